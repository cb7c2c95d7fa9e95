//! `agree [within TOL] [by KEY, …]`: the claims of a group share a possible value.

use super::by::{by, keys};
use super::{Agree, Expectation};
use crate::declaration::{Form, Relation, Scope, Subject};
use crate::syntax::{Literal, Parsed, Tokens, Word, cut, keyword, literal, maybe, preceded};

/// See [`Form`].
pub const FORM: Form = Form { words: &["agree"], opens_line: false, about: "the claims of a group share a possible value", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim ferry.delay: duration {
  "delayed by {value}"
  key port {
    north  "north port"
    south  otherwise
  }
}
rule ferry-delay { expect ferry.delay agree within 10 minutes by port where port is north }
"#;

#[derive(Debug)]
struct AgreeNode {
    within: Option<Literal>,
    by: Option<Vec<Word>>,
}

fn parse<'a>(input: Tokens<'a>, _: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let (rest, within) = maybe(preceded(keyword("within"), cut(literal)))(input)?;
    let (rest, by) = by(rest)?;
    Ok((rest, Box::new(AgreeNode { within, by })))
}

impl Relation for AgreeNode {
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        let claim = subject.single("agree", scope)?;
        let measure = scope.measure(claim);
        let within = self.within.as_ref().zip(measure).and_then(|(literal, measure)| scope.keep(measure.tolerance(literal)));
        let by = keys(self.by.as_ref(), claim, scope);
        Some(Expectation::Agree(Agree { within, by }))
    }
}
