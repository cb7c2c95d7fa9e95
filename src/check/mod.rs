//! Runs the rules over the claims of all documents: readings to a report.

pub mod builtin;
mod evidence;
mod focus;
mod message;
mod outcome;
mod supersede;
mod suppress;
mod view;

use crate::claims::{self, Place, Said, Table, hangs_on_publication, relative};
use crate::declaration::{ClaimId, Expectation, Rule, Suite};
use crate::expectation::{Judged, clash, compared, judge, relations};
use crate::facts::{Binding, Reading, StanceClass};
use crate::finding::{
    Census, DocumentReport, Finding, FindingKind, Group, KeyReport, LeftOut, LoneGroup, Relation, Report, Set, Severity, Stated, Summary, UnboundRule, Unheld,
    Unjudged, UnmatchedFiles, Unplaced, UnusedKey, Verdict,
};
use crate::pattern::Matcher;
use crate::quantity::show_day;
use evidence::{Numbers, evidence, finding, numbers};
use rustc_hash::FxHashSet;
use view::{View, asks, views};

pub use builtin::{CHECKS, forms};
pub use focus::{focus, worst};
pub use outcome::outcome;
pub use supersede::supersede;
pub use suppress::suppress;

use std::collections::{BTreeMap, BTreeSet};

/// What a rule came to.
#[derive(Debug, Default)]
struct Ruling {
    findings: Vec<Finding>,
    unplaced: Vec<Unplaced>,
    judged: usize,
    /// Why nothing was compared, where something was judged.
    uncompared: Option<&'static str>,
    /// The sources whose claims are held against no other ones, and why.
    left_out: BTreeSet<LeftOut>,
    /// The groups that only one source tells of, where others are compared.
    lone: Vec<LoneGroup>,
}

/// Judges the readings, given in the order of their documents, by every rule of the suite.
pub fn run(suite: &Suite, matcher: &Matcher, readings: &[Reading]) -> Report {
    let table = Table::new(readings, suite, matcher);
    let numbers = numbers(&table);
    let mut report = Report { keys: keys(&table), documents: readings.iter().map(document).collect(), ..Report::default() };
    for rule in &suite.rules {
        let ruling = rule_on(&table, &numbers, rule);
        // That nobody makes the claim is what `never` asks for.
        if ruling.judged == 0 && ruling.findings.is_empty() && rule.expectation != Expectation::Never {
            report.unbound_rules.push(unbound(&table, rule));
        }
        report.uncompared_rules.extend(ruling.uncompared.map(|reason| UnboundRule { rule: rule.name.clone(), claim: claim_name(&table, rule.claim), reason }));
        report.left_out.extend(ruling.left_out);
        report.lone_groups.extend(ruling.lone);
        report.findings.extend(ruling.findings);
        report.unplaced.extend(ruling.unplaced);
    }
    report.undated = undated(suite, readings);
    report.unmatched_files = unmatched(suite, readings);
    report.unused_keys = readings.iter().flat_map(|reading| reading.stray_keys.iter().map(|stray| UnusedKey::of(&reading.document, stray))).collect();
    report.findings.extend(builtin::run(&table));
    report.unplaced.sort_by(|a, b| (&a.claim, &a.evidence.document, a.evidence.start).cmp(&(&b.claim, &b.evidence.document, b.evidence.start)));
    report.unplaced.dedup_by(|a, b| a.claim == b.claim && a.evidence.document == b.evidence.document && a.evidence.start == b.evidence.start);
    report.findings.sort_by(|a, b| order(a).cmp(&order(b)));
    let (claims, denials) = (ruled(suite, false), ruled(suite, true));
    let unjudged = |reading: &Reading| Unjudged { document: reading.document.clone(), facts: reading.facts - judged_facts(&claims, &denials, reading) };
    report.unjudged = readings.iter().map(unjudged).collect();
    report.summary = summary(&report, suite, readings);
    report
}

/// Judges the readings by one rule: its findings, how many claims it judged, and what it left out.
pub fn run_rule(suite: &Suite, matcher: &Matcher, readings: &[Reading], rule: &Rule) -> (Vec<Finding>, usize, Vec<LeftOut>) {
    let table = Table::new(readings, suite, matcher);
    let ruling = rule_on(&table, &numbers(&table), rule);
    (ruling.findings, ruling.judged, ruling.left_out.into_iter().collect())
}

