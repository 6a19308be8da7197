//! Patients through the API: the same rights, the same words left out and the same readings written down as on the pages.

mod contact;
mod merging;
mod named;
mod plan;
mod record;
mod rights;
mod searching;
mod tasks;
mod widening;

use hjemmevakt::domain::ids::{PatientId, RelativeId, StaffId};
use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::api::rig::Rig;

pub const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));
pub const MARJA: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xa2));
/// A synthetic number.
pub const NUMBER: &str = "13897510019";
/// Within every length of time that is asked for.
pub const NEXT_SUMMER: &str = "2026-07-01T00:00:00Z";

/// A service with somebody in it.
pub struct House {
    pub rig: Rig,
    pub siri: String,
    pub kari: String,
}

pub fn at(path: &str) -> String {
    format!("/api/v1/patients/{ANNE}{path}")
}

impl House {
    /// Siri of the day service, Kari on duty, and Anne, whom Siri has registered with her mother.
    pub async fn with_anne() -> Self {
        let rig = Rig::start().await;
        rig.add("siri", &[]).await;
        let (siri, kari) = (rig.token("siri").await, rig.token("kari").await);
        let house = Self { rig, siri, kari };
        let body = json!({"id": ANNE.to_string(), "identity": {
            "given": "Ánne", "family": "Nordvik", "birth_number": NUMBER, "phones": ["900 00 081"],
        }});
        assert_eq!(
            house.siri_does("/api/v1/patients", &body).await["id"],
            ANNE.to_string()
        );
        let mother = json!({"id": MARJA.to_string(), "name": "Marja Nordvik", "role": "mother", "phones": ["+4790000082"]});
        house.siri_does(&at("/people"), &mother).await;
        house
    }

    pub async fn siri_does(&self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.rig.post(&self.siri, path, body).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        answer
    }

    pub async fn kari_does(&self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.rig.post(&self.kari, path, body).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        answer
    }

    pub async fn reads(&self, token: &str, path: &str) -> Value {
        let (status, answer) = self.rig.read(token, path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        answer
    }

    pub async fn consents(&self, kind: &str, without: &[&str]) -> String {
        let body = json!({"kind": kind, "without": without, "how": "spoken", "until": NEXT_SUMMER, "capacity": "has"});
        let added = self.siri_does(&at("/consents"), &body).await;
        added["id"].as_str().unwrap().to_owned()
    }

    /// A plan in force, with what helps and what is refused; its id.
    pub async fn plan(&self) -> String {
        self.consents("plan_made", &[]).await;
        let begun = self.siri_does(&at("/plan/begin"), &json!({})).await;
        let plan = begun["id"].as_str().unwrap().to_owned();
        for (part, entry) in [
            ("helps", json!({"what": "te og stillhet"})),
            ("refusals", json!({"what": "belter"})),
        ] {
            let body = json!({"entries": [entry], "own_words": true});
            self.siri_does(&at(&format!("/plan/{plan}/parts/{part}")), &body)
                .await;
        }
        self.agrees(&plan).await;
        plan
    }

    pub async fn agrees(&self, plan: &str) {
        let answer = json!({"agrees": "yes", "capacity": "has"});
        self.siri_does(&at(&format!("/plan/{plan}/answer")), &answer)
            .await;
        let period = json!({"until": NEXT_SUMMER, "review_at": "2026-05-01T00:00:00Z"});
        self.siri_does(&at(&format!("/plan/{plan}/in-force")), &period)
            .await;
    }

    /// Whether this was written down as read.
    pub fn has_read(&self, who: &str, ground: fn(Ground) -> bool, part: RecordPart) -> bool {
        let state = self.rig.engine.state();
        let anne = state.patient(ANNE).unwrap();
        let mut openings = anne.openings.values();
        openings.any(|one| {
            one.viewer == StaffId::new(who) && ground(one.ground) && one.parts.contains(&part)
        })
    }

    /// Her mother rings, and Kari has it in her hands.
    pub async fn mother_rings(&self, line: &str) -> String {
        let (contact, _) = self.rig.dial(line, "+4790000082").await;
        contact
    }

    /// She writes as well: now it can be said who it is.
    pub async fn mother_writes(&self) {
        self.rig.hears_from("+4790000082").await;
    }
}

pub fn assigned(ground: Ground) -> bool {
    ground == Ground::Assigned
}
