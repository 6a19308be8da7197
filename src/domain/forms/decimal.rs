//! A number with a fraction, kept as it was written: 3.50 stays 3.50.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// Most digits, before and after the point together.
const MOST_DIGITS: usize = 15;

/// A decimal number of at most 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, as one number.
    digits: i64,
    /// How many of them stand after the point.
    after: u8,
}

/// It is not a number that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of at most {MOST_DIGITS} digits")]
pub struct NotDecimal;

impl Decimal {
    /// By size: 3.50 and 3.5 are equal.
    pub fn compare(self, other: Self) -> Ordering {
        self.scaled().cmp(&other.scaled())
    }

    /// In units of the fifteenth digit after the point: no more than 30 digits, which fit.
    fn scaled(self) -> i128 {
        let missing = u32::try_from(MOST_DIGITS)
            .unwrap_or(0)
            .saturating_sub(u32::from(self.after));
        i128::from(self.digits).saturating_mul(10_i128.saturating_pow(missing))
    }
}

impl From<i32> for Decimal {
    fn from(whole: i32) -> Self {
        Self {
            digits: i64::from(whole),
            after: 0,
        }
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;
    /// With a point or a comma, as people write it.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let text = text.trim().replace(['\u{2212}'], "-");
        let unsigned = text.strip_prefix('-').unwrap_or(&text);
        let (whole, after) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, ""));
        let digits = [whole, after].concat();
        let fits = !whole.is_empty()
            && (1..=MOST_DIGITS).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && (!after.is_empty() || !unsigned.contains(['.', ',']));
        if !fits {
            return Err(NotDecimal);
        }
        let size: i64 = digits.parse().map_err(|_| NotDecimal)?;
        Ok(Self {
            digits: if text.starts_with('-') { -size } else { size },
            after: u8::try_from(after.len()).map_err(|_| NotDecimal)?,
        })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = usize::from(self.after);
        let digits = format!("{:0width$}", self.digits.unsigned_abs(), width = after + 1);
        let (whole, fraction) = digits.split_at(digits.len() - after);
        let sign = if self.digits < 0 { "-" } else { "" };
        if fraction.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{fraction}")
        }
    }
}
