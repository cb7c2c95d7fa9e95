//! Days of the calendar.

use super::{Definition, Precision};
use crate::quantity::Number;

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "date",
    about: "a day or a stretch of days: 2 June, mid-May",
    dimension: "date",
    precision: Precision::Position { about: 1, near: 7 },
    floor: None,
    bare_unit: None,
    show,
    declarable: true,
};

fn show(value: Number, _: &str) -> String {
    value.floor().as_whole().map_or_else(|| value.to_string(), crate::quantity::show_day)
}
