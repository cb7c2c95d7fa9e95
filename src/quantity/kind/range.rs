//! Number ranges without a unit.

use super::{Definition, Precision};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "range",
    about: "from one number to another, without a unit: 18 to 25",
    dimension: "",
    precision: Precision::Exact,
    floor: None,
    bare_unit: None,
    show: |value, _| value.to_string(),
    declarable: false,
};
