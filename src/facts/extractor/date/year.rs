//! Years: `in 2022`, `the 1992 election`, `2014-2018`.

use super::{Days, Scan, whole_year};
use crate::facts::extractor::time::is_zone;
use crate::facts::noun;
use crate::facts::numeral::{Numeral, address};
use crate::quantity::civil_day;
use crate::text::{Class, Naming, NumberWord, TokenKind, Words, letters};

/// `in 2022`, `since 2014`, `the 1992 election`, `1997-98`.
pub fn year(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let year: i64 = (words.text(i).len() == 4).then(|| words.text(i).parse().ok()).flatten().filter(|year| (1500..=2100).contains(year))?;
    let before = i.wrapping_sub(1);
    if !words.at(i).spaced && (words.before(i).kind == TokenKind::Word || words.is_any(before, letters!["/", ".", "#", "_", "=", "$", "€", "£", ":"])) {
        return None;
    }
    if address(words, i) || is_zone(words, i + 1) {
        return None;
    }
    // `138-2010-2015`: a number to call.
    if words.dash(before) && !words.at(i).spaced && !words.before(i).spaced && words.before(before).kind == TokenKind::Number {
        return None;
    }
    let led = words.is_any(
        before,
        letters!["in", "since", "until", "till", "from", "during", "before", "after", "year", "by", "of", "early", "late", "mid", "between", "for"],
    );
    let named = words.has(before, Class::ARTICLE.with(Class::POSSESSIVE)) || words.is_any(before, letters!["this", "their", "its"]);
    // `In 2019 forty people`, `in 2019 another 50`, `in 2019 Keller said`: what follows begins something new.
    let counts = words.number_word(i + 1).is_some_and(|number| !matches!(number, NumberWord::Hundred | NumberWord::Magnitude(_) | NumberWord::Dozen(_)));
    let begins = counts || words.at(i + 1).capital || words.has(i + 1, Class::ADDITIONAL);
    // `in 1993 led the revolt` is a year, `in 2000 cases` a count.
    let head = if words.word(i + 1) { noun::head(scan, i + 1) } else { None };
    let counted = head.is_some();
    // `In 2011 thieves broke in`, `back in 2011 two boats`: the year opens the sentence, and a verb follows the noun.
    let opens = before == scan.sentence.start || words.is_word(before.wrapping_sub(1), "back");
    let acts = |head: usize| words.past(head + 1) || words.has(head + 1, Class::AUXILIARY.with(Class::MODAL));
    let begins = begins || opens && (1900..=2100).contains(&year) && head.is_some_and(acts);
    let alone = !words.word(i + 1) || begins || words.has(i + 1, Class::GRAMMAR) || !counted;
    let measured = words.has(i + 1, Class::UNIT) || words.is_any(i + 1, letters!["%", "$", "€", "£"]);
    let bare = Numeral::is_plain(words, i)
        && (!words.info(before).naming.has(Naming::LABEL.with(Naming::TITLE)) || words.is_any(before, letters!["act", "bill"]))
        && (1900..=2100).contains(&year);
    let closed = !words.word(i + 1)
        && bare
        && (i == scan.sentence.start
            || words.is(before, "(")
            || words.is(before, ",")
            || words.is_any(before, letters!["and", "to", "or", "through", "thru", "till"]));
    let article = named && bare && !words.dash(i + 1) && words.word(i + 1) && !words.at(i + 1).upper;
    // `a bloodless 1993 coup`, `Companies Act 1965`.
    let apposed = bare
        && words.before(i).kind == TokenKind::Word
        && (words.at(before).capital && !counted || words.word(i + 1) && !counted && !words.has(i + 1, Class::GRAMMAR));
    // `an average of 1500`.
    if words.is_word(before, "of") && words.lexicon.hedges_before.backwards(words.tokens, i).is_some() {
        return None;
    }
    let hedged = words.lexicon.hedges_before.backwards(words.tokens, i).is_some();
    let later = later_year(words, i, year);
    let fiscal = words.is_word(before, "fiscal") || words.is_word(before, "year") && words.is_any(before.wrapping_sub(1), letters!["fiscal", "financial"]);
    let dated = later.is_some() || fiscal || led && (alone || words.is_any(before, letters!["since", "year"])) || article || closed || apposed && !hedged;
    if !dated || measured {
        return None;
    }
    if let Some(days) = later {
        return Some(days);
    }
    // A fiscal year begins in July of the year before at the earliest, and ends in June of the next at the latest.
    if fiscal {
        return Some((civil_day(year - 1, 7, 1)?, civil_day(year + 1, 6, 30)?, i + 1));
    }
    whole_year(year, i + 1)
}

/// `2014-2018`, `2014 – 2018`, `1997-98`, `1964-68`: from one year to another.
fn later_year(words: &Words, i: usize, year: i64) -> Option<Days> {
    let linked = (words.dash(i + 1) || words.is(i + 1, "~")) && words.at(i + 1).spaced == words.at(i + 2).spaced;
    let written: i64 = (linked && Numeral::is_plain(words, i + 2)).then(|| words.text(i + 2).parse().ok()).flatten()?;
    let last = match words.text(i + 2).len() {
        4 => written,
        // `1999-00`.
        2 if !words.at(i + 1).spaced => year - year % 100 + written + if written <= year % 100 { 100 } else { 0 },
        _ => return None,
    };
    let near = words.text(i + 2).len() == 4 || last - year <= 30;
    let years = (1800..=2100).contains(&year) && year < last && last <= 2100 && near && !words.dash(i + 3) && !words.has(i + 3, Class::UNIT);
    if years { Some((civil_day(year, 1, 1)?, civil_day(last, 12, 31)?, i + 3)) } else { None }
}

/// `in '98`, `the class of '98`: the last two digits of a year behind an apostrophe.
pub fn short(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let apostrophe = i.wrapping_sub(1);
    if words.at(i).spaced || words.text(i).len() != 2 || !super::apostrophe(words, apostrophe) || !words.at(apostrophe).spaced {
        return None;
    }
    let led = words
        .is_any(apostrophe.wrapping_sub(1), letters!["in", "of", "since", "from", "by", "until", "before", "after", "late", "early", "and", "to", "through"]);
    let alone = noun::head(scan, i + 1).is_none();
    let digits: i64 = words.text(i).parse().ok().filter(|_| led && alone)?;
    whole_year(if digits < 40 { 2000 } else { 1900 } + digits, i + 1)
}
