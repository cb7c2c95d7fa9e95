//! Web pages: the report is read as its plain twin is, and every place is one of the page.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use factlint::document::{Document, Meta, read};
use factlint::facts::{self, Fact};
use factlint::pattern::Matcher;
use factlint::source::Span;
use factlint::text::Lexicon;
use std::fmt::Write;
use std::process::Command;
use std::time::{Duration, Instant};

fn load(name: &str) -> (Document, String) {
    let text = std::fs::read_to_string(format!("{}/tests/pages/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    (page(name, &text), text)
}

fn page(name: &str, text: &str) -> Document {
    let (mut documents, gaps) = read(name, text, &Meta::default()).unwrap();
    assert_eq!((documents.len(), gaps), (1, vec![]));
    documents.remove(0)
}

fn facts(document: &Document) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts::read(document, &Lexicon::base(), &Matcher::default(), &mut |fact| facts.push(fact.clone()));
    facts
}

/// Kind, value, words, speaker and stance.
fn told(document: &Document) -> Vec<String> {
    let one = |fact: &Fact| {
        let words: String = fact.underlined().of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let speaker = fact.context.speaker.as_ref().map(|speaker| speaker.name.to_string());
        let value = fact.hard.show(|n| fact.kind.show(n, fact.base_unit));
        format!("{} {words} {value} {:?} {:?} {} {}", fact.kind.name(), fact.measure.name(), speaker, fact.context.stance.name(), fact.block.name())
    };
    facts(document).iter().map(one).collect()
}

/// The words of a part of a page, as a reader sees them.
fn seen(html: &str) -> String {
    let mut text = html.to_owned();
    while let Some((start, end)) = text.find('<').and_then(|start| Some((start, start + text[start..].find('>')? + 1))) {
        text.replace_range(start..end, "");
    }
    let named = [("&nbsp;", "\u{a0}"), ("&#160;", "\u{a0}"), ("&#36;", "$"), ("&#x20;", " "), ("&#32;", " "), ("&rsquo;", "’"), ("&#8217;", "’")];
    let text = named.iter().fold(text, |text, (from, to)| text.replace(from, to));
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_says_what_its_twin_says() {
    let (twin, _) = load("article.md");
    for name in ["news.html", "amp.htm", "plain.html"] {
        let (document, _) = load(name);
        assert_eq!(told(&document), told(&twin), "{name}");
        assert_eq!(Meta { story: twin.meta.story.clone(), ..document.meta }, twin.meta, "{name}");
    }
    assert!(told(&twin).len() >= 20);
}

#[test]
fn every_place_holds_the_words() {
    for name in ["news.html", "amp.htm", "plain.html"] {
        let (document, file) = load(name);
        let mut places = document.places();
        for fact in facts(&document) {
            let speaker = fact.context.speaker.as_ref().map(|speaker| speaker.span);
            for span in [Some(fact.span), fact.hedge, speaker].into_iter().flatten() {
                let place = document.in_file(span);
                assert_eq!(seen(place.of(&file)), seen(span.of(&document.text)), "{name}: {:?}", place.of(&file));
            }
            let start = document.in_file(fact.span).start as usize;
            let before = &file[..start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(places.place(fact.span.start), (u32::try_from(line).unwrap(), u32::try_from(column).unwrap()), "{name}");
        }
    }
}

#[test]
fn blocks_of_pages() {
    insta::glob!("pages/*.htm*", |path| {
        let (document, file) = load(path.file_name().unwrap().to_str().unwrap());
        let mut out = String::new();
        for block in &document.blocks {
            let line = document.places().place(block.span.start).0;
            writeln!(out, "{line}: {} {} {}", block.kind.name(), block.level, block.span.of(&document.text)).unwrap();
        }
        for comment in &document.comments {
            writeln!(out, "{}:{}: {} <{}>", comment.line, comment.column, comment.text, comment.span.of(&file)).unwrap();
        }
        insta::assert_snapshot!(out);
    });
}

#[test]
fn references_are_read_as_what_they_stand_for() {
    let text = "<p>Some 6&#8239;000 people fled Kyiv&rsquo;s &notit; AT&T &unknown; &amp;amp; &#x1F600; quarter.";
    let document = page("a.html", text);
    assert_eq!(document.text.trim(), "Some 6\u{202f}000 people fled Kyiv’s ¬it; AT&T &unknown; &amp; 😀 quarter.");
    let place = |words: &str| {
        let start = u32::try_from(document.text.find(words).unwrap()).unwrap();
        document.in_file(Span::new(start, start + u32::try_from(words.len()).unwrap())).of(text)
    };
    assert_eq!(place("6\u{202f}000"), "6&#8239;000");
    assert_eq!(place("Kyiv’s"), "Kyiv&rsquo;s");
    assert_eq!(place("😀"), "&#x1F600;");
    assert_eq!(place("AT&T"), "AT&T");
}

#[test]
fn what_is_hidden_or_broken() {
    let text = |html: &str| {
        let document = page("a.html", html);
        document.blocks.iter().map(|block| block.span.of(&document.text).to_owned()).collect::<Vec<_>>().join(" / ")
    };
    assert_eq!(text("<p>One<p>two<div>three</p>four"), "One / two / three / four");
    assert_eq!(text("<div>One<br><br>two<br>three</div>"), "One / two three");
    assert_eq!(text("<p>One <span hidden>two</span><b style='display: none'>three</b>four</b></i>"), "One four");
    assert_eq!(text("<pre>One\ntwo\n\nthree</pre>"), "One two / three");
    let prose = "Four boats sank near the old harbour wall that night, and at least forty men swam to the shore. ".repeat(3);
    assert_eq!(text(&format!("<p>{prose}<pre>let x = 4;</pre>")), prose.trim());
    assert_eq!(text("<p>One<script>if (a < b) '</p>'</script> two<svg><title>x</title></svg>"), "One two");
    assert_eq!(text("<p>f<b>our</b>teen &lt;b> boats"), "fourteen <b> boats");
}

/// The time that a page takes which repeats this.
fn time(piece: &str, times: usize) -> Duration {
    let text = piece.repeat(times) + "Four boats sank near the wall.";
    let start = Instant::now();
    _ = read("a.html", text, &Meta::default());
    start.elapsed()
}

#[test]
fn deep_and_long_pages_take_linear_time() {
    for piece in [
        "<div><b>",
        "<p>Four <b>boats</b> sank &ndash; near\n  the wall, <a href=x>she</a> said.</p></i>",
        "<p><a>Four boats sank <li>here <td>there ",
        "<article><h2><a>Four boats</a></h2>",
        "<pre>Four boats\n\n",
        "<!-- factlint: allow x -->",
        "<div><img>",
        "<div>Subscribe<p>02:11 Video: boats</p>",
        "<p>Four boats sank near the wall.</p><h3>Comments</h3>",
        "<table><tr><td>Four boats",
    ] {
        // A quadratic walk would take 256 times as long, each time; a busy machine only now and then.
        let linear = (0..5).any(|_| {
            let (short, long) = (time(piece, 500), time(piece, 8_000));
            println!("{piece:?}: {short:?}, {long:?}");
            long < 80 * short.max(Duration::from_millis(5))
        });
        assert!(linear, "{piece}");
    }
}

/// Evidence from pages stands at its place in the file, and the words below it are those that a reader sees.
#[test]
fn findings_in_pages() {
    let run = |format: &str| {
        let args = ["check", "tests/pages/news.html", "tests/pages/amp.htm", "--rules", "tests/pages/dam.rules", "--format", format];
        let output = Command::new(env!("CARGO_BIN_EXE_factlint")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!(run("terminal"));
    let report: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    let mut seen_words = Vec::new();
    let told = report["findings"].as_array().unwrap().iter().filter(|finding| finding["kind"] != "suppression");
    for evidence in told.flat_map(|finding| finding["evidence"].as_array().unwrap()) {
        let file = std::fs::read_to_string(format!("{}/{}", env!("CARGO_MANIFEST_DIR"), evidence["document"].as_str().unwrap())).unwrap();
        let at = |name: &str| usize::try_from(evidence[name].as_u64().unwrap()).unwrap();
        let words = &file[at("start")..at("end")];
        assert_eq!(seen(words), evidence["text"].as_str().unwrap());
        seen_words.push(words.to_owned());
    }
    assert_eq!(seen_words, ["6&nbsp;000", "6&nbsp;000", "two metres", "two metres"]);
}
