//! Kinds whose values are words: places in an order, and the declared values of a claim.

use super::{Definition, Precision};

/// A place in an order.
pub static ORDINAL: Definition = Definition { name: "ordinal", about: "a place in an order: the third round", declarable: false, ..PLAIN };

/// One of the values that a claim declares.
pub static CHOICE: Definition = Definition { name: "choice", about: "one of the values that the claim declares", declarable: false, ..PLAIN };

const PLAIN: Definition = Definition {
    name: "",
    about: "",
    dimension: "",
    precision: Precision::Exact,
    floor: None,
    bare_unit: None,
    show: |value, _| value.to_string(),
    declarable: false,
};
