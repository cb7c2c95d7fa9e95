//! What a person says that some words mean, whatever reading makes of them.

use super::{Interval, Kind, Number};

/// A value that takes the place of the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The kind; `None` for a bare number, which takes that of the figure it corrects.
    pub kind: Option<Kind>,
    /// Stated least value, in the stated unit.
    pub low: Option<Number>,
    /// Stated largest value.
    pub high: Option<Number>,
    /// The stated unit.
    pub unit: Option<&'static str>,
    /// The value in the base unit.
    pub set: Interval,
    /// That unit.
    pub base_unit: &'static str,
}
