//! `rule NAME ["title"] { … }`: one expectation, its severity, its messages and its tests.

use super::filter::{FilterNode, filters};
use super::statement::{Language, Node, Statement, span_to};
use super::sum::{SumNode, sum};
use super::test::{self, TestNode};
use super::{Arithmetic, ClaimId, Expectation, Form, Measure, PLACEHOLDERS, Relation, Rule, Scope, Sort, Subject, Tolerance};
use crate::finding::Severity;
use crate::source::Span;
use crate::syntax::{
    self, Block, Kind, Lines, Literal, Parsed, Parser, RulesError, Text, Tokens, Word, alt, cut, declared, keyword, literal, maybe, sign, stop, text, word,
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
    NotSuppressible(Span),
    Test(TestNode),
}

#[derive(Debug)]
struct ExpectNode {
    left: SumNode,
    relation: Box<dyn Relation>,
    across: Option<Span>,
    filters: Vec<FilterNode>,
    /// The word `expect` or `never`.
    word: Span,
    span: Span,
}

/// What opens a line of a rule.
const ITEMS: [&str; 11] = ["expect", "never", "severity", "note", "warning", "error", "say", "help", "link", "not", "test"];
/// The severities, the mildest first.
pub(super) const LEVELS: [(&str, Severity); 3] = [("note", Severity::Note), ("warning", Severity::Warning), ("error", Severity::Error)];

const LINES: Lines = Lines { holds: "item", begins: starts_item, outside: &[], after: "the rule's name and title" };

fn starts_item(input: Tokens<'_>) -> bool {
    input.first().kind == Kind::Word && ITEMS.contains(&input.text())
}

fn parse<'a>(input: Tokens<'a>, language: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared(word("a rule's name"))(input)?;
    let (rest, title) = maybe(text)(rest)?;
    let (rest, block) = syntax::block(LINES, |at| item(at, language.forms))(rest)?;
    Ok((rest, Box::new(RuleNode { name, title, block })))
}

fn item<'a>(input: Tokens<'a>, forms: &'static [Form]) -> Parsed<'a, Item> {
    let (rest, word) = syntax::pick(input, "keyword", ITEMS.into_iter().zip(ITEMS))?;
    let span = input.first().span;
    match word {
        "expect" => expect(rest, span, forms, None).map(|(rest, node)| (rest, Item::Expect(Box::new(node)))),
        "severity" => syntax::pick(rest, "severity", LEVELS.into_iter()).map(|(rest, level)| (rest, Item::Severity(level, span))),
        "test" => test::parse(rest).map(|(rest, node)| (rest, Item::Test(node))),
        "not" => keyword("suppressible").map(|word| Item::NotSuppressible(span.to(word))).parse(rest),
        "say" | "help" | "link" => text.map(|text| Item::Message(word, text, span)).parse(rest),
        _ => match forms.iter().find(|form| form.opens_line && form.words.contains(&word)) {
            Some(form) => expect(rest, span, forms, Some((form, word))).map(|(rest, node)| (rest, Item::Expect(Box::new(node)))),
            None => threshold(rest, word),
        },
    }
}

/// `when apart > TOL`.
fn threshold<'a>(input: Tokens<'a>, level: &str) -> Parsed<'a, Item> {
    let severity = LEVELS.iter().find(|(name, _)| *name == level).map_or(Severity::Warning, |(_, severity)| *severity);
    let more = alt((sign(">").map(|_| true), sign(">=").map(|_| false)));
    let line = (keyword("when"), keyword("apart"), more, literal);
    line.map(|(_, _, strict, apart)| Item::Threshold { severity, strict, apart }).parse(input)
}

/// What must hold; `opener` is the form whose word opened the line.
fn expect<'a>(input: Tokens<'a>, word: Span, forms: &'static [Form], opener: Option<(&'static Form, &'static str)>) -> Parsed<'a, ExpectNode> {
    let (rest, left) = sum(input)?;
    let (rest, relation) = match opener {
        Some((form, word)) => cut(|at| (form.parse)(at, word)).parse(rest)?,
        None => relation(rest, forms)?,
    };
    let (rest, across) = across(rest)?;
    let (rest, filters) = filters(rest)?;
    Ok((rest, ExpectNode { left, relation, across, filters, word, span: span_to(word, rest) }))
}

