//! The program as it is run: output, messages and exit codes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const RULES: &str = r#"party Harbour "harbour board"
claim talks.length: duration {
  "talks … last {value}"
}
claim crew: count {
  "crew of {value}"
}
rule talks-length {
  expect talks.length agree
  test "an hour is not four" {
    A "The talks lasted an hour."
    B "The talks lasted four hours."
    contradicts
  }
}
rule crew-size {
  expect crew == 5
}
"#;

/// A folder of the test's own with two reports that disagree, one that cannot be read, and rules.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("factlint-cli-{name}"));
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("reports/old")).unwrap();
    let file = |name: &str, text: &[u8]| fs::write(folder.join(name), text).unwrap();
    file("reports/post.md", b"# Talks end\n\nThe talks in the old customs house lasted an hour.\n");
    file("reports/wire.md", b"# Talks go on\n\nOn Tuesday the talks lasted four hours, the board said.\n");
    file("reports/old/bad.txt", b"caf\xe9 \x01");
    file("ferry.rules", RULES.as_bytes());
    folder
}

fn factlint(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(args).current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS").stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn a_contradiction_fails_the_run() {
    let folder = folder("check");
    let output = factlint(&folder, &["check", "reports/*.md", "--rules", "ferry.rules"]);
    insta::assert_snapshot!(text(&output.stdout));
    assert_eq!((code(&output), text(&output.stderr)), (1, String::new()));
    let one = factlint(&folder, &["check", "reports/post.md", "--rules", "ferry.rules"]);
    assert_eq!(code(&one), 0, "{}", text(&one.stdout));
}

