//! Whole suites: what loads without an error, what files of a suite share, and what one line may be wrong about.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::declaration::{Agree, ClaimType, Compare, Expectation, Filter, FilterKey, KeyId, KeyValues, Op, Otherwise, STATEMENTS, Suite, Tolerance};
use factlint::expectation::FORMS;
use factlint::quantity::{Interval, Number, civil_day};
use factlint::source::SourceMap;
use factlint::suite::{Loader, load};
use factlint::syntax::RulesError;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Files by path.
struct Files(BTreeMap<PathBuf, String>);

impl Loader for Files {
    fn read(&self, path: &Path) -> Result<String, String> {
        self.0.get(path).cloned().ok_or_else(|| "no such file".to_owned())
    }

    fn siblings(&self, folder: &Path) -> Vec<String> {
        self.0.keys().filter(|path| path.parent() == Some(folder)).filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
    }
}

/// Loads the first of some files.
fn load_files(files: &[(&str, &str)]) -> (Suite, SourceMap, Vec<RulesError>) {
    let roots: Vec<PathBuf> = files.iter().take(1).map(|(name, _)| PathBuf::from(name)).collect();
    load(&roots, &Files(files.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect()))
}

fn load_text(text: &str) -> (Suite, Vec<RulesError>) {
    let (suite, _, errors) = load_files(&[("main.rules", text)]);
    (suite, errors)
}

fn sound(text: &str) -> Suite {
    let (suite, errors) = load_text(text);
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
    suite
}

/// Each error as `line:column message (help)`.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let (_, sources, errors) = load_files(files);
    let show = |error: &RulesError| {
        let place = sources.place(error.span.start);
        format!("{}:{}:{} {} ({})", place.name, place.line, place.column, error.message, error.help.as_deref().unwrap_or_default())
    };
    errors.iter().map(show).collect()
}

/// What is said about one expectation of a claim of a type.
fn told_of(ty: &str, expectation: &str) -> Vec<String> {
    let lines = if ty == "choice" { "yes \"indeed\"" } else { "\"of {value}\"" };
    told(&[("m", &format!("claim c: {ty} {{ {lines} }}\nrule r {{ expect c {expectation} }}\n"))])
}

fn expectation(ty: &str, expectation: &str) -> Expectation {
    let suite = sound(&format!("claim c: {ty} {{ \"of {{value}}\" }}\nrule r {{ expect c {expectation} }}\n"));
    suite.rules[0].expectation.clone()
}

#[test]
fn every_example_is_sound() {
    for statement in STATEMENTS {
        assert!(!statement.about.is_empty() && statement.example.contains(statement.keyword));
        let (_, _, errors) = load_files(&[("main.rules", statement.example), ("parties.rules", ""), ("shared/places.rules", "")]);
        assert!(errors.is_empty(), "{}: {errors:#?}", statement.keyword);
    }
    for form in FORMS {
        assert!(!form.about.is_empty());
        let suite = sound(form.example);
        assert!(!suite.rules.is_empty());
    }
}

#[test]
fn the_stories_are_sound() {
    for story in ["storm", "takeover", "trial"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(story).join("story.rules");
        let suite = sound(&std::fs::read_to_string(path).unwrap());
        assert!(suite.rules.len() > 8 && suite.rules.iter().all(|rule| !rule.tests.is_empty()));
    }
}

