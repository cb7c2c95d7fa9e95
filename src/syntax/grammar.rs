//! The grammar that all statements share: words, names, strings and lists of them.

use super::token::{Kind, Tokens};
use super::{Failure, RulesError, Want, suggest, words};
use crate::source::{Span, Spanned};
use nom::{Err, Parser};

/// What a parser gives: the rest of the tokens and its result.
pub type Parsed<'a, T> = nom::IResult<Tokens<'a>, T, Failure>;

/// A name or another word with its place.
pub type Word = Spanned<String>;

/// A string as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The place, quotation marks included.
    pub span: Span,
    /// The place of what stands between the quotation marks.
    pub inner: Span,
    /// What stands between the quotation marks.
    pub raw: String,
    /// Whether it was closed; one that was not says nothing about what was meant.
    pub closed: bool,
}

impl Text {
    /// The string that is meant: escapes resolved.
    pub fn value(&self) -> String {
        let mut value = String::with_capacity(self.raw.len());
        let mut chars = self.raw.chars();
        while let Some(c) = chars.next() {
            value.extend(if c == '\\' { chars.next() } else { Some(c) });
        }
        value
    }
}

/// An error that no alternative can mend.
pub fn stop<T>(input: Tokens<'_>, error: RulesError) -> Parsed<'_, T> {
    Err(Err::Failure(Failure::said(input, error)))
}

fn refuse<T>(input: Tokens<'_>, want: Want) -> Parsed<'_, T> {
    Err(Err::Error(Failure::wanted(input, want)))
}

/// The word `word`.
pub fn keyword<'a>(word: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Span> {
    move |input| {
        let token = input.first();
        if token.kind == Kind::Word && input.text() == word { Ok((input.skip(), token.span)) } else { refuse(input, Want::Word(word)) }
    }
}

/// The sign `sign`.
pub fn sign<'a>(sign: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Span> {
    move |input| if input.is_sign(sign) { Ok((input.skip(), input.first().span)) } else { refuse(input, Want::Word(sign)) }
}

/// A token of a kind, called `what` where it is missing.
pub fn token<'a>(kind: Kind, what: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Word> {
    move |input| {
        let token = input.first();
        if token.kind == kind { Ok((input.skip(), Spanned::new(input.text().to_owned(), token.span))) } else { refuse(input, Want::Thing(what)) }
    }
}

/// A word, called `what` where it is missing.
pub fn word<'a>(what: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Word> {
    token(Kind::Word, what)
}

/// Words joined by dots: `talks.length`.
pub fn name<'a>(what: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Word> {
    move |input| {
        let (mut rest, first) = word(what)(input)?;
        let mut span = first.span;
        while rest.is_sign(".") && rest.first().span.start == span.end && rest.peek(1).kind == Kind::Word && rest.peek(1).span.start == rest.first().span.end {
            span = span.to(rest.peek(1).span);
            rest = rest.skip().skip();
        }
        Ok((rest, Spanned::new(rest.slice(span).to_owned(), span)))
    }
}

/// A name that is declared here; a word of the language is reported and taken.
pub fn declared<'a>(mut name: impl Parser<Tokens<'a>, Output = Word, Error = Failure>) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Word> {
    move |input| {
        let (rest, word) = name.parse(input)?;
        if words::is_reserved(&word.node) {
            let error = RulesError::new("keyword-as-name", word.span, format!("`{}` is a keyword and cannot be a name", word.node));
            rest.report(error.label("a word of the language").help("choose another name"));
        }
        Ok((rest, word))
    }
}

/// A name that is declared here, with all words behind it that `end` ends: names are one word, so several, or a string, are reported, and taken for one.
pub fn declared_until<'a>(
    name: impl Parser<Tokens<'a>, Output = Word, Error = Failure>,
    end: impl Fn(Tokens<'a>) -> bool,
) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Word> {
    let mut name = declared(name);
    move |input| {
        let spaced = |text: &str, span| {
            let joined = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
            let error = RulesError::new("spaced-name", span, "a name is one word, without quotation marks").label("no name");
            input.report(error.help(format!("write `{joined}`")));
            Spanned::new(joined, span)
        };
        if at_text(input) && !at_text(input.skip()) && end(input.skip()) && input.text().contains(char::is_alphabetic) {
            let (rest, quoted) = text(input)?;
            return Ok((rest, spaced(&quoted.value(), quoted.span)));
        }
        let (behind, word) = name(input)?;
        let (mut rest, mut span) = (behind, word.span);
        while rest.first().kind == Kind::Word && !words::is_reserved(rest.text()) && rest.text() != "of" {
            span = span.to(rest.first().span);
            rest = rest.skip();
        }
        if span == word.span || !end(rest) {
            return Ok((behind, word));
        }
        Ok((rest, spaced(rest.slice(span), span)))
    }
}

/// What `parser` takes, if it does; what it would have taken is remembered for a later error at the same place.
pub fn maybe<'a, T>(mut parser: impl Parser<Tokens<'a>, Output = T, Error = Failure>) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Option<T>> {
    move |input| match parser.parse(input) {
        Ok((rest, node)) => Ok((rest, Some(node))),
        Err(Err::Error(failure)) => {
            input.remember(failure);
            Ok((input, None))
        }
        Err(other) => Err(other),
    }
}

