//! The built-in checks: for each a folder of cases that fire and of tempting ones that stay silent. A case is a file, or a folder of files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::check::{self, CHECKS};
use factlint::declaration::compile;
use factlint::document::{Meta, read};
use factlint::facts;
use factlint::finding::Report;
use factlint::report::{FORMATS, Look};
use factlint::source::SourceMap;
use factlint::suite::{Loader, load};
use std::fmt::Write;
use std::path::{Path, PathBuf};

struct Text(String);

impl Loader for Text {
    fn read(&self, _: &Path) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

fn folder(check: &str, of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks").join(check).join(of)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = std::fs::read_dir(folder).map(|all| all.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default();
    entries.sort();
    entries
}

/// What the check says of the files, under the rules beside them: those of the check's folder where there are some.
fn judge(check: &str, files: &[PathBuf], rules: Option<&str>) -> (Report, SourceMap) {
    let written = std::fs::read_to_string(folder(check, "check.rules"));
    let rules = rules.map_or_else(|| written.unwrap_or_else(|_| format!("check {check}\n")), str::to_owned);
    let (suite, sources, errors) = load(&[PathBuf::from("check.rules")], &Text(rules));
    assert!(errors.is_empty(), "{errors:#?}");
    let (lexicon, matcher) = compile(&suite);
    let reading = |path: &PathBuf| {
        let (document, _) = read(path.file_name().unwrap().to_str().unwrap(), std::fs::read(path).unwrap(), &Meta::default()).unwrap();
        facts::read(&document[0], &lexicon, &matcher, &mut |_| {})
    };
    let readings: Vec<_> = files.iter().map(reading).collect();
    (check::run(&suite, &matcher, &readings), sources)
}

fn shown(report: &Report, sources: &SourceMap) -> String {
    let mut out = Vec::new();
    (FORMATS[0].write)(report, sources, Look::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn files(case: &Path) -> Vec<PathBuf> {
    if case.is_dir() { entries(case) } else { vec![case.to_owned()] }
}

fn name(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

#[test]
fn every_check_finds_what_it_is_for() {
    for check in CHECKS.iter().map(|check| &check.form) {
        let cases = entries(&folder(check.name, "fires"));
        assert!(cases.len() > 2, "{}: too few cases that fire", check.name);
        let mut all = String::new();
        for case in cases {
            let (report, sources) = judge(check.name, &files(&case), None);
            assert!(!report.findings.is_empty(), "{} finds nothing in {}", check.name, case.display());
            write!(all, "# {}\n\n{}\n", name(&case), shown(&report, &sources)).unwrap();
        }
        insta::assert_snapshot!(check.name, all);
    }
}

#[test]
fn every_check_lets_pass_what_only_looks_wrong() {
    let mut wrong = String::new();
    for check in CHECKS.iter().map(|check| &check.form) {
        let cases = entries(&folder(check.name, "silent"));
        assert!(cases.len() > 2, "{}: too few silent cases", check.name);
        for case in cases {
            let (report, sources) = judge(check.name, &files(&case), None);
            if !report.findings.is_empty() {
                writeln!(wrong, "# {} in {}\n{}", check.name, case.display(), shown(&report, &sources)).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Names, examples and explanations are there for `explain`, help and docs.
#[test]
fn checks_say_what_they_do() {
    for check in CHECKS.iter().map(|check| &check.form) {
        assert!(check.explain.len() > 150 && check.explain.ends_with('.'), "{}: explain", check.name);
        assert!(!check.about.is_empty() && !check.about.ends_with('.'), "{}: about", check.name);
        let (suite, _, errors) = load(&[PathBuf::from("example.rules")], &Text(check.example.to_owned()));
        assert!(errors.is_empty(), "{}: {errors:#?}", check.name);
        assert_eq!(suite.checks[0].form.name, check.name);
        assert!(facts::SIGNATURES.iter().any(|signature| signature.name == check.signature), "{}: signature", check.name);
        assert!(check.settings.iter().all(|setting| !setting.about.is_empty()), "{}: settings", check.name);
    }
}

/// Where no check asks, reading keeps nothing; where one asks, only what it asks for.
#[test]
fn reading_keeps_what_is_asked_for() {
    let kept = |rules: &str| {
        let (suite, _, _) = load(&[PathBuf::from("check.rules")], &Text(rules.to_owned()));
        let (lexicon, matcher) = compile(&suite);
        let path = &entries(&folder("weekdays", "fires"))[0];
        let (document, _) = read("a.md", std::fs::read(path).unwrap(), &Meta::default()).unwrap();
        let kept = facts::read(&document[0], &lexicon, &matcher, &mut |_| {}).signatures;
        (kept.days.len(), kept.passages.len() + kept.quotes.len() + kept.called.len() + kept.sums.len())
    };
    assert_eq!(kept(""), (0, 0));
    let (days, others) = kept("check weekdays\n");
    assert!(days > 0 && others == 0);
}

#[test]
fn settings_change_what_is_found() {
    let case = |check: &str, case: &str| files(&folder(check, case));
    let count = |check: &str, files: &[PathBuf], rules: &str| judge(check, files, Some(rules)).0.findings.len();
    let quotes = case("quotations", "fires/a-word-changed");
    assert_eq!(count("quotations", &quotes, "check quotations\n"), 1);
    assert_eq!(count("quotations", &quotes, "check quotations { run 40 }\n"), 0);
    assert_eq!(count("quotations", &quotes, "check quotations { ratio 99 % }\n"), 0);
    let names = case("spellings", "silent/the-second-spelling-alone.md");
    let declared = std::fs::read_to_string(folder("spellings", "check.rules")).unwrap();
    assert_eq!(count("spellings", &names, &declared), 0);
    assert_eq!(count("spellings", &names, &declared.replace("check spellings", "check spellings { style declared }")), 1);
    let copies = case("copies", "fires/a-word-changed");
    assert_eq!(count("copies", &copies, "check copies\n"), 1);
    assert_eq!(count("copies", &copies, "check copies { ratio 1 }\n"), 0);
    let (report, _) = judge("copies", &copies, Some("check copies { severity error }\n"));
    assert_eq!(report.findings[0].severity.to_string(), "error");
    assert_eq!((report.summary.rules, report.summary.checks, report.unbound_rules.len()), (0, 1, 0));
}

/// A thousand documents with a passage in common, and as many quotations, take no longer than reading them.
#[test]
fn nothing_is_quadratic() {
    let folder = std::env::temp_dir().join(format!("factlint-checks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let files: Vec<PathBuf> = (0..1000)
        .map(|i| {
            let path = folder.join(format!("{i}.txt"));
            let text = format!(
                "The port of Alder was closed on the first day of the storm, and ships were sent back to sea by the harbour board until further notice.\n\n\
                 “We have closed the port until we know more about storm number {i},” Anna Keller said.\n"
            );
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    let start = std::time::Instant::now();
    let (report, _) = judge("copies", &files, Some("check copies\ncheck quotations\ncheck spellings\n"));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    assert!(report.findings.iter().any(|finding| finding.rule == "copies" && finding.evidence.len() == 1000));
    std::fs::remove_dir_all(folder).unwrap();
}
