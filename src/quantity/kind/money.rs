//! Amounts of a currency.

use super::{Definition, Precision};
use crate::quantity::Number;

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "money",
    about: "an amount of a currency: $2.4 million",
    dimension: "money",
    precision: Precision::Measured,
    floor: None,
    bare_unit: None,
    show,
    declarable: true,
};

/// Large amounts with their magnitude: `2.35 billion USD`.
fn show(value: Number, unit: &str) -> String {
    for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million")] {
        let size = Number::whole(size);
        if value.abs() >= size {
            return value.over(size).map_or_else(|| value.to_string(), |n| format!("{n} {name} {unit}"));
        }
    }
    format!("{value} {unit}")
}
