//! How old somebody is.

use super::{Definition, Precision};
use crate::quantity::Number;

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "age",
    about: "how old somebody is: aged 18, a 5-year-old",
    dimension: "duration",
    precision: Precision::Exact,
    floor: Some(Number::ZERO),
    bare_unit: Some("year"),
    show: |value, _| if value == Number::ONE { format!("{value} year") } else { format!("{value} years") },
    declarable: true,
};
