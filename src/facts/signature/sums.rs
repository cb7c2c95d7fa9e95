//! Figures that a sentence puts into a sum: totals, shares, remainders, and the same measure in two units.

use super::{Glance, Keeper, Marked, Signature, nothing};
use crate::facts::{Fact, Measure, Role};
use crate::quantity::{Interval, Kind, Units};
use crate::source::KeptSentence;
use crate::text::{Class, LetterSet, Words, letters};
use std::ops::Range;

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "sums", sentence, block: nothing };

/// How the figures of a sum belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The last one is the sum of the others: `12 killed and 60 injured, 72 in all`.
    Total,
    /// The others belong to the last one, which may hold more: `6 medals (2 gold and 3 silver)`.
    Within,
    /// Part, whole and the part in percent: `12 of the 48, or 25 percent`.
    Share,
    /// Part, whole and what is left: `20 of the 48, leaving 28`.
    Rest,
    /// One measure in two units: `5 miles (8 km)`.
    Conversion,
}

/// Figures of one sentence that must fit each other.
#[derive(Clone, Debug)]
pub struct Sum {
    /// How they belong together.
    pub shape: Shape,
    /// The figures, in the order of the shape.
    pub figures: Vec<Marked>,
    /// The sentence around them.
    pub passage: KeptSentence,
}

fn sentence(glance: &Glance, keeper: &mut Keeper) {
    if glance.facts.len() < 2 {
        return;
    }
    let scan = Figures { words: &glance.words, facts: glance.facts, end: glance.tokens.end };
    let found = scan.totals().into_iter().chain(scan.lists()).chain(scan.shares()).chain(scan.rests()).chain(scan.conversions());
    for (shape, facts) in found.collect::<Vec<_>>() {
        let figures = facts.into_iter().map(marked).collect();
        let passage = keeper.passage(glance.span());
        keeper.kept.sums.push(Sum { shape, figures, passage });
    }
}

/// A figure with what was written put into base units, so that two units can be compared.
fn marked(fact: &Fact) -> Marked {
    let in_base = |stated| match &fact.measure {
        Measure::Unit(name) if fact.kind == Kind::QUANTITY => Units::get().of_name(name)?.to_base(stated),
        _ => Some(Interval::point(stated)),
    };
    let plain = fact.low.filter(|low| Some(*low) == fact.high).and_then(in_base);
    Marked { plain, ..Marked::of(fact) }
}

/// Words that make a list one of some parts only, or a figure one of something else.
const PARTIAL: LetterSet =
    letters!["including", "among", "of", "than", "from", "mostly", "mainly", "especially", "notably", "such", "whom", "which", "compared", "minus"];

/// Units that are not the same everywhere.
const AMBIGUOUS: [&str; 8] = ["ton", "gallon", "pint", "quart", "ounce", "hundredweight", "barrel", "bushel"];

type Found<'a> = Vec<(Shape, Vec<&'a Fact>)>;

/// The figures of a sentence.
struct Figures<'a> {
    words: &'a Words<'a>,
    facts: &'a [Fact],
    end: usize,
}

impl<'a> Figures<'a> {
    fn any(&self, mut tokens: Range<usize>, known: LetterSet) -> bool {
        tokens.any(|i| self.words.is_any(i, known))
    }

    /// Whether two figures stand side by side in a list; the last two of a list are joined by `and`.
    fn listed(&self, a: &Fact, b: &Fact, last: bool) -> bool {
        let gap = gap(a, b);
        let and = self.any(gap.clone(), letters!["and", "&"]);
        gap.len() <= 6
            && (and || !last && self.any(gap.clone(), letters![","]))
            && !self.any(gap.clone(), PARTIAL)
            && !self.any(gap, letters![":", ";", "(", ")"])
    }

    fn list(&self, parts: &[Fact]) -> bool {
        let pairs = parts.windows(2).enumerate();
        let mut joined = pairs.map(|(i, pair)| if let [a, b] = pair { self.listed(a, b, i + 2 == parts.len()) } else { false });
        parts.len() > 1 && parts.iter().all(addable) && same_unit(parts) && joined.all(|joined| joined)
    }

