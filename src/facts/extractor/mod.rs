//! What finds figures in a sentence, one file each. A new extractor is a new file and its line in [`EXTRACTORS`].

mod age;
mod date;
mod ordinal;
mod quantity;
mod ratio;
mod share;
mod time;

use super::draft::Draft;
use super::scan::Scan;

/// Finds one shape of figure.
#[derive(Debug)]
pub struct Extractor {
    /// Its name.
    pub name: &'static str,
    /// The figure that begins at a token, if one does.
    pub at: fn(&Scan, usize) -> Option<Draft>,
}

/// Every extractor; the first that finds something at a place has it.
pub static EXTRACTORS: &[&Extractor] =
    &[&date::EXTRACTOR, &time::EXTRACTOR, &ratio::EXTRACTOR, &share::EXTRACTOR, &age::EXTRACTOR, &ordinal::EXTRACTOR, &quantity::EXTRACTOR];
