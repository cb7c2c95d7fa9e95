//! Two named speakers who differ are a dispute, not an error of the reports.

use super::stance::bargain;
use super::{Guard, Side};
use crate::declaration::Growth;
use crate::facts::{Speaker, StanceClass};
use crate::finding::Verdict;

/// See [`super::GUARDS`].
pub const GUARD: Guard = Guard { name: "speaker", about: "the same speaker, or a report in its own voice", verdict: Verdict::Disputed, explains };

fn explains(a: &Side, b: &Side, _: Growth) -> Option<String> {
    if let Some(why) = denial(a, b).or_else(|| denial(b, a)) {
        return Some(why);
    }
    // What two sides of a bargain want is told by their stances.
    if bargain(a, b) {
        return None;
    }
    let (x, y) = named(a).zip(named(b)).or_else(|| wanting(a).zip(wanting(b)))?;
    (!same(x, y) && !belongs(a, x, y) && !belongs(b, y, x)).then(|| format!("{} and {} differ", x.name, y.name))
}

/// Who denies a figure by name is a second voice on it, beside a report or a source that is only described.
fn denial(denied: &Side, said: &Side) -> Option<String> {
    let speaker = named(denied).filter(|_| denied.binding.denies() && named(said).is_none())?;
    let own_side = |said: &Speaker| said.party.is_some() && said.party == speaker.party;
    (!said.binding.fact.context.speaker.as_ref().is_some_and(own_side)).then(|| format!("{} denies it", speaker.name))
}

/// Whether a contradiction weighs less: a report's own voice against a speaker, or a party against its own speaker.
pub fn one_voice_apart(a: &Side, b: &Side) -> bool {
    match (named(a), named(b)) {
        (None, None) => false,
        (Some(x), Some(y)) => !same(x, y),
        _ => true,
    }
}

/// The speaker with a name; descriptions ("a source", "officials") are nobody in particular.
fn named<'a>(side: &Side<'a>) -> Option<&'a Speaker> {
    let speaker = side.binding.fact.context.speaker.as_ref()?;
    let has_name = speaker.declared.is_some() || speaker.name.chars().next().is_some_and(char::is_uppercase);
    has_name.then_some(speaker)
}

/// Who wants something under a description: `the union` and `the operator` are two, where `officials` and `a source` on what is so are nobody in particular.
fn wanting<'a>(side: &Side<'a>) -> Option<&'a Speaker> {
    let context = &side.binding.fact.context;
    context.speaker.as_ref().filter(|_| context.stance.class() == StanceClass::Wanted && named(side).is_none())
}

/// Whether two names mean the same speaker.
pub fn same(x: &Speaker, y: &Speaker) -> bool {
    match (x.declared, y.declared) {
        (Some(a), Some(b)) => a == b,
        _ => x.name == y.name || surname(&x.name) == surname(&y.name),
    }
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Whether `party` is the party that `speaker` speaks for.
fn belongs(side: &Side, party: &Speaker, speaker: &Speaker) -> bool {
    let Some(id) = party.declared.filter(|id| side.matcher.is_party(id.0)) else { return false };
    speaker.party == Some(id.0)
}
