//! What findings come to in a rule's test.

use crate::declaration::Outcome;
use crate::finding::{Finding, FindingKind};

/// The outcome word for the findings of one rule: that of the worst.
pub fn outcome(findings: &[Finding]) -> Outcome {
    let has = |kinds: &[FindingKind]| findings.iter().any(|finding| kinds.contains(&finding.kind));
    if has(&[FindingKind::Contradiction, FindingKind::SelfContradiction]) {
        Outcome::Contradicts
    } else if has(&[FindingKind::Deviation, FindingKind::Missing, FindingKind::Never]) {
        Outcome::Breaks
    } else if has(&[FindingKind::Dispute]) {
        Outcome::Disputes
    } else if findings.is_empty() {
        Outcome::Holds
    } else {
        Outcome::Open
    }
}
