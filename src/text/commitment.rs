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
    /// Nothing is told either way.
    pub const OPEN: Self = Self { plain: Commitment::Open, negated: Commitment::Open };
    /// It is not so, and negated it is: `cancelled`.
    pub const UNDOES: Self = Self { plain: Commitment::Denied, negated: Commitment::Real };

    /// What the predicate tells where it is negated.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { plain: self.negated, negated: self.plain }
    }

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

/// How a predicate takes its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// `managed to go`.
    To,
    /// `told her to go`.
    ThemTo,
    /// `was told to go`.
    BeTo,
    /// `knew that she went`.
    That,
    /// `was told that she went`.
    BeThat,
    /// `denied reports that she went`.
    Report,
    /// `denied going`.
    Ing,
    /// `kept her from going`.
    From,
    /// `averted a strike`.
    It,
    /// `the risk of a strike`.
    Of,
}

impl Frame {
    const COUNT: usize = 10;

    /// The frame that a lexicon row names.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "to" => Some(Self::To),
            "them-to" => Some(Self::ThemTo),
            "be-to" => Some(Self::BeTo),
            "that" => Some(Self::That),
            "be-that" => Some(Self::BeThat),
            "report" => Some(Self::Report),
            "ing" => Some(Self::Ing),
            "from" => Some(Self::From),
            "it" => Some(Self::It),
            "of" => Some(Self::Of),
            _ => None,
        }
    }

    /// The frame whose signature holds where a word has none for this one.
    fn fallback(self) -> Option<Self> {
        match self {
            Self::BeTo => Some(Self::ThemTo),
            Self::ThemTo => Some(Self::To),
            Self::BeThat => Some(Self::That),
            _ => None,
        }
    }
}

/// The signatures of a word, by its frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signatures([Option<Signature>; Frame::COUNT]);

impl Signatures {
    /// Those of a word that tells nothing.
    pub const NONE: Self = Self([None; Frame::COUNT]);

    /// Sets what holds in a frame, if nothing does yet.
    pub fn add(&mut self, frame: Frame, signature: Signature) {
        if let Some(slot) = self.0.get_mut(frame as usize) {
            slot.get_or_insert(signature);
        }
    }

    /// What holds in a frame, or in the one that it falls back on.
    pub fn get(&self, frame: Frame) -> Option<Signature> {
        let own = self.0.get(frame as usize).copied().flatten();
        own.or_else(|| self.get(frame.fallback()?))
    }
}
