//! The names of a suite while it is being resolved, and the errors found on the way.

use super::{Claim, ClaimId, DeclaredUnits, EntityId, KeyId, KeyValues, Measure, OpenUnits, PartyId, Rule, SpeakerId, Suite};
use crate::pattern::Pattern;
use crate::source::Span;
use crate::syntax::{self, Role, RulesError, Text, Word};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many names a run offers for misspelt ones: a search looks at every name, and a file full of errors must not take for ever.
const OFFERS: usize = 100;

/// The names of a suite while it is being resolved.
#[derive(Debug, Default)]
pub struct Scope {
    /// What is resolved so far.
    pub suite: Suite,
    /// The units that are declared, those of literals among them.
    pub declared_units: Arc<DeclaredUnits>,
    /// The same while they are being resolved.
    pub units: OpenUnits,
    /// What is wrong.
    pub errors: Vec<RulesError>,
    names: FxHashMap<(Sort, String), (u16, Span)>,
    /// What could not be read of each claim.
    doubts: Vec<Doubt>,
    /// The named values of the keys of each claim.
    values: FxHashSet<(ClaimId, KeyId, String)>,
    /// Names that some unreadable statement may have declared.
    lost: FxHashSet<String>,
    /// Whether a file is missing, which may have declared any name.
    incomplete: bool,
    offers: usize,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A party.
    Party,
    /// A speaker.
    Speaker,
    /// A class of entities.
    Entity,
    /// A unit.
    Unit,
    /// A source.
    Source,
    /// A claim.
    Claim,
    /// A rule.
    Rule,
    /// Words that are misread.
    Misread,
}

impl Sort {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Speaker => "speaker",
            Self::Entity => "entity",
            Self::Unit => "unit",
            Self::Source => "source",
            Self::Claim => "claim",
            Self::Rule => "rule",
            Self::Misread => "misread",
        }
    }
}

/// What could not be read of a claim, so that nobody complains about what rests on it.
#[derive(Clone, Debug, Default)]
pub struct Doubt {
    /// Its type.
    pub ty: bool,
    /// Some of its keys.
    pub keys: bool,
    /// Some of the values of these keys.
    pub values: Vec<KeyId>,
}

impl Scope {
    /// An empty scope; `lost` are the names of statements that could not be read, `incomplete` says that a whole file could not.
    pub fn new(lost: impl IntoIterator<Item = String>, incomplete: bool) -> Self {
        Self { lost: lost.into_iter().collect(), incomplete, ..Self::default() }
    }

    /// Reports an error.
    pub fn report(&mut self, error: RulesError) {
        self.errors.push(error);
    }

    /// The result, if there is one; its error is reported.
    pub fn keep<T>(&mut self, checked: Result<Option<T>, Box<RulesError>>) -> Option<T> {
        checked.unwrap_or_else(|error| {
            self.report(*error);
            None
        })
    }

    /// Enters a name with its number. A name that is taken already is reported, and its number returned as the error.
    pub fn declare(&mut self, sort: Sort, word: &Word, number: usize, advice: &str) -> Result<(), u16> {
        let Ok(id) = u16::try_from(number) else {
            self.report(
                RulesError::new("too-many", word.span, format!("too many names: this {} is the 65,537th", sort.name()))
                    .help("split the rules into several runs"),
            );
            return Err(u16::MAX);
        };
        let Some((first, place)) = self.names.get(&(sort, word.node.clone())).copied() else {
            self.names.insert((sort, word.node.clone()), (id, word.span));
            return Ok(());
        };
        let error = RulesError::new("declared-twice", word.span, format!("{} `{}` is declared twice", sort.name(), word.node));
        self.report(error.label("the second time").help(advice).related(place, "the first time"));
        Err(first)
    }

