//! A figure without its hedge, and how the hedge makes a fact of it.

use super::fact::{Context, Fact, Measure, Role};
use super::noun;
use super::numeral::Vague;
use super::scan::Scan;
use crate::document::BlockKind;
use crate::quantity::kind::Written;
use crate::quantity::{Hedge, Interval, Kind, Number, Understood, understand};
use crate::source::Span;
use crate::text::{Class, LetterSet, TokenKind, Words, letters};
use std::ops::Range;

/// What an extractor hands over.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What kind of quantity.
    pub kind: Kind,
    /// The tokens of the value.
    pub tokens: Range<usize>,
    /// Stated least value.
    pub low: Option<Number>,
    /// Stated largest value.
    pub high: Option<Number>,
    /// The stated unit.
    pub measure: Measure,
    /// The base unit.
    pub base_unit: &'static str,
    /// The stated values in base units.
    pub plain: Interval,
    /// The last written digit, in base units.
    pub written: Written,
    /// Bounds of a vague number, in base units.
    pub vague: Option<Vague>,
    /// The token of the counted noun.
    pub head: Option<usize>,
    /// Whether the value may be hedged.
    pub hedged: bool,
}

impl Draft {
    /// A draft of a plain value.
    pub fn plain(kind: Kind, tokens: Range<usize>, low: Number, high: Number) -> Self {
        Self {
            kind,
            tokens,
            low: Some(low),
            high: Some(high),
            measure: Measure::None,
            base_unit: "",
            plain: Interval::closed(Some(low), Some(high)),
            written: Written { step: Number::ONE, decimals: false },
            vague: None,
            head: None,
            hedged: true,
        }
    }

    /// The fact: the draft with the hedges around it.
    pub fn finish(&self, scan: &Scan) -> Option<Fact> {
        let words = &scan.words;
        let hedges = if self.hedged { Hedges::around(scan, &self.tokens, self.vague.is_some()) } else { Hedges::none(&self.tokens) };
        let (mut low, mut high) = (self.low, self.high);
        let understood = match self.vague {
            Some(vague) => self.vague_sets(vague, &hedges),
            None => self.sets(&hedges)?,
        };
        if let Some(states) = hedges.senses.iter().flatten().next_back().map(|h| h.states()) {
            (low, high) = (low.filter(|_| states.0), high.filter(|_| states.1));
        }
        let vague_open = self.vague.is_some_and(|v| v.hard_high.is_none());
        let modifiers =
            self.head.filter(|head| *head > self.tokens.end && noun::whole(words, self.tokens.end).is_none()).map(|head| words.span(self.tokens.end, head));
        // `more than 30`, `up to 500`: open to one side.
        let role = if hedges.additional { Role::Change } else { part(words, self) };
        let open = self.kind == Kind::NUMBER && low.is_some() != high.is_some();
        let kind = match role {
            _ if !open => self.kind,
            // `at least 80 of them`: counted all the same.
            Role::Part => Kind::COUNT,
            _ => Kind::RANGE,
        };
        Some(Fact {
            kind,
            span: words.span(self.tokens.start, self.tokens.end),
            hedge: hedges.span(words, &self.tokens),
            low,
            high: if vague_open { None } else { high },
            measure: self.measure.clone(),
            modifiers,
            role,
            hard: understood.hard,
            soft: understood.soft,
            base_unit: self.base_unit,
            tokens: hedges.tokens.clone(),
            head: self.head,
            context: Context::default(),
            sentence: Span::default(),
            block: BlockKind::Paragraph,
        })
    }

    fn vague_sets(&self, vague: Vague, hedges: &Hedges) -> Understood {
        let low = self.plain.low.map(|b| b.value);
        match hedges.senses.iter().flatten().next() {
            // `at most in the hundreds`: no more than the word allows.
            Some(Hedge::AtMost | Hedge::UpTo | Hedge::LessThan) => Understood::plain(Interval::closed(None, Some(vague.soft_high))),
            _ => Understood { hard: Interval::closed(low, vague.hard_high), soft: Interval::closed(low, Some(vague.soft_high)) },
        }
    }

