//! A megabyte of rules is read at once, be it sound or full of mistakes. The limits hold in release builds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::suite::{Loader, load};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// One text, whatever is asked for.
struct Text(String);

impl Loader for Text {
    fn read(&self, _: &Path) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// Debug builds only look whether it works.
const BYTES: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// A megabyte made of numbered pieces.
fn megabyte(piece: impl Fn(&mut String, usize)) -> String {
    let mut text = String::new();
    for number in 0.. {
        piece(&mut text, number);
        if text.len() > BYTES {
            break;
        }
    }
    text
}

/// Loads and says how many errors there are; the best of three times must be less than `limit`.
fn timed(what: &str, text: String, limit: Duration) -> usize {
    let text = Text(text);
    let run = || {
        let start = Instant::now();
        let (_, _, errors) = load(&[PathBuf::from("main.rules")], &text);
        (start.elapsed(), errors.len())
    };
    let (took, errors) = (0..if cfg!(debug_assertions) { 1 } else { 3 }).map(|_| run()).min().unwrap();
    println!("{what}: {took:?}, {errors} errors");
    assert!(cfg!(debug_assertions) || took < limit, "{what} took {took:?}");
    errors
}

#[test]
fn a_megabyte_of_sound_rules() {
    let text = megabyte(|text, n| {
        write!(
            text,
            "party p{n} \"Party {n}\", \"the {n}th\"\nspeaker s{n} of p{n} \"Anna {n}\"\nclaim c{n}: duration {{\n  \"(talks | negotiations) … last {{value}}\"  about \"town\"\n  \
             not \"usually {{value}}\"\n  key place {{\n    north \"in the north\"\n    south otherwise\n  }}\n}}\nrule r{n} \"Title {n}\" {{\n  \
             expect c{n} agree within 30 minutes by place where place is north\n  severity warning\n  test \"an hour is not four\" {{\n    \
             A  \"The talks lasted about an hour.\"\n    B  \"The negotiations lasted four hours.\"\n    contradicts\n  }}\n}}\n"
        )
        .unwrap();
    });
    assert_eq!(timed("sound", text, Duration::from_millis(200)), 0);
}

#[test]
fn many_names_in_one_place() {
    let values = megabyte(|text, n| writeln!(text, "    v{n} \"w{n}\"").unwrap());
    let choice = format!("claim c: choice {{\n{values}}}\n");
    assert_eq!(timed("one choice", choice, Duration::from_millis(400)), 0);
    let key = format!("claim c: count {{\n  \"{{value}} x\"\n  key k {{\n{values}  }}\n}}\n");
    assert_eq!(timed("one key", key, Duration::from_millis(400)), 0);
    let rules = megabyte(|text, n| write!(text, "rule r{n} {{\n  expect c agree where k is v7\n  note when apart > 0\n}}\n").unwrap());
    let patterns = "  \"(talks | negotiations) … last {value}\"\n".repeat(2000);
    let both = format!("claim c: count {{\n{patterns}  key k {{\n    v7 \"w\"\n  }}\n}}\n{rules}");
    assert_eq!(timed("rules on one claim", both, Duration::from_millis(400)), 0);
}

#[test]
fn a_megabyte_of_mistakes() {
    let limit = Duration::from_secs(3);
    let pieces: [(&str, fn(&mut String, usize)); 6] = [
        ("unknown claims", |text, n| write!(text, "claim a{n}: count {{ \"{{value}} x\" }}\nrule r{n} {{ expect b{n} agree }}\n").unwrap()),
        ("unknown keywords", |text, n| writeln!(text, "clim x{n}: count {{ \"{{value}} x\" }}").unwrap()),
        ("unknown units", |text, n| write!(text, "claim a{n}: length {{ \"{{value}} x\" }}\nrule r{n} {{ expect a{n} == 5 metrs }}\n").unwrap()),
        ("open strings", |text, n| writeln!(text, "party x{n} \"a").unwrap()),
        ("open braces", |text, n| writeln!(text, "rule x{n} {{").unwrap()),
        ("braces", |text, _| text.push_str("} { ")),
    ];
    for (what, piece) in pieces {
        assert!(timed(what, megabyte(piece), limit) > 0);
    }
}
