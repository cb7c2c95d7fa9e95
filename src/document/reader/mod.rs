//! Bytes into a [`Document`], by the reader of their format; one file a format.

mod dateline;
mod decode;
mod front;
mod layout;
mod markdown;
mod page;
mod plain;

pub use decode::Unreadable;
use page::Page;

use super::{BlockKind, Document, Meta};
use crate::quantity::Day;

/// A format of documents.
pub struct Reader {
    /// Its name, in lower case.
    pub name: &'static str,
    /// Endings of file names that mean it, without the dot.
    pub extensions: &'static [&'static str],
    read: fn(&mut Page<'_>),
}

/// All formats.
pub static READERS: &[&Reader] = &[&plain::READER, &markdown::READER];

/// A part of a document that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReadPart {
    /// Its line, from 1.
    pub line: u32,
    /// Why.
    pub reason: String,
}

/// Reads a file's bytes by the reader that its name asks for, as plain text where none does.
///
/// What the document does not say of itself comes from `defaults`; after that its source is the stem of its name and its story the folder.
///
/// # Errors
///
/// Bytes that are no text, or hold none.
pub fn read(name: &str, bytes: impl Into<Vec<u8>>, defaults: &Meta) -> Result<(Document, Vec<NotReadPart>), Unreadable> {
    let (text, encoding) = decode::decode(bytes.into())?;
    let mut page = Page::new(&text);
    (reader_of(name).read)(&mut page);
    let (mut meta, blocks, runs, gaps) = page.finish();
    if blocks.iter().all(|block| block.kind == BlockKind::Furniture) {
        return Err(Unreadable::NoText);
    }
    complete(&mut meta, name, defaults);
    Ok((Document { name: name.to_owned(), text, encoding, meta, blocks, runs }, gaps))
}

/// A document of a rules test: its paragraphs as Markdown, where one that begins with `# ` is a heading.
pub fn from_paragraphs(name: &str, published: Option<Day>, paragraphs: &[String]) -> Document {
    let text = paragraphs.join("\n\n");
    let mut page = Page::new(&text);
    markdown::read_body(&mut page, 0);
    let (mut meta, blocks, runs, _) = page.finish();
    meta.published = published;
    meta.published_minute = None;
    complete(&mut meta, name, &Meta::default());
    Document { name: name.to_owned(), text, encoding: decode::UTF_8, meta, blocks, runs }
}

/// Whether a reader claims files that end like `name`.
pub fn is_known(name: &str) -> bool {
    claimed(name).is_some()
}

fn reader_of(name: &str) -> &'static Reader {
    claimed(name).unwrap_or(&plain::READER)
}

fn claimed(name: &str) -> Option<&'static Reader> {
    let (_, ending) = name.rsplit_once('.')?;
    READERS.iter().copied().find(|reader| reader.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn complete(meta: &mut Meta, name: &str, defaults: &Meta) {
    let (folder, file) = name.rsplit_once('/').unwrap_or((".", name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    first_of(&mut meta.source, &defaults.source, stem);
    first_of(&mut meta.story, &defaults.story, folder);
    if meta.published.is_none() {
        meta.published = defaults.published;
        meta.published_minute = defaults.published_minute;
    }
    meta.title = meta.title.take().or_else(|| defaults.title.clone());
    meta.url = meta.url.take().or_else(|| defaults.url.clone());
    meta.rank = meta.rank.or(defaults.rank);
    meta.locale = meta.locale.or(defaults.locale);
}

fn first_of(own: &mut String, default: &str, last: &str) {
    if own.is_empty() {
        *own = if default.is_empty() { last.to_owned() } else { default.to_owned() };
    }
}
