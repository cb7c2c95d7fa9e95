//! What several threads write, put out in the order of their documents.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// An output that many documents write to at a time: the first one that is not done writes through, the others wait for their turn.
pub(super) struct InOrder<'a> {
    state: Mutex<State<'a>>,
}

struct State<'a> {
    out: &'a mut (dyn Write + Send),
    /// The first document that is not done.
    turn: usize,
    waiting: BTreeMap<usize, Waiting>,
    outcome: io::Result<()>,
}

/// What a document wrote before its turn.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    done: bool,
}

impl<'a> InOrder<'a> {
    /// Begins with document 0.
    pub fn new(out: &'a mut (dyn Write + Send)) -> Self {
        Self { state: Mutex::new(State { out, turn: 0, waiting: BTreeMap::new(), outcome: Ok(()) }) }
    }

    /// Writes bytes of a document, and takes them from the list, if it is its turn.
    pub fn offer(&self, document: usize, bytes: &mut Vec<u8>) {
        let mut state = self.lock();
        if state.turn == document {
            state.write(bytes);
            bytes.clear();
        }
    }

    /// Writes bytes of a document, when it is its turn.
    pub fn put(&self, document: usize, bytes: Vec<u8>) {
        let mut state = self.lock();
        if state.turn == document {
            state.write(&bytes);
        } else {
            let waiting = state.waiting.entry(document).or_default();
            if waiting.bytes.is_empty() { waiting.bytes = bytes } else { waiting.bytes.extend(bytes) }
        }
    }

    /// A document writes no more.
    pub fn done(&self, document: usize) {
        let mut state = self.lock();
        state.waiting.entry(document).or_default().done = true;
        loop {
            let turn = state.turn;
            let Some(Waiting { bytes, done }) = state.waiting.remove(&turn) else { return };
            state.write(&bytes);
            if !done {
                return;
            }
            state.turn += 1;
        }
    }

    /// How the writing went.
    ///
    /// # Errors
    ///
    /// The first one of the output.
    pub fn finish(self) -> io::Result<()> {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).outcome
    }

    fn lock(&self) -> MutexGuard<'_, State<'a>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State<'_> {
    fn write(&mut self, bytes: &[u8]) {
        if self.outcome.is_ok() {
            self.outcome = self.out.write_all(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_stands_at_its_place() {
        let mut written = Vec::new();
        let out = InOrder::new(&mut written);
        let mut early = b"b1 ".to_vec();
        out.offer(1, &mut early);
        assert_eq!(early, b"b1 ");
        out.put(1, early);
        let mut own = b"a1 ".to_vec();
        out.offer(0, &mut own);
        assert!(own.is_empty());
        out.put(3, b"d ".to_vec());
        out.done(3);
        out.put(0, b"a2 ".to_vec());
        out.done(0);
        out.put(1, b"b2 ".to_vec());
        // of the third nothing could be read
        out.done(2);
        out.done(1);
        out.finish().unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "a1 a2 b1 b2 d ");
    }
}
