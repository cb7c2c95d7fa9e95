//! A resolved suite to the lexicon and the matcher that reading works with.

use super::{Claim, ClaimType, KeyValues, Otherwise, Suite};
use crate::pattern::{self, Accepts, BindPattern, ClaimPatterns, Cue, CueValue, KeyPatterns, Matcher, NameEntry, Pattern, Program};
use crate::text::{Lexicon, NameId};

/// The lexicon and the matcher of a suite.
pub fn compile(suite: &Suite) -> (Lexicon, Matcher) {
    let mut lexicon = Lexicon::base();
    let mut matcher = Matcher::default();
    names(suite, &mut lexicon, &mut matcher);
    classes(suite, &mut lexicon, &mut matcher);
    for misread in &suite.misreads {
        lexicon.add_correction(&misread.words, misread.correction.clone());
    }
    for unit in &suite.units {
        lexicon.add_unit(unit.clone());
    }
    for (number, claim) in suite.claims.iter().enumerate() {
        add_claim(u16::try_from(number).unwrap_or(u16::MAX), claim, &mut lexicon, &mut matcher);
    }
    matcher.signatures = suite.checks.iter().map(|check| check.form.signature).collect();
    (lexicon, matcher)
}

/// Parties first, then speakers: the numbers of the one list of names.
fn names(suite: &Suite, lexicon: &mut Lexicon, matcher: &mut Matcher) {
    let parties = suite.parties.iter().enumerate().map(|(i, party)| (&party.name, &party.spellings, Some(i), true));
    let speakers = suite.speakers.iter().map(|speaker| (&speaker.name, &speaker.spellings, speaker.party.map(|p| usize::from(p.0)), false));
    for (name, spellings, party, is_party) in parties.chain(speakers) {
        let id = NameId(u16::try_from(matcher.names.len()).unwrap_or(u16::MAX));
        for spelling in spellings {
            lexicon.add_name(spelling, id);
        }
        let party = party.and_then(|p| u16::try_from(p).ok());
        matcher.names.push(NameEntry { name: name.as_str().into(), party, is_party });
    }
}

/// The members of each class of entities.
fn classes(suite: &Suite, lexicon: &mut Lexicon, matcher: &mut Matcher) {
    for entity in &suite.entities {
        let numbered = || (0..=u16::MAX).zip(&entity.members);
        lexicon.add_class_of(numbered().flat_map(|(number, (_, spellings))| spellings.iter().map(move |spelling| (spelling.as_str(), number))));
        matcher.classes.push(entity.members.iter().map(|(name, _)| name.as_str().into()).collect());
    }
}

/// The keys that a pattern captures, as numbers of the claim's keys.
fn captures(claim: &Claim, pattern: &Pattern) -> Vec<u16> {
    let number = |name: &str| claim.keys.iter().position(|key| key.name == name).and_then(|i| u16::try_from(i).ok());
    pattern.captures().into_iter().filter_map(|(key, _)| number(key)).collect()
}

fn add_claim(number: u16, claim: &Claim, lexicon: &mut Lexicon, matcher: &mut Matcher) {
    let accepts = match &claim.ty {
        ClaimType::Quantity { kind, dimension, .. } => Accepts::Figure { kind: *kind, dimension },
        ClaimType::Choice { .. } => Accepts::Words,
        ClaimType::Set { class } => Accepts::Members { class: class.0 },
        ClaimType::Happened => Accepts::Event,
        ClaimType::Name => Accepts::Name,
        ClaimType::Quote => Accepts::Quote,
    };
    let binds = claim
        .binds
        .iter()
        .map(|bind| BindPattern {
            program: if accepts == Accepts::Event { Program::compile_event(&bind.pattern, lexicon) } else { Program::compile(&bind.pattern, lexicon) },
            about: bind.about.iter().map(|about| matcher.add_about(Program::compile(about, lexicon))).collect(),
            choice: bind.choice,
            captures: captures(claim, &bind.pattern),
        })
        .collect();
    let not = claim.not.iter().map(|pattern| Program::compile(pattern, lexicon)).collect();
    let mut keys = Vec::new();
    for (i, key) in claim.keys.iter().chain(claim.own_keys.iter().map(|own| &own.key)).enumerate() {
        let mut cue = |value: CueValue, pattern: &Pattern| {
            let program = Program::compile(pattern, lexicon);
            matcher.add_cue(Cue { claim: number, key: u16::try_from(i).unwrap_or(u16::MAX), value, program });
        };
        match &key.values {
            KeyValues::Named(values) => {
                for (v, (_, patterns)) in values.iter().enumerate() {
                    for pattern in patterns {
                        cue(CueValue::Named(u16::try_from(v).unwrap_or(u16::MAX)), pattern);
                    }
                }
            }
            KeyValues::Party(patterns) => patterns.iter().for_each(|pattern| cue(CueValue::Party, pattern)),
        }
        let otherwise = match key.otherwise {
            Otherwise::Unknown => pattern::Otherwise::Unknown,
            Otherwise::Value(value) => pattern::Otherwise::Value(value),
            Otherwise::PartyOfSpeaker => pattern::Otherwise::PartyOfSpeaker,
        };
        keys.push(KeyPatterns { otherwise });
    }
    let own_keys = claim.own_keys.iter().map(|own| pattern::OwnKey { key: own.built_in, values: own.values.clone() }).collect();
    matcher.add_claim(ClaimPatterns { accepts, binds, not, keys, own_keys });
}
