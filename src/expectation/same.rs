//! `same [floor | ceiling] [by KEY, …]`: the stated bounds are equal.

use super::by::{by, keys};
use super::{Expectation, Same};
use crate::declaration::{Form, Relation, Scope, Subject};
use crate::source::Span;
use crate::syntax::{Parsed, Parser, RulesError, Tokens, Word, alt, keyword, maybe};

/// See [`Form`].
pub const FORM: Form = Form { words: &["same"], opens_line: false, about: "the stated bounds are equal", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim truce.length: duration {
  "truce of {value}"
}
rule truce-offer { expect truce.length same floor }
"#;

#[derive(Debug)]
struct SameNode {
    floor: bool,
    ceiling: bool,
    by: Option<Vec<Word>>,
    /// The word `same`.
    span: Span,
}

fn parse<'a>(input: Tokens<'a>, _: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let (rest, bounds) = maybe(alt((keyword("floor").map(|_| (true, false)), keyword("ceiling").map(|_| (false, true)))))(input)?;
    let (floor, ceiling) = bounds.unwrap_or((true, true));
    let (rest, by) = by(rest)?;
    let span = input.before().map(|token| token.span).unwrap_or_default();
    Ok((rest, Box::new(SameNode { floor, ceiling, by, span })))
}

impl Relation for SameNode {
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        let id = subject.single("same", scope)?;
        let claim = scope.suite.claim(id)?;
        let kind = claim.ty.kind();
        if kind.in_words() {
            let error = RulesError::new("wrong-type", self.span, format!("`{}` is of type `{}`, which has no bounds", claim.name, kind.name()))
                .label("compares bounds");
            scope.report(error.help("write `agree`"));
            return None;
        }
        let by = keys(self.by.as_ref(), id, scope);
        Some(Expectation::Same(Same { floor: self.floor, ceiling: self.ceiling, by }))
    }
}
