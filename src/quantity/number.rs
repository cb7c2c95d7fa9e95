//! Exact numbers: rationals whose arithmetic says when it would not fit.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// An exact rational number. Arithmetic returns `None` where the result does not fit 128 bits.
#[derive(Clone, Copy, Debug)]
pub struct Number(Ratio<i128>);

/// The digits a written number may have; more is an identifier, no quantity.
const MAX_DIGITS: usize = 24;

impl Number {
    /// Nought.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// The whole number `n`.
    pub const fn whole(n: i64) -> Self {
        Self(Ratio::new_raw(n as i128, 1))
    }

    /// `numerator / denominator`; `None` for a denominator of nought.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        match denominator {
            0 => None,
            // most fractions are parts of one: nothing to reduce
            1.. if numerator == 1 => Some(Self(Ratio::new_raw(1, i128::from(denominator)))),
            _ => Some(Self(Ratio::new(i128::from(numerator), i128::from(denominator)))),
        }
    }

    /// Reads digits with at most one decimal point; every other character is passed over as grouping.
    pub fn decimal(digits: &str) -> Option<Self> {
        let (mut value, mut scale, mut seen, mut fraction) = (0i128, 1i128, 0, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    seen += 1;
                    value = value * 10 + i128::from(byte - b'0');
                    if fraction {
                        scale *= 10;
                    }
                }
                b'.' => fraction = true,
                _ => {}
            }
            if seen > MAX_DIGITS {
                return None;
            }
        }
        if seen == 0 {
            return None;
        }
        Some(Self(if scale == 1 { Ratio::new_raw(value, 1) } else { Ratio::new(value, scale) }))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        // Most figures are whole; reducing a fraction costs many times the sum.
        match self.whole_pair(other) {
            Some((a, b)) => a.checked_add(b).map(|sum| Self(Ratio::new_raw(sum, 1))),
            None => match self.small_pair(other) {
                Some(((a, b), (c, d))) => Some(Self::reduced(a * d + c * b, b * d)),
                None => self.0.checked_add(&other.0).map(Self),
            },
        }
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        match self.whole_pair(other) {
            Some((a, b)) => a.checked_sub(b).map(|difference| Self(Ratio::new_raw(difference, 1))),
            None => match self.small_pair(other) {
                Some(((a, b), (c, d))) => Some(Self::reduced(a * d - c * b, b * d)),
                None => self.0.checked_sub(&other.0).map(Self),
            },
        }
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        match self.whole_pair(other) {
            Some((a, b)) => a.checked_mul(b).map(|product| Self(Ratio::new_raw(product, 1))),
            None => match self.small_pair(other) {
                Some(((a, b), (c, d))) => Some(Self::reduced(a * c, b * d)),
                None => self.0.checked_mul(&other.0).map(Self),
            },
        }
    }

    /// Numerator and denominator where they fit 32 bits, as nearly all do: of these every product fits 64 bits, and the sum of two.
    fn small(self) -> Option<(i64, i64)> {
        let part = |n: i128| i32::try_from(n).ok().map(i64::from);
        part(*self.0.numer()).zip(part(*self.0.denom()))
    }

    fn small_pair(self, other: Self) -> Option<((i64, i64), (i64, i64))> {
        self.small().zip(other.small())
    }

    /// The fraction in its lowest terms; `denominator` is not nought.
    fn reduced(numerator: i64, denominator: i64) -> Self {
        // a quotient without a rest is found sooner than what divides both
        if numerator % denominator == 0 {
            return Self(Ratio::new_raw(i128::from(numerator / denominator), 1));
        }
        let small = Ratio::new(numerator, denominator);
        Self(Ratio::new_raw(i128::from(*small.numer()), i128::from(*small.denom())))
    }

    fn whole_pair(self, other: Self) -> Option<(i128, i128)> {
        (*self.0.denom() == 1 && *other.0.denom() == 1).then_some((*self.0.numer(), *other.0.numer()))
    }

    /// The quotient; `None` for a division by nought.
    pub fn over(self, other: Self) -> Option<Self> {
        match self.small_pair(other) {
            _ if other == Self::ZERO => None,
            _ if other == Self::ONE => Some(self),
            Some(((a, b), (c, d))) => Some(Self::reduced(a * d, b * c)),
            None => self.0.checked_div(&other.0).map(Self),
        }
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The distance from nought.
    #[must_use]
    pub fn abs(self) -> Self {
        if self < Self::ZERO { self.negated() } else { self }
    }

    /// The whole number, if it is one that fits 64 bits.
    pub fn as_whole(self) -> Option<i64> {
        if *self.0.denom() == 1 { i64::try_from(*self.0.numer()).ok() } else { None }
    }

    /// The greatest whole number that is not larger.
    #[must_use]
    pub fn floor(self) -> Self {
        Self(self.0.floor())
    }

    /// The number to two decimal places, and whether that is exact.
    pub fn rounded(self) -> (Self, bool) {
        let hundred = Ratio::from_integer(100);
        let near = self.0.checked_mul(&hundred).map_or(self.0, |n| n.round() / hundred);
        (Self(near), near == self.0)
    }

    /// The nearest double, for output only; nothing compares it.
    #[allow(clippy::cast_precision_loss)]
    pub fn to_f64(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }

    /// The power of ten of the last written digit: 6.1 gives 1/10, 300 gives 100, 305 gives 1.
    pub fn last_digit(self) -> Option<Self> {
        let mut step = Self::ONE;
        let ten = Self::whole(10);
        if self == Self::ZERO {
            return Some(step);
        }
        while *self.over(step)?.0.denom() != 1 {
            step = step.over(ten)?;
            if *step.0.denom() > 1_000_000_000_000 {
                return None;
            }
        }
        while *self.over(step.times(ten)?)?.0.denom() == 1 {
            step = step.times(ten)?;
        }
        Some(step)
    }

    /// How many digits stand between the first and the last that is not nought.
    pub fn significant_digits(self) -> u32 {
        let Some(mut rest) = self.last_digit().and_then(|step| self.abs().over(step)) else { return 0 };
        let mut digits = 0;
        while rest >= Self::ONE {
            rest = Self(rest.0 / 10).floor();
            digits += 1;
        }
        digits
    }
}

