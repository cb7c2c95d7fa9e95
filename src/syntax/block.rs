//! Blocks of lines, and the one place that goes on after an error.

use super::grammar::{Parsed, newlines};
use super::token::{Kind, Token, Tokens};
use super::words::{self, starts_statement};
use super::{Failure, RulesError, Want};
use crate::source::Span;
use nom::{Err, Parser};

/// What is particular to the lines of one block.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    /// What one line holds: `pattern`.
    pub holds: &'static str,
    /// Whether a further item begins here, after one that was complete.
    pub begins: fn(Tokens<'_>) -> bool,
    /// Words that open a line of the block around this one, and so show that this one should have been closed.
    pub outside: &'static [&'static str],
    /// What a missing `{` is missing after: `the claim's type`.
    pub after: &'static str,
}

/// The items of a block.
#[derive(Clone, Debug)]
pub struct Block<T> {
    /// Those that could be read.
    pub items: Vec<T>,
    /// Whether there are, or may be, others.
    pub broken: bool,
}

/// `{`, items, `}`. Whatever is wrong with the braces is reported; the items are read all the same.
pub fn block<'a, T>(lines: Lines, mut item: impl Parser<Tokens<'a>, Output = T, Error = Failure>) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Block<T>> {
    move |input| {
        let (mut rest, opened) = open(input, lines);
        let mut block = Block { items: Vec::new(), broken: false };
        if opened.is_none() && !is_inside(input, rest) {
            return Ok((rest, Block { broken: true, ..block }));
        }
        loop {
            rest = newlines(rest);
            if rest.is_sign("}") {
                close(rest, opened);
                return Ok((rest.skip(), block));
            }
            if rest.first().kind == Kind::End || rest.at_line_start() && ends_here(rest, lines) {
                unclosed(rest, opened);
                // What is missing from the block may stand behind the place where it should have ended.
                return Ok((rest, Block { broken: true, ..block }));
            }
            let (after, node) = line(rest, lines, &mut item);
            block.broken |= node.is_none();
            block.items.extend(node);
            rest = after;
        }
    }
}

/// The items of a file, which no braces hold; lines that belong into a block are reported once.
pub fn file<'a, T>(input: Tokens<'a>, lines: Lines, mut item: impl Parser<Tokens<'a>, Output = T, Error = Failure>) -> Vec<T> {
    let (mut rest, mut items) = (newlines(input), Vec::new());
    while rest.first().kind != Kind::End {
        if rest.is_sign("}") {
            let error = RulesError::new("extra-brace", rest.first().span, "this `}` closes nothing");
            rest.report(error.label("no block is open").help("remove it"));
            rest = newlines(rest.skip());
            continue;
        }
        if is_stranded(rest) {
            let error = RulesError::new("outside-block", rest.first().span, format!("`{}` stands outside a block", rest.text()));
            rest.report(
                error.label("belongs inside a block").help("put it into a `rule` or `claim`; where one stands above, remove the `}` that closes it too early"),
            );
            rest = newlines(skip_stranded(rest));
            continue;
        }
        let (after, node) = line(rest, lines, &mut item);
        items.extend(node);
        rest = newlines(after);
    }
    items
}

/// Reads one item up to the end of its line. This is the one place that recovers: what is wrong is reported, and the rest of the line, with a block
/// that it opens, is skipped.
fn line<'a, T>(input: Tokens<'a>, lines: Lines, item: &mut impl Parser<Tokens<'a>, Output = T, Error = Failure>) -> (Tokens<'a>, Option<T>) {
    match item.parse(input) {
        Ok((rest, node)) if rest.index() > input.index() => (end_of_line(rest, lines), Some(node)),
        Ok((_, node)) => (skip_line(input.skip()), Some(node)),
        Err(Err::Error(failure) | Err::Failure(failure)) => {
            input.report(failure.into_error(input));
            (skip_line(input), None)
        }
        Err(Err::Incomplete(_)) => (skip_line(input.skip()), None),
    }
}

