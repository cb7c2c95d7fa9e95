//! A fact bound to a declared claim, with its keys.

use super::fact::{Fact, Measure, Role, Speaker};
use super::pair;
use super::polarity::{negation, polarity, verb};
use super::revision::{changed_from, former};
use super::speaker::mention_at;
use super::stance::clause;
use super::term::{Term, terms};
use crate::pattern::{AboutId, Accepts, CueValue, Found, Machine, Matcher, Otherwise, Program, Target, Values};
use crate::quantity::{Day, Interval, Kind};
use crate::source::{KeptSentence, Span};
use crate::text::{Class, Words, letters};
use std::ops::Range;

/// The value of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyValue {
    /// One of the declared values.
    Named(u16),
    /// A party, as a number in the list of names.
    Party(u16),
}

/// What the words beside a value tell that is no part of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// What the figure was before.
    pub before: Option<Interval>,
    /// The last day that its clause names; asked only of what happened.
    pub day: Option<Day>,
    /// The time in which there is so much: `week` of `£600 a week`.
    pub period: Option<&'static str>,
}

/// A fact bound to a claim.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The claim.
    pub claim: u16,
    /// The value, where it is no figure.
    pub term: Option<Term>,
    /// The fact; for a value that is no figure, its words.
    pub fact: Fact,
    /// What stands beside the value.
    pub beside: Beside,
    /// The keys, in declared order; `None` where unknown.
    pub keys: Vec<Option<KeyValue>>,
    /// The bytes of the file that the value covers.
    pub place: Span,
    /// The line of the value, from 1.
    pub line: u32,
    /// The column of the value, from 1.
    pub column: u32,
    /// What is underlined: the value with its hedge; of words, with the verb that they hang on.
    pub underlined: Span,
    /// Line and column of its first character.
    pub underlined_at: (u32, u32),
    /// The sentence around it.
    pub sentence: KeptSentence,
}

impl Binding {
    /// Whether it says that the value is not so. An event that did not happen is a value by itself.
    pub fn denies(&self) -> bool {
        self.fact.context.denied && self.fact.kind != Kind::HAPPENED
    }
}

/// A cue that a sentence holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    claim: u16,
    key: u16,
    value: KeyValue,
    tokens: Range<usize>,
}

/// What a sentence mentions, for itself and for those that lean on it.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The `about` phrases.
    pub abouts: Vec<AboutId>,
    /// The cues.
    pub cues: Vec<Hit>,
}

impl Hints {
    /// Adds what another sentence mentions.
    pub fn absorb(&mut self, other: &Self) {
        for about in &other.abouts {
            if !self.abouts.contains(about) {
                self.abouts.push(*about);
            }
        }
        self.cues.extend(other.cues.iter().cloned());
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.abouts.clear();
        self.cues.clear();
    }
}

/// What a sentence holds as values of one claim.
struct ClaimValues<'a> {
    facts: &'a [Fact],
    /// The values that are no figures, for a claim that takes such.
    terms: &'a [(Range<usize>, Term)],
    accepts: Accepts,
    words: &'a Words<'a>,
    sentence: &'a Range<usize>,
    matcher: &'a Matcher,
    program: &'a Program,
}

