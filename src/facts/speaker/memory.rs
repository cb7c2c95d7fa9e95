//! Who was named in a document so far, and whom a surname, an office or a pronoun means.

use super::grammar::owns;
use super::mention::{behind_office, end_of, is_agent, proper, role, several, surname};
use super::mention_at;
use super::name::resolve;
use crate::facts::fact::Speaker;
use crate::pattern::Matcher;
use crate::source::Span;
use crate::text::{Class, LetterSet, NameId, Words, letters};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;
use std::sync::Arc;

/// A full name has at most so many words.
const LONGEST_NAME: usize = 4;

/// So many people are kept in mind for pronouns.
const PEOPLE: usize = 4;

/// `they` means the people of a side for so many paragraphs.
const GROUP_LASTS: u8 = 3;

/// Somebody whom a pronoun may mean.
#[derive(Debug)]
struct Person {
    speaker: Speaker,
    gender: Option<Gender>,
}

/// Who holds an office.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder {
    name: Span,
    pub(super) declared: Option<NameId>,
}

impl Holder {
    pub(super) fn name(self, text: &str) -> &str {
        self.name.of(text)
    }

    /// By the same declared name, or the same last word.
    fn is(self, other: Self, text: &str) -> bool {
        let last = |holder: Self| holder.name(text).rsplit(' ').next();
        self.declared.is_some() && self.declared == other.declared || last(self) == last(other)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Man,
    Woman,
}

/// What is known of speakers from the text so far.
#[derive(Debug, Default)]
pub struct Memory {
    /// The last one who spoke.
    pub(super) last: Option<Speaker>,
    /// The last people who spoke or acted, for he and she.
    people: Vec<Person>,
    /// The last institution that spoke, or that a sentence was about, for it.
    body: Option<Speaker>,
    /// The companies that were named, for `the firm`.
    pub(super) firms: Vec<Speaker>,
    /// Those whom the sentence before was about, for they.
    several: Option<Speaker>,
    /// The people of a country or a side that were named last: `the Russians`.
    pub(super) group: Option<Speaker>,
    /// How many paragraphs ago that was.
    group_age: u8,
    /// Who offers what the text lays out.
    pub(super) offers: Option<Speaker>,
    /// Full names by their last word.
    names: FxHashMap<u64, Span>,
    /// Full names by an office; none where several hold it.
    offices: FxHashMap<u64, Option<Holder>>,
    /// Who speaks in the items of the list that follows.
    pub(super) actor: Option<Speaker>,
    /// Whether that list is of what a proposal asks for.
    pub(super) proposes: bool,
}

fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
    hasher.finish()
}

/// What a mention tells of the person.
fn gender(words: &Words, tokens: &Range<usize>) -> Option<Gender> {
    const MEN: LetterSet =
        letters!["he", "him", "his", "mr", "sir", "lord", "spokesman", "chairman", "businessman", "congressman", "king", "prince", "father", "husband", "son"];
    const WOMEN: LetterSet = letters![
        "she",
        "her",
        "mrs",
        "ms",
        "miss",
        "lady",
        "dame",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "queen",
        "princess",
        "mother",
        "wife",
        "daughter"
    ];
    // `her coach`, `his wife`: of somebody else.
    let owner = |i: usize| tokens.len() > 1 && words.is_any(i, letters!["her", "his"]);
    let any = |forms: LetterSet| tokens.clone().any(|i| words.is_any(i, forms) && !owner(i));
    if any(WOMEN) { Some(Gender::Woman) } else { any(MEN).then_some(Gender::Man) }
}

impl Memory {
    /// Who acts in the lead-in of a list.
    pub fn actor(&self) -> Option<&Speaker> {
        self.actor.as_ref()
    }

    /// Whether the lead-in of a list names a proposal.
    pub fn proposes(&self) -> bool {
        self.proposes
    }

