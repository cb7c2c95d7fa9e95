//! What is read in short texts, one file a topic: the value, what it means, who says it, how firmly.

#![allow(clippy::unwrap_used, missing_docs)]

use std::process::Command;

#[test]
fn readings() {
    insta::glob!("readings/*.md", |path| {
        let name = format!("tests/readings/{}", path.file_name().unwrap().to_str().unwrap());
        let output = Command::new(env!("CARGO_BIN_EXE_factlint")).args(["facts", &name]).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
    });
}

#[test]
fn one_long_line_is_read_to_its_end() {
    let file = std::env::temp_dir().join("factlint-one-long-line.txt");
    std::fs::write(&file, "about 40 boats sank, he said, ".repeat(20_000)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_factlint")).args(["facts", "--format", "jsonl"]).arg(&file).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(lines.lines().count(), 20_000);
    assert!(lines.lines().last().unwrap().contains("\"line\":1,\"column\":599977,"));
}
