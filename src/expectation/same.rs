//! `same [floor | ceiling]`: the stated bounds are equal.

use super::{Expectation, Same};
use crate::declaration::{ClaimId, ClaimType, Form, Relation, Scope};
use crate::source::Span;
use crate::syntax::{Parsed, Parser, RulesError, Tokens, alt, keyword, maybe};

/// See [`Form`].
pub const FORM: Form = Form { words: &["same"], about: "the stated bounds are equal", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim truce.length: duration {
  "truce of {value}"
}
rule truce-offer { expect truce.length same floor }
"#;

#[derive(Debug)]
struct SameNode {
    same: Same,
    /// The word `same`.
    span: Span,
}

fn parse<'a>(input: Tokens<'a>, _: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let floor = keyword("floor").map(|_| Same { floor: true, ceiling: false });
    let ceiling = keyword("ceiling").map(|_| Same { floor: false, ceiling: true });
    let (rest, same) = maybe(alt((floor, ceiling)))(input)?;
    let span = input.before().map(|token| token.span).unwrap_or_default();
    Ok((rest, Box::new(SameNode { same: same.unwrap_or(Same { floor: true, ceiling: true }), span })))
}

impl Relation for SameNode {
    fn resolve(&self, id: ClaimId, scope: &mut Scope) -> Option<Expectation> {
        let claim = scope.suite.claim(id)?;
        if matches!(claim.ty, ClaimType::Choice { .. }) {
            let error = RulesError::new("wrong-type", self.span, format!("`{}` is a choice, and has no bounds", claim.name)).label("compares bounds");
            scope.report(error.help("write `agree`"));
            return None;
        }
        Some(Expectation::Same(self.same))
    }
}
