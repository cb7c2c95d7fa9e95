//! `--facts`: lines of facts that somebody else has read.

use super::engine::Engine;
use super::session::Failure;
use crate::claims::given::{Bound, Given, Item, Problem, add, given};
use crate::facts::{Fact, Reading};
use crate::finding::NotRead;
use crate::workspace::{Opened, STDIN, bytes_of};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The facts that were given for a run.
#[derive(Debug, Default)]
pub(super) struct GivenFacts {
    /// Those that name their claim.
    bound: Vec<Item>,
    /// By document, those that patterns are to bind.
    open: BTreeMap<String, Vec<Item>>,
    /// The documents of which some line was found to be wrong, or was read.
    seen: Mutex<BTreeSet<String>>,
    /// What cannot be used.
    wrong: Mutex<Vec<NotRead>>,
}

impl GivenFacts {
    /// Reads the files of facts; `-` is the standard input.
    pub fn read(files: &[PathBuf], engine: &Engine) -> Result<Self, Failure> {
        let mut facts = Self::default();
        let files: BTreeSet<&PathBuf> = files.iter().collect();
        for file in files {
            let bytes = bytes_of(file)?;
            facts.lines(&file.to_string_lossy(), &bytes, engine);
        }
        Ok(facts)
    }

    fn lines(&mut self, file: &str, bytes: &[u8], engine: &Engine) {
        let mut offset = 0usize;
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            let start = offset;
            offset += line.len() + 1;
            let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
            if line.trim_ascii().is_empty() {
                continue;
            }
            match one(line, start, number, engine) {
                Ok(given) => self.take(Item { file: file.to_owned(), line: number, given }),
                Err(Problem { column, message }) => {
                    self.wrong().push(NotRead { document: file.to_owned(), line: Some(number), column: Some(column), reason: message });
                }
            }
        }
    }

    fn take(&mut self, item: Item) {
        match item.given.fact {
            Bound::Claim(_) => self.bound.push(item),
            Bound::Open(_) => self.open.entry(item.given.document.node.clone()).or_default().push(item),
        }
    }

    fn wrong(&self) -> std::sync::MutexGuard<'_, Vec<NotRead>> {
        self.wrong.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reads a document with the facts that are given for it.
    pub fn read_document(&self, engine: &Engine, opened: &Opened) -> Reading {
        let sha256 = opened.sha256.clone().unwrap_or_default();
        let items = self.open.get(&opened.document.name).map(Vec::as_slice).unwrap_or_default();
        let (mut fitting, mut facts) = (Vec::new(), Vec::<Fact>::new());
        for item in items {
            let twice = |()| {
                let again = facts.iter().any(|fact| fact.underlined().overlaps(item.given.fact().underlined()));
                if again { Err(item.told(item.given.text.problem("another line gives a fact for these words; remove one"))) } else { Ok(()) }
            };
            match item.fits(&sha256).and_then(|()| stands(item, &opened.document.text)).and_then(twice) {
                Ok(()) => {
                    facts.push(item.given.fact().clone());
                    fitting.push(item);
                }
                Err(problem) => self.wrong().push(problem),
            }
        }
        let mut read = BTreeSet::new();
        let reading = engine.read(&opened.document, &facts, &mut |fact: &Fact, _| {
            if !facts.is_empty() {
                read.insert(fact.span);
            }
        });
        let unread = fitting.into_iter().filter(|item| !read.contains(&item.given.fact().span));
        self.wrong().extend(unread.map(|item| item.told(item.given.text.problem("no text that is read stands there"))));
        self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(opened.document.name.clone());
        Reading { sha256, ..reading }
    }

    /// Adds to the readings what is left, and gives what cannot be used.
    pub fn add(self, readings: &mut Vec<Reading>, story: &str) -> Vec<NotRead> {
        let seen = self.seen.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut wrong = self.wrong.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let unseen = self.open.into_iter().filter(|(document, _)| !seen.contains(document)).flat_map(|(_, items)| items);
        let items = self.bound.into_iter().chain(unseen).collect();
        wrong.extend(add(readings, items, story));
        wrong
    }
}

fn one(line: &[u8], offset: usize, number: u32, engine: &Engine) -> Result<Given, Problem> {
    let text = str::from_utf8(line).map_err(|error| {
        let before = String::from_utf8_lossy(line.get(..error.valid_up_to()).unwrap_or_default()).chars().count();
        Problem { column: u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1), message: "no UTF-8; save the file as UTF-8".to_owned() }
    })?;
    given(text, u32::try_from(offset).unwrap_or(u32::MAX), number, engine.names())
}

/// Fails where the words of a fact do not stand in the text at the place that it tells.
fn stands(item: &Item, text: &str) -> Result<(), NotRead> {
    let given = &item.given;
    let problem = |message: String| Err(item.told(given.text.problem(message)));
    if !given.located {
        return problem("the place is missing; add `\"start\":…`, or name a `claim`".to_owned());
    }
    let span = given.fact().span;
    if span.of(text) == given.text.node {
        Ok(())
    } else {
        problem(format!("`{}` does not stand at byte {} of `{}`", given.text.node, span.start, given.document.node))
    }
}

/// Whether facts come from the standard input.
pub(super) fn reads_stdin(files: &[PathBuf]) -> bool {
    files.iter().any(|file| file == Path::new(STDIN))
}
