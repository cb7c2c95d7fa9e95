//! Totals, shares, remainders and conversions that do not come out.

use super::BuiltIn;
use super::found::{Found, evidence};
use crate::check::message::quoted;
use crate::claims::Table;
use crate::declaration::{Check, CheckForm};
use crate::facts::{Marked, Reading, Shape, Sum};
use crate::finding::{Finding, FindingKind, Severity};
use crate::quantity::{Bound, Interval, Number};

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "arithmetic",
        about: "a total, a share, a remainder or a conversion does not come out",
        explain: "Figures that one sentence puts into a sum are added up: `12 killed and 60 injured, 72 in all`, `a total of 5: 3 men and 2 women`, `12 of the 48, \
                  or 25 percent`, `20 of the 48, leaving 28`, `5 miles (8 km)`. Each figure counts with all that its wording allows, hedges and rounding \
                  included, and a finding is made only where no reading works: a percentage may be cut off as well as rounded, a conversion may be 15 % out, \
                  parts in brackets may be some parts only, and a total may leave some of the figures out. Currencies and temperatures are not converted.",
        example: "check arithmetic\n",
        settings: &[],
        severity: Severity::Error,
        signature: "sums",
    },
    run,
};

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let of = |reading| move |sum| judge(reading, sum).map(|found| found.by(check));
    table.readings.iter().flat_map(|reading| reading.signatures.sums.iter().filter_map(of(reading))).collect()
}

fn judge(reading: &Reading, sum: &Sum) -> Option<Found> {
    let wrong = match sum.shape {
        Shape::Total => total(&sum.figures),
        Shape::Within => within(&sum.figures),
        Shape::Share => share(&sum.figures),
        Shape::Rest => rest(&sum.figures),
        Shape::Conversion => conversion(&sum.figures),
    }?;
    let words = |figure: &Marked| quoted(sum.passage.words(figure.underlined));
    let place = |figure: &Marked| evidence(reading, &sum.passage, figure.span, figure.underlined, figure.show());
    let mut figures: Vec<&Marked> = sum.figures.iter().collect();
    figures.sort_by_key(|figure| figure.span);
    let shown: Vec<String> = figures.iter().map(|figure| words(figure)).collect();
    Some(Found {
        kind: FindingKind::Deviation,
        message: format!("{}: {}", wrong.message, shown.join(", ")),
        help: wrong.help.to_owned(),
        working: wrong.working,
        evidence: figures.into_iter().map(place).collect(),
    })
}

/// What does not come out.
struct Wrong {
    message: &'static str,
    help: &'static str,
    working: String,
}

/// The parts and the whole: the last figure.
fn parts(figures: &[Marked]) -> Option<(&[Marked], &Marked)> {
    let (whole, parts) = figures.split_last()?;
    Some((parts, whole))
}

fn total(figures: &[Marked]) -> Option<Wrong> {
    let (parts, whole) = parts(figures)?;
    let sum = sum(parts.iter().map(|part| part.hard))?;
    if sum.meets(&whole.hard) || some_meet(parts, whole) {
        return None;
    }
    let working = format!("{} = {}, not {}", joined(parts, " + "), shown(whole, &sum), whole.show());
    Some(Wrong { message: "the parts do not add up to the total", help: "recount, or name the parts that are left out", working })
}

/// Whether some of several parts add up to the whole: the others may have another total.
fn some_meet(parts: &[Marked], whole: &Marked) -> bool {
    // Beyond this there is no list that a sentence could hold.
    if parts.len() < 3 || parts.len() > 12 {
        return false;
    }
    let chosen = |mask: u32| parts.iter().enumerate().filter(move |(i, _)| mask >> i & 1 == 1).map(|(_, part)| part);
    (1u32..1 << parts.len()).filter(|mask| mask.count_ones() > 1).any(|mask| sum(chosen(mask).map(|part| part.hard)).is_none_or(|sum| sum.meets(&whole.hard)))
}

fn within(figures: &[Marked]) -> Option<Wrong> {
    let (parts, whole) = parts(figures)?;
    let sum = sum(parts.iter().map(|part| part.hard))?;
    let up_to_whole = Interval { low: None, ..whole.hard };
    if sum.meets(&up_to_whole) {
        return None;
    }
    let working = format!("{} = {}, more than {}", joined(parts, " + "), shown(whole, &sum), whole.show());
    Some(Wrong { message: "the parts are more than the whole", help: "recount the parts, or correct the whole", working })
}

