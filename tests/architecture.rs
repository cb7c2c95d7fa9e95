//! Keeps the layers: a stage never uses a later one, and a few things are named in one place only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::{Path, PathBuf};

/// The stages in the order in which a run passes through them, as `src/ARCHITECTURE.md` explains them.
const STAGES: [&str; 17] = [
    "source",
    "lexicon",
    "quantity",
    "document",
    "text",
    "pattern",
    "facts",
    "finding",
    "syntax",
    "declaration",
    "claims",
    "expectation",
    "check",
    "suite",
    "report",
    "workspace",
    "cli",
];

/// A word, the stages or files that may use it, and why.
const KEPT: [(&str, &[&str]); 8] = [
    ("nom::", &["syntax/"]),
    ("miette", &["source/snippet.rs", "report/terminal.rs", "report/panes.rs", "syntax/error.rs"]),
    ("std::fs", &["workspace/", "cli/"]),
    ("println!", &["cli/"]),
    ("SystemTime", &["cli/"]),
    ("pulldown_cmark", &["document/reader/markdown.rs"]),
    ("html5gum", &["document/reader/html/"]),
    ("chardetng", &["document/reader/decode.rs"]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every line of code as (file below `src`, line number, text), comments and unit tests left out.
fn lines() -> Vec<(String, usize, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let of_file = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
        let line = |(i, line): (usize, &str)| (name.clone(), i + 1, line.split("//").next().unwrap().to_owned());
        code.lines().enumerate().map(line).collect::<Vec<_>>()
    };
    paths.into_iter().flat_map(of_file).collect()
}

#[test]
fn no_stage_uses_a_later_one() {
    let rank = |name: &str| STAGES.iter().position(|stage| *stage == name);
    let mut wrong = Vec::new();
    for (file, number, line) in lines() {
        let Some((stage, _)) = file.split_once('/') else { continue };
        let own = rank(stage).unwrap_or_else(|| panic!("`{stage}` is no stage: put it into the list"));
        for used in line.split("crate::").skip(1) {
            let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if rank(&name).is_some_and(|used| used > own) {
                wrong.push(format!("src/{file}:{number}: `{stage}` uses the later stage `{name}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn some_things_have_one_place() {
    let mut wrong = Vec::new();
    for (file, number, line) in lines() {
        for (word, places) in KEPT {
            if line.contains(word) && !places.iter().any(|place| file.starts_with(place)) {
                wrong.push(format!("src/{file}:{number}: `{word}` belongs into {places:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_stages_stand_in_the_library_in_this_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
    let text = std::fs::read_to_string(root).unwrap();
    let modules: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, STAGES);
}

/// No word of the stories that come with the project.
#[test]
fn the_program_knows_no_story() {
    let story = ["istanbul", "ukrain", "russia", "medinsky", "umerov", "zelensk", "kessel", "aldermere", "tolland", "marlow"];
    let comment_free = lines().into_iter().filter(|(_, _, line)| story.iter().any(|word| line.to_lowercase().contains(word)));
    let wrong: Vec<String> = comment_free.map(|(file, number, line)| format!("src/{file}:{number}: {}", line.trim())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
