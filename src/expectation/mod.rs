//! What must hold of a claim, one file a form: parsed, resolved and judged.

pub use crate::declaration::{Agree, Compare, Expectation, Op, Same};
