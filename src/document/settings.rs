//! What rules may say of documents that these do not say of themselves.

use schemars::JsonSchema;
use serde::Serialize;

/// How near a source is to the event; the later outranks the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// One that reports what others say.
    Outlet,
    /// An agency.
    Wire,
    /// Whoever decides or counts.
    Official,
}

impl Rank {
    /// All of them, the highest first.
    pub const ALL: [Self; 3] = [Self::Official, Self::Wire, Self::Outlet];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Wire => "wire",
            Self::Outlet => "outlet",
        }
    }
}

/// The habits of writing of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// Its name.
    pub name: &'static str,
    /// Whether `02/06/2025` is the second of June.
    pub day_first: bool,
}

/// The locales that are known.
pub static LOCALES: [Locale; 6] = [
    Locale { name: "en-AU", day_first: true },
    Locale { name: "en-GB", day_first: true },
    Locale { name: "en-IE", day_first: true },
    Locale { name: "en-IN", day_first: true },
    Locale { name: "en-NZ", day_first: true },
    Locale { name: "en-US", day_first: false },
];
