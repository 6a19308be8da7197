//! How documents stand in a record. What is answered in a field is written as one text and sealed whole.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::actor::Actor;
use crate::domain::assessments::chase::DocumentText;
use crate::domain::assessments::hash::{DocumentHash, Nonce};
use crate::domain::assessments::signature::{
    DoctorSignature, MunicipalDoctorSignature, NurseSignature, ReceivedSignature, Signature,
};
use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::form::FormRef;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link;
use crate::domain::ids::DocumentId;
use crate::domain::secret::{Secret, Subject};
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    DocumentText {
        OrderUnsigned "order_unsigned", DecisionUnseen "decision_unseen", DecisionNotWanted "decision_not_wanted",
        PartFinished "part_finished", PartTakenBack "part_taken_back",
    }
}

impl Field for DocumentId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("a document"))
    }
    fn subject(&self) -> Option<Subject> {
        Some(Subject::Document(*self))
    }
}

impl Field for DocumentKind {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::from(self.code()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(Self::from_code)
            .ok_or(FieldError::Expected("a kind of document"))
    }
}

impl Field for FormRef {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({ "url": self.url.put(cx)?, "version": self.version.put(cx)? }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            url: Field::get(part(value, "url")?, cx)?,
            version: Field::get(part(value, "version")?, cx)?,
        })
    }
}

impl Field for link::Field {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|field| field.parse().ok())
            .ok_or(FieldError::Expected("a field of a form"))
    }
}

impl Field for Signature {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Nurse(by) => json!({ "nurse": by.staff().put(cx)? }),
            Self::Doctor(by) => json!({ "doctor": by.actor().put(cx)? }),
            Self::MunicipalDoctor(by) => json!({ "municipal_doctor": by.staff().put(cx)? }),
            Self::Received(by) => json!({ "received": by.actor().put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if let Some(by) = value.get("nurse") {
            Field::get(by, cx)
                .map(NurseSignature::as_recorded)
                .map(Self::Nurse)
        } else if let Some(by) = value.get("doctor") {
            Field::get(by, cx)
                .map(DoctorSignature::as_recorded)
                .map(Self::Doctor)
        } else if let Some(by) = value.get("municipal_doctor") {
            Field::get(by, cx)
                .map(MunicipalDoctorSignature::as_recorded)
                .map(Self::MunicipalDoctor)
        } else {
            Field::get(part(value, "received")?, cx)
                .map(ReceivedSignature::as_recorded)
                .map(Self::Received)
        }
    }
}

impl Field for DoctorSignature {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.actor().put(cx)
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let actor: Actor = Field::get(value, cx)?;
        Ok(Self::as_recorded(actor))
    }
}

impl Field for Secret<Arc<[Answer]>> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        let Self::Known(values) = self else {
            return Ok(Value::Null);
        };
        let values: Vec<Value> = values.iter().map(answer).collect();
        cx.seal(&Value::Array(values).to_string())
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let Some(text) = cx.open(value)? else {
            return Ok(Self::Erased);
        };
        let values: Vec<Value> = serde_json::from_str(&text).map_err(FieldError::Json)?;
        let values: Vec<Answer> = values
            .iter()
            .map(|value| answered(value, cx))
            .collect::<Result<_, _>>()?;
        Ok(Self::Known(values.into()))
    }
}

impl Field for DocumentHash {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|hash| hash.parse().ok())
            .ok_or(FieldError::Expected("the hash of a document"))
    }
}

impl Field for Secret<Nonce> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.known()
            .map_or(Ok(Value::Null), |nonce| cx.seal(&nonce.reveal()))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let Some(nonce) = cx.open(value)? else {
            return Ok(Self::Erased);
        };
        nonce
            .parse()
            .map(Self::Known)
            .map_err(|_| FieldError::Expected("64 hexadecimal digits under the seal"))
    }
}

/// Inside what is sealed whole.
fn answer(answer: &Answer) -> Value {
    match answer {
        Answer::Boolean(yes) => json!({ "boolean": yes }),
        Answer::Choice(Code(code)) => json!({ "choice": code.as_ref() }),
        Answer::Own(words) => json!({ "own": words }),
        Answer::Text(words) => json!({ "text": words }),
        Answer::Integer(number) => json!({ "integer": number }),
        Answer::Decimal(number) => json!({ "decimal": number.to_string() }),
        Answer::Date(day) => json!({ "date": day.to_string() }),
        Answer::DateTime(at) => json!({ "at": at.as_millis() }),
    }
}

fn answered(value: &Value, cx: &Reading<'_>) -> Result<Answer, FieldError> {
    let text = |name| value.get(name).and_then(Value::as_str);
    let found = if let Some(yes) = value.get("boolean").and_then(Value::as_bool) {
        Some(Answer::Boolean(yes))
    } else if let Some(code) = text("choice") {
        Some(Answer::Choice(Code::new(code)))
    } else if let Some(words) = text("own") {
        Some(Answer::Own(words.to_owned()))
    } else if let Some(words) = text("text") {
        Some(Answer::Text(words.to_owned()))
    } else if let Some(number) = value.get("integer").and_then(Value::as_i64) {
        i32::try_from(number).ok().map(Answer::Integer)
    } else if let Some(number) = text("decimal") {
        number.parse().ok().map(Answer::Decimal)
    } else if let Some(day) = text("date") {
        day.parse().ok().map(Answer::Date)
    } else if let Some(at) = value.get("at") {
        Some(Answer::DateTime(Field::get(at, cx)?))
    } else {
        None
    };
    found.ok_or(FieldError::Expected("an answer"))
}
