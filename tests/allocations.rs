//! How often reading allocates: a few times a document, and not once more for another sentence.

#![allow(clippy::unwrap_used, missing_docs)]

use allocation_counter::measure;
use factlint::document::{Meta, read};
use factlint::facts;
use factlint::pattern::Matcher;
use factlint::text::Lexicon;

const SENTENCES: [&str; 4] = [
    "The harbour lay quiet while the crews mended their nets and the gulls quarrelled over the scraps. ",
    "Nobody in the village remembers who built the chapel, although its bell still calls the fishermen home. ",
    "When the wind turned, the older boats were dragged up the shingle and covered with tarred cloth. ",
    "Visitors like the narrow lanes, the smell of smoke and the stories that are told in the tavern. ",
];

const PARAGRAPHS: usize = 100;

/// Prose without figures: paragraphs of so many sentences each.
fn prose(sentences: usize) -> String {
    let paragraph: String = SENTENCES.iter().cycle().take(sentences).copied().collect();
    format!("{}\n\n", paragraph.trim_end()).repeat(PARAGRAPHS)
}

/// How often reading the facts of a text allocates.
fn allocations(text: &str, lexicon: &Lexicon) -> u64 {
    let (documents, _) = read("prose.txt", text.as_bytes().to_vec(), &Meta::default()).unwrap();
    let matcher = Matcher::default();
    let mut facts = 0;
    let counted = measure(|| facts += documents.iter().map(|document| facts::read(document, lexicon, &matcher, &mut |_| {}).facts).sum::<usize>());
    assert_eq!(facts, 0);
    counted.count_total
}

#[test]
fn a_longer_text_allocates_no_more_often() {
    let lexicon = Lexicon::base();
    allocations(&prose(4), &lexicon);
    let (short, long) = (prose(50), prose(100));
    assert!(long.len() > 900_000);
    let (few, more) = (allocations(&short, &lexicon), allocations(&long, &lexicon));
    println!("{few} allocations for {} bytes, {more} for {}", short.len(), long.len());
    // lists grow by doubling: a few more times for twice the text
    assert!(more <= few + 10, "{few} allocations, {more} for twice the text");
    assert!(more <= 2 * PARAGRAPHS as u64, "{more} allocations for {PARAGRAPHS} paragraphs");
}
