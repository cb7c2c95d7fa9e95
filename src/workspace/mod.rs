//! Files: the settings, the lists of documents and rules, and their bytes. Nothing below reads one.

mod config;
mod error;
mod expand;
mod naming;
mod reading;
mod rules;

pub use config::{CONFIG_NAME, Config};
pub use error::Error;
pub use expand::{Found, expand};
pub use reading::{Opened, read_all};
pub use rules::{RulesFiles, rules_files};
