//! How fast `factlint facts` reads, beside `rg -c` on the same file, and how much memory `check` needs for many files.
//!
//! Run with `cargo test --release --test throughput -- --ignored --nocapture`; `rg` is left out where it is not installed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What `rg` counts: numbers with a unit behind them.
const NUMBERS: &str = r"\b[0-9][0-9,.]*\s?(%|percent|people|hours?|days?|weeks?|months?|years?|km|miles|million|billion)";

/// A generator with a fixed seed (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n as u64).unwrap()
    }
}

/// The paragraphs of the project's own reports.
fn paragraphs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["seeds", "tests/stories/storm/reports", "tests/stories/takeover/reports", "tests/stories/trial/reports"] {
        files.extend(std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()));
    }
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    texts.flat_map(|text| text.split("\n\n").filter(|p| p.len() > 60 && !p.starts_with(['-', '#'])).map(|p| p.replace('\n', " ")).collect::<Vec<_>>()).collect()
}

/// Sentences that state no value.
fn without_values() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/silence/sentences.txt");
    std::fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect()
}

/// How many paragraphs of a hundred are of reports that are full of figures.
#[derive(Clone, Copy)]
enum Density {
    /// All.
    Reports = 100,
    /// As news is on the whole: a million words of newspapers have 3.7 facts in 1,000 bytes.
    News = 55,
}

/// A text of about this many bytes: paragraphs in random order, their digits thrown anew.
fn news(bytes: usize, seed: u64, density: Density) -> String {
    let (bank, plain) = (paragraphs(), without_values());
    let mut dice = Dice(seed);
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes {
        let paragraph = if dice.below(100) < density as usize {
            bank[dice.below(bank.len())].clone()
        } else {
            (0..3).map(|_| plain[dice.below(plain.len())].as_str()).collect::<Vec<_>>().join(" ")
        };
        for c in paragraph.chars() {
            if c.is_ascii_digit() && c != '0' {
                let digit = 1 + dice.below(9);
                write!(text, "{digit}").unwrap();
            } else {
                text.push(c);
            }
        }
        text.push_str("\n\n");
    }
    text
}

/// A folder outside the project, so that its settings do not hold there.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join("factlint-throughput").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The best of five runs, in seconds.
fn best(command: &mut Command) -> f64 {
    let run = |command: &mut Command| {
        let start = Instant::now();
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        start.elapsed().as_secs_f64()
    };
    (0..5).map(|_| run(command)).fold(f64::INFINITY, f64::min)
}

#[test]
#[ignore = "a measurement, not a check"]
#[allow(clippy::cast_precision_loss)]
fn facts_on_plain_news() {
    for (name, density) in [("reports", Density::Reports), ("news", Density::News)] {
        let file = folder("throughput").join(format!("{name}.txt"));
        let text = news(20_000_000, 1, density);
        std::fs::write(&file, &text).unwrap();
        let size = text.len() as f64 / 1e6;
        let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
        factlint.args(["facts", "--format", "jsonl", "--jobs", "1"]).arg(&file).current_dir(std::env::temp_dir());
        let facts = String::from_utf8_lossy(&factlint.output().unwrap().stdout).lines().count();
        let seconds = best(&mut factlint);
        println!("{name}, {:.1} facts in 1,000 bytes: {size:.1} MB in {seconds:.2} s, {:.1} MB/s on one core", facts as f64 / size / 1e3, size / seconds);
        if Command::new("rg").arg("--version").stdout(Stdio::null()).status().is_ok() {
            let rg = best(Command::new("rg").args(["-c", "-j1", NUMBERS]).arg(&file));
            println!("rg -c: {rg:.3} s, {:.0} MB/s; factlint takes {:.1} times as long", size / rg, seconds / rg);
        }
    }
}

#[test]
#[ignore = "a measurement, not a check"]
#[allow(clippy::cast_precision_loss)]
fn memory_follows_claims() {
    let folder = folder("many-files");
    for i in 0..2000u64 {
        std::fs::write(folder.join(format!("{i:04}.txt")), news(100_000, i + 2, Density::Reports)).unwrap();
    }
    let rules = folder.join("none.rules");
    std::fs::write(&rules, "claim ships: count {\n  \"{value} ship\"\n}\nrule ships { expect ships agree }\n").unwrap();
    let start = Instant::now();
    let output =
        Command::new("/usr/bin/time").arg("-v").arg(env!("CARGO_BIN_EXE_factlint")).arg("check").arg("--rules").arg(&rules).arg(&folder).output().unwrap();
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    let memory = report.lines().find(|line| line.contains("Maximum resident")).unwrap_or("no figure").trim();
    println!("200 MB in 2000 files: {:.1} s; {memory}", start.elapsed().as_secs_f64());
    println!("{}", String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default());
}

#[test]
#[ignore = "a measurement, not a check"]
#[allow(clippy::cast_precision_loss)]
fn time_is_linear_in_the_input() {
    let mut speeds = Vec::new();
    for megabytes in [1, 10, 100] {
        let file = folder("linear").join(format!("{megabytes}.txt"));
        std::fs::write(&file, news(megabytes * 1_000_000, 1, Density::Reports)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        let seconds = best(command.args(["facts", "--format", "jsonl", "--jobs", "1"]).arg(&file).current_dir(std::env::temp_dir()));
        println!("{megabytes} MB in {seconds:.3} s, {:.1} MB/s", megabytes as f64 / seconds);
        speeds.push(megabytes as f64 / seconds);
    }
    // what a run needs before it reads weighs most in the smallest file
    assert!(speeds[2] > speeds[1] * 0.8, "100 MB are read more slowly than 10 MB");
    assert!(speeds[2] > speeds[0] * 0.6, "100 MB are read more slowly than 1 MB");
}
