//! What helps a desk to begin: first files, schemas, completions, the manual, and what names mean.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use factlint::claims::GUARDS;
use factlint::claims::given::FIELDS;
use factlint::declaration::{Outcome, STATEMENTS, WORDS, type_names};
use factlint::expectation::FORMS;
use factlint::facts::{Role, Stance};
use factlint::finding::{FindingKind, Verdict};
use factlint::syntax::CODES;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use support::{code, copied, empty, run, said, text};

#[test]
fn a_new_desk_passes_its_own_tests() {
    let folder = empty("init");
    insta::assert_snapshot!(said(&folder, &["init"]));
    let tests = said(&folder, &["test"]);
    assert!(tests.ends_with("2 passed, 0 failed\nexit code: 0\n"), "{tests}");
    fs::create_dir(folder.join("reports")).unwrap();
    fs::write(folder.join("reports/a.md"), "The ferry was delayed by an hour.\n").unwrap();
    fs::write(folder.join("reports/b.md"), "The ferry was delayed by nine hours.\n").unwrap();
    assert_eq!(code(&run(&folder, &["check"], "")), 1);
}

#[test]
fn nothing_is_overwritten() {
    for name in ["factlint.toml", "rules/example.rules"] {
        let folder = empty("init-again");
        fs::create_dir_all(folder.join("rules")).unwrap();
        fs::write(folder.join(name), "mine").unwrap();
        let error = format!("error: `{name}` is there already\nhelp: run this in another folder, or rename the file\nexit code: 2\n");
        assert_eq!(said(&folder, &["init"]), error);
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), "mine");
        let files = ["factlint.toml", "rules/example.rules"].iter().filter(|name| folder.join(name).exists()).count();
        assert_eq!(files, 1, "all files are written, or none");
    }
}

/// All settings of the written file, with the marks of comments taken away, are valid.
#[test]
fn the_settings_that_are_commented_out_are_settings() {
    let folder = empty("init-all");
    said(&folder, &["init"]);
    let path = folder.join("factlint.toml");
    let all: String = fs::read_to_string(&path)
        .unwrap()
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line).to_owned() + "\n")
        .collect();
    fs::write(&path, &all).unwrap();
    let named: BTreeSet<String> = all.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect();
    let schema = schema("config");
    assert_eq!(named, schema["properties"].as_object().unwrap().keys().cloned().collect());
    assert!(said(&folder, &["test"]).contains("2 passed"));
}

fn schema(of: &str) -> Value {
    let folder = empty(&format!("schema-{of}"));
    let output = run(&folder, &["schema", of], "");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What of a value its schema does not allow; a field that it does not name is none.
fn against(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let mut found = schema.clone();
    if let Some(name) = schema["$ref"].as_str() {
        found = root["$defs"][name.trim_start_matches("#/$defs/")].clone();
    }
    let schema = &found;
    for choice in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[choice].as_array() {
            let fits = |one: &Value| {
                let mut inside = Vec::new();
                against(root, one, value, at, &mut inside);
                inside.is_empty()
            };
            if !choices.iter().any(fits) {
                wrong.push(format!("{at}: {value} fits none"));
            }
        }
    }
    if schema["const"] != Value::Null && schema["const"] != *value {
        wrong.push(format!("{at}: {value} is not {}", schema["const"]));
    }
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed: Vec<&str> = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let whole = name == "integer" && allowed.contains(&"number");
    if !allowed.is_empty() && !allowed.contains(&name) && !whole {
        wrong.push(format!("{at}: {value} is no {allowed:?}"));
    }
    if let (Value::Object(fields), Some(properties)) = (value, schema["properties"].as_object()) {
        for (name, field) in fields {
            match properties.get(name) {
                Some(property) => against(root, property, field, &format!("{at}.{name}"), wrong),
                None => wrong.push(format!("{at}.{name} is not in the schema")),
            }
        }
        let missing = schema["required"].as_array().into_iter().flatten().filter(|name| !fields.contains_key(name.as_str().unwrap()));
        wrong.extend(missing.map(|name| format!("{at}.{name} is missing")));
    }
    if let (Value::Array(items), Some(_)) = (value, schema.get("items")) {
        for item in items {
            against(root, &schema["items"], item, &format!("{at}[]"), wrong);
        }
    }
}

