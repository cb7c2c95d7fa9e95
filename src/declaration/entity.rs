//! `entity CLASS { NAME "spelling", … }`: a class of things that texts list.

use super::statement::{Language, Node, Statement};
use super::{Entity, Scope, Sort};
use crate::syntax::{self, Block, Kind, Lines, Parsed, Parser, RulesError, Text, Tokens, Word, at_text, cut, declared_until, strings, word};
use rustc_hash::FxHashSet;

/// See [`Statement`].
pub const STATEMENT: Statement =
    Statement { keyword: "entity", about: "a class of things that texts list, and the names of its members", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"entity port {
  Northhaven  "Northhaven", "North Haven"
  Eastwick    "Eastwick"
}
claim ports.closed: set of port {
  "{value} … (closed | shut)"
}
"#;

#[derive(Debug)]
struct EntityNode {
    name: Word,
    block: Block<(Word, Vec<Text>)>,
}

const LINES: Lines = Lines { holds: "member", begins: starts_member, outside: &[], after: "the name of the class" };

fn starts_member(input: Tokens<'_>) -> bool {
    input.first().kind == Kind::Word && at_text(input.skip())
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared_until(word("the name of a class"), |at| at.is_sign("{"))(input)?;
    let (rest, block) = syntax::block(LINES, member)(rest)?;
    Ok((rest, Box::new(EntityNode { name, block })))
}

fn member(input: Tokens<'_>) -> Parsed<'_, (Word, Vec<Text>)> {
    let (rest, name) = declared_until(word("a member's name"), at_text)(input)?;
    cut(strings).map(|spellings| (name.clone(), spellings)).parse(rest)
}

impl Node for EntityNode {
    fn resolve(&self, scope: &mut Scope) {
        let mut members: Vec<(String, Vec<String>)> = Vec::new();
        let mut seen = FxHashSet::default();
        for (name, spellings) in &self.block.items {
            let spellings = scope.spellings(spellings);
            if seen.insert(name.node.as_str()) {
                members.push((name.node.clone(), spellings));
            } else {
                let error = RulesError::new("declared-twice", name.span, format!("member `{}` is declared twice", name.node)).label("the second time");
                scope.report(error.help("add the spellings to the first one"));
            }
        }
        if members.is_empty() && !self.block.broken {
            let error = RulesError::new("missing-member", self.name.span, format!("class `{}` has no members", self.name.node)).label("of what?");
            scope.report(error.help("write one on a line of its own, as in `Eastwick \"Eastwick\"`"));
        }
        if scope.declare(Sort::Entity, &self.name, scope.suite.entities.len(), "add the members to the first one").is_ok() {
            scope.suite.entities.push(Entity { name: self.name.node.clone(), members, span: self.name.span });
        }
    }
}
