//! The letters of a word as two numbers, so that words are told apart without a look at the text.

/// The bytes of a word of up to 16, those of ASCII in small letters, with noughts behind; all noughts for any longer word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    first: u64,
    last: u64,
}

impl Letters {
    /// No word of the text, and every one that is too long.
    pub const NONE: Self = Self { first: 0, last: 0 };

    /// Those of no word: of one that is longer than the words of a text that are told by their letters.
    const NEVER: Self = Self { first: u64::MAX, last: u64::MAX };

    /// Those of a word in any case. Inlined, so that of a word in the code nothing but its two numbers is left.
    #[inline(always)]
    #[allow(clippy::inline_always)]
    pub const fn of(word: &str) -> Self {
        let mut bytes = [0; 16];
        let Some((to, _)) = bytes.split_at_mut_checked(word.len()) else { return Self::NEVER };
        to.copy_from_slice(word.as_bytes());
        let (first, last) = halves(bytes);
        Self { first: small(first), last: small(last) }
    }

    /// The letters and digits of ASCII that begin at a byte of a text, and how many they are: most words, at one look.
    /// `None` where they are more than 15, or the text ends within 16 bytes.
    #[inline]
    pub fn begin(text: &[u8], start: usize) -> Option<(Self, usize)> {
        let (first, last) = halves(*text.get(start..)?.first_chunk()?);
        match (not_alphanumeric(first), not_alphanumeric(last)) {
            (0, 0) => None,
            (0, other) => {
                let bits = other.trailing_zeros() & !7;
                Some((Self { first: small(first), last: small(last & !(u64::MAX << bits)) }, 8 + bits as usize / 8))
            }
            (other, _) => {
                let bits = other.trailing_zeros() & !7;
                Some((Self { first: small(first & !(u64::MAX << bits)), last: 0 }, bits as usize / 8))
            }
        }
    }

    /// Those of the word at these bytes of a text.
    #[inline]
    pub fn at(text: &[u8], start: usize, end: usize) -> Self {
        let length = end.saturating_sub(start);
        if !(1..=16).contains(&length) {
            return Self::NONE;
        }
        let mut bytes = [0; 16];
        if let Some(sixteen) = text.get(start..start + 16) {
            bytes.copy_from_slice(sixteen);
        } else {
            bytes.iter_mut().zip(text.get(start..end).unwrap_or_default()).for_each(|(to, from)| *to = *from);
        }
        let (first, last) = halves(bytes);
        if length <= 8 {
            Self { first: small(first & (u64::MAX >> (64 - 8 * length))), last: 0 }
        } else {
            Self { first: small(first), last: small(last & (u64::MAX >> (128 - 8 * length))) }
        }
    }

    /// Those of a mark or a letter of ASCII.
    pub const fn one(byte: u8) -> Self {
        Self { first: byte.to_ascii_lowercase() as u64, last: 0 }
    }

