//! A document as FHIR R4: the answers as a QuestionnaireResponse, the contact as an Encounter, and a Provenance for each who signed it or
//! said something of it afterwards. Whom it is about is an identifier of ours and nothing more.

mod answers;

use std::iter;

use serde_json::{Value, json};

use crate::domain::actor::Actor;
use crate::domain::assessments::asked;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::hash::Mark;
use crate::domain::assessments::signature::Signature;
use crate::domain::contacts::contact::{Contact, Origin, Phase};
use crate::domain::forms::form::Form;
use crate::domain::openings::opening::LinkedBy;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::fhir::export::{extension, full_url, tidy};
use crate::fhir::{CODES, STAFF};

/// Records of people, by this program's own ids.
const PATIENT: &str = "urn:hjemmevakt:patient";

/// A document, and what is needed to say it.
#[derive(Clone, Copy, Debug)]
pub struct Out<'a> {
    /// For names, and the contact.
    pub state: &'a State,
    /// The document. Whoever asks may read it.
    pub document: &'a Document,
    /// The form that it was begun on; without it the answers stand by their link ids alone.
    pub form: Option<&'a Form>,
    /// By what it is found in the log, once it is signed.
    pub mark: Option<&'a Mark>,
}

impl Out<'_> {
    /// Everything there is, as a Bundle.
    pub fn bundle(&self, now: Timestamp) -> Value {
        let mut resources = vec![self.response()];
        let contact = self.state.contact(self.document.contact);
        resources.extend(contact.map(|contact| tidy(self.encounter(contact))));
        resources.extend(self.provenances().into_iter().map(tidy));
        let entries: Vec<Value> = resources
            .into_iter()
            .map(|resource| json!({"fullUrl": full_url(&resource), "resource": resource}))
            .collect();
        json!({
            "resourceType": "Bundle",
            "type": "collection",
            "timestamp": now.to_string(),
            "entry": entries,
        })
    }

    /// The answers alone.
    pub fn response(&self) -> Value {
        let document = self.document;
        let contact = self.state.contact(document.contact);
        let encounter = json!({"reference": format!("Encounter/{}", document.contact)});
        tidy(json!({
            "resourceType": "QuestionnaireResponse",
            "id": document.id.to_string(),
            "questionnaire": document.form.to_string(),
            "status": self.status(),
            "subject": self.subject(),
            "encounter": contact.map(|_| encounter),
            "authored": self.authored().to_string(),
            "author": asked::author(self.state, document).map(|author| self.who(&author)),
            "item": answers::items(document, self.form),
        }))
    }

    fn status(&self) -> &'static str {
        match self.document.part.standing() {
            Standing::Draft => "in-progress",
            Standing::Signed { .. } if self.document.amendments.is_empty() => "completed",
            Standing::Signed { .. } => "amended",
            Standing::Elsewhere(_) => "stopped",
            // What was only asked for was never wrong: it is not wanted any more.
            Standing::Withdrawn { .. } if self.is_bare() => "stopped",
            Standing::Withdrawn { .. } => "entered-in-error",
        }
    }

    /// Somebody asked for it, and nobody has written a word of it.
    fn is_bare(&self) -> bool {
        asked::request(self.state, self.document).is_some()
    }

    fn authored(&self) -> Timestamp {
        let signed = match self.document.part.standing() {
            Standing::Signed { at, .. } => Some(at),
            Standing::Withdrawn { signed, .. } => signed.map(|(_, at)| at),
            Standing::Draft | Standing::Elsewhere(_) => None,
        };
        let written = self.document.last_written().map(|written| written.at);
        signed.or(written).unwrap_or(self.document.begun_at)
    }

    /// Only where somebody has said whom the case is about: a number alone is a hint.
    fn subject(&self) -> Value {
        let about = self
            .state
            .contact(self.document.contact)
            .and_then(|contact| contact.about.as_ref());
        let said = about.filter(|about| about.by == LinkedBy::Staff || about.confirmed.is_some());
        let patient = said.and_then(|about| self.state.current_patient(about.patient));
        patient.map_or(Value::Null, |patient| {
            let id = patient.id.to_string();
            json!({"type": "Patient", "identifier": {"system": PATIENT, "value": id}})
        })
    }

    fn encounter(&self, contact: &Contact) -> Value {
        // What began on the telephone or in writing is told so; of a request it is not known whether they met.
        let (system, class) = match contact.origin {
            Origin::Call | Origin::CallOutsideDuty | Origin::Message => ("v3-ActCode", "VR"),
            Origin::Request => ("v3-NullFlavor", "UNK"),
        };
        let system = format!("http://terminology.hl7.org/CodeSystem/{system}");
        let end = match &contact.phase {
            Phase::Closed(closing) => Some(closing.at),
            Phase::OnTheLine(_)
            | Phase::CallBackDue(_)
            | Phase::CallingBack { .. }
            | Phase::NeedsOutcome { .. } => None,
        };
        json!({
            "resourceType": "Encounter",
            "id": contact.id.to_string(),
            "status": if end.is_some() { "finished" } else { "in-progress" },
            "class": {"system": system, "code": class},
            "subject": self.subject(),
            "period": {"start": contact.since.to_string(), "end": end.map(|at| at.to_string())},
        })
    }

    fn provenances(&self) -> Vec<Value> {
        let document = self.document;
        let (what, more) = match asked::asked_by(self.state, document) {
            // Whoever asked for a decision has written nothing of it.
            Some(_) => ("asked", json!({"agent": "requester"})),
            None => ("begun", Value::Null),
        };
        let begun = self.provenance(what, &document.begun_by, document.begun_at, &more);
        let mut all = vec![begun];
        let signed = match document.part.standing() {
            Standing::Signed { by, at, .. } => Some((by, at)),
            Standing::Withdrawn { signed, .. } => signed,
            Standing::Draft | Standing::Elsewhere(_) => None,
        };
        all.extend(signed.map(|(by, at)| {
            let marks = self.mark.map(|mark| {
                let hash = mark.hash.map(|hash| hash.to_string());
                let place = mark.place.to_string();
                [
                    extension("document-hash", "valueString", json!(hash)),
                    extension("place-in-log", "valueString", json!(place)),
                    extension("chain-hash", "valueString", json!(mark.chain)),
                ]
            });
            let more = json!({"extension": marks, "role": office(&by)});
            self.provenance("signed", &by.actor(), at, &more)
        }));
        all.extend(document.countersigned.as_ref().map(|(by, at)| {
            let more = json!({"role": "doctor"});
            self.provenance("countersigned", by.actor(), *at, &more)
        }));
        let paper = document.chase.paper.as_ref();
        all.extend(paper.map(|(by, at)| self.provenance("paper", by, *at, &Value::Null)));
        for (number, amendment) in document.amendments.iter().enumerate() {
            let words = amendment.words.known();
            let more = json!({
                "extension": [extension("words", "valueString", json!(words))],
                "reason": amendment.reason.known(),
            });
            let what = format!("amended-{}", number + 1);
            all.push(self.provenance(&what, &amendment.by, amendment.at, &more));
        }
        match document.part.standing() {
            Standing::Elsewhere(said) => {
                let words = extension("words", "valueString", json!(said.words.known()));
                let there = said.written.as_ref().map(|(by, at)| {
                    [
                        extension("written-by", "valueString", json!(by.known())),
                        extension("written-at", "valueDateTime", json!(at.to_string())),
                    ]
                });
                let said_of_it: Vec<Value> = iter::once(words)
                    .chain(there.into_iter().flatten())
                    .collect();
                let more = json!({"extension": said_of_it});
                all.push(self.provenance("elsewhere", &said.by, said.at, &more));
            }
            Standing::Withdrawn { by, at, reason, .. } => {
                let mut more = json!({"reason": reason.known()});
                if self.is_bare() {
                    let asked = by == document.begun_by;
                    more["agent"] = json!(if asked { "requester" } else { "performer" });
                }
                all.push(self.provenance("withdrawn", &by, at, &more));
            }
            Standing::Draft | Standing::Signed { .. } => {}
        }
        all
    }

    /// `what`: what was done, and, with a number where it can be done more than once, the first part of the id.
    fn provenance(&self, what: &str, by: &Actor, at: Timestamp, more: &Value) -> Value {
        let id = self.document.id.to_string();
        let activity = what.split('-').next().unwrap_or(what);
        let role = more
            .get("role")
            .map(|role| json!([{"coding": [{"system": CODES, "code": role}]}]));
        let reason = more.get("reason").filter(|reason| !reason.is_null());
        let participant = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
        let did = match more.get("agent") {
            Some(agent) => json!({"system": CODES, "code": agent}),
            None => json!({"system": participant, "code": "author"}),
        };
        json!({
            "resourceType": "Provenance",
            "id": format!("{what}-{id}"),
            "extension": more.get("extension"),
            "target": [{"reference": format!("QuestionnaireResponse/{id}")}],
            "recorded": at.to_string(),
            "reason": reason.map(|reason| json!([{"text": reason}])),
            "activity": {"coding": [{"system": CODES, "code": activity}]},
            "agent": [{
                "type": {"coding": [did]},
                "role": role,
                "who": self.who(by),
            }],
        })
    }

    /// A member of staff by the name of the service file; a guest by name alone.
    fn who(&self, actor: &Actor) -> Value {
        match actor {
            Actor::Staff(id) => {
                let service = self.state.service.as_ref();
                let name = service.and_then(|service| service.staff(id));
                let name = name.map(|staff| staff.name.clone());
                json!({
                    "type": "Practitioner",
                    "identifier": {"system": STAFF, "value": id.to_string()},
                    "display": name,
                })
            }
            Actor::Guest(id) => {
                let guest = self.state.guest(*id);
                let name = guest.and_then(|guest| guest.name.known());
                json!({"type": "Practitioner", "display": name.map_or("-", |name| name.as_str())})
            }
            Actor::Station(_)
            | Actor::Carrier
            | Actor::Clock
            | Actor::Effects
            | Actor::Operator => json!({"display": actor.to_string()}),
        }
    }
}

/// As what somebody signed, by our own codes.
const fn office(signature: &Signature) -> &'static str {
    match signature {
        Signature::Nurse(_) => "nurse",
        Signature::Doctor(_) => "doctor",
        Signature::MunicipalDoctor(_) => "municipal_doctor",
        Signature::Received(_) => "received",
    }
}
