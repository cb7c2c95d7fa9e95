//! Whether an event is said to be so: the negations, modals and predicates that it stands under, from the outermost to the innermost.

use super::complement::{NEAR, is_demonstrative, nominal_subject, signature, utters, verb};
use super::polarity::{is_not, negation};
use crate::pattern::aside;
use crate::text::{BE, Class, Commitment, Frame, Signature, Signatures, Words, letters};
use std::ops::Range;

/// What stands at the token that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A figure: `rose to 214` holds no infinitive.
    Figure,
    /// A word that tells an event.
    Event,
}

/// What is said of a figure in its clause, whose words have the classes `seen`.
pub fn of_figure(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, seen: Class, figure: usize) -> Commitment {
    // `240, not 300, were hurt`; `240 rather than 300`.
    if corrects(words, figure) {
        return Commitment::Denied;
    }
    // Most clauses hold no word before the figure that could tell anything else.
    let tells = Class::COMMITS.with(Class::HYPOTHETICAL).with(Class::NEGATION);
    if !seen.has(tells) || !words.classes(&(clause.start..figure)).has(tells.with(Class::UTTERANCE)) {
        return outset(words, sentence);
    }
    commitment(words, sentence, clause, figure, Asked::Figure)
}

/// `most, if not all`, `dozens, if not hundreds`: a measure, and no condition.
pub fn concedes(words: &Words, i: usize) -> bool {
    let more = |i: usize| words.is_any(i, letters!["all", "more", "most", "every", "many"]) || words.number(i);
    words.is_word(i, "if") && words.is_word(i + 1, "not") && more(i + 2)
}

/// What is said of the event that a token tells.
pub fn of_event(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, event: usize) -> Commitment {
    commitment(words, sentence, clause, event, Asked::Event)
}

/// What is said where no word tells: a question leaves it open, unless it only asks who, why or when.
fn outset(words: &Words, sentence: &Range<usize>) -> Commitment {
    let asks = words.is(sentence.end.wrapping_sub(1), "?") && !words.is_any(sentence.start, letters!["who", "whose", "why", "when", "where", "how"]);
    if asks { Commitment::Open } else { Commitment::Real }
}

/// What is said of what stands at a token, by the words of its clause before it.
fn commitment(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, event: usize, asked: Asked) -> Commitment {
    let outset = outset(words, sentence);
    let mut scope = Scope { outset, said: outset, negated: false, last: clause.start, frame: None, opens: false };
    let mut at = clause.start;
    while at < event {
        let i = at;
        at += 1;
        if asked == Asked::Figure
            && let Some(behind) = passes_aside(words, i, event)
        {
            at = behind;
            continue;
        }
        if asked == Asked::Figure && !scope.is_entered() && !may_tell(words, i) {
            continue;
        }
        if concedes(words, i) {
            at += 1;
        } else if modal(words, i, event, asked) {
            scope.doubt(words.is_any(i, letters!["if", "unless"]));
        } else if inverted(words, sentence, i) {
            scope.doubt(true);
        } else if negation(words, i) || none(words, i) || asked == Asked::Event && lacks(words, i, event) {
            scope.negated = !scope.negated;
            scope.last = i;
        } else if scope.is_entered() && scope.ends(words, clause, i, event, asked) {
            scope.end();
        } else if let Some((signature, complement)) = signature(words, clause, i, event, asked) {
            scope.enter(signature, complement.frame, i == clause.start);
            at = at.max(complement.behind);
        }
    }
    let said = if scope.negated && scope.negates(words, event, asked) { scope.said.negated() } else { scope.said };
    // Of a claim that was rejected, the verdict tells, and not the claim.
    let verdict = rejected(words, clause, event).or_else(|| if asked == Asked::Event { undone(words, clause, event) } else { None });
    verdict.map_or(said, |signature| signature.of(if said == Commitment::Open { scope.outset } else { said }))
}

/// Whether a word may tell anything of a figure behind it: most do not.
fn may_tell(words: &Words, i: usize) -> bool {
    let tells = Class::COMMITS.with(Class::HYPOTHETICAL).with(Class::NEGATION).with(Class::CONJUNCTION).with(Class::FINITE);
    words.has(i, tells) | words.is_word(i, "none") | verb(words, i)
}

