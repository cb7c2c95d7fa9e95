//! What the tests of the program share: a folder of their own, and the program run in it.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An empty folder of the test's own, outside the project, so that its settings do not hold there.
pub fn empty(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("factlint-desk-{name}"));
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The same with a copy of a folder of `tests` in it.
pub fn copied(from: &str, name: &str) -> PathBuf {
    let folder = empty(name);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(from), &folder);
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { _ = fs::copy(&path, &target).unwrap() }
    }
}

/// A run in a folder, with so much on the standard input.
pub fn run(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(args).current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // who does not read may have closed it already
    _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// All that a run says, and its exit code.
pub fn said(folder: &Path, args: &[&str]) -> String {
    told(&run(folder, args, ""))
}

/// The output, the messages and the exit code of a run.
pub fn told(output: &Output) -> String {
    format!("{}{}exit code: {}\n", text(&output.stdout), text(&output.stderr), code(output))
}

/// The exit code.
pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The report of a run with `--format json`.
pub fn report(folder: &Path, args: &[&str]) -> serde_json::Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_slice(&run(folder, &args, "").stdout).unwrap()
}
