//! Which documents a command reads, and what it takes for granted of them.

use super::session::{Failure, Session};
use crate::document::Meta;
use crate::finding::NotRead;
use crate::workspace::{Error, Found, STDIN, expand};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The story of a run in which drafts are held against wires, where nothing names another.
const STORY: &str = "this run";

/// What documents a command is asked for.
#[derive(Debug, clap::Args)]
#[group(id = "documents")]
pub(super) struct Args {
    /// Files, folders and globs; `-` is the standard input; instead of those in factlint.toml
    paths: Vec<PathBuf>,
    /// The story of documents whose front matter names none [default: their folder]
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    story: Option<String>,
    /// The name of the standard input, whose ending tells its format [default: -]
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    stdin_name: Option<String>,
}

/// The documents of a command.
#[derive(Debug)]
pub(super) struct Documents {
    /// Those that can be read, sorted by name.
    pub found: Vec<Found>,
    /// The names of those that the others are held against.
    pub wires: BTreeSet<String>,
    /// The story of documents that name none; empty for that of their folder.
    pub story: String,
    /// What cannot be read.
    pub not_read: Vec<NotRead>,
}

impl Args {
    /// The documents of the paths given, else of the settings; `against` are those to hold them against.
    pub fn documents(&self, session: &Session, against: &[PathBuf]) -> Result<Documents, Failure> {
        let paths = if self.paths.is_empty() { &session.config.documents } else { &self.paths };
        if self.stdin_name.is_some() && !self.reads_stdin() {
            return Err(Error::new("`--stdin-name` names nothing").with_help("write `-` among the paths, which is the standard input").into());
        }
        let mut documents = self.listed(paths, session.here());
        let wires = self.listed(against, session.here());
        documents.not_read.extend(wires.not_read);
        // what is named as a draft stays one, though it lies among the wires
        let real = |found: &Found| found.path.canonicalize().unwrap_or_else(|_| found.path.clone());
        let drafts: BTreeSet<PathBuf> = documents.found.iter().map(real).collect();
        let names: BTreeSet<String> = documents.found.iter().map(|found| found.name.clone()).collect();
        let wires: Vec<Found> = wires.found.into_iter().filter(|found| !drafts.contains(&real(found)) && !names.contains(&found.name)).collect();
        documents.wires = wires.iter().map(|found| found.name.clone()).collect();
        documents.found.extend(wires);
        documents.found.sort_by(|a, b| a.name.cmp(&b.name));
        let run = if against.is_empty() { None } else { Some(STORY) };
        let story = self.story.as_deref().or(session.config.story.as_deref()).or(run).unwrap_or_default();
        story.clone_into(&mut documents.story);
        for found in &mut documents.found {
            found.defaults = Meta { story: story.to_owned(), ..Meta::default() };
        }
        Ok(documents)
    }

    /// Whether the standard input is one of the documents.
    pub fn reads_stdin(&self) -> bool {
        self.paths.iter().any(|path| is_stdin(path))
    }

    /// Whether neither arguments nor settings name documents.
    pub fn none(&self, session: &Session) -> bool {
        self.paths.is_empty() && session.config.documents.is_empty()
    }

    fn listed(&self, paths: &[PathBuf], here: &Path) -> Documents {
        let files: Vec<PathBuf> = paths.iter().filter(|path| !is_stdin(path)).cloned().collect();
        let (mut found, not_read) = expand(&files, here);
        if files.len() < paths.len() {
            let name = self.stdin_name.clone().unwrap_or_else(|| STDIN.to_owned());
            // an editor hands over what is not saved yet: it stands for the file of the same name
            found.retain(|one| one.name != name);
            found.push(Found { path: STDIN.into(), name, ..Found::default() });
        }
        Documents { found, wires: BTreeSet::new(), story: String::new(), not_read }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Fails where there is no document at all.
pub(super) fn demand(none: bool) -> Result<(), Failure> {
    if none {
        return Err(Error::new("no documents").with_help("name files or folders, or write `documents = [\"reports\"]` in `factlint.toml`").into());
    }
    Ok(())
}
