//! How long something lasts.

use super::{Definition, Precision};
use crate::quantity::Number;

/// See [`super::Kind`].
pub static DEFINITION: Definition = Definition {
    name: "duration",
    about: "how long something lasts: an hour, 30 days",
    dimension: "duration",
    precision: Precision::Decimal,
    floor: Some(Number::ZERO),
    bare_unit: None,
    show,
    declarable: true,
};

/// The largest units first, of days two at most: `2 h 4 min 38 s`, `3 days 2 h`.
fn show(value: Number, _: &str) -> String {
    let seconds = value.abs();
    let sign = if value < Number::ZERO { "-" } else { "" };
    let Some(whole) = seconds.as_whole() else {
        let (size, name) = if seconds < Number::whole(60) {
            (1, "s")
        } else if seconds < Number::whole(3600) {
            (60, "min")
        } else if seconds < Number::whole(86_400) {
            (3600, "h")
        } else {
            (86_400, "days")
        };
        return seconds.over(Number::whole(size)).map_or_else(|| format!("{value} s"), |n| format!("{sign}{n} {name}"));
    };
    if whole == 0 {
        return "0".to_owned();
    }
    let (days, rest) = (whole / 86_400, whole % 86_400);
    let mut parts = Vec::new();
    for (n, name) in [(days, if days == 1 { "day" } else { "days" }), (rest / 3600, "h"), (rest % 3600 / 60, "min"), (rest % 60, "s")] {
        if n > 0 {
            parts.push(format!("{} {name}", Number::whole(n)));
        }
    }
    parts.truncate(if days > 0 { 2 } else { 3 });
    format!("{sign}{}", parts.join(" "))
}
