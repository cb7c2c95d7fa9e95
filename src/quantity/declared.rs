//! Units that rules declare: so many of a built-in one.

use super::{Dimension, Interval, Number, Unit};
use std::hash::{Hash, Hasher};

/// A unit of the user's own, such as a hand of 10.16 centimetres.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredUnit {
    /// Its name.
    pub name: String,
    /// How many of the built-in unit it is.
    pub count: Number,
    /// The built-in unit that it is counted in.
    pub of: &'static Unit,
    /// Every written form.
    pub forms: Vec<String>,
}

impl DeclaredUnit {
    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.of.dimension
    }

    /// `n` of this unit in the base unit of its dimension.
    pub fn to_base(&self, n: Number) -> Option<Interval> {
        self.of.to_base(n.times(self.count)?)
    }
}

/// Equal units have equal names.
impl Hash for DeclaredUnit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}
