//! The type of a claim: `count`, `length`, `range of age`, `choice`.

use super::{ClaimType, Scope};
use crate::quantity::{Kind, Units, kind};
use crate::source::Span;
use crate::syntax::{self, Parsed, Parser, RulesError, Tokens, Word, cut, keyword, word};

/// A type as it was read.
#[derive(Debug)]
pub struct TypeNode {
    /// Its name; `None` where it is missing, which is reported.
    name: Option<Word>,
    /// Whether it stands behind `range of`.
    range: bool,
    /// The class behind `set of`.
    class: Option<Word>,
}

/// What other languages call types.
const FOREIGN: [(&str, &str); 12] = [
    ("integer", "count"),
    ("int", "count"),
    ("whole", "count"),
    ("float", "number"),
    ("decimal", "number"),
    ("currency", "money"),
    ("price", "money"),
    ("distance", "length"),
    ("weight", "mass"),
    ("day", "date"),
    ("enum", "choice"),
    ("clock", "time"),
];

/// `: TYPE` behind a claim's name. A missing colon or type is reported, and the claim read all the same.
pub fn parse<'a>(input: Tokens<'a>, claim: &Word) -> Parsed<'a, TypeNode> {
    let colon = input.first().span;
    let rest = if input.is_sign(":") { input.skip() } else { input };
    let missing = rest.first().kind != syntax::Kind::Word;
    if input.is_sign(":") && missing {
        let error = RulesError::new("missing-type", colon, "a type is missing after `:`").label("of which type?");
        rest.report(error.help("write a type, such as `count`, `duration` or `choice`"));
    } else if missing {
        let error = RulesError::new("missing-type", claim.span, format!("claim `{}` has no type", claim.node)).label("of which type?");
        rest.report(error.help(format!("write `{}: count`, or another type", claim.node)));
    } else if !input.is_sign(":") {
        let error = RulesError::new("missing-colon", colon, "`:` is missing between the claim's name and its type").label("`:` is missing before this");
        rest.report(error.help(format!("write `{}: {}`", claim.node, rest.text())));
    }
    if missing {
        return Ok((rest, TypeNode { name: None, range: false, class: None }));
    }
    if let Ok((after, _)) = keyword("range")(rest) {
        let (after, (_, name)) = cut((keyword("of"), word("a type"))).parse(after)?;
        return Ok((after, TypeNode { name: Some(name), range: true, class: None }));
    }
    let (after, name) = word("a type")(rest)?;
    if name.node == "set" {
        let (after, (_, class)) = cut((keyword("of"), word("the name of a class"))).parse(after)?;
        return Ok((after, TypeNode { name: Some(name), range: false, class: Some(class) }));
    }
    Ok((after, TypeNode { name: Some(name), range: false, class: None }))
}

/// The type that is meant; `None` where it is not known, which is reported.
pub fn resolve(node: &TypeNode, scope: &mut Scope) -> Option<ClaimType> {
    let name = node.name.as_ref()?;
    if let Some(class) = &node.class {
        return scope.entity(class).map(|class| ClaimType::Set { class });
    }
    let found = match name.node.as_str() {
        "choice" => Some(ClaimType::Choice { values: Vec::new() }),
        "happened" => Some(ClaimType::Happened),
        "name" => Some(ClaimType::Name),
        "quote" => Some(ClaimType::Quote),
        other => quantity(other, node.range),
    };
    match found {
        Some(ty) if node.range && (ty.kind().in_words() || ty.kind() == Kind::RATIO) => {
            let error = RulesError::new("unknown-type", name.span, format!("a `{}` has no range", name.node)).label("not a figure");
            scope.report(error.help(format!("write `{}` alone", name.node)));
            None
        }
        Some(ty) => Some(ty),
        None => {
            scope.report(unknown(&name.node, name.span));
            None
        }
    }
}

fn unknown(name: &str, span: Span) -> RulesError {
    let foreign = FOREIGN.iter().find(|(foreign, _)| name.eq_ignore_ascii_case(foreign)).map(|(_, own)| *own);
    let error = RulesError::new("unknown-type", span, format!("unknown type `{name}`")).label("not a type");
    let listed = |names: Vec<&str>| format!("`{}`", names.join("`, `"));
    if [Kind::QUANTITY.name(), "measure"].contains(&name) {
        return error.help(format!("write what is measured, as `factlint facts` shows it: {}", listed(measures().collect())));
    }
    match foreign {
        Some("count") => error.help("write `count`: the type of whole numbers of things"),
        Some(own) => error.help(format!("write `{own}`")),
        None => error.offer(syntax::nearest(name, names()), format!("types are {}", listed(names().collect()))),
    }
}

/// The names of all types.
pub fn names() -> impl Iterator<Item = &'static str> {
    let kinds = kind::KINDS.iter().filter(|kind| kind.declarable).map(|kind| kind.name);
    kinds.chain(measures())
}

/// Dimensions whose name is a type: every one that is no kind of its own.
fn measures() -> impl Iterator<Item = &'static str> {
    Units::get().dimensions().into_iter().filter(|dimension| Kind::named(dimension).is_none())
}

fn quantity(name: &str, range: bool) -> Option<ClaimType> {
    if let Some(kind) = Kind::named(name).filter(|kind| kind.definition().declarable && !kind.in_words()) {
        return Some(ClaimType::Quantity { kind, dimension: kind.definition().dimension, range });
    }
    let dimension = measures().find(|dimension| *dimension == name)?;
    Some(ClaimType::Quantity { kind: Kind::QUANTITY, dimension, range })
}
