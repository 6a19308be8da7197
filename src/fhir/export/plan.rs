//! The plan: two CarePlans, the individual plan and its crisis part, with a Goal for each goal and a Provenance that says who wrote it.

use serde_json::{Value, json};

use super::{Out, concept, extension};
use crate::domain::consents::elsewhere::Elsewhere;
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::plans::content::{Answer, Entry};
use crate::domain::plans::plan::{Agreement, Plan, Stage};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;
use crate::fhir::words::Coded as _;

impl Out<'_> {
    /// The version in force, also that of a record which was merged into this one; else the one that is being written.
    pub(super) fn shown_plan(&self) -> Option<&Plan> {
        let patient: &Patient = self.patient;
        let in_force = self.state.plan_in_force_of(patient);
        in_force.or_else(|| self.records().find_map(Patient::plan_under_way))
    }

    pub(super) fn plan(&self) -> Vec<Value> {
        let Some(plan) = self.shown_plan() else {
            return Vec::new();
        };
        let mut resources = self.goals(plan);
        let goals: Vec<Value> = resources
            .iter()
            .filter_map(|goal| goal.get("id")?.as_str())
            .map(|id| json!({"reference": format!("Goal/{id}")}))
            .collect();
        let id = plan.id.to_string();
        let crisis = format!("crisis-{id}");
        resources.push(self.care_plan(plan, &id, false, &goals));
        resources.push(self.care_plan(plan, &crisis, true, &[]));
        let authors = plan.authors.iter();
        let agents: Vec<Value> = authors
            .map(|author| json!({"type": {"text": "author"}, "who": self.staff(author)}))
            .collect();
        let written = plan.parts.values().map(|written| written.at).max();
        let targets = [id.clone(), crisis].map(|id| json!({"reference": format!("CarePlan/{id}")}));
        resources.push(json!({
            "resourceType": "Provenance",
            "id": format!("written-{id}"),
            "target": targets,
            "recorded": written.unwrap_or(plan.begun_at).to_string(),
            "agent": agents,
        }));
        resources
    }

    fn goals(&self, plan: &Plan) -> Vec<Value> {
        let content = plan.content(Section::Goals);
        let entries = content
            .map(|content| &content.entries)
            .into_iter()
            .flatten();
        let numbered = (1_u32..).zip(entries);
        numbered
            .map(|(number, entry)| {
                json!({
                    "resourceType": "Goal",
                    "id": format!("goal-{}-{number}", plan.id),
                    "lifecycleStatus": "active",
                    "description": {"text": in_words(entry)},
                    "subject": self.subject(),
                })
            })
            .collect()
    }

    fn care_plan(&self, plan: &Plan, id: &str, crisis: bool, goals: &[Value]) -> Value {
        let sections = || {
            Section::ALL
                .into_iter()
                .filter(move |section| section.is_crisis() == crisis)
        };
        let own = sections()
            .filter(|section| {
                plan.content(*section)
                    .is_some_and(|content| content.own_words)
            })
            .map(|section| extension("own-words", "valueCode", json!(section.code())));
        let mut extensions: Vec<Value> = own.collect();
        let activities: Vec<Value> = sections()
            .filter(|section| *section != Section::Goals)
            .flat_map(|section| {
                let content = plan.content(section);
                let entries = content
                    .map(|content| &content.entries)
                    .into_iter()
                    .flatten();
                entries.map(move |entry| activity(section, entry))
            })
            .collect();
        let (status, period) = match plan.stage {
            Stage::Draft | Stage::Agreed => ("draft", Value::Null),
            Stage::InForce {
                since,
                until,
                review_at,
                ..
            } => {
                extensions.push(extension(
                    "review-at",
                    "valueInstant",
                    json!(review_at.to_string()),
                ));
                let period = json!({"start": since.to_string(), "end": until.to_string()});
                // Whoever has taken back that it is made has taken it back for other systems as well.
                let taken_back = sight::plan_taken_back(self.state, self.patient);
                (if taken_back { "revoked" } else { "active" }, period)
            }
            Stage::Replaced { .. } | Stage::Dropped => ("revoked", Value::Null),
        };
        if let Some((agreement, at)) = plan.agreement.as_ref().filter(|_| !crisis) {
            extensions.push(agreed(agreement, *at, plan.answered_elsewhere.as_ref()));
        }
        let part_of = crisis.then(|| json!([{"reference": format!("CarePlan/{}", plan.id)}]));
        let kind = if crisis {
            "crisis_plan"
        } else {
            "individual_plan"
        };
        json!({
            "resourceType": "CarePlan",
            "id": id,
            "extension": extensions,
            "partOf": part_of,
            "status": status,
            "intent": "plan",
            "category": [{"coding": [{"system": crate::fhir::CODES, "code": kind}]}],
            "title": if crisis { "Kriseplan" } else { "Individuell plan" },
            "subject": self.subject(),
            "period": period,
            "created": plan.begun_at.to_string(),
            "careTeam": [{"reference": format!("CareTeam/team-{}", self.patient.id)}],
            "goal": goals,
            "activity": activities,
        })
    }
}

/// An entry: in words for everybody, and answer by answer for whoever takes it in again.
fn activity(section: Section, entry: &Entry) -> Value {
    let answers: Vec<Value> = entry
        .iter()
        .map(|Answer { ask, text }| {
            let parts = [
                json!({"url": "ask", "valueCode": ask.code()}),
                json!({"url": "text", "valueString": text}),
            ];
            let url = format!("{}answer", crate::fhir::EXTENSION);
            json!({"url": url, "extension": parts})
        })
        .collect();
    json!({
        "extension": answers,
        "detail": {
            "code": concept(&section, None),
            "status": "unknown",
            "description": in_words(entry),
        },
    })
}

fn in_words(entry: &Entry) -> String {
    // Whom it is for stands there by id, answer by answer: no words for people.
    let texts: Vec<&str> = entry
        .iter()
        .filter(|answer| answer.ask != Ask::For)
        .map(|answer| answer.text.as_str())
        .collect();
    texts.join("\n")
}

fn agreed(agreement: &Agreement, here: Timestamp, elsewhere: Option<&Elsewhere>) -> Value {
    let at = elsewhere.map_or(Some(here), |said| said.at);
    let to = elsewhere.and_then(|said| said.to.as_ref()?.known());
    let words = |secret: &Option<Secret<String>>| secret.as_ref().and_then(Secret::known).cloned();
    let part = |url: &str, field: &str, value: Value| {
        if value.is_null() {
            Value::Null
        } else {
            json!({"url": url, field: value})
        }
    };
    json!({
        "url": format!("{}agreement", crate::fhir::EXTENSION),
        "extension": [
            part("agrees", "valueCode", json!(agreement.agrees.code())),
            part("words", "valueString", json!(words(&agreement.words))),
            part("capacity", "valueCode", json!(agreement.capacity.code())),
            part("capacity-words", "valueString", json!(words(&agreement.capacity_words))),
            part("at", "valueInstant", json!(at.map(|at| at.to_string()))),
            part("taken-by", "valueString", json!(to)),
            part("taken-in", "valueInstant", json!(elsewhere.map(|_| here.to_string()))),
        ],
    })
}
