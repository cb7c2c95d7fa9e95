//! Values that are no figures: declared choices, sets of members, names, quotations, and whether something happened.

use super::speaker::mention_at;
use crate::pattern::{Accepts, Matcher, Program};
use crate::quantity::Kind;
use crate::text::{Class, TokenKind, Words, letters};
use std::ops::Range;
use std::sync::Arc;

/// A value that is no figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// The declared value of this number.
    Choice(u16),
    /// Whether it is said to have happened.
    Happened(bool),
    /// Members of a class.
    Set {
        /// The class, as a number in [`Matcher::classes`].
        class: u16,
        /// The members by number, sorted, each once.
        members: Vec<u16>,
        /// Whether the words leave room for others: `including`, or a lone member.
        open: bool,
    },
    /// A name: the declared one, or the words.
    Name(Arc<str>),
    /// The words of a quotation in lower case, parted by blanks, without marks and without what editors put in.
    Quote(Arc<str>),
}

/// How two values relate that are no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermRelation {
    /// They are the same.
    Same,
    /// Both can be true.
    Fits,
    /// They exclude each other.
    Excludes,
    /// They exclude each other, for this reason.
    Differs(String),
}

impl Term {
    /// The kind of the fact that it is the value of.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Choice(_) => Kind::CHOICE,
            Self::Happened(_) => Kind::HAPPENED,
            Self::Set { .. } => Kind::SET,
            Self::Name(_) => Kind::NAME,
            Self::Quote(_) => Kind::QUOTE,
        }
    }

    /// The value for a reader; `choices` are the names of declared values.
    pub fn show(&self, choices: &[String], matcher: &Matcher) -> String {
        match self {
            Self::Choice(number) => choices.get(usize::from(*number)).cloned().unwrap_or_default(),
            Self::Happened(true) => "happened".to_owned(),
            Self::Happened(false) => "denied".to_owned(),
            Self::Set { class, members, open } => format!("{}{}", listed(matcher, *class, members), if *open { " …" } else { "" }),
            Self::Name(words) => words.to_string(),
            Self::Quote(words) => format!("“{words}”"),
        }
    }

    /// How two values of one claim relate.
    pub fn relate(&self, other: &Self, matcher: &Matcher) -> TermRelation {
        match (self, other) {
            _ if self == other => TermRelation::Same,
            (Self::Set { class, members: a, open: a_open }, Self::Set { members: b, open: b_open, .. }) => {
                let beyond = |x: &[u16], y: &[u16]| -> Vec<u16> { x.iter().copied().filter(|member| !y.contains(member)).collect() };
                let only_a = if *b_open { Vec::new() } else { beyond(a, b) };
                let only_b = if *a_open { Vec::new() } else { beyond(b, a) };
                let extra: Vec<String> = [only_a, only_b].iter().filter(|only| !only.is_empty()).map(|only| listed(matcher, *class, only)).collect();
                if extra.is_empty() { TermRelation::Fits } else { TermRelation::Differs(format!("only one of them names {}", extra.join(", only the other "))) }
            }
            (Self::Name(a), Self::Name(b)) if last_word(a).eq_ignore_ascii_case(last_word(b)) => TermRelation::Same,
            (Self::Quote(a), Self::Quote(b)) if part_of(a, b) || part_of(b, a) => TermRelation::Fits,
            (Self::Happened(_), Self::Happened(_)) => TermRelation::Differs("one says that it happened, the other that it did not".to_owned()),
            (Self::Quote(_), Self::Quote(_)) => TermRelation::Differs("the words differ".to_owned()),
            _ => TermRelation::Excludes,
        }
    }
}

