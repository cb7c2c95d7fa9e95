//! `misread "words" is VALUE because "…"`: a person corrects the reading.

use super::statement::{Language, Node, Statement, span_to};
use super::{Misread, Scope, Sort, amount};
use crate::source::{Span, Spanned};
use crate::syntax::{Literal, Parsed, Parser, RulesError, Text, Tokens, cut, keyword, preceded, range, text};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "misread", about: "what some words mean that were read otherwise", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"misread "20,000 pounds"  is 9 tonnes   because "the mass of the bell, not its price"
misread "about a dozen"  is 13         because "a baker's dozen"
misread "nearly 3 hours" is 2..3 hours because "so says the ringer"
"#;

#[derive(Debug)]
struct MisreadNode {
    words: Text,
    low: Literal,
    high: Option<Literal>,
    because: Text,
    span: Span,
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let word = input.before().map_or(input.first().span, |token| token.span);
    let (rest, words) = text(input)?;
    let (rest, (low, high)) = preceded(keyword("is"), cut(range)).parse(rest)?;
    let (rest, because) = preceded(keyword("because"), cut(text)).parse(rest)?;
    Ok((rest, Box::new(MisreadNode { words, low, high, because, span: span_to(word, rest) })))
}

impl Node for MisreadNode {
    fn resolve(&self, scope: &mut Scope) {
        for (text, what) in [(&self.words, "the words are empty"), (&self.because, "the reason is empty")] {
            if text.raw.trim().is_empty() && text.closed {
                let error = RulesError::new("empty-reason", text.span, what).label("nothing");
                scope.report(error.help("write the words as the text has them, and why they are misread"));
                return;
            }
        }
        let words = folded(&self.words.value());
        let name = Spanned::new(words.clone(), self.words.span);
        let fresh = scope.declare(Sort::Misread, &name, scope.suite.misreads.len(), "keep one of them").is_ok();
        let checked = amount::meaning(&self.low, self.high.as_ref(), &scope.declared_units);
        let correction = scope.keep(checked).filter(|_| fresh);
        scope.suite.misreads.extend(correction.map(|correction| Misread { words, correction, because: self.because.value(), span: self.span }));
    }
}

/// Words as they are looked for: in small letters, parted by one space.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
