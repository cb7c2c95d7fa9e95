//! Text to tokens. Total: every text is cut, and the spans of the tokens tile it.

use super::token::{Kind, Token};
use crate::quantity::Units;
use crate::source::Span;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_till, take_while, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char, digit1, one_of, satisfy};
use nom::combinator::{not, opt, recognize, value};
use nom::error::ErrorKind;
use nom::multi::many0_count;
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};
use std::sync::LazyLock;

/// Opening and closing marks of typographic quotation.
const CURLY: (&str, &str) = ("“”„«", "”“»\"");

/// The signs, longer ones before their beginnings.
const SIGNS: [&str; 17] = ["==", "!=", "<=", ">=", "..", "<", ">", "=", "{", "}", ",", ":", ".", "/", "+", "-", "%"];

/// Alternatives are told apart by the first character or two; nothing is read twice.
type Lexed<'a, T> = IResult<&'a str, T, (&'a str, ErrorKind)>;

/// The tokens of a text, white space and comments among them; spans count from `base`.
pub fn lex(text: &str, base: u32) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let (mut rest, mut start) = (text, base);
    while let Ok((after, kind)) = token(rest) {
        let length = rest.len() - after.len();
        if length == 0 {
            break;
        }
        let end = start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
        tokens.push(Token { kind, span: Span::new(start, end) });
        (rest, start) = (after, end);
    }
    tokens
}

fn token(input: &str) -> Lexed<'_, Kind> {
    alt((
        value(Kind::Space, take_while1(is_space)),
        value(Kind::Newline, char('\n')),
        value(Kind::Word, word),
        straight,
        value(Kind::Comment, pair(char('#'), line)),
        value(Kind::Slashes, pair(tag("//"), line)),
        figure,
        value(Kind::CurlyText, curly),
        sign,
        value(Kind::Currency, satisfy(is_currency)),
        value(Kind::Unknown, alt((tag("&&"), tag("||"), recognize(anychar)))),
    ))
    .parse(input)
}

fn is_space(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || c == '\u{feff}')
}

fn is_currency(c: char) -> bool {
    static SYMBOLS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let symbols = Units::get().all().iter().flat_map(|unit| unit.prefix.iter());
        symbols.filter_map(|symbol| symbol.chars().next().filter(|c| symbol.len() == c.len_utf8() && !c.is_alphanumeric())).collect()
    });
    !c.is_ascii_alphanumeric() && SYMBOLS.contains(&c)
}

/// The rest of the line, without the white space at its end.
fn line(input: &str) -> Lexed<'_, &str> {
    let (_, whole) = take_till(|c| c == '\n').parse(input)?;
    let kept = whole.trim_end().len();
    Ok((input.get(kept..).unwrap_or_default(), whole))
}

fn word(input: &str) -> Lexed<'_, &str> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let joint = preceded(char('-'), take_while1(part));
    recognize((satisfy(char::is_alphabetic), take_while(part), many0_count(joint))).parse(input)
}

fn straight(input: &str) -> Lexed<'_, Kind> {
    let inside = many0_count(alt((is_not("\"\\\n"), recognize(pair(char('\\'), satisfy(|c| c != '\n'))))));
    let closed = delimited(char('"'), inside, char('"'));
    alt((value(Kind::Text, closed), value(Kind::OpenText, pair(char('"'), line)))).parse(input)
}

/// A string in typographic marks ends at the next closing mark of the line, or else at the line's end.
fn curly(input: &str) -> Lexed<'_, &str> {
    let open = |input| one_of(CURLY.0).parse(input);
    let closed = recognize((open, take_till(|c| c == '\n' || CURLY.1.contains(c)), one_of(CURLY.1)));
    alt((closed, recognize(pair(open, line)))).parse(input)
}

/// Dates and times before numbers; a number takes every comma with a digit behind it, so that wrong grouping is one token.
fn figure(input: &str) -> Lexed<'_, Kind> {
    let digits = |n| take_while_m_n(n, n, |c: char| c.is_ascii_digit());
    let end = || not(satisfy(|c| c.is_ascii_digit()));
    let date = (digits(4), char('-'), digits(2), char('-'), digits(2), end());
    let time = terminated((take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), char(':'), digits(2)), end());
    let number = (digit1, many0_count(pair(char(','), digit1)), opt(pair(char('.'), digit1)));
    alt((value(Kind::Date, date), value(Kind::Time, time), value(Kind::Number, number))).parse(input)
}

fn sign(input: &str) -> Lexed<'_, Kind> {
    match SIGNS.iter().find(|sign| input.starts_with(**sign)) {
        None => Err(nom::Err::Error((input, ErrorKind::Tag))),
        Some(sign) => Ok((input.get(sign.len()..).unwrap_or_default(), Kind::Sign)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        lex(text, 0).into_iter().filter(|t| t.kind != Kind::Space).map(|t| (t.kind, t.span.of(text))).collect()
    }

    #[test]
    fn words_numbers_and_signs() {
        use Kind::{Date, Number, Sign, Time, Word};
        assert_eq!(kinds("talks-length 18..25"), [(Word, "talks-length"), (Number, "18"), (Sign, ".."), (Number, "25")]);
        assert_eq!(kinds("2025-06-02 21:40 1,000.5"), [(Date, "2025-06-02"), (Time, "21:40"), (Number, "1,000.5")]);
        assert_eq!(kinds("a- b<=2,5"), [(Word, "a"), (Sign, "-"), (Word, "b"), (Sign, "<="), (Number, "2,5")]);
    }

    #[test]
    fn strings_end_with_their_line() {
        assert_eq!(
            kinds("\"a \\\" b\" \"open \n\"x"),
            [(Kind::Text, "\"a \\\" b\""), (Kind::OpenText, "\"open"), (Kind::Newline, "\n"), (Kind::OpenText, "\"x")]
        );
        assert_eq!(kinds("“a” “b"), [(Kind::CurlyText, "“a”"), (Kind::CurlyText, "“b")]);
    }

    #[test]
    fn what_has_no_meaning_is_a_token_too() {
        assert_eq!(kinds("@&&;$"), [(Kind::Unknown, "@"), (Kind::Unknown, "&&"), (Kind::Unknown, ";"), (Kind::Currency, "$")]);
    }
}
