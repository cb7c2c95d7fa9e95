//! The whole outcome of a run.

use super::{Evidence, Finding, Set, Stated, Verdict, as_map};
use crate::document::{Rank, StrayKey};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that a run found, ready to be written in any format.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Report {
    /// Every document that was asked for, sorted by path.
    pub documents: Vec<DocumentReport>,
    /// Every claim and group of keys that has evidence.
    pub keys: Vec<KeyReport>,
    /// The findings, in a total order.
    pub findings: Vec<Finding>,
    /// Findings that are known and let pass.
    pub suppressed: Vec<Suppressed>,
    /// Claims whose key stayed unknown and that contradict not every group they may belong to.
    pub unplaced: Vec<Unplaced>,
    /// Rules that judged nothing.
    pub unbound_rules: Vec<UnboundRule>,
    /// Rules that judged claims, and had none to compare them with.
    pub uncompared_rules: Vec<UnboundRule>,
    /// Sources whose figures a rule does not judge, as they are only thought of, denied, or of another event or part.
    pub left_out: Vec<LeftOut>,
    /// Groups of keys that only one source tells of, under rules that compare sources elsewhere.
    pub lone_groups: Vec<LoneGroup>,
    /// Documents whose dates compare with no others, as their own day is unknown.
    pub undated: Vec<String>,
    /// Globs of sources that no document takes its source from.
    pub unmatched_files: Vec<UnmatchedFiles>,
    /// Front matter that is not used, though it seems to be meant for this program.
    pub unused_keys: Vec<UnusedKey>,
    /// How many facts of each document no rule judged.
    pub unjudged: Vec<Unjudged>,
    /// What could not be read.
    pub not_read: Vec<NotRead>,
    /// The figures of the last line.
    pub summary: Summary,
}

/// A finding that is known and let pass.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Suppressed {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// Why it is let pass.
    pub because: String,
}

/// One document of the run.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentReport {
    /// Its path, as given.
    pub document: String,
    /// Who publishes it.
    pub source: String,
    /// How near its source is to the event.
    pub rank: Option<Rank>,
    /// The story it belongs to.
    pub story: String,
    /// Its title.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<String>,
    /// The encoding that it was read in.
    pub encoding: &'static str,
    /// Hash of the bytes.
    pub sha256: String,
    /// How many facts it states.
    pub facts: usize,
    /// How many of them are bound to a claim.
    pub claims: usize,
    /// Whether drafts are only held against it.
    pub against: bool,
    /// A later version of the same page, which is judged instead.
    pub superseded_by: Option<String>,
}

/// A claim with one group of keys and all its evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeyReport {
    /// The claim's name.
    pub claim: String,
    /// The story, never crossed.
    pub story: String,
    /// The keys, in declared order; `None` where unknown.
    #[serde(serialize_with = "as_map")]
    #[schemars(with = "BTreeMap<String, Option<String>>")]
    pub key: Vec<(String, Option<String>)>,
    /// The worst relation.
    pub verdict: Verdict,
    /// The values that were said.
    pub groups: Vec<Group>,
    /// How the groups relate; a pair that is left out agrees.
    pub relations: Vec<Relation>,
}

/// One value, as stated by one speaker.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    /// Stated least value.
    pub low: Option<Stated>,
    /// Stated largest value.
    pub high: Option<Stated>,
    /// Stated unit.
    pub unit: Option<String>,
    /// As understood, in base units.
    pub hard: Set,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

/// How two groups of a key relate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Relation {
    /// One group.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How they relate.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
}

/// A claim whose key stayed unknown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unplaced {
    /// The claim's name.
    pub claim: String,
    /// The keys that are unknown.
    pub unknown: Vec<String>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// A rule that judged nothing, or compared nothing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnboundRule {
    /// The rule's name.
    pub rule: String,
    /// The claim: the one that no document makes, or that of the rule.
    pub claim: String,
    /// Why.
    pub reason: &'static str,
}

/// A source that says of a claim, under the same keys, nothing but what no rule compares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The rule's name.
    pub rule: String,
    /// Why its figures are not compared.
    pub reason: Unheld,
    /// What sets them apart, where that is more than the reason: `one is of 2023`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The source.
    pub source: String,
}