    /// The number of a name; an unknown one is reported.
    fn find(&mut self, sort: Sort, word: &Word, advice: &str) -> Option<u16> {
        if let Some((id, _)) = self.names.get(&(sort, word.node.clone())) {
            return Some(*id);
        }
        if self.lost.contains(&word.node) {
            return None;
        }
        let near = self.offer(&word.node, |suite| match sort {
            Sort::Party => suite.parties.iter().map(|p| p.name.as_str()).collect(),
            Sort::Speaker => suite.speakers.iter().map(|s| s.name.as_str()).collect(),
            Sort::Entity => suite.entities.iter().map(|e| e.name.as_str()).collect(),
            Sort::Claim => suite.claims.iter().map(|c| c.name.as_str()).collect(),
            Sort::Source | Sort::Rule | Sort::Unit | Sort::Misread => Vec::new(),
        });
        if self.incomplete && near.is_none() {
            return None;
        }
        let error = RulesError::new("unknown-name", word.span, format!("no {} is called `{}`", sort.name(), word.node)).label("not declared");
        self.report(error.offer(near.as_deref(), advice));
        None
    }

    /// The party of this name; an unknown one is reported.
    pub fn party(&mut self, word: &Word) -> Option<PartyId> {
        let advice = format!("declare it: `party {} \"…\"`", word.node);
        self.find(Sort::Party, word, &advice).map(PartyId)
    }

    /// The speaker of this name; an unknown one is reported.
    pub fn speaker(&mut self, word: &Word) -> Option<SpeakerId> {
        let advice = format!("declare the person: `speaker {} \"…\"`", word.node);
        self.find(Sort::Speaker, word, &advice).map(SpeakerId)
    }

    /// The class of this name; an unknown one is reported.
    pub fn entity(&mut self, word: &Word) -> Option<EntityId> {
        let advice = format!("declare it: `entity {} {{ Name \"…\" }}`", word.node);
        self.find(Sort::Entity, word, &advice).map(EntityId)
    }

    /// The number of a party; an unknown one is nobody's concern here.
    pub fn known_party(&self, word: &Word) -> Option<u16> {
        self.names.get(&(Sort::Party, word.node.clone())).map(|(id, _)| *id)
    }

    /// The number of a party or speaker in the one list of names; an unknown one is reported.
    pub fn name(&mut self, word: &Word) -> Option<u16> {
        if let Some(party) = self.known_party(word) {
            return Some(party);
        }
        let speaker = self.speaker(word)?;
        u16::try_from(self.suite.parties.len() + usize::from(speaker.0)).ok()
    }

    /// The claim of this name; an unknown one is reported.
    pub fn claim(&mut self, word: &Word) -> Option<ClaimId> {
        let advice = format!("declare it: `claim {}: count {{ \"…\" }}`", word.node);
        self.find(Sort::Claim, word, &advice).map(ClaimId)
    }

    /// The rule of this name; an unknown one is reported, where it may also have meant one of some other words.
    pub fn rule(&mut self, word: &Word, others: &[&'static str]) -> Option<&Rule> {
        if let Some((id, _)) = self.names.get(&(Sort::Rule, word.node.clone())) {
            return self.suite.rules.get(usize::from(*id)).filter(|rule| rule.name == word.node);
        }
        if self.lost.contains(&word.node) {
            return None;
        }
        let near = self.offer(&word.node, |suite| suite.rules.iter().map(|rule| rule.name.as_str()).chain(others.iter().map(|name| *name as &str)).collect());
        if self.incomplete && near.is_none() {
            return None;
        }
        let error = RulesError::new("unknown-name", word.span, format!("no rule or check is called `{}`", word.node)).label("not declared");
        self.report(error.offer(near.as_deref(), "name a rule of these files, or remove the line"));
        None
    }

    /// A name that is near to a misspelt one.
    pub fn offer(&mut self, word: &str, names: impl FnOnce(&Suite) -> Vec<&str>) -> Option<String> {
        self.offers += 1;
        if self.offers > OFFERS {
            return None;
        }
        syntax::nearest(word, names(&self.suite)).map(str::to_owned)
    }

    /// The key of this name among those that a claim declares; an unknown one is reported.
    pub fn key(&mut self, claim: ClaimId, word: &Word, others: &'static [&'static str]) -> Option<KeyId> {
        let declared = self.suite.claim(claim)?;
        let found = key_of(declared, &word.node);
        if found.is_some() || self.doubt(claim).is_some_and(|doubt| doubt.keys) {
            return found;
        }
        let keys: Vec<&str> = declared.keys.iter().map(|key| key.name.as_str()).collect();
        let near = syntax::nearest(&word.node, keys.iter().copied().chain(others.iter().copied())).map(str::to_owned);
        let advice = if keys.is_empty() { "the claim declares no keys: remove it".to_owned() } else { format!("its keys are `{}`", keys.join("`, `")) };
        let error =
            RulesError::new("unknown-key", word.span, format!("claim `{}` has no key `{}`", declared.name, word.node)).label("not declared in the claim");
        self.report(error.offer(near.as_deref(), advice));
        None
    }

