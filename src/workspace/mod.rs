//! Files: the settings, the lists of documents and rules, and their bytes. Nothing below reads one.

mod config;
mod create;
mod error;
mod expand;
mod naming;
mod reading;
mod rules;

pub use config::{CONFIG_NAME, Config, schema};
pub use create::create;
pub use error::Error;
pub use expand::{Found, STDIN, expand};
pub use reading::{Opened, bytes_of, read_all};
pub use rules::{RulesFiles, rules_files};
