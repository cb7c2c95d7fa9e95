//! Documents read in parallel, each result at the place of its document.

use super::error::{Error, said};
use super::expand::{Found, STDIN};
use crate::document::{Document, Meta, NotReadPart, Unreadable, read};
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

/// Reads the documents and does the work on each, in parallel.
///
/// `defaults` gives what stands in for what a document of a name does not say of itself.
/// The results stand in the order of the documents, without those that could not be read: these, and the parts that could not, are given beside them.
pub fn read_all<T: Send>(
    documents: &[Found],
    defaults: impl Fn(&str) -> Meta + Sync,
    hash: bool,
    work: impl Fn(usize, Opened) -> T + Sync,
    done: impl Fn() + Sync,
) -> (Vec<T>, Vec<NotRead>) {
    let one = |(index, found): (usize, &Found)| {
        let outcome = open(found, &defaults(&found.name), hash).map(|(opened, parts)| (work(index, opened), parts));
        done();
        outcome.map_err(|reason| NotRead { document: found.name.clone(), line: None, column: None, reason })
    };
    let outcomes: Vec<_> = documents.par_iter().enumerate().map(one).collect();
    let mut results = Vec::with_capacity(outcomes.len());
    let mut not_read = Vec::new();
    for (outcome, found) in outcomes.into_iter().zip(documents) {
        match outcome {
            Ok((result, parts)) => {
                results.push(result);
                not_read.extend(parts.into_iter().map(|part| NotRead {
                    document: found.name.clone(),
                    line: Some(part.line),
                    column: None,
                    reason: part.reason,
                }));
            }
            Err(whole) => not_read.push(whole),
        }
    }
    (results, not_read)
}

fn open(found: &Found, rules: &Meta, hash: bool) -> Result<(Opened, Vec<NotReadPart>), String> {
    let bytes = if found.is_stdin() { stdin() } else { file(found) }?;
    let sha256 = hash.then(|| hexadecimal(&Sha256::digest(&bytes)));
    // What the rules say of a document goes before what the command line says of all.
    let story = if rules.story.is_empty() { found.defaults.story.clone() } else { rules.story.clone() };
    let defaults = Meta { story, ..rules.clone() };
    let (document, parts) = read(&found.name, bytes, &defaults).map_err(|error| error.in_full())?;
    Ok((Opened { document, sha256 }, parts))
}

fn file(found: &Found) -> Result<Vec<u8>, String> {
    // a file that no offset can count is not even loaded
    let length = found.path.metadata().map_err(|error| said(&error))?.len();
    if length >= u64::from(u32::MAX) {
        return Err(Unreadable::TooLong { bytes: usize::try_from(length).unwrap_or(usize::MAX) }.in_full());
    }
    std::fs::read(&found.path).map_err(|error| said(&error))
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
