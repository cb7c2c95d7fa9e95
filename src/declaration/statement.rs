//! The statements of the language, and a file cut into them.

use super::{CheckForm, Form, Scope};
use crate::source::Span;
use crate::syntax::{self, Lines, Parsed, RulesError, Script, Tokens, Word};
use std::cell::RefCell;
use std::fmt;

/// One statement of the language. A new one is a new file and its line in [`super::STATEMENTS`].
#[derive(Debug)]
pub struct Statement {
    /// The word that opens it.
    pub keyword: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    /// How it is written.
    pub example: &'static str,
    /// Reads it, from behind the keyword on.
    pub parse: for<'a> fn(Tokens<'a>, &Language) -> Parsed<'a, Box<dyn Node>>,
}

/// What a file may say: the statements, the forms of expectation inside rules, and the built-in checks.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// The statements, in the order in which they are resolved: later ones may name what earlier ones declare.
    pub statements: &'static [Statement],
    /// The forms of expectation.
    pub forms: &'static [Form],
    /// The built-in checks.
    pub checks: fn() -> Vec<&'static CheckForm>,
}

/// A statement as it was read, its names not looked up yet.
pub trait Node: fmt::Debug {
    /// Enters a name that others of its own kind may use before it is resolved.
    fn declare(&self, _: &mut Scope) {}

    /// Declares and looks up its names; what is wrong is reported to the scope.
    fn resolve(&self, scope: &mut Scope);

    /// The file that it asks for.
    fn uses(&self) -> Option<&Word> {
        None
    }
}

/// A file as it was read.
#[derive(Debug, Default)]
pub struct File {
    /// Its statements, each with its number in [`Language::statements`].
    pub nodes: Vec<(usize, Box<dyn Node>)>,
    /// Names of statements that could not be read; nobody complains that they are unknown.
    pub lost: Vec<String>,
    /// Words behind numbers that are units only if some file declares them.
    pub units: Vec<Word>,
}

/// What begins on the same line behind a statement.
const LINES: Lines = Lines { holds: "statement", begins: syntax::starts_statement, outside: &[], after: "" };

/// Reads a file that stands at `base` in the source map.
pub fn parse(text: &str, base: u32, language: &Language) -> (File, Vec<RulesError>) {
    let script = Script::new(text, base);
    let lost = RefCell::new(Vec::new());
    let nodes = syntax::file(script.tokens(), LINES, |input| {
        let read = statement(input, language);
        if read.is_err() {
            lost.borrow_mut().extend(names_of(input));
        }
        read
    });
    (File { nodes, lost: lost.into_inner(), units: script.take_units() }, script.into_errors())
}

fn statement<'a>(input: Tokens<'a>, language: &Language) -> Parsed<'a, (usize, Box<dyn Node>)> {
    let known = language.statements.iter().enumerate().map(|(number, statement)| (statement.keyword, (number, statement.parse)));
    let (rest, (number, parse)) = syntax::pick(input, "keyword", known)?;
    let (rest, node) = parse(rest, language)?;
    Ok((rest, (number, node)))
}

/// What a statement would have declared: its name, and the forms of a unit.
fn names_of(input: Tokens<'_>) -> Vec<String> {
    let mut rest = input.skip();
    while syntax::is_reserved(rest.text()) {
        rest = rest.skip();
    }
    let mut names: Vec<String> = syntax::name("a name")(rest).ok().map(|(_, name)| name.node).into_iter().collect();
    while input.text() == "unit" && !rest.at_end_of_item() {
        names.extend(syntax::text(rest).ok().map(|(_, text)| text.value()));
        rest = rest.skip();
    }
    names
}

/// The place from one token to the last one that was read.
pub(super) fn span_to(start: Span, rest: Tokens<'_>) -> Span {
    rest.before().map_or(start, |token| start.to(token.span))
}