impl Values for ClaimValues<'_> {
    fn at(&self, token: usize) -> Option<(usize, usize)> {
        // Where the pattern is only `{value}`, nothing but the claim's own kind will do.
        let lone = self.program.only_value();
        if let Some(i) = self.terms.iter().position(|(tokens, _)| tokens.start == token) {
            return self.terms.get(i).map(|(tokens, _)| (i, tokens.end));
        }
        let begins = |fact: &Fact| fact.tokens.start == token || value_start(fact, self.words) == token;
        let begun = || self.facts.iter().enumerate().filter(|(_, fact)| begins(fact));
        if let Some((i, fact)) = begun().find(|(_, fact)| accepts(self.accepts, fact, lone, self.words)) {
            return Some((i, fact.tokens.end));
        }
        let paired = self.accepts.is_kind(Kind::RATIO) && !lone;
        begun().filter(|_| paired).find_map(|(i, _)| Some((i, pair::ratio(self.words, self.facts, i)?.tokens.end)))
    }

    fn party(&self, token: usize) -> Option<(u16, usize)> {
        party_at(self.words, self.matcher, token)
    }

    fn former(&self, value: usize) -> bool {
        // `fares rise from 1 April`: of a day, the change begins there
        let figure = |fact: &&Fact| self.terms.is_empty() && !fact.kind.position();
        self.facts.get(value).filter(figure).is_some_and(|fact| changed_from(self.words, fact.tokens.start)) || self.held_before(value)
    }

    fn head(&self, value: usize) -> Option<usize> {
        self.facts.get(value)?.head
    }
}

impl ClaimValues<'_> {
    /// Whether the words around a figure tell that it held before, and the pattern does not ask for that.
    fn held_before(&self, value: usize) -> bool {
        let figure = self.facts.get(value).filter(|_| self.terms.is_empty() && !self.program.recalls());
        figure.is_some_and(|fact| former(self.words, self.sentence, fact))
    }
}

/// The first token of the value itself, behind its hedge.
fn value_start(fact: &Fact, words: &Words) -> usize {
    fact.tokens.clone().find(|i| words.at(*i).start >= fact.span.start).unwrap_or(fact.tokens.start)
}

/// The value that a fact is to a claim: to one of ratios, together with the number behind it.
pub fn value(words: &Words, facts: &[Fact], i: usize, accepts: Accepts) -> Option<Fact> {
    let fact = facts.get(i)?;
    let paired = accepts.is_kind(Kind::RATIO) && fact.kind != Kind::RATIO;
    if paired { pair::ratio(words, facts, i) } else { Some(fact.clone()) }
}

/// Whether a fact may be the value of a claim.
fn accepts(accepts: Accepts, fact: &Fact, lone: bool, words: &Words) -> bool {
    let Accepts::Figure { kind, dimension } = accepts else { return false };
    let bare = fact.kind == Kind::NUMBER || fact.kind == Kind::RANGE || fact.kind == Kind::COUNT && kind == Kind::NUMBER;
    if fact.kind == kind {
        return kind != Kind::QUANTITY || fact.measure.dimension() == Some(dimension);
    }
    if lone {
        return false;
    }
    // `20,000 pounds of supplies`: money, unless the claim weighs.
    if kind == Kind::QUANTITY && dimension == "mass" && fact.kind == Kind::MONEY {
        return pounds(fact, words);
    }
    if kind == Kind::AGE && fact.kind == Kind::DURATION {
        return fact.base_unit == "second" && matches!(&fact.measure, Measure::Unit("year" | "month"));
    }
    kind.definition().bare_unit.is_some() && (bare || kind == Kind::AGE && fact.kind == Kind::COUNT && fact.head.is_none())
}

fn pounds(fact: &Fact, words: &Words) -> bool {
    let last = fact.tokens.clone().rev().find(|i| words.at(*i).end <= fact.span.end);
    fact.measure == Measure::Unit("GBP") && last.is_some_and(|i| words.is_any(i, letters!["pound", "pounds"]))
}

/// Parties as values of a key.
struct PartyValues<'a> {
    words: &'a Words<'a>,
    matcher: &'a Matcher,
}

impl Values for PartyValues<'_> {
    fn at(&self, token: usize) -> Option<(usize, usize)> {
        party_at(self.words, self.matcher, token).map(|(party, end)| (usize::from(party), end))
    }

    fn party(&self, token: usize) -> Option<(u16, usize)> {
        party_at(self.words, self.matcher, token)
    }

    fn head(&self, _: usize) -> Option<usize> {
        None
    }
}

