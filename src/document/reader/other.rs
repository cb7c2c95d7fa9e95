//! Formats that reports come in and that are not read: whoever puts such a file among the documents is told.

/// A format of documents that no reader reads.
struct Other {
    /// What a file of it is.
    name: &'static str,
    /// Endings of file names that mean it, without the dot.
    extensions: &'static [&'static str],
    /// How it becomes a document that is read.
    help: &'static str,
}

/// All of them. Pictures, tables of data, style sheets and programs are no documents, and are passed over.
static OTHERS: &[Other] = &[
    Other { name: "a PDF", extensions: &["pdf"], help: "give its text: `pdftotext -layout FILE.pdf FILE.txt`" },
    Other {
        name: "a word processor’s file",
        extensions: &["doc", "docx", "docm", "dot", "dotx", "odt", "fodt", "ott", "rtf", "pages", "wpd", "wps"],
        help: "save it as plain text (`.txt`) or as a web page (`.html`)",
    },
    Other { name: "a presentation", extensions: &["ppt", "pptx", "pptm", "odp"], help: "save its text as plain text (`.txt`)" },
    Other { name: "a mail", extensions: &["eml", "emlx", "msg", "mbox"], help: "save its text as plain text (`.txt`)" },
    Other { name: "a saved web page in one file", extensions: &["mht", "mhtml", "webarchive"], help: "save the page as HTML only (`.html`)" },
    Other { name: "a book", extensions: &["epub", "mobi", "azw", "azw3", "djvu", "xps", "oxps"], help: "save its text as plain text (`.txt`)" },
    Other {
        name: "text in another markup",
        extensions: &["rst", "adoc", "asciidoc", "tex", "org", "textile"],
        help: "save it as plain text (`.txt`) or as Markdown (`.md`)",
    },
];

/// What a file is that is called like this, and how it becomes a document that is read; `None` where its ending means no such format.
pub(super) fn named(name: &str) -> Option<(&'static str, &'static str)> {
    let (_, ending) = name.rsplit_once('.')?;
    let other = OTHERS.iter().find(|other| other.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))?;
    Some((other.name, other.help))
}
