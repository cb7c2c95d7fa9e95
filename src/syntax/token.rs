//! Tokens with their places, and the stream of them that the parsers read.

use super::{Failure, RulesError, Word};
use crate::source::Span;
use std::cell::{Cell, RefCell};
use std::iter::{Copied, Enumerate};
use std::slice::Iter;

/// How many names a file offers for misspelt ones.
const OFFERS: u32 = 200;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// White space inside a line.
    Space,
    /// `#` to the end of the line.
    Comment,
    /// `//` to the end of the line: a comment of other languages.
    Slashes,
    /// The end of a line.
    Newline,
    /// Letters, digits, `_` and inner `-`.
    Word,
    /// Digits with grouping commas and a decimal point.
    Number,
    /// `2025-06-02`.
    Date,
    /// `21:40`.
    Time,
    /// A string.
    Text,
    /// A string that the end of the line cut off.
    OpenText,
    /// A string in typographic quotation marks.
    CurlyText,
    /// The sign of a currency.
    Currency,
    /// Punctuation and operators.
    Sign,
    /// Whatever has no meaning.
    Unknown,
    /// The end of the file.
    End,
}

/// A piece of a rules file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it is.
    pub span: Span,
}

/// What the parsing of one file shares: its text, its tokens, and the errors found so far.
#[derive(Debug)]
pub struct Script<'a> {
    text: &'a str,
    base: u32,
    /// Without white space and comments; [`Kind::End`] last.
    tokens: Vec<Token>,
    /// Lines of which only the lexical error is told.
    spoilt: Vec<Span>,
    errors: RefCell<Vec<RulesError>>,
    /// Words behind numbers that may be units of the rules.
    units: RefCell<Vec<Word>>,
    /// What optional parts would have taken furthest on.
    passed: RefCell<Failure>,
    /// How many names were offered for misspelt ones.
    offers: Cell<u32>,
    /// The opening brace of a block that closed too far left: perhaps the one that is not closed.
    pub(super) suspect: Cell<Option<Span>>,
}

/// The rest of a file, token by token.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'a> {
    script: &'a Script<'a>,
    at: usize,
    end: usize,
}

impl<'a> Script<'a> {
    /// Cuts a file into tokens; `base` is its place in the source map.
    pub fn new(text: &'a str, base: u32) -> Self {
        let all = super::lexer::lex(text, base);
        let (errors, spoilt) = super::lexical::check(text, base, &all);
        let silent = |kind| matches!(kind, Kind::Space | Kind::Comment | Kind::Slashes | Kind::Unknown);
        let mut tokens: Vec<Token> = all.into_iter().filter(|token| !silent(token.kind)).collect();
        let end = base.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
        tokens.push(Token { kind: Kind::End, span: Span::new(end, end) });
        let (passed, offers, suspect) = (RefCell::default(), Cell::new(0), Cell::new(None));
        Self { text, base, tokens, spoilt, errors: RefCell::new(errors), units: RefCell::default(), passed, offers, suspect }
    }

    /// The tokens from the first on.
    pub fn tokens(&'a self) -> Tokens<'a> {
        Tokens { script: self, at: 0, end: self.tokens.len() }
    }

    /// The words behind numbers that are units only if some file declares them.
    pub fn take_units(&self) -> Vec<Word> {
        self.units.take()
    }

    /// Everything that was reported, in the order of the file.
    pub fn into_errors(self) -> Vec<RulesError> {
        let mut errors = self.errors.into_inner();
        errors.sort_by_key(|error| error.span);
        errors
    }

    /// The text at a span.
    pub fn slice(&self, span: Span) -> &'a str {
        Span::new(span.start.saturating_sub(self.base), span.end.saturating_sub(self.base)).of(self.text)
    }

    /// How far the line that holds an offset is indented.
    pub(super) fn indent(&self, offset: u32) -> usize {
        let before = self.slice(Span::new(self.base, offset));
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = self.text.get(line..).unwrap_or_default();
        rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }
}

impl<'a> Tokens<'a> {
    /// The next token; [`Kind::End`] for ever at the end.
    pub fn first(self) -> Token {
        self.peek(0)
    }

