//! Two claims to their relation: first their values, then the guards that may explain a difference.

use super::guard::{GUARDS, Side};
use crate::declaration::{Growth, Tolerance};
use crate::facts::{Fact, Measure, StanceClass, TermRelation};
use crate::finding::Verdict;
use crate::quantity::{Gap, Interval, Kind, Number, Units};

/// How values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As sets of possible values: they must meet.
    Value,
    /// As extents: both ends must be equal, an unstated end fits any.
    Extent,
    /// As words: equal, or one part of the other.
    Term,
    /// The stated lower ends, the stated upper ends, or both.
    Stated {
        /// The lower ends.
        floor: bool,
        /// The upper ends.
        ceiling: bool,
    },
}

/// What a comparison needs besides the two claims.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// How values are compared.
    pub mode: Mode,
    /// The distance that is let pass.
    pub within: Option<&'a Tolerance>,
    /// How the true value may move.
    pub growth: Growth,
}

/// How two claims relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The relation.
    pub verdict: Verdict,
    /// Why, for a reader.
    pub why: String,
    /// Whether a contradiction weighs one step less.
    pub lowered: bool,
    /// What lies between the two.
    pub gap: Option<Gap>,
}

impl Relation {
    fn plain(verdict: Verdict, why: impl Into<String>) -> Self {
        Self { verdict, why: why.into(), lowered: false, gap: None }
    }
}

/// How the claims `a` and `b` relate.
pub fn relate(comparison: &Comparison, a: &Side, b: &Side) -> Relation {
    let (x, y) = (&a.binding.fact, &b.binding.fact);
    if x.context.stance.class() == StanceClass::Hypothetical || y.context.stance.class() == StanceClass::Hypothetical {
        return Relation::plain(Verdict::Compatible, "one of them is only thought of");
    }
    let denial = a.binding.denies() || b.binding.denies();
    let compared = if denial { denied(comparison, a, b) } else { values(comparison, a, b) };
    let Some(mut relation) = compared else {
        return Relation::plain(Verdict::Scope, "they measure different things");
    };
    if relation.verdict <= Verdict::Compatible {
        return relation;
    }
    for guard in GUARDS {
        if let Some(why) = (guard.explains)(a, b, comparison.growth) {
            // Who differs is told beside each value; by how much is not.
            let why = if guard.verdict == Verdict::Disputed { relation.why } else { why };
            return Relation { verdict: guard.verdict, why, gap: relation.gap, lowered: false };
        }
    }
    relation.lowered = super::guard::one_voice_apart(a, b) || denial || rounded(x, y);
    relation
}

/// What one side denies, against what the other one says: they exclude each other where every value of the one is denied by the other, or the very figure.
fn denied(comparison: &Comparison, a: &Side, b: &Side) -> Option<Relation> {
    let (said, denied) = match (a.binding.denies(), b.binding.denies()) {
        (true, true) => return Some(Relation::plain(Verdict::Compatible, "both are denied")),
        (true, false) => (b, a),
        _ => (a, b),
    };
    let excluded = match comparison.mode {
        Mode::Term => values(comparison, a, b)?.verdict == Verdict::Agree,
        _ if said.binding.fact.base_unit != denied.binding.fact.base_unit => return None,
        _ => {
            let (said, denied) = (&said.binding.fact, &denied.binding.fact);
            // `some 12 tonnes` against a denial of `12 tonnes`: the very figure, however wide its hedge
            let same = (said.low, said.high, &said.measure) == (denied.low, denied.high, &denied.measure);
            same || denied.hard.contains(&said.hard)
        }
    };
    Some(if excluded {
        Relation::plain(Verdict::Contradiction, "one denies what the other says")
    } else {
        Relation::plain(Verdict::Compatible, "what is denied is something else")
    })
}

/// The relation of the values alone; `None` where they cannot be compared.
fn values(comparison: &Comparison, a: &Side, b: &Side) -> Option<Relation> {
    let (x, y) = (&a.binding.fact, &b.binding.fact);
    if x.base_unit != y.base_unit {
        return None;
    }
    match comparison.mode {
        Mode::Value => Some(sets(comparison.within, x, y)),
        Mode::Term => Some(match a.binding.term.as_ref()?.relate(b.binding.term.as_ref()?, a.matcher) {
            TermRelation::Same => Relation::plain(Verdict::Agree, ""),
            TermRelation::Fits => Relation::plain(Verdict::Compatible, ""),
            TermRelation::Excludes => Relation::plain(Verdict::Contradiction, format!("{} and {} exclude each other", told(a), told(b))),
            TermRelation::Differs(why) => Relation::plain(Verdict::Contradiction, why),
        }),
        Mode::Extent => Some(ends(comparison.within, x, y, true, true)),
        Mode::Stated { floor, ceiling } => Some(ends(comparison.within, x, y, floor, ceiling)),
    }
}

