//! The claims and rules of one's own, for `factlint explain`: what they say, and who makes the claims.

use super::Ending;
use super::explain::table;
use super::session::{Failure, Rules, Session, threads, warn};
use super::today;
use crate::check::supersede;
use crate::declaration::{Claim, ClaimType, Growth, Key, KeyValues, Rule};
use crate::finding::{Evidence, NotRead, Report};
use crate::quantity::Kind;
use crate::report::{counted, visible};
use crate::source::Span;
use crate::workspace::{Error, Opened, expand, read_all};
use std::io::{self, Write};
use std::path::PathBuf;

/// The names that rules of one's own declare.
pub(super) fn names(rules: &Rules) -> impl Iterator<Item = &str> {
    let suite = rules.engine.suite();
    suite.claims.iter().map(|claim| claim.name.as_str()).chain(suite.rules.iter().map(|rule| rule.name.as_str()))
}

/// Whether a claim or a rule has this name.
pub(super) fn knows(rules: &Rules, name: &str) -> bool {
    names(rules).any(|known| known == name)
}

/// The claims, each with its type.
pub(super) fn claims(rules: &Rules) -> Vec<(String, String)> {
    rules.engine.suite().claims.iter().map(|claim| (claim.name.clone(), type_of(rules, claim))).collect()
}

/// The rules, each with its title, or with what it demands.
pub(super) fn rules(rules: &Rules) -> Vec<(String, String)> {
    let about = |rule: &Rule| rule.title.clone().unwrap_or_else(|| demand(rules, rule));
    rules.engine.suite().rules.iter().map(|rule| (rule.name.clone(), about(rule))).collect()
}

/// Explains what has this name, with who makes the claims in the documents: those given, else those of the settings.
pub(super) fn explain(rules: &Rules, name: &str, documents: &[PathBuf], out: &mut Vec<u8>) -> Result<Ending, Failure> {
    let witnesses = witnesses(rules, documents)?;
    write(rules, name, witnesses.as_ref().map(|(report, _)| report), out).map_err(|error| Error::new(error.to_string()))?;
    let not_read = witnesses.map_or(Vec::new(), |(_, not_read)| not_read);
    warn(&not_read, &[]);
    Ok(if not_read.is_empty() { Ending::Clean } else { Ending::Incomplete })
}

/// What the documents claim, and what of them could not be read; `None` where nobody names documents.
fn witnesses(rules: &Rules, documents: &[PathBuf]) -> Result<Option<(Report, Vec<NotRead>)>, Failure> {
    let session = Session::open()?;
    let paths = if documents.is_empty() { [session.config.documents.as_slice(), &session.config.against].concat() } else { documents.to_vec() };
    if paths.is_empty() {
        return Ok(None);
    }
    let (found, mut not_read) = expand(&paths, session.here());
    let work = |_, opened: Opened| rules.engine.read(&opened.document, &[], &mut |_, _| {});
    let all = || read_all(&found, |name| rules.engine.defaults_of(name), false, work, |_| {});
    let (readings, failed) = threads(None)?.install(all);
    not_read.extend(failed);
    not_read.sort();
    let (readings, _) = supersede(readings);
    Ok(Some((rules.engine.check(&readings, today::today(None)?), not_read)))
}

fn write(rules: &Rules, name: &str, report: Option<&Report>, out: &mut dyn Write) -> io::Result<()> {
    let suite = rules.engine.suite();
    let mut claims: Vec<&Claim> = suite.claims.iter().filter(|claim| claim.name == name).collect();
    claims.iter().try_for_each(|claim| write_claim(rules, claim, out))?;
    for rule in suite.rules.iter().filter(|rule| rule.name == name) {
        write_rule(rules, rule, out)?;
        claims.extend(rule.claims().into_iter().filter_map(|id| suite.claim(id)));
    }
    // a claim and a rule may have one name
    claims.sort_by_key(|claim| claim.span.start);
    claims.dedup_by_key(|claim| claim.span);
    match report {
        Some(report) => claims.into_iter().try_for_each(|claim| made_by(claim, report, out)),
        None => writeln!(out, "`factlint explain {name} DOCUMENTS` shows who makes {}", if claims.len() == 1 { "the claim" } else { "the claims" }),
    }
}

