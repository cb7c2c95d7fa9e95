//! Sets of possible values: intervals whose ends may be open or absent.

use super::Number;
use std::cmp::Ordering;
use std::fmt;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// Where it lies.
    pub value: Number,
    /// Whether the value itself is left out.
    pub open: bool,
}

/// All values between two bounds; a missing bound reaches without end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end.
    pub low: Option<Bound>,
    /// The upper end.
    pub high: Option<Bound>,
}

impl Interval {
    /// Every value.
    pub const ALL: Self = Self { low: None, high: None };

    /// `[low, high]`, with `None` for an end that is not bounded.
    pub fn closed(low: Option<Number>, high: Option<Number>) -> Self {
        let closed = |value| Bound { value, open: false };
        Self { low: low.map(closed), high: high.map(closed) }
    }

    /// `[value, value]`.
    pub fn point(value: Number) -> Self {
        Self::closed(Some(value), Some(value))
    }

    /// The same ends, the lower left out.
    #[must_use]
    pub fn open_low(mut self) -> Self {
        self.low = self.low.map(|b| Bound { open: true, ..b });
        self
    }

    /// The same ends, the upper left out.
    #[must_use]
    pub fn open_high(mut self) -> Self {
        self.high = self.high.map(|b| Bound { open: true, ..b });
        self
    }

    /// Whether no value lies inside.
    pub fn is_empty(&self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => low.value > high.value || low.value == high.value && (low.open || high.open),
            _ => false,
        }
    }

    /// The values in both; `None` where there are none.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let low = if compare_lows(self.low, other.low).is_ge() { self.low } else { other.low };
        let high = if compare_highs(self.high, other.high).is_le() { self.high } else { other.high };
        let meet = Self { low, high };
        (!meet.is_empty()).then_some(meet)
    }

    /// Whether some value lies in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.meet(other).is_some()
    }

    /// Whether every value of `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        compare_lows(self.low, other.low).is_le() && compare_highs(self.high, other.high).is_ge()
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let low = if compare_lows(self.low, other.low).is_le() { self.low } else { other.low };
        let high = if compare_highs(self.high, other.high).is_ge() { self.high } else { other.high };
        Self { low, high }
    }

    /// The distance between two intervals that do not meet, with the larger of the two bounds that face each other.
    pub fn gap(&self, other: &Self) -> Option<Gap> {
        if self.meets(other) {
            return None;
        }
        let facing = |below: &Self, above: &Self| {
            let (high, low) = (below.high?, above.low?);
            let size = low.value.minus(high.value)?;
            (size >= Number::ZERO).then(|| Gap { size, larger: low.value.abs().max(high.value.abs()) })
        };
        facing(self, other).or_else(|| facing(other, self))
    }

    /// Both ends put through a function that keeps order; `None` where a result does not fit.
    pub fn map(&self, f: impl Fn(Number) -> Option<Number>) -> Option<Self> {
        let end = |bound: Option<Bound>| match bound {
            Some(b) => f(b.value).map(|value| Some(Bound { value, ..b })),
            None => Some(None),
        };
        Some(Self { low: end(self.low)?, high: end(self.high)? })
    }

    /// The text of the set, each end printed by `show`: `(0, 1 h]`, `≥ 40`, `6,000`.
    pub fn show(&self, show: impl Fn(Number) -> String) -> String {
        match (self.low, self.high) {
            (None, None) => "any value".to_owned(),
            (Some(low), None) => format!("{} {}", if low.open { '>' } else { '≥' }, show(low.value)),
            (None, Some(high)) => format!("{} {}", if high.open { '<' } else { '≤' }, show(high.value)),
            (Some(low), Some(high)) if low == high => show(low.value),
            (Some(low), Some(high)) => {
                let (open, close) = (if low.open { '(' } else { '[' }, if high.open { ')' } else { ']' });
                let (from, to) = (show(low.value), show(high.value));
                // The unit once: `[18, 25 years]`.
                let unit = |text: &str| text.split_once(' ').map(|(_, unit)| unit.to_owned()).filter(|unit| !unit.contains(|c: char| c.is_ascii_digit()));
                let from = if unit(&from).is_some() && unit(&from) == unit(&to) || low.value == Number::ZERO {
                    from.split(' ').next().unwrap_or_default()
                } else {
                    &from
                };
                format!("{open}{from}, {to}{close}")
            }
        }
    }
}

/// What lies between two intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The distance of the two bounds that face each other.
    pub size: Number,
    /// The larger of these bounds, from nought.
    pub larger: Number,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show(|n| n.to_string()))
    }
}

/// Orders lower ends: no bound first, and a closed bound before an open one of the same value.
pub fn compare_lows(a: Option<Bound>, b: Option<Bound>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => a.value.cmp(&b.value).then(a.open.cmp(&b.open)),
    }
}

/// Orders upper ends: no bound last, and an open bound before a closed one of the same value.
pub fn compare_highs(a: Option<Bound>, b: Option<Bound>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.value.cmp(&b.value).then(b.open.cmp(&a.open)),
    }
}
