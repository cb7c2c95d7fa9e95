//! The report for a reader at a terminal: each finding with its lines of every source, then the figures.

use super::crop::{self, Line};
use super::panes::{Mark, Panes};
use super::{Format, Look, summary};
use crate::finding::{Evidence, Finding, Report, Severity};
use crate::source::SourceMap;
use crate::syntax::RulesError;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::io::{self, Write};
use std::ops::Range;

pub(super) static FORMAT: Format = Format { name: "terminal", about: "findings with their lines of every source, for people", styled: true, write };

/// Columns beside a line that its number and the frame take.
const FRAME: usize = 10;
/// Fewer columns show nothing worth reading.
const NARROWEST: usize = 40;
/// Bytes on both sides of a mark that are looked at, so that a sentence without end costs nothing.
const SIGHT: usize = 4096;

fn write(report: &Report, rules: &SourceMap, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.findings {
        let shown = Shown::of(finding, rules, look.width.max(NARROWEST));
        render(&shown, look, out)?;
    }
    summary::write(report, look.width.max(NARROWEST), out)
}

/// Writes what is wrong in rules files, whose texts the map holds.
pub fn rules_errors(errors: &[RulesError], rules: &SourceMap, look: Look, out: &mut dyn Write) -> io::Result<()> {
    errors.iter().try_for_each(|error| render(&error.located(rules), look, out))
}

fn render(message: &dyn Diagnostic, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let theme = if look.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(look.width.max(NARROWEST)).with_links(false).with_context_lines(1);
    let mut text = String::new();
    handler.without_syntax_highlighting().render_report(&mut text, message).map_err(io::Error::other)?;
    // frames end in blanks where nothing stands beside them
    for line in text.trim_matches('\n').lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)
}

/// The text with everything replaced that could act on a terminal, or turn its direction.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible_char(c) == c) { Cow::Borrowed(text) } else { text.chars().map(visible_char).collect() }
}

pub(super) fn visible_char(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// A finding as miette draws it.
#[derive(Debug)]
struct Shown {
    code: String,
    message: String,
    working: Option<Working>,
    help: Option<String>,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    panes: Panes,
}

/// What can be checked by hand; miette hangs it below the message.
#[derive(Debug)]
struct Working(String);

impl Shown {
    fn of(finding: &Finding, rules: &SourceMap, width: usize) -> Self {
        let mut shown = Self {
            code: code(finding),
            message: visible(&finding.message).into_owned(),
            working: (!finding.working.is_empty()).then(|| Working(visible(&finding.working).into_owned())),
            help: help(finding),
            severity: finding.severity,
            labels: Vec::new(),
            panes: Panes::default(),
        };
        for group in sentences(&finding.evidence) {
            shown.quote(&group, width - FRAME);
        }
        shown.demand(finding, rules, width - FRAME);
        shown
    }

    /// Shows a sentence with all that is marked in it, in several lines where that does not fit into one.
    fn quote(&mut self, group: &[&Evidence], width: usize) {
        let Some(first) = group.first() else { return };
        let marks: Vec<_> = group.iter().map(|evidence| within(evidence)).collect();
        let from = marks.iter().map(|mark| mark.start).min().unwrap_or_default();
        let to = marks.iter().map(|mark| mark.end).max().unwrap_or_default();
        let sight = sight(&first.sentence.text, from, to);
        let moved: Vec<_> = marks.iter().map(|mark| mark.start - sight.start..mark.end - sight.start).collect();
        let line = crop::one_line(first.sentence.text.get(sight).unwrap_or_default(), &moved);
        if group.len() > 1 && !crop::fits(&line, width) {
            for evidence in group {
                self.quote(&[evidence], width);
            }
            return;
        }
        let Line { text, marks: ranges } = crop::cropped(line, width);
        let marks =
            ranges.into_iter().zip(group).map(|(range, evidence)| Mark { range, line: evidence.underlined_at.0, column: evidence.underlined_at.1 }).collect();
        let spans = self.panes.add(visible(&first.document).into_owned(), &text, marks);
        self.labels.extend(group.iter().zip(spans).map(|(evidence, span)| LabeledSpan::new(Some(label(evidence)), span.start, span.len())));
    }

    /// Shows the line of the rules file, with the rule's name.
    fn demand(&mut self, finding: &Finding, rules: &SourceMap, width: usize) {
        let span = finding.rule_span;
        let asked = (span.start as usize, span.len() as usize).into();
        let Some(contents) = rules.read_span(&asked, 1, 1).ok().filter(|_| !span.is_empty()) else { return };
        let above = str::from_utf8(contents.data()).unwrap_or_default().lines().next().unwrap_or_default();
        let text = above.trim_start();
        let start = asked.offset().saturating_sub(contents.span().offset() + above.len() - text.len()).min(text.len());
        let end = (start + asked.len()).min(text.trim_end().len()).max(start);
        let Line { text, marks } = crop::cropped(crop::one_line(text, std::slice::from_ref(&(start..end))), width);
        let place = rules.place(span.start);
        let marks = marks.into_iter().map(|range| Mark { range, line: place.line, column: place.column }).collect();
        let spans = self.panes.add(visible(place.name).into_owned(), &text, marks);
        self.labels.extend(spans.into_iter().map(|span| LabeledSpan::new(Some(visible(&finding.rule).into_owned()), span.start, span.len())));
    }
}

/// What `factlint explain` tells more of: the kind, and the rule where no line of rules names it.
fn code(finding: &Finding) -> String {
    let kind = finding.kind.name();
    if finding.rule_span.is_empty() { visible(&format!("{}: {kind}", finding.rule)).into_owned() } else { kind.to_owned() }
}

fn help(finding: &Finding) -> Option<String> {
    let link = finding.link.as_ref().map(|link| format!("see {link}"));
    let parts: Vec<_> = finding.help.iter().chain(&link).map(|part| visible(part).into_owned()).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// What stands below an underlined value: how it is understood, and who says it.
fn label(evidence: &Evidence) -> String {
    let speaker = evidence.speaker.as_ref().map_or(String::new(), |speaker| format!(" · {speaker}"));
    visible(&format!("{}{speaker}", evidence.understood)).into_owned()
}

/// The evidence by sentence, in its own order.
fn sentences(evidence: &[Evidence]) -> Vec<Vec<&Evidence>> {
    let mut groups: Vec<Vec<&Evidence>> = Vec::new();
    for one in evidence {
        let same = |group: &&mut Vec<&Evidence>| group.first().is_some_and(|first| first.document == one.document && first.sentence == one.sentence);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// The underlined bytes, counted from the start of the sentence.
fn within(evidence: &Evidence) -> Range<usize> {
    let text = &evidence.sentence.text;
    let at = |place: u32| floor(text, (place.saturating_sub(evidence.sentence.span.start) as usize).min(text.len()));
    let start = at(evidence.underlined.start);
    start..at(evidence.underlined.end).max(start)
}

fn sight(text: &str, from: usize, to: usize) -> Range<usize> {
    floor(text, from.saturating_sub(SIGHT))..floor(text, to.saturating_add(SIGHT).min(text.len()))
}

/// The start of the character that a byte belongs to.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Shown {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.working.as_ref().map(|working| working as _)
    }
}

impl fmt::Display for Working {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Working {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.panes)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
