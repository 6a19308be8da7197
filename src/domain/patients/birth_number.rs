//! Norwegian birth numbers, checked once at the edge and trusted from there on. Never says what sex somebody is: from 2032 the number
//! does not hold it.

use std::fmt;
use std::str::FromStr;

/// Digits in a birth number.
const DIGITS: usize = 11;
/// What the first check digit is made with; the last weight is its own.
const FIRST: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
/// What the second check digit is made with; the last weight is its own.
const SECOND: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/// The first year in which numbers are given out by the wider rule (the Tax Administration's rule for the population register).
pub const WIDER_FROM: i16 = 2032;
/// By the wider rule the first check digit may leave a remainder up to this.
const WIDEST_REMAINDER: u32 = 3;

/// A birth number (fødselsnummer), D-number or H-number whose date exists and whose check digits fit; or a common help number
/// (felles hjelpenummer), which holds no date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthNumber([u8; DIGITS]);

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Given at birth, or on moving here.
    Birth,
    /// For somebody who is not settled here: the day has 40 added to it.
    D,
    /// Made by a health service for want of another: the month has 40 added to it. Means somebody only there.
    H,
    /// The common help number of the health services (felles hjelpenummer): 8 or 9 comes first, and the rest says nothing.
    Fh,
}

/// Why a text is not a birth number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BirthNumberError {
    /// Something that is no digit.
    #[error("the birth number has {0:?} in it: only digits belong there")]
    Character(char),
    /// Too many digits or too few.
    #[error("a birth number has 11 digits, and this one has {digits}")]
    Length {
        /// How many there are.
        digits: usize,
    },
    /// The first six digits.
    #[error("the first six digits are day, month and year, and there is no such date")]
    NoSuchDate,
    /// The tenth digit.
    #[error(
        "the tenth digit (the first check digit) does not fit the others: one of them is mistyped"
    )]
    FirstCheck,
    /// The eleventh digit.
    #[error(
        "the eleventh digit (the second check digit) does not fit the others: one of them is mistyped"
    )]
    SecondCheck,
}

impl BirthNumber {
    /// The number as somebody writes it in this year, with or without a space after the date. Before 2032 the first check digit has
    /// to fit exactly; from then on the wider rule holds.
    pub fn written(text: &str, year: i16) -> Result<Self, BirthNumberError> {
        let most = if year < WIDER_FROM {
            0
        } else {
            WIDEST_REMAINDER
        };
        parse(text, most)
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// As people write it: the date, a space, and the rest.
    pub fn grouped(&self) -> String {
        let (date, rest) = self.as_str().split_at(6);
        format!("{date} {rest}")
    }

    /// What sort of number it is.
    pub fn sort(&self) -> Sort {
        let [day, month, _] = pairs(&self.0);
        if is_common(&self.0) {
            Sort::Fh
        } else if day > 40 {
            Sort::D
        } else if (41..=52).contains(&month) {
            Sort::H
        } else {
            Sort::Birth
        }
    }

    /// Made for trials (80 added to the month): nobody has it.
    pub fn is_synthetic(&self) -> bool {
        let [_, month, _] = pairs(&self.0);
        !is_common(&self.0) && month > 80
    }
}

/// By either rule: for a number that was checked when it was written.
impl FromStr for BirthNumber {
    type Err = BirthNumberError;
    fn from_str(text: &str) -> Result<Self, BirthNumberError> {
        parse(text, WIDEST_REMAINDER)
    }
}

fn parse(text: &str, most: u32) -> Result<BirthNumber, BirthNumberError> {
    let compact = || {
        text.chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-'))
    };
    if let Some(other) = compact().find(|c| !c.is_ascii_digit()) {
        return Err(BirthNumberError::Character(other));
    }
    let digits: Vec<u8> = compact().filter_map(|c| u8::try_from(c).ok()).collect();
    let number: [u8; DIGITS] =
        digits
            .try_into()
            .map_err(|digits: Vec<u8>| BirthNumberError::Length {
                digits: digits.len(),
            })?;
    // The wider rule is for numbers that hold a date.
    let common = is_common(&number);
    if !common && !is_date(pairs(&number)) {
        return Err(BirthNumberError::NoSuchDate);
    }
    if remainder(&number, &FIRST) > if common { 0 } else { most } {
        return Err(BirthNumberError::FirstCheck);
    }
    if remainder(&number, &SECOND) != 0 {
        return Err(BirthNumberError::SecondCheck);
    }
    Ok(BirthNumber(number))
}

/// Whether it is a common help number: no day begins so, with or without 40.
const fn is_common(digits: &[u8; DIGITS]) -> bool {
    matches!(digits[0], b'8' | b'9')
}

/// Day, month and year as they stand, with whatever is added to them.
fn pairs(digits: &[u8; DIGITS]) -> [u8; 3] {
    let pair = |at: usize| (digits[at] - b'0') * 10 + (digits[at + 1] - b'0');
    [pair(0), pair(2), pair(4)]
}

/// Whether the date exists in some century: the year has two digits, and 2000 was a leap year.
const fn is_date([day, month, year]: [u8; 3]) -> bool {
    let day = if day > 40 { day - 40 } else { day };
    let month = match month {
        81..=92 => month - 80,
        41..=52 => month - 40,
        other => other,
    };
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        _ => 0,
    };
    1 <= day && day <= longest
}

fn remainder(digits: &[u8; DIGITS], weights: &[u32]) -> u32 {
    let sum: u32 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    sum % 11
}

