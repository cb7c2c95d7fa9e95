//! `== V`, `< V`, `in A..B`: every claim's value satisfies a comparison. Sums, and two claims, are compared source by source.

use super::show::understood;
use super::{Compare, Expectation, Judged, Op, arithmetic, coverage, one_of};
use crate::claims::{Said, Table};
use crate::declaration::{ClaimType, Form, Measure, Relation, Right, Rule, Scope, Subject, SumNode, sum};
use crate::facts::{Binding, Fact, StanceClass};
use crate::finding::{FindingKind, Severity};
use crate::quantity::{Gap, Interval, Kind as QuantityKind};
use crate::syntax::{Literal, Parsed, Parser, RulesError, Tokens, Word, cut, literal, maybe, sign};

/// See [`Form`].
pub const FORM: Form = Form {
    words: &["==", "!=", "<", "<=", ">", ">=", "in"],
    opens_line: false,
    about: "every value satisfies a comparison with a constant, or each source's values with one another",
    example: EXAMPLE,
    parse,
};

const EXAMPLE: &str = r#"claim offer.price: money {
  "offer of {value}"
}
claim crew.age: range of age {
  "aged {value}"
}
claim deaths: count {
  "{value} killed"
}
claim injured: count {
  "{value} injured"
}
claim casualties: count {
  "{value} casualty"
}
rule price-limit { expect offer.price <= $2.4 million }
rule crew-age    { expect crew.age == 18..65 years }
rule price-span  { expect offer.price in $1..3 million }
rule in-all      { expect deaths + injured == casualties }
rule few-deaths  { expect deaths <= 25 % of casualties across sources }
"#;

#[derive(Debug)]
struct CompareNode {
    op: Op,
    right: RightNode,
    by: Option<Vec<Word>>,
}

#[derive(Debug)]
enum RightNode {
    Range(Box<(Literal, Literal)>),
    Sum(SumNode),
}

fn parse<'a>(input: Tokens<'a>, word: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let op = Op::ALL.iter().find(|(_, sign)| *sign == word).map_or(Op::Equal, |(op, _)| *op);
    if op == Op::In && input.text() == "every" {
        return coverage::every(input);
    }
    let (rest, left) = sum(input)?;
    let (rest, right) = match left.amount().cloned() {
        None => (rest, RightNode::Sum(left)),
        Some(low) => match maybe(sign(".."))(rest)? {
            (rest, None) => (rest, RightNode::Sum(left)),
            (rest, Some(_)) => cut(literal).map(|high| RightNode::Range(Box::new((low.clone(), high)))).parse(rest)?,
        },
    };
    let (rest, by) = super::by::by(rest)?;
    Ok((rest, Box::new(CompareNode { op, right, by })))
}

impl CompareNode {
    /// The sign must fit the form of what it compares with.
    fn check_form(&self) -> Result<(), Box<RulesError>> {
        let sign = self.op.sign();
        let error = match (self.op, &self.right) {
            (Op::In, RightNode::Sum(sum)) => {
                RulesError::new("missing-range", sum.span, "`in` needs a range").label("one value").help("write both ends, as in `18..25`")
            }
            (Op::Less | Op::AtMost | Op::More | Op::AtLeast, RightNode::Range(ends)) => {
                let (low, high) = ends.as_ref();
                let error = RulesError::new("range-unwanted", low.span.to(high.span), format!("`{sign}` takes one value, and no range"));
                error.label("a range").help("write one value, or `in` before the range")
            }
            _ => return Ok(()),
        };
        Err(Box::new(error))
    }

    /// The comparison of each value with a constant, where that is what stands on the right.
    fn constant(&self, measure: &Measure, scope: &mut Scope) -> Option<Expectation> {
        let (checked, text) = match &self.right {
            RightNode::Range(ends) => (measure.between(&ends.0, &ends.1), format!("{}..{}", ends.0.text, ends.1.text)),
            RightNode::Sum(sum) => (measure.value(sum.amount()?), sum.text.clone()),
        };
        let (value, unit) = scope.keep(checked)?;
        Some(Expectation::Compare(Compare { op: self.op, value, unit, text }))
    }

    fn has_constant(&self) -> bool {
        match &self.right {
            RightNode::Range(..) => true,
            RightNode::Sum(sum) => sum.amount().is_some(),
        }
    }
}

