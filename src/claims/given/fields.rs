//! One line of JSON as named values, each with the column where it stands.

use crate::syntax::nearest;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// What is wrong with a line, and at which column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column, from 1, in characters.
    pub column: u32,
    /// What is wrong, and what to write.
    pub message: String,
}

/// A value and its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub node: T,
    /// The column, from 1, in characters.
    pub column: u32,
}

impl<T> Placed<T> {
    /// A problem with this value.
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem { column: self.column, message: message.into() }
    }
}

impl Placed<String> {
    /// The problem of a name that is not known.
    pub fn unknown<'n>(&self, what: &str, known: impl Iterator<Item = &'n str> + Clone) -> Problem {
        let advice = match nearest(&self.node, known.clone()) {
            Some(name) => format!("; did you mean `{name}`?"),
            None => listed(known),
        };
        self.problem(format!("unknown {what} `{}`{advice}", self.node))
    }
}

/// So many names are listed; more would only fill the screen.
const LISTED: usize = 12;

fn listed<'n>(known: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = known.collect();
    if names.is_empty() || names.len() > LISTED { String::new() } else { format!("; known are `{}`", names.join("`, `")) }
}

/// The values of an object that nobody has taken yet.
pub struct Fields<'a> {
    line: &'a str,
    pairs: Vec<(Placed<String>, &'a RawValue)>,
    column: u32,
}

impl<'a> Fields<'a> {
    /// The values of the object that a line holds.
    pub fn of(line: &'a str) -> Result<Self, Problem> {
        Self::within(line, line)
    }

    fn within(line: &'a str, object: &'a str) -> Result<Self, Problem> {
        let start = offset(line, object);
        let Pairs(raw) = serde_json::from_str(object).map_err(|error| broken(line, start, &error))?;
        let mut fields = Self { line, pairs: Vec::with_capacity(raw.len()), column: column(line, start) };
        for (name, value) in raw {
            let at = column(line, offset(line, name.get()));
            let name: String = serde_json::from_str(name.get()).map_err(|error| broken(line, start, &error))?;
            if fields.pairs.iter().any(|(known, _)| known.node == name) {
                return Err(Problem { column: at, message: format!("`{name}` stands twice in the line; remove one") });
            }
            fields.pairs.push((Placed { node: name, column: at }, value));
        }
        Ok(fields)
    }

    /// Takes the value of this name; `None` where it is absent or null. `wanted` says what it must be.
    pub fn take<T: Deserialize<'a>>(&mut self, name: &str, wanted: &str) -> Result<Option<Placed<T>>, Problem> {
        let Some(index) = self.pairs.iter().position(|(known, _)| known.node == name) else { return Ok(None) };
        let (_, raw) = self.pairs.swap_remove(index);
        if raw.get() == "null" {
            return Ok(None);
        }
        let column = column(self.line, offset(self.line, raw.get()));
        match serde_json::from_str(raw.get()) {
            Ok(node) => Ok(Some(Placed { node, column })),
            Err(_) => Err(Problem { column, message: format!("`{name}` must be {wanted}") }),
        }
    }

    /// Takes a text that must be there.
    pub fn demand(&mut self, name: &str) -> Result<Placed<String>, Problem> {
        let missing = Problem { column: self.column, message: format!("`{name}` is missing; add `\"{name}\":\"…\"`") };
        let found = self.text(name)?.ok_or(missing)?;
        if found.node.trim().is_empty() { Err(found.problem(format!("`{name}` is empty"))) } else { Ok(found) }
    }

    /// Takes a text.
    pub fn text(&mut self, name: &str) -> Result<Option<Placed<String>>, Problem> {
        self.take(name, "a text")
    }

    /// Takes a whole number from nought.
    pub fn number(&mut self, name: &str) -> Result<Option<Placed<u32>>, Problem> {
        self.take(name, "a whole number below 4,294,967,296")
    }

    /// Takes an object.
    pub fn object(&mut self, name: &str) -> Result<Option<Self>, Problem> {
        let Some(raw) = self.take::<&RawValue>(name, "an object")? else { return Ok(None) };
        if raw.node.get().starts_with('{') {
            Self::within(self.line, raw.node.get()).map(Some)
        } else {
            Err(raw.problem(format!("`{name}` must be an object")))
        }
    }

    /// Takes all values that are left, as texts or null.
    pub fn texts(&mut self) -> Result<Vec<(Placed<String>, Option<Placed<String>>)>, Problem> {
        let names: Vec<Placed<String>> = self.pairs.iter().map(|(name, _)| name.clone()).collect();
        names.into_iter().map(|name| self.text(&name.node).map(|value| (name, value))).collect()
    }

    /// Fails where a value is left that nobody knows.
    pub fn end(self, known: &[&str]) -> Result<(), Problem> {
        self.pairs.first().map_or(Ok(()), |(name, _)| Err(name.unknown("field", known.iter().copied())))
    }

    /// The column where the object begins.
    pub fn column(&self) -> u32 {
        self.column
    }
}

/// Where a part of the line begins.
fn offset(line: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(line.as_ptr().addr())
}

fn column(line: &str, offset: usize) -> u32 {
    let before = (0..=offset).rev().find_map(|end| line.get(..end)).unwrap_or_default();
    u32::try_from(before.chars().count()).unwrap_or(u32::MAX).saturating_add(1)
}

fn broken(line: &str, start: usize, error: &serde_json::Error) -> Problem {
    use serde_json::error::Category;
    let message = match error.classify() {
        Category::Eof => "the line ends before its object does; close it by `}`".to_owned(),
        Category::Data => "a line holds one JSON object; write `{\"document\":…}`".to_owned(),
        Category::Syntax | Category::Io => {
            let text = error.to_string();
            format!("no valid JSON: {}", text.split(" at line ").next().unwrap_or_default())
        }
    };
    Problem { column: column(line, start + error.column().saturating_sub(1)), message }
}

/// Names and values of an object, in its order.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
