//! Runs a program over the tokens of a sentence: the shortest stretch from each start, without backtracking.

use super::program::{Program, Step};
use crate::text::{BE, Class, NumberWord, UNCHANGED, Words, letters};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// Where values may stand in the sentence that is matched.
pub trait Values {
    /// The value that begins at a token, by its number, and the token behind it.
    fn at(&self, token: usize) -> Option<(usize, usize)>;

    /// The party named at a token, and the token behind it.
    fn party(&self, token: usize) -> Option<(u16, usize)>;

    /// Whether a value is only what was before another: a pattern takes it where it names what leads to it.
    fn former(&self, _: usize) -> bool {
        false
    }

    /// The noun that the value counts: words between the value and it may be passed over.
    fn head(&self, value: usize) -> Option<usize>;
}

/// A stretch that a pattern matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The value that stands at `{value}`.
    pub value: Option<usize>,
    /// The parties that were captured, by the number of the capture.
    pub captures: [Option<u16>; 2],
}

/// The verb of a clause stands at most so far before its end.
const LONGEST_CLAUSE: usize = 40;
/// The subject behind `, and` has fewer words.
const LONGEST_SUBJECT: usize = 6;
/// A pattern captures so many keys at most.
pub const CAPTURES: usize = 2;

/// A relative clause that a gap passes over has fewer tokens.
const LONGEST_ASIDE: usize = 40;

/// Working memory, kept from one sentence to the next.
#[derive(Debug, Default)]
pub struct Machine {
    threads: BinaryHeap<Reverse<Thread>>,
    visited: Vec<u64>,
    order: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Thread {
    at: usize,
    order: u32,
    step: usize,
    value: Option<usize>,
    captures: [Option<u16>; 2],
    /// Whether anything was matched, so that articles and the like may be passed over.
    begun: bool,
    /// Up to here the words between a count and its noun may be passed over.
    free_until: usize,
}

impl Machine {
    /// Every match in the sentence: for each start the shortest, and of those with the same end the shortest.
    pub fn all(&mut self, program: &Program, words: &Words, sentence: &Range<usize>, values: &dyn Values, found: &mut Vec<Found>) {
        found.clear();
        for start in sentence.clone() {
            if let Some(hit) = self.from(program, words, sentence, values, start) {
                match found.last_mut().filter(|last| last.end == hit.end) {
                    Some(last) => *last = hit,
                    None => found.push(hit),
                }
            }
        }
    }

    /// The shortest match that begins at `start`.
    fn from(&mut self, program: &Program, words: &Words, sentence: &Range<usize>, values: &dyn Values, start: usize) -> Option<Found> {
        self.threads.clear();
        self.order = 0;
        let width = sentence.end - start + 1;
        self.visited.clear();
        self.push(Thread { at: start, order: 0, step: 0, value: None, captures: [None; 2], begun: false, free_until: 0 });
        while let Some(Reverse(thread)) = self.threads.pop() {
            if self.seen(thread.step * width + (thread.at - start)) {
                continue;
            }
            match program.steps.get(thread.step)? {
                Step::Match => return Some(Found { start, end: thread.at, value: thread.value, captures: thread.captures }),
                Step::Jump(to) => self.push(Thread { step: *to, ..thread }),
                Step::Split(to) => {
                    for step in to {
                        self.push(Thread { step: *step, ..thread });
                    }
                }
                Step::Gap => {
                    self.push(Thread { step: thread.step + 1, ..thread });
                    if sentence.contains(&thread.at) && !barrier(words, thread.at) {
                        self.push(Thread { at: thread.at + 1, ..thread });
                    }
                    if let Some(at) = aside(words, thread.at, sentence.end.min(thread.at + LONGEST_ASIDE)) {
                        self.push(Thread { at, ..thread });
                    }
                }
                step => {
                    if let Some(next) = advance(program, step, words, sentence, values, thread) {
                        self.push(Thread { step: thread.step + 1, begun: true, ..next });
                    }
                    if thread.begun
                        && sentence.contains(&thread.at)
                        && let Some(at) = skip(words, sentence, thread)
                    {
                        self.push(Thread { at, ..thread });
                    }
                }
            }
        }
        None
    }

    fn push(&mut self, thread: Thread) {
        self.order += 1;
        self.threads.push(Reverse(Thread { order: self.order, ..thread }));
    }

