//! Telephone numbers, checked once at the edge and trusted from there on. Never dials.

use std::fmt;
use std::str::FromStr;

/// A full international number in E.164 form: `+`, then 8 to 15 digits, the first not zero.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct E164 {
    /// The characters, then zeros. Kept in place: the state's index by number copies many of them at each change.
    bytes: [u8; LONGEST],
    length: u8,
}

/// The plus sign and fifteen digits.
const LONGEST: usize = 16;

/// Why a text is not a full number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing but spaces.
    #[error("the number is empty: write it in full, for example +47 and eight digits")]
    Empty,
    /// A letter or a sign that no number has.
    #[error("the number has {0:?} in it: only digits, spaces and a leading + belong there")]
    Character(char),
    /// 112, 113, 116117, a five-digit number: the carrier does not reach these, or reaches the wrong place.
    #[error(
        "a short number cannot be dialled through the carrier: write the full direct number instead"
    )]
    Short,
    /// More than fifteen digits.
    #[error("the number is too long: at most 15 digits")]
    Long,
    /// No country code where one is needed.
    #[error("the number has no country code: write +47 in front of a Norwegian one")]
    NoCountry,
    /// +47 not followed by eight digits (or a twelve-digit machine number).
    #[error("a Norwegian number has eight digits after +47")]
    Norwegian,
}

impl E164 {
    /// The number with its leading `+`.
    pub fn as_str(&self) -> &str {
        let length = usize::from(self.length);
        std::str::from_utf8(&self.bytes[..length]).unwrap_or_default()
    }

    /// A Norwegian mobile begins with 4 or 9 (eight digits after +47): it can take an SMS.
    pub fn is_norwegian_mobile(&self) -> bool {
        self.as_str()
            .strip_prefix("+47")
            .is_some_and(|rest| rest.len() == 8 && rest.starts_with(['4', '9']))
    }

    /// In groups, as people write it: `+47 900 00 001` for a mobile, `+47 78 00 00 00` for a landline.
    pub fn grouped(&self) -> String {
        match self.as_str().strip_prefix("+47") {
            Some(n) if n.len() == 8 && self.is_norwegian_mobile() => {
                format!("+47 {} {} {}", &n[..3], &n[3..5], &n[5..])
            }
            Some(n) if n.len() == 8 => {
                format!("+47 {} {} {} {}", &n[..2], &n[2..4], &n[4..6], &n[6..])
            }
            _ => self.as_str().to_owned(),
        }
    }
}

impl FromStr for E164 {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let compact: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '(' | ')'))
            .collect();
        if compact.is_empty() {
            return Err(PhoneError::Empty);
        }
        let (plus, digits) = match compact
            .strip_prefix('+')
            .or_else(|| compact.strip_prefix("00"))
        {
            Some(rest) => (true, rest),
            None => (false, compact.as_str()),
        };
        if let Some(bad) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(PhoneError::Character(bad));
        }
        if digits.len() < 8 {
            return Err(PhoneError::Short);
        }
        if digits.len() > 15 {
            return Err(PhoneError::Long);
        }
        if !plus || digits.starts_with('0') {
            return Err(PhoneError::NoCountry);
        }
        if digits
            .strip_prefix("47")
            .is_some_and(|rest| rest.len() != 8 && rest.len() != 12)
        {
            return Err(PhoneError::Norwegian);
        }
        let mut bytes = [0; LONGEST];
        let text = std::iter::once(b'+').chain(digits.bytes());
        for (place, byte) in bytes.iter_mut().zip(text) {
            *place = byte;
        }
        // At most 15, as asked above.
        let length = u8::try_from(1 + digits.len()).map_err(|_| PhoneError::Long)?;
        Ok(Self { bytes, length })
    }
}

impl fmt::Display for E164 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A number alone can reveal a patient: debug output, and so every log line, shows only its length.
impl fmt::Debug for E164 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "E164({} digits)", self.length.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_people_write_them() {
        for text in [
            "+47 900 00 001",
            "004790000001",
            "+4790000001",
            "+47 90-00-00-01",
        ] {
            assert_eq!(
                text.parse::<E164>().unwrap().as_str(),
                "+4790000001",
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_what_the_carrier_cannot_dial_and_says_why() {
        for (text, why) in [
            ("", PhoneError::Empty),
            ("113", PhoneError::Short),
            ("116117", PhoneError::Short),
            ("90000001", PhoneError::NoCountry),
            ("+47900000", PhoneError::Norwegian),
            ("+47 9000000x", PhoneError::Character('x')),
            ("+1234567890123456", PhoneError::Long),
        ] {
            assert_eq!(text.parse::<E164>(), Err(why), "{text}");
        }
    }

    #[test]
    fn groups_for_reading_and_hides_in_debug() {
        let mobile: E164 = "+4790000001".parse().unwrap();
        assert_eq!(mobile.grouped(), "+47 900 00 001");
        assert!(mobile.is_norwegian_mobile());
        assert!(!format!("{mobile:?}").contains("0001"));
        let landline: E164 = "+4778000000".parse().unwrap();
        assert_eq!(landline.grouped(), "+47 78 00 00 00");
        assert!(!landline.is_norwegian_mobile());
    }
}
