//! Documents read in parallel, each result at the place of its document.

use super::error::{Error, said};
use super::expand::{Found, STDIN};
use crate::document::{Document, Meta, NotReadPart, Unreadable, is_known, read, read_as, sniff};
use crate::finding::NotRead;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

/// A document at hand; its text goes when the work on it is done.
#[derive(Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// The hash of its bytes in hexadecimal, where it was asked for.
    pub sha256: Option<String>,
}

/// What one file holds, and what of it could not be read.
type Outcome<T> = (Vec<T>, Vec<NotRead>);

/// Reads the documents and does the work on each, in parallel.
///
/// `done` is called with the number of each file, when all work on it is done.
/// `defaults` gives what stands in for what a document of a name does not say of itself.
/// The results stand in the order of the files and of the articles in each, without those that could not be read: these, and the parts that could not,
/// are given beside them.
pub fn read_all<T: Send>(
    documents: &[Found],
    defaults: impl Fn(&str) -> Meta + Sync,
    hash: bool,
    work: impl Fn(usize, Opened) -> T + Sync,
    done: impl Fn(usize) + Sync,
) -> Outcome<T> {
    let one = |(index, found): (usize, &Found)| {
        let (opened, not_read) = open(found, &defaults(&found.name), hash);
        let results = opened.into_iter().map(|opened| work(index, opened)).collect();
        done(index);
        (results, not_read)
    };
    let outcomes: Vec<Outcome<T>> = documents.par_iter().enumerate().map(one).collect();
    let mut results = Vec::with_capacity(outcomes.len());
    let mut not_read = Vec::new();
    for (own, parts) in outcomes {
        results.extend(own);
        not_read.extend(parts);
    }
    (results, not_read)
}

fn open(found: &Found, rules: &Meta, hash: bool) -> Outcome<Opened> {
    // What the rules say of a document goes before what the command line says of all.
    let story = if rules.story.is_empty() { found.defaults.story.clone() } else { rules.story.clone() };
    let defaults = Meta { story, ..rules.clone() };
    match if found.is_stdin() { stdin() } else { file(&found.path) } {
        Ok(bytes) => {
            let sha256 = hash.then(|| hexadecimal(&Sha256::digest(&bytes)));
            let named = !found.is_stdin() || is_known(&found.name);
            let read = if named { read(&found.name, bytes, &defaults) } else { read_as(sniff(&bytes), &found.name, bytes, &defaults) };
            opened(&found.name, read, sha256.as_deref())
        }
        Err(reason) => (Vec::new(), vec![NotRead { document: found.name.clone(), line: None, column: None, reason }]),
    }
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    // a file that no offset can count is not even loaded
    let length = path.metadata().map_err(|error| said(&error))?.len();
    if length >= u64::from(u32::MAX) {
        return Err(Unreadable::TooLong { bytes: usize::try_from(length).unwrap_or(usize::MAX) }.in_full());
    }
    std::fs::read(path).map_err(|error| said(&error))
}

fn opened(name: &str, read: Result<(Vec<Document>, Vec<NotReadPart>), Unreadable>, sha256: Option<&str>) -> Outcome<Opened> {
    let missed = |line, reason| NotRead { document: name.to_owned(), line, column: None, reason };
    match read {
        Ok((documents, parts)) => (
            documents.into_iter().map(|document| Opened { document, sha256: sha256.map(ToOwned::to_owned) }).collect(),
            parts.into_iter().map(|part| missed(Some(part.line), part.reason)).collect(),
        ),
        Err(error) => (Vec::new(), vec![missed(None, error.in_full())]),
    }
}

/// The bytes of a file that is no document; `-` is the standard input.
///
/// # Errors
///
/// A file that cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let bytes = if path.as_os_str() == STDIN { stdin() } else { std::fs::read(path).map_err(|error| said(&error)) };
    bytes.map_err(|reason| Error::new(format!("`{}` cannot be read: {reason}", path.display())))
}

/// All of the standard input.
fn stdin() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| said(&error))?;
    Ok(bytes)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    })
}
