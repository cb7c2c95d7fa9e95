//! The blocks that readers make of the files in tests/documents.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use factlint::document::{Document, Meta, NotReadPart, Unreadable, from_paragraphs};
use factlint::quantity::show_day;
use std::fmt::Write;

/// Reads a file that holds one document.
fn read(name: &str, bytes: impl Into<Vec<u8>>, defaults: &Meta) -> Result<(Document, Vec<NotReadPart>), Unreadable> {
    factlint::document::read(name, bytes, defaults).map(|(mut documents, gaps)| {
        assert_eq!(documents.len(), 1);
        (documents.remove(0), gaps)
    })
}

fn listing(document: &factlint::document::Document) -> String {
    let meta = &document.meta;
    let mut out = format!("{} in {}: {:?}", meta.source, meta.story, meta.title);
    let minute = meta.published_minute.map_or(String::new(), |minute| format!(" {:02}:{:02}", minute / 60, minute % 60));
    writeln!(out, "\npublished {:?}{minute}, {:?}, {}", meta.published.map(show_day), meta.url, document.encoding).unwrap();
    for block in &document.blocks {
        let runs: Vec<_> = document.runs_of(block).iter().map(|run| run.of(&document.text)).collect();
        writeln!(out, "{} {} {}..{} {runs:?}", block.kind.name(), block.level, block.span.start, block.span.end).unwrap();
    }
    out
}

#[test]
fn blocks_of_files() {
    insta::glob!("documents/*", |path| {
        let name = format!("amsel/{}", path.file_name().unwrap().to_str().unwrap());
        let (document, gaps) = read(&name, std::fs::read(path).unwrap(), &Meta::default()).unwrap();
        insta::assert_snapshot!(format!("{}{gaps:?}", listing(&document)));
    });
}

#[test]
fn documents_of_rules_tests() {
    let paragraphs = ["# A rise", "They agreed on 4 %.", "- from May", "He said: “No.”"].map(String::from);
    insta::assert_snapshot!(listing(&from_paragraphs("A", Some(20_000), &paragraphs)), @r#"
    A in .: Some("A rise")
    published Some("2024-10-04"), None, UTF-8
    title 1 2..8 ["A rise"]
    paragraph 0 10..29 ["They agreed on 4 %."]
    list-item 1 33..41 ["from May"]
    paragraph 0 43..61 ["He said: “No.”"]
    "#);
}

#[test]
fn what_the_document_does_not_say_comes_from_the_defaults() {
    let defaults = Meta { source: "Desk".into(), story: "amsel".into(), published: Some(1), ..Meta::default() };
    let (document, _) = read("x/note", *b"Four boats sank.", &defaults).unwrap();
    assert_eq!(document.meta, Meta { title: None, ..defaults });
}

#[test]
fn bytes_that_are_no_text() {
    let error = |bytes: &[u8]| read("a.txt", bytes, &Meta::default()).map(|_| ()).unwrap_err();
    assert_eq!(error(b""), Unreadable::Empty);
    assert_eq!(error(b"\xef\xbb\xbf \n\n"), Unreadable::Empty);
    assert_eq!(error(b"Share this\n"), Unreadable::NoText);
    assert_eq!(error(b"one\0two"), Unreadable::Binary { byte: 3 });
    assert_eq!(error(b"caf\xc3\xa9\ncaf\xe9\n"), Unreadable::NotUtf8 { byte: 9, line: 2 });
    assert_eq!(error(b"caf\xe9 \x01\x02"), Unreadable::NotUtf8 { byte: 3, line: 1 });
    assert_eq!(error(b"\xff\xfea\0\x00\xd8"), Unreadable::NotUtf16);
    let full = error(b"caf\xe9 \x01").in_full();
    assert_eq!(full, "no UTF-8: byte 3, in line 1, begins no character; save it as UTF-8, or convert it: `iconv -f WINDOWS-1252 -t UTF-8`");
}

#[test]
fn utf_16_that_says_so() {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend("Über 40 Boote sanken.".encode_utf16().flat_map(u16::to_be_bytes));
    let (document, _) = read("a.txt", bytes, &Meta::default()).unwrap();
    assert_eq!((document.text.as_str(), document.encoding), ("Über 40 Boote sanken.", "UTF-16BE"));
}

#[test]
fn one_line_of_any_length() {
    let line = "the boats ".repeat(300_000) + "sank.";
    let (document, _) = read("a.txt", line.clone(), &Meta::default()).unwrap();
    assert_eq!((document.blocks.len(), document.runs.len()), (1, 1));
    let (document, _) = read("a.md", line, &Meta::default()).unwrap();
    assert_eq!((document.blocks.len(), document.runs.len()), (1, 1));
}