/// The party that is named at a token, itself or by one who speaks for it.
fn party_at(words: &Words, matcher: &Matcher, token: usize) -> Option<(u16, usize)> {
    let (id, end) = mention_at(words, token)?;
    Some((matcher.name(id.0)?.party?, end))
}

/// Binds facts to claims, sentence by sentence.
#[derive(Debug, Default)]
pub struct Binder {
    machine: Machine,
    found: Vec<Found>,
    targets: Vec<Target>,
}

/// A fact and the claim that a pattern gives it to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The claim.
    pub claim: u16,
    /// What stands at `{value}`, by its number among the facts, or among the terms, of the sentence.
    value: Option<usize>,
    /// The value, where it is no figure.
    pub term: Option<Term>,
    /// Whether the words that the pattern matched deny it: `12 of them were not killed`.
    pub denied: bool,
    /// Whether the words around the figure tell that it held before, and the pattern does not ask for that.
    pub former: bool,
    /// The word that tells what happened.
    pub verb: usize,
    /// The tokens that the pattern matched; of a value that is no figure, its own.
    pub tokens: Range<usize>,
    /// The keys that the pattern captured: key and party.
    pub captures: Vec<(u16, u16)>,
}

impl Bound {
    /// The fact, by its number in the sentence; `None` for a value that is no figure.
    pub fn fact(&self) -> Option<usize> {
        self.value.filter(|_| self.term.is_none())
    }

    /// Whether both are one value of one claim.
    fn same(&self, other: &Self) -> bool {
        self.claim == other.claim && self.value == other.value && (self.value.is_some() || overlap(&self.tokens, &other.tokens) && self.alike(other))
    }

    /// Whether two stretches of words say the same; what happened is said once, whatever the polarity.
    fn alike(&self, other: &Self) -> bool {
        self.term == other.term || matches!((&self.term, &other.term), (Some(Term::Happened(_)), Some(Term::Happened(_))))
    }
}

impl Binder {
    /// The patterns of which the sentence holds the word they cannot do without.
    pub fn candidates(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>) {
        self.targets.clear();
        self.targets.extend_from_slice(matcher.always());
        for i in sentence.clone() {
            if words.has(i, Class::ASKED) {
                for lemma in words.lexicon.lemmas(words.at(i).form) {
                    self.targets.extend_from_slice(matcher.of_word(*lemma));
                }
            }
        }
        self.targets.sort_unstable();
        self.targets.dedup();
    }

    /// What the sentence mentions of `about` phrases and cues.
    pub fn hints(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, hints: &mut Hints) {
        let parties = PartyValues { words, matcher };
        for target in &self.targets {
            match *target {
                Target::About(id) => {
                    let Some(program) = matcher.abouts.get(usize::from(id.0)) else { continue };
                    self.machine.all(program, words, sentence, &parties, &mut self.found);
                    if !self.found.is_empty() {
                        hints.abouts.push(id);
                    }
                }
                Target::Cue(id) => {
                    let Some(cue) = matcher.cues.get(usize::from(id.0)) else { continue };
                    self.machine.all(&cue.program, words, sentence, &parties, &mut self.found);
                    for found in &self.found {
                        let value = match cue.value {
                            CueValue::Named(value) => Some(KeyValue::Named(value)),
                            CueValue::Party => found.value.and_then(|v| u16::try_from(v).ok()).map(KeyValue::Party),
                        };
                        if let Some(value) = value {
                            hints.cues.push(Hit { claim: cue.claim, key: cue.key, value, tokens: found.start..found.end });
                        }
                    }
                }
                Target::Bind(_) => {}
            }
        }
    }

