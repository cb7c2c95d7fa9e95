//! What the words around a number make of it: `about`, `at least`, `nearly` as intervals.

use super::kind::Written;
use super::{Interval, Kind, Number};

/// The sense of a hedge. The widths are those measured on labelled pairs of news reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// about, around, some, roughly: 5 % to each side.
    About,
    /// nearly, almost, close to: from 85 % up to the number itself.
    Nearly,
    /// just under, a little less than: as nearly, the number itself left out.
    JustUnder,
    /// just over, a little more than: up to 115 %.
    JustOver,
    /// shortly before, just before: a little less; of days and times, earlier by little.
    ShortlyBefore,
    /// shortly after, just after: a little more; of days and times, later by little.
    ShortlyAfter,
    /// more than, over.
    MoreThan,
    /// at least, no fewer than.
    AtLeast,
    /// up to, as many as: exceeding it is only worth a note.
    UpTo,
    /// at most, no more than, within.
    AtMost,
    /// less than, fewer than, under.
    LessThan,
    /// exactly, precisely.
    Exactly,
}

/// How a figure is understood, in the base unit of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Understood {
    /// What the wording allows at all; decides a contradiction.
    pub hard: Interval,
    /// What a reader takes from it; lies inside `hard` and decides a note.
    pub soft: Interval,
}

impl Understood {
    /// Both sets the same.
    pub fn plain(set: Interval) -> Self {
        Self { hard: set, soft: set }
    }
}

impl Hedge {
    /// The hedge that a lexicon row names.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "about" => Self::About,
            "nearly" => Self::Nearly,
            "just-under" => Self::JustUnder,
            "just-over" => Self::JustOver,
            "shortly-before" => Self::ShortlyBefore,
            "shortly-after" => Self::ShortlyAfter,
            "more-than" => Self::MoreThan,
            "at-least" => Self::AtLeast,
            "up-to" => Self::UpTo,
            "at-most" => Self::AtMost,
            "less-than" => Self::LessThan,
            "exactly" => Self::Exactly,
            _ => return None,
        })
    }

    /// What it means behind a negation: `never more than` is `at most`.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::MoreThan | Self::JustOver => Self::AtMost,
            Self::LessThan | Self::JustUnder => Self::AtLeast,
            other => other,
        }
    }

    /// Which stated bounds remain: (low, high).
    pub fn states(self) -> (bool, bool) {
        match self {
            Self::MoreThan | Self::AtLeast => (true, false),
            Self::UpTo | Self::AtMost | Self::LessThan => (false, true),
            _ => (true, true),
        }
    }
}

/// The sets that a figure `plain` (its value without the hedge, in base units) stands for.
pub fn understand(hedge: Option<Hedge>, plain: Interval, written: Written, kind: Kind) -> Option<Understood> {
    let floor = |set: Interval| match kind.floor() {
        // Nearly all figures are larger.
        Some(least) if set.low.is_some_and(|low| low.value > least) => set,
        // What was hedged from above is still more than nothing where the scale is not a count.
        Some(least) => {
            let floor = Interval::closed(Some(least), None);
            set.meet(&if kind.counts() { floor } else { floor.open_low() }).unwrap_or(set)
        }
        None => set,
    };
    let low = plain.low.map(|b| b.value);
    let high = plain.high.map(|b| b.value);
    let share = |n: Option<Number>, percent: i64| n.and_then(|n| n.times(Number::ratio(percent, 100)?));
    let sets = match hedge {
        None => Understood::plain(kind.written(plain, written)?),
        Some(Hedge::Exactly) => Understood::plain(plain),
        Some(Hedge::About) => Understood::plain(kind.about(plain)?),
        Some(Hedge::Nearly) => Understood { hard: Interval::closed(share(low, 85), high), soft: Interval::closed(share(low, 93), high) },
        Some(Hedge::JustUnder | Hedge::ShortlyBefore) => {
            Understood { hard: Interval::closed(share(low, 85), high).open_high(), soft: Interval::closed(share(low, 93), high).open_high() }
        }
        Some(Hedge::JustOver | Hedge::ShortlyAfter) => Understood::plain(Interval::closed(low, share(high, 115)).open_low()),
        Some(Hedge::MoreThan) => Understood { hard: Interval::closed(low, None).open_low(), soft: Interval::closed(low, share(high, 125)).open_low() },
        Some(Hedge::AtLeast) => Understood { hard: Interval::closed(low, None), soft: Interval::closed(low, share(high, 150)) },
        Some(Hedge::UpTo) => Understood { hard: Interval::ALL, soft: Interval::closed(share(low, 80), high) },
        Some(Hedge::AtMost) => Understood { hard: Interval::closed(None, high), soft: Interval::closed(share(low, 75), high) },
        Some(Hedge::LessThan) => Understood { hard: Interval::closed(None, high).open_high(), soft: Interval::closed(share(low, 75), high).open_high() },
    };
    Some(if let Some(near) = kind.near() {
        // On a scale that has no nought (dates, clock times) a share means nothing: only the bounds remain.
        Understood::plain(match hedge {
            Some(Hedge::Nearly | Hedge::JustUnder | Hedge::UpTo | Hedge::AtMost) => Interval::closed(None, high),
            Some(Hedge::LessThan) => Interval::closed(None, low).open_high(),
            Some(Hedge::JustOver | Hedge::MoreThan) => Interval::closed(high, None).open_low(),
            Some(Hedge::AtLeast) => Interval::closed(low, None),
            Some(Hedge::ShortlyBefore) => Interval::closed(low.and_then(|low| low.minus(near)), low).open_high(),
            Some(Hedge::ShortlyAfter) => Interval::closed(high, high.and_then(|high| high.plus(near))).open_low(),
            _ => sets.hard,
        })
    } else {
        let hard = floor(sets.hard);
        if sets.soft == sets.hard {
            return Some(Understood::plain(hard));
        }
        // Shares of nought or of less turn a set around; what a reader takes never goes beyond what the words allow.
        Understood { hard, soft: floor(sets.soft).meet(&hard).unwrap_or(hard) }
    })
}
