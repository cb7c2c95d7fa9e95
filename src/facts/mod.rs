//! Sentences to facts, and facts to the claims that patterns bind them to.

mod binding;
mod commitment;
mod complement;
mod correct;
mod draft;
mod extractor;
mod fact;
mod line;
mod merge;
mod named;
mod noun;
mod numeral;
mod pair;
mod polarity;
mod predicate;
mod read;
mod revision;
mod rung;
mod scan;
mod signature;
mod speaker;
mod stance;
mod tense;
mod term;

pub use binding::{Beside, Binding, KeyValue};
pub use extractor::{EXTRACTORS, Extractor};
pub use fact::{Context, Fact, Measure, Role, Speaker, Stance, StanceClass, Tense};
pub use line::{FactLine, LINE_VERSION, LineHead, line_schema};
pub use named::speaker_called;
pub use read::{Each, Reading, read, read_with};
pub use scan::{Scan, UNDATED};
pub use signature::{Called, Headed, Marked, NamedDay, Numerals, Passage, Quote, SIGNATURES, SKETCH, Shape, Signature, Signatures, Spelled, Sum};
pub use term::{Term, TermRelation};
