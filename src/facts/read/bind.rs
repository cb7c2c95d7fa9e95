//! The facts of a sentence, bound to claims and kept.

use super::{Part, Pass};
use crate::document::BlockKind;
use crate::facts::binding::{Around, Beside, Binding, Bound, KeyValue, keys, value};
use crate::facts::fact::{Fact, Measure, Role, Speaker, Stance};
use crate::facts::predicate::underlined;
use crate::facts::revision::{earlier, replaces};
use crate::facts::stance::{clause, stance_of_event};
use crate::facts::tense::tense;
use crate::facts::term::Term;
use crate::pattern::{Accepts, BuiltIn, OwnKey};
use crate::quantity::{Day, Interval, Kind, Number, Units};
use crate::source::KeptSentence;
use crate::text::{Class, LetterSet, NameId, Words, letters};
use std::ops::Range;

impl Pass<'_> {
    /// Notes what the sentence mentions, and binds its facts.
    pub(super) fn bind(&mut self, words: &Words, sentence: &Range<usize>, facts: &[Fact], part: &Part) {
        let block = &part.block;
        self.binder.candidates(words, self.matcher, sentence);
        self.hints.clear();
        self.binder.hints(words, self.matcher, sentence, &mut self.hints);
        let leans = block.kind == BlockKind::ListItem
            || words.has(sentence.start, Class::OPEN)
            || words.is_word(sentence.start, "the") && words.is_any(sentence.start + 1, letters!["first", "second", "third"]);
        self.bound.clear();
        let (hints, lead_in, headings) = (&self.hints, &self.lead_in, &self.headings);
        let about = |id| hints.abouts.contains(&id) || leans && lead_in.abouts.contains(&id) || headings.iter().any(|(_, h)| h.abouts.contains(&id));
        self.binder.bind(words, self.matcher, sentence, facts, &about, &mut self.bound);
        let bound = std::mem::take(&mut self.bound);
        for b in &bound {
            self.keep(words, sentence, facts, b, leans, part);
        }
        let mut judged: Vec<usize> = bound.iter().filter_map(Bound::fact).collect();
        judged.sort_unstable();
        judged.dedup();
        self.reading.bound += judged.len();
        self.bound = bound;
        if let Some((_, heading)) = self.headings.last_mut().filter(|_| matches!(block.kind, BlockKind::Title | BlockKind::Heading)) {
            heading.absorb(&self.hints);
        } else if block.kind == BlockKind::ListItem {
            // The items of a list all lean on what stands before the list.
        } else if leans {
            let hints = std::mem::take(&mut self.hints);
            self.lead_in.absorb(&hints);
            self.hints = hints;
        } else {
            std::mem::swap(&mut self.lead_in, &mut self.hints);
        }
    }

    /// Keeps a bound fact with its keys and its sentence.
    fn keep(&mut self, words: &Words, sentence: &Range<usize>, facts: &[Fact], bound: &Bound, leans: bool, part: &Part) {
        let Some(claim) = self.matcher.claims.get(usize::from(bound.claim)) else { return };
        let mut fact = match (&bound.term, bound.fact().and_then(|i| value(words, facts, i, claim.accepts))) {
            (None, Some(fact)) => retyped(fact, claim.accepts),
            (Some(term), _) => self.worded(words, sentence, facts, bound, term, part),
            (None, None) => return,
        };
        fact.context.denied |= bound.denied;
        // `none of the 12 people were hurt`: there were 12, whatever is said of them.
        if fact.context.denied && !fact.kind.in_words() && words.is_any(fact.tokens.start.wrapping_sub(1), DEFINITE) {
            self.reading.denied.insert(bound.claim);
            return;
        }
        // `Kestrel has learned`: an outlet that names itself speaks in its own voice.
        if fact.context.speaker.as_ref().is_some_and(|speaker| is_outlet(speaker, &self.reading.meta.source)) {
            fact.context.speaker = None;
        }
        let mut beside = Beside::default();
        if bound.term == Some(Term::Happened(true)) {
            beside.day = last_day(facts, &clause(words, sentence, &(bound.verb..bound.verb + 1)));
        }
        if bound.term.is_none() {
            if fact.role == Role::Total && bound.former {
                fact.role = Role::Former;
            }
            beside.before = facts.iter().find(|other| earlier(words, sentence, other, &fact)).map(|other| other.hard);
            fact.context.tense = tense(words, &clause(words, sentence, &fact.tokens), &fact);
            // A claim that tells parts apart has a key for them.
            if claim.keys.is_empty() && fact.role == Role::Total && of_part(words, sentence, bound.tokens.start) {
                fact.role = Role::Part;
            }
        }
        let around = Around { own: &self.hints, lead_in: leans.then_some(&self.lead_in), headings: &self.headings, facts };
        let mut keys = keys(words, self.matcher, sentence, bound.claim, &fact.tokens, &around, fact.context.speaker.as_ref());
        for (key, party) in &bound.captures {
            if let Some(slot) = keys.get_mut(usize::from(*key)) {
                *slot = Some(KeyValue::Party(*party));
            }
        }
        let own = keys.split_off(keys.len() - claim.own_keys.len().min(keys.len()));
        for (of, value) in claim.own_keys.iter().zip(own) {
            self.overrule(of, value, &mut fact);
        }
        let underlined = if [Kind::CHOICE, Kind::HAPPENED].contains(&fact.kind) {
            let shown = underlined(words, &clause(words, sentence, &fact.tokens), &fact.tokens);
            words.span(shown.start, shown.end)
        } else {
            fact.underlined()
        };
        let (line, column) = self.places.place(fact.sentence.start);
        let sentence = KeptSentence { text: fact.sentence.of(words.text).to_owned(), span: fact.sentence, line, column, landmarks: Vec::new() };
        let underlined_at = self.places.place(underlined.start);
        let (line, column) = self.places.place(fact.span.start);
        let place = self.document.in_file(fact.span);
        let term = bound.term.clone();
        beside.period = period(words, &fact);
        self.reading.bindings.push(Binding { claim: bound.claim, term, fact, beside, keys, place, line, column, underlined, underlined_at, sentence });
    }

    /// A key that every claim has, by the cues of the claim: it wins over what was read.
    fn overrule(&self, own: &OwnKey, value: Option<KeyValue>, fact: &mut Fact) {
        let number = match value {
            Some(KeyValue::Named(value)) => own.values.get(usize::from(value)).copied(),
            Some(KeyValue::Party(party)) => Some(party),
            None => None,
        };
        let Some(number) = number else { return };
        let context = &mut fact.context;
        match own.key {
            BuiltIn::Speaker => context.speaker = self.matcher.name(number).map(|entry| Speaker::declared(NameId(number), entry, fact.span)),
            BuiltIn::Stance => context.stance = Stance::ALL.get(usize::from(number)).copied().unwrap_or_default(),
            BuiltIn::Role => fact.role = Role::ALL.get(usize::from(number)).copied().unwrap_or_default(),
            BuiltIn::Event => context.event = Some(number),
        }
    }

    /// The words of a value that is no figure, as a fact.
    fn worded(&self, words: &Words, sentence: &Range<usize>, facts: &[Fact], bound: &Bound, term: &Term, part: &Part) -> Fact {
        let mut context = self.context(words, sentence, facts, &bound.tokens, part.voices(replaces(words, sentence)));
        if let Term::Happened(happened) = term {
            // The verb, which tells how firmly it is meant, stands inside the words; what stands before a comma is said of something else.
            let clause = clause(words, sentence, &(bound.verb..bound.verb + 1));
            let start = (clause.start..bound.tokens.start).rev().find(|i| words.is(*i, ",")).map_or(clause.start, |comma| comma + 1);
            context.stance = stance_of_event(words, sentence, &clause, start, &bound.tokens, bound.verb);
            context.denied = !happened;
        }
        Fact {
            kind: term.kind(),
            span: words.span(bound.tokens.start, bound.tokens.end),
            hedge: None,
            low: None,
            high: None,
            measure: Measure::None,
            modifiers: None,
            role: Role::Total,
            hard: Interval::default(),
            soft: Interval::default(),
            base_unit: "",
            tokens: bound.tokens.clone(),
            head: None,
            context,
            sentence: words.span(sentence.start, sentence.end),
            block: part.block.kind,
        }
    }
}

