//! A suite of rules with every name resolved: what the later stages work on.

use crate::finding::Severity;
use crate::pattern::Pattern;
use crate::quantity::{Day, Interval, Kind, Number};
use crate::source::Span;

/// The rules of one run. Built only from files without errors; with errors it is good for name lookups at most.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    /// The parties.
    pub parties: Vec<Party>,
    /// The speakers.
    pub speakers: Vec<Speaker>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// The number of a party in [`Suite::parties`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub u16);

/// The number of a speaker in [`Suite::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u16);

/// The number of a claim in [`Suite::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u16);

/// The number of a key in [`Claim::keys`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub u8);

/// The number of a rule in [`Suite::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u16);

impl Suite {
    /// The party of this number.
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.get(usize::from(id.0))
    }

    /// The speaker of this number.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.get(usize::from(id.0))
    }

    /// The claim of this number.
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        self.claims.get(usize::from(id.0))
    }

    /// The rule of this number.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(usize::from(id.0))
    }
}

/// A side: a country, a company, an office.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its name in rules.
    pub name: String,
    /// How texts call it.
    pub spellings: Vec<String>,
    /// The place of its name.
    pub span: Span,
}

/// A person who speaks, perhaps for a party.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The name in rules.
    pub name: String,
    /// Whom the person speaks for.
    pub party: Option<PartyId>,
    /// How texts call the person.
    pub spellings: Vec<String>,
    /// The place of the name.
    pub span: Span,
}

/// What the values of a claim are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimType {
    /// Figures of one kind.
    Quantity {
        /// The kind; [`Kind::QUANTITY`] for a measure such as `length`.
        kind: Kind,
        /// What its literals measure; empty for bare numbers.
        dimension: &'static str,
        /// Whether the claim is about an extent (`range of age`).
        range: bool,
    },
    /// One of some values that exclude each other.
    Choice {
        /// Their names, in the order of the claim.
        values: Vec<String>,
    },
}

/// How the true value may move from one day to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Growth {
    /// It stays as it is.
    #[default]
    Fixed,
    /// `only grows`.
    Grows,
    /// `only falls`.
    Falls,
    /// `may change`.
    Free,
}

/// How an assertion is recognised and what it carries.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its name in rules.
    pub name: String,
    /// What its values are.
    pub ty: ClaimType,
    /// How the true value may move.
    pub growth: Growth,
    /// The patterns that bind a value.
    pub binds: Vec<Bind>,
    /// The patterns that keep a value, or a sentence, from being bound.
    pub not: Vec<Pattern>,
    /// What else the claim carries.
    pub keys: Vec<Key>,
    /// The place of its name.
    pub span: Span,
}

/// A pattern that binds a value of a claim.
#[derive(Clone, Debug)]
pub struct Bind {
    /// The pattern.
    pub pattern: Pattern,
    /// What the sentence, its lead-in or its headings must mention one of; empty for no condition.
    pub about: Vec<Pattern>,
    /// The value of a `choice` that it stands for.
    pub choice: Option<u16>,
}

/// A key of a claim.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// What its values are.
    pub values: KeyValues,
    /// Its value where no cue is found.
    pub otherwise: Otherwise,
    /// The place of its name.
    pub span: Span,
}

/// The values of a key.
#[derive(Clone, Debug)]
pub enum KeyValues {
    /// Named values, each with its cues.
    Named(Vec<(String, Vec<Pattern>)>),
    /// A party, where these cues have `{value}`.
    Party(Vec<Pattern>),
}

/// The value of a key where no cue is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Not known.
    Unknown,
    /// The named value of this number.
    Value(u16),
    /// The party of whoever speaks.
    PartyOfSpeaker,
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// Whether the stated lower bounds are compared.
    pub floor: bool,
    /// Whether the stated upper bounds are compared.
    pub ceiling: bool,
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

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    More,
    /// `>=`.
    AtLeast,
    /// `in A..B`.
    In,
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

impl Op {
    /// Every comparison with its sign.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Equal, "=="),
        (Self::NotEqual, "!="),
        (Self::Less, "<"),
        (Self::AtMost, "<="),
        (Self::More, ">"),
        (Self::AtLeast, ">="),
        (Self::In, "in"),
    ];

    /// The sign for it.
    pub fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(op, _)| *op == self).map_or("", |(_, sign)| sign)
    }
}
