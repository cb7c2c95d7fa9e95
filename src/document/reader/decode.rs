//! Bytes to text: UTF-8, UTF-16, the encoding that the bytes declare, else the one that they look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use thiserror::Error;

/// The name of the usual encoding.
pub(super) const UTF_8: &str = "UTF-8";

/// Why a file holds nothing that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Not a byte, or nothing but white space.
    #[error("empty")]
    Empty,
    /// A document of a format that no reader reads.
    #[error("{format}, which is not read")]
    Other {
        /// What it is.
        format: &'static str,
        /// How it becomes one that is read.
        help: &'static str,
    },
    /// Text in a language that is not read.
    #[error("in {language}, which is not read")]
    Foreign {
        /// Its name.
        language: &'static str,
    },
    /// Text, but none that a report is made of.
    #[error("no text: nothing but markup, code or navigation")]
    NoText,
    /// A NUL byte.
    #[error("binary: byte {byte} is NUL")]
    Binary {
        /// Where it is, from 0.
        byte: usize,
    },
    /// Bytes that are no UTF-8, nor text in another encoding.
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
            Self::Empty | Self::NoText | Self::Foreign { .. } => None,
            Self::Other { help, .. } => Some(help),
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

/// So many bytes tell whether a text is UTF-16.
const SAMPLE: usize = 4096;

/// The text of `bytes` and the name of their encoding; `declared` finds what they say of it.
///
/// A byte order mark of UTF-8 stays in the text, so that offsets are those of the file.
pub(super) fn decode(bytes: Vec<u8>, declared: impl Fn(&[u8]) -> Option<&'static Encoding>) -> Result<(String, &'static str), Unreadable> {
    let (text, encoding) = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => (utf_16(UTF_16LE, rest)?, "UTF-16LE"),
        [0xFE, 0xFF, rest @ ..] => (utf_16(UTF_16BE, rest)?, "UTF-16BE"),
        all => match unmarked_utf_16(all) {
            Some(encoding) => (utf_16(encoding, all)?, encoding.name()),
            None => eight_bit(bytes, declared)?,
        },
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

/// UTF-16 that lacks its mark shows by the zero bytes of its Latin letters, blanks and line ends, all on the same side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    memchr::memchr(0, sample)?;
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = sample.len() / 2;
    let is_many = |zeros: usize, others: usize| others == 0 && zeros * 4 >= pairs && bytes.len().is_multiple_of(2);
    if is_many(odd, even) { Some(UTF_16LE) } else { is_many(even, odd).then_some(UTF_16BE) }
}

fn utf_16(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Unreadable> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(Unreadable::NotUtf16)?;
    match text.find('\0') {
        Some(byte) => Err(Unreadable::Binary { byte }),
        None => Ok(text.into_owned()),
    }
}

/// Text of single bytes and of encodings that add to ASCII.
fn eight_bit(bytes: Vec<u8>, declared: impl Fn(&[u8]) -> Option<&'static Encoding>) -> Result<(String, &'static str), Unreadable> {
    if let Some(byte) = memchr::memchr(0, &bytes) {
        return Err(Unreadable::Binary { byte });
    }
    let declared = declared(&bytes);
    // what is well-formed UTF-8 is nothing else, whatever it says of itself, unless it hides its letters in ASCII
    if let Some(encoding) = declared.filter(|encoding| *encoding == encoding_rs::ISO_2022_JP)
        && let Some(text) = legacy(encoding, &bytes)
    {
        return Ok((text, encoding.name()));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, UTF_8)),
        Err(error) => error,
    };
    let bytes = error.as_bytes();
    let told = declared.and_then(|encoding| Some((legacy(encoding, bytes)?, encoding.name())));
    if let Some(found) = told.or_else(|| if is_broken_utf_8(bytes) { None } else { detected(bytes) }) {
        return Ok(found);
    }
    let byte = error.utf8_error().valid_up_to();
    let before = bytes.get(..byte).unwrap_or_default();
    Err(Unreadable::NotUtf8 { byte, line: memchr::memchr_iter(b'\n', before).count() + 1 })
}

/// Whether most letters beyond ASCII are well-formed: such a text is UTF-8 that was cut or damaged.
fn is_broken_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad
}

/// The text in the encoding that it looks like.
fn detected(bytes: &[u8]) -> Option<(String, &'static str)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Some((legacy(encoding, bytes)?, encoding.name()))
}

/// The text in an older encoding; `None` where it has no such characters, or some that no text holds.
fn legacy(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_text = text.chars().all(|c| !c.is_control() || c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}'));
    is_text.then(|| text.into_owned())
}
