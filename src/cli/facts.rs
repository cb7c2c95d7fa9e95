//! `factlint facts`: what documents assert, without judging it.

use super::Ending;
use super::documents::{self, Documents};
use super::engine::Engine;
use super::in_order::InOrder;
use super::output;
use super::progress::Progress;
use super::session::{Failure, Session, threads, warn};
use crate::claims::{Named, hangs_on_publication};
use crate::document::{Document, Places};
use crate::facts::{Binding, Fact, FactLine, LineHead};
use crate::finding::UnusedKey;
use crate::quantity::Kind;
use crate::report::{counted, visible};
use crate::workspace::{Error, Found, Opened, read_all};
use clap::ValueEnum;
use std::borrow::Cow;
use std::io::{self, Write as _};
use std::path::PathBuf;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Bytes of documents that are read before the facts of all of them are written.
const CHUNK: u64 = 32 << 20;
/// Bytes of lines of one document that wait until they are written at once: whoever reads a pipe reads much in one go faster than little many times.
const TOGETHER: usize = 1 << 24;
/// The columns of the table.
const CELLS: usize = 6;
/// Words are not cropped to less.
const NARROWEST: usize = 16;

/// Show what documents assert: every figure with its value, its speaker and how firmly it is said
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 all was read, 2 the run was impossible or something could not be read.")]
pub(super) struct Args {
    #[command(flatten)]
    documents: documents::Args,
    /// A rules file, or a folder of them, whose parties and patterns to know; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
    /// Only the figures that no claim of the rules takes: those that a run calls judged by no rule, for want of a pattern
    #[arg(long)]
    unbound: bool,
    /// The form of the list
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
    /// Give every line of JSON the hash of its document, so that `factlint check --facts` knows the document again
    #[arg(long)]
    sha256: bool,
    /// How many threads read documents [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    #[command(flatten)]
    output: output::Args,
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
    match args.format {
        Form::Jsonl => args.output.demand_plain("jsonl")?,
        Form::Table if args.sha256 => return Err(Error::new("`--sha256` means nothing to a table").with_help("add `--format jsonl`, or leave it out").into()),
        Form::Table => {}
    }
    let session = Session::open()?;
    let rules = session.rules(&args.rules, &args.output)?;
    documents::demand(args.documents.none(&session))?;
    let Documents { found, mut not_read, .. } = args.documents.documents(&session, &[])?;
    let progress = Progress::new(found.len(), !args.output.to_file());
    let pool = threads(args.jobs.map(usize::from))?;
    let listing = Listing { engine: &rules.engine, unbound: args.unbound, form: args.format, color: args.output.look().color, width: args.output.limit() };
    let unused = |document: &Document| document.stray_keys.iter().map(|stray| UnusedKey::of(&document.name, stray)).collect::<Vec<_>>();
    let mut unused_keys = Vec::new();
    args.output.write(|out| {
        for chunk in chunks(&found) {
            let out = InOrder::new(&mut *out);
            let work = |index, opened: Opened| {
                listing.write(&opened, index, &out);
                unused(&opened.document)
            };
            let done = |index| {
                out.done(index);
                progress.step();
            };
            let (unused, failed) = pool.install(|| read_all(chunk, |name| rules.engine.defaults_of(name), args.sha256, work, done));
            not_read.extend(failed);
            unused_keys.extend(unused.into_iter().flatten());
            out.finish()?;
        }
        Ok(())
    })?;
    drop(progress);
    not_read.sort();
    warn(&not_read, &unused_keys);
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

/// How the list of a run looks.
struct Listing<'a> {
    engine: &'a Engine,
    /// Whether only figures without a claim are listed.
    unbound: bool,
    form: Form,
    color: bool,
    width: Option<usize>,
}

