//! The hash of a document as it was signed: what a printed page is checked by. The bytes are defined in `handbook/engineering/log.md` and
//! never change: another form of them gets another first line. Never without chance in it: short answers could be guessed from a bare hash.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::digest::{SHA256, digest};

use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::signature::Signature;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::form::FormRef;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::{ContactId, DocumentId, Epoch};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// What the bytes begin with.
const MARK: &[u8] = b"hjemmevakt/document/1";

/// A hash of a document. Says nothing of what stands in it. Shown as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DocumentHash([u8; 32]);

/// Chance, sealed with the document: whoever does not have it cannot try out what the hash might be of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nonce([u8; 32]);

/// A place in the log was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a place in the log is 16 hexadecimal digits, a dash and a number")]
pub struct NotAPlace;

/// 64 hexadecimal digits were expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash is 64 hexadecimal digits")]
pub struct NotAHash;

/// The hash that a document was signed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashed {
    /// Over everything in [`Signed`], and the nonce.
    pub hash: DocumentHash,
    /// Gone with the document's key: then the hash can be compared, and made by nobody any more.
    pub nonce: Secret<Nonce>,
    /// The SHA-256 of the form's file.
    pub form_digest: String,
    /// The record that signed it.
    pub place: Place,
}

/// A place in the log: `EPOCH-SEQ`, as pages and the API write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which life of the log.
    pub epoch: Epoch,
    /// Which record.
    pub seq: u64,
}

/// By what a paper is found again: it stands at the foot of each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The hash of what was signed; none where it was signed before there were hashes.
    pub hash: Option<DocumentHash>,
    /// The record that signed it.
    pub place: Place,
    /// The hash of that record and all before it, in hexadecimal.
    pub chain: String,
}

/// All that a signature is about.
#[derive(Clone, Debug)]
pub struct Signed<'a> {
    /// Which document.
    pub document: DocumentId,
    /// In which contact.
    pub contact: ContactId,
    /// What it is.
    pub kind: DocumentKind,
    /// On which form.
    pub form: &'a FormRef,
    /// The SHA-256 of the form's file.
    pub form_digest: &'a str,
    /// Who signed it, and as what.
    pub signature: &'a Signature,
    /// When.
    pub at: Timestamp,
    /// What stands in it.
    pub answers: &'a Answers,
}

impl Signed<'_> {
    /// The bytes that are hashed.
    pub fn bytes(&self, nonce: &Nonce) -> Vec<u8> {
        let mut bytes = Bytes(MARK.to_vec());
        bytes.0.extend(nonce.0);
        bytes.0.extend(self.document.as_uuid().as_bytes());
        bytes.0.extend(self.contact.as_uuid().as_bytes());
        bytes.text(self.kind.code());
        bytes.text(&self.form.url);
        bytes.text(&self.form.version);
        bytes.text(self.form_digest);
        bytes.text(signed_as(self.signature));
        bytes.text(&self.signature.actor().to_string());
        bytes.0.extend(self.at.as_millis().to_be_bytes());
        bytes.number(self.answers.iter().count());
        for (field, values) in self.answers.iter() {
            bytes.text(field.link.as_str());
            bytes.0.extend(field.row.to_be_bytes());
            bytes.number(values.len());
            for value in values {
                let (kind, text) = value_text(value);
                bytes.0.push(kind);
                bytes.text(&text);
            }
        }
        bytes.0
    }

    /// Their hash.
    pub fn hash(&self, nonce: &Nonce) -> DocumentHash {
        let made = digest(&SHA256, &self.bytes(nonce));
        let mut hash = [0; 32];
        hash.iter_mut()
            .zip(made.as_ref())
            .for_each(|(to, from)| *to = *from);
        DocumentHash(hash)
    }
}

/// The hash of a signed document as it stands in the state, made anew; none where it is not signed, was signed before there were hashes, or
/// is erased.
pub fn made_anew(document: &Document) -> Option<DocumentHash> {
    let hashed = document.hashed.as_ref()?;
    let nonce = hashed.nonce.known()?;
    let (signature, at) = match document.part.standing() {
        Standing::Signed { by, at, .. } => (by, at),
        Standing::Withdrawn { signed, .. } => signed?,
        Standing::Draft | Standing::Elsewhere(_) => return None,
    };
    let signed = Signed {
        document: document.id,
        contact: document.contact,
        kind: document.kind,
        form: &document.form,
        form_digest: &hashed.form_digest,
        signature: &signature,
        at,
        answers: &document.answers(),
    };
    Some(signed.hash(nonce))
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, number: usize) {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        self.0.extend(number.to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }
}

/// As what somebody signed, as the records call it.
const fn signed_as(signature: &Signature) -> &'static str {
    match signature {
        Signature::Nurse(_) => "nurse",
        Signature::Doctor(_) => "doctor",
        Signature::MunicipalDoctor(_) => "municipal_doctor",
        Signature::Received(_) => "received",
    }
}

fn value_text(value: &Answer) -> (u8, String) {
    match value {
        Answer::Boolean(yes) => (1, yes.to_string()),
        Answer::Choice(code) => (2, code.0.to_string()),
        Answer::Own(words) => (3, words.clone()),
        Answer::Text(words) => (4, words.clone()),
        Answer::Integer(number) => (5, number.to_string()),
        Answer::Decimal(number) => (6, number.to_string()),
        Answer::Date(day) => (7, day.to_string()),
        Answer::DateTime(at) => (8, at.as_millis().to_string()),
    }
}

impl Nonce {
    /// From chance.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// As 64 hexadecimal digits: only for where it is sealed.
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }
}

impl DocumentHash {
    /// The hash with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for DocumentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for DocumentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonce(…)")
    }
}

impl FromStr for DocumentHash {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        unhex(text).map(Self)
    }
}

impl FromStr for Nonce {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        unhex(text).map(Self)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.epoch, self.seq)
    }
}

impl FromStr for Place {
    type Err = NotAPlace;
    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let (epoch, seq) = text.split_once('-').ok_or(NotAPlace)?;
        let digits = epoch.len() == 16 && epoch.bytes().all(|digit| digit.is_ascii_hexdigit());
        let epoch = u64::from_str_radix(epoch, 16)
            .ok()
            .filter(|_| digits)
            .ok_or(NotAPlace)?;
        let whole = !seq.is_empty() && seq.bytes().all(|digit| digit.is_ascii_digit());
        let seq = seq.parse().ok().filter(|_| whole).ok_or(NotAPlace)?;
        Ok(Self {
            epoch: Epoch::new(epoch),
            seq,
        })
    }
}

fn hex(bytes: &[u8; 32]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    let two = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(two).collect()
}

fn unhex(text: &str) -> Result<[u8; 32], NotAHash> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return Err(NotAHash);
    }
    let pairs = text.as_bytes().chunks_exact(2);
    for (to, pair) in bytes.iter_mut().zip(pairs) {
        let digits = std::str::from_utf8(pair).map_err(|_| NotAHash)?;
        let two = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        *to = u8::from_str_radix(digits, 16)
            .ok()
            .filter(|_| two)
            .ok_or(NotAHash)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
