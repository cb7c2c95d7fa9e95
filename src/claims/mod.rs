//! The claims of all documents, in groups that may be compared: by story, claim, keys, and value.

mod compare;
pub mod given;
mod guard;
mod named;

pub use compare::{Comparison, Mode, Relation, relate};
pub use guard::{GUARDS, Guard, Side, copies, hangs_on_publication, relative, same};
pub use named::{Named, named};

use crate::declaration::{ClaimType, Suite};
use crate::facts::{Binding, KeyValue, Reading, Role, Stance, StanceClass, Tense, Term};
use crate::pattern::Matcher;
use crate::quantity::{Day, Kind, Number};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A claim of one document, by the number of the document and of the binding in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The document.
    pub document: usize,
    /// The binding.
    pub binding: usize,
}

/// The same value, said by the same speaker with the same stance, of the same day, event and role.
#[derive(Clone, Debug)]
pub struct Said {
    /// Where it is said; never empty.
    pub places: Vec<Place>,
    /// When its documents were published: day and minute of the latest.
    pub published: Option<(Day, i64)>,
}

/// All that is said of one claim under the same keys in one story.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The claim.
    pub claim: usize,
    /// The story.
    pub story: String,
    /// The keys, in declared order.
    pub key: Vec<Option<KeyValue>>,
    /// What is said, in the order of documents.
    pub said: Vec<Said>,
}

/// The claims of a run.
#[derive(Debug)]
pub struct Table<'a> {
    /// The documents.
    pub readings: &'a [Reading],
    /// The rules.
    pub suite: &'a Suite,
    /// The names of parties and speakers.
    pub matcher: &'a Matcher,
    /// The entries, in the order of claims, stories and keys.
    pub entries: Vec<Entry>,
}

impl<'a> Table<'a> {
    /// Gathers the bindings of all documents.
    pub fn new(readings: &'a [Reading], suite: &'a Suite, matcher: &'a Matcher) -> Self {
        let mut grouped: BTreeMap<(u16, &str, &[Option<KeyValue>]), Vec<Place>> = BTreeMap::new();
        for (document, reading) in readings.iter().enumerate() {
            for (binding, bound) in reading.bindings.iter().enumerate() {
                grouped.entry((bound.claim, &reading.meta.story, &bound.keys)).or_default().push(Place { document, binding });
            }
        }
        let mut table = Self { readings, suite, matcher, entries: Vec::new() };
        for ((claim, story, key), places) in grouped {
            let said = table.gather(places);
            table.entries.push(Entry { claim: usize::from(claim), story: story.to_owned(), key: key.to_vec(), said });
        }
        table
    }

    /// Puts together what is said alike.
    pub fn gather(&self, places: Vec<Place>) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        let mut known: BTreeMap<Alike, usize> = BTreeMap::new();
        for place in places {
            let Some(binding) = self.binding(place) else { continue };
            let published = self.readings.get(place.document).and_then(|r| Some((r.meta.published?, r.meta.published_minute.unwrap_or_default())));
            let index = *known.entry(alike(binding)).or_insert(said.len());
            match said.get_mut(index) {
                Some(group) => {
                    group.places.push(place);
                    group.published = group.published.max(published);
                }
                None => said.push(Said { places: vec![place], published }),
            }
        }
        said
    }

    /// The binding at a place.
    pub fn binding(&self, place: Place) -> Option<&'a Binding> {
        self.readings.get(place.document)?.bindings.get(place.binding)
    }

    /// A binding that stands for a group.
    pub fn first(&self, said: &Said) -> Option<&'a Binding> {
        said.places.first().and_then(|place| self.binding(*place))
    }

    /// A group as one side of a comparison.
    pub fn side(&self, said: &Said) -> Option<Side<'a>> {
        let binding = self.first(said)?;
        let choices: &[String] = match self.suite.claims.get(usize::from(binding.claim)).map(|claim| &claim.ty) {
            Some(ClaimType::Choice { values }) => values,
            _ => &[],
        };
        Some(Side { binding, published: said.published, matcher: self.matcher, choices })
    }

    /// The keys of an entry by name, for output.
    pub fn key_names(&self, entry: &Entry) -> Vec<(String, Option<String>)> {
        self.suite.claims.get(entry.claim).map(|claim| named::keys(claim, &entry.key, self.matcher)).unwrap_or_default()
    }

    /// A value that is no figure, for a reader; `None` for a figure.
    pub fn term(&self, binding: &Binding) -> Option<String> {
        named::term(self.suite.claims.get(usize::from(binding.claim))?, binding, self.matcher)
    }

    /// The source of the document at a place.
    pub fn source(&self, place: Place) -> Option<&'a str> {
        self.readings.get(place.document).map(|reading| reading.meta.source.as_str())
    }

    /// How the values of a claim are compared.
    pub fn mode(&self, claim: usize) -> Mode {
        match self.suite.claims.get(claim).map(|c| &c.ty) {
            // Of a ratio both numbers count: two for one is not three for one.
            Some(ClaimType::Quantity { range, kind, .. }) if *range || *kind == Kind::RATIO => Mode::Extent,
            Some(ClaimType::Quantity { .. }) | None => Mode::Value,
            Some(_) => Mode::Term,
        }
    }
}

/// What makes two bindings say the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    stated: (Option<Number>, Option<Number>),
    unit: String,
    hard: (Option<Number>, Option<Number>),
    term: Option<Term>,
    speaker: Option<Arc<str>>,
    stance: StanceClass,
    /// What was to come is not what came.
    planned: bool,
    as_of: Option<Day>,
    event: (Option<u16>, Option<i64>),
    role: Role,
    denies: bool,
}

fn alike(binding: &Binding) -> Alike {
    let fact = &binding.fact;
    let context = &fact.context;
    Alike {
        stated: (fact.low, fact.high),
        unit: if fact.measure.dimension().is_some() { fact.measure.name().unwrap_or_default().to_owned() } else { String::new() },
        hard: (fact.hard.low.map(|b| b.value), fact.hard.high.map(|b| b.value)),
        term: binding.term.clone(),
        speaker: context.speaker.as_ref().map(|s| s.name.clone()),
        stance: context.stance.class(),
        planned: context.tense == Tense::Future || fact.kind == Kind::HAPPENED && context.stance == Stance::Expected,
        as_of: context.as_of,
        event: (context.event, context.other_year),
        role: fact.role,
        denies: binding.denies(),
    }
}
