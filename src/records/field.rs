//! One field of a record: how a value of the domain is written, and read back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;

use crate::domain::secret::Subject;
use crate::log::seal::Sealer;
use crate::records::{EncodeError, FieldError};

/// Where a field stands while it is written.
pub(super) struct Writing<'a> {
    pub sealer: &'a mut Sealer,
    pub subject: Subject,
    pub kind: &'static str,
    pub field: &'static str,
}

/// Where a field stands while it is read.
pub(super) struct Reading<'a> {
    pub sealer: &'a Sealer,
    pub subject: Subject,
    pub kind: &'a str,
    pub field: &'static str,
}

/// A value that a record can hold.
pub(super) trait Field: Sized {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError>;
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError>;

    /// Whose key it names, if it names one: the field `contact`, or else `guest`, says whose key seals the rest.
    fn subject(&self) -> Option<Subject> {
        None
    }
}

impl Writing<'_> {
    /// Seals a text.
    pub fn seal(&mut self, text: &str) -> Result<Value, EncodeError> {
        let aad = aad(self.kind, self.field);
        let sealed = self
            .sealer
            .seal(self.subject, aad.as_bytes(), text.as_bytes())
            .map_err(EncodeError::Seal)?;
        Ok(Value::String(STANDARD_NO_PAD.encode(sealed)))
    }
}

impl Reading<'_> {
    /// Opens a text; nothing if its key has been destroyed.
    pub fn open(&self, value: &Value) -> Result<Option<String>, FieldError> {
        let Value::String(sealed) = value else {
            // Erased before it was written.
            return if value.is_null() {
                Ok(None)
            } else {
                Err(FieldError::Expected("sealed content"))
            };
        };
        let sealed = STANDARD_NO_PAD
            .decode(sealed)
            .map_err(|_| FieldError::Expected("sealed content in base64"))?;
        let aad = aad(self.kind, self.field);
        let opened = self
            .sealer
            .open(self.subject, aad.as_bytes(), &sealed)
            .map_err(FieldError::Sealed)?;
        opened
            .map(|bytes| {
                String::from_utf8(bytes).map_err(|_| FieldError::Expected("text under the seal"))
            })
            .transpose()
    }
}

fn aad(kind: &str, field: &str) -> String {
    format!("{kind}.{field}")
}

/// A field of an object that stands in a field.
pub(super) fn part<'v>(value: &'v Value, name: &'static str) -> Result<&'v Value, FieldError> {
    value.get(name).ok_or(FieldError::Missing(name))
}

/// A word that stands for a value without content.
pub(super) fn word(value: &Value) -> Option<&str> {
    value.as_str()
}
