//! `by KEY, …`: the keys that make the groups, in place of all that the claim declares.

use crate::declaration::{ClaimId, KeyId, Scope};
use crate::syntax::{Parsed, Tokens, Word, cut, keyword, maybe, names, preceded};

/// Reads `by KEY, …`, if it stands there.
pub(super) fn by(input: Tokens<'_>) -> Parsed<'_, Option<Vec<Word>>> {
    maybe(preceded(keyword("by"), cut(names("a key"))))(input)
}

/// The keys of the claim; unknown ones are reported to the scope.
pub(super) fn keys(by: Option<&Vec<Word>>, claim: ClaimId, scope: &mut Scope) -> Option<Vec<KeyId>> {
    by.map(|keys| keys.iter().filter_map(|key| scope.key(claim, key, &[])).collect())
}
