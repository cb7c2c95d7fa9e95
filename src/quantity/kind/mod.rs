//! The kinds of quantity, one file each. A new kind is a new file and its line in [`KINDS`].

mod age;
mod count;
mod date;
mod duration;
mod money;
mod number;
mod percent;
mod quantity;
mod range;
mod ratio;
mod text;
mod time;

use super::{Interval, Number, Units};

/// What one kind of quantity is: its name, its scale, and how its values are shown.
#[derive(Debug)]
pub struct Definition {
    /// The name in rules files and in output.
    pub name: &'static str,
    /// One line for a reader.
    pub about: &'static str,
    /// What its literals measure; the empty string for numbers without a unit.
    pub dimension: &'static str,
    /// How written digits are taken.
    pub precision: Precision,
    /// The least value there can be.
    pub floor: Option<Number>,
    /// Whether a claim of this type also takes a number without a unit, in this unit.
    pub bare_unit: Option<&'static str>,
    /// Prints a value given in the base unit `unit`.
    pub show: fn(Number, &str) -> String,
    /// Whether a claim in a rules file may have this type.
    pub declarable: bool,
}

/// How exact a written number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// As it stands; `about` widens by 5 % and by at least 1 below 20.
    Exact,
    /// To half of its last written digit; `about` widens by 5 %.
    Measured,
    /// To half of its last written digit where that is a decimal, else as it stands; `about` widens by 5 %.
    Decimal,
    /// A place on a scale without nought.
    Position {
        /// By so many base units `about` widens to each side.
        about: i64,
        /// So many base units `shortly before` and `shortly after` reach.
        near: i64,
    },
    /// No number at all.
    Words,
}

/// The last digit that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its width in base units: 100,000 for `2.4 million`.
    pub step: Number,
    /// Whether it stands behind a decimal point.
    pub decimals: bool,
}

