//! Two quotations to the words in which they differ.

use crate::quantity::Number;
use std::ops::Range;

/// Longer quotations are compared up to this word.
const LONGEST: usize = 400;
/// A run of words that two quotations share by more than chance.
const FIRM: usize = 3;
/// What both have left at an end is a difference if one of them has at most so many words.
const TAIL: usize = 3;

/// A word of a quotation.
#[derive(Clone, Debug)]
struct Word {
    /// In lower case, without apostrophes.
    plain: String,
    /// Its bytes.
    bytes: Range<usize>,
    /// Whether something was left out before it: an ellipsis, a bracket of the editor.
    gap: bool,
}

/// The words of a quotation, without what its editor put into it.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    list: Vec<Word>,
    /// Whether something was left out at the end.
    open: bool,
}

/// One of two quotations.
#[derive(Clone, Copy, Debug)]
pub enum Side {
    /// The first.
    First,
    /// The second.
    Second,
}

/// Words of two quotations that stand at the same place.
#[derive(Clone, Debug)]
pub struct Difference {
    first: Range<usize>,
    second: Range<usize>,
}

impl Difference {
    /// The words of one quotation, by number; none where they are missing there.
    pub fn of(&self, side: Side) -> Range<usize> {
        match side {
            Side::First => self.first.clone(),
            Side::Second => self.second.clone(),
        }
    }
}

impl<'a> Words<'a> {
    /// The words of a quotation.
    pub fn of(text: &'a str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let (mut depth, mut gap, mut dots) = (0_u32, false, 0);
        let mut joined = false;
        for (at, c) in text.char_indices() {
            dots = if c == '.' { dots + 1 } else { 0 };
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            gap |= c == '…' || dots == 3 || depth > 0;
            let letter = c.is_alphanumeric();
            if depth == 0 && (letter || joined && matches!(c, '\'' | '’')) {
                let fresh = Word { plain: String::new(), bytes: at..at, gap: std::mem::take(&mut gap) };
                if !joined {
                    words.push(fresh);
                }
                if let Some(word) = words.last_mut().filter(|_| letter) {
                    word.plain.extend(c.to_lowercase());
                    word.bytes.end = at + c.len_utf8();
                }
                joined = true;
            } else {
                joined = false;
            }
            if words.len() > LONGEST {
                break;
            }
        }
        words.truncate(LONGEST);
        Self { text, list: words, open: gap }
    }

    /// The words in lower case.
    pub fn plain(&self) -> Vec<String> {
        self.list.iter().map(|word| word.plain.clone()).collect()
    }

    /// All runs of so many words.
    pub fn runs(&self, length: usize) -> impl Iterator<Item = Vec<&str>> {
        self.list.windows(length.max(1)).map(|run| run.iter().map(|word| word.plain.as_str()).collect())
    }

    /// The bytes of some words.
    pub fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let some = self.list.get(words.start..words.end.min(self.list.len())).unwrap_or_default();
        match (some.first(), some.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..0,
        }
    }

    /// The text of some words.
    pub fn text(&self, words: Range<usize>) -> &'a str {
        self.text.get(self.bytes(words)).unwrap_or_default()
    }

    /// The letters of some words: `co-operate` and `cooperate` are one.
    fn letters(&self, words: &Range<usize>) -> String {
        self.list.get(words.clone()).unwrap_or_default().iter().map(|word| word.plain.as_str()).collect()
    }

    /// Whether something was left out before the word of this number.
    fn gap(&self, at: usize) -> bool {
        self.list.get(at).map_or(self.open, |word| word.gap)
    }
}

/// Words that two quotations share: where in the first, where in the second, and how many.
type Run = (usize, usize, usize);

