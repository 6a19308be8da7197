//! Who gets nothing through the API, and which field a problem names.

use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::api::patients::{House, MARJA, NEXT_SUMMER, at};
use crate::api::rig::assert_problem;

#[tokio::test]
async fn nobody_reads_or_writes_what_is_not_theirs() {
    let house = House::with_anne().await;
    house.plan().await;
    let rig = &house.rig;
    rig.add("aslak", &[]).await;
    for who in ["randi", "jonas", "wall", "aslak"] {
        let token = rig.token(who).await;
        for path in [
            "",
            "/confidences",
            "/plan",
            "/plan/under-way",
            "/plan/versions/1",
            "/plan/card",
            "/plan/card/text",
        ] {
            let (status, body) = rig.read(&token, &at(path)).await;
            let on_duty = rig
                .engine
                .state()
                .shift
                .as_ref()
                .is_some_and(|shift| shift.has(&StaffId::new(who)));
            // A screen on a wall asks for nothing at all.
            let expected = if on_duty {
                StatusCode::FORBIDDEN
            } else {
                StatusCode::NOT_FOUND
            };
            let closed = status == expected || (who == "wall" && status == StatusCode::FORBIDDEN);
            assert!(closed, "{who} {path}: {status} {body}");
            assert!(!body.to_string().contains("Nordvik"), "{who} {path}");
        }
        let (status, _) = rig
            .post(&token, &at("/standing"), &json!({"standing": "dead"}))
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{who}");
        let (status, body) = rig.read(&token, "/api/v1/patients").await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{who}: {body}");
    }
    for (who, status) in [
        ("randi", StatusCode::FORBIDDEN),
        ("jonas", StatusCode::FORBIDDEN),
    ] {
        let token = rig.token(who).await;
        let (got, body) = rig
            .post(&token, "/api/v1/patients/search", &json!({"q": "nordvik"}))
            .await;
        assert_eq!(got, status, "{who}: {body}");
        assert!(!body.to_string().contains("Nordvik"));
    }
    // For whoever does not work with the person it is as one that is not there.
    house
        .siri_does(&at("/assign"), &json!({"staff": "siri", "assigned": false}))
        .await;
    let closed = rig.read(&house.siri, &at("")).await;
    let missing = rig
        .read(
            &house.siri,
            &format!("/api/v1/patients/{}", Uuid::from_u128(9).simple()),
        )
        .await;
    assert_eq!(closed, missing);
    // A nurse on duty opens with a reason: it is written down, and the leader looks at it.
    let answer = rig.read(&house.kari, &at("")).await;
    assert_problem(answer, StatusCode::FORBIDDEN, "open it with a reason");
    house
        .kari_does(
            &at("/open"),
            &json!({"reason": "politiet spør hvem hun er, og hun svarer ikke"}),
        )
        .await;
    assert_eq!(
        house.reads(&house.kari, &at("")).await["identity"]["family"],
        "Nordvik"
    );
    assert!(house.has_read(
        "kari",
        |ground| ground == Ground::Reason,
        RecordPart::People
    ));
    // More may be told only with those who work with the person; less at anybody's word on duty.
    let told = at(&format!("/people/{MARJA}/told"));
    let answer = rig.post(&house.kari, &told, &json!({"told": "plan"})).await;
    assert_problem(answer, StatusCode::FORBIDDEN, "only the person");
    house.kari_does(&told, &json!({"told": "listen"})).await;
}

#[tokio::test]
async fn a_problem_names_the_field() {
    let house = House::with_anne().await;
    let long = "x".repeat(201);
    let person = |more: Value| {
        let mut body = json!({"name": "Nils", "role": "brother"});
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        body
    };
    let identity = |more: Value| json!({"identity": more});
    for (path, body, field) in [
        (
            "/api/v1/patients".to_owned(),
            identity(json!({"given": "A", "birth_number": "13897510018"})),
            "identity.birth_number",
        ),
        (
            "/api/v1/patients".to_owned(),
            identity(json!({"given": "A", "phones": ["+4790000081", "113"]})),
            "identity.phones[1]",
        ),
        (
            "/api/v1/patients".to_owned(),
            identity(json!({"given": "A", "language": "norsk språk"})),
            "identity.language",
        ),
        (
            "/api/v1/patients".to_owned(),
            identity(json!({"given": long})),
            "identity.given",
        ),
        (
            "/api/v1/patients".to_owned(),
            identity(json!({})),
            "identity",
        ),
        (at("/people"), person(json!({"role": "mamma"})), "role"),
        (at("/people"), person(json!({"name": " "})), "name"),
        (at("/people"), person(json!({"order": 0})), "order"),
        (
            at(&format!("/people/{MARJA}")),
            person(json!({"id": MARJA.to_string()})),
            "id",
        ),
        (
            at(&format!("/people/{MARJA}/told")),
            json!({"told": "all"}),
            "told",
        ),
        (at("/standing"), json!({"standing": "away"}), "standing"),
        (
            at("/settings"),
            json!({"preferred": ["kari"], "not_wanted": ["kari"]}),
            "preferred",
        ),
        (
            at("/question"),
            json!({"question": "?", "answer": ""}),
            "answer",
        ),
        (
            at("/question"),
            json!({"question": "?", "answer": "!", "amended": {"how": "wrong", "why": " "}}),
            "amended.why",
        ),
        (
            at("/question"),
            json!({"question": "?", "answer": "!", "amended": {"how": "maybe"}}),
            "amended.how",
        ),
        (
            at("/alerts"),
            json!({"text": "hund", "reason": "", "until": NEXT_SUMMER}),
            "reason",
        ),
        (
            at("/alerts"),
            json!({"text": "hund", "reason": "sagt", "until": "i morgen"}),
            "until",
        ),
        (
            at("/alerts"),
            json!({"text": "hund", "reason": "sagt", "until": "2020-01-01T00:00:00Z"}),
            "until",
        ),
        (
            at("/consents"),
            json!({"kind": "all", "how": "spoken", "until": NEXT_SUMMER}),
            "kind",
        ),
        (
            at("/consents"),
            json!({"kind": "plan_made", "without": ["helps"], "how": "spoken", "until": NEXT_SUMMER}),
            "without",
        ),
        (
            at("/assign"),
            json!({"staff": "nobody", "assigned": true}),
            "staff",
        ),
        (
            at("/coordinator"),
            json!({"coordinator": "jonas"}),
            "coordinator",
        ),
        (
            at("/plan/suggestions"),
            json!({"part": "moods", "words": "te"}),
            "part",
        ),
        (
            at("/confidences"),
            json!({"relative": "her", "text": "te"}),
            "relative",
        ),
        (at("/merge"), json!({"other": "her"}), "other"),
    ] {
        let answer = house.rig.post(&house.siri, &path, &body).await;
        assert_eq!(answer.1["field"], field, "{path} {body}: {answer:?}");
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "");
    }
    house.consents("plan_made", &[]).await;
    let begun = house.siri_does(&at("/plan/begin"), &json!({})).await;
    let helps = at(&format!(
        "/plan/{}/parts/helps",
        begun["id"].as_str().unwrap()
    ));
    for (entry, field) in [
        (json!({"dose": "to"}), "entries[0].dose"),
        (json!({"what": "x".repeat(2_001)}), "entries[0].what"),
    ] {
        let body = json!({"entries": [entry]});
        let answer = house.rig.post(&house.siri, &helps, &body).await;
        assert_eq!(answer.1["field"], field, "{answer:?}");
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "");
    }
}
