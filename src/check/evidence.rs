//! A judged group to a finding with its evidence.

use super::message;
use super::view::View;
use crate::claims::{Place, Table};
use crate::declaration::Rule;
use crate::expectation::Judged;
use crate::finding::{Evidence, Finding};
use crate::quantity::show_day;
use sha2::{Digest, Sha256};

/// The finding of a judged group.
pub fn finding(table: &Table, rule: &Rule, view: &View, judged: &Judged) -> Finding {
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut places: Vec<(Place, usize)> = Vec::new();
    for member in &judged.members {
        if let Some(said) = view.said.get(*member) {
            places.extend(said.places.iter().map(|place| (*place, *member)));
        }
    }
    places.sort_unstable();
    for (place, group) in places {
        evidence.extend(self::evidence(table, place, group));
    }
    let claim = table.suite.claim(rule.claim).map(|c| c.name.clone()).unwrap_or_default();
    let fingerprint = fingerprint(&rule.name, &claim, &view.key, &evidence);
    let mut finding = Finding {
        rule: rule.name.clone(),
        kind: judged.kind,
        severity: judged.severity,
        message: String::new(),
        help: None,
        link: rule.link.clone(),
        claim,
        key: view.key.clone(),
        evidence,
        fingerprint,
        working: judged.working.clone(),
        rule_span: rule.expect_span,
    };
    finding.message = message::message(rule, judged, &finding);
    finding.help = Some(message::help(rule, judged, &finding));
    finding
}

/// The evidence at a place.
pub fn evidence(table: &Table, place: Place, group: usize) -> Option<Evidence> {
    let reading = table.readings.get(place.document)?;
    let binding = table.binding(place)?;
    let fact = &binding.fact;
    let understood = table.term(binding).unwrap_or_else(|| fact.hard.show(|n| fact.kind.show(n, fact.base_unit)));
    Some(Evidence {
        document: reading.document.clone(),
        source: reading.meta.source.clone(),
        start: fact.span.start,
        end: fact.span.end,
        line: binding.line,
        column: binding.column,
        text: binding.sentence.words(fact.span).to_owned(),
        speaker: fact.context.speaker.as_ref().map(|s| s.name.to_string()),
        stance: fact.context.stance.known(),
        as_of: fact.context.as_of.map(show_day),
        group,
        understood,
        underlined: fact.underlined(),
        sentence: binding.sentence.clone(),
    })
}

/// The same for the same rule, claim, key, sources and stated values, wherever they stand.
fn fingerprint(rule: &str, claim: &str, key: &[(String, Option<String>)], evidence: &[Evidence]) -> String {
    let mut stated: Vec<(&str, String)> = evidence.iter().map(|e| (e.source.as_str(), e.text.to_lowercase())).collect();
    stated.sort();
    stated.dedup();
    let mut hash = Sha256::new();
    for part in [rule, claim] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    for (name, value) in key {
        hash.update(name.as_bytes());
        hash.update([1]);
        hash.update(value.as_deref().unwrap_or("?").as_bytes());
        hash.update([0]);
    }
    for (source, text) in stated {
        hash.update(source.as_bytes());
        hash.update([2]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
