//! A file as a reader takes it: who publishes it, when, and its blocks of text.

mod origin;
mod reader;
mod settings;

pub use origin::{Origin, Places};
pub use reader::{NotReadPart, READERS, Reader, Unreadable, from_paragraphs, is_document, is_known, read, read_as, sniff};
pub use settings::{LOCALES, Locale, Rank};

use crate::quantity::Day;
use crate::source::Span;

/// One file, read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its path, as given.
    pub name: String,
    /// Its text; all spans are bytes of it. [`Document::in_file`] gives the bytes of the file.
    pub text: String,
    /// Where that text stands in the file.
    pub origin: Origin,
    /// The encoding of its bytes.
    pub encoding: &'static str,
    /// Who, when, what.
    pub meta: Meta,
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
    /// The stretches of text that blocks are made of; markup between them is left out.
    pub runs: Vec<Span>,
    /// What its comments say to this program.
    pub comments: Vec<Comment>,
    /// Front matter that is not used, though it seems to be meant for this program.
    pub stray_keys: Vec<StrayKey>,
}

/// A comment of a document that speaks to this program: `<!-- factlint: … -->`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// What stands behind the colon.
    pub text: String,
    /// The bytes of the file that the whole comment covers.
    pub span: Span,
    /// The line of its first character in the file, from 1.
    pub line: u32,
    /// The column of its first character, from 1.
    pub column: u32,
}

/// A line of front matter whose key is not known, and seems to mean one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayKey {
    /// The key, as it stands there.
    pub key: String,
    /// What it says.
    pub value: String,
    /// The key that is meant.
    pub meant: &'static str,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
}

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Who publishes it; the file's stem where nothing says so.
    pub source: String,
    /// Its title.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Day>,
    /// The minute of that day.
    pub published_minute: Option<i64>,
    /// Its address.
    pub url: Option<String>,
    /// The story it belongs to; the folder where nothing says so.
    pub story: String,
    /// How near its source is to the event.
    pub rank: Option<Rank>,
    /// How it writes dates.
    pub locale: Option<Locale>,
}

/// A paragraph, a heading, an item of a list …
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Level of a heading (from 1) or depth of a list item; 0 elsewhere.
    pub level: u8,
    /// From its first to its last character.
    pub span: Span,
    /// Its first stretch in [`Document::runs`].
    pub first_run: u32,
    /// One past its last stretch.
    pub end_run: u32,
}

/// What a block is on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading inside the text.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A passage set off as a quotation.
    Quote,
    /// Words under a picture.
    Caption,
    /// A cell of a table.
    Cell,
    /// Navigation, bylines, related links: shown to nobody's rules.
    Furniture,
}

impl BlockKind {
    /// All of them.
    pub const ALL: [Self; 8] = [Self::Title, Self::Heading, Self::Paragraph, Self::ListItem, Self::Quote, Self::Caption, Self::Cell, Self::Furniture];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Cell => "cell",
            Self::Furniture => "furniture",
        }
    }
}

impl Document {
    /// The stretches of a block.
    pub fn runs_of(&self, block: &Block) -> &[Span] {
        self.runs.get(block.first_run as usize..block.end_run as usize).unwrap_or_default()
    }
}
