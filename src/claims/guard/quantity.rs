//! Figures in different currencies or of another dimension are not compared, nor is a change in percentage points with a share, or a weekly rate with a
//! yearly one.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::Fact;
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "quantity", about: "both measure the same thing", verdict: Verdict::Scope, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (measured_in(&a.binding.fact), measured_in(&b.binding.fact));
    if x != y {
        return Some(format!("one is in {x}, the other in {y}"));
    }
    let (x, y) = a.binding.beside.period.zip(b.binding.beside.period)?;
    (x != y).then(|| format!("one is by the {x}, the other by the {y}"))
}

fn measured_in(fact: &Fact) -> &str {
    match fact.measure.name() {
        Some("percentage point" | "basis point") => "percentage points",
        _ => fact.base_unit,
    }
}
