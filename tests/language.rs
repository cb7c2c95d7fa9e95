//! Nothing of the language without an example that loads, and rules at work in which it finds something and in which it stays silent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use factlint::declaration::{Outcome, PLACEHOLDERS, STATEMENTS, WORDS};
use factlint::expectation::FORMS;
use factlint::finding::FindingKind;
use factlint::suite::{Loader, TestResult, load, run_tests};
use std::path::{Path, PathBuf};

/// The example itself, beside files that hold nothing.
struct Example<'e>(&'e str);

impl Loader for Example<'_> {
    fn read(&self, path: &Path) -> Result<String, String> {
        Ok(if path == Path::new("example.rules") { self.0.to_owned() } else { String::new() })
    }
}

struct Disk;

impl Loader for Disk {
    fn read(&self, path: &Path) -> Result<String, String> {
        std::fs::read_to_string(path).map_err(|error| error.to_string())
    }
}

#[test]
fn every_example_loads_and_uses_what_it_shows() {
    let statements = STATEMENTS.iter().map(|statement| (vec![statement.keyword], statement.about, statement.example));
    let forms = FORMS.iter().map(|form| (form.words.to_vec(), form.about, form.example));
    let words = WORDS.iter().flat_map(|row| row.words.iter().map(|word| (vec![*word], row.about, row.example)));
    for (words, about, example) in statements.chain(forms).chain(words) {
        let (_, _, errors) = load(&[PathBuf::from("example.rules")], &Example(example));
        assert!(errors.is_empty(), "{words:?}: {errors:#?}");
        assert!(words.iter().any(|word| example.contains(word)) && !about.is_empty(), "{words:?}");
    }
}

#[test]
fn every_kind_of_finding_is_found_in_its_example() {
    for kind in FindingKind::ALL {
        let (suite, _, errors) = load(&[PathBuf::from("example.rules")], &Example(kind.example()));
        assert!(errors.is_empty(), "{}: {errors:#?}", kind.name());
        let runs = run_tests(&suite);
        let found = |run: &TestResult| run.passed() && run.findings.iter().any(|finding| finding.kind == kind);
        assert!(kind == FindingKind::Suppression || !runs.is_empty() && runs.iter().all(found), "{}: {runs:#?}", kind.name());
    }
}

/// Every file of the program, with its text.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_word_that_a_parser_takes_is_explained() {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let known = STATEMENTS.iter().map(|statement| statement.keyword).chain(FORMS.iter().flat_map(|form| form.words.iter().copied()));
    let known = known.chain(WORDS.iter().flat_map(|row| row.words.iter().copied())).chain(["note", "warning", "error"]);
    let known: Vec<&str> = known.collect();
    assert!(PLACEHOLDERS.iter().all(|name| known.contains(&format!("{{{name}}}").as_str())));
    let mut unknown: Vec<&str> = Vec::new();
    let (mut taken, mut lists) = (0, 0);
    for text in &texts {
        let words = text.split("keyword(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let own = text.lines().filter(|line| {
            ["ITEMS", "SETTINGS", "STATEMENTS", "LINES", "AFTER_NUMBERS", "BUILT_IN_KEYS"].iter().any(|name| line.contains(&format!("const {name}: [&str; ")))
        });
        let listed = own.inspect(|_| lists += 1).flat_map(|line| line.split('"').skip(1).step_by(2));
        unknown.extend(words.chain(listed).inspect(|_| taken += 1).filter(|word| !known.contains(word)));
    }
    assert_eq!((unknown, taken > 100, lists), (Vec::new(), true, 7));
}

/// Every rules file of the tests and of the project itself, the broken ones left out.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut files) = (vec![root.join("tests"), root.join("rules")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("broken") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rules") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// What the rules of one file say hangs on no other file but those that it uses.
#[test]
fn the_tests_of_each_file_pass_alone() {
    let mut tests = 0;
    for file in files() {
        let (suite, _, _) = load(std::slice::from_ref(&file), &Disk);
        for test in run_tests(&suite) {
            tests += 1;
            assert!(test.passed() != test.todo, "{}: {}: {}", file.display(), test.rule, test.title);
        }
    }
    assert!(tests > 200);
}

#[test]
fn everything_fires_and_stays_silent_somewhere() {
    // What stands in a rule or a statement, and whether its file has tests in which rules fire, and in which they stay silent.
    let mut lines: Vec<(String, bool, bool)> = Vec::new();
    for file in files() {
        let (suite, sources, errors) = load(std::slice::from_ref(&file), &Disk);
        assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
        let fires = |tests: &[factlint::declaration::Test]| tests.iter().any(|test| test.outcome != Outcome::Holds);
        let silent = |tests: &[factlint::declaration::Test]| tests.iter().any(|test| test.outcome == Outcome::Holds);
        for rule in &suite.rules {
            lines.push((sources.text_of(rule.expect_span).to_owned(), fires(&rule.tests), silent(&rule.tests)));
        }
        let text = std::fs::read_to_string(&file).unwrap();
        // A statement is at work where the rules of its file are; those with a run of their own say so by their names.
        let named = |name: &str| file.file_stem().is_some_and(|stem| stem == name);
        let any = |of: &dyn Fn(&[factlint::declaration::Test]) -> bool| suite.rules.iter().any(|rule| of(&rule.tests));
        let (fires, silent) = (any(&fires) || named("fires"), any(&silent) || named("silent"));
        lines.extend(text.lines().map(|line| (format!("statement {line}"), fires, silent)));
    }
    let shown =
        |has: &dyn Fn(&str) -> bool| (lines.iter().any(|(line, fires, _)| *fires && has(line)), lines.iter().any(|(line, _, silent)| *silent && has(line)));
    for statement in STATEMENTS.iter().filter(|statement| statement.keyword != "check") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statements").join(statement.keyword);
        let own = ["fires.rules", "silent.rules"].iter().all(|name| folder.join(name).is_file());
        let in_rules = shown(&|line| line.starts_with(&format!("statement {} ", statement.keyword)));
        assert!(own || in_rules == (true, true), "{}", statement.keyword);
    }
    for word in FORMS.iter().flat_map(|form| form.words) {
        let has = |line: &str| !line.starts_with("statement ") && line.split_whitespace().any(|part| part == *word);
        assert_eq!(shown(&has), (true, true), "{word}");
    }
}
