//! Checks that several reports on one event agree: reads their figures as intervals, and judges them by a file of rules.
//!
//! The modules stand in the order in which a run passes through them; none uses a later one.

pub mod source;
pub mod lexicon;
pub mod quantity;
pub mod document;
pub mod text;
pub mod pattern;
pub mod facts;
pub mod finding;
pub mod syntax;
pub mod declaration;
pub mod claims;
pub mod expectation;
pub mod check;
pub mod suite;
pub mod report;
pub mod workspace;
pub mod cli;