/// What has been said up to a word.
struct Scope {
    /// What is said where nothing tells.
    outset: Commitment,
    said: Commitment,
    negated: bool,
    /// Where it was negated.
    last: usize,
    /// The last complement that was entered.
    frame: Option<Frame>,
    /// Whether the clause begins with the predicate itself: `Fearing that …, they left`.
    opens: bool,
}

impl Scope {
    fn doubt(&mut self, condition: bool) {
        self.said = Commitment::Open;
        // `if he refuses to pay, the boat is sold`: all of it hangs on that.
        if condition {
            self.outset = Commitment::Open;
        }
    }

    /// Whether anything has been said yet that could end.
    fn is_entered(&self) -> bool {
        self.said != self.outset || self.negated || self.frame.is_some()
    }

    /// Whether an infinitive was entered last: a past form behind it is none of it.
    fn infinitive(&self) -> bool {
        matches!(self.frame, Some(Frame::To | Frame::ThemTo | Frame::BeTo))
    }

    fn enter(&mut self, signature: Signature, frame: Frame, opens: bool) {
        self.said = signature.of(if self.negated { self.said.negated() } else { self.said });
        self.negated = false;
        self.frame = Some(frame);
        self.opens |= opens;
    }

    fn end(&mut self) {
        (self.said, self.negated, self.frame, self.opens) = (self.outset, false, None, false);
    }

    /// Whether what was said so far does not reach beyond a word: a second verb, a relative clause, a time, what follows a comma.
    fn ends(&self, words: &Words, clause: &Range<usize>, i: usize, event: usize, asked: Asked) -> bool {
        if second_verb(words, i, self.infinitive()) {
            return true;
        }
        if i == clause.start {
            return false;
        }
        // `was not $900 million but $640 million`
        if asked == Asked::Figure
            && words.is_word(i, "but")
            && self.negated
            && is_not(words, self.last)
            && event <= i + 4
            && (self.last..i).any(|at| words.number(at))
        {
            return true;
        }
        // `will not open until 40 homes are sold`
        if asked == Asked::Figure && words.is_any(i, letters!["until", "till"]) {
            return true;
        }
        // `there was no sign of theft and 12 wards stayed open`
        let another = || (event + 1..event + 4).take_while(|at| words.word(*at)).any(|at| words.past(at) || words.has(at, Class::FINITE));
        if asked == Asked::Figure && words.is_word(i, "and") && event <= i + 3 && words.is_word(self.last, "no") && another() {
            return true;
        }
        // `a broker who asked not to be named put it at 40`: the verb behind the relative clause.
        if self.infinitive()
            && words.past(i)
            && (words.at(i - 1).ed || words.past(i - 1))
            && (clause.start..i).any(|at| words.is_any(at, letters!["who", "which"]))
        {
            return true;
        }
        if words.has(i, Class::PRONOUN) {
            return (self.frame.is_none() || self.infinitive()) && reduced_relative(words, i);
        }
        if words.is_word(i, "that") && !is_demonstrative(words, i) {
            return relative(words, i);
        }
        // `while it was not confirmed, the deal is said to hold`; `it is not thought to be, he is considered`.
        let opens = words.has(clause.start.wrapping_sub(1), Class::BREAK) && words.word(clause.start.wrapping_sub(1));
        let subject = || words.has(i + 1, Class::PRONOUN) && (words.has(i + 2, Class::FINITE) || words.past(i + 2));
        let asks = || words.is_any(i, letters!["what", "how", "why"]) && !words.is_word(i + 1, "to");
        // `Due to snow, the crews declined to`; `refusing to load, unload or leave` is one list.
        let fronted = || self.opens && (i + 1..=event).any(|at| words.has(at, Class::FINITE) || words.past(at));
        if words.is(i, ",") && (opens || subject() || fronted() || besides(words, clause, i))
            || asks()
            || words.is_any(i, letters!["who", "whom", "whose", "when", "where"])
        {
            return true;
        }
        // `could end soon, the mayor said`; `could be damaged, destroyed or lost` is one list. `after 2012` opens no clause.
        let finite =
            || words.past(event) && event > i + 1 && !(i + 1..event).any(|at| words.has(at, Class::AUXILIARY) || words.is_any(at, letters!["to", "that"]));
        asked == Asked::Event && (words.is(i, ",") && finite() || words.is_any(i, letters!["after", "until", "since"]))
    }

