//! `factlint explain`: what a word of the rules, of a report or of an error means.

use super::Ending;
use super::output;
use super::session::{Failure, Rules, Session};
use super::topics::{GROUPS, Topic};
use crate::declaration::Rule;
use crate::report::{counted, visible, write_wrapped};
use crate::syntax::nearest;
use crate::workspace::Error;
use std::io::{self, Write};
use std::path::PathBuf;

/// Columns of a paragraph.
const WIDTH: usize = 100;

/// Explain a finding, an error, a word of the rules or a rule of your own; without a name, list all there is
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to explain: `contradiction`, `unknown-unit`, `agree`, a rule's name …
    name: Option<String>,
    /// A rules file, or a folder of them, whose rules can be explained; may be repeated
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
    let rules = rules(args, found)?;
    let suite = rules.iter().flat_map(|rules| rules.engine.suite().rules.iter().map(move |rule| (rules, rule)));
    for (rules, rule) in suite.filter(|(_, rule)| rule.name == *name) {
        explain_rule(rules, rule, &mut text).map_err(|error| Error::new(error.to_string()))?;
        found = true;
    }
    if found {
        return print(&text);
    }
    let topics: Vec<&str> = GROUPS.iter().flat_map(|group| (group.topics)()).flat_map(|topic| topic.names).collect();
    let own = rules.iter().flat_map(|rules| &rules.engine.suite().rules).map(|rule| rule.name.as_str());
    Err(unknown("name", name, topics.into_iter().chain(own)).into())
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

/// The error of a name that is not known, with the one that was probably meant.
pub(super) fn unknown<'n>(what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Error {
    let near = nearest(name, known);
    Error::new(format!("unknown {what} `{name}`")).with_help(near.map_or_else(
        || if what == "name" { "`factlint explain` lists all that can be explained".to_owned() } else { "`factlint --help` lists them".to_owned() },
        |near| format!("did you mean `{near}`?"),
    ))
}

fn print(text: &[u8]) -> Result<Ending, Failure> {
    output::print_out(|out| out.write_all(text))?;
    Ok(Ending::Clean)
}

fn list(rules: Option<&Rules>, out: &mut dyn Write) -> io::Result<()> {
    for group in GROUPS {
        let rows: Vec<(String, String)> = (group.topics)().into_iter().map(|topic| (topic.names.join(" "), topic.about)).collect();
        section(group.one, group.about, &rows, out)?;
    }
    if let Some(rules) = rules {
        let suite = rules.engine.suite();
        let rows: Vec<_> = suite.rules.iter().map(|rule| (rule.name.clone(), rule.title.clone().unwrap_or_else(|| demand(rules, rule)))).collect();
        section("rule", "what your own rules demand", &rows, out)?;
    }
    writeln!(out, "`factlint explain NAME` shows one of them with an example")
}

fn section(one: &str, about: &str, rows: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{one}: {about}")?;
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    for (name, about) in rows {
        writeln!(out, "  {name:<width$}  {}", visible(about))?;
    }
    writeln!(out)
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

fn explain_rule(rules: &Rules, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    let place = rules.sources.place(rule.expect_span.start);
    let claim = rules.engine.suite().claim(rule.claim);
    writeln!(out, "{} (rule){}\n", rule.name, rule.title.as_ref().map_or(String::new(), |title| format!(": {}", visible(title))))?;
    writeln!(out, "    {}\n", demand(rules, rule))?;
    writeln!(out, "  at {}:{}:{}, with {}", visible(place.name), place.line, place.column, counted(rule.tests.len(), "test"))?;
    if let Some(claim) = claim {
        let place = rules.sources.place(claim.span.start);
        writeln!(out, "  claim {} at {}:{}:{}", claim.name, visible(place.name), place.line, place.column)?;
    }
    writeln!(out)
}

/// The line that says what must hold.
fn demand(rules: &Rules, rule: &Rule) -> String {
    rules.sources.text_of(rule.expect_span).split_whitespace().collect::<Vec<_>>().join(" ")
}
