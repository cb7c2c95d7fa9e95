//! The arithmetic of sets: what is computed of two sets holds what is computed of their values, and nothing beyond.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::quantity::{Bound, Interval, Number};
use proptest::prelude::*;

fn bound() -> impl Strategy<Value = Option<Bound>> {
    prop::option::of((-50i64..50, any::<bool>()).prop_map(|(n, open)| Bound { value: Number::whole(n), open }))
}

fn interval() -> impl Strategy<Value = Interval> {
    (bound(), bound()).prop_map(|(low, high)| Interval { low, high }).prop_filter("not empty", |i| !i.is_empty())
}

fn number() -> impl Strategy<Value = Number> {
    (-120i64..120, 1i64..4).prop_map(|(n, d)| Number::ratio(n, d).unwrap())
}

fn holds(set: &Interval, value: Number) -> bool {
    set.contains(&Interval::point(value))
}

proptest! {
    #[test]
    fn a_sum_holds_the_sums_of_values(a in interval(), b in interval(), x in number(), y in number()) {
        prop_assume!(holds(&a, x) && holds(&b, y));
        prop_assert!(holds(&a.plus(&b).unwrap(), x.plus(y).unwrap()));
    }

    #[test]
    fn a_sum_holds_nothing_beyond(a in interval(), b in interval(), s in number()) {
        // The values of `a` that `s` leaves for `b`: there is one exactly where `s` is a sum.
        let left = Interval::point(s).plus(&b.times(Number::whole(-1)).unwrap()).unwrap();
        prop_assert_eq!(holds(&a.plus(&b).unwrap(), s), left.meets(&a));
    }

    #[test]
    fn sums_commute_and_associate(a in interval(), b in interval(), c in interval()) {
        prop_assert_eq!(a.plus(&b), b.plus(&a));
        prop_assert_eq!(a.plus(&b).unwrap().plus(&c), a.plus(&b.plus(&c).unwrap()));
        prop_assert_eq!(a.plus(&Interval::point(Number::ZERO)), Some(a));
    }

    #[test]
    fn a_multiple_holds_the_multiples_of_values_alone(a in interval(), x in number(), by in number()) {
        let multiple = a.times(by).unwrap();
        prop_assert!(!multiple.is_empty());
        if by == Number::ZERO {
            prop_assert_eq!(multiple, Interval::point(Number::ZERO));
        } else {
            prop_assert_eq!(holds(&a, x), holds(&multiple, x.times(by).unwrap()));
            prop_assert_eq!(multiple.times(Number::ONE.over(by).unwrap()), Some(a));
        }
    }

    #[test]
    fn what_does_not_fit_is_no_sum(by in 2i64..9) {
        let large = Interval::point(Number::decimal(&"9".repeat(24)).unwrap());
        let once = large.times(Number::decimal(&"9".repeat(14)).unwrap()).unwrap();
        prop_assert_eq!(once.times(Number::whole(by)), None);
        prop_assert_eq!(once.plus(&once), None);
    }
}
