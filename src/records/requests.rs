//! How requests and what nurses are summoned for stand in a record.

use serde_json::{Value, json};

use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::requests::form::{Form, Isbar, PatientRef, Urgency, Wanted};
use crate::domain::requests::request::Requester;
use crate::domain::secret::Secret;
use crate::domain::summons::state::{AcceptedBy, SummonsWhy};
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    Urgency { Immediate "immediate", Urgent "urgent", Soon "soon", Routine "routine" }
    Wanted {
        AdviceNow "advice_now", ComeHere "come_here", TakeOver "take_over",
        HelpWithAdmission "help_with_admission", Escort "escort",
    }
    SummonsWhy { Request "request", Message "message" }
    AcceptedBy { Key "key", Screen "screen", Code "code" }
}

impl Field for Secret<BirthNumber> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.known()
            .map_or(Ok(Value::Null), |number| cx.seal(number.as_str()))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let Some(number) = cx.open(value)? else {
            return Ok(Self::Erased);
        };
        number
            .parse()
            .map(Self::Known)
            .map_err(|_| FieldError::Expected("a birth number under the seal"))
    }
}

impl Field for Box<Form> {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        self.as_ref().put(cx)
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Form::get(value, cx).map(Self::new)
    }
}

impl Field for Requester {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Staff(staff) => json!({ "staff": staff.put(cx)? }),
            Self::Guest(guest) => json!({ "guest": guest.put(cx)? }),
            Self::Station { station, name, hpr } => {
                json!({ "station": station.put(cx)?, "name": name.put(cx)?, "hpr": hpr.put(cx)? })
            }
            Self::Telephone => Value::from("telephone"),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if word(value) == Some("telephone") {
            Ok(Self::Telephone)
        } else if let Some(staff) = value.get("staff") {
            Field::get(staff, cx).map(Self::Staff)
        } else if let Some(guest) = value.get("guest") {
            Field::get(guest, cx).map(Self::Guest)
        } else {
            Ok(Self::Station {
                station: Field::get(part(value, "station")?, cx)?,
                name: Field::get(part(value, "name")?, cx)?,
                hpr: Field::get(part(value, "hpr")?, cx)?,
            })
        }
    }
}

impl Field for PatientRef {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::BirthNumber(number) => json!({ "birth_number": number.put(cx)? }),
            Self::Named { name, birth_year } => {
                json!({ "name": name.put(cx)?, "birth_year": birth_year.put(cx)? })
            }
            Self::NotYetKnown => Value::from("not_yet_known"),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if word(value) == Some("not_yet_known") {
            Ok(Self::NotYetKnown)
        } else if let Some(number) = value.get("birth_number") {
            Field::get(number, cx).map(Self::BirthNumber)
        } else {
            Ok(Self::Named {
                name: Field::get(part(value, "name")?, cx)?,
                birth_year: Field::get(part(value, "birth_year")?, cx)?,
            })
        }
    }
}

impl Field for Form {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(json!({
            "urgency": self.urgency.put(cx)?,
            "wanted": self.wanted.put(cx)?,
            "patient": self.patient.put(cx)?,
            "situation": self.isbar.situation.put(cx)?,
            "background": self.isbar.background.put(cx)?,
            "assessment": self.isbar.assessment.put(cx)?,
            "recommendation": self.isbar.recommendation.put(cx)?,
            "place": self.place.put(cx)?,
            "present": self.present.put(cx)?,
            "safety": self.safety.put(cx)?,
            "interpreter": self.interpreter.put(cx)?,
            "phone": self.phone.put(cx)?,
        }))
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        Ok(Self {
            urgency: Field::get(part(value, "urgency")?, cx)?,
            wanted: Field::get(part(value, "wanted")?, cx)?,
            patient: Field::get(part(value, "patient")?, cx)?,
            isbar: Isbar {
                situation: Field::get(part(value, "situation")?, cx)?,
                background: Field::get(part(value, "background")?, cx)?,
                assessment: Field::get(part(value, "assessment")?, cx)?,
                recommendation: Field::get(part(value, "recommendation")?, cx)?,
            },
            place: Field::get(part(value, "place")?, cx)?,
            present: Field::get(part(value, "present")?, cx)?,
            safety: Field::get(part(value, "safety")?, cx)?,
            interpreter: Field::get(part(value, "interpreter")?, cx)?,
            phone: Field::get(part(value, "phone")?, cx)?,
        })
    }
}