    /// A number whose bits depend on all letters.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // a few of its bits are asked for
    pub fn spread(self) -> usize {
        ((self.first ^ self.last.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }

    /// Whether two words are the same, found without a guess: for words of which nobody knows whether they are alike.
    #[inline]
    pub fn same(self, other: Self) -> bool {
        (self.first ^ other.first) | (self.last ^ other.last) == 0
    }

    /// Whether a word of letters and digits has a digit.
    pub fn has_digit(self) -> bool {
        // a digit lacks the bit that letters have beside the one of small letters
        let digits = |bytes: u64| bytes & repeated(0x20) & !(bytes >> 1);
        digits(self.first) | digits(self.last) != 0
    }

    /// Whether the word is short enough for its letters to tell it from all others, and all ASCII.
    pub fn tell(self) -> bool {
        self != Self::NONE && (self.first | self.last) & repeated(0x80) == 0
    }
}

/// A few words, for each of which one bit of 64 is set: most other words are told by theirs, without a look at the list.
#[derive(Clone, Copy, Debug)]
pub struct LetterSet {
    bits: u64,
    words: &'static [Letters],
}

impl LetterSet {
    /// A set of these words.
    pub const fn of(words: &'static [Letters]) -> Self {
        let (mut bits, mut rest) = (0, words);
        while let [word, others @ ..] = rest {
            bits |= 1 << Self::bit(*word);
            rest = others;
        }
        Self { bits, words }
    }

    /// Whether a word is among them.
    #[inline]
    pub fn contains(&self, word: &Letters) -> bool {
        self.bits >> Self::bit(*word) & 1 != 0 && self.words.contains(word)
    }

    const fn bit(word: Letters) -> u64 {
        word.first.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58
    }
}

/// Bytes as two numbers.
#[allow(clippy::cast_possible_truncation)] // the two halves of it
const fn halves(bytes: [u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(bytes);
    (both as u64, (both >> 64) as u64)
}

/// The small letters of ASCII bytes: all at once, as none of them carries into the next.
const fn small(bytes: u64) -> u64 {
    let high = repeated(0x80);
    let low = bytes & !high;
    let from_a = low + repeated(0x80 - b'A');
    let beyond_z = low + repeated(0x7f - b'Z');
    bytes | (from_a & !beyond_z & !bytes & high) >> 2
}

/// Where the bytes end that are no white space and begin at a byte of a text; control characters are white space here.
pub(crate) fn spaceless_until(text: &[u8], start: usize) -> usize {
    until(text, start, |bytes| !(((bytes & !repeated(0x80)) + repeated(0x7f - b' ')) | bytes) & repeated(0x80))
}

/// Where the letters and digits of ASCII end that begin at a byte of a text.
pub(crate) fn alphanumeric_until(text: &[u8], start: usize) -> usize {
    until(text, start, not_alphanumeric)
}

/// The first byte from one on that ends something, of eight looked at at once: `ends` sets the highest bit of each that does, of noughts too.
fn until(text: &[u8], start: usize, ends: impl Fn(u64) -> u64) -> usize {
    let mut at = start;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let eight = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut last = [0; 8];
            last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            last
        });
        let found = ends(u64::from_le_bytes(eight));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
}

/// The highest bit of each byte that is neither a letter nor a digit of ASCII.
fn not_alphanumeric(bytes: u64) -> u64 {
    let high = repeated(0x80);
    let low = bytes & !high;
    let within = |bytes: u64, first: u8, last: u8| (bytes + repeated(0x80 - first)) & !(bytes + repeated(0x7f - last));
    let found = within(low | repeated(0x20), b'a', b'z') | within(low, b'0', b'9');
    (found & !bytes & high) ^ high
}

const fn repeated(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The [`Letters`] of some words, found while this program is compiled: `letters!["ago", "hence"]`.
macro_rules! letters {
    ($($word:expr),* $(,)?) => {
        const {
            const WORDS: &[$crate::lexicon::Letters] = &[$($crate::lexicon::Letters::of($word)),*];
            $crate::lexicon::LetterSet::of(WORDS)
        }
    };
}
pub(crate) use letters;

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "A Talk's 4th round, at Île-de-Ré\u{a0}today; USD10m or uninterrupted42 characteristically long words\tend here, 99 of them.";

    #[test]
    fn a_word_at_one_look_is_the_word_byte_by_byte() {
        let bytes = TEXT.as_bytes();
        for start in 0..bytes.len() {
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            match Letters::begin(bytes, start) {
                Some((letters, found)) => {
                    assert_eq!(found, length, "{start}");
                    assert_eq!(letters, Letters::at(bytes, start, start + length), "{start}");
                    assert_eq!(letters.has_digit(), bytes[start..start + length].iter().any(u8::is_ascii_digit), "{start}");
                }
                None => assert!(length > 15 || bytes.len() - start < 16, "{start}"),
            }
        }
    }

    #[test]
    fn white_space_ends_a_word_wherever_it_begins() {
        let bytes = TEXT.as_bytes();
        for start in 0..=bytes.len() {
            let length = bytes[start..].iter().take_while(|byte| **byte > b' ').count();
            assert_eq!(spaceless_until(bytes, start), start + length, "{start}");
        }
    }
}
