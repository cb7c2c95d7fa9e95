//! What a form of expectation offers to the rule that it stands in.

use super::{ClaimId, Expectation, Scope};
use crate::syntax::{Parsed, Tokens};
use std::fmt;

/// One form of expectation: `agree`, `same`, a comparison.
#[derive(Debug)]
pub struct Form {
    /// The words or signs that open it, behind the claim's name.
    pub words: &'static [&'static str],
    /// What it demands, in one line.
    pub about: &'static str,
    /// A claim and a rule that use it.
    pub example: &'static str,
    /// Reads it, from behind the word on.
    pub parse: for<'a> fn(Tokens<'a>, &'static str) -> Parsed<'a, Box<dyn Relation>>,
}

/// An expectation as it was read, its names not looked up yet.
pub trait Relation: fmt::Debug {
    /// What it demands of the claim; `None` where it is wrong, which is reported to the scope.
    fn resolve(&self, claim: ClaimId, scope: &mut Scope) -> Option<Expectation>;
}
