//! The words of the language that open something, those to come among them.

use super::token::{Kind, Tokens};

/// What opens a statement.
pub const STATEMENTS: [&str; 12] = ["use", "party", "speaker", "entity", "unit", "source", "check", "extend", "claim", "rule", "allow", "misread"];

/// What opens a line inside a block, or stands for a value there.
pub const LINES: [&str; 11] = ["about", "not", "key", "otherwise", "expect", "never", "severity", "say", "help", "link", "test"];

/// What may follow a number, so that it is no unit.
pub const AFTER_NUMBERS: [&str; 12] = ["where", "except", "by", "across", "within", "when", "of", "and", "until", "because", "is", "otherwise"];

/// Whether a declared name may not be this word.
pub fn is_reserved(word: &str) -> bool {
    STATEMENTS.contains(&word) || LINES.contains(&word)
}

/// Whether a statement begins here: its keyword with a name behind, or the words that are misread.
pub fn starts_statement(input: Tokens<'_>) -> bool {
    let word = input.text();
    let behind = input.peek(1).kind;
    input.first().kind == Kind::Word && STATEMENTS.contains(&word) && (behind == Kind::Word || word == "misread" && behind == Kind::Text)
}
