//! How complaints stand in a record.

use serde_json::Value;

use crate::domain::complaints::complaint::{Complains, How, Reminder};
use crate::domain::complaints::tell::ComplaintText;
use crate::domain::ids::ComplaintId;
use crate::domain::secret::Subject;
use crate::records::field::{Field, Reading, Writing, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    Complains { Patient "patient", Relative "relative", Other "other" }
    How { Meeting "meeting", Telephone "telephone", Letter "letter" }
    Reminder { NotLookedAt "not_looked_at", AnswerSoon "answer_soon", Late "late" }
    ComplaintText { Given "given", NotLookedAt "not_looked_at", AnswerSoon "answer_soon", Late "late" }
}

impl Field for ComplaintId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a complaint"))
    }
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Complaint(*self))
    }
}
