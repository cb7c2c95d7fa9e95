//! Figures in different currencies, or of another dimension, are not compared.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "quantity", about: "both measure the same thing", verdict: Verdict::Scope, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.base_unit, b.binding.fact.base_unit);
    (x != y).then(|| format!("one is in {x}, the other in {y}"))
}
