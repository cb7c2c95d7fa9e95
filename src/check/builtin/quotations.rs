//! One quotation that two documents print with different words.

mod compare;

use super::BuiltIn;
use super::found::{Found, evidence};
use super::spellings::variants;
use crate::check::message::quoted;
use crate::claims::{Table, same};
use crate::declaration::{Check, CheckForm, Setting, SettingValue};
use crate::facts::{Quote, Speaker};
use crate::finding::{Evidence, Finding, FindingKind, Severity};
use crate::quantity::Number;
use crate::source::Span;
use compare::{Difference, Side, Words, differences};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "quotations",
        about: "two documents print one quotation with different words",
        explain: "Quotations of one speaker, or of one who is not named, are the same where at least `ratio` of their words and a run of `run` words agree. What stands \
                  between the quotation marks should then be the same in both. Case, marks, brackets of the editor and omissions that are marked with `…` make no \
                  difference, and one report may quote less than the other.",
        example: "check quotations {\n  ratio 60 %\n  run 6\n}\n",
        settings: &[
            Setting { name: "ratio", about: "the share of words that must agree", default: SettingValue::Percent(Number::whole(50)) },
            Setting { name: "run", about: "so many words in a row must agree", default: SettingValue::Count(5) },
        ],
        severity: Severity::Note,
        signature: "quotes",
    },
    run,
};

/// So many quotations are looked at behind one run of words: a set phrase is in many of them.
const CROWD: usize = 16;

/// A wording, and where it is printed: documents and quotations.
struct Wording<'a> {
    words: Words<'a>,
    printed: Vec<(usize, &'a Quote)>,
}

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let (ratio, run) = (check.share("ratio"), check.count("run"));
    let wordings = wordings(table);
    let compare = |a: usize, b: usize| {
        let (a, b) = (wordings.get(a)?, wordings.get(b)?);
        let pair = spoken_by_one(table, a, b)?;
        let differences = differences(&a.words, &b.words, ratio, run);
        (!differences.is_empty()).then(|| tell(table, pair, [a, b], &differences).by(check))
    };
    // Each wording is held against one other: of three wordings, the third says nothing new about the first two.
    candidates(table, &wordings, run).into_iter().filter_map(|(b, others)| others.into_iter().find_map(|a| compare(a, b))).collect()
}

/// The quotations of all documents, those with the same words put together.
fn wordings<'a>(table: &Table<'a>) -> Vec<Wording<'a>> {
    let mut wordings: Vec<Wording> = Vec::new();
    let mut known: FxHashMap<(&str, Vec<String>), usize> = FxHashMap::default();
    for (document, reading) in table.readings.iter().enumerate() {
        for quote in &reading.signatures.quotes {
            let words = Words::of(&quote.passage.text);
            let index = *known.entry((&reading.meta.story, words.plain())).or_insert(wordings.len());
            match wordings.get_mut(index) {
                Some(wording) => wording.printed.push((document, quote)),
                None => wordings.push(Wording { words, printed: vec![(document, quote)] }),
            }
        }
    }
    wordings
}

/// For each wording the earlier ones of the same story that share a run of words with it.
fn candidates(table: &Table, wordings: &[Wording], run: usize) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut runs: FxHashMap<(&str, Vec<&str>), Vec<usize>> = FxHashMap::default();
    let mut pairs: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, wording) in wordings.iter().enumerate() {
        let story = wording.printed.first().and_then(|(document, _)| table.readings.get(*document)).map_or("", |reading| reading.meta.story.as_str());
        for shared in wording.words.runs(run) {
            let crowd = runs.entry((story, shared)).or_default();
            pairs.entry(number).or_default().extend(crowd.iter().filter(|other| **other != number));
            if crowd.len() < CROWD && crowd.last() != Some(&number) {
                crowd.push(number);
            }
        }
    }
    pairs
}

