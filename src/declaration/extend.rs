//! `extend claim NAME { … }`: more lines for a claim that stands elsewhere.

use super::claim::{Body, Item, LINES, item};
use super::statement::{Language, Node, Statement};
use super::{ClaimType, Scope};
use crate::source::Span;
use crate::syntax::{self, Block, Parsed, RulesError, Tokens, Word, keyword, name};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "extend", about: "more patterns, keys and values for a claim of another file", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim cause: choice {
  storm   "because of the (storm | wind)"
  engine  "engine failure"
}
extend claim cause {
  storm   "in the gale"
  strike  "because of the strike"
  not "storm warning"
}
"#;

#[derive(Debug)]
struct ExtendNode {
    name: Word,
    block: Block<Item>,
    /// The word `extend`, where a line stands that has no effect.
    word: Span,
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let word = input.before().map(|token| token.span).unwrap_or_default();
    let (rest, _) = keyword("claim")(input)?;
    let (rest, name) = name("a claim's name")(rest)?;
    let (rest, block) = syntax::block(LINES, item)(rest)?;
    Ok((rest, Box::new(ExtendNode { name, block, word })))
}

impl Node for ExtendNode {
    fn resolve(&self, scope: &mut Scope) {
        let Some(id) = scope.claim(&self.name) else { return };
        let Some(mut claim) = scope.suite.claim(id).cloned() else { return };
        let ty = scope.doubt(id).is_none_or(|doubt| !doubt.ty).then(|| claim.ty.clone());
        let mut body = Body::extending(&claim);
        body.doubt.keys = self.block.broken;
        for item in &self.block.items {
            body.add(item, ty.as_ref(), scope);
        }
        body.finish(scope);
        if body.binds.is_empty() && !body.about.is_empty() && !self.block.broken {
            let error = RulesError::new("about-nothing", self.word.to(self.name.span), "`about` holds for the patterns beside it, and there are none");
            scope.report(error.label("no pattern").help("write the patterns here, or the `about` into the claim itself"));
        }
        claim.binds.append(&mut body.binds);
        claim.not.append(&mut body.not);
        claim.keys = body.keys;
        claim.own_keys = body.own_keys;
        if let ClaimType::Choice { values } = &mut claim.ty {
            *values = body.values;
        }
        scope.extend_claim(id, claim, body.doubt);
    }
}
