//! What a check found to a finding with its evidence.

use crate::check::evidence::fingerprint;
use crate::declaration::Check;
use crate::facts::Reading;
use crate::finding::{Evidence, Finding, FindingKind, KeptSentence};
use crate::source::Span;

/// What a check found.
pub struct Found {
    /// What it is.
    pub kind: FindingKind,
    /// What is wrong, in one line.
    pub message: String,
    /// What an editor can do.
    pub help: String,
    /// The working.
    pub working: String,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
}

impl Found {
    /// The finding of the check.
    pub fn by(self, check: &Check) -> Finding {
        Finding {
            rule: check.form.name.to_owned(),
            kind: self.kind,
            severity: check.severity,
            message: self.message,
            help: Some(self.help),
            link: None,
            claim: String::new(),
            key: Vec::new(),
            fingerprint: fingerprint((check.form.name, "", ""), &[], &self.evidence),
            evidence: self.evidence,
            working: self.working,
            rule_span: check.span,
        }
    }
}

/// A place in a kept passage as evidence: the words at `span`, with what is said of them.
pub fn evidence(reading: &Reading, passage: &KeptSentence, span: Span, underlined: Span, understood: String) -> Evidence {
    let before = Span::new(0, span.start.saturating_sub(passage.span.start)).of(&passage.text);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (line, column) = match before.rsplit_once('\n') {
        Some((above, line)) => (passage.line + count(above.matches('\n').count() + 1), count(line.chars().count()) + 1),
        None => (passage.line, passage.column + count(before.chars().count())),
    };
    Evidence {
        document: reading.document.clone(),
        source: reading.meta.source.clone(),
        start: span.start,
        end: span.end,
        line,
        column,
        text: passage.words(span).to_owned(),
        speaker: None,
        stance: None,
        as_of: None,
        group: 0,
        understood,
        underlined,
        sentence: passage.clone(),
    }
}

/// Words of a passage in quotation marks, white space made even.
pub fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
