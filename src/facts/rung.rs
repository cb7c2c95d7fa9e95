//! The words that say how firmly something is meant: will, offer, demand, hope.

use super::commitment::Asked;
use super::complement::infinitive;
use super::fact::{Stance, StanceClass};
use super::speaker::{NO_NOUNS, is_noun, several, surname};
use crate::text::{BE, Class, LetterSet, Words, letters};

/// Verbs that say how firmly something is meant.
const OTHER_RUNGS: Class = Class::OFFER.with(Class::AGREE).with(Class::DEMAND).with(Class::DEMAND_FOR).with(Class::HOPE).with(Class::FUTURE);
/// The words that say how firmly something is meant.
pub const RUNGS: Class = OTHER_RUNGS.with(Class::PROPOSAL);
/// What the words of each class say by themselves, the first that fits.
const SENSES: [(Class, Stance); 5] = [
    (Class::OFFER, Stance::Offered),
    (Class::AGREE, Stance::Agreed),
    (Class::DEMAND, Stance::Demanded),
    (Class::FUTURE, Stance::Expected),
    (Class::HOPE, Stance::Hoped),
];
/// What a proposal is for stands at most so far behind it.
const NEAR: usize = 20;
/// Forms of ask.
const ASK: LetterSet = letters!["ask", "asks", "asked", "asking"];
/// A record stands at most so far before what it suggests.
const NEAR_RECORD: usize = 8;
/// A verb of wishing stands at most so far before the modal of what is wished.
const NEAR_MODAL: usize = 10;

/// How firmly the word at a token says the figure, or the event, at another one.
pub fn rung(words: &Words, i: usize, figure: usize) -> Option<Stance> {
    let class = words.at(i).class;
    // `George Will said 40 left`: no verb.
    // `wrote my will`: nor this.
    if !class.has(RUNGS) || class.has(Class::MODAL) && (surname(words, i) || is_testament(words, i)) {
        return None;
    }
    // `was asked to pay`.
    if class.has(Class::DEMAND_FOR) && words.is_any(i, ASK) && words.is_word(i + 1, "to") && infinitive(words, i + 1, figure, Asked::Figure) {
        return Some(Stance::Demanded);
    }
    // `calls on all sides to open two crossings`, `asked €300,000`
    let calls = || {
        words.is_any(i, letters!["call", "calls", "called", "calling"])
            && words.is_word(i + 1, "on")
            && (i + 2..figure).any(|at| words.is_word(at, "to") && infinitive(words, at, figure, Asked::Figure))
    };
    let price = || words.is_any(i, ASK) && words.has(i + 1, Class::CURRENCY);
    if class.has(Class::DEMAND_FOR) && (calls() || price()) {
        return Some(Stance::Demanded);
    }
    // `would accept 2 percent`
    if class.has(Class::AGREE) && words.is_word(i.wrapping_sub(1), "would") {
        return Some(Stance::Offered);
    }
    // `a 24% premium to the offer`, `an improved bid`: the noun names a thing, and asks for nothing.
    // `as expected`, `more than forecast`: whoever expected it says nothing of the figure.
    // `nobody had expected`: nor does this.
    let nobody = || (1..3).any(|back| words.is_any(i.wrapping_sub(back), letters!["nobody", "none", "few"]));
    if class.has(Class::HOPE) && (words.is_any(i.wrapping_sub(1), letters!["as", "than"]) || nobody()) {
        return None;
    }
    if wishes_nothing(words, i, figure) {
        return None;
    }
    if class.has(Class::FUTURE) && !class.has(Class::MODAL) && !foretells(words, i, figure) {
        return None;
    }
    // `a break, as proposed by the union, was refused`: an aside of what stands before it.
    if i < figure && words.is_word(i.wrapping_sub(1), "as") && words.is_word(i + 1, "by") && (i..figure).any(|at| words.is(at, ",")) {
        return None;
    }
    // `ask people`, `call a meeting`: these demand only with `for`.
    if class.has(Class::DEMAND_FOR) && (words.is_word(i + 1, "for") || asks_somebody(words, i, figure)) {
        return Some(Stance::Demanded);
    }
    // `hopes the state will pay`.
    if class.has(Class::FUTURE)
        && class.has(Class::MODAL)
        && let Some(stance) = governed(words, i)
    {
        return Some(stance);
    }
    // `the plan would close 40 schools`.
    // `Under the draft, both would leave within 90 days`
    let under = || (i.saturating_sub(NEAR)..i).any(|at| words.is_word(at, "under") && (at + 2..at + 4).any(|noun| words.has(noun, Class::PROPOSAL)));
    if class.has(Class::FUTURE) && words.is_word(i, "would") && (words.has(i.wrapping_sub(1), Class::PROPOSAL) || under()) {
        return Some(Stance::Offered);
    }
    let base_form = !words.text(i).ends_with(['s', 'd', 'g']) && !words.is_any(i, NO_NOUNS);
    // `the bank forecast a loss`, `the owners propose 40 flats`: a verb has its object behind it.
    let modified = base_form
        && !words.has(i + 1, Class::ARTICLE)
        && words.has(i.wrapping_sub(2), Class::DETERMINER)
        && !words.has(i.wrapping_sub(1), Class::AUXILIARY.with(Class::MODAL))
        && !several(words, i.wrapping_sub(1));
    // `the offer of 9 percent`, `the offer was 9 percent`: here the noun says what the figure is.
    let of_figure = (i..i + 4).contains(&figure) && (words.is_word(i + 1, "of") || words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)));
    // `the demand to hold it by July 10`, `a proposal for three days`.
    let of_figure = of_figure || i < figure && words.has(i, Class::PROPOSAL) && (words.is_any(i + 1, letters!["to", "for", "that"]) || is_to(words, i));
    // `the plan provided for one closure`
    let foresees = || words.is_any(i + 1, letters!["provides", "provided", "foresees", "foresaw", "envisages", "envisaged"]);
    let of_figure = of_figure || i < figure && words.has(i, Class::PROPOSAL) && foresees();
    // `a pledge to build 500 homes`
    let pledged = class.has(Class::OFFER) && i < figure && words.is_word(i + 1, "to") && infinitive(words, i + 1, figure, Asked::Figure);
    let of_figure = of_figure || pledged;
    // `a proposal for a break of three days`: the paper's name alone asks for it.
    let close = of_figure && figure - i < NEAR && !(i + 1..figure).any(|at| words.is_word(at, "after")) && !is_relative(words, i + 1);
    if class.has(Class::PROPOSAL) && !class.has(OTHER_RUNGS) {
        return close.then_some(Stance::Offered);
    }
    let noun = words.has(i.wrapping_sub(1), Class::DETERMINER) || modified;
    if noun && !of_figure && !words.at(i).ed && class.has(Class::OFFER.with(Class::DEMAND).with(Class::HOPE)) {
        return None;
    }
    // `the proposed`, `the agreed`: still the verb's sense; `offer` and `demand` as nouns carry it too.
    sense(class)
}

