//! What is wanted is not held against what is, and what was to come not against what came of it.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::{Stance, StanceClass, Tense, Term};
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "stance", about: "both are real, or both wanted; both are to come, or both came", verdict: Verdict::Stance, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.context.stance, b.binding.fact.context.stance);
    let opposed = matches!((x.class(), y.class()), (StanceClass::Real, StanceClass::Wanted) | (StanceClass::Wanted, StanceClass::Real));
    (opposed || foretells(a, b) || foretells(b, a)).then(|| format!("one is {}, the other {}", x.name(), y.name()))
}

/// Whether one tells what was to come, and the other what came of it. A figure of the present still stands against a forecast.
fn foretells(forecast: &Side, outcome: &Side) -> bool {
    let (forecast, came) = (&forecast.binding.fact.context, &outcome.binding.fact.context);
    let event = matches!(outcome.binding.term, Some(Term::Happened(_)));
    let planned = event && forecast.stance == Stance::Expected && came.stance != Stance::Expected;
    planned || forecast.tense == Tense::Future && came.tense == Tense::Past
}
