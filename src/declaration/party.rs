//! `party NAME "spelling", …`

use super::statement::{Language, Node, Statement};
use super::{Party, Scope, Sort};
use crate::syntax::{Parsed, Text, Tokens, Word, at_text, declared_until, strings, word};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "party", about: "a side and the names that texts give it", example: EXAMPLE, parse };

const EXAMPLE: &str = "party Harbour  \"Harbour Board\", \"the board\"\n";

#[derive(Debug)]
struct PartyNode {
    name: Word,
    spellings: Vec<Text>,
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared_until(word("a party's name"), at_text)(input)?;
    let (rest, spellings) = strings(rest)?;
    Ok((rest, Box::new(PartyNode { name, spellings })))
}

impl Node for PartyNode {
    fn resolve(&self, scope: &mut Scope) {
        let spellings = scope.spellings(&self.spellings);
        if scope.declare(Sort::Party, &self.name, scope.suite.parties.len(), "add the spellings to the first one").is_ok() {
            scope.suite.parties.push(Party { name: self.name.node.clone(), spellings, span: self.name.span });
        }
    }
}