/// Where two quotations differ; nothing where they are not the same quotation, or one is a part of the other.
pub fn differences(a: &Words, b: &Words, ratio: Number, run: usize) -> Vec<Difference> {
    let runs = shared(a, b);
    let matched: usize = runs.iter().map(|(_, _, length)| length).sum();
    let number = |n: usize| Number::whole(i64::try_from(n).unwrap_or(i64::MAX));
    let enough = number(a.list.len() + b.list.len()).times(ratio).is_some_and(|least| number(2 * matched) >= least);
    let firm = |run: &Run| run.2 >= FIRM;
    let (Some(first), Some(last)) = (runs.iter().position(firm), runs.iter().rposition(firm)) else { return Vec::new() };
    if !enough || !runs.iter().any(|(_, _, length)| *length >= run) {
        return Vec::new();
    }
    // A run at the very beginning or end of both holds the two together, however short it is.
    let first = if runs.first().is_some_and(|(x, y, _)| (*x, *y) == (0, 0)) { 0 } else { first };
    let ends = |(x, y, length): &Run| x + length == a.list.len() && y + length == b.list.len();
    let last = if runs.last().is_some_and(ends) { runs.len() - 1 } else { last };
    let core = runs.get(first..=last).unwrap_or_default();
    let mut found = Vec::new();
    if let Some(&(x, y, _)) = core.first() {
        found.extend(Some(Difference { first: 0..x, second: 0..y }).filter(|d| is_tail(d) && !a.gap(x) && !b.gap(y)));
    }
    for pair in core.windows(2) {
        if let [(x, y, length), (next_x, next_y, _)] = pair {
            let between = Difference { first: x + length..*next_x, second: y + length..*next_y };
            found.extend(Some(between).filter(|d| !omitted(&d.first, &d.second, a, b)));
        }
    }
    if let Some(&(x, y, length)) = core.last() {
        let rest = Difference { first: x + length..a.list.len(), second: y + length..b.list.len() };
        found.extend(Some(rest).filter(|d| is_tail(d) && !a.gap(x + length) && !b.gap(y + length)));
    }
    found.into_iter().map(|difference| trimmed(difference, a, b)).filter(|d| a.letters(&d.first) != b.letters(&d.second)).collect()
}

/// A difference without the words that both sides begin or end with.
fn trimmed(difference: Difference, a: &Words, b: &Words) -> Difference {
    let Difference { mut first, mut second } = difference;
    let same = |i: usize, j: usize| a.list.get(i).zip(b.list.get(j)).is_some_and(|(x, y)| x.plain == y.plain);
    while !first.is_empty() && !second.is_empty() && same(first.start, second.start) {
        first.start += 1;
        second.start += 1;
    }
    while !first.is_empty() && !second.is_empty() && same(first.end - 1, second.end - 1) {
        first.end -= 1;
        second.end -= 1;
    }
    Difference { first, second }
}

/// Whether what both have left at an end is another wording, and not that one quotes on elsewhere.
fn is_tail(difference: &Difference) -> bool {
    let least = difference.first.len().min(difference.second.len());
    (1..=TAIL).contains(&least)
}

/// Whether words are missing on one side only, where it says so.
fn omitted(first: &Range<usize>, second: &Range<usize>, a: &Words, b: &Words) -> bool {
    first.is_empty() && (a.gap(first.start) || second.is_empty()) || second.is_empty() && b.gap(second.start)
}

/// The runs that two quotations share, in order: the longest, then the longest to each side of it.
fn shared(a: &Words, b: &Words) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open = vec![(0..a.list.len(), 0..b.list.len())];
    while let Some((x, y)) = open.pop() {
        let Some((i, j, length)) = longest(a, b, &x, &y) else { continue };
        runs.push((i, j, length));
        open.push((x.start..i, y.start..j));
        open.push((i + length..x.end, j + length..y.end));
    }
    runs.sort_unstable();
    runs
}

fn longest(a: &Words, b: &Words, x: &Range<usize>, y: &Range<usize>) -> Option<Run> {
    let (one, other) = (a.list.get(x.clone())?, b.list.get(y.clone())?);
    let mut best: Option<Run> = None;
    let mut above = vec![0; other.len() + 1];
    for (i, word) in one.iter().enumerate() {
        let mut row = vec![0; other.len() + 1];
        for (j, candidate) in other.iter().enumerate() {
            let length = if word.plain == candidate.plain { above.get(j).copied().unwrap_or(0) + 1 } else { 0 };
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = length;
            }
            if length > best.map_or(0, |(_, _, best)| best) {
                best = Some((x.start + i + 1 - length, y.start + j + 1 - length, length));
            }
        }
        above = row;
    }
    best
}
