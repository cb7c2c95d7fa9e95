//! `factlint explain`: what a word of the rules, of a report or of an error means.

use super::Ending;
use super::output;
use super::own;
use super::session::{Failure, Rules, Session};
use super::topics::{GROUPS, Group, Topic};
use crate::report::{visible, write_wrapped};
use crate::syntax::nearest;
use crate::workspace::Error;
use std::io::{self, Write};
use std::path::PathBuf;

/// Where claims and rules of one's own come from.
const OWN: &str = "claims and rules of yours are looked for in `--rules FILE` and in the `rules` of `factlint.toml`";
/// Columns of a paragraph.
const WIDTH: usize = 100;

/// Explain a finding, an error, a word of the rules, or a claim or rule of your own; without a name, list all there is
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to explain: `contradiction`, `unknown-unit`, `agree`, `within`, the name of a claim or rule …
    name: Option<String>,
    /// Documents in which to look for who makes a claim of your own; instead of those in factlint.toml
    documents: Vec<PathBuf>,
    /// A rules file, or a folder of them, whose claims and rules can be explained; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
}

/// Explains, or lists what can be explained.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let mut text = Vec::new();
    let Some(name) = &args.name else {
        list(rules(args, true)?.as_ref(), &mut text).map_err(|error| Error::new(error.to_string()))?;
        return print(&text);
    };
    let mut found = false;
    for (group, topic) in GROUPS.iter().flat_map(|group| (group.topics)().into_iter().map(move |topic| (group, topic))) {
        if topic.names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            explain(group.one, &topic, &mut text).map_err(|error| Error::new(error.to_string()))?;
            found = true;
        }
    }
    // `pattern`, `guard`: things of one sort
    for group in GROUPS.iter().filter(|group| !found && group.one.rsplit(' ').next().is_some_and(|sort| sort.eq_ignore_ascii_case(name))) {
        section(group.one, group.about, &rows(group), &mut text).map_err(|error| Error::new(error.to_string()))?;
    }
    found |= !text.is_empty();
    let rules = rules(args, found)?;
    let mut ending = Ending::Clean;
    if let Some(rules) = rules.as_ref().filter(|rules| own::knows(rules, name)) {
        ending = own::explain(rules, name, &args.documents, &mut text)?;
        found = true;
    }
    if found {
        print(&text)?;
        return Ok(ending);
    }
    let topics: Vec<&str> = GROUPS.iter().flat_map(|group| (group.topics)()).flat_map(|topic| topic.names).collect();
    let near = meant(name, topics.into_iter().chain(rules.iter().flat_map(own::names)));
    let help = match (near, rules) {
        (near, None) => near.into_iter().chain([OWN.to_owned()]).collect::<Vec<_>>().join(" "),
        (Some(near), Some(_)) => near,
        (None, Some(_)) => "`factlint explain` lists all that can be explained".to_owned(),
    };
    Err(Error::new(format!("unknown name `{name}`")).with_help(help).into())
}

/// The rules of the arguments, else of the settings. Without need for them, rules of the settings that have errors are passed over.
fn rules(args: &Args, found: bool) -> Result<Option<Rules>, Failure> {
    let session = Session::open()?;
    if args.rules.is_empty() && session.config.rules.is_empty() {
        return Ok(None);
    }
    match session.rules(&args.rules, &output::Args::default()) {
        Ok(rules) => Ok(Some(rules)),
        Err(_) if found && args.rules.is_empty() => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Asks whether a known name was meant that is like one which is not.
pub(super) fn meant<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    nearest(name, known).map(|near| format!("did you mean `{near}`?"))
}

fn print(text: &[u8]) -> Result<Ending, Failure> {
    output::print_out(|out| out.write_all(text))?;
    Ok(Ending::Clean)
}

fn list(rules: Option<&Rules>, out: &mut dyn Write) -> io::Result<()> {
    for group in GROUPS {
        section(group.one, group.about, &rows(group), out)?;
    }
    if let Some(rules) = rules {
        section("claim", "what your own rules recognise", &own::claims(rules), out)?;
        section("rule", "what your own rules demand", &own::rules(rules), out)?;
    }
    writeln!(out, "`factlint explain NAME` shows one of them with an example")
}

/// The things of a group, each with what it is.
fn rows(group: &Group) -> Vec<(String, String)> {
    (group.topics)().into_iter().map(|topic| (topic.names.join(" "), topic.about)).collect()
}

/// What things of one sort are for, and what each of them is.
fn section(one: &str, about: &str, rows: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{one}: {about}")?;
    table(rows, out)?;
    writeln!(out)
}

/// Names with what is said of each.
pub(super) fn table(rows: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    for (name, about) in rows {
        writeln!(out, "  {name:<width$}  {}", visible(about))?;
    }
    Ok(())
}

fn explain(one: &str, topic: &Topic, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({one}): {}\n", topic.names.join(" "), topic.about)?;
    if !topic.more.is_empty() {
        write_wrapped(&topic.more, WIDTH, out)?;
        writeln!(out)?;
    }
    for (above, example) in &topic.examples {
        if !above.is_empty() {
            writeln!(out, "  {above}:")?;
        }
        for line in example.lines() {
            writeln!(out, "{}", format!("    {line}").trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}
