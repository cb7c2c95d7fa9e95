//! Literals against the type of a claim: dimensions are checked here, and values brought to base units.

use super::{Claim, ClaimType, DeclaredUnits, Tolerance};
use crate::quantity::{Bound, Correction, Interval, Kind, Number, Unit, Units};
use crate::source::Span;
use crate::syntax::{Figure, Literal, RulesError, Value};
use std::sync::Arc;

/// A result, nothing where the mistake is reported already, or the mistake.
pub type Checked<T> = Result<Option<T>, Box<RulesError>>;

/// What the values of a claim measure.
#[derive(Clone, Debug)]
pub struct Measure {
    claim: String,
    kind: Kind,
    dimension: &'static str,
    range: bool,
    units: Arc<DeclaredUnits>,
}

impl Measure {
    /// What a claim measures, its literals in built-in units or in those declared.
    pub fn of(claim: &Claim, units: Arc<DeclaredUnits>) -> Self {
        let (kind, dimension, range) = match claim.ty {
            ClaimType::Quantity { kind, dimension, range } => (kind, dimension, range),
            ref words => (words.kind(), "", false),
        };
        Self { range, ..Self::new(claim.name.clone(), kind, dimension, units) }
    }

    /// What something measures that is called `claim` in messages.
    pub fn new(claim: String, kind: Kind, dimension: &'static str, units: Arc<DeclaredUnits>) -> Self {
        Self { claim, kind, dimension, range: false, units }
    }

