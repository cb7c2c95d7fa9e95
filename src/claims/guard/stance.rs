//! What is wanted is not held against what is.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::{Stance, StanceClass, Term};
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "stance", about: "both are real, or both wanted", verdict: Verdict::Stance, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.context.stance, b.binding.fact.context.stance);
    let opposed = matches!((x.class(), y.class()), (StanceClass::Real, StanceClass::Wanted) | (StanceClass::Wanted, StanceClass::Real));
    // What was to come is not held against what came of it.
    let planned = |of: Stance| of == Stance::Expected;
    let event = matches!(a.binding.term, Some(Term::Happened(_)));
    (opposed || event && planned(x) != planned(y)).then(|| format!("one is {}, the other {}", x.name(), y.name()))
}
