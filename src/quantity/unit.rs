//! Units of measure and currencies: their dimension and their exact factor.

use super::{Interval, Number};
use rustc_hash::FxHashMap;

/// What a unit measures: `duration`, `length`, `money`, … Two figures compare only within one dimension.
pub type Dimension = &'static str;

/// A unit: `kilometre`, `USD`, `percent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// English singular; of a currency the ISO 4217 code, where its names tell one.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Its size in the base unit of the dimension.
    pub factor: Number,
    /// The name of the base unit.
    pub base: &'static str,
    /// Every written form, words parted by `_`.
    pub forms: Vec<&'static str>,
    /// Forms that are this unit only right after digits (`5 m`).
    pub short: Vec<&'static str>,
    /// Forms that stand before the number (`$`).
    pub prefix: Vec<&'static str>,
}

/// Every unit that is built in. Read once; see `src/lexicon/units.txt` and `currencies.txt` for the sources of the factors.
#[derive(Debug)]
pub struct Units {
    list: Vec<Unit>,
    by_form: FxHashMap<&'static str, u16>,
}

impl Units {
    /// The table, read on first use.
    pub fn get() -> &'static Self {
        static UNITS: std::sync::LazyLock<Units> = std::sync::LazyLock::new(Units::read);
        &UNITS
    }

    fn read() -> Self {
        let mut list: Vec<Unit> = Vec::new();
        for fields in crate::lexicon::rows(crate::lexicon::UNITS) {
            let [dimension, name, factor, forms, short] = fields.as_slice() else { continue };
            let factor = match factor.split_once('/') {
                Some((n, d)) => Number::decimal(n).zip(Number::decimal(d)).and_then(|(n, d)| n.over(d)),
                None => Number::decimal(factor),
            };
            let Some(factor) = factor else { continue };
            let base = list.iter().find(|u| u.dimension == *dimension).map_or(*name, |u| u.base);
            list.push(Unit {
                name,
                dimension,
                factor,
                base,
                forms: forms.split_whitespace().collect(),
                short: short.split_whitespace().collect(),
                prefix: Vec::new(),
            });
        }
        for fields in crate::lexicon::rows(crate::lexicon::CURRENCIES) {
            let [code, symbols, names, parts] = fields.as_slice() else { continue };
            let unit = |factor, forms: Vec<&'static str>, prefix: Vec<&'static str>| Unit {
                name: code,
                dimension: "money",
                factor,
                base: code,
                forms,
                short: Vec::new(),
                prefix,
            };
            let symbols: Vec<_> = symbols.split_whitespace().collect();
            let names = names.split_whitespace().chain(symbols.iter().copied()).collect();
            list.push(unit(Number::ONE, names, symbols));
            if !parts.is_empty() {
                let hundredth = Number::ratio(1, 100).unwrap_or(Number::ONE);
                // `50p`: a letter alone needs its digits
                let (short, forms) = parts.split_whitespace().partition(|form| form.len() == 1 && form.is_ascii());
                list.push(Unit { short, ..unit(hundredth, forms, Vec::new()) });
            }
        }
        let mut by_form = FxHashMap::default();
        for (i, unit) in list.iter().enumerate() {
            let id = u16::try_from(i).unwrap_or(u16::MAX);
            for form in unit.forms.iter().chain(&unit.short).chain([&unit.name]) {
                by_form.entry(*form).or_insert(id);
            }
        }
        Self { list, by_form }
    }

    /// All units, in the order of the tables.
    pub fn all(&self) -> &[Unit] {
        &self.list
    }

    /// The unit with this number.
    pub fn at(&self, id: u16) -> Option<&Unit> {
        self.list.get(usize::from(id))
    }

    /// The unit that a rules file calls by this word (`minutes`, `kg`, `USD`, `%`).
    pub fn named(&self, word: &str) -> Option<&Unit> {
        self.by_form.get(word).or_else(|| self.by_form.get(word.to_lowercase().as_str())).and_then(|id| self.at(*id))
    }

    /// The unit of this name (`minute`).
    pub fn of_name(&self, name: &str) -> Option<&Unit> {
        self.list.iter().find(|u| u.name == name)
    }

    /// Every dimension, each once, in the order of the tables.
    pub fn dimensions(&self) -> Vec<Dimension> {
        let mut seen: Vec<Dimension> = Vec::new();
        for unit in &self.list {
            if !seen.contains(&unit.dimension) {
                seen.push(unit.dimension);
            }
        }
        seen
    }
}