/// Whether a string comes next.
pub fn at_text(input: Tokens<'_>) -> bool {
    matches!(input.first().kind, Kind::Text | Kind::OpenText | Kind::CurlyText)
}

/// A string; errors of its own were told by the lexer.
pub fn text(input: Tokens<'_>) -> Parsed<'_, Text> {
    if !at_text(input) {
        return refuse(input, Want::Thing("a string"));
    }
    let (token, whole) = (input.first(), input.text());
    let open = whole.chars().next().map_or(0, char::len_utf8);
    let close = match token.kind {
        Kind::OpenText => 0,
        _ => whole.chars().next_back().filter(|c| whole.len() > open && matches!(c, '"' | '”' | '“' | '»')).map_or(0, char::len_utf8),
    };
    let raw = whole.get(open..whole.len() - close).unwrap_or_default().to_owned();
    let start = token.span.start.saturating_add(u32::try_from(open).unwrap_or_default());
    let inner = Span::new(start, start.saturating_add(u32::try_from(raw.len()).unwrap_or_default()));
    Ok((input.skip(), Text { span: token.span, inner, raw, closed: close > 0 }))
}

/// Strings parted by commas. A comma too many or too few is reported, and the strings are taken all the same.
pub fn strings(input: Tokens<'_>) -> Parsed<'_, Vec<Text>> {
    let (mut rest, first) = text(input)?;
    let mut texts = vec![first];
    loop {
        let next = if rest.is_sign(",") {
            comma(rest, "string", at_text)
        } else if at_text(rest) {
            let error = RulesError::new("missing-comma", rest.first().span, "`,` is missing between two strings");
            rest.report(error.label("a second string").help("write `,` before it"));
            Ok(rest)
        } else {
            return Ok((rest, texts));
        };
        match next {
            Ok(at) => {
                let (after, another) = text(at)?;
                texts.push(another);
                rest = after;
            }
            Err(after) => return Ok((after, texts)),
        }
    }
}

/// Words parted by commas, called `what` where one is missing.
pub fn names<'a>(what: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Vec<Word>> {
    move |input| {
        let (mut rest, first) = word(what)(input)?;
        let mut list = vec![first];
        while rest.is_sign(",") {
            match comma(rest, what, |at| at.first().kind == Kind::Word && !words::is_reserved(at.text())) {
                Ok(at) => {
                    let (after, another) = word(what)(at)?;
                    list.push(another);
                    rest = after;
                }
                Err(after) => return Ok((after, list)),
            }
        }
        Ok((rest, list))
    }
}

/// Passes a comma and the newlines behind it; where no item follows, reports the comma and stays on its line (`Err`).
fn comma<'a>(input: Tokens<'a>, what: &str, follows: impl Fn(Tokens<'a>) -> bool) -> Result<Tokens<'a>, Tokens<'a>> {
    let span = input.first().span;
    let stray = |label: &str| RulesError::new("stray-comma", span, "stray `,`").label(label).help("remove it");
    let mut rest = input.skip();
    if rest.is_sign(",") {
        rest.report(stray("two commas in a row"));
    }
    while rest.is_sign(",") {
        rest = rest.skip();
    }
    let next = newlines(rest);
    if follows(next) {
        return Ok(next);
    }
    rest.report(stray(&format!("no {} follows it", what.trim_start_matches("a "))));
    Err(rest)
}

/// The stream behind all newlines that come next.
pub fn newlines(mut input: Tokens<'_>) -> Tokens<'_> {
    while input.first().kind == Kind::Newline {
        input = input.skip();
    }
    input
}

/// One of some words of the language. A misspelt one is reported and taken for the word it resembles.
pub fn pick<'a, T>(input: Tokens<'a>, what: &'static str, known: impl Iterator<Item = (&'static str, T)>) -> Parsed<'a, T> {
    let (found, span) = (input.text(), input.first().span);
    let mut list: Vec<(&'static str, T)> = known.collect();
    if input.at_end_of_item() {
        let wants = list.iter().map(|(word, _)| Want::Word(word)).collect();
        return Err(Err::Failure(Failure { at: input.index(), wants, said: None }));
    }
    if let Some(at) = list.iter().position(|(word, _)| *word == found) {
        return Ok((input.skip(), list.swap_remove(at).1));
    }
    let names = || list.iter().map(|(word, _)| *word);
    let near = if input.first().kind == Kind::Word { suggest::nearest(found, names()) } else { None };
    let all = super::failure::either(&names().map(|word| format!("`{word}`")).collect::<Vec<_>>());
    let error = RulesError::new("unknown-word", span, format!("unknown {what} `{found}`")).label("not known").offer(near, format!("write {all}"));
    match near.and_then(|near| list.iter().position(|(word, _)| *word == near)) {
        Some(at) => {
            input.report(error);
            Ok((input.skip(), list.swap_remove(at).1))
        }
        None => stop(input, error),
    }
}
