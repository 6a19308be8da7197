//! A record as a Bundle: what is exported and taken in elsewhere is the same plan, and nothing is taken in by halves.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{ConsentId, FlagId, PatientId, PlanId, RelativeId, StaffId};
use hjemmevakt::domain::openings::opening::{Ground, Reader, RecordPart};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Patient;
use hjemmevakt::domain::patients::people::{Person, Relative, Role, Told};
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::plan::{Agrees, Capacity, Stage};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::Relation;
use hjemmevakt::domain::time::Timestamp;
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::api::rig::{Rig, assert_problem};

pub(super) const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));
const MARJA: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xa2));
const PLAN: PlanId = PlanId::from_uuid(Uuid::from_u128(0xa3));
/// What a record must bear.
const WORDS: &str = "rolig \"stemme\" – áčđŋšŧž, æøå\nnår <det> & er natt";

pub(super) async fn does(rig: &Rig, who: &str, command: PatientCommand) {
    let kind = format!("{command:?}");
    let actor = Actor::Staff(StaffId::new(who));
    let done = rig.engine.submit(actor, Command::Patient(command)).await;
    assert!(done.is_ok(), "{kind}: {:?}", done.err());
}

async fn changes(rig: &Rig, change: Change) {
    let patient = ANNE;
    does(rig, "siri", PatientCommand::Change { patient, change }).await;
}

async fn writes(rig: &Rig, command: PlanCommand) {
    does(rig, "siri", PatientCommand::WritePlan(command)).await;
}

fn text(ask: Ask) -> String {
    if ask == Ask::Dated {
        "2026-01-02".to_owned()
    } else {
        format!("{ask:?}: {WORDS}")
    }
}

/// As many entries as a part takes up to two, each with every answer.
fn content(section: Section) -> Content {
    let entry = || {
        let answers = section.asks().iter();
        answers
            .map(|ask| Answer {
                ask: *ask,
                text: text(*ask),
            })
            .collect()
    };
    let entries = if section.repeats() { 2 } else { 1 };
    Content {
        entries: (0..entries).map(|_| entry()).collect(),
        own_words: section != Section::Needs,
    }
}

/// Somebody of the same name under another id.
pub(super) async fn registers(rig: &Rig, patient: PatientId) {
    let PatientCommand::Register { identity, .. } = register() else {
        panic!("another command");
    };
    does(rig, "siri", PatientCommand::Register { patient, identity }).await;
}

fn register() -> PatientCommand {
    let identity = Identity {
        given: "Ánne Marja".to_owned(),
        family: "Nordvik".to_owned(),
        preferred: Some("Ánná".to_owned()),
        birth_number: Some("13897510019".parse().unwrap()),
        birth_year: Some(1975),
        phones: vec![
            "+4790000081".parse().unwrap(),
            "+4790000083".parse().unwrap(),
        ],
        address: Some("Fjordveien 1, 9700 Lakselv".to_owned()),
        language: Some("nn".parse().unwrap()),
        interpreter: Some("nordsamisk".to_owned()),
        communication: Some("hører dårlig".to_owned()),
        described: Some("kvinne, rundt 50, i lyngtrøye".to_owned()),
    };
    PatientCommand::Register {
        patient: ANNE,
        identity: Box::new(identity),
    }
}

