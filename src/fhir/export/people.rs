//! Who it is, and who is around them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Out, concept, extension};
use crate::domain::ids::StaffId;
use crate::domain::patients::birth_number::{BirthNumber, Sort};
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::Relative;
use crate::domain::phone::E164;
use crate::domain::plans::content::answer;
use crate::domain::plans::section::{Ask, Section};
use crate::domain::tongue::Tongue;
use crate::fhir::words::Coded as _;
use crate::fhir::{BCP_47, BIRTH_NUMBER, D_NUMBER, FH_NUMBER, H_NUMBER, INTERPRETER};

fn identifier(number: &BirthNumber) -> Value {
    let system = match number.sort() {
        Sort::Birth => BIRTH_NUMBER,
        Sort::D => D_NUMBER,
        Sort::H => H_NUMBER,
        Sort::Fh => FH_NUMBER,
    };
    json!({"system": system, "value": number.as_str()})
}

fn telecom(phones: &[E164]) -> Vec<Value> {
    let each = (1_u32..).zip(phones);
    each.map(|(rank, phone)| json!({"system": "phone", "value": phone.as_str(), "rank": rank}))
        .collect()
}

fn communication(language: Option<&Tongue>) -> Option<Value> {
    let tag = language?.tag();
    let coding = json!({"system": BCP_47, "code": tag});
    Some(json!([{"language": {"coding": [coding]}, "preferred": true}]))
}

impl Out<'_> {
    pub(super) fn patient(&self) -> Value {
        let patient = self.patient;
        let who = patient.identity.known().cloned().unwrap_or_default();
        let settings = self.state.wishes_of(patient);
        let chosen = self.records().any(|record| record.settings.is_some());
        let (stand, elsewhere) = self.state.plan_stand_of(patient);
        let nurses = |name: &'static str, nurses: &[_]| -> Vec<Value> {
            let each = nurses.iter();
            each.map(|nurse| extension(name, "valueReference", self.staff(nurse)))
                .collect()
        };
        let mut extensions = vec![
            who.interpreter.as_ref().map_or(
                Value::Null,
                |_| json!({"url": INTERPRETER, "valueBoolean": true}),
            ),
            extension("interpreter", "valueString", json!(who.interpreter)),
            extension("communication", "valueString", json!(who.communication)),
            extension("plan-stand", "valueCode", json!(stand.code())),
            extension("plan-elsewhere", "valueString", json!(elsewhere)),
            extension(
                "somebody-else",
                "valueString",
                json!(settings.somebody_else),
            ),
        ];
        for (name, holds) in [
            ("no-texts", settings.no_texts),
            ("number-withheld", settings.number_withheld),
            ("settings-chosen", chosen),
        ] {
            if holds {
                extensions.push(extension(name, "valueBoolean", json!(true)));
            }
        }
        extensions.extend(nurses("preferred-nurse", &settings.preferred));
        extensions.extend(nurses("nurse-not-wanted", &settings.not_wanted));
        // One text: how somebody writes their names is theirs to say.
        let given = Some(&who.given).filter(|given| !given.is_empty());
        let described = who.described.as_ref();
        let official = who.is_named().then(|| {
            json!({
                "use": "official",
                "text": who.full_name(),
                "family": Some(&who.family).filter(|family| !family.is_empty()),
                "given": given.map(|given| vec![given]),
            })
        });
        // As long as nobody knows it, whom it is about.
        let described = described.map(|text| json!({"use": "temp", "text": text}));
        let preferred = who.preferred.as_ref();
        json!({
            "resourceType": "Patient",
            "id": patient.id.to_string(),
            "extension": extensions,
            "identifier": who.birth_number.as_ref().map(|number| vec![identifier(number)]),
            "active": patient.standing == Standing::Here,
            "name": [official, described, preferred.map(|name| json!({"use": "usual", "text": name}))],
            "telecom": telecom(&who.phones),
            "birthDate": who.birth_year.map(|year| format!("{year:04}")),
            "deceasedBoolean": (patient.standing == Standing::Dead).then_some(true),
            "address": who.address.map(|text| json!([{"text": text}])),
            "communication": communication(who.language.as_ref()),
        })
    }

    pub(super) fn relatives(&self) -> Vec<Value> {
        let people = self.state.people_of(self.patient);
        people.iter().map(|one| self.relative(one)).collect()
    }

    fn relative(&self, relative: &Relative) -> Value {
        let Some(person) = relative.person.known() else {
            return Value::Null;
        };
        let said = relative.said.as_ref();
        let ability = said.map(|said| &said.ability);
        let doubt = ability.and_then(|one| one.words.as_ref()?.known());
        let extensions = [
            extension("told", "valueCode", json!(relative.told.code())),
            extension(
                "told-words",
                "valueString",
                json!(said.and_then(|said| said.words.known())),
            ),
            extension(
                "told-capacity",
                "valueCode",
                json!(ability.map(|one| one.capacity.code())),
            ),
            extension("told-capacity-words", "valueString", json!(doubt)),
            extension("objected", "valueBoolean", json!(relative.objected)),
            extension("order", "valueUnsignedInt", json!(relative.order)),
            extension("next-of-kin", "valueBoolean", json!(person.next_of_kin)),
            extension("shared-phone", "valueBoolean", json!(person.shared_phone)),
            extension("hours", "valueString", json!(person.hours)),
        ];
        json!({
            "resourceType": "RelatedPerson",
            "id": relative.id.to_string(),
            "extension": extensions,
            "active": true,
            "patient": self.subject(),
            "relationship": [concept(&person.role, None)],
            "name": [{"text": person.name}],
            "telecom": telecom(&person.phones),
            "communication": communication(person.language.as_ref()),
        })
    }

    /// For others to read: whoever works with the person, is around them, or takes part in the plan.
    pub(super) fn care_team(&self) -> Value {
        let role = |text: &str| json!([{"text": text}]);
        let mut participants: Vec<Value> = Vec::new();
        let coordinators = self
            .records()
            .filter_map(|record| record.coordinator.as_ref());
        let coordinators: BTreeSet<&StaffId> = coordinators.collect();
        for coordinator in coordinators {
            let member = self.staff(coordinator);
            participants.push(json!({"role": role("coordinator"), "member": member}));
        }
        let assigned = self.records().flat_map(|record| &record.assigned);
        let assigned: BTreeSet<&StaffId> = assigned.collect();
        for staff in assigned {
            participants.push(json!({"role": role("assigned"), "member": self.staff(staff)}));
        }
        for relative in self.state.people_of(self.patient) {
            let member = json!({"reference": format!("RelatedPerson/{}", relative.id)});
            participants.push(json!({"member": member}));
        }
        let taking_part = self
            .shown_plan()
            .and_then(|plan| plan.content(Section::Participants));
        for entry in taking_part
            .map(|content| &content.entries)
            .into_iter()
            .flatten()
        {
            participants.push(json!({
                "role": answer(entry, Ask::What).map(role),
                "member": answer(entry, Ask::Who).map(|who| json!({"display": who})),
            }));
        }
        json!({
            "resourceType": "CareTeam",
            "id": format!("team-{}", self.patient.id),
            "status": "active",
            "subject": self.subject(),
            "participant": participants,
        })
    }
}
