//! What holds of any rules text: it is cut without a gap, read without a panic, and every error has a place in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use factlint::suite::{Loader, load};
use factlint::syntax::lex;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// One text, whatever is asked for.
struct Text(String);

impl Loader for Text {
    fn read(&self, path: &Path) -> Result<String, String> {
        if path == Path::new("main.rules") { Ok(self.0.clone()) } else { Err("no such file".to_owned()) }
    }
}

/// Pieces of rules, whole and broken.
const PIECES: &[&str] = &[
    "use",
    "party",
    "speaker",
    "entity",
    "unit",
    "source",
    "extend",
    "allow",
    "misread",
    "files",
    "rank",
    "until",
    "because",
    "between",
    "suppressible",
    "=",
    "claim",
    "rule",
    "test",
    "key",
    "about",
    "not",
    "otherwise",
    "expect",
    "agree",
    "within",
    "by",
    "same",
    "floor",
    "where",
    "except",
    "is",
    "severity",
    "warning",
    "when",
    "apart",
    "say",
    "todo",
    "holds",
    "published",
    "in",
    "of",
    "range",
    "count",
    "duration",
    "choice",
    "x",
    "a.b",
    "value",
    "30",
    "1,000",
    "2,5",
    "2025-06-02",
    "2025-02-30",
    "21:40",
    "99:99",
    "%",
    "minutes",
    "$",
    "million",
    "..",
    "==",
    "=",
    "<=",
    ">",
    "{",
    "}",
    "{",
    "}",
    "\n",
    "\n",
    "\n",
    ",",
    ":",
    "/",
    "-",
    "+",
    "//",
    "#",
    "@",
    "&&",
    "\"",
    "“",
    "\"{value} body\"",
    "\"(a | b) … {value}\"",
    "\"a [b\"",
    "\"… {x}\"",
    "\"\\n\"",
    "“x”",
    "é",
    "\u{feff}",
    "\r\n",
];

fn soup() -> impl Strategy<Value = String> {
    proptest::collection::vec((proptest::sample::select(PIECES), any::<bool>()), 0..120)
        .prop_map(|pieces| pieces.iter().map(|(piece, space)| if *space { format!("{piece} ") } else { (*piece).to_owned() }).collect())
}

/// A story's rules with a stretch cut out.
fn wounded() -> impl Strategy<Value = String> {
    let whole = include_str!("stories/storm/story.rules");
    (0..whole.len(), 0..400usize).prop_map(move |(at, length)| {
        let cut = |c: &usize| whole.is_char_boundary(*c);
        let start = (at..=whole.len()).find(cut).unwrap_or_default();
        let end = ((start + length).min(whole.len())..=whole.len()).find(cut).unwrap_or(start);
        format!("{}{}", &whole[..start], &whole[end..])
    })
}

fn read(text: &str) -> Result<(), TestCaseError> {
    let (_, sources, errors) = load(&[PathBuf::from("main.rules")], &Text(text.to_owned()));
    for error in &errors {
        prop_assert!(error.span.end as usize <= text.len(), "{error:?}");
        prop_assert!(text.is_char_boundary(error.span.start as usize) && text.is_char_boundary(error.span.end as usize), "{error:?}");
        prop_assert_eq!(sources.place(error.span.start).name, "main.rules");
    }
    Ok(())
}

proptest! {
    #[test]
    fn tokens_tile_any_text(text in "\\PC*|[ -~\n\r\t“”„«»…é]{0,200}") {
        let mut at = 0;
        for token in lex(&text, 0) {
            prop_assert_eq!(token.span.start, at);
            prop_assert!(token.span.end > at);
            at = token.span.end;
        }
        prop_assert_eq!(at as usize, text.len());
    }

    #[test]
    fn any_text_is_read(text in "[ -~\n“”…é]{0,300}") {
        read(&text)?;
    }

    #[test]
    fn any_soup_of_words_is_read(text in soup()) {
        read(&text)?;
    }

    #[test]
    fn rules_with_a_hole_are_read(text in wounded()) {
        read(&text)?;
    }
}

#[test]
fn deep_nesting_is_an_error() {
    for open in ["(", "[", "(a | "] {
        let text = format!("claim x: count {{\n  \"{{value}} {}\"\n}}\n", open.repeat(100_000));
        let (_, _, errors) = load(&[PathBuf::from("main.rules")], &Text(text));
        assert_eq!(errors.len(), 1);
        assert!(errors[0].message.contains("too deeply"), "{:?}", errors[0].message);
    }
    let (_, _, errors) = load(&[PathBuf::from("main.rules")], &Text("x {\n".repeat(100_000)));
    assert_eq!(errors.len(), 1);
}
