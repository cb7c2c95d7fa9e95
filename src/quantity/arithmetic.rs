//! Sums and multiples of sets: every value that comes of values inside them, and no other.

use super::{Bound, Interval, Number};

impl Interval {
    /// All sums of a value of each; `None` where a bound does not fit.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let end = |a: Option<Bound>, b: Option<Bound>| match (a, b) {
            (Some(a), Some(b)) => a.value.plus(b.value).map(|value| Some(Bound { value, open: a.open || b.open })),
            _ => Some(None),
        };
        Some(Self { low: end(self.low, other.low)?, high: end(self.high, other.high)? })
    }

    /// All values multiplied by `factor`; `None` where a bound does not fit.
    pub fn times(&self, factor: Number) -> Option<Self> {
        if factor == Number::ZERO {
            return Some(Self::point(Number::ZERO));
        }
        let Self { low, high } = self.map(|value| value.times(factor))?;
        Some(if factor < Number::ZERO { Self { low: high, high: low } } else { Self { low, high } })
    }
}
