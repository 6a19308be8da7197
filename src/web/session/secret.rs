//! Secrets that are handed out once and kept only as hashes: what a device's cookie holds, recovery codes, one-time codes and links.
//! Each has so much chance in it that a plain hash is enough.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use crate::log::entropy::{Entropy as _, EntropyError, SystemEntropy};

/// Letters and digits that are not mistaken for each other when read aloud or copied by hand (Crockford's, without U).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 256 bits for a cookie.
pub fn token() -> Result<Zeroizing<String>, EntropyError> {
    let mut bytes = Zeroizing::new([0; 32]);
    SystemEntropy.fill(&mut *bytes)?;
    Ok(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes)))
}

/// A code for people: groups of four of the letters above, five bits a letter.
pub fn code(groups: usize) -> Result<String, EntropyError> {
    let mut bytes = Zeroizing::new(vec![0; groups * 4]);
    SystemEntropy.fill(&mut bytes)?;
    let letters: Vec<u8> = bytes
        .iter()
        .map(|byte| LETTERS[usize::from(byte % 32)])
        .collect();
    let grouped: Vec<String> = letters
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    Ok(grouped.join("-"))
}

/// A code as it is compared: however it was typed.
pub fn normal(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// What is kept of a secret.
pub fn hash(secret: &str) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, secret.as_bytes()).as_ref());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_however_they_are_typed() {
        let made = code(4).unwrap();
        assert_eq!(made.len(), 19);
        assert_eq!(
            normal(&made.to_lowercase().replace('-', " ")),
            normal(&made)
        );
        assert_eq!(normal("o-i-l"), "011");
        assert_ne!(code(4).unwrap(), made);
        assert_ne!(hash(&token().unwrap()), hash(&token().unwrap()));
    }
}
