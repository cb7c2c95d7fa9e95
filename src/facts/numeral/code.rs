//! Digits that belong to a name, a code, an address or a list rather than to a quantity.

use crate::quantity::{Unit, Units};
use crate::text::{Class, Naming, TokenKind, Words, letters};

/// Whether the digits at `i` are no quantity.
pub fn part_of_a_name(words: &Words, i: usize) -> bool {
    if !words.at(i).spaced && (glued(words, i) || behind_hyphen(words, i)) {
        return true;
    }
    cited(words, i) || chained(words, i) || to_call(words, i) || marked_behind(words, i) || address(words, i) || before_its_noun(words, i) || labelled(words, i)
}

fn number(words: &Words, i: usize) -> bool {
    words.at(i).kind == TokenKind::Number
}

fn plain(words: &Words, i: usize) -> bool {
    number(words, i) && words.text(i).bytes().all(|b| b.is_ascii_digit())
}

/// Right behind a word, a mark of codes, a closing bracket or a word with a comma: `G7`, `#5`, `(OH)2`, `PS21,700`, `?q=30&`.
fn glued(words: &Words, i: usize) -> bool {
    let mark = i.wrapping_sub(1);
    if words.word(mark) || words.is_any(mark, letters!["#", "№", "@", "_", ".", "/", "\\", ":", "&", "%", "?", ")", "]", "}"]) {
        return true;
    }
    let word_before = |at: usize| words.word(at) && !words.at(at + 1).spaced;
    // `P5+1`.
    if words.is(mark, "+") && word_before(mark.wrapping_sub(1)) {
        return true;
    }
    // `PS21,700`: a code with digits of its own.
    if words.is(mark, ",") && word_before(mark.wrapping_sub(1)) && words.text(mark.wrapping_sub(1)).ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // `?q=30&`: part of an address; `ratio=1.67` is a figure.
    words.is(mark, "=") && (words.is_any(i + 1, letters!["&", "%", "#"]) || words.is_any(mark.wrapping_sub(2), letters!["&", "?"]))
}

/// `COVID-19`, `F-16`, `COVID -19`, `555-1234`: behind a hyphen, unless what stands before it is itself a number, a unit or a month.
fn behind_hyphen(words: &Words, i: usize) -> bool {
    let hyphen = i.wrapping_sub(1);
    if !words.dash(hyphen) {
        return false;
    }
    let word = hyphen.wrapping_sub(1);
    if words.at(hyphen).spaced {
        return words.at(word).upper;
    }
    let measured = words.has(i + 1, Class::UNIT) || words.is(i + 1, "%");
    if words.text(i).len() == 4 && plain(words, i) && number(words, word) && words.text(word).len() == 3 && !measured {
        return true;
    }
    // `J-20`: a letter alone is no unit; that of `20C-30C` touches its digits.
    let letter = words.at(word).upper_letter() && words.at(word).spaced;
    let figure = words.number_word(word).is_some()
        || words.has(word, Class::UNIT)
        || words.info(word).month.is_some()
        || words.is_any(word, letters!["mid", "par"])
        || words.is_word(word, "to") && words.dash(i + 1) && words.has(i + 2, Class::UNIT);
    // `TRA-1-60`: so does each number behind.
    words.word(word) && (letter || !figure) || number(words, word) && !words.at(word).spaced && behind_hyphen(words, word)
}

/// `978-0-14-118280-3`, `4-3-3`: three or more numbers glued by hyphens.
fn chained(words: &Words, i: usize) -> bool {
    let link = |dash: usize| words.dash(dash) && !words.at(dash).spaced && !words.at(dash + 1).spaced && number(words, dash - 1) && number(words, dash + 1);
    let before = (1..4).take_while(|step| i >= 2 * step && link(i - 2 * step + 1)).count();
    let behind = (0..3).take_while(|step| link(i + 2 * step + 1)).count();
    before + behind > 1
}

/// `[10,13,24]`, `[18–20]`, `(26,29,49)`: numbers of notes in brackets of their own.
fn cited(words: &Words, i: usize) -> bool {
    if words.word(i.wrapping_sub(1)) || words.text(i).len() > 3 || !plain(words, i) {
        return false;
    }
    let listed = |at: &usize| plain(words, *at) && words.text(*at).len() < 4 || words.at(*at).kind == TokenKind::Code || words.is(*at, ",") || words.dash(*at);
    let open = (i.saturating_sub(12)..i).rev().find(|at| !listed(at));
    let close = (i + 1..i + 12).find(|at| !listed(at));
    let Some((open, close)) = open.zip(close) else { return false };
    let commas = (open..close).any(|at| words.at(at).kind == TokenKind::Code || words.is(at, ",") && !words.at(at + 1).spaced);
    words.is(open, "[") && words.is(close, "]") || commas && words.is(open, "(") && words.is(close, ")")
}

/// `0800 555 111`, `+44 20 7946 0018`, `116 123`: groups of digits side by side that are no thousands.
fn to_call(words: &Words, i: usize) -> bool {
    let joined = |at: usize| plain(words, at) && plain(words, at - 1) && words.at(at).start == words.at(at - 1).end + 1;
    if !number(words, i + 1) && !number(words, i.wrapping_sub(1)) || !plain(words, i) {
        return false;
    }
    let before = (0..5).take_while(|step| i > *step && joined(i - step)).count();
    let behind = (1..6).take_while(|step| joined(i + step)).count();
    let (first, last) = (i - before, i + behind);
    let text = words.text(first);
    let abroad = words.is(first.wrapping_sub(1), "+") && !words.at(first).spaced;
    if first == last {
        return false;
    }
    let year = text.len() == 4 && text.parse().is_ok_and(|n: u32| (1500..=2100).contains(&n));
    let thousands = text.len() <= 3 && (first + 1..=last).all(|at| words.text(at).len() == 3) && (last > first + 1 || words.is(last, "000"));
    abroad || text.starts_with('0') || !year && !thousands && (first..=last).all(|at| words.text(at).len() >= 3)
}