    /// The token after `n` others.
    pub fn peek(self, n: usize) -> Token {
        let tokens = &self.script.tokens;
        let end = Token { kind: Kind::End, span: Span::default() };
        tokens.get(self.at + n).or_else(|| tokens.last()).copied().unwrap_or(end)
    }

    /// The token before the next one.
    pub fn before(self) -> Option<Token> {
        self.script.tokens.get(self.at.checked_sub(1)?).copied()
    }

    /// The text of the next token.
    pub fn text(self) -> &'a str {
        self.script.slice(self.first().span)
    }

    /// The text at a span.
    pub fn slice(self, span: Span) -> &'a str {
        self.script.slice(span)
    }

    /// The stream behind the next token.
    #[must_use]
    pub fn skip(self) -> Self {
        Self { at: (self.at + 1).min(self.end), ..self }
    }

    /// How many tokens have been read.
    pub fn index(self) -> usize {
        self.at
    }

    /// The stream at a token that was met before.
    #[must_use]
    pub(super) fn moved_to(self, index: usize) -> Self {
        Self { at: index.min(self.end), ..self }
    }

    /// Whether the next token is the sign `sign`.
    pub fn is_sign(self, sign: &str) -> bool {
        self.first().kind == Kind::Sign && self.text() == sign
    }

    /// Whether the line, or a block on one line, ends here.
    pub fn at_end_of_item(self) -> bool {
        matches!(self.first().kind, Kind::Newline | Kind::End) || self.is_sign("}")
    }

    /// Whether the next token opens a line.
    pub fn at_line_start(self) -> bool {
        self.before().is_none_or(|token| token.kind == Kind::Newline)
    }

    /// The shared state.
    pub(super) fn script(self) -> &'a Script<'a> {
        self.script
    }

    /// Whether the line at a place already has an error that explains all others.
    fn is_spoilt(self, at: Span) -> bool {
        let spoilt = &self.script.spoilt;
        let line = spoilt.partition_point(|line| line.end < at.start);
        spoilt.get(line).is_some_and(|line| line.start <= at.start)
    }

    /// Keeps a word for the time when all units are declared.
    pub(super) fn ask_unit(self, word: Word) {
        let mut units = self.script.units.borrow_mut();
        if !self.is_spoilt(word.span) && units.last() != Some(&word) {
            units.push(word);
        }
    }

    /// Reports an error, unless its line already has one that explains it.
    pub fn report(self, error: RulesError) {
        let told = self.is_spoilt(error.span);
        let mut errors = self.script.errors.borrow_mut();
        if !told && errors.last().is_none_or(|last| last.span != error.span) {
            errors.push(error);
        }
    }

    /// The candidate that the next word may have meant; none any more after many, since a file full of errors must not take for ever.
    pub(super) fn nearest(self, candidates: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
        let offers = &self.script.offers;
        offers.set(offers.get().saturating_add(1));
        if offers.get() > OFFERS { None } else { super::suggest::nearest(self.text(), candidates) }
    }

    /// Keeps in mind what an optional part would have taken.
    pub(super) fn remember(self, failure: Failure) {
        let mut passed = self.script.passed.borrow_mut();
        if failure.at > passed.at {
            *passed = failure;
        } else if failure.at == passed.at {
            passed.wants.extend(failure.wants);
        }
    }

    /// What optional parts would have taken at the next token.
    pub(super) fn passed_over(self) -> Failure {
        let passed = self.script.passed.borrow();
        if passed.at == self.at { passed.clone() } else { Failure { at: self.at, ..Failure::default() } }
    }

    fn window(self) -> &'a [Token] {
        self.script.tokens.get(self.at..self.end).unwrap_or_default()
    }
}

impl<'a> nom::Input for Tokens<'a> {
    type Item = Token;
    type Iter = Copied<Iter<'a, Token>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.end.saturating_sub(self.at)
    }

    fn take(&self, index: usize) -> Self {
        Self { end: (self.at + index).min(self.end), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { at: (self.at + index).min(self.end), ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Token) -> bool>(&self, predicate: P) -> Option<usize> {
        self.window().iter().position(|token| predicate(*token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.window().iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        let length = self.input_len();
        if length >= count { Ok(count) } else { Err(nom::Needed::new(count - length)) }
    }
}
