//! Strings of a rules file to patterns, with every mistake at its own word inside the string.

mod check;
mod parse;

pub use check::Role;

use super::{RulesError, Text};
use crate::pattern::{Part, Pattern};
use crate::source::{Span, offset};
use parse::{Node, What, Wrong};

/// The pattern in a string, or what is wrong with it; `None` also for a string that was never closed.
pub fn pattern(text: &Text, role: Role) -> Result<Option<Pattern>, Box<RulesError>> {
    if !text.closed {
        return Ok(None);
    }
    let place = |wrong: &Wrong| {
        let start = text.inner.start.saturating_add(offset(wrong.start));
        if wrong.length == 0 { text.span } else { Span::new(start, start.saturating_add(offset(wrong.length))) }
    };
    let nodes = parse::parse(&text.raw).and_then(|nodes| check::check(&nodes, role).map(|()| nodes));
    match nodes {
        Ok(nodes) => Ok(Some(Pattern { parts: parts(nodes), text: text.raw.clone(), span: text.inner })),
        Err(wrong) => Err(Box::new(wrong.problem.error(place(&wrong), &text.raw, wrong.start, wrong.length))),
    }
}

fn parts(nodes: Vec<Node>) -> Vec<Part> {
    let branches = |list: Vec<Vec<Node>>| list.into_iter().map(parts).collect();
    let part = |node: Node| match node.what {
        What::Word { text, exact } => Part::Word { text, exact },
        What::Choice(list) => Part::Choice(branches(list)),
        What::Optional(list) => Part::Optional(branches(list)),
        What::Gap => Part::Gap,
        What::Value => Part::Value,
        What::Number => Part::Number,
        What::Capture { key, class } => Part::Capture { key, class },
    };
    nodes.into_iter().map(part).collect()
}

/// What can be wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Empty,
    EmptyBranch,
    Unclosed,
    UnclosedPlaceholder,
    Stray,
    LoneEquals,
    UnknownPlaceholder,
    TooDeep,
    GapFirst,
    GapLast,
    NothingToFind,
    NoValue,
    ValueTwice,
    ValueMayLack,
    ValueUnwanted(&'static str),
}

impl Problem {
    fn error(self, span: Span, raw: &str, start: usize, length: usize) -> RulesError {
        let found = raw.get(start..start + length).unwrap_or_default();
        let (message, label, help) = self.words(found);
        RulesError::new("bad-pattern", span, message).label(label).help(help)
    }

    /// Message, label and help.
    fn words(self, found: &str) -> (String, &'static str, String) {
        let (message, label, help) = match self {
            Self::Empty => ("the pattern is empty", "nothing to find", "write it as the text reads"),
            Self::EmptyBranch => ("a branch of this choice is empty", "nothing on one side of this", "use `[ ]` for what may be absent"),
            Self::UnclosedPlaceholder => ("this `{` is never closed in the pattern", "opened here", "write `}` after the word, as in `{value}`"),
            Self::LoneEquals => ("no word follows this `=`", "exactly what?", "write the word right behind it, as in `=US`"),
            Self::TooDeep => ("brackets are nested too deeply", "more than 128 levels", "split the pattern"),
            Self::NothingToFind => ("everything in this pattern may be absent", "may match nothing", "write a word outside `[ ]`"),
            Self::NoValue => ("the pattern has no `{value}`", "no `{value}` in it", "write `{value}` where the value stands"),
            Self::ValueTwice => {
                ("`{value}` stands twice in one pattern", "the second one", "write a pattern for each place, or `{number}` for the other number")
            }
            Self::ValueMayLack => ("`{value}` may be absent from this pattern", "not on every way through", "write `{value}` outside `[ ]` and in each branch"),
            Self::ValueUnwanted(why) => ("`{value}` has no meaning here", "remove it", why),
            Self::Unclosed | Self::Stray | Self::UnknownPlaceholder | Self::GapFirst | Self::GapLast => return self.words_about(found),
        };
        (message.to_owned(), label, help.to_owned())
    }

    fn words_about(self, found: &str) -> (String, &'static str, String) {
        match self {
            Self::Unclosed => {
                let close = if found == "(" { ")" } else { "]" };
                (format!("this `{found}` is never closed in the pattern"), "opened here", format!("write `{close}` where the choice ends"))
            }
            Self::Stray => (format!("this `{found}` closes nothing"), "no bracket is open", "remove it".to_owned()),
            Self::GapFirst => (format!("a pattern may not begin with `{found}`"), "nothing before it", "drop it".to_owned()),
            Self::GapLast => (format!("a pattern may not end with `{found}`"), "nothing behind it", "drop it".to_owned()),
            _ => {
                let help = "write `{value}` for the value, or `{number}` for another number";
                (format!("unknown placeholder `{found}`"), "not known", help.to_owned())
            }
        }
    }
}
