//! A word to all its inflections, and a plural to its singular.

use crate::lexicon;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

struct Tables {
    /// Every form to the rows that hold it.
    irregular: FxHashMap<&'static str, Vec<u16>>,
    rows: Vec<Vec<&'static str>>,
    invariable: FxHashSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let rows: Vec<Vec<&'static str>> = lexicon::lines(lexicon::IRREGULAR).map(|line| line.split_whitespace().collect()).collect();
    let mut irregular: FxHashMap<&'static str, Vec<u16>> = FxHashMap::default();
    for (i, row) in rows.iter().enumerate() {
        for form in row {
            irregular.entry(form).or_default().push(u16::try_from(i).unwrap_or(u16::MAX));
        }
    }
    let invariable = lexicon::lines(lexicon::INVARIABLE).flat_map(str::split_whitespace).collect();
    Tables { irregular, rows, invariable }
});

/// Every form of a word, in lower case, itself among them. Built by rule from each base that the word may have;
/// forms that are no English words do no harm, as no text holds them.
pub fn inflections(word: &str) -> Vec<String> {
    let word = word.to_lowercase().replace('’', "'");
    let mut forms = vec![word.clone()];
    if !TABLES.invariable.contains(word.as_str()) && word.chars().all(char::is_alphabetic) && word.len() > 2 {
        for base in bases(&word) {
            match irregular(&base) {
                Some(rows) => forms.extend(rows),
                None => forms.extend(regular(&base)),
            }
        }
    } else if let Some(rows) = irregular(&word) {
        forms.extend(rows);
    }
    forms.sort();
    forms.dedup();
    forms
}

fn irregular(word: &str) -> Option<Vec<String>> {
    let rows = TABLES.irregular.get(word)?;
    Some(rows.iter().filter_map(|i| TABLES.rows.get(usize::from(*i))).flatten().map(|form| (*form).to_owned()).collect())
}

/// The first form of an irregular word: `drive` for `drove`.
pub fn irregular_base(word: &str) -> Option<&'static str> {
    let row = TABLES.irregular.get(word)?.first()?;
    TABLES.rows.get(usize::from(*row))?.first().copied()
}

/// The bases that a form may come from, itself first.
fn bases(word: &str) -> Vec<String> {
    let mut bases = vec![word.to_owned()];
    if TABLES.irregular.contains_key(word) {
        return bases;
    }
    let ending = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.contains(is_vowel));
    if let Some(stem) = ending("ies").or_else(|| ending("ied")) {
        bases.push(plus(stem, "y"));
    } else if let Some(stem) = ending("es").filter(|s| s.ends_with(['s', 'x', 'z', 'o']) || s.ends_with("ch") || s.ends_with("sh")) {
        bases.push(stem.to_owned());
    } else if let Some(stem) = ending("s").filter(|s| !s.ends_with(['s', 'u', 'i']) && s.len() > 2) {
        bases.push(stem.to_owned());
    }
    if let Some(stem) = ending("ed").or_else(|| ending("ing")).filter(|s| !s.ends_with('e')) {
        if stem.len() > 2 {
            bases.push(stem.to_owned());
        }
        bases.push(plus(stem, "e"));
        let mut last = stem.chars().rev();
        if let (Some(a), Some(b)) = (last.next(), last.next())
            && a == b
            && stem.len() > 3
        {
            bases.push(stem.strip_suffix(a).unwrap_or(stem).to_owned());
        }
    }
    bases
}

