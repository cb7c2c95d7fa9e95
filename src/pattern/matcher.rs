//! All patterns of a set of rules, found by the rarest word that each cannot do without.

use super::program::Program;
use crate::quantity::Kind;
use crate::text::LemmaId;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A pattern that binds a claim: the claim, and the number of the pattern in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BindId {
    /// The claim.
    pub claim: u16,
    /// The pattern.
    pub bind: u16,
}

/// An `about` phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AboutId(pub u16);

/// A cue of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CueId(pub u16);

/// Which facts may stand at `{value}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// Facts of a kind and dimension; bare numbers too where the kind has a unit of its own.
    Figure {
        /// The kind.
        kind: Kind,
        /// The dimension; empty for numbers without a unit.
        dimension: &'static str,
    },
    /// None: the words matched are the evidence.
    Words,
    /// None: the words matched say whether it happened.
    Event,
    /// Members of a class, as a number in [`Matcher::classes`].
    Members {
        /// The class.
        class: u16,
    },
    /// Names.
    Name,
    /// Quotations.
    Quote,
}

impl Accepts {
    /// Whether values are figures.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Figure { .. })
    }

    /// Whether values are figures of one kind.
    pub fn is_kind(self, of: Kind) -> bool {
        matches!(self, Self::Figure { kind, .. } if kind == of)
    }
}

/// A declared party or speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameEntry {
    /// The name in rules.
    pub name: Arc<str>,
    /// The party, as a number in the list of names: itself for a party.
    pub party: Option<u16>,
    /// Whether it is a party.
    pub is_party: bool,
}

/// What a cue says of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueValue {
    /// One of the declared values.
    Named(u16),
    /// The party at `{value}`.
    Party,
}

/// What holds where no cue is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Nothing: the key is unknown.
    Unknown,
    /// This value.
    Value(u16),
    /// The party of whoever says it.
    PartyOfSpeaker,
}

/// A key that every claim has, and whose value a claim may read by cues of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BuiltIn {
    /// Who says it; values are numbers in the list of names.
    Speaker,
    /// How firmly; values are numbers in the list of stances.
    Stance,
    /// Which part of a whole; values are numbers in the list of roles.
    Role,
    /// Which event; values are the claim's own.
    Event,
}

/// The cues of a key that every claim has.
#[derive(Clone, Debug)]
pub struct OwnKey {
    /// The key.
    pub key: BuiltIn,
    /// What each named value stands for.
    pub values: Vec<u16>,
}

/// A key of a claim.
#[derive(Clone, Debug)]
pub struct KeyPatterns {
    /// What holds without a cue.
    pub otherwise: Otherwise,
}

/// The patterns of one claim.
#[derive(Clone, Debug)]
pub struct ClaimPatterns {
    /// What may stand at `{value}`.
    pub accepts: Accepts,
    /// The patterns that bind.
    pub binds: Vec<BindPattern>,
    /// The patterns that keep from binding.
    pub not: Vec<Program>,
    /// The keys: those that the claim declares, then those of `own_keys`.
    pub keys: Vec<KeyPatterns>,
    /// The keys that every claim has and that this one reads by cues of its own.
    pub own_keys: Vec<OwnKey>,
}

/// A pattern that binds.
#[derive(Clone, Debug)]
pub struct BindPattern {
    /// The pattern.
    pub program: Program,
    /// One of these must be mentioned; empty for no condition.
    pub about: Vec<AboutId>,
    /// The value of a choice.
    pub choice: Option<u16>,
    /// The keys that the pattern captures, in the order of its captures.
    pub captures: Vec<u16>,
}

/// A cue: the key that it speaks of, and what it says.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The claim.
    pub claim: u16,
    /// The key.
    pub key: u16,
    /// What it says.
    pub value: CueValue,
    /// The pattern.
    pub program: Program,
}

/// What a word leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A pattern that binds.
    Bind(BindId),
    /// An `about` phrase.
    About(AboutId),
    /// A cue.
    Cue(CueId),
}

/// All patterns.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// The claims, in the order of their declaration.
    pub claims: Vec<ClaimPatterns>,
    /// The `about` phrases.
    pub abouts: Vec<Program>,
    /// The cues.
    pub cues: Vec<Cue>,
    /// Parties and speakers, by the number that the lexicon gives.
    pub names: Vec<NameEntry>,
    /// The members of each class of entities.
    pub classes: Vec<Vec<Arc<str>>>,
    /// What reading keeps of a document besides its claims, by name: what the built-in checks ask for.
    pub signatures: Vec<&'static str>,
    by_word: FxHashMap<LemmaId, Vec<Target>>,
    /// Patterns without a word of their own.
    always: Vec<Target>,
}

impl Matcher {
    /// Adds an `about` phrase.
    pub fn add_about(&mut self, program: Program) -> AboutId {
        let id = AboutId(number(self.abouts.len()));
        self.index(&program, Target::About(id));
        self.abouts.push(program);
        id
    }

    /// Adds a cue.
    pub fn add_cue(&mut self, cue: Cue) {
        let id = CueId(number(self.cues.len()));
        self.index(&cue.program, Target::Cue(id));
        self.cues.push(cue);
    }

    /// Adds a claim.
    pub fn add_claim(&mut self, claim: ClaimPatterns) {
        let id = number(self.claims.len());
        for (i, bind) in claim.binds.iter().enumerate() {
            self.index(&bind.program, Target::Bind(BindId { claim: id, bind: number(i) }));
        }
        self.claims.push(claim);
    }

    fn index(&mut self, program: &Program, target: Target) {
        if program.needs.is_empty() {
            self.always.push(target);
        }
        for lemma in &program.needs {
            self.by_word.entry(*lemma).or_default().push(target);
        }
    }

    /// The patterns that a word may belong to.
    pub fn of_word(&self, lemma: LemmaId) -> &[Target] {
        self.by_word.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// The patterns that no word leads to.
    pub fn always(&self) -> &[Target] {
        &self.always
    }

    /// Whether there are no patterns at all.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// Whether a name is a party's.
    pub fn is_party(&self, id: u16) -> bool {
        self.name(id).is_some_and(|entry| entry.is_party)
    }

    /// The entry of a name.
    pub fn name(&self, id: u16) -> Option<&NameEntry> {
        self.names.get(usize::from(id))
    }
}

fn number(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
