//! How it stands in a record what came of a task after a death.

use serde_json::{Value, json};

use crate::domain::deaths::death::TaskEnd;
use crate::domain::ids::FollowUpId;
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::{EncodeError, FieldError};

impl Field for FollowUpId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a task"))
    }
}

impl Field for TaskEnd {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Held { by, at } => json!({ "held": by.put(cx)?, "at": at.put(cx)? }),
            Self::Declined { by } => json!({ "declined": by.put(cx)? }),
            Self::Done { by } => json!({ "done": by.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if let Some(by) = value.get("held") {
            Ok(Self::Held {
                by: Field::get(by, cx)?,
                at: Field::get(part(value, "at")?, cx)?,
            })
        } else if let Some(by) = value.get("declined") {
            Field::get(by, cx).map(|by| Self::Declined { by })
        } else {
            Field::get(part(value, "done")?, cx).map(|by| Self::Done { by })
        }
    }
}