#[test]
fn a_claim_is_resolved_with_all_its_lines() {
    let suite = sound(
        "party A \"the A side\"\nclaim c: range of age, only grows {\n  about \"camp\"\n  \"aged {value}\" about \"school\"\n  not \"aged {value} then\"\n  \
         key proposer: party \"offered by {value}\" otherwise party of speaker\n  key scope {\n    local \"here\", \"in \\\"town\\\"\"\n    general otherwise\n  }\n}\n\
         claim d: choice {\n  yes \"indeed\", \"of course\"\n  no \"never\"\n}\nclaim e: length { \"{value} of rope\" }\n",
    );
    let [c, d, e] = suite.claims.as_slice() else { panic!("three claims") };
    assert!(matches!(c.ty, ClaimType::Quantity { range: true, dimension: "duration", .. }));
    assert_eq!((c.binds.len(), c.binds[0].about.len(), c.not.len()), (1, 2, 1));
    assert!(matches!(&c.keys[0].values, KeyValues::Party(cues) if cues.len() == 1));
    assert_eq!(c.keys[0].otherwise, Otherwise::PartyOfSpeaker);
    assert!(matches!(&c.keys[1].values, KeyValues::Named(values) if values[0].1.len() == 2 && values[1].1.is_empty()));
    assert_eq!(c.keys[1].otherwise, Otherwise::Value(1));
    assert_eq!(d.ty, ClaimType::Choice { values: vec!["yes".to_owned(), "no".to_owned()] });
    assert_eq!(d.binds.iter().map(|bind| bind.choice).collect::<Vec<_>>(), [Some(0), Some(0), Some(1)]);
    assert!(matches!(e.ty, ClaimType::Quantity { dimension: "length", .. }));
}

#[test]
fn a_rule_is_resolved_with_all_its_lines() {
    let suite = sound(
        "party A \"the A side\"\nclaim c: count {\n  \"{value} body\"\n  key place { north \"north\" }\n}\nrule r \"title\" {\n  \
         expect c agree by place where place is north except party is A\n  severity note\n  warning when apart > 0\n  error when apart >= 10 %\n  say \"s\"\n  help \"h\"\n  \
         link \"l\"\n  test \"t\" {\n    A published 2025-06-02 by \"B\" \"# Head\", \"One \\\"two\\\".\"\n    todo holds\n  }\n}\n",
    );
    let rule = &suite.rules[0];
    assert_eq!(rule.expectation, Expectation::Agree(Agree { within: None, by: Some(vec![KeyId(0)]) }));
    let north = Filter { claim: rule.claim, key: FilterKey::Declared(KeyId(0)), value: "north".to_owned(), negated: false };
    let not_a = Filter { claim: rule.claim, key: FilterKey::BuiltIn("party"), value: "A".to_owned(), negated: true };
    assert_eq!(rule.filters, [north, not_a]);
    assert_eq!(rule.thresholds.len(), 2);
    assert!(matches!(&rule.thresholds[1], (_, Tolerance::Share { fraction, .. }, false) if *fraction == Number::ratio(1, 10).unwrap()));
    let test = &rule.tests[0];
    assert_eq!((test.todo, test.documents[0].published), (true, civil_day(2025, 6, 2)));
    assert_eq!(test.documents[0].paragraphs, ["# Head", "One \"two\"."]);
}

#[test]
fn literals_come_in_base_units() {
    let compare = |ty: &str, text: &str| match expectation(ty, text) {
        Expectation::Compare(Compare { value, unit, .. }) => (value.to_string(), unit),
        other => panic!("{other:?}"),
    };
    assert_eq!(compare("duration", "== 30 minutes"), ("1,800".to_owned(), "second"));
    assert_eq!(compare("money", "<= $2.4 million"), ("2,400,000".to_owned(), "USD"));
    assert_eq!(compare("money", "< 412 pence"), ("4.12".to_owned(), "GBP"));
    assert_eq!(compare("time", "== 21:40"), ("1,300".to_owned(), "minute"));
    assert_eq!(compare("range of age", "== 18..25 years"), ("[18, 25]".to_owned(), "year"));
    assert_eq!(compare("age", "> 18"), ("18".to_owned(), "year"));
    assert_eq!(compare("length", "in 1..2.5 km"), ("[1,000, 2,500]".to_owned(), "metre"));
    assert_eq!(compare("speed", "<= 36 km/h"), ("10".to_owned(), "metre per second"));
    assert_eq!(compare("area", "> 2 square kilometres"), ("2,000,000".to_owned(), "square metre"));
    assert_eq!(compare("count", "!= 3 million"), ("3,000,000".to_owned(), ""));
    assert_eq!(compare("money", "in $1..3 million"), ("[1,000,000, 3,000,000]".to_owned(), "USD"));
    assert_eq!(compare("duration", ">= 3 months"), ("[7,689,600, 7,948,800]".to_owned(), "second"));
    let day = civil_day(2025, 6, 2).map(|day| Interval::point(Number::whole(day))).unwrap();
    assert!(matches!(expectation("date", "== 2025-06-02"), Expectation::Compare(Compare { op: Op::Equal, value, unit: "day", .. }) if value == day));
}

