//! Measures with a unit.

use super::{Definition, Precision, with_unit};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "quantity",
    about: "a measure with a unit: 30 km, 12 tonnes",
    dimension: "",
    precision: Precision::Measured,
    floor: None,
    bare_unit: None,
    show: with_unit,
    declarable: false,
};
