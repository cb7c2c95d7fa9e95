//! One passage printed twice is one source.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "independence", about: "the passages are not copies of each other", verdict: Verdict::Compatible, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    copies(&a.binding.sentence.text, &b.binding.sentence.text).then(|| "both print the same passage".to_owned())
}

/// Whether two passages have the same letters and digits.
pub fn copies(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    letters(a) == letters(b)
}
