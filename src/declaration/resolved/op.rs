//! Comparisons of a value with others.

use crate::quantity::Interval;

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

    /// Whether a value of `set` satisfies it: every one, none, or (`None`) some.
    pub fn holds(self, set: &Interval, value: &Interval) -> Option<bool> {
        let allowed = self.allows(value);
        match (allowed.contains(set), allowed.meets(set)) {
            (true, _) => Some(self != Self::NotEqual),
            (_, false) => Some(self == Self::NotEqual),
            _ => None,
        }
    }
}
