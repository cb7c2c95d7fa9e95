//! Every code of the rules' errors: used, explained, and its example true.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use factlint::suite::{Loader, load};
use factlint::syntax::CODES;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the examples stand beside.
const BESIDE: &str = "claim delay: duration { \"delayed by {value}\" }\nclaim fare: money { \"fare of {value}\" }\nclaim sailed: date { \"sailed {value}\" }\n\
    claim left: time { \"left at {value}\" }\nclaim memory: information { \"{value} of memory\" }\nclaim cause: choice {\n  storm \"storm held\"\n  engine \"engine failed\"\n}\n\
    claim crew: count {\n  \"crew of {value}\"\n  key place {\n    harbour \"harbour\"\n    sea otherwise\n  }\n}\n";

struct One(String);

impl Loader for One {
    fn read(&self, path: &Path) -> Result<String, String> {
        match path.to_str() {
            Some("example.rules") => Ok(self.0.clone()),
            Some("parties.rules") => Ok(String::new()),
            _ => Err("no such file or folder".to_owned()),
        }
    }
}

fn codes(example: &str) -> Vec<&'static str> {
    let (_, _, errors) = load(&[PathBuf::from("example.rules")], &One(format!("{BESIDE}{example}\n")));
    errors.iter().map(|error| error.code).collect()
}

#[test]
fn an_example_makes_its_error_and_the_mended_one_makes_none() {
    let mut untrue = Vec::new();
    for code in CODES.iter().filter(|code| !code.wrong.is_empty()) {
        let (wrong, mended) = (codes(code.wrong), codes(code.mended));
        if wrong != [code.name] || !mended.is_empty() {
            untrue.push(format!("{}: {wrong:?} instead, {mended:?} when mended", code.name));
        }
    }
    assert!(untrue.is_empty(), "{}", untrue.join("\n"));
}

/// Every code that the program uses has its row, and every row is used.
#[test]
fn every_code_is_explained() {
    let mut used = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let calls = text.split("RulesError::new(").skip(1).map(|call| call.trim_start().strip_prefix('"').and_then(|call| call.split('"').next()));
                used.extend(calls.map(|code| code.unwrap_or_else(|| panic!("{}: a code is no literal", path.display())).to_owned()));
            }
        }
    }
    let rows: Vec<&str> = CODES.iter().map(|code| code.name).collect();
    assert_eq!(rows, used.iter().map(String::as_str).collect::<Vec<_>>(), "one row of `CODES` for each code that is used, in the order of the alphabet");
    assert!(CODES.iter().all(|code| !code.about.is_empty() && !code.mended.is_empty()));
}
