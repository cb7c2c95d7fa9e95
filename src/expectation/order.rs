//! `before`, `after`, `during`: days and times in their order, source by source.

use super::{Expectation, Op, arithmetic};
use crate::declaration::{Form, Relation, Right, Scope, Subject, SumNode, sum};
use crate::syntax::{Literal, Parsed, Parser, RulesError, Tokens, Word, cut, literal, maybe, sign};

/// See [`Form`].
pub const FORM: Form =
    Form { words: &["before", "after", "during"], opens_line: false, about: "the days or times of each source stand in this order", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim strike.start: date {
  "strike (begin | began) on {value}"
}
claim strike.end: date {
  "strike (end | ended) on {value}"
}
rule strike-order { expect strike.start before strike.end }
rule strike-days  { expect strike.end after strike.start + 2 days }
rule strike-year  { expect strike.start during 2025-01-01..2025-12-31 }
"#;

#[derive(Debug)]
struct OrderNode {
    word: &'static str,
    right: SumNode,
    /// The end of a range that begins on the right.
    until: Option<Literal>,
    by: Option<Vec<Word>>,
}

fn parse<'a>(input: Tokens<'a>, word: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let (rest, right) = cut(sum).parse(input)?;
    let (rest, until) = match right.amount() {
        Some(_) => maybe((sign(".."), cut(literal)).map(|(_, until)| until))(rest)?,
        None => (rest, None),
    };
    let (rest, by) = super::by::by(rest)?;
    Ok((rest, Box::new(OrderNode { word, right, until, by })))
}

impl OrderNode {
    fn op(&self) -> Op {
        match self.word {
            "before" => Op::Less,
            "after" => Op::More,
            _ => Op::In,
        }
    }
}

impl Relation for OrderNode {
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        let left = subject.sum(Some(&self.right), scope)?;
        if !left.kind.position() {
            let error = RulesError::new("wrong-dimension", subject.node.span, format!("`{}` is no date and no time", left.text)).label("has no order in time");
            scope.report(error.help("compare amounts by `<` and `>`"));
            return None;
        }
        let right = match (self.right.amount(), &self.until) {
            (Some(from), Some(until)) => {
                if self.word != "during" {
                    let error = RulesError::new("range-unwanted", from.span.to(until.span), format!("`{}` takes one value, and no range", self.word));
                    scope.report(error.label("a range").help("write one value, or `during` before the range"));
                    return None;
                }
                let range = Right::range(&left, from, until, &scope.declared_units);
                scope.keep(range)?
            }
            _ => Right::Sum(self.right.resolve(Some(&left), self.word == "during", scope)?),
        };
        arithmetic::build(subject, (left, self.op(), right), self.by.as_ref(), scope)
    }
}
