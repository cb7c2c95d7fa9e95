//! Text to tokens: words, numbers and marks, each on character boundaries.

use super::class::Class;
use super::lexicon::{FormId, Lexicon};
use crate::lexicon::{Letters, alphanumeric_until, letters};
use crate::source::{Span, offset};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits behind them (`G7`) and apostrophes inside (`don't`).
    Word,
    /// Digits with grouping and decimals: `6,000.5`.
    Number,
    /// Digits and colons: `13:00`.
    Clock,
    /// `2025-06-02`.
    IsoDate,
    /// Digits that are no number: `1.2.3`.
    Code,
    /// Any other character.
    Mark,
    /// Past the end.
    End,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // none excludes another
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What the lexicon calls it; [`FormId::UNKNOWN`] for words it does not know.
    pub form: FormId,
    /// The classes of that form, at hand.
    pub class: Class,
    /// Its letters, at hand.
    pub letters: Letters,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space, or the start of the text, stands before it.
    pub spaced: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether every letter is a capital.
    pub upper: bool,
    /// Whether it ends in `ed`, as past forms do.
    pub ed: bool,
}

impl Token {
    /// The token that stands for everything outside the text.
    pub const END: Self = Self { spaced: true, ..Self::at(0, 0) };

    /// One of which nothing is known but its bytes.
    const fn at(start: usize, end: usize) -> Self {
        Self {
            start: offset(start),
            end: offset(end),
            form: FormId::UNKNOWN,
            class: Class::NONE,
            letters: Letters::NONE,
            kind: TokenKind::End,
            spaced: false,
            capital: false,
            upper: false,
            ed: false,
        }
    }

    /// Whether it is one capital letter.
    pub fn upper_letter(&self) -> bool {
        self.capital && self.end - self.start == 1
    }

    /// Its bytes.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Appends the tokens of `text[run]`; no allocation beyond the list itself.
pub fn tokenize(text: &str, run: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let Some(text) = text.get(..run.end as usize) else { return };
    let bytes = text.as_bytes();
    let mut at = run.start as usize;
    // Markup between two stretches parts no words: only white space in it does.
    let gap = |last: &Token| bytes.get(last.end as usize..at).is_some_and(|gap| gap.iter().any(u8::is_ascii_whitespace));
    let mut spaced = tokens.last().is_none_or(gap);
    while let Some(&byte) = bytes.get(at) {
        let plain = if byte.is_ascii_alphabetic() { plain_word(bytes, at, spaced, lexicon) } else { None };
        let token = if let Some(word) = plain {
            word
        } else if let Some((end, space)) = unseen(text, byte, at) {
            at = end;
            spaced |= space;
            continue;
        } else {
            let Some(token) = other(text, byte, at, spaced, lexicon) else { break };
            token
        };
        // `May` is a modal verb, or stands beside a number or another name.
        let modal = |token: &Token| token.capital & token.class.has(Class::MODAL);
        let named = modal(&token) | tokens.last().is_some_and(modal);
        tokens.push(token);
        if named {
            name_modal(tokens, lexicon);
        }
        if plain.is_none() {
            contract(tokens);
        }
        at = token.end as usize;
        spaced = bytes.get(at) == Some(&b' ');
        at += usize::from(spaced);
    }
}

/// Where white space or a character without a width ends, and whether it parts words.
#[inline]
fn unseen(text: &str, byte: u8, at: usize) -> Option<(usize, bool)> {
    if byte.is_ascii() {
        return matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c).then_some((at + 1, true));
    }
    let c = text.get(at..)?.chars().next()?;
    let no_width = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    (c.is_whitespace() || no_width).then_some((at + c.len_utf8(), c.is_whitespace()))
}

/// A word that is nothing but letters and digits of ASCII: most tokens, seen at one look.
#[inline]
fn plain_word(text: &[u8], start: usize, spaced: bool, lexicon: &Lexicon) -> Option<Token> {
    let (letters, length) = Letters::begin(text, start)?;
    let end = start + length;
    // What goes on behind a dot, an apostrophe or a letter that is not ASCII.
    let goes_on = text.get(end).is_some_and(|byte| *byte == b'\'' || *byte == b'.' && length == 1 || !byte.is_ascii());
    let (first, rest) = text.get(start..end)?.split_first()?;
    let capital = first.is_ascii_uppercase();
    // `USD10m`, `RM50,000`: its first letters may be a currency.
    if goes_on || capital && letters.has_digit() {
        return None;
    }
    let form = lexicon.form_of(letters);
    let upper = capital && length > 1 && !rest.iter().any(u8::is_ascii_lowercase);
    let ed = ends_in_ed(text, end);
    Some(Token { form, class: lexicon.class(form), letters, kind: TokenKind::Word, spaced, capital, upper, ed, ..Token::at(start, end) })
}