/// Everything that a record can hold.
pub(super) async fn written(rig: &Rig) {
    does(rig, "siri", register()).await;
    let marja = Person {
        name: "Marja Nordvik".to_owned(),
        role: Role::Close(Relation::Mother),
        next_of_kin: true,
        phones: vec!["+4790000082".parse().unwrap()],
        hours: Some("ikke etter 22".to_owned()),
        language: Some("fkv".parse().unwrap()),
        shared_phone: true,
    };
    let list = |relative, person, order| Change::List {
        relative,
        person: Box::new(person),
        order,
    };
    changes(rig, list(MARJA, marja.clone(), 1)).await;
    let told = Told::Tasks;
    changes(
        rig,
        Change::SetTold {
            relative: MARJA,
            told,
            widened: Some(Widened::by("hun kan få vite det")),
        },
    )
    .await;
    let doctor = RelativeId::from_uuid(Uuid::from_u128(0xb2));
    let role = Role::GeneralPractitioner;
    let name = "Petter Aas".to_owned();
    changes(
        rig,
        list(
            doctor,
            Person {
                name,
                role,
                ..marja
            },
            0,
        ),
    )
    .await;
    let objected = true;
    changes(
        rig,
        Change::SetObjected {
            relative: doctor,
            objected,
        },
    )
    .await;
    let settings = Settings {
        no_texts: true,
        number_withheld: true,
        somebody_else: Some("si at det er fra tannlegen".to_owned()),
        preferred: vec![StaffId::new("kari")],
        not_wanted: vec![StaffId::new("aslak")],
    };
    changes(rig, Change::SaveSettings(Box::new(settings))).await;
    let question = ProofQuestion {
        question: "Hva heter hunden?".to_owned(),
        answer: "Rambo".to_owned(),
    };
    changes(rig, Change::ChooseQuestion(question)).await;
    let until = rig.engine.now() + Duration::from_hours(24 * 90);
    let flag = Change::RaiseFlag {
        flag: FlagId::from_uuid(Uuid::from_u128(0xa6)),
        text: "hund i gangen".to_owned(),
        reason: "bet en nabo".to_owned(),
        hidden_because: "ville skape uro".to_owned(),
        until,
    };
    changes(rig, flag).await;
    for (number, kind) in (0xc1..).zip(ConsentKind::ALL) {
        let give = PatientCommand::GiveConsent {
            patient: ANNE,
            consent: ConsentId::from_uuid(Uuid::from_u128(number)),
            kind,
            without: vec![Section::Wishes, Section::Places],
            words: "ikke med naboen".to_owned(),
            how: GivenHow::Spoken,
            until: rig.engine.now() + Duration::from_hours(24 * 300),
            able: Able::has(),
        };
        does(rig, "siri", give).await;
    }
    let (patient, plan) = (ANNE, PLAN);
    writes(rig, PlanCommand::Begin { patient, plan }).await;
    for section in Section::ALL {
        let write = PlanCommand::Write {
            patient,
            plan,
            section,
            content: content(section),
            seen: None,
        };
        writes(rig, write).await;
    }
    let answer = PlanCommand::Answer {
        patient,
        plan,
        agrees: Agrees::InPart,
        words: "ikke alt om sykehuset".to_owned(),
        capacity: Capacity::InDoubt,
        capacity_words: "sliten den dagen".to_owned(),
    };
    writes(rig, answer).await;
    let force = PlanCommand::PutInForce {
        patient,
        plan,
        until: rig.engine.now() + Duration::from_hours(24 * 290),
        review_at: rig.engine.now() + Duration::from_hours(24 * 90),
    };
    writes(rig, force).await;
}

pub(super) async fn siri(rig: &Rig) -> String {
    rig.add("siri", &[]).await;
    rig.token("siri").await
}

pub(super) async fn exported(rig: &Rig, token: &str) -> Value {
    let path = format!("/api/v1/patients/{ANNE}/fhir");
    let (status, bundle) = rig.read(token, &path).await;
    assert_eq!(status, StatusCode::OK, "{bundle}");
    bundle
}

fn record(rig: &Rig, patient: PatientId) -> Patient {
    rig.engine.state().patient(patient).unwrap().clone()
}

