//! How firmly a figure is said, and whether it is denied: from the words of its clause.

use super::commitment::{none, of_event, of_figure};
use super::fact::{Stance, StanceClass};
use super::speaker::BE;
use crate::document::BlockKind;
use crate::pattern::barrier;
use crate::text::{Class, Commitment, Words, letters};
use std::ops::Range;

/// The clause around the tokens of a figure.
pub fn clause(words: &Words, sentence: &Range<usize>, figure: &Range<usize>) -> Range<usize> {
    // `there may be trouble, since only 12 came`.
    let ends = |i: &usize| barrier(words, *i) || words.has(*i, Class::CLAUSE) && words.is_word(*i, "since") && words.is(i.wrapping_sub(1), ",");
    let start = (sentence.start..figure.start).rev().find(ends).map_or(sentence.start, |i| i + 1);
    let end = (figure.end..sentence.end).find(ends).unwrap_or(sentence.end);
    start..end
}

/// The stance of a figure in its clause, whose words have the classes `seen`, and whether it is denied.
pub fn stance(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, seen: Class, figure: &Range<usize>, block: BlockKind) -> (Stance, bool) {
    let said = of_figure(words, sentence, clause, seen, figure.start);
    let denied = said == Commitment::Denied;
    let behind = (figure.end..clause.end.min(figure.end + 6)).take_while(|i| !words.is_any(*i, letters![",", "before", "after", "until"]));
    let before = clause.start..figure.start;
    // `could not find 40`, `did not say that 40 …`: the one was not so, of the other nothing is said.
    // `said not a word about the demand that 40 …`: the demand is there all the same.
    let asked = |i: usize| words.has(i, Class::PROPOSAL) && words.has(i, Class::DEMAND) && words.is_word(i + 1, "that");
    let unsaid = said == Commitment::Open
        && seen.has(Class::NEGATION)
        && before.clone().any(|i| words.has(i, Class::NEGATION))
        && !(seen.has(Class::DEMAND) && before.clone().any(asked));
    let unsure = |i: usize| (words.has(i, Class::HYPOTHETICAL) || words.is(i, "may")) && !(denied && words.has(i + 1, Class::NEGATION));
    let not_so = |i: usize| unsure(i) || seen.has(Class::MODAL) && unreal(words, i);
    let may_be = |i: usize| words.is_any(i, letters!["could", "might"]) || words.is(i, "may") || unreal(words, i);
    let thought = seen.has(Class::HYPOTHETICAL.with(Class::MODAL))
        && (before.clone().any(not_so) || behind.into_iter().any(may_be) || follows_aside(words, figure.end).is_some_and(may_be));
    if unsaid || thought || words.is(sentence.end - 1, "?") {
        return (Stance::Hypothetical, denied);
    }
    let rung = |i: usize| rung(words, i, figure.start);
    let bears = |i: &usize| words.has(*i, Class::FUTURE) || is_done_to(words, *i);
    let nearest = if seen.has(RUNGS) { before.rev().find_map(rung).or_else(|| (figure.end..clause.end).filter(bears).find_map(rung)) } else { None };
    let finite =
        || sentence.clone().any(|i| words.has(i, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT)) || words.word(i) && words.text(i).ends_with("ed"));
    let plain = if block == BlockKind::Paragraph || finite() { Stance::Stated } else { Stance::Unknown };
    (nearest.unwrap_or(plain), denied)
}

/// The stance of an event: what predicates tell of it goes before the words around it.
pub fn stance_of_event(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, event: &Range<usize>, doubts: bool) -> Stance {
    let said = of_event(words, sentence, clause, verb(event, doubts));
    let wanted = |stance: Stance| stance.class() == StanceClass::Wanted;
    // `they demanded it`, where the demand itself is asked for: it was made.
    // `the plan was dropped`, `a bid came`: the noun is what it happened to.
    let subject = |i: usize| words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)) && !is_to(words, i) || i + 1 == event.start && words.has(i + 1, Class::PAST);
    let asked_for = |i: usize, stance: Stance| wanted(stance) && (i == event.start || i + 1 == event.end || subject(i));
    let rung = |i: usize| rung(words, i, event.start).filter(|stance| !asked_for(i, *stance)).map(|stance| (i, stance));
    let nearest = (clause.start..event.end).rev().find_map(rung);
    // `refused to want to`: what was wanted there is told by the verbs themselves. `suits seeking records have cited it`: another verb has begun.
    let begun = |at: usize| words.has(at, Class::AUXILIARY.with(Class::MODAL)) && !words.is_word(at, "be");
    let told = |i: usize| (i + 1..event.start).any(|at| words.is_any(at, letters!["to", "that"]) || begun(at));
    if (clause.start..event.end).any(|i| unreal(words, i)) || on_condition(words, clause, event) {
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
    (clause.start..event.end).any(|i| words.has(i, Class::FUTURE.with(Class::MODAL))) && (event.end..clause.end).any(|i| sets(&i))
}

