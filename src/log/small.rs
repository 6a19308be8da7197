//! Small secrets that lie in tables of their own and not in the log, such as the seed of somebody's second factor: sealed directly
//! under a master key, each bound to what it is and whose. An older master key still opens what it sealed.

use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use zeroize::Zeroizing;

use crate::log::entropy::{Entropy, EntropyError};
use crate::log::keys::{Keyring, MasterKeyId};
use crate::log::seal::OpenError;

/// The first byte: which form it has.
const FORM: u8 = 1;
const NONCE: usize = 24;

/// Seals a few bytes. `purpose` and `owner` are not stored and must be the same when opening.
///
/// # Errors
/// No random bytes for the nonce.
pub fn seal(
    keyring: &Keyring,
    purpose: &str,
    owner: &str,
    plaintext: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, EntropyError> {
    let (id, cipher) = keyring.active_cipher();
    let mut nonce = [0; NONCE];
    entropy.fill(&mut nonce)?;
    let payload = Payload {
        msg: plaintext,
        aad: &bound(purpose, owner),
    };
    // The cipher refuses only messages of many gigabytes.
    let cipher_text = cipher
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| EntropyError)?;
    let mut sealed = vec![FORM];
    sealed.extend_from_slice(&id.as_bytes());
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&cipher_text);
    Ok(sealed)
}

/// Whether it is sealed under this key.
pub fn is_under(sealed: &[u8], id: MasterKeyId) -> bool {
    sealed.get(1..=MasterKeyId::LEN) == Some(&id.as_bytes()[..])
}

/// Opens what [`seal`] has sealed.
///
/// # Errors
/// It was altered, moved to another owner, or its master key is not there.
pub fn open(
    keyring: &Keyring,
    purpose: &str,
    owner: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (form, rest) = sealed.split_at_checked(1).ok_or(OpenError::Malformed)?;
    let (id, rest) = rest
        .split_first_chunk::<{ MasterKeyId::LEN }>()
        .ok_or(OpenError::Malformed)?;
    let (nonce, cipher_text) = rest
        .split_first_chunk::<NONCE>()
        .ok_or(OpenError::Malformed)?;
    if form != [FORM] {
        return Err(OpenError::Malformed);
    }
    let cipher = keyring
        .cipher_of(MasterKeyId::from_bytes(*id))
        .ok_or(OpenError::Altered)?;
    let payload = Payload {
        msg: cipher_text,
        aad: &bound(purpose, owner),
    };
    cipher
        .decrypt(&XNonce::from(*nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| OpenError::Altered)
}

/// Purpose and owner, so that neither can be taken for a part of the other.
fn bound(purpose: &str, owner: &str) -> Vec<u8> {
    let mut bound = b"hjemmevakt/small/1".to_vec();
    bound.extend_from_slice(&(purpose.len() as u64).to_be_bytes());
    bound.extend_from_slice(purpose.as_bytes());
    bound.extend_from_slice(owner.as_bytes());
    bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::entropy::SystemEntropy;

    #[test]
    fn opens_for_its_owner_and_purpose_only() {
        let mut entropy = SystemEntropy;
        let keyring = Keyring::generate(&mut entropy).unwrap();
        let sealed = seal(
            &keyring,
            "seed",
            "kari",
            b"twenty bytes of seed",
            &mut entropy,
        )
        .unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"twenty"));
        let opened = open(&keyring, "seed", "kari", &sealed).unwrap();
        assert_eq!(&**opened, b"twenty bytes of seed");
        let mut altered = sealed.clone();
        altered[40] ^= 1;
        let other = Keyring::generate(&mut entropy).unwrap();
        for (keyring, purpose, owner, bytes) in [
            (&keyring, "seed", "aslak", &sealed),
            (&keyring, "other", "kari", &sealed),
            (&keyring, "seed", "kari", &altered),
            (&other, "seed", "kari", &sealed),
        ] {
            assert_eq!(
                open(keyring, purpose, owner, bytes),
                Err(OpenError::Altered)
            );
        }
        assert_eq!(
            open(&keyring, "seed", "kari", b""),
            Err(OpenError::Malformed)
        );
    }
}
