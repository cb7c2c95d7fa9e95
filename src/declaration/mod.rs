//! What a rules file declares, one file a statement: from tokens to nodes, and from nodes to the resolved [`Suite`].

mod resolved;


pub use resolved::{
    Agree, BUILT_IN_KEYS, Bind, Claim, ClaimId, ClaimType, Compare, Expectation, Filter, FilterKey, Growth, Key, KeyId, KeyValues, Op, Otherwise, Outcome, Party,
    PartyId, Rule, RuleId, Same, Speaker, SpeakerId, Suite, Test, TestDocument, Tolerance,
};
