//! Tokens: JSON web tokens (RFC 7519), signed with HMAC-SHA-256. The keys lie in a file of their own, so that a lost one ends
//! sessions and nothing else. Never shows a key.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::domain::time::Timestamp;
use crate::log::entropy::Entropy;
use crate::web::session::accounts::Account;

const ISSUER: &str = "hjemmevakt";
const KEY: usize = 32;
const EXPLANATION: &str = "\
# The keys that sign sessions. Not needed to read the database: if this file is lost, a new one is made and everybody signs in again.
# A key a line: a name, 43 characters of base64url, and when it was made, in seconds since 1970. The last line signs; the others still
# read what they signed. `hjemmevakt account rotate-keys` adds a line, and takes away those whose sessions have all ended.
";

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum JwtKeyError {
    /// Others may read it.
    #[error(
        "the file of session keys {} can be used by others (mode {mode:03o}): remove it, and a new one is made. Everybody signs in again", path.display()
    )]
    Permissions {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A line is no key, or there is none.
    #[error(
        "the file of session keys {} is not what it should be (line {line}): remove it, and a new one is made. Everybody signs in again", path.display()
    )]
    Line {
        /// The file.
        path: PathBuf,
        /// From 1; 0 if there is no key at all.
        line: usize,
    },
    /// It could not be read or written.
    #[error("the file of session keys {} cannot be used", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// No random bytes.
    #[error("the system gives no random bytes for session keys")]
    Entropy,
}

/// Why a token was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not one of ours, or altered.
    #[error("the token is not one of this server's")]
    Forged,
    /// Its time is over, or the account has been disabled or its password changed.
    #[error("the session has ended: sign in again")]
    Ended,
}

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    /// The account.
    pub sub: String,
    /// The session, or what else the token is for. A token of an earlier version of the program has none, and its session has ended.
    #[serde(default)]
    pub sid: String,
    iat: i64,
    exp: i64,
}

struct Key {
    kid: String,
    secret: Zeroizing<Vec<u8>>,
    /// Seconds since 1970; none in a line of an earlier version.
    made: Option<i64>,
}

/// The keys, oldest first; the last one signs.
pub struct JwtKeys {
    keys: ArcSwap<Vec<Arc<Key>>>,
    path: Option<PathBuf>,
    /// One rotation at a time.
    turning: Mutex<()>,
}

impl std::fmt::Debug for JwtKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.keys.load().iter().map(|key| &key.kid))
            .finish()
    }
}

/// Where the keys are: beside the key file.
pub fn jwt_path(key_file: &Path) -> PathBuf {
    let mut path = key_file.as_os_str().to_owned();
    path.push(".jwt");
    path.into()
}

