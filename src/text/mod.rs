//! Blocks to sentences and tokens, each token with what the lexicon knows of its word.

mod class;
mod commitment;
mod inflection;
mod lexicon;
mod naming;
mod phrases;
mod sentence;
mod shingle;
mod token;
mod words;

pub(crate) use crate::lexicon::letters;
pub use crate::lexicon::{LetterSet, Letters};
pub use class::Class;
pub use commitment::{Commitment, Frame, Signature, Signatures};
pub use inflection::{inflections, irregular_base, singular};
pub use lexicon::{FormId, LemmaId, Lexicon, NameId, NumberWord, WordInfo};
pub use naming::Naming;
pub use phrases::Phrases;
pub use sentence::sentences;
pub use shingle::{alike, shingles};
pub use token::{Token, TokenKind, tokenize};
pub use words::{BE, UNCHANGED, Words};
