//! A rule with every name resolved: what must hold, of which claims, and its tests.

use super::{Arithmetic, ClaimId, KeyId, Op, Right};
use crate::finding::Severity;
use crate::quantity::{Day, Interval, Number};
use crate::source::Span;

/// What must hold.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it says, for people.
    pub title: Option<String>,
    /// The claim that is judged.
    pub claim: ClaimId,
    /// What must hold of it.
    pub expectation: Expectation,
    /// Which claims are judged at all.
    pub filters: Vec<Filter>,
    /// The severity of its findings, where it is not the usual one.
    pub severity: Option<Severity>,
    /// Severities by how far values are apart, and whether that distance itself is not enough (`>`).
    pub thresholds: Vec<(Severity, Tolerance, bool)>,
    /// The message of its findings.
    pub say: Option<String>,
    /// The advice of its findings.
    pub help: Option<String>,
    /// Where to read more.
    pub link: Option<String>,
    /// Whether an `allow` may suppress its findings.
    pub suppressible: bool,
    /// Its tests.
    pub tests: Vec<Test>,
    /// The place of its name.
    pub span: Span,
    /// The place of the whole `expect` line.
    pub expect_span: Span,
}

/// Which claims a rule judges: `where KEY is V`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The claim that it is about; others of the rule pass.
    pub claim: ClaimId,
    /// The key that is looked at.
    pub key: FilterKey,
    /// The value.
    pub value: String,
    /// Whether the claims with this value are the ones left out.
    pub negated: bool,
}

/// The key of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterKey {
    /// One that the claim declares.
    Declared(KeyId),
    /// One that every claim has: see [`BUILT_IN_KEYS`].
    BuiltIn(&'static str),
}

/// The keys that every claim has.
pub const BUILT_IN_KEYS: [&str; 9] = ["speaker", "party", "stance", "source", "document", "story", "as-of", "event", "role"];

/// What a rule's own message may hold in braces.
pub const PLACEHOLDERS: [&str; 6] = ["values", "odd.value", "odd.source", "claim", "key", "sources"];

/// A distance that is let pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// So much, in the base unit of the claim's kind.
    Absolute {
        /// How much.
        base: Number,
        /// The base unit: `second`, `USD`; for dates `day`, for times `minute`, for ages `year`, empty for bare numbers.
        unit: &'static str,
        /// As it was written.
        text: String,
    },
    /// A share of the larger value.
    Share {
        /// The share: 1/20 for 5 %.
        fraction: Number,
        /// As it was written.
        text: String,
    },
}

/// What must hold of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The claims of a group share a value.
    Agree(Agree),
    /// The stated bounds are equal.
    Same(Same),
    /// Every value satisfies a comparison.
    Compare(Compare),
    /// Every value is one of some.
    OneOf(OneOf),
    /// Sums of claims satisfy a comparison.
    Arithmetic(Arithmetic),
    /// Enough sources make the claim.
    Coverage(Coverage),
    /// Nobody makes the claim.
    Never,
}

/// What makes the groups that a rule judges.
#[derive(Clone, Copy, Debug)]
pub enum Groups<'r> {
    /// All keys that the claim declares.
    All,
    /// These of its keys.
    Keys(&'r [KeyId]),
    /// Keys of these names, which all claims of the rule have.
    Names(&'r [String]),
    /// Nothing: every claim is judged by itself, whatever its keys.
    None,
}

impl Expectation {
    /// Whether it holds what sources say against each other.
    pub fn compares_sources(&self) -> bool {
        matches!(self, Self::Agree(_) | Self::Same(_))
    }

    /// What makes the groups that are judged.
    pub fn groups(&self) -> Groups<'_> {
        match self {
            Self::Agree(Agree { by, .. }) | Self::Same(Same { by, .. }) | Self::Coverage(Coverage { by, .. }) => {
                by.as_ref().map_or(Groups::All, |keys| Groups::Keys(keys))
            }
            Self::Arithmetic(arithmetic) => Groups::Names(&arithmetic.by),
            Self::Compare(_) | Self::OneOf(_) | Self::Never => Groups::None,
        }
    }
}

