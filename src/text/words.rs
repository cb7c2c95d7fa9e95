//! The tokens of a block with their text and their lexicon, safe to ask at any place.

use super::class::Class;
use super::lexicon::{Lexicon, NumberWord, WordInfo};
use super::token::{Token, TokenKind};
use crate::lexicon::{LetterSet, Letters, letters};
use crate::source::Span;
use std::ops::Range;

/// Forms of be.
pub const BE: LetterSet = letters!["is", "are", "was", "were", "be", "been", "being"];

/// Verbs whose past form is the plain one.
pub const UNCHANGED: LetterSet = letters!["cost", "cut", "hit", "hurt", "put", "quit", "set", "shut", "split", "spread", "cast", "burst", "shed"];

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
    #[inline(always)]
    #[allow(clippy::inline_always)] // of a mark in the code nothing is left but its letters
    pub fn is(&self, i: usize, text: &str) -> bool {
        self.is_word(i, text) && (!text.bytes().any(|b| b.is_ascii_alphabetic()) || self.text(i) == text)
    }

    /// Whether a token is this word of up to 16 bytes, in any case.
    #[inline(always)]
    #[allow(clippy::inline_always)] // as above
    pub fn is_word(&self, i: usize, word: &str) -> bool {
        self.tokens.get(i).is_some_and(|token| token.letters == Letters::of(word))
    }

    /// Whether a token is one of these words, in any case.
    #[inline]
    pub fn is_any(&self, i: usize, words: LetterSet) -> bool {
        self.tokens.get(i).is_some_and(|token| words.contains(&token.letters))
    }

    /// What is known of a token.
    pub fn info(&self, i: usize) -> &'a WordInfo {
        self.lexicon.info(self.at(i).form)
    }

    /// Whether a token has one of these classes.
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.at(i).class.has(class)
    }

    /// The first of some tokens for which something holds.
    #[inline]
    pub fn find(&self, tokens: Range<usize>, is: impl Fn(&Token) -> bool) -> Option<usize> {
        let start = tokens.start;
        self.tokens.get(tokens)?.iter().position(is).map(|at| start + at)
    }

    /// All those of some tokens for which something holds.
    #[inline]
    pub fn all<'w>(&'w self, tokens: Range<usize>, is: impl Fn(&Token) -> bool + 'w) -> impl Iterator<Item = usize> + 'w {
        let mut at = tokens.start;
        std::iter::from_fn(move || {
            let found = self.find(at..tokens.end, &is)?;
            at = found + 1;
            Some(found)
        })
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

    /// How many days off `today` and `yesterday` are; `USA TODAY` is a name.
    pub fn relative(&self, i: usize) -> Option<i64> {
        let relative = self.info(i).relative?;
        let name = self.at(i).upper && self.before(i).upper && self.at(i + 1).kind != TokenKind::End && !self.at(i + 1).upper;
        (!name).then_some(relative)
    }

    /// Whether a token is `'s`.
    pub fn genitive(&self, i: usize) -> bool {
        self.is_any(i, letters!["'s", "’s"])
    }

    /// Whether a token is a number, in digits or in words.
    pub fn number(&self, i: usize) -> bool {
        self.at(i).kind == TokenKind::Number || self.number_word(i).is_some()
    }

    /// Whether a token is a past form of a verb, by its ending or by the lists.
    pub fn past(&self, i: usize) -> bool {
        let token = self.at(i);
        token.ed | token.class.has(Class::PAST)
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
        self.has(i, Class::QUOTE) && !self.is_any(i, letters!["'", "’", "‘"])
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