    /// Whether the last negation is of the event. `does not count money raised by others`: a past form behind `do` is no part of it.
    fn negates(&self, words: &Words, event: usize, asked: Asked) -> bool {
        let carried = |at: usize| words.has(at, Class::AUXILIARY) || words.is_any(at, letters!["get", "gets", "got"]);
        let of_do = || words.is_any(self.last.wrapping_sub(1), letters!["do", "does", "did"]) || words.text(self.last).starts_with(['d', 'D']);
        let near = event - self.last <= NEAR;
        near && !(asked == Asked::Event && event > self.last + 2 && words.past(event) && of_do() && !(self.last + 1..event).any(carried))
    }
}

/// `could not stay, leaving 40 crates behind`: what the subject does besides. `without selling, leasing or …` is a list.
/// `may close, costing 40 jobs`: of what only may be, nothing follows that is.
pub fn besides(words: &Words, clause: &Range<usize>, comma: usize) -> bool {
    let may = |i: usize| words.has(i, Class::HYPOTHETICAL.with(Class::MODAL)) && !words.has(i, Class::NEGATION) && !words.has(i + 1, Class::NEGATION);
    let verb = comma + 1 + usize::from(words.has(comma + 1, Class::NEGATION.with(Class::ADVERB)));
    let ing = |i: usize| words.word(i) && words.text(i).ends_with("ing") && !words.has(i, Class::PREPOSITION);
    ing(verb) && !ing(comma.wrapping_sub(1)) && !(clause.start..comma).any(may)
}

/// `a broker, who did not wish to be named, put it at 40`: the token behind a relative clause, where the verb of its noun follows.
pub fn passes_aside(words: &Words, comma: usize, event: usize) -> Option<usize> {
    aside(words, comma, event).filter(|behind| words.past(*behind) || words.has(*behind, Class::FINITE))
}

/// `the talks it had left`, `the one he delivered`: a clause that tells which one, and holds whatever is said of it.
fn reduced_relative(words: &Words, pronoun: usize) -> bool {
    let noun = pronoun.wrapping_sub(1);
    let plain = words.word(noun)
        && !words.has(noun, Class::GRAMMAR.with(Class::HYPOTHETICAL))
        && words.info(noun).commits.get(Frame::That).is_none()
        && !verb(words, noun);
    plain && (words.has(pronoun + 1, Class::FINITE) || words.past(pronoun + 1))
}

/// `the ruling that helped`: the clause tells which one. Behind a verb it tells what is said.
fn relative(words: &Words, that: usize) -> bool {
    let noun = that.wrapping_sub(1);
    !words.is_word(noun, "that")
        && (words.has(that + 1, Class::FINITE) || words.past(that + 1))
        && words.info(noun).commits.get(Frame::That).is_none()
        && !verb(words, noun)
}

/// `, not 300`, `rather than 300`: a figure that another one stands for.
fn corrects(words: &Words, figure: usize) -> bool {
    let even = usize::from(words.is_word(figure.wrapping_sub(1), "even"));
    let [first, second] = [figure.wrapping_sub(2 + even), figure.wrapping_sub(1 + even)];
    words.is_word(second, "not") && (words.is(first, ",") || words.dash(first) || words.bracket(first) || words.has(first, Class::CONJUNCTION))
        || words.is_word(first, "rather") && words.is_word(second, "than")
        || words.is_word(first, "instead") && words.is_word(second, "of")
}

/// `could not return`: did not.
pub fn unable(words: &Words, i: usize) -> bool {
    words.is_word(i, "could") && words.has(i + 1, Class::NEGATION)
}

/// Words behind which nothing is said to be so: `if`, `perhaps`, `should`.
fn modal(words: &Words, i: usize, event: usize, asked: Asked) -> bool {
    let event = asked == Asked::Event && event - i <= 3 && words.has(i, Class::MODAL) && (words.is(i, "may") || words.is_any(i, letters!["should", "must"]));
    // `warned against closing it`.
    let against = || asked == Asked::Event && words.is_word(i, "against") && words.text(i + 1).ends_with("ing");
    words.has(i, Class::HYPOTHETICAL) && !unable(words, i) || event || words.has(i, Class::PREPOSITION) && against()
}