    /// Forgets the lead-in: a new paragraph has begun.
    pub fn no_list(&mut self) {
        (self.actor, self.proposes) = (None, false);
    }

    /// Begins a paragraph: who was named long ago is nobody's `they` any more.
    pub(super) fn next_paragraph(&mut self) {
        self.group_age = self.group_age.saturating_add(1);
        if self.group_age > GROUP_LASTS {
            self.group = None;
        }
    }

    /// Forgets who offers something: a new section has begun.
    pub fn no_offer(&mut self) {
        self.offers = None;
    }

    /// Whom a pronoun means.
    pub(super) fn meant(&self, words: &Words, i: usize) -> Option<Speaker> {
        let person = |gender| self.people.iter().rfind(|p| p.gender.is_none_or(|known| known == gender)).map(|p| &p.speaker);
        let meant = match gender(words, &(i..i + 1)) {
            Some(gender) => person(gender),
            None if words.is_word(i, "them") && self.group.is_some() => self.group.as_ref(),
            None if words.has(i, Class::THEY) || words.is_word(i, "their") => self.several.as_ref().or(self.last.as_ref()),
            None => self.body.as_ref(),
        };
        meant.cloned().map(|speaker| Speaker { span: words.span(i, i + 1), ..speaker })
    }

    /// The full name that ends in a word, where one was given.
    pub(super) fn full(&self, words: &Words, name: &str) -> Option<Arc<str>> {
        let full = self.names.get(&key(name))?.of(words.text);
        let last = full.rsplit(' ').next().unwrap_or_default();
        (last.eq_ignore_ascii_case(name) && full.len() > name.len()).then(|| Arc::from(full))
    }

    /// Whether somebody was named in full before, or has spoken or acted.
    pub(super) fn knows(&self, words: &Words, speaker: &Speaker) -> bool {
        let last = speaker.name.rsplit(' ').next().unwrap_or_default();
        self.full(words, last).is_some_and(|full| full == speaker.name) || self.people.iter().any(|person| person.speaker.name == speaker.name)
    }

    /// Who holds an office that a description names: `the minister`.
    pub(super) fn holder(&self, words: &Words, tokens: &Range<usize>) -> Option<Holder> {
        let title = tokens.start + 1;
        // `the minister`, `the head of the delegation`, `the fire chief`, `the teacher`.
        let alone = tokens.len() <= 3 && words.word(title) && words.has(tokens.end - 1, OFFICE);
        let office = words.is_word(tokens.start, "the") && (alone || words.has(title, OFFICE) && words.is_word(title + 1, "of"));
        if office { *self.offices.get(&key(words.span(title, tokens.end).of(words.text)))? } else { None }
    }