    /// Hedges stack: the meet of all, or the last one where nothing meets.
    fn sets(&self, hedges: &Hedges) -> Option<Understood> {
        let mut all = hedges.senses.iter().flatten().filter_map(|hedge| understand(Some(*hedge), self.plain, self.written, self.kind));
        let Some(first) = all.next() else { return understand(None, self.plain, self.written, self.kind) };
        Some(all.fold(first, |sofar, next| match (sofar.hard.meet(&next.hard), sofar.soft.meet(&next.soft)) {
            (Some(hard), Some(soft)) => Understood { hard, soft },
            _ => next,
        }))
    }
}

/// The hedges around a value.
struct Hedges {
    senses: [Option<Hedge>; 3],
    tokens: Range<usize>,
    additional: bool,
}

impl Hedges {
    fn none(value: &Range<usize>) -> Self {
        Self { senses: [None; 3], tokens: value.clone(), additional: false }
    }

    fn around(scan: &Scan, value: &Range<usize>, vague: bool) -> Self {
        let mut hedges = Self::none(value);
        let words = &scan.words;
        let mut at = value.start;
        // `between 18 and 20`: the word belongs to the value.
        if scan.inside(at.wrapping_sub(1)) && words.is_word(at - 1, "between") {
            at -= 1;
            hedges.tokens.start = at;
        }
        // `at most in the hundreds`, `runs into the thousands`: the words belong to the vague number.
        if vague && words.is_word(at.wrapping_sub(1), "the") && words.is_any(at.wrapping_sub(2), letters!["in", "into"]) && scan.inside(at - 2) {
            at -= 2;
        }
        for slot in 0..2 {
            at = hedges.skip_fillers(words, at);
            let Some((sense, first)) = scan.words.lexicon.hedges_before.backwards(words.tokens, at) else { break };
            // `three-over 74`.
            let glued = !words.at(first).spaced && words.dash(first.wrapping_sub(1));
            if !scan.inside(first)
                || glued
                || is_difference(words, first)
                || is_verb_particle(words, first, value)
                || is_throughout(words, first, value)
                || first + 1 == at && words.is_word(first, "some") && words.is_word(first.wrapping_sub(1), "in")
            {
                break;
            }
            if let Some(place) = hedges.senses.get_mut(1 - slot) {
                let negated = words.has(first.wrapping_sub(1), Class::NEGATION) || words.text(first.wrapping_sub(1)).ends_with("n't");
                *place = Some(if negated { sense.negated() } else { sense });
            }
            hedges.tokens.start = first;
            at = first;
        }
        if let Some((sense, end)) = words.lexicon.hedges_after.forwards(words.tokens, value.end)
            && scan.inside(end - 1)
            && !words.is_any(value.end, letters!["roughly", "approximately"])
            // `98 in 1994 and up from 80`.
            && !(words.is_word(end - 1, "up") && words.is_any(end, letters!["from", "to", "by"]))
            // `£12.5m plus £3m`, `6.5 % plus a bonus`: what comes on top.
            && !(words.is_word(end - 1, "plus") && (words.has(end, Class::ARTICLE.with(Class::CURRENCY)) || words.number(end)))
            // `no more than 12 and more than 5`: the words belong to the next number.
            && !(words.is_word(end, "than") && words.number(end + 1))
        {
            hedges.senses[2] = Some(sense);
            hedges.tokens.end = end;
        }
        hedges
    }

    /// Passes over articles and `another` between a hedge and its number.
    fn skip_fillers(&mut self, words: &Words, mut at: usize) -> usize {
        while at > 0 && words.has(at - 1, Class::ADDITIONAL.with(Class::ARTICLE)) {
            self.additional |= words.has(at - 1, Class::ADDITIONAL);
            at -= 1;
        }
        at
    }

