//! Shares of a hundred.

use super::{Definition, Precision};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "percent",
    about: "a share of a hundred: 15 %",
    dimension: "percent",
    precision: Precision::Measured,
    floor: None,
    bare_unit: None,
    show: |value, _| format!("{value} %"),
    declarable: true,
};
