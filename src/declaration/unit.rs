//! `unit NAME = N OTHER "form", …`: units of the user's own.

use super::statement::{Language, Node, Statement};
use super::{Scope, Sort};
use crate::quantity::{DeclaredUnit, Number, Unit, Units};
use crate::source::Span;
use crate::syntax::{Literal, Parsed, RulesError, Text, Tokens, Value, Word, declared, literal, sign, strings, word};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "unit", about: "a unit of your own, counted in another one", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"unit hand   = 10.16 centimetres  "hand", "hands"
unit stable = 40 hands           "stable height", "stable heights"
claim horse.height: length {
  "horse … {value}"
}
rule horse-height { expect horse.height < 17 hands }
"#;

/// The units that rules declare, by name and by form.
#[derive(Clone, Debug, Default)]
pub struct DeclaredUnits {
    by_form: FxHashMap<String, Arc<DeclaredUnit>>,
}

/// The units of a suite while they are being resolved.
#[derive(Debug, Default)]
pub struct OpenUnits {
    /// What each is counted in.
    counted: FxHashMap<String, Counted>,
    /// The unit that a name or a form is of.
    called: FxHashMap<String, String>,
    /// What each comes to; `None` for those that cannot be told, or not yet.
    roots: FxHashMap<String, Option<(Number, &'static Unit)>>,
    /// Where each form was declared.
    forms: FxHashMap<String, Span>,
}

/// So many of another unit.
#[derive(Clone, Debug)]
struct Counted {
    count: Number,
    of: Other,
    span: Span,
}

#[derive(Clone, Debug)]
enum Other {
    BuiltIn(&'static Unit),
    Declared(String),
}

#[derive(Debug)]
struct UnitNode {
    name: Word,
    size: Literal,
    forms: Vec<Text>,
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared(word("a unit's name"))(input)?;
    let (rest, _) = sign("=")(rest)?;
    let (rest, size) = literal(rest)?;
    let (rest, forms) = strings(rest)?;
    Ok((rest, Box::new(UnitNode { name, size, forms })))
}

impl Node for UnitNode {
    fn declare(&self, scope: &mut Scope) {
        if Units::get().named(&self.name.node).is_some() {
            return scope.report(taken(self.name.span, &self.name.node));
        }
        let number = scope.units.counted.len();
        if scope.declare(Sort::Unit, &self.name, number, "add the forms to the first one, or choose another name").is_err() {
            return;
        }
        for form in self.forms.iter().map(Text::value).chain([self.name.node.clone()]) {
            scope.units.called.entry(folded(&form)).or_insert_with(|| self.name.node.clone());
        }
        let counted = self.counted(scope);
        scope.units.counted.extend(counted.map(|counted| (self.name.node.clone(), counted)));
    }

    fn resolve(&self, scope: &mut Scope) {
        let forms = self.forms(scope);
        let own = scope.units.counted.get(&self.name.node).is_some_and(|counted| counted.span == self.name.span);
        let Some((count, of)) = own.then(|| scope.units.root(&self.name.node, &mut scope.errors)).flatten() else { return };
        let unit = Arc::new(DeclaredUnit { name: self.name.node.clone(), count, of, forms });
        let table = Arc::make_mut(&mut scope.declared_units);
        for form in unit.forms.iter().chain([&unit.name]) {
            table.by_form.insert(folded(form), unit.clone());
        }
        scope.suite.units.push(unit);
    }
}

impl UnitNode {
    /// What it is counted in; anything but a number with a unit is reported.
    fn counted(&self, scope: &mut Scope) -> Option<Counted> {
        let (figure, of) = match &self.size.value {
            Value::Figure(figure) => (figure, figure.unit.map(Other::BuiltIn)),
            Value::Named(figure, word) => (figure, Some(Other::Declared(word.clone()))),
            Value::Wrong => return None,
            Value::Day(_) | Value::Minute(_) => {
                scope.report(self.no_size("no number of units"));
                return None;
            }
        };
        let Some(of) = of else {
            scope.report(self.no_size("of what?"));
            return None;
        };
        if figure.number <= Number::ZERO {
            let error = RulesError::new("unit-size", self.size.span, "a unit is larger than nought").label("no size");
            scope.report(error.help("write how many of the other unit make one of this"));
            return None;
        }
        if matches!(of, Other::BuiltIn(unit) if unit.dimension == "temperature") {
            let error = RulesError::new("unit-size", figure.unit_span, "no unit is a multiple of a temperature").label("has its nought elsewhere");
            scope.report(error.help("write temperatures in `celsius`, `fahrenheit` or `kelvin`"));
            return None;
        }
        Some(Counted { count: figure.number, of, span: self.name.span })
    }

