//! A judged group to a finding with its evidence.

use super::message::Told;
use super::view::View;
use crate::claims::{Place, Table};
use crate::declaration::{ClaimType, Rule};
use crate::expectation::{Judged, understood};
use crate::facts::{Stance, Term};
use crate::finding::{Evidence, Finding};
use crate::quantity::show_day;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The number of each claim's value among the groups of its claim and keys.
pub type Numbers = BTreeMap<Place, usize>;

/// The numbers of all claims.
pub fn numbers(table: &Table) -> Numbers {
    let groups = table.entries.iter().flat_map(|entry| entry.said.iter().enumerate());
    groups.flat_map(|(number, said)| said.places.iter().map(move |place| (*place, number))).collect()
}

/// The finding of a judged group.
pub fn finding(table: &Table, numbers: &Numbers, rule: &Rule, view: &View, judged: &Judged) -> Finding {
    let mut places: Vec<(Place, usize)> = Vec::new();
    for member in &judged.members {
        if let Some(said) = view.said.get(*member) {
            places.extend(said.places.iter().map(|place| (*place, *member)));
        }
    }
    places.sort_unstable();
    let mut evidence = Vec::new();
    let (mut members, mut ranks) = (Vec::new(), Vec::new());
    for (place, member) in places {
        evidence.extend(self::evidence(table, place, numbers.get(&place).copied().unwrap_or_default()));
        members.push(member);
        ranks.push(table.readings.get(place.document).and_then(|reading| reading.meta.rank));
    }
    let claim = table.suite.claim(rule.claim).map(|c| c.name.clone()).unwrap_or_default();
    let fingerprint = fingerprint((&rule.name, &claim, &view.story), &view.key, &evidence);
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
    let event = table.suite.claim(rule.claim).is_some_and(|claim| claim.ty == ClaimType::Happened);
    let told = Told { rule, event, judged, finding: &finding, members: &members, ranks: &ranks };
    let (message, help) = (told.message(), told.help());
    finding.message = message;
    finding.help = Some(help);
    finding
}

/// The evidence at a place.
pub fn evidence(table: &Table, place: Place, group: usize) -> Option<Evidence> {
    let reading = table.readings.get(place.document)?;
    let binding = table.binding(place)?;
    let fact = &binding.fact;
    let understood = match (&binding.term, fact.context.stance) {
        // What is only to come, or wanted, did not happen.
        (Some(Term::Happened(true)), stance @ (Stance::Expected | Stance::Offered | Stance::Demanded | Stance::Hoped)) => stance.name().to_owned(),
        _ => table.term(binding).unwrap_or_else(|| understood(fact)),
    };
    let understood = if binding.denies() { format!("not {understood}") } else { understood };
    Some(Evidence {
        document: reading.document.clone(),
        source: reading.meta.source.clone(),
        start: binding.place.start,
        end: binding.place.end,
        line: binding.line,
        column: binding.column,
        text: binding.sentence.words(fact.span).to_owned(),
        speaker: fact.context.speaker.as_ref().map(|s| s.name.to_string()),
        stance: fact.context.stance,
        denied: binding.denies(),
        as_of: fact.context.as_of.map(show_day),
        group,
        understood,
        underlined: binding.underlined,
        underlined_at: binding.underlined_at,
        sentence: binding.sentence.clone(),
    })
}

/// The same for the same rule, claim, key, sources and stated values, wherever they stand.
pub(super) fn fingerprint((rule, claim, story): (&str, &str, &str), key: &[(String, Option<String>)], evidence: &[Evidence]) -> String {
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
    // Where nobody says anything, only the story tells one finding from another.
    if stated.is_empty() {
        hash.update(story.as_bytes());
    }
    for (source, text) in stated {
        hash.update(source.as_bytes());
        hash.update([2]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
