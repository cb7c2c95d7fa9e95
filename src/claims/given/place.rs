//! Where a given fact stands, in its document and in its sentence.

use super::fields::{Fields, Placed, Problem};
use crate::source::{KeptSentence, Span, offset as count};

/// The place of a value.
#[derive(Clone, Debug)]
pub struct Place {
    /// The value.
    pub span: Span,
    /// Its hedge.
    pub hedge: Option<Span>,
    /// The line of the value, from 1.
    pub line: u32,
    /// The column of the value, from 1.
    pub column: u32,
    /// The sentence around it; where the line has none, the hedge and the value.
    pub sentence: KeptSentence,
    /// Whether the line tells the place in the document.
    pub located: bool,
}

/// Takes the place of the value `text`; `offset` and `number`, those of the line, stand in for a place that it does not tell.
pub fn place(fields: &mut Fields, text: &Placed<String>, hedge: Option<&Placed<String>>, offset: u32, number: u32) -> Result<Place, Problem> {
    let (start, end) = (fields.number("start")?, fields.number("end")?);
    let length = count(text.node.len());
    if let (Some(start), Some(end)) = (&start, &end)
        && end.node != start.node.saturating_add(length)
    {
        return Err(end.problem(format!("`end` must be {}, where the bytes of `text` end", start.node.saturating_add(length))));
    }
    let (hedge_start, _) = (fields.number("hedge_start")?, fields.number("hedge_end")?);
    let behind = hedge_start.zip(start.as_ref()).is_some_and(|(hedge, value)| hedge.node > value.node);
    let given = fields.text("sentence")?;
    let (from, _) = (fields.number("sentence_start")?, fields.number("sentence_end")?);
    let words = given.as_ref().map_or_else(|| together(&text.node, hedge, behind), |sentence| sentence.node.clone());
    let hint = from.zip(start.as_ref()).map(|(from, start)| start.node.saturating_sub(from.node) as usize).filter(|_| given.is_some());
    let fits = |at: &usize| words.get(*at..).is_some_and(|rest| rest.starts_with(&text.node));
    let Some(inside) = hint.filter(fits).or_else(|| value_in(&words, &text.node, hedge)) else {
        return Err(text.problem(format!("`text` does not stand in `sentence`: `{}`", text.node)));
    };
    let located = start.is_some();
    let value = start.map_or(offset.saturating_add(count(inside)), |start| start.node);
    // a sentence that would begin before the document does is cut off there
    let cut = inside.saturating_sub(value as usize);
    let cut = (cut..=inside).find(|at| words.is_char_boundary(*at)).unwrap_or(inside);
    let words = words.get(cut..).unwrap_or_default().to_owned();
    let inside = inside - cut;
    let first = value.saturating_sub(count(inside));
    let hedge =
        hedge.and_then(|hedge| beside(&words, inside, text.node.len(), &hedge.node)).map(|(start, end)| Span::new(first + count(start), first + count(end)));
    let (line, column) = (counted(fields, "line")?.unwrap_or(number), counted(fields, "column")?.unwrap_or(1));
    let sentence = kept(words, inside, first, (line, column));
    Ok(Place { span: Span::new(value, value.saturating_add(length)), hedge, line, column, sentence, located })
}

/// A number that counts from 1.
fn counted(fields: &mut Fields, name: &str) -> Result<Option<u32>, Problem> {
    match fields.number(name)? {
        Some(zero) if zero.node == 0 => Err(zero.problem(format!("`{name}` counts from 1"))),
        number => Ok(number.map(|number| number.node)),
    }
}

/// The hedge and the value where no sentence is given.
fn together(text: &str, hedge: Option<&Placed<String>>, behind: bool) -> String {
    match hedge {
        Some(hedge) if behind => format!("{text} {}", hedge.node),
        Some(hedge) => format!("{} {text}", hedge.node),
        None => text.to_owned(),
    }
}

/// Where the value stands in its sentence: beside its hedge, if it has one.
fn value_in(sentence: &str, text: &str, hedge: Option<&Placed<String>>) -> Option<usize> {
    let places = || sentence.match_indices(text).map(|(at, _)| at);
    let hedged = hedge.and_then(|hedge| places().find(|at| beside(sentence, *at, text.len(), &hedge.node).is_some()));
    hedged.or_else(|| places().next())
}

/// The bytes of a hedge right before or right behind the value.
fn beside(sentence: &str, value: usize, length: usize, hedge: &str) -> Option<(usize, usize)> {
    let before = sentence.get(..value)?.trim_end();
    if before.ends_with(hedge) {
        return Some((before.len() - hedge.len(), before.len()));
    }
    let rest = sentence.get(value + length..)?;
    let start = value + length + rest.len() - rest.trim_start().len();
    rest.trim_start().starts_with(hedge).then(|| (start, start + hedge.len()))
}

/// The sentence with the line and column of its first character, counted back from those of the value.
fn kept(text: String, inside: usize, first: u32, (line, column): (u32, u32)) -> KeptSentence {
    let before = text.get(..inside).unwrap_or_default();
    let above = count(before.matches('\n').count());
    let column = if above == 0 { column.saturating_sub(count(before.chars().count())).max(1) } else { 1 };
    let span = Span::new(first, first.saturating_add(count(text.len())));
    KeptSentence { span, line: line.saturating_sub(above).max(1), column, text, landmarks: Vec::new() }
}
