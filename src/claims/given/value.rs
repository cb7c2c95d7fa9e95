//! The value of a given fact: its stated bounds and its unit to what the words allow.

use super::fields::{Fields, Placed, Problem};
use crate::facts::Measure;
use crate::quantity::kind::Written;
use crate::quantity::{Hedge, Interval, Kind, Number, Understood, Unit, Units, civil_day, understand};
use crate::text::Lexicon;
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// A value with its unit.
#[derive(Clone, Debug)]
pub struct Value {
    /// Stated least value.
    pub low: Option<Number>,
    /// Stated largest value.
    pub high: Option<Number>,
    /// Its unit, or the counted noun.
    pub measure: Measure,
    /// The unit of the sets.
    pub base_unit: &'static str,
    /// What the words allow, and what a reader takes from them.
    pub sets: Understood,
}

/// Takes the value of a fact of this kind; `dimension` is the one that its claim asks for.
pub fn value(fields: &mut Fields, kind: Kind, dimension: Option<&str>, hedge: Option<&Placed<String>>, lexicon: &Lexicon) -> Result<Value, Problem> {
    let stated = |fields: &mut Fields, name| fields.take::<&RawValue>(name, "a number")?.map(|raw| bound(&raw, name, kind)).transpose();
    let (low, mut high) = (stated(fields, "low")?, stated(fields, "high")?);
    let (measure, unit) = unit(fields, kind, dimension)?;
    let base_unit = if kind == Kind::DATE { "day" } else { unit.map_or(if kind == Kind::TIME { "minute" } else { "" }, |unit| base(kind, unit)) };
    if let Some(given) = fields.text("base_unit")?.filter(|given| given.node != base_unit) {
        return Err(given.problem(if base_unit.is_empty() {
            "the value has no base unit; write null".to_owned()
        } else {
            format!("the base unit is `{base_unit}`")
        }));
    }
    if let (Some(low), Some(high)) = (&low, &mut high)
        && low.node > high.node
    {
        // from 22:00 to 02:00 goes on past midnight
        let next = kind.circle().and_then(|circle| high.node.plus(circle));
        high.node = next.ok_or_else(|| high.problem("`high` is less than `low`"))?;
    }
    let (hard, soft) = (set(fields, "hard")?, set(fields, "soft")?);
    let ends = (low.as_ref().map(|n| n.node), high.as_ref().map(|n| n.node));
    let sets = match (hard, soft) {
        (Some(hard), None) => Understood::plain(hard.node),
        (Some(hard), Some(soft)) => inside(hard.node, &soft)?,
        (None, soft) => {
            let Some(place) = low.as_ref().or(high.as_ref()) else {
                return Err(Problem { column: fields.column(), message: "the value is missing; add `\"low\":…`, `\"high\":…` or both".to_owned() });
            };
            let sets = computed(ends, kind, unit, hedge, lexicon, place)?;
            soft.map_or(Ok(sets), |soft| inside(sets.hard, &soft))?
        }
    };
    Ok(Value { low: ends.0, high: ends.1, measure, base_unit, sets })
}

fn inside(hard: Interval, soft: &Placed<Interval>) -> Result<Understood, Problem> {
    if hard.contains(&soft.node) { Ok(Understood { hard, soft: soft.node }) } else { Err(soft.problem("`soft` must lie inside `hard`")) }
}

/// A stated bound: a number, for dates and times a text.
fn bound(raw: &Placed<&RawValue>, name: &str, kind: Kind) -> Result<Placed<Number>, Problem> {
    let text = || serde_json::from_str::<String>(raw.node.get()).unwrap_or_default();
    let (found, wanted) = if kind == Kind::DATE {
        (day(&text()).map(Number::whole), "a date, such as \"2025-06-02\"")
    } else if kind == Kind::TIME {
        (minute(&text()).map(Number::whole), "a time, such as \"13:00\"")
    } else {
        (exact(raw.node.get()), "a number of at most 24 digits")
    };
    match found {
        Some(node) => Ok(Placed { node, column: raw.column }),
        None => Err(raw.problem(format!("`{name}` must be {wanted}"))),
    }
}

