//! What may explain that two figures differ, one file each, in the order in which they are asked. A new guard is a new file and its line in [`GUARDS`].

mod event;
mod independence;
mod quantity;
mod role;
mod speaker;
mod stance;
mod time;

pub use event::{hangs_on_publication, relative};
pub use independence::copies;
pub use speaker::{one_voice_apart, same};

use crate::declaration::Growth;
use crate::facts::Binding;
use crate::finding::Verdict;
use crate::pattern::Matcher;
use crate::quantity::Day;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The claim.
    pub binding: &'a Binding,
    /// Day and minute of publication.
    pub published: Option<(Day, i64)>,
    /// The names of parties and speakers.
    pub matcher: &'a Matcher,
    /// The names of the values that the claim declares.
    pub choices: &'a [String],
}

/// Something that may explain a difference.
#[derive(Debug)]
pub struct Guard {
    /// Its name.
    pub name: &'static str,
    /// What it asks, in one line.
    pub about: &'static str,
    /// The relation where it explains the difference.
    pub verdict: Verdict,
    /// Why the two differ, if this is the reason.
    pub explains: fn(&Side, &Side, Growth) -> Option<String>,
}

/// All guards; the first that explains a difference names the relation.
pub static GUARDS: &[&Guard] = &[&event::GUARD, &quantity::GUARD, &role::GUARD, &time::GUARD, &speaker::GUARD, &stance::GUARD, &independence::GUARD];
