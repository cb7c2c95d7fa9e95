//! Whatever the bytes: spans lie on character boundaries, inside the text, and in order.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use factlint::document::{Document, Meta, from_paragraphs, read};
use proptest::prelude::*;

fn check(document: &Document) {
    let mut end = 0;
    let mut run = 0;
    for block in &document.blocks {
        assert!(block.first_run == run && block.end_run > run);
        run = block.end_run;
        let runs = document.runs_of(block);
        for span in runs {
            assert!(end <= span.start && span.start < span.end, "{end} {span:?}");
            assert!(document.text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
            end = span.end;
        }
        assert_eq!((block.span.start, block.span.end), (runs[0].start, runs[runs.len() - 1].end));
        let text = block.span.of(&document.text);
        assert_eq!(text.trim(), text);
    }
    assert_eq!(run as usize, document.runs.len());
}

/// Words that readers have an eye on, mixed with anything.
fn text() -> impl Strategy<Value = String> {
    let words = [
        "\n",
        "\n\n",
        "\r\n",
        "---\n",
        "# ",
        "## ",
        "- ",
        "– ",
        "1. ",
        "(a) ",
        "> ",
        "| a | b |\n| - | - |\n",
        "```\n",
        "`",
        "**",
        "_",
        "[",
        "](x)",
        "![",
        "<b>",
        "<!--",
        "&amp;",
        "\\*",
        "    ",
        "\t",
        "\u{feff}",
        "\u{200b}",
        "\u{a0}",
        "é",
        "“Yes.”",
        "Editor",
        "Anna Holm",
        "Most Popular",
        "Getty Images",
        "Share this",
        "Four boats sank near the old harbour wall that night",
        ".",
        ":",
        "5 June 2025",
        "published: x",
        "[^1]",
        "[^1]: ",
        "<https://a.b>",
        "~~",
    ];
    prop::collection::vec(prop_oneof![6 => prop::sample::select(words.to_vec()).prop_map(String::from), 1 => any::<String>()], 0..40)
        .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn plain(text in text()) {
        if let Ok((document, _)) = read("a.txt", text, &Meta::default()) { check(&document) }
    }

    #[test]
    fn markdown(text in text()) {
        if let Ok((document, _)) = read("a.md", text, &Meta::default()) { check(&document) }
    }

    #[test]
    fn bytes(bytes: Vec<u8>) {
        if let Ok((document, _)) = read("a.txt", bytes, &Meta::default()) { check(&document) }
    }

    #[test]
    fn paragraphs(paragraphs in prop::collection::vec(text(), 0..4)) {
        check(&from_paragraphs("A", None, &paragraphs));
    }
}
