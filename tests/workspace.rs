//! Lists of documents, and files that cannot be read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use factlint::document::Meta;
use factlint::finding::NotRead;
use factlint::workspace::{Found, expand, read_all, rules_files};
use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, files: &[&str]) {
    for file in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("Four boats sank near {file}.")).unwrap();
    }
}

fn names(found: &[Found]) -> Vec<&str> {
    found.iter().map(|one| one.name.as_str()).collect()
}

fn reasons(not_read: &[NotRead]) -> Vec<String> {
    not_read.iter().map(|part| format!("{}: {}", part.document, part.reason)).collect()
}

fn listed(folder: &Path, paths: &[&str]) -> (Vec<Found>, Vec<NotRead>) {
    expand(&paths.iter().map(|path| folder.join(path)).collect::<Vec<_>>(), folder)
}

#[test]
fn folders_files_and_globs() {
    let folder = folder("expand");
    write(&folder, &["b.md", "a.TXT", "notes.log", ".hidden.md", ".git/x.md", "deep/er/c.markdown", "deep/image.png"]);
    assert_eq!(names(&listed(&folder, &["."]).0), ["a.TXT", "b.md", "deep/er/c.markdown"]);
    assert_eq!(names(&listed(&folder, &["notes.log", "./b.md", "b.md", "deep/../b.md"]).0), ["b.md", "notes.log"]);
    assert_eq!(names(&listed(&folder, &["*.md"]).0), ["b.md"]);
    assert_eq!(names(&listed(&folder, &["**/*"]).0), ["a.TXT", "b.md", "deep/er/c.markdown"]);
    assert_eq!(names(&listed(&folder, &["*.log"]).0), ["notes.log"]);
}

#[test]
fn nothing_is_left_out_in_silence() {
    let folder = folder("missing");
    write(&folder, &["a.md", "empty/.keep"]);
    let (found, not_read) = listed(&folder, &["a.md", "gone.md", "empty", "*.txt", "[.md"]);
    assert_eq!(names(&found), ["a.md"]);
    assert_eq!(
        reasons(&not_read),
        [
            "*.txt: matches no document",
            "[.md: no valid pattern: unclosed character class; missing ']'",
            "empty: holds no document, which would end in .txt, .text, .md, .markdown, .html, .htm, .xhtml",
            "gone.md: no such file or folder",
        ]
    );
}

#[test]
fn documents_of_formats_that_are_not_read_are_told() {
    let folder = folder("formats");
    write(&folder, &["a.md", "b.PDF", "c.docx", "mail/d.eml", "~$c.docx", "e.png", "f.css", "g.js", "h.csv", "only/i.odt"]);
    let told = |paths: &[&str]| {
        let (found, not_read) = listed(&folder, paths);
        let (read, failed) = read_all(&found, |_| Meta::default(), false, |_, opened| opened.document.name, |_| {});
        assert!(not_read.is_empty(), "{not_read:?}");
        (read, reasons(&failed))
    };
    let (read, failed) = told(&["."]);
    assert_eq!(read, ["a.md"]);
    assert_eq!(
        failed,
        [
            "b.PDF: a PDF, which is not read; give its text: `pdftotext -layout FILE.pdf FILE.txt`",
            "c.docx: a word processor’s file, which is not read; save it as plain text (`.txt`) or as a web page (`.html`)",
            "mail/d.eml: a mail, which is not read; save its text as plain text (`.txt`)",
            "only/i.odt: a word processor’s file, which is not read; save it as plain text (`.txt`) or as a web page (`.html`)",
        ]
    );
    // a file, a pattern and a folder without anything else tell the same
    assert_eq!(told(&["b.PDF"]).1, failed[..1]);
    assert_eq!(told(&["*"]).1, failed[..2]);
    assert_eq!(told(&["only"]).1, failed[3..]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_loops_are_named() {
    use std::os::unix::fs::symlink;
    let folder = folder("links");
    write(&folder, &["in/a.md"]);
    symlink("..", folder.join("in/up")).unwrap();
    symlink("nowhere", folder.join("in/gone.md")).unwrap();
    symlink("a.md", folder.join("in/b.md")).unwrap();
    let (found, not_read) = listed(&folder, &["in"]);
    assert_eq!(names(&found), ["in/a.md"]);
    assert_eq!(
        reasons(&not_read),
        ["in/gone.md: a link that leads nowhere", "in/up/in/gone.md: a link that leads nowhere", "in/up/in/up: a link back to `in/up`, not followed"]
    );
    assert_eq!(reasons(&listed(&folder, &["in/gone.md"]).1), ["in/gone.md: a link that leads nowhere"]);
}

#[test]
fn documents_are_read_in_order_and_the_unreadable_are_named() {
    let folder = folder("reading");
    write(&folder, &["a.md", "c.txt", "dir.md/x.log"]);
    fs::write(folder.join("b.txt"), b"caf\xe9 \x01").unwrap();
    fs::write(folder.join("d.txt"), b"").unwrap();
    fs::write(folder.join("e.md"), "---\ndate: soon\n---\nFive boats.").unwrap();
    let (mut found, _) = listed(&folder, &["a.md", "b.txt", "c.txt", "d.txt", "e.md"]);
    found.push(Found { path: folder.join("dir.md"), name: "dir.md".into(), ..Found::default() });
    let (read, not_read) = read_all(&found, |_| Meta::default(), true, |index, opened| (index, opened.document.name, opened.sha256.unwrap().len()), |_| {});
    assert_eq!(read, [(0, "a.md".to_owned(), 64), (2, "c.txt".to_owned(), 64), (4, "e.md".to_owned(), 64)]);
    assert_eq!(
        reasons(&not_read),
        [
            "b.txt: no UTF-8: byte 3, in line 1, begins no character; save it as UTF-8, or convert it: `iconv -f WINDOWS-1252 -t UTF-8`",
            "d.txt: empty",
            "e.md: `date: soon` is no date; write `date: 2025-06-02`",
            "dir.md: a folder, not a file",
        ]
    );
}

#[test]
fn rules_files_of_a_folder() {
    let folder = folder("rules");
    write(&folder, &["b.rules", "a.rules", "deep/c.rules", "notes.md", "none/x.md"]);
    let files = |paths: &[&str]| rules_files(&paths.iter().map(|path| folder.join(path)).collect::<Vec<_>>(), &folder).map_err(|error| error.to_string());
    assert_eq!(files(&[".", "a.rules"]).unwrap(), [Path::new("a.rules"), Path::new("b.rules")]);
    assert_eq!(files(&["none"]).unwrap_err(), "`none` holds no rules");
    assert_eq!(files(&["gone"]).unwrap_err(), "`gone` cannot be read: no such file or folder");
}