    fn no_size(&self, label: &str) -> RulesError {
        let error = RulesError::new("unit-size", self.size.span, format!("`{}` is no size of a unit", self.size.text)).label(label);
        error.help(format!("write a number and a unit, as in `unit {} = 10 centimetres`", self.name.node))
    }

    /// The forms that texts have; one that is taken is reported.
    fn forms(&self, scope: &mut Scope) -> Vec<String> {
        let mut own = FxHashSet::default();
        for (text, form) in self.forms.iter().zip(scope.spellings(&self.forms)) {
            let form = folded(&form);
            if form.is_empty() || !own.insert(form.clone()) {
                continue;
            }
            if Units::get().named(&form.replace(' ', "_")).is_some() {
                scope.report(taken(text.span, &form));
                continue;
            }
            match scope.units.forms.get(&form).copied() {
                Some(first) => {
                    let error = RulesError::new("declared-twice", text.span, format!("form `{form}` is declared twice")).label("the second time");
                    scope.report(error.help("remove it from one of the units").related(first, "the first time"));
                }
                None => _ = scope.units.forms.insert(form, text.span),
            }
        }
        self.forms.iter().map(Text::value).filter(|form| !form.trim().is_empty()).collect()
    }
}

impl OpenUnits {
    /// Whether some unit is called so, be it sound or not.
    pub fn knows(&self, word: &str) -> bool {
        self.called.contains_key(&word.to_lowercase())
    }

    /// How many of which built-in unit a unit is; `None` where that cannot be told, which is reported. No unit is looked at twice.
    fn root(&mut self, name: &str, errors: &mut Vec<RulesError>) -> Option<(Number, &'static Unit)> {
        let mut path: Vec<(String, Counted)> = Vec::new();
        let mut next = name.to_owned();
        let mut root = loop {
            // A unit that nobody declares is told where it is named.
            let Some(unit) = self.called.get(&next.to_lowercase()).cloned() else { break None };
            if let Some(known) = self.roots.get(&unit) {
                if let Some(start) = path.iter().position(|(before, _)| *before == unit) {
                    errors.extend(circle(path.get(start..).unwrap_or_default()));
                }
                break *known;
            }
            let Some(counted) = self.counted.get(&unit).cloned() else { break None };
            self.roots.insert(unit.clone(), None);
            path.push((unit, counted.clone()));
            match counted.of {
                Other::BuiltIn(unit) => break Some((Number::ONE, unit)),
                Other::Declared(other) => next = other,
            }
        };
        for (name, counted) in path.into_iter().rev() {
            if let Some((count, of)) = root {
                root = count.times(counted.count).map(|count| (count, of));
                if root.is_none() {
                    let error = RulesError::new("too-large", counted.span, format!("unit `{name}` is too large")).label("does not fit");
                    errors.push(error.help("count it in a larger unit"));
                }
            }
            self.roots.insert(name, root);
        }
        self.roots.get(name).copied().flatten()
    }
}

/// The error of a circle, told at the first of its units.
fn circle(units: &[(String, Counted)]) -> Option<RulesError> {
    let (start, (name, counted)) = units.iter().enumerate().min_by_key(|(_, (_, counted))| counted.span)?;
    let others = units.iter().cycle().skip(start + 1).take(units.len());
    let chain: Vec<String> = others.map(|(name, _)| format!("in `{name}`")).collect();
    let error = RulesError::new("unit-cycle", counted.span, format!("unit `{name}` is counted {}", chain.join(", that ")));
    Some(error.label("a circle").help("count one of them in a built-in unit, such as `metres`"))
}

fn taken(span: Span, form: &str) -> RulesError {
    let unit = Units::get().named(&form.replace(' ', "_")).map_or(form, |unit| unit.name);
    let error = RulesError::new("declared-twice", span, format!("`{form}` is a unit already")).label(format!("the built-in unit `{unit}`"));
    error.help("choose another name or form")
}

/// A form in small letters, its words parted by one space.
fn folded(form: &str) -> String {
    form.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl DeclaredUnits {
    /// The unit that a rules file calls by this word.
    pub fn named(&self, word: &str) -> Option<&Arc<DeclaredUnit>> {
        self.by_form.get(&word.to_lowercase())
    }

    /// A literal in built-in units; one whose unit nobody declares is told elsewhere.
    pub fn understood(&self, literal: &Literal) -> Literal {
        let Value::Named(figure, word) = &literal.value else { return literal.clone() };
        let built_in = self.named(word).and_then(|unit| Some((figure.number.times(unit.count)?, unit.of)));
        let value = built_in.map_or(Value::Wrong, |(number, unit)| {
            let mut figure = *figure;
            (figure.number, figure.unit) = (number, Some(unit));
            Value::Figure(figure)
        });
        Literal { value, ..literal.clone() }
    }
}