impl fmt::Display for BirthNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// It names a patient: debug output, and so every log line, shows nothing of it.
impl fmt::Debug for BirthNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The nine digits with check digits that leave this remainder, if there are any.
    fn checked(nine: &str, left: u32) -> Option<String> {
        let with = |weights: &[u32], digits: &str, left: u32| {
            let sum: u32 = digits
                .bytes()
                .zip(weights)
                .map(|(digit, weight)| u32::from(digit - b'0') * weight)
                .sum();
            let check = (11 + left - sum % 11) % 11;
            (check < 10).then(|| format!("{digits}{check}"))
        };
        with(&SECOND, &with(&FIRST, nine, left)?, 0)
    }

    /// Synthetic numbers: 80 added to the month, and 40 to the day for some.
    fn synthetic(left: std::ops::RangeInclusive<u32>) -> impl Strategy<Value = String> {
        let parts = (
            1..=28_u32,
            any::<bool>(),
            81..=92_u32,
            0..100_u32,
            0..1000_u32,
            left,
        );
        parts.prop_filter_map("no check digit", |(day, d, month, year, rest, left)| {
            let day = if d { day + 40 } else { day };
            checked(&format!("{day:02}{month:02}{year:02}{rest:03}"), left)
        })
    }

    #[test]
    fn reads_numbers_as_people_write_them_and_says_what_sort_they_are() {
        // Dates that nobody can have been born on yet, or with 40 or 80 added.
        for (nine, sort, synthetic) in [
            ("311239000", Sort::Birth, false),
            ("018190123", Sort::Birth, true),
            ("298200500", Sort::Birth, true),
            ("418190123", Sort::D, true),
            ("014190123", Sort::H, false),
            ("818190123", Sort::Fh, false),
            ("999999999", Sort::Fh, false),
        ] {
            let text = checked(nine, 0).unwrap();
            let (date, rest) = text.split_at(6);
            for written in [
                text.clone(),
                format!(" {date} {rest} "),
                format!("{date}-{rest}"),
            ] {
                let number = BirthNumber::written(&written, 2026).unwrap();
                assert_eq!(number.as_str(), text);
                assert_eq!(number.grouped(), format!("{date} {rest}"));
                assert_eq!(number.sort(), sort, "{nine}");
                assert_eq!(number.is_synthetic(), synthetic, "{nine}");
                assert_eq!(text.parse(), Ok(number));
            }
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let right = checked("018190123", 0).unwrap();
        let (ten, last) = right.split_at(10);
        let last: u8 = last.parse().unwrap();
        let second = format!("{ten}{}", (last + 1) % 10);
        let first = {
            let (nine, tenth) = ten.split_at(9);
            let tenth: u8 = tenth.parse().unwrap();
            format!("{nine}{}{last}", (tenth + 1) % 10)
        };
        for (text, why) in [
            ("", BirthNumberError::Length { digits: 0 }),
            ("018190 1234", BirthNumberError::Length { digits: 10 }),
            ("018190 123456", BirthNumberError::Length { digits: 12 }),
            ("Elin 1990", BirthNumberError::Character('E')),
            ("328190 12345", BirthNumberError::NoSuchDate),
            ("008190 12345", BirthNumberError::NoSuchDate),
            ("318490 12345", BirthNumberError::NoSuchDate),
            ("298201 12345", BirthNumberError::NoSuchDate),
            ("016190 12345", BirthNumberError::NoSuchDate),
            (&first, BirthNumberError::FirstCheck),
            (&second, BirthNumberError::SecondCheck),
        ] {
            assert_eq!(BirthNumber::written(text, 2026), Err(why), "{text}");
        }
        assert!(!format!("{:?}", right.parse::<BirthNumber>().unwrap()).contains("0181"));
    }

    #[test]
    fn a_common_help_number_fits_exactly_in_every_year() {
        let mistyped = checked("818190123", 1).unwrap();
        for year in [2026, WIDER_FROM] {
            let read = BirthNumber::written(&mistyped, year);
            assert_eq!(read, Err(BirthNumberError::FirstCheck), "{year}");
        }
    }

    proptest! {
        #[test]
        fn until_2032_the_first_check_digit_fits_exactly(text in synthetic(0..=0)) {
            for year in [2026, 2031, 2032, 2050] {
                prop_assert!(BirthNumber::written(&text, year).is_ok());
            }
        }

        #[test]
        fn from_2032_it_may_leave_up_to_three(text in synthetic(1..=3)) {
            let before = BirthNumber::written(&text, 2031);
            prop_assert_eq!(before, Err(BirthNumberError::FirstCheck));
            prop_assert!(BirthNumber::written(&text, WIDER_FROM).is_ok());
            prop_assert!(text.parse::<BirthNumber>().is_ok());
        }

        #[test]
        fn nothing_else_ever_goes_through(text in synthetic(4..=10)) {
            prop_assert_eq!(text.parse::<BirthNumber>(), Err(BirthNumberError::FirstCheck));
        }

        #[test]
        fn one_mistyped_digit_or_two_swapped_neighbours_are_found_by_either_rule(
            text in synthetic(0..=3), at in 0..11_usize, other in 0..10_u8,
        ) {
            let mut digits = text.clone().into_bytes();
            digits[at] = b'0' + other;
            let mistyped = String::from_utf8(digits).unwrap();
            prop_assert_eq!(mistyped.parse::<BirthNumber>().is_ok(), mistyped == text);

            let mut digits = text.clone().into_bytes();
            digits.swap(at, (at + 1).min(10));
            let swapped = String::from_utf8(digits).unwrap();
            prop_assert_eq!(swapped.parse::<BirthNumber>().is_ok(), swapped == text);
        }

        #[test]
        fn reads_anything_without_falling_over(text in ".*") {
            let _ = text.parse::<BirthNumber>();
            let _ = BirthNumber::written(&text, 2026);
        }
    }
}
