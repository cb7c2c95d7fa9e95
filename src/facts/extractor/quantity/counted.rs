//! Counts of things, and numbers of nothing in particular.

use super::{Draft, Scan, unit_behind};
use crate::facts::fact::Measure;
use crate::facts::noun;
use crate::facts::numeral::{Numeral, first_of_list, in_prose, numeral, score};
use crate::quantity::{Hedge, Kind, Number};
use crate::text::{Class, Naming, NumberWord, TokenKind, Words, letters};

/// A count of a noun, or a bare number.
pub fn counted(scan: &Scan, low: Numeral, high: Numeral, first: usize) -> Option<Draft> {
    let words = &scan.words;
    let ranged = low.value != high.value;
    // `13F`, `5C`: a code.
    if high.digits && words.word(high.end) && !words.at(high.end).spaced && words.at(high.end - 1).kind == TokenKind::Number {
        return None;
    }
    if factor(words, high.end) {
        return None;
    }
    if low.digits && score::told(words, first) {
        return Some(Draft { hedged: false, ..Draft::plain(Kind::NUMBER, first..high.end, low.value, high.value) });
    }
    let of = high.end + usize::from(low.vague.is_some() && words.is_word(high.end, "of"));
    // `50,000-plus`: a hedge, and no noun.
    let hyphen = words.dash(high.end) && !words.at(high.end).spaced && words.lexicon.hedges_after.forwards(words.tokens, high.end).is_none();
    if hyphen && !words.at(high.end + 1).spaced {
        return compound_noun(scan, low, high, first);
    }
    let own = noun::head(scan, of);
    let head = own.or_else(|| of_whole(scan, high.end));
    // `several times`: again and again.
    if low.vague.is_some() && low.value == Number::whole(3) && words.is_word(high.end, "times") {
        return None;
    }
    let nameless = own.is_none() && (!ranged && named(scan, first, low) || labelled(scan, first, low));
    if nameless || !ranged && (version(scan, first, low) || model(scan, first, low)) || marks_item(scan, first, low) {
        return None;
    }
    // `A.D. 1000`: a year of old.
    if words.is_any(first.wrapping_sub(1), letters!["A.D.", "AD", "BC", "B.C.", "BCE"]) || words.is_any(high.end, letters!["A.D.", "BC", "B.C.", "BCE"]) {
        return None;
    }
    if ranged && year_range(words, first, low, high)
        || !ranged && (year_like(words, first, low, head.is_some()) && !bounded(words, first) || lone_one(words, first, high.end))
    {
        return None;
    }
    // `more than a dozen`: what is counted by the dozen is a count, whatever it is.
    let dozens = matches!(words.number_word(high.end - 1), Some(NumberWord::Dozen(_)));
    let kind = match (head, ranged, low.vague) {
        (Some(_), _, _) | (None, false, Some(_)) => Kind::COUNT,
        (None, false, None) if dozens => Kind::COUNT,
        (None, true, _) => Kind::RANGE,
        (None, false, None) => Kind::NUMBER,
    };
    let mut draft = Draft::plain(kind, first..high.end, low.value, high.value);
    draft.written = low.written;
    draft.head = head;
    draft.vague = low.vague;
    draft.high = low.vague.map_or(draft.high, |v| v.hard_high);
    if let Some(head) = head {
        draft.measure = Measure::Noun(noun::name(words, head));
    }
    Some(draft)
}

/// The noun of the whole that a part is counted of: `40 of the 120 seats`.
fn of_whole(scan: &Scan, i: usize) -> Option<usize> {
    let whole = numeral(&scan.words, noun::whole(&scan.words, i)?, false).filter(|whole| unit_behind(&scan.words, *whole).is_none())?;
    noun::head(scan, whole.end)
}

/// `four times its size`, `three times as many`, `ten times larger`, `four times a day`: how often over, or how often in a while, and no count of times.
fn factor(words: &Words, i: usize) -> bool {
    if !words.is(i, "times") {
        return false;
    }
    let next = i + 1;
    let comparative = || words.text(next).ends_with("er") && words.word(next) && !words.has(next, Class::GRAMMAR);
    words.has(next, Class::ARTICLE.with(Class::POSSESSIVE).with(Class::RATE))
        || words.is_any(next, letters!["as", "more", "less", "fewer", "that", "those", "what"])
        || comparative()
}

