//! Sums of claims compared: what one source says of all of them, or what everybody says.

use super::show::{in_words, shown};
use super::{Expectation, Judged, Op};
use crate::claims::{Place, Said, Table};
use crate::declaration::{Arithmetic, ClaimId, Growth, Operand, Part, Right, Rule, Scope, Subject, Sum};
use crate::facts::{Binding, Role, StanceClass};
use crate::finding::{FindingKind, Severity};
use crate::quantity::{Interval, Kind, Number};
use crate::syntax::{RulesError, Word};
use std::collections::BTreeMap;

/// What is said of a claim of a sum.
struct Figure {
    set: Interval,
    kind: Kind,
    unit: &'static str,
    /// Whether it is a plain number, whose last written digit may be rounded.
    rounded: bool,
    members: Vec<usize>,
}

type Figures = BTreeMap<ClaimId, Figure>;

/// The expectation that two sides of a comparison make; keys that not all claims have are reported.
pub(super) fn build(subject: &Subject, (left, op, right): (Sum, Op, Right), by: Option<&Vec<Word>>, scope: &mut Scope) -> Option<Expectation> {
    let other = if let Right::Sum(sum) = &right { sum.claims() } else { Vec::new() };
    let claims: Vec<ClaimId> = left.claims().into_iter().chain(other).collect();
    let currency = right.currency();
    if !currency.is_empty() && !left.currency.is_empty() && currency != left.currency {
        let error = RulesError::new("two-units", subject.node.span, format!("{} and {currency} cannot be compared", left.currency));
        scope.report(error.label("another currency").help("write all amounts in one"));
        return None;
    }
    let by = match by {
        Some(words) => {
            words.iter().map(|word| claims.iter().all(|id| scope.key(*id, word, &[]).is_some()).then(|| word.node.clone())).collect::<Option<_>>()?
        }
        None => shared(&claims, scope),
    };
    Some(Expectation::Arithmetic(Arithmetic { left, op, right, across: subject.across.is_some(), by }))
}

/// The names of the keys that all claims declare.
fn shared(claims: &[ClaimId], scope: &Scope) -> Vec<String> {
    let declared = |id: &ClaimId| scope.suite.claim(*id).map(|claim| claim.keys.iter().map(|key| key.name.clone()).collect::<Vec<_>>()).unwrap_or_default();
    let mut all = claims.iter().map(declared);
    let first = all.next().unwrap_or_default();
    all.fold(first, |kept, keys| kept.into_iter().filter(|key| keys.contains(key)).collect())
}

/// What a comparison of sums says of the claims of one source, or of all; `None` where one of the claims is not made, or has no one value.
pub(super) fn judge(arithmetic: &Arithmetic, table: &Table, rule: &Rule, said: &[Said]) -> Option<Vec<Judged>> {
    let figures = figures(arithmetic, table, rule, said)?;
    let circle = circle(arithmetic, &figures);
    let left = onwards(value(&arithmetic.left, &figures)?, circle.filter(|_| arithmetic.left.kind == Kind::DURATION));
    let placed = arithmetic.left.kind.reach(&left);
    let (holds, right) = match &arithmetic.right {
        Right::Range { set, .. } => (arithmetic.op.holds(&placed, set, circle), *set),
        Right::Sum(sum) => {
            let right = value(sum, &figures)?;
            let difference = difference(arithmetic, sum, &figures)?;
            let holds = if arithmetic.op == Op::In { Op::In.holds(&placed, &right, circle) } else { settled(arithmetic, sum, &figures, &difference) };
            (holds, right)
        }
    };
    let (kind, severity) = match holds {
        Some(true) => return Some(Vec::new()),
        Some(false) => (FindingKind::Deviation, rule.severity.unwrap_or(Severity::Error)),
        None => (FindingKind::Open, Severity::Note),
    };
    let mut members: Vec<usize> = figures.values().flat_map(|figure| figure.members.iter().copied()).collect();
    members.sort_unstable();
    let told = Told { arithmetic, figures: &figures, left, right, source: source(arithmetic, table, said) };
    let gap = if arithmetic.op == Op::NotEqual { None } else { arithmetic.left.kind.gap(&arithmetic.op.allows(&right), &left) };
    let judged = Judged::new(kind, severity, members);
    Some(vec![Judged { gap, message: Some(told.message(kind)), working: told.working(), expected: told.expected(), ..judged }])
}

/// What is said of every claim; `None` where one of them has no value.
fn figures(arithmetic: &Arithmetic, table: &Table, rule: &Rule, said: &[Said]) -> Option<Figures> {
    let figures: Figures = rule.claims().into_iter().map(|id| Some((id, figure(id, arithmetic.across, table, said)?))).collect::<Option<_>>()?;
    let mut currencies: Vec<&str> = figures.values().filter(|figure| figure.kind == Kind::MONEY).map(|figure| figure.unit).collect();
    currencies.extend([arithmetic.left.currency, arithmetic.right.currency()].into_iter().filter(|unit| !unit.is_empty()));
    currencies.sort_unstable();
    currencies.dedup();
    (currencies.len() <= 1).then_some(figures)
}