    /// Marks a state, and tells whether it was marked before.
    fn seen(&mut self, state: usize) -> bool {
        let (word, bit) = (state / 64, 1u64 << (state % 64));
        if self.visited.len() <= word {
            self.visited.resize(word + 1, 0);
        }
        let Some(slot) = self.visited.get_mut(word) else { return true };
        let seen = *slot & bit != 0;
        *slot |= bit;
        seen
    }
}

/// The thread behind a word, a value or a number, if it stands there.
fn advance(program: &Program, step: &Step, words: &Words, sentence: &Range<usize>, values: &dyn Values, thread: Thread) -> Option<Thread> {
    if !sentence.contains(&thread.at) {
        return None;
    }
    match step {
        Step::Word(_) | Step::Exact(_) => step.stands(words, thread.at).then(|| Thread { at: thread.at + 1, ..thread }),
        Step::Value => {
            let (value, end) = values.at(thread.at)?;
            if values.former(value) && !leads(program, thread) {
                return None;
            }
            Some(Thread { at: end, value: Some(value), free_until: values.head(value).unwrap_or(end), ..thread })
        }
        Step::Capture(number) => {
            let (party, end) = values.party(thread.at)?;
            let mut captures = thread.captures;
            *captures.get_mut(*number)? = Some(party);
            Some(Thread { at: end, captures, ..thread })
        }
        Step::Number => {
            let numeric = words.number(thread.at);
            numeric.then(|| Thread { at: thread.at + 1, ..thread })
        }
        _ => None,
    }
}

/// Whether the pattern names the word before the step, so that no word stands there by chance.
fn leads(program: &Program, thread: Thread) -> bool {
    let before = thread.step.checked_sub(1).and_then(|before| program.steps.get(before));
    thread.begun && !matches!(before, Some(Step::Gap))
}

/// The token behind what may be passed over between two words of a pattern.
fn skip(words: &Words, sentence: &Range<usize>, thread: Thread) -> Option<usize> {
    let at = thread.at;
    if at < thread.free_until {
        return Some(at + 1);
    }
    if words.is(at, "(") {
        let close = (at..sentence.end.min(at + 16)).find(|i| words.is(*i, ")"))?;
        return Some(close + 1);
    }
    let mark = words.double_quote(at) || words.bracket(at) || words.is_any(at, letters!["'", "‘", "’"]) || words.is(at, "-") && !words.at(at).spaced;
    // `nine people were injured`, `nine injured`: helpers tell no more than the time
    let helper = words.is_any(at, BE) || words.is_any(at, letters!["has", "have", "had"]);
    (mark || helper || words.has(at, Class::ARTICLE.with(Class::POSSESSIVE))).then_some(at + 1)
}

/// The token behind a relative clause that a comma opens and another one closes: `the talks, which the mayor hosted, lasted`.
pub fn aside(words: &Words, comma: usize, until: usize) -> Option<usize> {
    if !words.is(comma, ",") || !words.is_any(comma + 1, letters!["which", "who", "whose", "whom"]) {
        return None;
    }
    let close = (comma + 2..until).find(|i| words.is(*i, ","))?;
    Some(close + 1)
}

/// What `…` does not cross: the end of a clause.
#[inline]
pub fn barrier(words: &Words, i: usize) -> bool {
    words.has(i, Class::BREAK.with(Class::DASH).with(Class::LINK)) && ends_clause(words, i)
}

/// Whether a word or a mark that may end a clause does.
fn ends_clause(words: &Words, i: usize) -> bool {
    let class = words.at(i).class;
    if class.has(Class::BREAK) {
        // `Mr. Holm`, `example.com`: a dot in the midst of a sentence ends nothing, unless it stands for words left out.
        return !words.is(i, ".") || words.is(i + 1, ".") || words.is(i.wrapping_sub(1), ".");
    }
    if class.has(Class::DASH) {
        return words.at(i).spaced && words.at(i + 1).spaced;
    }
    if words.is(i, ",") {
        return words.is_word(i + 1, "but") || words.is_word(i + 1, "and") && (words.is_word(i + 2, "that") || opens_clause(words, i + 2));
    }
    words.is_word(i + 1, "that")
}

/// Whether a subject and a verb follow behind `, and`, as far as the words of grammar tell.
fn opens_clause(words: &Words, i: usize) -> bool {
    if words.has(i, Class::PRONOUN) {
        return words.has(i + 1, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT));
    }
    let verb = |at: &usize| words.has(*at, Class::AUXILIARY.with(Class::MODAL)) || words.has(*at, Class::SAY) && words.past(*at);
    let named = words.has(i, Class::DETERMINER) || words.at(i).capital;
    // `a second crossing has been promised`
    let number = |at: usize| words.has(at, Class::TRIGGER) && !matches!(words.number_word(at), Some(NumberWord::Ordinal(_)));
    let subject = |at: usize| words.word(at) && !words.has(at, Class::GRAMMAR.without(Class::POSSESSIVE)) && !number(at);
    named && (i + 1..i + LONGEST_SUBJECT).take_while(|at| *at == i + 1 || subject(at - 1)).any(|at| verb(&at)) && has_verb(words, i - 2)
}

/// Whether a sentence has a finite verb before a token: else what follows may be the last of several subjects.
fn has_verb(words: &Words, end: usize) -> bool {
    let inside = |i: &usize| !words.has(*i, Class::BREAK);
    let verb = |i: usize| words.past(i) || words.is_any(i, UNCHANGED);
    (0..end)
        .rev()
        .take(LONGEST_CLAUSE)
        .take_while(inside)
        .any(|i| words.has(i, Class::AUXILIARY.with(Class::MODAL)) || verb(i) && !words.has(i.wrapping_sub(1), Class::DETERMINER))
}
