//! Values as they are written in rules: `30 minutes`, `5 %`, `$2.4 million`, `2025-06-02`, `21:40`.

use super::grammar::{Parsed, sign};
use super::token::{Kind, Tokens};
use super::words::{self, AFTER_NUMBERS};
use super::{Failure, Parser, RulesError, Want};
use crate::quantity::{Day, Number, Unit, Units, civil_day};
use crate::source::{Span, Spanned};

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Literal {
    /// The place.
    pub span: Span,
    /// As written.
    pub text: String,
    /// What it is.
    pub value: Value,
}

/// What a literal is.
#[derive(Clone, Debug)]
pub enum Value {
    /// A number with or without a unit.
    Figure(Figure),
    /// A number with a unit that the rules may declare, and its word.
    Named(Figure, String),
    /// A day.
    Day(Day),
    /// A time, in minutes since midnight.
    Minute(i64),
    /// One whose mistake is reported already.
    Wrong,
}

/// A number, its unit, and where the unit stands.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The number, magnitude included.
    pub number: Number,
    /// Whether a magnitude was written.
    pub magnitude: Option<Number>,
    /// The unit.
    pub unit: Option<&'static Unit>,
    /// Where the unit stands; the whole literal where that is a sign before the number.
    pub unit_span: Span,
}

/// What stands behind a number.
enum Measured {
    Bare,
    In(&'static Unit, Span),
    /// In a unit that the tables do not know.
    Named(Span),
    Wrong,
}

/// Words that multiply.
const MAGNITUDES: [(&str, i64); 4] = [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000), ("trillion", 1_000_000_000_000)];

/// The most tokens of a unit: `m / s`, `square metres per second`.
const UNIT_TOKENS: usize = 4;

/// A value.
pub fn literal(input: Tokens<'_>) -> Parsed<'_, Literal> {
    let negative = input.is_sign("-");
    let start = if negative { input.skip() } else { input };
    let (rest, value) = match start.first().kind {
        Kind::Date if !negative => (start.skip(), day(start.text()).map_or(Value::Wrong, Value::Day)),
        Kind::Time if !negative => (start.skip(), minutes(start.text()).map_or(Value::Wrong, Value::Minute)),
        Kind::Number => figure(start, negative, None),
        Kind::Currency | Kind::Word if prefix(start).is_some() => money(start, negative),
        _ => return Err(nom::Err::Error(Failure::wanted(input, Want::Thing("an amount")))),
    };
    let last = rest.before().map_or(start.first().span, |token| token.span);
    let span = input.first().span.to(last);
    let value = match value {
        Value::Figure(figure) if figure.unit_span.is_empty() => Value::Figure(Figure { unit_span: span, ..figure }),
        other => other,
    };
    Ok((rest, Literal { span, text: input.slice(span).to_owned(), value }))
}

/// `literal`, or `literal .. literal`.
pub fn range(input: Tokens<'_>) -> Parsed<'_, (Literal, Option<Literal>)> {
    let (rest, low) = literal(input)?;
    match super::grammar::maybe(sign(".."))(rest)? {
        (after, Some(_)) => {
            let (after, high) = nom::combinator::cut(literal).parse(after)?;
            Ok((after, (low, Some(high))))
        }
        (after, None) => Ok((after, (low, None))),
    }
}

/// The currency whose sign stands before a number, and how many tokens it has (`$`, `US$`).
fn prefix(input: Tokens<'_>) -> Option<(&'static Unit, usize)> {
    let (first, second) = (input.first(), input.peek(1));
    let whole = match first.kind {
        Kind::Currency => first.span,
        Kind::Word if second.kind == Kind::Currency && second.span.start == first.span.end => first.span.to(second.span),
        _ => return None,
    };
    let tokens = if whole == first.span { 1 } else { 2 };
    let unit = Units::get().named(input.slice(whole)).filter(|unit| unit.dimension == "money")?;
    (input.peek(tokens).kind == Kind::Number).then_some((unit, tokens))
}

fn money(input: Tokens<'_>, negative: bool) -> (Tokens<'_>, Value) {
    match prefix(input) {
        Some((unit, tokens)) => figure(if tokens == 1 { input.skip() } else { input.skip().skip() }, negative, Some(unit)),
        None => (input.skip(), Value::Wrong),
    }
}

/// A number, its magnitude and its unit.
fn figure<'a>(input: Tokens<'a>, negative: bool, currency: Option<&'static Unit>) -> (Tokens<'a>, Value) {
    let number = Number::decimal(input.text()).map(|n| if negative { n.negated() } else { n });
    let (rest, magnitude) = magnitude(input.skip());
    let (rest, unit) = match currency {
        Some(unit) => behind_money(rest, magnitude, unit),
        None => unit(rest),
    };
    let number = number.and_then(|n| n.times(magnitude.unwrap_or(Number::ONE)));
    let value = match (number, unit) {
        (Some(number), Measured::Bare) => Value::Figure(Figure { number, magnitude, unit: None, unit_span: Span::default() }),
        (Some(number), Measured::Named(unit_span)) => Value::Named(Figure { number, magnitude, unit: None, unit_span }, rest.slice(unit_span).to_owned()),
        (Some(number), Measured::In(unit, unit_span)) => Value::Figure(Figure { number, magnitude, unit: Some(unit), unit_span }),
        _ => Value::Wrong,
    };
    (rest, value)
}

fn magnitude(input: Tokens<'_>) -> (Tokens<'_>, Option<Number>) {
    let word = if input.first().kind == Kind::Word { input.text() } else { "" };
    match MAGNITUDES.iter().find(|(name, _)| *name == word) {
        Some((_, size)) => (input.skip(), Some(Number::whole(*size))),
        None => (input, None),
    }
}

/// Whether a word comes next that can only be meant as a unit or a magnitude.
fn may_be_unit(input: Tokens<'_>) -> bool {
    let word = input.text();
    let other = || AFTER_NUMBERS.contains(&word) || words::is_reserved(word);
    let misspelt = || input.nearest(forms().chain(AFTER_NUMBERS)).is_some_and(|near| AFTER_NUMBERS.contains(&near));
    input.first().kind == Kind::Word && !other() && !misspelt()
}

/// Behind a sum of money only a magnitude may stand; any other word is reported.
fn behind_money<'a>(input: Tokens<'a>, magnitude: Option<Number>, currency: &'static Unit) -> (Tokens<'a>, Measured) {
    if magnitude.is_some() || !may_be_unit(input) {
        return (input, Measured::In(currency, Span::default()));
    }
    let names = MAGNITUDES.iter().map(|(name, _)| *name);
    let error = RulesError::new("unknown-unit", input.first().span, format!("unknown magnitude `{}`", input.text())).label("after a sum of money");
    input.report(error.offer(input.nearest(names), "write `thousand`, `million`, `billion` or `trillion`"));
    (input.skip(), Measured::Wrong)
}

