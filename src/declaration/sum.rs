//! `C + D - 5 % of E`: claims and amounts added up, and whether they can be.

use super::amount::{Measure, named};
use super::{ClaimId, DeclaredUnits, Operand, Part, Scope, Sum};
use crate::quantity::{Interval, Kind, Number};
use crate::source::Span;
use crate::syntax::{Literal, Parsed, Parser, RulesError, Tokens, Value, Word, alt, cut, keyword, literal, maybe, name};
use std::sync::Arc;

/// A sum as it was read.
#[derive(Debug)]
pub struct SumNode {
    terms: Vec<Term>,
    /// Its place.
    pub span: Span,
    /// As written.
    pub text: String,
}

#[derive(Debug)]
struct Term {
    minus: bool,
    value: TermValue,
    span: Span,
}

#[derive(Debug)]
enum TermValue {
    Claim(Word),
    Share(Literal, Word),
    Amount(Literal),
}

/// A term whose claim is looked up.
struct Known<'n> {
    term: &'n Term,
    claim: Option<(ClaimId, Measure)>,
}

/// Claims and amounts with `+` and `-` between them.
pub fn sum(input: Tokens<'_>) -> Parsed<'_, SumNode> {
    let (mut rest, first) = term(input, false)?;
    let mut terms = vec![first];
    while rest.is_sign("+") || rest.is_sign("-") {
        let minus = rest.is_sign("-");
        let (after, next) = cut(|at| term(at, minus)).parse(rest.skip())?;
        terms.push(next);
        rest = after;
    }
    let span = terms.iter().fold(input.first().span, |span, term| span.to(term.span));
    Ok((rest, SumNode { terms, span, text: input.slice(span).to_owned() }))
}

fn term(input: Tokens<'_>, minus: bool) -> Parsed<'_, Term> {
    let (rest, value) = alt((literal.map(TermValue::Amount), name("a claim's name").map(TermValue::Claim))).parse(input)?;
    let amount = match value {
        TermValue::Amount(amount) => amount,
        TermValue::Claim(ref word) | TermValue::Share(_, ref word) => return Ok((rest, Term { minus, span: word.span, value })),
    };
    let (rest, of) = maybe(keyword("of"))(rest)?;
    if of.is_none() {
        return Ok((rest, Term { minus, span: amount.span, value: TermValue::Amount(amount) }));
    }
    let (rest, word) = cut(name("a claim's name")).parse(rest)?;
    Ok((rest, Term { minus, span: amount.span.to(word.span), value: TermValue::Share(amount, word) }))
}

impl Term {
    fn claim(&self) -> Option<&Word> {
        match &self.value {
            TermValue::Claim(word) | TermValue::Share(_, word) => Some(word),
            TermValue::Amount(_) => None,
        }
    }

    /// The kind of a day or a time that is written out.
    fn place(&self) -> Option<Kind> {
        match &self.value {
            TermValue::Amount(Literal { value: Value::Day(_), .. }) => Some(Kind::DATE),
            TermValue::Amount(Literal { value: Value::Minute(_), .. }) => Some(Kind::TIME),
            _ => None,
        }
    }
}

impl Known<'_> {
    /// The kind of a term that is a place on a scale.
    fn place(&self) -> Option<Kind> {
        self.term.place().or_else(|| self.claim.as_ref().map(|(_, measure)| measure.kind()).filter(|kind| kind.position()))
    }
}

impl SumNode {
    /// The name that is the whole sum.
    pub fn alone(&self) -> Option<&Word> {
        match self.terms.as_slice() {
            [Term { value: TermValue::Claim(word), .. }] => Some(word),
            _ => None,
        }
    }

    /// The amount that is the whole sum.
    pub fn amount(&self) -> Option<&Literal> {
        match self.terms.as_slice() {
            [Term { value: TermValue::Amount(amount), .. }] => Some(amount),
            _ => None,
        }
    }

    /// The first name in it.
    pub fn first(&self) -> Option<&Word> {
        self.terms.iter().find_map(Term::claim)
    }

    /// Looks up the names, so that unknown ones are told even where nothing can be compared with them.
    pub fn look_up(&self, scope: &mut Scope) {
        for word in self.terms.iter().filter_map(Term::claim) {
            scope.claim(word);
        }
    }

    /// The sum with its names looked up; what cannot be added, or be compared with `other`, is reported.
    pub fn resolve(&self, other: Option<&Sum>, extents: bool, scope: &mut Scope) -> Option<Sum> {
        let known = self.known(extents, scope)?;
        let units = scope.declared_units.clone();
        let built = match known.iter().find_map(Known::place) {
            Some(place) => self.places(&known, place, &units),
            None => self.amounts(&known, other, &units),
        };
        let sum = scope.keep(built)?;
        if let Some(other) = other.filter(|other| !alike((other.kind, other.dimension), (sum.kind, sum.dimension))) {
            let (is, was) = (named(sum.kind, sum.dimension), named(other.kind, other.dimension));
            let error = RulesError::new("wrong-dimension", self.span, format!("`{}` is {is}, `{}` is {was}", sum.text, other.text));
            scope.report(error.label(is).help("compare values of one kind"));
            return None;
        }
        Some(sum)
    }

    /// The terms with their claims; a claim that is unknown, or no figure, is reported.
    fn known<'n>(&'n self, extents: bool, scope: &mut Scope) -> Option<Vec<Known<'n>>> {
        let claims: Vec<Option<Option<ClaimId>>> = self.terms.iter().map(|term| term.claim().map(|word| scope.claim(word))).collect();
        let mut known = Vec::new();
        for (term, claim) in self.terms.iter().zip(claims) {
            let claim = match claim {
                None => None,
                Some(id) => Some((id?, figure(term, id?, extents && self.terms.len() == 1, scope)?)),
            };
            known.push(Known { term, claim });
        }
        Some(known)
    }

    /// A sum of amounts of one kind.
    fn amounts(&self, known: &[Known], other: Option<&Sum>, units: &Arc<DeclaredUnits>) -> Result<Option<Sum>, Box<RulesError>> {
        let first = known.iter().find_map(|known| known.claim.as_ref());
        let Some((kind, dimension)) = first.map(|(_, m)| (m.kind(), m.dimension())).or(other.map(|sum| (sum.kind, sum.dimension))) else {
            let error = RulesError::new("missing-claim", self.span, format!("`{}` names no claim", self.text)).label("amounts only");
            return Err(Box::new(error.help("write the claim first, as in `expect deaths < 100`")));
        };
        let name = first.and_then(|_| self.first()).map(|word| &word.node).or(other.map(|sum| &sum.text)).unwrap_or(&self.text);
        let measure = Measure::new(name.clone(), kind, dimension, units.clone());
        let (mut parts, mut currency) = (Vec::new(), "");
        for Known { term, claim } in known {
            let operand = if let Some((id, of)) = claim {
                if !alike((kind, dimension), (of.kind(), of.dimension())) {
                    return Err(Box::new(mixed(term, of.kind(), of.dimension(), name, &named(kind, dimension))));
                }
                Operand::Claim { id: *id, factor: Number::ONE, share: share(term)? }
            } else {
                let TermValue::Amount(amount) = &term.value else { return Ok(None) };
                let Some((value, unit)) = measure.value(amount)? else { return Ok(None) };
                if kind == Kind::MONEY && !currency.is_empty() && currency != unit {
                    let error = RulesError::new("two-units", term.span, format!("{currency} and {unit} cannot be added")).label("another currency");
                    return Err(Box::new(error.help("write all amounts in one")));
                }
                currency = if kind == Kind::MONEY { unit } else { "" };
                Operand::Amount(value, amount.text.clone())
            };
            parts.push(Part { minus: term.minus, operand });
        }
        Ok(Some(Sum { parts, kind, dimension, currency, text: self.text.clone() }))
    }

    /// A sum with dates or times in it: a date and a duration are a date, two dates are a duration apart.
    fn places(&self, known: &[Known], place: Kind, units: &Arc<DeclaredUnits>) -> Result<Option<Sum>, Box<RulesError>> {
        let places = known.iter().filter(|known| known.place().is_some());
        let net: i32 = places.map(|known| if known.term.minus { -1 } else { 1 }).sum();
        if net != 0 && net != 1 {
            let error = RulesError::new("wrong-dimension", self.span, format!("{}s cannot be added up", place.name())).label("means nothing");
            return Err(Box::new(error.help(format!("write one, such as `start + 2 days`, or the time between two: `end - start` of two {}s", place.name()))));
        }
        let seconds = Number::whole(if place == Kind::DATE { 86_400 } else { 60 });
        let (of_place, of_duration) = if net == 1 { (Number::ONE, Number::ONE.over(seconds)) } else { (seconds, Some(Number::ONE)) };
        let mut parts = Vec::new();
        for known in known {
            let Some(operand) = placed(known, place, (of_place, of_duration.unwrap_or(Number::ONE)), units)? else { return Ok(None) };
            parts.push(Part { minus: known.term.minus, operand });
        }
        let (kind, dimension) = if net == 1 { (place, place.definition().dimension) } else { (Kind::DURATION, "duration") };
        Ok(Some(Sum { parts, kind, dimension, currency: "", text: self.text.clone() }))
    }
}

