//! Facts that somebody else has read: what goes in, what comes of it, and what cannot be used.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::fs;
use support::{code, copied, report, run, said, told};

const FERRY: &str = r#"{"document":"a.md","text":"three hours","kind":"duration","low":3,"high":3,"unit":"hour","claim":"ferry.delay"}"#;

/// What a check says of these lines alone.
fn check(name: &str, lines: &str) -> String {
    let folder = copied("desk", name);
    fs::write(folder.join("facts.jsonl"), lines).unwrap();
    said(&folder, &["check", "--facts", "facts.jsonl", "--rules", "ferry.rules"])
}

#[test]
fn facts_alone_are_judged() {
    insta::assert_snapshot!(check("alone", include_str!("given/ferry.jsonl")));
}

#[test]
fn facts_stand_beside_documents() {
    let folder = copied("desk", "beside");
    fs::write(folder.join("facts.jsonl"), FERRY.replace("a.md", "wires/a.md")).unwrap();
    let found = report(&folder, &["check", "wires/coast.md", "--facts", "facts.jsonl", "--rules", "ferry.rules"]);
    assert_eq!(found["findings"][0]["evidence"].as_array().unwrap().len(), 2);
    let alone = &found["documents"][0];
    assert_eq!((&alone["document"], &alone["encoding"], &alone["story"], &alone["facts"]), (&"wires/a.md".into(), &"facts".into(), &"wires".into(), &1.into()));
    // a draft that is known from its facts only
    let piped = run(&folder, &["check", "wires/coast.md", "--facts", "-", "--rules", "ferry.rules"], &FERRY.replace("a.md", "wires/a.md"));
    assert_eq!(code(&piped), 1);
    let twice = "error: the standard input is asked for twice\nhelp: give `-` to `--facts` or to the documents\nexit code: 2\n";
    assert_eq!(said(&folder, &["check", "-", "--facts", "-", "--rules", "ferry.rules"]), twice);
    let gone = "error: `gone.jsonl` cannot be read: no such file or folder\nexit code: 2\n";
    assert_eq!(said(&folder, &["check", "--facts", "gone.jsonl", "--rules", "ferry.rules"]), gone);
}

#[test]
fn what_facts_writes_comes_to_the_same_report() {
    let folder = copied("desk", "round");
    let list = |output: &str, extra: &[&str]| {
        let args = [&["facts", "wires", "--format", "jsonl", "-o", output][..], extra].concat();
        assert_eq!(said(&folder, &args), "exit code: 0\n");
    };
    let check = |args: &[&str]| report(&folder, &[&["check", "--rules", "ferry.rules"][..], args].concat());
    let read = check(&["wires"]);
    // bound by the rules of the check
    list("open.jsonl", &["--sha256"]);
    assert_eq!(check(&["wires", "--facts", "open.jsonl"]), read);
    // bound already
    list("bound.jsonl", &["--sha256", "--rules", "ferry.rules"]);
    assert_eq!(check(&["wires", "--facts", "bound.jsonl"]), read);
    let alone = check(&["--facts", "bound.jsonl"]);
    let fingerprints = |report: &serde_json::Value| -> Vec<String> {
        report["findings"].as_array().unwrap().iter().map(|finding| finding["fingerprint"].to_string()).collect()
    };
    assert_eq!(fingerprints(&alone), fingerprints(&read));
    assert_eq!(fingerprints(&read).len(), 2);
}

#[test]
fn a_given_fact_takes_the_place_of_what_was_read() {
    let folder = copied("desk", "instead");
    said(&folder, &["facts", "wires/coast.md", "--format", "jsonl", "--sha256", "-o", "facts.jsonl"]);
    let lines = fs::read_to_string(folder.join("facts.jsonl")).unwrap();
    // somebody read `118 cars` as 181
    fs::write(folder.join("facts.jsonl"), lines.replace("\"low\":118,\"high\":118", "\"low\":181,\"high\":181")).unwrap();
    let found = report(&folder, &["check", "wires/coast.md", "--facts", "facts.jsonl", "--rules", "ferry.rules"]);
    let cars = found["keys"].as_array().unwrap().iter().find(|key| key["key"]["what"] == "cars").unwrap();
    assert_eq!((&cars["groups"][0]["low"], &cars["groups"][0]["hard"]["low"]), (&181.into(), &181.into()));
    assert_eq!(cars["groups"].as_array().unwrap().len(), 1);
}

