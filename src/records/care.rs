//! How the words of dangers and deviations stand in a record.

use serde_json::Value;

use crate::domain::care::held::{DeviationKind, Question};
use crate::records::field::{Field, Reading, Writing, word};
use crate::records::{EncodeError, FieldError};

impl Field for Question {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(match self {
            Self::Place => "place",
            Self::Company => "company",
            Self::Taken => "taken",
            Self::Means => "means",
        }))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("place") => Ok(Self::Place),
            Some("company") => Ok(Self::Company),
            Some("taken") => Ok(Self::Taken),
            Some("means") => Ok(Self::Means),
            Some(_) | None => Err(FieldError::Expected("one of the four questions")),
        }
    }
}

impl Field for DeviationKind {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(match self {
            Self::Threat => "threat",
        }))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("threat") => Ok(Self::Threat),
            Some(_) | None => Err(FieldError::Expected("what a deviation is about")),
        }
    }
}
