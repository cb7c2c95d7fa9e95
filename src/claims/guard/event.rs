//! Figures of different events are not compared.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "event", about: "both speak of the same event", verdict: Verdict::Scope, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.context.other_year, b.binding.fact.context.other_year);
    match (x, y) {
        (Some(x), Some(y)) if x != y => Some(format!("one is of {x}, the other of {y}")),
        (Some(year), None) | (None, Some(year)) => Some(format!("one is of {year}")),
        _ => None,
    }
}