/// Why a figure is held against no other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unheld {
    /// It is only thought of.
    Hypothetical,
    /// It is said not to be so.
    Denied,
    /// It is about something else than those of all other sources.
    Scope,
}

impl Unheld {
    /// What the figure is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Hypothetical => "only thought of (hypothetical)",
            Self::Denied => "denied",
            Self::Scope => "of another event, part or quantity (scope)",
        }
    }
}

/// A group of keys that a rule compares nothing in, as only one source tells of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LoneGroup {
    /// The rule's name.
    pub rule: String,
    /// The story.
    pub story: String,
    /// The keys, in declared order.
    #[serde(serialize_with = "as_map")]
    #[schemars(with = "BTreeMap<String, Option<String>>")]
    pub key: Vec<(String, Option<String>)>,
    /// The source.
    pub source: String,
}

/// A glob of a source that no document takes its source from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnmatchedFiles {
    /// The source's name.
    pub source: String,
    /// The glob.
    pub files: String,
}

/// A line of front matter whose key is not known, and seems to mean one that is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct UnusedKey {
    /// The document's name.
    pub document: String,
    /// The line of the key.
    pub line: u32,
    /// The column in that line, from 1, in characters.
    pub column: u32,
    /// The key, as it stands there.
    pub key: String,
    /// What to write instead.
    pub write: String,
}

/// Facts that no rule judged.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unjudged {
    /// The document's name.
    pub document: String,
    /// How many.
    pub facts: usize,
}

/// A document, or a part of one, that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct NotRead {
    /// The document's name.
    pub document: String,
    /// First line of the part; `None` for the whole.
    pub line: Option<u32>,
    /// The column in that line, from 1, in characters, where it is known.
    pub column: Option<u32>,
    /// Why.
    pub reason: String,
}

/// How many of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Census {
    /// What is counted.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
}

/// The figures of the last line.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Documents that were judged.
    pub documents: usize,
    /// Facts in them.
    pub facts: usize,
    /// Facts bound to a claim.
    pub claims: usize,
    /// Rules that were judged.
    pub rules: usize,
    /// Built-in checks that were run.
    pub checks: usize,
    /// Findings by kind, the worst first; kinds without a finding are left out.
    pub findings: Vec<Census>,
    /// Findings that are known and let pass; none of them is counted above.
    pub suppressed: usize,
    /// Rules that judged nothing.
    pub unbound_rules: usize,
    /// Rules that judged claims, and had none to compare them with.
    pub uncompared_rules: usize,
    /// Claims whose key stayed unknown.
    pub unplaced: usize,
    /// Facts that no rule judged.
    pub unjudged: usize,
    /// Documents, or parts, that were not read.
    pub not_read: usize,
    /// Documents that were read, and not judged, as a later version of the page is there.
    pub superseded: usize,
}

impl Report {
    /// Adds documents that are not judged, as a later version of their page is.
    pub fn add_superseded(&mut self, documents: Vec<DocumentReport>) {
        self.summary.superseded += documents.len();
        self.documents.extend(documents);
        self.documents.sort_by(|a, b| a.document.cmp(&b.document));
    }
}

impl UnusedKey {
    /// A stray key of a document.
    pub fn of(document: &str, stray: &StrayKey) -> Self {
        let write = format!("{}: {}", stray.meant, stray.value);
        Self { document: document.to_owned(), line: stray.line, column: stray.column, key: stray.key.clone(), write }
    }

    /// What people are told: the place, what is wrong there, and what to write.
    pub fn told(&self) -> String {
        format!("{}:{}:{}: `{}` is no key of front matter; write `{}`", self.document, self.line, self.column, self.key, self.write)
    }
}

impl NotRead {
    /// The document with the place in it, as people read it: `wires.jsonl:3:14`.
    pub fn place(&self) -> String {
        let number = |n: Option<u32>| n.map_or(String::new(), |n| format!(":{n}"));
        format!("{}{}{}", self.document, number(self.line), number(self.column))
    }
}