impl Relation for CompareNode {
    fn measures(&self) -> bool {
        self.op != Op::NotEqual
    }

    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        scope.keep(self.check_form().map(Some))?;
        let measure = scope.measure(subject.claim)?;
        let alone = subject.node.alone().is_some() && subject.across.is_none();
        if let (true, RightNode::Sum(sum), Some(ClaimType::Choice { .. })) = (alone, &self.right, scope.suite.claim(subject.claim).map(|claim| &claim.ty)) {
            return one_of::choice(self.op, &sum.text, sum.span, subject.claim, scope);
        }
        if alone && self.has_constant() {
            if let Some(key) = self.by.as_ref().and_then(|keys| keys.first()) {
                let error = RulesError::new("unexpected", key.span, "a comparison with a constant takes no `by`").label("not with this");
                scope.report(error.help("remove it: every claim is judged by itself"));
            }
            return self.constant(&measure, scope);
        }
        let right = if let RightNode::Sum(sum) = &self.right { Some(sum) } else { None };
        let left = subject.sum(right, scope)?;
        let right = match &self.right {
            RightNode::Sum(sum) => Right::Sum(sum.resolve(Some(&left), false, scope)?),
            RightNode::Range(ends) => {
                let (low, high) = ends.as_ref();
                let range = Right::range(&left, low, high, &scope.declared_units);
                scope.keep(range)?
            }
        };
        arithmetic::build(subject, (left, self.op, right), self.by.as_ref(), scope)
    }
}

/// What a comparison with a constant says: broken where no reading of the wording satisfies it, open where only some do.
pub(super) fn judge(compare: &Compare, table: &Table, rule: &Rule, said: &[Said]) -> Vec<Judged> {
    deviations(table, rule, said, &compare.op.words(&compare.text), |binding| {
        let fact = &binding.fact;
        if fact.base_unit != compare.unit {
            return (Some(true), None);
        }
        let gap = if compare.op == Op::NotEqual { None } else { fact.kind.gap(&compare.op.allows(&compare.value), &fact.hard) };
        (satisfied(compare, fact), gap)
    })
}

/// One finding for all claims that break what is expected of each, and one for those that may.
pub(super) fn deviations(table: &Table, rule: &Rule, said: &[Said], expected: &str, holds: impl Fn(&Binding) -> (Option<bool>, Option<Gap>)) -> Vec<Judged> {
    let (mut broken, mut open, mut widest) = (Vec::new(), Vec::new(), None::<(Gap, usize)>);
    for (i, binding) in said.iter().enumerate().filter_map(|(i, one)| Some((i, table.first(one)?))) {
        if binding.fact.context.stance.class() == StanceClass::Hypothetical {
            continue;
        }
        match holds(binding) {
            (Some(true), _) => {}
            (Some(false), by) => {
                broken.push(i);
                widest = widest.into_iter().chain(by.map(|gap| (gap, i))).reduce(|a, b| if b.0.size > a.0.size { b } else { a });
            }
            (None, _) => open.push(i),
        }
    }
    let judged = |kind, severity, members: Vec<usize>, shown: Option<usize>| {
        let shown = shown.or(members.first().copied()).and_then(|m| table.first(said.get(m)?)).filter(|binding| binding.term.is_none());
        let working = shown.map(|binding| format!("{} against {expected}", understood(&binding.fact))).unwrap_or_default();
        Judged { working, expected: expected.to_owned(), ..Judged::new(kind, severity, members) }
    };
    let mut all = Vec::new();
    if !broken.is_empty() {
        let gap = widest.map(|(gap, _)| gap);
        all.push(Judged { gap, ..judged(FindingKind::Deviation, rule.severity.unwrap_or(Severity::Error), broken, widest.map(|(_, at)| at)) });
    }
    if !open.is_empty() {
        all.push(judged(FindingKind::Open, Severity::Note, open, None));
    }
    all
}

/// Whether a fact satisfies a comparison: for every reading, for none, or (`None`) for some. For an extent both stated ends must.
fn satisfied(compare: &Compare, fact: &Fact) -> Option<bool> {
    if compare.op == Op::Equal { equal(&compare.value, fact) } else { compare.op.holds(&fact.kind.reach(&fact.hard), &compare.value, fact.kind.circle()) }
}

/// Whether a fact is a value; a written measure equals a constant that its last digit cannot tell from it.
pub(super) fn equal(value: &Interval, fact: &Fact) -> Option<bool> {
    let rounded = fact.hedge.is_none() && fact.kind != QuantityKind::COUNT;
    Op::Equal.holds(&fact.kind.reach(&fact.hard), value, fact.kind.circle()).or(rounded.then_some(true))
}
