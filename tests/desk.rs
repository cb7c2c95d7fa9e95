//! What a desk asks for: drafts against wires, the story of a run, versions of a page, the standard input.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::fs;
use support::{code, copied, report, run, said, text, told};

const RULES: [&str; 2] = ["--rules", "ferry.rules"];

#[test]
fn a_draft_is_held_against_wires() {
    let folder = copied("desk", "against");
    insta::assert_snapshot!(said(&folder, &["check", "drafts/draft.md", "--against", "wires", "--rules", "ferry.rules"]));
}

#[test]
fn wires_that_differ_among_themselves_never_fail_a_run() {
    let folder = copied("desk", "wires-only");
    fs::write(folder.join("drafts/draft.md"), "The boat carried 118 cars.\n").unwrap();
    let args = ["check", "drafts", "--against", "wires", "--rules", "ferry.rules", "--fail-on", "note"];
    let found = report(&folder, &args);
    let severities: Vec<_> = found["findings"].as_array().unwrap().iter().map(|finding| (&finding["rule"], &finding["severity"])).collect();
    assert_eq!(format!("{severities:?}"), r#"[(String("ferry-delay"), String("note")), (String("aboard"), String("note"))]"#);
    assert_eq!(code(&run(&folder, &args, "")), 0);
    let against: Vec<_> = found["documents"].as_array().unwrap().iter().map(|document| document["against"].as_bool().unwrap()).collect();
    assert_eq!(against, [false, true, true]);
    // without drafts, the same wires fail
    assert_eq!(code(&run(&folder, &["check", "wires", "--rules", "ferry.rules"], "")), 1);
}

#[test]
fn a_draft_among_the_wires_stays_a_draft() {
    let folder = copied("desk", "among");
    let found = report(&folder, &["check", "wires/../wires/coast.md", "--against", "wires", "--rules", "ferry.rules"]);
    assert_eq!((&found["documents"][0]["document"], &found["documents"][0]["against"]), (&"wires/coast.md".into(), &false.into()));
    assert_eq!(found["findings"][0]["severity"], "error");
    assert_eq!(found["documents"].as_array().unwrap().len(), 2);
}

#[test]
fn settings_name_drafts_wires_and_the_story() {
    let folder = copied("desk", "settings");
    fs::write(folder.join("factlint.toml"), "documents = [\"drafts\"]\nagainst = [\"wires\"]\nrules = [\"ferry.rules\"]\nstory = \"the ferry\"\n").unwrap();
    let found = report(&folder, &["check"]);
    assert_eq!((found["documents"].as_array().unwrap().len(), &found["documents"][0]["story"]), (3, &"the ferry".into()));
    assert!(!found["findings"].as_array().unwrap().is_empty());
    fs::write(folder.join("factlint.toml"), "story = \" \"\n").unwrap();
    let error = "error: factlint.toml:1:1: `story` is empty\nhelp: name the story, or remove the line\nexit code: 2\n";
    assert_eq!(said(&folder, &["check"]), error);
}

#[test]
fn documents_of_one_story_are_compared() {
    let folder = copied("desk", "story");
    let count = |args: &[&str]| report(&folder, &[args, &RULES].concat())["findings"].as_array().unwrap().len();
    assert_eq!(count(&["check", "drafts", "wires/harbour.md"]), 0);
    assert_eq!(count(&["check", "drafts", "wires/harbour.md", "--story", "ferry"]), 1);
    fs::write(folder.join("drafts/draft.md"), "---\nstory: another\n---\nThe ferry was delayed by nine hours.\n").unwrap();
    assert_eq!(count(&["check", "drafts", "wires/harbour.md", "--story", "ferry"]), 0);
    assert_eq!(count(&["check", "drafts", "--against", "wires/harbour.md"]), 0);
}

#[test]
fn a_later_version_of_a_page_supersedes_the_earlier() {
    let folder = copied("desk", "versions");
    let version = |name: &str, published: &str, url: &str| {
        let text = format!("---\npublished: {published}\nurl: {url}\n---\nThe ferry was delayed by nine hours.\n");
        fs::write(folder.join("wires").join(name), text).unwrap();
    };
    version("early.md", "2025-03-04T08:30", "http://COAST.example/ferry/#top");
    let args = ["check", "wires/early.md", "wires/coast.md", "--rules", "ferry.rules"];
    insta::assert_snapshot!(said(&folder, &args));
    let found = report(&folder, &args);
    assert_eq!(found["documents"][1]["superseded_by"], "wires/coast.md");
    assert_eq!((&found["summary"]["superseded"], &found["summary"]["documents"]), (&1.into(), &1.into()));
    // of the same minute, of an unknown one, and of another page: nothing says which is right
    for (published, url) in
        [("2025-03-04T09:00", "https://coast.example/ferry"), ("2025-03-04", "https://coast.example/ferry"), ("2025-03-03", "https://coast.example/ferry?id=2")]
    {
        version("early.md", published, url);
        assert_eq!(code(&run(&folder, &args, "")), 1, "{published} {url}");
    }
}

#[test]
fn the_standard_input_is_a_document() {
    let folder = copied("desk", "stdin");
    let draft = "---\nsource: My Draft\n---\nThe ferry was delayed by nine hours.\n";
    let args = ["check", "-", "--stdin-name", "wires/new.md", "wires/harbour.md", "--rules", "ferry.rules"];
    insta::assert_snapshot!(told(&run(&folder, &args, draft)));
    // what an editor has not saved yet stands for the file of that name
    let saved = ["check", "-", "--stdin-name", "wires/harbour.md", "wires", "--rules", "ferry.rules"];
    let unsaved = run(&folder, &saved, "The ferry was delayed by two hours. It carried 300 passengers.");
    assert_eq!(code(&unsaved), 0, "{}", told(&unsaved));
    let facts = run(&folder, &["facts", "-"], "Four boats sank.");
    assert_eq!(text(&facts.stdout), "-: 1 fact\n  1:1  count  Four  4 boat  done\n");
    assert_eq!(told(&run(&folder, &["facts", "-"], "")), "not read: -: empty\nexit code: 2\n");
    let nameless = "error: `--stdin-name` names nothing\nhelp: write `-` among the paths, which is the standard input\nexit code: 2\n";
    assert_eq!(said(&folder, &["facts", "wires", "--stdin-name", "a.md"]), nameless);
}

#[test]
fn facts_say_what_they_are_bound_to() {
    let folder = copied("desk", "facts");
    insta::assert_snapshot!(said(&folder, &["facts", "wires", "--rules", "ferry.rules"]));
    insta::assert_snapshot!(said(&folder, &["facts", "wires/coast.md", "--rules", "ferry.rules", "--format", "jsonl", "--sha256"]));
    assert!(!said(&folder, &["facts", "wires", "--format", "jsonl"]).contains("\"claim\""));
}

#[test]
fn facts_fit_the_screen_and_go_to_a_file() {
    let folder = copied("desk", "facts-width");
    let long = "Four very old and very slow and on the whole not very seaworthy boats sank.";
    fs::write(folder.join("long.md"), long.replace("Four", "At the very least about forty two million three hundred thousand")).unwrap();
    let table = said(&folder, &["facts", "long.md", "--width", "70"]);
    assert!(table.lines().all(|line| line.chars().count() <= 70) && table.contains('…'), "{table}");
    assert!(said(&folder, &["facts", "long.md", "--color", "always"]).contains("\u{1b}[1m"));
    assert_eq!(said(&folder, &["facts", "wires", "-o", "list.txt"]), "exit code: 0\n");
    assert!(fs::read_to_string(folder.join("list.txt")).unwrap().starts_with("wires/coast.md: "));
    let error = |args: &[&str]| said(&folder, args);
    assert_eq!(
        error(&["facts", "wires", "--format", "jsonl", "--width", "80"]),
        "error: `--width` means nothing to `--format jsonl`\nhelp: leave it out\nexit code: 2\n"
    );
    assert!(error(&["facts", "wires", "--sha256"]).starts_with("error: `--sha256` means nothing to a table\n"));
}

#[test]
fn rules_that_compare_nothing_are_named() {
    let folder = copied("desk", "lone");
    fs::write(folder.join("wires/coast.md"), "The boat carried 118 cars.\n").unwrap();
    fs::write(folder.join("wires/harbour.md"), "The ferry was delayed by nine hours. It carried 250 passengers.\n").unwrap();
    let found = report(&folder, &["check", "wires", "--rules", "ferry.rules"]);
    let reasons: Vec<_> = found["uncompared_rules"].as_array().unwrap().iter().map(|rule| (rule["rule"].as_str(), rule["reason"].as_str())).collect();
    let expected = [("ferry-delay", "only one source makes the claim"), ("aboard", "no two sources make the claim of one story under the same keys")]
        .map(|(a, b)| (Some(a), Some(b)));
    assert_eq!((reasons.as_slice(), &found["summary"]["uncompared_rules"]), (&expected[..], &2.into()));
    assert_eq!(code(&run(&folder, &["check", "wires", "--rules", "ferry.rules"], "")), 0);
}
