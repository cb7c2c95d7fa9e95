//! What is known of words: classes, number words, units, hedges, names, and the words that patterns ask for.

use super::class::Class;
use super::commitment::{Commitment, Frame, Signature, Signatures};
use super::inflection::inflections;
use super::naming::Naming;
use super::phrases::Phrases;
use super::token::{Token, tokenize};
use crate::lexicon;
use crate::lexicon::{LetterMap, Letters};
use crate::quantity::{Correction, DeclaredUnit, Hedge, Holidays, Units};
use crate::source::Span;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A word form that the lexicon knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u32);

impl FormId {
    /// Every word that the lexicon does not know.
    pub const UNKNOWN: Self = Self(0);

    /// Its place in a list of all forms.
    pub(super) const fn place(self) -> usize {
        self.0 as usize
    }
}

/// A word of a pattern, with all its inflections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LemmaId(pub u32);

/// A declared party or speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u16);

/// What a word says as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// zero to nineteen.
    One(i64),
    /// twenty to ninety.
    Ten(i64),
    /// hundred.
    Hundred,
    /// thousand and above.
    Magnitude(i64),
    /// k, m, b right behind digits.
    Short(i64),
    /// dozen, score.
    Dozen(i64),
    /// half, quarter: one part of so many.
    Part(i64),
    /// several, a few, a couple: from this number up.
    Several(i64),
    /// dozens, hundreds: at least this many.
    Vague(i64),
    /// tens, as in `tens of thousands`.
    Tens,
    /// first to thirtieth, hundredth, millionth.
    Ordinal(i64),
    /// thirds, hundredths: parts of a whole.
    Parts(i64),
    /// twenties to nineties.
    Decade(i64),
    /// st, nd, rd, th.
    Suffix,
}

/// What is known of one form.
#[derive(Clone, Debug, Default)]
pub struct WordInfo {
    /// What it says as a number.
    pub number: Option<NumberWord>,
    /// The month, from 1.
    pub month: Option<i64>,
    /// The weekday, Monday being 0.
    pub weekday: Option<i64>,
    /// The day that `yesterday` is, counted from today.
    pub relative: Option<i64>,
    /// Whether the sun rises (0) or sets (1) at the time of day that it names.
    pub sun: Option<i64>,
    /// What it makes of a number beside it.
    pub naming: Naming,
    /// What it tells of its complement.
    pub commits: Signatures,
    /// The pattern words that it is a form of.
    lemmas: Vec<LemmaId>,
}

/// All that is known of words, for one set of rules.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Words that their letters tell.
    forms: LetterMap,
    /// All other words.
    long_forms: FxHashMap<Box<[u8]>, FormId>,
    infos: Vec<WordInfo>,
    /// The classes of each form, apart from all else: every token asks for them.
    word_classes: Vec<Class>,
    lemmas: FxHashMap<String, LemmaId>,
    /// Hedges before a figure, stored backwards.
    pub hedges_before: Phrases<Hedge>,
    /// Hedges behind a figure.
    pub hedges_after: Phrases<Hedge>,
    /// Units behind a number.
    pub units: Phrases<u16>,
    /// Units only right behind digits, with their case.
    short_units: FxHashMap<&'static str, u16>,
    /// Units of the rules; their numbers in [`Lexicon::units`] follow those of the tables.
    declared_units: Vec<Arc<DeclaredUnit>>,
    /// What some words mean, whatever reading makes of them, each with its number.
    corrections: FxHashMap<Box<str>, (usize, Correction)>,
    /// Currency signs before a number.
    pub prefixes: Phrases<u16>,
    /// Feasts and holidays.
    pub holidays: Phrases<u16>,
    /// Idioms that state no value.
    pub idioms: Phrases<()>,
    /// Parties and speakers.
    pub names: Phrases<NameId>,
    /// The members of each class of entities.
    pub classes: Vec<Phrases<u16>>,
}

impl Lexicon {
    /// The lexicon without any rules.
    pub fn base() -> Self {
        let mut lexicon = Self {
            forms: LetterMap::default(),
            long_forms: FxHashMap::default(),
            infos: vec![WordInfo::default()],
            word_classes: vec![Class::NONE],
            lemmas: FxHashMap::default(),
            hedges_before: Phrases::default(),
            hedges_after: Phrases::default(),
            units: Phrases::default(),
            short_units: FxHashMap::default(),
            declared_units: Vec::new(),
            corrections: FxHashMap::default(),
            prefixes: Phrases::default(),
            holidays: Phrases::default(),
            idioms: Phrases::default(),
            names: Phrases::default(),
            classes: Vec::new(),
        };
        lexicon.read_words();
        lexicon.read_names();
        lexicon.read_commitments();
        lexicon.read_numbers();
        lexicon.read_hedges();
        lexicon.read_units();
        lexicon.read_idioms();
        lexicon
    }

