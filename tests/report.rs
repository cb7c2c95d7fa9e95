//! A report made by hand, in every format.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use factlint::facts::Stance;
use factlint::finding::{Census, Evidence, Finding, FindingKind, KeptSentence, NotRead, Report, Severity, Summary, UnboundRule};
use factlint::report::{FORMATS, Look};
use factlint::source::{SourceMap, Span};

/// What `value` in `sentence` says, which stands at `line` and `column` of a document.
fn evidence(document: &str, (line, column): (u32, u32), sentence: &str, value: &str, understood: &str, speaker: Option<&str>) -> Evidence {
    let at = u32::try_from(sentence.find(value).unwrap()).unwrap();
    let offset = 1000 * line;
    let span = Span::new(offset + at, offset + at + u32::try_from(value.len()).unwrap());
    Evidence {
        document: document.into(),
        source: "Post".into(),
        start: span.start,
        end: span.end,
        line,
        column: column + at,
        text: value.into(),
        speaker: speaker.map(Into::into),
        stance: Stance::Agreed,
        denied: false,
        as_of: None,
        group: 0,
        understood: understood.into(),
        underlined: span,
        underlined_at: place_after(&sentence[..at as usize], line, column),
        sentence: KeptSentence {
            text: sentence.into(),
            span: Span::new(offset, offset + u32::try_from(sentence.len()).unwrap()),
            line,
            column,
            landmarks: Vec::new(),
        },
    }
}

/// Where the text goes on behind these words, which begin at a line and column.
fn place_after(words: &str, line: u32, column: u32) -> (u32, u32) {
    let count = |n: usize| u32::try_from(n).unwrap();
    match words.rsplit_once('\n') {
        Some((above, last)) => (line + count(above.matches('\n').count()) + 1, count(last.chars().count()) + 1),
        None => (line, column + count(words.chars().count())),
    }
}

fn rules() -> SourceMap {
    let mut map = SourceMap::new();
    map.add("rules/parties.rules", "party Harbour \"board\"\n");
    map.add("rules/ferry.rules", "rule talks-length {\n  expect talks.length agree within 30 minutes\n}\nrule crew { expect crew == 5 }\n");
    map
}

fn finding(rule: &str, severity: Severity, message: &str, evidence: Vec<Evidence>) -> Finding {
    let start = if rule == "crew" { 103 } else { 45 };
    Finding {
        rule: rule.into(),
        kind: FindingKind::Contradiction,
        severity,
        message: message.into(),
        help: None,
        link: None,
        claim: "talks.length".into(),
        key: vec![("scope".into(), None)],
        evidence,
        fingerprint: "00".into(),
        working: String::new(),
        rule_span: Span::new(start, start + if rule == "crew" { 16 } else { 43 }),
    }
}

fn talks() -> Finding {
    let long = "When the boatmen and the board came out of the old customs house on Tuesday evening, after talks that had lasted no more than an hour according to everybody who was there, neither of the two would say what had been settled";
    let evidence = vec![
        evidence("amsel/post.md", (9, 1), long, "no more than an hour", "[0, 1 h]", None),
        evidence(
            "amsel/wire.md",
            (120, 31),
            "The talks ran for\n  a little less than\n  four hours, he said.",
            "a little less than\n  four hours",
            "[3 h 24 min, 4 h)",
            Some("Lind"),
        ),
    ];
    Finding {
        help: Some("1 source says about an hour, 1 says about four; nothing satisfies both, even with the 30 minutes allowed".into()),
        link: Some("https://example.org/house-style".into()),
        working: "[0, 1 h] and [3 h 24 min, 4 h) do not meet; gap 2 h 24 min".into(),
        ..finding("talks-length", Severity::Error, "sources disagree on talks.length: at most 1 h ⟂ just under 4 h", evidence)
    }
}

fn crew() -> Finding {
    let both = "Each crew is to be four men, not \u{202e}five\u{202c}, \u{1b}[31mthe board\u{7} said, or \u{2066}three\u{2069} men in winter.";
    let evidence = vec![
        evidence("amsel/a\u{1b}[2J.md", (3, 1), both, "four men", "4", Some("the \u{1b}board")),
        evidence("amsel/a\u{1b}[2J.md", (3, 1), both, "three\u{2069} men", "3", Some("the board")),
        evidence("amsel/wire.md", (7, 12), "Nobody counts five.", "five", "5", None),
    ];
    finding("crew", Severity::Warning, "a\u{202e}crew\nof four", evidence)
}

