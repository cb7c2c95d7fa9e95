//! `claim NAME: TYPE [, only grows] { … }`

use super::key::{self, KeyNode};
use super::kind::{self, TypeNode};
use super::scope::Doubt;
use super::statement::{Language, Node, Statement};
use super::{BUILT_IN_KEYS, Bind, Claim, ClaimType, Growth, Key, KeyId, KeyValues, Otherwise, OwnKey, Scope, Sort};
use crate::pattern::{CAPTURES, Pattern};
use crate::quantity;
use crate::source::Span;
use crate::syntax::{
    self, Block, Kind, Lines, Parsed, Parser, Role, RulesError, Text, Tokens, Word, alt, at_text, cut, declared_until, keyword, maybe, preceded, sign, strings,
    text, word,
};
use rustc_hash::FxHashSet;

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "claim", about: "how an assertion is recognised, and what it carries", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim cars.aboard: count, may change {
  "{value} (car | vehicle)"  about "ferry"
  not "room for {value}"
  key deck {
    upper  "upper deck"
    lower  otherwise
  }
}
claim cause: choice {
  about "ferry"
  storm   "because of the (storm | wind)"
  engine  "engine (failure | trouble)", "engine … fail"
}
"#;

#[derive(Debug)]
struct ClaimNode {
    name: Word,
    ty: TypeNode,
    growth: Growth,
    block: Block<Item>,
}

/// A line of a claim.
#[derive(Debug)]
pub(super) enum Item {
    Pattern(Text, Vec<Text>),
    About(Vec<Text>),
    Not(Vec<Text>),
    Key(KeyNode),
    /// A value of a `choice`.
    Value(Word, Vec<Text>),
}

/// What opens a line of a claim, besides strings and values.
const ITEMS: [&str; 3] = ["about", "not", "key"];

pub(super) const LINES: Lines = Lines { holds: "pattern", begins: starts_item, outside: &[], after: "the claim's type" };

fn starts_item(input: Tokens<'_>) -> bool {
    let value = || input.first().kind == Kind::Word && at_text(input.skip()) && syntax::nearest(input.text(), ["about"]).is_none();
    at_text(input) || ["not", "key"].contains(&input.text()) || input.text() != "about" && value()
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared_until(syntax::name("a claim's name"), |at| at.is_sign(":"))(input)?;
    let (rest, ty) = kind::parse(rest, &name)?;
    let (rest, growth) = maybe(preceded(sign(","), cut(growth)))(rest)?;
    let (rest, block) = syntax::block(LINES, item)(rest)?;
    Ok((rest, Box::new(ClaimNode { name, ty, growth: growth.unwrap_or_default(), block })))
}

