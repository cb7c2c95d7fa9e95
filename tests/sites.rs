//! Web pages of five kinds of sites: their facts are those of the article, as a careful reader copies it out, and of nothing around it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use factlint::document::{BlockKind, Document, Meta, read};
use factlint::facts::{self, Fact};
use factlint::pattern::Matcher;
use factlint::text::Lexicon;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The pages, `tests/sites/NAME.html`; beside each `NAME.article.txt`, its article, and `NAME.furniture.txt`, figures of the page that are none of it.
fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")).unwrap();
    let mut pages: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "html")).collect();
    pages.sort();
    pages
}

fn document(path: &Path, defaults: &Meta) -> Document {
    let name = path.file_name().unwrap().to_str().unwrap();
    read(name, fs::read(path).unwrap(), defaults).unwrap().0.remove(0)
}

/// A fact as it is compared, and what else tells of it.
struct Told {
    /// Kind, words, value and speaker.
    fact: String,
    caption: bool,
}

fn told(document: &Document) -> Vec<Told> {
    let mut all = Vec::new();
    facts::read(document, &Lexicon::base(), &Matcher::default(), &mut |fact| all.push(one(document, fact)));
    all
}

fn one(document: &Document, fact: &Fact) -> Told {
    let words: Vec<&str> = fact.underlined().of(&document.text).split_whitespace().collect();
    let value = fact.hard.show(|n| fact.kind.show(n, fact.base_unit));
    let speaker = fact.context.speaker.as_ref().map(|speaker| format!(", says {}", speaker.name)).unwrap_or_default();
    Told { fact: format!("{} “{}” {value}{speaker}", fact.kind.name(), words.join(" ")), caption: fact.block == BlockKind::Caption }
}

/// What stands in `from` more often than in `other`.
fn without(from: &[String], other: &[String]) -> Vec<String> {
    let mut other = other.to_vec();
    let mut rest = from.to_vec();
    rest.retain(|fact| match other.iter().position(|own| own == fact) {
        Some(at) => {
            other.swap_remove(at);
            false
        }
        None => true,
    });
    rest
}

#[test]
fn a_page_says_what_its_article_says() {
    let mut out = String::from("page facts lost imagined\n");
    for path in pages() {
        let page = document(&path, &Meta::default());
        let published = Meta { published: page.meta.published, published_minute: page.meta.published_minute, ..Meta::default() };
        let article = told(&document(&path.with_extension("article.txt"), &published));
        let facts = |told: Vec<Told>| -> Vec<String> { told.into_iter().filter(|told| !told.caption).map(|told| told.fact).collect() };
        let (article, page) = (facts(article), facts(told(&page)));
        let (lost, imagined) = (without(&article, &page), without(&page, &article));
        writeln!(out, "{} {} {} {}", path.file_stem().unwrap().display(), article.len(), lost.len(), imagined.len()).unwrap();
        for (how, facts) in [("lost", lost), ("imagined", imagined)] {
            for fact in facts {
                writeln!(out, "    {how} {fact}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(out);
}