/// The same person, people, settings, flags, consents and plan; whoever wrote it down, and when.
fn assert_same(one: &Patient, two: &Patient) {
    assert!(one.identity == two.identity, "identity");
    assert!(one.settings == two.settings, "settings");
    assert_eq!(one.plan_stand, two.plan_stand);
    let people = |of: &Patient| {
        let all = of.relatives.values().map(|one| (**one).clone());
        let listed = all.map(|one| Relative {
            listed_at: Timestamp::from_millis(0),
            ..one
        });
        listed.collect::<Vec<_>>()
    };
    assert_eq!(people(one), people(two));
    assert_eq!(one.flags.len(), two.flags.len());
    for (one, two) in one.flags.values().zip(two.flags.values()) {
        assert!(one.text == two.text && one.reason == two.reason);
        assert!(one.hidden_because == two.hidden_because && one.until == two.until);
    }
    assert_eq!(one.consents.len(), two.consents.len());
    for (one, two) in one.consents.values().zip(two.consents.values()) {
        assert_eq!(
            (one.kind, one.how, one.until),
            (two.kind, two.how, two.until)
        );
        assert!(one.words == two.words && one.without == two.without);
        // When it was said and to whom, and not when it was taken in.
        let said = two.elsewhere.as_ref().unwrap();
        assert_eq!(said.at, Some(one.at));
        assert!(said.to.as_ref().and_then(Secret::known).is_some());
    }
    let (one, two) = (one.plan_in_force().unwrap(), two.plan_in_force().unwrap());
    assert_eq!(one.id, two.id);
    for section in Section::ALL {
        assert!(one.content(section).is_some(), "{section:?}");
        assert!(one.content(section) == two.content(section), "{section:?}");
    }
    let said = |plan: &hjemmevakt::domain::plans::plan::Plan| plan.agreement.clone().unwrap().0;
    assert!(said(one) == said(two), "agreement");
    let answered = one.agreement.as_ref().map(|(_, at)| *at);
    let elsewhere = two.answered_elsewhere.as_ref().unwrap();
    assert_eq!((elsewhere.at, &elsewhere.to), (answered, &None));
    let until = |stage: Stage| match stage {
        Stage::InForce {
            until, review_at, ..
        } => Some((until, review_at)),
        Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
    };
    assert_eq!(until(one.stage), until(two.stage));
}

#[tokio::test]
async fn what_is_exported_and_taken_in_elsewhere_is_the_same_plan() {
    let here = Rig::start().await;
    written(&here).await;
    let token = siri(&here).await;
    let bundle = exported(&here, &token).await;
    if let Some(path) = std::env::var_os("HJEMMEVAKT_FHIR_OUT") {
        // Once more: now with the reading of the first time in it.
        std::fs::write(path, exported(&here, &token).await.to_string()).unwrap();
    }
    assert!(
        !bundle.to_string().contains("Rambo"),
        "the answer stays here"
    );
    let there = Rig::start().await;
    let token = siri(&there).await;
    let taken = there.post(&token, "/api/v1/patients/fhir", &bundle).await;
    assert_eq!(taken.0, StatusCode::OK, "{}", taken.1);
    assert_eq!(
        taken.1,
        json!({"patient": ANNE.to_string(), "left_out": []})
    );
    assert_same(&record(&here, ANNE), &record(&there, ANNE));
    let again = there.post(&token, "/api/v1/patients/fhir", &bundle).await;
    assert_problem(
        again,
        StatusCode::UNPROCESSABLE_ENTITY,
        "registered here already",
    );
}

