//! The tests of rules: each reads its own short documents, judges them by its rule alone, and compares the outcome.

use crate::check;
use crate::declaration::{Outcome, Rule, Suite, Test, TestDocument, compile};
use crate::document::from_paragraphs;
use crate::facts::{Reading, read, speaker_called};
use crate::finding::Finding;
use crate::pattern::Matcher;
use crate::source::Span;
use crate::text::Lexicon;

/// How a test went.
#[derive(Clone, Debug)]
pub struct TestResult {
    /// The rule's name.
    pub rule: String,
    /// The test's title.
    pub title: String,
    /// What the test says.
    pub expected: Outcome,
    /// What the rule said.
    pub found: Outcome,
    /// Whether it is marked as a known gap.
    pub todo: bool,
    /// What the rule found.
    pub findings: Vec<Finding>,
    /// How many claims the rule judged in the test's documents.
    pub judged: usize,
    /// The place of the outcome word.
    pub span: Span,
}

impl TestResult {
    /// Whether the outcome is the one that the test says.
    pub fn passed(&self) -> bool {
        self.expected == self.found
    }
}

/// Runs every test of a suite, in the order of the rules.
pub fn run_tests(suite: &Suite) -> Vec<TestResult> {
    let (lexicon, matcher) = compile(suite);
    let tests = suite.rules.iter().flat_map(|rule| rule.tests.iter().map(move |test| (rule, test)));
    tests.map(|(rule, test)| run_test(suite, &lexicon, &matcher, rule, test)).collect()
}

fn run_test(suite: &Suite, lexicon: &Lexicon, matcher: &Matcher, rule: &Rule, test: &Test) -> TestResult {
    let readings: Vec<Reading> = test.documents.iter().map(|document| reading(document, lexicon, matcher)).collect();
    let (findings, judged) = check::run_rule(suite, matcher, &readings, rule);
    let found = check::outcome(&findings);
    TestResult { rule: rule.name.clone(), title: test.title.clone(), expected: test.outcome, found, todo: test.todo, findings, judged, span: test.span }
}

fn reading(document: &TestDocument, lexicon: &Lexicon, matcher: &Matcher) -> Reading {
    let text = from_paragraphs(&document.name, document.published, &document.paragraphs);
    let mut reading = read(&text, lexicon, matcher, &mut |_| {});
    reading.meta.story.clear();
    if let Some(name) = &document.by {
        let speaker = speaker_called(name, lexicon, matcher);
        for binding in &mut reading.bindings {
            binding.fact.context.speaker.get_or_insert_with(|| speaker.clone());
        }
    }
    reading
}
