//! Phrases found by their first word, the longest first.

use super::{FormId, Token};
use rustc_hash::FxHashMap;

/// Phrases of known words, each with a value.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<FormId, Vec<(Box<[FormId]>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; of two alike the first stays.
    pub fn add(&mut self, words: &[FormId], value: T) {
        let Some((first, rest)) = words.split_first() else { return };
        let list = self.by_first.entry(*first).or_default();
        if list.iter().all(|(other, _)| other.as_ref() != rest) {
            list.push((rest.into(), value));
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// The longest phrase that begins at token `at`: its value and the token behind it.
    pub fn forwards(&self, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let list = self.by_first.get(&tokens.get(at)?.form)?;
        list.iter().find_map(|(rest, value)| {
            let fits = rest.iter().enumerate().all(|(i, form)| tokens.get(at + 1 + i).is_some_and(|t| t.form == *form));
            fits.then_some((*value, at + 1 + rest.len()))
        })
    }

    /// The longest phrase, stored backwards, that ends right before token `end`: its value and its first token.
    pub fn backwards(&self, tokens: &[Token], end: usize) -> Option<(T, usize)> {
        let last = end.checked_sub(1)?;
        let list = self.by_first.get(&tokens.get(last)?.form)?;
        list.iter().find_map(|(rest, value)| {
            let fits = rest.iter().enumerate().all(|(i, form)| last.checked_sub(i + 1).and_then(|j| tokens.get(j)).is_some_and(|t| t.form == *form));
            fits.then_some((*value, last - rest.len().min(last)))
        })
    }
}
