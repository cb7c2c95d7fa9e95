//! Why a parser stopped: at which token, and what it would have taken there.

use super::token::{Kind, Tokens};
use super::{RulesError, suggest};
use nom::error::{ErrorKind, ParseError};
use std::fmt;

/// What a parser would have taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// A word or sign of the language.
    Word(&'static str),
    /// Something else, as people call it: `a name`.
    Thing(&'static str),
}

/// How things are written.
const EXAMPLES: [(&str, &str); 6] = [
    ("an amount", "`30 minutes` or `5 %`"),
    ("a date", "`2025-06-02`"),
    ("a string", "`\"the words\"`"),
    ("a claim's name", "`talks.length`"),
    ("a type", "`count`"),
    ("a file's name", "`parties`"),
];

impl fmt::Display for Want {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => write!(f, "`{word}`"),
            Self::Thing(thing) => f.write_str(thing),
        }
    }
}

/// Why a parser stopped. Of two, the one that came further is kept; equals are united.
#[derive(Clone, Debug, Default)]
pub struct Failure {
    /// How many tokens were read before.
    pub at: usize,
    /// What would have been taken.
    pub wants: Vec<Want>,
    /// The whole error, where a parser knows better what to say.
    pub said: Option<Box<RulesError>>,
}

impl Failure {
    /// The next token is not what was wanted.
    pub fn wanted(input: Tokens<'_>, want: Want) -> Self {
        Self { at: input.index(), wants: vec![want], said: None }
    }

    /// The next token is wrong, for a reason of its own.
    pub fn said(input: Tokens<'_>, error: RulesError) -> Self {
        Self { at: input.index(), wants: Vec::new(), said: Some(Box::new(error)) }
    }

    /// The error for people; `input` is any stream of the same file.
    pub fn into_error(mut self, input: Tokens<'_>) -> RulesError {
        if let Some(error) = self.said {
            return *error;
        }
        let at = input.moved_to(self.at);
        self.wants.sort_unstable();
        self.wants.dedup();
        let wanted = list(&self.wants);
        match at.before() {
            Some(last) if at.at_end_of_item() && last.kind != Kind::Newline => {
                let words = at.slice(last.span);
                let message = match self.wants.as_slice() {
                    [one] => format!("{one} is missing after `{words}`"),
                    _ => format!("something is missing after `{words}`"),
                };
                RulesError::new("missing", last.span, message).label("after this").help(format!("write {}", self.advice(&wanted)))
            }
            _ => self.unexpected(at, &wanted),
        }
    }

    /// What is wanted, with an example where it is one thing only.
    fn advice(&self, wanted: &str) -> String {
        let example = match self.wants.as_slice() {
            [Want::Thing(thing)] => EXAMPLES.iter().find(|(name, _)| name == thing).map(|(_, example)| *example),
            _ => None,
        };
        example.map_or_else(|| wanted.to_owned(), |example| format!("{wanted}, such as {example}"))
    }

    fn unexpected(&self, at: Tokens<'_>, wanted: &str) -> RulesError {
        let found = at.text();
        let words = self.wants.iter().filter_map(|want| if let Want::Word(word) = want { Some(*word) } else { None });
        let near = suggest::nearest(found, words);
        let advice = if wanted.is_empty() { "remove it".to_owned() } else { format!("write {} here", self.advice(wanted)) };
        RulesError::new("unexpected", at.first().span, format!("unexpected `{found}`")).label("not understood here").offer(near, advice)
    }
}

/// `a, b or c`.
fn list(wants: &[Want]) -> String {
    either(&wants.iter().map(Want::to_string).collect::<Vec<_>>())
}

/// `a, b or c`.
pub fn either(texts: &[String]) -> String {
    match texts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

impl<'a> ParseError<Tokens<'a>> for Failure {
    fn from_error_kind(input: Tokens<'a>, _: ErrorKind) -> Self {
        Self { at: input.index(), ..Self::default() }
    }

    fn append(_: Tokens<'a>, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(mut self, other: Self) -> Self {
        match self.at.cmp(&other.at) {
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal => {
                self.wants.extend(other.wants);
                self.said = self.said.or(other.said);
                self
            }
        }
    }
}