#[tokio::test]
async fn an_export_is_a_reading_of_all_of_it_for_those_who_work_with_the_person() {
    let rig = Rig::start().await;
    written(&rig).await;
    let token = siri(&rig).await;
    exported(&rig, &token).await;
    let openings = record(&rig, ANNE).openings;
    let [opening] = openings.values().collect::<Vec<_>>()[..] else {
        panic!("{openings:?}");
    };
    assert_eq!(
        (&opening.viewer, opening.ground),
        (&Reader::Staff(StaffId::new("siri")), Ground::Assigned)
    );
    assert_eq!(opening.parts.len(), 4 + Section::ALL.len());
    assert!(opening.parts.contains(&RecordPart::Plan(Section::Red)));
    let bundle = exported(&rig, &token).await;
    let kinds: std::collections::BTreeSet<&str> = bundle["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["resource"]["resourceType"].as_str().unwrap())
        .collect();
    let wanted = [
        "AuditEvent",
        "CarePlan",
        "CareTeam",
        "Consent",
        "Flag",
        "Goal",
        "Patient",
        "Provenance",
        "RelatedPerson",
    ];
    assert!(kinds.into_iter().eq(wanted), "{bundle}");
    let path = format!("/api/v1/patients/{ANNE}/fhir");
    for who in ["kari", "jonas", "randi"] {
        let token = rig.token(who).await;
        let (status, said) = rig.read(&token, &path).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{who}");
        assert!(!said.to_string().contains("Nordvik"), "{who}: {said}");
    }
}

/// Whatever is wrong is told with resource and field, and nothing of the rest is here.
#[tokio::test]
async fn nothing_is_taken_in_by_halves() {
    let here = Rig::start().await;
    written(&here).await;
    let token = siri(&here).await;
    let bundle = exported(&here, &token).await;
    let there = Rig::start().await;
    let token = siri(&there).await;
    let at = |kind: &str| {
        let entries = bundle["entry"].as_array().unwrap();
        let is = |entry: &Value| entry["resource"]["resourceType"] == kind;
        entries.iter().position(is).unwrap()
    };
    let broken = |kind: &str, field: &str, value: Value| {
        let mut bundle = bundle.clone();
        *bundle["entry"][at(kind)]["resource"]
            .pointer_mut(field)
            .unwrap() = value;
        bundle
    };
    let plan = format!("CarePlan/{PLAN}");
    for (bundle, words) in [
        (
            broken("Patient", "/identifier/0/value", json!("13897510018")),
            format!("Patient/{ANNE}.identifier[0].value: the eleventh digit"),
        ),
        (
            broken("Patient", "/telecom/1/value", json!("113")),
            format!("Patient/{ANNE}.telecom[1].value: a short number"),
        ),
        (
            broken("RelatedPerson", "/name", json!([])),
            ": name is missing".to_owned(),
        ),
        (
            broken(
                "CarePlan",
                "/activity/0/detail/code/coding/0/code",
                json!("moods"),
            ),
            format!("{plan}.activity[0].detail.code.coding[0].code: \"moods\""),
        ),
        (
            broken("CarePlan", "/period/end", json!("next year")),
            format!("{plan}.period.end"),
        ),
        (
            broken("Flag", "/period", json!({})),
            ".period: end is missing".to_owned(),
        ),
        (
            json!({"resourceType": "Patient"}),
            "Bundle: this is not a Bundle".to_owned(),
        ),
        (json!([]), "Bundle: ".to_owned()),
    ] {
        let answer = there.post(&token, "/api/v1/patients/fhir", &bundle).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, &words);
    }
    // A rule says no in the middle: without the consent there is no plan, and then no person either.
    let mut unconsented = bundle.clone();
    let entries = unconsented["entry"].as_array_mut().unwrap();
    entries.retain(|entry| entry["resource"]["resourceType"] != "Consent");
    let answer = there
        .post(&token, "/api/v1/patients/fhir", &unconsented)
        .await;
    assert_problem(answer, StatusCode::CONFLICT, &plan);
    assert!(there.engine.state().patients.is_empty());
    // Nor does a plan hold longer than the consent that it rests on: which field, and what to do.
    let longer = broken("CarePlan", "/period/end", json!("2027-06-01T00:00:00Z"));
    let answer = there.post(&token, "/api/v1/patients/fhir", &longer).await;
    assert_problem(
        answer.clone(),
        StatusCode::UNPROCESSABLE_ENTITY,
        &format!("{plan}.period.end"),
    );
    assert_problem(
        answer,
        StatusCode::UNPROCESSABLE_ENTITY,
        "ask the person anew",
    );
    assert!(there.engine.state().patients.is_empty());
    // Those who may not keep a plan take none in.
    let kari = there.token("kari").await;
    let (status, _) = there.post(&kari, "/api/v1/patients/fhir", &bundle).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(there.engine.state().patients.is_empty());
}

/// What does not hold any more is left out, and said.
#[tokio::test]
async fn what_is_over_is_left_out_and_told() {
    let here = Rig::start().await;
    written(&here).await;
    let consent = ConsentId::from_uuid(Uuid::from_u128(0xc3));
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent,
        contact: None,
    };
    does(&here, "siri", withdraw).await;
    let token = siri(&here).await;
    let bundle = exported(&here, &token).await;
    let there = Rig::start().await;
    let token = siri(&there).await;
    let (status, taken) = there.post(&token, "/api/v1/patients/fhir", &bundle).await;
    assert_eq!(status, StatusCode::OK, "{taken}");
    let left_out = taken["left_out"][0].as_str().unwrap();
    assert!(left_out.contains(&consent.to_string()), "{left_out}");
    let consents = record(&there, ANNE).consents;
    assert_eq!(consents.len(), 2);
}
