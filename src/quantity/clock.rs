//! Clock times: places on a circle, as no report says of which day they are.

use super::{Gap, Interval, Kind, Number};

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// How far a time that is bounded to one side reaches at least: `after 11 p.m.` goes on past midnight.
const REACH: i64 = 6 * 60;

impl Kind {
    /// The length of the circle on which values of this kind lie; most lie on a line.
    pub fn circle(self) -> Option<Number> {
        (self == Self::TIME).then(|| Number::whole(DAY))
    }

    /// The values in both sets.
    pub fn meet(self, a: &Interval, b: &Interval) -> Option<Interval> {
        let Some(circle) = self.circle() else { return a.meet(b) };
        let (a, b) = (self.reach(a), self.reach(b));
        b.turns(circle).find_map(|b| a.meet(&b))
    }

    /// The distance between two sets that do not meet: of clock times the shorter way round.
    pub fn gap(self, a: &Interval, b: &Interval) -> Option<Gap> {
        let Some(circle) = self.circle() else { return a.gap(b) };
        let (a, b) = (self.reach(a), self.reach(b));
        let mut gaps = b.turns(circle).map(|b| a.gap(&b));
        let first = gaps.next()??;
        gaps.try_fold(first, |least, gap| gap.map(|gap| if gap.size < least.size { gap } else { least }))
    }

    /// From one set to another: `22:00..02:00` goes on past midnight.
    pub fn from_to(self, from: &Interval, to: &Interval) -> Interval {
        let set = Interval { low: from.low, high: to.high };
        let next = self.circle().filter(|_| set.is_empty()).and_then(|circle| to.map(|n| n.plus(circle)));
        next.map_or(set, |to| Interval { high: to.high, ..set })
    }

    /// The set as far as it goes on its circle: an end that words leave open lies at midnight, or beyond it where midnight is near.
    #[must_use]
    pub fn reach(self, set: &Interval) -> Interval {
        let end = |value: Option<Number>| Interval::closed(value, value);
        match (set.low, set.high) {
            (Some(low), None) if self == Self::TIME => {
                let high = low.value.plus(Number::whole(REACH)).map(|reach| reach.max(Number::whole(DAY)));
                Interval { low: set.low, high: end(high).high }
            }
            (None, Some(high)) if self == Self::TIME => {
                let low = high.value.minus(Number::whole(REACH)).map(|reach| reach.min(Number::ZERO));
                Interval { low: end(low).low, high: set.high }
            }
            _ => *set,
        }
    }
}

impl Interval {
    /// The set as it stands, and moved once round a circle to either side.
    pub fn turns(self, circle: Number) -> impl Iterator<Item = Self> {
        [Number::ZERO, circle.negated(), circle].into_iter().filter_map(move |by| self.map(|n| n.plus(by)))
    }
}
