//! The guards: for each a truth table, and for their order pairs of figures that several of them explain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use factlint::check;
use factlint::claims::GUARDS;
use factlint::declaration::compile;
use factlint::document::{Meta, read};
use factlint::facts;
use factlint::finding::{Severity, Verdict};
use factlint::suite::{Loader, load};
use std::path::{Path, PathBuf};

struct Text(String);

impl Loader for Text {
    fn read(&self, _: &Path) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

const RULES: &str = r#"
party Harbour  "Harbour Board", "the board"
party Line  "Ferry Line"
speaker Keller of Harbour  "Anna Keller", "Keller"
speaker Obi of Line  "Chidi Obi", "Obi"
claim people: TYPE {
  "{value} [people | passenger] … (be | were) (rescued | saved)"
  "rescue {value} people"
  "(rescue | save) of {value} people"
}
claim price: money {
  "ticket … cost {value}"
}
claim rate: percent {
  "rate … rise … {value}"
}
claim opened: happened {
  "mayor … open … bridge"
}
rule people { expect people agree }
rule price { expect price agree }
rule rate { expect rate agree }
rule opened { expect opened agree }
"#;

/// How two reports on one story relate, why, and how much a contradiction weighs. A report is its date (or nothing) and its text.
fn relation(growth: &str, a: (&str, &str), b: (&str, &str)) -> (Verdict, String, Option<Severity>) {
    let rules = RULES.replace("TYPE", &format!("count{growth}"));
    let (suite, _, errors) = load(&[PathBuf::from("guards.rules")], &Text(rules));
    assert!(errors.is_empty(), "{errors:#?}");
    let (lexicon, matcher) = compile(&suite);
    let readings: Vec<_> = [("a", a), ("b", b)]
        .into_iter()
        .map(|(name, (published, text))| {
            let dated = if published.is_empty() { String::new() } else { format!("published: {published}\n") };
            let bytes = format!("---\nsource: {name}\n{dated}---\n\n{text}\n");
            let (documents, _) = read(&format!("story/{name}.md"), bytes.into_bytes(), &Meta::default()).unwrap();
            facts::read(&documents[0], &lexicon, &matcher, &mut |_| {})
        })
        .collect();
    for (reading, (_, text)) in readings.iter().zip([a, b]) {
        assert_eq!(reading.bindings.len(), 1, "{text}");
    }
    let report = check::run(&suite, &matcher, &readings);
    let severity = report.findings.first().map(|finding| finding.severity);
    match report.keys.iter().flat_map(|key| &key.relations).next() {
        Some(relation) => (relation.verdict, relation.why.clone(), severity),
        None => (Verdict::Agree, String::new(), severity),
    }
}

type Row = ((&'static str, &'static str), (&'static str, &'static str), Verdict);

/// Checks a table row by row, both ways round.
fn table(growth: &str, rows: &[Row]) {
    for (a, b, verdict) in rows {
        let there = relation(growth, *a, *b);
        let back = relation(growth, *b, *a);
        assert_eq!(there.0, *verdict, "{a:?} and {b:?}: {}", there.1);
        assert_eq!(there.0, back.0, "the other way round: {a:?} and {b:?}: {}", back.1);
    }
}

const FORTY: (&str, &str) = ("", "Forty people were rescued.");
const THIRTY: (&str, &str) = ("", "Thirty people were rescued.");

#[test]
fn values_that_meet_ask_no_guard() {
    table("", &[(FORTY, FORTY, Verdict::Agree), (FORTY, ("", "Some 40 people were rescued."), Verdict::Compatible), (FORTY, THIRTY, Verdict::Contradiction)]);
}

#[test]
fn event() {
    table(
        "",
        &[
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "In 2019, thirty people were rescued."), Verdict::Scope),
            (("2025-06-02", "In 2018 forty people were rescued."), ("2025-06-02", "In 2019 thirty people were rescued."), Verdict::Scope),
            (("2025-06-02", "In 2019 forty people were rescued."), ("2025-06-02", "In 2019 thirty people were rescued."), Verdict::Contradiction),
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "Last year thirty people were rescued."), Verdict::Scope),
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "Thirty people were rescued and went home in 2024."), Verdict::Contradiction),
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "In 2024 thirty people were rescued and went home."), Verdict::Scope),
            (("2025-06-02", "Two years ago forty people were rescued."), ("2025-06-02", "In 2024 thirty people were rescued."), Verdict::Scope),
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "Thirty people were rescued, more than last year."), Verdict::Contradiction),
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "After last year's storm, thirty people were rescued."), Verdict::Contradiction),
            (("2025-06-02", "Forty people were rescued."), ("2025-06-02", "In the past two years thirty people were rescued."), Verdict::Contradiction),
            (("2025-06-02", "In 2025 forty people were rescued."), ("2025-06-02", "Thirty people were rescued."), Verdict::Contradiction),
        ],
    );
}