/// `wrote my will`: a noun.
pub fn is_testament(words: &Words, i: usize) -> bool {
    words.is_word(i, "will") && words.is_any(i.wrapping_sub(1), letters!["a", "the", "my", "your", "his", "her", "our", "their"])
}

/// Words that wish for nothing where they stand.
fn wishes_nothing(words: &Words, i: usize, figure: usize) -> bool {
    // `Planning officer Anna Keller`, `Home hope Anna Keller`: a word of her office.
    let office = || words.text(i).ends_with("ing") && words.at(i).capital && words.has(i + 1, Class::SOURCE.with(Class::TITLE));
    let hope = || words.is_word(i, "hope") && words.at(i + 1).capital && words.at(i + 2).capital && is_noun(words, i);
    // `insisted that 12 wards stayed open`: what is so, unless they should be.
    let asks = |at: usize| words.is_any(at, letters!["should", "must", "be"]);
    let insists = || words.is_any(i, letters!["insist", "insists", "insisted", "insisting"]) && !words.is_word(i + 1, "on") && !(i + 1..figure + 8).any(asks);
    // `wanted to know why it had cost 4 million`
    let asks_why = || words.is_word(i + 1, "to") && words.is_word(i + 2, "know");
    // `Hope was fading for 13 miners`, `faced the press for an hour`
    let noun = || {
        words.is_any(i, letters!["hope", "hopes"]) && words.has(i + 1, Class::AUXILIARY)
            || words.is_word(i, "press") && words.has(i.wrapping_sub(1), Class::DETERMINER)
    };
    // `a poll had suggested a win by three points`
    let shows = || {
        words.is_any(i, letters!["suggest", "suggests", "suggested", "suggesting"])
            && words.all(i.saturating_sub(NEAR_RECORD)..i, |token| token.class.has(Class::RECORD)).next().is_some()
    };
    // `no sign that`
    let sign = || words.is_any(i, letters!["sign", "signs"]) && words.is_word(i.wrapping_sub(1), "no");
    office() || hope() || noun() || insists() || asks_why() || shows() || sign()
}