    /// The kind of quantity.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What is measured; empty for bare numbers.
    pub fn dimension(&self) -> &'static str {
        self.dimension
    }

    /// Whether the values are extents.
    pub fn range(&self) -> bool {
        self.range
    }

    /// Whether the values are figures.
    pub fn figures(&self) -> bool {
        !self.has_no_literals() && (self.kind.definition().declarable || self.is(Kind::QUANTITY))
    }

    fn is(&self, kind: Kind) -> bool {
        self.kind.name() == kind.name()
    }

    /// Whether nothing that rules can write is one of its values.
    fn has_no_literals(&self) -> bool {
        self.kind.in_words() || self.is(Kind::RATIO)
    }

    /// The value of a literal in the base unit, and that unit.
    pub fn value(&self, literal: &Literal) -> Checked<(Interval, &'static str)> {
        let literal = &self.units.understood(literal);
        match &literal.value {
            _ if self.has_no_literals() => Err(Box::new(self.no_figure(literal))),
            Value::Wrong | Value::Named(..) => Ok(None),
            Value::Day(day) if self.is(Kind::DATE) => Ok(Some((Interval::point(Number::whole(*day)), "day"))),
            Value::Minute(minute) if self.is(Kind::TIME) => Ok(Some((Interval::point(Number::whole(*minute)), "minute"))),
            Value::Day(_) => Err(Box::new(self.differs(literal, literal.span, "a date"))),
            Value::Minute(_) => Err(Box::new(self.differs(literal, literal.span, "a time"))),
            Value::Figure(figure) => self.figure(figure, literal),
        }
    }

    /// From one literal to another; a unit or a magnitude that stands only once is that of both.
    pub fn between(&self, low: &Literal, high: &Literal) -> Checked<(Interval, &'static str)> {
        let (low, high) = share_unit(low, high);
        let (Some((from, unit)), Some((to, other))) = (self.value(&low)?, self.value(&high)?) else { return Ok(None) };
        let span = low.span.to(high.span);
        if unit != other {
            let error = RulesError::new("two-units", span, format!("`{}` and `{}` cannot be compared", low.text, high.text)).label("two currencies");
            return Err(Box::new(error.help("write both ends in one")));
        }
        let set = self.kind.from_to(&from, &to);
        if set.is_empty() {
            let error = RulesError::new("empty-range", span, format!("nothing lies from `{}` to `{}`", low.text, high.text)).label("an empty range");
            return Err(Box::new(error.help("write the smaller value first")));
        }
        Ok(Some((set, unit)))
    }

    fn figure(&self, figure: &Figure, literal: &Literal) -> Checked<(Interval, &'static str)> {
        let Some(unit) = figure.unit else {
            return match self.kind.definition().bare_unit {
                Some(unit) => Ok(Some((Interval::point(figure.number), unit))),
                None => Err(Box::new(self.needs_unit(literal))),
            };
        };
        if self.dimension.is_empty() || unit.dimension != self.dimension {
            return Err(Box::new(self.differs(literal, figure.unit_span, &a(unit.dimension))));
        }
        let set = if self.is(Kind::AGE) { years(figure.number, unit).map(Interval::point) } else { unit.to_base(figure.number) };
        let base = if self.is(Kind::AGE) { "year" } else { unit.base };
        set.map(|set| Some((set, base))).ok_or_else(|| Box::new(too_large(literal)))
    }

    /// A distance between two values. `%` is a share; between dates and between times, it is a duration.
    pub fn tolerance(&self, literal: &Literal) -> Checked<Tolerance> {
        let literal = &self.units.understood(literal);
        let text = literal.text.clone();
        let position = self.kind.position();
        let figure = match &literal.value {
            _ if self.has_no_literals() => return Err(Box::new(self.no_figure(literal))),
            Value::Wrong | Value::Named(..) => return Ok(None),
            Value::Figure(figure) => figure,
            Value::Day(_) => return Err(Box::new(self.no_distance(literal, "a date"))),
            Value::Minute(_) => return Err(Box::new(self.no_distance(literal, "a time"))),
        };
        if figure.number < Number::ZERO {
            let error = RulesError::new("negative-tolerance", literal.span, "a distance is never negative").label("less than nought");
            return Err(Box::new(error.help("write it without `-`")));
        }
        let Some(unit) = figure.unit else {
            let unit = self.kind.definition().bare_unit.or(if figure.number == Number::ZERO { Some(self.base()) } else { None });
            return unit.map(|unit| Some(Tolerance::Absolute { base: figure.number, unit, text })).ok_or_else(|| Box::new(self.needs_unit(literal)));
        };
        if unit.name == "percent" && !position {
            let fraction = figure.number.over(Number::whole(100)).ok_or_else(|| Box::new(too_large(literal)))?;
            return Ok(Some(Tolerance::Share { fraction, text }));
        }
        if unit.dimension != self.distance() || unit.dimension.is_empty() {
            return Err(Box::new(self.no_distance_unit(literal, figure, unit)));
        }
        self.width(figure.number, unit).map(|(base, unit)| Some(Tolerance::Absolute { base, unit, text })).ok_or_else(|| Box::new(too_large(literal)))
    }

    /// The dimension of a distance between two values.
    fn distance(&self) -> &'static str {
        if self.kind.position() { "duration" } else { self.dimension }
    }

    /// The base unit of a distance.
    fn base(&self) -> &'static str {
        match self.kind.name() {
            "date" => "day",
            "time" => "minute",
            "age" => "year",
            "money" => "",
            _ => Units::get().all().iter().find(|unit| unit.dimension == self.dimension).map_or("", |unit| unit.base),
        }
    }

    /// How much `n` of a unit is as a distance: a month is its longest, a degree has no offset.
    fn width(&self, n: Number, unit: &'static Unit) -> Option<(Number, &'static str)> {
        if self.is(Kind::AGE) {
            return Some((years(n, unit)?, "year"));
        }
        let base = if unit.dimension == "temperature" { n.times(unit.factor)? } else { unit.to_base(n)?.high?.value };
        match self.kind.name() {
            "date" => Some((base.over(Number::whole(86_400))?, "day")),
            "time" => Some((base.over(Number::whole(60))?, "minute")),
            _ => Some((base, unit.base)),
        }
    }

    fn what(&self) -> String {
        named(self.kind, self.dimension)
    }

    /// How a value of the claim is written.
    fn example(&self) -> &'static str {
        match self.kind.name() {
            "count" | "number" => "a bare number, such as `30`",
            "date" => "a date, such as `2025-06-02`",
            "time" => "a time, such as `21:40`",
            "age" => "`18 years` or a bare number",
            _ => example_of(self.dimension),
        }
    }

    fn no_figure(&self, literal: &Literal) -> RulesError {
        let error = RulesError::new("wrong-type", literal.span, format!("`{}` is {}, and no figure", self.claim, a(self.kind.name())));
        error.label("compares figures").help("write `agree` alone: two such values are equal, or not")
    }

    fn differs(&self, literal: &Literal, span: Span, is: &str) -> RulesError {
        let error = RulesError::new("wrong-dimension", span, format!("`{}` is {is}, `{}` is {}", written(literal, span), self.claim, self.what()));
        error.label(is).help(format!("write {}", self.example()))
    }

    fn no_distance(&self, literal: &Literal, is: &str) -> RulesError {
        let error = RulesError::new("wrong-dimension", literal.span, format!("`{}` is {is}, and no distance", literal.text));
        error.label(is).help(format!("write {}", self.distance_example()))
    }

    fn no_distance_unit(&self, literal: &Literal, figure: &Figure, unit: &Unit) -> RulesError {
        let is = a(unit.dimension);
        let found = written(literal, figure.unit_span);
        let message = if self.kind.position() {
            format!("`{found}` is {is}, and two values of `{}` are a duration apart", self.claim)
        } else {
            format!("`{found}` is {is}, `{}` is {}", self.claim, self.what())
        };
        let error = RulesError::new("wrong-dimension", figure.unit_span, message);
        error.label(is).help(format!("write {}", self.distance_example()))
    }

    fn distance_example(&self) -> String {
        match self.kind.name() {
            "date" => "`2 days`".to_owned(),
            "time" => "`30 minutes`".to_owned(),
            _ => format!("{}, or a share, such as `5 %`", self.example()),
        }
    }

    fn needs_unit(&self, literal: &Literal) -> RulesError {
        let error = RulesError::new("missing-unit", literal.span, format!("`{}` has no unit, `{}` is {}", literal.text, self.claim, self.what()));
        let example = if self.is(Kind::DATE) { "`2 days`" } else { example_of(self.distance()) };
        error.label("of what?").help(format!("write {}", if self.kind.position() { example } else { self.example() }))
    }
}