fn plus(stem: &str, ending: &str) -> String {
    [stem, ending].concat()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The regular forms of a base: plural or third person, past, participle; both spellings where usage differs.
fn regular(base: &str) -> Vec<String> {
    let mut forms = Vec::with_capacity(8);
    forms.push(base.to_owned());
    let consonant_y = base.strip_suffix('y').filter(|s| !s.ends_with(is_vowel) && !s.is_empty());
    if let Some(stem) = consonant_y {
        forms.extend([plus(stem, "ies"), plus(stem, "ied")]);
    } else if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") {
        forms.push(plus(base, "es"));
    } else if base.ends_with('o') {
        forms.extend([plus(base, "s"), plus(base, "es")]);
    } else {
        forms.push(plus(base, "s"));
    }
    if let Some(stem) = base.strip_suffix('e') {
        forms.extend([plus(base, "d"), plus(stem, "ing"), plus(base, "ing")]);
    } else {
        forms.push(plus(base, "ing"));
        if consonant_y.is_none() {
            forms.push(plus(base, "ed"));
        }
    }
    let mut last = base.chars().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && !is_vowel(a)
        && !matches!(a, 'w' | 'x')
        && is_vowel(b)
        && !last.next().is_some_and(is_vowel)
    {
        let doubled = format!("{base}{a}");
        forms.extend([plus(&doubled, "ed"), plus(&doubled, "ing")]);
    }
    let other = if base.ends_with("ise") { base.strip_suffix("ise").map(|s| plus(s, "ize")) } else { base.strip_suffix("ize").map(|s| plus(s, "ise")) };
    if let Some(stem) = other.as_deref().and_then(|o| o.strip_suffix('e')) {
        forms.extend(["e", "es", "ed", "ing"].map(|end| plus(stem, end)));
    }
    forms
}

/// The singular of a plural noun; `None` where the word is no plural by its form.
pub fn singular(word: &str) -> Option<String> {
    if TABLES.invariable.contains(word) || word.len() < 3 {
        return None;
    }
    if word == "people" || word == "persons" {
        return Some("person".to_owned());
    }
    if let Some(rows) = TABLES.irregular.get(word) {
        let row = rows.first().and_then(|i| TABLES.rows.get(usize::from(*i)))?;
        let is_plural = !word.ends_with("ing") && !word.ends_with("ed") && row.first().is_some_and(|first| *first != word || row.len() < 3) && row.len() < 4;
        return is_plural.then(|| row.first().map(|s| (*s).to_owned())).flatten();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 1) {
        return Some(plus(stem, "y"));
    }
    if let Some(stem) = word.strip_suffix("es").filter(|s| s.ends_with(['s', 'x', 'z']) || s.ends_with("ch") || s.ends_with("sh")) {
        // `houses` and `causes` lose an s, `buses` and `classes` an es.
        let keeps_e = stem.ends_with('s') && !stem.ends_with("ss") && (!stem.ends_with("us") || stem.ends_with("ous") || stem.ends_with("aus"));
        return Some(if keeps_e { plus(stem, "e") } else { stem.to_owned() });
    }
    let stem = word.strip_suffix('s')?;
    (!stem.ends_with(['s', 'u', 'i', '\''])).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(word: &str, forms: &[&str]) {
        let all = inflections(word);
        for form in forms {
            assert!(all.iter().any(|f| f == form), "{word} lacks {form}: {all:?}");
        }
    }

    #[test]
    fn all_forms_of_a_word() {
        holds("last", &["lasts", "lasted", "lasting"]);
        holds("lasted", &["last", "lasts", "lasting"]);
        holds("body", &["bodies"]);
        holds("bodies", &["body"]);
        holds("kidnap", &["kidnapped", "kidnapping"]);
        holds("kidnapped", &["kidnap"]);
        holds("withdraw", &["withdrew", "withdrawn"]);
        holds("aged", &["age", "ages"]);
        holds("propose", &["proposed", "proposing"]);
        holds("talks", &["talk", "talked"]);
        holds("organise", &["organized", "organizing"]);
        assert_eq!(inflections("news"), ["news"]);
    }

    #[test]
    fn singulars() {
        for (plural, one) in [
            ("bodies", "body"),
            ("servicemen", "serviceman"),
            ("children", "child"),
            ("houses", "house"),
            ("boxes", "box"),
            ("people", "person"),
            ("buses", "bus"),
        ] {
            assert_eq!(singular(plural).as_deref(), Some(one));
        }
        assert_eq!(singular("dead"), None);
        assert_eq!(singular("was"), None);
        assert_eq!(singular("said"), None);
    }
}