impl Rule {
    /// All claims that the rule judges, each once, that of its name first.
    pub fn claims(&self) -> Vec<ClaimId> {
        let mut claims = vec![self.claim];
        if let Expectation::Arithmetic(Arithmetic { left, right, .. }) = &self.expectation {
            let right = if let Right::Sum(sum) = right { sum.claims() } else { Vec::new() };
            claims.extend(left.claims().into_iter().chain(right).filter(|id| *id != self.claim));
        }
        let mut seen = Vec::new();
        claims.retain(|id| {
            !seen.contains(id) && {
                seen.push(*id);
                true
            }
        });
        claims
    }
}

/// `agree [within TOL] [by KEY, …]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agree {
    /// The distance that is let pass.
    pub within: Option<Tolerance>,
    /// The keys that make the groups; all declared ones where this is `None`.
    pub by: Option<Vec<KeyId>>,
}

/// `same [floor | ceiling]`; without a word, both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    /// Whether the stated lower bounds are compared.
    pub floor: bool,
    /// Whether the stated upper bounds are compared.
    pub ceiling: bool,
    /// The keys that make the groups; all declared ones where this is `None`.
    pub by: Option<Vec<KeyId>>,
}

/// `== V`, `in A..B` and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// The comparison.
    pub op: Op,
    /// What is compared with, in the base unit of the claim's kind.
    pub value: Interval,
    /// The base unit, as in [`Tolerance::Absolute`].
    pub unit: &'static str,
    /// The value as it was written.
    pub text: String,
}

/// `one of V, …`; for a choice also `== V` and `!= V`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOf {
    /// The values.
    pub options: Options,
    /// Whether it must be none of them.
    pub negated: bool,
    /// The values as they were written.
    pub text: String,
}

/// Some values of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Options {
    /// Figures, each with its base unit.
    Values(Vec<(Interval, &'static str)>),
    /// Values of a choice, by number.
    Choices(Vec<u16>),
}

/// `from at least N [independent] sources`, `in every source`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many sources must make the claim; every one where this is `None`.
    pub least: Option<usize>,
    /// Whether sources that print the same passage count as one.
    pub independent: bool,
    /// The keys that make the groups; all declared ones where this is `None`.
    pub by: Option<Vec<KeyId>>,
}

/// A test of a rule.
#[derive(Clone, Debug)]
pub struct Test {
    /// What it shows.
    pub title: String,
    /// The texts that are read.
    pub documents: Vec<TestDocument>,
    /// What the rule must say of them.
    pub outcome: Outcome,
    /// Whether it is known to fail.
    pub todo: bool,
    /// The place of the word for the outcome.
    pub span: Span,
}

/// A text of a test.
#[derive(Clone, Debug)]
pub struct TestDocument {
    /// Its name.
    pub name: String,
    /// Its day.
    pub published: Option<Day>,
    /// Who speaks in it.
    pub by: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// What a rule says of the documents of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A contradiction.
    Contradicts,
    /// A dispute of two speakers.
    Disputes,
    /// A comparison broken, something missing, or something that must not be.
    Breaks,
    /// Not settled by the wording, or worth a note.
    Open,
    /// Nothing.
    Holds,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Contradicts, Self::Disputes, Self::Breaks, Self::Open, Self::Holds];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::Disputes => "disputes",
            Self::Breaks => "breaks",
            Self::Open => "open",
            Self::Holds => "holds",
        }
    }
}

impl Outcome {
    /// What must come of a test that ends in this word.
    pub fn about(self) -> &'static str {
        match self {
            Self::Contradicts => "the rule finds a contradiction in the texts of the test",
            Self::Disputes => "the rule finds nothing worse than two named speakers who differ",
            Self::Breaks => "a value of the texts breaks the rule's own expectation",
            Self::Open => "the words leave it open, or the finding is only a note",
            Self::Holds => "the rule finds nothing",
        }
    }
}
