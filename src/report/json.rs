//! The whole report as one JSON object in one line.

use super::{Format, Look};
use crate::finding::Report;
use crate::source::SourceMap;
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};

pub(super) static FORMAT: Format = Format { name: "json", about: "one JSON object, for programs", styled: false, write };

/// Grows when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
struct Versioned<'a> {
    /// Grows when a field changes its meaning or goes.
    version: u32,
    #[serde(flatten)]
    report: &'a Report,
}

fn write(report: &Report, _: &SourceMap, _: Look, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Versioned { version: VERSION, report })?;
    out.write_all(b"\n")
}

/// The JSON Schema of the object.
pub fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Versioned>();
    schema.insert("$id".to_owned(), format!("factlint:report:{VERSION}").into());
    schema.insert("title".to_owned(), "A report".into());
    schema
}
