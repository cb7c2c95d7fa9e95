//! A fact as one line of JSON.

use super::fact::Fact;
use crate::document::{Document, Places};
use crate::quantity::{Day, Number, Set, Stated, show_day};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a document says of itself, as every line of its facts repeats it.
#[derive(Clone, Debug)]
pub struct LineHead<'a> {
    document: &'a Document,
    published: Option<String>,
    sha256: Option<&'a str>,
    /// The fields that every line begins with, without the closing brace: written once, since they are a good part of each line.
    opening: Vec<u8>,
}

/// The fields that every line begins with.
#[derive(Debug, Serialize, JsonSchema)]
struct Opening<'a> {
    /// The document.
    document: &'a str,
    /// Who publishes it.
    source: &'a str,
    /// The story it belongs to.
    story: &'a str,
    /// The day of publication.
    published: Option<&'a str>,
}

/// A word of this program, such as the name of a kind: no mark in it needs escaping.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Name(&'static str);

/// A value of a field.
trait Value: Serialize {
    /// Writes the value behind the name of its field; `null` is the name with no value.
    fn write(&self, list: &mut Vec<u8>, name: &str, _null: &str) -> serde_json::Result<()> {
        list.extend_from_slice(name.as_bytes());
        serde_json::to_writer(list, self)
    }
}

impl Value for Name {
    #[inline]
    fn write(&self, list: &mut Vec<u8>, name: &str, _null: &str) -> serde_json::Result<()> {
        list.extend_from_slice(name.as_bytes());
        list.push(b'"');
        list.extend_from_slice(self.0.as_bytes());
        list.push(b'"');
        Ok(())
    }
}

impl<T: Value> Value for Option<T> {
    #[inline]
    fn write(&self, list: &mut Vec<u8>, name: &str, null: &str) -> serde_json::Result<()> {
        let Some(value) = self else {
            list.extend_from_slice(null.as_bytes());
            return Ok(());
        };
        value.write(list, name, null)
    }
}

impl Value for u32 {}
impl Value for bool {}
impl Value for &str {}
impl Value for Cow<'_, str> {}
impl Value for Vec<&str> {}
impl Value for Number {}
impl Value for Stated {}
impl Value for Keys<'_> {}

