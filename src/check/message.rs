//! What a finding says to an editor: the line, and what to do about it.

use crate::declaration::Rule;
use crate::expectation::Judged;
use crate::finding::{Evidence, Finding, FindingKind};

/// The line of a finding: the rule's own where it has one.
pub fn message(rule: &Rule, judged: &Judged, finding: &Finding) -> String {
    if let Some(say) = &rule.say {
        return fill(say, judged, finding);
    }
    let name = named(finding);
    let values = values(judged, finding);
    let only = || finding.evidence.first().map_or("the document", |e| e.source.as_str());
    match finding.kind {
        FindingKind::Contradiction => format!("sources disagree on {name}: {}", values.join(" against ")),
        FindingKind::SelfContradiction => format!("{} contradicts itself on {name}: {}", only(), values.join(" against ")),
        FindingKind::Dispute => format!("speakers differ on {name}: {}", spoken(judged, finding).join(", ")),
        FindingKind::Deviation => format!("{name} should be {}: {}", judged.expected, values.join(", ")),
        FindingKind::Open => format!("the wording leaves open whether {name} is {}: {}", judged.expected, values.join(", ")),
        FindingKind::Note => format!("{name} reads differently: {}", values.join(" and ")),
        FindingKind::Update => format!("{name} was updated: {}", values.join(", later ")),
        FindingKind::Stance => format!("{name} is wanted by one and real for another: {}", values.join(", ")),
    }
}

/// What an editor can do: the rule's own advice where it has one.
pub fn help(rule: &Rule, judged: &Judged, finding: &Finding) -> String {
    if let Some(help) = &rule.help {
        return fill(help, judged, finding);
    }
    let counted = || tally(finding).join(", ");
    match finding.kind {
        FindingKind::Contradiction => match odd(judged, finding) {
            Some(odd) => format!("{}; check {} in {} first", counted(), quoted(odd), odd.source),
            None => format!("{}; no side has more support: check both against the original", counted()),
        },
        FindingKind::SelfContradiction => {
            format!("both stand in {}: keep the one that its source confirms", finding.evidence.first().map_or("one document", |e| e.document.as_str()))
        }
        FindingKind::Dispute => "print both with the name of the speaker, or say which is confirmed".to_owned(),
        FindingKind::Deviation => "correct the figure, or the rule where the expectation has changed".to_owned(),
        FindingKind::Open => "ask the source for the exact figure, or loosen the rule".to_owned(),
        FindingKind::Note => "both can be true: use one wording if they mean the same figure".to_owned(),
        FindingKind::Update => "use the later figure, with its date".to_owned(),
        FindingKind::Stance => "make clear which figure was asked for and which was agreed".to_owned(),
    }
}

/// The claim, with its keys where it has some.
fn named(finding: &Finding) -> String {
    let keys: Vec<String> = finding.key.iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?))).collect();
    if keys.is_empty() { finding.claim.clone() } else { format!("{} ({})", finding.claim, keys.join(", ")) }
}

/// The words of a piece of evidence, hedge included, in quotation marks.
fn quoted(evidence: &Evidence) -> String {
    format!("“{}”", evidence.sentence.words(evidence.underlined).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The evidence of the groups that are farthest apart, or of all where no pair stands out; each wording once.
fn shown<'f>(judged: &Judged, finding: &'f Finding) -> Vec<&'f Evidence> {
    let mut shown: Vec<&Evidence> = Vec::new();
    let groups: Vec<usize> = match judged.extremes {
        Some((a, b)) => vec![a, b],
        None => judged.members.clone(),
    };
    for group in groups {
        shown.extend(finding.evidence.iter().find(|e| e.group == group));
    }
    if finding.kind == FindingKind::Update {
        shown.sort_by(|a, b| a.as_of.cmp(&b.as_of));
    }
    shown
}

fn values(judged: &Judged, finding: &Finding) -> Vec<String> {
    let mut values: Vec<String> = shown(judged, finding).into_iter().map(quoted).collect();
    values.dedup();
    values
}

fn spoken(judged: &Judged, finding: &Finding) -> Vec<String> {
    shown(judged, finding).into_iter().map(|e| format!("{} {}", e.speaker.as_deref().unwrap_or(&e.source), quoted(e))).collect()
}

/// The one piece of evidence that stands against all others.
fn odd<'f>(judged: &Judged, finding: &'f Finding) -> Option<&'f Evidence> {
    finding.evidence.iter().find(|e| judged.odd == Some(e.group))
}

/// Who says what, the values in the order of the evidence.
fn tally(finding: &Finding) -> Vec<String> {
    let mut sides: Vec<(String, Vec<&str>)> = Vec::new();
    for evidence in &finding.evidence {
        let value = quoted(evidence);
        match sides.iter_mut().find(|(known, _)| *known == value) {
            Some((_, sources)) => {
                if !sources.contains(&evidence.source.as_str()) {
                    sources.push(&evidence.source);
                }
            }
            None => sides.push((value, vec![&evidence.source])),
        }
    }
    sides.into_iter().map(|(value, sources)| format!("{} {} {value}", listed(&sources), if sources.len() == 1 { "says" } else { "say" })).collect()
}

/// `A`, `A and B`, `A, B and C`.
fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Puts the finding's values into a message of the rule's author.
fn fill(template: &str, judged: &Judged, finding: &Finding) -> String {
    let odd = odd(judged, finding).or(finding.evidence.last());
    let key: Vec<String> = finding.key.iter().map(|(name, value)| format!("{name}: {}", value.as_deref().unwrap_or("unknown"))).collect();
    let mut sources: Vec<&str> = finding.evidence.iter().map(|e| e.source.as_str()).collect();
    sources.dedup();
    let parts = [
        ("{values}", values(judged, finding).join(", ")),
        ("{odd.value}", odd.map(quoted).unwrap_or_default()),
        ("{odd.source}", odd.map(|e| e.source.clone()).unwrap_or_default()),
        ("{claim}", finding.claim.clone()),
        ("{key}", key.join(", ")),
        ("{sources}", sources.join(", ")),
    ];
    parts.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
}
