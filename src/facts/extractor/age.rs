//! Ages: `aged 18 to 25`, `a 5-year-old`, `61 years old`, `Mr Smith, 58,`.

use super::{Draft, Extractor, Scan, quantity};
use crate::facts::fact::Measure;
use crate::facts::noun;
use crate::quantity::{Kind, Number, Units};
use crate::text::{Class, LetterSet, Naming, NumberWord, TokenKind, Words, letters};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "age", at };

/// The largest number that is taken for an age.
const OLDEST: i64 = 120;
/// So many ages may stand in a list.
const AGES: usize = 8;

/// The units that ages are told in.
const UNITS: [(&str, LetterSet); 4] = [
    ("year", letters!["year", "years", "yr", "yrs"]),
    ("month", letters!["month", "months"]),
    ("week", letters!["week", "weeks"]),
    ("day", letters!["day", "days"]),
];

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    if let Some(draft) = decade_of_life(scan, i) {
        return Some(draft);
    }
    let figure = quantity::range(scan, i).or_else(|| scan.numeral(i, false).map(|n| (n, n)))?;
    let (low, high) = figure;
    if low.vague.is_some() {
        return None;
    }
    let named = || named_age(scan, i, high.end).or_else(|| in_apposition(words, i, high.end));
    let of_a_person = || if high.value <= Number::whole(OLDEST) { named() } else { None };
    let (unit, end) = unit_of_age(words, high.end).or_else(of_a_person)?;
    let mut draft = Draft::plain(Kind::AGE, i..end, low.value, high.value);
    draft.measure = Measure::Unit(unit);
    draft.base_unit = "year";
    if unit != "year" {
        let year = Units::get().of_name("year")?.factor;
        let scale = Units::get().of_name(unit)?.factor.over(year)?;
        draft.plain = draft.plain.map(|n| n.times(scale))?;
    }
    Some(draft)
}

/// `in his early 50s`, `in her forties`: ten years, or a part of them.
fn decade_of_life(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let (decade, end) = match words.at(i).kind {
        TokenKind::Number if words.text(i).len() == 2 && words.is_any(i + 1, letters!["s", "'s", "’s"]) && !words.at(i + 1).spaced => {
            (words.text(i).parse().ok()?, i + 2)
        }
        TokenKind::Word => match words.number_word(i)? {
            NumberWord::Decade(decade) => (decade, i + 1),
            _ => return None,
        },
        _ => return None,
    };
    let part = i - usize::from(words.dash(i.wrapping_sub(1)));
    let part = part.wrapping_sub(1);
    let (from, to) = match words.text(part).to_ascii_lowercase().as_str() {
        "early" => (0, 4),
        "mid" | "middle" => (3, 7),
        "late" => (5, 9),
        _ => (0, 9),
    };
    let owner = if to == 9 && from == 0 { part } else { part.wrapping_sub(1) };
    let owned = words.has(owner, Class::POSSESSIVE) && words.is_any(owner.wrapping_sub(1), letters!["in", "into", "of", "reached"]);
    if !owned || decade % 10 != 0 {
        return None;
    }
    let mut draft = Draft::plain(Kind::AGE, i..end, Number::whole(decade + from), Number::whole(decade + to));
    draft.measure = Measure::Unit("year");
    draft.base_unit = "year";
    Some(draft)
}

/// `-year-old`, `years old`, `years of age`: the unit and the token behind the words that belong to the value.
fn unit_of_age(words: &Words, i: usize) -> Option<(&'static str, usize)> {
    let glued = usize::from(words.dash(i));
    let unit = i + glued;
    if words.is_any(unit, letters!["yo", "y/o", "yr-old"]) {
        return Some(("year", unit + 1));
    }
    let (name, _) = UNITS.iter().find(|(_, forms)| words.is_any(unit, *forms))?;
    let old = unit + 1 + usize::from(words.dash(unit + 1));
    if words.is_any(old, letters!["old", "olds"]) {
        return Some((name, old + 1));
    }
    (words.is_word(unit + 1, "of") && words.is_word(unit + 2, "age")).then_some((name, unit + 3))
}

