//! Passages that a page prints once more, in large letters beside the text.

use super::Draft;
use crate::document::BlockKind;

/// A passage is looked for in so many blocks before it and behind it.
const NEAR: usize = 12;
/// Shorter passages are no repetition, longer ones no ornament; in words.
const WORDS: std::ops::RangeInclusive<usize> = 4..=60;

/// Makes furniture of each passage whose words stand in a longer block near it.
pub(super) fn drop_repeats(blocks: &mut [Draft], text: &str) {
    let words: Vec<String> = blocks.iter().map(|block| words(block.span.of(text))).collect();
    for (index, block) in blocks.iter_mut().enumerate() {
        let Some(own) = words.get(index).filter(|own| is_passage(block, own)) else { continue };
        let near = words.iter().enumerate().skip(index.saturating_sub(NEAR)).take(2 * NEAR + 1);
        let repeats = near.filter(|(other, _)| *other != index).any(|(other, text)| (text.len() > own.len() || other < index) && text.contains(own.as_str()));
        if repeats {
            block.kind = BlockKind::Furniture;
        }
    }
}

fn is_passage(block: &Draft, words: &str) -> bool {
    matches!(block.kind, BlockKind::Quote | BlockKind::Paragraph) && WORDS.contains(&words.split_ascii_whitespace().count())
}

/// The words in lower case, without marks, a space before and behind each.
pub(super) fn words(text: &str) -> String {
    let mut words = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.extend(word.chars().flat_map(char::to_lowercase));
        words.push(' ');
    }
    words
}
