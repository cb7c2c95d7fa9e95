//! Offsets of one text to lines and columns, cheaply for offsets that come in order.

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

    /// Line and column of an offset, both from 1, the column in characters. Going backwards begins anew.
    pub fn place(&mut self, offset: u32) -> (u32, u32) {
        let offset = (offset as usize).min(self.text.len());
        if offset < self.offset {
            (self.offset, self.line, self.column) = (0, 1, 1);
        }
        let skipped = self.text.get(self.offset..offset).unwrap_or_default();
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let lines = memchr::memchr_iter(b'\n', skipped).count();
        let tail = match memchr::memrchr(b'\n', skipped) {
            Some(newline) => {
                self.column = 1;
                skipped.get(newline + 1..).unwrap_or_default()
            }
            None => skipped,
        };
        self.line = self.line.saturating_add(small(lines));
        // Every byte that does not continue a character begins one.
        let characters = tail.iter().filter(|b| **b & 0xc0 != 0x80).count();
        self.column = self.column.saturating_add(small(characters));
        self.offset = offset;
        (self.line, self.column)
    }
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
        assert_eq!(cursor.place(0), (1, 1));
    }
}
