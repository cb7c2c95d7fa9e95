//! Times of the day.

use super::{Definition, Precision};
use crate::quantity::Number;

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "time",
    about: "a time of the day: 13:00, 1pm",
    dimension: "time",
    precision: Precision::Position { about: 10, near: 30 },
    floor: None,
    bare_unit: None,
    show,
    declarable: true,
};

fn show(value: Number, _: &str) -> String {
    match value.floor().as_whole() {
        Some(minutes) => format!("{:02}:{:02}", minutes.div_euclid(60).rem_euclid(24), minutes.rem_euclid(60)),
        None => value.to_string(),
    }
}