    /// The facts of the sentence that patterns bind. `about` holds what the sentence, its lead-in and its headings mention.
    pub fn bind(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, facts: &[Fact], about: &dyn Fn(AboutId) -> bool, bound: &mut Vec<Bound>) {
        for target in &self.targets {
            let Target::Bind(id) = *target else { continue };
            let Some(claim) = matcher.claims.get(usize::from(id.claim)) else { continue };
            let Some(bind) = claim.binds.get(usize::from(id.bind)) else { continue };
            if !bind.about.is_empty() && !bind.about.iter().any(|id| about(*id)) || facts.is_empty() && claim.accepts.is_figure() {
                continue;
            }
            let terms = terms(words, matcher, sentence, claim.accepts, &bind.program);
            let values = ClaimValues { facts, terms: &terms, accepts: claim.accepts, words, sentence, matcher, program: &bind.program };
            self.machine.all(&bind.program, words, sentence, &values, &mut self.found);
            for found in &self.found {
                let captures = bind.captures.iter().zip(found.captures).filter_map(|(key, party)| Some((*key, party?))).collect();
                let matched = found.start..found.end;
                let value = match (found.value.and_then(|value| terms.get(value)), found.value.and_then(|value| facts.get(value))) {
                    (Some((tokens, _)), _) => tokens.clone(),
                    (None, Some(fact)) => fact.tokens.clone(),
                    (None, None) => 0..0,
                };
                let negated = |i: usize| !value.contains(&i) && negation(words, i) && !bind.program.turns(words, i);
                let denied = claim.accepts != Accepts::Event && matched.clone().any(negated);
                let verb = verb(words, &matched, &bind.program);
                let (term, tokens) = match found.value.and_then(|value| terms.get(value)) {
                    Some((tokens, term)) => (Some(term.clone()), tokens.clone()),
                    None if claim.accepts == Accepts::Event => {
                        let Some(happened) = polarity(words, sentence, &matched, verb, &bind.program) else { continue };
                        (Some(Term::Happened(happened)), matched)
                    }
                    None => (bind.choice.map(Term::Choice), matched),
                };
                let former = found.value.is_some_and(|value| values.held_before(value));
                let new = Bound { claim: id.claim, value: found.value, term, denied, former, verb, tokens, captures };
                if new.value.is_some() == bind.program.has_value && !bound.iter().any(|known| known.same(&new)) {
                    bound.push(new);
                }
            }
        }
        bound.retain(|b| !self.excluded(words, matcher, sentence, facts, b));
    }

    /// Whether a `not` pattern of the claim matches the value, or the sentence.
    fn excluded(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, facts: &[Fact], bound: &Bound) -> bool {
        let Some(claim) = matcher.claims.get(usize::from(bound.claim)) else { return false };
        claim.not.iter().any(|program| {
            let terms = terms(words, matcher, sentence, claim.accepts, program);
            let values = ClaimValues { facts, terms: &terms, accepts: claim.accepts, words, sentence, matcher, program };
            self.machine.all(program, words, sentence, &values, &mut self.found);
            self.found.iter().any(|found| !program.has_value || found.value == bound.value)
        })
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where keys may be read from: the sentence, what it leans on, and its headings.
#[derive(Debug)]
pub struct Around<'a> {
    /// The cues of the sentence.
    pub own: &'a Hints,
    /// The cues of the sentence before, where this one leans on it.
    pub lead_in: Option<&'a Hints>,
    /// The cues of the headings with their levels, the nearest last.
    pub headings: &'a [(u8, Hints)],
    /// The figures of the sentence.
    pub facts: &'a [Fact],
}

/// The keys of a bound value: each takes the cue nearest to it.
pub fn keys(
    words: &Words,
    matcher: &Matcher,
    sentence: &Range<usize>,
    claim: u16,
    value: &Range<usize>,
    around: &Around,
    speaker: Option<&Speaker>,
) -> Vec<Option<KeyValue>> {
    let Some(patterns) = matcher.claims.get(usize::from(claim)) else { return Vec::new() };
    // `17 fell ill, six of them in Verden`: where the six did, not all of them.
    let behind = |part: &&Fact| part.role == Role::Part && part.tokens.start >= value.end;
    let reach = |part: &Fact| part.tokens.end..phrase(words, &clause(words, sentence, &part.tokens), &part.tokens).end;
    let parts: Vec<Range<usize>> = around.facts.iter().filter(behind).map(reach).collect();
    let clause = clause(words, sentence, value);
    let phrase = phrase(words, &clause, value);
    let party = speaker.and_then(|s| s.party);
    let mut keys = Vec::with_capacity(patterns.keys.len());
    for (i, key) in patterns.keys.iter().enumerate() {
        let of_key = |hit: &&Hit| hit.claim == claim && usize::from(hit.key) == i;
        let of_value = |hit: &&Hit| !parts.iter().any(|part| part.contains(&hit.tokens.start));
        let near = nearest(words, around.own.cues.iter().filter(of_key).filter(of_value), &phrase, &clause, value);
        let outside = || {
            around
                .lead_in
                .into_iter()
                .chain(around.headings.iter().rev().map(|(_, hints)| hints))
                .map(|hints| agreed(hints.cues.iter().filter(of_key)))
                .find(|found| *found != Cued::None)
        };
        let cued = if near == Cued::None { outside().unwrap_or(Cued::None) } else { near };
        keys.push(match (cued, key.otherwise) {
            (Cued::One(value), _) => Some(value),
            (Cued::Torn, _) | (Cued::None, Otherwise::Unknown) => None,
            (Cued::None, Otherwise::Value(value)) => Some(KeyValue::Named(value)),
            (Cued::None, Otherwise::PartyOfSpeaker) => party.map(KeyValue::Party),
        });
    }
    keys
}

/// What cues say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cued {
    None,
    One(KeyValue),
    /// Different values, equally near.
    Torn,
}