/// One of the kinds in [`KINDS`].
#[derive(Clone, Copy)]
pub struct Kind(&'static Definition);

/// Every kind, in the order in which `--help` and documents list them.
pub static KINDS: &[&Definition] = &[
    &count::DEFINITION,
    &number::DEFINITION,
    &range::DEFINITION,
    &percent::DEFINITION,
    &money::DEFINITION,
    &duration::DEFINITION,
    &date::DEFINITION,
    &time::DEFINITION,
    &age::DEFINITION,
    &quantity::DEFINITION,
    &ratio::DEFINITION,
    &text::ORDINAL,
    &text::CHOICE,
    &text::SET,
    &text::HAPPENED,
    &text::NAME,
    &text::QUOTE,
];

impl Kind {
    /// Counted things: 6,000 bodies.
    pub const COUNT: Self = Self(&count::DEFINITION);
    /// A number of nothing in particular.
    pub const NUMBER: Self = Self(&number::DEFINITION);
    /// From one number to another, without a unit.
    pub const RANGE: Self = Self(&range::DEFINITION);
    /// A share of a hundred.
    pub const PERCENT: Self = Self(&percent::DEFINITION);
    /// An amount of a currency.
    pub const MONEY: Self = Self(&money::DEFINITION);
    /// How long something lasts.
    pub const DURATION: Self = Self(&duration::DEFINITION);
    /// A day, or a stretch of days, of the calendar.
    pub const DATE: Self = Self(&date::DEFINITION);
    /// A time of the day.
    pub const TIME: Self = Self(&time::DEFINITION);
    /// How old somebody is.
    pub const AGE: Self = Self(&age::DEFINITION);
    /// A measure with a unit: length, mass, speed …
    pub const QUANTITY: Self = Self(&quantity::DEFINITION);
    /// So many for so many.
    pub const RATIO: Self = Self(&ratio::DEFINITION);
    /// A place in an order: the third round.
    pub const ORDINAL: Self = Self(&text::ORDINAL);
    /// One of the declared values of a claim.
    pub const CHOICE: Self = Self(&text::CHOICE);
    /// Some of the members of a declared class.
    pub const SET: Self = Self(&text::SET);
    /// Whether something happened.
    pub const HAPPENED: Self = Self(&text::HAPPENED);
    /// The name of somebody or something.
    pub const NAME: Self = Self(&text::NAME);
    /// Words between quotation marks.
    pub const QUOTE: Self = Self(&text::QUOTE);

    /// The kind that a rules file names.
    pub fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|d| d.name == name).map(|d| Self(d))
    }

    /// The kind of figures with a unit of this dimension.
    pub fn of_dimension(dimension: &str) -> Self {
        match dimension {
            "duration" => Self::DURATION,
            "money" => Self::MONEY,
            "percent" => Self::PERCENT,
            _ => Self::QUANTITY,
        }
    }

    /// Its name in rules files and in output.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// What it is, in one line.
    pub fn definition(self) -> &'static Definition {
        self.0
    }

    /// The least value there can be.
    pub fn floor(self) -> Option<Number> {
        self.0.floor
    }

    /// Whether its values are places on a scale without nought (dates, clock times).
    pub fn position(self) -> bool {
        matches!(self.0.precision, Precision::Position { .. })
    }

    /// Whether its values are words, and no numbers.
    pub fn in_words(self) -> bool {
        self.0.precision == Precision::Words
    }

    /// Whether nought is a value like any other: none were killed.
    pub fn counts(self) -> bool {
        self.0.precision == Precision::Exact
    }

    /// Prints a value of this kind given in the base unit `unit`.
    pub fn show(self, value: Number, unit: &str) -> String {
        (self.0.show)(value, unit)
    }

    /// The set that an unhedged figure stands for. The upper end stays out, so that neighbours (5 km, 6 km) do not meet.
    pub fn written(self, plain: Interval, written: Written) -> Option<Interval> {
        let widens = match self.0.precision {
            Precision::Measured => true,
            // `1.2 million people` is no exact count.
            Precision::Decimal | Precision::Exact => written.decimals,
            Precision::Position { .. } | Precision::Words => false,
        };
        if !widens {
            return Some(plain);
        }
        let half = written.step.times(Number::ratio(1, 2)?)?;
        widen(plain, half, half).map(Interval::open_high)
    }

    /// How far `shortly before` and `shortly after` reach on a scale without nought.
    pub fn near(self) -> Option<Number> {
        match self.0.precision {
            Precision::Position { near, .. } => Some(Number::whole(near)),
            _ => None,
        }
    }

    /// The set that a figure with `about` stands for.
    pub fn about(self, plain: Interval) -> Option<Interval> {
        let twentieth = |n: Option<Number>| n.unwrap_or(Number::ZERO).abs().times(Number::ratio(1, 20)?);
        let (low, high) = (plain.low.map(|b| b.value), plain.high.map(|b| b.value));
        match self.0.precision {
            Precision::Words => Some(plain),
            Precision::Position { about, .. } => widen(plain, Number::whole(about), Number::whole(about)),
            Precision::Measured | Precision::Decimal => widen(plain, twentieth(low)?, twentieth(high)?),
            Precision::Exact => {
                // `about two thirds` are not one more or less
                let few = |n: Number| n < Number::whole(20) && n.as_whole().is_some();
                let least = |n: Option<Number>| if n.is_none_or(few) { Number::ONE } else { Number::ZERO };
                widen(plain, twentieth(low)?.max(least(low)), twentieth(high)?.max(least(high)))
            }
        }
    }
}

fn widen(set: Interval, below: Number, above: Number) -> Option<Interval> {
    let low = match set.low {
        Some(b) => Some(b.value.minus(below)?),
        None => None,
    };
    let high = match set.high {
        Some(b) => Some(b.value.plus(above)?),
        None => None,
    };
    Some(Interval::closed(low, high))
}

/// `value unit`, the unit in the plural where the value is not one; no unit, no space.
fn with_unit(value: Number, unit: &str) -> String {
    if unit.is_empty() {
        return value.to_string();
    }
    let symbol = Units::get().of_name(unit).is_some_and(|u| u.dimension == "money" || u.dimension == "percent");
    if symbol || value == Number::ONE { format!("{value} {unit}") } else { format!("{value} {}", plural(unit)) }
}

/// The plural of a unit's name.
fn plural(unit: &str) -> String {
    match unit {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        "hertz" | "celsius" | "fahrenheit" | "kelvin" | "horsepower" => unit.to_owned(),
        _ => match unit.split_once(" per ") {
            Some((head, rest)) => format!("{}s per {rest}", if head == "foot" { "feet" } else { head }),
            None => format!("{unit}s"),
        },
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Kind {}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name)
    }
}
