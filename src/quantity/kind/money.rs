//! Amounts of a currency.

use super::{Definition, Precision, with_unit};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "money",
    about: "an amount of a currency: $2.4 million",
    dimension: "money",
    precision: Precision::Measured,
    floor: None,
    bare_unit: None,
    show: with_unit,
    declarable: true,
};
