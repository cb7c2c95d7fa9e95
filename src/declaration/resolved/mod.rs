//! A suite of rules with every name resolved: what the later stages work on.

mod check;
mod op;
mod rule;
mod sum;

pub use check::Check;
pub use op::Op;
pub use rule::{
    Agree, BUILT_IN_KEYS, Compare, Coverage, Expectation, Filter, FilterKey, Groups, OneOf, Options, Outcome, PLACEHOLDERS, Rule, Same, Test, TestDocument,
    Tolerance,
};
pub use sum::{Arithmetic, Operand, Part, Right, Sum};

use super::Source;
use crate::pattern::{BuiltIn, Pattern};
use crate::quantity::{Correction, Day, DeclaredUnit, Kind};
use crate::source::Span;
use std::sync::Arc;

/// The rules of one run. Built only from files without errors; with errors it is good for name lookups at most.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    /// The parties.
    pub parties: Vec<Party>,
    /// The speakers.
    pub speakers: Vec<Speaker>,
    /// The classes of entities.
    pub entities: Vec<Entity>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The units.
    pub units: Vec<Arc<DeclaredUnit>>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// The suppressions.
    pub allows: Vec<Allow>,
    /// The corrections of what is read.
    pub misreads: Vec<Misread>,
    /// The built-in checks that are switched on.
    pub checks: Vec<Check>,
}

/// The number of a party in [`Suite::parties`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub u16);

/// The number of a speaker in [`Suite::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u16);

/// The number of a class of entities in [`Suite::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u16);

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

    /// The class of entities of this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(usize::from(id.0))
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

/// A suppression of what a rule or a built-in check finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rule, or the built-in check.
    pub rule: String,
    /// The two sources, or documents, whose difference is known.
    pub between: Option<(String, String)>,
    /// The last day that it holds.
    pub until: Option<Day>,
    /// Why.
    pub because: String,
    /// The place of the whole line.
    pub span: Span,
}

/// Words that mean something else than is read in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The words, in small letters, parted by one space.
    pub words: String,
    /// What they mean.
    pub correction: Correction,
    /// Why.
    pub because: String,
    /// The place of the whole line.
    pub span: Span,
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

/// A class of things that texts list: regions, ports, dishes.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its name in rules.
    pub name: String,
    /// Its members: the name of each, and how texts call it.
    pub members: Vec<(String, Vec<String>)>,
    /// The place of its name.
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
    /// Members of a class that a text lists together.
    Set {
        /// The class.
        class: EntityId,
    },
    /// Whether something happened.
    Happened,
    /// A name.
    Name,
    /// Words between quotation marks.
    Quote,
}

impl ClaimType {
    /// The kind of its values.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Quantity { kind, .. } => *kind,
            Self::Choice { .. } => Kind::CHOICE,
            Self::Set { .. } => Kind::SET,
            Self::Happened => Kind::HAPPENED,
            Self::Name => Kind::NAME,
            Self::Quote => Kind::QUOTE,
        }
    }
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
    /// Keys that every claim has, and that this one reads by cues of its own.
    pub own_keys: Vec<OwnKey>,
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

/// A key that every claim has, read by the cues of one claim.
#[derive(Clone, Debug)]
pub struct OwnKey {
    /// The key.
    pub built_in: BuiltIn,
    /// What each of its named values stands for.
    pub values: Vec<u16>,
    /// Its cues.
    pub key: Key,
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