/// Any other token.
fn other(text: &str, byte: u8, start: usize, spaced: bool, lexicon: &Lexicon) -> Option<Token> {
    let bytes = text.as_bytes();
    let (kind, end) = match byte {
        b'0'..=b'9' => number(bytes, start),
        // `.500`: a decimal without its nought.
        b'.' if bytes.get(start + 1).is_some_and(u8::is_ascii_digit) && (spaced || opens_decimal(bytes, start)) => number(bytes, start),
        b'a'..=b'z' => (TokenKind::Word, word(text, start)),
        b'A'..=b'Z' => (TokenKind::Word, currency_code(text, start, lexicon).unwrap_or_else(|| word(text, start))),
        b'\'' => possessive(bytes, start, spaced),
        0..=0x7f => (TokenKind::Mark, start + 1),
        _ => match text.get(start..)?.chars().next()? {
            '’' => possessive(bytes, start, spaced),
            // quotation marks and dashes, told without a table
            c if !matches!(c, '\u{2010}'..='\u{205e}') && c.is_alphabetic() => (TokenKind::Word, word(text, start)),
            c => (TokenKind::Mark, start + c.len_utf8()),
        },
    };
    let letters = if end == start + 1 { Letters::one(byte) } else { Letters::at(bytes, start, end) };
    let (form, class) = match kind {
        TokenKind::Word | TokenKind::Mark => {
            let form = lexicon.form_at(text, start, end, letters);
            (form, lexicon.class(form))
        }
        _ => (FormId::UNKNOWN, Class::TRIGGER),
    };
    let (capital, upper) = if kind == TokenKind::Word { capitals(text.get(start..end)?) } else { (false, false) };
    let ed = end > start + 1 && ends_in_ed(bytes, end);
    Some(Token { form, class, letters, kind, spaced, capital, upper, ed, ..Token::at(start, end) })
}

/// Whether a word that ends before a byte of a text ends in `ed`.
#[inline]
fn ends_in_ed(text: &[u8], end: usize) -> bool {
    text.get(end.wrapping_sub(2)..end) == Some(b"ed")
}

/// `it's`, `there's`: a verb, and nothing that is owned.
fn contract(tokens: &mut [Token]) {
    let [.., before, last] = tokens else { return };
    let subject = || before.class.has(Class::PRONOUN) || letters!["there", "that", "who", "what", "here"].contains(&before.letters);
    if last.class.has(Class::POSSESSIVE) && subject() {
        last.class = Class::AUXILIARY;
    }
}

/// `May 12`, `in May`, `Will Baxter`: no modal verb, as far as the last tokens tell.
fn name_modal(tokens: &mut [Token], lexicon: &Lexicon) {
    let [rest @ .., before, last] = tokens else { return };
    let month = |token: &Token| token.capital && token.class.has(Class::MODAL) && lexicon.info(token.form).month.is_some();
    let leads = Class::PREPOSITION.with(Class::DATE_WORD).with(Class::DASH);
    if month(before) && last.kind == TokenKind::Number {
        before.class = before.class.without(Class::MODAL);
    } else if month(last) && (before.kind == TokenKind::Number || before.class.has(leads)) {
        last.class = last.class.without(Class::MODAL);
    } else if before.capital && last.capital && letters!["will", "may"].contains(&before.letters) && rest.last().is_some_and(is_inside) {
        // `the mayor, Will Baxter`: a given name; a sentence may begin with the verb.
        before.class = before.class.without(Class::MODAL.with(Class::FUTURE));
    }
}

/// Whether a sentence goes on behind a token.
fn is_inside(token: &Token) -> bool {
    token.kind == TokenKind::Word || token.letters == Letters::of(",")
}

/// Whether a word begins with a capital letter, and whether it has no small one.
fn capitals(word: &str) -> (bool, bool) {
    let capital = word.starts_with(char::is_uppercase);
    (capital, capital && word.len() > 1 && !word.chars().any(char::is_lowercase))
}

/// Whether the mark before a decimal point begins a figure: `$.50`, `-.5`.
fn opens_decimal(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(|b| matches!(b, b'$' | b'-' | b'(' | b'~' | b'<' | b'>' | b'='))
}

/// The end of a currency code glued to its amount: `USD10m`, `RM50,000`, `Rs20`, `R500,000`; `R44` is a model.
fn currency_code(text: &str, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = (at + 1..at + 5).find(|end| bytes.get(*end).is_none_or(|byte| !byte.is_ascii_alphabetic()))?;
    let amount = bytes.get(end).is_some_and(u8::is_ascii_digit) && (end > at + 1 || is_amount(bytes, end));
    (amount && lexicon.class(lexicon.form(text.get(at..end)?)).has(Class::CURRENCY)).then_some(end)
}

/// Digits that are no short number of a name: three or more, or parted by a comma or a point, with no letter behind them.
fn is_amount(bytes: &[u8], at: usize) -> bool {
    let digits = |from: usize| (from..bytes.len()).find(|i| !bytes.get(*i).is_some_and(u8::is_ascii_digit)).unwrap_or(bytes.len());
    let first = digits(at);
    let parted = matches!(bytes.get(first), Some(b',' | b'.')) && digits(first + 1) > first + 1;
    (first >= at + 3 || parted) && !bytes.get(digits(first + usize::from(parted))).is_some_and(u8::is_ascii_alphabetic)
}

