//! How firmly a figure is said, and whether it is denied: from the words of its clause.

use super::commitment::{besides, concedes, of_event, of_figure, passes_aside, second_verb, unable};
use super::fact::{Stance, StanceClass};
use super::rung::{RUNGS, is_to, rung, wished};
use crate::document::BlockKind;
use crate::pattern::barrier;
use crate::text::{BE, Class, Commitment, TokenKind, Words, letters};
use std::ops::Range;

/// The clause around the tokens of a figure.
pub fn clause(words: &Words, sentence: &Range<usize>, figure: &Range<usize>) -> Range<usize> {
    let ends = |i: &usize| barrier(words, *i) || words.has(*i, Class::QUOTE.with(Class::CLAUSE)) && ends_told(words, *i);
    let start = (sentence.start..figure.start).rev().find(ends).map_or(sentence.start, |i| i + 1);
    let end = (figure.end..sentence.end).find(ends).unwrap_or(sentence.end);
    start..end
}

/// `“You cannot see it,” one of them told the paper`; `there may be trouble, since only 12 came`.
fn ends_told(words: &Words, i: usize) -> bool {
    let mark = words.double_quote(i) && !words.at(i).spaced || words.is_word(i, "since");
    mark && words.is(i.wrapping_sub(1), ",")
}

/// The stance of a figure in its clause, whose words have the classes `seen`, and whether it is denied.
pub fn stance(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, seen: Class, figure: &Range<usize>, block: BlockKind) -> (Stance, bool) {
    let said = of_figure(words, sentence, clause, seen, figure.start);
    let denied = said == Commitment::Denied;
    // `with 32% of the shares it could decide`: what another subject may do.
    let subject = |i: usize| words.has(i, Class::THIRD_PERSON.with(Class::FIRST_PERSON)) || words.is_word(i, "it");
    let behind = (figure.end..clause.end.min(figure.end + 6)).take_while(|i| !words.is_any(*i, letters![",", "before", "after", "until"]) && !subject(*i));
    // From behind the last aside on.
    let opens = |i: usize| if seen.has(Class::CLAUSE) { passes_aside(words, i, figure.start) } else { None };
    let first = (clause.start..figure.start).rev().find_map(opens).unwrap_or(clause.start);
    let before = first..figure.start;
    // `could not find 40`, `did not say that 40 …`: the one was not so, of the other nothing is said.
    // `said not a word about the demand that 40 …`: the demand is there all the same.
    let asked = |i: usize| words.has(i, Class::PROPOSAL) && words.has(i, Class::DEMAND) && words.is_word(i + 1, "that");
    let unsaid = said == Commitment::Open
        && seen.has(Class::NEGATION)
        && before.clone().any(|i| words.has(i, Class::NEGATION))
        && !(seen.has(Class::DEMAND) && before.clone().any(asked));
    // `could not stay, leaving 40 crates behind`.
    let left = |i: usize| (i..figure.start).any(|at| words.is(at, ",") && besides(words, clause, at));
    let unsure = |i: usize| (words.has(i, Class::HYPOTHETICAL) || words.is(i, "may")) && !(words.has(i + 1, Class::NEGATION) && (denied || left(i)));
    let not_so = |i: usize| unsure(i) && !concedes(words, i) && !wished(words, i) || seen.has(Class::MODAL) && unreal(words, i);
    let may_be = |i: usize| words.is_any(i, letters!["could", "might"]) && !unable(words, i) || words.is(i, "may") || unreal(words, i);
    let thought = seen.has(Class::HYPOTHETICAL.with(Class::MODAL))
        && (before.clone().any(not_so) || behind.into_iter().any(may_be) || follows_aside(words, clause, figure).is_some_and(may_be));
    if unsaid || thought || seen.has(Class::SHOW) && feared(words, clause, figure) || words.is(sentence.end - 1, "?") {
        return (Stance::Hypothetical, denied);
    }
    let rung = |i: usize| rung(words, i, figure.start);
    // `the fair drew 40 guests and they will come again`: a second subject. `In two weeks they will come`: the first.
    let pronoun = |i: usize| words.has(i, Class::THIRD_PERSON.with(Class::FIRST_PERSON)) || words.is_word(i, "it");
    let verb_before = |i: usize| (clause.start..i).any(|at| words.has(at, Class::FINITE) || words.past(at));
    let same = |i: &usize| !pronoun(*i) || !verb_before(*i);
    // `was costing 9 million a day and would do harm`: so is a second verb behind the one of the figure.
    let second = |i: &usize| words.has(*i, Class::CONJUNCTION) && second_predicate(words, clause, *i) && verb_before(figure.start);
    let bears = |i: &usize| words.has(*i, Class::FUTURE) || is_done_to(words, *i);
    // `the yard, which has 50 berths, will open`: what stands behind the aside is said of the yard.
    let end = || (figure.end..clause.end).find(|i| words.is(*i, ",")).filter(|_| in_aside(words, clause, figure)).unwrap_or(clause.end);
    // `seek witnesses after 40 people died`: a clause of its own.
    let since = |i: usize| {
        words.is_word(i, "after")
            && (i + 2..figure.end + 4)
                .take_while(|at| words.at(*at).kind != TokenKind::Mark || figure.contains(at))
                .any(|at| words.past(at) && !words.has(at - 1, Class::DETERMINER))
    };
    let own = |i: &usize| !(words.has(*i, Class::CONJUNCTION) && second_predicate(words, clause, *i) || since(*i));
    let nearest = if seen.has(RUNGS) {
        before.rev().take_while(own).find_map(rung).or_else(|| (figure.end..end()).take_while(|i| same(i) && !second(i)).filter(bears).find_map(rung))
    } else {
        None
    };
    let finite = || sentence.clone().any(|i| words.has(i, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT)) || words.word(i) && words.at(i).ed);
    let plain = if block == BlockKind::Paragraph || finite() { Stance::Stated } else { Stance::Unknown };
    (nearest.unwrap_or(plain), denied)
}