#[test]
fn tolerances_come_in_base_units() {
    let within = |ty: &str, text: &str| match expectation(ty, &format!("agree within {text}")) {
        Expectation::Agree(Agree { within: Some(Tolerance::Absolute { base, unit, .. }), .. }) => format!("{base} {unit}"),
        Expectation::Agree(Agree { within: Some(Tolerance::Share { fraction, .. }), .. }) => format!("share {fraction}"),
        other => panic!("{other:?}"),
    };
    assert_eq!(within("duration", "30 minutes"), "1,800 second");
    assert_eq!(within("duration", "5 %"), "share 0.05");
    assert_eq!(within("time", "30 minutes"), "30 minute");
    assert_eq!(within("date", "2 days"), "2 day");
    assert_eq!(within("age", "6 months"), "0.5 year");
    assert_eq!(within("count", "50"), "50 ");
    assert_eq!(within("temperature", "9 fahrenheit"), "5 celsius");
    assert_eq!(within("percent", "1 %"), "share 0.01");
    assert_eq!(within("percent", "2 percentage points"), "2 percent");
    assert_eq!(within("money", "$10,000"), "10,000 USD");
}

#[test]
fn one_line_has_one_error() {
    let cases = [
        ("duration", "== 30"),
        ("date", "== 5 days"),
        ("date", "agree within 5 %"),
        ("money", "agree within 50"),
        ("choice", "agree within 5 %"),
        ("choice", "== 5"),
        ("choice", "same floor"),
        ("count", "in 5"),
        ("count", "< 1..2"),
        ("count", "in 9..3"),
        ("money", "in $1..€3"),
        ("count", "agree within -5"),
        ("count", "== other"),
        ("count", "== 5 % of d"),
        ("count", "before other"),
        ("count", "from at least 0 sources"),
        ("count", "from at least 2 independent"),
        ("count", "from 2 sources"),
        ("count", "<= 5 by place"),
        ("money", "in $1..$3 million across"),
        ("count", "in every"),
        ("count", "one of 1, x"),
        ("count", "one of 1,"),
        ("count", "one 5"),
        ("duration", "one of 1 hour, 5 metres"),
        ("choice", "one of yes, ys"),
        ("choice", "== ye"),
        ("choice", "< yes"),
        ("choice", "one of 5"),
        ("choice", "+ c == 5"),
        ("count", "agree across sources"),
        ("count", "agree across"),
        ("count", "+ c agree"),
        ("count", "+ 5 metres == 5"),
        ("count", "== 5 of c"),
        ("count", "== c +"),
        ("count", "in c"),
        ("count", "+ c == 5 hours"),
        ("range of age", "+ c == 5"),
        ("date", "+ c == 5 days"),
        ("date", "before 5 days"),
        ("date", "before c + 5 metres"),
        ("date", "before 2025-06-02..2025-06-04"),
        ("date", "during 2025-06-04..2025-06-02"),
        ("date", "- c before 2025-06-02"),
        ("date", "- c == 5"),
        ("date", "== 5 % of c"),
        ("time", "before 2025-06-02"),
        ("money", "+ $5 < €6"),
        ("money", "+ $5 + €6 < c"),
        ("count", "+ d == 5"),
        ("count", "agree by place"),
        ("count", "agree where place is x"),
        ("count", "agree where party is X"),
        ("count", "agree within 5 wher party is X"),
        ("count", "=="),
        ("count", ""),
        ("information", "== 999,999,999,999,999,999,999,999 trillion terabytes"),
        ("count", "== 1,000,000,000,000,000,000,000,000,000"),
        ("time", "== 25:10"),
        ("time", "== 9:40"),
    ];
    let mut shown = String::new();
    for (ty, text) in cases {
        let errors = told_of(ty, text);
        assert_eq!(errors.len(), 1, "{ty} {text}: {errors:#?}");
        writeln!(shown, "{ty}: expect c {text}\n    {}", errors[0]).unwrap();
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn what_was_not_read_may_have_declared_a_name() {
    assert_eq!(told(&[("m", "define c: count { \"{value} x\" }\nrule r { expect c agree }\n")]).len(), 1);
    assert_eq!(told(&[("m", "use gone\nrule r { expect c agree by place }\n")]).len(), 1);
    assert_eq!(told(&[("m", "claim c: count {\n  \"{value} x\"\n  key place east \"e\"\n}\nrule r { expect c agree by place }\n")]).len(), 1);
}

#[test]
fn files_use_one_another() {
    let (suite, _, errors) = load_files(&[
        ("rules/main.rules", "use parties\nuse deep/more\nspeaker X of A \"X\"\n"),
        ("rules/parties.rules", "party A \"a\"\n"),
        ("rules/deep/more.rules", "use again\n"),
        ("rules/deep/again.rules", "party B \"b\"\n"),
    ]);
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!((suite.parties.len(), suite.speakers[0].party.is_some()), (2, true));
}

#[test]
fn what_is_wrong_between_files() {
    let mut shown = Vec::new();
    shown.extend(told(&[("a.rules", "use b\n"), ("b.rules", "# b\nuse c\n"), ("c.rules", "use a\n")]));
    shown.extend(told(&[("a.rules", "use a\n")]));
    shown.extend(told(&[("a.rules", "use partes\n"), ("parties.rules", "")]));
    shown.extend(told(&[("a.rules", "use b\nparty A \"a\"\n"), ("b.rules", "party A \"b\"\n")]));
    shown.extend(told(&[("a.rules", "use b/c\n")]));
    shown.extend(told(&[("b.rules", "use a.rules\n"), ("a.rules", "")]));
    insta::assert_snapshot!(shown.join("\n"));
    let (_, _, errors) = load(&[PathBuf::from("none.rules")], &Files(BTreeMap::new()));
    assert_eq!(errors.len(), 1);
    let (suite, _, errors) =
        load(&[PathBuf::from("a.rules"), PathBuf::from("./a.rules")], &Files([(PathBuf::from("a.rules"), "party A \"a\"\n".to_owned())].into()));
    assert_eq!((suite.parties.len(), errors.len()), (1, 0));
}

#[test]
fn a_rule_knows_all_its_claims() {
    let suite = sound(
        "claim a: count { \"{value} a\" }\nclaim b: count { \"{value} b\" }\nclaim c: count { \"{value} c\" }\n\
         rule r { expect b + a == 5 % of c + b }\nrule s { never c }\n",
    );
    let names = |rule: usize| suite.rules[rule].claims().into_iter().map(|id| suite.claim(id).unwrap().name.clone()).collect::<Vec<_>>();
    assert_eq!((names(0), names(1)), (vec!["b".to_owned(), "a".to_owned(), "c".to_owned()], vec!["c".to_owned()]));
}

#[test]
fn sums_are_of_one_kind() {
    let claims = "claim d: date { \"on {value}\" }\nclaim t: time { \"at {value}\" }\nclaim l: duration { \"for {value}\" }\nclaim n: count { \"{value} x\" }\n\
                  claim p: percent { \"by {value}\" }\nclaim a: age { \"aged {value}\" }\nclaim y: choice { v \"w\" }\n";
    let cases = [
        "n + l == 5",
        "n == l",
        "n <= p",
        "d before t",
        "d + d == l",
        "d - d == n",
        "a + l < 5 years",
        "t + n before t",
        "n == y",
        "n + n in 5..6 hours",
        "5 < n",
        "5 % of y == n",
    ];
    let mut shown = String::new();
    for case in cases {
        let errors = told(&[("m", &format!("{claims}rule r {{ expect {case} }}\n"))]);
        assert_eq!(errors.len(), 1, "{case}: {errors:#?}");
        writeln!(shown, "expect {case}\n    {}", errors[0]).unwrap();
    }
    insta::assert_snapshot!(shown);
    for fine in
        ["d - d == l", "d + l before d", "t + 30 minutes before t", "d - 2025-06-02 <= 3 days", "n + 5 <= n", "5 % of n + n < 7", "l - 5 minutes > 10 % of l"]
    {
        sound(&format!("{claims}rule r {{ expect {fine} }}\n"));
    }
}
