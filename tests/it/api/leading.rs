//! The leader's pages and API about patients: who works with whom, and whether a record is erased; a name, and never anything of a record.

use hjemmevakt::admin::Request;
use hjemmevakt::domain::ids::{ErasureId, PatientId, StaffId};
use hjemmevakt::domain::patients::patient::{ErasureEnd, Patient};
use reqwest::StatusCode;
use serde_json::json;
use uuid::Uuid;

use crate::api::browser::Browser;
use crate::api::rig::{EXAMPLE, Rig, assert_problem};

const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));
const ASKED: ErasureId = ErasureId::from_uuid(Uuid::from_u128(0xa2));
/// A synthetic number.
const NUMBER: &str = "13897510019";
/// A second leader.
const MORE: &str = r#"
[[staff]]
id = "unni"
name = "Unni Berg"
role = "leader"
phones = ["+47 900 00 072"]
"#;

/// Anne, with whom nobody works any more.
async fn house() -> Rig {
    let rig = Rig::start().await;
    let text = EXAMPLE.to_owned() + MORE;
    rig.administer(Request::Import { text }).await;
    for name in ["siri", "unni"] {
        rig.add(name, &[]).await;
    }
    let siri = rig.token("siri").await;
    let body = json!({"id": ANNE.to_string(), "identity": {
        "given": "Ánne", "family": "Nordvik", "birth_number": NUMBER, "address": "Fjordveien 1",
    }});
    let away = json!({"staff": "siri", "assigned": false});
    for (path, body) in [
        ("/api/v1/patients".to_owned(), &body),
        (format!("/api/v1/patients/{ANNE}/assign"), &away),
    ] {
        let (status, answer) = rig.post(&siri, &path, body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
    }
    rig
}

fn anne(rig: &Rig) -> Patient {
    rig.engine.state().patient(ANNE).unwrap().clone()
}

#[tokio::test]
async fn the_leader_says_who_works_with_whom_and_sees_a_name() {
    let rig = house().await;
    let randi = Browser::of(&rig, "randi").await;
    assert!(randi.get("/leader").await.says("href=\"/leader/patients\""));
    let page = randi.get("/leader/patients").await;
    assert!(
        page.says("Én person som bor her") && page.says("Ánne Nordvik"),
        "{page:?}"
    );
    let page = randi.post("/leader/patients", &[("q", NUMBER)]).await;
    assert!(page.says("Ingen arbeider med denne personen"), "{page:?}");
    for secret in ["Fjordveien", "138975 10019"] {
        assert!(!page.says(secret));
    }
    let act = |act: &str| format!("/leader/patients/{ANNE}/{act}");
    let one = format!("/leader/patients?who={ANNE}");
    let page = randi.post(&act("assign"), &[("staff", "siri")]).await;
    assert!(page.goes_to(&one), "{page:?}");
    let page = randi
        .post(&act("coordinator"), &[("coordinator", "siri")])
        .await;
    assert!(page.goes_to(&one), "{page:?}");
    let page = randi.get(&one).await;
    assert!(
        page.says("Siri Holm") && page.says("Alle som bor her"),
        "{page:?}"
    );
    assert_eq!(anne(&rig).coordinator, Some(StaffId::new("siri")));
    let page = randi
        .post(&act("coordinator"), &[("coordinator", "jonas")])
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("Bare en i dagtjenesten"), "{page:?}");
    let page = randi
        .post(&act("coordinator"), &[("coordinator", "")])
        .await;
    assert!(page.goes_to(&one), "{page:?}");
    let page = randi.post(&act("unassign"), &[("item", "siri")]).await;
    assert!(page.goes_to(&one), "{page:?}");
    assert!(anne(&rig).assigned.is_empty() && anne(&rig).coordinator.is_none());
    assert!(
        anne(&rig).openings.is_empty(),
        "nothing of the record was read"
    );
    for other in ["siri", "kari", "jonas"] {
        let other = Browser::of(&rig, other).await;
        for page in [
            other.get(&one).await,
            other.post(&act("assign"), &[("staff", "kari")]).await,
        ] {
            assert_ne!(page.status, StatusCode::OK);
            assert!(!page.says("Nordvik"));
        }
    }
}