/// `would have been killed`, `should otherwise have opened`: what did not come to pass. `would have 300 beds` is still to come.
fn unreal(words: &Words, i: usize) -> bool {
    if !words.has(i, Class::FUTURE.with(Class::MODAL)) || !words.is_any(i, letters!["would", "should", "'d", "’d"]) {
        return false;
    }
    let Some(have) = (i + 1..i + 4).find(|at| words.is_word(*at, "have")) else { return false };
    let verb = have + 1 + usize::from(words.has(have + 1, Class::ADVERB) || words.text(have + 1).ends_with("ly"));
    (i + 1..have).all(|at| words.word(at)) && (words.is_word(verb, "been") || words.past(verb))
}

/// Verbs that say how firmly something is meant.
const OTHER_RUNGS: Class = Class::OFFER.with(Class::AGREE).with(Class::DEMAND).with(Class::DEMAND_FOR).with(Class::HOPE).with(Class::FUTURE);
/// The words that say how firmly something is meant.
const RUNGS: Class = OTHER_RUNGS.with(Class::PROPOSAL);
/// What a proposal is for stands at most so far behind it.
const NEAR: usize = 20;

fn rung(words: &Words, i: usize, figure: usize) -> Option<Stance> {
    let class = words.at(i).class;
    if !class.has(RUNGS) {
        return None;
    }
    // `a 24% premium to the offer`, `an improved bid`: the noun names a thing, and asks for nothing.
    // `as expected`: whoever expected it says nothing of the figure.
    // `nobody had expected`: nor does this.
    let nobody = || (1..3).any(|back| words.is_any(i.wrapping_sub(back), letters!["nobody", "none", "few"]));
    if class.has(Class::HOPE) && (words.is_word(i.wrapping_sub(1), "as") || nobody()) {
        return None;
    }
    // `a break, as proposed by the union, was refused`: an aside of what stands before it.
    if i < figure && words.is_word(i.wrapping_sub(1), "as") && words.is_word(i + 1, "by") && (i..figure).any(|at| words.is(at, ",")) {
        return None;
    }
    // `ask people`, `call a meeting`: these demand only with `for`.
    if class.has(Class::DEMAND_FOR) && words.is_word(i + 1, "for") {
        return Some(Stance::Demanded);
    }
    // `the plan would close 40 schools`.
    if class.has(Class::FUTURE) && words.is_word(i, "would") && words.has(i.wrapping_sub(1), Class::PROPOSAL) {
        return Some(Stance::Offered);
    }
    let base_form = !words.text(i).ends_with(['s', 'd', 'g']);
    let modified = base_form && words.has(i.wrapping_sub(2), Class::DETERMINER) && !words.has(i.wrapping_sub(1), Class::AUXILIARY.with(Class::MODAL));
    // `the offer of 9 percent`, `the offer was 9 percent`: here the noun says what the figure is.
    let of_figure = (i..i + 4).contains(&figure) && (words.is_word(i + 1, "of") || words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)));
    // `the demand to hold it by July 10`, `a proposal for three days`.
    let of_figure = of_figure || i < figure && words.has(i, Class::PROPOSAL) && (words.is_any(i + 1, letters!["to", "for", "that"]) || is_to(words, i));
    // `a proposal for a break of three days`: the paper's name alone asks for it.
    let close = of_figure && figure - i < NEAR && !(i + 1..figure).any(|at| words.is_word(at, "after")) && !is_relative(words, i + 1);
    if class.has(Class::PROPOSAL) && !class.has(OTHER_RUNGS) {
        return close.then_some(Stance::Offered);
    }
    let noun = words.has(i.wrapping_sub(1), Class::DETERMINER) || modified;
    if noun && !of_figure && !words.text(i).ends_with("ed") && class.has(Class::OFFER.with(Class::DEMAND).with(Class::HOPE)) {
        return None;
    }
    // `the proposed`, `the agreed`: still the verb's sense; `offer` and `demand` as nouns carry it too.
    [
        (Class::OFFER, Stance::Offered),
        (Class::AGREE, Stance::Agreed),
        (Class::DEMAND, Stance::Demanded),
        (Class::HOPE, Stance::Hoped),
        (Class::FUTURE, Stance::Expected),
    ]
    .into_iter()
    .find_map(|(of, stance)| class.has(of).then_some(stance))
}

/// `a further one, with 12 seats, may follow`: the verb behind the aside that a figure ends.
fn follows_aside(words: &Words, end: usize) -> Option<usize> {
    let comma = end + usize::from(words.word(end) && !words.has(end, Class::GRAMMAR));
    words.is(comma, ",").then_some(comma + 1)
}

/// `the memorandum that was published`: the clause tells of the paper, and not what it asks for.
fn is_relative(words: &Words, i: usize) -> bool {
    words.is_word(i, "that") && words.has(i + 1, Class::FINITE)
}

/// `the proposal to the other side is to hold it`.
fn is_to(words: &Words, noun: usize) -> bool {
    (noun + 1..noun + 8).take_while(|i| words.word(*i)).any(|i| words.has(i, Class::AUXILIARY) && words.is_word(i + 1, "to"))
}