/// The unit that comes next; one that the tables do not know may be declared anywhere.
fn unit(input: Tokens<'_>) -> (Tokens<'_>, Measured) {
    if input.is_sign("%") {
        let percent = Units::get().named("%").map_or(Measured::Wrong, |unit| Measured::In(unit, input.first().span));
        return (input.skip(), percent);
    }
    if let Some((rest, unit, span)) = (1..=UNIT_TOKENS).rev().find_map(|n| unit_of(input, n)) {
        return (rest, Measured::In(unit, span));
    }
    if !may_be_unit(input) {
        return (input, Measured::Bare);
    }
    let span = input.first().span;
    input.ask_unit(Spanned::new(input.text().to_owned(), span));
    (input.skip(), Measured::Named(span))
}

/// The unit that the next `n` tokens name.
fn unit_of(input: Tokens<'_>, n: usize) -> Option<(Tokens<'_>, &'static Unit, Span)> {
    let (mut rest, mut written, mut span) = (input, String::new(), input.first().span);
    for _ in 0..n {
        if rest.first().kind != Kind::Word && !rest.is_sign("/") {
            return None;
        }
        if !written.is_empty() {
            written.push('_');
        }
        written.push_str(rest.text());
        span = span.to(rest.first().span);
        rest = rest.skip();
    }
    Units::get().named(&written).map(|unit| (rest, unit, span))
}

/// Every form of every built-in unit.
pub fn forms() -> impl Iterator<Item = &'static str> {
    Units::get().all().iter().flat_map(|unit| unit.forms.iter().copied())
}

/// Year, month and day of a date token.
pub(super) fn date_parts(text: &str) -> Option<(i64, i64, i64)> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

/// The day of a date token, if it exists.
pub fn day(text: &str) -> Option<Day> {
    let (year, month, day) = date_parts(text)?;
    civil_day(year, month, day)
}

/// The minutes since midnight of a time token, if it exists.
pub(super) fn minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
