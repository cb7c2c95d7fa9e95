//! Who says each figure of the seeds, and how firmly, beside what a careful reader says of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::Value;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// So many of a hundred figures have the reader's speaker and stance; a change that loses some must say why.
const RIGHT: usize = 92;

/// A row of the table.
struct Row<'a> {
    file: &'a str,
    /// Where the figure stands, in bytes of the file.
    start: u64,
    end: u64,
    figure: &'a str,
    speaker: &'a str,
    stance: &'a str,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Self {
        let [file, around, figure, speaker, stance] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("five fields: {line}") };
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(file)).unwrap();
        assert_eq!(text.matches(around).count(), 1, "`{around}` stands once in {file}");
        let start = text.find(around).unwrap() + around.find(figure).unwrap_or_else(|| panic!("`{around}` has no `{figure}`"));
        Row { file, start: start as u64, end: (start + figure.len()) as u64, figure, speaker, stance }
    }
}

fn facts() -> Vec<Value> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_factlint")).args(["facts", "--format", "jsonl", "seeds"]).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The fact that covers most of a figure.
fn read<'f>(facts: &'f [Value], row: &Row) -> Option<&'f Value> {
    let covered = |fact: &&Value| fact["end"].as_u64().unwrap().min(row.end).saturating_sub(fact["start"].as_u64().unwrap().max(row.start));
    let worded = ["happened", "choice", "set", "name", "quote"];
    let own = |fact: &&Value| fact["document"].as_str().unwrap().ends_with(row.file) && !worded.contains(&fact["kind"].as_str().unwrap());
    facts.iter().filter(own).filter(|fact| covered(fact) > 0).max_by_key(covered)
}

/// The same name: in full, by its last word, or as the head of a description.
fn same(read: &str, table: &str) -> bool {
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    read == table || last(read) == last(table) || table.strip_prefix("a ").is_some_and(|table| table.starts_with(read))
}

fn class(stance: Option<&str>) -> &'static str {
    match stance {
        Some("offered" | "demanded" | "hoped") => "wanted",
        Some("hypothetical") => "hypothetical",
        _ => "real",
    }
}

#[test]
fn figures_of_the_seeds() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures/seeds.tsv")).unwrap();
    let rows: Vec<Row> = table.lines().filter(|line| !line.starts_with('#')).map(Row::of).collect();
    let facts = facts();
    let (mut right, mut others) = (0, String::new());
    for row in &rows {
        let (speaker, stance) = match read(&facts, row) {
            Some(fact) => (fact["speaker"].as_str().unwrap_or("-"), class(fact["stance"].as_str())),
            None => ("not read", "not read"),
        };
        if same(speaker, row.speaker) && stance == row.stance {
            right += 1;
        } else {
            writeln!(others, "{} {}: {}, {}; read as {speaker}, {stance}", row.file, row.figure, row.speaker, row.stance).unwrap();
        }
    }
    insta::assert_snapshot!(others);
    assert!(right * 100 >= rows.len() * RIGHT, "{right} of {} are right", rows.len());
}
