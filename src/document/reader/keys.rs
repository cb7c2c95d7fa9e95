//! The keys of front matter: those that are known, and those that seem to mean one of them.

/// What front matter may say that is of use here.
pub(super) const KEYS: [&str; 6] = ["source", "story", "title", "url", "published", "date"];

/// What other programs call the same: the key that is known, and the words for it.
const OTHERS: [(&str, &[&str]); 5] = [
    ("source", &["outlet", "publisher", "publication", "site", "sitename", "newspaper", "paper", "agency", "wire", "provider", "organization", "organisation"]),
    ("title", &["headline", "heading", "head"]),
    ("url", &["link", "href", "canonical", "canonicalurl", "sourceurl", "originalurl", "web"]),
    (
        "published",
        &[
            "day",
            "datetime",
            "timestamp",
            "updated",
            "modified",
            "lastmod",
            "lastmodified",
            "created",
            "createdat",
            "publishedat",
            "publishedon",
            "publishdate",
            "publisheddate",
            "datepublished",
            "pubdate",
            "publicationdate",
            "updatedat",
            "released",
        ],
    ),
    ("story", &["event", "storyid"]),
];

/// Keys of programs that make sites, near to a known key in letters alone.
const THEIRS: [&str; 8] = ["data", "store", "stories", "tile", "titles", "uri", "urls", "gate"];

/// The known key that an unknown one seems to mean: another word for it, or a slip of one letter.
pub(super) fn meant(key: &str) -> Option<&'static str> {
    let plain = key.to_ascii_lowercase().replace(['-', '_'], "");
    let other = OTHERS.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(known, _)| *known);
    let slip = || KEYS.into_iter().find(|known| strsim::osa_distance(known, &plain) <= 1).filter(|_| !THEIRS.contains(&plain.as_str()));
    other.or_else(slip).filter(|_| !KEYS.contains(&key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_and_slips() {
        let told = ["outlet", "Source", "headline", "pub_date", "publishd", "titel", "last-modified", "canonical_url"].map(meant);
        assert_eq!(told, ["source", "source", "title", "published", "published", "title", "published", "url"].map(Some));
    }

    #[test]
    fn what_belongs_to_the_site_is_its_own() {
        let own = ["tags", "author", "layout", "categories", "slug", "description", "draft", "image", "permalink", "weight", "lang", "data", "source"];
        assert!(own.iter().all(|key| meant(key).is_none()));
    }
}