/// The words around a value up to the next comma or verb of grammar.
fn phrase(words: &Words, clause: &Range<usize>, value: &Range<usize>) -> Range<usize> {
    let ends = |i: &usize| words.is(*i, ",") || words.has(*i, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT));
    let start = (clause.start..value.start).rev().find(ends).map_or(clause.start, |i| i + 1);
    let end = (value.end..clause.end).find(ends).unwrap_or(clause.end);
    start..end
}

/// The cue nearest to a value: of the same phrase first, then of the same clause, then on the same side of `and` (`four in the north port and three in the south
/// port`), then by distance, before rather than behind.
fn nearest<'h>(words: &Words, hits: impl Iterator<Item = &'h Hit>, phrase: &Range<usize>, clause: &Range<usize>, value: &Range<usize>) -> Cued {
    let mut best: Option<((u8, bool, usize, bool), KeyValue)> = None;
    let joins = |i: usize| words.is_any(i, letters!["and", "or", "but"]) || words.is(i, ",");
    let mut torn = false;
    for hit in hits {
        let within = |range: &Range<usize>| range.start <= hit.tokens.start && hit.tokens.end <= range.end;
        let level = if within(phrase) { 0 } else { 2 - u8::from(within(clause)) };
        let (distance, behind) = if overlap(&hit.tokens, value) {
            (0, false)
        } else if hit.tokens.end <= value.start {
            (value.start - hit.tokens.end, false)
        } else {
            (hit.tokens.start.saturating_sub(value.end), true)
        };
        let apart = (hit.tokens.end..value.start).chain(value.end..hit.tokens.start).any(joins);
        let rank = (level, apart, distance, behind);
        match &best {
            Some((known, _)) if *known < rank => {}
            Some((known, of)) if *known == rank => torn |= *of != hit.value,
            _ => {
                best = Some((rank, hit.value));
                torn = false;
            }
        }
    }
    match best {
        None => Cued::None,
        Some(_) if torn => Cued::Torn,
        Some((_, value)) => Cued::One(value),
    }
}

/// What the cues of another sentence say, where they all say the same.
fn agreed<'h>(mut hits: impl Iterator<Item = &'h Hit>) -> Cued {
    let Some(first) = hits.next() else { return Cued::None };
    if hits.all(|hit| hit.value == first.value) { Cued::One(first.value) } else { Cued::Torn }
}