/// `asked its allies for seven batteries`.
fn asks_somebody(words: &Words, i: usize, figure: usize) -> bool {
    let whom = |at: &usize| words.word(*at) && !words.has(*at, Class::GRAMMAR.without(Class::DETERMINER));
    let behind = || (i + 1..i + 5).find(|at| !whom(at));
    words.is_any(i, ASK) && behind().is_some_and(|at| words.is_word(at, "for") && at < figure && (at..figure).all(|at| !words.past(at)))
}

fn sense(class: Class) -> Option<Stance> {
    SENSES.into_iter().find_map(|(of, stance)| class.has(of).then_some(stance))
}

/// `hoped it could be running by Friday`: what somebody hopes for, and not only what may be.
pub fn wished(words: &Words, modal: usize) -> bool {
    words.is_any(modal, letters!["could", "can", "might"]) && governed(words, modal).is_some()
}

/// `hopes the state will pay`, `a demand that the state will pay`: whoever foretells nothing, but wishes it. A clause without `that` follows only hopes.
fn governed(words: &Words, modal: usize) -> Option<Stance> {
    let ends = |i: &usize| words.is(*i, ",") || words.has(*i, Class::CONJUNCTION.with(Class::CLAUSE).with(Class::BREAK).with(Class::FINITE));
    let wish = (modal.saturating_sub(NEAR_MODAL)..modal).rev().take_while(|i| !ends(i)).find(|i| {
        let that = words.is_word(i + 1, "that") && i + 2 < modal;
        that || words.is_any(*i, letters!["hope", "hopes", "hoped", "hoping"]) && i + 1 < modal && !words.has(i + 1, Class::PREPOSITION)
    })?;
    sense(words.at(wish).class).filter(|stance| stance.class() == StanceClass::Wanted)
}

/// `is likely to cost 4 million`, `set to open`: words that foretell only before an infinitive. `estimated to be`, `due to heavy rain` foretell nothing.
/// `expects a loss of 4 million`: verbs that always do. `such expected guests`, `its growth forecast by 3 percent`: no verbs.
fn foretells(words: &Words, i: usize, figure: usize) -> bool {
    if words.has(i, Class::HOPE) {
        let before = i.wrapping_sub(1);
        let adverb = words.text(before).ends_with("ly") && words.has(i.wrapping_sub(2), Class::DETERMINER);
        let attribute = words.at(i).ed && (adverb || words.is_word(before, "such") || words.has(before, Class::DETERMINER.with(Class::PREPOSITION)));
        let noun = words.is_any(i, letters!["forecast", "forecasts"]) && words.has(i + 1, Class::PREPOSITION) && !words.is_any(i + 1, letters!["to", "of"]);
        return !noun && (!attribute || i + 1 == figure);
    }
    if words.is_word(i, "projected") && i + 1 == figure {
        return true;
    }
    let verb = i + 2;
    let infinitive = words.is_word(i + 1, "to") && infinitive(words, i + 1, figure, Asked::Figure);
    let of_now = words.is_word(i, "estimated") && words.is_any(verb, letters!["be", "have"]);
    // Behind these a noun may stand as well: a verb has an object, a preposition or its end behind it.
    let ambiguous = || words.is_any(i, letters!["due", "going"]);
    let is_verb = || words.is_any(i.wrapping_sub(1), BE) && (!words.word(verb + 1) || words.has(verb + 1, Class::GRAMMAR.with(Class::TRIGGER)));
    infinitive && !of_now && (!ambiguous() || is_verb())
}

/// `the memorandum that was published`: the clause tells of the paper, and not what it asks for.
fn is_relative(words: &Words, i: usize) -> bool {
    words.is_word(i, "that") && words.has(i + 1, Class::FINITE)
}

/// `the proposal to the other side is to hold it`.
pub fn is_to(words: &Words, noun: usize) -> bool {
    (noun + 1..noun + 8).take_while(|i| words.word(*i)).any(|i| words.has(i, Class::AUXILIARY) && words.is_word(i + 1, "to"))
}
