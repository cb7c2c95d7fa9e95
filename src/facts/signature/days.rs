//! Weekdays that are named with their date: `Tuesday, June 3`, `3 June (Tuesday)`.

use super::{Glance, Keeper, Signature, nothing};
use crate::facts::Fact;
use crate::quantity::{Day, Kind};
use crate::source::{KeptSentence, Span};
use crate::text::{TokenKind, Words, letters};

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "days", sentence, block: nothing };

/// A weekday and the date that it is named with.
#[derive(Clone, Debug)]
pub struct NamedDay {
    /// The weekday, Monday being 0.
    pub weekday: i64,
    /// The day, in the written year or else in the one nearest to the document's date.
    pub day: Day,
    /// Whether the year is written.
    pub year: bool,
    /// Weekday and date.
    pub span: Span,
    /// The sentence around them.
    pub passage: KeptSentence,
}

fn sentence(glance: &Glance, keeper: &mut Keeper) {
    let words = &glance.words;
    // Another calendar, and dates of another year that the sentence tells once for all.
    if glance.tokens.clone().any(|i| words.is_any(i, letters!["julian", "anniversary"])) {
        return;
    }
    let years: Vec<&Fact> = glance.facts.iter().filter(|fact| fact.kind == Kind::DATE && has_year(words, fact)).collect();
    for fact in glance.facts.iter().filter(|fact| fact.kind == Kind::DATE) {
        let Some((weekday, span)) = before(words, fact).or_else(|| behind(words, fact)) else { continue };
        let Some(day) = fact.hard.high.and_then(|bound| bound.value.as_whole()) else { continue };
        let year = has_year(words, fact);
        if !year && (glance.published.is_none() || !years.is_empty()) {
            continue;
        }
        let passage = keeper.passage(glance.span());
        keeper.kept.days.push(NamedDay { weekday, day, year, span, passage });
    }
}

/// Whether a date has its year in digits.
fn has_year(words: &Words, fact: &Fact) -> bool {
    let digits = |i: usize| words.at(i).kind == TokenKind::Number && words.text(i).len() == 4;
    fact.tokens.clone().any(|i| digits(i) || words.at(i).kind == TokenKind::IsoDate)
}

/// Whether a fact names a day of the month, and only one.
fn one_day(words: &Words, fact: &Fact) -> bool {
    let day = |i: usize| words.at(i).kind == TokenKind::Number && words.text(i).len() <= 2 || words.at(i).kind == TokenKind::IsoDate;
    fact.low == fact.high && fact.low.is_some() && fact.tokens.clone().any(day)
}

/// `Tuesday, June 3`; not `Monday and Tuesday, June 3` nor `Tuesday, June 3 or 4`, which may mean more than one day.
fn before(words: &Words, fact: &Fact) -> Option<(i64, Span)> {
    let first = fact.tokens.clone().find(|i| words.at(*i).start >= fact.span.start)?;
    let weekday = words.info(first).weekday?;
    let link = |i: usize| words.is_any(i, letters!["and", "or", "to", "through", "/"]) || words.dash(i);
    let several = link(first.wrapping_sub(1)) && words.info(first.wrapping_sub(2)).weekday.is_some() || link(fact.tokens.end);
    (one_day(words, fact) && !several).then_some((weekday, fact.span))
}

/// `3 June (Tuesday)`, `June 3, a Tuesday`.
fn behind(words: &Words, fact: &Fact) -> Option<(i64, Span)> {
    let end = fact.tokens.end;
    let (at, last) = if words.is(end, "(") && words.is(end + 2, ")") {
        (end + 1, end + 2)
    } else if words.is(end, ",") && words.is_word(end + 1, "a") && !words.word(end + 3) {
        (end + 2, end + 2)
    } else {
        return None;
    };
    let weekday = words.info(at).weekday.filter(|_| words.at(at).capital)?;
    one_day(words, fact).then(|| (weekday, fact.span.to(words.at(last).span())))
}
