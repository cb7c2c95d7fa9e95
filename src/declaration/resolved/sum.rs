//! Sums of claims and amounts, and what must hold of them.

use super::{ClaimId, Op};
use crate::declaration::DeclaredUnits;
use crate::declaration::amount::{Checked, Measure};
use crate::quantity::{Interval, Kind, Number};
use crate::syntax::Literal;
use std::sync::Arc;

/// Claims and amounts that are added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What is added, in the order of the rule.
    pub parts: Vec<Part>,
    /// What kind of quantity the sum is.
    pub kind: Kind,
    /// What the sum measures; empty for bare numbers.
    pub dimension: &'static str,
    /// The currency of its amounts; empty where the claims tell it.
    pub currency: &'static str,
    /// The sum as it was written.
    pub text: String,
}

/// A claim or an amount inside a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether it is taken away.
    pub minus: bool,
    /// What is added.
    pub operand: Operand,
}

/// What is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// The value of a claim.
    Claim {
        /// The claim.
        id: ClaimId,
        /// What brings its base unit to that of the sum.
        factor: Number,
        /// The share that is taken of it, with its wording.
        share: Option<(Number, String)>,
    },
    /// An amount, in the base unit of the sum, with its wording.
    Amount(Interval, String),
}

impl Operand {
    /// What a claim's value is multiplied by.
    pub fn weight(&self) -> Option<(ClaimId, Number)> {
        match self {
            Self::Claim { id, factor, share } => Some((*id, share.as_ref().map_or(Some(*factor), |(share, _)| factor.times(*share))?)),
            Self::Amount(..) => None,
        }
    }
}

impl Sum {
    /// The claims in it, each once.
    pub fn claims(&self) -> Vec<ClaimId> {
        let mut claims: Vec<ClaimId> = self.parts.iter().filter_map(|part| Some(part.operand.weight()?.0)).collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// The claim that is the whole sum.
    pub fn alone(&self) -> Option<ClaimId> {
        match self.parts.as_slice() {
            [Part { minus: false, operand: Operand::Claim { id, share: None, .. } }] => Some(*id),
            _ => None,
        }
    }
}

/// `C + D == E`, `C before D`: sums compared, for each source or across all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    /// The left side.
    pub left: Sum,
    /// The comparison.
    pub op: Op,
    /// The right side.
    pub right: Right,
    /// Whether all sources are taken together.
    pub across: bool,
    /// The names of the keys that make the groups.
    pub by: Vec<String>,
}

/// The right side of a comparison of sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Right {
    /// Another sum.
    Sum(Sum),
    /// A range of values.
    Range {
        /// The values, in the base unit of the sum.
        set: Interval,
        /// The currency; empty for all that is no money.
        currency: &'static str,
        /// The range as it was written.
        text: String,
    },
}

impl Right {
    /// The side as it was written.
    pub fn text(&self) -> &str {
        match self {
            Self::Sum(sum) => &sum.text,
            Self::Range { text, .. } => text,
        }
    }

    /// The currency of its amounts; empty where there is none.
    pub fn currency(&self) -> &'static str {
        match self {
            Self::Sum(sum) => sum.currency,
            Self::Range { currency, .. } => currency,
        }
    }

    /// A range from one amount to another, as the right side of a sum; amounts that do not fit it are an error.
    pub fn range(left: &Sum, low: &Literal, high: &Literal, units: &Arc<DeclaredUnits>) -> Checked<Self> {
        let measure = Measure::new(left.text.clone(), left.kind, left.dimension, units.clone());
        let text = format!("{}..{}", low.text, high.text);
        let range = |(set, unit)| Self::Range { set, currency: if left.kind == Kind::MONEY { unit } else { "" }, text };
        Ok(measure.between(low, high)?.map(range))
    }
}
