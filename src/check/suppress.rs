//! Takes the findings away that are known and let pass, and tells what lets nothing pass. The only place that drops a finding.

use super::builtin::CHECKS;
use super::evidence::fingerprint;
use super::{census, order};
use crate::declaration::{Allow, Misread, Suite, allow_in_comment};
use crate::document::Comment;
use crate::facts::{Reading, Stance};
use crate::finding::{Evidence, Finding, FindingKind, KeptSentence, Report, Severity, Suppressed};
use crate::quantity::{Day, show_day};
use crate::source::Span;
use crate::syntax::nearest;

/// Where a suppression stands.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// In the rules.
    Rules(Span),
    /// In a document.
    Document(&'a Reading, &'a Comment),
}

/// A suppression at work.
struct Allowance<'a> {
    allow: Allow,
    place: Place<'a>,
    used: bool,
}

/// Moves every finding that is allowed on this day out of the findings, and adds those about suppressions themselves.
pub fn suppress(report: &mut Report, suite: &Suite, readings: &[Reading], today: Day) {
    let mut told = Vec::new();
    let of_rules = suite.allows.iter().map(|allow| (allow.clone(), Place::Rules(allow.span)));
    let mut allowances: Vec<Allowance> = Vec::new();
    for (allow, place) in of_rules.chain(of_comments(suite, readings, &mut told)) {
        if allow.until.is_some_and(|day| day < today) {
            told.push(expired(&allow, place));
        } else {
            allowances.push(Allowance { allow, place, used: false });
        }
    }
    for finding in std::mem::take(&mut report.findings) {
        match because(&mut allowances, &finding) {
            Some(because) => report.suppressed.push(Suppressed { finding, because }),
            None => report.findings.push(finding),
        }
    }
    told.extend(allowances.iter().filter(|allowance| !allowance.used).map(|allowance| unused(allowance, readings)));
    let corrected = |number| readings.iter().any(|reading| reading.corrected.contains(&number));
    told.extend(suite.misreads.iter().enumerate().filter(|(number, _)| !corrected(*number)).map(|(_, misread)| unread(misread)));
    report.findings.extend(told);
    report.findings.sort_by(|a, b| order(a).cmp(&order(b)));
    report.summary.findings = census(&report.findings);
    report.summary.suppressed = report.suppressed.len();
}

/// The reason of the first suppression that covers a finding; all that do are used.
fn because(allowances: &mut [Allowance], finding: &Finding) -> Option<String> {
    let mut reason = None;
    for allowance in allowances.iter_mut().filter(|allowance| covers(&allowance.allow, allowance.place, finding)) {
        allowance.used = true;
        reason.get_or_insert_with(|| allowance.allow.because.clone());
    }
    reason
}

fn covers(allow: &Allow, place: Place, finding: &Finding) -> bool {
    let names = |name: &str, evidence: &Evidence| evidence.source == name || evidence.document == name;
    let between = allow.between.as_ref().is_none_or(|(a, b)| {
        finding.evidence.iter().all(|evidence| names(a, evidence) || names(b, evidence))
            && [a, b].iter().all(|name| finding.evidence.iter().any(|evidence| names(name, evidence)))
    });
    let here = match place {
        Place::Rules(_) => true,
        Place::Document(reading, _) => rests_on(finding, &reading.document),
    };
    finding.rule == allow.rule && between && here
}

/// Whether a finding would not be there without a document: what other documents say among themselves, no comment of this one lets pass.
fn rests_on(finding: &Finding, document: &str) -> bool {
    let others = || finding.evidence.iter().filter(|evidence| evidence.document != document);
    let own = others().count() < finding.evidence.len();
    let values: std::collections::BTreeSet<&str> = others().map(|evidence| evidence.understood.as_str()).collect();
    // A value that breaks an expectation does so alone; to differ, two are needed.
    let alone = matches!(finding.kind, FindingKind::Deviation | FindingKind::Never | FindingKind::Open);
    own && values.len() < if alone { 1 } else { 2 }
}