    fn read_words(&mut self) {
        for fields in lexicon::rows(lexicon::WORDS) {
            let [name, words] = fields.as_slice() else { continue };
            let (name, inflect) = name.strip_suffix('+').map_or((*name, false), |n| (n.trim(), true));
            let Some(class) = Class::named(name) else { continue };
            let class = if class.has(Class::DATE_WORD) { class.with(Class::TRIGGER) } else { class };
            for word in words.split_whitespace() {
                let forms = if inflect { inflections(word) } else { vec![word.to_owned()] };
                for form in forms {
                    self.add_class(&form, class);
                }
            }
        }
        for row in lexicon::lines(lexicon::IRREGULAR).map(|line| line.split_whitespace().collect::<Vec<_>>()) {
            if let [_, _, past, .., last] = row.as_slice()
                && last.ends_with("ing")
            {
                self.add_class(past, Class::PAST);
            }
        }
        for article in ["a", "an"] {
            self.add_class(article, Class::TRIGGER);
        }
    }

    fn read_names(&mut self) {
        for fields in lexicon::rows(lexicon::NAMES) {
            let [effect, words] = fields.as_slice() else { continue };
            let Some(effect) = Naming::named(effect) else { continue };
            for word in words.split_whitespace() {
                let info = self.info_mut(word);
                info.naming = info.naming.with(effect);
            }
        }
    }

    fn read_idioms(&mut self) {
        for idiom in lexicon::lines(lexicon::IDIOMS).flat_map(str::split_whitespace) {
            let words = self.phrase(idiom);
            self.idioms.add(&words, ());
            self.mark_first(&words, Class::IDIOM);
        }
    }

    fn read_commitments(&mut self) {
        for fields in lexicon::rows(lexicon::COMMITMENT) {
            let [frames, plain, negated, words] = fields.as_slice() else { continue };
            let (Some(plain), Some(negated)) = (Commitment::named(plain), Commitment::named(negated)) else { continue };
            for word in words.split_whitespace() {
                let forms = word.strip_prefix('=').map_or_else(|| inflections(word), |form| vec![form.to_owned()]);
                for form in forms {
                    self.add_class(&form, Class::COMMITS);
                    let info = self.info_mut(&form);
                    frames.split_whitespace().filter_map(Frame::named).for_each(|frame| info.commits.add(frame, Signature { plain, negated }));
                }
            }
        }
    }

    fn read_numbers(&mut self) {
        for fields in lexicon::rows(lexicon::NUMBERS) {
            let [class, words, value] = fields.as_slice() else { continue };
            let part = value.split_once('/').map(|(_, d)| d);
            let value: i64 = part.unwrap_or(value).parse().unwrap_or_default();
            for word in words.split_whitespace() {
                let info = self.info_mut(word);
                match *class {
                    "month" => info.month = Some(value),
                    "weekday" => info.weekday = Some(value),
                    "relative" => info.relative = Some(value),
                    "sun" => info.sun = Some(value),
                    _ => {
                        info.number = Some(match *class {
                            "ten" => NumberWord::Ten(value),
                            "hundred" => NumberWord::Hundred,
                            "magnitude" => NumberWord::Magnitude(value),
                            "short" => NumberWord::Short(value),
                            "dozen" | "score" => NumberWord::Dozen(value),
                            "half" | "quarter" => NumberWord::Part(value),
                            "several" => NumberWord::Several(value),
                            "vague" => NumberWord::Vague(value),
                            "ordinal" => NumberWord::Ordinal(value),
                            "parts" => NumberWord::Parts(value),
                            "decade" => NumberWord::Decade(value),
                            "suffix" => NumberWord::Suffix,
                            "tens" => NumberWord::Tens,
                            _ => NumberWord::One(value),
                        });
                    }
                }
                if !matches!(*class, "short" | "suffix" | "magnitude") {
                    self.add_class(word, Class::TRIGGER);
                }
            }
        }
        for word in ["noon", "midday", "midnight", "no", "none", "aged", "another", "all", "whole", "full", "½", "⅓", "⅔", "¼", "¾", "⅕", "⅛", "⅜", "⅝", "⅞"]
        {
            self.add_class(word, Class::TRIGGER);
        }
        for (i, holiday) in Holidays::get().all().iter().enumerate() {
            for form in &holiday.forms {
                let words = self.phrase(form);
                self.holidays.add(&words, u16::try_from(i).unwrap_or(u16::MAX));
                self.mark_first(&words, Class::HOLIDAY);
            }
        }
    }

