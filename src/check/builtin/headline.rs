//! A figure of the title that the body does not state.

use super::BuiltIn;
use super::arithmetic::sum;
use super::found::{Found, evidence};
use crate::check::message::quoted;
use crate::claims::Table;
use crate::declaration::{Check, CheckForm};
use crate::facts::{Headed, Marked, Reading};
use crate::finding::{Finding, FindingKind, KeptSentence, Severity};
use crate::quantity::Interval;

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "headline",
        about: "the title has a figure that the body does not bear out",
        explain: "A count, a sum of money, a percentage or a measure in the title must be met by a figure of the body, hedges and rounding included. A finding is \
                  made only where the body states another figure of the same thing, with the same noun or unit and the same word beside it (`5 people killed` \
                  against `six people were killed`), and nowhere the title's own, neither as one figure nor as the sum of two or of all.",
        example: "check headline {\n  severity error\n}\n",
        settings: &[],
        severity: Severity::Warning,
        signature: "headings",
    },
    run,
};

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let of = |reading| move |headed| judge(reading, headed).map(|found| found.by(check));
    table.readings.iter().flat_map(|reading| reading.signatures.headings.iter().filter_map(of(reading))).collect()
}

fn judge(reading: &Reading, headed: &Headed) -> Option<Found> {
    if headed.met || headed.rivals.is_empty() || adds_up(headed) {
        return None;
    }
    let place = |figure: &Marked, passage: &KeptSentence| evidence(reading, passage, figure.span, figure.underlined, figure.show());
    let mut all = vec![place(&headed.figure, &headed.passage)];
    all.extend(headed.rivals.iter().map(|(figure, passage)| place(figure, passage)));
    let words = |figure: &Marked, passage: &KeptSentence| quoted(passage.words(figure.underlined));
    let mut body: Vec<String> = headed.rivals.iter().map(|(figure, passage)| words(figure, passage)).collect();
    body.dedup();
    let sets: Vec<String> = headed.rivals.iter().map(|(figure, _)| figure.show()).collect();
    Some(Found {
        kind: FindingKind::Deviation,
        message: format!("the title says {}, the body {}", words(&headed.figure, &headed.passage), body.join(", ")),
        help: "take the figure of the body into the title, or correct the body".to_owned(),
        working: format!("{} does not meet {}", headed.figure.show(), sets.join(", ")),
        evidence: all,
    })
}

/// Whether two of the body's figures, or all of them, add up to the title's.
fn adds_up(headed: &Headed) -> bool {
    let sets: Vec<Interval> = headed.rivals.iter().map(|(figure, _)| figure.hard).collect();
    let meets = |sum: Option<Interval>| sum.is_none_or(|sum| sum.meets(&headed.figure.hard));
    let pairs = sets.iter().enumerate().any(|(i, a)| sets.iter().skip(i + 1).any(|b| meets(sum([*a, *b]))));
    pairs || sets.len() > 2 && meets(sum(sets))
}