#[test]
fn quantity() {
    table(
        "",
        &[
            (("", "A ticket costs $5."), ("", "A ticket costs €9."), Verdict::Scope),
            (("", "A ticket costs $5."), ("", "A ticket costs $9."), Verdict::Contradiction),
            (("", "A ticket costs $5."), ("", "A ticket costs 5 dollars."), Verdict::Agree),
            (("", "A ticket costs $500 a year."), ("", "A ticket costs $12 a week."), Verdict::Scope),
            (("", "A ticket costs $500 annually."), ("", "A ticket costs $490 a year."), Verdict::Contradiction),
            (("", "A ticket costs $500 a year."), ("", "A ticket costs $12."), Verdict::Contradiction),
            (("", "The rate rose by 8 percent."), ("", "The rate rose by 2 percentage points."), Verdict::Scope),
            (("", "The rate rose by 8 percentage points."), ("", "The rate rose by 2 percentage points."), Verdict::Contradiction),
        ],
    );
}

#[test]
fn role() {
    table(
        "",
        &[
            (FORTY, ("", "Another 30 people were rescued."), Verdict::Scope),
            (FORTY, ("", "Thirty of them were rescued."), Verdict::Scope),
            (FORTY, ("", "Fifty of the people were rescued."), Verdict::Contradiction),
            (("", "Another 40 people were rescued."), ("", "Another 30 people were rescued."), Verdict::Contradiction),
        ],
    );
}

#[test]
fn time() {
    let (first, later) = (("2025-06-02", "Thirty people were rescued."), ("2025-06-04", "Forty people were rescued."));
    let (fell, revised) = (("2025-06-04", "Twenty people were rescued."), ("2025-06-04", "Twenty people were rescued, the office said in a corrected count."));
    table("", &[(first, later, Verdict::Contradiction), (FORTY, first, Verdict::Contradiction)]);
    table(", only grows", &[(first, later, Verdict::Update), (first, fell, Verdict::Contradiction), (first, revised, Verdict::Update)]);
    // Whoever corrects himself does not contradict himself.
    let said = ("2025-06-02", "Keller said that 10 people were rescued.");
    for later in [
        "Keller said that 40 people were rescued, four times her first estimate.",
        "Keller, who now puts the tally higher, said that 40 people were rescued.",
        "Keller said that 40 people were rescued, up from 10.",
        "In place of its earlier figure, Keller said that 40 people were rescued.",
    ] {
        table("", &[(said, ("2025-06-04", later), Verdict::Update), (said, ("2025-06-01", later), Verdict::Contradiction)]);
    }
    table("", &[(said, ("2025-06-04", "Keller said that 40 people were rescued, the first time in years."), Verdict::Contradiction)]);
    // It may be a figure from between the two, and none from beyond.
    table("", &[(said, ("2025-06-04", "Keller said that 40 people were rescued, up from 5."), Verdict::Update)]);
    table("", &[(said, ("2025-06-04", "Keller said that 40 people were rescued, up from 25."), Verdict::Contradiction)]);
    table(", only grows", &[(("2025-06-02", "Thirty people were rescued."), ("2025-06-02", "Forty people were rescued."), Verdict::Contradiction)]);
    table(", only grows", &[(("2025-06-02T09:00", "Thirty people were rescued."), ("2025-06-02T18:00", "Forty people were rescued."), Verdict::Update)]);
    table(", only falls", &[(first, later, Verdict::Contradiction), (first, fell, Verdict::Update)]);
    table(", may change", &[(first, later, Verdict::Update), (first, fell, Verdict::Update)]);
    let (closed, open) = ("The mayor did not open the bridge.", "The mayor opened the bridge.");
    table("", &[(("2025-06-02", closed), ("2025-06-03", open), Verdict::Update), (("2025-06-02", open), ("2025-06-03", closed), Verdict::Contradiction)]);
    table("", &[(("2025-06-02", closed), ("2025-06-02", open), Verdict::Contradiction)]);
    // What the later one dates before the denial has not happened since.
    let (before, since) = ("On May 30 the mayor opened the bridge.", "On June 3 the mayor opened the bridge.");
    table("", &[(("2025-06-02", closed), ("2025-06-04", before), Verdict::Contradiction), (("2025-06-02", closed), ("2025-06-04", since), Verdict::Update)]);
}

