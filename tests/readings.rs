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