fn fits(schema: &Value, value: &Value) {
    let mut wrong = Vec::new();
    against(schema, schema, value, "", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reports_and_facts_are_as_their_schemas_say() {
    let folder = copied("desk", "schemas");
    fs::write(folder.join("broken.jsonl"), "{}\n").unwrap();
    let output = run(&folder, &["check", "drafts", "--against", "wires", "--facts", "broken.jsonl", "--rules", "ferry.rules", "--format", "json"], "");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(!report["findings"].as_array().unwrap().is_empty() && !report["not_read"].as_array().unwrap().is_empty());
    let report_schema = schema("report");
    fits(&report_schema, &report);
    let thoughts = copied("expectations/thoughts", "schemas-thoughts");
    let output = run(&thoughts, &["check", "reports", "--rules", "thoughts.rules", "--format", "json"], "");
    fits(&report_schema, &serde_json::from_slice(&output.stdout).unwrap());
    assert_eq!((&report_schema["$id"], &report["version"]), (&"factlint:report:1".into(), &1.into()));
    let facts = schema("facts");
    let lines = said(&folder, &["facts", "wires", "--format", "jsonl", "--rules", "ferry.rules", "--sha256"]);
    lines.lines().filter(|line| line.starts_with('{')).for_each(|line| fits(&facts, &serde_json::from_str(line).unwrap()));
    for line in include_str!("given/ferry.jsonl").lines().filter(|line| !line.is_empty()) {
        fits(&facts, &serde_json::from_str(line).unwrap());
    }
    let known: BTreeSet<&str> = FIELDS.into_iter().collect();
    assert_eq!(facts["properties"].as_object().unwrap().keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
}

/// The test above could not fail if the comparison let everything pass.
#[test]
fn a_value_of_another_form_does_not_fit() {
    let report = schema("report");
    let told = |value: Value| {
        let mut wrong = Vec::new();
        against(&report, &report, &value, "", &mut wrong);
        wrong.join("\n")
    };
    let wrong = told(serde_json::json!({"version": "1", "findings": [{"severity": "fatal"}], "more": 1}));
    for part in [".version: \"1\" is no [\"integer\"]", "\"fatal\" fits none", ".more is not in the schema", ".\"summary\" is missing"] {
        assert!(wrong.contains(part), "{part} in {wrong}");
    }
}

#[test]
fn everything_is_explained_from_its_own_definition() {
    let folder = empty("explain");
    let names = STATEMENTS.iter().map(|statement| statement.keyword).chain(FORMS.iter().flat_map(|form| form.words.iter().copied())).chain(type_names());
    let names = names.chain(WORDS.iter().flat_map(|row| row.words.iter().copied()));
    let names = names.chain(FindingKind::ALL.map(FindingKind::name)).chain(Verdict::ALL.map(Verdict::name)).chain(Outcome::ALL.map(Outcome::name));
    let names = names.chain(Stance::ALL.map(Stance::name)).chain(Role::ALL.map(Role::name));
    let names: BTreeSet<&str> = names.chain(GUARDS.iter().map(|guard| guard.name)).chain(CODES.iter().map(|code| code.name)).collect();
    let list = said(&folder, &["explain"]);
    for name in names {
        assert!(list.lines().any(|line| line.split_whitespace().any(|word| word == name)), "`{name}` is not in the list");
    }
    for name in ["contradiction", "unknown-unit", "<=", "speaker", "Weight"] {
        let output = run(&folder, &["explain", name], "");
        assert_eq!(code(&output), if name == "Weight" { 2 } else { 0 }, "{name}");
    }
    insta::assert_snapshot!(
        ["open", "missing-comma", "use-cycle", "same", "mass", "within", "[", "run", "published", "role", "hypothetical", "pattern"]
            .map(|name| said(&folder, &["explain", name]))
            .join("\n")
    );
    insta::assert_snapshot!("an_unknown_name", said(&folder, &["explain", "contradicton"]));
}

#[test]
fn rules_of_ones_own_are_explained() {
    let folder = copied("desk", "explain-own");
    insta::assert_snapshot!(said(&folder, &["explain", "ferry-delay", "--rules", "ferry.rules"]));
    insta::assert_snapshot!(said(&folder, &["explain", "aboard", "wires", "--rules", "ferry.rules"]));
    insta::assert_snapshot!(said(&folder, &["explain", "offer", "wires", "drafts", "gone", "--rules", "ferry.rules"]));
    assert!(said(&folder, &["explain", "--rules", "ferry.rules"]).contains("  cause        choice\n  fare         money\n"));
    assert!(
        said(&folder, &["explain", "--rules", "ferry.rules"]).contains("  ferry-delay  Sources must agree on the delay\n  aboard       expect aboard agree\n")
    );
    assert!(said(&folder, &["explain", "fery-delay", "--rules", "ferry.rules"]).contains("did you mean `ferry-delay`?"));
    // rules with errors stand in nobody's way who asks for what they need not be read for
    fs::write(folder.join("factlint.toml"), "rules = [\"bad.rules\"]\n").unwrap();
    fs::write(folder.join("bad.rules"), "party A “a”\n").unwrap();
    assert!(said(&folder, &["explain", "typographic-quotes"]).ends_with("exit code: 0\n"));
    assert!(said(&folder, &["explain", "ferry-delay"]).ends_with("1 error in the rules\nexit code: 2\n"));
}

#[test]
fn the_codes_that_reports_and_errors_show_can_be_explained() {
    let folder = copied("desk", "codes");
    let report = said(&folder, &["check", "drafts", "--against", "wires", "--rules", "ferry.rules"]);
    assert!(report.starts_with("contradiction\n\n  × "), "{report}");
    assert!(said(&folder, &["explain", "contradiction"]).ends_with("exit code: 0\n"));
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let folder = empty("manual");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&folder, &["completions", shell], "");
        let completions = text(&output.stdout);
        assert!(completions.contains("against") && completions.contains("explain") && code(&output) == 0, "{shell}");
    }
    assert_eq!(code(&run(&folder, &["completions", "cmd"], "")), 2);
    assert!(said(&folder, &["man"]).starts_with(".ie"));
    for command in ["check", "facts", "test", "explain", "init", "schema", "completions", "man"] {
        let page = said(&folder, &["man", command]);
        assert!(page.contains(&format!("factlint\\-{command} ")) && page.ends_with("exit code: 0\n"), "{page}");
    }
    assert_eq!(said(&folder, &["man", "chek"]), "error: unknown command `chek`\nhelp: did you mean `check`?\nexit code: 2\n");
}