impl JwtKeys {
    /// From the file; made with one new key if it is not there.
    pub fn open(path: &Path, entropy: &mut dyn Entropy) -> Result<Self, JwtKeyError> {
        let io = |source| JwtKeyError::Io {
            path: path.to_owned(),
            source,
        };
        if !path.try_exists().map_err(io)? {
            let key = Key::new(entropy, None)?;
            write(path, &[Arc::new(key)]).map_err(io)?;
        }
        let mode = fs::metadata(path).map_err(io)?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(JwtKeyError::Permissions {
                path: path.to_owned(),
                mode,
            });
        }
        let text = Zeroizing::new(fs::read_to_string(path).map_err(io)?);
        let keys = Self::parse(&text).map_err(|line| JwtKeyError::Line {
            path: path.to_owned(),
            line,
        })?;
        Ok(Self {
            path: Some(path.to_owned()),
            ..keys
        })
    }

    /// From lines of name and key; the error is the number of the line that is none, 0 if there is no key.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut keys: Vec<Arc<Key>> = Vec::new();
        for (index, line) in text.lines().map(str::trim).enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let key = line
                .split_once(' ')
                .and_then(|(kid, rest)| Key::read(kid, rest.trim()))
                .map(Arc::new)
                .filter(|key| keys.iter().all(|known| known.kid != key.kid))
                .ok_or(index + 1)?;
            keys.push(key);
        }
        if keys.is_empty() {
            return Err(0);
        }
        Ok(Self {
            keys: ArcSwap::from_pointee(keys),
            path: None,
            turning: Mutex::default(),
        })
    }

    /// A new key signs from now on; the others read what they signed until its sessions have ended, `kept` after they were followed
    /// by another. How many there are now.
    pub fn rotate(
        &self,
        now: Timestamp,
        kept: Duration,
        entropy: &mut dyn Entropy,
    ) -> Result<usize, JwtKeyError> {
        let _turn = self.turning.lock().unwrap_or_else(PoisonError::into_inner);
        let mut keys = Vec::clone(&self.keys.load());
        keys.push(Arc::new(Key::new(entropy, Some(seconds(now)))?));
        let long_ago = seconds(now - kept);
        let followed: Vec<Option<i64>> = keys.iter().skip(1).map(|next| next.made).collect();
        let mut followed = followed.into_iter();
        // The last one is followed by none, and stays.
        keys.retain(|_| {
            followed
                .next()
                .flatten()
                .is_none_or(|followed| followed > long_ago)
        });
        if let Some(path) = &self.path {
            write(path, &keys).map_err(|source| JwtKeyError::Io {
                path: path.clone(),
                source,
            })?;
        }
        let count = keys.len();
        self.keys.store(Arc::new(keys));
        Ok(count)
    }

    /// A token of an account: for a session, or for what else `sid` says; from now on until then.
    pub fn issue(
        &self,
        account: &Account,
        sid: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<String, TokenError> {
        let keys = self.keys.load();
        let key = keys.last().ok_or(TokenError::Forged)?;
        let header = Header {
            kid: Some(key.kid.clone()),
            ..Header::new(Algorithm::HS256)
        };
        let claims = Claims {
            iss: ISSUER.to_owned(),
            sub: account.id.clone(),
            sid: sid.to_owned(),
            iat: seconds(now),
            exp: seconds(until),
        };
        jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&key.secret))
            .map_err(|_| TokenError::Forged)
    }

    /// What a token says, if one of the keys signed it and its time is not over.
    pub fn read(&self, token: &str, now: Timestamp) -> Result<Claims, TokenError> {
        let kid = jsonwebtoken::decode_header(token)
            .ok()
            .and_then(|header| header.kid)
            .ok_or(TokenError::Forged)?;
        let keys = self.keys.load();
        let key = keys
            .iter()
            .find(|key| key.kid == kid)
            .ok_or(TokenError::Forged)?;
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_issuer(&[ISSUER]);
        rules.set_required_spec_claims(&["iss", "sub", "exp"]);
        // Compared with our own clock below.
        rules.validate_exp = false;
        let secret = DecodingKey::from_secret(&key.secret);
        let claims = jsonwebtoken::decode::<Claims>(token, &secret, &rules)
            .map_err(|_| TokenError::Forged)?
            .claims;
        if claims.exp <= seconds(now) {
            return Err(TokenError::Ended);
        }
        Ok(claims)
    }

    /// A keyed hash of some parts for another purpose, under each key, the signing one first.
    pub fn tags(&self, purpose: &str, parts: &[&[u8]]) -> Vec<[u8; 32]> {
        let tag = |key: &Arc<Key>| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, &key.secret);
            let mut context = hmac::Context::with_key(&key);
            for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
                context.update(&(part.len() as u64).to_be_bytes());
                context.update(part);
            }
            let mut out = [0; 32];
            out.copy_from_slice(context.sign().as_ref());
            out
        };
        self.keys.load().iter().rev().map(tag).collect()
    }
}

const fn seconds(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(1_000)
}

impl Key {
    fn new(entropy: &mut dyn Entropy, made: Option<i64>) -> Result<Self, JwtKeyError> {
        let mut kid = [0; 6];
        let mut secret = Zeroizing::new(vec![0; KEY]);
        entropy
            .fill(&mut kid)
            .and_then(|()| entropy.fill(&mut secret))
            .map_err(|_| JwtKeyError::Entropy)?;
        let kid = URL_SAFE_NO_PAD.encode(kid);
        Ok(Self { kid, secret, made })
    }

    fn read(kid: &str, rest: &str) -> Option<Self> {
        let (secret, made) = match rest.split_once(' ') {
            Some((secret, made)) => (secret, Some(made.trim().parse().ok()?)),
            None => (rest, None),
        };
        let secret = Zeroizing::new(URL_SAFE_NO_PAD.decode(secret).ok()?);
        (secret.len() == KEY).then(|| Self {
            kid: kid.to_owned(),
            secret,
            made,
        })
    }

    fn line(&self) -> Zeroizing<String> {
        let secret = Zeroizing::new(URL_SAFE_NO_PAD.encode(&*self.secret));
        let made = self.made.map(|made| format!(" {made}")).unwrap_or_default();
        Zeroizing::new(format!("{} {}{made}\n", self.kid, *secret))
    }
}

/// Beside the file first, then in its place, so that there is always a whole one.
fn write(path: &Path, keys: &[Arc<Key>]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push("~");
    let beside = PathBuf::from(beside);
    let _ = fs::remove_file(&beside);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(EXPLANATION.as_bytes())?;
    for key in keys {
        file.write_all(key.line().as_bytes())?;
    }
    file.sync_all()?;
    fs::rename(&beside, path)
}
