//! `key NAME { … }` inside a claim: what else the claim carries.

use super::{BUILT_IN_KEYS, Key, KeyValues, Otherwise, OwnKey, Scope};
use crate::facts::{Role as Part, Stance};
use crate::pattern::BuiltIn;
use crate::source::Span;
use crate::syntax::{
    self, Block, Kind, Lines, Parsed, Parser, Role, RulesError, Text, Tokens, Word, alt, at_text, cut, declared, keyword, maybe, preceded, sign, strings, word,
};
use rustc_hash::FxHashSet;

/// A key as it was read.
#[derive(Debug)]
pub struct KeyNode {
    /// Its name.
    pub name: Word,
    /// The type behind the colon.
    class: Option<Word>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Values(Block<ValueNode>),
    Cues(Vec<Text>, Option<(Word, Word)>),
}

#[derive(Debug)]
struct ValueNode {
    name: Word,
    /// The cues, or where it says `otherwise`.
    cues: Result<Vec<Text>, Span>,
}

const LINES: Lines = Lines { holds: "value", begins: starts_value, outside: &["key", "about", "not"], after: "the key's name" };

fn starts_value(input: Tokens<'_>) -> bool {
    input.first().kind == Kind::Word && (at_text(input.skip()) || input.skip().text() == "otherwise")
}

