//! Facts that somebody else has read, one line of JSON each, to facts and to the claims that they name.

mod add;
mod fields;
mod place;
mod value;

pub use add::{Item, add};
pub use fields::{Placed, Problem};

use crate::declaration::{Claim, ClaimType, Key, KeyValues, Otherwise, Suite};
use crate::document::{BlockKind, Meta};
use crate::facts::{Beside, Binding, Context, Fact, KeyValue, Measure, Role, Speaker, Stance, Term, speaker_called};
use crate::pattern::Matcher;
use crate::quantity::{Interval, Kind, Understood, kind};
use crate::source::Span;
use crate::text::Lexicon;
use fields::Fields;
use place::place;
use std::sync::Arc;
use value::{Value, day, value};

/// The fields of a line: those that `factlint facts` writes, and what only a given fact has.
pub const FIELDS: [&str; 34] = [
    "document",
    "source",
    "story",
    "published",
    "start",
    "end",
    "line",
    "column",
    "text",
    "hedge",
    "hedge_start",
    "hedge_end",
    "kind",
    "low",
    "high",
    "unit",
    "modifiers",
    "role",
    "base_unit",
    "hard",
    "soft",
    "speaker",
    "speaker_start",
    "speaker_end",
    "stance",
    "denied",
    "as_of",
    "sentence_start",
    "sentence_end",
    "block",
    "sha256",
    "claim",
    "key",
    "sentence",
];

/// What names mean.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The rules.
    pub suite: &'a Suite,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The names of parties and speakers.
    pub matcher: &'a Matcher,
}

/// A fact that was given.
#[derive(Clone, Debug)]
pub struct Given {
    /// The document that it is from.
    pub document: Placed<String>,
    /// The hash of the document's bytes.
    pub sha256: Option<Placed<String>>,
    /// What the line says of the document.
    pub meta: Meta,
    /// The value's words, where they begin, and whether the line says so.
    pub text: Placed<String>,
    /// Whether the line tells the place in the document.
    pub located: bool,
    /// The fact, bound where it names a claim.
    pub fact: Bound,
}

/// A given fact, which either names its claim or leaves it to the patterns.
#[derive(Clone, Debug)]
pub enum Bound {
    /// It names its claim.
    Claim(Box<Binding>),
    /// The patterns of the rules are to bind it.
    Open(Box<Fact>),
}

impl Given {
    /// The fact.
    pub fn fact(&self) -> &Fact {
        match &self.fact {
            Bound::Claim(binding) => &binding.fact,
            Bound::Open(fact) => fact,
        }
    }
}

/// Reads a line, which begins at byte `offset` of its file and has this number there; both stand in for a place that it does not tell.
///
/// # Errors
///
/// A line that is no such fact, or names what is not known.
pub fn given(line: &str, offset: u32, number: u32, names: Names) -> Result<Given, Problem> {
    let mut fields = Fields::of(line)?;
    let document = fields.demand("document")?;
    let (sha256, claim) = (fields.text("sha256")?, fields.text("claim")?);
    let claim = claim.map(|name| claim_called(&name, names.suite)).transpose()?;
    let text = fields.demand("text")?;
    let meta = meta(&mut fields, &document.node)?;
    let hedge = fields.text("hedge")?;
    let kind = kind_of(&mut fields, claim)?;
    let place = place(&mut fields, &text, hedge.as_ref(), offset, number)?;
    let context = context(&mut fields, names, meta.published)?;
    let keys = keys(&mut fields, claim, names, context.speaker.as_ref())?;
    let (value, term) = match claim.map(|(_, claim)| &claim.ty) {
        Some(ClaimType::Quantity { dimension, .. }) => (value(&mut fields, kind, Some(dimension), hedge.as_ref(), names.lexicon)?, None),
        Some(words) => worded(&mut fields, words, names)?,
        None => (value(&mut fields, kind, None, hedge.as_ref(), names.lexicon)?, None),
    };
    let fact = Fact {
        kind,
        span: place.span,
        hedge: place.hedge,
        low: value.low,
        high: value.high,
        measure: value.measure,
        modifiers: None,
        role: one_of(&mut fields, "role", &Role::ALL, Role::name)?,
        hard: value.sets.hard,
        soft: value.sets.soft,
        base_unit: value.base_unit,
        tokens: 0..0,
        head: None,
        context,
        sentence: place.sentence.span,
        block: one_of(&mut fields, "block", &BlockKind::ALL, BlockKind::name)?,
    };
    passed(&mut fields)?;
    fields.end(&FIELDS)?;
    let fact = match claim {
        Some((claim, _)) => {
            let underlined = fact.underlined();
            let (_, line, column) = place.sentence.in_file(underlined);
            let (underlined_at, sentence) = ((line, column), place.sentence);
            let (place, line, column) = (place.span, place.line, place.column);
            let beside = Beside::default();
            Bound::Claim(Box::new(Binding { claim, term, fact, beside, keys, place, line, column, underlined, underlined_at, sentence }))
        }
        None => Bound::Open(Box::new(fact)),
    };
    Ok(Given { document, sha256, meta, text, located: place.located, fact })
}