    /// Notes the full names of a sentence, the offices beside them, and whom it is about.
    pub(super) fn reads(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>) {
        let mut i = sentence.start;
        let (mut full, mut addressed) = (None, false);
        if !words.has(i, Class::THEY) {
            self.several = None;
        }
        if words.is_word(i, "the") {
            self.tells_of_body(words, matcher, sentence);
        }
        while let Some(capital) = words.find(i..sentence.end, |token| token.capital) {
            i = capital;
            addressed |= words.has(i, Class::MR);
            if is_group(words, i) {
                (self.group, self.group_age) = (resolve(words, matcher, i..i + 1, self), 0);
            }
            if let Some((id, end)) = mention_at(words, i).filter(|(id, end)| *end <= sentence.end && !matcher.is_party(id.0)) {
                self.note(words, sentence, &(i..end), Holder { name: words.span(i, end), declared: Some(id) });
            }
            if !of_name(words, i) {
                i += 1;
                continue;
            }
            // `How Ukraine …` in a headline.
            let asks = i == sentence.start && words.is_any(i, letters!["how", "what", "why", "when", "where", "who"]);
            let start = i + usize::from(asks);
            // `Odile Marchetti-Boone`
            let hyphen = |i: usize| words.is(i, "-") && !words.at(i).spaced && !words.at(i + 1).spaced && of_name(words, i + 1);
            let goes_on = |i: usize| of_name(words, i) || words.is(i, ".") && words.before(i).upper_letter() || hyphen(i);
            while i < sentence.end && i - start.min(i) <= LONGEST_NAME && goes_on(i) {
                i += 1;
            }
            let start = behind_office(words, start..i);
            if start < i {
                self.note_firm(words, matcher, &(start..i));
            }
            if (2..=LONGEST_NAME).contains(&i.saturating_sub(start)) {
                let name = words.span(start, i);
                self.names.entry(key(words.text(i - 1))).or_insert(name);
                self.note(words, sentence, &(start..i), Holder { name, declared: None });
                // `Harlow Foods' director, Paul Quill, was angry`
                let owner = full.as_ref().is_some_and(|owner: &Range<usize>| words.genitive(owner.end) || owns(words, owner.end));
                if owner && is_titled(words, &(start..i)) {
                    full = None;
                }
                full.get_or_insert(start..i);
            } else if i == start + 1
                && words.is(i, ",")
                && words.is(start.wrapping_sub(1), ",")
                && let kin @ Some(_) = gender(words, &(start.wrapping_sub(2)..start - 1))
            {
                // `His daughter, Ilse, keeps the books.`
                let span = words.span(start, i);
                self.person(&Speaker::undeclared(span.of(words.text), span), kin);
            } else if i == start + 1
                && words.is(i, ",")
                && let Some(name) = self.names.get(&key(words.text(start))).copied()
            {
                self.note(words, sentence, &(start..i), Holder { name, declared: None });
            }
        }
        if addressed {
            self.addressed(words, sentence);
        }
        self.acts(words, matcher, sentence);
        self.opens(words, sentence, full);
    }

    /// `The rebel command gave another account`: an institution that a sentence is about is what `it` means next; `The attackers got in`: those are `they`.
    fn tells_of_body(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>) {
        let verb = |i: &usize| words.past(*i) || words.has(*i, Class::FINITE);
        let Some(end) = (sentence.start + 2..=end_of(words, sentence, sentence.start)).find(verb) else { return };
        let adverb = |i: usize| words.has(i, Class::ADVERB) || words.is_any(i, letters!["first", "later"]) || words.text(i).ends_with("ly");
        let Some(last) = (sentence.start + 1..end).rev().find(|i| !adverb(*i)) else { return };
        let end = last + 1;
        if several(words, last) {
            self.several = resolve(words, matcher, sentence.start..end, self);
        }
        if is_body(words, last) && !words.text(last).ends_with('s') {
            self.body = resolve(words, matcher, sentence.start..end, self).or(self.body.take());
        }
    }

    /// `Political analyst Anna Keller sees …`, `Keller himself …`: the person whom a sentence opens with is whom `he` or `she` means next.
    fn opens(&mut self, words: &Words, sentence: &Range<usize>, full: Option<Range<usize>>) {
        let plain = |i: usize| words.word(i) && !words.has(i, Class::PREPOSITION.with(Class::CLAUSE).with(Class::CONJUNCTION).with(Class::AUXILIARY));
        let name = match full {
            Some(name) if names_a_body(words, &name, words.span(name.start, name.end).of(words.text)) => return,
            Some(name) if is_titled(words, &name) || name.start <= sentence.start + 4 && (sentence.start..name.start).all(plain) => {
                words.span(name.start, name.end).of(words.text).into()
            }
            _ => {
                let alone = of_name(words, sentence.start) && !words.at(sentence.start + 1).capital;
                let known = if alone { self.full(words, words.text(sentence.start)) } else { None };
                let Some(known) = known else { return };
                known
            }
        };
        let span = words.span(sentence.start, sentence.start + 1);
        self.person(&Speaker::undeclared(name, span), None);
    }

