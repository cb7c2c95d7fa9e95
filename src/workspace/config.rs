//! The settings file, found in the current folder or above it.

use super::error::{Error, said};
use super::naming;
use crate::finding::Severity;
use serde::Deserialize;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The name of the settings file.
pub const CONFIG_NAME: &str = "factlint.toml";

/// What the settings file says; paths lead from the current folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Files, folders and globs of documents.
    pub documents: Vec<PathBuf>,
    /// Files and folders of rules.
    pub rules: Vec<PathBuf>,
    /// The lightest finding that fails a run.
    pub fail_on: Option<Severity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default)]
    documents: Vec<String>,
    #[serde(default)]
    rules: Vec<String>,
    fail_on: Option<Severity>,
}

const KEYS: [&str; 3] = ["documents", "rules", "fail-on"];
const SEVERITIES: [&str; 3] = ["note", "warning", "error"];
/// A name is meant by one at least so similar.
const SIMILAR: f64 = 0.6;

impl Config {
    /// The settings for a run in `here`; the defaults where no file is found.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or that holds anything but known settings.
    pub fn find(here: &Path) -> Result<Self, Error> {
        let mut up = PathBuf::new();
        for folder in here.ancestors() {
            let path = folder.join(CONFIG_NAME);
            if path.is_file() {
                let shown = naming::name(&up.join(CONFIG_NAME));
                let text = std::fs::read_to_string(&path).map_err(|error| Error::new(format!("`{shown}` cannot be read: {}", said(&error))))?;
                return Self::parse(&shown, &text, &up);
            }
            up.push("..");
        }
        Ok(Self::default())
    }

    /// The settings of a file of this name and text, whose paths start at `folder`.
    pub(super) fn parse(name: &str, text: &str, folder: &Path) -> Result<Self, Error> {
        let file: File = toml::from_str(text).map_err(|error| explain(name, text, error.message(), error.span()))?;
        let from = |paths: Vec<String>| paths.into_iter().map(|path| folder.join(path)).collect();
        Ok(Self { documents: from(file.documents), rules: from(file.rules), fail_on: file.fail_on })
    }
}

/// The parser's message in the user's words, with what was probably meant.
fn explain(name: &str, text: &str, message: &str, span: Option<Range<usize>>) -> Error {
    let span = span.unwrap_or_default();
    let word = text.get(span.clone()).unwrap_or_default().trim_matches('"');
    let error = if message.starts_with("unknown field") {
        Error::new(format!("unknown setting `{word}`")).with_help(meant(word, &KEYS))
    } else if message.starts_with("unknown variant") {
        Error::new(format!("unknown level `{word}`")).with_help(meant(word, &SEVERITIES))
    } else {
        Error::new(message.lines().next().unwrap_or_default().trim_end_matches('.'))
    };
    error.at(name, text, span.start)
}

fn meant(word: &str, known: &[&str]) -> String {
    let score = |name: &str| strsim::normalized_damerau_levenshtein(name, word).max(strsim::jaro(name, word));
    let best = known.iter().max_by(|a, b| score(a).total_cmp(&score(b))).filter(|name| score(name) >= SIMILAR);
    best.map_or_else(|| format!("known are `{}`", known.join("`, `")), |name| format!("write `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (String, Option<String>) {
        let error = Config::parse(CONFIG_NAME, text, Path::new("")).unwrap_err();
        (error.to_string(), error.help().map(ToOwned::to_owned))
    }

    #[test]
    fn all_settings() {
        let config = Config::parse(CONFIG_NAME, "documents = [\"seeds\"]\nrules = [\"rules\"]\nfail-on = \"note\"\n", Path::new("..")).unwrap();
        assert_eq!(config, Config { documents: vec!["../seeds".into()], rules: vec!["../rules".into()], fail_on: Some(Severity::Note) });
    }

    #[test]
    fn mistakes_are_placed_and_explained() {
        assert_eq!(error("rules = []\n  docments = []\n"), ("factlint.toml:2:3: unknown setting `docments`".into(), Some("write `documents`".into())));
        assert_eq!(error("colour = 1"), ("factlint.toml:1:1: unknown setting `colour`".into(), Some("known are `documents`, `rules`, `fail-on`".into())));
        assert_eq!(error("fail-on = \"warn\""), ("factlint.toml:1:11: unknown level `warn`".into(), Some("write `warning`".into())));
        assert_eq!(error("documents = \"seeds\"").0, "factlint.toml:1:13: invalid type: string \"seeds\", expected a sequence");
        assert!(error("documents = [\n").0.starts_with("factlint.toml:"));
    }
}
