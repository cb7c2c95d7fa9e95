//! Bytes into [`Document`]s, by the reader of their format; one file a format.

mod byline;
mod dateline;
mod decode;
mod front;
mod html;
mod keys;
mod language;
mod layout;
mod markdown;
mod other;
mod page;
mod plain;

pub use decode::Unreadable;
use page::{Finished, Page};

use super::{BlockKind, Comment, Document, Meta, Origin, StrayKey};
use crate::quantity::Day;
use crate::source::offset;
use encoding_rs::Encoding;

/// A format of documents.
pub struct Reader {
    /// Its name, in lower case.
    pub name: &'static str,
    /// Endings of file names that mean it, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether front matter may stand before its text, and so several articles in one file.
    front: bool,
    /// The encoding that the bytes of a file declare.
    declared: fn(&[u8]) -> Option<&'static Encoding>,
    read: fn(&str) -> Finished,
}

/// All formats.
pub static READERS: &[&Reader] = &[&plain::READER, &markdown::READER, &html::READER];

/// A part of a document that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReadPart {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Why.
    pub reason: String,
}

/// Reads a file's bytes by the reader that its name asks for, as plain text where none does.
///
/// # Errors
///
/// A name that means a format which is not read; bytes that are no text, or hold none.
pub fn read(name: &str, bytes: impl Into<Vec<u8>>, defaults: &Meta) -> Result<(Vec<Document>, Vec<NotReadPart>), Unreadable> {
    if let Some((format, help)) = other::named(name) {
        return Err(Unreadable::Other { format, help });
    }
    read_as(claimed(name).unwrap_or(&plain::READER), name, bytes, defaults)
}

/// Reads a file's bytes by this reader: one document for each article in it, the first by the name of the file, the others as `name#2`, `name#3` …
///
/// What a document does not say of itself comes from `defaults`; after that its source is the stem of its name and its story the folder.
/// An article that cannot be read is a part that was not read, unless it is the only one.
///
/// # Errors
///
/// Bytes that are no text, or hold none.
pub fn read_as(reader: &Reader, name: &str, bytes: impl Into<Vec<u8>>, defaults: &Meta) -> Result<(Vec<Document>, Vec<NotReadPart>), Unreadable> {
    let (text, encoding) = decode::decode(bytes.into(), reader.declared)?;
    let starts = if reader.front { front::articles(&text) } else { vec![0] };
    let mut file = File { reader, name, encoding, defaults, documents: Vec::new(), gaps: Vec::new() };
    if starts.len() == 1 {
        file.article(0, text, Origin::default())?;
        return Ok((file.documents, file.gaps));
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut lines = 0;
    for (index, (start, end)) in starts.iter().copied().zip(ends).enumerate() {
        let part = text.get(start..end).unwrap_or_default();
        let origin = Origin { byte: offset(start), lines, markup: None };
        if let Err(error) = file.article(index, part.to_owned(), origin) {
            file.gaps.push(NotReadPart { line: lines + 1, reason: error.in_full() });
        }
        lines += offset(memchr::memchr_iter(b'\n', part.as_bytes()).count());
    }
    Ok((file.documents, file.gaps))
}

/// A file whose articles are read one by one.
struct File<'a> {
    reader: &'a Reader,
    name: &'a str,
    encoding: &'static str,
    defaults: &'a Meta,
    documents: Vec<Document>,
    gaps: Vec<NotReadPart>,
}

impl File<'_> {
    fn article(&mut self, index: usize, text: String, origin: Origin) -> Result<(), Unreadable> {
        let mut finished = (self.reader.read)(&text);
        let rendered = finished.rendered.take();
        let foreign = language::sift(rendered.as_ref().map_or(&text, |(rendered, _)| rendered), &mut finished);
        finished.rendered = rendered;
        let number = if index == 0 { String::new() } else { format!("#{}", index + 1) };
        let mut document = document(format!("{}{number}", self.name), text, origin, finished, &mut self.gaps);
        if document.blocks.iter().all(|block| block.kind == BlockKind::Furniture) {
            return Err(foreign.map_or(Unreadable::NoText, |language| Unreadable::Foreign { language }));
        }
        let mut told = Vec::new();
        let missed = |stray: &StrayKey| lacks(&document.meta, stray.meant) && lacks(self.defaults, stray.meant);
        document.stray_keys.retain(|stray| {
            let first = !told.contains(&stray.meant);
            told.push(stray.meant);
            first && missed(stray)
        });
        complete(&mut document.meta, self.name, &number, self.defaults);
        document.encoding = self.encoding;
        self.documents.push(document);
        Ok(())
    }
}

