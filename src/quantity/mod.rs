//! What a figure can mean: exact numbers, intervals, hedges, units and the kinds of quantity.

mod arithmetic;
mod calendar;
mod clock;
mod correction;
mod declared;
mod hedge;
mod holiday;
mod interval;
pub mod kind;
mod number;
mod output;
mod unit;

pub use calendar::{Day, civil_day, day_of, show_day, weekday_of};
pub use correction::Correction;
pub use declared::DeclaredUnit;
pub use hedge::{Hedge, Understood, understand};
pub use holiday::{Holiday, Holidays, nth_weekday};
pub use interval::{Bound, Gap, Interval, compare_highs, compare_lows};
pub use kind::Kind;
pub use number::Number;
pub use output::{Set, Stated};
pub use unit::{Dimension, Unit, Units};