    /// Notes the office of somebody.
    fn note(&mut self, words: &Words, sentence: &Range<usize>, name: &Range<usize>, holder: Holder) {
        let Some(office) = office(words, sentence, name) else { return };
        // `a call that Farm Minister Joan Siska resisted. She …`: where nobody else has spoken or acted
        if words.has(office, Class::TITLE)
            && holder.declared.is_none()
            && self.people.len() < PEOPLE
            && !self.people.iter().any(|person| *person.speaker.name == *holder.name(words.text))
        {
            let speaker = Speaker::undeclared(holder.name(words.text), words.span(name.start, name.end));
            self.people.insert(0, Person { speaker, gender: gender(words, &(office..office + 1)) });
        }
        self.holds(words, office..office + 1, holder);
        // `Fire Chief Lind`, `a maths teacher`
        let kind = office.wrapping_sub(1);
        if words.word(kind) && !words.has(kind, Class::GRAMMAR) {
            self.holds(words, kind..office + 1, holder);
        }
        if words.is(name.end, ",") && words.is_word(office + 1, "of") {
            let end = (office + 1..sentence.end.min(office + 9)).find(|i| !words.word(*i)).unwrap_or(office + 1);
            self.holds(words, office..end, holder);
        }
    }

    /// Notes who holds an office.
    fn holds(&mut self, words: &Words, office: Range<usize>, holder: Holder) {
        let held = self.offices.entry(key(words.span(office.start, office.end).of(words.text))).or_insert(Some(holder));
        if held.is_some_and(|other| !other.is(holder, words.text)) {
            *held = None;
        }
    }

    /// `Mr. Keller`: whom `he` or `she` means next.
    fn addressed(&mut self, words: &Words, sentence: &Range<usize>) {
        for i in words.all(sentence.clone(), |token| token.capital && token.class.has(Class::MR)) {
            let name = i + 1 + usize::from(words.is(i + 1, "."));
            if of_name(words, name) {
                let known = words.text(name);
                let name = self.full(words, known).unwrap_or_else(|| Arc::from(known));
                let speaker = Speaker::undeclared(name, words.span(i, i + 1));
                self.person(&speaker, gender(words, &(i..i + 1)));
            }
        }
    }

    /// A person at the head of a sentence is whom `he` or `she` means next.
    fn acts(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>) {
        let head = sentence.start..sentence.end.min(sentence.start + 6);
        let person = super::mentions(words, matcher, &head).find(|s| s.declared.is_some_and(|id| !matcher.is_party(id.0)));
        if let Some(person) = person {
            self.person(&person, None);
        }
    }

    fn person(&mut self, speaker: &Speaker, gender: Option<Gender>) {
        let known = self.people.iter().position(|p| p.speaker.name == speaker.name).map(|i| self.people.remove(i));
        if self.people.len() >= PEOPLE {
            self.people.remove(0);
        }
        let gender = gender.or(known.and_then(|p| p.gender));
        self.people.push(Person { speaker: speaker.clone(), gender });
    }

