//! A passage to its shingles, so that near-identical passages can be found.

use crate::lexicon;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// How many words make a shingle.
const WIDTH: usize = 4;

/// A passage with fewer words is a copy only of the very same words.
const SHORT: usize = 8;

/// Words that state a figure.
static FIGURES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let column = |fields: Vec<&'static str>| fields.get(1).copied().unwrap_or_default();
    lexicon::rows(lexicon::NUMBERS).map(column).flat_map(str::split_whitespace).collect()
});

/// The words of a passage in lower case, marks left out.
fn words(text: &str) -> Vec<String> {
    let apostrophe = |c: char| matches!(c, '\'' | '’');
    let parts = text.split(|c: char| !c.is_alphanumeric() && !apostrophe(c));
    parts.map(|part| part.replace(apostrophe, "").to_lowercase()).filter(|part| !part.is_empty()).collect()
}

/// The hashes of all runs of four words, sorted, each once; none for a passage that is too short to be compared so.
pub fn shingles(text: &str) -> Vec<u64> {
    let words = words(text);
    if words.len() < SHORT {
        return Vec::new();
    }
    let mut hashes: Vec<u64> = words.windows(WIDTH).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    // The hasher mixes its low bits badly, and sketches keep the smallest hashes.
    let mixed = (hasher.finish() ^ (hasher.finish() >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Whether two passages are copies: four fifths of their shingles are shared, and their figures are the same. Short ones have the same words.
pub fn alike(a: &str, b: &str) -> bool {
    let (x, y) = (words(a), words(b));
    if x == y {
        return true;
    }
    let (one, other) = (shingles(a), shingles(b));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let shared = one.iter().filter(|hash| other.binary_search(hash).is_ok()).count();
    let all = one.len() + other.len() - shared;
    shared * 5 >= all * 4 && figures(&x).eq(figures(&y))
}

fn figures(words: &[String]) -> impl Iterator<Item = &String> {
    words.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit()) || FIGURES.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str =
        "The ferry left the harbour at dawn with 120 cars on board, and by noon it had not reached the island, the port authority said in a statement.";

    #[test]
    fn a_word_more_is_still_a_copy() {
        assert!(alike(WIRE, &WIRE.replace("in a statement", "in a written statement")));
        assert!(alike("It sank.", "“It sank”"));
    }

    #[test]
    fn another_figure_or_another_text_is_none() {
        assert!(!alike(WIRE, &WIRE.replace("120", "210")));
        assert!(!alike(WIRE, "The ferry left the harbour at dusk, empty."));
        assert!(!alike("It sank.", "It sank at dawn."));
    }
}
