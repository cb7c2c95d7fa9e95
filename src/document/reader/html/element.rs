//! What an element means for the report: by its name, and by what the page calls it.

use crate::lexicon;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::BuildHasher;
use std::sync::LazyLock;

/// What the name of an element says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the line that it stands in.
    #[default]
    Inline,
    /// The whole page.
    Page,
    /// Parts blocks of text.
    Block,
    Paragraph,
    Heading(u8),
    Article,
    Main,
    Header,
    List,
    Item,
    Quote,
    Caption,
    /// A picture or the like, with what belongs to it.
    Figure,
    /// A picture; has no content.
    Picture,
    /// A field to fill in; has no content.
    Field,
    Table,
    Row,
    Cell,
    Preformatted,
    /// Words of a link.
    Link,
    /// Words that are struck out: not read.
    Struck,
    Break,
    /// A line across the page.
    Rule,
    /// Not read, and nothing in it, unless it is called the facts of the report.
    Aside,
    /// Not read, and nothing in it.
    Silent,
    /// A style sheet.
    Style,
    /// The head of the page: the title, and scripts that describe the page.
    Title,
    Script,
    /// A time that a machine can read.
    Time,
    /// Has no content, and says something by its attributes.
    Meta,
    /// Has no content, and nothing to say.
    Void,
}

impl Role {
    /// The role of an element, by its name in lower case.
    pub fn of(name: &[u8]) -> Self {
        match name {
            b"p" => Self::Paragraph,
            [b'h', digit @ b'1'..=b'6'] => Self::Heading(digit - b'0'),
            b"article" => Self::Article,
            b"main" => Self::Main,
            b"header" => Self::Header,
            b"ul" | b"ol" | b"dl" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"blockquote" => Self::Quote,
            b"figcaption" | b"caption" => Self::Caption,
            b"figure" => Self::Figure,
            b"input" => Self::Field,
            b"img" => Self::Picture,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"pre" => Self::Preformatted,
            b"a" => Self::Link,
            b"s" | b"del" | b"strike" => Self::Struck,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"title" => Self::Title,
            b"script" => Self::Script,
            b"time" => Self::Time,
            b"meta" | b"link" => Self::Meta,
            b"area" | b"base" | b"col" | b"embed" | b"param" | b"source" | b"track" | b"wbr" => Self::Void,
            b"html" | b"body" | b"head" => Self::Page,
            b"div" | b"section" | b"form" | b"fieldset" | b"tbody" | b"thead" | b"tfoot" | b"address" | b"details" | b"summary" | b"center" | b"hgroup" => {
                Self::Block
            }
            b"aside" => Self::Aside,
            b"style" => Self::Style,
            b"nav" | b"footer" | b"noscript" | b"template" | b"iframe" | b"svg" | b"math" | b"object" | b"video" | b"audio" | b"canvas" | b"button"
            | b"select" | b"textarea" | b"label" | b"legend" | b"dialog" | b"menu" | b"map" | b"xmp" | b"noembed" => Self::Silent,
            name if name.starts_with(b"amp-") => Self::Silent,
            _ => Self::Inline,
        }
    }

    /// Whether text before it and text in it are of different blocks.
    pub fn parts(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Link
                | Self::Struck
                | Self::Break
                | Self::Time
                | Self::Script
                | Self::Meta
                | Self::Void
                | Self::Picture
                | Self::Field
                | Self::Title
        )
    }

    /// Whether it has no end tag.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Void | Self::Meta | Self::Break | Self::Rule | Self::Picture | Self::Field)
    }
}

/// The attributes of a start tag that matter.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes {
    pub list: Vec<(String, String)>,
}

impl Attributes {
    /// The value of an attribute; empty where it is not given.
    pub fn get(&self, name: &str) -> &str {
        self.list.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim())
    }

    /// Its classes as a number, 0 for none.
    pub fn classes(&self) -> u64 {
        let classes = self.get("class");
        if classes.is_empty() { 0 } else { FxBuildHasher.hash_one(classes) }
    }

    fn has(&self, name: &str) -> bool {
        self.list.iter().any(|(own, _)| own == name)
    }

    /// Whether nobody sees the element, or it is said to be another part of the page than the report.
    pub fn is_silent(&self) -> bool {
        const OTHERS: [&str; 11] =
            ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "alert"];
        self.has("hidden") || self.get("aria-hidden") == "true" || OTHERS.contains(&self.get("role")) || self.is_invisible()
    }

    fn is_invisible(&self) -> bool {
        let style: String = self.get("style").chars().filter(|c| !c.is_whitespace()).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// Whether it is said to hold the report.
    pub fn is_article(&self) -> bool {
        self.get("itemprop").split_ascii_whitespace().any(|word| word == "articleBody") || self.get("role") == "article"
    }

    /// What its names say of it.
    pub fn called(&self) -> Called {
        ["class", "id"].iter().flat_map(|name| self.get(name).split_ascii_whitespace()).map(called).max().unwrap_or_default()
    }
}

/// What the names of an element say of it, the weightiest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Called {
    #[default]
    Nothing,
    /// What a report says in short.
    Facts,
    /// Something under a picture.
    Caption,
    /// Something around a report, if it is small.
    Box,
    /// Something around a report.
    Around,
    /// What nobody sees.
    Hidden,
}

#[derive(Default)]
struct Words {
    called: FxHashMap<&'static str, Called>,
    within: FxHashSet<&'static str>,
    unless: FxHashSet<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for row in lexicon::rows(lexicon::MARKUP) {
        let [how, list] = row.as_slice() else { continue };
        let list = list.split_ascii_whitespace();
        match *how {
            "around" => words.called.extend(list.map(|word| (word, Called::Around))),
            "box" => words.called.extend(list.map(|word| (word, Called::Box))),
            "hidden" => words.called.extend(list.map(|word| (word, Called::Hidden))),
            "facts" => words.called.extend(list.map(|word| (word, Called::Facts))),
            "caption" => words.called.extend(list.map(|word| (word, Called::Caption))),
            "within" => words.within.extend(list),
            _ => words.unless.extend(list),
        }
    }
    words
});

/// Names by which sites hide words from the eye, and not from those who have a page read to them.
const UNSEEN: [&str; 5] = ["sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "hidden-visually"];

/// `article-share`, `relatedStories`; but not `with-sidebar`, `no-comments` or `comment-body`.
fn called(name: &str) -> Called {
    if UNSEEN.contains(&name) {
        return Called::Hidden;
    }
    let words = parted(name);
    let within = words.last().is_some_and(|last| WORDS.within.contains(last.as_str()));
    let unless = words.iter().any(|word| WORDS.unless.contains(word.as_str()));
    let found = words.iter().filter_map(|word| WORDS.called.get(word.as_str()).copied()).max().unwrap_or_default();
    if unless || (within && found != Called::Caption) { Called::Nothing } else { found }
}

fn parted(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && small) {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_what_surrounds_a_report() {
        for name in ["share", "article-share", "relatedStories", "post__comments", "js-cookie-banner", "social-share-list"] {
            assert_eq!(called(name), Called::Around, "{name}");
        }
        for name in ["story", "with-sidebar", "no-comments", "has-ads", "comment-body", "shared", "header", "content", "category-ads"] {
            assert_eq!(called(name), Called::Nothing, "{name}");
        }
        assert_eq!([called("wp-caption-text"), called("video-player")], [Called::Caption, Called::Box]);
    }
}
