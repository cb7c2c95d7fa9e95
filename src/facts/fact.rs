//! A fact: one value in the text, with everything that was read about it.

use crate::document::BlockKind;
use crate::quantity::{Day, DeclaredUnit, Dimension, Interval, Kind, Number, Units};
use crate::source::Span;
use std::ops::Range;
use std::sync::Arc;

/// What a figure is a figure of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Nothing is named.
    None,
    /// A unit of the tables, by its name.
    Unit(&'static str),
    /// A unit of the rules.
    Declared(Arc<DeclaredUnit>),
    /// The counted noun, in the singular.
    Noun(String),
}

impl Measure {
    /// The name, if there is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Unit(name) => Some(name),
            Self::Declared(unit) => Some(&unit.name),
            Self::Noun(noun) => Some(noun),
        }
    }

    /// What it measures; `None` where it is no unit.
    pub fn dimension(&self) -> Option<Dimension> {
        match self {
            Self::Unit(name) => Units::get().of_name(name).map(|unit| unit.dimension),
            Self::Declared(unit) => Some(unit.dimension()),
            Self::None | Self::Noun(_) => None,
        }
    }
}

/// Which part of a whole a figure states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The whole.
    #[default]
    Total,
    /// Some of it: two of whom.
    Part,
    /// What came on top: another 200.
    Change,
    /// What held before: an earlier count of nine.
    Former,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Total, Self::Part, Self::Change, Self::Former];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Part => "part",
            Self::Change => "change",
            Self::Former => "former",
        }
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        match self {
            Self::Total => "the figure is of the whole, as far as its words tell",
            Self::Part => "the figure is of a part: two of whom, 12 of the 23",
            Self::Change => "the figure is of what came on top: another 200",
            Self::Former => "the figure is one that held before: an earlier count of nine, initially put at nine",
        }
    }
}

/// How firmly something is said, each rung by its own name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// The words do not tell.
    #[default]
    Unknown,
    /// Said as done, or as it is.
    Stated,
    /// Agreed between those concerned.
    Agreed,
    /// Will come.
    Expected,
    /// Offered or proposed.
    Offered,
    /// Demanded, asked for.
    Demanded,
    /// Hoped for, planned, discussed.
    Hoped,
    /// Only thought of: if, could, perhaps.
    Hypothetical,
}

/// What time a figure is told of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// It is so now, or the words do not tell.
    #[default]
    Unknown,
    /// It was so, or came to be so.
    Past,
    /// It is to come.
    Future,
}

/// The three classes that comparisons look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StanceClass {
    /// Fits both others.
    Unknown,
    /// Done, under way, agreed, expected.
    Real,
    /// Offered, demanded.
    Wanted,
    /// Never compared.
    Hypothetical,
}

impl Stance {
    /// All of them.
    pub const ALL: [Self; 8] = [Self::Unknown, Self::Stated, Self::Agreed, Self::Expected, Self::Offered, Self::Demanded, Self::Hoped, Self::Hypothetical];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Stated => "done",
            Self::Agreed => "agreed",
            Self::Expected => "expected",
            Self::Offered => "offered",
            Self::Demanded => "demanded",
            Self::Hoped => "hoped",
            Self::Hypothetical => "hypothetical",
        }
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        match self {
            Self::Unknown => "the words do not tell; compared with all but what is only thought of",
            Self::Stated => "said as done, or as it is",
            Self::Agreed => "agreed between those concerned",
            Self::Expected => "said to come: will, is expected to",
            Self::Offered => "offered or proposed",
            Self::Demanded => "demanded or asked for",
            Self::Hoped => "hoped for, planned or discussed",
            Self::Hypothetical => "only thought of (if, could, may, perhaps), and never compared",
        }
    }

    /// The name in JSON, where unknown is null.
    pub fn known(self) -> Option<&'static str> {
        (self != Self::Unknown).then(|| self.name())
    }

    /// Its class.
    pub fn class(self) -> StanceClass {
        match self {
            Self::Unknown => StanceClass::Unknown,
            Self::Stated | Self::Agreed | Self::Expected => StanceClass::Real,
            Self::Offered | Self::Demanded | Self::Hoped => StanceClass::Wanted,
            Self::Hypothetical => StanceClass::Hypothetical,
        }
    }
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The resolved name.
    pub name: Arc<str>,
    /// The declared party or speaker, as an index into the names of the lexicon.
    pub declared: Option<crate::text::NameId>,
    /// The party: that of the declared name, else the one that the words around the name tell; a number in the list of names.
    pub party: Option<u16>,
    /// The mention that carries the verb.
    pub span: Span,
}

impl Speaker {
    /// Somebody whom no rule declares, mentioned at a place.
    pub fn undeclared(name: impl Into<Arc<str>>, span: Span) -> Self {
        Self { name: name.into(), declared: None, party: None, span }
    }

    /// A declared party or speaker, mentioned at a place.
    pub fn declared(id: crate::text::NameId, entry: &crate::pattern::NameEntry, span: Span) -> Self {
        Self { name: entry.name.clone(), declared: Some(id), party: entry.party, span }
    }
}

/// Who says a figure, how firmly, and of what day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Who says it; `None` for the document's own voice.
    pub speaker: Option<Speaker>,
    /// How firmly.
    pub stance: Stance,
    /// Whether it is said not to be so.
    pub denied: bool,
    /// Whether it is told of what is past, or to come. Asked only of figures that claims are bound to.
    pub tense: Tense,
    /// The day that the figure is of.
    pub as_of: Option<Day>,
    /// A year that the sentence names and that is not the document's own.
    pub other_year: Option<i64>,
    /// Whether words of revision stand beside it.
    pub revised: bool,
    /// The event that it is about, where the claim tells events apart.
    pub event: Option<u16>,
}

/// A value in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What kind of quantity.
    pub kind: Kind,
    /// The value, without its hedge.
    pub span: Span,
    /// The hedge: `at least`.
    pub hedge: Option<Span>,
    /// Stated least value, in the stated unit.
    pub low: Option<Number>,
    /// Stated largest value.
    pub high: Option<Number>,
    /// The stated unit, or the counted noun.
    pub measure: Measure,
    /// Words between a count and its noun.
    pub modifiers: Option<Span>,
    /// Which part of a whole.
    pub role: Role,
    /// What the wording allows at all, in `base_unit`.
    pub hard: Interval,
    /// What a reader takes from it.
    pub soft: Interval,
    /// The unit of `hard` and `soft`; empty for plain numbers.
    pub base_unit: &'static str,
    /// Its tokens, hedge included.
    pub tokens: Range<usize>,
    /// The token of the counted noun.
    pub head: Option<usize>,
    /// Who says it, and how.
    pub context: Context,
    /// The sentence around it.
    pub sentence: Span,
    /// What block it stands in.
    pub block: BlockKind,
}

impl Fact {
    /// The type of a claim that it can be bound to: for a measure, what is measured.
    pub fn type_name(&self) -> &'static str {
        if self.kind == Kind::QUANTITY { self.measure.dimension().unwrap_or(self.kind.name()) } else { self.kind.name() }
    }

    /// What is underlined: the value with its hedge.
    pub fn underlined(&self) -> Span {
        self.hedge.map_or(self.span, |hedge| self.span.to(hedge))
    }
}
