//! What a form of expectation offers to the rule that it stands in.

use super::{ClaimId, Expectation, Scope, Sum, SumNode};
use crate::source::Span;
use crate::syntax::{Parsed, RulesError, Tokens};
use std::fmt;

/// One form of expectation: `agree`, `same`, a comparison.
#[derive(Debug)]
pub struct Form {
    /// The words or signs that open it.
    pub words: &'static [&'static str],
    /// Whether they open the line, and stand not behind the claim's name: `never deaths`.
    pub opens_line: bool,
    /// What it demands, in one line.
    pub about: &'static str,
    /// A claim and a rule that use it.
    pub example: &'static str,
    /// Reads it, from behind the word (and, where that opens the line, the claim's name) on.
    pub parse: for<'a> fn(Tokens<'a>, &'static str) -> Parsed<'a, Box<dyn Relation>>,
}

/// An expectation as it was read, its names not looked up yet.
pub trait Relation: fmt::Debug {
    /// What it demands; `None` where it is wrong, which is reported to the scope.
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation>;

    /// Whether a value that breaks it lies at a distance from those that do not, so that severities may hang on it.
    fn measures(&self) -> bool {
        true
    }
}

/// What stands before the word of an expectation, and applies to all of it.
#[derive(Debug)]
pub struct Subject<'n> {
    /// The claim, or the first one of a sum.
    pub claim: ClaimId,
    /// The sum as it was read.
    pub node: &'n SumNode,
    /// The place of `across sources`.
    pub across: Option<Span>,
}

impl Subject<'_> {
    /// The one claim that the word of an expectation takes; a sum, and `across sources`, are reported.
    pub fn single(&self, word: &str, scope: &mut Scope) -> Option<ClaimId> {
        let (span, what, advice) = match (self.node.alone(), self.across) {
            (Some(_), None) => return Some(self.claim),
            (None, _) => (self.node.span, "a sum", "write one claim, and a rule for each"),
            (_, Some(across)) => (across, "`across sources`", "remove it"),
        };
        scope.report(RulesError::new("unexpected", span, format!("`{word}` takes no {}", what.trim_start_matches("a "))).label("not with this").help(advice));
        None
    }

    /// The sum before the word; where it is wrong, the names on the right are looked up all the same.
    pub fn sum(&self, right: Option<&SumNode>, scope: &mut Scope) -> Option<Sum> {
        let sum = self.node.resolve(None, false, scope);
        if let (None, Some(right)) = (&sum, right) {
            right.look_up(scope);
        }
        sum
    }
}