impl Unit {
    /// `n` of this unit in the base unit: calendar units as the days they may span, temperatures with their offset.
    pub fn to_base(&self, n: Number) -> Option<Interval> {
        let shifted = |zero: Number| Some(Interval::point(n.plus(zero)?.times(self.factor)?));
        match self.name {
            "month" => months(n, 1),
            "year" => months(n, 12),
            "decade" => months(n, 120),
            "century" => months(n, 1200),
            "fahrenheit" => shifted(Number::whole(-32)),
            "kelvin" => shifted(Number::decimal("273.15")?.negated()),
            _ => Some(Interval::point(n.times(self.factor)?)),
        }
    }
}

/// The days that `n` calendar units of `months` months each may span.
fn months(n: Number, months: i64) -> Option<Interval> {
    let day = Number::whole(86_400);
    let whole = n.times(Number::whole(months))?;
    match whole.as_whole() {
        // The shortest and longest runs of calendar months: Gregorian calendar, every start month.
        Some(count) if (0..=4800).contains(&count) => {
            let index = usize::try_from(count % 12).ok()?;
            let (low, high) =
                [(0, 0), (28, 31), (59, 62), (89, 92), (120, 123), (150, 153), (181, 184), (212, 215), (242, 245), (273, 276), (303, 306), (334, 337)]
                    .get(index)
                    .copied()?;
            let years = count / 12;
            let shortest = Number::whole(years * 365 + years / 4 - years / 100 + low).times(day)?;
            let longest = Number::whole(years * 365 + (years + 3) / 4 + high).times(day)?;
            Some(Interval::closed(Some(shortest), Some(longest)))
        }
        // Parts of a month: the mean month of 30.436875 days.
        _ => {
            let mean = Number::decimal("30.436875")?.times(whole)?;
            Some(Interval::point(mean.times(day)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let rows = crate::lexicon::rows(crate::lexicon::UNITS).count();
        assert_eq!(Units::get().all().iter().filter(|unit| unit.dimension != "money").count(), rows);
    }

    #[test]
    fn units_that_are_defined_by_others() {
        let factor = |name: &str| Units::get().of_name(name).unwrap().factor;
        let product = |factors: &[Number]| factors.iter().try_fold(Number::ONE, |product, factor| product.times(*factor)).unwrap();
        let number = |digits: &str| Number::decimal(digits).unwrap();
        let (foot, inch, pound, gravity) = (factor("foot"), factor("inch"), factor("pound"), number("9.80665"));
        let litre = |edges: &[Number]| product(edges).times(Number::whole(1000)).unwrap();
        assert_eq!(factor("mile"), product(&[Number::whole(5280), foot]));
        assert_eq!(factor("acre"), product(&[Number::whole(43_560), foot, foot]));
        assert_eq!(factor("acre-foot"), litre(&[Number::whole(43_560), foot, foot, foot]));
        assert_eq!(factor("gallon"), litre(&[Number::whole(231), inch, inch, inch]));
        assert_eq!(factor("barrel"), product(&[Number::whole(42), factor("gallon")]));
        assert_eq!(factor("bushel"), litre(&[number("2150.42"), inch, inch, inch]));
        assert_eq!(factor("horsepower"), product(&[Number::whole(550), foot, pound, gravity]));
        assert_eq!(factor("pound per square inch"), product(&[pound, gravity]).over(product(&[inch, inch])).unwrap());
        assert_eq!(factor("knot"), Number::whole(1852).over(Number::whole(3600)).unwrap());
        assert_eq!(factor("troy ounce"), product(&[Number::whole(480), number("0.00006479891")]));
    }
}