fn rule_on(table: &Table, numbers: &Numbers, rule: &Rule) -> Ruling {
    let views = views(table, rule);
    let said: Vec<Sources> = views.iter().map(|view| Sources::of(table, view)).collect();
    let mut ruling = Ruling::default();
    let left = |reason, why, source: &str| LeftOut { rule: rule.name.clone(), reason, why, source: source.to_owned() };
    let (placed, unplaced): (Vec<&View>, Vec<&View>) = views.iter().partition(|view| view.placed());
    for (view, sources) in views.iter().zip(&said).filter(|(view, _)| view.placed()) {
        let relations = compared(table, rule, &view.said);
        ruling.left_out.extend(apart(table, view, &relations).into_iter().map(|(source, why)| left(Unheld::Scope, Some(why.to_owned()), source)));
        let Some(all) = judge(table, rule, &view.said, &relations, &view.story) else { continue };
        ruling.judged += view.claims(table).count();
        if all.is_empty() && rule.expectation.compares_sources() {
            ruling.lone.extend(lone(rule, view, sources));
        }
        ruling.findings.extend(all.iter().map(|judged| finding(table, numbers, rule, view, judged)));
    }
    for view in unplaced {
        ruling.judged += view.claims(table).count();
        strays(table, numbers, rule, view, &placed, &mut ruling);
    }
    if ruling.judged > 0 && ruling.findings.is_empty() {
        ruling.uncompared = uncompared(rule, &said);
    }
    // Where nothing is compared, that is what is told.
    if ruling.uncompared.is_some() {
        ruling.lone.clear();
    }
    let thought_of = said.iter().flat_map(Sources::left_out).map(|source| left(Unheld::Hypothetical, None, source));
    let told: BTreeSet<&str> = ruling.findings.iter().flat_map(|finding| &finding.evidence).map(|evidence| evidence.source.as_str()).collect();
    let denying = denied(table, rule).filter(|source| !told.contains(source)).map(|source| left(Unheld::Denied, None, source));
    ruling.left_out.extend(denying.chain(thought_of));
    ruling
}

/// The sources whose claims of a group are about something else than those of all others, and what sets the first of them apart.
fn apart<'t, 'r>(table: &Table<'t>, view: &View, relations: &'r [(usize, usize, claims::Relation)]) -> Vec<(&'t str, &'r str)> {
    let of = |said: &Said| -> BTreeSet<&'t str> { said.places.iter().filter_map(|place| table.source(*place)).collect() };
    let sources: Vec<BTreeSet<&str>> = view.said.iter().map(of).collect();
    let mut held: BTreeSet<&str> = sources.iter().filter(|of| of.len() > 1).flatten().copied().collect();
    let mut set_apart: BTreeMap<&str, &str> = BTreeMap::new();
    for (a, b, relation) in relations {
        let (Some(a), Some(b)) = (sources.get(*a), sources.get(*b)) else { continue };
        if a != b {
            let met = a.union(b).copied();
            if relation.verdict == Verdict::Scope {
                met.for_each(|source| _ = set_apart.entry(source).or_insert(&relation.why));
            } else {
                held.extend(met);
            }
        }
    }
    // A date that hangs on an unknown day is told of elsewhere.
    let hangs = |place: &&Place| table.readings.get(place.document).zip(table.binding(**place)).is_some_and(|(reading, binding)| hangs(reading, binding));
    let told: BTreeSet<&str> = view.said.iter().flat_map(|said| &said.places).filter(hangs).filter_map(|place| table.source(*place)).collect();
    set_apart.into_iter().filter(|(source, _)| !held.contains(source) && !told.contains(source)).collect()
}

/// The sources that say of a claim of the rule only what is not so.
fn denied<'t>(table: &Table<'t>, rule: &Rule) -> impl Iterator<Item = &'t str> {
    let claims = rule.claims();
    let only_denies = move |reading: &&Reading| {
        let of = |id: &ClaimId, denies: bool| reading.bindings.iter().any(|binding| binding.claim == id.0 && binding.denies() == denies);
        claims.iter().any(|id| (reading.denied.contains(&id.0) || of(id, true)) && !of(id, false))
    };
    table.readings.iter().filter(only_denies).map(|reading| reading.meta.source.as_str())
}

/// Who makes the claims of a group.
struct Sources<'t> {
    all: BTreeSet<&'t str>,
    /// Those who do more than think of it.
    firm: BTreeSet<&'t str>,
}

impl<'t> Sources<'t> {
    fn of(table: &Table<'t>, view: &View) -> Self {
        let source = |(place, _)| table.source(place);
        let firm = |(_, binding): &(Place, &Binding)| binding.fact.context.stance.class() != StanceClass::Hypothetical;
        Self { all: view.claims(table).filter_map(source).collect(), firm: view.claims(table).filter(firm).filter_map(source).collect() }
    }

    fn left_out(&self) -> impl Iterator<Item = &'t str> {
        self.all.difference(&self.firm).copied()
    }
}

/// A group that only one source tells of.
fn lone(rule: &Rule, view: &View, sources: &Sources) -> Option<LoneGroup> {
    let source = sources.firm.first().filter(|_| sources.all.len() == 1)?;
    Some(LoneGroup { rule: rule.name.clone(), story: view.story.clone(), key: view.key.clone(), source: (*source).to_owned() })
}

