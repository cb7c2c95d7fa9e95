//! Offsets of one text to lines and columns, cheaply for offsets that come in order.

use super::offset as count;

/// Walks through a text and tells the line and column of each offset it is asked for.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    text: &'a [u8],
    offset: usize,
    line: u32,
    column: u32,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), offset: 0, line: 1, column: 1 }
    }

    /// Line and column of an offset, both from 1, the column in characters. The cost follows the distance from the offset asked before.
    pub fn place(&mut self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.text.len());
        if offset < self.offset {
            self.back(offset);
        }
        let skipped = self.text.get(self.offset..offset).unwrap_or_default();
        let tail = match memchr::memrchr(b'\n', skipped) {
            Some(newline) => {
                self.line = self.line.saturating_add(count(memchr::memchr_iter(b'\n', skipped).count()));
                self.column = 1;
                skipped.get(newline + 1..).unwrap_or_default()
            }
            None => skipped,
        };
        self.column = self.column.saturating_add(characters(tail));
        self.offset = offset;
        (self.line, self.column)
    }

    fn back(&mut self, offset: usize) {
        let skipped = self.text.get(offset..self.offset).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', skipped).count();
        if lines == 0 {
            self.column = self.column.saturating_sub(characters(skipped));
        } else {
            self.line = self.line.saturating_sub(count(lines));
            let before = self.text.get(..offset).unwrap_or_default();
            let start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
            self.column = 1 + characters(before.get(start..).unwrap_or_default());
        }
        self.offset = offset;
    }
}

/// Every byte that does not continue a character begins one; most texts have one character in each byte.
fn characters(bytes: &[u8]) -> u32 {
    if bytes.is_ascii() {
        return count(bytes.len());
    }
    count(bytes.iter().filter(|b| **b & 0xc0 != 0x80).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_count_not_bytes() {
        let mut cursor = Cursor::new("a–b\nç d");
        assert_eq!(cursor.place(4), (1, 3));
        assert_eq!(cursor.place(6), (2, 1));
        assert_eq!(cursor.place(9), (2, 3));
        assert_eq!(cursor.place(8), (2, 2));
        assert_eq!(cursor.place(4), (1, 3));
        assert_eq!(cursor.place(0), (1, 1));
    }
}
