//! Mistakes that one token shows by itself: unclosed strings, wrong escapes, dates that do not exist.

use super::RulesError;
use super::token::{Kind, Token};
use crate::quantity::civil_day;
use crate::source::Span;

/// The errors of single tokens, and the lines on which they make every further complaint about grammar doubtful.
pub fn check(text: &str, base: u32, tokens: &[Token]) -> (Vec<RulesError>, Vec<Span>) {
    let mut found = Found { text, base, errors: Vec::new() };
    let (mut spoilt, mut line, mut doubtful) = (Vec::new(), base, false);
    for token in tokens {
        doubtful |= found.look(*token);
        if token.kind == Kind::Newline {
            if doubtful {
                spoilt.push(Span::new(line, token.span.start));
            }
            (line, doubtful) = (token.span.end, false);
        }
    }
    if doubtful {
        spoilt.push(Span::new(line, u32::MAX));
    }
    (found.errors, spoilt)
}

struct Found<'a> {
    text: &'a str,
    base: u32,
    errors: Vec<RulesError>,
}

impl Found<'_> {
    /// Reports what is wrong with a token; says whether the rest of its line is doubtful.
    fn look(&mut self, token: Token) -> bool {
        let span = token.span;
        let text = Span::new(span.start - self.base, span.end - self.base).of(self.text);
        match token.kind {
            Kind::Text => self.escapes(text, span),
            Kind::OpenText => {
                self.errors.push(unclosed(text, span));
                self.escapes(text, span);
            }
            Kind::CurlyText => self.errors.push(curly(text, span)),
            Kind::Number => self.errors.extend(number(text, span)),
            Kind::Date => self.errors.extend(date(text, span)),
            Kind::Time => self.errors.extend(time(text, span)),
            Kind::Slashes => self.errors.push(slashes(span)),
            Kind::Unknown => self.errors.push(unknown(text, span)),
            _ => {}
        }
        matches!(token.kind, Kind::OpenText | Kind::Unknown) || token.kind == Kind::CurlyText && !text.ends_with(['”', '“', '»', '"'])
    }

    /// Only quotation marks and backslashes are escaped.
    fn escapes(&mut self, text: &str, span: Span) {
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            if c != '\\' {
                continue;
            }
            let Some((_, next)) = chars.next().filter(|(_, next)| !matches!(next, '"' | '\\')) else { continue };
            let start = span.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let width = if next.len_utf8() == 1 { 2 } else { 1 + u32::try_from(next.len_utf8()).unwrap_or(1) };
            let help = match next {
                'n' => "for a new paragraph write another string after a comma",
                's' | 't' => "a space is written as a space",
                _ => "only `\\\"` and `\\\\` are escapes; write the character itself",
            };
            let error = RulesError::new("unknown-escape", Span::new(start, start.saturating_add(width)), format!("unknown escape `\\{next}`"));
            self.errors.push(error.label("no such escape").help(help));
        }
    }
}

fn unclosed(text: &str, span: Span) -> RulesError {
    let help = if text.ends_with('{') { "close the title with `\"` before the `{`" } else { "put `\"` at the end of the line" };
    RulesError::new("unclosed-string", span, "this string is never closed").label("opened here, and the line ends").help(help)
}

fn curly(text: &str, span: Span) -> RulesError {
    let inside = text.trim_matches(['“', '”', '„', '«', '»', '"']);
    let shown = if inside.chars().count() > 60 { "…".to_owned() } else { inside.to_owned() };
    RulesError::new("typographic-quotes", span, "strings take straight quotation marks").label("typographic marks").help(format!("write `\"{shown}\"`"))
}

fn slashes(span: Span) -> RulesError {
    let mark = Span::new(span.start, span.start.saturating_add(2));
    RulesError::new("foreign-comment", mark, "`//` begins no comment").label("not understood").help("write `#` instead")
}

fn unknown(text: &str, span: Span) -> RulesError {
    let help = match text {
        ";" => "remove it: a line ends by itself",
        "&&" => "write a second `where`",
        "||" => "write a rule for each case",
        "…" => "a gap stands inside a pattern: put the pattern between `\"`",
        "(" | ")" | "[" | "]" | "|" => "brackets stand inside a pattern: put the pattern between `\"`",
        "'" | "`" | "‘" | "’" => "a string stands between `\"`",
        "≤" => "write `<=`",
        "≥" => "write `>=`",
        "≠" => "write `!=`",
        _ => "remove it",
    };
    RulesError::new("stray-character", span, format!("`{text}` means nothing here")).label("not understood").help(help)
}

fn number(text: &str, span: Span) -> Option<RulesError> {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        let help = match rest.as_slice() {
            [decimals] if decimals.len() < 3 && !text.contains('.') && !decimals.bytes().all(|b| b == b'0') => {
                format!("decimals take a dot: write `{first}.{decimals}`")
            }
            _ => format!("write `{}` or group by thousands, as in `1,000`", text.replace(',', "")),
        };
        return Some(RulesError::new("bad-number", span, format!("the grouping of `{text}` is broken")).label("three digits follow a comma").help(help));
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits > 24).then(|| RulesError::new("bad-number", span, "this number is too long").label(format!("{digits} digits")).help("write at most 24 digits"))
}

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn date(text: &str, span: Span) -> Option<RulesError> {
    let (year, month, day) = super::literal::date_parts(text)?;
    if civil_day(year, month, day).is_some() {
        return None;
    }
    let name = usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m));
    let label = name.map_or_else(|| format!("there is no month {month}"), |name| format!("{name} {year} has no day {day}"));
    let last = (28..=31).rev().find(|last| civil_day(year, month, *last).is_some());
    let help = match (name, last) {
        (Some(name), Some(last)) => format!("write a day that exists: {name} {year} has {last} days"),
        _ => "write the month as 01 to 12".to_owned(),
    };
    Some(RulesError::new("bad-date", span, format!("the date `{text}` does not exist")).label(label).help(help))
}

fn time(text: &str, span: Span) -> Option<RulesError> {
    if super::literal::minutes(text).is_none() {
        let error = RulesError::new("bad-time", span, format!("the time `{text}` does not exist")).label("no such time");
        return Some(error.help("write the hour as 00 to 23 and the minute as 00 to 59"));
    }
    let error = || RulesError::new("bad-time", span, "an hour has two digits").label("one digit").help(format!("write `0{text}`"));
    (text.len() == 4).then(error)
}