/// Defines the line with its fields and how it is written: the names need no escaping, so they are copied as they are, since they are half of each line.
/// What two sets share is written once and copied, since most have the same bounds.
macro_rules! line {
    (
        $(#[$of_line:meta])*
        pub struct $line:ident {
            $($(#[$of_field:meta])* $field:ident: $type:ty $({ $($part:ident),* })?,)*
        }
        // what is left out where it is null
        $($(#[$of_extra:meta])* $extra:ident: Option<$some:ty>,)*
    ) => {
        $(#[$of_line])*
        pub struct $line<'a> {
            $($(#[$of_field])* $field: $type,)*
            $($(#[$of_extra])* #[serde(skip_serializing_if = "Option::is_none")] $extra: Option<$some>,)*
        }

        impl $line<'_> {
            /// Writes all fields, each with a comma before it.
            #[allow(unused_assignments)] // of the last set
            fn write_fields(&self, list: &mut Vec<u8>) -> serde_json::Result<()> {
                let mut written = None;
                $(line!(@write list, written, ",\"", self.$field, stringify!($field) $(, { $($part),* })?);)*
                $(
                    if let Some(extra) = &self.$extra {
                        line!(@write list, written, ",\"", extra, stringify!($extra));
                    }
                )*
                Ok(())
            }
        }
    };
    (@write $list:ident, $written:ident, $mark:literal, $value:expr, $name:expr) => {
        $value.write($list, concat!($mark, $name, "\":"), concat!($mark, $name, "\":null"))?;
    };
    (@write $list:ident, $written:ident, $mark:literal, $value:expr, $name:expr, { $first:ident $(, $part:ident)* }) => {
        $list.extend_from_slice(concat!($mark, $name, "\":").as_bytes());
        match $written {
            Some((value, from, to)) if value == $value => $list.extend_from_within(from..to),
            _ => {
                let from = $list.len();
                line!(@write $list, $written, "{\"", $value.$first, stringify!($first));
                $(line!(@write $list, $written, ",\"", $value.$part, stringify!($part));)*
                $list.push(b'}');
                $written = Some(($value, from, $list.len()));
            }
        }
    };
}

line! {
    /// One line of `factlint facts --format jsonl`, behind the fields that all lines of a document share; see [`LineHead::write`]. Offsets are half-open bytes of the file; line and column count from 1, columns in characters.
    #[derive(Debug, JsonSchema)]
    pub struct FactLine {
        /// The first byte of the value, without its hedge.
        start: u32,
        /// One past its last byte.
        end: u32,
        /// The line of the value, from 1.
        line: u32,
        /// Its column, from 1, in characters.
        column: u32,
        /// The words of the value, without the hedge.
        text: &'a str,
        /// The hedge, such as `at least`.
        hedge: Option<&'a str>,
        /// The first byte of the hedge.
        hedge_start: Option<u32>,
        /// One past its last byte.
        hedge_end: Option<u32>,
        /// The kind of quantity.
        kind: Name,
        /// The least value as stated; for dates and times their ISO text, for a choice the name of its value.
        low: Option<Stated>,
        /// The largest value as stated.
        high: Option<Stated>,
        /// The unit as stated, in the English singular; for money the ISO 4217 code where the words tell one, for counts the counted noun.
        unit: Option<&'a str>,
        /// Words between a count and its noun.
        modifiers: Vec<&'a str>,
        /// Whether it is the total, a part, or a change.
        role: Name,
        /// The unit of `hard` and `soft`.
        base_unit: Option<Name>,
        /// What the words allow at all.
        hard: Set { low, high, low_open, high_open },
        /// What a reader takes from them.
        soft: Set { low, high, low_open, high_open },
        /// Who says it; null for the document itself.
        speaker: Option<&'a str>,
        /// The first byte of the words that name the speaker.
        speaker_start: Option<u32>,
        /// One past their last byte.
        speaker_end: Option<u32>,
        /// How firmly it is said; null where the words do not tell.
        stance: Option<Name>,
        /// Whether it is said not to be so.
        denied: bool,
        /// The day that the figure is of.
        as_of: Option<Cow<'a, str>>,
        /// The first byte of the sentence.
        sentence_start: u32,
        /// One past its last byte.
        sentence_end: u32,
        /// What the sentence stands in.
        block: Name,
    }

    /// The hash of the document's bytes.
    sha256: Option<&'a str>,
    /// The claim that it is bound to.
    claim: Option<&'a str>,
    /// The keys of the claim, with null for those that are unknown.
    #[schemars(with = "Option<BTreeMap<String, Option<String>>>")]
    key: Option<Keys<'a>>,
}

/// The keys of a claim by name, as one object.
#[derive(Debug)]
struct Keys<'a>(&'a [(String, Option<String>)]);

impl Serialize for Keys<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'a> LineHead<'a> {
    /// The head of a document's lines.
    pub fn new(document: &'a Document) -> Self {
        let (meta, published) = (&document.meta, document.meta.published.map(show_day));
        let opening = Opening { document: &document.name, source: &meta.source, story: &meta.story, published: published.as_deref() };
        // texts and nothing else: writing them cannot fail
        let mut opening = serde_json::to_vec(&opening).unwrap_or_default();
        opening.pop();
        Self { document, published, sha256: None, opening }
    }

    /// The same, with the hash of the document's bytes in every line.
    #[must_use]
    pub fn with_sha256(self, sha256: Option<&'a str>) -> Self {
        Self { sha256, ..self }
    }

    /// The line of one of its facts; `places` walks through the document's text.
    pub fn line<'f: 'a>(&'a self, fact: &'f Fact, places: &mut Places) -> FactLine<'a> {
        let text = self.document.text.as_str();
        let (line, column) = places.place(fact.span.start);
        let speaker = fact.context.speaker.as_ref();
        let place = |span| self.document.in_file(span);
        let (own, sentence, hedge) = (place(fact.span), place(fact.sentence), fact.hedge.map(place));
        let mention = speaker.map(|speaker| place(speaker.span));
        FactLine {
            start: own.start,
            end: own.end,
            line,
            column,
            text: fact.span.of(text),
            hedge: fact.hedge.map(|h| h.of(text)),
            hedge_start: hedge.map(|h| h.start),
            hedge_end: hedge.map(|h| h.end),
            kind: Name(fact.kind.name()),
            low: fact.low.map(|n| Stated::of(fact.kind, n)),
            high: fact.high.map(|n| Stated::of(fact.kind, n)),
            unit: fact.measure.name(),
            modifiers: fact.modifiers.map_or_else(Vec::new, |m| m.of(text).split_whitespace().collect()),
            role: Name(fact.role.name()),
            base_unit: Some(Name(fact.base_unit)).filter(|name| !name.0.is_empty()),
            hard: fact.hard.into(),
            soft: fact.soft.into(),
            speaker: speaker.map(|s| &*s.name),
            speaker_start: mention.map(|s| s.start),
            speaker_end: mention.map(|s| s.end),
            stance: fact.context.stance.known().map(Name),
            denied: fact.context.denied,
            as_of: fact.context.as_of.map(|day| self.day(day)),
            sentence_start: sentence.start,
            sentence_end: sentence.end,
            block: Name(fact.block.name()),
            sha256: self.sha256,
            claim: None,
            key: None,
        }
    }
}

impl LineHead<'_> {
    /// A day as a line has it; most are that of publication.
    fn day(&self, day: Day) -> Cow<'_, str> {
        let published = self.published.as_deref().filter(|_| Some(day) == self.document.meta.published);
        published.map_or_else(|| show_day(day).into(), Cow::from)
    }

    /// Writes a line of this document, with its end.
    ///
    /// # Errors
    ///
    /// None that a list of bytes could have.
    pub fn write(&self, line: &FactLine, list: &mut Vec<u8>) -> std::io::Result<()> {
        list.extend_from_slice(&self.opening);
        line.write_fields(list)?;
        list.push(b'}');
        list.push(b'\n');
        Ok(())
    }
}

impl<'a> FactLine<'a> {
    /// The same, bound to a claim, with its keys and, for a choice, the name of its value.
    #[must_use]
    pub fn bound(self, claim: &'a str, key: &'a [(String, Option<String>)], choice: Option<&str>) -> Self {
        let stated = |read: Option<Stated>| choice.map(|name| Stated::Text(name.to_owned())).or(read);
        Self { claim: Some(claim), key: Some(Keys(key)), low: stated(self.low), high: stated(self.high), ..self }
    }
}

/// Grows when a field of a line changes its meaning or goes.
pub const LINE_VERSION: u32 = 1;

/// The JSON Schema of a line, as it is written and as it may be given.
pub fn line_schema() -> schemars::Schema {
    let settings = || schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let (opening, mut schema) = (settings().into_root_schema_for::<Opening>(), settings().into_root_schema_for::<FactLine>());
    schema.insert("$id".to_owned(), format!("factlint:facts:{LINE_VERSION}").into());
    schema.insert("title".to_owned(), "A fact".into());
    // all others are read from these where a line is given
    schema.insert("required".to_owned(), serde_json::json!(["document", "text", "kind"]));
    schema.insert("additionalProperties".to_owned(), false.into());
    let sentence = serde_json::json!({ "type": ["string", "null"], "description": "The sentence around the value, where a line is given; never written." });
    if let Some(properties) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
        properties.insert("sentence".to_owned(), sentence);
        let opening = opening.get("properties").and_then(serde_json::Value::as_object);
        properties.extend(opening.into_iter().flatten().map(|(name, field)| (name.clone(), field.clone())));
    }
    schema
}