/// Sees to it that nothing follows an item; a second item on the line is reported and left to be read.
fn end_of_line(rest: Tokens<'_>, lines: Lines) -> Tokens<'_> {
    // A block that was never closed ends before the line that shows it.
    if rest.at_end_of_item() || rest.at_line_start() {
        return rest;
    }
    let comma = rest.is_sign(",");
    let second = if comma { rest.skip() } else { rest };
    if (lines.begins)(second) {
        let words = second.text();
        let shown = if words.chars().count() > 40 { "it".to_owned() } else { format!("`{words}`") };
        let error = RulesError::new("two-on-a-line", second.first().span, format!("one {} a line", lines.holds));
        let without = if comma { ", without the comma" } else { "" };
        second.report(error.label(format!("a second {}", lines.holds)).help(format!("put {shown} on a line of its own{without}")));
        return second;
    }
    let mut failure = rest.passed_over();
    failure.wants.push(Want::Thing("a new line"));
    rest.report(failure.into_error(rest));
    skip_line(rest)
}

/// The end of the line, or the `}` of the block around it; a block on the way is passed as a whole.
fn skip_line(mut input: Tokens<'_>) -> Tokens<'_> {
    let mut depth = 0_u32;
    loop {
        let closing = input.is_sign("}");
        if input.first().kind == Kind::End || depth == 0 && (closing || input.first().kind == Kind::Newline) {
            return input;
        }
        if depth > 0 && input.at_line_start() && starts_statement(input) {
            return input;
        }
        depth = if closing { depth - 1 } else { depth + u32::from(input.is_sign("{")) };
        input = input.skip();
    }
}

/// Finds the `{` of a block. A missing one is reported and taken as written.
fn open(input: Tokens<'_>, lines: Lines) -> (Tokens<'_>, Option<Span>) {
    if input.is_sign("{") {
        return (input.skip(), Some(input.first().span));
    }
    let mut rest = input;
    if input.at_end_of_item() {
        let span = input.before().map_or(input.first().span, |token| token.span);
        let error = RulesError::new("missing-brace", span, format!("`{{` is missing after {}", lines.after));
        input.report(error.label("`{` is missing after this").help("write `{` at the end of the line"));
        let below = newlines(input);
        rest = if below.is_sign("{") { below } else { input };
    } else {
        let mut failure = input.passed_over();
        failure.wants.push(Want::Word("{"));
        input.report(failure.into_error(input));
        while !rest.is_sign("{") && !rest.at_end_of_item() {
            rest = rest.skip();
        }
    }
    if rest.is_sign("{") { (rest.skip(), Some(rest.first().span)) } else { (rest, None) }
}

/// Whether the lines below a head without `{` are those of its block: they stand further right, or close it.
fn is_inside(head: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let next = newlines(rest);
    let indent = |token: Token| head.script().indent(token.span.start);
    let (outer, inner) = (head.before().map_or(0, indent), indent(next.first()));
    inner > outer || next.is_sign("}") && inner == outer
}

/// Remembers a block whose `}` stands further left than the line that opened it: if a block around it stays open, this one lacks its `}`.
fn close(input: Tokens<'_>, opened: Option<Span>) {
    let (script, at) = (input.script(), input.first().span.start);
    if let Some(open) = opened.filter(|open| input.at_line_start() && script.indent(at) < script.indent(open.start)) {
        script.suspect.set(Some(open));
    }
}

fn unclosed(input: Tokens<'_>, opened: Option<Span>) {
    let Some(open) = opened else { return };
    let suspect = input.script().suspect.take().filter(|suspect| suspect.start > open.start);
    let (before, here) = match input.first().kind {
        Kind::End => ("the file ends before its `}`".to_owned(), None),
        _ => (format!("`}}` is missing before `{}`", input.text()), Some(input.first().span)),
    };
    let label = if suspect.is_some() { "by its indentation, the next `}` belongs to the block around this one" } else { before.as_str() };
    let error = RulesError::new("unclosed-brace", suspect.unwrap_or(open), "this `{` is never closed").label(label).help("write `}` on a line of its own");
    input.report(match here {
        Some(span) => error.related(span, "the next statement"),
        None => error,
    });
}

/// Whether the block around this one goes on here, or the next statement begins.
fn ends_here(input: Tokens<'_>, lines: Lines) -> bool {
    starts_statement(input)
        || input.first().kind == Kind::Word && lines.outside.contains(&input.text()) && !matches!(input.peek(1).kind, Kind::Newline | Kind::End)
}

/// Whether a line at the top belongs into a block.
fn is_stranded(input: Tokens<'_>) -> bool {
    super::grammar::at_text(input) || words::LINES.contains(&input.text())
}

/// The stream behind the `}` that closes the block from which some lines have fallen, or at the next statement.
fn skip_stranded(mut input: Tokens<'_>) -> Tokens<'_> {
    loop {
        input = newlines(skip_line(input));
        if input.is_sign("}") {
            return input.skip();
        }
        if input.first().kind == Kind::End || starts_statement(input) {
            return input;
        }
    }
}
