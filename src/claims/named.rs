//! A binding in the words of the rules: the names of its claim, keys and choice.

use crate::declaration::{Claim, ClaimType, KeyValues, Suite};
use crate::facts::{Binding, KeyValue};
use crate::pattern::Matcher;

/// A binding by names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The claim.
    pub claim: &'a str,
    /// The keys, in declared order; `None` where unknown.
    pub key: Vec<(String, Option<String>)>,
    /// The value, where it is no figure.
    pub term: Option<String>,
}

/// The names of a binding; `None` where the suite has no such claim.
pub fn named<'a>(suite: &'a Suite, matcher: &Matcher, binding: &Binding) -> Option<Named<'a>> {
    let claim = suite.claims.get(usize::from(binding.claim))?;
    Some(Named { claim: &claim.name, key: keys(claim, &binding.keys, matcher), term: term(claim, binding, matcher) })
}

/// A value that is no figure, for a reader; `None` for a figure.
pub(super) fn term(claim: &Claim, binding: &Binding, matcher: &Matcher) -> Option<String> {
    let choices: &[String] = if let ClaimType::Choice { values } = &claim.ty { values } else { &[] };
    Some(binding.term.as_ref()?.show(choices, matcher))
}

/// The keys of a claim by name.
pub(super) fn keys(claim: &Claim, values: &[Option<KeyValue>], matcher: &Matcher) -> Vec<(String, Option<String>)> {
    claim.keys.iter().zip(values).map(|(key, value)| (key.name.clone(), value.and_then(|value| key_value(&key.values, value, matcher)))).collect()
}

fn key_value(values: &KeyValues, value: KeyValue, matcher: &Matcher) -> Option<String> {
    match (values, value) {
        (KeyValues::Named(values), KeyValue::Named(i)) => values.get(usize::from(i)).map(|(name, _)| name.clone()),
        (_, KeyValue::Party(id)) => matcher.name(id).map(|entry| entry.name.to_string()),
        _ => None,
    }
}
