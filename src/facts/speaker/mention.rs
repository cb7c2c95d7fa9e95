//! Where the mention of a speaker begins and ends.

use super::grammar::owns;
use crate::text::{Class, TokenKind, Words, letters};
use std::ops::Range;

/// A name with all that belongs to it is at most so long.
const LONGEST: usize = 14;
/// An apposition or a relative clause between a name and its verb is at most so long.
const LONGEST_ASIDE: usize = 40;
/// Verbs that lead in what somebody says.
pub const VERBS: Class = Class::REPORT.with(Class::SAY).with(Class::TELL).with(Class::SHOW).with(Class::JUDGE).with(Class::MENTION);
/// Nouns for people, institutions and what they print.
pub const NOUNS: Class = Class::SOURCE.with(Class::TITLE).with(Class::RECORD);

/// The words that name a speaker, and those among them that tell who it is.
#[derive(Clone, Debug)]
pub struct Mention {
    /// All of them, with appositions.
    pub tokens: Range<usize>,
    /// The name or description itself.
    pub name: Range<usize>,
}

impl Mention {
    fn plain(name: Range<usize>) -> Self {
        Self { tokens: name.clone(), name }
    }
}

/// The mention that ends right before a token.
pub fn ending_at(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Mention> {
    let last = end.checked_sub(1).filter(|last| *last >= sentence.start)?;
    if words.is(last, ")") {
        let open = back_to(sentence, last, |i| words.is(i, "("))?;
        return ending_at(words, sentence, open).map(|m| Mention { tokens: m.tokens.start..end, ..m });
    }
    if words.dash(last) && words.at(last).spaced {
        let mut open = back_to(sentence, last.saturating_sub(1), |i| words.dash(i) && words.at(i).spaced)?;
        open -= usize::from(words.dash(open.wrapping_sub(1)));
        return ending_at(words, sentence, open).map(|m| Mention { tokens: m.tokens.start..end, ..m });
    }
    if words.is(last, ",") {
        return with_aside(words, sentence, last);
    }
    if words.is_any(last, letters!["who", "which"]) {
        let mark = |i: &usize| words.is(*i, ",") || words.dash(*i);
        let before = last - (sentence.start + 1..last).rev().take(2).take_while(mark).count();
        let name = phrase(words, sentence, before)?;
        let name = before_aside(words, sentence, &name).map_or(name, |m| m.name);
        return Some(Mention { tokens: name.start..end, name });
    }
    // `a poll released said`.
    if words.at(last).ed && words.has(last.wrapping_sub(1), NOUNS) && !words.at(last).capital {
        return ending_at(words, sentence, last);
    }
    let near = phrase(words, sentence, end).filter(|name| name.start == sentence.start || !after_preposition(words, name.start));
    let name = near.or_else(|| head_of_reduced(words, sentence, end))?;
    Some(before_aside(words, sentence, &name).unwrap_or_else(|| Mention::plain(name)))
}

fn back_to(sentence: &Range<usize>, from: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
    (sentence.start..from).rev().take(LONGEST_ASIDE).find(|i| is(*i))
}

/// `Keller, the coroner, said`, `Keller, 58, said`, `Keller, who runs two ships, said`: the aside belongs to the name before it.
fn with_aside(words: &Words, sentence: &Range<usize>, comma: usize) -> Option<Mention> {
    let commas = (sentence.start + 1..comma).rev().take(LONGEST_ASIDE).filter(|i| words.is(*i, ","));
    for inner in commas {
        // `Keller, 77, who runs two ships, said`
        let aged = words.at(inner + 1).kind == TokenKind::Number && words.is(inner + 2, ",");
        let clause = words.is_any(inner + 1 + 2 * usize::from(aged), letters!["who", "which", "whose"]);
        let short = comma - inner <= LONGEST;
        let described = words.at(inner + 1).capital
            || words.has(inner + 1, Class::ARTICLE.with(Class::PREPOSITION))
            || words.at(inner + 1).kind == TokenKind::Number
            || words.is_any(inner + 1, letters!["speaking", "citing", "quoting", "granted", "reached", "contacted", "interviewed", "asked"])
            || noun_between(words, inner + 1, comma);
        // `Keller, prosecuting, said`
        let adverb = comma - inner == 2 && (words.text(inner + 1).ends_with("ly") || words.text(inner + 1).ends_with("ing"));
        // `Keller, he noted, said`: somebody else's verb stands between.
        let says = comma - inner <= 4 && words.has(comma - 1, VERBS) && words.has(inner + 1, Class::THIRD_PERSON);
        if !(clause || adverb || says || short && described) {
            continue;
        }
        if let Some(name) = phrase(words, sentence, inner).filter(|name| !after_preposition(words, name.start)) {
            // `Paul Quill, managing director of the owner, Tarrant Lines, said`: an aside within another one.
            let described = words.is(name.start.wrapping_sub(1), ",") && words.classes(&name).has(Class::TITLE) && !proper(words, name.start);
            if described
                && proper(words, comma - 1)
                && let Some(outer) = phrase(words, sentence, name.start - 1).filter(|outer| outer.clone().all(|i| proper(words, i)))
            {
                return Some(Mention { tokens: outer.start..comma + 1, name: outer });
            }
            // `The coroner, Anna Keller, said`, `A spokesman for the Board, Carl Lind, said`: the aside holds the name.
            let office = words.has(name.start, Class::ARTICLE) && words.has(name.start + 1, NOUNS);
            let person = office && comma - inner > 2 && (inner + 1..comma).all(|i| proper(words, i) || words.is(i, "."));
            let names = !clause && (person || !proper(words, name.end - 1)) && proper(words, comma - 1);
            let whole = if names { name.start..comma } else { name.clone() };
            return Some(Mention { tokens: name.start..comma + 1, name: whole });
        }
    }
    None
}

/// `Keller, the head of the port` before the verb: the name before the comma, where one stands there.
fn before_aside(words: &Words, sentence: &Range<usize>, aside: &Range<usize>) -> Option<Mention> {
    let comma = aside.start.checked_sub(1).filter(|i| *i > sentence.start && words.is(*i, ",") && words.has(aside.start, Class::ARTICLE))?;
    let name = phrase(words, sentence, comma)?;
    let whole = name.start == sentence.start || words.is_any(name.start - 1, letters!["to", "by", "and"]);
    let proper = name.clone().all(|i| proper(words, i)) && whole && name.len() > 1;
    proper.then_some(Mention { tokens: name.start..aside.end, name })
}

/// `A poll released in August found`: the noun before the participle.
fn head_of_reduced(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let participle = (sentence.start + 1..end).rev().take(LONGEST).take_while(|i| !words.is(*i, ",")).find(|i| words.at(*i).ed)?;
    // `the experts I asked`.
    let whom = words.has(participle - 1, Class::THIRD_PERSON) || words.is_any(participle - 1, letters!["i", "we"]);
    let participle = participle - usize::from(whom);
    let name = phrase(words, sentence, participle)?;
    (words.has(participle - 1, NOUNS) && !after_preposition(words, name.start)).then_some(name)
}

fn noun_between(words: &Words, start: usize, end: usize) -> bool {
    (start..end).any(|i| words.has(i, NOUNS))
}

/// A word of a proper name.
pub fn proper(words: &Words, i: usize) -> bool {
    words.at(i).capital && (!words.has(i, Class::GRAMMAR.with(Class::NEGATION)) || surname(words, i)) && words.info(i).weekday.is_none()
}

/// `Theresa May said`, `Mrs Will`, `March said`: a month or a modal verb that is somebody's name, by the name, the title or the verb of saying beside it.
pub fn surname(words: &Words, i: usize) -> bool {
    let token = words.at(i);
    if !token.capital || token.upper || !token.class.has(Class::MODAL) && words.info(i).month.is_none() {
        return false;
    }
    let before = i.wrapping_sub(1);
    let dotted = before.wrapping_sub(usize::from(words.is(before, ".")));
    if is_of_date(words, i) {
        return false;
    }
    // `Keller May Close Port`: in a headline the verb has its capital as well.
    let name = |at: usize| words.has(at, Class::TITLE) || proper(words, at) && !words.at(at).upper && (words.info(at).month.is_none() || surname(words, at));
    let says = || words.has(i + 1, Class::SAY) && (words.past(i + 1) || words.text(i + 1).ends_with('s')) && !words.word(before);
    words.has(dotted, Class::MR) || !words.at(i + 1).capital && words.word(before) && name(before) || says()
}

/// `Reader Tom Ashby`, `Broadcaster Coast Radio`: a word with a capital, often that of its sentence, that only tells who somebody is.
pub fn role(words: &Words, i: usize) -> bool {
    words.has(i, Class::SOURCE)
        && words.at(i).capital
        && !words.at(i).upper
        && is_agent(words.text(i))
        && proper(words, i + 1)
        && proper(words, i + 2)
        && !proper(words, i + 3)
        && !words.has(i + 2, NOUNS)
}

/// `reporter`, `historian`: a noun of one who does something, by its ending.
pub fn is_agent(text: &str) -> bool {
    ["er", "or", "ist", "ian", "ent", "ant", "man", "ain", "ive"].iter().any(|ending| text.ends_with(ending)) && !text.ends_with("ment")
}

/// `owners`, `hoteliers`, `fishermen`: several who do something, and no name.
pub fn several(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    let agents = || text.ends_with("men") || text.strip_suffix('s').is_some_and(|one| words.has(i, Class::SOURCE.with(Class::TITLE)) || is_agent(one));
    words.word(i) && !(words.at(i).capital && words.word(i.wrapping_sub(1))) && agents()
}

fn after_preposition(words: &Words, start: usize) -> bool {
    words.has(start.wrapping_sub(1), Class::PREPOSITION)
}

/// The noun phrase that ends right before a token, with what an `of` or `in` adds to it.
fn phrase(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= sentence.start)?;
    // `Keller himself, who said`.
    if words.is_any(last, letters!["himself", "herself", "itself", "themselves"]) {
        return phrase(words, sentence, last).map(|name| name.start..end);
    }
    if words.has(last, Class::THIRD_PERSON) || words.is_any(last, letters!["it", "i", "we", "you"]) {
        return Some(last..end);
    }
    // `authorities there said`.
    if words.is_any(last, letters!["there", "here"]) {
        return phrase(words, sentence, last).map(|name| name.start..end);
    }
    let start = chunk(words, sentence, end)?;
    // `a source in the negotiating team`, `the owner of the ship`: the head stands before the preposition.
    let mut first = start;
    for _ in 0..3 {
        let Some(before) = postmodified(words, sentence, first) else { break };
        first = before;
    }
    named(words, first..end).or_else(|| named(words, start..end))
}

