//! How firmly a figure is said, and whether it is denied: from the words of its clause.

use super::fact::Stance;
use crate::document::BlockKind;
use crate::pattern::barrier;
use crate::text::{Class, Words};
use std::ops::Range;

/// The clause around the tokens of a figure.
pub fn clause(words: &Words, sentence: &Range<usize>, figure: &Range<usize>) -> Range<usize> {
    let start = (sentence.start..figure.start).rev().find(|i| barrier(words, *i)).map_or(sentence.start, |i| i + 1);
    let end = (figure.end..sentence.end).find(|i| barrier(words, *i)).unwrap_or(sentence.end);
    start..end
}

/// The stance of a figure in its clause, and whether it is denied.
pub fn stance(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, figure: &Range<usize>, block: BlockKind) -> (Stance, bool) {
    let before = || (clause.start..figure.start).rev();
    let denied = denied(words, clause, figure);
    let behind = (figure.end..clause.end.min(figure.end + 6)).take_while(|i| !words.is(*i, ","));
    let thought_of = before().any(|i| words.has(i, Class::HYPOTHETICAL)) || behind.into_iter().any(|i| words.is_any(i, &["could", "might"]));
    if thought_of || words.is(sentence.end - 1, "?") {
        return (Stance::Hypothetical, denied);
    }
    let nearest = before().chain(figure.end..clause.end).find_map(|i| rung(words, i, figure.start));
    let finite =
        || sentence.clone().any(|i| words.has(i, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT)) || words.word(i) && words.text(i).ends_with("ed"));
    let plain = if block == BlockKind::Paragraph || finite() { Stance::Stated } else { Stance::Unknown };
    (nearest.unwrap_or(plain), denied)
}

/// The words that say how firmly something is meant.
const RUNGS: Class = Class::OFFER.with(Class::AGREE).with(Class::DEMAND).with(Class::DEMAND_FOR).with(Class::HOPE).with(Class::FUTURE);

fn rung(words: &Words, i: usize, figure: usize) -> Option<Stance> {
    let class = words.at(i).class;
    if !class.has(RUNGS) {
        return None;
    }
    // `a 24% premium to the offer`, `an improved bid`: the noun names a thing, and asks for nothing.
    let determiner = Class::ARTICLE.with(Class::POSSESSIVE).with(Class::DEMONSTRATIVE);
    // `ask people`, `call a meeting`: these demand only with `for`.
    if class.has(Class::DEMAND_FOR) && words.is_word(i + 1, "for") {
        return Some(Stance::Demanded);
    }
    let base_form = !words.text(i).ends_with(['s', 'd', 'g']);
    let modified = base_form && words.has(i.wrapping_sub(2), determiner) && !words.has(i.wrapping_sub(1), Class::AUXILIARY.with(Class::MODAL));
    // `the offer of 9 percent`, `the offer was 9 percent`: here the noun says what the figure is.
    let of_figure = (i..i + 4).contains(&figure) && (words.is_word(i + 1, "of") || words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)));
    let noun = words.has(i.wrapping_sub(1), determiner) || modified;
    if noun && !of_figure && !words.text(i).ends_with("ed") && class.has(Class::OFFER.with(Class::DEMAND).with(Class::HOPE)) {
        return None;
    }
    // `the proposed`, `the agreed`: still the verb's sense; `offer` and `demand` as nouns carry it too.
    [
        (Class::OFFER, Stance::Offered),
        (Class::AGREE, Stance::Agreed),
        (Class::DEMAND, Stance::Demanded),
        (Class::HOPE, Stance::Hoped),
        (Class::FUTURE, Stance::Expected),
    ]
    .into_iter()
    .find_map(|(of, stance)| class.has(of).then_some(stance))
}

/// Whether the clause says that the figure is not so: `did not return 6,000 bodies`, `denied that 20,000 …`.
fn denied(words: &Words, clause: &Range<usize>, figure: &Range<usize>) -> bool {
    (clause.start..figure.start).rev().take(12).any(|i| {
        let negation = words.has(i, Class::NEGATION) && !words.is_word(i, "without") && !words.is_any(i + 1, &["only", "just", "more", "less", "fewer"]);
        // `failed to return`: a bearing that failed at noon did fail at noon.
        let refuses = words.has(i, Class::DENY) || words.has(i, Class::REFUSE) && words.is_word(i + 1, "to");
        let refusal = refuses && !words.is_word(i.wrapping_sub(1), "not");
        negation && verb_negated(words, i) || refusal
    })
}

/// Whether words say that something happened: `false` where they deny it (refused to, did not, no longer). Two denials lift each other.
///
/// `None` where somebody only does not say so (`would not confirm that …`).
pub fn polarity(words: &Words, sentence: &Range<usize>, matched: &Range<usize>) -> Option<bool> {
    let clause = clause(words, sentence, matched);
    let negations = (clause.start..matched.end).filter(|i| negates(words, *i, *i >= matched.start)).count();
    let unsaid = |i: usize| words.has(i, Class::NEGATION) && (i + 1..i + 3).any(|verb| words.has(verb, Class::REPORT));
    let unsaid = (clause.start..matched.start).any(unsaid);
    (!unsaid).then_some(negations % 2 == 0)
}

/// Whether a word turns what follows it into its opposite; `inside` the words of a pattern, `no` and `without` do so too.
fn negates(words: &Words, i: usize, inside: bool) -> bool {
    // `not only`, `no later than`: nothing is denied.
    let limits = words.is_any(i + 1, &["only", "just", "more", "less", "fewer", "later", "sooner", "earlier"]);
    let longer = words.is_word(i, "no") && words.is_word(i + 1, "longer");
    // `only in private, not in public`: the place is denied, and not what happens there.
    let aside = words.has(i + 1, Class::PREPOSITION);
    let negation = words.has(i, Class::NEGATION) && !limits && (inside && !aside || verb_negated(words, i) || longer || words.is_word(i, "without"));
    let refusal = words.has(i, Class::REFUSE) && words.is_word(i + 1, "to") || words.is_any(i, &["refusal", "failure"]) && words.is_word(i + 1, "to");
    let pending = words.is_word(i, "yet") && words.is_word(i + 1, "to");
    negation || refusal || pending || words.has(i, Class::DENY)
}

/// A `not` right behind an auxiliary or modal, or fused with one.
fn verb_negated(words: &Words, i: usize) -> bool {
    words.has(i.wrapping_sub(1), Class::AUXILIARY.with(Class::MODAL))
        || words.text(i).to_ascii_lowercase().contains("n't")
        || words.text(i).contains("n’t")
        || words.is_any(i, &["cannot", "never"])
}
