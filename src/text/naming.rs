//! What words make of a number beside them that is a name and no value, and which words name a company.

/// A set of such effects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Naming(u16);

impl Naming {
    /// None.
    pub const NONE: Self = Self(0);
    /// The number behind the word is a name: `gate 12`.
    pub const LABEL: Self = Self(1);
    /// So it is where the number counts nothing: `train 188`, but `train 40 pilots`.
    pub const NOUN: Self = Self(1 << 1);
    /// The number before the word is a name: `a 404 error`.
    pub const TAIL: Self = Self(1 << 2);
    /// The word ends an address: `10 Downing Street`.
    pub const STREET: Self = Self(1 << 3);
    /// The number behind the word is to be called: `dial 911`.
    pub const CALL: Self = Self(1 << 4);
    /// Chapter and verse follow: `John 3:16`.
    pub const SCRIPTURE: Self = Self(1 << 5);
    /// Glued to a number the word tells a shape: `five-star`.
    pub const SHAPE: Self = Self(1 << 6);

    /// The number behind the word is a name where the word has its capital: `Project 2025`.
    pub const TITLE: Self = Self(1 << 7);
    /// Beside it two numbers with a dash are a score: `won 3-1`.
    pub const CONTEST: Self = Self(1 << 8);
    /// A number set off behind the word is an age: `the driver, 45,`.
    pub const PERSON: Self = Self(1 << 9);
    /// The word ends the name of a country: a number set off behind it is no age.
    pub const PLACE: Self = Self(1 << 10);
    /// The number behind the word and its `'s` is a name: `Standard & Poor's 500`.
    pub const OWNER: Self = Self(1 << 11);
    /// What a company is called once it was named: `the airline`.
    pub const FIRM: Self = Self(1 << 12);
    /// The word ends the name of a company: `Harlow Foods`.
    pub const COMPANY: Self = Self(1 << 13);

    /// The effect that a lexicon row names.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "label" => Some(Self::LABEL),
            "noun" => Some(Self::NOUN),
            "title" => Some(Self::TITLE),
            "tail" => Some(Self::TAIL),
            "street" => Some(Self::STREET),
            "call" => Some(Self::CALL),
            "scripture" => Some(Self::SCRIPTURE),
            "shape" => Some(Self::SHAPE),
            "contest" => Some(Self::CONTEST),
            "person" => Some(Self::PERSON),
            "place" => Some(Self::PLACE),
            "owner" => Some(Self::OWNER),
            "firm" => Some(Self::FIRM),
            "company" => Some(Self::COMPANY),
            _ => None,
        }
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share an effect.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
