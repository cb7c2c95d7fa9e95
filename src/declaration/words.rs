//! The words and signs inside statements, for `factlint explain`. Whatever a parser here or in a form of expectation takes has a row.

/// Words or signs that stand together, or for one another, inside a statement.
#[derive(Debug)]
pub struct Words {
    /// The words, each as it is written.
    pub words: &'static [&'static str],
    /// What they stand in.
    pub inside: Inside,
    /// What they say, in one line.
    pub about: &'static str,
    /// Statements that use them.
    pub example: &'static str,
}

/// What words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// A claim.
    Claim,
    /// A pattern of a claim.
    Pattern,
    /// A filter, or the list behind `by`.
    Filter,
    /// A rule.
    Rule,
    /// A test of a rule.
    Test,
    /// Another statement.
    Other,
}

/// All of them, by what they stand in.
pub const WORDS: &[Words] = &[
    claim(&["about"], "the sentence, its lead-in or its headings must mention one of these; behind a pattern, or for the whole claim", CARS),
    claim(&["not"], "what this matches does not bind; `not suppressible` in a rule, and `is not` in a filter, have rows of their own", CARS),
    claim(&["key"], "what else the claim carries: claims are compared only where their keys are equal; each takes the cue nearest to its value", CARS),
    claim(&["otherwise"], "the value of a key where no cue is found; without it the key stays unknown there, and the claim is not compared", CARS),
    claim(&["only", "grows", "falls"], "a later figure may be larger (`only grows`) or smaller (`only falls`): such a difference is an update", DEATHS),
    claim(&["may", "change"], "a later figure may differ to either side: such a difference is an update", CARS),
    claim(&["range", "of"], "the claim is about an extent, of which both ends count: `range of age`, `set of port`", RANGE),
    pattern(&["{value}"], "the figure of the claim with its hedge; in the cue of a key, the party", DEATHS),
    pattern(&["{number}"], "any number, which is not the claim's", NUMBER),
    pattern(&["…", "..."], "any words of the same clause", DEATHS),
    pattern(&["(", "|", ")"], "one of several", DEATHS),
    pattern(&["[", "]"], "these words may be absent", DEATHS),
    pattern(&["="], "takes the word behind it as it stands, case and all; at the end of a pattern or choice it is the sign itself", NUMBER),
    key(&["speaker", "party"], "who says it, and whom the speaker speaks for; a claim may read the speaker by cues of its own: `key speaker: party { … }`"),
    key(&["source", "document", "story"], "where it stands: who publishes it, its file, what it is about"),
    key(&["stance"], "how firmly it is said"),
    key(&["role"], "whether the figure is of the whole, of a part of it, of what came on top, or of what held before"),
    key(&["event"], "the year of another event that the words tell of"),
    key(&["as-of"], "the day that the figure is of"),
    rule(&["expect"], "opens what must hold of the claims; a rule has one such line", DELAY),
    rule(&["within"], "a distance, or a share of the larger value, that is let pass", DELAY),
    rule(&["by"], "the keys that make the groups that are compared, instead of all keys of the claim", OFFERS),
    rule(&["where", "is"], "judges only claims whose key has this value: one of the claim's own, or one that every claim has, such as `speaker`", OFFERS),
    rule(&["except"], "judges all claims but those whose key has this value", OFFERS),
    rule(&["at", "least"], "so many sources: `from at least 2 sources`", SOURCES),
    rule(&["sources", "independent"], "counts who publishes a claim; `independent` counts sources that print one passage once", SOURCES),
    rule(&["every"], "each source of the story must make the claim: `in every source`", SOURCES),
    rule(&["across"], "`across sources` takes the figures of all sources for a sum; without it each source is added up by itself", SUM),
    rule(&["floor", "ceiling"], "the stated lower, or upper, end alone: `same floor`", FLOOR),
    rule(&["severity"], "how much a finding of the rule, or of a check, weighs: `note`, `warning`, `error`", DELAY),
    rule(&["when", "apart"], "a weight that hangs on how far the values lie apart; a share is one of the larger value", APART),
    rule(&["say"], "the message of the rule's findings; words such as `{values}` are filled in", DELAY),
    rule(
        &["{values}", "{odd.value}", "{odd.source}", "{sources}", "{claim}", "{key}"],
        "what `say` and `help` fill in: the values told, the one that stands against the others with its source, all sources, the claim, its keys",
        MESSAGE,
    ),
    rule(&["help"], "the advice of the rule's findings", DELAY),
    rule(&["link"], "where to read more on the rule's findings", DELAY),
    rule(&["suppressible"], "`not suppressible`: no `allow` lets the rule's findings pass", DELAY),
    rule(&["test"], "documents, and on the last line what must come of them; `factlint test` runs it", DELAY),
    test(&["published"], "the day of a document of the test; of the documents of a source"),
    test(&["by"], "who says what stands in a document of the test"),
    test(&["todo"], "marks a test as a known gap: that it fails is no failure, that it passes is"),
    other(&["between", "and"], "lets a finding pass only where these two sources differ", ALLOW),
    other(&["until"], "the last day on which a finding is let pass", ALLOW),
    other(&["because"], "why a finding is let pass, or words are read otherwise", ALLOW),
    other(&["files"], "the documents of a source, as patterns of their names", SOURCE),
    other(&["rank"], "how near a source is to the event: `official`, `wire` or `outlet`", SOURCE),
    other(&["locale"], "how a source writes dates: `en-GB` puts the day first", SOURCE),
];

