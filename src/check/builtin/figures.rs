//! A numeral in words that is followed by another number in digits.

use super::BuiltIn;
use super::found::{Found, evidence};
use crate::check::message::quoted;
use crate::claims::Table;
use crate::declaration::{Check, CheckForm};
use crate::facts::{Numerals, Reading};
use crate::finding::{Finding, FindingKind, Severity};

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "figures",
        about: "a number in words is followed by a different one in digits",
        explain: "Where a number is written twice, in words and in digits right behind it, as in `five (5)`, `5 (five)` or `five percent (5 %)`, both must be the \
                  same. Years in brackets, and numbers of sections and chapters, are let pass.",
        example: "check figures\n",
        settings: &[],
        severity: Severity::Error,
        signature: "numerals",
    },
    run,
};

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let of = |reading| move |numerals| judge(reading, numerals).map(|found| found.by(check));
    table.readings.iter().flat_map(|reading| reading.signatures.numerals.iter().filter_map(of(reading))).collect()
}

fn judge(reading: &Reading, numerals: &Numerals) -> Option<Found> {
    if numerals.first == numerals.second {
        return None;
    }
    let passage = &numerals.passage;
    let place = |span, number: crate::quantity::Number| evidence(reading, passage, span, span, number.to_string());
    let (first, second) = (quoted(passage.words(numerals.first_span)), quoted(passage.words(numerals.second_span)));
    Some(Found {
        kind: FindingKind::Deviation,
        message: format!("{first} is followed by {second}"),
        help: "correct one of the two".to_owned(),
        working: format!("{} and {} are not the same number", numerals.first, numerals.second),
        evidence: vec![place(numerals.first_span, numerals.first), place(numerals.second_span, numerals.second)],
    })
}
