//! The algebra of intervals, and what the wording of figures makes of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::quantity::kind::Written;
use factlint::quantity::{Bound, Hedge, Interval, Kind, Number, understand};
use proptest::prelude::*;

fn bound() -> impl Strategy<Value = Option<Bound>> {
    prop::option::of((-50i64..50, any::<bool>()).prop_map(|(n, open)| Bound { value: Number::whole(n), open }))
}

fn interval() -> impl Strategy<Value = Interval> {
    (bound(), bound()).prop_map(|(low, high)| Interval { low, high }).prop_filter("not empty", |i| !i.is_empty())
}

fn hedge() -> impl Strategy<Value = Option<Hedge>> {
    use Hedge::{About, AtLeast, AtMost, Exactly, JustOver, JustUnder, LessThan, MoreThan, Nearly, ShortlyAfter, ShortlyBefore, UpTo};
    let all = vec![About, AtLeast, AtMost, Exactly, JustOver, JustUnder, LessThan, MoreThan, Nearly, ShortlyAfter, ShortlyBefore, UpTo];
    prop::option::of(prop::sample::select(all))
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![Kind::COUNT, Kind::MONEY, Kind::DURATION, Kind::DATE, Kind::TIME, Kind::AGE, Kind::PERCENT, Kind::QUANTITY])
}

/// From one minute of the day to another, also past midnight.
fn clock_time() -> impl Strategy<Value = Interval> {
    (0i64..1440, 0i64..120).prop_map(|(minute, length)| Interval::closed(Some(Number::whole(minute)), Some(Number::whole(minute + length))))
}

proptest! {
    #[test]
    fn clock_times_are_never_more_than_half_a_day_apart(a in clock_time(), b in clock_time()) {
        let gap = Kind::TIME.gap(&a, &b);
        prop_assert_eq!(gap.map(|g| g.size), Kind::TIME.gap(&b, &a).map(|g| g.size));
        prop_assert_eq!(gap.is_some(), Kind::TIME.meet(&a, &b).is_none());
        prop_assert!(gap.is_none_or(|gap| gap.size <= Number::whole(720)));
    }

    #[test]
    fn meet_commutes(a in interval(), b in interval()) {
        prop_assert_eq!(a.meet(&b), b.meet(&a));
    }

    #[test]
    fn meet_is_associative(a in interval(), b in interval(), c in interval()) {
        let left = a.meet(&b).and_then(|m| m.meet(&c));
        let right = b.meet(&c).and_then(|m| a.meet(&m));
        prop_assert_eq!(left, right);
    }

    #[test]
    fn meet_lies_in_both_and_both_in_the_hull(a in interval(), b in interval()) {
        if let Some(meet) = a.meet(&b) {
            prop_assert!(a.contains(&meet) && b.contains(&meet));
        }
        let hull = a.hull(&b);
        prop_assert!(hull.contains(&a) && hull.contains(&b));
    }

    #[test]
    fn to_contradict_is_symmetric(a in interval(), b in interval()) {
        prop_assert_eq!(a.meets(&b), b.meets(&a));
        prop_assert_eq!(a.gap(&b), b.gap(&a));
        prop_assert_eq!(a.gap(&b).is_some(), !a.meets(&b));
    }

    #[test]
    fn a_part_meets_its_whole(a in interval(), b in interval()) {
        if a.contains(&b) {
            prop_assert_eq!(a.meet(&b), Some(b));
        }
    }

    #[test]
    fn soft_lies_in_hard(low in 0i64..2000, more in 0i64..500, hedge in hedge(), kind in kind(), decimals: bool) {
        let plain = Interval::closed(Some(Number::whole(low)), Some(Number::whole(low + more)));
        let understood = understand(hedge, plain, Written { step: Number::ONE, decimals }, kind).unwrap();
        prop_assert!(understood.hard.contains(&understood.soft), "{:?}", understood);
        prop_assert!(!understood.soft.is_empty() || low == 0, "{:?}", understood);
    }
}
