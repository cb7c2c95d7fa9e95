//! The front matter of a Markdown file: flat `key: value` lines between two lines of `---`.

use super::page::Page;
use super::{NotReadPart, dateline};

/// Takes what the front matter says and gives the place of the text after it; the place of the whole where there is none, or where it is not closed.
pub(super) fn take(page: &mut Page<'_>) -> usize {
    let first = page.first();
    let text = page.text.get(first..).unwrap_or_default();
    let mut lines = text.split_inclusive('\n');
    let Some(opening) = lines.next().filter(|line| line.trim_end() == "---") else { return first };
    let mut end = first + opening.len();
    let mut pairs = Vec::new();
    for (number, line) in (2..).zip(lines) {
        end += line.len();
        if line.trim_end() == "---" {
            for (number, line) in pairs {
                entry(page, number, line);
            }
            return end;
        }
        pairs.push((number, line));
    }
    first
}

/// Other keys belong to whatever makes the site, and are its own.
fn entry(page: &mut Page<'_>, number: u32, line: &str) {
    let Some((key, value)) = line.split_once(':') else { return };
    let value = unquoted(value.trim());
    if value.is_empty() {
        return;
    }
    match key.trim_end() {
        "source" => value.clone_into(&mut page.meta.source),
        "story" => value.clone_into(&mut page.meta.story),
        "title" => page.meta.title = Some(value.to_owned()),
        "url" => page.meta.url = Some(value.to_owned()),
        key @ ("published" | "date") => match dateline::iso(value) {
            Some((day, minute)) => (page.meta.published, page.meta.published_minute) = (Some(day), minute),
            None => page.gaps.push(NotReadPart { line: number, reason: format!("`{key}: {value}` is no date; write `{key}: 2025-06-02`") }),
        },
        _ => {}
    }
}

fn unquoted(value: &str) -> &str {
    let inner = |mark| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}
