//! A person's record as a Bundle: who it is, those around them, the plan and its crisis part, consents, what to watch for, who wrote
//! it and who has read it. Never what was told in confidence, nor the question that shows who somebody is.

mod people;
mod plan;
mod rights;

use serde_json::{Map, Value, json};

use crate::domain::ids::StaffId;
use crate::domain::openings::opening::Reader;
use crate::domain::patients::patient::Patient;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::fhir::words::Coded;
use crate::fhir::{CODES, EXTENSION, STAFF};

/// The Bundle of a record in use.
pub fn bundle(state: &State, patient: &Patient, now: Timestamp) -> Value {
    let out = Out { state, patient };
    let mut resources = vec![out.patient()];
    resources.extend(out.relatives());
    resources.push(out.care_team());
    resources.extend(out.plan());
    resources.extend(out.consents(now));
    resources.extend(out.flags(now));
    resources.extend(out.audit());
    let entries: Vec<Value> = resources
        .into_iter()
        .map(tidy)
        .map(|resource| json!({"fullUrl": full_url(&resource), "resource": resource}))
        .collect();
    json!({
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": now.to_string(),
        "entry": entries,
    })
}

/// What is written, and from where.
struct Out<'a> {
    state: &'a State,
    patient: &'a Patient,
}

impl Out<'_> {
    fn subject(&self) -> Value {
        json!({"reference": format!("Patient/{}", self.patient.id)})
    }

    /// A member of staff, by the name that the service file gives her.
    fn staff(&self, id: &StaffId) -> Value {
        let service = self.state.service.as_ref();
        let name = service
            .and_then(|service| service.staff(id))
            .map(|staff| staff.name.clone());
        json!({
            "identifier": {"system": STAFF, "value": id.to_string()},
            "display": name,
        })
    }

    /// Whoever has read.
    fn reader(&self, reader: &Reader) -> Value {
        match reader {
            Reader::Staff(staff) => self.staff(staff),
            Reader::Guest(guest) => {
                let guest = self.state.guest(*guest);
                let name = guest.and_then(|guest| guest.name.known());
                json!({ "display": name })
            }
        }
    }

    /// The records that this one stands for.
    fn records(&self) -> impl Iterator<Item = &Patient> {
        self.state.records_of(self.patient).into_iter()
    }
}

pub(super) fn full_url(resource: &Value) -> String {
    let part = |name: &str| {
        resource
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    format!("urn:hjemmevakt:{}:{}", part("resourceType"), part("id"))
}

pub(super) fn extension(name: &str, field: &str, value: Value) -> Value {
    let mut extension = Map::new();
    if !value.is_null() {
        extension.insert("url".to_owned(), format!("{EXTENSION}{name}").into());
        extension.insert(field.to_owned(), value);
    }
    Value::Object(extension)
}

fn concept(value: &impl Coded, text: Option<&str>) -> Value {
    json!({"coding": [{"system": CODES, "code": value.code()}], "text": text})
}

/// R4 has no `null`, no empty list and no empty object.
pub(super) fn tidy(value: Value) -> Value {
    fn says(value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Array(values) => !values.is_empty(),
            Value::Object(fields) => !fields.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
        }
    }
    match value {
        Value::Array(values) => values.into_iter().map(tidy).filter(says).collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, tidy(value)));
            Value::Object(fields.filter(|(_, value)| says(value)).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}
