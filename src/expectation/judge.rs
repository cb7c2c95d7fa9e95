//! Judging: groups of claims to what a rule has to say of them.

use crate::claims::{Comparison, Mode, Relation, Said, Table, relate};
use crate::declaration::{Expectation, Growth, Rule, Tolerance};
use crate::finding::{FindingKind, Severity, Verdict};
use crate::quantity::{Gap, compare_highs, compare_lows};
use std::collections::BTreeSet;

/// What a rule has to say of a group of claims.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it is.
    pub kind: FindingKind,
    /// How much it weighs.
    pub severity: Severity,
    /// What is said that it rests on, by number.
    pub members: Vec<usize>,
    /// Those of them that stand against each other, pair by pair.
    pub pairs: Vec<(usize, usize)>,
    /// The two that are farthest apart.
    pub extremes: Option<(usize, usize)>,
    /// The one that stands against all others.
    pub odd: Option<usize>,
    /// The working.
    pub working: String,
    /// What was expected, in words, for all but agreement.
    pub expected: String,
    /// How far apart the values are.
    pub gap: Option<Gap>,
    /// The line of the finding, where its kind alone does not tell it.
    pub message: Option<String>,
    /// The sources that make the claim, where they are what counts.
    pub sources: Vec<String>,
}

impl Judged {
    /// What rests on some of what is said, and nothing more.
    pub fn new(kind: FindingKind, severity: Severity, members: Vec<usize>) -> Self {
        let (working, expected) = (String::new(), String::new());
        Self { kind, severity, members, pairs: Vec::new(), extremes: None, odd: None, working, expected, gap: None, message: None, sources: Vec::new() }
    }
}

/// Beyond this many different values only the two extremes are compared.
const MOST: usize = 64;

/// Judges what is said under one group of keys in a story, which relates as [`compared`] tells; `None` where it lacks what the rule needs.
pub fn judge(table: &Table, rule: &Rule, said: &[Said], relations: &[(usize, usize, Relation)], story: &str) -> Option<Vec<Judged>> {
    let judged = match &rule.expectation {
        Expectation::Agree(_) | Expectation::Same(_) => agreement(rule, said, relations),
        Expectation::Compare(compare) => super::compare::judge(compare, table, rule, said),
        Expectation::OneOf(one_of) => super::one_of::judge(one_of, table, rule, said),
        Expectation::Arithmetic(arithmetic) => super::arithmetic::judge(arithmetic, table, rule, said)?,
        Expectation::Coverage(coverage) => super::coverage::judge(coverage, table, rule, said, story),
        Expectation::Never => super::never::judge(table, rule, said),
    };
    Some(judged.into_iter().map(|j| thresholds(rule, j)).collect())
}

/// The contradiction of the last thing said with what is said before, for rules that compare claims with one another.
pub fn clash(table: &Table, rule: &Rule, said: &[Said]) -> Option<Judged> {
    if !rule.expectation.compares_sources() {
        return None;
    }
    let (stray, comparison) = (said.len().checked_sub(1)?, comparison(table, rule));
    let against = (0..stray).filter_map(|i| relation(table, &comparison, said, i, stray)).collect::<Vec<_>>();
    let judged = agreement(rule, said, &against).into_iter().map(|j| thresholds(rule, j));
    judged.into_iter().find(|judged| matches!(judged.kind, FindingKind::Contradiction | FindingKind::SelfContradiction))
}

/// How what is said relates, pair by pair, where a rule compares it.
pub fn compared(table: &Table, rule: &Rule, said: &[Said]) -> Vec<(usize, usize, Relation)> {
    if rule.expectation.compares_sources() { relations_by(table, comparison(table, rule), said) } else { Vec::new() }
}

/// How a rule compares.
fn comparison<'r>(table: &Table, rule: &'r Rule) -> Comparison<'r> {
    let claim = usize::from(rule.claim.0);
    let growth = table.suite.claims.get(claim).map_or(Growth::Fixed, |c| c.growth);
    let (mode, within) = match &rule.expectation {
        Expectation::Agree(agree) => (table.mode(claim), agree.within.as_ref()),
        Expectation::Same(same) => (Mode::Stated { floor: same.floor, ceiling: same.ceiling }, None),
        _ => (table.mode(claim), None),
    };
    Comparison { mode, within, growth }
}

