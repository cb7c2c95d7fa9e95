//! Files as they come: encodings, several articles in one, other languages, comments, the standard input.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use factlint::document::{Meta, Unreadable, read, read_as, sniff};
use factlint::quantity::show_day;
use std::fmt::Write;

/// What a file is read as, with the places in its text.
fn listing(name: &str, bytes: Vec<u8>) -> String {
    let file = String::from_utf8(bytes.clone()).ok();
    let (documents, gaps) = match read(name, bytes, &Meta::default()) {
        Ok(found) => found,
        Err(error) => return error.in_full(),
    };
    let mut out = String::new();
    for document in &documents {
        let meta = &document.meta;
        writeln!(out, "{}: {}, {:?}, {:?}, {}", document.name, meta.source, meta.title, meta.published.map(show_day), document.encoding).unwrap();
        let mut places = document.places();
        for block in &document.blocks {
            let (line, column) = places.place(block.span.start);
            let words = block.span.of(&document.text);
            writeln!(out, "  {line}:{column} {} {words}", block.kind.name()).unwrap();
            if let Some(file) = &file {
                let place = document.in_file(block.span).of(file);
                assert!(place == words || (place.contains('&') && place.replace("&amp;", "&") == words), "{place}");
            }
        }
        for stray in &document.stray_keys {
            writeln!(out, "  {}:{} `{}` means `{}: {}`", stray.line, stray.column, stray.key, stray.meant, stray.value).unwrap();
        }
        for comment in &document.comments {
            writeln!(out, "  {}:{} {:?}", comment.line, comment.column, comment.text).unwrap();
        }
    }
    for gap in &gaps {
        writeln!(out, "not read: {}: {}", gap.line, gap.reason).unwrap();
    }
    out
}

#[test]
fn encodings() {
    insta::glob!("encodings/*", |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        insta::assert_snapshot!(listing(&name.replace(".html", ".htm"), std::fs::read(path).unwrap()).replace('\r', ""));
    });
}

#[test]
fn articles() {
    insta::glob!("articles/*", |path| {
        insta::assert_snapshot!(listing(path.file_name().unwrap().to_str().unwrap(), std::fs::read(path).unwrap()));
    });
}

#[test]
fn languages() {
    insta::glob!("languages/*", |path| {
        insta::assert_snapshot!(listing(path.file_name().unwrap().to_str().unwrap(), std::fs::read(path).unwrap()));
    });
}

#[test]
fn comments_to_the_program() {
    let text = "Four – boats <!-- factlint: allow a because \"x\" --> sank.\n\n<!-- a note -->\n\n<!--\n  factlint:  allow b\n-->\n\n`<!-- factlint: no -->`\n\n---\nsource: B\n---\nFive <!--factlint:c--> sank.\n";
    let (documents, _) = read("a.md", text, &Meta::default()).unwrap();
    let comments: Vec<_> = documents.iter().flat_map(|document| &document.comments).collect();
    let told: Vec<_> = comments.iter().map(|comment| (comment.text.as_str(), comment.line, comment.column)).collect();
    assert_eq!(told, [("allow a because \"x\"", 1, 14), ("allow b", 5, 1), ("c", 14, 6)]);
    assert!(comments.iter().all(|comment| comment.span.of(text).starts_with("<!--") && comment.span.of(text).ends_with("-->")));
}

#[test]
fn a_format_that_no_name_tells() {
    let sniffed = |text: &str| sniff(text.as_bytes()).name;
    assert_eq!(["Four boats sank.", "# Storm\n\nFour boats sank.", "\u{feff}\n<!DOCTYPE HTML><p>x"].map(sniffed), ["plain", "markdown", "html"]);
    let (documents, _) = read_as(sniff(b"<p>Four boats sank."), "-", b"<p>Four boats sank.".to_vec(), &Meta::default()).unwrap();
    assert_eq!(documents[0].text.trim(), "Four boats sank.");
}

#[test]
fn a_bad_article_does_not_stop_the_others() {
    let error = read("a.md", "---\nsource: A\n---\n\n---\nsource: B\n---\n", &Meta::default()).map(|(documents, gaps)| (documents.len(), gaps.len()));
    assert_eq!(error, Ok((0, 2)));
    assert_eq!(read("a.md", "---\nsource: A\n---\n", &Meta::default()).map(|_| ()), Err(Unreadable::NoText));
}
