//! What a run says: findings with their evidence, and the report that holds them.

mod explain;
mod report;
mod severity;

pub use crate::quantity::{Set, Stated};
pub use crate::source::KeptSentence;
pub use report::{
    Census, DocumentReport, Group, KeyReport, LeftOut, LoneGroup, NotRead, Relation, Report, Summary, Suppressed, UnboundRule, Unheld, Unjudged,
    UnmatchedFiles, Unplaced, UnusedKey,
};
pub use severity::Severity;

use crate::facts::Stance;
use crate::source::Span;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Why two groups of claims may differ, from the harmless to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The same value.
    Agree,
    /// Both can be true.
    Compatible,
    /// About another event, part or role.
    Scope,
    /// A later figure replaces an earlier one.
    Update,
    /// Both can be true, yet a reader takes different figures from them.
    Note,
    /// One is real, the other wanted.
    Stance,
    /// Two named speakers differ.
    Disputed,
    /// Nothing satisfies both.
    Contradiction,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Sources contradict each other.
    Contradiction,
    /// One document contradicts itself.
    SelfContradiction,
    /// Two named speakers differ.
    Dispute,
    /// A value breaks the rule's own expectation.
    Deviation,
    /// Too few sources make a claim.
    Missing,
    /// A claim that nobody should make.
    Never,
    /// The wording allows both that the expectation holds and that it does not.
    Open,
    /// Both can be true, yet a reader takes different figures from them.
    Note,
    /// A later figure replaces an earlier one.
    Update,
    /// One is real, the other wanted.
    Stance,
    /// A line that lets findings pass, or corrects the reading, and has no effect.
    Suppression,
}

impl FindingKind {
    /// All of them, the worst first, as summaries list them.
    pub const ALL: [Self; 11] = [
        Self::Contradiction,
        Self::SelfContradiction,
        Self::Deviation,
        Self::Missing,
        Self::Never,
        Self::Dispute,
        Self::Open,
        Self::Note,
        Self::Update,
        Self::Stance,
        Self::Suppression,
    ];

    /// The kind in words, as output and summaries name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::SelfContradiction => "self-contradiction",
            Self::Dispute => "dispute",
            Self::Deviation => "deviation",
            Self::Missing => "missing",
            Self::Never => "never",
            Self::Open => "open",
            Self::Note => "note",
            Self::Update => "update",
            Self::Stance => "stance",
            Self::Suppression => "suppression",
        }
    }
}

/// One place that a finding rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// The document's name.
    pub document: String,
    /// Who publishes it.
    pub source: String,
    /// First byte of the value, without its hedge.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The line of the value, from 1.
    pub line: u32,
    /// The column of the value, from 1, in characters.
    pub column: u32,
    /// The value's words, without the hedge.
    pub text: String,
    /// Who says it; `None` for the document's own voice.
    pub speaker: Option<String>,
    /// How firmly; null where the words do not tell.
    #[serde(serialize_with = "known")]
    #[schemars(with = "Option<String>")]
    pub stance: Stance,
    /// Whether the value is said not to be so; left out where it is not. That an event did not happen is a value by itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// The day that the figure is of.
    pub as_of: Option<String>,
    /// The number of its value among the groups of its claim and keys in [`Report::keys`].
    pub group: usize,
    /// The value as understood, for a reader: `(0, 1 h]`.
    #[serde(skip)]
    pub understood: String,
    /// What is underlined: the value with its hedge.
    #[serde(skip)]
    pub underlined: Span,
    /// Line and column of its first character, as those of the value.
    #[serde(skip)]
    pub underlined_at: (u32, u32),
    /// The sentence around it.
    #[serde(skip)]
    pub sentence: KeptSentence,
}

/// What a rule, or a check, has to say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The name of the rule, or of the built-in check.
    pub rule: String,
    /// What it is.
    pub kind: FindingKind,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// What an editor can do.
    pub help: Option<String>,
    /// Where to read on.
    pub link: Option<String>,
    /// The claim's name; empty for the finding of a built-in check.
    pub claim: String,
    /// The keys of the group, in declared order; `None` where unknown.
    #[serde(serialize_with = "as_map")]
    #[schemars(with = "BTreeMap<String, Option<String>>")]
    pub key: Vec<(String, Option<String>)>,
    /// The places it rests on, in the order of documents and places.
    pub evidence: Vec<Evidence>,
    /// The same for the same rule, claim, key, sources and stated values, wherever they stand.
    pub fingerprint: String,
    /// The working, to be checked by hand: `(0, 1 h] and [3 h 24 min, 4 h) do not meet; gap 2 h 24 min`.
    pub working: String,
    /// Where the rules file demands it.
    #[serde(skip)]
    pub rule_span: Span,
}

/// Serialises pairs as one object, in their order.
pub fn as_map<S: Serializer>(pairs: &[(String, Option<String>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(k, v)| (k, v)))
}

/// A stance by its name.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands over a reference
fn known<S: Serializer>(stance: &Stance, serializer: S) -> Result<S::Ok, S::Error> {
    stance.known().serialize(serializer)
}