/// `£31,200 a year`, `40 flights per day`, `$5 an hour`, `paid monthly`: the time in which there is so much.
fn period(words: &Words, fact: &Fact) -> Option<&'static str> {
    let end = fact.head.map_or(fact.tokens.end, |head| fact.tokens.end.max(head + 1));
    let each = words.is_any(end, letters!["a", "an", "per", "each", "every"]) || words.is(end, "/");
    let unit = end + usize::from(each);
    let period = PERIODS.iter().find(|(_, unit_words, adverbs)| words.is_any(unit, if each { *unit_words } else { *adverbs }))?;
    // `a year ago`, `a day after the flood` and `a day or two` are no rates
    (!each || !words.is_any(unit + 1, letters!["ago", "after", "before", "later", "earlier", "or"])).then_some(period.0)
}

/// The last day that a clause names.
fn last_day(facts: &[Fact], clause: &Range<usize>) -> Option<Day> {
    let days = facts.iter().filter(|fact| fact.kind == Kind::DATE && clause.contains(&fact.tokens.start));
    days.filter_map(|date| date.hard.high?.value.as_whole()).max()
}

/// Whether a speaker is the source of the document itself, by its name.
fn is_outlet(speaker: &Speaker, source: &str) -> bool {
    let plain = source.strip_prefix("The ").unwrap_or(source);
    speaker.declared.is_none() && [source, plain].iter().any(|name| name.eq_ignore_ascii_case(&speaker.name))
}