    fn read_hedges(&mut self) {
        for fields in lexicon::rows(lexicon::HEDGES) {
            let [sense, side, phrases] = fields.as_slice() else { continue };
            let Some(hedge) = Hedge::named(sense) else { continue };
            for phrase in phrases.split_whitespace() {
                let mut words = self.phrase(phrase);
                if *side == "before" {
                    words.reverse();
                    self.hedges_before.add(&words, hedge);
                } else {
                    self.hedges_after.add(&words, hedge);
                }
            }
        }
    }

    fn read_units(&mut self) {
        for (i, unit) in Units::get().all().iter().enumerate() {
            let id = u16::try_from(i).unwrap_or(u16::MAX);
            for form in &unit.forms {
                let words = self.phrase(form);
                self.units.add(&words, id);
                // `A$` begins with a letter that is an article by itself.
                if words.first().is_some_and(|first| !self.class(*first).has(Class::ARTICLE)) {
                    self.mark_first(&words, Class::UNIT);
                }
            }
            for form in &unit.prefix {
                let words = self.phrase(form);
                self.prefixes.add(&words, id);
                self.mark_first(&words, Class::TRIGGER.with(Class::CURRENCY));
                if let Some(last) = words.last().filter(|_| words.len() > 1) {
                    // `$US113`: the last word of the sign touches the digits.
                    self.mark_first(&[*last], Class::CURRENCY);
                }
            }
            for form in &unit.short {
                self.short_units.entry(form).or_insert(id);
            }
        }
    }

    fn mark_first(&mut self, words: &[FormId], class: Class) {
        if let Some(own) = words.first().and_then(|first| self.word_classes.get_mut(first.place())) {
            *own = own.with(class);
        }
    }

    fn intern(&mut self, word: &str) -> FormId {
        let known = self.form(word);
        if known != FormId::UNKNOWN {
            return known;
        }
        let id = FormId(u32::try_from(self.infos.len()).unwrap_or_default());
        self.infos.push(WordInfo::default());
        self.word_classes.push(Class::NONE);
        let word = word.to_lowercase();
        let letters = Letters::of(&word);
        if letters.tell() {
            self.forms.insert(letters, id.0);
        } else {
            self.long_forms.insert(word.into_bytes().into(), id);
        }
        id
    }

    /// The form of a word in small letters.
    fn known(&self, word: &str) -> FormId {
        let letters = Letters::of(word);
        if letters.tell() { self.form_of(letters) } else { self.long_forms.get(word.as_bytes()).copied().unwrap_or(FormId::UNKNOWN) }
    }

    fn info_mut(&mut self, word: &str) -> &mut WordInfo {
        let id = self.intern(word).place();
        // `intern` gave an id inside the list.
        #[allow(clippy::indexing_slicing)]
        &mut self.infos[id]
    }

    fn add_class(&mut self, word: &str, class: Class) {
        let form = self.intern(word);
        self.mark_first(&[form], class);
    }

    /// The forms of a phrase, its words parted by `_` or spaces; words that are new become known.
    pub fn phrase(&mut self, phrase: &str) -> Vec<FormId> {
        let text = phrase.replace('_', " ");
        self.split(&text).into_iter().map(|token| self.intern(token.span().of(&text))).collect()
    }

