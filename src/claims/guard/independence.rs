//! One passage printed twice is one source.

use super::{Guard, Side};
use crate::declaration::Growth;
use crate::finding::Verdict;
use crate::text;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "independence", about: "the passages are not copies of each other", verdict: Verdict::Compatible, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    copies(&a.binding.sentence.text, &b.binding.sentence.text).then(|| "both print the same passage".to_owned())
}

/// Whether two passages are copies of each other, a word or two changed on the way. Another figure makes another passage.
pub fn copies(a: &str, b: &str) -> bool {
    text::alike(a, b)
}
