//! How a handover's receiver stands in a record.

use serde_json::{Value, json};

use crate::domain::handovers::handover::Receiver;
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::{EncodeError, FieldError};

impl Field for Receiver {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Day => Ok(Value::from("day")),
            Self::Nurse(nurse) => Ok(json!({ "nurse": nurse.put(cx)? })),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("day") => Ok(Self::Day),
            Some(_) => Err(FieldError::Expected("to whom a duty is handed over")),
            None => Field::get(part(value, "nurse")?, cx).map(Self::Nurse),
        }
    }
}
