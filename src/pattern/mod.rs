//! Patterns over the words of a sentence: what they are, how they are compiled, indexed and matched.

mod ast;
mod machine;
mod matcher;
mod program;

pub use ast::{Part, Pattern};
pub use machine::{CAPTURES, Found, Machine, Values, aside, barrier};
pub use matcher::{
    AboutId, Accepts, BindId, BindPattern, BuiltIn, ClaimPatterns, Cue, CueId, CueValue, KeyPatterns, Matcher, NameEntry, Otherwise, OwnKey, Target,
};
pub use program::Program;
