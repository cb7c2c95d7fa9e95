//! What a finding says to an editor: the line, and what to do about it.

use crate::declaration::Rule;
use crate::document::Rank;
use crate::expectation::Judged;
use crate::facts::{Stance, StanceClass};
use crate::finding::{Evidence, Finding, FindingKind};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Of more values than this, a dispute or an update names the two that are farthest apart.
const SPEAKERS: usize = 6;

/// What a finding is told from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Whether it judges something that happened or did not.
    pub event: bool,
    /// What it says.
    pub judged: &'a Judged,
    /// The finding, without its words.
    pub finding: &'a Finding,
    /// What of the judged group each piece of evidence says, by number.
    pub members: &'a [usize],
    /// The rank of the source of each piece of evidence.
    pub ranks: &'a [Option<Rank>],
}

impl<'a> Told<'a> {
    /// The line of the finding: the rule's own where it has one.
    pub fn message(self) -> String {
        if let Some(own) = &self.rule.say {
            return self.fill(own);
        }
        if let Some(message) = &self.judged.message {
            let keys = keys(self.finding);
            return if keys.is_empty() { message.clone() } else { format!("{message} ({keys})") };
        }
        let (name, values, expected) = (named(self.finding), self.values(), &self.judged.expected);
        let only = || self.finding.evidence.first().map_or("the document", |e| e.source.as_str());
        match self.finding.kind {
            FindingKind::Contradiction => format!("sources disagree on {name}: {}", values.join(" against ")),
            FindingKind::SelfContradiction => format!("{} contradicts itself on {name}: {}", only(), values.join(" against ")),
            FindingKind::Dispute => format!("speakers differ on {name}: {}", self.spoken().join(", ")),
            FindingKind::Deviation => format!("{name} should be {expected}: {}", values.join(", ")),
            FindingKind::Missing => self.missing(&name),
            FindingKind::Never => format!("{name} should not be told: {}", self.spoken().join(", ")),
            FindingKind::Open => format!("the wording leaves open whether {name} is {expected}: {}", values.join(", ")),
            FindingKind::Note => format!("{name} reads differently: {}", values.join(" and ")),
            FindingKind::Update => format!("{name} was updated: {}", values.join(", later ")),
            // It is worded where it is found.
            FindingKind::Suppression => self.finding.message.clone(),
            FindingKind::Stance => {
                let apart = match self.class() {
                    Some(StanceClass::Real) => "foretold by one and done for another",
                    Some(StanceClass::Wanted) => "demanded by one and offered by another",
                    _ => "wanted by one and real for another",
                };
                format!("{name} is {apart}: {}", values.join(", "))
            }
        }
    }

    /// What an editor can do: the rule's own advice where it has one.
    pub fn help(self) -> String {
        if let Some(own) = &self.rule.help {
            return self.fill(own);
        }
        let finding = self.finding;
        match finding.kind {
            FindingKind::Contradiction => match (outranked(self), self.judged.odd.and_then(|odd| Some((odd, self.of(odd)?)))) {
                (Some(ranked), _) => ranked,
                (None, Some((odd, evidence))) => {
                    format!("{}; check {} in {} first", tally(finding).join(", "), worded(evidence), listed(&self.sources_of(odd)))
                }
                (None, None) => format!("{}; no side has more support: check both against the original", tally(finding).join(", ")),
            },
            FindingKind::SelfContradiction => {
                format!("both stand in {}: keep the one that its source confirms", finding.evidence.first().map_or("one document", |e| e.document.as_str()))
            }
            FindingKind::Dispute => {
                format!("print {} with the name of the speaker, or say which is confirmed", if self.spoken().len() > 2 { "each" } else { "both" })
            }
            FindingKind::Deviation => "correct the figure, or the rule where the expectation has changed".to_owned(),
            FindingKind::Missing => "find the claim in the other sources, or teach its patterns how they put it".to_owned(),
            FindingKind::Never => "take it out, or narrow the rule by `where` or `except`".to_owned(),
            FindingKind::Open => "ask the source for the exact figure, or loosen the rule".to_owned(),
            FindingKind::Note => "both can be true: use one wording if they mean the same figure".to_owned(),
            FindingKind::Update if self.event => "say when it happened; where that was before the earlier report, one of them is wrong".to_owned(),
            FindingKind::Update => "use the later figure, with its date".to_owned(),
            FindingKind::Suppression => finding.help.clone().unwrap_or_default(),
            FindingKind::Stance => format!("make clear {}", self.rungs().join(" and ")),
        }
    }

