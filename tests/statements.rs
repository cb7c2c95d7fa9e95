//! Each statement at work on files: its folder holds reports, rules that find something in them, and rules that do not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::check;
use factlint::declaration::compile;
use factlint::document::{Meta, read};
use factlint::facts;
use factlint::finding::{FindingKind, Report};
use factlint::quantity::civil_day;
use factlint::suite::{Loader, load};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A day on which the suppressions that end with it still hold.
const TODAY: &str = "2026-01-15";

/// The output of a run in the folder of a statement.
fn factlint(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_factlint")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("{}{}exit code: {}\n", text(&output.stdout), text(&output.stderr), output.status.code().unwrap())
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statements").join(name)
}

fn json(name: &str, arguments: &[&str]) -> serde_json::Value {
    let output = factlint(&folder(name), &[&["check", "reports", "--format", "json"], arguments].concat());
    serde_json::from_str(output.split_once("\nexit").unwrap().0).unwrap()
}

#[test]
fn statements() {
    insta::glob!("statements/*/{fires,silent}.rules", |rules| {
        let folder = rules.parent().unwrap();
        let name = rules.file_name().unwrap().to_str().unwrap();
        let check = factlint(folder, &["check", "reports", "--rules", name, "--today", TODAY, "--width", "110"]);
        let silent = check.ends_with("exit code: 0\n");
        assert_eq!(silent, name == "silent.rules", "{check}");
        let facts = factlint(folder, &["facts", "reports", "--rules", name]);
        let test = factlint(folder, &["test", name]);
        assert!(test.ends_with("exit code: 0\n"), "{test}");
        insta::assert_snapshot!(format!("{check}\n{facts}\n{test}"));
    });
}

#[test]
fn programs_see_what_is_let_pass() {
    let report = json("allow", &["--rules", "silent.rules", "--today", TODAY]);
    let because: Vec<_> =
        report["suppressed"].as_array().unwrap().iter().map(|one| (one["rule"].as_str().unwrap(), one["because"].as_str().unwrap())).collect();
    assert_eq!(because, [("ferry-delay", "one counts from the second whistle"), ("crew", "one counts the cook")]);
    assert_eq!(report["suppressed"][0]["evidence"].as_array().unwrap().len(), 2);
    assert_eq!((report["summary"]["suppressed"].as_u64(), report["findings"].as_array().map(Vec::len)), (Some(2), Some(0)));
    let report = json("source", &["--rules", "fires.rules"]);
    assert_eq!((&report["documents"][0]["rank"], &report["documents"][2]["rank"]), (&"official".into(), &serde_json::Value::Null));
    assert_eq!(report["documents"][0]["published"], "2025-06-03");
    assert_eq!(report["unmatched_files"][0]["files"], "wires/**");
}

#[test]
fn facts_in_units_of_the_rules() {
    let lines = factlint(&folder("unit"), &["facts", "reports/gazette.md", "--rules", "fires.rules", "--format", "jsonl"]);
    let facts: Vec<serde_json::Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let fact = facts.iter().find(|fact| fact["text"] == "17.2 hands").unwrap();
    assert_eq!((&fact["kind"], &fact["low"], &fact["unit"], &fact["base_unit"]), (&"quantity".into(), &17.2.into(), &"hand".into(), &"metre".into()));
    assert_eq!((&fact["hard"]["low"], &fact["hard"]["high"]), (&1.74244.into(), &1.7526.into()));
    let fact = facts.iter().find(|fact| fact["text"] == "three fivers").unwrap();
    assert_eq!((&fact["kind"], &fact["low"], &fact["unit"]), (&"money".into(), &15.into(), &"GBP".into()));
}