/// All fractions are in their lowest terms, so equal numbers have equal parts.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.numer() == other.0.numer() && self.0.denom() == other.0.denom()
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.numer().hash(state);
        self.0.denom().hash(state);
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.whole_pair(*other), self.small_pair(*other)) {
            (Some((a, b)), _) => a.cmp(&b),
            (None, Some(((a, b), (c, d)))) => (a * d).cmp(&(c * b)),
            (None, None) => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Groups whole digits by thousands, prints exact decimals exactly and any other rational to three places with `≈`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut denominator = *self.0.denom();
        let mut places = 0usize;
        while denominator > 1 && places < 6 {
            denominator = if denominator % 10 == 0 {
                denominator / 10
            } else if denominator % 2 == 0 {
                denominator / 2
            } else if denominator % 5 == 0 {
                denominator / 5
            } else {
                break;
            };
            places += 1;
        }
        let exact = denominator == 1;
        let places = if exact { places } else { 3 };
        let Some(scaled) = 10i128.checked_pow(u32::try_from(places).unwrap_or(3)).and_then(|ten| self.0.checked_mul(&Ratio::from_integer(ten))) else {
            return write!(f, "{}", self.to_f64());
        };
        let scaled = scaled.round().to_integer();
        let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        if !exact {
            f.write_str("≈")?;
        }
        if scaled < 0 {
            f.write_str("-")?;
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { Ok(()) } else { write!(f, ".{fraction}") }
    }
}

impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_an_editor_writes() {
        let shown = |text: &str| Number::decimal(text).unwrap().to_string();
        assert_eq!(shown("6000"), "6,000");
        assert_eq!(shown("2,400,000.50"), "2,400,000.5");
        assert_eq!(shown("0.48"), "0.48");
        assert_eq!(Number::ratio(1, 3).unwrap().to_string(), "≈0.333");
    }

    #[test]
    fn last_digit_is_the_written_precision() {
        let step = |text: &str| Number::decimal(text).unwrap().last_digit().unwrap().to_string();
        assert_eq!(step("6.1"), "0.1");
        assert_eq!(step("300"), "100");
        assert_eq!(step("305"), "1");
        assert_eq!(Number::decimal("2815.38").unwrap().significant_digits(), 6);
    }

    #[test]
    fn what_does_not_fit_is_no_number() {
        assert_eq!(Number::decimal("1234567890123456789012345"), None);
        let large = Number::decimal("999999999999999999999999").unwrap();
        assert_eq!(large.times(large), None);
        assert_eq!(large.over(Number::ZERO), None);
    }
}
