//! The figures of a title, and the figures of the body that stand against them.

use super::{Glance, Keeper, Marked, Signature, nothing};
use crate::document::BlockKind;
use crate::facts::{Fact, Measure, Role};
use crate::quantity::{Kind, Number};
use crate::source::KeptSentence;
use crate::text::{Class, Words, irregular_base};

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "headings", sentence, block: nothing };

/// A figure of the title.
#[derive(Clone, Debug)]
pub struct Headed {
    /// The figure.
    pub figure: Marked,
    /// Its unit, or what it counts.
    pub measure: Measure,
    /// What the title says beside it, each word cut down to its stem.
    pub beside: Vec<String>,
    /// Whether the body states it as well.
    pub met: bool,
    /// The figures of the body that say something else of the same thing.
    pub rivals: Vec<(Marked, KeptSentence)>,
    /// The title.
    pub passage: KeptSentence,
}

/// So many rivals are kept.
const RIVALS: usize = 8;

fn sentence(glance: &Glance, keeper: &mut Keeper) {
    match glance.block.kind {
        BlockKind::Title => title(glance, keeper),
        _ if keeper.kept.headings.is_empty() => {}
        _ => glance.facts.iter().for_each(|fact| body(glance, keeper, fact)),
    }
}

fn title(glance: &Glance, keeper: &mut Keeper) {
    let comparable = |fact: &&Fact| [Kind::COUNT, Kind::MONEY, Kind::PERCENT, Kind::QUANTITY].contains(&fact.kind) && fact.measure != Measure::None;
    for fact in glance.facts.iter().filter(comparable).filter(|fact| fact.role == Role::Total) {
        let passage = keeper.passage(glance.span());
        let (figure, beside) = (with_noun(fact, &glance.words), beside(&glance.words, fact));
        keeper.kept.headings.push(Headed { figure, measure: fact.measure.clone(), beside, met: false, rivals: Vec::new(), passage });
    }
}

fn body(glance: &Glance, keeper: &mut Keeper, fact: &Fact) {
    for i in 0..keeper.kept.headings.len() {
        let Some(headed) = keeper.kept.headings.get(i).filter(|headed| !headed.met) else { continue };
        let met = meets(headed, fact);
        let rival = !met && headed.rivals.len() < RIVALS && rivals(headed, fact, &glance.words);
        let kept = rival.then(|| (with_noun(fact, &glance.words), keeper.passage(glance.span())));
        if let Some(headed) = keeper.kept.headings.get_mut(i) {
            headed.met = met;
            headed.rivals.extend(kept);
        }
    }
}

/// A figure that is shown with what it counts.
fn with_noun(fact: &Fact, words: &Words) -> Marked {
    let figure = Marked::of(fact);
    let underlined = fact.head.map_or(figure.underlined, |head| figure.underlined.to(words.at(head).span()));
    Marked { underlined, ..figure }
}

/// Whether the body states the title's figure, whatever it counts there, or one that the title rounds.
fn meets(headed: &Headed, fact: &Fact) -> bool {
    let bare = fact.base_unit.is_empty() && [Kind::COUNT, Kind::NUMBER, Kind::RANGE].contains(&fact.kind);
    let figure = &headed.figure;
    if fact.base_unit != figure.base_unit && !bare {
        return false;
    }
    let Some(gap) = figure.hard.gap(&fact.hard) else { return true };
    let rounds = figure.kind != Kind::COUNT || gap.larger >= Number::whole(100);
    let share = Number::ratio(7, 100).and_then(|share| gap.larger.times(share));
    rounds && share.is_some_and(|most| gap.size <= most)
}

/// Whether a figure says something of the same thing: the same noun or unit, and one same word beside it.
fn rivals(headed: &Headed, fact: &Fact, words: &Words) -> bool {
    let same = fact.kind == headed.figure.kind && fact.measure == headed.measure && fact.role == Role::Total;
    same && !fact.context.denied && fact.context.other_year.is_none() && beside(words, fact).iter().any(|stem| headed.beside.contains(stem))
}

/// The words that say what happens to a figure's things: the nearest word of content to each side.
fn beside(words: &Words, fact: &Fact) -> Vec<String> {
    let content = |i: &usize| words.word(*i) && !words.has(*i, Class::GRAMMAR) && words.text(*i).len() > 3;
    let first = fact.tokens.start;
    let behind = fact.head.map_or(fact.tokens.end, |head| head + 1).max(fact.tokens.end);
    let before = (first.saturating_sub(3)..first).rev().find(content);
    let after = (behind..behind + 3).find(content);
    before.into_iter().chain(after).map(|i| stem(words.text(i))).collect()
}

/// A word without its ending: `killed`, `kills` and `killing` have one stem, as have `drives` and `drove`.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let word = irregular_base(&word).map_or(word, str::to_owned);
    let cut = ["ing", "ed", "es", "s", "e"].into_iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 2));
    cut.unwrap_or(&word).to_owned()
}
