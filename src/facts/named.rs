//! A name that stands alone to the speaker it means.

use super::fact::Speaker;
use crate::pattern::Matcher;
use crate::source::Span;
use crate::text::{Lexicon, NameId};

/// The speaker of this name: a declared one by the name or a spelling, or somebody else.
pub fn speaker_called(name: &str, lexicon: &Lexicon, matcher: &Matcher) -> Speaker {
    let tokens = lexicon.split(name);
    let spelled = lexicon.names.forwards(&tokens, 0).filter(|(_, end)| *end == tokens.len()).map(|(id, _)| id);
    let by_name = || matcher.names.iter().position(|entry| &*entry.name == name).and_then(|i| u16::try_from(i).ok()).map(NameId);
    let declared = spelled.or_else(by_name);
    let entry = declared.and_then(|id| matcher.name(id.0));
    Speaker { name: entry.map_or_else(|| name.into(), |e| e.name.clone()), declared, party: entry.and_then(|e| e.party), span: Span::default() }
}