/// Why a rule had nothing to compare.
fn uncompared(rule: &Rule, said: &[Sources]) -> Option<&'static str> {
    if said.iter().all(|sources| sources.firm.is_empty()) {
        return Some("what is claimed is only thought of (hypothetical)");
    }
    if !rule.expectation.compares_sources() || said.iter().any(|sources| sources.firm.len() > 1) {
        return None;
    }
    let all: BTreeSet<&str> = said.iter().flat_map(|sources| &sources.all).copied().collect();
    Some(match said {
        _ if all.len() < 2 => "only one source makes the claim",
        _ if said.iter().any(|sources| sources.all.len() > 1) => "all sources but one only think of it (hypothetical)",
        _ => "no two sources make the claim of one story under the same keys",
    })
}

fn claim_name(table: &Table, id: ClaimId) -> String {
    table.suite.claim(id).map(|claim| claim.name.clone()).unwrap_or_default()
}

/// Why a rule judged nothing.
fn unbound(table: &Table, rule: &Rule) -> UnboundRule {
    let claims = rule.claims();
    let makes = |binding: &Binding, id: &ClaimId| binding.claim == id.0 && !binding.denies();
    let missing = claims.iter().find(|id| !table.readings.iter().flat_map(|reading| &reading.bindings).any(|binding| makes(binding, id)));
    let reason = match missing {
        Some(_) => "no document makes the claim",
        None if views(table, rule).is_empty() => "no claim passes its filters",
        None if matches!(&rule.expectation, Expectation::Arithmetic(arithmetic) if arithmetic.across) => {
            "the sources disagree on the figure of one of its claims"
        }
        None => "no source gives one figure for each claim",
    };
    UnboundRule { rule: rule.name.clone(), claim: claim_name(table, missing.copied().unwrap_or(rule.claim)), reason }
}

/// Claims whose key is unknown: a finding only where they contradict every group that they may belong to.
fn strays(table: &Table, numbers: &Numbers, rule: &Rule, view: &View, placed: &[&View], ruling: &mut Ruling) {
    let homes: Vec<&&View> = placed.iter().filter(|home| view.may_be(home)).collect();
    for said in &view.said {
        let clashes: Vec<Option<(View, Judged)>> = homes.iter().map(|home| with(table, rule, home, said)).collect();
        let worst = clashes.iter().flatten().max_by_key(|(_, judged)| judged.severity);
        match worst {
            Some((home, judged)) if clashes.iter().all(Option::is_some) => {
                let lowered = Judged { severity: judged.severity.min(Severity::Warning), ..judged.clone() };
                ruling.findings.push(finding(table, numbers, rule, &View { key: view.key.clone(), ..home.clone() }, &lowered));
            }
            _ => {
                let (Some(place), Some(binding)) = (said.places.first(), table.first(said).filter(|binding| !binding.denies())) else { continue };
                let unknown = view.key.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| name.clone()).collect();
                let claim = table.suite.claims.get(usize::from(binding.claim)).map(|c| c.name.clone()).unwrap_or_default();
                let number = numbers.get(place).copied().unwrap_or_default();
                ruling.unplaced.extend(evidence(table, *place, number).map(|evidence| Unplaced { claim, unknown, evidence }));
            }
        }
    }
}

/// The contradiction of a stray claim with a group, if there is one.
fn with(table: &Table, rule: &Rule, home: &View, stray: &Said) -> Option<(View, Judged)> {
    let mut with = home.clone();
    with.said.push(stray.clone());
    let judged = clash(table, rule, &with.said)?;
    Some((with, judged))
}

/// Findings have one order: by document, place, rule, kind and fingerprint; those of no document come last.
fn order(finding: &Finding) -> (bool, &str, u32, &str, FindingKind, &str) {
    let first = finding.evidence.first();
    (first.is_none(), first.map_or("", |e| &e.document), first.map_or(0, |e| e.start), &finding.rule, finding.kind, &finding.fingerprint)
}

/// The globs of sources that no document takes its source from.
fn unmatched(suite: &Suite, readings: &[Reading]) -> Vec<UnmatchedFiles> {
    let mut used = FxHashSet::default();
    for document in readings.iter().map(|reading| &reading.document) {
        let Some(source) = suite.source_of(document) else { continue };
        used.extend(source.files.iter().filter(|files| files.take(document)).map(|files| (source.span, files.glob.as_str())));
    }
    let all = suite.sources.iter().flat_map(|source| source.files.iter().map(move |files| (source, files)));
    let idle = all.filter(|(source, files)| !used.contains(&(source.span, files.glob.as_str())));
    idle.map(|(source, files)| UnmatchedFiles { source: source.name.clone(), files: files.glob.clone() }).collect()
}

