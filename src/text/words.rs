//! The tokens of a block with their text and their lexicon, safe to ask at any place.

use super::class::Class;
use super::lexicon::{Lexicon, NumberWord, WordInfo};
use super::token::{Token, TokenKind};
use crate::source::Span;
use std::ops::Range;

/// A view of tokens; every place outside it answers with [`Token::END`].
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
    /// What is known of them.
    pub lexicon: &'a Lexicon,
}

impl<'a> Words<'a> {
    /// The token at a place.
    pub fn at(&self, i: usize) -> Token {
        self.tokens.get(i).copied().unwrap_or(Token::END)
    }

    /// The token before a place.
    pub fn before(&self, i: usize) -> Token {
        i.checked_sub(1).map_or(Token::END, |i| self.at(i))
    }

    /// The bytes of a token.
    pub fn text(&self, i: usize) -> &'a str {
        self.at(i).span().of(self.text)
    }

    /// Whether a token is this mark or word, case and all.
    pub fn is(&self, i: usize, text: &str) -> bool {
        self.long(i, text).is_some_and(|own| own == text.as_bytes())
    }

    /// Whether a token is this word in any case.
    pub fn is_word(&self, i: usize, word: &str) -> bool {
        self.long(i, word).is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether a token is one of these words in any case.
    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(i, word))
    }

    /// The bytes of a token that is as long as a word: most words are told apart by that alone.
    fn long(&self, i: usize, word: &str) -> Option<&'a [u8]> {
        let token = self.tokens.get(i)?;
        let (start, end) = (token.start as usize, token.end as usize);
        if end - start == word.len() { self.text.as_bytes().get(start..end) } else { None }
    }

    /// What is known of a token.
    pub fn info(&self, i: usize) -> &'a WordInfo {
        self.lexicon.info(self.at(i).form)
    }

    /// Whether a token has one of these classes.
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.at(i).class.has(class)
    }

    /// All classes of some tokens.
    pub fn classes(&self, tokens: &Range<usize>) -> Class {
        self.tokens.get(tokens.clone()).unwrap_or_default().iter().fold(Class::NONE, |all, token| all.with(token.class))
    }

    /// What a token says as a number word.
    pub fn number_word(&self, i: usize) -> Option<NumberWord> {
        self.info(i).number
    }

    /// Whether `th` or the like touches the token before it: `20th`.
    pub fn suffixed(&self, i: usize) -> bool {
        !self.at(i + 1).spaced && self.number_word(i + 1) == Some(NumberWord::Suffix)
    }

    /// Whether a token is `'s`.
    pub fn genitive(&self, i: usize) -> bool {
        self.is_any(i, &["'s", "’s"])
    }

    /// Whether a token is a word.
    pub fn word(&self, i: usize) -> bool {
        self.at(i).kind == TokenKind::Word
    }

    /// Whether a token is a hyphen or a dash.
    pub fn dash(&self, i: usize) -> bool {
        self.has(i, Class::DASH)
    }

    /// Whether a token is a double quotation mark of any shape.
    pub fn double_quote(&self, i: usize) -> bool {
        self.has(i, Class::DOUBLE_QUOTE)
    }

    /// Whether a token opens or closes a bracket.
    pub fn bracket(&self, i: usize) -> bool {
        self.has(i, Class::BRACKET)
    }

    /// From the first byte of one token to the last of another.
    pub fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.at(first).start, self.before(end).end)
    }
}