/// The day `2025-06-02`.
pub fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let mut part = |digits: usize| parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?.parse().ok();
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    parts.next().is_none().then(|| civil_day(year, month, day))?
}

fn minute(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let part = |text: &str, below: i64| text.parse().ok().filter(|n: &i64| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) && *n < below);
    Some(part(hours, 24)? * 60 + part(minutes, 60)?)
}

/// A number as JSON writes it, without loss.
fn exact(text: &str) -> Option<Number> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |digits| (true, digits));
    if !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let power: i32 = power.trim_start_matches('+').parse().ok().filter(|power: &i32| power.abs() <= 24)?;
    let ten = Number::whole(10);
    let scaled = (0..power.abs()).try_fold(Number::decimal(digits)?, |n, _| if power < 0 { n.over(ten) } else { n.times(ten) })?;
    Some(if negative { scaled.negated() } else { scaled })
}

/// An interval `{"low":…,"high":…,"low_open":…,"high_open":…}`.
fn set(fields: &mut Fields, name: &str) -> Result<Option<Placed<Interval>>, Problem> {
    let Some(mut object) = fields.object(name)? else { return Ok(None) };
    let column = object.column();
    let stated = |object: &mut Fields, end| object.take::<&RawValue>(end, "a number")?.map(|raw| bound(&raw, end, Kind::NUMBER)).transpose();
    let (low, high) = (stated(&mut object, "low")?, stated(&mut object, "high")?);
    let open = |object: &mut Fields, end| object.take::<bool>(end, "true or false").map(|open| open.is_some_and(|open| open.node));
    let (low_open, high_open) = (open(&mut object, "low_open")?, open(&mut object, "high_open")?);
    object.end(&["low", "high", "low_open", "high_open"])?;
    let closed = Interval::closed(low.map(|n| n.node), high.map(|n| n.node));
    let low = if low_open { closed.open_low() } else { closed };
    let node = if high_open { low.open_high() } else { low };
    if node.is_empty() { Err(Problem { column, message: format!("`{name}` holds no value") }) } else { Ok(Some(Placed { node, column })) }
}

/// The unit that a kind needs, if it needs one.
fn unit(fields: &mut Fields, kind: Kind, dimension: Option<&str>) -> Result<(Measure, Option<&'static Unit>), Problem> {
    let given = fields.text("unit")?;
    let units = Units::get();
    if kind == Kind::COUNT {
        return Ok((given.map_or(Measure::None, |noun| Measure::Noun(noun.node)), None));
    }
    let wanted = if kind == Kind::QUANTITY { dimension } else { Some(kind.definition().dimension) };
    let fits = |unit: &&Unit| match wanted {
        Some(wanted) => unit.dimension == wanted && (kind != Kind::AGE || unit.name == "year"),
        None => Kind::named(unit.dimension).is_none(),
    };
    let named = match &given {
        // a share and an age have one unit only
        None if kind == Kind::PERCENT => units.of_name("percent"),
        None if kind == Kind::AGE => units.of_name("year"),
        None if wanted.is_some_and(|wanted| wanted.is_empty() || matches!(wanted, "date" | "time")) => return Ok((Measure::None, None)),
        None => return Err(Problem { column: fields.column(), message: format!("`unit` is missing; a {} has one", kind.name()) }),
        Some(given) => units.of_name(&given.node).or_else(|| units.named(&given.node)),
    };
    match (named.filter(fits), given) {
        (Some(unit), _) => Ok((Measure::Unit(unit.name), Some(unit))),
        (None, Some(given)) => {
            if let Some(unit) = named {
                return Err(given.problem(format!("unit `{}` measures {}, and a {} does not", given.node, unit.dimension, kind.name())));
            }
            let known: BTreeSet<&str> = units.all().iter().filter(fits).map(|unit| unit.name).collect();
            Err(given.unknown("unit", known.iter().copied()))
        }
        (None, None) => Ok((Measure::None, None)),
    }
}

