//! Places in an order, in digits: `20th`.

use super::{Draft, Extractor, Scan};
use crate::facts::numeral::in_prose;
use crate::quantity::{Kind, Number};
use crate::text::{Naming, TokenKind};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "ordinal", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let suffixed = words.at(i).kind == TokenKind::Number && words.suffixed(i);
    if !suffixed {
        return None;
    }
    // `the 38th parallel`, `the 16th Asian Games`: the name of one, no place in an order.
    if words.info(i + 2).naming.has(Naming::TAIL) || words.at(i + 2).capital && words.at(i + 2).spaced && in_prose(words, i) {
        return None;
    }
    let value = Number::decimal(words.text(i))?;
    Some(Draft { hedged: false, ..Draft::plain(Kind::ORDINAL, i..i + 2, value, value) })
}
