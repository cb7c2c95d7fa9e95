//! What each form of expectation says: the tests of `expectations/*.rules`, and what an editor reads.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::finding::Finding;
use factlint::suite::{Loader, load, run_tests};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Disk;

impl Loader for Disk {
    fn read(&self, path: &Path) -> Result<String, String> {
        std::fs::read_to_string(path).map_err(|why| why.to_string())
    }

    fn siblings(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// The output of a run in the project's folder.
fn factlint(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_factlint")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("{}{}exit code: {}\n", text(&output.stdout), text(&output.stderr), output.status.code().unwrap())
}

fn show(finding: &Finding, shown: &mut String) {
    let (severity, kind) = (format!("{:?}", finding.severity).to_lowercase(), finding.kind.name());
    writeln!(shown, "    {severity} {kind}: {}", finding.message).unwrap();
    if !finding.working.is_empty() {
        writeln!(shown, "      {}", finding.working).unwrap();
    }
    for evidence in &finding.evidence {
        writeln!(shown, "      {} “{}” {}", evidence.source, evidence.text, evidence.understood).unwrap();
    }
}

#[test]
fn every_form_fires_stays_silent_and_stays_open() {
    insta::glob!("expectations/*.rules", |path: &Path| {
        let (suite, _, errors) = load(&[PathBuf::from(path)], &Disk);
        assert!(errors.is_empty(), "{errors:#?}");
        let mut shown = String::new();
        for run in run_tests(&suite) {
            writeln!(shown, "{}: {}: {}", run.rule, run.title, run.found.name()).unwrap();
            assert!(run.passed(), "{shown}");
            run.findings.iter().for_each(|finding| show(finding, &mut shown));
        }
        for rule in &suite.rules {
            let outcomes: Vec<_> = rule.tests.iter().map(|test| test.outcome.name()).collect();
            assert!(outcomes.contains(&"holds") && outcomes.len() > 1, "{} has no test for each side", rule.name);
        }
        insta::assert_snapshot!(shown);
    });
}

#[test]
fn a_run_for_people() {
    insta::assert_snapshot!(factlint(&["check", "--width", "110", "--rules", "tests/expectations/run/run.rules", "tests/expectations/run/reports"]));
}

/// Contradictions and notes, by how firmly each side says its figure.
#[test]
fn forecasts_wishes_and_what_came_of_them() {
    insta::assert_snapshot!(factlint(&["check", "--width", "110", "--rules", "tests/expectations/rungs/rungs.rules", "tests/expectations/rungs/reports"]));
}

/// What is only thought of is compared with nothing, and the run says of which rules and sources that is so; what is denied stands against who says it.
#[test]
fn what_is_only_thought_of_is_left_out_and_told() {
    let arguments = ["check", "--width", "110", "--rules", "tests/expectations/thoughts/thoughts.rules", "tests/expectations/thoughts/reports"];
    insta::assert_snapshot!(factlint(&arguments));
    let output = factlint(&[&arguments[..1], &arguments[3..], &["--format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
    let apart = serde_json::json!({"rule": "hung", "reason": "scope", "why": "one is a total, the other a part", "source": "Quay Wire"});
    assert_eq!(report["left_out"].as_array().unwrap().last().unwrap(), &apart);
    assert_eq!(report["left_out"][1], serde_json::json!({"rule": "repair", "reason": "hypothetical", "source": "Harbour Times"}));
    assert_eq!(report["uncompared_rules"][0]["rule"], "repair");
}

/// A document whose days hang on a day of publication that nobody tells is named once; one whose days have their year is not.
#[test]
fn dates_without_a_day_of_publication_are_told() {
    let arguments = ["check", "--rules", "tests/expectations/undated/undated.rules", "tests/expectations/undated/reports"];
    insta::assert_snapshot!(factlint(&arguments));
    let output = factlint(&[&arguments[..], &["--format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
    assert_eq!(report["undated"], serde_json::json!(["tests/expectations/undated/reports/harbour.md"]));
}

#[test]
fn evidence_names_the_groups_of_its_claim_and_keys() {
    let output = factlint(&["check", "--format", "json", "--rules", "tests/expectations/run/run.rules", "tests/expectations/run/reports"]);
    let report: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
    let mut compared = 0;
    for finding in report["findings"].as_array().unwrap() {
        for evidence in finding["evidence"].as_array().unwrap() {
            let group = usize::try_from(evidence["group"].as_u64().unwrap()).unwrap();
            let same = |other: &serde_json::Value| other["document"] == evidence["document"] && other["start"] == evidence["start"];
            let holds = |key: &serde_json::Value| key["groups"].get(group).is_some_and(|group| group["evidence"].as_array().unwrap().iter().any(same));
            assert!(report["keys"].as_array().unwrap().iter().any(holds), "{finding:#}");
            compared += 1;
        }
    }
    assert!(compared > 10);
}

/// Every side of a dispute is named, and no other; the help counts who says what; a stance stays beside what is worse; words are shown with their verb.
#[test]
fn sides() {
    insta::assert_snapshot!(factlint(&["check", "--width", "110", "--rules", "tests/expectations/sides/sides.rules", "tests/expectations/sides/reports"]));
}

/// A figure that is told as the one before is not held against the one that replaced it.
#[test]
fn figures_of_before() {
    insta::assert_snapshot!(factlint(&[
        "check",
        "--width",
        "110",
        "--rules",
        "tests/expectations/revised/revised.rules",
        "tests/expectations/revised/reports"
    ]));
}
