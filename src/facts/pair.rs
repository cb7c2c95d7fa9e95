//! Two numbers that tell one result: `9 to 4`, `9-4`, `51 votes to 48`. A claim of ratios takes both as its value.

use super::fact::{Fact, Measure, Role};
use super::revision::changed_from;
use crate::quantity::{Interval, Kind};
use crate::text::{Words, letters};

/// The ratio that a figure opens together with the one behind it, or is by itself where its numbers rise (`4 to 9`).
pub fn ratio(words: &Words, facts: &[Fact], i: usize) -> Option<Fact> {
    let first = facts.get(i)?;
    if words.is_any(first.tokens.start.wrapping_sub(1), letters!["from", "between"]) || changed_from(words, first.tokens.start) {
        return None;
    }
    let linked = |at: usize| words.is_word(at, "to") || words.dash(at);
    if first.kind == Kind::RANGE {
        return (first.hedge.is_none() && first.tokens.clone().any(linked)).then(|| Fact { kind: Kind::RATIO, ..first.clone() });
    }
    let second = facts.get(i + 1)?;
    let number = |fact: &Fact| [Kind::NUMBER, Kind::COUNT].contains(&fact.kind) && fact.low.is_some() && fact.low == fact.high && fact.hedge.is_none();
    let link = first.head.map_or(0, |head| head + 1).max(first.tokens.end);
    let alike = second.kind == Kind::NUMBER || first.kind == Kind::NUMBER;
    if !(number(first) && number(second) && alike && linked(link) && second.tokens.start == link + 1) {
        return None;
    }
    let set = Interval::closed(first.low.min(second.low), first.low.max(second.low));
    Some(Fact {
        kind: Kind::RATIO,
        span: first.span.to(second.span),
        high: second.low,
        measure: Measure::None,
        modifiers: None,
        role: Role::Total,
        hard: set,
        soft: set,
        tokens: first.tokens.start..second.tokens.end,
        head: None,
        ..first.clone()
    })
}
