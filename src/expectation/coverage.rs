//! `from at least N [independent] sources`, `in every source`: enough sources make the claim.

use super::by::{by, keys};
use super::{Expectation, Judged};
use crate::claims::{Said, Table, copies};
use crate::declaration::{Coverage, FilterKey, Form, Relation, Rule, Scope, Subject};
use crate::facts::{Reading, StanceClass};
use crate::finding::{FindingKind, Severity};
use crate::syntax::{Kind, Parsed, Parser, RulesError, Tokens, Word, alt, cut, keyword, maybe, stop, token};

/// See [`Form`].
pub const FORM: Form =
    Form { words: &["from"], opens_line: false, about: "enough sources, or all of them (`in every source`), make the claim", example: EXAMPLE, parse };

const EXAMPLE: &str = r#"claim deaths: count {
  "{value} killed"
}
rule two-sources { expect deaths from at least 2 independent sources }
rule all-sources { expect deaths in every source }
"#;

#[derive(Debug)]
struct CoverageNode {
    /// The number as it was written; every source where this is `None`.
    least: Option<Word>,
    independent: bool,
    by: Option<Vec<Word>>,
}

fn parse<'a>(input: Tokens<'a>, _: &'static str) -> Parsed<'a, Box<dyn Relation>> {
    if input.first().kind == Kind::Number {
        let error = RulesError::new("unexpected", input.first().span, "`at least` is missing behind `from`").label("the least number of sources");
        return stop(input, error.help(format!("write `from at least {}`", input.text())));
    }
    let count = (keyword("at"), keyword("least"), token(Kind::Number, "a number")).map(|(_, _, number)| number);
    let (rest, number) = cut(count).parse(input)?;
    let (rest, independent) = maybe(keyword("independent"))(rest)?;
    let (rest, _) = cut(alt((keyword("sources"), keyword("source")))).parse(rest)?;
    let (rest, by) = by(rest)?;
    Ok((rest, Box::new(CoverageNode { least: Some(number), independent: independent.is_some(), by })))
}

/// `every source`, behind `in`.
pub(super) fn every(input: Tokens<'_>) -> Parsed<'_, Box<dyn Relation>> {
    let (rest, _) = cut((keyword("every"), keyword("source"))).parse(input)?;
    let (rest, by) = by(rest)?;
    Ok((rest, Box::new(CoverageNode { least: None, independent: false, by })))
}

impl Relation for CoverageNode {
    fn resolve(&self, subject: &Subject, scope: &mut Scope) -> Option<Expectation> {
        let id = subject.single(if self.least.is_some() { "from at least" } else { "in every source" }, scope)?;
        let by = keys(self.by.as_ref(), id, scope);
        let least = match &self.least {
            None => None,
            Some(number) => Some(scope.keep(whole(number).map(Some))?),
        };
        Some(Expectation::Coverage(Coverage { least, independent: self.independent, by }))
    }

    fn measures(&self) -> bool {
        false
    }
}

/// A whole number from one on.
fn whole(number: &Word) -> Result<usize, Box<RulesError>> {
    let digits = number.node.replace(',', "");
    digits.parse().ok().filter(|n| (1..=9_999).contains(n)).ok_or_else(|| {
        let error = RulesError::new("wrong-number", number.span, format!("`{}` is no number of sources", number.node)).label("how many?");
        Box::new(error.help("write a whole number from 1 on, such as `2`"))
    })
}

/// Whether the filters of a rule let a document pass, as far as they are about documents.
pub fn covered(rule: &Rule, reading: &Reading) -> bool {
    rule.filters.iter().all(|filter| {
        let value = match filter.key {
            FilterKey::BuiltIn("source") => &reading.meta.source,
            FilterKey::BuiltIn("document") => &reading.document,
            FilterKey::BuiltIn("story") => &reading.meta.story,
            _ => return true,
        };
        value.eq_ignore_ascii_case(&filter.value) != filter.negated
    })
}

/// A finding where too few sources, or not all of them, make the claim.
pub(super) fn judge(coverage: &Coverage, table: &Table, rule: &Rule, said: &[Said], story: &str) -> Vec<Judged> {
    let (sources, members) = tellers(coverage, table, said);
    let mut all: Vec<&str> = table.readings.iter().filter(|r| r.meta.story == story && covered(rule, r)).map(|r| r.meta.source.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    let lacking: Vec<&str> = all.iter().copied().filter(|source| !sources.contains(source)).collect();
    let (enough, expected) = match coverage.least {
        Some(least) => (sources.len() >= least, wanted(least, coverage.independent)),
        None => (lacking.is_empty(), "every source".to_owned()),
    };
    if enough || all.is_empty() {
        return Vec::new();
    }
    let working = match coverage.least {
        Some(_) => format!("{} of {} {}", sources.len(), all.len(), if all.len() == 1 { "source" } else { "sources" }),
        None => format!("not in {}", lacking.join(", ")),
    };
    let judged = Judged::new(FindingKind::Missing, rule.severity.unwrap_or(Severity::Error), members);
    vec![Judged { working, expected, sources: sources.iter().map(|s| (*s).to_owned()).collect(), ..judged }]
}

fn wanted(least: usize, independent: bool) -> String {
    format!("at least {least} {}{}", if independent { "independent " } else { "" }, if least == 1 { "source" } else { "sources" })
}

/// The sources that make the claim, and what they say. An independent source has a passage that none before it prints.
fn tellers<'a>(coverage: &Coverage, table: &Table<'a>, said: &[Said]) -> (Vec<&'a str>, Vec<usize>) {
    let (mut sources, mut members): (Vec<&str>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut passages: Vec<(&str, &str)> = Vec::new();
    let mut places: Vec<_> = said.iter().enumerate().flat_map(|(i, one)| one.places.iter().map(move |place| (*place, i))).collect();
    places.sort_unstable();
    for (place, member) in places {
        let Some((binding, reading)) = table.binding(place).zip(table.readings.get(place.document)) else { continue };
        if binding.fact.context.stance.class() == StanceClass::Hypothetical {
            continue;
        }
        members.push(member);
        let (source, text) = (reading.meta.source.as_str(), binding.sentence.text.as_str());
        let copied = coverage.independent && passages.iter().any(|(other, passage)| *other != source && copies(passage, text));
        passages.push((source, text));
        if !copied && !sources.contains(&source) {
            sources.push(source);
        }
        // What comes after enough sources changes nothing.
        if coverage.least.is_some_and(|least| sources.len() >= least) {
            break;
        }
    }
    members.sort_unstable();
    members.dedup();
    (sources, members)
}