/// The stance of an event: what predicates tell of it goes before the words around it.
pub fn stance_of_event(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, start: usize, event: &Range<usize>, verb: usize) -> Stance {
    let said = of_event(words, sentence, clause, verb);
    let clause = &(start..clause.end);
    let wanted = |stance: Stance| stance.class() == StanceClass::Wanted;
    // `they demanded it`, where the demand itself is asked for: it was made.
    // `the plan was dropped`, `a bid came`: the noun is what it happened to.
    let subject = |i: usize| words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)) && !is_to(words, i) || i + 1 == event.start && words.has(i + 1, Class::PAST);
    // `the proposed merger collapsed`: what was proposed is not what happened to it.
    let attribute = |i: usize| words.has(i.wrapping_sub(1), Class::DETERMINER) && words.at(i).ed && i + 1 < event.start;
    let asked_for = |i: usize, stance: Stance| wanted(stance) && (i == event.start || i + 1 == event.end || subject(i) || attribute(i));
    let rung = |i: usize| rung(words, i, event.start).filter(|stance| !asked_for(i, *stance)).map(|stance| (i, stance));
    let nearest = (clause.start..=verb).rev().find_map(rung);
    // `refused to want to`: what was wanted there is told by the verbs themselves. `suits seeking records have cited it`: another verb has begun.
    let begun = |at: usize| words.has(at, Class::AUXILIARY.with(Class::MODAL)) && !words.is_word(at, "be");
    let told = |i: usize| (i + 1..event.start).any(|at| words.is_any(at, letters!["to", "that"]) || begun(at));
    if (clause.start..verb).any(|i| unreal(words, i)) || on_condition(words, clause, event) {
        return Stance::Hypothetical;
    }
    match (said, nearest) {
        (Commitment::Open, nearest) => nearest.map(|(_, stance)| stance).filter(|stance| wanted(*stance)).unwrap_or(Stance::Hypothetical),
        (_, Some((i, stance))) if !(wanted(stance) && told(i)) => stance,
        _ => Stance::Stated,
    }
}

