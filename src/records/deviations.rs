//! How deviations stand in a record.

use serde_json::{Value, json};

use crate::domain::deviations::deviation::{Cause, Harm};
use crate::domain::deviations::tell::DeviationText;
use crate::domain::ids::DeviationId;
use crate::domain::secret::Subject;
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    Harm { Harmed "harmed", CouldHave "could_have", No "no", NotKnown "not_known" }
    DeviationText { Given "given", NotLookedAt "not_looked_at", NotClosed "not_closed" }
}

impl Field for DeviationId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a deviation"))
    }
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Deviation(*self))
    }
}

impl Field for Cause {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::NobodyAnswered(call) => json!({ "nobody_answered": call.put(cx)? }),
            Self::NobodyTook(contact) => json!({ "nobody_took": contact.put(cx)? }),
            Self::CallBackLate { contact, promised } => {
                json!({ "call_back_late": contact.put(cx)?, "promised": promised.put(cx)? })
            }
            Self::CheckInMissed { visit, due_at } => {
                json!({ "check_in_missed": visit.put(cx)?, "due_at": due_at.put(cx)? })
            }
            Self::HandoverNotAccepted(handover) => {
                json!({ "handover_not_accepted": handover.put(cx)? })
            }
            Self::NotReviewed(opening) => json!({ "not_reviewed": opening.put(cx)? }),
            Self::WrongReading(opening) => json!({ "wrong_reading": opening.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if let Some(call) = value.get("nobody_answered") {
            Field::get(call, cx).map(Self::NobodyAnswered)
        } else if let Some(contact) = value.get("nobody_took") {
            Field::get(contact, cx).map(Self::NobodyTook)
        } else if let Some(contact) = value.get("call_back_late") {
            Ok(Self::CallBackLate {
                contact: Field::get(contact, cx)?,
                promised: Field::get(part(value, "promised")?, cx)?,
            })
        } else if let Some(visit) = value.get("check_in_missed") {
            Ok(Self::CheckInMissed {
                visit: Field::get(visit, cx)?,
                due_at: Field::get(part(value, "due_at")?, cx)?,
            })
        } else if let Some(handover) = value.get("handover_not_accepted") {
            Field::get(handover, cx).map(Self::HandoverNotAccepted)
        } else if let Some(opening) = value.get("not_reviewed") {
            Field::get(opening, cx).map(Self::NotReviewed)
        } else {
            Field::get(part(value, "wrong_reading")?, cx).map(Self::WrongReading)
        }
    }
}