/// The end of the word that begins at `at`.
fn word(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        end = alphanumeric_until(bytes, end);
        match bytes.get(end) {
            Some(b'.') if end == at + 1 || end >= at + 3 && bytes.get(end - 2) == Some(&b'.') => {
                // U.S., a.m.: single letters each with a dot, at least two of them.
                let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
                let dotted = letter(end + 1) && bytes.get(end + 2) == Some(&b'.');
                let last = end >= at + 3 && !letter(end + 1);
                if !dotted && !last {
                    return end;
                }
                end += 1;
                if last {
                    return end;
                }
            }
            Some(b'\'') => match apostrophe(bytes, end, 1) {
                Some(next) => end = next,
                None => return end,
            },
            Some(b) if *b >= 0x80 => {
                let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) else { return end };
                if c == '’' {
                    match apostrophe(bytes, end, 3) {
                        Some(next) => end = next,
                        None => return end,
                    }
                } else if c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') {
                    end += c.len_utf8();
                } else {
                    return end;
                }
            }
            _ => return end,
        }
    }
}

/// Where a word goes on behind the apostrophe at `at`; `None` where it ends there (`Russia's`, `they've`, a closing quote).
fn apostrophe(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let letter = bytes.get(at + width).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xc3);
    (letter && enclitic(bytes, at + width).is_none()).then_some(at + width)
}

/// `'s`, `'ve` behind a word, or a mark.
fn possessive(bytes: &[u8], at: usize, spaced: bool) -> (TokenKind, usize) {
    let width = if bytes.get(at) == Some(&b'\'') { 1 } else { 3 };
    match enclitic(bytes, at + width) {
        // `she 's`, as some write it; nothing that opens a quotation ends so.
        Some(end) if !spaced || bytes.get(end).is_none_or(u8::is_ascii_whitespace) => (TokenKind::Word, end),
        _ => (TokenKind::Mark, at + width),
    }
}

/// The end of the letters of `'s`, `'m`, `'d`, `'ve`, `'re` or `'ll` that begin at `at`.
fn enclitic(bytes: &[u8], at: usize) -> Option<usize> {
    let end = match bytes.get(at..)? {
        [b'v' | b'V' | b'r' | b'R', b'e' | b'E', ..] | [b'l', b'l', ..] | [b'L', b'L', ..] => at + 2,
        [b's' | b'S' | b'm' | b'M' | b'd' | b'D', ..] => at + 1,
        _ => return None,
    };
    let letter = bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0xc3);
    (!letter).then_some(end)
}

/// The number, clock time, ISO date or code that begins at `at`.
fn number(bytes: &[u8], at: usize) -> (TokenKind, usize) {
    let digits = |mut i: usize| {
        while bytes.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        i
    };
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = digits(at);
    let mut kind = TokenKind::Number;
    match bytes.get(end) {
        Some(b':') if end - at <= 2 && digits(end + 1) == end + 3 => {
            end += 3;
            if bytes.get(end) == Some(&b':') && digits(end + 1) == end + 3 {
                end += 3;
            }
            return (TokenKind::Clock, end);
        }
        Some(b'-') if end - at == 4 && digits(end + 1) == end + 3 && bytes.get(end + 3) == Some(&b'-') && digits(end + 4) == end + 6 => {
            return (TokenKind::IsoDate, end + 6);
        }
        _ => {}
    }
    // `12,34,567`: groups of two before the last, as in India.
    if (1..=2).contains(&(end - at)) && bytes.get(end) == Some(&b',') && digits(end + 1) == end + 3 && bytes.get(end + 3) == Some(&b',') {
        let mut last = end;
        while bytes.get(last) == Some(&b',') && digits(last + 1) == last + 3 {
            last += 3;
        }
        if bytes.get(last) == Some(&b',') && digits(last + 1) == last + 4 {
            end = last + 4;
        }
    } else if end > at && end - at <= 3 {
        // Grouping by commas or by narrow and no-break spaces, three digits each.
        loop {
            let width = match bytes.get(end) {
                Some(b',') => 1,
                Some(0xc2) if bytes.get(end + 1) == Some(&0xa0) => 2,
                Some(0xe2) if bytes.get(end + 1) == Some(&0x80) && matches!(bytes.get(end + 2), Some(0xaf | 0x89)) => 3,
                _ => break,
            };
            if digits(end + width) != end + width + 3 {
                break;
            }
            end += width + 3;
        }
    }
    // `1,5`: a decimal comma, or a list without spaces; nobody can tell.
    if bytes.get(end) == Some(&b',') && (1..3).contains(&(digits(end + 1) - end - 1)) {
        kind = TokenKind::Code;
        end = digits(end + 1);
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        end = digits(end + 1);
        while bytes.get(end) == Some(&b'.') && digit(end + 1) {
            kind = TokenKind::Code;
            end = digits(end + 1);
        }
    }
    (kind, end)
}
