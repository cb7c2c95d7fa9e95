//! What must hold of a claim, one file a form: parsed, resolved and judged.

mod agree;
mod arithmetic;
mod by;
mod compare;
mod coverage;
mod judge;
mod never;
mod one_of;
mod order;
mod same;
mod show;

pub use coverage::covered;
pub use judge::{Judged, clash, compared, judge, relations};
pub use show::understood;

pub use crate::declaration::{Agree, Compare, Expectation, Op, Same};

use crate::declaration::Form;

/// The forms of this version. A new one is a new file and its line here.
pub const FORMS: &[Form] = &[agree::FORM, same::FORM, compare::FORM, one_of::FORM, order::FORM, coverage::FORM, never::FORM];