/// `a 47-seat chamber`, `a 32-game, six-month tour`, `a one-vote lead`: digits and a noun before another one. `five-star` and `one-way` are words.
fn compound_noun(scan: &Scan, low: Numeral, high: Numeral, first: usize) -> Option<Draft> {
    let words = &scan.words;
    let noun = high.end + 1;
    let next = noun + 1;
    if words.is_any(noun, letters!["under", "over"]) {
        return to_par(words, next).then(|| Draft { hedged: false, ..Draft::plain(Kind::NUMBER, first..high.end, low.value, high.value) });
    }
    let shape = words.info(noun).naming.has(Naming::SHAPE);
    let several = low.value > Number::ONE
        || words.is_any(next, letters!["lead", "margin", "majority", "advantage", "edge", "win", "victory", "loss", "defeat", "deficit"]);
    let counts = !shape && several && words.word(noun) && !words.at(noun).capital && !words.has(noun, Class::GRAMMAR);
    if !counts || !(words.word(next) && words.at(next).spaced || words.is(next, ",") && words.number(next + 1) && words.dash(next + 2)) {
        return None;
    }
    let mut draft = Draft::plain(Kind::COUNT, first..high.end, low.value, high.value);
    draft.head = Some(noun);
    draft.measure = Measure::Noun(noun::name(words, noun));
    Some(draft)
}

/// `-par`, ` par`, ` 65` behind `six-under`: the strokes of a round of golf.
fn to_par(words: &Words, i: usize) -> bool {
    words.is_word(i + usize::from(words.dash(i)), "par") || words.at(i).kind == TokenKind::Number
}

/// `FTSE 100`, `Game 6`, `the 787 Dreamliner`, `575 Wilbraham Road`: digits that belong to a name.
fn named(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    // `section one of it`, `Primary One`, `the Big Ten`.
    if !figure.digits {
        let before = i.wrapping_sub(1);
        let label =
            scan.inside(before) && words.info(before).naming.has(Naming::LABEL) && words.at(i).spaced && !words.is_any(before, letters!["number", "numbers"]);
        return label
            || words.at(i).capital
                && scan.inside(before)
                && words.at(before).capital
                && !words.has(before, Class::GRAMMAR)
                && words.lexicon.hedges_before.backwards(words.tokens, i).is_none();
    }
    let small = figure.end == i + 1 && words.text(i).len() <= 4 && words.text(i).bytes().all(|b| b.is_ascii_digit());
    let name = |at: usize| {
        words.word(at)
            && words.at(at).capital
            && !words.has(at, Class::GRAMMAR.with(Class::REPORT))
            && words.info(at).month.is_none()
            && words.info(at).weekday.is_none()
    };
    let before = i.wrapping_sub(1);
    let opens = |at: usize| at == scan.sentence.start || words.double_quote(at.wrapping_sub(1));
    let hedged = || words.lexicon.hedges_before.backwards(words.tokens, i).is_some();
    let behind_name = scan.inside(before) && words.at(i).spaced && name(before) && (!opens(before) || words.at(before).upper);
    let before_name = words.at(i + 1).spaced && name(i + 1) && words.text(i + 1).len() > 1;
    // `K. 331`: a letter with its dot.
    let lettered = words.is(before, ".") && words.at(before.wrapping_sub(1)).upper_letter() && scan.inside(before.wrapping_sub(1));
    small && (behind_name || before_name || lettered) && !hedged()
}

/// `train 188`, `dial 911`, `Text HOME to 741741`, `a 2010 vintage`: digits that count nothing and stand beside what they name.
fn labelled(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    // No name has its thousands parted.
    if !figure.digits || figure.written.decimals || figure.magnitude != Number::ONE || words.text(i).contains(',') {
        return false;
    }
    let before = i.wrapping_sub(1);
    let label = first_of_list(words, i).wrapping_sub(1);
    let naming = words.info(label).naming;
    let called = |at: usize| scan.inside(at) && words.info(at).naming.has(Naming::CALL);
    let sent =
        words.is_word(before, "to") && (called(i.wrapping_sub(2)) || called(i.wrapping_sub(3))) || words.is_word(before, "on") && called(i.wrapping_sub(2));
    // Behind `a` a number without a hyphen is no count of what follows.
    let one = words.is_any(before, letters!["a", "an"]) && words.word(figure.end) && !words.at(figure.end).capital && !words.has(figure.end, Class::GRAMMAR);
    scan.inside(label) && (naming.has(Naming::NOUN.with(Naming::CALL)) || sent || one)
}

/// `the Terminator 2 jackets`, `Toy Story 3 made men weep`: one digit behind a name that nothing leads in; `gave Poland 5 jets` counts.
fn model(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    if !figure.digits || words.text(i).len() != 1 {
        return false;
    }
    let name = |at: usize| scan.inside(at) && words.word(at) && words.at(at).capital && !words.has(at, Class::GRAMMAR.with(Class::REPORT));
    let first = (0..4).take_while(|back| name(i.wrapping_sub(back + 1))).count();
    let led = i.wrapping_sub(first + 1);
    let free = first > 0 && (i - first == scan.sentence.start || words.has(led, Class::ARTICLE.with(Class::DEMONSTRATIVE)));
    let dated = first > 0 && (words.info(i - 1).month.is_some() || words.info(i - 1).weekday.is_some());
    let digit = figure.end == i + 1 && words.at(i).spaced;
    digit && free && !dated && in_prose(words, i) && words.lexicon.hedges_before.backwards(words.tokens, i).is_none()
}