impl Listing<'_> {
    /// Writes the list of a document's facts.
    fn write(&self, opened: &Opened, index: usize, out: &InOrder) {
        let mut list = Vec::new();
        // nothing can go wrong where bytes only join a buffer
        _ = match self.form {
            Form::Jsonl => self.lines(opened, &mut list, |list| out.offer(index, list)),
            Form::Table => self.table(&opened.document, &mut list),
        };
        out.put(index, list);
    }

    /// The facts as lines of JSON; what has come together of them is offered now and then.
    fn lines(&self, opened: &Opened, list: &mut Vec<u8>, offer: impl Fn(&mut Vec<u8>)) -> io::Result<()> {
        let head = LineHead::new(&opened.document).with_sha256(opened.sha256.as_deref());
        let mut places = opened.document.places();
        let mut outcome = Ok(());
        let mut enough = TOGETHER;
        let mut write = |line: &FactLine| {
            if outcome.is_ok() {
                outcome = head.write(line, list);
            }
            if list.len() >= enough {
                offer(list);
                enough = list.len() + list.len().max(TOGETHER);
            }
        };
        self.engine.read(&opened.document, &[], &mut |fact, bindings| {
            if self.leaves_out(fact, bindings) {
                return;
            }
            let mut bound = taken_in(fact, bindings);
            for (binding, named) in self.bound(fact, bindings) {
                bound = true;
                write(&head.line(&binding.fact, &mut places).bound(named.claim, &named.key, named.term.as_deref()));
            }
            if !bound {
                write(&head.line(fact, &mut places));
            }
        });
        outcome
    }

    /// The bindings of a fact among those of its sentence, by names.
    fn bound<'a>(&'a self, fact: &'a Fact, bindings: &'a [Binding]) -> impl Iterator<Item = (&'a Binding, Named<'a>)> {
        let words = fact.kind.in_words();
        let own =
            move |binding: &&Binding| if words { binding.fact == *fact } else { !binding.fact.kind.in_words() && binding.fact.span.start == fact.span.start };
        bindings.iter().filter(own).filter_map(|binding| Some((binding, self.engine.named(binding)?)))
    }

    /// Whether a fact is none of those that are asked for.
    fn leaves_out(&self, fact: &Fact, bindings: &[Binding]) -> bool {
        self.unbound && self.bound(fact, bindings).next().is_some()
    }

    fn table(&self, document: &Document, list: &mut Vec<u8>) -> io::Result<()> {
        let mut places = document.places();
        let mut rows = Vec::new();
        let mut hang = false;
        self.engine.read(document, &[], &mut |fact, bindings| {
            if !taken_in(fact, bindings) && !self.leaves_out(fact, bindings) {
                hang |= document.meta.published.is_none() && hangs_on_publication(fact);
                rows.push(self.row(document, fact, bindings, &mut places));
            }
        });
        let undated = if hang { ", days counted from 1 January 2000, as the day of publication is unknown" } else { "" };
        let taken = if self.unbound { " that no claim takes" } else { "" };
        let head = format!("{}: {}{taken}{undated}", visible(&document.name), counted(rows.len(), "fact"));
        let (bold, plain) = if self.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        writeln!(list, "{bold}{head}{plain}")?;
        let widths = self.widths(&rows);
        for row in &rows {
            let padded = |(cell, width): (&String, &usize)| {
                let cell = cropped(cell, *width);
                format!("  {cell}{}", " ".repeat(width.saturating_sub(cell.width())))
            };
            let line: String = row.iter().zip(&widths).map(padded).collect();
            writeln!(list, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// The widths of the columns; where they are too much together, the words take what is left.
    fn widths(&self, rows: &[[String; CELLS]]) -> [usize; CELLS] {
        let mut widths = [0; CELLS];
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        let all: usize = widths.iter().map(|width| width + 2).sum();
        let [_, _, words, ..] = &mut widths;
        let over = self.width.map_or(0, |width| all.saturating_sub(width));
        *words = words.saturating_sub(over).max((*words).min(NARROWEST));
        widths
    }

    /// Place, type, words, what is understood, who says it how, and the claims that it is bound to.
    fn row(&self, document: &Document, fact: &Fact, bindings: &[Binding], places: &mut Places<'_>) -> [String; CELLS] {
        let (line, column) = places.place(fact.span.start);
        let first = self.bound(fact, bindings).next();
        let underlined = first.as_ref().map_or(fact.underlined(), |(binding, _)| binding.underlined);
        // Of two numbers that are one value, both are shown.
        let fact = first.map_or(fact, |(binding, _)| if binding.fact.kind == Kind::RATIO { &binding.fact } else { fact });
        let words = underlined.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let unit = fact.measure.name().filter(|_| fact.base_unit.is_empty()).map_or(String::new(), |unit| format!(" {unit}"));
        let speaker = fact.context.speaker.as_ref().map_or(String::new(), |speaker| format!("{}, ", speaker.name));
        let denied = if fact.context.denied { ", denied" } else { "" };
        let said = format!("{speaker}{}{denied}", fact.context.stance.name());
        let mut claims = Vec::new();
        let mut value = fact.hard.show(|bound| fact.kind.show(bound, fact.base_unit));
        for (_, named) in self.bound(fact, bindings) {
            claims.push(claim(&named));
            value = named.term.unwrap_or(value);
        }
        let claims = if claims.is_empty() { String::new() } else { format!("→ {}", claims.join("; ")) };
        [format!("{line}:{column}"), fact.type_name().to_owned(), words, format!("{value}{unit}"), said, claims].map(|cell| visible(&cell).into_owned())
    }
}

/// Whether a number is the second of two that are one value of a claim, and no value by itself.
fn taken_in(fact: &Fact, bindings: &[Binding]) -> bool {
    let bound = |is: &dyn Fn(&Fact) -> bool| bindings.iter().any(|binding| !binding.fact.kind.in_words() && is(&binding.fact));
    bound(&|value| value.kind == Kind::RATIO && value.span.contains(fact.span) && value.span.start < fact.span.start)
        && !bound(&|value| value.span.start == fact.span.start)
}

/// A claim with its keys: `ceasefire (scope: general)`.
fn claim(named: &Named) -> String {
    let keys: Vec<String> = named.key.iter().map(|(name, value)| format!("{name}: {}", value.as_deref().unwrap_or("unknown"))).collect();
    if keys.is_empty() { named.claim.to_owned() } else { format!("{} ({})", named.claim, keys.join(", ")) }
}

/// The text in so many columns, its end left out where it does not fit.
fn cropped(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let (mut cropped, mut used) = (String::new(), 0);
    for c in text.chars() {
        used += c.width().unwrap_or_default();
        if used >= width {
            break;
        }
        cropped.push(c);
    }
    Cow::Owned(cropped + "…")
}
