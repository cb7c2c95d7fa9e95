//! Comparisons of a value with others.

use crate::quantity::{Interval, Number};

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    More,
    /// `>=`.
    AtLeast,
    /// `in A..B`.
    In,
}

impl Op {
    /// Every comparison with its sign.
    pub const ALL: [(Self, &'static str); 7] =
        [(Self::Equal, "=="), (Self::NotEqual, "!="), (Self::Less, "<"), (Self::AtMost, "<="), (Self::More, ">"), (Self::AtLeast, ">="), (Self::In, "in")];

    /// The sign for it.
    pub fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(op, _)| *op == self).map_or("", |(_, sign)| sign)
    }

    /// What a value that satisfies it is, in words.
    pub fn words(self, than: &str) -> String {
        match self {
            Self::Equal => than.to_owned(),
            Self::NotEqual => format!("other than {than}"),
            Self::Less => format!("less than {than}"),
            Self::AtMost => format!("at most {than}"),
            Self::More => format!("more than {than}"),
            Self::AtLeast => format!("at least {than}"),
            Self::In => format!("in {than}"),
        }
    }

    /// The values that satisfy it; for `!=` the values that do not.
    pub fn allows(self, value: &Interval) -> Interval {
        match self {
            Self::Equal | Self::NotEqual | Self::In => *value,
            Self::Less => Interval { low: None, high: value.low }.open_high(),
            Self::AtMost => Interval { low: None, high: value.high },
            Self::More => Interval { low: value.high, high: None }.open_low(),
            Self::AtLeast => Interval { low: value.low, high: None },
        }
    }

    /// Whether a value of `set` satisfies it: every one, none, or (`None`) some. Values may lie on a `circle` of this length.
    pub fn holds(self, set: &Interval, value: &Interval, circle: Option<Number>) -> Option<bool> {
        let Some(circle) = circle else { return self.holds_on_line(set, value) };
        let turns: Vec<_> = set.turns(circle).map(|set| self.holds_on_line(&set, value)).collect();
        match self {
            Self::Equal | Self::In if turns.contains(&Some(true)) => Some(true),
            Self::NotEqual if turns.contains(&Some(false)) => Some(false),
            Self::Equal | Self::In | Self::NotEqual if turns.contains(&None) => None,
            Self::Equal | Self::In => Some(false),
            Self::NotEqual => Some(true),
            _ => self.holds_in_order(set, value, circle),
        }
    }

    fn holds_on_line(self, set: &Interval, value: &Interval) -> Option<bool> {
        let allowed = self.allows(value);
        match (allowed.contains(set), allowed.meets(set)) {
            (true, _) => Some(self != Self::NotEqual),
            (_, false) => Some(self == Self::NotEqual),
            _ => None,
        }
    }

    /// Of two places on a circle the line tells the order, but not where the shorter way from one to the other goes on into the next turn:
    /// 1 a.m. may well come after 6 p.m.
    fn holds_in_order(self, set: &Interval, value: &Interval, circle: Number) -> Option<bool> {
        let half = circle.over(Number::whole(2))?;
        let holds = self.holds_on_line(set, value);
        let near = value.map(|n| n.minus(half)).zip(value.map(|n| n.plus(half))).map(|(from, to)| Interval { low: from.low, high: to.high })?;
        let turned = || set.turns(circle).skip(1).any(|set| near.meet(&set).is_some_and(|set| self.allows(value).meets(&set)));
        if holds == Some(false) && turned() { None } else { holds }
    }
}
