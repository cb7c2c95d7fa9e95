//! Measures with a unit.

use super::{Definition, Precision, with_unit};
use crate::quantity::{Number, Units};

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "quantity",
    about: "a measure with a unit: 30 km, 12 tonnes",
    dimension: "",
    precision: Precision::Measured,
    floor: None,
    bare_unit: None,
    show,
    declarable: false,
};

/// In the unit that people use: speeds in km/h, long ways in kilometres.
fn show(value: Number, unit: &str) -> String {
    let better = match unit {
        "metre per second" => "kilometre per hour",
        "metre" if value.abs() >= Number::whole(1000) => "kilometre",
        "metre" if value.abs() < Number::ONE && value != Number::ZERO => "millimetre",
        _ => unit,
    };
    let scaled = Units::get().of_name(better).filter(|_| better != unit).and_then(|u| value.over(u.factor));
    let (value, unit) = scaled.map_or((value, unit), |n| (n, better));
    let (near, exact) = value.rounded();
    format!("{}{}", if exact { "" } else { "≈" }, with_unit(near, unit))
}
