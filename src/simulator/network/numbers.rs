//! What may be dialled. The carrier dials full international numbers and nothing else.

/// `+`, a country code that does not begin with 0, 8 to 15 digits in all: what the carrier accepts.
///
/// The standard sets only the upper bound. No subscriber number here is shorter than eight digits with its country
/// code, and everything shorter is a short number, such as 112, 113 and 116117, with or without a country code.
pub(super) fn is_e164(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Emergency and other short numbers, also when they are written with a country code in front (`+47113`,
/// `+47116117`): they are reached from a telephone in the country and never through the carrier.
pub(super) fn is_short(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let national = digits
        .strip_prefix("47")
        .filter(|_| number.starts_with('+'))
        .unwrap_or(&digits);
    (1..=6).contains(&national.len())
}

#[cfg(test)]
mod tests {
    use super::{is_e164, is_short};

    #[test]
    fn full_numbers_may_be_dialled() {
        for number in ["+4790000001", "+4778000000", "+358401234567", "+4580000001"] {
            assert!(is_e164(number) && !is_short(number), "{number}");
        }
    }

    #[test]
    fn short_numbers_may_not() {
        for number in [
            "112",
            "113",
            "110",
            "116117",
            "+47112",
            "+47113",
            "+47116117",
            "116111",
            "02800",
        ] {
            assert!(is_short(number), "{number}");
        }
    }

    #[test]
    fn what_is_not_international_is_no_number() {
        for number in [
            "90000001",
            "004790000001",
            "+0790000001",
            "+47 90000001",
            "+47900000010000000",
            "",
            "+",
            "anonymous",
        ] {
            assert!(!is_e164(number), "{number}");
        }
    }
}
