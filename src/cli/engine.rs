//! Rules made ready: what they make of words and patterns, and the stages that read and judge by them.

use crate::check;
use crate::claims::given::Names;
use crate::claims::{Named, named};
use crate::declaration::{Suite, compile};
use crate::document::{Document, Meta};
use crate::facts::{self, Binding, Each, Fact, Reading};
use crate::finding::Report;
use crate::pattern::Matcher;
use crate::quantity::Day;
use crate::suite::{self, TestResult};
use crate::text::Lexicon;

/// Rules, and what they make of words and patterns.
pub(super) struct Engine {
    suite: Suite,
    lexicon: Lexicon,
    matcher: Matcher,
}

impl Engine {
    /// The engine for rules without errors.
    pub fn new(suite: Suite) -> Self {
        let (lexicon, matcher) = compile(&suite);
        Self { suite, lexicon, matcher }
    }

    /// How many rules there are.
    pub fn rules(&self) -> usize {
        self.suite.rules.len()
    }

    /// What rules say of a document that does not say it of itself.
    pub fn defaults_of(&self, document: &str) -> Meta {
        self.suite.defaults_of(document)
    }

    /// Reads a document of which some facts are `given`; `each` is called with every fact and the bindings of its sentence.
    pub fn read(&self, document: &Document, given: &[Fact], each: &mut Each) -> Reading {
        facts::read_with(document, &self.lexicon, &self.matcher, given, each)
    }

    /// The rules.
    pub fn suite(&self) -> &Suite {
        &self.suite
    }

    /// What names in given facts mean.
    pub fn names(&self) -> Names<'_> {
        Names { suite: &self.suite, lexicon: &self.lexicon, matcher: &self.matcher }
    }

    /// A binding in the words of the rules.
    pub fn named(&self, binding: &Binding) -> Option<Named<'_>> {
        named(&self.suite, &self.matcher, binding)
    }

    /// Judges what was read, and takes away what is let pass today.
    pub fn check(&self, readings: &[Reading], today: Day) -> Report {
        let mut report = check::run(&self.suite, &self.matcher, readings);
        check::suppress(&mut report, &self.suite, readings, today);
        report
    }

    /// Runs the tests of all rules.
    pub fn run_tests(&self) -> Vec<TestResult> {
        suite::run_tests(&self.suite)
    }
}
