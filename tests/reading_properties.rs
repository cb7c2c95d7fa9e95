//! Reading ends, never panics, and gives spans on character boundaries inside the document, whatever the text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::document::{Meta, read};
use factlint::facts;
use factlint::pattern::Matcher;
use factlint::text::Lexicon;
use proptest::prelude::*;

/// Texts of the words and marks that extractors look at, and of any characters at all.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
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
    ]);
    prop_oneof![prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_are_sound(text in text(), markdown: bool) {
        let lexicon = Lexicon::base();
        let name = if markdown { "a.md" } else { "a.txt" };
        let Ok((mut documents, _)) = read(name, text.into_bytes(), &Meta::default()) else { return Ok(()) };
        let Some(document) = documents.pop() else { return Ok(()) };
        let mut last = 0;
        let mut sound = Ok(());
        facts::read(&document, &lexicon, &Matcher::default(), &mut |fact| {
            let spans = [Some(fact.span), fact.hedge, fact.modifiers, Some(fact.sentence), fact.context.speaker.as_ref().map(|s| s.span)];
            for span in spans.into_iter().flatten() {
                if document.text.get(span.start as usize..span.end as usize).is_none_or(str::is_empty) {
                    sound = Err(format!("{span:?} of {:?}", document.text));
                }
            }
            if !fact.sentence.contains(fact.span) || fact.span.start < last || !fact.hard.contains(&fact.soft) {
                sound = Err(format!("{fact:?}"));
            }
            last = fact.span.end;
        });
        prop_assert!(sound.is_ok(), "{}", sound.unwrap_err());
    }
}
