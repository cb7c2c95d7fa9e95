//! Sentences to facts, and facts to the claims that patterns bind them to.

mod binding;
mod correct;
mod draft;
mod extractor;
mod fact;
mod line;
mod noun;
mod numeral;
mod read;
mod scan;
mod signature;
mod speaker;
mod stance;
mod term;

pub use binding::{Binding, KeyValue};
pub use extractor::{EXTRACTORS, Extractor};
pub use fact::{Context, Fact, Measure, Role, Speaker, Stance, StanceClass};
pub use line::{FactLine, LineHead};
pub use read::{Reading, read};
pub use scan::{Scan, UNDATED};
pub use signature::{Called, Headed, Marked, NamedDay, Numerals, Passage, Quote, SIGNATURES, SKETCH, Shape, Signature, Signatures, Spelled, Sum};
pub use term::{Term, TermRelation};
