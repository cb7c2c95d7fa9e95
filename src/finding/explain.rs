//! What findings, relations and severities mean, in a line each.

use super::{FindingKind, Severity, Verdict};

impl FindingKind {
    /// What it means, and what it does not.
    pub fn about(self) -> &'static str {
        match self {
            Self::Contradiction => "sources contradict each other: no value satisfies the words of both",
            Self::SelfContradiction => "one document contradicts itself: no value satisfies both of its statements",
            Self::Dispute => "two named speakers differ: news and no error, as long as both are named",
            Self::Deviation => "a value breaks the expectation of a rule, however its words are read",
            Self::Missing => "fewer sources make a claim than a rule asks for",
            Self::Never => "somebody makes a claim that nobody should",
            Self::Suppression => "an `allow`, or a `misread`, has no effect: it is unknown, expired or unused",
            Self::Open => "the words allow both: that the expectation holds, and that it does not",
            Self::Note => "both can be true, yet a reader takes different figures from them",
            Self::Update => "a later figure replaces an earlier one, or may do so",
            Self::Stance => "one source tells what is, the other what is wanted",
        }
    }
}

impl Verdict {
    /// All of them, from the harmless to the worst.
    pub const ALL: [Self; 8] = [Self::Agree, Self::Compatible, Self::Scope, Self::Update, Self::Note, Self::Stance, Self::Disputed, Self::Contradiction];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Scope => "scope",
            Self::Update => "update",
            Self::Note => "note",
            Self::Stance => "stance",
            Self::Disputed => "disputed",
            Self::Contradiction => "contradiction",
        }
    }

    /// What it says of two values.
    pub fn about(self) -> &'static str {
        match self {
            Self::Agree => "the same value",
            Self::Compatible => "other words, and some value satisfies both",
            Self::Scope => "about another event, part or quantity, and not compared",
            Self::Update => "one is a later state of the same figure",
            Self::Note => "some value satisfies both, yet a reader takes different figures from them",
            Self::Stance => "one is real, the other wanted",
            Self::Disputed => "two named speakers differ",
            Self::Contradiction => "no value satisfies both",
        }
    }
}

impl Severity {
    /// All of them, the lightest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// How much it weighs.
    pub fn about(self) -> &'static str {
        match self {
            Self::Note => "worth knowing; fails no run unless `--fail-on note` says so",
            Self::Warning => "worth a look before publication; fails the run",
            Self::Error => "must not be published like this; fails the run",
        }
    }
}
