//! How it stands in a record what stood beside a version of a plan: one text, sealed whole.

use serde_json::{Value, json};

use crate::domain::plans::beside::{Around, Beside, Given};
use crate::domain::secret::Secret;
use crate::records::field::{Field, Reading, Writing, part};
use crate::records::{EncodeError, FieldError};

impl Field for Around {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({
            "id": self.id.put(cx)?,
            "order": self.order.put(cx)?,
            "name": self.name.put(cx)?,
            "role": self.role.put(cx)?,
            "next_of_kin": self.next_of_kin.put(cx)?,
            "hours": self.hours.put(cx)?,
            "told": self.told.put(cx)?,
            "objected": self.objected.put(cx)?,
        }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            id: Field::get(part(value, "id")?, cx)?,
            order: Field::get(part(value, "order")?, cx)?,
            name: Field::get(part(value, "name")?, cx)?,
            role: Field::get(part(value, "role")?, cx)?,
            next_of_kin: Field::get(part(value, "next_of_kin")?, cx)?,
            hours: Field::get(part(value, "hours")?, cx)?,
            told: Field::get(part(value, "told")?, cx)?,
            objected: Field::get(part(value, "objected")?, cx)?,
        })
    }
}

impl Field for Given {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({
            "id": self.id.put(cx)?,
            "kind": self.kind.put(cx)?,
            "without": self.without.put(cx)?,
            "words": self.words.put(cx)?,
            "how": self.how.put(cx)?,
            "at": self.at.put(cx)?,
            "until": self.until.put(cx)?,
            "withdrawn": self.withdrawn.put(cx)?,
        }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            id: Field::get(part(value, "id")?, cx)?,
            kind: Field::get(part(value, "kind")?, cx)?,
            without: Field::get(part(value, "without")?, cx)?,
            words: Field::get(part(value, "words")?, cx)?,
            how: Field::get(part(value, "how")?, cx)?,
            at: Field::get(part(value, "at")?, cx)?,
            until: Field::get(part(value, "until")?, cx)?,
            withdrawn: Field::get(part(value, "withdrawn")?, cx)?,
        })
    }
}

impl Field for Secret<Beside> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        let Self::Known(beside) = self else {
            return Ok(Value::Null);
        };
        let text = json!({
            "people": beside.people.put(cx)?,
            "preferred": beside.preferred.put(cx)?,
            "not_wanted": beside.not_wanted.put(cx)?,
            "consents": beside.consents.put(cx)?,
        });
        cx.seal(&text.to_string())
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let Some(text) = cx.open(value)? else {
            return Ok(Self::Erased);
        };
        let value: Value = serde_json::from_str(&text).map_err(FieldError::Json)?;
        Ok(Self::Known(Beside {
            people: Field::get(part(&value, "people")?, cx)?,
            preferred: Field::get(part(&value, "preferred")?, cx)?,
            not_wanted: Field::get(part(&value, "not_wanted")?, cx)?,
            consents: Field::get(part(&value, "consents")?, cx)?,
        }))
    }
}
