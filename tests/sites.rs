//! Web pages of five kinds of sites: their facts are those of the article, as a careful reader copies it out, and of nothing around it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use factlint::document::{BlockKind, Document, Meta, read};
use factlint::facts::{self, Fact};
use factlint::pattern::Matcher;
use factlint::text::Lexicon;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The pages, `tests/sites/NAME.html`. Beside each stand its article, the words under its pictures, and figures of the page that are neither:
/// `NAME.article.txt`, `NAME.captions.txt`, `NAME.furniture.txt`.
fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")).unwrap();
    let mut pages: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "html")).collect();
    pages.sort();
    pages
}

fn document(name: &str, text: impl Into<Vec<u8>>, defaults: &Meta) -> Document {
    read(name, text, defaults).unwrap().0.remove(0)
}

/// What somebody wrote down of a page.
fn noted(page: &Path, what: &str) -> String {
    fs::read_to_string(page.with_extension(what)).unwrap()
}

/// A fact as it is compared, and what else tells of it.
struct Told {
    /// Kind, words, value and speaker.
    fact: String,
    words: String,
    caption: bool,
}

fn told(document: &Document) -> Vec<Told> {
    let mut all = Vec::new();
    facts::read(document, &Lexicon::base(), &Matcher::default(), &mut |fact| all.push(one(document, fact)));
    all
}

/// The words of a text, with one space between two.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn one(document: &Document, fact: &Fact) -> Told {
    let words = plain(fact.underlined().of(&document.text));
    let value = fact.hard.show(|n| fact.kind.show(n, fact.base_unit));
    let speaker = fact.context.speaker.as_ref().map(|speaker| format!(", says {}", speaker.name)).unwrap_or_default();
    Told { fact: format!("{} “{words}” {value}{speaker}", fact.kind.name()), words, caption: fact.block == BlockKind::Caption }
}

/// The facts of which `other` has fewer.
fn without<'a>(from: &'a [Told], other: &[Told]) -> Vec<&'a Told> {
    let mut other: Vec<&str> = other.iter().map(|told| told.fact.as_str()).collect();
    let is_new = |told: &&Told| match other.iter().position(|own| *own == told.fact) {
        Some(at) => {
            other.swap_remove(at);
            false
        }
        None => true,
    };
    from.iter().filter(is_new).collect()
}

/// Whether words stand in a text, as words of their own and as no part of a longer number.
fn stands_in(words: &str, text: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        let goes_on = behind.starts_with(['.', ',']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '.') && !behind.starts_with(char::is_alphanumeric) && !goes_on
    })
}

/// A line for each page, and what its facts differ in from those of its article: the heads of tables, which are years and numbers by themselves.
fn compared(changed: fn(&str) -> String) -> String {
    let mut out = String::from("page facts lost imagined\n");
    for path in pages() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let page = document("page.html", changed(&fs::read_to_string(&path).unwrap()), &Meta::default());
        let published = Meta { published: page.meta.published, published_minute: page.meta.published_minute, ..Meta::default() };
        let article = told(&document("article.txt", noted(&path, "article.txt"), &published));
        let (captions, page): (Vec<Told>, Vec<Told>) = told(&page).into_iter().partition(|told| told.caption);
        let (lost, imagined) = (without(&article, &page), without(&page, &article));
        for caption in &captions {
            assert!(stands_in(&caption.words, &plain(&noted(&path, "captions.txt"))), "{name}: {}", caption.fact);
        }
        writeln!(out, "{name} {} {} {}", article.len(), lost.len(), imagined.len()).unwrap();
        for (how, facts) in [("lost", lost), ("imagined", imagined)] {
            for told in facts {
                let is_around = noted(&path, "furniture.txt").lines().any(|line| stands_in(&told.words, line));
                writeln!(out, "    {how} {}{}", told.fact, if is_around { ", of what is around it" } else { "" }).unwrap();
            }
        }
    }
    out
}

/// The page without the names that its elements go by.
fn nameless(page: &str) -> String {
    let mut out = page.to_owned();
    for attribute in [" class=", " id="] {
        while let Some(start) = out.find(attribute) {
            let value = &out[start + attribute.len()..];
            let length = match value.chars().next() {
                Some(mark @ ('"' | '\'')) => value[1..].find(mark).unwrap() + 2,
                _ => value.find([' ', '>']).unwrap(),
            };
            out.replace_range(start..start + attribute.len() + length, "");
        }
    }
    out
}

/// The same with hardly any element but `div`.
fn shapeless(page: &str) -> String {
    let mut out = nameless(page);
    for name in ["aside", "nav", "header", "footer", "main", "article", "section", "details", "summary", "figure", "figcaption"] {
        for (open, with) in [("<", "<div"), ("</", "</div")] {
            for end in [">", " ", "\n"] {
                out = out.replace(&format!("{open}{name}{end}"), &format!("{with}{end}"));
            }
        }
    }
    out
}

#[test]
fn a_page_says_what_its_article_says() {
    insta::assert_snapshot!(compared(str::to_owned));
}

#[test]
fn so_it_does_without_the_names_of_its_elements() {
    insta::assert_snapshot!(compared(nameless));
}

#[test]
fn so_it_does_without_the_elements_that_mean_something() {
    insta::assert_snapshot!(compared(shapeless));
}
