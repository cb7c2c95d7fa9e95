//! A pattern as it was written.

use crate::source::Span;

/// A pattern and its place in the rules file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The parts in order.
    pub parts: Vec<Part>,
    /// The text between the quotation marks.
    pub text: String,
    /// Where it stands in the rules file, without the quotation marks.
    pub span: Span,
}

/// One part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word; every inflection and any case matches, or only the word itself where `exact`.
    Word {
        /// The word as written.
        text: String,
        /// Whether it stood behind `=`.
        exact: bool,
    },
    /// `( a | b )`: one of these.
    Choice(Vec<Vec<Part>>),
    /// `[ a | b ]`: one of these, or nothing.
    Optional(Vec<Vec<Part>>),
    /// `…`: any words of the same clause.
    Gap,
    /// `{value}`: the value of the claim, or of the key in whose cue it stands.
    Value,
    /// `{number}`: any number.
    Number,
    /// `{name: type}`: captures the value of a key.
    Capture {
        /// The key.
        key: String,
        /// Its type.
        class: String,
    },
}

impl Pattern {
    /// The keys that it captures, with their types, in the order of the text.
    pub fn captures(&self) -> Vec<(&str, &str)> {
        fn within<'a>(parts: &'a [Part], found: &mut Vec<(&'a str, &'a str)>) {
            for part in parts {
                match part {
                    Part::Capture { key, class } if found.iter().all(|(known, _)| known != key) => found.push((key, class)),
                    Part::Choice(branches) | Part::Optional(branches) => branches.iter().for_each(|b| within(b, found)),
                    _ => {}
                }
            }
        }
        let mut found = Vec::new();
        within(&self.parts, &mut found);
        found
    }

    /// Whether `{value}` stands in it.
    pub fn has_value(&self) -> bool {
        fn within(parts: &[Part]) -> bool {
            parts.iter().any(|part| match part {
                Part::Value => true,
                Part::Choice(branches) | Part::Optional(branches) => branches.iter().any(|b| within(b)),
                _ => false,
            })
        }
        within(&self.parts)
    }
}
