//! What is said about broken rules files: a snapshot each, and one error for each mistake that the first line counts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::suite::{Loader, load};
use miette::{GraphicalReportHandler, GraphicalTheme};
use std::path::{Path, PathBuf};

/// Reads from the disk, names relative to the folder.
struct Folder(PathBuf);

impl Loader for Folder {
    fn read(&self, path: &Path) -> Result<String, String> {
        std::fs::read_to_string(self.0.join(path)).map_err(|_| "no such file".to_owned())
    }

    fn siblings(&self, folder: &Path) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.0.join(folder)) else { return Vec::new() };
        let mut names: Vec<String> = entries.flatten().filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned())).collect();
        names.sort();
        names
    }
}

/// The errors of a file, printed, and how many there are.
fn errors_of(path: &Path) -> (String, usize) {
    let name = PathBuf::from(path.file_name().expect("a file"));
    let (_, sources, errors) = load(&[name], &Folder(path.parent().expect("a folder").to_owned()));
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_context_lines(1).with_width(110);
    let mut shown = String::new();
    for error in &errors {
        handler.render_report(&mut shown, &error.located(&sources)).expect("printing to a string");
    }
    (shown, errors.len())
}

#[test]
fn every_mistake_is_told_once() {
    let mut wrong = Vec::new();
    insta::glob!("rules/broken/*.rules", |path| {
        let text = std::fs::read_to_string(path).expect("readable");
        let expected: usize = text.lines().next().and_then(|line| line.strip_prefix("# errors: ")).and_then(|n| n.trim().parse().ok()).expect("a count");
        let (shown, count) = errors_of(path);
        if count != expected {
            wrong.push(format!("{}: {count} errors, {expected} expected\n{shown}", path.display()));
        }
        insta::assert_snapshot!(shown);
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