#[test]
fn a_key_that_is_not_given_is_what_holds_without_a_cue() {
    let line = r#"{"document":"a.md","text":"20","kind":"count","low":20,"high":20,"unit":"trip","speaker":"Lind","claim":"offer"}"#;
    let folder = copied("desk", "otherwise");
    let keys = |line: &str| {
        fs::write(folder.join("facts.jsonl"), line).unwrap();
        report(&folder, &["check", "--facts", "facts.jsonl", "--rules", "ferry.rules"])["keys"][0]["key"].to_string()
    };
    assert_eq!(keys(line), r#"{"offered-by":"Harbour"}"#);
    assert_eq!(keys(&line.replace("\"claim\"", "\"key\":{\"offered-by\":null},\"claim\"")), r#"{"offered-by":null}"#);
}

#[test]
fn what_words_allow_is_computed_where_it_is_not_given() {
    let folder = copied("desk", "computed");
    let hard = |value: &str| {
        let line = FERRY.replace(r#""kind":"duration","low":3,"high":3,"unit":"hour","claim":"ferry.delay""#, value);
        fs::write(folder.join("facts.jsonl"), line).unwrap();
        let found = report(&folder, &["check", "--facts", "facts.jsonl", "--rules", "ferry.rules"]);
        assert_eq!(found["not_read"], serde_json::json!([]), "{value}");
        let hard = &found["keys"][0]["groups"][0]["hard"];
        format!("{} {} {} {}", hard["low"], hard["high"], hard["low_open"], hard["high_open"])
    };
    let delay = |rest: &str| hard(&format!(r#""claim":"ferry.delay","kind":"duration",{rest}"#));
    assert_eq!(delay(r#""low":1,"high":1,"unit":"hour""#), "3600 3600 false false");
    assert_eq!(delay(r#""low":1,"high":1,"unit":"hour","hedge":"about""#), "3420 3780 false false");
    assert_eq!(delay(r#""low":1,"unit":"hour","hedge":"at least""#), "3600 null false false");
    assert_eq!(delay(r#""high":1,"unit":"hour","hedge":"less than""#), "0 3600 true true");
    assert_eq!(delay(r#""low":1,"high":2,"unit":"month""#), "2419200 5356800 false false");
    assert_eq!(delay(r#""hard":{"low":60,"high":120,"high_open":true},"unit":"minute""#), "60 120 false true");
    let fare = |rest: &str| hard(&format!(r#""claim":"fare","kind":"money",{rest}"#));
    assert_eq!(fare(r#""low":2400000,"high":2400000,"unit":"USD""#), "2350000 2450000 false true");
    let aboard = |rest: &str| hard(&format!(r#""claim":"aboard","key":{{"what":"cars"}},{rest}"#));
    assert_eq!(aboard(r#""kind":"number","low":118,"high":118"#), "118 118 false false");
    assert_eq!(aboard(r#""kind":"count","low":10,"high":10,"hedge":"some","unit":"car""#), "9 11 false false");
}

/// Every line but the first and the last is wrong in one way; these two are used all the same.
#[test]
fn lines_that_cannot_be_used_are_told_and_the_rest_is_used() {
    insta::assert_snapshot!(check("broken", include_str!("given/broken.jsonl")));
}

#[test]
fn lines_that_do_not_fit_their_document() {
    let folder = copied("desk", "unfit");
    said(&folder, &["facts", "wires/coast.md", "--format", "jsonl", "--sha256", "-o", "facts.jsonl"]);
    let lines = fs::read_to_string(folder.join("facts.jsonl")).unwrap();
    let first = lines.lines().next().unwrap().to_owned();
    let sha = first.split("\"sha256\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let told = |line: &str| {
        fs::write(folder.join("facts.jsonl"), line).unwrap();
        let args = ["check", "wires/coast.md", "--facts", "facts.jsonl", "--rules", "ferry.rules"];
        let output = said(&folder, &args);
        assert!(output.ends_with("exit code: 2\n"), "{output}");
        output.lines().find_map(|line| line.strip_prefix("not read: facts.jsonl:")).unwrap().to_owned()
    };
    let mut shown = vec![
        told(&first.replace(&format!(",\"sha256\":\"{sha}\""), "")),
        told(&first.replace(&sha, "00")).replace(&sha, "SHA"),
        told(&first.replace("coast.md", "gone.md")),
        told(&first.replace("\"start\":137,\"end\":146", "\"start\":136,\"end\":145")),
        told(&first.replace("\"start\":137,\"end\":146,", "")),
        // the front matter is not read
        told(&first.replace("\"start\":137,\"end\":146", "\"start\":12,\"end\":17").replace("\"two hours\"", "\"Coast\"").replace("\"nearly\"", "null")),
    ];
    fs::write(folder.join("facts.jsonl"), format!("{first}\n{}\n", first.replace("\"low\":2,\"high\":2", "\"low\":3,\"high\":3"))).unwrap();
    shown.push(said(&folder, &["check", "wires/coast.md", "--facts", "facts.jsonl", "--rules", "ferry.rules"]));
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn no_bytes_make_it_panic() {
    let folder = copied("desk", "noise");
    let line = include_str!("given/ferry.jsonl").lines().next().unwrap();
    // a line cut off anywhere, and one with any byte put out
    let cut = (0..line.len()).filter_map(|end| line.get(..end)).collect::<Vec<_>>().join("\n");
    let output = run(&folder, &["check", "--facts", "-", "--rules", "ferry.rules"], &cut);
    assert_eq!(code(&output), 2, "{}", told(&output));
    let put_out = (0..line.len()).map(|i| format!("{}~{}", &line[..i], &line[i + 1..])).collect::<Vec<_>>().join("\n");
    let output = run(&folder, &["check", "--facts", "-", "--rules", "ferry.rules"], &put_out);
    assert_eq!(code(&output), 2, "{}", told(&output));
    fs::write(folder.join("facts.jsonl"), b"\xef\xbb\xbf{\"document\":\"caf\xe9\"}\n").unwrap();
    let output = said(&folder, &["check", "--facts", "facts.jsonl", "--rules", "ferry.rules"]);
    assert!(output.contains("not read: facts.jsonl:1:17: no UTF-8; save the file as UTF-8\n"), "{output}");
}

#[test]
fn a_night_goes_on_past_midnight() {
    let folder = copied("desk", "night");
    fs::write(folder.join("night.md"), "The ferry ran from 10 p.m. to 2 a.m., and by noon it was back.\n").unwrap();
    assert_eq!(said(&folder, &["facts", "night.md", "--format", "jsonl", "--sha256", "-o", "night.jsonl"]), "exit code: 0\n");
    let found = report(&folder, &["check", "night.md", "--facts", "night.jsonl", "--rules", "ferry.rules"]);
    assert_eq!((&found["not_read"], &found["summary"]["facts"]), (&serde_json::json!([]), &2.into()));
}
