//! So many for so many.

use super::{Definition, Precision};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "ratio",
    about: "so many for so many, or against so many: 1,000 for 1,000, 9 votes to 4",
    dimension: "",
    precision: Precision::Exact,
    floor: None,
    bare_unit: None,
    show: |value, _| value.to_string(),
    declarable: true,
};
