//! A pattern to a program of small steps.

use super::ast::{Part, Pattern};
use crate::text::{Class, LemmaId, Lexicon, TokenKind, Words};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A word in any inflection.
    Word(LemmaId),
    /// A word or mark as it stands.
    Exact(Box<str>),
    /// Any words of the same clause.
    Gap,
    /// The value.
    Value,
    /// Any number.
    Number,
    /// A party, kept as the capture of this number.
    Capture(usize),
    /// Goes on at each of these steps.
    Split(Vec<usize>),
    /// Goes on there.
    Jump(usize),
    /// The end.
    Match,
}

impl Step {
    /// Whether it is a word, and that word stands at a token.
    pub(super) fn stands(&self, words: &Words, at: usize) -> bool {
        match self {
            Self::Word(lemma) => words.lexicon.has_lemma(words.at(at).form, *lemma),
            Self::Exact(text) => words.text(at) == &**text,
            _ => false,
        }
    }
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) steps: Vec<Step>,
    /// Of these words one must stand in the sentence; empty where the pattern has no word of its own.
    pub(super) needs: Vec<LemmaId>,
    /// Whether `{value}` stands in it.
    pub has_value: bool,
    /// The classes of its words.
    seen: Class,
    /// The keys that it captures.
    pub captures: Vec<String>,
}

impl Program {
    /// Whether the pattern is nothing but `{value}`.
    pub fn only_value(&self) -> bool {
        matches!(self.steps.as_slice(), [Step::Value, Step::Match])
    }

    /// Whether a token is a word of the pattern's own that turns what is told (`refuse to pay`): that is what the pattern asks for.
    pub fn turns(&self, words: &Words, at: usize) -> bool {
        let turns = Class::NEGATION.with(Class::REFUSE).with(Class::DENY);
        self.seen.has(turns) && words.has(at, turns) && self.steps.iter().any(|step| step.stands(words, at))
    }

    /// Whether a word that leaves things open stands in it: `could`, `if`.
    pub fn doubts(&self) -> bool {
        self.seen.has(Class::HYPOTHETICAL.with(Class::MODAL))
    }

    /// Whether a word of what held before stands in it: `first`, `initially`.
    pub fn recalls(&self) -> bool {
        self.seen.has(Class::FORMER)
    }

    /// Whether a token is a word that the pattern names right before `{value}`: `captain {value}`.
    pub fn leads_in(&self, words: &Words, at: usize) -> bool {
        self.steps.iter().enumerate().any(|(i, step)| step.stands(words, at) && self.values_at(i + 1))
    }

    /// Whether the value may stand at a step; what may be absent before it is passed over.
    fn values_at(&self, step: usize) -> bool {
        match self.steps.get(step) {
            Some(Step::Value) => true,
            Some(Step::Jump(to)) => self.values_at(*to),
            Some(Step::Split(to)) => to.iter().any(|step| self.values_at(*step)),
            _ => false,
        }
    }

    /// Whether it holds a gap, so that words stand in what it matches which are none of its own.
    pub fn gaps(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Gap))
    }

    /// Compiles a pattern of something that happened or did not: `take part in` is found in `took no part in`, too.
    pub fn compile_event(pattern: &Pattern, lexicon: &mut Lexicon) -> Self {
        Self::of(pattern, &with_no(&pattern.parts), lexicon)
    }

    /// Compiles a pattern; its words become known to the lexicon.
    pub fn compile(pattern: &Pattern, lexicon: &mut Lexicon) -> Self {
        Self::of(pattern, &pattern.parts, lexicon)
    }

    /// Compiles the parts that are looked for; what was added to those of the pattern is no word of its own.
    fn of(pattern: &Pattern, parts: &[Part], lexicon: &mut Lexicon) -> Self {
        let mut program = Self {
            steps: Vec::new(),
            needs: Vec::new(),
            has_value: pattern.has_value(),
            seen: classes(&pattern.parts, lexicon),
            captures: pattern.captures().into_iter().map(|(key, _)| key.to_owned()).collect(),
        };
        program.sequence(parts, lexicon);
        program.steps.push(Step::Match);
        program.needs = rarest(&pattern.parts, lexicon).map_or_else(Vec::new, |(_, needs)| needs);
        program
    }

    fn sequence(&mut self, parts: &[Part], lexicon: &mut Lexicon) {
        for part in parts {
            match part {
                Part::Word { text, exact } => self.word(text, *exact, lexicon),
                Part::Choice(branches) => self.branches(branches, false, lexicon),
                Part::Optional(branches) => self.branches(branches, true, lexicon),
                Part::Gap => self.steps.push(Step::Gap),
                Part::Value => self.steps.push(Step::Value),
                Part::Capture { key, .. } => {
                    let number = self.captures.iter().position(|known| known == key).unwrap_or_default();
                    self.steps.push(Step::Capture(number));
                }
                Part::Number => self.steps.push(Step::Number),
            }
        }
    }

    /// A word as the tokenizer cuts it; hyphens inside it are passed over, as they are in the text. One that stands alone is asked for.
    fn word(&mut self, text: &str, exact: bool, lexicon: &mut Lexicon) {
        for token in lexicon.split(text) {
            let piece = token.span().of(text);
            match token.kind {
                TokenKind::Word if !exact => {
                    let lemma = lexicon.add_lemma(piece);
                    self.steps.push(Step::Word(lemma));
                }
                TokenKind::Mark if piece != text && matches!(piece, "-" | "'" | "’") => {}
                _ => {
                    lexicon.add_lemma(piece);
                    self.steps.push(Step::Exact(piece.into()));
                }
            }
        }
    }

    fn branches(&mut self, branches: &[Vec<Part>], optional: bool, lexicon: &mut Lexicon) {
        let split = self.steps.len();
        self.steps.push(Step::Split(Vec::new()));
        let (mut starts, mut jumps) = (Vec::new(), Vec::new());
        for branch in branches {
            starts.push(self.steps.len());
            self.sequence(branch, lexicon);
            jumps.push(self.steps.len());
            self.steps.push(Step::Jump(0));
        }
        let end = self.steps.len();
        if optional {
            starts.push(end);
        }
        for jump in jumps {
            if let Some(step) = self.steps.get_mut(jump) {
                *step = Step::Jump(end);
            }
        }
        if let Some(step) = self.steps.get_mut(split) {
            *step = Step::Split(starts);
        }
    }
}

