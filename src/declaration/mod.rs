//! What a rules file declares, one file a statement: from tokens to nodes, and from nodes to the resolved [`Suite`].

mod allow;
mod amount;
mod check;
mod claim;
mod compile;
mod entity;
mod extend;
mod filter;
mod form;
mod key;
mod kind;
mod misread;
mod party;
mod resolved;
mod rule;
mod scope;
mod source;
mod speaker;
mod statement;
mod sum;
mod test;
mod unit;
mod use_;
mod words;

pub use allow::allow_in_comment;
pub use amount::{Checked, Measure};
pub use check::{CheckForm, Setting, SettingValue};
pub use compile::compile;
pub use form::{Form, Relation, Subject};
pub use kind::names as type_names;
pub use resolved::{
    Agree, Allow, Arithmetic, BUILT_IN_KEYS, Bind, Check, Claim, ClaimId, ClaimType, Compare, Coverage, Entity, EntityId, Expectation, Filter, FilterKey,
    Groups, Growth, Key, KeyId, KeyValues, Misread, OneOf, Op, Operand, Options, Otherwise, Outcome, OwnKey, PLACEHOLDERS, Part, Party, PartyId, Right, Rule,
    RuleId, Same, Speaker, SpeakerId, Suite, Sum, Test, TestDocument, Tolerance,
};
pub use scope::{Doubt, Scope, Sort};
pub use source::{Files, Source};
pub use statement::{File, Language, Node, Statement, parse};
pub use sum::{SumNode, sum};
pub use unit::{DeclaredUnits, OpenUnits};
pub use words::{Inside, WORDS, Words};

/// The statements of this version. They are resolved in this order: later ones may name what earlier ones declare.
pub const STATEMENTS: &[Statement] = &[
    use_::STATEMENT,
    party::STATEMENT,
    speaker::STATEMENT,
    entity::STATEMENT,
    source::STATEMENT,
    unit::STATEMENT,
    claim::STATEMENT,
    extend::STATEMENT,
    rule::STATEMENT,
    check::STATEMENT,
    allow::STATEMENT,
    misread::STATEMENT,
];
