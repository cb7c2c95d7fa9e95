//! Files, folders and globs into the list of documents.

use super::error::said;
use super::naming;
use crate::document::{Meta, READERS, is_document};
use crate::finding::NotRead;
use globset::{GlobBuilder, GlobMatcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A document that is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where it is; [`STDIN`] for the standard input.
    pub path: PathBuf,
    /// How it is called in output.
    pub name: String,
    /// What it is where it does not say so itself.
    pub defaults: Meta,
}

/// The path of the standard input. A file of this name is `./-`.
pub const STDIN: &str = "-";

impl Found {
    /// Whether it comes from the standard input.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == STDIN
    }
}

/// The documents that `paths` mean, sorted by name, each once; and what they mean that cannot be read.
///
/// A folder stands for the documents below it, also those of a format that is not read; hidden files are left out, and those that are no documents.
/// A file that is named stands for itself.
pub fn expand(paths: &[PathBuf], here: &Path) -> (Vec<Found>, Vec<NotRead>) {
    let mut list = List { here, found: BTreeMap::new(), not_read: Vec::new() };
    for path in paths {
        list.add(path);
    }
    list.finish()
}

struct List<'a> {
    here: &'a Path,
    /// By name.
    found: BTreeMap<String, PathBuf>,
    not_read: Vec<NotRead>,
}

impl List<'_> {
    fn add(&mut self, path: &Path) {
        match path.metadata() {
            Ok(data) if data.is_dir() => self.folder(path),
            Ok(_) => self.file(path),
            Err(_) if path.is_symlink() => self.miss(path, "a link that leads nowhere"),
            Err(error) => match glob(path) {
                Some(Ok((base, matcher))) => self.glob(path, &base, &matcher),
                Some(Err(reason)) => self.miss(path, &reason),
                None => self.miss(path, &said(&error)),
            },
        }
    }

    fn file(&mut self, path: &Path) {
        self.found.insert(naming::name(&naming::tidy(path, self.here)), path.to_path_buf());
    }

    fn folder(&mut self, path: &Path) {
        if self.walk(path, |path| is_document(&path.to_string_lossy())) == 0 {
            let endings: Vec<_> = READERS.iter().flat_map(|reader| reader.extensions).map(|ending| format!(".{ending}")).collect();
            self.miss(path, &format!("holds no document, which would end in {}", endings.join(", ")));
        }
    }

    fn glob(&mut self, path: &Path, base: &Path, matcher: &GlobMatcher) {
        // a pattern that spells the ending asks for just that
        let spelled = path.file_name().is_some_and(|name| name.to_string_lossy().contains('.'));
        if self.walk(base, |path| matcher.is_match(path) && (spelled || is_document(&path.to_string_lossy()))) == 0 {
            self.miss(path, "matches no document");
        }
    }

    /// Adds the files below `root` that `wanted` takes, and gives how many there are, with those that cannot be read.
    fn walk(&mut self, root: &Path, wanted: impl Fn(&Path) -> bool) -> usize {
        let mut count = 0;
        for entry in WalkDir::new(root).follow_links(true).into_iter().filter_entry(is_visible) {
            match entry {
                Ok(entry) if entry.file_type().is_file() && wanted(entry.path()) => self.file(entry.path()),
                Ok(_) => continue,
                Err(error) => self.unreadable(root, &error),
            }
            count += 1;
        }
        count
    }

    fn unreadable(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(root);
        let reason = match (error.loop_ancestor(), error.io_error()) {
            (Some(above), _) => format!("a link back to `{}`, not followed", naming::name(&naming::tidy(above, self.here))),
            (None, Some(_)) if path.is_symlink() => "a link that leads nowhere".to_owned(),
            (None, Some(error)) => said(error),
            (None, None) => error.to_string(),
        };
        self.miss(path, &reason);
    }

    fn miss(&mut self, path: &Path, reason: &str) {
        let document = naming::name(&naming::tidy(path, self.here));
        self.not_read.push(NotRead { document, line: None, column: None, reason: reason.to_owned() });
    }

    /// Two names for one file count once, under the first of them.
    fn finish(mut self) -> (Vec<Found>, Vec<NotRead>) {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut found: Vec<_> = self.found.into_iter().map(|(name, path)| Found { path, name, defaults: Meta::default() }).collect();
        found.retain(|one| one.path.canonicalize().map_or(true, |real| seen.insert(real)));
        self.not_read.sort();
        self.not_read.dedup();
        (found, self.not_read)
    }
}

/// Whether people see it in its folder: neither a hidden file nor the mark of a document that is open in a word processor.
fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !name.starts_with('.') && !name.starts_with("~$")
}

/// The folder that a glob starts from, and what matches it; `None` for a path that is none.
fn glob(path: &Path) -> Option<Result<(PathBuf, GlobMatcher), String>> {
    let is_pattern = |part: &Path| part.to_string_lossy().contains(['*', '?', '[', '{']);
    if !is_pattern(path) {
        return None;
    }
    let base: PathBuf = path.components().take_while(|part| !is_pattern(Path::new(part))).collect();
    let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    let tidy: PathBuf = path.components().collect();
    let pattern = if tidy.starts_with(&base) { tidy } else { base.join(tidy) };
    let glob = GlobBuilder::new(&pattern.to_string_lossy()).literal_separator(true).build();
    Some(glob.map(|glob| (base, glob.compile_matcher())).map_err(|error| format!("no valid pattern: {}", error.kind())))
}