/// What the line repeats of what is known otherwise.
fn passed(fields: &mut Fields) -> Result<(), Problem> {
    fields.take::<Vec<String>>("modifiers", "a list of texts")?;
    for name in ["speaker_start", "speaker_end"] {
        fields.number(name)?;
    }
    Ok(())
}

fn claim_called<'s>(name: &Placed<String>, suite: &'s Suite) -> Result<(u16, &'s Claim), Problem> {
    let found = (0..).zip(&suite.claims).find(|(_, claim)| claim.name == name.node);
    found.ok_or_else(|| name.unknown("claim", suite.claims.iter().map(|claim| claim.name.as_str())))
}

fn meta(fields: &mut Fields, document: &str) -> Result<Meta, Problem> {
    let file = document.rsplit_once('/').map_or(document, |(_, file)| file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let published = fields.text("published")?.map(|text| date(&text, "published")).transpose()?;
    let mut text = |name| Ok(fields.text(name)?.map(|text| text.node).filter(|text| !text.is_empty()));
    let source = text("source")?.unwrap_or_else(|| stem.to_owned());
    Ok(Meta { source, story: text("story")?.unwrap_or_default(), published, ..Meta::default() })
}

fn date(text: &Placed<String>, name: &str) -> Result<i64, Problem> {
    day(&text.node).ok_or_else(|| text.problem(format!("`{name}` must be a date, such as \"2025-06-02\"")))
}

/// The kind that the line says, or the one that its claim asks for where both are numbers.
fn kind_of(fields: &mut Fields, claim: Option<(u16, &Claim)>) -> Result<Kind, Problem> {
    let name = fields.demand("kind")?;
    let known = || kind::KINDS.iter().map(|kind| kind.name);
    let stated = Kind::named(&name.node).ok_or_else(|| name.unknown("kind", known()))?;
    let Some((_, claim)) = claim else {
        let unclaimed = || name.problem(format!("a {} names its claim; add `\"claim\":\"…\"`", stated.name()));
        return if stated.in_words() { Err(unclaimed()) } else { Ok(stated) };
    };
    let wanted = claim.ty.kind();
    let bare = [Kind::NUMBER, Kind::RANGE, Kind::COUNT].contains(&stated) && wanted.definition().bare_unit.is_some();
    if stated == wanted || bare { Ok(wanted) } else { Err(name.problem(format!("claim `{}` takes a {}, not a {}", claim.name, wanted.name(), stated.name()))) }
}

/// A value that is no figure, which stands for both ends as it is shown.
fn worded(fields: &mut Fields, ty: &ClaimType, names: Names) -> Result<(Value, Option<Term>), Problem> {
    let shown = fields.demand("low")?;
    for end in ["high", "unit", "base_unit"] {
        fields.text(end)?;
    }
    for set in ["hard", "soft"] {
        fields.take::<&serde_json::value::RawValue>(set, "an object")?;
    }
    let term = match ty {
        ClaimType::Choice { values } => Term::Choice(numbered(&shown, &shown.node, values.iter().map(String::as_str))?),
        ClaimType::Happened => Term::Happened(numbered(&shown, &shown.node, ["denied", "happened"].into_iter())? == 1),
        ClaimType::Set { class } => members(&shown, class.0, names)?,
        ClaimType::Name => Term::Name(Arc::from(shown.node.as_str())),
        ClaimType::Quote | ClaimType::Quantity { .. } => Term::Quote(Arc::from(shown.node.trim_matches(['“', '”', '"']).to_lowercase())),
    };
    let sets = Understood::plain(Interval::default());
    Ok((Value { low: None, high: None, measure: Measure::None, base_unit: "", sets }, Some(term)))
}

/// The number of a name among those that are known.
fn numbered<'n>(shown: &Placed<String>, name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Result<u16, Problem> {
    let found = (0u16..).zip(known.clone()).find(|(_, value)| *value == name).map(|(number, _)| number);
    found.ok_or_else(|| shown.unknown("value", known))
}