/// The relations of what is said of a claim, as its first rule compares it.
pub fn relations(table: &Table, claim: usize, said: &[Said]) -> Vec<(usize, usize, Relation)> {
    let rule = table.suite.rules.iter().find(|rule| usize::from(rule.claim.0) == claim && rule.expectation.compares_sources());
    let growth = table.suite.claims.get(claim).map_or(Growth::Fixed, |c| c.growth);
    let plain = Comparison { mode: table.mode(claim), within: None, growth };
    relations_by(table, rule.map_or(plain, |rule| comparison(table, rule)), said)
}

fn relations_by(table: &Table, comparison: Comparison, said: &[Said]) -> Vec<(usize, usize, Relation)> {
    let mut found = Vec::new();
    let mut pair = |a: usize, b: usize| found.extend(relation(table, &comparison, said, a, b));
    if said.len() <= MOST {
        for a in 0..said.len() {
            for b in a + 1..said.len() {
                pair(a, b);
            }
        }
    } else {
        let hard = |i: &usize| said.get(*i).and_then(|s| table.first(s)).map(|b| b.fact.hard).unwrap_or_default();
        let highest = (0..said.len()).max_by(|a, b| compare_lows(hard(a).low, hard(b).low));
        let lowest = (0..said.len()).min_by(|a, b| compare_highs(hard(a).high, hard(b).high));
        if let (Some(a), Some(b)) = (lowest, highest)
            && a != b
        {
            pair(a.min(b), a.max(b));
        }
    }
    found
}

fn relation(table: &Table, comparison: &Comparison, said: &[Said], a: usize, b: usize) -> Option<(usize, usize, Relation)> {
    let side = |i: usize| said.get(i).and_then(|said| table.side(said));
    Some((a, b, relate(comparison, &side(a)?, &side(b)?)))
}

/// The relations that are harmless, with what is found where they hold.
const HARMLESS: [(Verdict, FindingKind); 3] =
    [(Verdict::Stance, FindingKind::Stance), (Verdict::Note, FindingKind::Note), (Verdict::Update, FindingKind::Update)];

/// One finding for each kind of relation that says something. The harmless kinds are told where nothing worse is; a stance also beside it, of other pairs.
fn agreement(rule: &Rule, said: &[Said], relations: &[(usize, usize, Relation)]) -> Vec<Judged> {
    let of = |verdict: Verdict| relations.iter().filter(move |(_, _, r)| r.verdict == verdict);
    let mut judged: Vec<Judged> = Vec::new();
    let contradictions: Vec<_> = of(Verdict::Contradiction).collect();
    if !contradictions.is_empty() {
        let lowered = contradictions.iter().all(|(_, _, r)| r.lowered);
        let severity = rule.severity.unwrap_or(Severity::Error);
        let kind = if documents(said, members(&contradictions)).len() == 1 { FindingKind::SelfContradiction } else { FindingKind::Contradiction };
        let witnesses = revisions(&contradictions, relations);
        judged.push(rest_on(kind, if lowered { severity.lower() } else { severity }, said, &contradictions, &witnesses));
    }
    let disputes: Vec<_> = of(Verdict::Disputed).collect();
    if !disputes.is_empty() {
        judged.push(rest_on(FindingKind::Dispute, Severity::Note, said, &disputes, &[]));
    }
    let worse: Vec<usize> = judged.iter().flat_map(|judged| &judged.members).copied().collect();
    for (verdict, kind) in HARMLESS {
        // a stance tells why two values are no contradiction, be they part of another one or not
        let untold = |(a, b, _): &&(usize, usize, Relation)| !(worse.contains(a) && worse.contains(b));
        let found: Vec<_> = of(verdict).filter(|relation| worse.is_empty() || verdict == Verdict::Stance && untold(relation)).collect();
        if !found.is_empty() {
            judged.push(rest_on(kind, Severity::Note, said, &found, &[]));
        }
    }
    judged
}