/// What is said of a claim: the meet of what counts most.
fn figure(id: ClaimId, across: bool, table: &Table, said: &[Said]) -> Option<Figure> {
    let of_claim = said.iter().enumerate().filter_map(|(i, one)| Some((i, table.first(one)?))).filter(|(_, binding)| binding.claim == id.0);
    let mut kept: Vec<(usize, &Binding)> = of_claim.filter(|(_, b)| b.fact.context.stance.class() != StanceClass::Hypothetical).collect();
    prefer(&mut kept, |binding| binding.fact.context.other_year.is_none());
    prefer(&mut kept, |binding| binding.fact.role == Role::Total);
    if table.suite.claim(id).is_some_and(|claim| claim.growth != Growth::Fixed) {
        let latest = kept.iter().map(|(_, binding)| binding.fact.context.as_of).max().flatten();
        prefer(&mut kept, |binding| binding.fact.context.as_of == latest);
    }
    if !across {
        prefer(&mut kept, |binding| binding.fact.context.speaker.is_none());
    }
    let first = &kept.first()?.1.fact;
    let mut set = first.hard;
    for (_, binding) in kept.iter().skip(1) {
        set = first.kind.meet(&set, &binding.fact.hard).filter(|_| binding.fact.base_unit == first.base_unit)?;
    }
    let plain = |binding: &Binding| binding.fact.hedge.is_none() && binding.fact.low == binding.fact.high;
    let rounded = kept.iter().all(|(_, binding)| plain(binding));
    Some(Figure { set, kind: first.kind, unit: first.base_unit, rounded, members: kept.iter().map(|(i, _)| *i).collect() })
}

/// Keeps those that satisfy `wanted`, where some do.
fn prefer(kept: &mut Vec<(usize, &Binding)>, wanted: impl Fn(&Binding) -> bool) {
    if kept.iter().any(|(_, binding)| wanted(binding)) {
        kept.retain(|(_, binding)| wanted(binding));
    }
}

/// The values that a sum may have.
fn value(sum: &Sum, figures: &Figures) -> Option<Interval> {
    sum.parts.iter().try_fold(Interval::point(Number::ZERO), |total, part| {
        let set = match &part.operand {
            Operand::Amount(set, _) => *set,
            claim @ Operand::Claim { .. } => {
                let (id, weight) = claim.weight()?;
                figures.get(&id)?.set.times(weight)?
            }
        };
        total.plus(&if part.minus { set.times(Number::ONE.negated())? } else { set })
    })
}

/// The length of the circle on which the sides lie, in their unit: that of the clock, where times are compared.
fn circle(arithmetic: &Arithmetic, figures: &Figures) -> Option<Number> {
    let minutes = figures.values().find_map(|figure| figure.kind.circle())?;
    if arithmetic.left.kind == Kind::DURATION { minutes.times(Number::whole(60)) } else { Some(minutes) }
}

/// The time between two places on a circle, which runs on past its end: from 22:00 to 02:00 it is 4 h.
fn onwards(between: Interval, circle: Option<Number>) -> Interval {
    let back = between.high.is_some_and(|high| high.value < Number::ZERO);
    circle.filter(|_| back).and_then(|circle| between.map(|n| n.plus(circle))).unwrap_or(between)
}

/// The left side without the right one: a claim that stands on both has one value.
fn difference(arithmetic: &Arithmetic, right: &Sum, figures: &Figures) -> Option<Interval> {
    let (mut weights, mut difference): (BTreeMap<ClaimId, Number>, _) = (BTreeMap::new(), Interval::point(Number::ZERO));
    let sides = arithmetic.left.parts.iter().map(|part| (part, part.minus)).chain(right.parts.iter().map(|part| (part, !part.minus)));
    for (part, minus) in sides {
        let sign = if minus { Number::ONE.negated() } else { Number::ONE };
        if let Operand::Amount(set, _) = &part.operand {
            difference = difference.plus(&set.times(sign)?)?;
        } else {
            let (id, weight) = part.operand.weight()?;
            let sum = weights.entry(id).or_insert(Number::ZERO);
            *sum = sum.plus(weight.times(sign)?)?;
        }
    }
    weights.iter().try_fold(difference, |sum, (id, weight)| sum.plus(&figures.get(id).and_then(|figure| figure.kind.reach(&figure.set).times(*weight))?))
}

/// Whether a difference is what the comparison asks for: in every case, in none, or (`None`) in some.
fn settled(arithmetic: &Arithmetic, right: &Sum, figures: &Figures, difference: &Interval) -> Option<bool> {
    match arithmetic.op.holds(difference, &Interval::point(Number::ZERO), circle(arithmetic, figures)) {
        Some(false) if arithmetic.op == Op::Equal && shares_whole(arithmetic, right, figures) && near_nought(difference) => Some(true),
        // What the last written digits cannot tell apart is equal.
        None if matches!(arithmetic.op, Op::Equal | Op::AtMost | Op::AtLeast) && figures.values().all(|figure| figure.rounded) => Some(true),
        other => other,
    }
}

