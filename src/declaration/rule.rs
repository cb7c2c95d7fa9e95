//! `rule NAME ["title"] { … }`: one expectation, its severity, its messages and its tests.

use super::filter::{FilterNode, filters};
use super::statement::{Language, Node, Statement, span_to};
use super::test::{self, TestNode};
use super::{ClaimId, Form, PLACEHOLDERS, Relation, Rule, Scope, Sort, Tolerance};
use crate::finding::Severity;
use crate::source::Span;
use crate::syntax::{
    self, Block, Kind, Lines, Literal, Parsed, Parser, RulesError, Text, Tokens, Word, alt, cut, declared, keyword, literal, maybe, name, sign, stop, text,
    word,
};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "rule", about: "what must hold of a claim, with its messages and tests", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim ferry.delay: duration {
  "ferry … delayed by {value}"
}
rule ferry-delay "Sources must agree on the delay" {
  expect ferry.delay agree within 10 minutes
  warning when apart > 0
  error   when apart >= 1 hour
  say "the delay is told differently"
  test "an hour is not three" {
    A  published 2025-06-02  by "Anna Keller"  "The ferry was delayed by an hour."
    B  "The ferry was delayed by three hours."
    contradicts
  }
}
"#;

#[derive(Debug)]
struct RuleNode {
    name: Word,
    title: Option<Text>,
    block: Block<Item>,
}

/// A line of a rule.
#[derive(Debug)]
enum Item {
    Expect(Box<ExpectNode>),
    Severity(Severity, Span),
    Threshold { severity: Severity, strict: bool, apart: Literal },
    Message(&'static str, Text, Span),
    Test(TestNode),
}

#[derive(Debug)]
struct ExpectNode {
    claim: Word,
    relation: Box<dyn Relation>,
    filters: Vec<FilterNode>,
    /// The word `expect`.
    word: Span,
    span: Span,
}

/// What opens a line of a rule.
const ITEMS: [&str; 9] = ["expect", "severity", "note", "warning", "error", "say", "help", "link", "test"];
/// The severities, the mildest first.
const LEVELS: [(&str, Severity); 3] = [("note", Severity::Note), ("warning", Severity::Warning), ("error", Severity::Error)];
/// Lines that are still to come.
const PLANNED: [&str; 2] = ["never", "not"];
/// Relations that are still to come.
const PLANNED_RELATIONS: [&str; 6] = ["before", "after", "during", "from", "one", "across"];

const LINES: Lines = Lines { holds: "item", begins: starts_item, outside: &[], after: "the rule's name and title" };

fn starts_item(input: Tokens<'_>) -> bool {
    input.first().kind == Kind::Word && (ITEMS.contains(&input.text()) || PLANNED.contains(&input.text()))
}

fn parse<'a>(input: Tokens<'a>, language: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared(word("a rule's name"))(input)?;
    let (rest, title) = maybe(text)(rest)?;
    let (rest, block) = syntax::block(LINES, |at| item(at, language.forms))(rest)?;
    Ok((rest, Box::new(RuleNode { name, title, block })))
}

fn item<'a>(input: Tokens<'a>, forms: &'static [Form]) -> Parsed<'a, Item> {
    let (rest, word) = syntax::pick(input, "keyword", ITEMS.into_iter().zip(ITEMS), &PLANNED)?;
    let span = input.first().span;
    match word {
        "expect" => expect(rest, span, forms).map(|(rest, node)| (rest, Item::Expect(Box::new(node)))),
        "severity" => syntax::pick(rest, "severity", LEVELS.into_iter(), &[]).map(|(rest, level)| (rest, Item::Severity(level, span))),
        "test" => test::parse(rest).map(|(rest, node)| (rest, Item::Test(node))),
        "say" | "help" | "link" => text.map(|text| Item::Message(word, text, span)).parse(rest),
        _ => threshold(rest, word),
    }
}

/// `when apart > TOL`.
fn threshold<'a>(input: Tokens<'a>, level: &str) -> Parsed<'a, Item> {
    let severity = LEVELS.iter().find(|(name, _)| *name == level).map_or(Severity::Warning, |(_, severity)| *severity);
    let more = alt((sign(">").map(|_| true), sign(">=").map(|_| false)));
    let line = (keyword("when"), keyword("apart"), more, literal);
    line.map(|(_, _, strict, apart)| Item::Threshold { severity, strict, apart }).parse(input)
}

fn expect<'a>(input: Tokens<'a>, word: Span, forms: &'static [Form]) -> Parsed<'a, ExpectNode> {
    if literal(input).is_ok() {
        return unsupported(input, "arithmetic over claims");
    }
    let (rest, claim) = name("a claim's name")(input)?;
    if rest.is_sign("+") || rest.is_sign("-") {
        return unsupported(rest, "arithmetic over claims");
    }
    let (rest, relation) = relation(rest, forms)?;
    let (rest, filters) = filters(rest)?;
    if rest.text() == "across" {
        return unsupported(rest, "`across sources`");
    }
    Ok((rest, ExpectNode { claim, relation, filters, word, span: span_to(word, rest) }))
}

fn unsupported<'a, T>(input: Tokens<'a>, what: &str) -> Parsed<'a, T> {
    let error = RulesError::new("not-supported", input.first().span, format!("{what} is not supported by this version"));
    stop(input, error.label("not supported yet").help("write a rule for each claim"))
}

