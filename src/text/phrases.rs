//! Phrases found by their first word, the longest first.

use super::{FormId, Token};
use crate::source::offset;

/// Phrases of known words, each with a value.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    /// For each form the list of the phrases that begin with it; the first list is of those that begin none.
    list_of: Vec<u32>,
    lists: Vec<Vec<Phrase<T>>>,
}

/// A phrase without its first word.
#[derive(Clone, Debug)]
struct Phrase<T> {
    /// The second word, at hand: most phrases fail at it.
    second: Option<FormId>,
    /// The words behind that.
    rest: Box<[FormId]>,
    value: T,
}

impl<T> Phrase<T> {
    fn len(&self) -> usize {
        self.rest.len() + usize::from(self.second.is_some())
    }

    /// Whether the phrase goes on in the words that a step leads to, counted from the first one.
    fn goes_on(&self, second: Option<FormId>, form: impl Fn(usize) -> Option<FormId>) -> bool {
        self.second.is_none() || self.second == second && self.rest.iter().enumerate().all(|(i, rest)| form(i + 2) == Some(*rest))
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { list_of: Vec::new(), lists: vec![Vec::new()] }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; of two alike the first stays.
    pub fn add(&mut self, words: &[FormId], value: T) {
        let Some((first, behind)) = words.split_first() else { return };
        let second = behind.first().copied();
        let rest = behind.get(1..).unwrap_or_default();
        if self.list_of.len() <= first.place() {
            self.list_of.resize(first.place() + 1, 0);
        }
        let Some(number) = self.list_of.get_mut(first.place()) else { return };
        if *number == 0 {
            *number = offset(self.lists.len());
            self.lists.push(Vec::new());
        }
        let Some(list) = self.lists.get_mut(*number as usize) else { return };
        if list.iter().all(|other| other.second != second || other.rest.as_ref() != rest) {
            list.push(Phrase { second, rest: rest.into(), value });
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
    }

    fn starting_with(&self, first: FormId) -> Option<&[Phrase<T>]> {
        let number = self.list_of.get(first.place())?;
        self.lists.get(*number as usize).map(Vec::as_slice)
    }

    /// The longest phrase that begins at token `at`: its value and the token behind it.
    pub fn forwards(&self, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let list = self.starting_with(tokens.get(at)?.form)?;
        let form = |step: usize| tokens.get(at + step).map(|token| token.form);
        let second = form(1);
        list.iter().find(|phrase| phrase.goes_on(second, form)).map(|phrase| (phrase.value, at + 1 + phrase.len()))
    }

    /// The longest phrase, stored backwards, that ends right before token `end`: its value and its first token.
    pub fn backwards(&self, tokens: &[Token], end: usize) -> Option<(T, usize)> {
        let last = end.checked_sub(1)?;
        let list = self.starting_with(tokens.get(last)?.form)?;
        let form = |step: usize| last.checked_sub(step).and_then(|at| tokens.get(at)).map(|token| token.form);
        let second = form(1);
        list.iter().find(|phrase| phrase.goes_on(second, form)).map(|phrase| (phrase.value, last - phrase.len().min(last)))
    }
}