/// `will open only if the mayor agrees`. `asked if` asks, and `as if`, `even if` set no condition.
fn on_condition(words: &Words, clause: &Range<usize>, event: &Range<usize>) -> bool {
    let sets = |i: &usize| {
        words.is_any(*i, letters!["if", "unless"]) && !words.is_any(i - 1, letters!["as", "even"]) && !words.has(i - 1, Class::REPORT.with(Class::DEMAND_FOR))
    };
    (clause.start..event.end).any(|i| words.has(i, Class::MODAL)) && (event.end..clause.end).any(|i| sets(&i))
}

/// `would have been killed`, `should otherwise have opened`: what did not come to pass. `would have 300 beds` is still to come.
pub fn unreal(words: &Words, i: usize) -> bool {
    if !words.has(i, Class::MODAL) || !words.is_any(i, letters!["would", "should", "'d", "’d"]) {
        return false;
    }
    let Some(have) = (i + 1..i + 4).find(|at| words.is_word(*at, "have")) else { return false };
    let verb = have + 1 + usize::from(words.has(have + 1, Class::ADVERB) || words.text(have + 1).ends_with("ly"));
    (i + 1..have).all(|at| words.word(at)) && (words.is_word(verb, "been") || words.past(verb))
}

/// `feared 40 deaths`, `feared that 40 had died`, `40 are feared dead`: what is feared is not told as so. `fearing a flood, 40 left` is.
fn feared(words: &Words, clause: &Range<usize>, figure: &Range<usize>) -> bool {
    let fear = |i: usize| words.has(i, Class::SHOW) && words.is_any(i, letters!["fear", "fears", "feared"]);
    // `who feared reprisals said 40 had died`
    let parts = |at: usize| words.is(at, ",") || words.has(at, Class::SAY);
    let near = |i: usize| figure.start - i < 5 && !(i + 1..figure.start).any(parts);
    let before = (clause.start..figure.start).any(|i| fear(i) && (words.is_word(i + 1, "that") || near(i)));
    before || (figure.end..clause.end.min(figure.end + 6)).any(|i| fear(i) && words.is_any(i.wrapping_sub(1), BE))
}

/// `a further one, with 12 seats, may follow`: the verb behind the aside that a figure ends. `the yard, which employs 50, may close`: an aside with a verb of its
/// own says so much by itself.
fn follows_aside(words: &Words, clause: &Range<usize>, figure: &Range<usize>) -> Option<usize> {
    let comma = figure.end + usize::from(words.word(figure.end) && !words.has(figure.end, Class::GRAMMAR));
    (words.is(comma, ",") && !in_aside(words, clause, figure)).then_some(comma + 1)
}

/// Whether a figure stands in an aside with a verb of its own.
fn in_aside(words: &Words, clause: &Range<usize>, figure: &Range<usize>) -> bool {
    let open = (clause.start..figure.start).rev().find(|i| words.is(*i, ",")).map_or(clause.start, |open| open + 1);
    let relative = |i: usize| words.is_any(i, letters!["which", "who", "whose", "that", "where"]);
    let verb = open > clause.start && words.text(open).ends_with("ing") && !words.is_word(open, "including");
    relative(open) || relative(open.wrapping_sub(1)) || verb
}

/// `… was offered`, `…, offered as a goodwill gesture`, `… proposed by Ukraine`: a figure before these is what they are said of; one before `the two sides discussed` is not.
fn is_done_to(words: &Words, i: usize) -> bool {
    let be = (1..3).any(|back| words.is_any(i.wrapping_sub(back), BE));
    be || words.is_word(i + 1, "by") || words.is(i.wrapping_sub(1), ",")
}

/// `demanded 9 percent and got 3`: what the first verb stood under does not reach the second. `will be held and fined` is one.
fn second_predicate(words: &Words, clause: &Range<usize>, i: usize) -> bool {
    let participle = words.is_word(i, "and") && (clause.start..i).any(|at| words.is_any(at, letters!["be", "been"]));
    second_verb(words, i, true) && !participle
}
