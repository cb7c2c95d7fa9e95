//! The tokens of a block to sentences.

use super::class::Class;
use super::token::{Token, TokenKind};
use super::words::Words;
use crate::lexicon::letters;
use std::ops::Range;

/// A sentence longer than this is cut: it is no prose, and all work is bounded by it.
const LONGEST: usize = 400;

/// Appends the sentences of a block as ranges of tokens.
pub fn sentences(words: &Words, found: &mut Vec<Range<usize>>) {
    let (mut first, mut i) = (0, 0);
    let terminal = |token: &Token| token.class.has(Class::BREAK) && letters![".", "!", "?", "…"].contains(&token.letters);
    loop {
        let limit = words.tokens.len().min((first + LONGEST).max(i));
        if let Some(mark) = words.find(i..limit, terminal) {
            let mut end = mark + 1;
            while !words.at(end).spaced && closes(words, end) || words.is_any(end, letters![".", "!", "?"]) && !words.at(end).spaced {
                end += 1;
            }
            if ends_sentence(words, mark, end) {
                found.push(first..end);
                first = end;
            }
            i = end;
        } else if limit < words.tokens.len() {
            found.push(first..limit);
            (first, i) = (limit, limit);
        } else {
            break;
        }
    }
    if first < words.tokens.len() {
        found.push(first..words.tokens.len());
    }
}

fn closes(words: &Words, i: usize) -> bool {
    words.is_any(i, letters!["\"", "”", "»", "’", "'", ")", "]"])
}

/// Whether the terminal mark at `mark`, with its closing marks up to `end`, ends a sentence.
fn ends_sentence(words: &Words, mark: usize, end: usize) -> bool {
    let next = words.at(end);
    if next.kind == TokenKind::End {
        return true;
    }
    let before = words.before(mark);
    if !next.spaced {
        // A missing space: `here.Dr.`, `offensive.”Everything`.
        let word_before = before.kind == TokenKind::Word && !before.upper && before.end - before.start > 1;
        return next.capital && !before.spaced && word_before && words.is(mark, ".") && next.end - next.start > 1 && end == mark + 1 && !before.capital
            || next.capital && end > mark + 1 && word_before;
    }
    if !words.is(mark, ".") {
        return !starts_small(words, end);
    }
    let single_letter = before.kind == TokenKind::Word && before.upper_letter() && !words.is(mark - 1, "I");
    if !before.spaced && before.kind == TokenKind::Mark || end > mark + 1 {
        return !starts_small(words, end);
    }
    if words.has(mark.wrapping_sub(1), Class::ABBREVIATION) || single_letter {
        // `Jan. 5`, `J. Smith`: the dot belongs to the word, unless a plain opener follows.
        return words.has(end, Class::ARTICLE.with(Class::OPEN).with(Class::HE).with(Class::SHE).with(Class::CONJUNCTION)) && next.capital;
    }
    !starts_small(words, end)
}

fn starts_small(words: &Words, i: usize) -> bool {
    let token = words.at(i);
    match token.kind {
        TokenKind::Word => !token.capital,
        TokenKind::Mark => matches!(token.span().of(words.text), "," | ";" | ":" | ")" | "-"),
        _ => false,
    }
}
