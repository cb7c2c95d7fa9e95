//! Drafts against wires: what wires say among themselves is only worth a note.

use crate::finding::{Finding, Report, Severity};
use std::collections::BTreeSet;

/// Marks the documents that drafts are only held against, and lowers the findings that rest on nothing else.
pub fn focus(report: &mut Report, is_wire: impl Fn(&str) -> bool) {
    for document in &mut report.documents {
        document.against = is_wire(&document.document);
    }
    for finding in &mut report.findings {
        if among(finding, &is_wire) {
            finding.severity = Severity::Note;
        }
    }
}

/// The worst severity of the findings that touch a draft; where there are no wires, of all.
pub fn worst(report: &Report) -> Option<Severity> {
    let wires: BTreeSet<&str> = report.documents.iter().filter(|document| document.against).map(|document| document.document.as_str()).collect();
    let wire = |name: &str| wires.contains(name);
    report.findings.iter().filter(|finding| !among(finding, &wire)).map(|finding| finding.severity).max()
}

/// Whether all of a finding's evidence stands in wires.
fn among(finding: &Finding, is_wire: &impl Fn(&str) -> bool) -> bool {
    !finding.evidence.is_empty() && finding.evidence.iter().all(|evidence| is_wire(&evidence.document))
}
