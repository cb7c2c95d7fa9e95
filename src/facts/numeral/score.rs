//! What a contest or a vote ended with: `won 3-1`, `beat her 6-3, 5-7, 6-2`, `a 5-4 ruling`.

use crate::text::{Class, Naming, TokenKind, Words, letters};

/// So far before a score its verb may stand.
const REACH: usize = 12;
/// No match is told by more scores.
const SETS: usize = 8;

/// Two whole numbers glued by a dash, one of which stands at `i`: where the first stands.
fn pair(words: &Words, i: usize) -> Option<usize> {
    let glued = |dash: usize| words.dash(dash) && !words.at(dash).spaced && !words.at(dash + 1).spaced;
    let number = |at: usize| words.at(at).kind == TokenKind::Number && words.text(at).len() < 4 && !words.text(at).contains('.');
    let first = if glued(i + 1) { i } else { i.checked_sub(2).filter(|_| glued(i - 1))? };
    (number(first) && number(first + 2) && !glued(first + 3) && !words.is(first + 3, "/")).then_some(first)
}

/// Whether the second number of a pair is not the larger: no range.
fn falls(words: &Words, first: usize) -> bool {
    let number = |at: usize| words.text(at).parse::<u32>().ok();
    number(first).zip(number(first + 2)).is_some_and(|(a, b)| b <= a)
}

/// `G 2-1`: digits that may be a score, of a contest that nothing tells of.
pub fn untold(words: &Words, i: usize) -> bool {
    pair(words, i).is_some_and(|first| falls(words, first) && !is_told(words, first))
}

/// Whether the number at `i` is one of a score.
pub fn told(words: &Words, i: usize) -> bool {
    pair(words, i).is_some_and(|first| is_told(words, first))
}

fn is_told(words: &Words, first: usize) -> bool {
    // `50-50`: half and half.
    if words.is(first, "50") && words.is(first + 2, "50") || words.info(first.wrapping_sub(1)).naming.has(Naming::LABEL) {
        return false;
    }
    let contest = |at: usize| words.info(at).naming.has(Naming::CONTEST);
    let behind = first + 3;
    let (mut at, mut listed) = (first, words.is(behind, ",") && pair(words, behind + 1) == Some(behind + 1));
    for _ in 0..SETS {
        let Some(earlier) = set_before(words, at) else { break };
        (at, listed) = (earlier, true);
    }
    let named = (behind..behind + 2).any(|at| words.word(at) && contest(at));
    // `lost 10-15 pounds`: what rises is a range, unless other scores stand beside it or it has no noun: `lost 49-51 and gave up`.
    let bare = || !words.word(behind) && !words.is(behind, "%") || words.has(behind, Class::GRAMMAR);
    if !(falls(words, first) || listed || contest(first.wrapping_sub(1)) && bare()) {
        return named;
    }
    // `No. 4`: a dot inside the sentence.
    let ends = |at: usize| words.is_any(at, letters![";", ":"]) || words.is(at, ".") && words.at(at + 1).capital;
    named || (at.saturating_sub(REACH)..at).rev().take_while(|at| !ends(*at)).any(contest)
}

/// The score before another one in a list: `6-3, 7-6 (7-5), 6-2`.
fn set_before(words: &Words, at: usize) -> Option<usize> {
    let link = at.checked_sub(1).filter(|link| words.is_any(*link, letters![",", "("]))?;
    let last = link.checked_sub(1 + usize::from(words.is(link.wrapping_sub(1), ")")))?;
    pair(words, last).filter(|first| first + 2 == last)
}
