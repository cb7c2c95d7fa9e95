//! Numbers of nothing in particular.

use super::{Definition, Precision};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "number",
    about: "a number of nothing in particular: 2815.38",
    dimension: "",
    precision: Precision::Exact,
    floor: None,
    bare_unit: Some(""),
    show: |value, _| value.to_string(),
    declarable: true,
};
