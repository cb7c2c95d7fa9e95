//! Figures of different events are not compared.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::{Binding, Fact, UNDATED};
use crate::finding::Verdict;
use crate::quantity::{Kind, Number};

/// Whether a value of a document without a day is a date that was counted from the day that stands in for it.
pub fn hangs_on_publication(fact: &Fact) -> bool {
    let year = Number::whole(366);
    let stand_in = Number::whole(UNDATED);
    let near = |day: Number| day.minus(stand_in).is_some_and(|distance| distance.abs() <= year);
    fact.kind == Kind::DATE && fact.hard.high.is_some_and(|bound| near(bound.value))
}

/// Whether a date in words tells no day or month of its own: `last month`, `Monday`.
pub fn relative(binding: &Binding) -> bool {
    let words = binding.sentence.words(binding.fact.span).to_lowercase();
    let month = |word: &str| MONTHS.iter().any(|month| word.len() >= 3 && month.starts_with(word));
    !words.contains(|c: char| c.is_ascii_digit()) && !words.split(|c: char| !c.is_alphabetic()).any(month)
}

/// The months, of which texts write three letters at least.
const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "event", about: "both speak of the same event", verdict: Verdict::Scope, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    // Of two reports without a day, `May 16` can be held against `May 17`, but `last month` against nothing.
    let hangs = |side: &Side| side.published.is_none() && hangs_on_publication(&side.binding.fact);
    if hangs(a) != hangs(b) || hangs(a) && (relative(a.binding) || relative(b.binding)) {
        return Some("the date of one hangs on a day of publication that is not known".to_owned());
    }
    // What the rules say of the event goes before the years that the sentences tell.
    if let (Some(x), Some(y)) = (a.binding.fact.context.event, b.binding.fact.context.event) {
        return (x != y).then(|| "they are about two events".to_owned());
    }
    let (x, y) = (a.binding.fact.context.other_year, b.binding.fact.context.other_year);
    match (x, y) {
        (Some(x), Some(y)) if x != y => Some(format!("one is of {x}, the other of {y}")),
        (Some(year), None) | (None, Some(year)) if !answers(a, b) => Some(format!("one is of {year}")),
        _ => None,
    }
}

/// Whether one denies the very figure of the other: that answers it, whether or not the year is told again.
fn answers(a: &Side, b: &Side) -> bool {
    (a.binding.denies() || b.binding.denies()) && a.binding.term.is_none()
}
