//! Reading ends, never panics, and gives spans on character boundaries inside the document, whatever the text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::document::{Document, Meta, read};
use factlint::facts;
use factlint::pattern::Matcher;
use factlint::text::Lexicon;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::base);

/// The paragraphs of the project's own reports.
static NEWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "tests/readings", "tests/silence", "tests/stories/storm/reports", "tests/stories/takeover/reports", "tests/stories/trial/reports"];
    let mut files: Vec<_> = folders.iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap()).map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| std::fs::read_to_string(file).ok());
    texts.flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>()).filter(|paragraph| paragraph.len() > 20).collect()
});

/// The words and marks that extractors look at.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "at least ",
        "about ",
        "6,000",
        " 30-day",
        "2–3 ",
        "days",
        " an hour",
        " a half",
        "$",
        "US$",
        "2.4",
        " million",
        " bn",
        "%",
        "–",
        "-",
        " to ",
        " and ",
        " or ",
        "between ",
        "June ",
        "2",
        "0",
        "2025",
        ", ",
        ". ",
        "“",
        "”",
        "\"",
        "’s ",
        "said ",
        "he ",
        "according to ",
        "Ukraine ",
        "for ",
        " of ",
        "hundreds",
        "tens of thousands",
        "aged ",
        "year-old",
        "13:00",
        "1pm",
        "mid-",
        "May ",
        "next ",
        "week",
        "third",
        "two-thirds",
        "minus ",
        "below zero",
        "°C",
        " km/h",
        "half ",
        "dozen",
        "one ",
        "in ",
        "\n",
        "\n\n",
        "- ",
        "# ",
        "(",
        ")",
        "pounds ",
        "\u{a0}",
        "\u{202e}",
        "½",
        "é",
        "🙂",
    ])
}

/// One change of a text; places count in characters and wrap around.
#[derive(Clone, Debug)]
enum Change {
    Insert(usize, &'static str),
    InsertAny(usize, char),
    Delete(usize, usize),
    Swap(usize, usize),
    /// A character so many times.
    Repeat(usize, usize),
    /// A stretch once more somewhere else.
    Copy(usize, usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let marks = prop::sample::select("0123456789,.-–—%$€£'\"“”’‘()[]:;/ \n".chars().collect::<Vec<_>>());
    let at = || 0..10_000_usize;
    prop_oneof![
        (at(), piece()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (at(), marks).prop_map(|(at, mark)| Change::InsertAny(at, mark)),
        (at(), any::<char>()).prop_map(|(at, any)| Change::InsertAny(at, any)),
        (at(), 1..30_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
        (at(), 2..40_usize).prop_map(|(at, times)| Change::Repeat(at, times)),
        (at(), at(), 1..60_usize).prop_map(|(from, to, length)| Change::Copy(from, to, length)),
    ]
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for change in changes {
        let length = chars.len().max(1);
        match change {
            Change::Insert(at, piece) => drop(chars.splice(at % length..at % length, piece.chars())),
            Change::InsertAny(at, any) => chars.insert(at % length, *any),
            Change::Delete(at, count) => drop(chars.drain(at % length..(at % length + count).min(chars.len()))),
            Change::Swap(a, b) if !chars.is_empty() => chars.swap(a % length, b % length),
            Change::Repeat(at, times) if !chars.is_empty() => drop(chars.splice(at % length..at % length, vec![chars[at % length]; *times])),
            Change::Copy(from, to, count) if !chars.is_empty() => {
                let stretch: Vec<char> = chars.iter().copied().skip(from % length).take(*count).collect();
                chars.splice(to % length..to % length, stretch);
            }
            _ => {}
        }
        if chars.is_empty() {
            chars.push(' ');
        }
    }
    chars.into_iter().collect()
}

/// Texts of those words, changed news, and any characters and bytes at all.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let news =
        (any::<prop::sample::Index>(), prop::collection::vec(change(), 0..30)).prop_map(|(index, changes)| changed(&NEWS[index.index(NEWS.len())], &changes));
    prop_oneof![
        3 => prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat().into_bytes()),
        3 => news.prop_map(String::into_bytes),
        1 => any::<String>().prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<char>(), 0..200).prop_map(|chars| chars.into_iter().collect::<String>().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..200),
    ]
}

/// Reads a text; what is wrong with a fact of it, if anything is.
fn wrong(bytes: &[u8], markdown: bool) -> Option<String> {
    let name = if markdown { "a.md" } else { "a.txt" };
    let (mut documents, _) = read(name, bytes.to_vec(), &Meta::default()).ok()?;
    let document = documents.pop()?;
    let mut last = 0;
    let mut wrong = None;
    facts::read(&document, &LEXICON, &Matcher::default(), &mut |fact| {
        let speaker = fact.context.speaker.as_ref().map(|speaker| speaker.span);
        for span in [Some(fact.span), fact.hedge, fact.modifiers, Some(fact.sentence), speaker].into_iter().flatten() {
            let empty = document.text.get(span.start as usize..span.end as usize).is_none_or(str::is_empty);
            if empty || !in_file(&document, bytes, span) {
                wrong = Some(format!("{span:?} of {:?}", document.text));
            }
        }
        if !fact.sentence.contains(fact.span) || fact.span.start < last || !fact.hard.contains(&fact.soft) {
            wrong = Some(format!("{fact:?}"));
        }
        last = fact.span.end;
    });
    wrong
}

/// Whether a span of the text leads back into the file, on character boundaries; places in files of other encodings are those of the text in UTF-8.
fn in_file(document: &Document, bytes: &[u8], span: factlint::source::Span) -> bool {
    let place = document.in_file(span);
    std::str::from_utf8(bytes).map_or(true, |text| document.encoding != "UTF-8" || text.get(place.start as usize..place.end as usize).is_some())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_are_sound(bytes in bytes(), markdown: bool) {
        let wrong = wrong(&bytes, markdown);
        prop_assert!(wrong.is_none(), "{}", wrong.unwrap());
    }
}

/// The same for ten minutes, or for as many seconds as `SOAK_SECONDS` says; each round has other texts.
#[test]
#[ignore = "takes ten minutes"]
fn spans_are_sound_for_long() {
    let seconds = std::env::var("SOAK_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(600);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut cases = 0;
    while Instant::now() < end {
        let mut runner = TestRunner::new(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() });
        let result = runner.run(&(bytes(), any::<bool>()), |(bytes, markdown)| match wrong(&bytes, markdown) {
            Some(wrong) => Err(TestCaseError::fail(wrong)),
            None => Ok(()),
        });
        assert!(result.is_ok(), "{}", result.unwrap_err());
        cases += 500;
    }
    println!("{cases} texts");
}