/// `Sund, Eastwick …`: members of a class, with the sign that leaves room for others.
fn members(shown: &Placed<String>, class: u16, names: Names) -> Result<Term, Problem> {
    let listed = shown.node.trim_end_matches('…').trim_end();
    let known = names.matcher.classes.get(usize::from(class)).map(Vec::as_slice).unwrap_or_default();
    let mut members = Vec::new();
    for name in listed.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        members.push(numbered(shown, name, known.iter().map(AsRef::as_ref))?);
    }
    members.sort_unstable();
    members.dedup();
    Ok(Term::Set { class, members, open: shown.node.len() > listed.len() })
}

fn context(fields: &mut Fields, names: Names, published: Option<i64>) -> Result<Context, Problem> {
    let speaker = fields.text("speaker")?.map(|name| speaker(&name, names)).transpose()?;
    let as_of = fields.text("as_of")?.map(|text| date(&text, "as_of")).transpose()?.or(published);
    let denied = fields.take::<bool>("denied", "true or false")?.is_some_and(|denied| denied.node);
    Ok(Context { speaker, stance: one_of(fields, "stance", &Stance::ALL, Stance::name)?, denied, as_of, ..Context::default() })
}

/// Somebody who is not declared may speak, but not under a name that looks like a slip of a declared one.
fn speaker(name: &Placed<String>, names: Names) -> Result<Speaker, Problem> {
    let speaker = speaker_called(&name.node, names.lexicon, names.matcher);
    let known = names.matcher.names.iter().map(|entry| &*entry.name);
    match crate::syntax::nearest(&name.node, known.clone()) {
        Some(_) if speaker.declared.is_none() => Err(name.unknown("speaker", known)),
        _ => Ok(Speaker { span: Span::default(), ..speaker }),
    }
}

/// One of the values that have names; the usual one where the line is silent.
fn one_of<T: Copy + Default>(fields: &mut Fields, field: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, Problem> {
    let Some(given) = fields.text(field)? else { return Ok(T::default()) };
    all.iter().copied().find(|one| name(*one) == given.node).ok_or_else(|| given.unknown(field, all.iter().map(|one| name(*one))))
}

/// The keys of the claim: as given, else what holds without a cue.
fn keys(fields: &mut Fields, claim: Option<(u16, &Claim)>, names: Names, speaker: Option<&Speaker>) -> Result<Vec<Option<KeyValue>>, Problem> {
    let object = fields.object("key")?;
    let Some((_, claim)) = claim else {
        return match object {
            Some(object) => Err(Problem { column: object.column(), message: "a `key` needs its `claim`; add `\"claim\":\"…\"`".to_owned() }),
            None => Ok(Vec::new()),
        };
    };
    let mut keys: Vec<_> = claim.keys.iter().map(|key| otherwise(key, speaker)).collect();
    for (name, value) in object.map(|mut object| object.texts()).transpose()?.unwrap_or_default() {
        let found = claim.keys.iter().zip(&mut keys).find(|(key, _)| key.name == name.node);
        let Some((key, slot)) = found else { return Err(name.unknown("key", claim.keys.iter().map(|key| key.name.as_str()))) };
        *slot = value.map(|value| key_value(key, &value, names)).transpose()?;
    }
    Ok(keys)
}

fn otherwise(key: &Key, speaker: Option<&Speaker>) -> Option<KeyValue> {
    match key.otherwise {
        Otherwise::Unknown => None,
        Otherwise::Value(value) => Some(KeyValue::Named(value)),
        Otherwise::PartyOfSpeaker => speaker.and_then(|speaker| speaker.party).map(KeyValue::Party),
    }
}

fn key_value(key: &Key, value: &Placed<String>, names: Names) -> Result<KeyValue, Problem> {
    if let KeyValues::Named(values) = &key.values {
        let found = (0u16..).zip(values).find(|(_, (name, _))| *name == value.node).map(|(number, _)| KeyValue::Named(number));
        return found.ok_or_else(|| value.unknown("value", values.iter().map(|(name, _)| name.as_str())));
    }
    let parties = || (0u16..).zip(&names.matcher.names).filter(|(_, entry)| entry.is_party);
    let found = parties().find(|(_, entry)| *entry.name == *value.node).map(|(number, _)| KeyValue::Party(number));
    found.ok_or_else(|| value.unknown("party", names.matcher.names.iter().filter(|entry| entry.is_party).map(|entry| &*entry.name)))
}