/// Whether a share of counted things is taken, which is whole only when it is rounded.
fn shares_whole(arithmetic: &Arithmetic, right: &Sum, figures: &Figures) -> bool {
    let mut parts = arithmetic.left.parts.iter().chain(&right.parts);
    parts.any(|part| matches!(part.operand, Operand::Claim { share: Some(_), .. })) && figures.values().all(|figure| figure.kind.counts())
}

fn near_nought(difference: &Interval) -> bool {
    let one = Interval::closed(Some(Number::ONE.negated()), Some(Number::ONE)).open_low().open_high();
    one.meets(difference)
}

/// The source that says it all; none where all sources are taken together.
fn source(arithmetic: &Arithmetic, table: &Table, said: &[Said]) -> Option<String> {
    let place: &Place = said.iter().flat_map(|one| &one.places).next()?;
    let reading = table.readings.get(place.document)?;
    (!arithmetic.across).then(|| reading.meta.source.clone())
}

/// What is said of a comparison that does not hold.
struct Told<'a> {
    arithmetic: &'a Arithmetic,
    figures: &'a Figures,
    left: Interval,
    right: Interval,
    source: Option<String>,
}

impl Told<'_> {
    /// `killed + injured is 72 in Valley Herald, which says 73 for casualties`.
    fn message(&self, kind: FindingKind) -> String {
        let (left, text) = (&self.arithmetic.left, self.arithmetic.right.text());
        let place = self.source.as_ref().map_or_else(|| "across sources".to_owned(), |source| format!("in {source}"));
        let is = format!("{} is {} {place}", left.text, self.say(&self.left));
        let sum = if let Right::Sum(sum) = &self.arithmetic.right { Some(sum) } else { None };
        let claims = sum.is_some_and(|sum| !sum.claims().is_empty());
        match (kind, sum.and_then(Sum::alone)) {
            (FindingKind::Open, _) => format!("the wording leaves open whether {} is {} {place}", left.text, self.expected()),
            (_, Some(_)) if self.arithmetic.op == Op::Equal && self.source.is_some() => format!("{is}, which says {} for {text}", self.say(&self.right)),
            _ if claims => format!("{is}, and should be {}, which is {}", self.expected(), self.say(&self.right)),
            _ => format!("{is}, and should be {}", self.expected()),
        }
    }

    /// What the left side should be, in words.
    fn expected(&self) -> String {
        let text = self.arithmetic.right.text();
        match (self.arithmetic.op, self.arithmetic.left.kind.position()) {
            (Op::Less, true) => format!("before {text}"),
            (Op::More, true) => format!("after {text}"),
            (Op::In, true) => format!("during {text}"),
            (op, _) => op.words(text),
        }
    }

    /// `40 + 32 = 72 against 73`.
    fn working(&self) -> String {
        let mut sides = vec![self.side(&self.arithmetic.left, &self.left)];
        match &self.arithmetic.right {
            Right::Sum(sum) => sides.push(self.side(sum, &self.right)),
            Right::Range { text, .. } => sides.push(text.clone()),
        }
        sides.join(" against ")
    }

    fn side(&self, sum: &Sum, value: &Interval) -> String {
        if let [Part { minus: false, operand: Operand::Amount(_, text) }] = sum.parts.as_slice() {
            return text.clone();
        }
        let total = self.shown(value);
        let mut parts = String::new();
        for (i, part) in sum.parts.iter().enumerate() {
            parts.push_str(match (i, part.minus) {
                (0, _) => "",
                (_, true) => " - ",
                (_, false) => " + ",
            });
            let shown = self.part(&part.operand);
            // `73 - > 20` is hard to read.
            let bare = sum.parts.len() == 1 || !shown.starts_with(['≥', '>', '≤', '<']);
            parts.push_str(if bare { "" } else { "(" });
            parts.push_str(&shown);
            parts.push_str(if bare { "" } else { ")" });
        }
        if parts == total { total } else { format!("{parts} = {total}") }
    }

    fn part(&self, operand: &Operand) -> String {
        match operand {
            Operand::Amount(set, text) if self.arithmetic.left.kind.position() || text.contains(' ') || set.low != set.high => text.clone(),
            Operand::Amount(set, _) => self.shown(set),
            Operand::Claim { id, share, .. } => {
                let Some(figure) = self.figures.get(id) else { return String::new() };
                let value = shown(&figure.set, figure.kind, figure.unit);
                share.as_ref().map_or(value.clone(), |(_, text)| format!("{text} of {value}"))
            }
        }
    }

    /// A value of either side, as part of a sentence.
    fn say(&self, set: &Interval) -> String {
        in_words(set, self.arithmetic.left.kind, self.unit())
    }

    /// A value of either side.
    fn shown(&self, set: &Interval) -> String {
        shown(set, self.arithmetic.left.kind, self.unit())
    }

    /// The base unit of both sides.
    fn unit(&self) -> &'static str {
        let left = &self.arithmetic.left;
        let same = self.figures.values().find(|figure| figure.kind == left.kind && figure.kind != Kind::DURATION);
        same.map_or(if left.kind == Kind::DURATION { "second" } else { "" }, |figure| figure.unit)
    }
}