/// `… was offered`, `…, offered as a goodwill gesture`, `… proposed by Ukraine`: a figure before these is what they are said of; one before `the two sides discussed` is not.
fn is_done_to(words: &Words, i: usize) -> bool {
    let be = (1..3).any(|back| words.is_any(i.wrapping_sub(back), BE));
    be || words.is_word(i + 1, "by") || words.is(i.wrapping_sub(1), ",")
}

/// Whether words say that something happened: `false` where they deny it (refused to, did not, no longer). Two denials lift each other.
///
/// `None` where somebody only does not say so (`would not confirm that …`).
pub fn polarity(words: &Words, sentence: &Range<usize>, matched: &Range<usize>, doubts: bool) -> Option<bool> {
    let clause = clause(words, sentence, matched);
    let verb = verb(matched, doubts);
    let said = of_event(words, sentence, &clause, verb);
    // What the words before the verb tell is told already; `they refused`, where nothing but the refusal is asked for: it happened.
    let counts = |i: &usize| negates(words, *i) && (*i >= verb || !seen(words, *i));
    let inside = matched.len() > 1 && matched.clone().filter(counts).count() % 2 == 1;
    let unsaid = |i: usize| words.has(i, Class::NEGATION) && (i + 1..i + 3).any(|verb| words.has(verb, Class::REPORT));
    let unsaid = (clause.start..matched.start).any(unsaid);
    let nobody = nobody(words, &clause, matched.start);
    (!unsaid || said != Commitment::Open).then_some(((said == Commitment::Denied) == inside) != nobody)
}

/// The word of a pattern that tells the event: the last, behind all that is told of it; where the pattern itself `doubts`, that is what is asked for.
fn verb(matched: &Range<usize>, doubts: bool) -> usize {
    if doubts { matched.start } else { matched.end - 1 }
}

/// Whether a word tells by itself what becomes of the words behind it: a negated verb, `no attempt`, `refuse to`.
fn seen(words: &Words, i: usize) -> bool {
    negation(words, i) || none(words, i) || words.is_word(i + 1, "to") && !words.has(i, Class::NEGATION)
}

/// `No siren sounded`, `nobody heard it`: whether the words before a pattern say that nothing or nobody did it.
fn nobody(words: &Words, clause: &Range<usize>, start: usize) -> bool {
    let mut at = start;
    while at > clause.start && start - at < 4 {
        at -= 1;
        if words.is_any(at, letters!["no", "nobody", "neither"]) {
            // What negates the verb is counted already.
            return !limits(words, at) && !negation(words, at);
        }
        if !words.has(at, Class::ARTICLE) && !words.is_word(at, "of") && (!words.word(at) || words.has(at, Class::GRAMMAR) || at + 1 < start) {
            return false;
        }
    }
    false
}

/// Whether a word inside a pattern turns what follows it into its opposite.
fn negates(words: &Words, i: usize) -> bool {
    // `only in private, not in public`: the place is denied, and not what happens there.
    let aside = words.has(i + 1, Class::PREPOSITION);
    let refusal = words.has(i, Class::REFUSE) && words.is_word(i + 1, "to") || words.is_any(i, letters!["refusal", "failure"]) && words.is_word(i + 1, "to");
    words.has(i, Class::NEGATION) && !limits(words, i) && !aside || pending(words, i) || refusal || words.has(i, Class::DENY)
}

/// Whether a word negates the verb behind it.
pub fn negation(words: &Words, i: usize) -> bool {
    if !words.has(i, Class::NEGATION) {
        return words.has(i, Class::CONJUNCTION) && pending(words, i);
    }
    let longer = words.is_word(i, "no") && words.is_any(i + 1, letters!["longer", "one"]);
    let without = words.is_word(i, "without");
    let bare = without && words.text(i + 1).ends_with("ing");
    !limits(words, i) && (!without && verb_negated(words, i) || longer || bare)
}

/// `yet to`: it has not happened.
fn pending(words: &Words, i: usize) -> bool {
    words.is_word(i, "yet") && words.is_word(i + 1, "to")
}

/// `not only`, `no later than`: nothing is denied.
fn limits(words: &Words, i: usize) -> bool {
    words.is_any(i + 1, letters!["only", "just", "more", "less", "fewer", "later", "sooner", "earlier"])
}

/// A `not` behind an auxiliary or modal or fused with one, before an infinitive or participle, or a subject that nobody is.
fn verb_negated(words: &Words, i: usize) -> bool {
    let adverb = |i: &usize| words.has(*i, Class::ADVERB) || words.text(*i).ends_with("ly");
    let before = (0..i).rev().take(3).find(|at| !adverb(at));
    let not = || words.is_word(i, "not") && (words.is_word(i + 1, "to") && !words.is_word(i + 2, "mention") || words.text(i + 1).ends_with("ing"));
    before.is_some_and(|at| words.has(at, Class::AUXILIARY.with(Class::MODAL)))
        || words.text(i).as_bytes().windows(3).any(|ending| ending.eq_ignore_ascii_case(b"n't"))
        || words.text(i).contains("n’t")
        || words.is_any(i, letters!["cannot", "never", "nobody", "neither"])
        // `nor did she say`.
        || words.is_word(i, "nor") && words.has(i + 1, Class::AUXILIARY.with(Class::MODAL))
        || not()
}
