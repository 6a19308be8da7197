//! How follow-ups stand in a record.

use serde_json::{Value, json};

use crate::domain::followups::follow_up::{About, ForWhom};
use crate::domain::ids::{FollowUpId, RelativeId};
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::{EncodeError, FieldError};

impl Field for About {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Person => Value::from("person"),
            Self::Children => Value::from("children"),
            Self::Further(id) => json!({ "further": id.to_string() }),
        })
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("person") => Ok(Self::Person),
            Some("children") => Ok(Self::Children),
            Some(_) => Err(FieldError::Expected("what a follow-up is about")),
            None => word(part(value, "further")?)
                .and_then(|id| id.parse::<FollowUpId>().ok())
                .map(Self::Further)
                .ok_or(FieldError::Expected("a follow-up")),
        }
    }
}

impl Field for ForWhom {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Person => Value::from("person"),
            Self::Child => Value::from("child"),
            Self::Relative(who) => json!({ "relative": who.put(cx)? }),
            Self::Listed(relative) => json!({ "listed": relative.to_string() }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("person") => Ok(Self::Person),
            Some("child") => Ok(Self::Child),
            Some(_) => Err(FieldError::Expected("for whom something is done")),
            None => match value.get("listed") {
                Some(listed) => word(listed)
                    .and_then(|id| id.parse::<RelativeId>().ok())
                    .map(Self::Listed)
                    .ok_or(FieldError::Expected("somebody around the person")),
                None => Field::get(part(value, "relative")?, cx).map(Self::Relative),
            },
        }
    }
}