/// A value that is no figure, with who says it.
fn told(side: &Side) -> String {
    let value = side.binding.term.as_ref().map(|term| term.show(side.choices, side.matcher)).unwrap_or_default();
    let speaker = side.binding.fact.context.speaker.as_ref();
    speaker.map_or(value.clone(), |speaker| format!("{value} ({})", speaker.name))
}

/// Hard sets apart contradict; soft sets apart are worth a note.
fn sets(within: Option<&Tolerance>, x: &Fact, y: &Fact) -> Relation {
    if let Some(gap) = apart(x.kind, &x.hard, &y.hard, within) {
        let why = format!("{} and {} do not meet{}", shown(&x.hard, x), shown(&y.hard, y), distance(x, gap.size));
        return Relation { verdict: Verdict::Contradiction, why, lowered: false, gap: Some(gap) };
    }
    if let Some(gap) = apart(x.kind, &x.soft, &y.soft, within) {
        let why = format!(
            "{} and {} can both be true, yet a reader takes {} and {} from them",
            shown(&x.hard, x),
            shown(&y.hard, y),
            shown(&x.soft, x),
            shown(&y.soft, y)
        );
        return Relation { verdict: Verdict::Note, why, lowered: false, gap: Some(gap) };
    }
    Relation::plain(if x.hard == y.hard { Verdict::Agree } else { Verdict::Compatible }, "")
}

/// A set of values like this one.
fn shown(set: &Interval, like: &Fact) -> String {
    set.show(|n| like.kind.show(n, like.base_unit))
}

/// How far values like this one are apart, where they do not touch: on a scale of places, days between dates, minutes between times.
fn distance(like: &Fact, size: Number) -> String {
    let shown = if size == Number::ZERO {
        return String::new();
    } else if like.kind.position() {
        let one = Number::whole(if like.kind == Kind::DATE { 86_400 } else { 60 });
        size.times(one).map_or_else(|| size.to_string(), |seconds| Kind::DURATION.show(seconds, "second"))
    } else {
        like.kind.show(size, like.base_unit)
    };
    format!("; gap {shown}")
}

/// The gap between two sets, where it is larger than what is let pass.
fn apart(kind: Kind, x: &Interval, y: &Interval, within: Option<&Tolerance>) -> Option<Gap> {
    let gap = kind.gap(x, y)?;
    let passes = match within {
        None => false,
        Some(Tolerance::Absolute { base, .. }) => gap.size <= *base,
        Some(Tolerance::Share { fraction, .. }) => gap.larger.times(*fraction).is_some_and(|most| gap.size <= most),
    };
    (!passes).then_some(gap)
}

/// Compares the stated ends; an unstated end fits any.
fn ends(within: Option<&Tolerance>, x: &Fact, y: &Fact, floor: bool, ceiling: bool) -> Relation {
    let pairs = [(floor, "floor", x.low, y.low), (ceiling, "ceiling", x.high, y.high)];
    for (wanted, name, a, b) in pairs {
        let (true, Some(a), Some(b)) = (wanted, a, b) else { continue };
        let (Some(p), Some(q)) = (in_base(x, a), in_base(y, b)) else { continue };
        if let Some(gap) = apart(x.kind, &p, &q, within) {
            // What is open to the other side is shown as it is understood: `≥ 89 days`.
            let end = |of: &Fact, stated: &Interval| shown(if of.hard.low.is_some() == of.hard.high.is_some() { stated } else { &of.hard }, of);
            let why = format!("the stated {name} is {} in one and {} in the other{}", end(x, &p), end(y, &q), distance(x, gap.size));
            return Relation { verdict: Verdict::Contradiction, why, lowered: false, gap: Some(gap) };
        }
    }
    Relation::plain(Verdict::Agree, "")
}

/// A stated value in the base unit.
fn in_base(fact: &Fact, stated: Number) -> Option<Interval> {
    match &fact.measure {
        Measure::Unit(name) if fact.kind != Kind::AGE && fact.kind != Kind::MONEY => Units::get().of_name(name)?.to_base(stated),
        Measure::Declared(unit) => unit.to_base(stated),
        _ => Some(Interval::point(stated)),
    }
}

/// Two measures at most 7 % apart, one with fewer significant digits: most likely one number rounded.
fn rounded(x: &Fact, y: &Fact) -> bool {
    let point = |fact: &Fact| fact.low.filter(|low| Some(*low) == fact.high);
    let (Some(a), Some(b)) = (point(x), point(y)) else { return false };
    if x.measure != y.measure || x.kind.position() || x.kind == Kind::COUNT && a.max(b) < Number::whole(100) {
        return false;
    }
    let (digits_a, digits_b) = (a.significant_digits(), b.significant_digits());
    let near = || a.minus(b).zip(Number::ratio(7, 100)).and_then(|(d, share)| Some(d.abs() <= a.abs().max(b.abs()).times(share)?));
    digits_a != digits_b && digits_a.min(digits_b) <= 2 && near().unwrap_or(false)
}