    /// Notes who has spoken.
    pub(super) fn heard(&mut self, words: &Words, tokens: &Range<usize>, speaker: &Speaker, matcher: &Matcher) {
        let is_party = speaker.declared.is_some_and(|id| matcher.is_party(id.0));
        self.last = Some(speaker.clone());
        self.heard_firm(words, matcher, tokens, speaker);
        if tokens.len() == 1 && words.has(tokens.start, Class::THIRD_PERSON) {
            return self.person(speaker, gender(words, tokens));
        }
        // `some say`: nobody whom `it` could mean.
        if words.has(tokens.start, Class::DEMONSTRATIVE) && tokens.len() <= 2 {
            return;
        }
        // `the BBC`, `officials`: nobody whom `he` or `she` could mean.
        // `a spokesman`: one by his office.
        let office = words.is_any(tokens.start, letters!["a", "an"]) && tokens.clone().any(|i| words.has(i, Class::TITLE) && !words.text(i).ends_with('s'));
        // `Lower Marsh farmers` is a description.
        let proper = || speaker.name.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase));
        let named = office || speaker.name.contains(char::is_lowercase) && speaker.name.starts_with(char::is_uppercase) && proper();
        let noun = words.has(tokens.start, Class::UTTERANCE.with(Class::RECORD).with(Class::SOURCE)) && !speaker.name.contains(' ');
        let somebody = speaker.declared.is_some() || named && !noun;
        if is_party || !somebody || words.has(tokens.start, Class::ARTICLE) && !tokens.clone().any(|i| words.has(i, Class::TITLE)) {
            self.body = Some(speaker.clone());
        } else if tokens.clone().any(|i| words.has(i, Class::SOURCE)) {
            // `Arnsee Bahnen, the operator`.
            self.body = Some(speaker.clone());
        }
        if !is_party && somebody && !names_a_body(words, tokens, &speaker.name) {
            self.person(speaker, gender(words, tokens));
        }
    }
}

/// `the director, Paul Quill,`: a name set off behind an office.
fn is_titled(words: &Words, name: &Range<usize>) -> bool {
    words.is(name.start.wrapping_sub(1), ",") && words.is(name.end, ",") && words.has(name.start.wrapping_sub(2), Class::TITLE)
}

/// Nouns for what somebody does, or what an institution is.
const OFFICE: Class = Class::TITLE.with(Class::SOURCE);

/// The noun beside a name that tells who that is: `operator Northgate`, `Lena Vogt, 34, a maths teacher`.
fn office(words: &Words, sentence: &Range<usize>, name: &Range<usize>) -> Option<usize> {
    let before = name.start.wrapping_sub(1);
    let plain = |i: usize| words.has(i, Class::SOURCE) && !words.at(i).capital && !words.text(i).ends_with('s');
    if words.has(before, Class::TITLE) || plain(before) {
        return Some(before);
    }
    let comma = if words.number(name.end + 1) { name.end + 2 } else { name.end };
    if !words.is(comma, ",") || !words.is(name.end, ",") {
        return None;
    }
    let end = (comma + 1..sentence.end.min(comma + 10)).find(|i| !words.word(*i)).unwrap_or(comma);
    let titled = (comma + 1..end).find(|i| words.has(*i, Class::TITLE));
    let article = words.has(comma + 1, Class::ARTICLE);
    let noun = || (comma + 2..end).take_while(|i| !words.has(*i, Class::PREPOSITION.with(Class::CLAUSE))).find(|i| plain(*i));
    titled.or_else(|| if article { noun() } else { None })
}

fn of_name(words: &Words, i: usize) -> bool {
    proper(words, i)
        && !role(words, i)
        && !words.at(i).upper
        && !words.has(i, Class::TITLE.with(Class::MR))
        && (words.info(i).month.is_none() || surname(words, i))
        && mention_at(words, i).is_none()
}

/// `bank`, `command`: a noun for an institution, and nobody who does something.
fn is_body(words: &Words, i: usize) -> bool {
    words.has(i, Class::SOURCE) && !words.has(i, Class::TITLE) && !is_agent(words.text(i))
}

/// `Kestrel Bank`, `Congress`: a name among some words that ends in a noun for an institution, whom `he` and `she` never mean.
fn names_a_body(words: &Words, tokens: &Range<usize>, name: &str) -> bool {
    tokens
        .clone()
        .any(|i| words.at(i).capital && is_body(words, i) && name.strip_suffix(words.text(i)).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// `the Russians`: many people by one name.
fn is_group(words: &Words, i: usize) -> bool {
    words.has(i.wrapping_sub(1), Class::ARTICLE)
        && words.is_word(i - 1, "the")
        && words.text(i).ends_with('s')
        && !words.at(i + 1).capital
        && !words.genitive(i + 1)
}
