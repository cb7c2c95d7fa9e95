//! The built-in checks, one file each, on what reading kept for them. A new check is a new file and its line in [`CHECKS`].

mod arithmetic;
mod copies;
mod figures;
mod found;
mod headline;
mod quotations;
mod spellings;
mod weekdays;

use crate::claims::Table;
use crate::declaration::{Check, CheckForm};
use crate::finding::Finding;

/// A built-in check.
#[derive(Debug)]
pub struct BuiltIn {
    /// What it offers to rules files and readers.
    pub form: CheckForm,
    /// What it finds.
    pub run: fn(&Table, &Check) -> Vec<Finding>,
}

/// All checks.
pub static CHECKS: &[&BuiltIn] =
    &[&weekdays::CHECK, &arithmetic::CHECK, &figures::CHECK, &quotations::CHECK, &spellings::CHECK, &headline::CHECK, &copies::CHECK];

/// What the checks offer to rules files.
pub fn forms() -> Vec<&'static CheckForm> {
    CHECKS.iter().map(|check| &check.form).collect()
}

/// What the checks of a suite find.
pub fn run(table: &Table) -> Vec<Finding> {
    let run = |check: &Check| CHECKS.iter().find(|known| known.form.name == check.form.name).map(|known| (known.run)(table, check));
    table.suite.checks.iter().filter_map(run).flatten().collect()
}
