//! Kinds whose values are words: places in an order, and what rules look for besides figures.

use super::{Definition, Precision};

/// A place in an order.
pub static ORDINAL: Definition =
    Definition { name: "ordinal", about: "a place in an order: the third round", precision: Precision::Exact, declarable: false, ..WORDS };

/// One of the values that a claim declares.
pub static CHOICE: Definition = Definition { name: "choice", about: "one of the values that the claim declares, which exclude each other", ..WORDS };

/// Members of a declared class.
pub static SET: Definition = Definition { name: "set", about: "the members of a declared class that a text lists together: `set of port`", ..WORDS };

/// Whether something happened.
pub static HAPPENED: Definition = Definition { name: "happened", about: "whether something happened: said to have, or denied", ..WORDS };

/// A proper name.
pub static NAME: Definition = Definition { name: "name", about: "the name of a person, a place or a thing", ..WORDS };

/// Words between quotation marks.
pub static QUOTE: Definition = Definition { name: "quote", about: "words between quotation marks", ..WORDS };

const WORDS: Definition = Definition {
    name: "",
    about: "",
    dimension: "",
    precision: Precision::Words,
    floor: None,
    bare_unit: None,
    show: |value, _| value.to_string(),
    declarable: true,
};
