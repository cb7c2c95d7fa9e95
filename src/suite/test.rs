//! The tests of rules: each reads its own short documents, judges them by its rule alone, and compares the outcome.

use crate::check;
use crate::claims::{Named, named};
use crate::declaration::{Outcome, Rule, Suite, Test, TestDocument, compile};
use crate::document::{Document, from_paragraphs};
use crate::expectation::understood;
use crate::facts::{Reading, read, read_with, speaker_called};
use crate::finding::{Finding, LeftOut};
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
    /// What it left out there.
    pub left_out: Vec<LeftOut>,
    /// What is read in each document of a test that did not pass: `A: “an hour” 1 h → ferry.delay`.
    pub read: Vec<String>,
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
    let (findings, judged, left_out) = check::run_rule(suite, matcher, &readings, rule);
    let found = check::outcome(&findings);
    let shown: &[TestDocument] = if found == test.outcome { &[] } else { &test.documents };
    let read = shown.iter().map(|document| told(document, suite, lexicon, matcher)).collect();
    let (rule, title) = (rule.name.clone(), test.title.clone());
    TestResult { rule, title, expected: test.outcome, found, todo: test.todo, findings, judged, left_out, read, span: test.span }
}

/// What is read in a document, and bound to claims, for whoever wonders why a rule finds something else than its test says.
fn told(document: &TestDocument, suite: &Suite, lexicon: &Lexicon, matcher: &Matcher) -> String {
    let text = text(document);
    let mut told: Vec<String> = Vec::new();
    read_with(&text, lexicon, matcher, &[], &mut |fact, bindings| {
        let own = || bindings.iter().filter(|binding| binding.fact.span == fact.span && binding.fact.kind.in_words() == fact.kind.in_words());
        let named: Vec<Named> = own().filter_map(|binding| named(suite, matcher, binding)).collect();
        let words = own().next().map_or(fact.underlined(), |binding| binding.underlined).of(&text.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let value = named.iter().find_map(|named| named.term.clone()).unwrap_or_else(|| understood(fact));
        let claims: Vec<&str> = named.iter().map(|named| named.claim).collect();
        told.push(format!("“{words}” {value}{}{}", if claims.is_empty() { "" } else { " → " }, claims.join(", ")));
    });
    format!("{}: {}", document.name, if told.is_empty() { "no fact".to_owned() } else { told.join("; ") })
}

fn text(document: &TestDocument) -> Document {
    from_paragraphs(&document.name, document.published, &document.paragraphs)
}

fn reading(document: &TestDocument, lexicon: &Lexicon, matcher: &Matcher) -> Reading {
    let mut reading = read(&text(document), lexicon, matcher, &mut |_| {});
    reading.meta.story.clear();
    if let Some(name) = &document.by {
        let speaker = speaker_called(name, lexicon, matcher);
        for binding in &mut reading.bindings {
            binding.fact.context.speaker.get_or_insert_with(|| speaker.clone());
        }
    }
    reading
}
