//! Counted things.

use super::{Definition, Precision};
use crate::quantity::Number;

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "count",
    about: "counted things: 6,000 bodies, dozens of houses",
    dimension: "",
    precision: Precision::Exact,
    floor: Some(Number::ZERO),
    bare_unit: Some(""),
    show: |value, _| value.to_string(),
    declarable: true,
};
