//! `one of V, …`: every value is one of some; for a choice also `== V` and `!= V`.

use super::compare::deviations;
use super::{Expectation, Judged, Op};
use crate::claims::{Said, Table};
use crate::declaration::{ClaimId, ClaimType, Form, OneOf, Options, Relation, Rule, Scope, Subject};
use crate::facts::{Binding, Term};
use crate::source::Span;
use crate::syntax::{Literal, Parsed, Parser, RulesError, Tokens, Word, alt, cut, keyword, literal, nearest, newlines, sign, word};

/// See [`Form`].
pub const FORM: Form = Form { words: &["one"], opens_line: false, about: "every value is one of those that are named", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim jury.size: count {
  "jury of {value}"
}
claim verdict: choice {
  guilty      "found guilty"
  acquitted   "acquitted"
  undecided   "hung jury"
}
rule jury-size { expect jury.size one of 6, 12 }
rule verdicts  { expect verdict one of guilty, acquitted }
rule no-guilt  { expect verdict != guilty }
"#;

#[derive(Debug)]
struct OneOfNode {
    options: Vec<Choice>,
    /// The words `one of`.
    span: Span,
}

#[derive(Debug)]
enum Choice {
    Amount(Literal),
    Name(Word),
}

impl Choice {
    fn span(&self) -> Span {
        match self {
            Self::Amount(amount) => amount.span,
            Self::Name(word) => word.span,
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Amount(amount) => &amount.text,
            Self::Name(word) => &word.node,
        }
    }
}

fn parse<'a>(input: Tokens<'a>, _: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    let start = input.before().map(|token| token.span).unwrap_or_default();
    let (mut rest, of) = cut(keyword("of")).parse(input)?;
    let mut options = Vec::new();
    loop {
        let (after, option) = cut(alt((literal.map(Choice::Amount), word("a value").map(Choice::Name)))).parse(rest)?;
        options.push(option);
        rest = after;
        match sign(",")(rest) {
            Ok((after, _)) => rest = newlines(after),
            Err(_) => return Ok((rest, Box::new(OneOfNode { options, span: start.to(of) }))),
        }
    }
}

impl Relation for OneOfNode {
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        let id = subject.single("one of", scope)?;
        let measure = scope.measure(id)?;
        let text = self.options.iter().map(Choice::text).collect::<Vec<_>>().join(", ");
        let options = if measure.figures() {
            let values: Vec<_> = self.options.iter().map(|option| value(option, &measure, scope)).collect();
            Options::Values(values.into_iter().collect::<Option<_>>()?)
        } else {
            let names: Vec<_> = self.options.iter().map(|option| named(option.text(), option.span(), id, scope)).collect();
            Options::Choices(names.into_iter().collect::<Option<_>>()?)
        };
        if let (Options::Values(_), true) = (&options, measure.range()) {
            let error = RulesError::new("wrong-type", self.span, "a range is none of some values").label("takes single values");
            scope.report(error.help("write `==` and a range"));
            return None;
        }
        Some(Expectation::OneOf(OneOf { options, negated: false, text }))
    }

    fn measures(&self) -> bool {
        false
    }
}

type Measured = (crate::quantity::Interval, &'static str);

fn value(option: &Choice, measure: &crate::declaration::Measure, scope: &mut Scope) -> Option<Measured> {
    match option {
        Choice::Amount(amount) => scope.keep(measure.value(amount)),
        Choice::Name(word) => {
            let error = RulesError::new("wrong-type", word.span, format!("`{}` is no value of the claim", word.node)).label("a name");
            scope.report(error.help("write values such as `6, 12`"));
            None
        }
    }
}

/// The number of a choice's value; what is none is reported.
fn named(name: &str, span: Span, id: ClaimId, scope: &mut Scope) -> Option<u16> {
    let claim = scope.suite.claim(id)?;
    let ClaimType::Choice { values } = &claim.ty else {
        let error = RulesError::new("wrong-type", span, format!("the values of `{}` cannot be named here", claim.name)).label("not compared with");
        scope.report(error.help("write `agree`"));
        return None;
    };
    let found = values.iter().position(|value| value == name).and_then(|at| u16::try_from(at).ok());
    if found.is_none() {
        let error = RulesError::new("unknown-value", span, format!("choice `{}` has no value `{name}`", claim.name)).label("not declared in the claim");
        let near = nearest(name, values.iter().map(String::as_str));
        let error = error.offer(near, format!("its values are `{}`", values.join("`, `")));
        scope.report(error);
    }
    found
}

/// `== V` and `!= V` of a choice.
pub(super) fn choice(op: Op, name: &str, span: Span, id: ClaimId, scope: &mut Scope) -> Option<Expectation> {
    let negated = op == Op::NotEqual;
    if !negated && op != Op::Equal {
        let error = RulesError::new("wrong-type", span, format!("the values of a choice have no order, and `{}` compares nothing", op.sign()));
        scope.report(error.label("compares figures").help("write `==`, `!=` or `one of`"));
        return None;
    }
    let number = named(name, span, id, scope)?;
    Some(Expectation::OneOf(OneOf { options: Options::Choices(vec![number]), negated, text: name.to_owned() }))
}

/// Broken where a value is none of those that are allowed, open where it may be one.
pub(super) fn judge(one_of: &OneOf, table: &Table, rule: &Rule, said: &[Said]) -> Vec<Judged> {
    let expected = match (&one_of.options, one_of.negated) {
        (Options::Choices(names), false) if names.len() == 1 => one_of.text.clone(),
        (_, true) => format!("other than {}", one_of.text),
        _ => format!("one of {}", one_of.text),
    };
    deviations(table, rule, said, &expected, |binding| (holds(&one_of.options, binding).map(|holds| holds != one_of.negated), None))
}

fn holds(options: &Options, binding: &Binding) -> Option<bool> {
    match options {
        Options::Choices(numbers) => Some(matches!(binding.term, Some(Term::Choice(choice)) if numbers.contains(&choice))),
        Options::Values(values) => {
            let fact = &binding.fact;
            let verdicts: Vec<_> = values.iter().filter(|(_, unit)| *unit == fact.base_unit).map(|(value, _)| super::compare::equal(value, fact)).collect();
            match verdicts {
                all if all.contains(&Some(true)) => Some(true),
                all if all.contains(&None) => None,
                _ => Some(false),
            }
        }
    }
}
