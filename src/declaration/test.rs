//! `test "title" { … }` inside a rule: documents, and what the rule must say of them.

use super::{Outcome, Scope, Test, TestDocument};
use crate::quantity::Day;
use crate::source::Span;
use crate::syntax::{
    self, Block, Kind, Lines, Parsed, Parser, RulesError, Text, Tokens, Word, at_text, cut, keyword, maybe, preceded, strings, text, token, word,
};
use rustc_hash::FxHashSet;

/// A test as it was read.
#[derive(Debug)]
pub struct TestNode {
    title: Text,
    block: Block<Item>,
}

#[derive(Debug)]
enum Item {
    Document(DocumentNode),
    Outcome { outcome: Outcome, todo: bool, span: Span },
}

#[derive(Debug)]
struct DocumentNode {
    name: Word,
    published: Option<Day>,
    by: Option<Text>,
    paragraphs: Vec<Text>,
}

const OUTSIDE: &[&str] = &["test", "expect", "severity", "say", "help", "link"];
const LINES: Lines = Lines { holds: "document", begins: starts_item, outside: OUTSIDE, after: "the test's title" };

fn starts_item(input: Tokens<'_>) -> bool {
    let word = input.text();
    input.first().kind == Kind::Word && (at_text(input.skip()) || word == "todo" || Outcome::ALL.iter().any(|outcome| outcome.name() == word))
}

/// A test, from behind its keyword on.
pub fn parse(input: Tokens<'_>) -> Parsed<'_, TestNode> {
    let (rest, title) = text(input)?;
    let (rest, block) = syntax::block(LINES, item)(rest)?;
    Ok((rest, TestNode { title, block }))
}

fn item(input: Tokens<'_>) -> Parsed<'_, Item> {
    let todo = input.text() == "todo" && input.first().kind == Kind::Word && !at_text(input.skip());
    let rest = if todo { input.skip() } else { input };
    // A word alone on its line is an outcome, be it misspelt.
    if todo || rest.first().kind == Kind::Word && rest.skip().at_end_of_item() {
        let outcomes = Outcome::ALL.into_iter().map(|outcome| (outcome.name(), outcome));
        let (rest, outcome) = syntax::pick(rest, "outcome", outcomes)?;
        let span = rest.before().map(|token| token.span).unwrap_or_default();
        return Ok((rest, Item::Outcome { outcome, todo, span }));
    }
    document(rest)
}

fn document(input: Tokens<'_>) -> Parsed<'_, Item> {
    let (rest, name) = word("a document's name, or an outcome such as `holds`")(input)?;
    let (rest, published) = maybe(preceded(keyword("published"), cut(token(Kind::Date, "a date"))))(rest)?;
    let (rest, by) = maybe(preceded(keyword("by"), cut(text)))(rest)?;
    let (rest, paragraphs) = strings.parse(rest)?;
    let published = published.and_then(|date| syntax::day(&date.node));
    Ok((rest, Item::Document(DocumentNode { name, published, by, paragraphs })))
}

impl TestNode {
    /// The test; `None` where a part of it is missing, which is reported.
    pub fn resolve(&self, scope: &mut Scope) -> Option<Test> {
        let documents = self.documents(scope);
        let mut outcomes = self.block.items.iter().filter_map(|item| match item {
            Item::Outcome { outcome, todo, span } => Some((*outcome, *todo, *span)),
            Item::Document(_) => None,
        });
        let found = outcomes.next();
        for (_, _, span) in outcomes {
            let error = RulesError::new("outcome-twice", span, "a test has one outcome").label("the second one");
            scope.report(error.help("remove it, or make a second test of it"));
        }
        let words = || Outcome::ALL.map(|outcome| format!("`{}`", outcome.name()));
        if found.is_none() && !self.block.broken {
            let error = RulesError::new("missing-outcome", self.title.span, "the test has no outcome").label("what must the rule say?");
            scope.report(error.help(format!("write {} on its last line", syntax::either(&words()))));
        }
        if documents.is_empty() && !self.block.broken {
            let error = RulesError::new("missing-document", self.title.span, "the test has no documents").label("nothing to read");
            scope.report(error.help("write at least one, as in `A \"The boat was late.\"`"));
        }
        let (outcome, todo, span) = found?;
        Some(Test { title: self.title.value(), documents, outcome, todo, span })
    }

    fn documents(&self, scope: &mut Scope) -> Vec<TestDocument> {
        let (mut documents, mut seen) = (Vec::new(), FxHashSet::default());
        for item in &self.block.items {
            let Item::Document(node) = item else { continue };
            if !seen.insert(node.name.node.as_str()) {
                let error = RulesError::new("declared-twice", node.name.span, format!("document `{}` stands twice in one test", node.name.node));
                scope.report(error.label("the second time").help("give it another name, or add its paragraphs to the first one"));
            }
            let by = node.by.as_ref().map(Text::value);
            let paragraphs = node.paragraphs.iter().map(Text::value).collect();
            documents.push(TestDocument { name: node.name.node.clone(), published: node.published, by, paragraphs });
        }
        documents
    }
}