/// `Python 2.7`, `iOS 17.2`: decimals right behind a name count nothing.
fn version(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    let before = i.wrapping_sub(1);
    if !figure.written.decimals || !figure.digits {
        return false;
    }
    let name = words.word(before) && words.text(before).bytes().any(|b| b.is_ascii_uppercase()) && !words.has(before, Class::GRAMMAR.with(Class::REPORT));
    let dated = words.info(before).month.is_some() || words.info(before).weekday.is_some();
    let decimals = figure.magnitude == Number::ONE && words.at(i).spaced;
    // `Professor Omar Halim 7.1`: what a person says.
    let person = words.at(before.wrapping_sub(1)).capital && (!words.word(figure.end) || words.has(figure.end, Class::GRAMMAR));
    // `Gallup 4.3 points`.
    let rated = words.is_any(figure.end, letters!["point", "points"]);
    decimals && !rated && scan.inside(before) && before > scan.sentence.start && name && !dated && !person
}

/// `1. The first`, `2) The second`, `[12]`: the mark of an item or of a note.
fn marks_item(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    let glued = |at: usize| !words.at(at).spaced;
    let note = words.is(i.wrapping_sub(1), "[") && glued(i) && words.is(figure.end, "]") && glued(figure.end);
    let item = figure.digits
        && figure.end == i + 1
        && words.text(i).len() < 3
        && words.is(figure.end, ")")
        && (i == scan.sentence.start || i == scan.sentence.start + 1 && words.is(i - 1, "("))
        && words.at(figure.end + 1).kind != TokenKind::End;
    // `clinical disease (22)`: a reference; `Keller (24)` and `forty-five (45)` are figures.
    let bracketed = words.is(i.wrapping_sub(1), "(") && glued(i) && words.is(figure.end, ")") && glued(figure.end) && figure.digits && !figure.written.decimals;
    let behind = i.wrapping_sub(2);
    let plain = words.word(behind) && !words.at(behind).capital && words.number_word(behind).is_none() && !words.has(behind, Class::PERSON_PLURAL);
    note || item || bracketed && plain && words.text(i).len() < 4
}

/// `2016–2019`: two years, no range of anything.
fn year_range(words: &Words, first: usize, low: Numeral, high: Numeral) -> bool {
    year_like(words, first, low, false) && year_like(words, high.end - 1, high, false)
}

/// Four digits without grouping that a reader takes for a year.
fn year_like(words: &Words, i: usize, n: Numeral, counts: bool) -> bool {
    let text = words.text(i);
    n.digits && n.end == i + 1 && text.len() == 4 && !counts && (1500..=2100).contains(&n.value.as_whole().unwrap_or_default())
}

/// `more than 1500`, `an average of 1500`: words that no year follows.
fn bounded(words: &Words, i: usize) -> bool {
    let hedge = words.lexicon.hedges_before.backwards(words.tokens, i);
    hedge.is_some_and(|(sense, first)| !matches!(sense, Hedge::About | Hedge::Nearly) || first + 1 < i && words.is_word(i - 1, "of"))
}

/// `one` that counts nothing: `one of the best`, `one another`, `no one`, `the one`.
fn lone_one(words: &Words, i: usize, end: usize) -> bool {
    if !words.is_word(i, "one") || end != i + 1 {
        return false;
    }
    let before = words.has(i.wrapping_sub(1), Class::NEGATION.with(Class::ARTICLE).with(Class::DEMONSTRATIVE))
        || words.is_any(i.wrapping_sub(1), letters!["no", "any", "every", "each", "some", "which", "another", "single"]);
    let noun = words.word(end) && !words.at(end).capital && !words.has(end, Class::GRAMMAR);
    let counts = noun || words.is_word(end, "of") && member(words, end + 1);
    before || !counts || words.is_any(end, letters!["another", "thing", "way", "hand", "side", "point", "time", "such", "more", "day"])
}

/// Whether one of what begins at `i` is a part of it: `three`, `the men`, `his sons`, `them`. One of `the finest places` only praises.
fn member(words: &Words, i: usize) -> bool {
    if words.has(i, Class::PART) || words.number(i) {
        return true;
    }
    let ranked = |at: usize| {
        let text = words.text(at);
        text.len() > 4 && text.ends_with("est") && !words.is(at, "latest") || words.is_any(at, letters!["most", "least", "best", "worst"])
    };
    let inside = |at: &usize| words.word(*at) && (!words.has(*at, Class::GRAMMAR.without(Class::POSSESSIVE)) || ranked(*at));
    (words.has(i, Class::POSSESSIVE) || words.is_any(i, letters!["the", "these", "those"])) && !(i + 1..i + 6).take_while(inside).any(ranked)
}
