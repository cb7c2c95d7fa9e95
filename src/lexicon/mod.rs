//! The word lists that reading rests on, compiled in; each file names its own sources and columns.

mod letter_map;
mod letters;

pub use letter_map::LetterMap;
pub use letters::{LetterSet, Letters};
pub(crate) use letters::{alphanumeric_until, letters, spaceless_until};

/// Units of measure.
pub const UNITS: &str = include_str!("units.txt");
/// Currencies.
pub const CURRENCIES: &str = include_str!("currencies.txt");
/// Feasts and holidays.
pub const HOLIDAYS: &str = include_str!("holidays.txt");
/// What surrounds a report on its page and is none of it.
pub const FURNITURE: &str = include_str!("furniture.txt");

/// The commonest words of languages.
pub const LANGUAGES: &str = include_str!("languages.txt");
/// Names of page elements that surround a report.
pub const MARKUP: &str = include_str!("markup.txt");

/// The rows of a list: fields parted by `|`, comments and empty lines dropped.
pub fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(list).map(|line| line.split('|').map(str::trim).collect())
}

/// Classes of words.
pub const WORDS: &str = include_str!("words.txt");
/// Words that make a number beside them a name.
pub const NAMES: &str = include_str!("names.txt");
/// Idioms that state no value.
pub const IDIOMS: &str = include_str!("idioms.txt");
/// Number words, months, weekdays.
pub const NUMBERS: &str = include_str!("numbers.txt");
/// Hedges.
pub const HEDGES: &str = include_str!("hedges.txt");
/// What predicates tell of their complements.
pub const COMMITMENT: &str = include_str!("commitment.txt");
/// Irregular inflections.
pub const IRREGULAR: &str = include_str!("irregular.txt");
/// Words without inflection.
pub const INVARIABLE: &str = include_str!("invariable.txt");

/// The lines of a list, comments and empty lines dropped.
pub fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