/// `without selling any`, `nearly sold it`.
fn lacks(words: &Words, i: usize, event: usize) -> bool {
    event - i <= 3 && words.is_word(i, "without") || i + 1 == event && words.past(event) && words.is_any(i, letters!["nearly", "almost"])
}

/// `Had the crew known`, `should he refuse`: a condition without `if`.
fn inverted(words: &Words, sentence: &Range<usize>, i: usize) -> bool {
    words.has(i, Class::FINITE)
        && words.is_any(i, letters!["had", "should", "were"])
        && (i == sentence.start || words.is(i - 1, ",") || words.is_word(i - 1, "that"))
        && (words.has(i + 1, Class::DETERMINER.with(Class::PRONOUN)) || words.at(i + 1).capital)
        && !words.is(sentence.end.wrapping_sub(1), "?")
}

/// `no evidence that`, `made no attempt to`: the noun is what there is none of; `none of this means`.
pub fn none(words: &Words, i: usize) -> bool {
    let noun = |at: usize| words.info(at).commits != Signatures::NONE && words.is_any(at + 1, letters!["to", "that"]);
    words.is_word(i, "no") && (noun(i + 1) || noun(i + 2)) || words.is_word(i, "none")
}

/// `refused to pay and was fined`: what the first verb stood under does not reach the second.
pub fn second_verb(words: &Words, i: usize, infinitive: bool) -> bool {
    if !words.has(i, Class::CONJUNCTION) || !words.is_any(i, letters!["and", "but"]) {
        return false;
    }
    let verb = i + 1 + usize::from(words.has(i + 1, Class::ADVERB));
    words.has(verb, Class::FINITE) || (infinitive || words.is_word(i, "but")) && words.past(verb)
}

/// `reports that 40 died were dismissed`, `the claim that 40 died is false`, `rumours of 40 deaths were wrong`:
/// what is told of a noun that the event belongs to.
fn rejected(words: &Words, clause: &Range<usize>, event: usize) -> Option<Signature> {
    let uttered = |noun: usize| utters(words, noun) && (nominal_subject(words, clause, noun) || words.has(noun.wrapping_sub(1), Class::REPORT));
    if !(clause.start + 1..event).rev().any(|at| words.is_any(at, letters!["that", "of", "about"]) && uttered(at - 1)) {
        return None;
    }
    (event + 1..clause.end).filter(|at| words.has(*at, Class::AUXILIARY) && words.is_any(*at, BE)).find_map(|be| verdict(words, be))
}

/// `the strike has been called off`, `the attack was averted`: what is told of an event that is named by a noun.
fn undone(words: &Words, clause: &Range<usize>, event: usize) -> Option<Signature> {
    let be = words.all(event + 1..clause.end, |token| token.class.has(Class::AUXILIARY)).find(|i| words.is_any(*i, BE))?;
    let at = predicate(words, be)?;
    let off = words.is_word(at, "called") && words.is_word(at + 1, "off");
    let signature = if off { Some(Signature::UNDOES) } else { words.info(at).commits.get(Frame::It) };
    // `40 people were killed and a march was banned`: another subject
    let own = words.past(at) && !(event + 1..be).any(|i| words.has(i, Class::CONJUNCTION.with(Class::FINITE).without(Class::AUXILIARY)));
    let negated = (event + 1..at).any(|i| words.has(i, Class::NEGATION));
    signature.filter(|_| own).map(|known| if negated { known.turned() } else { known })
}

/// What stands behind a form of be, with what helps it passed over: `has not yet been dismissed`.
fn predicate(words: &Words, be: usize) -> Option<usize> {
    (be + 1..be + 4).find(|at| !words.has(*at, Class::ADVERB.with(Class::NEGATION).with(Class::AUXILIARY)))
}

/// `were dismissed`, `is not true`.
fn verdict(words: &Words, be: usize) -> Option<Signature> {
    let at = predicate(words, be)?;
    let known = words.info(at).commits;
    let signature = known.get(Frame::Report).or_else(|| known.get(Frame::That).filter(|said| !words.past(at) && said.plain != said.negated))?;
    let negated = (be..at).any(|at| words.has(at, Class::NEGATION));
    Some(if negated { signature.turned() } else { signature })
}