/// The classes of the words of some parts.
fn classes(parts: &[Part], lexicon: &Lexicon) -> Class {
    parts.iter().fold(Class::default(), |seen, part| match part {
        Part::Word { text, .. } => lexicon.split(text).iter().fold(seen, |seen, token| seen.with(token.class)),
        Part::Choice(branches) | Part::Optional(branches) => branches.iter().fold(seen, |seen, branch| seen.with(classes(branch, lexicon))),
        _ => seen,
    })
}

/// Words in a row with a `no` that may stand between each two, or in the place of an article.
fn with_no(parts: &[Part]) -> Vec<Part> {
    let no = || vec![Part::Word { text: "no".to_owned(), exact: true }];
    let branches = |branches: &[Vec<Part>]| branches.iter().map(|branch| with_no(branch)).collect();
    let mut all: Vec<Part> = Vec::new();
    for part in parts {
        if let (Some(Part::Word { .. }), Part::Word { .. }) = (all.last(), part) {
            all.push(Part::Optional(vec![no()]));
        }
        all.push(match part {
            Part::Word { text, .. } if text == "a" || text == "an" => Part::Choice(vec![vec![part.clone()], no()]),
            Part::Choice(of) => Part::Choice(branches(of)),
            Part::Optional(of) => Part::Optional(branches(of)),
            part => part.clone(),
        });
    }
    all
}

/// The words of which one must stand in the text, chosen where they are rarest; with a weight, larger being rarer.
fn rarest(parts: &[Part], lexicon: &mut Lexicon) -> Option<(usize, Vec<LemmaId>)> {
    let mut best: Option<(usize, Vec<LemmaId>)> = None;
    for part in parts {
        let found = match part {
            Part::Word { text, .. } => lexicon
                .split(text)
                .into_iter()
                .filter(|t| t.kind == TokenKind::Word)
                .map(|t| weigh(t.span().of(text), lexicon))
                .max_by_key(|(weight, _)| *weight),
            Part::Choice(branches) => {
                let all: Option<Vec<_>> = branches.iter().map(|branch| rarest(branch, lexicon)).collect();
                all.map(|all| (all.iter().map(|(weight, _)| *weight).min().unwrap_or(0), all.into_iter().flat_map(|(_, needs)| needs).collect()))
            }
            _ => None,
        };
        if let Some(found) = found
            && best.as_ref().is_none_or(|(weight, _)| found.0 > *weight)
        {
            best = Some(found);
        }
    }
    best
}

/// Long words are rarer than short ones, and words of grammar are common whatever their length.
fn weigh(word: &str, lexicon: &mut Lexicon) -> (usize, Vec<LemmaId>) {
    let grammar = Class::ARTICLE
        .with(Class::PREPOSITION)
        .with(Class::AUXILIARY)
        .with(Class::CONJUNCTION)
        .with(Class::IT)
        .with(Class::THEY)
        .with(Class::HE)
        .with(Class::MODAL);
    let common = lexicon.class(lexicon.form(word)).has(grammar);
    (if common { 1 } else { 1 + word.len() }, vec![lexicon.add_lemma(word)])
}