/// What a literal means by itself, or a range from it to another.
pub fn meaning(low: &Literal, high: Option<&Literal>, units: &Arc<DeclaredUnits>) -> Checked<Correction> {
    let (low, high) = share_unit(low, high.unwrap_or(low));
    let (low, high) = (units.understood(&low), units.understood(&high));
    let unit = if let Value::Figure(figure) = &low.value { figure.unit } else { None };
    let (kind, dimension) = match &low.value {
        Value::Wrong | Value::Named(..) => return Ok(None),
        Value::Day(_) => (Kind::DATE, ""),
        Value::Minute(_) => (Kind::TIME, ""),
        Value::Figure(_) => unit.map_or((Kind::NUMBER, ""), |unit| (Kind::of_dimension(unit.dimension), unit.dimension)),
    };
    let measure = Measure::new(low.text.clone(), kind, dimension, units.clone());
    let Some((set, base_unit)) = measure.between(&low, &high)? else { return Ok(None) };
    let stated = |literal: &Literal, end: Option<Bound>| match &literal.value {
        Value::Figure(figure) if kind != Kind::MONEY => Some(figure.number),
        _ => end.map(|bound| bound.value),
    };
    let kind = (kind != Kind::NUMBER).then_some(kind);
    Ok(Some(Correction { kind, low: stated(&low, set.low), high: stated(&high, set.high), unit: unit.map(|unit| unit.name), set, base_unit }))
}

/// The part of a literal at a span.
fn written(literal: &Literal, span: Span) -> &str {
    let from = span.start.saturating_sub(literal.span.start);
    let part = Span::new(from, from.saturating_add(span.len())).of(&literal.text);
    // A unit that stands at the other end of a range.
    if part.is_empty() { &literal.text } else { part }
}

fn too_large(literal: &Literal) -> RulesError {
    RulesError::new("too-large", literal.span, format!("`{}` is too large", literal.text)).label("does not fit").help("write a smaller number")
}

fn years(n: Number, unit: &Unit) -> Option<Number> {
    match unit.name {
        "year" => Some(n),
        "month" => n.over(Number::whole(12)),
        _ => n.times(unit.factor)?.over(Units::get().of_name("year")?.factor),
    }
}

/// What a kind of quantity is called, with its article.
pub(super) fn named(kind: Kind, dimension: &str) -> String {
    a(if kind == Kind::QUANTITY { dimension } else { kind.name() })
}

/// A dimension or kind with its article.
fn a(name: &str) -> String {
    match name {
        "money" | "energy" | "information" | "power" => name.to_owned(),
        "percent" => "a percentage".to_owned(),
        "happened" => "a claim that something happened".to_owned(),
        _ if name.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {name}"),
        _ => format!("a {name}"),
    }
}

fn example_of(dimension: &str) -> &'static str {
    match dimension {
        "duration" => "`30 minutes`",
        "length" => "`5 metres`",
        "mass" => "`5 kilograms`",
        "speed" => "`50 km/h`",
        "area" => "`5 hectares`",
        "volume" => "`5 litres`",
        "temperature" => "`20 celsius`",
        "percent" => "`5 %`",
        "money" => "`$2.4 million`",
        _ => "a unit of this dimension",
    }
}

/// In `18..25 years` and `2..3 million` the last words are those of both ends.
fn share_unit(low: &Literal, high: &Literal) -> (Literal, Literal) {
    let (mut low, mut high) = (low.clone(), high.clone());
    if let (Some(from), Some(to)) = (figure_of(&mut low.value), figure_of(&mut high.value)) {
        if let (None, Some(size)) = (from.magnitude, to.magnitude) {
            let larger = from.number.times(size).filter(|number| *number <= to.number);
            from.number = larger.unwrap_or(from.number);
        }
        match (from.unit, to.unit) {
            (None, Some(unit)) => (from.unit, from.unit_span) = (Some(unit), to.unit_span),
            (Some(unit), None) => (to.unit, to.unit_span) = (Some(unit), from.unit_span),
            _ => {}
        }
    }
    match (&mut low.value, &mut high.value) {
        (Value::Named(from, word), Value::Figure(to)) if to.unit.is_none() => {
            to.unit_span = from.unit_span;
            high.value = Value::Named(*to, word.clone());
        }
        (Value::Figure(from), Value::Named(to, word)) if from.unit.is_none() => {
            from.unit_span = to.unit_span;
            low.value = Value::Named(*from, word.clone());
        }
        _ => {}
    }
    (low, high)
}

fn figure_of(value: &mut Value) -> Option<&mut Figure> {
    match value {
        Value::Figure(figure) | Value::Named(figure, _) => Some(figure),
        _ => None,
    }
}
