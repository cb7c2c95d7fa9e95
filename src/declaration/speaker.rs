//! `speaker NAME [of PARTY] "spelling", …`

use super::statement::{Language, Node, Statement};
use super::{Scope, Sort, Speaker};
use crate::syntax::{Parsed, Text, Tokens, Word, at_text, cut, declared_until, keyword, maybe, preceded, strings, word};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "speaker", about: "a person, the names that texts give them, and their party", example: EXAMPLE, parse };

const EXAMPLE: &str = "party Harbour  \"Harbour Board\"\nspeaker Keller of Harbour  \"Anna Keller\", \"Keller\"\nspeaker Obi  \"Chidi Obi\"\n";

#[derive(Debug)]
struct SpeakerNode {
    name: Word,
    party: Option<Word>,
    spellings: Vec<Text>,
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared_until(word("a speaker's name"), |at| at_text(at) || at.text() == "of")(input)?;
    let (rest, party) = maybe(preceded(keyword("of"), cut(word("a party's name"))))(rest)?;
    let (rest, spellings) = strings(rest)?;
    Ok((rest, Box::new(SpeakerNode { name, party, spellings })))
}

impl Node for SpeakerNode {
    fn resolve(&self, scope: &mut Scope) {
        let party = self.party.as_ref().and_then(|party| scope.party(party));
        let spellings = scope.spellings(&self.spellings);
        if scope.declare(Sort::Speaker, &self.name, scope.suite.speakers.len(), "add the spellings to the first one").is_ok() {
            scope.suite.speakers.push(Speaker { name: self.name.node.clone(), party, spellings, span: self.name.span });
        }
    }
}
