//! So many for so many: `1,000 for 1,000`.

use super::{Draft, Extractor, Scan};
use crate::facts::numeral::numeral;
use crate::quantity::{Interval, Kind, Number};
use crate::text::TokenKind;

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "ratio", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    if words.at(i).kind != TokenKind::Number {
        return None;
    }
    let first = scan.numeral(i, false)?;
    let glue = |at: usize| usize::from(words.dash(at) && !words.at(at).spaced);
    let link = first.end + glue(first.end);
    if !words.is_word(link, "for") {
        return None;
    }
    let next = link + 1 + glue(link + 1);
    let second = numeral(words, next, false).filter(|n| n.digits)?;
    // `9 for 12 hours` is a rate of something; a ratio has bare numbers on both sides.
    if words.has(second.end, crate::text::Class::UNIT) && !words.is_word(second.end, "bar") || second.value > first.value.times(Number::whole(1000))? {
        return None;
    }
    // Two for one is not one for two: the ends are stated in their order.
    let plain = Interval::closed(Some(first.value.min(second.value)), Some(first.value.max(second.value)));
    Some(Draft { hedged: false, plain, ..Draft::plain(Kind::RATIO, i..second.end, first.value, second.value) })
}
