//! Values as output gives them.

use super::{Interval, Kind, Number};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// An interval as output gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Set {
    /// Least value.
    pub low: Option<Number>,
    /// Largest value.
    pub high: Option<Number>,
    /// Whether the least value is itself left out.
    pub low_open: bool,
    /// Whether the largest value is itself left out.
    pub high_open: bool,
}

impl From<Interval> for Set {
    fn from(i: Interval) -> Self {
        Self { low: i.low.map(|b| b.value), high: i.high.map(|b| b.value), low_open: i.low.is_some_and(|b| b.open), high_open: i.high.is_some_and(|b| b.open) }
    }
}

/// A stated bound: a number, or for dates and times their ISO text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Stated {
    /// A number in the stated unit.
    Number(Number),
    /// `2025-06-02`, `13:00`, or the declared value of a choice.
    Text(String),
}

impl Stated {
    /// A stated bound of a figure of this kind.
    pub fn of(kind: Kind, value: Number) -> Self {
        if kind == Kind::DATE || kind == Kind::TIME { Self::Text(kind.show(value, "")) } else { Self::Number(value) }
    }
}

/// A number is one in JSON too.
impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}
