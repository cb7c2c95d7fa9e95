//! A fact whose words a person has corrected: the value that they say, in its place.

use super::fact::{Fact, Measure};
use crate::quantity::{Correction, Kind};
use crate::text::Words;

/// Corrects a fact, if its words, with or without the hedge, are misread; gives the number of the correction.
pub fn correct(fact: &mut Fact, words: &Words) -> Option<usize> {
    let known = |span: crate::source::Span| words.lexicon.correction(span.of(words.text));
    let (number, correction) = known(fact.underlined()).or_else(|| known(fact.span))?;
    apply(fact, correction);
    Some(*number)
}

fn apply(fact: &mut Fact, correction: &Correction) {
    (fact.low, fact.high) = (correction.low, correction.high);
    (fact.hard, fact.soft) = (correction.set, correction.set);
    let Some(kind) = correction.kind else { return bare(fact) };
    fact.kind = kind;
    fact.measure = correction.unit.map_or(Measure::None, Measure::Unit);
    fact.base_unit = correction.base_unit;
}

/// A bare number stays the count or the age that it was.
fn bare(fact: &mut Fact) {
    if fact.kind == Kind::COUNT || fact.kind == Kind::AGE {
        return;
    }
    fact.kind = if fact.low == fact.high { Kind::NUMBER } else { Kind::RANGE };
    fact.measure = Measure::None;
    fact.base_unit = "";
}
