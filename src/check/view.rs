//! The claims of a table as one rule sees them: filtered, and grouped by the keys that it names.

use crate::claims::{Entry, Said, Table};
use crate::declaration::{Agree, Expectation, Filter, FilterKey, Rule, Same};
use std::collections::BTreeMap;

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
    /// Whether every key is known.
    pub fn placed(&self) -> bool {
        self.key.iter().all(|(_, value)| value.is_some())
    }

    /// Whether it could belong under `other`: no known key differs.
    pub fn may_be(&self, other: &Self) -> bool {
        self.story == other.story && self.key.iter().zip(&other.key).all(|((_, a), (_, b))| a.is_none() || b.is_none() || a == b)
    }
}

/// The groups that a rule judges, in the order of stories and keys.
pub fn views(table: &Table, rule: &Rule) -> Vec<View> {
    type Key = (String, Vec<(String, Option<String>)>);
    let mut grouped: BTreeMap<Key, Vec<crate::claims::Place>> = BTreeMap::new();
    for entry in table.entries.iter().filter(|entry| entry.claim == usize::from(rule.claim.0)) {
        let names = table.key_names(entry);
        let key = match &rule.expectation {
            Expectation::Agree(Agree { by: Some(by), .. }) | Expectation::Same(Same { by: Some(by), .. }) => {
                by.iter().filter_map(|id| names.get(usize::from(id.0)).cloned()).collect()
            }
            // A comparison with a constant judges every claim alike, whatever its keys.
            Expectation::Compare(_) => Vec::new(),
            _ => names.clone(),
        };
        let places: Vec<_> = entry
            .said
            .iter()
            .flat_map(|said| &said.places)
            .copied()
            .filter(|place| rule.filters.iter().all(|filter| passes(table, entry, &names, *place, filter)))
            .collect();
        if !places.is_empty() {
            grouped.entry((entry.story.clone(), key)).or_default().extend(places);
        }
    }
    grouped
        .into_iter()
        .map(|((story, key), mut places)| {
            places.sort_unstable();
            View { story, key, said: table.gather(places) }
        })
        .collect()
}

/// Whether a filter lets a claim pass.
fn passes(table: &Table, entry: &Entry, names: &[(String, Option<String>)], place: crate::claims::Place, filter: &Filter) -> bool {
    let value = match filter.key {
        FilterKey::Declared(id) => names.get(usize::from(id.0)).and_then(|(_, value)| value.clone()),
        FilterKey::BuiltIn(name) => built_in(table, entry, place, name),
    };
    let is = value.is_some_and(|value| value.eq_ignore_ascii_case(&filter.value));
    is != filter.negated
}

fn built_in(table: &Table, entry: &Entry, place: crate::claims::Place, name: &str) -> Option<String> {
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