/// A key, from behind its keyword on.
pub fn parse(input: Tokens<'_>) -> Parsed<'_, KeyNode> {
    // Keys that every claim has may be read by cues of the claim: their names are words of the language.
    let (rest, name) = if BUILT_IN_KEYS.contains(&input.text()) { word("a key's name")(input)? } else { declared(word("a key's name"))(input)? };
    let (rest, class) = maybe(preceded(sign(":"), cut(word("`party`"))))(rest)?;
    if class.is_some() && at_text(rest) {
        let (rest, cues) = strings(rest)?;
        let (rest, otherwise) = maybe(preceded(keyword("otherwise"), cut((word("`party of speaker`"), keyword("of"), word("`speaker`")))))(rest)?;
        return Ok((rest, KeyNode { name, class, body: Body::Cues(cues, otherwise.map(|(key, _, of)| (key, of))) }));
    }
    let (rest, block) = syntax::block(LINES, value)(rest)?;
    Ok((rest, KeyNode { name, class, body: Body::Values(block) }))
}

fn value(input: Tokens<'_>) -> Parsed<'_, ValueNode> {
    let (rest, name) = declared(word("a value"))(input)?;
    let (rest, cues) = cut(alt((strings.map(Ok), keyword("otherwise").map(Err)))).parse(rest)?;
    Ok((rest, ValueNode { name, cues }))
}

impl KeyNode {
    /// Whether values of it may be missing because a line could not be read.
    pub fn is_doubtful(&self) -> bool {
        match &self.body {
            Body::Values(block) => block.broken,
            Body::Cues(..) => self.class.as_ref().is_some_and(|class| class.node != "party"),
        }
    }

    /// The key; what is wrong is reported.
    pub fn resolve(&self, scope: &mut Scope) -> Key {
        let party = self.is_party(scope);
        let (values, otherwise) = match &self.body {
            Body::Values(block) => named(&block.items, party, scope),
            Body::Cues(cues, otherwise) => {
                let role = if party { Role::Value } else { Role::Unknown };
                (KeyValues::Party(scope.patterns(cues, role)), otherwise.as_ref().map_or(Otherwise::Unknown, |(key, of)| party_of_speaker(key, of, scope)))
            }
        };
        Key { name: self.name.node.clone(), values, otherwise, span: self.name.span }
    }

    /// A key that every claim has, read by these cues; what is wrong is reported.
    pub fn resolve_own(&self, scope: &mut Scope) -> Option<OwnKey> {
        let key = self.resolve(scope);
        let Some((built_in, words)) = own_key(&self.name.node) else {
            let error = RulesError::new("fixed-key", self.name.span, format!("key `{}` is read from the document, and no cue changes it", self.name.node));
            scope.report(error.label("not to be declared").help(format!("give it another name, or declare `{}`", OWN_KEYS.join("`, `"))));
            return None;
        };
        let named = match &self.body {
            Body::Values(block) => block.items.as_slice(),
            Body::Cues(..) if built_in == BuiltIn::Speaker => &[],
            Body::Cues(cues, _) => {
                let span = cues.first().map_or(self.name.span, |cue| cue.span);
                let error = RulesError::new("wrong-type", span, format!("key `{}` holds no party", self.name.node)).label("captures a party");
                scope.report(error.help(format!("name its values in braces: `{}`", words.join("`, `"))));
                return None;
            }
        };
        let mut values = Vec::new();
        for (number, node) in (0..=u16::MAX).zip(named) {
            values.extend(match built_in {
                // An unknown party is told already.
                BuiltIn::Speaker if self.class.is_some() => scope.known_party(&node.name),
                BuiltIn::Speaker => scope.name(&node.name),
                BuiltIn::Event => Some(number),
                BuiltIn::Stance | BuiltIn::Role => word_number(&node.name, &self.name.node, &words, scope),
            });
        }
        Some(OwnKey { built_in, values, key })
    }

    /// Adds its values and cues to a key of the same name; what does not fit that is reported.
    pub fn extend(&self, older: &mut Key, scope: &mut Scope) {
        let new = self.resolve(scope);
        match (&mut older.values, new.values) {
            (KeyValues::Party(cues), KeyValues::Party(more)) => cues.extend(more),
            (KeyValues::Named(values), KeyValues::Named(more)) => {
                let before = values.len();
                for (name, cues) in more {
                    match values.iter_mut().take(before).find(|(known, _)| *known == name) {
                        Some((_, known)) => known.extend(cues),
                        None => values.push((name, cues)),
                    }
                }
            }
            _ => {
                let error =
                    RulesError::new("wrong-type", self.name.span, format!("key `{}` is of another type in its claim", older.name)).label("does not fit");
                scope.report(error.help("write cues where the first one has cues, and values where it has values").related(older.span, "the first one"));
            }
        }
        if new.otherwise != Otherwise::Unknown {
            let error = RulesError::new("otherwise-twice", self.name.span, format!("what else holds of key `{}` is said by its claim", older.name));
            scope.report(error.label("has `otherwise`").help("remove `otherwise` here").related(older.span, "the key"));
        }
    }

    /// Whether its values are parties; any other type is reported.
    fn is_party(&self, scope: &mut Scope) -> bool {
        let Some(class) = &self.class else { return false };
        if class.node != "party" {
            let error = RulesError::new("unknown-type", class.span, format!("unknown type of a key `{}`", class.node)).label("not a type of keys");
            scope.report(error.offer(syntax::nearest(&class.node, ["party"]), "write `party`, or name the values in braces"));
        }
        class.node == "party"
    }
}

/// The keys that every claim has and that a claim may read by cues of its own.
const OWN_KEYS: [&str; 4] = ["speaker", "stance", "role", "event"];

/// The key of this name, and the words that its values can be.
fn own_key(name: &str) -> Option<(BuiltIn, Vec<&'static str>)> {
    match name {
        "speaker" => Some((BuiltIn::Speaker, Vec::new())),
        "stance" => Some((BuiltIn::Stance, Stance::ALL.map(Stance::name).to_vec())),
        "role" => Some((BuiltIn::Role, Part::ALL.map(Part::name).to_vec())),
        "event" => Some((BuiltIn::Event, Vec::new())),
        _ => None,
    }
}

/// The number of a value among the words that it can be; another word is reported.
fn word_number(value: &Word, key: &str, words: &[&str], scope: &mut Scope) -> Option<u16> {
    let found = words.iter().position(|word| *word == value.node).and_then(|at| u16::try_from(at).ok());
    if found.is_none() {
        let error = RulesError::new("unknown-value", value.span, format!("key `{key}` has no value `{}`", value.node)).label("not known");
        scope.report(error.offer(syntax::nearest(&value.node, words.iter().copied()), format!("its values are `{}`", words.join("`, `"))));
    }
    found
}

fn named(nodes: &[ValueNode], party: bool, scope: &mut Scope) -> (KeyValues, Otherwise) {
    let (mut values, mut seen) = (Vec::new(), FxHashSet::default());
    let mut otherwise: Option<(u16, Span)> = None;
    for node in nodes {
        if !seen.insert(node.name.node.as_str()) {
            let error = RulesError::new("declared-twice", node.name.span, format!("value `{}` is declared twice", node.name.node)).label("the second time");
            scope.report(error.help("add the cues to the first one"));
            continue;
        }
        if party {
            scope.party(&node.name);
        }
        match (&node.cues, otherwise) {
            (Err(span), Some((_, first))) => {
                let error = RulesError::new("otherwise-twice", *span, "the key has `otherwise` already").label("the second time");
                scope.report(error.help("write cues for one of them: one value takes what is left").related(first, "the first time"));
            }
            (Err(span), None) => otherwise = u16::try_from(values.len()).ok().map(|at| (at, *span)),
            (Ok(_), _) => {}
        }
        let cues = node.cues.as_ref().map(|cues| scope.patterns(cues, Role::Cue)).unwrap_or_default();
        values.push((node.name.node.clone(), cues));
    }
    (KeyValues::Named(values), otherwise.map_or(Otherwise::Unknown, |(at, _)| Otherwise::Value(at)))
}

/// `otherwise party of speaker` is all that can be said.
fn party_of_speaker(key: &Word, of: &Word, scope: &mut Scope) -> Otherwise {
    for (word, only) in [(key, "party"), (of, "speaker")] {
        if word.node != only {
            let error = RulesError::new("unknown-word", word.span, format!("unknown word `{}`", word.node)).label("not known here");
            scope.report(error.help("write `otherwise party of speaker`"));
        }
    }
    Otherwise::PartyOfSpeaker
}
