//! Given facts among what was read.

use super::{Bound, Given, Problem};
use crate::facts::{Binding, Reading};
use crate::finding::NotRead;
use crate::quantity::show_day;
use std::collections::{BTreeMap, BTreeSet};

/// The encoding of a document that is known from given facts only.
const ENCODING: &str = "facts";

/// A given fact and where it was given.
#[derive(Clone, Debug)]
pub struct Item {
    /// The file of facts.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The fact.
    pub given: Given,
}

impl Item {
    /// Says what is wrong with the line.
    pub fn told(&self, problem: Problem) -> NotRead {
        NotRead { document: self.file.clone(), line: Some(self.line), column: Some(problem.column), reason: problem.message }
    }

    /// Whether the line was made from this document, where it is among those that were read.
    ///
    /// # Errors
    ///
    /// A hash of other bytes; and none, where the line names no claim either.
    pub fn fits(&self, sha256: &str) -> Result<(), NotRead> {
        let document = &self.given.document;
        match (&self.given.sha256, &self.given.fact) {
            (Some(given), _) if !given.node.eq_ignore_ascii_case(sha256) => {
                Err(self.told(given.problem(format!("`{}` has changed since these facts were read: its sha256 is {sha256}", document.node))))
            }
            (None, Bound::Open(_)) => Err(self
                .told(document.problem("the line names neither its `claim` nor the `sha256` of its document; add one (`factlint facts --sha256` writes it)"))),
            _ => Ok(()),
        }
    }
}

/// Adds the facts that name their claims to the readings, which are sorted by document and stay so; a document that only they name becomes one.
///
/// What cannot be added is given back, with the reason.
pub fn add(readings: &mut Vec<Reading>, items: Vec<Item>, story: &str) -> Vec<NotRead> {
    let mut wrong = Vec::new();
    let mut by_document: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in items {
        by_document.entry(item.given.document.node.clone()).or_default().push(item);
    }
    let mut new = Vec::new();
    for (document, items) in by_document {
        let found = readings.binary_search_by(|reading| reading.document.cmp(&document)).ok();
        match found.and_then(|index| readings.get_mut(index)) {
            Some(reading) => bind(reading, items, &mut wrong),
            None => new.extend(alone(&document, items, story, &mut wrong)),
        }
    }
    readings.extend(new);
    readings.sort_by(|a, b| a.document.cmp(&b.document));
    wrong
}

/// Adds facts to a document that was read. What was read at the same place for the same claim gives way.
fn bind(reading: &mut Reading, items: Vec<Item>, wrong: &mut Vec<NotRead>) {
    let mut given = Vec::new();
    for item in items {
        if let Err(problem) = item.fits(&reading.sha256) {
            wrong.push(problem);
        } else if let Bound::Claim(binding) = item.given.fact {
            given.push(*binding);
        }
    }
    let place = |binding: &Binding| (binding.claim, binding.fact.span);
    let places: BTreeSet<_> = given.iter().map(place).collect();
    let read: BTreeSet<_> = reading.bindings.iter().map(place).collect();
    reading.bindings.retain(|binding| !places.contains(&place(binding)));
    for binding in given {
        if !read.contains(&place(&binding)) {
            count(reading, &binding);
        }
        reading.bindings.push(binding);
    }
    reading.bindings.sort_by_key(|binding| binding.fact.span);
}

/// A document that is known from facts only.
fn alone(document: &str, items: Vec<Item>, story: &str, wrong: &mut Vec<NotRead>) -> Option<Reading> {
    let mut reading: Option<Reading> = None;
    for item in items {
        if let Some(problem) = reading.as_ref().and_then(|reading| differs(reading, &item)) {
            wrong.push(item.told(item.given.document.problem(problem)));
            continue;
        }
        let Bound::Claim(binding) = &item.given.fact else {
            let message = format!("`{document}` is not among the documents, and the line names no claim; add `\"claim\":\"…\"`, or check the document too");
            wrong.push(item.told(item.given.document.problem(message)));
            continue;
        };
        let reading = reading.get_or_insert_with(|| begun(document, &item.given, story));
        count(reading, binding);
        reading.bindings.push((**binding).clone());
    }
    reading
}

fn begun(document: &str, given: &Given, story: &str) -> Reading {
    let folder = document.rsplit_once('/').map_or(".", |(folder, _)| folder);
    let mut meta = given.meta.clone();
    if meta.story.is_empty() {
        meta.story = if story.is_empty() { folder.to_owned() } else { story.to_owned() };
    }
    let sha256 = given.sha256.as_ref().map(|sha256| sha256.node.clone()).unwrap_or_default();
    Reading { document: document.to_owned(), meta, encoding: ENCODING, sha256, ..Reading::default() }
}

/// What a line says otherwise of its document than the lines before.
fn differs(reading: &Reading, item: &Item) -> Option<String> {
    let (own, known) = (&item.given.meta, &reading.meta);
    let shown = |day: Option<i64>| day.map_or_else(|| "unknown".to_owned(), show_day);
    let same_story = own.story.is_empty() || own.story == known.story;
    let pairs = [
        ("source", own.source == known.source, &own.source, &known.source),
        ("story", same_story, &own.story, &known.story),
        ("published", own.published == known.published, &shown(own.published), &shown(known.published)),
    ];
    let (name, _, here, before) = pairs.into_iter().find(|(_, same, ..)| !same)?;
    Some(format!("`{name}` of `{}` is `{here}` here and `{before}` before", reading.document))
}

fn count(reading: &mut Reading, binding: &Binding) {
    // words that are no figure are no fact of the text
    let figure = !binding.fact.kind.in_words();
    reading.facts += usize::from(figure);
    reading.bound += usize::from(figure);
}
