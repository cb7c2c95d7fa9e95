//! How a document spells names: the declared ones, and others behind a given name or a title.

use super::{Glance, Keeper, Signature, nothing};
use crate::document::BlockKind;
use crate::facts::speaker::mention_at;
use crate::source::{KeptSentence, Span};
use crate::text::{Class, NameId, Words};

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "names", sentence, block: nothing };

/// A spelling of a declared party or speaker, where it stands first.
#[derive(Clone, Debug)]
pub struct Spelled {
    /// The party or speaker.
    pub name: NameId,
    /// The spelling, as in the text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The sentence around it.
    pub passage: KeptSentence,
}

/// A surname behind a given name or a title, where it stands first.
#[derive(Clone, Debug)]
pub struct Called {
    /// The given name or title.
    pub lead: String,
    /// Whether it is a title.
    pub title: bool,
    /// The surname.
    pub surname: String,
    /// Where both stand.
    pub span: Span,
    /// The sentence around them.
    pub passage: KeptSentence,
}

/// A shorter surname is too near to many others.
const SHORTEST: usize = 5;

fn sentence(glance: &Glance, keeper: &mut Keeper) {
    let words = &glance.words;
    let running = !matches!(glance.block.kind, BlockKind::Title | BlockKind::Heading);
    let mut at = glance.tokens.start;
    while at < glance.tokens.end {
        if let Some((name, end)) = mention_at(words, at) {
            spelled(glance, keeper, name, at, end);
            at = end;
            continue;
        }
        if running {
            called(glance, keeper, at);
        }
        at += 1;
    }
}

fn spelled(glance: &Glance, keeper: &mut Keeper, name: NameId, at: usize, end: usize) {
    let span = glance.words.span(at, end);
    let text = span.of(&keeper.document.text);
    if !keeper.kept.spelled.iter().any(|known| known.name == name && known.text == text) {
        let (text, passage) = (text.to_owned(), keeper.passage(glance.span()));
        keeper.kept.spelled.push(Spelled { name, text, span, passage });
    }
}

/// `Anna Keller`, `Mr Keller`: the last two words of a name. Every word of it is capital, so that a headline would be full of them.
fn called(glance: &Glance, keeper: &mut Keeper, at: usize) {
    let words = &glance.words;
    let dot = usize::from(words.is(at + 1, ".") && words.has(at, Class::MR));
    let last = at + 1 + dot;
    let title = words.has(at, Class::MR.with(Class::TITLE));
    let leads = name_word(words, at) || title && words.word(at);
    let ends = !(name_word(words, last + 1) || words.is(last + 1, "-") && !words.at(last + 1).spaced);
    if !leads || !ends || !glance.tokens.contains(&last) || !surname(words, last) || mention_at(words, last).is_some() {
        return;
    }
    let lead = words.text(at).to_lowercase();
    let name = words.text(last);
    if !keeper.kept.known.insert((lead.clone(), name.to_owned())) {
        return;
    }
    let passage = keeper.passage(glance.span());
    keeper.kept.called.push(Called { lead, title, surname: name.to_owned(), span: words.span(at, last + 1), passage });
}

/// A capital word that may belong to a name, and is no word of grammar at the head of a sentence.
fn name_word(words: &Words, i: usize) -> bool {
    let info = words.info(i);
    words.word(i) && words.at(i).capital && !words.has(i, Class::GRAMMAR) && info.weekday.is_none() && info.month.is_none() && info.number.is_none()
}

fn surname(words: &Words, i: usize) -> bool {
    let token = words.at(i);
    let glued = !token.spaced || words.is(i + 1, "-") && !words.at(i + 1).spaced;
    name_word(words, i) && !token.upper && !glued && words.text(i).chars().count() >= SHORTEST && !words.has(i, Class::TITLE.with(Class::UNIT))
}
