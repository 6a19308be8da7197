//! How the service file, shifts and destinations stand in a record.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::duty::Shift;
use crate::domain::secret::Secret;
use crate::domain::service::Service;
use crate::domain::service::places::{Destination, DestinationKind};
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::{EncodeError, FieldError};
use crate::service_file;

/// As its text, sealed: it holds patients' numbers. Read leniently: rules that were tightened since do not apply to it.
impl Field for Arc<Service> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        cx.seal(&self.source)
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let text = cx
            .open(value)?
            .ok_or(FieldError::Expected("the service's own key"))?;
        service_file::parse_stored(&text)
            .map(Self::new)
            .map_err(|problems| {
                FieldError::ServiceFile(
                    problems
                        .first()
                        .map_or_else(String::new, |problem| problem.message.clone()),
                )
            })
    }
}

impl Field for Shift {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({
            "start": self.start.put(cx)?,
            "end": self.end.put(cx)?,
            "primary": self.primary.put(cx)?,
            "backup": self.backup.put(cx)?,
            "others": self.others.put(cx)?,
        }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            start: Field::get(part(value, "start")?, cx)?,
            end: Field::get(part(value, "end")?, cx)?,
            primary: Field::get(part(value, "primary")?, cx)?,
            backup: Field::get(part(value, "backup")?, cx)?,
            others: Field::get(part(value, "others")?, cx)?,
        })
    }
}

impl Field for Destination {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        let number = Secret::Known(self.number.clone());
        Ok(
            json!({ "number": number.put(cx)?, "label": self.label.put(cx)?, "kind": self.kind.put(cx)? }),
        )
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let number = Secret::get(part(value, "number")?, cx)?;
        Ok(Self {
            number: number
                .known()
                .cloned()
                .ok_or(FieldError::Expected("the service's own key"))?,
            label: Field::get(part(value, "label")?, cx)?,
            kind: Field::get(part(value, "kind")?, cx)?,
        })
    }
}

impl Field for DestinationKind {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(match self {
            Self::DayService => "day_service",
            Self::Legevakt => "legevakt",
            Self::Other => "other",
        }))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("day_service") => Ok(Self::DayService),
            Some("legevakt") => Ok(Self::Legevakt),
            Some("other") => Ok(Self::Other),
            Some(_) | None => Err(FieldError::Expected("what a destination is")),
        }
    }
}
