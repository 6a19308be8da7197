//! How pages of the handbook stand in a record: by name and version, and the day until which a review holds. Nothing of it is sealed:
//! it is about nobody.

use jiff::civil::Date;
use serde_json::Value;

use crate::domain::handbook::kept::{PageName, PageVersion};
use crate::records::field::{Field, Reading, Writing, word};
use crate::records::{EncodeError, FieldError};

impl Field for PageName {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.as_str()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(Self::parse)
            .ok_or(FieldError::Expected("the name of a page"))
    }
}

impl Field for PageVersion {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.as_str()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(Self::parse)
            .ok_or(FieldError::Expected("the version of a page"))
    }
}

impl Field for Date {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|day| day.parse().ok())
            .ok_or(FieldError::Expected("a day"))
    }
}