const fn claim(words: &'static [&'static str], about: &'static str, example: &'static str) -> Words {
    Words { words, inside: Inside::Claim, about, example }
}

const fn pattern(words: &'static [&'static str], about: &'static str, example: &'static str) -> Words {
    Words { words, inside: Inside::Pattern, about, example }
}

const fn key(words: &'static [&'static str], about: &'static str) -> Words {
    Words { words, inside: Inside::Filter, about, example: FILTERS }
}

const fn rule(words: &'static [&'static str], about: &'static str, example: &'static str) -> Words {
    Words { words, inside: Inside::Rule, about, example }
}

const fn test(words: &'static [&'static str], about: &'static str) -> Words {
    Words { words, inside: Inside::Test, about, example: TEST }
}

const fn other(words: &'static [&'static str], about: &'static str, example: &'static str) -> Words {
    Words { words, inside: Inside::Other, about, example }
}

const CARS: &str = r#"claim cars.aboard: count, may change {
  "{value} (car | vehicle)"  about "ferry"
  not "room for {value}"
  key deck {
    upper  "upper deck"
    lower  otherwise
  }
}
"#;
const DEATHS: &str = r#"claim deaths: count, only grows {
  "{value} [more] (passenger | people) … (die | drown)"
}
claim missing: count, only falls {
  "{value} ... missing"
}
"#;
const RANGE: &str = r#"claim crew.age: range of age {
  "sailors aged {value}"
}
"#;
const NUMBER: &str = r#"claim rescued: count {
  "{value} of {number} (passenger | people) … rescue"
  "=Sund Rescue save {value}"
}
"#;
const FILTERS: &str = r#"party Harbour "harbour board"
speaker Lind of Harbour "Anna Lind"
claim ferry.delay: duration {
  "delayed by {value}"
}
rule lind      { expect ferry.delay < 1 day where speaker is Lind }
rule the-board { expect ferry.delay < 1 day where party is Harbour }
rule one-paper { expect ferry.delay < 1 day where source is "Coast Daily" }
rule one-file  { expect ferry.delay < 1 day where document is "wires/coast.md" }
rule one-story { expect ferry.delay < 1 day where story is "the ferry" }
rule done      { expect ferry.delay agree where stance is done }
rule the-whole { expect ferry.delay agree where role is total }
rule this-time { expect ferry.delay agree except event is "1912" }
rule that-day  { expect ferry.delay agree where as-of is "2025-03-04" }
"#;
const DELAY: &str = r#"claim ferry.delay: duration {
  "delayed by {value}"
}
rule ferry-delay "Sources must agree on the delay" {
  expect ferry.delay agree within 10 minutes
  severity warning
  say  "the delay is told differently: {values}"
  help "ask the harbour board"
  link "https://harbour.example/log"
  not suppressible
  test "an hour is not three" {
    A  "The ferry was delayed by an hour."
    B  "The boat was delayed by three hours."
    contradicts
  }
}
"#;
const MESSAGE: &str = r#"claim ferry.delay: duration {
  "delayed by {value}"
}
rule ferry-delay {
  expect ferry.delay agree
  say  "{sources} tell {claim} ({key}) differently: {values}"
  help "ask {odd.source} for the log, which says {odd.value}"
}
"#;
const OFFERS: &str = r#"claim offer: count {
  "offer {value} trip"
  key season {
    summer  "in summer"
    winter  "in winter"
  }
  key class {
    first   "first class"
    second  otherwise
  }
}
rule same-offer { expect offer agree by class where season is summer }
rule few-trips  { expect offer < 100 except class is first }
"#;
const SOURCES: &str = r#"claim deaths: count {
  "{value} killed"
}
rule two-sources { expect deaths from at least 2 independent sources }
rule all-sources { expect deaths in every source }
"#;
const SUM: &str = r#"claim dead: count { "{value} dead" }
claim hurt: count { "{value} hurt" }
claim all:  count { "{value} dead or hurt" }
rule adds-up { expect dead + hurt == all across sources }
"#;
const FLOOR: &str = r#"claim truce.length: duration {
  "truce of {value}"
}
rule truce-offer { expect truce.length same floor }
rule truce-end   { expect truce.length same ceiling }
"#;
const APART: &str = r#"claim ferry.delay: duration {
  "delayed by {value}"
}
rule ferry-delay {
  expect ferry.delay agree
  warning when apart > 0
  error   when apart >= 1 hour
}
"#;
const TEST: &str = r#"claim ferry.delay: duration {
  "delayed by {value}"
}
rule ferry-delay {
  expect ferry.delay agree
  test "two people differ" {
    A  published 2025-03-04  by "Anna Lind"    "The ferry was delayed by an hour."
    B  published 2025-03-05  by "Carl Jensen"  "The ferry was delayed by three hours."
    disputes
  }
  test "a quarter past is not read yet" {
    A  "The ferry left at a quarter past, delayed by five quarters of an hour."
    B  "The ferry was delayed by an hour."
    todo contradicts
  }
}
"#;
const ALLOW: &str = r#"claim ferry.delay: duration {
  "delayed by {value}"
}
rule ferry-delay { expect ferry.delay agree }
allow ferry-delay  between "Coast Daily" and "Harbour Times"  until 2026-03-31  because "the board measures from the second whistle"
"#;
const SOURCE: &str = r#"source Coast-Wire {
  files  "wires/*.txt"
  rank   wire
  locale en-GB
}
"#;