/// The time of a rate, with the words for it behind `a` and as an adverb.
const PERIODS: [(&str, LetterSet, LetterSet); 5] = [
    ("hour", letters!["hour"], letters!["hourly"]),
    ("day", letters!["day", "night"], letters!["daily"]),
    ("week", letters!["week"], letters!["weekly"]),
    ("month", letters!["month"], letters!["monthly"]),
    ("year", letters!["year", "annum"], letters!["yearly", "annually"]),
];

/// What is there whatever is denied of it.
const DEFINITE: LetterSet = letters!["the", "these", "those", "all", "both", "its", "his", "her", "our", "their"];

/// Words for a part of what is named behind `of`.
const PARTS: LetterSet = letters![
    "part",
    "parts",
    "phase",
    "phases",
    "stage",
    "stages",
    "section",
    "sections",
    "segment",
    "portion",
    "half",
    "third",
    "quarter",
    "stretch",
    "leg",
    "tranche",
    "instalment",
    "installment",
    "rest",
    "remainder",
    "bulk",
];

/// `the first phase of the repair`: whether the words from a token on, which tell what a figure is of, name the whole of which it is a part.
fn of_part(words: &Words, sentence: &Range<usize>, start: usize) -> bool {
    let of = (sentence.start..start).rev().find(|i| !words.has(*i, Class::DETERMINER));
    of.is_some_and(|of| words.is_word(of, "of") && of > sentence.start && words.is_any(of - 1, PARTS))
}

/// A duration as an age: the stated months or years, in years.
fn in_years(fact: &mut Fact) {
    let units = Units::get();
    let factor = |name: &str| units.of_name(name).map(|unit| unit.factor);
    let scale = match fact.measure {
        Measure::Unit(name) => factor(name).zip(factor("year")).and_then(|(unit, year)| unit.over(year)),
        _ => None,
    };
    let year = scale.unwrap_or(Number::ONE);
    let stated = |n: Option<Number>| n.and_then(|n| n.times(year));
    (fact.low, fact.high) = (stated(fact.low), stated(fact.high));
    let set = Interval::closed(fact.low, fact.high);
    (fact.hard, fact.soft) = (set, set);
}

/// A bare number as the kind of quantity that its claim asks for.
fn retyped(mut fact: Fact, accepts: Accepts) -> Fact {
    let Accepts::Figure { kind, .. } = accepts else { return fact };
    if fact.kind == kind {
        return fact;
    }
    if kind == Kind::AGE {
        if fact.kind == Kind::DURATION {
            in_years(&mut fact);
        }
        fact.measure = Measure::Unit("year");
        fact.base_unit = "year";
    }
    if kind == Kind::QUANTITY
        && let Some(pound) = Units::get().of_name("pound")
    {
        let mass = |set: Interval| set.map(|n| n.times(pound.factor)).unwrap_or(set);
        (fact.hard, fact.soft) = (mass(fact.hard), mass(fact.soft));
        fact.measure = Measure::Unit(pound.name);
        fact.base_unit = pound.base;
    }
    fact.kind = kind;
    if let Some(floor) = kind.floor() {
        let least = Interval::closed(Some(floor), None);
        fact.hard = fact.hard.meet(&least).unwrap_or(fact.hard);
        fact.soft = fact.soft.meet(&least).unwrap_or(fact.soft);
    }
    fact
}
