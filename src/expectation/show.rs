//! Values as findings show them.

use crate::facts::Fact;
use crate::quantity::{Bound, Interval, Kind};

/// What a fact says, as understood: `[57 min, 1 h 3 min]`, and `up to 35` where going beyond is no contradiction.
pub fn understood(fact: &Fact) -> String {
    match (fact.low, fact.high, fact.hard.high, fact.soft.high) {
        (None, Some(_), None, Some(most)) => format!("up to {}", fact.kind.show(most.value, fact.base_unit)),
        _ => shown(&fact.hard, fact.kind, fact.base_unit),
    }
}

/// A set of values in the words of a sentence: `at least 72`, `8.2 to 8.4 kilometres`.
pub(super) fn in_words(set: &Interval, kind: Kind, unit: &str) -> String {
    let show = |bound: Bound| kind.show(bound.value, unit);
    match (set.low, set.high) {
        (Some(low), Some(high)) if low != high => {
            let bare = shown(set, kind, unit);
            bare.trim_matches(['[', '(', ']', ')']).replacen(", ", " to ", 1)
        }
        (Some(low), None) => format!("{} {}", if low.open { "more than" } else { "at least" }, show(low)),
        (None, Some(high)) => format!("{} {}", if high.open { "less than" } else { "at most" }, show(high)),
        _ => shown(set, kind, unit),
    }
}

/// A set of values of a kind.
pub(super) fn shown(set: &Interval, kind: Kind, unit: &str) -> String {
    set.show(|n| kind.show(n, unit))
}