    /// `deaths should come from at least 2 sources: only Wire tells it`.
    fn missing(self, name: &str) -> String {
        let sources: Vec<&str> = self.judged.sources.iter().map(String::as_str).collect();
        let told = match sources.as_slice() {
            [] => "none tells it".to_owned(),
            [one] => format!("only {one} tells it"),
            _ => format!("only {} tell it", listed(&sources)),
        };
        let copies = once(self.finding.evidence.iter().map(|e| e.source.clone()).filter(|source| !self.judged.sources.contains(source)));
        let copies = match copies.as_slice() {
            [] => String::new(),
            [one] => format!("; {one} prints the same words"),
            _ => format!("; {} print the same words", listed(&copies)),
        };
        format!("{name} should come from {}: {told}{copies}", self.judged.expected)
    }

    /// The evidence of the values that are farthest apart, or of all where no pair stands out; each value once.
    fn shown(self) -> Vec<&'a Evidence> {
        let members: Vec<usize> = match self.judged.extremes {
            // who differs is all that a dispute tells, and the last value what an update does
            Some((a, b)) if !matches!(self.finding.kind, FindingKind::Dispute | FindingKind::Update) || self.judged.members.len() > SPEAKERS => vec![a, b],
            _ => self.judged.members.clone(),
        };
        let mut shown: Vec<&Evidence> = members.into_iter().filter_map(|member| self.of(member)).collect();
        if self.finding.kind == FindingKind::Update {
            shown.sort_by(|a, b| a.as_of.cmp(&b.as_of));
            let mut told = BTreeSet::new();
            shown.retain(|evidence| told.insert(&evidence.understood));
        }
        shown
    }

    /// The first piece of evidence that says what has this number.
    fn of(self, member: usize) -> Option<&'a Evidence> {
        let at = self.members.iter().position(|known| *known == member)?;
        self.finding.evidence.get(at)
    }

    /// The sources that say what has this number, each once.
    fn sources_of(self, member: usize) -> Vec<String> {
        let own = self.members.iter().zip(&self.finding.evidence).filter(|(known, _)| **known == member);
        once(own.map(|(_, evidence)| evidence.source.clone()))
    }

    /// The one piece of evidence that stands against all others.
    fn odd(self) -> Option<&'a Evidence> {
        self.of(self.judged.odd?)
    }

    /// How firmly the values are said, from the least firm to the firmest.
    fn stances(self) -> BTreeSet<Reverse<Stance>> {
        self.shown().iter().map(|evidence| evidence.stance).filter(|stance| *stance != Stance::Unknown).map(Reverse).collect()
    }

    /// The class of all values: a forecast and what came of it are both real, a demand and an offer both wanted.
    fn class(self) -> Option<StanceClass> {
        let classes: BTreeSet<StanceClass> = self.stances().iter().map(|Reverse(stance)| stance.class()).collect();
        classes.first().filter(|_| classes.len() == 1).copied()
    }

    /// What an editor has to tell apart: `what was demanded`, `what was agreed`.
    fn rungs(self) -> Vec<&'static str> {
        let done = if self.class() == Some(StanceClass::Real) { "what came of it" } else { "what was done" };
        let words = |Reverse(stance)| match stance {
            Stance::Unknown | Stance::Stated => done,
            Stance::Agreed => "what was agreed",
            Stance::Expected => "what was expected",
            Stance::Offered => "what was offered",
            Stance::Demanded => "what was demanded",
            Stance::Hoped => "what was hoped for or planned",
            Stance::Hypothetical => "what may be",
        };
        self.stances().into_iter().map(words).collect()
    }

    /// The words of each value, once; with what they come to where the words are the same: `“strike” (denied)`.
    fn values(self) -> Vec<String> {
        let values = once(self.shown().into_iter().map(said));
        let told = || once(self.shown().into_iter().map(|evidence| format!("{} ({})", said(evidence), evidence.understood)));
        if values.len() == 1 && self.judged.extremes.is_some() { told() } else { values }
    }

    /// `Lind “5” and “6”`: who says what.
    fn spoken(self) -> Vec<String> {
        let sides = sides(self.shown().into_iter(), |evidence| evidence.speaker.as_deref().unwrap_or(&evidence.source));
        sides.into_iter().map(|(name, values)| format!("{name} {}", listed(&values))).collect()
    }

    /// Puts the finding's values into a message of the rule's author.
    fn fill(self, template: &str) -> String {
        let finding = self.finding;
        let odd = self.odd().or(finding.evidence.last());
        let key: Vec<String> = finding.key.iter().map(|(name, value)| format!("{name}: {}", value.as_deref().unwrap_or("unknown"))).collect();
        let parts = [
            ("{values}", self.values().join(", ")),
            ("{odd.value}", odd.map(said).unwrap_or_default()),
            ("{odd.source}", odd.map(|e| e.source.clone()).unwrap_or_default()),
            ("{claim}", finding.claim.clone()),
            ("{key}", key.join(", ")),
            ("{sources}", once(finding.evidence.iter().map(|e| e.source.clone())).join(", ")),
        ];
        let mut filled = String::with_capacity(template.len());
        let mut rest = template;
        // One pass, so that what a document says is never taken for a placeholder.
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            filled.push_str(before);
            let known = parts.iter().find_map(|(name, value)| Some((from.strip_prefix(name)?, value.as_str())));
            let (after, value) = known.unwrap_or_else(|| (from.get(1..).unwrap_or_default(), "{"));
            filled.push_str(value);
            rest = after;
        }
        filled + rest
    }
}

