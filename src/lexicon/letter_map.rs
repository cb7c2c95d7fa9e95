//! Numbers by the letters of words.

use super::letters::Letters;
use std::hint::select_unpredictable;

/// So many places for each word: then hardly any bucket is full.
const ROOM: usize = 3;

/// A place that holds no word.
const FREE: Entry = (Letters::NONE, 0);

type Entry = (Letters, u32);

/// A map from the letters of words to numbers, of which nought says that a word has none.
///
/// Every token is looked up here, and nobody can guess which word comes next. So a look takes the same steps for a word that is there and for one that
/// is not, whatever their lengths: each wrong guess of the processor would cost as much as the look itself.
#[derive(Clone, Debug)]
pub struct LetterMap {
    /// A power of two. A word lies in the first bucket from its own on that was not full.
    buckets: Vec<[Entry; 2]>,
    words: usize,
}

impl Default for LetterMap {
    fn default() -> Self {
        Self { buckets: vec![[FREE; 2]; 64], words: 0 }
    }
}

impl LetterMap {
    /// Sets the number of a word, which is not [`Letters::NONE`].
    pub fn insert(&mut self, word: Letters, number: u32) {
        if self.words * ROOM >= self.buckets.len() * 2 {
            let wider = Self { buckets: vec![[FREE; 2]; self.buckets.len() * 2], words: 0 };
            let narrow = std::mem::replace(self, wider);
            narrow.buckets.into_iter().flatten().filter(|entry| *entry != FREE).for_each(|(word, number)| self.put(word, number));
        }
        self.put(word, number);
    }

    fn put(&mut self, word: Letters, number: u32) {
        let mut at = self.first(word);
        while let Some(bucket) = self.buckets.get_mut(at) {
            if let Some(entry) = bucket.iter_mut().find(|(letters, _)| *letters == word || *letters == Letters::NONE) {
                self.words += usize::from(entry.0 != word);
                *entry = (word, number);
                return;
            }
            at = self.next(at);
        }
    }

    /// The number of a word.
    #[inline]
    pub fn get(&self, word: Letters) -> u32 {
        let mut at = self.first(word);
        while let Some([(one, first), (other, second)]) = self.buckets.get(at) {
            let number = select_unpredictable(one.same(word), *first, 0) | select_unpredictable(other.same(word), *second, 0);
            if (number != 0) | (*other == Letters::NONE) {
                return number;
            }
            at = self.next(at);
        }
        0
    }

    fn first(&self, word: Letters) -> usize {
        word.spread() & (self.buckets.len() - 1)
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.buckets.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_number_and_others_have_none() {
        let mut map = LetterMap::default();
        let word = |number: u32| Letters::of(&format!("w{number}{}", "x".repeat(number as usize % 9)));
        for number in 1..5000 {
            map.insert(word(number), number);
            map.insert(word(number / 2 + 1), number / 2 + 1);
        }
        for number in 1..5000 {
            assert_eq!(map.get(word(number)), number);
        }
        assert!((5000..9000).all(|number| map.get(word(number)) == 0));
        assert_eq!(map.get(Letters::NONE), 0);
    }
}