/// `aged 18`, `ages 18 to 25`, `aged 7, 9 and 12`, `the age of 12`, `a man of 72`, `who is 44`, with a hedge between.
fn named_age(scan: &Scan, i: usize, end: usize) -> Option<(&'static str, usize)> {
    let words = &scan.words;
    let mut at = first_of_ages(scan, i, end);
    while let Some((_, first)) = words.lexicon.hedges_before.backwards(words.tokens, at).filter(|(_, first)| scan.inside(*first)) {
        at = first;
    }
    if words.is_word(at.wrapping_sub(1), "between") || words.is_word(at.wrapping_sub(1), "from") {
        at -= 1;
    }
    let (before, behind) = (at.wrapping_sub(1), at.wrapping_sub(2));
    let alone = || !words.has(end, Class::UNIT) && noun::head(scan, end).is_none() && (!words.word(end) || words.has(end, Class::GRAMMAR.with(Class::REPORT)));
    let person = |at: usize| words.info(at).naming.has(Naming::PERSON) && words.has(at.wrapping_sub(1), Class::ARTICLE);
    let named = words.is_any(before, letters!["aged", "age", "ages"])
        || words.is_any(before, letters!["of", "at"]) && words.is_any(behind, letters!["age", "ages"])
        || words.is_word(before, "of") && person(behind) && alone()
        || words.is_any(before, letters!["is", "was", "turned"]) && words.is_word(behind, "who") && alone();
    if !named || words.has(end, Class::UNIT) && !words.is_any(end, letters!["year", "years"]) {
        return None;
    }
    Some(("year", end + usize::from(words.is_any(end, letters!["year", "years"]))))
}

/// Where the first of some ages stands: `aged 34 and 61`. What counts something itself is no age: `aged 34 and 61 others`.
fn first_of_ages(scan: &Scan, i: usize, end: usize) -> usize {
    let words = &scan.words;
    let mut first = i;
    for _ in 0..AGES {
        let earlier = first.wrapping_sub(2);
        if !words.is_any(first.wrapping_sub(1), letters!["and", "or", ","]) || !words.number(earlier) || !scan.inside(earlier) {
            break;
        }
        first = earlier;
    }
    if first < i && (!words.is_any(first.wrapping_sub(1), letters!["aged", "ages"]) || noun::head(scan, end).is_some()) { i } else { first }
}

/// `Anna Keller, 58,`, `the boy, 9,`, `Keller (58)`: digits set off behind who is so old.
fn in_apposition(words: &Words, i: usize, end: usize) -> Option<(&'static str, usize)> {
    let (mark, name) = (i.wrapping_sub(1), i.wrapping_sub(2));
    let alone = end == i + 1 && words.at(i).kind == TokenKind::Number && words.text(i).len() < 4 && !words.at(end).spaced;
    if !alone || !words.is_any(mark, letters![",", "("]) {
        return None;
    }
    let capital = words.at(name).capital && words.info(name).month.is_none() && words.info(name).weekday.is_none();
    let before = words.before(name).capital;
    let person = if words.is(mark, "(") {
        // `Keller (58)`, but `the Bulls (58)`, `UNHCR (58)`, `Brazil (58)`, `Harbour Board (58)`: a name of a team, an office or a country.
        let led = words.has(name.wrapping_sub(1), Class::ARTICLE) || words.has(name.wrapping_sub(2), Class::ARTICLE);
        let nobody = words.at(name).upper || words.info(name).naming.has(Naming::PLACE) || words.has(name, Class::SOURCE) || words.text(name).ends_with('s');
        words.is(end, ")") && grown(words.text(i)) && capital && !nobody && !led
    } else {
        let noun = words.info(name).naming.has(Naming::PERSON) && (1..4).any(|back| words.has(name.wrapping_sub(back), Class::ARTICLE.with(Class::POSSESSIVE)));
        words.is_any(end, letters![",", ".", ";"]) && (capital && (before || words.is(end, ",")) || noun)
    };
    person.then_some(("year", end))
}

/// `(16)` to `(99)`: less than that is a score or a place as often as an age.
fn grown(digits: &str) -> bool {
    digits.len() == 2 && digits >= "16"
}