    /// `12 killed and 60 injured, 72 in all`.
    fn totals(&self) -> Found<'a> {
        let of = |(t, total): (usize, &'a Fact)| {
            let end = end_of(total);
            let behind = self.words.is_word(end, "in") && self.words.is_any(end + 1, letters!["all", "total"]) || self.words.is_word(end, "altogether");
            let before = total.tokens.start;
            let led = self.words.is_word(before.wrapping_sub(1), "of") && self.words.is_word(before.wrapping_sub(2), "total");
            let parts = self.facts.get(..t).unwrap_or_default();
            let first = parts.iter().position(addable)?;
            let parts = parts.get(first..).unwrap_or_default();
            let last = parts.last()?;
            let gap = gap(last, total);
            let set_off = gap.len() <= 9 && self.any(gap.clone(), letters![",", "(", "or"]) || gap.clone().any(|i| self.words.dash(i));
            let whole = addable(total) && same_unit(&[last.clone(), total.clone()]) && !self.any(gap, letters!["including", "bringing", "brings", "brought"]);
            ((behind || led) && set_off && whole && self.list(parts)).then(|| (Shape::Total, parts.iter().chain([total]).collect()))
        };
        self.facts.iter().enumerate().skip(2).filter_map(of).collect()
    }

    /// `a total of 5: 3 men and 2 women`, `6 medals (2 gold and 3 silver)`.
    fn lists(&self) -> Found<'a> {
        let of = |(t, total): (usize, &'a Fact)| {
            let end = end_of(total);
            let opens = (end..end + 3).find(|i| self.words.is_any(*i, letters![":", "("]) || self.words.dash(*i) && self.words.at(*i).spaced)?;
            let rest = self.facts.get(t + 1..).unwrap_or_default();
            let closes = (opens + 1..self.end).find(|i| self.words.is_any(*i, letters![")", ";", ".", ":"]) || self.words.dash(*i)).unwrap_or(self.end);
            let count = rest.iter().take_while(|fact| fact.tokens.end <= closes).count();
            let parts = rest.get(..count).unwrap_or_default();
            let (first, last) = (parts.first()?, parts.last()?);
            let tight = first.tokens.start <= opens + 2 && closes <= last.tokens.end + 4;
            let between = end..opens;
            let fits = tight && addable(total) && same_unit(&[first.clone(), total.clone()]) && self.list(parts) && !self.any(between, PARTIAL);
            let open = self.any(opens..closes, PARTIAL);
            let led = self.words.is_word(total.tokens.start.wrapping_sub(2), "total") || self.words.is(opens, ":");
            let shape = if led { Shape::Total } else { Shape::Within };
            (fits && !open).then(|| (shape, parts.iter().chain([total]).collect()))
        };
        self.facts.iter().enumerate().filter_map(of).collect()
    }

    /// Whether the second figure is the whole of the first: `12 of the 48`.
    fn part_of(&self, part: &Fact, whole: &Fact) -> bool {
        let gap = end_of(part).min(whole.tokens.start)..whole.tokens.start;
        let of = self.words.is_word(gap.start, "of") || self.words.is_word(part.tokens.end, "of");
        let article = |i: usize| self.words.has(i, Class::DETERMINER) || self.words.is_any(i, letters!["of", "all", "some"]);
        of && gap.len() <= 4 && gap.clone().all(article)
    }

    /// Whether the second figure says the first in other words: `, or 25 percent`, `(25 percent)`.
    fn restates(&self, a: &Fact, b: &Fact) -> bool {
        let gap = gap(a, b);
        let last = b.tokens.start.wrapping_sub(1);
        let or = self.words.is_word(last, "or") && self.any(gap.clone(), letters![",", "(", "–", "—"]);
        let bracket = self.words.is(last, "(") && self.words.is(b.tokens.end, ")");
        gap.len() <= 6 && (or || bracket) && !self.any(gap, letters!["of", "and", "than"])
    }

    /// `12 of the 48, or 25 percent`, `25 percent of the 48, or 12`, `12, or 25 percent of the 48`.
    fn shares(&self) -> Found<'a> {
        let counts = |[a, b]: [&Fact; 2]| addable(a) && addable(b) && a.base_unit == b.base_unit;
        let percent = |fact: &Fact| fact.kind == Kind::PERCENT;
        let alone = |fact: &Fact| {
            let end = end_of(fact);
            !self.words.is_any(end, letters!["of", "a", "an", "per", "each", "more", "less", "fewer"])
        };
        let of = |window: &'a [Fact]| {
            let [a, b, c] = window else { return None };
            if percent(c) && counts([a, b]) && self.part_of(a, b) && self.restates(b, c) && alone(c) {
                Some(vec![a, b, c])
            } else if percent(a) && counts([b, c]) && self.part_of(a, b) && self.restates(b, c) && alone(c) {
                Some(vec![c, b, a])
            } else if percent(b) && counts([a, c]) && self.part_of(b, c) && self.restates(a, b) {
                Some(vec![a, c, b])
            } else {
                None
            }
        };
        self.facts.windows(3).filter_map(of).map(|facts| (Shape::Share, facts)).collect()
    }

    /// `20 of the 48, leaving 28`, `the remaining 28`, `28 remain`.
    fn rests(&self) -> Found<'a> {
        let of = |window: &'a [Fact]| {
            let [part, whole, rest] = window else { return None };
            let fits = [part, whole, rest].into_iter().all(addable) && self.part_of(part, whole) && same_unit(window);
            // A fourth figure may have its share of the rest.
            let only = self.facts.iter().filter(|fact| addable(fact)).count() == 3;
            (fits && only && self.is_rest(whole, rest)).then(|| (Shape::Rest, vec![part, whole, rest]))
        };
        self.facts.windows(3).filter_map(of).collect()
    }

    fn is_rest(&self, whole: &Fact, rest: &Fact) -> bool {
        let (first, end) = (rest.tokens.start, end_of(rest));
        let same_noun = rest.head.is_none() || rest.measure == whole.measure;
        let stops = |i: usize| i >= self.end || !self.words.word(i);
        let remaining = self.words.is_word(first.wrapping_sub(1), "remaining") && self.words.is_word(first.wrapping_sub(2), "the");
        let leaving = self.words.is_any(first.wrapping_sub(1), letters!["leaving", "leaves"]) && stops(end);
        let remain = self.words.is_any(end, letters!["remain", "remained", "remaining", "remains"]) && stops(end + 1);
        same_noun && (remaining || leaving || remain)
    }

    /// `5 miles (8 km)`.
    fn conversions(&self) -> Found<'a> {
        let unit = |fact: &Fact| match &fact.measure {
            Measure::Unit(name) if fact.kind == Kind::QUANTITY && fact.base_unit != "celsius" && !AMBIGUOUS.contains(name) => Some(*name),
            _ => None,
        };
        let of = |window: &'a [Fact]| {
            let [a, b] = window else { return None };
            let bracket = self.words.is(a.tokens.end, "(") && b.tokens.start == a.tokens.end + 1 && self.words.is(b.tokens.end, ")");
            let converts = unit(a)? != unit(b)? && a.base_unit == b.base_unit;
            (bracket && converts).then(|| (Shape::Conversion, vec![a, b]))
        };
        self.facts.windows(2).filter_map(of).collect()
    }
}

/// Where a figure ends, its noun included.
fn end_of(fact: &Fact) -> usize {
    fact.head.map_or(fact.tokens.end, |head| (head + 1).max(fact.tokens.end))
}

/// The tokens between two figures.
fn gap(a: &Fact, b: &Fact) -> Range<usize> {
    a.tokens.end..b.tokens.start
}

/// Whether a figure may be added to others.
fn addable(fact: &Fact) -> bool {
    [Kind::COUNT, Kind::NUMBER, Kind::MONEY].contains(&fact.kind) && fact.role != Role::Change
}

fn same_unit(facts: &[Fact]) -> bool {
    facts.windows(2).all(|pair| if let [a, b] = pair { a.base_unit == b.base_unit } else { true })
}
