//! Bytes to text: UTF-8, and UTF-16 that says so.

use encoding_rs::{UTF_16BE, UTF_16LE};
use thiserror::Error;

/// The name of the usual encoding.
pub(super) const UTF_8: &str = "UTF-8";

/// Why a file holds nothing that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Not a byte, or nothing but white space.
    #[error("empty")]
    Empty,
    /// Text, but none that a report is made of.
    #[error("no text: nothing but markup, code or navigation")]
    NoText,
    /// A NUL byte.
    #[error("binary: byte {byte} is NUL")]
    Binary {
        /// Where it is, from 0.
        byte: usize,
    },
    /// Bytes that are no UTF-8.
    #[error("no UTF-8: byte {byte}, in line {line}, begins no character")]
    NotUtf8 {
        /// The first of them, from 0.
        byte: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// A lone surrogate, or an odd number of bytes.
    #[error("broken UTF-16")]
    NotUtf16,
    /// More bytes than an offset can count.
    #[error("too long: {bytes} bytes")]
    TooLong {
        /// How many.
        bytes: usize,
    },
}

impl Unreadable {
    /// What can be done about it.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Empty | Self::NoText => None,
            Self::Binary { .. } => Some("give its text: a `.txt` or `.md` file in UTF-8"),
            Self::NotUtf8 { .. } => Some("save it as UTF-8, or convert it: `iconv -f WINDOWS-1252 -t UTF-8`"),
            Self::NotUtf16 => Some("save it as UTF-8"),
            Self::TooLong { .. } => Some("split it: a document stays under 4 GiB"),
        }
    }

    /// The reason and what can be done, in one line.
    pub fn in_full(&self) -> String {
        self.help().map_or_else(|| self.to_string(), |help| format!("{self}; {help}"))
    }
}

/// The text of `bytes` and the name of their encoding.
///
/// A byte order mark of UTF-8 stays in the text, so that offsets are those of the file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, &'static str), Unreadable> {
    let (text, encoding) = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => (utf_16(UTF_16LE, rest)?, "UTF-16LE"),
        [0xFE, 0xFF, rest @ ..] => (utf_16(UTF_16BE, rest)?, "UTF-16BE"),
        _ => (utf_8(bytes)?, UTF_8),
    };
    if u32::try_from(text.len()).is_ok_and(|length| length < u32::MAX) {
        if body(&text).trim().is_empty() { Err(Unreadable::Empty) } else { Ok((text, encoding)) }
    } else {
        Err(Unreadable::TooLong { bytes: text.len() })
    }
}

/// The text after a byte order mark.
pub(super) fn body(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn utf_16(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, Unreadable> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(Unreadable::NotUtf16)?;
    match text.find('\0') {
        Some(byte) => Err(Unreadable::Binary { byte }),
        None => Ok(text.into_owned()),
    }
}

fn utf_8(bytes: Vec<u8>) -> Result<String, Unreadable> {
    if let Some(byte) = memchr::memchr(0, &bytes) {
        return Err(Unreadable::Binary { byte });
    }
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..byte).unwrap_or_default();
        Unreadable::NotUtf8 { byte, line: memchr::memchr_iter(b'\n', before).count() + 1 }
    })
}
