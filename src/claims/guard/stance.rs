//! What is wanted is not held against what is, what one side asks for not against what another offers, and what was to come not against what came of it.

use super::{Guard, Side, same};
use crate::declaration::Growth;
use crate::facts::{Stance, StanceClass, Tense, Term};
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard {
    name: "stance",
    about: "both are real, or both wanted; both are asked for, or both offered; both are to come, or both came",
    verdict: Verdict::Stance,
    explains,
};

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.context.stance, b.binding.fact.context.stance);
    let opposed = matches!((x.class(), y.class()), (StanceClass::Real, StanceClass::Wanted) | (StanceClass::Wanted, StanceClass::Real));
    (opposed || bargain(a, b) || foretells(a, b) || foretells(b, a)).then(|| format!("one is {}, the other {}", x.name(), y.name()))
}

/// Whether one asks for what the other offers, as two sides of a bargain do; who is known to do both contradicts.
pub fn bargain(a: &Side, b: &Side) -> bool {
    let (x, y) = (&a.binding.fact.context, &b.binding.fact.context);
    let two = !matches!((&x.speaker, &y.speaker), (Some(x), Some(y)) if same(x, y));
    two && matches!((x.stance, y.stance), (Stance::Demanded, Stance::Offered) | (Stance::Offered, Stance::Demanded))
}

/// Whether one tells what was to come, and the other what came of it. A figure of the present still stands against a forecast.
fn foretells(forecast: &Side, outcome: &Side) -> bool {
    let (forecast, came) = (&forecast.binding.fact.context, &outcome.binding.fact.context);
    let event = matches!(outcome.binding.term, Some(Term::Happened(_)));
    let planned = event && forecast.stance == Stance::Expected && came.stance != Stance::Expected;
    planned || forecast.tense == Tense::Future && came.tense == Tense::Past
}