/// What a reader made as a document; its gaps join the others.
fn document(name: String, text: String, mut origin: Origin, finished: Finished, gaps: &mut Vec<NotReadPart>) -> Document {
    let Finished { meta, blocks, runs, gaps: own, strays, comments, rendered } = finished;
    let (text, markup) = rendered.map_or((text, None), |(text, markup)| (text, Some(Box::new(markup))));
    origin.markup = markup;
    let mut document = Document { name, text, origin, meta, blocks, runs, ..Document::default() };
    let mut places = document.places();
    gaps.extend(own.into_iter().map(|gap| NotReadPart { line: places.place(gap.at).0, reason: gap.reason }));
    let byte = document.origin.byte;
    let placed = comments.into_iter().map(|(text, span)| {
        let (line, column) = places.place_of_markup(span.start);
        Comment { text, span: crate::source::Span::new(span.start + byte, span.end + byte), line, column }
    });
    let comments = placed.collect();
    let strays = strays.into_iter().map(|stray| {
        let (line, column) = places.place_of_markup(stray.at);
        StrayKey { key: stray.key, value: stray.value, meant: stray.meant, line, column }
    });
    (document.stray_keys, document.comments) = (strays.collect(), comments);
    document
}

/// A document of a rules test: its paragraphs as Markdown, where one that begins with `# ` is a heading.
pub fn from_paragraphs(name: &str, published: Option<Day>, paragraphs: &[String]) -> Document {
    let text = paragraphs.join("\n\n");
    let mut page = Page::new(&text);
    markdown::read_body(&mut page, 0);
    let finished = page.finish();
    let mut document = document(name.to_owned(), text, Origin::default(), finished, &mut Vec::new());
    document.encoding = decode::UTF_8;
    document.meta.published = published;
    document.meta.published_minute = None;
    complete(&mut document.meta, name, "", &Meta::default());
    document
}

/// Whether a reader claims files that end like `name`.
pub fn is_known(name: &str) -> bool {
    claimed(name).is_some()
}

/// Whether a file that is called like this is meant as a document, though it may be of a format that is not read.
pub fn is_document(name: &str) -> bool {
    is_known(name) || other::named(name).is_some()
}

/// The reader for text without a name: HTML by how it begins, Markdown by its front matter or a heading, else plain text.
pub fn sniff(bytes: &[u8]) -> &'static Reader {
    let top = String::from_utf8_lossy(bytes.get(..SNIFFED).unwrap_or(bytes)).replace(['\0', '\u{feff}', '\u{fffd}'], "");
    let lower = top.trim_start().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<article", "<div", "<p>"].iter().any(|opening| lower.starts_with(opening)) {
        return &html::READER;
    }
    let is_markdown = top.starts_with("---") || top.lines().any(|line| line.starts_with("# ") || line.starts_with("## "));
    if is_markdown { &markdown::READER } else { &plain::READER }
}

/// So many bytes tell what a text is.
const SNIFFED: usize = 4096;

fn claimed(name: &str) -> Option<&'static Reader> {
    let (_, ending) = name.rsplit_once('.')?;
    READERS.iter().copied().find(|reader| reader.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// `number` tells articles of one file apart: `#2`.
fn complete(meta: &mut Meta, name: &str, number: &str, defaults: &Meta) {
    let (folder, file) = name.rsplit_once('/').unwrap_or((".", name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    first_of(&mut meta.source, &defaults.source, &format!("{stem}{number}"));
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

/// Whether nothing says what this key of front matter would.
fn lacks(meta: &Meta, key: &str) -> bool {
    match key {
        "source" => meta.source.is_empty(),
        "story" => meta.story.is_empty(),
        "title" => meta.title.is_none(),
        "url" => meta.url.is_none(),
        _ => meta.published.is_none(),
    }
}

fn first_of(own: &mut String, default: &str, last: &str) {
    if own.is_empty() {
        *own = if default.is_empty() { last.to_owned() } else { default.to_owned() };
    }
}
