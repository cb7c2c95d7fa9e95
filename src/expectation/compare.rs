//! `== V`, `< V`, `in A..B`: every claim's value satisfies a comparison.

use super::{Compare, Expectation, Judged, Op};
use crate::claims::{Said, Table};
use crate::declaration::{ClaimId, Form, Relation, Rule, Scope};
use crate::facts::{Fact, StanceClass};
use crate::finding::{FindingKind, Severity};
use crate::quantity::{Interval, Kind as QuantityKind};
use crate::syntax::{Kind, Literal, Parsed, RulesError, Tokens, range, stop};

/// See [`Form`].
pub const FORM: Form =
    Form { words: &["==", "!=", "<", "<=", ">", ">=", "in"], about: "every value satisfies a comparison with a constant", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim offer.price: money {
  "offer of {value}"
}
claim crew.age: range of age {
  "aged {value}"
}
rule price-limit { expect offer.price <= $2.4 million }
rule crew-age    { expect crew.age == 18..65 years }
rule price-span  { expect offer.price in $1..3 million }
"#;

#[derive(Debug)]
struct CompareNode {
    op: Op,
    low: Literal,
    high: Option<Literal>,
}

fn parse<'a>(input: Tokens<'a>, word: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let op = Op::ALL.iter().find(|(_, sign)| *sign == word).map_or(Op::Equal, |(op, _)| *op);
    let (rest, (low, high)) = match range(input) {
        Err(other) => return if planned(input, op) { unsupported(input) } else { Err(other) },
        Ok(read) => read,
    };
    if rest.text() == "of" {
        return unsupported(rest);
    }
    Ok((rest, Box::new(CompareNode { op, low, high })))
}

/// `in every source`, and claims on the right side.
fn planned(input: Tokens<'_>, op: Op) -> bool {
    input.first().kind == Kind::Word && (op != Op::In || input.text() == "every")
}

fn unsupported<T>(input: Tokens<'_>) -> Parsed<'_, T> {
    let what = if input.text() == "every" { "`in every source`" } else { "comparing with another claim" };
    let error = RulesError::new("not-supported", input.first().span, format!("{what} is not supported by this version"));
    stop(input, error.label("not supported yet").help("compare with a value, such as `30 minutes`"))
}

impl CompareNode {
    /// The sign must fit the form of what it compares with.
    fn check_form(&self) -> Result<(), Box<RulesError>> {
        let sign = self.op.sign();
        let error = match (self.op, &self.high) {
            (Op::In, None) => RulesError::new("missing-range", self.low.span, "`in` needs a range").label("one value").help("write both ends, as in `18..25`"),
            (Op::Less | Op::AtMost | Op::More | Op::AtLeast, Some(high)) => {
                let error = RulesError::new("range-unwanted", self.low.span.to(high.span), format!("`{sign}` takes one value, and no range"));
                error.label("a range").help("write one value, or `in` before the range")
            }
            _ => return Ok(()),
        };
        Err(Box::new(error))
    }
}

impl Relation for CompareNode {
    fn resolve(&self, id: ClaimId, scope: &mut Scope) -> Option<Expectation> {
        let measure = scope.measure(id)?;
        let checked = self.check_form().and_then(|()| match &self.high {
            Some(high) => measure.range(&self.low, high),
            None => measure.value(&self.low),
        });
        let (value, unit) = scope.keep(checked)?;
        let text = self.high.as_ref().map_or_else(|| self.low.text.clone(), |high| format!("{}..{}", self.low.text, high.text));
        Some(Expectation::Compare(Compare { op: self.op, value, unit, text }))
    }
}

/// What a comparison with a constant says: broken where no reading of the wording satisfies it, open where only some do.
pub(super) fn judge(compare: &Compare, table: &Table, rule: &Rule, said: &[Said]) -> Vec<Judged> {
    let (mut broken, mut open) = (Vec::new(), Vec::new());
    for (i, one) in said.iter().enumerate() {
        let Some(fact) = table.first(one).map(|binding| &binding.fact) else { continue };
        if fact.context.stance.class() == StanceClass::Hypothetical || fact.base_unit != compare.unit {
            continue;
        }
        match satisfied(compare, fact) {
            Some(true) => {}
            Some(false) => broken.push(i),
            None => open.push(i),
        }
    }
    let expected = format!("{} {}", compare.op.sign(), compare.text);
    let judged = |kind, severity, members: Vec<usize>| {
        let shown =
            members.first().and_then(|m| said.get(*m)).and_then(|s| table.first(s)).map(|b| b.fact.hard.show(|n| b.fact.kind.show(n, b.fact.base_unit)));
        Judged {
            kind,
            severity,
            extremes: None,
            odd: None,
            working: format!("{} against {expected}", shown.unwrap_or_default()),
            expected: expected.clone(),
            members,
        }
    };
    let mut all = Vec::new();
    if !broken.is_empty() {
        all.push(judged(FindingKind::Deviation, rule.severity.unwrap_or(Severity::Error), broken));
    }
    if !open.is_empty() {
        all.push(judged(FindingKind::Open, Severity::Note, open));
    }
    all
}

/// Whether a fact satisfies a comparison: for every reading, for none, or (`None`) for some. For an extent both stated ends must.
fn satisfied(compare: &Compare, fact: &Fact) -> Option<bool> {
    let allowed = match compare.op {
        Op::Equal | Op::In => compare.value,
        Op::NotEqual => {
            return if !fact.hard.meets(&compare.value) {
                Some(true)
            } else if compare.value.contains(&fact.hard) {
                Some(false)
            } else {
                None
            };
        }
        Op::Less => Interval { low: None, high: compare.value.low }.open_high(),
        Op::AtMost => Interval { low: None, high: compare.value.high },
        Op::More => Interval { low: compare.value.high, high: None }.open_low(),
        Op::AtLeast => Interval { low: compare.value.low, high: None },
    };
    if allowed.contains(&fact.hard) {
        Some(true)
    } else if !allowed.meets(&fact.hard) {
        Some(false)
    } else if compare.op == Op::Equal && fact.hedge.is_none() && fact.kind != QuantityKind::COUNT {
        // A written measure equals a constant that its last digit cannot tell from it.
        Some(true)
    } else {
        None
    }
}
