//! What the predicates around an event tell of it: that it is so, that it is not, or neither.

/// Whether an event is said to be so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Commitment {
    /// It is so.
    #[default]
    Real,
    /// It is not so.
    Denied,
    /// The words leave it open.
    Open,
}

impl Commitment {
    /// The commitment that a lexicon row names.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "real" => Some(Self::Real),
            "denied" => Some(Self::Denied),
            "open" => Some(Self::Open),
            _ => None,
        }
    }

    /// Its opposite; what is open stays so.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Real => Self::Denied,
            Self::Denied => Self::Real,
            Self::Open => Self::Open,
        }
    }
}

/// What a predicate tells of its complement, said plainly and negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// `managed to`, `knew that`.
    pub plain: Commitment,
    /// `did not manage to`, `did not know that`.
    pub negated: Commitment,
}

impl Signature {
    /// What holds of the complement where this holds of the predicate.
    pub fn of(self, predicate: Commitment) -> Commitment {
        match predicate {
            Commitment::Real => self.plain,
            Commitment::Denied => self.negated,
            // `if they knew that`: what is known either way is known here too.
            Commitment::Open if self.plain == self.negated => self.plain,
            Commitment::Open => Commitment::Open,
        }
    }
}

/// The signatures of a word, by its complement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signatures {
    /// Before an infinitive.
    pub to: Option<Signature>,
    /// Before a clause.
    pub that: Option<Signature>,
}
