//! What a page says of itself in its head: title, publisher, day, address and encoding.

use super::element::{Attributes, Role};
use crate::document::Meta;
use crate::document::reader::dateline;
use crate::quantity::Day;
use encoding_rs::Encoding;
use serde_json::Value;

/// So much of a page is searched for its encoding.
const TOP: usize = 4096;

/// What was found so far; of several that say the same thing the first counts.
#[derive(Default)]
pub(super) struct Head {
    /// Names and contents of `<meta>`.
    said: Vec<(String, String)>,
    canonical: Option<String>,
    title: String,
    /// Scripts of linked data.
    data: Vec<String>,
    /// Where text goes that is not shown.
    into: Into,
    time: Option<String>,
    published: Option<String>,
}

#[derive(Clone, Copy, Default)]
enum Into {
    #[default]
    Nothing,
    Title,
    Data,
}

impl Head {
    /// Takes what the start tag of an element says.
    pub fn element(&mut self, role: Role, attributes: &Attributes, silent: bool) {
        match role {
            Role::Title => self.into = if self.title.is_empty() && !silent { Into::Title } else { Into::Nothing },
            Role::Script => {
                let is_data = attributes.get("type").eq_ignore_ascii_case("application/ld+json");
                self.into = if is_data { Into::Data } else { Into::Nothing };
                self.data.extend(is_data.then(String::new));
            }
            Role::Time => self.time(attributes),
            _ => self.published(attributes),
        }
    }

    fn time(&mut self, attributes: &Attributes) {
        self.published(attributes);
        let stated = attributes.get("datetime");
        if !stated.is_empty() {
            self.time.get_or_insert_with(|| stated.to_owned());
        }
    }

    fn published(&mut self, attributes: &Attributes) {
        if attributes.get("itemprop") == "datePublished" {
            let stated = ["datetime", "content"].iter().map(|name| attributes.get(name)).find(|value| !value.is_empty());
            self.published = self.published.take().or(stated.map(ToOwned::to_owned));
        }
    }

    /// Takes the text of the title or of a script.
    pub fn text(&mut self, words: &[u8]) {
        let words = String::from_utf8_lossy(words);
        match self.into {
            Into::Nothing => {}
            Into::Title => self.title.push_str(&words),
            Into::Data => self.data.last_mut().into_iter().for_each(|data| data.push_str(&words)),
        }
    }

    /// Takes a `<meta>` or a `<link>`.
    pub fn meta_tag(&mut self, attributes: &Attributes) {
        self.published(attributes);
        if attributes.get("rel").eq_ignore_ascii_case("canonical") && self.canonical.is_none() {
            self.canonical = filled(attributes.get("href"));
        }
        let name = ["property", "name"].iter().map(|name| attributes.get(name)).find(|name| !name.is_empty());
        if let (Some(name), Some(content)) = (name, filled(attributes.get("content"))) {
            self.said.push((name.to_ascii_lowercase(), content));
        }
    }

    fn said(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.said.iter().find(|(own, _)| own == name)).map(|(_, content)| content.clone())
    }

    /// What the page calls itself, to its readers and to machines.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let said = self.said.iter().filter(|(name, _)| matches!(name.as_str(), "og:title" | "twitter:title")).map(|(_, title)| title.as_str());
        said.chain(std::iter::once(self.title.as_str()))
    }

    /// What the page says of itself.
    pub fn meta(&self) -> Meta {
        const DAYS: [&str; 15] = [
            "article:published_time",
            "og:article:published_time",
            "article.published",
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "citation_publication_date",
        ];
        let data = Linked::of(&self.data);
        let days = [self.said(&DAYS), data.published, self.published.clone(), self.time.clone()];
        let published = days.into_iter().flatten().find_map(|stated| day(&stated));
        Meta {
            source: self
                .said(&["og:site_name"])
                .or(data.publisher)
                .or_else(|| self.said(&["application-name", "publisher", "dc.publisher"]))
                .unwrap_or_default(),
            title: data.headline.or_else(|| self.said(&["og:title", "twitter:title"])).or_else(|| filled(&self.title)),
            published: published.map(|(day, _)| day),
            published_minute: published.and_then(|(_, minute)| minute),
            url: self.canonical.clone().or_else(|| self.said(&["og:url"])),
            ..Meta::default()
        }
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn day(stated: &str) -> Option<(Day, Option<i64>)> {
    dateline::iso(stated).or_else(|| dateline::day(stated))
}

/// What linked data says of the article on the page.
#[derive(Default)]
struct Linked {
    headline: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
}

impl Linked {
    fn of(scripts: &[String]) -> Self {
        let values: Vec<Value> = scripts.iter().filter_map(|script| serde_json::from_str(script).ok()).collect();
        let things = values.iter().flat_map(listed).flat_map(|value| value.get("@graph").map_or(vec![value], listed));
        // a headline is what articles have, and pages and publishers lack
        let Some(article) = things.into_iter().find(|thing| thing.get("headline").is_some()) else { return Self::default() };
        let words = |value: Option<&Value>| value.and_then(Value::as_str).and_then(filled);
        let publisher = article.get("publisher").map(listed).unwrap_or_default().first().and_then(|publisher| publisher.get("name"));
        Self { headline: words(article.get("headline")), publisher: words(publisher), published: words(article.get("datePublished")) }
    }
}

/// The values of a list; another value alone.
fn listed(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |list| list.iter().collect())
}

/// The encoding that a page declares: `<meta charset="…">`, `<meta http-equiv … content="…; charset=…">`, `<?xml … encoding="…"?>`.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let top = String::from_utf8_lossy(bytes.get(..TOP).unwrap_or(bytes)).to_ascii_lowercase();
    let xml = top.starts_with("<?xml").then(|| top.split("?>").next()).flatten().and_then(|xml| after(xml, "encoding"));
    let mut tags = top.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let label = xml.or_else(|| tags.find_map(|tag| after(tag, "charset")))?;
    Encoding::for_label(label.as_bytes())
}

/// The word after `name=`, quoted or not.
fn after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let rest = text.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    rest.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>')).next().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_encodings() {
        let name = |text: &str| declared(text.as_bytes()).map(Encoding::name);
        assert_eq!(name("<html><head><META charset='windows-1251'>"), Some("windows-1251"));
        assert_eq!(name(r#"<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">"#), Some("windows-1252"));
        assert_eq!(name(r#"<?xml version="1.0" encoding="Shift_JIS"?><html>"#), Some("Shift_JIS"));
        assert_eq!(name("<p>The charset=koi8-r was named.</p>"), None);
        assert_eq!(name("<meta charset=\"no such\">"), None);
    }
}