/// A place of each wording, in two documents, that one person may have said.
fn spoken_by_one<'a>(table: &Table, a: &Wording<'a>, b: &Wording<'a>) -> Option<[(usize, &'a Quote); 2]> {
    let pairs = a.printed.iter().flat_map(|x| b.printed.iter().map(move |y| [*x, *y]));
    pairs.into_iter().find(|[(d, x), (e, y)]| d != e && one_voice(table, x.speaker.as_ref(), y.speaker.as_ref()))
}

/// Whether two speakers may be one: the same, or one of them not named. Descriptions (`officials`) name nobody.
fn one_voice(table: &Table, a: Option<&Speaker>, b: Option<&Speaker>) -> bool {
    let named = |speaker: &&Speaker| speaker.declared.is_some() || speaker.name.starts_with(char::is_uppercase);
    let (Some(a), Some(b)) = (a.filter(named), b.filter(named)) else { return true };
    let is_party = |speaker: &Speaker| speaker.declared.is_some_and(|id| table.matcher.is_party(id.0));
    // `Weiss` in one paper may be `Paul Weiß` in another.
    same(a, b) || variants(&a.name, &b.name) || (is_party(a) || is_party(b)) && a.party.is_some() && a.party == b.party
}

fn tell(table: &Table, places: [(usize, &Quote); 2], wordings: [&Wording; 2], differences: &[Difference]) -> Found {
    let [a, b] = wordings;
    let sources = places.map(|(document, _)| table.readings.get(document).map_or("", |reading| reading.meta.source.as_str()));
    let told: Vec<String> = differences.iter().map(|difference| told(difference, [&a.words, &b.words], sources)).collect();
    let mut all: Vec<Evidence> = Vec::new();
    let other = [places[1].1, places[0].1];
    for (group, ((wording, side), other)) in [(a, Side::First), (b, Side::Second)].into_iter().zip(other).enumerate() {
        let mut seen = BTreeSet::new();
        for (document, quote) in &wording.printed {
            if one_voice(table, quote.speaker.as_ref(), other.speaker.as_ref()) && seen.insert(document) {
                all.extend(place(table, *document, quote, &Words::of(&quote.passage.text), differences, (group, side)));
            }
        }
    }
    all.sort_by(|a, b| (&a.document, a.start).cmp(&(&b.document, b.start)));
    let speaker = places.iter().find_map(|(_, quote)| quote.speaker.as_ref()).map_or(String::new(), |speaker| format!(" of {}", speaker.name));
    Found {
        kind: FindingKind::Note,
        message: format!("{} and {} print one quotation{speaker} with different words", sources[0], sources[1]),
        help: "take the words from the recording, or from the original".to_owned(),
        working: told.join("; "),
        evidence: all,
    }
}

/// `“will” against “may”`, `“not” only in Coast Daily`.
fn told(difference: &Difference, words: [&Words; 2], sources: [&str; 2]) -> String {
    let [a, b] = words;
    let (first, second) = (a.text(difference.of(Side::First)), b.text(difference.of(Side::Second)));
    match (first.is_empty(), second.is_empty()) {
        (true, _) => format!("{} only in {}", quoted(second), sources[1]),
        (_, true) => format!("{} only in {}", quoted(first), sources[0]),
        _ => format!("{} against {}", quoted(first), quoted(second)),
    }
}

/// A quotation with the words underlined that differ.
fn place(table: &Table, document: usize, quote: &Quote, words: &Words, differences: &[Difference], (group, side): (usize, Side)) -> Option<Evidence> {
    let (first, last) = (differences.first()?.of(side), differences.last()?.of(side));
    let bytes = words.bytes(first.start.saturating_sub(usize::from(first.is_empty()))..last.end + usize::from(last.is_empty()));
    let at = |byte: usize| quote.passage.span.start.saturating_add(u32::try_from(byte).unwrap_or(u32::MAX));
    let underlined = Span::new(at(bytes.start), at(bytes.end));
    let found = evidence(table.readings.get(document)?, &quote.passage, quote.passage.span, underlined, "printed so".to_owned());
    Some(Evidence { group, speaker: quote.speaker.as_ref().map(|speaker| speaker.name.to_string()), ..found })
}
