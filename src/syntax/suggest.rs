//! The name that a misspelt word may have meant.

/// The candidate that is nearest to `word`, where one is near enough. The first of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    let most = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=7 => 2,
        _ => 3,
    };
    let last = folded.chars().next_back();
    let mut best: Option<((usize, bool), &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(folded.len()) > most * 4 || candidate == word {
            continue;
        }
        let other = candidate.to_lowercase();
        let distance = strsim::osa_distance(&folded, &other);
        // Of two equally near, the one with the same ending: `kilometrs` means `kilometres`, not `kilometre`.
        let rank = (distance, other.chars().next_back() != last);
        if distance <= most && best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_only() {
        let names = ["claim", "rule", "length", "minutes"];
        assert_eq!(nearest("clam", names), Some("claim"));
        assert_eq!(nearest("rul", names), Some("rule"));
        assert_eq!(nearest("lenght", names), Some("length"));
        assert_eq!(nearest("minuets", names), Some("minutes"));
        assert_eq!(nearest("Claim", names), Some("claim"));
        assert_eq!(nearest("table", names), None);
        assert_eq!(nearest("", names), None);
    }
}
