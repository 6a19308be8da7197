//! Who somebody is, as JSON.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::patients::identity::Identity;
use crate::views::json::record::phones;

/// Who somebody is. Everything but a name may be unknown. The same shape is read and written.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Identity)]
pub struct IdentityJson {
    /// First names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Whom it is about, in words, while nobody knows the name.
    pub described: Option<String>,
    /// What the person wants to be called.
    pub preferred: Option<String>,
    /// Birth number, D-number, H-number or common help number (FH): eleven digits.
    pub birth_number: Option<String>,
    /// The year of birth, where the number is not known.
    pub birth_year: Option<u16>,
    /// The person's own telephones, at most five.
    pub phones: Vec<String>,
    /// Where the person lives.
    pub address: Option<String>,
    /// The language the person speaks: a tag (BCP 47), such as `nb`, `nn`, `se`, `fkv`, `uk`, or `nsl` for Norwegian sign language.
    pub language: Option<String>,
    /// The interpreter's language, if one is needed.
    pub interpreter: Option<String>,
    /// What else helps them to understand and be understood.
    pub communication: Option<String>,
}

/// Who somebody is.
pub fn identity(who: &Identity) -> IdentityJson {
    IdentityJson {
        given: who.given.clone(),
        family: who.family.clone(),
        described: who.described.clone(),
        preferred: who.preferred.clone(),
        birth_number: who.birth_number.map(|number| number.as_str().to_owned()),
        birth_year: who.birth_year,
        phones: phones(&who.phones),
        address: who.address.clone(),
        language: who.language.as_ref().map(ToString::to_string),
        interpreter: who.interpreter.clone(),
        communication: who.communication.clone(),
    }
}
