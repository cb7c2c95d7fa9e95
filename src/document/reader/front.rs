//! Front matter: flat `key: value` lines between two lines of `---`, at the top of a file and before each further article in it.

use super::dateline;
use super::keys::{KEYS, meant};
use super::page::{Gap, Page, Stray};
use crate::source::{Span, offset};

/// A longer block is no front matter of a further article.
const LONGEST: usize = 64;

/// Whether a plain text begins with front matter: one without a known key may be anything.
pub(super) fn is_front(text: &str) -> bool {
    let mut lines = Lines { text, at: 0 };
    lines.skip_front();
    lines.at > 0
}

/// Takes what the front matter says and gives the place of the text after it; the place of the whole where there is none, or where it is not closed.
pub(super) fn take(page: &mut Page<'_>) -> usize {
    let first = page.first();
    let text = page.text.get(first..).unwrap_or_default();
    let mut lines = text.split_inclusive('\n');
    let Some(opening) = lines.next().filter(|line| line.trim_end() == "---") else { return first };
    let mut end = first + opening.len();
    let mut pairs = Vec::new();
    for line in lines {
        let start = end;
        end += line.len();
        if line.trim_end() == "---" {
            for (start, line) in pairs {
                entry(page, start, line);
            }
            return end;
        }
        pairs.push((start, line));
    }
    let (key, value) = pairs.first().and_then(|(_, line)| line.split_once(':')).unwrap_or_default();
    if KEYS.contains(&key.trim_end()) && !value.trim().is_empty() {
        page.gaps.push(Gap { at: offset(first), reason: "front matter that is never closed; write `---` on a line of its own below it".to_owned() });
    }
    first
}

/// Where the articles of a file begin: at its top, and wherever another front matter with a known key stands behind a blank line.
pub(super) fn articles(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut lines = Lines { text, at: 0 };
    let mut after_blank = false;
    // that of the first article belongs to it
    lines.skip_front();
    while let Some((start, line)) = lines.next() {
        if line.trim_end() == "---" && after_blank && start > 0 && lines.skip_front_after_mark() {
            starts.push(start);
        }
        after_blank = line.trim().is_empty();
    }
    starts
}

/// The lines of a text with the byte at which each begins.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    fn next(&mut self) -> Option<(usize, &'t str)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |newline| newline + 1);
        let start = self.at;
        self.at += length;
        Some((start, rest.get(..length)?))
    }

    /// Goes behind the front matter that begins here, if one does.
    fn skip_front(&mut self) {
        let start = self.at;
        let opens = self.next().is_some_and(|(_, line)| line.trim_start_matches('\u{feff}').trim_end() == "---");
        if !opens || !self.skip_front_after_mark() {
            self.at = start;
        }
    }

    /// Goes behind the rest of a front matter with a known key; stays where it is no such thing.
    fn skip_front_after_mark(&mut self) -> bool {
        let start = self.at;
        let mut known = false;
        for _ in 0..LONGEST {
            let Some((_, line)) = self.next() else { break };
            if line.trim_end() == "---" && known {
                return true;
            }
            match line.split_once(':').map(|(key, _)| key.trim_end()) {
                Some(key) if is_key(key) => known |= KEYS.contains(&key),
                // an item or a line that goes on, as other programs write them
                _ if line.starts_with([' ', '\t', '#']) || line.starts_with("- ") || line.trim().is_empty() => {}
                _ => break,
            }
        }
        self.at = start;
        false
    }
}

fn is_key(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Other keys belong to whatever makes the site, and are its own; those that seem to mean a known one are kept.
fn entry(page: &mut Page<'_>, start: usize, line: &str) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = unquoted(value.trim());
    if value.is_empty() {
        return;
    }
    let key = key.trim_end();
    match key {
        "source" => value.clone_into(&mut page.meta.source),
        "story" => value.clone_into(&mut page.meta.story),
        "title" => {
            page.meta.title = Some(value.to_owned());
            let words = start + line.rfind(value).unwrap_or_default();
            page.title(Span::new(offset(words), offset(words + value.len())));
        }
        "url" => page.meta.url = Some(value.to_owned()),
        "published" | "date" => match dateline::iso(value) {
            Some((day, minute)) => (page.meta.published, page.meta.published_minute) = (Some(day), minute),
            None => page.gaps.push(Gap { at: offset(start), reason: format!("`{key}: {value}` is no date; write `{key}: 2025-06-02`") }),
        },
        _ => {
            let stray = meant(key).map(|meant| Stray { at: offset(start), key: key.to_owned(), value: value.to_owned(), meant });
            page.strays.extend(stray);
        }
    }
}

fn unquoted(value: &str) -> &str {
    let inner = |mark| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}
