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

/// Reads the documents of a file and checks each, and the way back to the file.
fn check_all(name: &str, bytes: Vec<u8>) {
    let file = bytes.clone();
    let Ok((documents, gaps)) = read(name, bytes, &Meta::default()) else { return };
    let lines = String::from_utf8_lossy(&file).matches('\n').count();
    assert!(gaps.iter().all(|gap| gap.line as usize <= lines + 1));
    for document in &documents {
        check(document);
        // offsets are those of the file only where nothing was decoded
        let Some(file) = std::str::from_utf8(&file).ok().filter(|_| document.encoding == "UTF-8") else { continue };
        let mut end = 0;
        for run in &document.runs {
            let place = document.in_file(*run);
            assert!(file.get(place.start as usize..place.end as usize).is_some(), "{run:?} {place:?} {file:?}");
            assert!(end <= place.start && place.start < place.end, "{end} {place:?} {file:?}");
            end = place.end;
        }
        for comment in &document.comments {
            assert!(comment.span.of(file).starts_with("<!"), "{comment:?}");
        }
    }
}

/// Pages in pieces, some of them broken.
fn markup() -> impl Strategy<Value = String> {
    let words = [
        "<p>",
        "</p>",
        "<div class=share>",
        "<div>",
        "</div>",
        "<article>",
        "</article>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<br/>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<table><tr><td>",
        "</table>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<!-- factlint: allow x -->",
        "<!--",
        "-->",
        "<![CDATA[",
        "<",
        ">",
        "&",
        "&amp;",
        "&nbsp;",
        "&nbsp",
        "&notit;",
        "&#8217;",
        "&#x110000;",
        "&#0;",
        "&mdash",
        "<time datetime=2025-06-02>",
        "<p/>",
        "</",
        "<meta charset=utf-8>",
        "\r\n",
        "\n  ",
        " ",
        "é",
        "\u{a0}",
        "\u{feff}",
        "Four boats sank near the old harbour wall that night. ",
        "6",
        "000",
        "Kyiv",
        "<nav>",
        "</nav>",
        "<header>",
        "</header>",
        "<p hidden>",
        "<textarea>",
        "<plaintext>",
        "<svg><title>",
        "</svg>",
        "Vier Boote sanken und die Leute am Ufer sahen es nicht, denn es war dunkel. ",
    ];
    prop::collection::vec(prop_oneof![8 => prop::sample::select(words.to_vec()).prop_map(String::from), 1 => any::<String>()], 0..60)
        .prop_map(|words| words.concat())
}

/// Words that readers have an eye on, mixed with anything.
fn text() -> impl Strategy<Value = String> {
    let words = [
        "\n",
        "\n\n",
        "\r\n",
        "---\n",
        "\n\n---\nsource: B\n---\n",
        "&nbsp;",
        "&rsquo;",
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
        check_all("a.txt", text.into_bytes());
    }

    #[test]
    fn markdown(text in text()) {
        check_all("a.md", text.into_bytes());
    }

    #[test]
    fn html(text in markup()) {
        check_all("a.html", text.into_bytes());
    }

    #[test]
    fn bytes(bytes: Vec<u8>) {
        check_all("a.txt", bytes.clone());
        check_all("a.html", bytes);
    }

    #[test]
    fn paragraphs(paragraphs in prop::collection::vec(text(), 0..4)) {
        check(&from_paragraphs("A", None, &paragraphs));
    }
}
