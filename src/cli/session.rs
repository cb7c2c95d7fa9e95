//! What all commands share: settings, rules, documents and threads.

use super::engine::Engine;
use super::output;
use crate::finding::{NotRead, UnusedKey};
use crate::report::{counted, rules_errors, visible};
use crate::source::SourceMap;
use crate::suite;
use crate::workspace::{Config, Error, RulesFiles, rules_files};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nobody reads the output any more.
    Closed,
    /// The rules have errors; they are printed already.
    Rules(Vec<u8>),
    /// The run is impossible.
    Error(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Rules that are ready, with their texts.
pub(super) struct Rules {
    /// The program that reads and judges by them.
    pub engine: Engine,
    /// The texts of the rules files.
    pub sources: SourceMap,
}

/// The place where a command runs, and the settings found there.
pub(super) struct Session {
    here: PathBuf,
    /// The settings.
    pub config: Config,
}

impl Session {
    /// The settings for the current folder.
    pub fn open() -> Result<Self, Failure> {
        let here = std::env::current_dir().map_err(|error| Error::new(format!("the current folder cannot be found: {}", error.kind())))?;
        let config = Config::find(&here)?;
        Ok(Self { here, config })
    }

    /// The rules of the paths given, else of the settings; none where neither names any.
    pub fn rules(&self, given: &[PathBuf], output: &output::Args) -> Result<Rules, Failure> {
        let paths = if given.is_empty() { &self.config.rules } else { given };
        let files = rules_files(paths, &self.here)?;
        let (suite, sources, errors) = suite::load(&files, &RulesFiles);
        if errors.is_empty() {
            return Ok(Rules { engine: Engine::new(suite), sources });
        }
        let mut text = Vec::new();
        rules_errors(&errors, &sources, output.error_look(), &mut text).map_err(|error| Error::new(error.to_string()))?;
        text.extend(format!("{} in the rules\n", counted(errors.len(), "error")).bytes());
        Err(Failure::Rules(text))
    }

    /// Fails where neither arguments nor settings name rules.
    pub fn demand_rules(&self, given: &[PathBuf]) -> Result<(), Failure> {
        if given.is_empty() && self.config.rules.is_empty() {
            return Err(Error::new("no rules").with_help("name a file or a folder with `--rules`, or write `rules = [\"rules\"]` in `factlint.toml`").into());
        }
        Ok(())
    }

    /// The folder that the command runs in.
    pub fn here(&self) -> &Path {
        &self.here
    }
}

/// So many threads, or as many as the machine has.
pub(super) fn threads(jobs: Option<usize>) -> Result<ThreadPool, Failure> {
    ThreadPoolBuilder::new().num_threads(jobs.unwrap_or_default()).build().map_err(|error| Error::new(format!("no threads: {error}")).into())
}

/// Says on the standard error output what was not read, and what of front matter was not used.
pub(super) fn warn(not_read: &[NotRead], unused_keys: &[UnusedKey]) {
    let mut out = io::stderr().lock();
    for part in not_read {
        // whoever closed it does not want to know
        _ = writeln!(out, "not read: {}: {}", visible(&part.place()), visible(&part.reason));
    }
    for key in unused_keys {
        _ = writeln!(out, "not used: {}", visible(&key.told()));
    }
}