fn write_rule(rules: &Rules, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} (rule){}\n", rule.name, rule.title.as_ref().map_or(String::new(), |title| format!(": {}", visible(title))))?;
    writeln!(out, "    {}\n", demand(rules, rule))?;
    writeln!(out, "  at {}, with {}", place(rules, rule.expect_span), counted(rule.tests.len(), "test"))?;
    for claim in rule.claims().into_iter().filter_map(|id| rules.engine.suite().claim(id)) {
        writeln!(out, "  claim {} at {}", claim.name, place(rules, claim.span))?;
    }
    writeln!(out)
}

fn write_claim(rules: &Rules, claim: &Claim, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} (claim): {}\n", claim.name, type_of(rules, claim))?;
    for bind in &claim.binds {
        let value = match &claim.ty {
            ClaimType::Choice { values } => bind.choice.and_then(|choice| values.get(usize::from(choice))).map_or(String::new(), |value| format!("{value}  ")),
            _ => String::new(),
        };
        writeln!(out, "    {value}\"{}\"", visible(&bind.pattern.text))?;
    }
    for not in &claim.not {
        writeln!(out, "    not \"{}\"", visible(&not.text))?;
    }
    for key in claim.keys.iter().chain(claim.own_keys.iter().map(|own| &own.key)) {
        writeln!(out, "    key {}: {}", key.name, values_of(key))?;
    }
    writeln!(out, "\n  at {}", place(rules, claim.span))?;
    let suite = rules.engine.suite();
    for rule in suite.rules.iter().filter(|rule| rule.claims().iter().any(|id| suite.claim(*id).is_some_and(|other| other.name == claim.name))) {
        writeln!(out, "  rule {} at {}: {}", rule.name, place(rules, rule.span), demand(rules, rule))?;
    }
    writeln!(out)
}

/// Who makes a claim.
fn made_by(claim: &Claim, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let keys = report.keys.iter().filter(|key| key.claim == claim.name);
    let made = keys.flat_map(|key| key.groups.iter().flat_map(|group| &group.evidence).map(move |evidence| (keys_of(&key.key), evidence)));
    let mut made: Vec<(String, &Evidence)> = made.collect();
    made.sort_by(|(_, a), (_, b)| (&a.document, a.start).cmp(&(&b.document, b.start)));
    if made.is_empty() {
        return writeln!(out, "no document makes the claim {}", claim.name);
    }
    let mut sources: Vec<&str> = made.iter().map(|(_, evidence)| evidence.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    writeln!(out, "{} {} the claim {}:", counted(sources.len(), "source"), if sources.len() == 1 { "makes" } else { "make" }, claim.name)?;
    let row = |(keys, at): (String, &Evidence)| (visible(&at.source).into_owned(), format!("“{}”{keys} at {}:{}:{}", at.text, at.document, at.line, at.column));
    table(&made.into_iter().map(row).collect::<Vec<_>>(), out)
}

/// ` (deck: upper)`, or nothing.
fn keys_of(keys: &[(String, Option<String>)]) -> String {
    let keys: Vec<String> = keys.iter().map(|(name, value)| format!("{name}: {}", value.as_deref().unwrap_or("unknown"))).collect();
    if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) }
}

fn values_of(key: &Key) -> String {
    match &key.values {
        KeyValues::Named(values) => values.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", "),
        KeyValues::Party(_) => "a party".to_owned(),
    }
}

/// The type as it is declared: `count, only grows`.
fn type_of(rules: &Rules, claim: &Claim) -> String {
    let name = match &claim.ty {
        ClaimType::Quantity { kind, dimension, range } => {
            format!("{}{}", if *range { "range of " } else { "" }, if *kind == Kind::QUANTITY { *dimension } else { kind.name() })
        }
        ClaimType::Set { class } => format!("set of {}", rules.engine.suite().entity(*class).map_or("", |class| &class.name)),
        ClaimType::Choice { .. } | ClaimType::Happened | ClaimType::Name | ClaimType::Quote => claim.ty.kind().name().to_owned(),
    };
    let growth = match claim.growth {
        Growth::Fixed => "",
        Growth::Grows => ", only grows",
        Growth::Falls => ", only falls",
        Growth::Free => ", may change",
    };
    name + growth
}

/// The line that says what must hold.
fn demand(rules: &Rules, rule: &Rule) -> String {
    rules.sources.text_of(rule.expect_span).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn place(rules: &Rules, span: Span) -> String {
    let place = rules.sources.place(span.start);
    visible(&format!("{}:{}:{}", place.name, place.line, place.column)).into_owned()
}
