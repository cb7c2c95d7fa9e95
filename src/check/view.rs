//! The claims of a table as one rule sees them: filtered, and grouped by the keys that it names.

use crate::claims::{Entry, Place, Said, Table};
use crate::declaration::{Arithmetic, Expectation, Filter, FilterKey, Groups, Rule};
use crate::expectation::covered;
use crate::facts::Binding;
use std::collections::{BTreeMap, BTreeSet};

/// A group of claims under the keys that a rule groups by.
#[derive(Clone, Debug)]
pub struct View {
    /// The story.
    pub story: String,
    /// The keys by name.
    pub key: Vec<(String, Option<String>)>,
    /// What is said.
    pub said: Vec<Said>,
}

impl View {
    /// Where claims are made in it; a denial makes none.
    pub fn claims<'t>(&self, table: &Table<'t>) -> impl Iterator<Item = (Place, &'t Binding)> {
        let places = self.said.iter().flat_map(|said| &said.places);
        places.filter_map(|place| Some((*place, table.binding(*place)?))).filter(|(_, binding)| !binding.denies())
    }

    /// Whether every key is known.
    pub fn placed(&self) -> bool {
        self.key.iter().all(|(_, value)| value.is_some())
    }

    /// Whether it could belong under `other`: no known key differs.
    pub fn may_be(&self, other: &Self) -> bool {
        self.story == other.story && self.key.iter().zip(&other.key).all(|((_, a), (_, b))| a.is_none() || b.is_none() || a == b)
    }
}

/// What makes a group: the story, the keys, and the source where each is judged by itself.
type Key = (String, Vec<(String, Option<String>)>, Option<String>);

/// The groups that a rule judges, in the order of stories and keys.
pub fn views(table: &Table, rule: &Rule) -> Vec<View> {
    let claims = rule.claims();
    // What is said of different claims is never put together.
    let mut grouped: BTreeMap<Key, BTreeMap<usize, Vec<Place>>> = BTreeMap::new();
    if matches!(rule.expectation, Expectation::Coverage(_)) {
        grouped.extend(silent_stories(table, rule).map(|story| ((story, Vec::new(), None), BTreeMap::new())));
    }
    for entry in table.entries.iter().filter(|entry| claims.iter().any(|id| usize::from(id.0) == entry.claim)) {
        let names = table.key_names(entry);
        let key = key(rule, &names);
        for place in entry.said.iter().flat_map(|said| &said.places).copied() {
            if judged(table, rule, entry, &names, place) {
                let group = grouped.entry((entry.story.clone(), key.clone(), source(table, rule, place))).or_default();
                group.entry(entry.claim).or_default().push(place);
            }
        }
    }
    let gather = |mut places: Vec<Place>| {
        places.sort_unstable();
        table.gather(places)
    };
    grouped.into_iter().map(|((story, key, _), places)| View { story, key, said: places.into_values().flat_map(gather).collect() }).collect()
}

/// The keys that make the groups of a rule, out of all that a claim has.
fn key(rule: &Rule, names: &[(String, Option<String>)]) -> Vec<(String, Option<String>)> {
    match rule.expectation.groups() {
        Groups::All => names.to_vec(),
        Groups::Keys(ids) => ids.iter().filter_map(|id| names.get(usize::from(id.0)).cloned()).collect(),
        Groups::Names(wanted) => wanted.iter().filter_map(|name| names.iter().find(|(known, _)| known == name).cloned()).collect(),
        Groups::None => Vec::new(),
    }
}

/// The source of a claim, where each source is judged by itself.
fn source(table: &Table, rule: &Rule, place: Place) -> Option<String> {
    let alone = matches!(rule.expectation, Expectation::Arithmetic(Arithmetic { across: false, .. }));
    table.readings.get(place.document).filter(|_| alone).map(|reading| reading.meta.source.clone())
}

/// The stories in which nobody makes the claim of a rule, out of those that it judges.
fn silent_stories(table: &Table, rule: &Rule) -> impl Iterator<Item = String> {
    let makes = |entry: &&Entry| entry.claim == usize::from(rule.claim.0);
    let passing = |entry: &Entry| {
        let names = table.key_names(entry);
        let mut places = entry.said.iter().flat_map(|said| &said.places);
        places.any(|place| judged(table, rule, entry, &names, *place))
    };
    let told: BTreeSet<&str> = table.entries.iter().filter(makes).filter(|entry| passing(entry)).map(|entry| entry.story.as_str()).collect();
    let stories: BTreeSet<String> = table.readings.iter().filter(|reading| covered(rule, reading)).map(|reading| reading.meta.story.clone()).collect();
    stories.into_iter().filter(move |story| !told.contains(story.as_str())).collect::<Vec<_>>().into_iter()
}

/// Whether a rule asks for claims, or for denials of them: a denial is only held against what others say.
pub fn asks(rule: &Rule, denial: bool) -> bool {
    rule.expectation.compares_sources() || !denial
}

/// Whether a rule judges a claim: it asks for it, and all its filters let it pass.
fn judged(table: &Table, rule: &Rule, entry: &Entry, names: &[(String, Option<String>)], place: Place) -> bool {
    table.binding(place).is_some_and(|binding| asks(rule, binding.denies())) && rule.filters.iter().all(|filter| passes(table, entry, names, place, filter))
}

/// Whether a filter lets a claim pass.
fn passes(table: &Table, entry: &Entry, names: &[(String, Option<String>)], place: Place, filter: &Filter) -> bool {
    if usize::from(filter.claim.0) != entry.claim {
        return true;
    }
    let value = match filter.key {
        FilterKey::Declared(id) => names.get(usize::from(id.0)).and_then(|(_, value)| value.clone()),
        FilterKey::BuiltIn(name) => built_in(table, entry, place, name),
    };
    let is = value.is_some_and(|value| value.eq_ignore_ascii_case(&filter.value));
    is != filter.negated
}

fn built_in(table: &Table, entry: &Entry, place: Place, name: &str) -> Option<String> {
    let reading = table.readings.get(place.document)?;
    let context = &table.binding(place)?.fact.context;
    match name {
        "speaker" => context.speaker.as_ref().map(|s| s.name.to_string()),
        "party" => {
            let party = context.speaker.as_ref()?.party?;
            table.matcher.name(party).map(|entry| entry.name.to_string())
        }
        "stance" => Some(context.stance.name().to_owned()),
        "source" => Some(reading.meta.source.clone()),
        "document" => Some(reading.document.clone()),
        "story" => Some(entry.story.clone()),
        "as-of" => context.as_of.map(crate::quantity::show_day),
        "event" => context.other_year.map(|year| year.to_string()),
        "role" => Some(table.binding(place)?.fact.role.name().to_owned()),
        _ => None,
    }
}
