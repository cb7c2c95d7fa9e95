//! Checks that several reports on one event agree: reads their figures as intervals, and judges them by a file of rules.
//!
//! The modules stand in the order in which a run passes through them; none uses a later one.

pub mod check;
pub mod claims;
pub mod cli;
pub mod declaration;
pub mod document;
pub mod expectation;
pub mod facts;
pub mod finding;
pub mod lexicon;
pub mod pattern;
pub mod quantity;
pub mod report;
pub mod source;
pub mod suite;
pub mod syntax;
pub mod text;
pub mod workspace;
