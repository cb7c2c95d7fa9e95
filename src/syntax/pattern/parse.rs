//! The grammar of patterns.

use super::Problem;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::opt;
use nom::error::{ErrorKind, ParseError};
use nom::multi::many0;
use nom::sequence::{delimited, preceded, terminated};
use nom::{Err, IResult, Parser};

/// How deeply brackets may be nested.
const DEPTH: u8 = 128;

/// A part and where it stands in the string.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) what: What,
    pub(super) start: usize,
    pub(super) length: usize,
}

/// What a part is.
#[derive(Debug)]
pub(super) enum What {
    Word { text: String, exact: bool },
    Choice(Vec<Vec<Node>>),
    Optional(Vec<Vec<Node>>),
    Gap,
    Value,
    Number,
    Capture { key: String, class: String },
}

/// A mistake; of length nought if the whole string is meant.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) problem: Problem,
    pub(super) start: usize,
    pub(super) length: usize,
}

/// Counts from the end of the string, because a parser knows only the rest of it.
#[derive(Debug)]
struct Left {
    problem: Problem,
    bytes: usize,
    length: usize,
}

type Read<'a, T> = IResult<&'a str, T, Left>;

impl<'a> ParseError<&'a str> for Left {
    fn from_error_kind(input: &'a str, _: ErrorKind) -> Self {
        Self { problem: Problem::Empty, bytes: input.len(), length: 0 }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// The parts of a pattern; several branches at the top are one choice.
pub(super) fn parse(raw: &str) -> Result<Vec<Node>, Wrong> {
    if raw.trim().is_empty() {
        return Err(Wrong { problem: Problem::Empty, start: 0, length: 0 });
    }
    let whole = raw.len();
    let wrong = |left: Left| Wrong { problem: left.problem, start: whole.saturating_sub(left.bytes), length: left.length };
    let (rest, mut list) = match branches(raw, whole, 0) {
        Ok(read) => read,
        Err(Err::Error(left) | Err::Failure(left)) => return Err(wrong(left)),
        Err(Err::Incomplete(_)) => return Err(Wrong { problem: Problem::Empty, start: 0, length: 0 }),
    };
    if let Some(c) = rest.chars().next() {
        return Err(wrong(Left { problem: Problem::Stray, bytes: rest.len(), length: c.len_utf8() }));
    }
    Ok(if list.len() == 1 { list.pop().unwrap_or_default() } else { vec![Node { what: What::Choice(list), start: 0, length: whole }] })
}

fn fail<T>(problem: Problem, at: &str, length: usize) -> Read<'_, T> {
    Err(Err::Failure(Left { problem, bytes: at.len(), length }))
}

/// `a | b`, up to a closing bracket or the end; no branch may be empty.
fn branches(input: &str, whole: usize, depth: u8) -> Read<'_, Vec<Vec<Node>>> {
    if depth > DEPTH {
        return fail(Problem::TooDeep, input, 1);
    }
    let (mut rest, mut list) = (input, Vec::new());
    let mut bar: Option<&str> = None;
    loop {
        let (after, branch) = terminated(many0(|at| part(at, whole, depth)), multispace0).parse(rest)?;
        let next = opt(char('|')).parse(after)?;
        if branch.is_empty() {
            let at = bar.or(next.1.map(|_| after));
            return at.map_or_else(|| fail(Problem::Empty, input, 0), |at| fail(Problem::EmptyBranch, at, 1));
        }
        list.push(branch);
        if next.1.is_none() {
            return Ok((after, list));
        }
        (bar, rest) = (Some(after), next.0);
    }
}

fn part(input: &str, whole: usize, depth: u8) -> Read<'_, Node> {
    let (start, _) = multispace0.parse(input)?;
    let mut what = alt((
        alt((tag("…"), tag("..."))).map(|_| What::Gap),
        placeholder,
        |at| bracket(at, '(', ')', whole, depth),
        |at| bracket(at, '[', ']', whole, depth),
        plain,
    ));
    let (rest, what) = what.parse(start)?;
    Ok((rest, Node { what, start: whole - start.len(), length: start.len() - rest.len() }))
}

fn bracket(input: &str, open: char, close: char, whole: usize, depth: u8) -> Read<'_, What> {
    let (inside, _) = char(open).parse(input)?;
    let (rest, list) = match branches(inside, whole, depth + 1) {
        // Nothing between the brackets: the brackets are the place.
        Err(Err::Failure(left)) if left.problem == Problem::Empty && inside.trim_start().starts_with(close) => return fail(Problem::EmptyBranch, input, 1),
        Err(Err::Failure(left)) if left.problem == Problem::Empty => return fail(Problem::Unclosed, input, 1),
        other => other?,
    };
    match opt(char(close)).parse(rest)? {
        (rest, Some(_)) => Ok((rest, if open == '(' { What::Choice(list) } else { What::Optional(list) })),
        (_, None) => fail(Problem::Unclosed, input, 1),
    }
}

fn placeholder(input: &str) -> Read<'_, What> {
    let name = |at| take_while(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).parse(at);
    let (inside, _) = char('{').parse(input)?;
    let (after, first) = delimited(multispace0, name, multispace0).parse(inside)?;
    let (after, class) = opt(preceded(char(':'), delimited(multispace0, name, multispace0))).parse(after)?;
    let (rest, close) = opt(char('}')).parse(after)?;
    let length = input.len() - rest.len();
    if close.is_none() {
        return fail(Problem::UnclosedPlaceholder, input, input.len() - inside.len() + first.len());
    }
    match (first, class) {
        ("value", None) => Ok((rest, What::Value)),
        ("number", None) => Ok((rest, What::Number)),
        (key, Some(class)) if !key.is_empty() && !class.is_empty() => Ok((rest, What::Capture { key: key.to_owned(), class: class.to_owned() })),
        _ => fail(Problem::UnknownPlaceholder, input, length),
    }
}

/// A word, `=` and a word, or `=` alone at the end of a branch: the sign itself.
fn plain(input: &str) -> Read<'_, What> {
    let (after, equals) = opt(char('=')).parse(input)?;
    let (rest, word) = match take_while1::<_, _, Left>(|c: char| !c.is_whitespace() && !"()[]{}|…".contains(c)).parse(after) {
        // Three dots end a word as `…` does.
        Ok((_, word)) => {
            let kept = word.find("...").unwrap_or(word.len());
            (after.get(kept..).unwrap_or_default(), word.get(..kept).unwrap_or_default())
        }
        Err(_) => (after, ""),
    };
    if word.is_empty() {
        let ends = after.trim_start().chars().next().is_none_or(|next| matches!(next, '|' | ')' | ']'));
        if equals.is_some() && ends {
            return Ok((after, What::Word { text: "=".to_owned(), exact: true }));
        }
        return if equals.is_some() { fail(Problem::LoneEquals, input, 1) } else { Err(Err::Error(Left::from_error_kind(input, ErrorKind::Alpha))) };
    }
    Ok((rest, What::Word { text: word.replace("\\\"", "\"").replace("\\\\", "\\"), exact: equals.is_some() }))
}