fn relation<'a>(input: Tokens<'a>, forms: &'static [Form]) -> Parsed<'a, Box<dyn Relation>> {
    let known = forms.iter().flat_map(|form| form.words.iter().map(move |word| (*word, (form, *word))));
    if input.is_sign("=") {
        let error = RulesError::new("foreign-sign", input.first().span, "`=` compares nothing").label("not understood").help("write `==`");
        input.report(error);
        let equals = forms.iter().find(|form| form.words.contains(&"=="));
        return equals
            .map_or_else(|| stop(input, RulesError::new("unknown-word", input.first().span, "unknown relation `=`")), |form| (form.parse)(input.skip(), "=="));
    }
    let (rest, (form, word)) = syntax::pick(input, "relation", known, &PLANNED_RELATIONS)?;
    cut(|at| (form.parse)(at, word)).parse(rest)
}

impl Node for RuleNode {
    fn resolve(&self, scope: &mut Scope) {
        let number = scope.suite.rules.len();
        let fresh = scope.declare(Sort::Rule, &self.name, number, "give it another name").is_ok();
        let rule = self.build(scope);
        if fresh {
            scope.suite.rules.extend(rule);
        }
    }
}

impl RuleNode {
    fn build(&self, scope: &mut Scope) -> Option<Rule> {
        let tests = self.block.items.iter().filter_map(|item| if let Item::Test(test) = item { test.resolve(scope) } else { None }).collect();
        let severity = self.severity(scope);
        let [say, help, link] = ["say", "help", "link"].map(|word| self.message(word, scope));
        let expect = self.expectation(scope)?;
        let claim = scope.claim(&expect.claim)?;
        let thresholds = self.thresholds(claim, scope);
        let filters = expect.filters.iter().filter_map(|filter| filter.resolve(claim, scope)).collect();
        let expectation = expect.relation.resolve(claim, scope)?;
        let title = self.title.as_ref().map(Text::value);
        let (name, span, expect_span) = (self.name.node.clone(), self.name.span, expect.span);
        Some(Rule { name, title, claim, expectation, filters, severity, thresholds, say, help, link, tests, span, expect_span })
    }

    /// The one expectation; none, and each further one, is reported.
    fn expectation(&self, scope: &mut Scope) -> Option<&ExpectNode> {
        let mut all = self.block.items.iter().filter_map(|item| if let Item::Expect(node) = item { Some(node) } else { None });
        let first = all.next();
        for further in all {
            let error = RulesError::new("expect-twice", further.word, "a rule has one expectation").label("the second one");
            scope.report(error.help("make a second rule of this one"));
        }
        if first.is_none() && !self.block.broken {
            let error = RulesError::new("missing-expect", self.name.span, format!("rule `{}` has no expectation", self.name.node)).label("what must hold?");
            scope.report(error.help("add a line `expect CLAIM agree`"));
        }
        first.map(AsRef::as_ref)
    }

    fn severity(&self, scope: &mut Scope) -> Option<Severity> {
        let all = self.block.items.iter().filter_map(|item| if let Item::Severity(level, span) = item { Some((*level, *span)) } else { None });
        once(all, "severity", scope)
    }

    fn message(&self, word: &str, scope: &mut Scope) -> Option<String> {
        let all = self.block.items.iter().filter_map(|item| match item {
            Item::Message(kind, text, span) if *kind == word => Some((text, *span)),
            _ => None,
        });
        let text = once(all, word, scope)?;
        placeholders(text, scope);
        Some(text.value())
    }

    fn thresholds(&self, claim: ClaimId, scope: &mut Scope) -> Vec<(Severity, Tolerance, bool)> {
        let Some(measure) = scope.measure(claim) else { return Vec::new() };
        let mut list = Vec::new();
        for item in &self.block.items {
            let Item::Threshold { severity, strict, apart } = item else { continue };
            list.extend(scope.keep(measure.tolerance(apart)).map(|apart| (*severity, apart, *strict)));
        }
        list
    }
}

/// Reports what stands in braces and is no placeholder.
fn placeholders(text: &Text, scope: &mut Scope) {
    let mut from = 0;
    while let Some(open) = text.raw.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        let Some(close) = text.raw.get(open..).and_then(|rest| rest.find('}')).map(|at| open + at) else { return };
        let name = text.raw.get(open + 1..close).unwrap_or_default();
        if !PLACEHOLDERS.contains(&name) {
            let offset = |at: usize| text.inner.start + u32::try_from(at).unwrap_or_default();
            let error = RulesError::new("unknown-placeholder", Span::new(offset(open), offset(close + 1)), format!("unknown placeholder `{{{name}}}`"));
            let all = format!("write one of `{{{}}}`", PLACEHOLDERS.join("}`, `{"));
            scope.report(error.label("stands for nothing").offer(crate::syntax::nearest(name, PLACEHOLDERS), all));
        }
        from = close + 1;
    }
}

/// The first of some lines that a rule may have once; the others are reported.
fn once<T>(mut all: impl Iterator<Item = (T, Span)>, word: &str, scope: &mut Scope) -> Option<T> {
    let first = all.next()?;
    for (_, span) in all {
        let error = RulesError::new("line-twice", span, format!("a rule has one `{word}`")).label("the second one");
        scope.report(error.help("remove one of them").related(first.1, "the first one"));
    }
    Some(first.0)
}