    /// The tokens of a short text.
    pub fn split(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX)), self, &mut tokens);
        tokens
    }

    /// Makes a pattern word known with all its inflections.
    pub fn add_lemma(&mut self, word: &str) -> LemmaId {
        let word = word.to_lowercase().replace('’', "'");
        if let Some(id) = self.lemmas.get(&word) {
            return *id;
        }
        let id = LemmaId(u32::try_from(self.lemmas.len()).unwrap_or_default());
        for form in inflections(&word).iter().flat_map(|form| apostrophes(form)) {
            self.info_mut(&form).lemmas.push(id);
            self.add_class(&form, Class::ASKED);
        }
        self.lemmas.insert(word, id);
        id
    }

    /// Makes a spelling of a party or speaker known.
    pub fn add_name(&mut self, spelling: &str, name: NameId) {
        for spelling in apostrophes(spelling) {
            let words = self.phrase(&spelling);
            self.names.add(&words, name);
            self.mark_first(&words, Class::NAME);
        }
    }

    /// Makes the spellings of a class of entities known, each with the number of its member.
    pub fn add_class_of<'s>(&mut self, spellings: impl Iterator<Item = (&'s str, u16)>) {
        let mut phrases = Phrases::default();
        for (spelling, member) in spellings {
            for spelling in apostrophes(spelling) {
                let words = self.phrase(&spelling);
                phrases.add(&words, member);
            }
        }
        self.classes.push(phrases);
    }

    /// The form of a word in any case.
    pub fn form(&self, word: &str) -> FormId {
        self.form_at(word, 0, word.len(), Letters::at(word.as_bytes(), 0, word.len()))
    }

    /// The form of the word in any case that stands at these bytes of a text, and has these letters.
    #[inline]
    pub fn form_at(&self, text: &str, start: usize, end: usize, letters: Letters) -> FormId {
        if letters.tell() { self.form_of(letters) } else { self.long_form(text.get(start..end).unwrap_or_default()) }
    }

    fn long_form(&self, word: &str) -> FormId {
        let changes = |c: char| if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
        if word.contains(changes) { self.known(&word.to_lowercase()) } else { self.known(word) }
    }

    /// The form of the word that these letters tell.
    #[inline]
    pub fn form_of(&self, letters: Letters) -> FormId {
        FormId(self.forms.get(letters))
    }

    /// Makes a unit of the rules known with all its forms.
    pub fn add_unit(&mut self, unit: Arc<DeclaredUnit>) {
        let id = u16::try_from(Units::get().all().len() + self.declared_units.len()).unwrap_or(u16::MAX);
        for form in &unit.forms {
            let words = self.phrase(form);
            self.units.add(&words, id);
            self.mark_first(&words, Class::UNIT);
        }
        self.declared_units.push(unit);
    }

    /// The unit of the rules with this number in [`Lexicon::units`].
    pub fn declared_unit(&self, id: u16) -> Option<&Arc<DeclaredUnit>> {
        self.declared_units.get(usize::from(id).checked_sub(Units::get().all().len())?)
    }

    /// Makes known what some words mean, given in small letters and parted by one space.
    pub fn add_correction(&mut self, words: &str, correction: Correction) {
        let number = self.corrections.len();
        self.corrections.insert(words.into(), (number, correction));
    }

    /// What some words of a text mean, and the number of the correction, where a person says so.
    pub fn correction(&self, words: &str) -> Option<&(usize, Correction)> {
        if self.corrections.is_empty() {
            return None;
        }
        self.corrections.get(words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().as_str())
    }

    /// What is known of a form.
    pub fn info(&self, form: FormId) -> &WordInfo {
        static NOTHING: WordInfo = WordInfo {
            number: None,
            month: None,
            weekday: None,
            relative: None,
            sun: None,
            naming: Naming::NONE,
            commits: Signatures::NONE,
            lemmas: Vec::new(),
        };
        self.infos.get(form.place()).unwrap_or(&NOTHING)
    }

    /// The classes of a form.
    pub fn class(&self, form: FormId) -> Class {
        self.word_classes.get(form.place()).copied().unwrap_or(Class::NONE)
    }

    /// Whether a form is an inflection of a pattern word.
    pub fn has_lemma(&self, form: FormId, lemma: LemmaId) -> bool {
        self.info(form).lemmas.contains(&lemma)
    }

    /// The pattern words that a form is an inflection of.
    pub fn lemmas(&self, form: FormId) -> &[LemmaId] {
        &self.info(form).lemmas
    }

    /// The unit that a short form is right behind digits.
    pub fn short_unit(&self, text: &str) -> Option<u16> {
        self.short_units.get(text).copied()
    }
}

/// A word with the apostrophes of the typewriter and, where it has some, with those of print.
fn apostrophes(word: &str) -> Vec<String> {
    let plain = word.replace('’', "'");
    let print = plain.replace('\'', "’");
    if print == plain { vec![plain] } else { vec![plain, print] }
}
