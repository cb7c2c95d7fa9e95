//! Rules text to tokens, and the grammar that all statements share. The only place that knows the parser library; statements take its combinators from here.

mod block;
mod codes;
mod error;
mod failure;
mod grammar;
mod lexer;
mod lexical;
mod literal;
mod pattern;
mod suggest;
mod token;
mod words;

pub use block::{Block, Lines, block, file};
pub use codes::{CODES, Code, code_named};
pub use error::{Located, RulesError};
pub use failure::{Failure, Want, either};
pub use grammar::{Parsed, Text, Word, at_text, declared, declared_until, keyword, maybe, name, names, newlines, pick, sign, stop, strings, text, token, word};
pub use lexer::lex;
pub use literal::{Figure, Literal, Value, day, forms as unit_forms, literal, range};
pub use nom::Parser;
pub use nom::branch::alt;
pub use nom::combinator::cut;
pub use nom::multi::many0;
pub use nom::sequence::{pair, preceded};
pub use pattern::{Role, pattern};
pub use suggest::nearest;
pub use token::{Kind, Script, Token, Tokens};
pub use words::{STATEMENTS, is_reserved, starts_statement};
