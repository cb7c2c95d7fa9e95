//! The elements that are open at a place of the page, and what they say of the text there.

use super::element::Role;
use crate::document::BlockKind;

/// How far up an end tag, a new paragraph or a text looks.
const NEAR: usize = 32;

/// An element that is open.
pub(super) struct Open {
    pub name: u32,
    pub role: Role,
    pub node: usize,
    pub silent: bool,
    /// Whether it is the report or stands in it, as far as names of elements say.
    pub within: bool,
}

/// The roles of the elements around a text, the innermost first.
pub(super) fn near(open: &[Open]) -> impl Iterator<Item = Role> {
    open.iter().rev().take(NEAR).map(|open| open.role)
}

/// The outermost element that a start tag closes in passing: a paragraph ends where a block begins, an item, a row or a cell where the next one does, a link where
/// another does.
pub(super) fn closed_by(open: &[Open], role: Role) -> Option<usize> {
    let closes = |open: Role| match role {
        Role::Item => open == Role::Item,
        Role::Row => matches!(open, Role::Row | Role::Cell),
        Role::Cell => open == Role::Cell,
        Role::Link => open == Role::Link,
        _ => false,
    };
    let is_wall = |open: Role| {
        matches!(open, Role::List | Role::Page | Role::Article | Role::Main) || (matches!(open, Role::Block | Role::Figure | Role::Table) && role != Role::Item)
    };
    let mut keep = None;
    for (index, open) in open.iter().enumerate().rev().take(NEAR) {
        if closes(open.role) || (role.parts() && open.role == Role::Paragraph) {
            keep = Some(index);
        }
        if is_wall(open.role) {
            break;
        }
    }
    keep
}

/// What a block is by the elements around it, up to the next that holds the report or a part of it.
pub(super) fn kind(open: &[Open]) -> (BlockKind, u8) {
    let near = || near(open).take_while(|role| !matches!(role, Role::Article | Role::Main));
    let found = near().find_map(|role| match role {
        Role::Heading(level) => Some((BlockKind::Heading, level)),
        Role::Cell => Some((BlockKind::Cell, 0)),
        Role::Caption | Role::Figure => Some((BlockKind::Caption, 0)),
        Role::Quote => Some((BlockKind::Quote, 0)),
        Role::Item => Some((BlockKind::ListItem, 0)),
        _ => None,
    });
    match found {
        Some((BlockKind::ListItem, _)) => {
            let depth = near().filter(|role| *role == Role::Item).count();
            (BlockKind::ListItem, u8::try_from(depth).unwrap_or(u8::MAX))
        }
        Some(found) => found,
        None => (BlockKind::Paragraph, 0),
    }
}