/// A term of a sum with places in it.
fn placed(known: &Known, place: Kind, (of_place, of_duration): (Number, Number), units: &Arc<DeclaredUnits>) -> Result<Option<Operand>, Box<RulesError>> {
    let term = known.term;
    let other = |kind: Kind, dimension| Err(Box::new(mixed(term, kind, dimension, "another part", &named(place, place.definition().dimension))));
    let scaled = |set: Interval, by, amount: &Literal| Ok(set.times(by).map(|set| Operand::Amount(set, amount.text.clone())));
    match (&known.claim, &term.value) {
        (Some((_, measure)), TermValue::Share(..)) if measure.kind().position() => {
            let error = RulesError::new("wrong-dimension", term.span, format!("a {} has no shares", measure.kind().name())).label("means nothing");
            Err(Box::new(error.help("take the share of an amount")))
        }
        (Some((id, measure)), _) => match measure.kind() {
            kind if kind == place => Ok(Some(Operand::Claim { id: *id, factor: of_place, share: None })),
            kind if kind == Kind::DURATION => Ok(Some(Operand::Claim { id: *id, factor: of_duration, share: share(term)? })),
            kind => other(kind, measure.dimension()),
        },
        (None, TermValue::Amount(amount)) => match (&amount.value, term.place()) {
            (Value::Day(n) | Value::Minute(n), Some(kind)) if kind == place => scaled(Interval::point(Number::whole(*n)), of_place, amount),
            (_, Some(kind)) => other(kind, kind.definition().dimension),
            _ => match Measure::new("the time added".to_owned(), Kind::DURATION, "duration", units.clone()).value(amount)? {
                Some((set, _)) => scaled(set, of_duration, amount),
                None => Ok(None),
            },
        },
        (None, _) => Ok(None),
    }
}

