//! Whole runs over stories of many domains: the reports and rules of each folder, and what the program says of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::Path;
use std::process::Command;

/// The output of a run in the project's folder.
fn factlint(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_factlint")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("{}{}exit code: {}\n", text(&output.stdout), text(&output.stderr), output.status.code().unwrap())
}

#[test]
fn seeds_for_people() {
    insta::assert_snapshot!(factlint(&["check", "--width", "100"]));
}

#[test]
fn seeds_for_programs() {
    let output = factlint(&["check", "--format", "json"]);
    let (json, _) = output.split_once("\nexit").unwrap();
    let report: serde_json::Value = serde_json::from_str(json).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["findings"]).unwrap());
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["summary"]).unwrap());
}

#[test]
fn facts_of_a_seed() {
    insta::assert_snapshot!(factlint(&["facts", "seeds/rbc-ukraine.md"]));
}

/// Each story was written, with its rules, by someone who had seen neither the program nor other rules.
#[test]
fn stories() {
    insta::glob!("stories/*/story.rules", |rules| {
        let folder = rules.parent().unwrap();
        let name = folder.file_name().unwrap().to_str().unwrap();
        let reports = format!("tests/stories/{name}/reports");
        let rules = format!("tests/stories/{name}/story.rules");
        insta::assert_snapshot!(factlint(&["check", "--width", "110", "--rules", &rules, &reports]));
    });
}

#[test]
fn rules_of_stories_pass_their_own_tests() {
    let mut failed = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")).unwrap() {
        let rules = entry.unwrap().path().join("story.rules");
        let output = factlint(&["test", rules.to_str().unwrap()]);
        if !output.contains(" passed, 0 failed") {
            failed.push(output);
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(factlint(&["test"]).contains(" passed, 0 failed"));
    assert!(factlint(&["test", "tests/language"]).contains(" passed, 0 failed"));
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let run = |jobs: &str| factlint(&["check", "--format", "json", "--jobs", jobs]);
    assert_eq!(run("1"), run("2"));
}

/// The Istanbul reports told once more, by somebody who knew neither the rules nor the program.
#[test]
fn a_paraphrase_gives_the_same_verdicts() {
    let output = factlint(&["check", "tests/paraphrase", "--rules", "rules/istanbul.rules", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
    let said = |finding: &serde_json::Value| {
        format!("{} {}: {}", finding["severity"].as_str().unwrap(), finding["kind"].as_str().unwrap(), finding["message"].as_str().unwrap())
    };
    let findings: Vec<String> = report["findings"].as_array().unwrap().iter().map(said).collect();
    insta::assert_snapshot!(findings.join("\n"));
}
