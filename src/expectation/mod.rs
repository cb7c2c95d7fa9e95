//! What must hold of a claim, one file a form: parsed, resolved and judged.

mod agree;
mod by;
mod compare;
mod judge;
mod same;

pub use judge::{Judged, judge, relations};

pub use crate::declaration::{Agree, Compare, Expectation, Op, Same};

use crate::declaration::Form;

/// The forms of this version. A new one is a new file and its line here.
pub const FORMS: &[Form] = &[agree::FORM, same::FORM, compare::FORM];
