//! Sentences without a value: what is read in them all the same.

#![allow(clippy::unwrap_used, missing_docs)]

use factlint::document::{Meta, read};
use factlint::facts;
use factlint::pattern::Matcher;
use factlint::text::Lexicon;
use std::fmt::Write;

const SENTENCES: &str = include_str!("silence/sentences.txt");

/// So many false facts in all the sentences are borne.
const MOST: usize = 3;

#[test]
fn sentences_without_values_are_silent() {
    let lexicon = Lexicon::base();
    let (mut found, mut count) = (String::new(), 0);
    for sentence in SENTENCES.lines() {
        let (documents, _) = read("sentence.txt", sentence.as_bytes().to_vec(), &Meta::default()).unwrap();
        for document in documents {
            facts::read(&document, &lexicon, &Matcher::default(), &mut |fact| {
                count += 1;
                writeln!(found, "{} `{}` in: {sentence}", fact.kind.name(), fact.span.of(&document.text)).unwrap();
            });
        }
    }
    insta::assert_snapshot!(found);
    assert!(count <= MOST, "{count} false facts:\n{found}");
}
