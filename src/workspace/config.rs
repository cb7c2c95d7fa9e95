//! The settings file, found in the current folder or above it.

use super::error::{Error, said};
use super::naming;
use crate::finding::Severity;
use schemars::JsonSchema;
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
    /// Files, folders and globs of what the documents are held against.
    pub against: Vec<PathBuf>,
    /// The story of documents that name none.
    pub story: Option<String>,
    /// Files and folders of rules.
    pub rules: Vec<PathBuf>,
    /// The lightest finding that fails a run.
    pub fail_on: Option<Severity>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// Files, folders and globs of the reports to check.
    #[serde(default)]
    documents: Vec<String>,
    /// Files, folders and globs of what the reports are held against, where they are drafts.
    #[serde(default)]
    against: Vec<String>,
    /// The story of reports that name none; without it, the reports of one folder belong together.
    story: Option<String>,
    /// Rules files, and folders of them.
    #[serde(default)]
    rules: Vec<String>,
    /// The lightest finding that fails a run.
    fail_on: Option<Severity>,
}

/// Grows when a setting changes its meaning or goes.
const VERSION: u32 = 1;
const KEYS: [&str; 5] = ["documents", "against", "story", "rules", "fail-on"];
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
        if let Some(at) = file.story.as_ref().filter(|story| story.trim().is_empty()).and(text.find("story")) {
            return Err(Error::new("`story` is empty").with_help("name the story, or remove the line").at(name, text, at));
        }
        Ok(Self { documents: from(file.documents), against: from(file.against), story: file.story, rules: from(file.rules), fail_on: file.fail_on })
    }
}

/// The JSON Schema of the settings file.
pub fn schema() -> schemars::Schema {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    schema.insert("$id".to_owned(), format!("factlint:config:{VERSION}").into());
    schema.insert("title".to_owned(), CONFIG_NAME.into());
    schema
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
        let config = Config::parse(
            CONFIG_NAME,
            "documents = [\"seeds\"]\nagainst = [\"wires\"]\nstory = \"ferry\"\nrules = [\"rules\"]\nfail-on = \"note\"\n",
            Path::new(".."),
        )
        .unwrap();
        let expected = Config {
            documents: vec!["../seeds".into()],
            against: vec!["../wires".into()],
            story: Some("ferry".into()),
            rules: vec!["../rules".into()],
            fail_on: Some(Severity::Note),
        };
        assert_eq!(config, expected);
    }

    #[test]
    fn mistakes_are_placed_and_explained() {
        assert_eq!(error("rules = []\n  docments = []\n"), ("factlint.toml:2:3: unknown setting `docments`".into(), Some("write `documents`".into())));
        assert_eq!(
            error("colour = 1"),
            ("factlint.toml:1:1: unknown setting `colour`".into(), Some("known are `documents`, `against`, `story`, `rules`, `fail-on`".into()))
        );
        assert_eq!(error("fail-on = \"warn\""), ("factlint.toml:1:11: unknown level `warn`".into(), Some("write `warning`".into())));
        assert_eq!(error("documents = \"seeds\"").0, "factlint.toml:1:13: invalid type: string \"seeds\", expected a sequence");
        assert!(error("documents = [\n").0.starts_with("factlint.toml:"));
    }
}
