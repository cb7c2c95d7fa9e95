//! Of several versions of one page, only the latest is judged.

use super::document;
use crate::facts::Reading;
use crate::finding::DocumentReport;
use crate::quantity::Day;
use std::collections::BTreeMap;

/// Takes away the readings whose page is there in a later version, and gives what a report says of them.
///
/// A page is known by its address. Versions without a date, and those of the same day and minute, all stay.
pub fn supersede(readings: Vec<Reading>) -> (Vec<Reading>, Vec<DocumentReport>) {
    let mut pages: BTreeMap<String, Vec<(Published, String)>> = BTreeMap::new();
    for reading in &readings {
        if let (Some(address), Some(published)) = (address(reading), published(reading)) {
            pages.entry(address).or_default().push((published, reading.document.clone()));
        }
    }
    let later = |reading: &Reading| {
        let own = published(reading)?;
        let versions = pages.get(&address(reading)?)?.iter().filter(|(other, _)| other.is_after(own));
        // of two equally late the first is named
        versions.rev().max_by_key(|(other, _)| *other).map(|(_, document)| document.clone())
    };
    let by: Vec<Option<String>> = readings.iter().map(later).collect();
    let (mut kept, mut superseded) = (Vec::new(), Vec::new());
    for (reading, by) in readings.into_iter().zip(by) {
        if by.is_none() {
            kept.push(reading);
        } else {
            superseded.push(DocumentReport { superseded_by: by, ..document(&reading) });
        }
    }
    (kept, superseded)
}

/// The day of publication, and the minute where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Published(Day, Option<i64>);

impl Published {
    /// Whether it is certain to be later: on one day, only where both minutes are known.
    fn is_after(self, other: Self) -> bool {
        self.0 > other.0 || self.0 == other.0 && matches!((self.1, other.1), (Some(own), Some(than)) if own > than)
    }
}

fn published(reading: &Reading) -> Option<Published> {
    Some(Published(reading.meta.published?, reading.meta.published_minute))
}

fn address(reading: &Reading) -> Option<String> {
    let address = normal(reading.meta.url.as_deref()?);
    (!address.is_empty()).then_some(address)
}

/// An address without what does not tell one page from another: scheme, fragment, `utm_` parameters, a slash at the end; the host in lower case.
fn normal(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    let (page, query) = url.split_once('?').unwrap_or((url, ""));
    let page = page.trim_end_matches('/');
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let tracks = |parameter: &str| parameter.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("utm_"));
    let query: Vec<_> = query.split('&').filter(|parameter| !parameter.is_empty() && !tracks(parameter)).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{path}{mark}{}", host.to_lowercase(), query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_tell_pages_apart_is_dropped() {
        assert_eq!(normal("https://Post.example/a/?utm_source=x&UTM_medium=y#top"), "post.example/a");
        assert_eq!(normal("http://post.example/a"), "post.example/a");
        assert_eq!(normal("post.example/a?id=1&utm_campaign=z&page=2"), "post.example/a?id=1&page=2");
        assert_ne!(normal("https://post.example/A"), normal("https://post.example/a"));
        assert_ne!(normal("https://post.example/a?id=1"), normal("https://post.example/a?id=2"));
        assert_eq!(normal("https://post.example/"), "post.example");
        assert_eq!(normal("é://ü?é"), "ü?é");
    }

    #[test]
    fn only_a_certain_order_supersedes() {
        let at = |day, minute| Published(day, minute);
        assert!(at(2, None).is_after(at(1, Some(9))));
        assert!(at(1, Some(9)).is_after(at(1, Some(8))));
        assert!(!at(1, Some(9)).is_after(at(1, None)));
        assert!(!at(1, None).is_after(at(1, None)));
    }
}