fn growth(input: Tokens<'_>) -> Parsed<'_, Growth> {
    let only = preceded(keyword("only"), cut(alt((keyword("grows").map(|_| Growth::Grows), keyword("falls").map(|_| Growth::Falls)))));
    let may = preceded(keyword("may"), cut(keyword("change").map(|_| Growth::Free)));
    alt((only, may)).parse(input)
}

pub(super) fn item(input: Tokens<'_>) -> Parsed<'_, Item> {
    if at_text(input) {
        let (rest, pattern) = text(input)?;
        let (rest, about) = maybe(preceded(keyword("about"), cut(strings)))(rest)?;
        return Ok((rest, Item::Pattern(pattern, about.unwrap_or_default())));
    }
    // Of a misspelt `about "…"` and a value of a `choice` only the type can tell which is meant.
    if input.first().kind == Kind::Word && at_text(input.skip()) && !syntax::is_reserved(input.text()) {
        return syntax::pair(word("a value"), strings).map(|(name, texts)| Item::Value(name, texts)).parse(input);
    }
    match syntax::pick(input, "keyword", ITEMS.into_iter().zip(ITEMS))? {
        (rest, "about") => strings.map(Item::About).parse(rest),
        (rest, "not") => strings.map(Item::Not).parse(rest),
        (rest, _) => key::parse(rest).map(|(rest, node)| (rest, Item::Key(node))),
    }
}

/// What the lines of a claim come to.
#[derive(Default)]
pub(super) struct Body {
    pub binds: Vec<Bind>,
    pub about: Vec<Pattern>,
    pub not: Vec<Pattern>,
    pub keys: Vec<Key>,
    pub own_keys: Vec<OwnKey>,
    pub values: Vec<String>,
    /// The same, to find one quickly.
    seen: FxHashSet<String>,
    /// How many of the keys, and of the values, are those of the claim that is extended: to these a line adds.
    older: (usize, usize),
    pub doubt: Doubt,
}

impl Node for ClaimNode {
    fn resolve(&self, scope: &mut Scope) {
        let ty = kind::resolve(&self.ty, scope);
        let mut body = Body { doubt: Doubt { ty: ty.is_none(), keys: self.block.broken, values: Vec::new() }, ..Body::default() };
        for item in &self.block.items {
            body.add(item, ty.as_ref(), scope);
        }
        body.finish(scope);
        let ty = match ty {
            Some(ClaimType::Choice { .. }) => ClaimType::Choice { values: body.values },
            Some(ty) => ty,
            // Nothing is ever compared by it: a suite with errors is not run.
            None => ClaimType::Quantity { kind: quantity::Kind::COUNT, dimension: "", range: false },
        };
        match scope.declare(Sort::Claim, &self.name, scope.suite.claims.len(), "add the patterns to the first one, or choose another name") {
            Ok(()) => {
                let (name, growth, span) = (self.name.node.clone(), self.growth, self.name.span);
                scope.add_claim(Claim { name, ty, growth, binds: body.binds, not: body.not, keys: body.keys, own_keys: body.own_keys, span }, body.doubt);
            }
            Err(first) => scope.doubt_keys(first),
        }
    }
}

impl Body {
    /// A body whose lines add to a claim.
    pub fn extending(claim: &Claim) -> Self {
        let values = if let ClaimType::Choice { values } = &claim.ty { values.clone() } else { Vec::new() };
        let (keys, older) = (claim.keys.clone(), (claim.keys.len(), values.len()));
        let own_keys = claim.own_keys.clone();
        Self { seen: values.iter().cloned().collect(), values, keys, own_keys, older, ..Self::default() }
    }

    /// What all lines together come to.
    pub fn finish(&mut self, scope: &mut Scope) {
        self.add_captures(scope);
        for bind in &mut self.binds {
            bind.about.extend(self.about.iter().cloned());
        }
    }

    pub fn add(&mut self, item: &Item, ty: Option<&ClaimType>, scope: &mut Scope) {
        match item {
            Item::Pattern(text, about) => self.add_pattern(text, about, ty, scope),
            Item::About(texts) => self.about.extend(scope.patterns(texts, Role::About)),
            Item::Not(texts) => self.not.extend(scope.patterns(texts, Role::Not)),
            Item::Key(node) => self.add_key(node, scope),
            Item::Value(name, texts) => self.add_value(name, texts, ty, scope),
        }
    }

    fn add_pattern(&mut self, text: &Text, about: &[Text], ty: Option<&ClaimType>, scope: &mut Scope) {
        let role = match ty {
            Some(ClaimType::Happened) => Role::Event,
            Some(ClaimType::Choice { .. }) => {
                let error = RulesError::new("missing-value", text.span, "a line of a `choice` begins with its value").label("which value is this?");
                return scope.report(error.help(format!("write a name before it: `yes {}`", scope_text(text))));
            }
            Some(_) => Role::Value,
            None => Role::Unknown,
        };
        let pattern = scope.keep(syntax::pattern(text, role));
        let about = scope.patterns(about, Role::About);
        self.binds.extend(pattern.map(|pattern| Bind { pattern, about, choice: None }));
    }

    fn add_value(&mut self, name: &Word, texts: &[Text], ty: Option<&ClaimType>, scope: &mut Scope) {
        if ty.is_some_and(|ty| !matches!(ty, ClaimType::Choice { .. })) {
            let error = RulesError::new("unknown-word", name.span, format!("unknown keyword `{}`", name.node)).label("not known");
            return scope
                .report(error.offer(syntax::nearest(&name.node, ITEMS), "write `about`, `not`, `key` or the pattern alone: only a `choice` has values"));
        }
        let older = self.values.iter().take(self.older.1).position(|value| *value == name.node);
        if older.is_none() && !self.seen.insert(name.node.clone()) {
            let error = RulesError::new("declared-twice", name.span, format!("value `{}` is declared twice", name.node)).label("the second time");
            return scope.report(error.help("add the patterns to the first one"));
        }
        let role = if ty.is_some() { Role::Choice } else { Role::Unknown };
        let choice = u16::try_from(older.unwrap_or(self.values.len())).ok();
        if older.is_none() {
            self.values.push(name.node.clone());
        }
        let patterns = scope.patterns(texts, role);
        self.binds.extend(patterns.into_iter().map(|pattern| Bind { pattern, about: Vec::new(), choice }));
    }

    fn add_key(&mut self, node: &KeyNode, scope: &mut Scope) {
        if let Some(older) = self.keys.iter_mut().take(self.older.0).find(|key| key.name == node.name.node) {
            node.extend(older, scope);
            return;
        }
        let own = self.own_keys.iter().map(|own| &own.key);
        if let Some(first) = self.keys.iter().chain(own).find(|key| key.name == node.name.node) {
            let error = RulesError::new("declared-twice", node.name.span, format!("key `{}` is declared twice", node.name.node)).label("the second time");
            scope.report(error.help("add the values to the first one").related(first.span, "the first time"));
            self.doubt_values(|name| name == node.name.node);
            return;
        }
        if self.keys.len() > usize::from(u8::MAX) {
            return scope.report(RulesError::new("too-many", node.name.span, "a claim has 256 keys at most").label("one too many").help("remove it"));
        }
        if BUILT_IN_KEYS.contains(&node.name.node.as_str()) {
            self.own_keys.extend(node.resolve_own(scope));
            return;
        }
        let key = node.resolve(scope);
        self.keys.push(key);
        if node.is_doubtful() {
            self.doubt_values(|name| name == node.name.node);
        }
    }

    /// `{key: party}` in a pattern names a key of the claim, and declares it where no line does.
    fn add_captures(&mut self, scope: &mut Scope) {
        for bind in &self.binds {
            for (number, (key, class)) in bind.pattern.captures().into_iter().enumerate() {
                let span = inside(&bind.pattern, key, 0);
                let known = self.keys.iter().find(|known| known.name == key);
                let error = if class != "party" {
                    let class_span = inside(&bind.pattern, class, span.end - bind.pattern.span.start);
                    let error = RulesError::new("wrong-type", class_span, format!("a pattern captures no `{class}`"));
                    Some(error.label("only parties are captured").help("write `party`"))
                } else if number >= CAPTURES {
                    Some(RulesError::new("too-many", span, "a pattern captures two keys at most").label("one too many").help("split the pattern"))
                } else if known.is_some_and(|known| !matches!(known.values, KeyValues::Party(_))) {
                    let error = RulesError::new("wrong-type", span, format!("key `{key}` holds no party"));
                    Some(error.label("captures a party").help("write its values as cues of the key"))
                } else {
                    None
                };
                match error {
                    Some(error) => scope.report(error),
                    None if known.is_none() => {
                        let values = KeyValues::Party(Vec::new());
                        self.keys.push(Key { name: key.to_owned(), values, otherwise: Otherwise::Unknown, span });
                    }
                    None => {}
                }
            }
        }
    }

    /// Values of this key may be missing.
    fn doubt_values(&mut self, is: impl Fn(&str) -> bool) {
        let at = self.keys.iter().position(|key| is(&key.name)).and_then(|at| u8::try_from(at).ok());
        self.doubt.values.extend(at.map(KeyId));
    }
}

/// A string as it is written, for advice.
fn scope_text(text: &Text) -> String {
    format!("\"{}\"", text.raw)
}

/// The place of a word of a pattern's placeholder, looked for from a byte of the pattern on.
fn inside(pattern: &Pattern, word: &str, from: u32) -> Span {
    let rest = pattern.text.get(from as usize..).unwrap_or_default();
    let brace = if from == 0 { rest.match_indices(word).find(|(at, _)| rest.get(..*at).is_some_and(|before| before.trim_end().ends_with('{'))) } else { None };
    let at = brace.map_or_else(|| rest.find(word), |(at, _)| Some(at)).unwrap_or_default();
    let start = pattern.span.start + from + u32::try_from(at).unwrap_or_default();
    Span::new(start, start + u32::try_from(word.len()).unwrap_or_default())
}