fn document(reading: &Reading) -> DocumentReport {
    DocumentReport {
        document: reading.document.clone(),
        source: reading.meta.source.clone(),
        rank: reading.meta.rank,
        story: reading.meta.story.clone(),
        title: reading.meta.title.clone(),
        published: reading.meta.published.map(show_day),
        encoding: reading.encoding,
        sha256: reading.sha256.clone(),
        facts: reading.facts,
        claims: reading.bound,
        against: false,
        superseded_by: None,
    }
}

/// The claims that rules judge, or those of which they judge denials.
fn ruled(suite: &Suite, denials: bool) -> BTreeSet<u16> {
    suite.rules.iter().filter(|rule| asks(rule, denials)).flat_map(Rule::claims).map(|id| id.0).collect()
}

/// The documents without a day of publication that rules ask for dates which hang on it. Without any other day in the run, `May 16` hangs on none.
fn undated(suite: &Suite, readings: &[Reading]) -> Vec<String> {
    let claims = ruled(suite, false);
    let dated = readings.iter().any(|reading| reading.meta.published.is_some());
    let asked = |binding: &Binding| claims.contains(&binding.claim) && (dated || relative(binding));
    let undated = readings.iter().filter(|reading| reading.bindings.iter().any(|binding| asked(binding) && hangs(reading, binding)));
    undated.map(|reading| reading.document.clone()).collect()
}

/// Whether a claim is a date that hangs on the day of a document that tells none.
fn hangs(reading: &Reading, binding: &Binding) -> bool {
    reading.meta.published.is_none() && hangs_on_publication(&binding.fact)
}

/// How many figures of a document are of claims, or denials, that rules judge.
fn judged_facts(claims: &BTreeSet<u16>, denials: &BTreeSet<u16>, reading: &Reading) -> usize {
    let judged = |b: &&Binding| b.term.is_none() && if b.denies() { denials } else { claims }.contains(&b.claim);
    let mut spans: Vec<_> = reading.bindings.iter().filter(judged).map(|b| b.fact.span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans.len()
}

/// Every claim and group of keys with its evidence and the relations of its values.
fn keys(table: &Table) -> Vec<KeyReport> {
    let report = |entry: &crate::claims::Entry| {
        let found = relations(table, entry.claim, &entry.said);
        let verdict = found.iter().map(|(_, _, relation)| relation.verdict).max().unwrap_or(Verdict::Agree);
        let shown = found.into_iter().filter(|(_, _, relation)| relation.verdict != Verdict::Agree);
        KeyReport {
            claim: table.suite.claims.get(entry.claim).map(|c| c.name.clone()).unwrap_or_default(),
            story: entry.story.clone(),
            key: table.key_names(entry),
            verdict,
            groups: entry.said.iter().enumerate().filter_map(|(i, said)| group(table, said, i)).collect(),
            relations: shown.map(|(a, b, relation)| Relation { a, b, verdict: relation.verdict, why: relation.why }).collect(),
        }
    };
    table.entries.iter().map(report).collect()
}

fn group(table: &Table, said: &Said, index: usize) -> Option<Group> {
    let binding = table.first(said)?;
    let fact = &binding.fact;
    let term = table.term(binding).map(Stated::Text);
    let stated = |n: Option<_>| term.clone().or(n.map(|n| Stated::of(fact.kind, n)));
    Some(Group {
        low: stated(fact.low),
        high: stated(fact.high),
        unit: fact.measure.name().map(str::to_owned),
        hard: Set::from(fact.hard),
        evidence: said.places.iter().filter_map(|place| evidence(table, *place, index)).collect(),
    })
}

fn summary(report: &Report, suite: &Suite, readings: &[Reading]) -> Summary {
    Summary {
        documents: readings.len(),
        facts: readings.iter().map(|r| r.facts).sum(),
        claims: readings.iter().map(|r| r.bindings.len()).sum(),
        rules: suite.rules.len(),
        checks: suite.checks.len(),
        findings: census(&report.findings),
        suppressed: report.suppressed.len(),
        unbound_rules: report.unbound_rules.len(),
        uncompared_rules: report.uncompared_rules.len(),
        unplaced: report.unplaced.len(),
        unjudged: report.unjudged.iter().map(|u| u.facts).sum(),
        not_read: report.not_read.len(),
        superseded: 0,
    }
}

/// How many findings there are of each kind.
fn census(findings: &[Finding]) -> Vec<Census> {
    let count = |kind: FindingKind| Census { kind: kind.name(), count: findings.iter().filter(|f| f.kind == kind).count() };
    FindingKind::ALL.into_iter().map(count).filter(|census| census.count > 0).collect()
}
