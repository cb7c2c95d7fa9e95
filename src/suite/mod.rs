//! What is done to rules as a whole: loading them with the files that they use.

mod load;
mod test;

pub use load::{LANGUAGE, Loader, load};
pub use test::{TestResult, run_tests};