fn note() -> Finding {
    let sentence = "四十艘船在一夜之间沉没了，港务局说，其中至少十二艘是渡轮，另外还有许多小船在港口外面的礁石上搁浅，救援人员直到第二天早上才到达现场，寻找工作仍在继续之中。";
    Finding {
        rule_span: Span::default(),
        ..finding("boats", Severity::Note, "both can be true", vec![evidence("amsel/zh.txt", (1, 1), sentence, "至少十二艘", "[12, ∞)", None)])
    }
}

fn report(findings: Vec<Finding>) -> Report {
    let count = findings.len();
    Report {
        findings,
        not_read: vec![
            NotRead { document: "amsel/old.txt".into(), line: None, column: None, reason: "empty".into() },
            NotRead { document: "amsel/wire.md".into(), line: Some(3), column: None, reason: "`date: 2025-02-30` is no date".into() },
        ],
        unbound_rules: vec![UnboundRule { rule: "pay".into(), claim: "pay".into(), reason: "no document makes the claim" }],
        summary: Summary {
            documents: 3,
            facts: 1143,
            claims: 1,
            rules: 3,
            findings: if count > 0 { vec![Census { kind: "contradiction", count }, Census { kind: "dispute", count: 1 }] } else { vec![] },
            unbound_rules: 1,
            unjudged: 82,
            not_read: 2,
            ..Summary::default()
        },
        ..Report::default()
    }
}

fn written(name: &str, report: &Report, look: Look) -> String {
    let format = FORMATS.iter().find(|format| format.name == name).unwrap();
    let mut out = Vec::new();
    (format.write)(report, &rules(), look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn findings_at_a_terminal() {
    let report = report(vec![talks(), crew(), note()]);
    let shown = written("terminal", &report, Look::default());
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()) && !shown.contains(['\u{202e}', '\u{2066}']));
    insta::assert_snapshot!(shown);
}

#[test]
fn a_narrow_terminal() {
    insta::assert_snapshot!(written("terminal", &report(vec![talks(), crew()]), Look { width: 20, color: false }));
}

#[test]
fn colors_only_when_asked_for() {
    let report = report(vec![talks()]);
    assert!(written("terminal", &report, Look { color: true, ..Look::default() }).contains("\u{1b}["));
}

#[test]
fn a_run_without_findings() {
    insta::assert_snapshot!(written("terminal", &report(vec![]), Look::default()), @r"
    not read: amsel/old.txt: empty
    not read: amsel/wire.md:3: `date: 2025-02-30` is no date
    1 rule judged nothing, as no document makes the claim: pay
    3 documents, 1,143 facts, 1 claim under 3 rules: no findings; 82 facts no rule judged; 2 not read
    ");
}

#[test]
fn a_run_that_judged_nothing_is_no_pass() {
    let mut nothing = Report::default();
    insta::assert_snapshot!(written("terminal", &nothing, Look::default()), @r"
    nothing was judged: no document was read
    0 documents, 0 facts, 0 claims under 0 rules: no findings
    ");
    nothing.summary = Summary { documents: 2, facts: 9, rules: 1, unbound_rules: 1, unjudged: 9, ..Summary::default() };
    insta::assert_snapshot!(written("terminal", &nothing, Look::default()), @r"
    nothing was judged: no document makes a claim that a rule asks for
    2 documents, 9 facts, 0 claims under 1 rule: no findings; 9 facts no rule judged
    ");
}

#[test]
fn json_is_one_line() {
    let line = written("json", &report(vec![talks()]), Look::default());
    assert!(line.starts_with(r#"{"version":1,"documents":[]"#) && line.ends_with("}\n") && line.lines().count() == 1);
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(value["findings"][0]["evidence"][1]["speaker"], "Lind");
    assert_eq!(value["findings"][0]["key"]["scope"], serde_json::Value::Null);
}