#[tokio::test]
async fn a_record_is_erased_by_two_or_kept_with_a_reason() {
    let rig = house().await;
    let (randi, unni) = (
        Browser::of(&rig, "randi").await,
        Browser::of(&rig, "unni").await,
    );
    let act = |act: &str| format!("/leader/patients/{ANNE}/{act}");
    let item = ASKED.to_string();
    let page = randi
        .post(&act("ask-erasure"), &[("item", &item), ("reason", " ")])
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{page:?}");
    let asked = [
        ("item", item.as_str()),
        ("reason", "den det gjelder, ber om det"),
    ];
    let page = randi.post(&act("ask-erasure"), &asked).await;
    assert!(page.goes_to("/leader/patients#erasures"), "{page:?}");
    let page = randi.get("/leader/patients").await;
    assert!(
        page.says("Du har bedt om dette") && page.says("den det gjelder"),
        "{page:?}"
    );
    assert!(!page.says("Slett for godt"));
    assert!(unni.get("/leader").await.says("én journal er bedt slettet"));
    assert!(!randi.get("/leader").await.says("bedt slettet"), "hers");
    let page = unni.get("/leader/patients").await;
    assert!(
        page.says("Randi") && page.says("Kan ikke gjennomføres før"),
        "{page:?}"
    );
    // Whatever a form says, another person, a tick and the waiting time are asked for.
    let unsure = unni.post(&act("erase"), &[("item", &item)]).await;
    assert!(
        unsure.says("Kryss av for at journalen skal slettes"),
        "{unsure:?}"
    );
    let sure = [("item", item.as_str()), ("sure", "yes")];
    let early = unni.post(&act("erase"), &sure).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.says("Ventetiden er ikke over"), "{early:?}");
    let own = randi.post(&act("erase"), &sure).await;
    assert!(own.says("En annen enn den som ba om det"), "{own:?}");
    let refused = [
        ("item", item.as_str()),
        ("reason", "klagen er ikke avgjort"),
    ];
    let page = unni.post(&act("refuse-erasure"), &refused).await;
    assert!(page.goes_to("/leader/patients#erasures"), "{page:?}");
    let page = randi.get("/leader/patients").await;
    assert!(
        page.says("Unni Berg sa nei") && page.says("klagen er ikke avgjort"),
        "{page:?}"
    );
    let [erasure] = &anne(&rig).erasures.iter().cloned().collect::<Vec<_>>()[..] else {
        panic!("one question")
    };
    assert!(matches!(erasure.end, Some(ErasureEnd::Refused { .. })));
    assert!(!anne(&rig).erased);
}

#[tokio::test]
async fn a_program_does_the_same_for_the_leader() {
    let rig = house().await;
    let (randi, unni) = (rig.token("randi").await, rig.token("unni").await);
    let (_, unassigned) = rig.read(&randi, "/api/v1/assignments").await;
    assert_eq!(
        (&unassigned["count"], &unassigned["patients"][0]["name"]),
        (&json!(1), &json!("Ánne Nordvik"))
    );
    let (_, found) = rig
        .post(&randi, "/api/v1/assignments/search", &json!({"q": NUMBER}))
        .await;
    assert_eq!(found["patients"][0]["assigned"], json!([]));
    assert!(!found.to_string().contains(NUMBER) && !found.to_string().contains("Fjordveien"));
    let at = format!("/api/v1/patients/{ANNE}/erasures");
    let answer = rig.post(&randi, &at, &json!({"reason": ""})).await;
    assert_eq!(answer.1["field"], "reason");
    assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "reason");
    let (status, asked) = rig
        .post(
            &randi,
            &at,
            &json!({"reason": "den det gjelder, ber om det"}),
        )
        .await;
    assert_eq!(status, StatusCode::OK, "{asked}");
    let one = format!("{at}/{}", asked["id"].as_str().unwrap());
    let early = rig
        .post(&unni, &format!("{one}/carry-out"), &json!({}))
        .await;
    assert_problem(early, StatusCode::CONFLICT, "waiting time");
    let own = rig
        .post(&randi, &format!("{one}/carry-out"), &json!({}))
        .await;
    assert_problem(own, StatusCode::FORBIDDEN, "another person");
    let (_, erasures) = rig.read(&unni, "/api/v1/erasures").await;
    let open = &erasures["erasures"][0];
    assert_eq!(
        (&open["stage"], &open["by"]["id"], &open["is_mine"]),
        (&json!("open"), &json!("randi"), &json!(false))
    );
    let refuse = json!({"reason": "klagen er ikke avgjort"});
    let (status, _) = rig.post(&unni, &format!("{one}/refuse"), &refuse).await;
    assert_eq!(status, StatusCode::OK);
    let (_, erasures) = rig.read(&unni, "/api/v1/erasures").await;
    let refused = &erasures["erasures"][0];
    assert_eq!(
        (&refused["stage"], &refused["refused_because"]),
        (&json!("refused"), &refuse["reason"])
    );
    for who in ["siri", "kari", "jonas"] {
        let token = rig.token(who).await;
        for path in ["/api/v1/assignments", "/api/v1/erasures"] {
            let answer = rig.read(&token, path).await;
            assert_problem(answer, StatusCode::FORBIDDEN, "leader");
        }
        let (status, body) = rig
            .post(
                &token,
                "/api/v1/assignments/search",
                &json!({"q": "nordvik"}),
            )
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{body}");
        let (status, _) = rig
            .post(
                &token,
                &at,
                &json!({"reason": "den det gjelder, ber om det"}),
            )
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN);
    }
}