/// The percentage as written, and cut off instead of rounded.
fn share(figures: &[Marked]) -> Option<Wrong> {
    let [part, whole, percent] = figures else { return None };
    let step = percent.plain.and_then(|plain| plain.low?.value.last_digit()).map_or(Number::ONE, |step| step.min(Number::ONE));
    let loose = widened(&percent.hard, step)?;
    let hundredth = |n: Number| n.over(Number::whole(100));
    let product = product(&loose.map(hundredth)?, &whole.hard)?;
    if product.meets(&part.hard) {
        return None;
    }
    let exact = part.plain.zip(whole.plain).and_then(|(part, whole)| part.low?.value.over(whole.low?.value)?.times(Number::whole(100)));
    let working = match exact {
        Some(exact) => format!("{} of {} is {} percent, not {}", part.show(), whole.show(), rounded(exact), percent.show()),
        None => format!("{} of {} is {}, not {}", percent.show(), whole.show(), shown(part, &product), part.show()),
    };
    Some(Wrong { message: "the share does not come out", help: "correct the share or one of the two figures", working })
}

fn rest(figures: &[Marked]) -> Option<Wrong> {
    let [part, whole, rest] = figures else { return None };
    let sum = sum([part.hard, rest.hard])?;
    if sum.meets(&whole.hard) {
        return None;
    }
    let left = whole.plain.zip(part.plain).and_then(|(whole, part)| whole.low?.value.minus(part.low?.value));
    let working = match left {
        Some(left) => format!("{} − {} = {left}, not {}", whole.show(), part.show(), rest.show()),
        None => format!("{} + {} = {}, not {}", part.show(), rest.show(), shown(whole, &sum), whole.show()),
    };
    Some(Wrong { message: "the remainder does not come out", help: "recount, or say what became of the others", working })
}

/// Conversions are rounded freely: only what is far out is wrong.
fn conversion(figures: &[Marked]) -> Option<Wrong> {
    let [a, b] = figures else { return None };
    let (x, y) = (a.plain?.low?.value, b.plain?.low?.value);
    let most = x.abs().max(y.abs()).times(Number::ratio(15, 100)?)?;
    if a.hard.meets(&b.hard) || x.minus(y)?.abs() <= most {
        return None;
    }
    let shown = |n: Number| a.kind.show(n.rounded().0, a.base_unit);
    let working = format!("the first is {}, the second {}", shown(x), shown(y));
    Some(Wrong { message: "the conversion does not come out", help: "convert again, and check the unit of each", working })
}

/// The sum of all.
pub fn sum(sets: impl IntoIterator<Item = Interval>) -> Option<Interval> {
    let mut sets = sets.into_iter();
    let first = sets.next()?;
    sets.try_fold(first, |sum, set| joint(&sum, &set, Number::plus))
}

/// The product of two sets without negative values.
fn product(a: &Interval, b: &Interval) -> Option<Interval> {
    joint(a, b, Number::times)
}

/// Both ends put through a function that grows with each value; without an end where one of the two has none, `None` where a result does not fit.
fn joint(a: &Interval, b: &Interval, f: impl Fn(Number, Number) -> Option<Number>) -> Option<Interval> {
    let end = |a: Bound, b: Bound| f(a.value, b.value).map(|value| Bound { value, open: a.open || b.open });
    let (low, high) = (a.low.zip(b.low), a.high.zip(b.high));
    let joint = Interval { low: low.and_then(|(a, b)| end(a, b)), high: high.and_then(|(a, b)| end(a, b)) };
    (joint.low.is_some() == low.is_some() && joint.high.is_some() == high.is_some()).then_some(joint)
}

fn widened(set: &Interval, by: Number) -> Option<Interval> {
    let low = Interval { high: None, ..*set }.map(|n| n.minus(by).map(|n| n.max(Number::ZERO)))?.low;
    let high = Interval { low: None, ..*set }.map(|n| n.plus(by))?.high;
    Some(Interval { low, high })
}

fn joined(figures: &[Marked], by: &str) -> String {
    figures.iter().map(Marked::show).collect::<Vec<_>>().join(by)
}

fn shown(like: &Marked, set: &Interval) -> String {
    set.show(|n| like.kind.show(n, like.base_unit))
}

fn rounded(n: Number) -> String {
    let (near, exact) = n.rounded();
    format!("{}{near}", if exact { "" } else { "≈" })
}
