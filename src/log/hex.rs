//! Hexadecimal digits, for hashes and keys in text files. Takes upper and lower case, writes lower case.

use std::fmt::Write as _;

/// Exactly `N` bytes; `None` if the text is anything but twice as many hexadecimal digits.
pub(super) fn to_bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    Some(bytes)
}

/// Any number of bytes; `None` if the text is anything but pairs of hexadecimal digits.
pub(super) fn to_vec(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len() / 2)
        .map(|at| to_bytes::<1>(&text[2 * at..2 * at + 2]).map(|[byte]| byte))
        .collect()
}

/// Two digits a byte.
pub(super) fn of(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_wrote_and_nothing_else() {
        assert_eq!(of(&[0, 0xab, 0xff]), "00abff");
        assert_eq!(to_bytes("00ABff"), Some([0, 0xab, 0xff]));
        assert_eq!(to_vec("00abff"), Some(vec![0, 0xab, 0xff]));
        for bad in ["00abf", "00abfg", "00abff00", "+0abff", "æbff"] {
            assert_eq!(to_bytes::<3>(bad), None, "{bad}");
        }
        assert_eq!(to_vec("abc"), None);
        assert_eq!(to_vec("ax"), None);
    }
}
