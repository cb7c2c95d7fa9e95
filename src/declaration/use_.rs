//! `use NAME`: the declarations of another file.

use super::Scope;
use super::statement::{Language, Node, Statement, span_to};
use crate::source::Spanned;
use crate::syntax::{Parsed, Parser, RulesError, Tokens, Word, cut, many0, preceded, sign, stop, word};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "use", about: "reads another rules file beside this one", example: EXAMPLE, parse };

const EXAMPLE: &str = "use parties\nuse shared/places\n";

#[derive(Debug)]
struct UseNode {
    /// `a/b`, without the ending `.rules`.
    path: Word,
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, first) = word("a file's name")(input)?;
    let (rest, others) = many0(preceded(sign("/"), cut(word("a file's name")))).parse(rest)?;
    if rest.is_sign(".") {
        let error = RulesError::new("file-ending", rest.first().span.to(rest.peek(1).span), "a rules file is named without its ending").label("not needed");
        return stop(rest, error.help(format!("write `use {}`", first.node)));
    }
    let path = others.iter().fold(first.node, |path, part| format!("{path}/{}", part.node));
    Ok((rest, Box::new(UseNode { path: Spanned::new(path, span_to(first.span, rest)) })))
}

impl Node for UseNode {
    /// Nothing: the file was read when this one was.
    fn resolve(&self, _: &mut Scope) {}

    fn uses(&self) -> Option<&Word> {
        Some(&self.path)
    }
}