#[test]
fn an_allow_holds_to_the_end_of_its_day() {
    let last = |report: &str| report.lines().rev().nth(1).unwrap().to_owned();
    let check = |today: &str| last(&factlint(&folder("allow"), &["check", "reports", "--rules", "silent.rules", "--today", today]));
    assert!(check("2026-01-15").contains("no findings; 2 findings suppressed"), "{}", check("2026-01-15"));
    assert!(check("2026-01-16").contains("1 contradiction, 1 suppression; 1 finding suppressed"), "{}", check("2026-01-16"));
    let wrong = factlint(&folder("allow"), &["check", "reports", "--rules", "silent.rules", "--today", "16.1.2026"]);
    assert!(wrong.contains("write a day such as 2025-06-02") && wrong.ends_with("exit code: 2\n"), "{wrong}");
}

#[test]
fn builds_that_repeat_bring_their_day() {
    let check = |seconds: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        let output =
            command.args(["check", "reports", "--rules", "silent.rules"]).current_dir(folder("allow")).env("SOURCE_DATE_EPOCH", seconds).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(check("1768435200"), (0, String::new()));
    assert_eq!(check("1768521600").0, 1);
    let error = "error: `SOURCE_DATE_EPOCH` is `soon`, and no number of seconds\nhelp: unset it, or use `--today`\n";
    assert_eq!(check("soon"), (2, error.to_owned()));
}

/// One rules file.
struct Text(&'static str);

impl Loader for Text {
    fn read(&self, _: &Path) -> Result<String, String> {
        Ok(self.0.to_owned())
    }
}

const RULES: &str = r#"
claim ferry.delay: duration { "ferry … delayed by {value}" }
rule ferry-delay { expect ferry.delay agree }
rule ferry-limit {
  expect ferry.delay < 2 hours
  not suppressible
}
"#;

/// The report on two documents that disagree, the first of which holds a comment.
fn commented(comment: &str) -> Report {
    let (suite, _, errors) = load(&[PathBuf::from("main.rules")], &Text(RULES));
    assert!(errors.is_empty(), "{errors:?}");
    let (lexicon, matcher) = compile(&suite);
    let reading = |name: &str, text: &str| {
        let (documents, _) = read(name, text, &Meta::default()).unwrap();
        facts::read(&documents[0], &lexicon, &matcher, &mut |_| {})
    };
    let first = format!("The ferry was delayed by an hour.\n\n<!-- {comment} -->\n");
    let readings = [reading("a.md", &first), reading("b.md", "The ferry was delayed by three hours.")];
    let mut report = check::run(&suite, &matcher, &readings);
    check::suppress(&mut report, &suite, &readings, civil_day(2026, 1, 15).unwrap());
    report
}

#[test]
fn documents_let_their_own_findings_pass() {
    for comment in
        ["factlint: allow ferry-delay because \"the board measures otherwise\"", "factlint: allow ferry-delay\n because \"the board measures otherwise\""]
    {
        let report = commented(comment);
        let left: Vec<_> = report.findings.iter().map(|finding| (finding.rule.as_str(), finding.kind)).collect();
        assert_eq!(left, [("ferry-limit", FindingKind::Deviation)]);
        assert_eq!((report.suppressed.len(), report.summary.suppressed), (1, 1));
    }
    assert_eq!(commented("a comment to nobody").findings.len(), 2);
}

#[test]
fn comments_without_effect_are_told() {
    let mut shown = String::new();
    for comment in [
        "allow ferry-dely because \"x\"",
        "allow ferry-limit because \"x\"",
        "allow ferry-delay until 2025-01-01 because \"x\"",
        "allow ferry-delay between \"a\" and \"c\" because \"x\"",
        "allow weekdays because \"x\"",
        "allow ferry-delay",
        "allow ferry-delay because \"x",
        "allow ferry-delay because \"\"",
        "allow ferry-delay because \"x\" today",
        "alow ferry-delay because \"x\"",
        "ignore this",
        "",
    ] {
        let report = commented(&format!("factlint: {comment}"));
        let own: Vec<_> = report.findings.iter().filter(|finding| finding.kind == FindingKind::Suppression).collect();
        assert_eq!((own.len(), own[0].evidence[0].line), (1, 3), "{comment}");
        writeln!(shown, "{comment}\n    {} ({})", own[0].message, own[0].help.as_deref().unwrap_or_default()).unwrap();
    }
    insta::assert_snapshot!(shown);
}
