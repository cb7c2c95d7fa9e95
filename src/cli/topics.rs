//! What there is to explain, each thing from its own definition. A new group is its function and its line in [`GROUPS`].

use crate::check;
use crate::claims::GUARDS;
use crate::declaration::{CheckForm, Inside, Outcome, STATEMENTS, Setting, WORDS, Words, type_names};
use crate::expectation::FORMS;
use crate::facts::{Role, Stance};
use crate::finding::{FindingKind, Severity, Verdict};
use crate::quantity::{Kind, Units};
use crate::syntax::CODES;

/// One thing that can be explained.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// What it is called; a comparison has several signs.
    pub names: Vec<&'static str>,
    /// What it is, in one line.
    pub about: String,
    /// What there is to know besides, in a paragraph; may be empty.
    pub more: String,
    /// Examples, each with what is said above it.
    pub examples: Vec<(&'static str, &'static str)>,
}

/// Things of one sort.
pub(super) struct Group {
    /// What one of them is.
    pub one: &'static str,
    /// What they are for.
    pub about: &'static str,
    /// The things.
    pub topics: fn() -> Vec<Topic>,
}

/// All groups, in the order in which they are listed.
pub(super) static GROUPS: &[Group] = &[
    Group { one: "statement", about: "what a rules file says", topics: statements },
    Group { one: "expectation", about: "what a rule expects of a claim", topics: forms },
    Group { one: "word of a claim", about: "what stands inside a claim", topics: || words(Inside::Claim) },
    Group { one: "sign of a pattern", about: "what stands inside a pattern, besides its words", topics: || words(Inside::Pattern) },
    Group { one: "key of every claim", about: "what `where` and `except` may name, besides the keys of the claim", topics: || words(Inside::Filter) },
    Group { one: "stance", about: "how firmly something is said", topics: stances },
    Group { one: "role", about: "which part of a whole a figure is of", topics: roles },
    Group { one: "word of a rule", about: "what stands inside a rule", topics: || words(Inside::Rule) },
    Group { one: "word of a test", about: "what stands inside the test of a rule", topics: || words(Inside::Test) },
    Group { one: "word of other statements", about: "what stands inside the rest", topics: || words(Inside::Other) },
    Group { one: "check", about: "what is checked without a rule, where `check NAME` asks for it", topics: checks },
    Group { one: "setting", about: "what stands inside a check, besides `severity`", topics: settings },
    Group { one: "type", about: "what the values of a claim are", topics: types },
    Group { one: "finding", about: "what a run finds", topics: findings },
    Group { one: "severity", about: "how much a finding weighs", topics: severities },
    Group { one: "relation", about: "how two values of a claim relate, from the harmless to the worst", topics: relations },
    Group { one: "guard", about: "what must be alike before a difference is a contradiction, in this order", topics: guards },
    Group { one: "outcome", about: "what must come of a rule's test", topics: outcomes },
    Group { one: "error", about: "what can be wrong with rules", topics: errors },
];

/// So many units of a measure are named.
const UNITS: usize = 6;

fn plain(name: &'static str, about: impl Into<String>) -> Topic {
    Topic { names: vec![name], about: about.into(), more: String::new(), examples: Vec::new() }
}

fn statements() -> Vec<Topic> {
    STATEMENTS.iter().map(|statement| Topic { examples: vec![("", statement.example)], ..plain(statement.keyword, statement.about) }).collect()
}

fn forms() -> Vec<Topic> {
    let topic = |form: &crate::declaration::Form| Topic { names: form.words.to_vec(), examples: vec![("", form.example)], ..plain("", form.about) };
    FORMS.iter().map(topic).collect()
}

fn words(inside: Inside) -> Vec<Topic> {
    // The values of a key that is the same for every claim.
    let values = |row: &Words| match row.words {
        ["stance"] => listed(&stances()),
        ["role"] => listed(&roles()),
        _ => String::new(),
    };
    let own = WORDS.iter().filter(|row| row.inside == inside);
    own.map(|row| Topic { names: row.words.to_vec(), more: values(row), examples: vec![("", row.example)], ..plain("", row.about) }).collect()
}

fn stances() -> Vec<Topic> {
    Stance::ALL.iter().map(|stance| plain(stance.name(), stance.about())).collect()
}

fn roles() -> Vec<Topic> {
    Role::ALL.iter().map(|role| plain(role.name(), role.about())).collect()
}

/// Things with what they are, in one paragraph.
fn listed(topics: &[Topic]) -> String {
    topics.iter().map(|topic| format!("`{}`: {}.", topic.names.concat(), topic.about)).collect::<Vec<_>>().join(" ")
}

fn settings() -> Vec<Topic> {
    let all = check::forms().into_iter().flat_map(|check| check.settings.iter().map(move |setting| (check, setting)));
    all.map(|(check, setting)| Topic { examples: vec![("", check.example)], ..plain(setting.name, format!("{}, in `check {}`", setting.about, check.name)) })
        .collect()
}

fn checks() -> Vec<Topic> {
    let setting = |setting: &Setting| format!("`{}`: {}.", setting.name, setting.about);
    let topic = |check: &'static CheckForm| {
        let settings: Vec<String> = check.settings.iter().map(setting).collect();
        let more = [check.explain.to_owned(), settings.join(" ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Topic { more, examples: vec![("", check.example)], ..plain(check.name, check.about) }
    };
    check::forms().into_iter().map(topic).collect()
}

fn types() -> Vec<Topic> {
    let about = |name: &'static str| {
        if let Some(kind) = Kind::named(name) {
            return kind.definition().about.to_owned();
        }
        let units: Vec<&str> = Units::get().all().iter().filter(|unit| unit.dimension == name).map(|unit| unit.name).collect();
        let shown = units.get(..UNITS).unwrap_or(&units).join(", ");
        format!("a measure: {shown}{}", if units.len() > UNITS { ", …" } else { "" })
    };
    type_names().map(|name| plain(name, about(name))).collect()
}

fn findings() -> Vec<Topic> {
    FindingKind::ALL.iter().map(|kind| Topic { examples: vec![("", kind.example())], ..plain(kind.name(), kind.about()) }).collect()
}

fn severities() -> Vec<Topic> {
    let name = |severity: Severity| match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    Severity::ALL.iter().map(|severity| plain(name(*severity), severity.about())).collect()
}

fn relations() -> Vec<Topic> {
    Verdict::ALL.iter().map(|verdict| plain(verdict.name(), verdict.about())).collect()
}

fn guards() -> Vec<Topic> {
    GUARDS.iter().map(|guard| plain(guard.name, guard.about)).collect()
}

fn outcomes() -> Vec<Topic> {
    Outcome::ALL.iter().map(|outcome| plain(outcome.name(), outcome.about())).collect()
}

fn errors() -> Vec<Topic> {
    let examples = |code: &crate::syntax::Code| match code.wrong {
        "" => vec![("what to do", code.mended)],
        wrong => vec![("wrong", wrong), ("right", code.mended)],
    };
    CODES.iter().map(|code| Topic { examples: examples(code), ..plain(code.name, code.about) }).collect()
}
