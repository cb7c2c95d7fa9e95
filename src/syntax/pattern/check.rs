//! What a pattern must hold, by its role.

use super::Problem;
use super::parse::{Node, What, Wrong};

/// What a pattern is for, which decides about `{value}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Binds a value: `{value}` exactly once.
    Value,
    /// A line of a `choice`: the line is the value.
    Choice,
    /// A line of a `happened` claim: the words say that it did.
    Event,
    /// A cue of a named value of a key: the line is the value.
    Cue,
    /// What must be mentioned.
    About,
    /// What must not bind: with `{value}` a value, without it a sentence.
    Not,
    /// Of a claim whose type is not known: anything.
    Unknown,
}

/// The first thing that is wrong.
pub(super) fn check(nodes: &[Node], role: Role) -> Result<(), Wrong> {
    let at = |problem, node: &Node| Err(Wrong { problem, start: node.start, length: node.length });
    let whole = |problem| Err(Wrong { problem, start: 0, length: 0 });
    if let Some(gap) = edge(nodes, false) {
        return at(Problem::GapFirst, gap);
    }
    if let Some(gap) = edge(nodes, true) {
        return at(Problem::GapLast, gap);
    }
    let (least, most) = count(nodes);
    let mut values = Vec::new();
    collect(nodes, &mut values);
    match (role, values.as_slice()) {
        (Role::Value, []) => return whole(Problem::NoValue),
        (Role::Value | Role::Not, [.., second]) if most > 1 => return at(Problem::ValueTwice, second),
        (Role::Value, [_, ..]) if least == 0 => return whole(Problem::ValueMayLack),
        (Role::Choice, [first, ..]) => return at(Problem::ValueUnwanted("remove it: in a `choice` the line itself is the value"), first),
        (Role::Event, [first, ..]) => return at(Problem::ValueUnwanted("remove it: the words themselves say that it happened"), first),
        (Role::Cue, [first, ..]) => return at(Problem::ValueUnwanted("remove it: the line itself is the value of the key"), first),
        (Role::About, [first, ..]) => return at(Problem::ValueUnwanted("remove it: `about` names what must be mentioned"), first),
        _ => {}
    }
    if holds_something(nodes) { Ok(()) } else { whole(Problem::NothingToFind) }
}

/// The gap that a pattern may begin or end with.
fn edge(nodes: &[Node], last: bool) -> Option<&Node> {
    let mut left = nodes;
    while let Some((node, rest)) = if last { left.split_last() } else { left.split_first() } {
        left = rest;
        match &node.what {
            What::Gap => return Some(node),
            What::Choice(branches) => return branches.iter().find_map(|branch| edge(branch, last)),
            // What may be absent lets the part behind it stand at the edge.
            What::Optional(branches) => {
                if let Some(gap) = branches.iter().find_map(|branch| edge(branch, last)) {
                    return Some(gap);
                }
            }
            _ => return None,
        }
    }
    None
}

/// The least and the largest number of `{value}` on a way through.
fn count(nodes: &[Node]) -> (u32, u32) {
    let ways = |branches: &[Vec<Node>]| {
        let all = branches.iter().map(|branch| count(branch));
        all.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default()
    };
    let one = |node: &Node| match &node.what {
        What::Value => (1, 1),
        What::Choice(branches) => ways(branches),
        What::Optional(branches) => (0, ways(branches).1),
        _ => (0, 0),
    };
    nodes.iter().map(one).fold((0, 0), |sum: (u32, u32), next| (sum.0.saturating_add(next.0), sum.1.saturating_add(next.1)))
}

fn collect<'a>(nodes: &'a [Node], values: &mut Vec<&'a Node>) {
    for node in nodes {
        match &node.what {
            What::Value => values.push(node),
            What::Choice(branches) | What::Optional(branches) => branches.iter().for_each(|branch| collect(branch, values)),
            _ => {}
        }
    }
}

/// Whether a word or a value is there on every way through.
fn holds_something(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match &node.what {
        What::Word { .. } | What::Value | What::Capture { .. } => true,
        What::Choice(branches) => branches.iter().all(|branch| holds_something(branch)),
        _ => false,
    })
}
