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

    /// Rules with a test in which it is found; of `suppression`, rules that are told to be so.
    pub fn example(self) -> &'static str {
        match self {
            Self::Contradiction => CONTRADICTION,
            Self::SelfContradiction => SELF_CONTRADICTION,
            Self::Dispute => DISPUTE,
            Self::Deviation => DEVIATION,
            Self::Missing => MISSING,
            Self::Never => NEVER,
            Self::Suppression => SUPPRESSION,
            Self::Open => OPEN,
            Self::Note => NOTE,
            Self::Update => UPDATE,
            Self::Stance => STANCE,
        }
    }
}

const CONTRADICTION: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured agree
  test "two figures" {
    A  "Nine people were injured."
    B  "At least 12 people were injured."
    contradicts
  }
}
"#;

const SELF_CONTRADICTION: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured agree
  test "two figures of one report" {
    A  "Nine people were injured. The 12 people injured were taken to Verden."
    contradicts
  }
}
"#;

const DISPUTE: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured agree
  test "two speakers" {
    A  "Nine people were injured, Anna Keller said."
    B  "Twelve people were injured, Carl Obi said."
    disputes
  }
}
"#;

const DEVIATION: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured <= 10
  test "too many" {
    A  "At least 12 people were injured."
    breaks
  }
}
"#;

const MISSING: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured from at least 2 sources
  test "one of two tells it" {
    A  "Nine people were injured."
    B  "The bridge is closed."
    breaks
  }
}
"#;

const NEVER: &str = r#"claim wounded: count {
  "{value} people wounded"
}
rule wounded {
  never wounded
  test "the wrong word for it" {
    A  "Nine people were wounded."
    breaks
  }
}
"#;

const SUPPRESSION: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured { expect injured agree }
allow injured  until 2025-03-31  because "the clinic counts again; from April this line is told of"
"#;

const OPEN: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured <= 10
  test "more than eight may be ten" {
    A  "More than eight people were injured."
    open
  }
}
"#;

const NOTE: &str = r#"claim injured: count {
  "{value} people injured"
}
rule injured {
  expect injured agree
  test "a reader takes about ten from one, and forty from the other" {
    A  "At least ten people were injured."
    B  "Forty people were injured."
    open
  }
}
"#;

const UPDATE: &str = r#"claim injured: count, only grows {
  "{value} people injured"
}
rule injured {
  expect injured agree
  test "more a day later" {
    A  published 2025-06-02  "Nine people were injured."
    B  published 2025-06-03  "Twelve people were injured."
    open
  }
}
"#;

const STANCE: &str = r#"claim raise: percent {
  "raise of {value}"
}
rule raise {
  expect raise agree
  test "what was demanded, and what was agreed" {
    A  "The union demanded a raise of 9 percent."
    B  "Both sides agreed on a raise of 4 percent."
    open
  }
}
"#;

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