fn listed(matcher: &Matcher, class: u16, members: &[u16]) -> String {
    let Some(known) = matcher.classes.get(usize::from(class)) else { return String::new() };
    members.iter().filter_map(|member| known.get(usize::from(*member))).map(AsRef::as_ref).collect::<Vec<&str>>().join(", ")
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Whether the words of one quotation stand in the other, one behind the other.
fn part_of(part: &str, whole: &str) -> bool {
    format!(" {whole} ").contains(&format!(" {part} "))
}

/// The values in a sentence that a claim of such a type may take by a pattern, each with its tokens; there are as many of them for every pattern.
pub fn terms(words: &Words, matcher: &Matcher, sentence: &Range<usize>, accepts: Accepts, program: &Program) -> Vec<(Range<usize>, Term)> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let read = match accepts {
            Accepts::Members { class } => enumeration(words, sentence, class, at),
            Accepts::Name => name(words, matcher, sentence, at, program),
            Accepts::Quote => quotation(words, sentence, at),
            Accepts::Figure { .. } | Accepts::Words | Accepts::Event => None,
        };
        at = match read {
            Some((tokens, term)) => {
                let end = tokens.end;
                found.push((tokens, term));
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    found
}

/// `the ports of Sund and Eastwick`: the longest enumeration of members that begins at a token.
fn enumeration(words: &Words, sentence: &Range<usize>, class: u16, start: usize) -> Option<(Range<usize>, Term)> {
    let phrases = words.lexicon.classes.get(usize::from(class))?;
    let member = |at: usize| phrases.forwards(words.tokens, at).filter(|(_, end)| *end <= sentence.end);
    let (first, mut end) = member(start)?;
    let mut members = vec![first];
    let mut open = words.is_any(start.wrapping_sub(1), letters!["including", "like"]) || behind_opener(words, start);
    while let Some(next) = coordinated(words, sentence, end) {
        let Some((number, after)) = member(next) else {
            // `Sund, Eastwick and Skerry`: one that the class does not know stands in the list as well.
            open |= words.at(next).capital;
            break;
        };
        members.push(number);
        end = after;
    }
    open |= members.len() == 1;
    members.sort_unstable();
    members.dedup();
    Some((start..end, Term::Set { class, members, open }))
}

/// `such as X`, `among them X`, `including the X`.
fn behind_opener(words: &Words, start: usize) -> bool {
    let start = if words.has(start.wrapping_sub(1), Class::ARTICLE) { start - 1 } else { start };
    let before = |n: usize| start.wrapping_sub(n);
    words.is_any(before(1), letters!["including", "like"])
        || words.is_word(before(1), "as") && words.is_word(before(2), "such")
        || words.is_word(before(1), "them") && words.is_word(before(2), "among")
        || words.is_word(before(1), "particular") && words.is_word(before(2), "in")
}

/// Where the next item of an enumeration begins, if one follows: behind a comma, `and`, `as well as`, with the noun of the item and an article passed over.
fn coordinated(words: &Words, sentence: &Range<usize>, end: usize) -> Option<usize> {
    // `the Sund port, the Eastwick port`: the noun may stand with every member.
    let noun = words.word(end) && !words.at(end).capital && !words.has(end, Class::GRAMMAR);
    let mut at = end + usize::from(noun && joins(words, end + 1));
    if !joins(words, at) {
        return None;
    }
    while at < sentence.end
        && (joins(words, at) || words.has(at, Class::ARTICLE.with(Class::PREPOSITION)) || words.is_any(at, letters!["as", "well", "both", "also"]))
    {
        at += 1;
    }
    (at < sentence.end).then_some(at)
}

fn joins(words: &Words, at: usize) -> bool {
    words.is(at, ",") || words.is_any(at, letters!["and", "or"]) || words.is(at, "&") || words.is_word(at, "as") && words.is_word(at + 1, "well")
}

/// A declared name, or words that are written like one. Of `Captain Reyes`, `captain {value}` takes the name behind its own word.
fn name(words: &Words, matcher: &Matcher, sentence: &Range<usize>, start: usize, program: &Program) -> Option<(Range<usize>, Term)> {
    if let Some((id, end)) = mention_at(words, start).filter(|(_, end)| *end <= sentence.end) {
        return Some((start..end, Term::Name(matcher.name(id.0)?.name.clone())));
    }
    let named = |at: usize| words.word(at) && words.at(at).capital && !words.has(at, Class::GRAMMAR.with(Class::TITLE).with(Class::MR));
    let linked = |at: usize| words.is(at, "-") && !words.at(at).spaced || words.is_any(at, letters!["de", "van", "von", "der", "al", "bin", "el", "la"]);
    let led_in = || named(start + 1) && mention_at(words, start + 1).is_none() && program.leads_in(words, start);
    if !named(start) || led_in() {
        return None;
    }
    let mut end = start + 1;
    while end < sentence.end && mention_at(words, end).is_none() && (named(end) || linked(end) && named(end + 1)) {
        end += 1;
    }
    Some((start..end, Term::Name(Arc::from(words.span(start, end).of(words.text)))))
}

/// The words between quotation marks; the marks stay outside.
fn quotation(words: &Words, sentence: &Range<usize>, mark: usize) -> Option<(Range<usize>, Term)> {
    if !words.double_quote(mark) {
        return None;
    }
    let close = (mark + 1..sentence.end).find(|at| words.double_quote(*at))?;
    let normal = plain_words(words, &(mark + 1..close));
    (!normal.is_empty()).then(|| (mark + 1..close, Term::Quote(Arc::from(normal))))
}

/// The words of a stretch in lower case, without marks and without what stands in brackets.
fn plain_words(words: &Words, tokens: &Range<usize>) -> String {
    let (mut plain, mut depth) = (String::new(), 0_u32);
    for at in tokens.clone() {
        match words.text(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            text if depth == 0 && words.at(at).kind != TokenKind::Mark => {
                if !plain.is_empty() {
                    plain.push(' ');
                }
                plain.push_str(&text.to_lowercase().replace('’', "'"));
            }
            _ => {}
        }
    }
    plain
}
