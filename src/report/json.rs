//! The whole report as one JSON object in one line.

use super::{Format, Look};
use crate::finding::Report;
use crate::source::SourceMap;
use serde::Serialize;
use std::io::{self, Write};

pub(super) static FORMAT: Format = Format { name: "json", about: "one JSON object, for programs", styled: false, write };

/// Grows when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Versioned<'a> {
    version: u32,
    #[serde(flatten)]
    report: &'a Report,
}

fn write(report: &Report, _: &SourceMap, _: Look, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Versioned { version: VERSION, report })?;
    out.write_all(b"\n")
}
