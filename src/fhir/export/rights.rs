//! Consents, what to watch for, and who has read.

use serde_json::{Value, json};

use super::{Out, concept, extension};
use crate::domain::consents::consent::{Consent, ConsentKind};
use crate::domain::openings::listed::listed;
use crate::domain::openings::opening::Opening;
use crate::domain::openings::sight;
use crate::domain::patients::patient::Flag;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;
use crate::fhir::words::{self, Coded as _};

impl Out<'_> {
    pub(super) fn consents(&self, now: Timestamp) -> Vec<Value> {
        let holding = ConsentKind::ALL
            .map(|kind| sight::consent(self.state, self.patient, kind, now))
            .map(|consent| consent.map(|consent| consent.id));
        self.records()
            .flat_map(|record| record.consents.values())
            .map(|consent| self.consent(consent, holding.contains(&Some(consent.id))))
            .collect()
    }

    /// One that a newer word of the person has taken the place of does not hold, though nobody has withdrawn it.
    fn consent(&self, consent: &Consent, holds: bool) -> Value {
        let words = consent.words.as_ref().and_then(Secret::known);
        let ability = consent.ability.as_ref();
        let doubt = ability.and_then(|one| one.words.as_ref()?.known());
        let without: Vec<Value> = consent
            .without
            .iter()
            .map(|section| json!({"type": "deny", "code": [concept(section, None)]}))
            .collect();
        let elsewhere = consent.elsewhere.as_ref();
        let at = elsewhere.map_or(Some(consent.at), |said| said.at);
        let at = at.map(|at| at.to_string());
        // Whoever took it in here has not heard it.
        let performer = match elsewhere {
            None => Some(self.staff(&consent.by)),
            Some(said) => {
                let to = said.to.as_ref().and_then(Secret::known);
                to.map(|to| json!({"display": to}))
            }
        };
        let taken_in = elsewhere.map(|_| consent.at.to_string());
        let category = json!([{"coding": [{"system": crate::fhir::CODES, "code": "health_law"}]}]);
        let scope = json!({
            "coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}],
        });
        json!({
            "resourceType": "Consent",
            "id": consent.id.to_string(),
            "extension": [
                extension("capacity", "valueCode", json!(ability.map(|one| one.capacity.code()))),
                extension("capacity-words", "valueString", json!(doubt)),
                extension("given-how", "valueCode", json!(consent.how.code())),
                extension("words", "valueString", json!(words)),
                extension("taken-in", "valueInstant", json!(taken_in)),
                extension("withdrawn", "valueInstant", json!(consent.withdrawn.map(|at| at.to_string()))),
            ],
            "status": if consent.struck.is_some() { "entered-in-error" } else if holds { "active" } else { "inactive" },
            "scope": scope,
            "category": category,
            "patient": self.subject(),
            "dateTime": at,
            "performer": performer.map(|one| vec![one]),
            "policyRule": {"text": "pasient- og brukerrettighetsloven, helsepersonelloven"},
            "provision": {
                "type": "permit",
                "period": {"start": at, "end": consent.until.to_string()},
                "code": [concept(&consent.kind, None)],
                "provision": without,
            },
        })
    }

    pub(super) fn flags(&self, now: Timestamp) -> Vec<Value> {
        let flags = self.records().flat_map(|record| record.flags.values());
        flags.map(|flag| self.flag(flag, now)).collect()
    }

    fn flag(&self, flag: &Flag, now: Timestamp) -> Value {
        let end = flag.ended.as_ref().map_or(flag.until, |(_, at)| *at);
        let hidden = flag.hidden_because.as_ref().and_then(Secret::known);
        json!({
            "resourceType": "Flag",
            "id": flag.id.to_string(),
            "extension": [
                extension("reason", "valueString", json!(flag.reason.known())),
                extension("hidden-because", "valueString", json!(hidden)),
            ],
            "status": if flag.struck.is_some() { "entered-in-error" } else if flag.stands(now) { "active" } else { "inactive" },
            "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/flag-category", "code": "safety"}]}],
            "code": {"text": flag.text.known()},
            "subject": self.subject(),
            "period": {"start": flag.at.to_string(), "end": end.to_string()},
            "author": self.staff(&flag.by),
        })
    }

    /// Who has read, when, which parts, on what ground. Goes out and is never taken in: it is another service's.
    pub(super) fn audit(&self) -> Vec<Value> {
        self.records()
            .flat_map(|record| record.openings.values())
            .filter_map(|opening| self.opening(opening))
            .collect()
    }

    /// As the person's own list has it: that relatives told something in confidence does not go out with a copy.
    fn opening(&self, opening: &Opening) -> Option<Value> {
        let listed = listed(self.state, self.patient, opening)?;
        let parts = listed.iter();
        let details: Vec<Value> = parts
            .map(|part| json!({"type": "part", "valueString": words::part(*part)}))
            .collect();
        let reason = opening.reason.as_ref().and_then(Secret::known);
        Some(json!({
            "resourceType": "AuditEvent",
            "id": opening.id.to_string(),
            "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"},
            "action": "R",
            "recorded": opening.at.to_string(),
            "outcome": "0",
            "purposeOfEvent": [{
                "coding": [{"system": crate::fhir::CODES, "code": words::ground(opening.ground)}],
                "text": reason,
            }],
            "agent": [{"who": self.reader(&opening.viewer), "requestor": true}],
            "source": {"observer": {"display": "Hjemmevakt"}},
            "entity": [{"what": self.subject(), "detail": details}],
        }))
    }
}
