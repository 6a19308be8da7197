//! Time-based one-time codes (RFC 6238 over RFC 4226): six digits, thirty seconds, HMAC-SHA-1, as every authenticator app makes them.
//! Never reads a clock: the real time is handed in.

use aws_lc_rs::hmac;
use zeroize::Zeroizing;

use crate::domain::time::Timestamp;
use crate::log::entropy::{Entropy, EntropyError};

/// Seconds that a code is shown.
const STEP: i64 = 30;
/// Steps before and after the present one that are taken: clocks differ, and people type slowly (RFC 6238, 5.2).
const AROUND: i64 = 1;
/// Bytes of a seed: as long as the hash (RFC 4226, 4).
pub const SEED: usize = 20;
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What an app and the server share.
pub struct Seed(Zeroizing<[u8; SEED]>);

impl Seed {
    /// A new one.
    pub fn generate(entropy: &mut dyn Entropy) -> Result<Self, EntropyError> {
        let mut bytes = Zeroizing::new([0; SEED]);
        entropy.fill(&mut *bytes)?;
        Ok(Self(bytes))
    }

    /// From stored bytes; `None` if the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes
            .try_into()
            .ok()
            .map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// To be sealed.
    pub fn as_bytes(&self) -> &[u8] {
        &*self.0
    }

    /// For whoever types it instead of photographing it (RFC 4648, base 32).
    pub fn base32(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::new());
        for chunk in self.0.chunks(5) {
            let bits = chunk
                .iter()
                .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                let letter = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
                text.push(char::from(BASE32[letter]));
            }
        }
        text
    }

    /// What the square for the camera says: `otpauth://totp/…`.
    pub fn address(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let encode = |text: &str| -> String {
            form_urlencoded::byte_serialize(text.as_bytes())
                .collect::<String>()
                .replace('+', "%20")
        };
        let issuer = encode(issuer);
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}",
            encode(account),
            *self.base32()
        ))
    }

    /// The code of a step.
    fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &*self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        let at = usize::from(tag.last().copied().unwrap_or_default() & 0xf);
        let number = tag[at..at + 4]
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
    }

    /// The code at an instant, as the app shows it.
    pub fn code_at(&self, now: Timestamp) -> String {
        self.code(step(now))
    }

    /// The step whose code was typed, if it is one of those that are taken now.
    pub fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let present = step(now);
        (present - AROUND..=present + AROUND).rfind(|step| same(&self.code(*step), &digits))
    }
}

const fn step(now: Timestamp) -> i64 {
    now.as_millis().div_euclid(1_000 * STEP)
}

/// Compared without telling by its time how much was right.
fn same(one: &str, other: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(one.as_bytes(), other.as_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rfc() -> Seed {
        Seed::from_bytes(b"12345678901234567890").unwrap()
    }

    const fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1_000)
    }

    #[test]
    fn the_numbers_of_rfc_6238() {
        // Appendix B, SHA1; the last six of eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(rfc().code_at(at(seconds)), code, "{seconds}");
        }
    }

    #[test]
    fn a_step_before_and_after_is_taken_and_no_more() {
        let now = 1_111_111_111;
        let code = rfc().code_at(at(now));
        let step = now / STEP;
        for (later, taken) in [
            (-60, false),
            (-30, true),
            (0, true),
            (30, true),
            (60, false),
        ] {
            let found = rfc().step_of(&code, at(now + later));
            assert_eq!(found, taken.then_some(step), "{later}");
        }
        assert_eq!(rfc().step_of("050 471", at(now)), Some(step));
        assert_eq!(rfc().step_of("", at(now)), None);
    }

    #[test]
    fn the_seed_is_written_for_apps() {
        assert_eq!(*rfc().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            *rfc().address("Hjemmevakt Ytterfjord", "kari"),
            "otpauth://totp/Hjemmevakt%20Ytterfjord:kari?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Hjemmevakt%20Ytterfjord&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(Seed::from_bytes(b"short").map(|_| ()), None);
    }
}