#[test]
fn another_word_for_a_key_is_told_and_fails_nothing() {
    let folder = folder("keys");
    fs::write(folder.join("reports/post.md"), "---\noutlet: Harbour Post\ntags: talks\n---\nThe talks lasted an hour.\n").unwrap();
    let told = "not used: reports/post.md:2:1: `outlet` is no key of front matter; write `source: Harbour Post`\n";
    let output = factlint(&folder, &["check", "reports/post.md", "--rules", "ferry.rules", "--width", "120"]);
    assert!(text(&output.stdout).contains(told) && code(&output) == 0, "{}", text(&output.stdout));
    let output = factlint(&folder, &["facts", "reports/post.md"]);
    assert_eq!((text(&output.stderr), code(&output)), (told.into(), 0));
    let output = factlint(&folder, &["check", "reports/post.md", "--rules", "ferry.rules", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["unused_keys"][0]["write"], "source: Harbour Post");
}

#[test]
fn what_cannot_be_read_wins_and_the_report_is_still_written() {
    let folder = folder("unreadable");
    let output = factlint(&folder, &["check", "reports", "gone.md", "--rules", ".", "--format", "json", "--output", "report.json"]);
    assert_eq!((code(&output), output.stdout.len(), text(&output.stderr)), (2, 0, String::new()));
    let report: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("report.json")).unwrap()).unwrap();
    assert_eq!(report["findings"][0]["rule"], "talks-length");
    assert_eq!(report["summary"]["not_read"], 2);
    assert_eq!(report["not_read"][0]["document"], "gone.md");
    assert_eq!(report["documents"][0]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn settings_from_above() {
    let folder = folder("settings");
    fs::write(folder.join("factlint.toml"), "documents = [\"reports/*.md\"]\nrules = [\"ferry.rules\"]\nfail-on = \"error\"\n").unwrap();
    let output = factlint(&folder.join("reports"), &["check"]);
    assert!(text(&output.stdout).contains("../reports/post.md") && code(&output) == 1, "{}", text(&output.stdout));
    fs::write(folder.join("factlint.toml"), "docs = []\n").unwrap();
    let output = factlint(&folder.join("reports"), &["check"]);
    assert_eq!((code(&output), text(&output.stderr)), (2, "error: ../factlint.toml:1:1: unknown setting `docs`\nhelp: write `documents`\n".into()));
}

#[test]
fn bad_arguments_and_bad_rules() {
    let folder = folder("bad");
    for args in [&["check", "--wide"][..], &["check", "--jobs", "0"], &["chek"], &[], &["check", "--fail-on", "warn"]] {
        assert_eq!(code(&factlint(&folder, args)), 2, "{args:?}");
    }
    let error = |args: &[&str]| (code(&factlint(&folder, args)), text(&factlint(&folder, args).stderr));
    assert!(error(&["check", "reports"]).1.starts_with("error: no rules\nhelp: "));
    assert!(error(&["check", "--rules", "."]).1.starts_with("error: no documents\nhelp: "));
    assert_eq!(error(&["check", "--format", "json", "--width", "80"]), (2, "error: `--width` means nothing to `--format json`\nhelp: leave it out\n".into()));
    fs::write(folder.join("bad.rules"), "party A \"a\"\nrule x {\n  expect nothing agree\n}\n").unwrap();
    insta::assert_snapshot!(format!("{:?}", error(&["check", "reports", "--rules", "bad.rules"])).replace("\\n", "\n"));
}

#[test]
fn facts_for_people_and_programs() {
    let folder = folder("facts");
    let table = factlint(&folder, &["facts", "reports"]);
    insta::assert_snapshot!(text(&table.stdout));
    assert_eq!(code(&table), 2);
    assert!(text(&table.stderr).starts_with("not read: reports/old/bad.txt: no UTF-8: byte 3, in line 1"));
    let lines = factlint(&folder, &["facts", "reports/wire.md", "--format", "jsonl", "--jobs", "2"]);
    let facts: Vec<serde_json::Value> = text(&lines.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(facts.iter().any(|fact| fact["text"] == "four hours" && fact["document"] == "reports/wire.md"));
    assert_eq!(code(&lines), 0);
}

/// The figures that no claim takes, which a desk may still want patterns for.
#[test]
fn facts_that_no_claim_takes() {
    let folder = folder("unbound");
    let table = factlint(&folder, &["facts", "--unbound", "--rules", "ferry.rules", "reports/post.md", "reports/wire.md"]);
    insta::assert_snapshot!(text(&table.stdout));
    let lines = |more: &[&str]| text(&factlint(&folder, &[&["facts", "--rules", "ferry.rules", "reports/wire.md", "--format", "jsonl"], more].concat()).stdout);
    let unclaimed = |line: &&str| serde_json::from_str::<serde_json::Value>(line).unwrap().get("claim").is_none();
    let (all, unbound) = (lines(&[]), lines(&["--unbound"]));
    assert_eq!(all.lines().filter(unclaimed).collect::<Vec<_>>(), unbound.lines().collect::<Vec<_>>());
    assert!(unbound.len() < all.len());
}

#[test]
fn tests_of_rules() {
    let folder = folder("test");
    let output = factlint(&folder, &["test", "ferry.rules"]);
    assert_eq!((text(&output.stdout), code(&output)), ("ok     talks-length: an hour is not four\n1 passed, 0 failed\n".into(), 0));
    fs::write(folder.join("ferry.rules"), RULES.replace("    contradicts\n", "    holds\n")).unwrap();
    let output = factlint(&folder, &["test", "ferry.rules"]);
    insta::assert_snapshot!(text(&output.stdout));
    assert_eq!(code(&output), 1);
    fs::write(folder.join("ferry.rules"), RULES.replace("B \"The talks lasted", "B \"The meeting lasted")).unwrap();
    let output = factlint(&folder, &["test", "ferry.rules"]);
    insta::assert_snapshot!(text(&output.stdout));
    fs::write(folder.join("ferry.rules"), RULES.replace("    contradicts\n", "    todo contradicts\n")).unwrap();
    let output = factlint(&folder, &["test", "ferry.rules"]);
    assert!(text(&output.stdout).contains("this gap is closed") && code(&output) == 1, "{}", text(&output.stdout));
    let output = factlint(&folder, &["test", "ferry.rules", "--output", "tests.txt"]);
    assert_eq!((code(&output), output.stdout.len()), (1, 0));
    assert!(fs::read_to_string(folder.join("tests.txt")).unwrap().contains("this gap is closed"));
}

#[test]
fn help_says_what_the_exit_codes_mean() {
    let folder = folder("help");
    for arguments in [&["--help"][..], &["-h"], &["check", "--help"], &["check", "-h"], &["test", "--help"], &["facts", "--help"]] {
        let help = text(&factlint(&folder, arguments).stdout);
        assert!(help.contains("Exit codes: 0 "), "{arguments:?}: {help}");
    }
}

#[test]
fn colors_follow_the_terminal_and_the_environment() {
    let folder = folder("color");
    let colored = |args: &[&str], set: Option<(&str, &str)>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(["check", "reports/post.md", "reports/wire.md", "--rules", "ferry.rules"]).args(args).current_dir(&folder);
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(set);
        text(&command.output().unwrap().stdout).contains('\u{1b}')
    };
    assert!(!colored(&[], None));
    assert!(colored(&["--color", "always"], None));
    assert!(colored(&[], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!colored(&["--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(colored(&["--color", "always"], Some(("NO_COLOR", "1"))));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_silent() {
    let folder = folder("pipe");
    let many = "The crew of 5 left. ".repeat(20_000);
    fs::write(folder.join("reports/many.md"), many).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["facts", "reports/many.md", "--format", "jsonl"]).current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), text(&output.stderr)), (0, String::new()));
}
