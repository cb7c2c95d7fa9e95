//! What is said below the findings: what was not read, what judged nothing, and the figures of the run.

use super::terminal::visible;
use crate::finding::{FindingKind, LeftOut, LoneGroup, Report, UnboundRule};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// So many claims without a place, and groups of a rule with one source, are named; the JSON report names all.
const NAMED: usize = 5;

/// Writes the lines below the findings.
pub(super) fn write(report: &Report, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for part in &report.not_read {
        writeln!(out, "not read: {}: {}", visible(&part.place()), visible(&part.reason))?;
    }
    for (document, later) in report.documents.iter().filter_map(|document| Some((document, document.superseded_by.as_ref()?))) {
        write_wrapped(&format!("not judged: {}, as {later} is a later version of its page", document.document), width, out)?;
    }
    if report.summary.documents > 0 {
        idle(&report.unbound_rules, "judged", width, out)?;
        idle(&report.uncompared_rules, "compared", width, out)?;
    }
    for line in left_out(&report.left_out) {
        write_wrapped(&line, width, out)?;
    }
    lone(&report.lone_groups, width, out)?;
    if !report.undated.is_empty() {
        write_wrapped(&format!("dates not compared, as the day of publication is unknown: {}", report.undated.join(", ")), width, out)?;
    }
    for lost in &report.unmatched_files {
        write_wrapped(&format!("source {}: no document takes its source from “{}”", lost.source, lost.files), width, out)?;
    }
    for key in &report.unused_keys {
        write_wrapped(&format!("not used: {}", key.told()), width, out)?;
    }
    for claim in report.unplaced.iter().take(NAMED) {
        let (at, keys) = (&claim.evidence, claim.unknown.join(" and "));
        let text = format!("not compared: {} “{}” at {}:{}:{}, as its {keys} is unknown", claim.claim, at.text, at.document, at.line, at.column);
        write_wrapped(&text, width, out)?;
    }
    if report.unplaced.len() > NAMED {
        writeln!(out, "not compared: {} more", counted(report.unplaced.len() - NAMED, "claim"))?;
    }
    if let Some(reason) = nothing_judged(report) {
        writeln!(out, "nothing was judged: {reason}")?;
    }
    writeln!(out, "{}", summary(report))
}

/// `2 rules judged nothing, as no document makes the claim: a, b`: a line for each reason.
fn idle(rules: &[UnboundRule], did: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let reasons: BTreeSet<&str> = rules.iter().map(|rule| rule.reason).collect();
    for reason in reasons {
        let names: Vec<_> = rules.iter().filter(|rule| rule.reason == reason).map(|rule| rule.rule.as_str()).collect();
        write_wrapped(&format!("{} {did} nothing, as {reason}: {}", counted(names.len(), "rule"), names.join(", ")), width, out)?;
    }
    Ok(())
}

/// `rule repairs leaves out what is denied, in Coast Daily, Lake Post`: a line for each rule and reason.
pub fn left_out(sources: &[LeftOut]) -> impl Iterator<Item = String> {
    let alike = |a: &LeftOut, b: &LeftOut| (&a.rule, a.reason, &a.why) == (&b.rule, b.reason, &b.why);
    sources.chunk_by(alike).filter_map(|rule| {
        let names: Vec<_> = rule.iter().map(|left| left.source.as_str()).collect();
        let LeftOut { rule, reason, why, .. } = rule.first()?;
        let why = why.as_ref().map_or(String::new(), |why| format!(": {why}"));
        Some(format!("rule {rule} leaves out what is {}, in {}{why}", reason.about(), names.join(", ")))
    })
}

/// `rule toll compares nothing where only one source tells of it: port north (Post), port south (Times)`: a line for each rule.
fn lone(groups: &[LoneGroup], width: usize, out: &mut dyn Write) -> io::Result<()> {
    let told = |group: &LoneGroup| {
        let keys: Vec<String> = group.key.iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?))).collect();
        format!("{} ({})", if keys.is_empty() { format!("story {}", group.story) } else { keys.join(", ") }, group.source)
    };
    for rule in groups.chunk_by(|a, b| a.rule == b.rule) {
        let Some(first) = rule.first() else { continue };
        let mut names: Vec<String> = rule.iter().take(NAMED).map(told).collect();
        if rule.len() > NAMED {
            names.push(counted(rule.len() - NAMED, "more"));
        }
        write_wrapped(&format!("rule {} compares nothing where only one source tells of it: {}", first.rule, names.join("; ")), width, out)?;
    }
    Ok(())
}

/// The last line: `5 documents, 143 facts, 61 claims under 14 rules: 6 contradictions, 3 disputes; 82 facts no rule judged`.
pub fn summary(report: &Report) -> String {
    let sums = &report.summary;
    let kinds: Vec<_> = sums.findings.iter().filter(|census| census.count > 0).map(|census| counted(census.count, census.kind)).collect();
    let findings = if kinds.is_empty() { "no findings".to_owned() } else { kinds.join(", ") };
    let checks = if sums.checks > 0 { format!(" and {}", counted(sums.checks, "check")) } else { String::new() };
    let unjudged = if sums.unjudged > 0 { format!("; {} no rule judged", counted(sums.unjudged, "fact")) } else { String::new() };
    let suppressed = if sums.suppressed > 0 { format!("; {} suppressed", counted(sums.suppressed, "finding")) } else { String::new() };
    let not_read = if sums.not_read > 0 { format!("; {} not read", sums.not_read) } else { String::new() };
    let superseded = if sums.superseded > 0 { format!("; {} superseded", sums.superseded) } else { String::new() };
    format!(
        "{}, {}, {} under {}{checks}: {findings}{suppressed}{unjudged}{superseded}{not_read}",
        counted(sums.documents, "document"),
        counted(sums.facts, "fact"),
        counted(sums.claims, "claim"),
        counted(sums.rules, "rule")
    )
}

/// Why a run without findings is no pass.
fn nothing_judged(report: &Report) -> Option<&'static str> {
    let sums = &report.summary;
    let silent = report.findings.iter().all(|finding| finding.kind == FindingKind::Suppression) && (sums.checks == 0 || sums.documents == 0);
    let judged = silent && (sums.rules == 0 || sums.unbound_rules >= sums.rules || sums.claims == 0);
    let reason = || match (sums.documents, sums.rules, sums.claims) {
        (0, ..) => "no document was read",
        (_, 0, _) => "there is no rule",
        (_, _, 0) => "no document makes a claim that a rule asks for",
        _ => "no rule found enough to compare",
    };
    judged.then(reason)
}

/// A number and its noun: `1 rule`, `2 rules`, `0 facts`.
pub fn counted(count: usize, noun: &str) -> String {
    // these say how findings stand and take no plural
    let ending = if count == 1 || ["open", "missing", "never", "more"].contains(&noun) { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// Thousands parted by commas.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Writes a text in lines of so many columns, the later ones set in.
pub fn write_wrapped(text: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.len() + 1 + word.len() > width {
            writeln!(out, "{line}")?;
            line = String::from(" ");
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&visible(word));
    }
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_nouns() {
        assert_eq!(counted(1, "rule"), "1 rule");
        assert_eq!(counted(0, "fact"), "0 facts");
        assert_eq!(counted(1_234_567, "fact"), "1,234,567 facts");
        assert_eq!(counted(2, "open"), "2 open");
    }
}
