//! A part, or what came on top, is not compared with the total.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "role", about: "both are the total, or both the same part of it", verdict: Verdict::Scope, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.role, b.binding.fact.role);
    (x != y).then(|| format!("one is a {}, the other a {}", x.name(), y.name()))
}
