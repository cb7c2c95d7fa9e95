//! The codes of what can be wrong with rules: what each means, an example, and the same mended.

/// A sort of mistake in a rules file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its name, as messages give it.
    pub name: &'static str,
    /// What it means, in one line.
    pub about: &'static str,
    /// A mistake of this sort; empty where no few lines show one.
    pub wrong: &'static str,
    /// The same mended, or what to do.
    pub mended: &'static str,
}

const fn code(name: &'static str, about: &'static str, wrong: &'static str, mended: &'static str) -> Code {
    Code { name, about, wrong, mended }
}

/// The code of this name.
pub fn code_named(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.name == name)
}

/// All codes, in the order of the alphabet. The examples stand beside a claim `delay: duration`, a claim `crew: count` with a key `place`, a claim `fare: money` and a choice `cause`.
pub const CODES: &[Code] = &[
    code(
        "about-nothing",
        "an `about` in `extend claim` without a pattern that it could hold for",
        "extend claim crew { about \"ferry\" }",
        "extend claim crew { \"{value} hands\" about \"ferry\" }",
    ),
    code(
        "bad-date",
        "a date that the calendar does not have, or that is not written as year, month and day",
        "rule r { expect sailed == 2025-02-30 }",
        "rule r { expect sailed == 2025-02-28 }",
    ),
    code("bad-glob", "a glob that cannot be read", "source Wire { files \"wires/[a.txt\" }", "source Wire { files \"wires/*.txt\" }"),
    code("bad-number", "a number that is too long, or whose commas do not part thousands", "rule r { expect crew == 1,00 }", "rule r { expect crew == 1,000 }"),
    code(
        "bad-pattern",
        "a pattern that cannot be read, or could never match",
        "claim c: count { \"{value (car | van\" }",
        "claim c: count { \"{value} (car | van)\" }",
    ),
    code(
        "bad-time",
        "a time that no clock shows, or that is not written as hours and minutes",
        "rule r { expect left == 25:10 }",
        "rule r { expect left == 23:10 }",
    ),
    code(
        "declared-twice",
        "a name that stands for one thing already",
        "party Harbour \"board\"\nparty Harbour \"harbour board\"",
        "party Harbour \"board\", \"harbour board\"",
    ),
    code("empty-comment", "a comment in a document that speaks to this program and says nothing", "", "write `<!-- factlint: allow RULE because \"…\" -->`"),
    code("empty-glob", "a glob without a character", "source Wire { files \"\" }", "source Wire { files \"wires/*.txt\" }"),
    code("empty-range", "a range whose end lies before its beginning", "rule r { expect crew in 9..3 }", "rule r { expect crew in 3..9 }"),
    code(
        "empty-reason",
        "a reason, or words to correct, that are empty",
        "rule r { expect crew agree }\nallow r because \"\"",
        "rule r { expect crew agree }\nallow r because \"the line counts otherwise\"",
    ),
    code("empty-spelling", "a spelling without a letter", "party Harbour \"\"", "party Harbour \"harbour board\""),
    code(
        "expect-twice",
        "a rule with two expectations",
        "rule r {\n  expect crew agree\n  expect crew == 5\n}",
        "rule r { expect crew agree }\nrule q { expect crew == 5 }",
    ),
    code("extra-brace", "a `}` that closes nothing", "rule r { expect crew agree }\n}", "rule r { expect crew agree }"),
    code("file-ending", "a file is named by `use` without its ending", "use parties.rules", "use parties"),
    code(
        "fixed-key",
        "a key that is read from the document, and that no cue changes",
        "claim c: count {\n  \"{value} car\"\n  key source {\n    wire \"wire\"\n  }\n}",
        "claim c: count {\n  \"{value} car\"\n  key desk {\n    wire \"wire\"\n  }\n}",
    ),
    code("foreign-comment", "a comment of another language", "// the crew", "# the crew"),
    code("foreign-sign", "a sign of another language", "rule r { expect crew = 5 }", "rule r { expect crew == 5 }"),
    code("keyword-as-name", "a word of the language as a name", "party rule \"board\"", "party Board \"board\""),
    code(
        "line-twice",
        "a line that a rule has once",
        "rule r {\n  expect crew agree\n  say \"a\"\n  say \"b\"\n}",
        "rule r {\n  expect crew agree\n  say \"a, b\"\n}",
    ),
    code("missing", "something that the line needs is not there", "party Harbour", "party Harbour \"board\""),
    code("missing-brace", "a block whose `{` is not there", "rule r\n  expect crew agree\n}", "rule r {\n  expect crew agree\n}"),
    code("missing-claim", "a sum of amounts that no document can break", "rule r { expect 5 == 5 }", "rule r { expect crew == 5 }"),
    code("missing-colon", "a claim without `:` before its type", "claim c count { \"{value} car\" }", "claim c: count { \"{value} car\" }"),
    code("missing-comma", "two strings of a list without `,` between them", "party Harbour \"board\" \"harbour\"", "party Harbour \"board\", \"harbour\""),
    code(
        "missing-document",
        "a test without a text to read",
        "rule r {\n  expect crew agree\n  test \"t\" {\n    holds\n  }\n}",
        "rule r {\n  expect crew agree\n  test \"t\" {\n    A \"A crew of five left.\"\n    holds\n  }\n}",
    ),
    code("missing-expect", "a rule that says not what must hold", "rule r { severity note }", "rule r {\n  expect crew agree\n  severity note\n}"),
    code("missing-file", "`use` names a file that is not beside this one", "", "create the file, or write its name as the message offers it"),
    code(
        "missing-files",
        "a source that says nothing of its documents",
        "source Wire {\n  rank wire\n}",
        "source Wire {\n  files \"wires/*.txt\"\n  rank wire\n}",
    ),
    code("missing-member", "a class of things without things", "entity port { }", "entity port { Sund \"Sund\" }"),
    code(
        "missing-outcome",
        "a test that says not what must come of it",
        "rule r {\n  expect crew agree\n  test \"t\" {\n    A \"A crew of five left.\"\n  }\n}",
        "rule r {\n  expect crew agree\n  test \"t\" {\n    A \"A crew of five left.\"\n    holds\n  }\n}",
    ),
    code("missing-range", "`in` with one value", "rule r { expect crew in 5 }", "rule r { expect crew in 5..9 }"),
    code("missing-type", "a claim without a type", "claim c { \"{value} car\" }", "claim c: count { \"{value} car\" }"),
    code("missing-unit", "a bare number beside a claim that has a unit", "rule r { expect delay == 30 }", "rule r { expect delay == 30 minutes }"),
    code(
        "missing-value",
        "a line of a choice without the value that it stands for",
        "claim c: choice {\n  \"storm held\"\n  engine \"engine failed\"\n}",
        "claim c: choice {\n  storm \"storm held\"\n  engine \"engine failed\"\n}",
    ),
    code("negative-tolerance", "a distance below nought", "rule r { expect crew agree within -5 }", "rule r { expect crew agree within 5 }"),
    code(
        "no-distance",
        "a severity by distance where nothing is apart",
        "rule r {\n  never crew\n  warning when apart > 0\n}",
        "rule r {\n  never crew\n  severity warning\n}",
    ),
    code(
        "not-suppressible",
        "an `allow` for a rule that forbids it",
        "rule r {\n  expect crew agree\n  not suppressible\n}\nallow r because \"the line counts otherwise\"",
        "rule r { expect crew agree }\nallow r because \"the line counts otherwise\"",
    ),
    code(
        "otherwise-twice",
        "two values of a key that hold where no cue is found",
        "claim c: count {\n  \"{value} car\"\n  key deck {\n    upper otherwise\n    lower otherwise\n  }\n}",
        "claim c: count {\n  \"{value} car\"\n  key deck {\n    upper \"upper deck\"\n    lower otherwise\n  }\n}",
    ),
    code(
        "outcome-twice",
        "a test with two outcomes",
        "rule r {\n  expect crew agree\n  test \"t\" {\n    A \"A crew of five left.\"\n    holds\n    open\n  }\n}",
        "rule r {\n  expect crew agree\n  test \"t\" {\n    A \"A crew of five left.\"\n    holds\n  }\n}",
    ),
    code("outside-block", "a line that belongs into a block stands outside", "expect crew agree", "rule r { expect crew agree }"),
    code("range-unwanted", "a range where one value is asked for", "rule r { expect crew < 1..2 }", "rule r { expect crew in 1..2 }"),
    code(
        "same-source",
        "an `allow` between one source and itself",
        "rule r { expect crew agree }\nallow r between \"A\" and \"A\" because \"one desk\"",
        "rule r { expect crew agree }\nallow r between \"A\" and \"B\" because \"one desk\"",
    ),
    code("set-twice", "a setting that is set twice", "check quotations {\n  run 5\n  run 6\n}", "check quotations { run 6 }"),
    code("spaced-name", "a name of several words, or in quotation marks", "party Harbour Board \"board\"", "party Harbour-Board \"board\""),
    code("stray-character", "a character that means nothing in rules", "party Harbour; \"board\"", "party Harbour \"board\""),
    code("stray-comma", "a comma where no list goes on", "party Harbour \"board\",, \"harbour\"", "party Harbour \"board\", \"harbour\""),
    code("test-done", "a test marked `todo` passes, so that the gap is closed", "", "take the word `todo` away"),
    code(
        "test-failed",
        "a rule says something else of a test's texts than the test expects",
        "",
        "mend the rule or the claim's patterns, or correct the outcome of the test",
    ),
    code(
        "too-large",
        "a number that does not fit",
        "rule r { expect memory == 999,999,999,999,999,999,999,999 trillion terabytes }",
        "rule r { expect memory == 2 terabytes }",
    ),
    code("too-many", "more names, keys or captures than can be counted", "", "remove some, or part the rules into two runs"),
    code("two-on-a-line", "two things on one line", "party A \"a\" party B \"b\"", "party A \"a\"\nparty B \"b\""),
    code("two-units", "the two ends of a range in different currencies", "rule r { expect fare in $1..€3 }", "rule r { expect fare in $1..$3 }"),
    code("typographic-quotes", "a string in typographic quotation marks", "party Harbour “board”", "party Harbour \"board\""),
    code("unclosed-brace", "a `{` without its `}`", "rule r {\n  expect crew agree\n", "rule r {\n  expect crew agree\n}"),
    code("unclosed-string", "a string without its closing quotation mark", "party Harbour \"board", "party Harbour \"board\""),
    code("unexpected", "a word or sign that cannot stand at its place", "party 5 \"board\"", "party Harbour \"board\""),
    code(
        "unit-cycle",
        "units that are counted in each other",
        "unit sack = 2 bag \"sacks\"\nunit bag = 3 sack \"bags\"",
        "unit sack = 2 bag \"sacks\"\nunit bag = 25 kilograms \"bags\"",
    ),
    code("unit-size", "a unit of no size, or counted in degrees", "unit sack = 0 kilograms \"sacks\"", "unit sack = 50 kilograms \"sacks\""),
    code("unknown-escape", "a `\\` before a character that needs none", "party Harbour \"the \\board\"", "party Harbour \"the \\\"board\\\"\""),
    code("unknown-key", "a key that the claim does not declare", "rule r { expect crew agree by port }", "rule r { expect crew agree by place }"),
    code("unknown-name", "a claim, party or speaker that is not declared", "rule r { expect crws agree }", "rule r { expect crew agree }"),
    code(
        "unknown-placeholder",
        "a message with a word in braces that stands for nothing",
        "rule r {\n  expect crew agree\n  say \"see {value}\"\n}",
        "rule r {\n  expect crew agree\n  say \"see {values}\"\n}",
    ),
    code("unknown-type", "a type that there is not", "claim c: integer { \"{value} car\" }", "claim c: count { \"{value} car\" }"),
    code("unknown-unit", "a unit that there is not", "rule r { expect delay == 5 minuets }", "rule r { expect delay == 5 minutes }"),
    code(
        "unknown-value",
        "a value that a key does not have",
        "rule r { expect crew agree where place is hrbour }",
        "rule r { expect crew agree where place is harbour }",
    ),
    code("unknown-word", "a word that the language does not have at this place", "rle r { expect crew agree }", "rule r { expect crew agree }"),
    code("unreadable", "a rules file that cannot be read", "", "see that the file is there, may be read, and is saved as UTF-8"),
    code("use-cycle", "files that use one another in a circle", "", "remove the line, or move what both need into a third file"),
    code("use-too-deep", "a chain of files that use one another is too long", "", "use the file from the first one"),
    code(
        "wrong-dimension",
        "a value that measures something else than the claim",
        "rule r { expect delay == 5 metres }",
        "rule r { expect delay == 5 minutes }",
    ),
    code("wrong-number", "no number of sources", "rule r { expect crew from at least 1.5 sources }", "rule r { expect crew from at least 2 sources }"),
    code("wrong-setting", "a value that a setting does not take", "check quotations { run \"six\" }", "check quotations { run 6 }"),
    code("wrong-type", "something that the claim's type does not allow", "rule r { expect cause same floor }", "rule r { expect cause agree }"),
];
