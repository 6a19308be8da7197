//! A consent ends: what stands on the pages before and after, and why a plan does not hold longer than the consent, on the page and through the API.

use std::time::Duration;

use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::ConsentId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::plans::plan::Stage;
use reqwest::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::browser::Browser;
use super::plans::{ANNE, at, consents, does, house};
use super::rig::{Rig, assert_problem};

async fn gives(rig: &Rig, id: u128, kind: ConsentKind, days: u64) {
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent: ConsentId::from_uuid(Uuid::from_u128(id)),
        kind,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: rig.engine.now() + Duration::from_hours(24 * days),
        able: Able::has(),
    };
    does(rig, "siri", give).await;
}

/// A version that the person has said yes to; its id.
async fn agreed(siri: &Browser<'_>) -> String {
    siri.post(&at("/begin"), &[]).await;
    let plan = siri.get(&at("/write")).await.field("plan").to_owned();
    let helps = [("plan", plan.as_str()), ("seen", "0"), ("0.what", "musikk")];
    siri.post(&at("/part/helps"), &helps).await;
    let answer = [
        ("plan", plan.as_str()),
        ("agrees", "yes"),
        ("capacity", "has"),
    ];
    let page = siri.post(&at("/answer"), &answer).await;
    assert!(page.goes_to(&at("/write#answer")), "{page:?}");
    plan
}

#[tokio::test]
async fn a_period_beyond_the_consent_is_refused_and_it_is_said_what_to_do() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    let plan = agreed(&siri).await;
    let force = |until| {
        [
            ("plan", plan.as_str()),
            ("until", until),
            ("review", "2026-06-30"),
        ]
    };
    let page = siri.refused(&at("/force"), &force("2026-12-31")).await;
    assert!(
        page.says("5.11.2026"),
        "until when the consent holds: {page:?}"
    );
    assert!(
        page.says("value=\"2026-12-31\""),
        "what was typed is there: {page:?}"
    );
    let token = rig.token("siri").await;
    let path = format!("/api/v1/patients/{ANNE}/plan/{plan}/in-force");
    let body = json!({"until": "2026-12-31T00:00:00Z", "review_at": "2026-06-30T00:00:00Z"});
    let (status, problem) = rig.post(&token, &path, &body).await;
    assert_eq!(problem["field"], "until", "{problem}");
    assert_problem(
        (status, problem),
        StatusCode::UNPROCESSABLE_ENTITY,
        "ask the person anew",
    );
    assert!(
        rig.engine
            .state()
            .patient(ANNE)
            .unwrap()
            .plan_in_force()
            .is_none()
    );
    // On the day on which the consent ends the plan holds as long as the consent.
    let page = siri.post(&at("/force"), &force("2026-11-05")).await;
    assert!(page.goes_to(&at("")), "{page:?}");
    let state = rig.engine.state();
    let anne = state.patient(ANNE).unwrap();
    let consent = anne.consents.values().next().unwrap();
    let stage = anne.plan_in_force().unwrap().stage;
    assert!(matches!(stage, Stage::InForce { until, .. } if until == consent.until));
}

#[tokio::test]
async fn what_ends_stands_on_the_page_of_whoever_works_with_the_person() {
    let rig = house().await;
    gives(&rig, 0xc1, ConsentKind::PlanMade, 300).await;
    gives(&rig, 0xc2, ConsentKind::Sharing, 10).await;
    gives(&rig, 0xc3, ConsentKind::ShownOnCall, 30).await;
    let siri = Browser::of(&rig, "siri").await;
    let page = siri.get("/day").await;
    assert!(page.says("19.1.2026"), "sharing: {page:?}");
    assert!(
        !page.says("8.2.2026") && !page.says("5.11.2026"),
        "{page:?}"
    );
    let plan = agreed(&siri).await;
    let force = [
        ("plan", plan.as_str()),
        ("until", "2026-10-31"),
        ("review", "2026-06-30"),
    ];
    siri.post(&at("/force"), &force).await;
    assert!(!siri.get(&at("")).await.says("19.4.2026"));
    // A shorter one in its place: the plan says so.
    gives(&rig, 0xc4, ConsentKind::PlanMade, 100).await;
    assert!(siri.get(&at("")).await.says("19.4.2026"));
}

#[tokio::test]
async fn nobody_looks_again_at_the_plan_of_somebody_who_has_died() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    let plan = agreed(&siri).await;
    let force = [
        ("plan", plan.as_str()),
        ("until", "2026-10-31"),
        ("review", "2026-01-12"),
    ];
    siri.post(&at("/force"), &force).await;
    let token = rig.token("siri").await;
    let (record, api) = (
        format!("/patient/{ANNE}"),
        format!("/api/v1/patients/{ANNE}/plan"),
    );
    let says = async |says: bool| {
        for page in [record.as_str(), &at(""), "/day"] {
            let page = siri.get(page).await;
            assert_eq!(page.says("12.1.2026"), says, "{page:?}");
        }
        let (_, plan) = rig.read(&token, &api).await;
        assert_eq!(plan["in_force"]["review_at"].is_string(), says, "{plan}");
    };
    says(true).await;
    for (standing, looked_at) in [(Standing::Dead, false), (Standing::Here, true)] {
        let set = PatientCommand::Change {
            patient: ANNE,
            change: Change::SetStanding(standing),
        };
        does(&rig, "siri", set).await;
        says(looked_at).await;
    }
}
