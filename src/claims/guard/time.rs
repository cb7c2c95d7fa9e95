//! A figure that may move is not held against an earlier one.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::Term;
use crate::finding::Verdict;
use crate::quantity::{Interval, compare_lows};

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "time", about: "neither is a later state of the same figure", verdict: Verdict::Update, explains };

fn explains(a: &Side, b: &Side, growth: Growth) -> Option<String> {
    let order = in_order(a, b);
    if order.is_none_or(|(earlier, later)| told_before(earlier, later)) && (told_before(a, b) || told_before(b, a)) {
        return Some("one of them tells the other as the figure before".to_owned());
    }
    let (earlier, later) = order?;
    let (before, after) = (&earlier.binding.fact, &later.binding.fact);
    if after.context.revised && may_revise(earlier, later) {
        return Some("the later figure is called a revision".to_owned());
    }
    // What had not happened on one day may have happened on a later one, unless it tells an earlier day itself.
    if let (Some(Term::Happened(false)), Some(Term::Happened(true))) = (&earlier.binding.term, &later.binding.term)
        && earlier.binding.fact.context.as_of < later.binding.fact.context.as_of
        && later.binding.beside.day.is_none_or(|day| Some(day) > earlier.binding.fact.context.as_of)
    {
        return Some("it may have happened since".to_owned());
    }
    let rises = compare_lows(before.hard.low, after.hard.low).is_lt();
    match growth {
        Growth::Fixed => None,
        Growth::Free => Some("the figure may change, and one is later".to_owned()),
        Growth::Grows => rises.then(|| "the figure only grows, and the larger one is later".to_owned()),
        Growth::Falls => (!rises).then(|| "the figure only falls, and the smaller one is later".to_owned()),
    }
}

/// Whether one side says that the figure was before what the other one says: `rose from 5 to 7` to 5.
fn told_before(earlier: &Side, later: &Side) -> bool {
    figure_before(earlier, later).is_some_and(|before| before.meets(&earlier.binding.fact.hard))
}

/// Whether what is called a revision may be one of the other side: `12, up from 9` is one of 9 or of what lay between the two, and none of 14.
fn may_revise(earlier: &Side, later: &Side) -> bool {
    figure_before(earlier, later).is_none_or(|before| before.hull(&later.binding.fact.hard).meets(&earlier.binding.fact.hard))
}

/// What one side says that the figure was before, where the other one is such a figure.
fn figure_before(earlier: &Side, later: &Side) -> Option<Interval> {
    let (after, fact) = (&later.binding.fact, &earlier.binding.fact);
    let alike = fact.kind == after.kind && fact.base_unit == after.base_unit;
    later.binding.beside.before.filter(|_| alike)
}

/// The two sides by the day they are of, and on one day by the minute of publication; `None` where no order is known.
fn in_order<'s, 'a>(a: &'s Side<'a>, b: &'s Side<'a>) -> Option<(&'s Side<'a>, &'s Side<'a>)> {
    let (x, y) = (a.binding.fact.context.as_of?, b.binding.fact.context.as_of?);
    let minute = |side: &Side| side.published.map(|(_, minute)| minute).filter(|m| *m > 0);
    match x.cmp(&y) {
        std::cmp::Ordering::Less => Some((a, b)),
        std::cmp::Ordering::Greater => Some((b, a)),
        std::cmp::Ordering::Equal => match minute(a)?.cmp(&minute(b)?) {
            std::cmp::Ordering::Less => Some((a, b)),
            std::cmp::Ordering::Greater => Some((b, a)),
            std::cmp::Ordering::Equal => None,
        },
    }
}