/// Whose something is, by the words before `'s`.
pub fn owner(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Mention> {
    phrase(words, sentence, end).map(Mention::plain)
}

/// Where the phrase begins that the preposition before `start` hangs on.
fn postmodified(words: &Words, sentence: &Range<usize>, start: usize) -> Option<usize> {
    let preposition = start.checked_sub(1).filter(|i| *i > sentence.start)?;
    if !words.is_any(preposition, letters!["of", "for", "at", "in", "from", "with", "on", "to", "by", "about", "into", "behind", "between", "near", "inside"]) {
        return None;
    }
    let before = chunk(words, sentence, preposition)?;
    let person = words.has(preposition - 1, NOUNS) || words.is_any(preposition - 1, letters!["one", "some", "many", "most", "both", "several"]);
    let part = words.is_any(preposition, letters!["of", "for"]);
    let whole = words.has(before, Class::ARTICLE.with(Class::POSSESSIVE)) || proper(words, before);
    let fits = person || part || whole;
    // `In a report of the board, …`: it hangs on something else itself.
    (fits && (!after_preposition(words, before) || part)).then_some(before)
}

/// The first word of the run of words that may be one noun phrase without a preposition.
fn chunk(words: &Words, sentence: &Range<usize>, end: usize) -> Option<usize> {
    let stop = Class::AUXILIARY.with(Class::MODAL).with(Class::CLAUSE).with(Class::CONJUNCTION).with(Class::PREPOSITION).with(Class::NEGATION);
    let mut start = end;
    while start > sentence.start && end - start < LONGEST {
        let at = start - 1;
        if words.has(at, Class::ARTICLE) || words.is_any(at, letters!["this", "these", "those", "another", "some", "its", "their", "our", "my", "your"]) {
            return Some(at);
        }
        if words.is_any(at, letters!["his", "her", "whose"]) {
            return Some(at);
        }
        let linked = words.is(at, "-") && !words.at(at).spaced || words.is(at, "&") || words.is(at, "/") && !words.at(at).spaced || owns(words, at);
        let dotted =
            words.is(at, ".") && words.has(at.wrapping_sub(1), Class::MR.with(Class::ABBREVIATION)) || words.is(at, ".") && words.before(at).upper_letter();
        let both =
            words.is_word(at, "and") && start < end && words.at(start).capital == words.at(at.wrapping_sub(1)).capital && person(words, at.wrapping_sub(1));
        let inside = words.word(at) || words.at(at).kind == TokenKind::Number && words.at(at).end > words.at(at).start && start < end;
        if !both && (!(inside || linked || dotted) || words.has(at, stop) && !words.genitive(at) && !surname(words, at)) {
            break;
        }
        if pronoun(words, at) || is_time(words, at) || !both && is_verb(words, at, start) {
            break;
        }
        start = at;
    }
    (start < end).then_some(start)
}

fn person(words: &Words, i: usize) -> bool {
    words.has(i, NOUNS) || proper(words, i)
}

fn pronoun(words: &Words, i: usize) -> bool {
    words.has(i, Class::THIRD_PERSON) || words.is_any(i, letters!["it", "i", "we", "you", "that", "there", "not"])
}

/// A day or a date is no part of a name.
fn is_time(words: &Words, i: usize) -> bool {
    let info = words.info(i);
    info.weekday.is_some() || words.relative(i).is_some() || info.month.is_some() && words.at(i).capital && !is_of_name(words, i) && !surname(words, i)
}

/// `June Marsh`, `Karen April`: a month beside another capital letter, and no date.
fn is_of_name(words: &Words, month: usize) -> bool {
    let name = |at: usize| proper(words, at) && words.info(at).month.is_none() && !words.at(at).upper;
    !is_of_date(words, month) && (name(month + 1) || month > 0 && name(month - 1))
}

/// `Last May Keller said`, `in Verden, May 5`: a month that is no name.
fn is_of_date(words: &Words, month: usize) -> bool {
    let before = month.wrapping_sub(1);
    words.has(before, Class::PREPOSITION.with(Class::DATE_WORD)) || words.number(before) || words.number(month + 1)
}

/// `the minister of Ukraine Rustem Umerov`: where the name begins of words that look like one, as the first of them is what somebody is minister of.
pub fn behind_office(words: &Words, name: Range<usize>) -> usize {
    name.start + usize::from(name.end > name.start + 2 && words.is_word(name.start.wrapping_sub(1), "of"))
}

/// A verb between other words; what stands before one is no part of the phrase behind it.
fn is_verb(words: &Words, at: usize, next: usize) -> bool {
    if words.at(at).capital || words.has(at, NOUNS) || words.has(at.wrapping_sub(1), Class::ARTICLE.with(Class::POSSESSIVE)) {
        return false;
    }
    let text = words.text(at);
    // `…, state fire officials said`: no subject stands before it.
    if words.is(at.wrapping_sub(1), ",") && !words.past(at) && !text.ends_with(['s', 'g']) {
        return false;
    }
    let past = text.len() > 4 && text.ends_with("ed") && (words.at(next).capital || words.has(next, Class::ARTICLE));
    words.has(at, VERBS) && !words.has(at, Class::UTTERANCE) || past || text.len() > 5 && text.ends_with("ing") && words.at(next).capital
}

/// The phrase without the words before it that cannot belong to it; `None` where it names nobody.
fn named(words: &Words, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = tokens;
    let anybody = letters!["nobody", "none", "nothing", "everybody", "everyone", "everything", "anyone", "anybody", "someone", "somebody", "something"];
    if words.is_any(end - 1, anybody) || words.is_word(start, "no") {
        return None;
    }
    let determined = words.has(start, Class::DETERMINER) || words.is_word(start, "another");
    if determined {
        return Some(start..end);
    }
    let begins = |i: &usize| {
        proper(words, *i)
            || words.has(*i, NOUNS.with(Class::MR))
            || words.is_any(*i, letters!["one", "some", "many", "most", "several", "two", "three", "former", "senior", "top"])
    };
    let Some(first) = (start..end).find(begins) else {
        // `…, forecasters said`: a plain plural that opens a clause.
        let opens = words.at(start.wrapping_sub(1)).kind != TokenKind::Word;
        return (opens && end - start <= 2 && words.text(end - 1).ends_with('s') && !words.has(end - 1, Class::GRAMMAR)).then_some(start..end);
    };
    // `chief economist Anna Keller`, `senior officials`: plain words before a noun belong to it at the head of a phrase.
    let lower = (start..first).all(|i| words.word(i) && !words.has(i, Class::GRAMMAR)) && first - start <= 2;
    Some(if lower { start..end } else { first..end })
}

/// One past the mention that begins at a token: up to a mark, a verb or a word that opens something else.
pub fn end_of(words: &Words, sentence: &Range<usize>, start: usize) -> usize {
    let stop = Class::AUXILIARY.with(Class::MODAL).with(Class::CLAUSE).with(Class::CONJUNCTION);
    let mut at = start;
    if words.has(at, Class::THIRD_PERSON) || words.is_word(at, "it") {
        return at + 1;
    }
    while at < sentence.end && at - start < LONGEST {
        let inner = letters!["of", "for", "at", "in", "from", "with"];
        let preposition = words.has(at, Class::PREPOSITION) && !(words.is_any(at, inner) && !is_time(words, at + 1) && person(words, at.wrapping_sub(1)));
        let of = words.is_any(at, letters!["of", "for"]) && at > start;
        let verb = words.has(at, VERBS) && !words.has(at, NOUNS.with(Class::UTTERANCE)) && at > start && !words.at(at).capital;
        let dotted = words.is(at, ".") && !words.at(at).spaced && (words.has(at.wrapping_sub(1), Class::MR) || words.before(at).upper_letter());
        let numbered = words.at(at).kind == TokenKind::Number && words.is(at + 1, "-");
        // `a complaint filed by the board`.
        let agent = at > start && words.is_word(at + 1, "by") && words.at(at).ed;
        if agent {
            break;
        }
        let joined = words.word(at) || numbered || words.is(at, "-") || words.is(at, "&") || dotted;
        if !joined
            || words.has(at, stop) && !words.genitive(at) && !surname(words, at)
            || words.is_word(at, "that")
            || preposition && !of
            || verb
            || is_time(words, at)
        {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a mention may begin at a token.
pub fn begins_at(words: &Words, i: usize) -> bool {
    words.at(i).capital
        || words.at(i).kind == TokenKind::Number && words.is(i + 1, "/")
        || words.has(i, NOUNS.with(Class::ARTICLE).with(Class::THIRD_PERSON).with(Class::MR).with(Class::POSSESSIVE))
        || words.is_any(i, letters!["it", "another", "one"])
}
