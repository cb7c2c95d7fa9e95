//! `allow RULE [between "A" and "B"] [until DATE] because "…"`: a finding that is known and let pass.

use super::statement::{Language, Node, Statement, span_to};
use super::{Allow, Scope};
use crate::quantity::Day;
use crate::source::Span;
use crate::syntax::{self, Kind, Lines, Parsed, Parser, RulesError, Script, Text, Tokens, Word, cut, keyword, maybe, preceded, text, token, word};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "allow", about: "a finding that is known and let pass, with the reason", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim ferry.delay: duration {
  "ferry … delayed by {value}"
}
rule ferry-delay { expect ferry.delay agree }
rule ferry-limit {
  expect ferry.delay < 1 day
  not suppressible
}
allow ferry-delay  between "Coast Daily" and "Harbour Times"  until 2026-03-31  because "the board measures from the second whistle"
"#;

#[derive(Debug)]
struct AllowNode {
    rule: Word,
    between: Option<(Text, Text)>,
    until: Option<Day>,
    because: Text,
    /// The built-in checks, which are allowed by their names as rules are.
    checks: Vec<&'static str>,
    /// From the rule's name to the end of the reason.
    span: Span,
}

fn parse<'a>(input: Tokens<'a>, language: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, node) = allow(input)?;
    let checks = (language.checks)().iter().map(|check| check.name).collect();
    Ok((rest, Box::new(AllowNode { checks, ..node })))
}

fn allow(input: Tokens<'_>) -> Parsed<'_, AllowNode> {
    let word_span = input.before().map_or(input.first().span, |token| token.span);
    let (rest, rule) = word("a rule's name")(input)?;
    let (rest, between) = maybe(preceded(keyword("between"), cut((text, keyword("and"), text))))(rest)?;
    let (rest, until) = maybe(preceded(keyword("until"), cut(token(Kind::Date, "a date"))))(rest)?;
    let (rest, because) = preceded(keyword("because"), cut(text)).parse(rest)?;
    let until = until.and_then(|date| syntax::day(&date.node));
    Ok((rest, AllowNode { rule, between: between.map(|(a, _, b)| (a, b)), until, because, checks: Vec::new(), span: span_to(word_span, rest) }))
}

impl Node for AllowNode {
    fn resolve(&self, scope: &mut Scope) {
        let resolved = self.check();
        if let Err(error) = &resolved {
            scope.report(error.clone());
        }
        if !self.checks.contains(&self.rule.node.as_str()) {
            let declared = scope.rule(&self.rule, &self.checks).filter(|rule| !rule.suppressible).map(|rule| rule.span);
            if let Some(declared) = declared {
                return scope.report(locked(&self.rule, declared));
            }
        }
        scope.suite.allows.extend(resolved);
    }
}

fn locked(rule: &Word, declared: Span) -> RulesError {
    let error = RulesError::new("not-suppressible", rule.span, format!("rule `{}` is not suppressible", rule.node)).label("not allowed");
    error.help("remove the line, and correct the documents").related(declared, "says `not suppressible`")
}

impl AllowNode {
    /// The suppression, its rule not looked up.
    fn check(&self) -> Result<Allow, RulesError> {
        if self.because.raw.trim().is_empty() && self.because.closed {
            let error = RulesError::new("empty-reason", self.because.span, "the reason is empty").label("why?");
            return Err(error.help("write why the finding is let pass"));
        }
        let between = self.between.as_ref().map(|(a, b)| (a.value(), b.value()));
        if let Some((a, b)) = &between
            && a == b
        {
            let span = self.between.as_ref().map_or(self.span, |(_, second)| second.span);
            let error = RulesError::new("same-source", span, format!("`{b}` is named twice")).label("the same source");
            return Err(error.help("name the two sources that differ, or leave `between` out"));
        }
        Ok(Allow { rule: self.rule.node.clone(), between, until: self.until, because: self.because.value(), span: self.span })
    }
}

const LINES: Lines = Lines { holds: "statement", begins: |_| false, outside: &[], after: "" };

/// What a document's comment allows, from behind `factlint:` on; an error where it is not understood.
pub fn allow_in_comment(comment: &str) -> Result<Allow, Box<RulesError>> {
    let line = comment.trim().replace(['\n', '\r'], " ");
    let script = Script::new(&line, 0);
    let found = syntax::file(script.tokens(), LINES, |input| {
        let known = [("allow", ())].into_iter();
        let (rest, ()) = syntax::pick(input, "keyword", known)?;
        allow(rest)
    });
    let first = script.into_errors().into_iter().next();
    match (first, found.first()) {
        (Some(error), _) => Err(Box::new(error)),
        (None, Some(node)) => node.check().map_err(Box::new),
        (None, None) => {
            Err(Box::new(RulesError::new("empty-comment", Span::default(), "the comment says nothing").help("write `allow RULE because \"…\"`, or remove it")))
        }
    }
}