fn base(kind: Kind, unit: &'static Unit) -> &'static str {
    if kind == Kind::AGE { unit.name } else { unit.base }
}

/// What is understood where the line does not say it.
fn computed(
    (low, high): (Option<Number>, Option<Number>),
    kind: Kind,
    unit: Option<&Unit>,
    hedge: Option<&Placed<String>>,
    lexicon: &Lexicon,
    place: &Placed<Number>,
) -> Result<Understood, Problem> {
    let senses = hedge.map_or_else(|| Ok(Vec::new()), |hedge| senses(hedge, lexicon))?;
    // "at least 40" states only one end, and is a figure all the same
    let (from, to) = if senses.is_empty() { (low, high) } else { (low.or(high), high.or(low)) };
    let in_base = |n: Number| match unit {
        Some(unit) if kind != Kind::AGE && kind != Kind::MONEY => unit.to_base(n),
        _ => Some(Interval::point(n)),
    };
    let end = |n: Option<Number>| n.map(|n| in_base(n).ok_or_else(|| place.problem("the value is too large"))).transpose();
    let plain = Interval { low: end(from)?.and_then(|set| set.low), high: end(to)?.and_then(|set| set.high) };
    let factor = unit.filter(|_| kind != Kind::AGE && kind != Kind::MONEY).map_or(Number::ONE, |unit| unit.factor);
    let step = place.node.last_digit().and_then(|step| step.times(factor)).unwrap_or(Number::ONE);
    let written = Written { step, decimals: place.node.as_whole().is_none() };
    let sets = |hedge| understand(hedge, plain, written, kind).ok_or_else(|| place.problem("the value is too large"));
    let mut found = senses.into_iter().map(|hedge| sets(Some(hedge)));
    let Some(first) = found.next() else { return sets(None) };
    found.try_fold(first?, |sofar, next| {
        let next = next?;
        Ok(match (sofar.hard.meet(&next.hard), sofar.soft.meet(&next.soft)) {
            (Some(hard), Some(soft)) => Understood { hard, soft },
            _ => next,
        })
    })
}

/// What the words of a hedge mean, each of them.
fn senses(hedge: &Placed<String>, lexicon: &Lexicon) -> Result<Vec<Hedge>, Problem> {
    let tokens = lexicon.split(&hedge.node);
    if let Some((sense, _)) = lexicon.hedges_after.forwards(&tokens, 0).filter(|(_, end)| *end == tokens.len()) {
        return Ok(vec![sense]);
    }
    let (mut senses, mut end) = (Vec::new(), tokens.len());
    while end > 0 {
        let Some((sense, start)) = lexicon.hedges_before.backwards(&tokens, end) else {
            return Err(hedge.problem(format!("unknown hedge `{}`; write one such as `about`, `at least`, or add `hard`", hedge.node)));
        };
        senses.insert(0, sense);
        end = start;
    }
    Ok(senses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_loss() {
        let shown = |text: &str| exact(text).map(|n| n.to_string());
        assert_eq!(shown("2400000"), Some("2,400,000".into()));
        assert_eq!(shown("-0.1"), Some("-0.1".into()));
        assert_eq!(shown("2.5e3"), Some("2,500".into()));
        assert_eq!(shown("5E-1"), Some("0.5".into()));
        assert_eq!((shown("1e99"), shown("\"5\""), shown("true")), (None, None, None));
    }

    #[test]
    fn days_and_times() {
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!((day("2025-02-30"), day("2025-6-2"), day("2025-06-02-"), day("")), (None, None, None, None));
        assert_eq!((minute("13:05"), minute("24:00"), minute("9:40"), minute("+1:00")), (Some(785), None, None, None));
    }
}