/// What the comments of documents allow; those that allow nothing are told.
fn of_comments<'a>(suite: &Suite, readings: &'a [Reading], told: &mut Vec<Finding>) -> Vec<(Allow, Place<'a>)> {
    let mut allows = Vec::new();
    for (reading, comment) in readings.iter().flat_map(|reading| reading.comments.iter().map(move |comment| (reading, comment))) {
        let place = Place::Document(reading, comment);
        match allow_in_comment(&comment.text) {
            Err(error) => told.push(finding("factlint", place, format!("a comment is not understood: {}", error.message), error.help)),
            Ok(allow) => match objection(suite, &allow) {
                Some((message, help)) => told.push(finding(&allow.rule, place, message, Some(help))),
                None => allows.push((allow, place)),
            },
        }
    }
    allows
}

/// Why a document may not allow a rule.
fn objection(suite: &Suite, allow: &Allow) -> Option<(String, String)> {
    match suite.rules.iter().find(|rule| rule.name == allow.rule) {
        Some(rule) if rule.suppressible => None,
        Some(_) => Some((format!("rule `{}` is not suppressible", allow.rule), "remove the comment, and correct the document".to_owned())),
        None if CHECKS.iter().any(|check| check.form.name == allow.rule) => None,
        None => {
            let near = nearest(&allow.rule, suite.rules.iter().map(|rule| rule.name.as_str()).chain(CHECKS.iter().map(|check| check.form.name)));
            let help = near.map_or_else(|| "name a rule, or remove the comment".to_owned(), |near| format!("did you mean `{near}`?"));
            Some((format!("no rule or check is called `{}`", allow.rule), help))
        }
    }
}

fn expired(allow: &Allow, place: Place) -> Finding {
    let day = allow.until.map(show_day).unwrap_or_default();
    let message = format!("the `allow` of {} ended on {day}", allow.rule);
    finding(&allow.rule, place, message, Some("correct what it let pass, or give it a later day; if nothing is left to pass, remove it".to_owned()))
}

fn unused(allowance: &Allowance, readings: &[Reading]) -> Finding {
    let known = |name: &&String| readings.iter().any(|reading| reading.meta.source == **name || reading.document == **name);
    let names = allowance.allow.between.as_ref().map_or(Vec::new(), |(a, b)| vec![a, b]);
    let help = names.into_iter().find(|name| !known(name)).map_or_else(
        || "remove it".to_owned(),
        |name| {
            let sources = readings.iter().flat_map(|reading| [reading.meta.source.as_str(), reading.document.as_str()]);
            let near = nearest(name, sources).map_or_else(|| "remove it, or check that document too".to_owned(), |near| format!("did you mean `{near}`?"));
            format!("no source or document of this run is called `{name}`: {near}")
        },
    );
    finding(&allowance.allow.rule, allowance.place, format!("the `allow` of {} lets nothing pass", allowance.allow.rule), Some(help))
}

fn unread(misread: &Misread) -> Finding {
    let message = format!("no figure is written “{}”", misread.words);
    let help = "write the figure's words, with or without the hedge, as `factlint facts` shows them, or remove the line";
    finding("misread", Place::Rules(misread.span), message, Some(help.to_owned()))
}

/// A finding about a line that has no effect.
fn finding(rule: &str, place: Place, message: String, help: Option<String>) -> Finding {
    let (evidence, rule_span) = match place {
        Place::Rules(span) => (Vec::new(), span),
        Place::Document(reading, comment) => (vec![evidence(reading, comment)], Span::default()),
    };
    let fingerprint = fingerprint((rule, &message, ""), &[], &evidence);
    Finding {
        rule: rule.to_owned(),
        kind: FindingKind::Suppression,
        severity: Severity::Warning,
        message,
        help,
        link: None,
        claim: String::new(),
        key: Vec::new(),
        evidence,
        fingerprint,
        working: String::new(),
        rule_span,
    }
}

/// The comment itself.
fn evidence(reading: &Reading, comment: &Comment) -> Evidence {
    let span = Span::new(comment.span.start, comment.span.start.saturating_add(u32::try_from(comment.text.len()).unwrap_or_default()));
    Evidence {
        document: reading.document.clone(),
        source: reading.meta.source.clone(),
        start: comment.span.start,
        end: comment.span.end,
        line: comment.line,
        column: comment.column,
        text: comment.text.clone(),
        speaker: None,
        stance: Stance::Unknown,
        denied: false,
        as_of: None,
        group: 0,
        understood: "this comment".to_owned(),
        underlined: span,
        underlined_at: (comment.line, comment.column),
        sentence: KeptSentence { text: comment.text.clone(), span, line: comment.line, column: comment.column, landmarks: Vec::new() },
    }
}