#[test]
fn speaker() {
    let said = |who: &str, number: &str| format!("{who} said that {number} people were rescued.");
    let cases = [
        ("Keller", "Obi", Verdict::Disputed, None),
        ("The board", "Ferry Line", Verdict::Disputed, None),
        ("Keller", "Ferry Line", Verdict::Disputed, None),
        ("Keller", "Keller", Verdict::Contradiction, Some(Severity::Error)),
        ("Anna Keller", "Keller", Verdict::Contradiction, Some(Severity::Error)),
        ("Keller", "the board", Verdict::Contradiction, Some(Severity::Warning)),
        ("Keller", "", Verdict::Contradiction, Some(Severity::Warning)),
        ("", "", Verdict::Contradiction, Some(Severity::Error)),
        ("Keller", "A rescuer", Verdict::Contradiction, Some(Severity::Warning)),
    ];
    for (a, b, verdict, severity) in cases {
        let text = |who: &str, number: &str| if who.is_empty() { format!("As many as were aboard, {number} people were rescued.") } else { said(who, number) };
        let (x, y) = (text(a, "40").replace("As many as were aboard, ", ""), text(b, "30").replace("As many as were aboard, ", ""));
        let found = relation("", ("", &x), ("", &y));
        assert_eq!(found.0, verdict, "{a} and {b}: {}", found.1);
        if severity.is_some() {
            assert_eq!(found.2, severity, "{a} and {b}");
        }
    }
}

#[test]
fn stance() {
    let demanded = ("", "The union demanded the rescue of 40 people.");
    let agreed = ("", "They agreed on the rescue of 30 people.");
    table(
        "",
        &[
            (demanded, THIRTY, Verdict::Stance),
            (demanded, agreed, Verdict::Stance),
            (FORTY, agreed, Verdict::Contradiction),
            (("", "The union proposed the rescue of 40 people."), ("", "The union demanded the rescue of 30 people."), Verdict::Contradiction),
            (demanded, ("", "The union demanded the rescue of 30 people."), Verdict::Contradiction),
            (demanded, ("", "The operator demanded the rescue of 30 people."), Verdict::Disputed),
            (demanded, ("", "The operator offered the rescue of 30 people."), Verdict::Stance),
            (("", "Keller demanded the rescue of 40 people."), ("", "Obi offered the rescue of 30 people."), Verdict::Stance),
            (("", "Keller demanded the rescue of 40 people."), ("", "Keller offered the rescue of 30 people."), Verdict::Contradiction),
            (FORTY, ("", "Perhaps 30 people were rescued."), Verdict::Compatible),
            (FORTY, ("", "With a second boat, 30 people would have been rescued."), Verdict::Compatible),
        ],
    );
    let (costs, cost) = (("", "A ticket costs $9."), ("", "A ticket sold last week had cost $9."));
    let (likely, hoped) = (("", "A ticket is likely to cost $5."), ("", "The board hopes that a ticket costs $7."));
    table(
        "",
        &[
            (likely, ("", "A ticket will cost $9."), Verdict::Contradiction),
            (likely, costs, Verdict::Contradiction),
            (likely, cost, Verdict::Stance),
            (likely, ("", "A ticket is expected to cost $9."), Verdict::Contradiction),
            (likely, hoped, Verdict::Stance),
            (("", "A ticket was expected to cost $5."), cost, Verdict::Stance),
        ],
    );
    let (planned, denied) = (("", "The mayor will open the bridge."), ("", "The mayor did not open the bridge."));
    table("", &[(planned, denied, Verdict::Stance)]);
}

#[test]
fn independence() {
    // One passage printed twice cannot differ from itself: the guard only stands in where reading went two ways.
    let copies = GUARDS.iter().find(|guard| guard.name == "independence").unwrap();
    assert_eq!(copies.verdict, Verdict::Compatible);
    table("", &[(FORTY, FORTY, Verdict::Agree), (FORTY, THIRTY, Verdict::Contradiction)]);
}

#[test]
fn the_first_guard_in_their_order_names_the_relation() {
    let names: Vec<&str> = GUARDS.iter().map(|guard| guard.name).collect();
    assert_eq!(names, ["event", "quantity", "role", "time", "speaker", "stance", "independence"]);
    let plain = ("2025-06-02", "Keller said that 40 people were rescued.");
    // Each row is explained by every guard from its own on; it loses one row by row.
    let rows = [
        ("2025-06-04", "In 2019 another 50 people were rescued, Obi said in a corrected count.", Verdict::Scope, "2019"),
        ("2025-06-04", "Another 50 people were rescued, Obi said in a corrected count.", Verdict::Scope, "change"),
        ("2025-06-04", "Obi said that 50 people were rescued.", Verdict::Update, "grows"),
        ("2025-06-02", "Obi said that 50 people were rescued.", Verdict::Disputed, "40 and 50 do not meet; gap 10"),
        ("2025-06-02", "Keller demanded the rescue of 50 people.", Verdict::Stance, "demanded"),
        ("2025-06-02", "Keller said that 50 people were rescued.", Verdict::Contradiction, "do not meet"),
    ];
    for (published, text, verdict, why) in rows {
        let found = relation(", only grows", plain, (published, text));
        assert_eq!(found.0, verdict, "{text}: {}", found.1);
        assert!(found.1.contains(why), "{text}: {}", found.1);
    }
}