/// Each text once, in the order of the first.
fn once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The keys that are known: `place: north`.
fn keys(finding: &Finding) -> String {
    finding.key.iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?))).collect::<Vec<_>>().join(", ")
}

/// The claim, with its keys where it has some.
fn named(finding: &Finding) -> String {
    let keys = keys(finding);
    if keys.is_empty() { finding.claim.clone() } else { format!("{} ({keys})", finding.claim) }
}

/// The words of a piece of evidence, hedge included, in quotation marks.
fn worded(evidence: &Evidence) -> String {
    quoted(evidence.sentence.words(evidence.underlined))
}

/// What a piece of evidence says: its words, and that they are denied where other words tell so.
fn said(evidence: &Evidence) -> String {
    if evidence.denied { format!("not {}", worded(evidence)) } else { worded(evidence) }
}

/// Words in quotation marks, white space made even.
pub fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What the source of the highest rank says against one of a lower rank; `None` where no rank decides.
fn outranked(told: Told) -> Option<String> {
    let ranked = told.finding.evidence.iter().zip(told.members).zip(told.ranks);
    let all = || ranked.clone().filter_map(|(said, rank)| Some((said, (*rank)?)));
    let highest = all().map(|(_, rank)| rank).max()?;
    let mut top = all().filter(|(_, rank)| *rank == highest).map(|(said, _)| said);
    let (first, value) = top.next()?;
    if top.any(|(_, other)| other != value) {
        return None;
    }
    let against = |other: usize| told.judged.pairs.iter().any(|(a, b)| [(*a, *b), (*b, *a)].contains(&(*value, other)));
    let ((lower, _), _) = all().find(|((_, other), rank)| *rank < highest && against(**other))?;
    let name = if highest == Rank::Official { "the official source" } else { "the wire" };
    Some(format!("{name} {} says {}; check {} in {} first", first.source, said(first), said(lower), lower.source))
}

/// Who says what, in the order of the evidence; sources that say the same stand together.
fn tally(finding: &Finding) -> Vec<String> {
    let mut all: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
    for (source, values) in sides(finding.evidence.iter(), |evidence| &evidence.source) {
        match all.iter_mut().find(|(known, _)| *known == values) {
            Some((_, sources)) => sources.push(source),
            None => all.push((values, vec![source])),
        }
    }
    all.into_iter().map(|(values, sources)| format!("{} {} {}", listed(&sources), if sources.len() == 1 { "says" } else { "say" }, listed(&values))).collect()
}

/// The values of each name, in the order of the evidence: every value once, in its first wording.
fn sides<'e>(evidence: impl Iterator<Item = &'e Evidence>, name: impl Fn(&'e Evidence) -> &'e str) -> Vec<(&'e str, Vec<String>)> {
    let mut sides: Vec<(&str, Vec<String>)> = Vec::new();
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (name, evidence) in evidence.map(|evidence| (name(evidence), evidence)).filter(|(name, evidence)| told.insert((name, &evidence.understood))) {
        match sides.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(said(evidence)),
            None => sides.push((name, vec![said(evidence)])),
        }
    }
    sides
}

/// `A`, `A and B`, `A, B and C`.
pub fn listed(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
