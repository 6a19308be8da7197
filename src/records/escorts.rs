//! How escorts, and what is written about an empty chair, stand in a record.

use serde_json::{Value, json};

use crate::domain::escorts::escort::{Police, PoliceReason, Ride};
use crate::domain::escorts::tell::ChairText;
use crate::domain::ids::EscortId;
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    Ride {
        ScheduledFlight "scheduled_flight", Ambulance "ambulance", AirAmbulance "air_ambulance", Car "car",
        PoliceVehicle "police_vehicle",
    }
    PoliceReason {
        OwnDanger "own-danger", OthersDanger "others-danger", Resists "resists", Missing "missing", NoWayIn "no-way-in",
        NoEscort "no-escort", OwnWords "own_words",
    }
    Police { NotNeeded "not_needed", Considered "considered", Asked "asked" }
}

impl Field for EscortId {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|id| id.parse().ok())
            .ok_or(FieldError::Expected("an escort"))
    }
}

impl Field for ChairText {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Empty {
                from,
                until,
                answered,
                moved,
            } => {
                json!({ "empty": from.put(cx)?, "until": until.put(cx)?, "answered": answered, "moved": moved })
            }
            Self::Delayed => Value::from("delayed"),
            Self::Filled => Value::from("filled"),
            Self::Yours { from, until } => {
                json!({ "yours": from.put(cx)?, "until": until.put(cx)? })
            }
            Self::YoursNoMore => Value::from("yours_no_more"),
            Self::ReturnDue => Value::from("return_due"),
            Self::ReturnLate => Value::from("return_late"),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("delayed") => Ok(Self::Delayed),
            Some("filled") => Ok(Self::Filled),
            Some("yours_no_more") => Ok(Self::YoursNoMore),
            Some("return_due") => Ok(Self::ReturnDue),
            Some("return_late") => Ok(Self::ReturnLate),
            Some(_) => Err(FieldError::Expected("a text about a chair")),
            None => {
                let until = Field::get(part(value, "until")?, cx)?;
                match value.get("yours") {
                    Some(from) => Ok(Self::Yours {
                        from: Field::get(from, cx)?,
                        until,
                    }),
                    None => Ok(Self::Empty {
                        from: Field::get(part(value, "empty")?, cx)?,
                        until,
                        answered: Field::get(part(value, "answered")?, cx)?,
                        moved: Field::get(part(value, "moved")?, cx)?,
                    }),
                }
            }
        }
    }
}
