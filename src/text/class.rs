//! Classes of words, as sets of bits.

macro_rules! classes {
    ($($(#[$doc:meta])* $constant:ident = $name:literal,)*) => {
        impl Class {
            $($(#[$doc])* pub const $constant: Self = Self(1 << Bit::$constant as u64);)*

            /// The class that a lexicon row names.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$constant),)*
                    _ => None,
                }
            }
        }

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($constant,)* }
    };
}

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

classes! {
    /// the, a, an.
    ARTICLE = "article",
    /// his, 's.
    POSSESSIVE = "possessive",
    /// this, those.
    DEMONSTRATIVE = "demonstrative",
    /// of, in, by.
    PREPOSITION = "preposition",
    /// and, or, but.
    CONJUNCTION = "conjunction",
    /// Words that open a clause: while, because, who.
    CLAUSE = "clause",
    /// Forms of be, do, have.
    AUXILIARY = "auxiliary",
    /// will, could.
    MODAL = "modal",
    /// will, shall; expect, likely to.
    FUTURE = "future",
    /// not, never.
    NEGATION = "negation",
    /// he, him.
    HE = "he",
    /// she, her.
    SHE = "she",
    /// they, them.
    THEY = "they",
    /// it, this.
    IT = "it",
    /// I, we.
    FIRST_PERSON = "first-person",
    /// Words that may tell whether what follows is so: knew, refused, none.
    COMMITS = "commits",
    /// Words at the head of a sentence that lean on the sentence before.
    OPEN = "open",
    /// also, then.
    ADVERB = "adverb",
    /// if, could, perhaps.
    HYPOTHETICAL = "hypothetical",
    /// Titles before a name: Mr, Dr.
    MR = "mr",
    /// Abbreviations whose dot ends no sentence.
    ABBREVIATION = "abbreviation",
    /// May begin an idiom that states no value.
    IDIOM = "idiom",
    /// Nouns that are plural as they stand.
    PERSON_PLURAL = "person-plural",
    /// Verbs of saying, and others that lead in what somebody says, shows or thinks.
    REPORT = "report",
    /// Those of them that always do: say, tell.
    SAY = "say",
    /// Those that take a listener: tell, inform.
    TELL = "tell",
    /// Those that do so only before a clause: find, show.
    SHOW = "show",
    /// blame, criticize.
    JUDGE = "judge",
    /// Nouns of people and institutions, who may speak.
    SOURCE = "source",
    /// Nouns of what speaks in print: poll, study.
    RECORD = "record",
    /// Nouns of speech: claim, estimate.
    UTTERANCE = "utterance",
    /// Verbs that name a thing as well as a clause: mention, cite.
    MENTION = "mention",
    /// according to.
    ACCORDING = "according",
    /// Verbs that take another one: went on to.
    CATENATIVE = "catenative",
    /// Irregular past forms: went, paid.
    PAST = "past",
    /// agree, accept.
    AGREE = "agree",
    /// offer, propose.
    OFFER = "offer",
    /// demand, want.
    DEMAND = "demand",
    /// ask for, call for.
    DEMAND_FOR = "demand-for",
    /// hope, expect.
    HOPE = "hope",
    /// deny.
    DENY = "deny",
    /// refuse to, fail to.
    REFUSE = "refuse",
    /// Papers that hold wishes: memorandum, plan.
    PROPOSAL = "proposal",
    /// Verbs that take `over`, `off` as a particle.
    PARTICLE_VERB = "particle-verb",
    /// Verbs that take `about` as a preposition.
    ABOUT_VERB = "about-verb",
    /// rise, fall.
    CHANGE_VERB = "change-verb",
    /// another, further.
    ADDITIONAL = "additional",
    /// whom, them.
    PART = "part",
    /// revise, correct.
    REVISION = "revision",
    /// first, earlier: said of a figure that another one takes the place of.
    FORMER = "former",
    /// per, each.
    RATE = "rate",
    /// president, minister.
    TITLE = "title",
    /// Ends a clause: a semicolon, a dash, `because`.
    BREAK = "break",
    /// Hyphens and dashes.
    DASH = "dash",
    /// Quotation marks of any shape, apostrophes included.
    QUOTE = "quote",
    /// Brackets.
    BRACKET = "bracket",
    /// A comma, `and`: ends a clause where another one follows.
    LINK = "link",
    /// Words that open a date: mid, early, next.
    DATE_WORD = "date-word",
    /// May begin a figure that is no feast: digits, number words, months, weekdays, `today`, currency signs.
    TRIGGER = "trigger",
    /// May begin the name of a feast or holiday.
    HOLIDAY = "holiday",
    /// May begin a unit.
    UNIT = "unit",
    /// A currency that is written before its amount: `$`, `RM`.
    CURRENCY = "currency",
    /// May begin the name of a party or speaker.
    NAME = "name",
    /// A word that a pattern of the rules asks for.
    ASKED = "asked",
}

impl Class {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Words that open a noun phrase.
    pub const DETERMINER: Self = Self::ARTICLE.with(Self::POSSESSIVE).with(Self::DEMONSTRATIVE);
    /// he, she, they.
    pub const THIRD_PERSON: Self = Self::HE.with(Self::SHE).with(Self::THEY);
    /// Words that may be a subject by themselves.
    pub const PRONOUN: Self = Self::THIRD_PERSON.with(Self::IT).with(Self::FIRST_PERSON);
    /// Verbs that are finite by their form.
    pub const FINITE: Self = Self::AUXILIARY.with(Self::MODAL).with(Self::PAST);
    /// Words of grammar: none of them is a noun.
    pub const GRAMMAR: Self = Self::DETERMINER
        .with(Self::PRONOUN)
        .with(Self::PREPOSITION)
        .with(Self::CONJUNCTION)
        .with(Self::CLAUSE)
        .with(Self::AUXILIARY)
        .with(Self::MODAL)
        .with(Self::NEGATION)
        .with(Self::ADVERB);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes that are not in the other set.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the sets share a class.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