/// What says the same as one side of a contradiction and calls it a revision of the other, with that side: it contradicts neither, and tells which holds.
fn revisions(contradictions: &[&(usize, usize, Relation)], relations: &[(usize, usize, Relation)]) -> Vec<(usize, usize)> {
    let relates = |verdict: Verdict, x: usize, y: usize| relations.iter().any(|(a, b, r)| r.verdict == verdict && (*a, *b) == (x.min(y), x.max(y)));
    let sides = contradictions.iter().flat_map(|(a, b, _)| [(*a, *b), (*b, *a)]);
    let all: BTreeSet<usize> =
        relations.iter().flat_map(|(a, b, _)| [*a, *b]).filter(|one| contradictions.iter().all(|(a, b, _)| a != one && b != one)).collect();
    let tells = |one: usize| sides.clone().find(|(side, other)| relates(Verdict::Agree, one, *side) && relates(Verdict::Update, one, *other));
    all.into_iter().filter_map(|one| Some((one, tells(one)?.0))).collect()
}

fn members(relations: &[&(usize, usize, Relation)]) -> Vec<usize> {
    let mut members: Vec<usize> = relations.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The documents in which these stand.
fn documents(said: &[Said], members: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
    members.into_iter().filter_map(|m| said.get(m)).flat_map(|s| &s.places).map(|place| place.document).collect()
}

/// What rests on these relations, and on witnesses that stand in none of them, each with the one that it speaks for.
fn rest_on(kind: FindingKind, severity: Severity, said: &[Said], relations: &[&(usize, usize, Relation)], witnesses: &[(usize, usize)]) -> Judged {
    let mut members = members(relations);
    members.extend(witnesses.iter().map(|(witness, _)| *witness));
    members.sort_unstable();
    let size = |r: &Relation| r.gap.map(|gap| gap.size);
    let widest = relations.iter().max_by(|(a, b, x), (c, d, y)| size(x).cmp(&size(y)).then((c, d).cmp(&(a, b))));
    let against_all = |m: &usize| relations.iter().all(|(a, b, _)| a == m || b == m);
    let speaks_for = |one: usize, m: usize| one == m || witnesses.contains(&(one, m));
    let saying = |m: usize, same: bool| documents(said, members.iter().copied().filter(|one| speaks_for(*one, m) == same)).len();
    // of two that stand against each other, the one that fewer say
    let odd = members.iter().copied().filter(against_all).find(|m| saying(*m, true) < saying(*m, false));
    let (extremes, gap) = (widest.map(|(a, b, _)| (*a, *b)), widest.and_then(|(_, _, r)| r.gap));
    let working = widest.map(|(_, _, r)| r.why.clone()).unwrap_or_default();
    let pairs = relations.iter().map(|(a, b, _)| (*a, *b)).collect();
    Judged { pairs, extremes, odd, working, gap, ..Judged::new(kind, severity, members) }
}

/// `warning when apart > TOL`: the heaviest level whose distance is reached; below all of them a note.
fn thresholds(rule: &Rule, judged: Judged) -> Judged {
    let breaks = matches!(judged.kind, FindingKind::Contradiction | FindingKind::SelfContradiction | FindingKind::Deviation);
    let Some(gap) = judged.gap.filter(|_| breaks && !rule.thresholds.is_empty()) else { return judged };
    let reached = rule.thresholds.iter().filter(|(_, distance, strict)| reaches(gap, distance, *strict)).map(|(severity, _, _)| *severity).max();
    Judged { severity: reached.unwrap_or(Severity::Note), ..judged }
}

fn reaches(gap: Gap, distance: &Tolerance, strict: bool) -> bool {
    let limit = match distance {
        Tolerance::Absolute { base, .. } => Some(*base),
        Tolerance::Share { fraction, .. } => gap.larger.times(*fraction),
    };
    limit.is_some_and(|limit| if strict { gap.size > limit } else { gap.size >= limit })
}