/// `1.e4`, `14...Nxe4`, `16:9`, `401(k)`: a move of a game, the shape of a picture, a clause.
fn marked_behind(words: &Words, i: usize) -> bool {
    let near = |at: usize| !words.at(at).spaced;
    if words.is(i + 1, ":") && near(i + 1) && number(words, i + 2) && near(i + 2) {
        return true;
    }
    let dots = (1..4).take_while(|step| words.is(i + step, ".") && near(i + step)).count();
    let behind = i + dots + 1;
    // `401(k)`, `form 10-K`.
    let lettered = |at: usize| near(at) && words.word(at) && words.at(at).end - words.at(at).start == 1;
    let clause = words.is(i + 1, "(") && near(i + 1) && lettered(i + 2) && words.is(i + 3, ")");
    let form = words.is(i + 1, "-") && near(i + 1) && lettered(i + 2) && words.at(i + 2).capital && !words.dash(i + 3);
    clause || form || dots > 0 && words.word(behind) && near(behind) && words.text(behind).bytes().any(|b| b.is_ascii_digit())
}

/// `10 Downing Street`, `1600 Pennsylvania Avenue`; `12 Supreme Court rulings` are counted.
pub fn address(words: &Words, i: usize) -> bool {
    let name = |at: usize| words.word(at) && words.at(at).spaced && words.at(at).capital;
    let street = |at: &usize| words.info(*at).naming.has(Naming::STREET);
    if !name(i + 1) || !plain(words, i) {
        return false;
    }
    let ends = (i + 2..i + 5).take_while(|at| name(*at)).find(street);
    ends.is_some_and(|at| !words.word(at + 1) || words.at(at + 1).capital || words.has(at + 1, Class::GRAMMAR))
}

/// `a 404 error`, `60 Minutes`, `the 4K restoration`: a word behind the digits makes a name of both.
fn before_its_noun(words: &Words, i: usize) -> bool {
    let next = words.at(i + 1);
    if next.kind != TokenKind::Word {
        return false;
    }
    if !next.spaced {
        // `a 10k race`; `40k people` are counted.
        let noun =
            words.word(i + 2) && words.at(i + 2).spaced && !words.has(i + 2, Class::GRAMMAR.with(Class::PERSON_PLURAL)) && !words.text(i + 2).ends_with('s');
        return words.is_word(i + 1, "k") && words.has(i.wrapping_sub(1), Class::ARTICLE) && noun;
    }
    if words.info(i + 1).naming.has(Naming::TAIL) && plain(words, i) {
        return true;
    }
    let title = next.capital && !next.upper && words.has(i + 1, Class::UNIT) && words.text(i + 1).len() > 3;
    let unit = || words.lexicon.units.forwards(words.tokens, i + 1).and_then(|(id, _)| Units::get().at(id));
    let measures = |unit: &Unit| matches!(unit.dimension, "duration" | "length") || words.is(i + 1, "Cent");
    title && plain(words, i) && unit().is_some_and(measures) && in_prose(words, i)
}

/// Whether words in small letters that carry meaning stand around: no headline with a capital for each word.
pub fn in_prose(words: &Words, i: usize) -> bool {
    let small = |at: usize| words.word(at) && !words.at(at).capital && words.text(at).len() > 3 && !words.has(at, Class::GRAMMAR.with(Class::UNIT));
    (i.saturating_sub(8)..i + 6).any(small)
}

/// `gate 12`, `phases 3, 5 and 7`, `US 7654321`: behind a label, or a long number behind letters.
fn labelled(words: &Words, i: usize) -> bool {
    let first = first_of_list(words, i);
    if !words.at(first).spaced {
        return false;
    }
    let long = words.text(i).len() > 4 && plain(words, i) && !words.at(i + 1).kind.eq(&TokenKind::Mark);
    let letters = words.before(i).upper && words.before(i).end - words.before(i).start < 4;
    if letters && (long || words.text(i).len() == 5 && plain(words, i)) {
        return true;
    }
    let label = if words.is(first.wrapping_sub(1), ".") { first.wrapping_sub(2) } else { first.wrapping_sub(1) };
    // `a room 20 feet long`, `flights 40 percent below`: measured.
    if words.is(i + 1, "%") || words.has(i + 1, Class::UNIT) && words.lexicon.units.forwards(words.tokens, i + 1).is_some() {
        return false;
    }
    let naming = words.info(label).naming;
    let owned = || words.genitive(label) && words.info(label.wrapping_sub(1)).naming.has(Naming::OWNER);
    naming.has(Naming::LABEL) || owned() || naming.has(Naming::TITLE) && words.at(label).capital || words.is_any(label, letters!["§", "¶", "№"])
}

/// `phases 3, 5 and 7`, `figures 3K and 3L`: the first of the numbers that one label has.
pub fn first_of_list(words: &Words, i: usize) -> usize {
    // `3K`: the letter belongs to the number.
    let back = |at: usize| if words.at(at).upper_letter() && !words.at(at).spaced { at.wrapping_sub(1) } else { at };
    let mut first = i;
    for _ in 0..8 {
        let mut link = first.wrapping_sub(1);
        if words.is_any(link, letters!["and", "or"]) || words.is(link, "&") || words.dash(link) {
            link = back(link.wrapping_sub(1));
            if number(words, link) {
                first = link;
                continue;
            }
        }
        let earlier = back(link.wrapping_sub(1));
        if !words.is(link, ",") || !number(words, earlier) {
            break;
        }
        first = earlier;
    }
    first
}