/// Whether two kinds can be added and compared.
fn alike(a: (Kind, &str), b: (Kind, &str)) -> bool {
    let own = |kind: Kind| kind.position() || kind == Kind::AGE;
    a.1 == b.1 && (a.0 == b.0 || !own(a.0) && !own(b.0))
}

/// What a claim of a sum measures; one that is no single figure is reported.
fn figure(term: &Term, id: ClaimId, extents: bool, scope: &mut Scope) -> Option<Measure> {
    let measure = scope.measure(id)?;
    let claim = scope.suite.claim(id)?;
    let error = if !measure.figures() {
        let error = RulesError::new("wrong-type", term.span, format!("`{}` is {}, and no figure", claim.name, named(measure.kind(), "")));
        error.label("cannot be added or compared").help("write a claim whose values are figures")
    } else if measure.range() && !extents {
        let error = RulesError::new("wrong-type", term.span, format!("`{}` is a range, and no single figure", claim.name));
        error.label("has two ends").help("compare it alone with a range, as in `== 18..25`, or declare the claim without `range of`")
    } else {
        return Some(measure);
    };
    scope.report(error);
    None
}

/// The share that a term takes.
fn share(term: &Term) -> Result<Option<(Number, String)>, Box<RulesError>> {
    let TermValue::Share(amount, _) = &term.value else { return Ok(None) };
    let figure = if let Value::Figure(figure) = &amount.value { Some(figure) } else { None };
    let share = figure.filter(|figure| figure.unit.is_some_and(|unit| unit.dimension == "percent"));
    if let (None, Value::Wrong) = (share, &amount.value) {
        return Ok(None);
    }
    let fraction = share.and_then(|figure| figure.number.over(Number::whole(100)));
    fraction.map(|fraction| Some((fraction, amount.text.clone()))).ok_or_else(|| {
        let error = RulesError::new("wrong-dimension", amount.span, format!("`{}` is no share", amount.text)).label("before `of`");
        Box::new(error.help("write a percentage, as in `5 % of deaths`"))
    })
}

fn mixed(term: &Term, kind: Kind, dimension: &str, other: &str, was: &str) -> RulesError {
    let is = named(kind, dimension);
    let word = term.claim().map_or_else(|| "this".to_owned(), |word| format!("`{}`", word.node));
    let other = if other.contains(' ') { other.to_owned() } else { format!("`{other}`") };
    RulesError::new("wrong-dimension", term.span, format!("{word} is {is}, {other} is {was}")).label(is).help("add and compare values of one kind")
}