/// `across sources`.
fn across(input: Tokens<'_>) -> Parsed<'_, Option<Span>> {
    let (rest, words) = maybe((keyword("across"), cut(keyword("sources"))))(input)?;
    Ok((rest, words.map(|(from, to)| from.to(to))))
}

fn relation<'a>(input: Tokens<'a>, forms: &'static [Form]) -> Parsed<'a, Box<dyn Relation>> {
    let behind = forms.iter().filter(|form| !form.opens_line);
    let known = behind.flat_map(|form| form.words.iter().map(move |word| (*word, (form, *word))));
    if input.is_sign("=") {
        let error = RulesError::new("foreign-sign", input.first().span, "`=` compares nothing").label("not understood").help("write `==`");
        input.report(error);
        let equals = forms.iter().find(|form| form.words.contains(&"=="));
        return equals
            .map_or_else(|| stop(input, RulesError::new("unknown-word", input.first().span, "unknown relation `=`")), |form| (form.parse)(input.skip(), "=="));
    }
    if let Some(word) = forms.iter().filter(|form| form.opens_line).flat_map(|form| form.words).find(|word| **word == input.text()) {
        let error = RulesError::new("unknown-word", input.first().span, format!("`{word}` stands behind the claim")).label("not here");
        return stop(input, error.help(format!("write `{word}` before the claim, in place of `expect`")));
    }
    let (rest, (form, word)) = syntax::pick(input, "relation", known)?;
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
        let locked = self.block.items.iter().filter_map(|item| if let Item::NotSuppressible(span) = item { Some(((), *span)) } else { None });
        let suppressible = once(locked, "not suppressible", scope).is_none();
        let [say, help, link] = ["say", "help", "link"].map(|word| self.message(word, scope));
        let expect = self.expectation(scope)?;
        let claim = expect.claim(scope)?;
        let expectation = expect.relation.resolve(&Subject { claim, node: &expect.left, across: expect.across }, scope);
        let measure = expect.distance(claim, expectation.as_ref(), scope);
        let thresholds = self.thresholds(expect, measure.as_ref(), scope);
        let title = self.title.as_ref().map(Text::value);
        let (name, span, expect_span) = (self.name.node.clone(), self.name.span, expect.span);
        let Some(expectation) = expectation else {
            expect.filters.iter().for_each(|filter| drop(filter.resolve_all(&[claim], scope)));
            return None;
        };
        let mut rule =
            Rule { name, title, claim, expectation, filters: Vec::new(), severity, thresholds, say, help, link, suppressible, tests, span, expect_span };
        let claims = rule.claims();
        rule.filters = expect.filters.iter().flat_map(|filter| filter.resolve_all(&claims, scope)).collect();
        Some(rule)
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

    fn thresholds(&self, expect: &ExpectNode, measure: Option<&Measure>, scope: &mut Scope) -> Vec<(Severity, Tolerance, bool)> {
        let mut list = Vec::new();
        for item in &self.block.items {
            let Item::Threshold { severity, strict, apart } = item else { continue };
            if expect.relation.measures() {
                let checked = measure.map_or(Ok(None), |measure| measure.tolerance(apart));
                list.extend(scope.keep(checked).map(|apart| (*severity, apart, *strict)));
            } else {
                let error = RulesError::new("no-distance", apart.span, "nothing is `apart` in this rule").label("no distance between values");
                scope.report(error.help("write `severity`, which needs no distance"));
            }
        }
        list
    }
}

impl ExpectNode {
    /// The claim, or the first of a sum; an unknown one, or none at all, is reported.
    fn claim(&self, scope: &mut Scope) -> Option<ClaimId> {
        let Some(word) = self.left.first() else {
            let error = RulesError::new("missing-claim", self.left.span, format!("`{}` names no claim", self.left.text)).label("amounts only");
            scope.report(error.help("write the claim first, as in `expect deaths < 100`"));
            return None;
        };
        scope.claim(word)
    }

    /// What the distance between two values is measured in: for a sum that of the sum.
    fn distance(&self, claim: ClaimId, expectation: Option<&Expectation>, scope: &Scope) -> Option<Measure> {
        match expectation {
            Some(Expectation::Arithmetic(Arithmetic { left, .. })) => {
                Some(Measure::new(left.text.clone(), left.kind, left.dimension, scope.declared_units.clone()))
            }
            None if self.left.alone().is_none() => None,
            _ => scope.measure(claim),
        }
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
