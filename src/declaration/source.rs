//! `source NAME { files "glob" … }`: what documents do not say of themselves.

use super::statement::{Language, Node, Statement};
use super::{Scope, Sort, Suite};
use crate::document::{LOCALES, Locale, Meta, Rank};
use crate::quantity::Day;
use crate::source::{Span, Spanned};
use crate::syntax::{self, Block, Kind, Lines, Parsed, Parser, RulesError, Text, Tokens, Word, cut, declared_until, strings, text, token, word};
use globset::{GlobBuilder, GlobMatcher};

/// See [`Statement`].
pub const STATEMENT: Statement = Statement { keyword: "source", about: "who publishes some documents, where they do not say so", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"source Coast-Wire {
  files      "wires/*.txt", "wires/old/**"
  published  2025-03-04
  rank       wire
  locale     en-GB
  story      "the ferry"
}
"#;

/// What rules say of some documents.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name of whoever publishes them.
    pub name: String,
    /// Which documents these are.
    pub files: Vec<Files>,
    /// The day of publication.
    pub published: Option<Day>,
    /// How near to the event.
    pub rank: Option<Rank>,
    /// How dates are written.
    pub locale: Option<Locale>,
    /// The story.
    pub story: Option<String>,
    /// The place of its name.
    pub span: Span,
}

/// A glob over the names of documents.
#[derive(Clone, Debug)]
pub struct Files {
    /// As it is written.
    pub glob: String,
    matcher: GlobMatcher,
}

impl Suite {
    /// What rules say of a document of this name: the first source that takes it.
    pub fn source_of(&self, document: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.files.iter().any(|files| files.take(document)))
    }

    /// The same as what stands in for what the document does not say of itself.
    pub fn defaults_of(&self, document: &str) -> Meta {
        self.source_of(document).map_or_else(Meta::default, |source| Meta {
            source: source.name.clone(),
            published: source.published,
            story: source.story.clone().unwrap_or_default(),
            rank: source.rank,
            locale: source.locale,
            ..Meta::default()
        })
    }
}

impl Files {
    /// Whether a document of this name is meant.
    pub fn take(&self, document: &str) -> bool {
        self.matcher.is_match(document)
    }
}

#[derive(Debug)]
struct SourceNode {
    name: Word,
    block: Block<Setting>,
}

#[derive(Debug)]
enum Setting {
    Files(Vec<Text>),
    Published(Option<Day>, Span),
    Rank(Rank, Span),
    Locale(Locale, Span),
    Story(Text, Span),
}

const SETTINGS: [&str; 5] = ["files", "published", "rank", "locale", "story"];

const LINES: Lines = Lines { holds: "setting", begins: starts_setting, outside: &[], after: "the source's name" };

fn starts_setting(input: Tokens<'_>) -> bool {
    input.first().kind == Kind::Word && SETTINGS.contains(&input.text())
}

fn parse<'a>(input: Tokens<'a>, _: &Language) -> Parsed<'a, Box<dyn Node>> {
    let (rest, name) = declared_until(word("a source's name"), |at| at.is_sign("{"))(input)?;
    let (rest, block) = syntax::block(LINES, setting)(rest)?;
    Ok((rest, Box::new(SourceNode { name, block })))
}

fn setting(input: Tokens<'_>) -> Parsed<'_, Setting> {
    let (rest, word) = syntax::pick(input, "setting", SETTINGS.into_iter().zip(SETTINGS))?;
    let span = input.first().span;
    match word {
        "files" => strings.map(Setting::Files).parse(rest),
        "published" => token(Kind::Date, "a date").map(|date| Setting::Published(syntax::day(&date.node), span)).parse(rest),
        "rank" => cut(|at| syntax::pick(at, "rank", Rank::ALL.into_iter().map(|rank| (rank.name(), rank)))).map(|rank| Setting::Rank(rank, span)).parse(rest),
        "locale" => {
            let known = LOCALES.iter().map(|locale| (locale.name, *locale));
            syntax::pick(rest, "locale", known).map(|(rest, locale)| (rest, Setting::Locale(locale, span)))
        }
        _ => text.map(|text| Setting::Story(text, span)).parse(rest),
    }
}

impl Node for SourceNode {
    fn resolve(&self, scope: &mut Scope) {
        let files = self.files(scope);
        let published =
            self.once("published", scope, |setting| if let Setting::Published(day, span) = setting { Some(Spanned::new(*day, *span)) } else { None });
        let rank = self.once("rank", scope, |setting| if let Setting::Rank(rank, span) = setting { Some(Spanned::new(*rank, *span)) } else { None });
        let locale = self.once("locale", scope, |setting| if let Setting::Locale(locale, span) = setting { Some(Spanned::new(*locale, *span)) } else { None });
        let story = self.once("story", scope, |setting| if let Setting::Story(text, span) = setting { Some(Spanned::new(text.value(), *span)) } else { None });
        if scope.declare(Sort::Source, &self.name, scope.suite.sources.len(), "add the files to the first one").is_ok() {
            let (name, span) = (self.name.node.clone(), self.name.span);
            scope.suite.sources.push(Source { name, files, published: published.flatten(), rank, locale, story, span });
        }
    }
}

impl SourceNode {
    /// The globs; one that is none is reported, and so is a source without any.
    fn files(&self, scope: &mut Scope) -> Vec<Files> {
        let texts: Vec<&Text> = self.block.items.iter().flat_map(|item| if let Setting::Files(texts) = item { texts.as_slice() } else { &[] }).collect();
        if texts.is_empty() && !self.block.broken {
            let error = RulesError::new("missing-files", self.name.span, format!("source `{}` names no files", self.name.node)).label("of which documents?");
            scope.report(error.help("add a line `files \"wires/*.md\"`"));
        }
        let mut files = Vec::new();
        for text in texts.into_iter().filter(|text| text.closed) {
            let glob = text.value();
            match GlobBuilder::new(&glob).literal_separator(true).build() {
                Ok(_) if glob.trim().is_empty() => {
                    let error = RulesError::new("empty-glob", text.span, "the glob is empty").label("no document");
                    scope.report(error.help("write the documents' names as they are shown, such as `wires/*.md`"));
                }
                Ok(built) => files.push(Files { glob, matcher: built.compile_matcher() }),
                Err(error) => {
                    let error = RulesError::new("bad-glob", text.span, format!("no valid glob: {}", error.kind())).label("not understood");
                    scope.report(error.help("`*` stands for any part of a name, `**` for any folders, `{a,b}` for one of several"));
                }
            }
        }
        files
    }

    /// The one setting of a name; each further one is reported.
    fn once<T>(&self, word: &str, scope: &mut Scope, pick: impl Fn(&Setting) -> Option<Spanned<T>>) -> Option<T> {
        let mut all = self.block.items.iter().filter_map(pick);
        let first = all.next()?;
        for further in all {
            let error = RulesError::new("line-twice", further.span, format!("a source has one `{word}`")).label("the second one");
            scope.report(error.help("remove one of them").related(first.span, "the first one"));
        }
        Some(first.node)
    }
}