    /// Reports words behind numbers that no file declares as units.
    pub fn check_units(&mut self, words: &[Word]) {
        for word in words {
            if self.units.knows(&word.node) || self.lost.contains(&word.node) {
                continue;
            }
            let near = self.offer(&word.node, |suite| {
                let mut forms: Vec<&str> = suite.units.iter().flat_map(|unit| unit.forms.iter().chain([&unit.name])).map(String::as_str).collect();
                forms.extend(syntax::unit_forms().map(|form| form as &str));
                forms
            });
            if self.incomplete && near.is_none() {
                continue;
            }
            let error = RulesError::new("unknown-unit", word.span, format!("unknown unit `{}`", word.node)).label("no unit of this name");
            self.report(error.offer(near.as_deref(), "write a unit such as `minutes`, `metres` or `%`; what is counted has none: leave the word out"));
        }
    }

    /// Adds a claim whose name was declared, and what is doubtful about it.
    pub fn add_claim(&mut self, claim: Claim, doubt: Doubt) {
        self.enter_values(ClaimId(u16::try_from(self.suite.claims.len()).unwrap_or(u16::MAX)), &claim);
        self.suite.claims.push(claim);
        self.doubts.push(doubt);
    }

    /// Puts a claim in the place of the one that it extends, and adds to what is doubtful about it.
    pub fn extend_claim(&mut self, id: ClaimId, claim: Claim, doubt: Doubt) {
        self.enter_values(id, &claim);
        if let (Some(old), Some(doubts)) = (self.suite.claims.get_mut(usize::from(id.0)), self.doubts.get_mut(usize::from(id.0))) {
            *old = claim;
            doubts.keys |= doubt.keys;
            doubts.values.extend(doubt.values);
        }
    }

    fn enter_values(&mut self, id: ClaimId, claim: &Claim) {
        for (number, key) in claim.keys.iter().enumerate() {
            let (KeyValues::Named(values), Ok(number)) = (&key.values, u8::try_from(number)) else { continue };
            self.values.extend(values.iter().map(|(name, _)| (id, KeyId(number), name.clone())));
        }
    }

    /// Whether a key has a named value.
    pub fn has_value(&self, claim: ClaimId, key: KeyId, value: &str) -> bool {
        self.values.contains(&(claim, key, value.to_owned()))
    }

    /// What the values of a claim measure; `None` where its type is not known.
    pub fn measure(&self, claim: ClaimId) -> Option<Measure> {
        let known = self.doubt(claim).is_none_or(|doubt| !doubt.ty);
        self.suite.claim(claim).filter(|_| known).map(|claim| Measure::of(claim, self.declared_units.clone()))
    }

    /// A claim that is declared twice may have the keys of both places.
    pub fn doubt_keys(&mut self, claim: u16) {
        if let Some(doubt) = self.doubts.get_mut(usize::from(claim)) {
            doubt.keys = true;
        }
    }

    /// What could not be read of a claim.
    pub fn doubt(&self, claim: ClaimId) -> Option<&Doubt> {
        self.doubts.get(usize::from(claim.0))
    }

    /// Patterns of a role; those that are wrong are reported and left out.
    pub fn patterns(&mut self, texts: &[Text], role: Role) -> Vec<Pattern> {
        texts.iter().filter_map(|text| self.keep(syntax::pattern(text, role))).collect()
    }

    /// Strings that must not be empty, their escapes resolved.
    pub fn spellings(&mut self, texts: &[Text]) -> Vec<String> {
        for text in texts.iter().filter(|text| text.raw.trim().is_empty() && text.closed) {
            self.report(RulesError::new("empty-spelling", text.span, "a spelling is empty").label("nothing to find").help("write the name as texts have it"));
        }
        texts.iter().map(Text::value).collect()
    }
}

fn key_of(claim: &Claim, name: &str) -> Option<KeyId> {
    let at = claim.keys.iter().position(|key| key.name == name)?;
    u8::try_from(at).ok().map(KeyId)
}
