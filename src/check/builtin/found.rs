//! What a check found to a finding with its evidence.

use crate::check::evidence::fingerprint;
use crate::declaration::Check;
use crate::facts::{Reading, Stance};
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
    let (place, line, column) = passage.in_file(span);
    let (_, above, beside) = passage.in_file(underlined);
    Evidence {
        document: reading.document.clone(),
        source: reading.meta.source.clone(),
        start: place.start,
        end: place.end,
        line,
        column,
        text: passage.words(span).to_owned(),
        speaker: None,
        stance: Stance::Unknown,
        denied: false,
        as_of: None,
        group: 0,
        understood,
        underlined,
        underlined_at: (above, beside),
        sentence: passage.clone(),
    }
}
