//! One name in two spellings.

use super::BuiltIn;
use super::found::{Found, evidence};
use crate::check::message::quoted;
use crate::claims::Table;
use crate::declaration::{Check, CheckForm, Setting, SettingValue};
use crate::facts::{Called, Reading, Spelled};
use crate::finding::{Finding, FindingKind, Severity};
use crate::text::NameId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "spellings",
        about: "one name is spelled in two ways",
        explain: "Inside one document a name keeps one spelling. Declared parties and speakers are compared by the spellings of their declaration that are near to each \
                  other (`Keller` and `Kellar`), never a full name with its surname, nor two names of one party (`Norway` and `Oslo`). Names that are not declared are \
                  compared where the same given name or title stands before them. With `style declared`, every document must also use the spelling that the \
                  declaration gives first.",
        example: "speaker Keller \"Anna Keller\", \"Keller\", \"Kellar\"\ncheck spellings {\n  style declared\n}\n",
        settings: &[Setting {
            name: "style",
            about: "`document`: one spelling in each document; `declared`: the first one of the declaration in all",
            default: SettingValue::Word { value: "document", of: &["document", "declared"] },
        }],
        severity: Severity::Warning,
        signature: "names",
    },
    run,
};

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let declared = check.word("style") == "declared";
    let mut found = Vec::new();
    for reading in table.readings {
        found.extend(of_declared(table, reading, declared));
        found.extend(of_others(reading));
    }
    found.into_iter().map(|found| found.by(check)).collect()
}

/// The first spelling of a declaration.
fn house<'a>(table: &Table<'a>, name: NameId) -> Option<&'a str> {
    let at = usize::from(name.0);
    let spellings = match table.suite.parties.get(at) {
        Some(party) => &party.spellings,
        None => &table.suite.speakers.get(at - table.suite.parties.len())?.spellings,
    };
    spellings.first().map(String::as_str)
}

fn of_declared(table: &Table, reading: &Reading, declared: bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut off: BTreeMap<NameId, Vec<&Spelled>> = BTreeMap::new();
    let mut rest: Vec<&Spelled> = Vec::new();
    for spelled in &reading.signatures.spelled {
        match house(table, spelled.name).filter(|house| declared && variants(house, &spelled.text)) {
            Some(_) => off.entry(spelled.name).or_default().push(spelled),
            None => rest.push(spelled),
        }
    }
    for (name, spelled) in &off {
        found.extend(house(table, *name).and_then(|house| against_house(reading, spelled, house)));
    }
    // Of several pairs of one name the two that are written out alike: `Keller` beside `Kellar`, and not beside `Anna Kellar`.
    let mut pairs: BTreeMap<NameId, (usize, &Spelled, &Spelled)> = BTreeMap::new();
    for (i, a) in rest.iter().enumerate() {
        for b in rest.iter().skip(i + 1).filter(|b| a.name == b.name && variants(&a.text, &b.text)) {
            let uneven = words(&a.text).abs_diff(words(&b.text));
            if pairs.get(&a.name).is_none_or(|(least, ..)| uneven < *least) {
                pairs.insert(a.name, (uneven, a, b));
            }
        }
    }
    for (id, (_, a, b)) in pairs {
        let name = table.matcher.name(id.0).map_or("", |entry| &entry.name);
        let places = [(&a.passage, a.span), (&b.passage, b.span)];
        found.push(two(reading, &a.text, &b.text, &format!("both are declared spellings of {name}"), places));
    }
    found
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn against_house(reading: &Reading, spelled: &[&Spelled], house: &str) -> Option<Found> {
    let first = spelled.first()?;
    // Of `Anna Keller` only the surname, where only that was written.
    let all: Vec<&str> = house.split_whitespace().collect();
    let skipped = all.len().saturating_sub(first.text.split_whitespace().count());
    let (said, wanted) = (quoted(&first.text), quoted(&all.get(skipped..).unwrap_or_default().join(" ")));
    let place = |one: &&Spelled| evidence(reading, &one.passage, one.span, one.span, format!("declared as {}", quoted(house)));
    Some(Found {
        kind: FindingKind::Deviation,
        message: format!("{said} is not the declared spelling {wanted}"),
        help: format!("write {wanted}"),
        working: format!("the declaration gives {} first", quoted(house)),
        evidence: spelled.iter().map(place).collect(),
    })
}

/// Names behind the same given name or title.
fn of_others(reading: &Reading) -> Vec<Found> {
    let called = &reading.signatures.called;
    let mut found = Vec::new();
    let mut later: FxHashMap<(&str, Option<char>), Vec<&Called>> = FxHashMap::default();
    for a in called.iter().rev() {
        let others = later.entry((&a.lead, opening(&a.surname))).or_default();
        // Whoever names both in one sentence tells them apart.
        let apart = |b: &Called| a.passage.span == b.passage.span || a.title && two_people(called, &a.surname, &b.surname);
        if let Some(b) = others.iter().rev().find(|b| near(&a.surname, &b.surname) && !apart(b)) {
            let (first, second) = (a.passage.words(a.span), b.passage.words(b.span));
            found.push(two(
                reading,
                first,
                second,
                "the names stand behind the same word and are nearly the same",
                [(&a.passage, a.span), (&b.passage, b.span)],
            ));
        }
        others.push(a);
    }
    found
}

/// Whether two surnames have given names of their own.
fn two_people(called: &[Called], a: &str, b: &str) -> bool {
    let given = |surname: &str| -> Vec<&str> { called.iter().filter(|one| !one.title && one.surname == surname).map(|one| one.lead.as_str()).collect() };
    let (first, second) = (given(a), given(b));
    !first.is_empty() && !second.is_empty() && first.iter().all(|name| !second.contains(name))
}

fn opening(name: &str) -> Option<char> {
    name.chars().next()
}

fn two(reading: &Reading, a: &str, b: &str, why: &str, places: [(&crate::finding::KeptSentence, crate::source::Span); 2]) -> Found {
    let (first, second) = (quoted(a), quoted(b));
    Found {
        kind: FindingKind::Deviation,
        message: format!("{first} and {second} spell one name in two ways"),
        help: "use one spelling, unless they are two people".to_owned(),
        working: why.to_owned(),
        evidence: places.into_iter().map(|(passage, span)| evidence(reading, passage, span, span, "spelled so".to_owned())).collect(),
    }
}

/// Whether two spellings are ways to write one name: word by word from the end they are the same or nearly so.
pub fn variants(a: &str, b: &str) -> bool {
    let pairs: Vec<(&str, &str)> = a.split_whitespace().rev().zip(b.split_whitespace().rev()).collect();
    let same = |(x, y): &(&str, &str)| x.to_lowercase() == y.to_lowercase();
    pairs.iter().all(|pair| same(pair) || near(pair.0, pair.1)) && !pairs.iter().all(same)
}

/// Whether two words are nearly the same, and neither is only an ending of the other.
fn near(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let length = a.chars().count().min(b.chars().count());
    let most = if length < 7 { 1 } else { 2 };
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let inflected = long.strip_prefix(short.as_str()).is_some_and(|ending| ["s", "es", "n", "an", "ns", "en", "er"].contains(&ending));
    let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    a != b && length > 3 && !inflected && letters(&a) && letters(&b) && strsim::osa_distance(&a, &b) <= most
}
