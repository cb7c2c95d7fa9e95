//! `never C`: nobody makes the claim.

use super::{Expectation, Judged};
use crate::claims::{Said, Table};
use crate::declaration::{Form, Relation, Rule, Scope, Subject};
use crate::facts::{Binding, StanceClass, Term};
use crate::finding::{FindingKind, Severity};
use crate::syntax::{Kind, Parsed, RulesError, Tokens, stop};

/// See [`Form`].
pub const FORM: Form = Form { words: &["never"], opens_line: true, about: "no document makes the claim", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim victim.age: age {
  "victim … aged {value}"
}
rule no-ages { never victim.age }
"#;

#[derive(Debug)]
struct NeverNode;

fn parse<'a>(input: Tokens<'a>, _: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    if input.first().kind == Kind::Sign && !input.at_end_of_item() {
        let error = RulesError::new("unexpected", input.first().span, "`never` compares nothing").label("not with this");
        return stop(input, error.help("write `where KEY is V`, or `expect` and a comparison"));
    }
    Ok((input, Box::new(NeverNode)))
}

impl Relation for NeverNode {
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        subject.single("never", scope).map(|_| Expectation::Never)
    }

    fn measures(&self) -> bool {
        false
    }
}

/// A finding that rests on every claim; what is only thought of claims nothing, and a denial of what happened tells that it did not.
pub(super) fn judge(table: &Table, rule: &Rule, said: &[Said]) -> Vec<Judged> {
    let claims = |binding: &Binding| binding.fact.context.stance.class() != StanceClass::Hypothetical && binding.term != Some(Term::Happened(false));
    let members: Vec<usize> = said.iter().enumerate().filter(|(_, one)| table.first(one).is_some_and(claims)).map(|(i, _)| i).collect();
    if members.is_empty() {
        return Vec::new();
    }
    vec![Judged::new(FindingKind::Never, rule.severity.unwrap_or(Severity::Error), members)]
}
