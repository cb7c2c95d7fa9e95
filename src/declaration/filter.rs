//! `where KEY is V`, `except KEY is V`: which claims a rule judges.

use super::{BUILT_IN_KEYS, ClaimId, Filter, FilterKey, KeyId, KeyValues, Scope};
use crate::facts::{Role, Stance};
use crate::source::Spanned;
use crate::syntax::{self, Kind, Parsed, Parser, RulesError, Tokens, Want, Word, alt, at_text, cut, keyword, literal, maybe, text, word};

/// A filter as it was read.
#[derive(Debug)]
pub struct FilterNode {
    key: Word,
    value: Word,
    /// Whether the value is a name of the suite, and no string.
    is_name: bool,
    negated: bool,
}

/// All filters that come next.
pub fn filters(mut input: Tokens<'_>) -> Parsed<'_, Vec<FilterNode>> {
    let mut list = Vec::new();
    loop {
        match maybe(alt((keyword("where").map(|_| false), keyword("except").map(|_| true))))(input)? {
            (rest, Some(except)) => {
                let (rest, node) = cut(|at| filter(at, except)).parse(rest)?;
                list.push(node);
                input = rest;
            }
            (rest, None) => return Ok((rest, list)),
        }
    }
}

fn filter(input: Tokens<'_>, except: bool) -> Parsed<'_, FilterNode> {
    let (rest, key) = word("a key")(input)?;
    let (rest, ()) = is(rest)?;
    let (rest, not) = maybe(keyword("not"))(rest)?;
    let is_name = rest.first().kind == Kind::Word;
    let (rest, value) = value(rest)?;
    Ok((rest, FilterNode { key, value, is_name, negated: except != not.is_some() }))
}

/// `is`; a sign of other languages is reported and taken for it.
fn is(input: Tokens<'_>) -> Parsed<'_, ()> {
    if ["==", "=", ":"].iter().any(|sign| input.is_sign(sign)) {
        let error = RulesError::new("foreign-sign", input.first().span, format!("no `{}` stands behind a key", input.text())).label("not understood");
        input.report(error.help("write `is`"));
        return Ok((input.skip(), ()));
    }
    keyword("is").map(|_| ()).parse(input)
}

fn value(input: Tokens<'_>) -> Parsed<'_, Word> {
    if at_text(input) {
        return text.map(|text| Spanned::new(text.value(), text.span)).parse(input);
    }
    if input.first().kind == Kind::Word {
        return word("a value")(input);
    }
    let failure = || syntax::Failure::wanted(input, Want::Thing("a value"));
    literal(input).map(|(rest, literal)| (rest, Spanned::new(literal.text, literal.span))).map_err(|error| error.map(|_| failure()))
}

impl FilterNode {
    /// The filter for each claim that has its key; where none has, that is reported for the first.
    pub fn resolve_all(&self, claims: &[ClaimId], scope: &mut Scope) -> Vec<Filter> {
        let name = self.key.node.as_str();
        let has = |id: &ClaimId| BUILT_IN_KEYS.contains(&name) || scope.suite.claim(*id).is_some_and(|claim| claim.keys.iter().any(|key| key.name == name));
        let mut having: Vec<ClaimId> = claims.iter().copied().filter(has).collect();
        if having.is_empty() {
            having.extend(claims.first());
        }
        // What is wrong is told once.
        having.into_iter().map_while(|claim| self.resolve(claim, scope)).collect()
    }

    /// The filter with its key and value looked up; `None` where one is unknown, which is reported.
    fn resolve(&self, claim: ClaimId, scope: &mut Scope) -> Option<Filter> {
        let declares = |scope: &Scope| scope.suite.claim(claim).is_some_and(|claim| claim.keys.iter().any(|key| key.name == self.key.node));
        let built_in = BUILT_IN_KEYS.into_iter().find(|name| *name == self.key.node);
        let key = match built_in {
            Some(name) if !declares(scope) => FilterKey::BuiltIn(name),
            _ => FilterKey::Declared(scope.key(claim, &self.key, &BUILT_IN_KEYS)?),
        };
        match key {
            FilterKey::Declared(id) => self.check_value(claim, id, scope)?,
            FilterKey::BuiltIn("party") if self.is_name => drop(scope.party(&self.value)?),
            FilterKey::BuiltIn("speaker") if self.is_name => drop(scope.speaker(&self.value)?),
            FilterKey::BuiltIn("stance") => self.check_word(&Stance::ALL.map(Stance::name), scope)?,
            FilterKey::BuiltIn("role") => self.check_word(&Role::ALL.map(Role::name), scope)?,
            FilterKey::BuiltIn(_) => {}
        }
        Some(Filter { claim, key, value: self.value.node.clone(), negated: self.negated })
    }

    /// Whether the value is one of the words that a built-in key can have.
    fn check_word(&self, words: &[&str], scope: &mut Scope) -> Option<()> {
        if words.contains(&self.value.node.as_str()) {
            return Some(());
        }
        let error = RulesError::new("unknown-value", self.value.span, format!("key `{}` has no value `{}`", self.key.node, self.value.node));
        let all = format!("its values are `{}`", words.join("`, `"));
        scope.report(error.label("not known").offer(syntax::nearest(&self.value.node, words.iter().copied()), all));
        None
    }

    /// Whether the key can have the value.
    fn check_value(&self, claim: ClaimId, id: KeyId, scope: &mut Scope) -> Option<()> {
        let key = scope.suite.claim(claim)?.keys.get(usize::from(id.0))?;
        let KeyValues::Named(values) = &key.values else {
            return scope.party(&self.value).map(|_| ());
        };
        if scope.has_value(claim, id, &self.value.node) {
            return Some(());
        }
        if scope.doubt(claim).is_some_and(|doubt| doubt.values.contains(&id)) {
            return None;
        }
        let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
        let error = RulesError::new("unknown-value", self.value.span, format!("key `{}` has no value `{}`", key.name, self.value.node));
        let error = error
            .label("not declared in the key")
            .offer(syntax::nearest(&self.value.node, names.iter().copied()), format!("its values are `{}`", names.join("`, `")));
        scope.report(error);
        None
    }
}
