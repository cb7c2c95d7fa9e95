//! `factlint facts`: what documents assert, without judging it.

use super::Ending;
use super::engine::Engine;
use super::output;
use super::progress::Progress;
use super::session::{Failure, Session, threads, warn};
use crate::document::Document;
use crate::facts::{Fact, LineHead};
use crate::report::{counted, visible};
use crate::source::Cursor;
use crate::workspace::{Found, Opened, read_all};
use clap::ValueEnum;
use std::io::{self, Write};
use std::path::PathBuf;
use unicode_width::UnicodeWidthStr;

/// Bytes of documents that are read before any of their facts is written.
const CHUNK: u64 = 32 << 20;

/// Show what documents assert: every figure with its value, its speaker and how firmly it is said
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders and globs; instead of those in factlint.toml
    paths: Vec<PathBuf>,
    /// A rules file, or a folder of them, whose parties and patterns to know; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
    /// The form of the list
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
    /// How many threads read documents [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// One line a fact, for people
    Table,
    /// One JSON object a fact, for programs
    Jsonl,
}

/// Reads and lists, a chunk of documents at a time, so that memory does not follow the corpus.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let session = Session::open()?;
    let rules = session.rules(&args.rules, None, None)?;
    let (documents, mut not_read) = session.documents(&args.paths)?;
    let progress = Progress::new(documents.len(), true);
    let pool = threads(args.jobs.map(usize::from))?;
    let work = |_, opened: Opened| listed(&rules.engine, &opened.document, args.format);
    output::write(None, |out| {
        for chunk in chunks(&documents) {
            let (lists, failed) = pool.install(|| read_all(chunk, |name| rules.engine.defaults_of(name), false, work, || progress.step()));
            not_read.extend(failed);
            lists.iter().try_for_each(|list| out.write_all(list))?;
        }
        Ok(())
    })?;
    drop(progress);
    not_read.sort();
    warn(&not_read);
    Ok(if not_read.is_empty() { Ending::Clean } else { Ending::Incomplete })
}

/// The documents in stretches of some [`CHUNK`] bytes, at least one in each.
fn chunks(mut documents: &[Found]) -> impl Iterator<Item = &[Found]> {
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fitting = documents.iter().take_while(|found| {
            let before = bytes;
            bytes += found.path.metadata().map_or(0, |data| data.len());
            before < CHUNK
        });
        let (chunk, rest) = documents.split_at_checked(fitting.count())?;
        documents = rest;
        (!chunk.is_empty()).then_some(chunk)
    })
}

fn listed(engine: &Engine, document: &Document, form: Form) -> Vec<u8> {
    let mut list = Vec::new();
    // nothing can go wrong where bytes only join a buffer
    _ = match form {
        Form::Jsonl => write_lines(engine, document, &mut list),
        Form::Table => write_table(engine, document, &mut list),
    };
    list
}

fn write_lines(engine: &Engine, document: &Document, list: &mut Vec<u8>) -> io::Result<()> {
    let head = LineHead::new(document);
    let mut places = Cursor::new(&document.text);
    let mut outcome = Ok(());
    engine.read(document, &mut |fact| {
        if outcome.is_ok() {
            outcome = serde_json::to_writer(&mut *list, &head.line(fact, &mut places)).map_err(io::Error::from);
            list.push(b'\n');
        }
    });
    outcome
}

fn write_table(engine: &Engine, document: &Document, list: &mut Vec<u8>) -> io::Result<()> {
    let mut places = Cursor::new(&document.text);
    let mut rows = Vec::new();
    engine.read(document, &mut |fact| rows.push(row(document, fact, &mut places)));
    writeln!(list, "{}: {}", visible(&document.name), counted(rows.len(), "fact"))?;
    let widths: Vec<_> = (0..5).map(|i| rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.width()).max().unwrap_or_default()).collect();
    for row in &rows {
        let padded = |(cell, width): (&String, &usize)| format!("  {cell}{}", " ".repeat(width - cell.width()));
        let line: String = row.iter().zip(&widths).map(padded).collect();
        writeln!(list, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Place, kind, words, what is understood, and who says it how.
fn row(document: &Document, fact: &Fact, places: &mut Cursor<'_>) -> [String; 5] {
    let (line, column) = places.place(fact.span.start);
    let words = fact.underlined().of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let value = fact.hard.show(|bound| fact.kind.show(bound, fact.base_unit));
    let unit = fact.measure.name().filter(|_| fact.base_unit.is_empty()).map_or(String::new(), |unit| format!(" {unit}"));
    let speaker = fact.context.speaker.as_ref().map_or(String::new(), |speaker| format!("{}, ", speaker.name));
    let denied = if fact.context.denied { ", denied" } else { "" };
    let said = format!("{speaker}{}{denied}", fact.context.stance.name());
    [format!("{line}:{column}"), fact.kind.name().to_owned(), words, format!("{value}{unit}"), said].map(|cell| visible(&cell).into_owned())
}
