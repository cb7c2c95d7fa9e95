//! Passages that documents of different sources have in common.

use super::BuiltIn;
use super::found::{Found, evidence};
use crate::check::message::listed;
use crate::claims::Table;
use crate::declaration::{Check, CheckForm, Setting, SettingValue};
use crate::facts::{Passage, SKETCH};
use crate::finding::{Evidence, Finding, FindingKind, KeptSentence, Severity};
use crate::quantity::Number;
use crate::source::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "copies",
        about: "documents of different sources print the same passage",
        explain: "Paragraphs are compared by their runs of four words; two that share at least `ratio` of them are one passage, printed twice, and the documents are no \
                  independent sources for what it says. One note is made for each set of documents, with all the passages that they share. Short paragraphs, and \
                  documents of one source, are not compared.",
        example: "check copies {\n  ratio 90 %\n}\n",
        settings: &[Setting { name: "ratio", about: "the share of common runs of four words", default: SettingValue::Percent(Number::whole(80)) }],
        severity: Severity::Note,
        signature: "passages",
    },
    run,
};

/// So many of the smallest hashes of a passage lead to it: two copies share one of them for certain, as good as.
const LEADS: usize = 8;
/// So many passages are looked at behind one hash: a set phrase is in many of them.
const CROWD: usize = 32;
/// So many words of a passage are underlined.
const SHOWN: usize = 8;

/// One passage wherever it is printed: document and passage, the first of them for comparison.
struct Cluster<'a> {
    first: &'a Passage,
    members: Vec<(usize, &'a Passage)>,
    /// The least likeness of a member, as shared and all runs.
    least: (usize, usize),
}

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let mut shared: BTreeMap<Vec<usize>, Vec<Cluster>> = BTreeMap::new();
    for cluster in clusters(table, check.share("ratio")) {
        let mut documents: Vec<usize> = cluster.members.iter().map(|(document, _)| *document).collect();
        documents.sort_unstable();
        documents.dedup();
        if sources(table, &documents).len() > 1 {
            shared.entry(documents).or_default().push(cluster);
        }
    }
    shared.iter().map(|(documents, clusters)| tell(table, documents, clusters).by(check)).collect()
}

/// The sources of documents, each once.
fn sources<'a>(table: &Table<'a>, documents: &[usize]) -> Vec<&'a str> {
    let mut sources: Vec<&str> = documents.iter().filter_map(|document| table.readings.get(*document)).map(|reading| reading.meta.source.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// Puts together the passages that are alike. Each is compared with the first of a cluster only, so that the cost follows the number of passages.
fn clusters<'a>(table: &Table<'a>, ratio: Number) -> Vec<Cluster<'a>> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut leads: FxHashMap<(&str, u64), Vec<usize>> = FxHashMap::default();
    for (document, reading) in table.readings.iter().enumerate() {
        for passage in reading.signatures.passages.iter().filter(|passage| !passage.sketch.is_empty()) {
            let story = reading.meta.story.as_str();
            let keys = || passage.sketch.iter().take(LEADS).map(|hash| (story, *hash));
            let mut near: Vec<usize> = keys().filter_map(|key| leads.get(&key)).flatten().copied().collect();
            near.sort_unstable();
            near.dedup();
            let found = near.into_iter().find_map(|i| {
                let likeness = clusters.get(i).map(|cluster| likeness(&cluster.first.sketch, &passage.sketch))?;
                at_least(likeness, ratio).then_some((i, likeness))
            });
            if let Some((i, likeness)) = found {
                if let Some(cluster) = clusters.get_mut(i) {
                    cluster.members.push((document, passage));
                    cluster.least = if likeness.0 * cluster.least.1 < cluster.least.0 * likeness.1 { likeness } else { cluster.least };
                }
                continue;
            }
            for key in keys() {
                let crowd = leads.entry(key).or_default();
                if crowd.len() < CROWD {
                    crowd.push(clusters.len());
                }
            }
            clusters.push(Cluster { first: passage, members: vec![(document, passage)], least: (1, 1) });
        }
    }
    clusters
}

/// How many runs two sketches share, of how many that at least one of them has.
fn likeness(a: &[u64], b: &[u64]) -> (usize, usize) {
    // A full sketch holds only the smallest hashes: the smallest of both together are known from both.
    let whole = a.len() < SKETCH && b.len() < SKETCH;
    let most = if whole { usize::MAX } else { SKETCH };
    let (mut i, mut j, mut shared, mut all) = (0, 0, 0, 0);
    while all < most {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => {
                shared += 1;
                i += 1;
                j += 1;
            }
            (Some(x), Some(y)) if x < y => i += 1,
            (_, Some(_)) => j += 1,
            (Some(_), None) => i += 1,
            (None, None) => break,
        }
        all += 1;
    }
    (shared, all)
}

fn at_least((shared, all): (usize, usize), ratio: Number) -> bool {
    let number = |n: usize| Number::whole(i64::try_from(n).unwrap_or(i64::MAX));
    number(all).times(ratio).is_some_and(|least| number(shared) >= least)
}

/// The first words of a passage: enough to find it by.
fn opening(passage: &KeptSentence) -> Span {
    let ends = passage.text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let end = ends.take(SHOWN).last().unwrap_or(passage.text.len());
    Span::new(passage.span.start, passage.span.start.saturating_add(u32::try_from(end).unwrap_or(u32::MAX)))
}

fn tell(table: &Table, documents: &[usize], clusters: &[Cluster]) -> Found {
    let place = |group: usize, (document, passage): &(usize, &Passage)| {
        let reading = table.readings.get(*document)?;
        let understood = if clusters.len() == 1 { "the same passage".to_owned() } else { format!("passage {}", group + 1) };
        let found = evidence(reading, &passage.opening, passage.opening.span, opening(&passage.opening), understood);
        Some((*document, Evidence { group, ..found }))
    };
    let all = clusters.iter().enumerate().flat_map(|(group, cluster)| cluster.members.iter().filter_map(move |member| place(group, member)));
    let mut all: Vec<(usize, Evidence)> = all.collect();
    all.sort_by_key(|(document, evidence)| (*document, evidence.start));
    let names = sources(table, documents);
    let what = if clusters.len() == 1 { "the same passage".to_owned() } else { format!("the same {} passages", clusters.len()) };
    let least = clusters.iter().map(|cluster| cluster.least).min_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1))).unwrap_or((1, 1));
    let percent = least.0 * 100 / least.1.max(1);
    Found {
        kind: FindingKind::Note,
        message: format!("{} print {what}", listed(&names)),
        help: "count them as one source for what stands there".to_owned(),
        working: if percent == 100 { "word for word".to_owned() } else { format!("at least {percent} % of all runs of four words are shared") },
        evidence: all.into_iter().map(|(_, evidence)| evidence).collect(),
    }
}