    fn span(&self, words: &Words, value: &Range<usize>) -> Option<Span> {
        let before = self.senses.iter().take(2).any(Option::is_some);
        if before {
            let mut end = value.start;
            while end > self.tokens.start + 1 && (words.has(end - 1, Class::ADDITIONAL.with(Class::ARTICLE)) || words.is_word(end - 1, "between")) {
                end -= 1;
            }
            Some(words.span(self.tokens.start, end))
        } else {
            (self.tokens.end > value.end).then(|| words.span(value.end, self.tokens.end))
        }
    }
}

/// Verbs that `around` goes with: `passed around 40 leaflets`.
const CARRIED_AROUND: LetterSet = letters!["pass", "passed", "hand", "handed", "turn", "turned", "show", "showed"];

/// `a rise of 12 % over two years`, `loans over seven years`: all through that time. `lasted over two hours`, `for over a week` are hedges.
fn is_throughout(words: &Words, over: usize, value: &Range<usize>) -> bool {
    let before = over.wrapping_sub(1);
    let verb =
        words.past(before) || words.text(before).ends_with("ing") || words.is_any(before, letters!["takes", "lasts", "needs", "runs", "requires", "remains"]);
    let noun = words.word(before) && !words.has(before, Class::GRAMMAR.with(Class::ADVERB)) && !verb;
    let figure = words.at(before).kind == TokenKind::Number || words.is(before, "%") || words.has(before, Class::UNIT);
    words.is_word(over, "over") && is_span(words, value.end.wrapping_sub(1)) && (noun || figure || words.has(before, Class::CHANGE_VERB))
}

/// A unit of time from the day on.
fn is_span(words: &Words, unit: usize) -> bool {
    words.is_any(unit, letters!["day", "days", "week", "weeks", "weekend", "weekends", "month", "months", "year", "years", "decade", "decades"])
}

/// `hand over 6,000`, `spoke about thousands`: the word belongs to the verb, not to the number. `took over two years`: a time is not taken over.
fn is_verb_particle(words: &Words, first: usize, value: &Range<usize>) -> bool {
    let before = first.wrapping_sub(1);
    let last = value.end.wrapping_sub(1);
    let lasts = is_span(words, last) || words.is_any(last, letters!["hour", "hours", "minute", "minutes", "second", "seconds"]);
    let up_to = words.is_word(first, "up") && words.is_word(first + 1, "to") && words.is_any(before, letters!["run", "runs", "ran", "running"]);
    if lasts && (up_to || words.is_any(before, letters!["take", "takes", "took", "taken", "taking"])) {
        return false;
    }
    words.is_any(first, letters!["over", "up", "off", "out"]) && words.has(before, Class::PARTICLE_VERB)
        || words.is_word(first, "about") && words.has(before, Class::ABOUT_VERB)
        || words.is_word(first, "around") && words.is_any(before, CARRIED_AROUND)
}

/// `six months less than the six-year term`, `10 degrees below 20`: how far from it.
fn is_difference(words: &Words, first: usize) -> bool {
    let (unit, figure) = (first.wrapping_sub(1), first.wrapping_sub(2));
    words.has(unit, Class::UNIT)
        && words.is_any(first, letters!["more", "less", "above", "below", "over", "under"])
        && (words.number(figure) || words.is_any(figure, letters!["a", "an"]))
}

/// `two of whom`, `three of them`, `12 of the 23`, `one of three`: a part of something larger.
fn part(words: &Words, draft: &Draft) -> Role {
    if noun::whole(words, draft.tokens.end).is_some() && draft.kind.counts() {
        return Role::Part;
    }
    let of = draft.head.map_or(draft.tokens.end, |head| head + 1);
    // `71 percent of its capacity`: of what every share of it is.
    if !words.is_word(of, "of") || draft.kind == Kind::PERCENT {
        return Role::Total;
    }
    // `36 tonnes of the gas` is all of it that is told of, `3 of the 5 tonnes` is not.
    let counted = || draft.kind.counts() || words.number(of + 2) || words.number(of + 3);
    let some = || words.has(of + 1, Class::DETERMINER) && counted();
    if words.has(of + 1, Class::PART) || draft.head.is_none() && some() { Role::Part } else { Role::Total }
}
