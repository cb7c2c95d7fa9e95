//! A part, or what came on top, is not compared with the total.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::Role;
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "role", about: "both are the total, or both the same part of it", verdict: Verdict::Scope, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    let (x, y) = (a.binding.fact.role, b.binding.fact.role);
    (x != y && !outgrows(a, b) && !outgrows(b, a)).then(|| format!("one is a {}, the other a {}", x.name(), y.name()))
}

/// Whether a part is larger than the total, whatever the words allow: no part is.
fn outgrows(part: &Side, total: &Side) -> bool {
    let (part, total) = (&part.binding.fact, &total.binding.fact);
    let larger = || part.hard.low.zip(total.hard.high).is_some_and(|(least, most)| least.value > most.value);
    (part.role, total.role) == (Role::Part, Role::Total) && larger()
}
