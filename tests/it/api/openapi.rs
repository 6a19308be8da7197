//! The description of the API is whole: what is served is described, and what is described is served.

use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::api::rig::Rig;

const SERVED: &[(&str, &str)] = &[
    ("get", "/api/v1/board"),
    ("get", "/api/v1/duty"),
    ("get", "/api/v1/contacts/{id}"),
    ("get", "/api/v1/contacts/{id}/documents"),
    ("post", "/api/v1/contacts/{id}/documents"),
    ("get", "/api/v1/figures"),
    ("get", "/api/v1/handbook"),
    ("get", "/api/v1/handbook/found"),
    ("get", "/api/v1/handbook/pages/{language}/{name}"),
    ("post", "/api/v1/handbook/pages/{language}/{name}/read"),
    ("get", "/api/v1/handbook/reviews"),
    ("post", "/api/v1/handbook/reviews/{name}"),
    ("get", "/api/v1/contacts/{id}/escorts"),
    ("post", "/api/v1/contacts/{id}/escorts"),
    ("put", "/api/v1/contacts/{id}/escorts/{escort}"),
    ("post", "/api/v1/contacts/{id}/escorts/{escort}/steps"),
    ("put", "/api/v1/escorts/{escort}/cover"),
    ("post", "/api/v1/escorts/{escort}/back"),
    ("get", "/api/v1/documents/{id}"),
    ("get", "/api/v1/documents/{id}/fhir"),
    ("get", "/api/v1/documents/{id}/questionnaire-response"),
    ("post", "/api/v1/documents/{id}/fields"),
    ("post", "/api/v1/documents/{id}/settle"),
    ("post", "/api/v1/documents/{id}/sign"),
    ("get", "/api/v1/decisions"),
    ("get", "/api/v1/cases"),
    ("post", "/api/v1/contacts/{id}/doctors"),
    ("post", "/api/v1/contacts/{id}/doctors/end"),
    ("get", "/api/v1/orders"),
    ("post", "/api/v1/documents/{id}/doctor"),
    ("post", "/api/v1/documents/{id}/countersign"),
    ("post", "/api/v1/documents/{id}/elsewhere"),
    ("post", "/api/v1/documents/{id}/amend"),
    ("post", "/api/v1/documents/{id}/withdraw"),
    ("post", "/api/v1/documents/{id}/transferred"),
    ("post", "/api/v1/follow-ups/{id}/move"),
    ("post", "/api/v1/follow-ups/{id}/hand"),
    ("get", "/api/v1/handovers"),
    ("post", "/api/v1/handovers"),
    ("get", "/api/v1/handovers/{id}"),
    ("post", "/api/v1/handovers/{id}/sign"),
    ("post", "/api/v1/handovers/{id}/accept"),
    ("post", "/api/v1/handovers/{id}/accept-all"),
    ("post", "/api/v1/handovers/{id}/accept-beside"),
    ("post", "/api/v1/handovers/{id}/done"),
    ("post", "/api/v1/handovers/{id}/ask"),
    ("post", "/api/v1/handovers/{id}/answer"),
    ("post", "/api/v1/contacts/{id}/sentence"),
    ("post", "/api/v1/calls/{id}/claim"),
    ("post", "/api/v1/calls/{id}/decline"),
    ("post", "/api/v1/calls/{id}/end"),
    ("post", "/api/v1/calls/{id}/bring-in"),
    ("post", "/api/v1/calls/{id}/hand-over"),
    ("post", "/api/v1/contacts/{id}/call-back"),
    ("post", "/api/v1/contacts/{id}/promise"),
    ("post", "/api/v1/contacts/{id}/note"),
    ("post", "/api/v1/contacts/{id}/note/strike"),
    ("post", "/api/v1/contacts/{id}/message"),
    ("post", "/api/v1/contacts/{id}/outcome"),
    ("post", "/api/v1/contacts/{id}/proposal"),
    ("post", "/api/v1/contacts/{id}/take-message"),
    ("post", "/api/v1/contacts/{id}/pass-message"),
    ("post", "/api/v1/contacts/{id}/children"),
    ("post", "/api/v1/contacts/{id}/erase"),
    ("post", "/api/v1/calls/{id}/leave"),
    ("post", "/api/v1/contacts/{id}/danger"),
    ("post", "/api/v1/contacts/{id}/danger/undo"),
    ("post", "/api/v1/contacts/{id}/danger/answer"),
    ("post", "/api/v1/contacts/{id}/danger/end"),
    ("post", "/api/v1/contacts/{id}/child"),
    ("post", "/api/v1/contacts/{id}/privately"),
    ("post", "/api/v1/contacts/{id}/threatened"),
    ("put", "/api/v1/contacts/{id}/draft"),
    ("get", "/api/v1/complaints"),
    ("post", "/api/v1/complaints"),
    ("get", "/api/v1/complaints/{complaint}"),
    ("post", "/api/v1/complaints/{complaint}/steps"),
    ("post", "/api/v1/complaints/{complaint}/give"),
    ("post", "/api/v1/complaints/{complaint}/answer"),
    ("post", "/api/v1/complaints/{complaint}/erase"),
    ("get", "/api/v1/deviations"),
    ("post", "/api/v1/deviations"),
    ("get", "/api/v1/deviations/{deviation}"),
    ("post", "/api/v1/deviations/{deviation}/steps"),
    ("post", "/api/v1/deviations/{deviation}/give"),
    ("post", "/api/v1/deviations/{deviation}/close"),
    ("get", "/api/v1/debriefs"),
    ("post", "/api/v1/debriefs/{task}/held"),
    ("post", "/api/v1/debriefs/{task}/declined"),
    ("get", "/api/v1/patients/{id}/death"),
    ("post", "/api/v1/patients/{id}/survivors"),
    ("post", "/api/v1/patients/{id}/survivors/{task}/done"),
    ("post", "/api/v1/deviations/{deviation}/erase"),
    ("get", "/api/v1/feedback"),
    ("post", "/api/v1/contacts/{id}/feedback"),
    ("post", "/api/v1/contacts/{id}/feedback/refuse"),
    ("post", "/api/v1/duty/handshake/tablet"),
    ("post", "/api/v1/duty/handshake/ring"),
    ("post", "/api/v1/duty/handshake/send"),
    ("post", "/api/v1/duty/handshake/code"),
    ("post", "/api/v1/duty/unavailable"),
    ("post", "/api/v1/duty/available"),
    ("get", "/api/v1/visits"),
    ("post", "/api/v1/visits"),
    ("post", "/api/v1/visits/{id}/erase"),
    ("post", "/api/v1/visits/{id}/check-in"),
    ("post", "/api/v1/visits/{id}/end"),
    ("post", "/api/v1/visits/{id}/settle"),
    ("post", "/api/v1/help"),
    ("post", "/api/v1/help/{id}/settle"),
    ("post", "/api/v1/follow-ups/{id}/done"),
    ("post", "/api/v1/follow-ups/{id}/children-done"),
    ("post", "/api/v1/follow-ups/{id}/further/{which}/done"),
    ("post", "/api/v1/contacts/{id}/follow-ups"),
    ("get", "/api/v1/contacts/{id}/sheets"),
    ("post", "/api/v1/contacts/{id}/sheets"),
    ("get", "/api/v1/contacts/{id}/person"),
    ("post", "/api/v1/contacts/{id}/person"),
    ("post", "/api/v1/contacts/{id}/person/undo"),
    ("post", "/api/v1/contacts/{id}/person/confirm"),
    ("post", "/api/v1/contacts/{id}/person/card"),
    ("post", "/api/v1/contacts/{id}/person/rest"),
    ("post", "/api/v1/contacts/{id}/person/emergency"),
    ("post", "/api/v1/contacts/{id}/person/keep-safety"),
    ("get", "/api/v1/patients"),
    ("post", "/api/v1/patients"),
    ("post", "/api/v1/patients/search"),
    ("get", "/api/v1/patients/{id}"),
    ("post", "/api/v1/patients/{id}/identity"),
    ("post", "/api/v1/patients/{id}/standing"),
    ("post", "/api/v1/patients/{id}/settings"),
    ("post", "/api/v1/patients/{id}/question"),
    ("post", "/api/v1/patients/{id}/plan-stand"),
    ("post", "/api/v1/patients/{id}/alerts"),
    ("post", "/api/v1/patients/{id}/alerts/{alert}/end"),
    ("post", "/api/v1/patients/{id}/alerts/{alert}/strike"),
    ("post", "/api/v1/patients/{id}/open"),
    ("post", "/api/v1/patients/{id}/people"),
    ("post", "/api/v1/patients/{id}/people/{relative}"),
    ("post", "/api/v1/patients/{id}/people/{relative}/told"),
    ("post", "/api/v1/patients/{id}/people/{relative}/question"),
    ("post", "/api/v1/patients/{id}/people/{relative}/objected"),
    ("post", "/api/v1/patients/{id}/people/{relative}/unlist"),
    ("post", "/api/v1/patients/{id}/people/{relative}/strike"),
    ("post", "/api/v1/patients/{id}/consents"),
    ("post", "/api/v1/patients/{id}/consents/{consent}/narrow"),
    ("post", "/api/v1/patients/{id}/consents/{consent}/withdraw"),
    ("post", "/api/v1/patients/{id}/consents/{consent}/strike"),
    ("get", "/api/v1/patients/{id}/confidences"),
    ("post", "/api/v1/patients/{id}/confidences"),
    (
        "post",
        "/api/v1/patients/{id}/confidences/{confidence}/strike",
    ),
    ("get", "/api/v1/patients/{id}/plan"),
    ("get", "/api/v1/patients/{id}/plan/under-way"),
    ("get", "/api/v1/patients/{id}/plan/versions/{number}"),
    ("get", "/api/v1/patients/{id}/plan/card"),
    ("get", "/api/v1/patients/{id}/plan/card.pdf"),
    ("get", "/api/v1/patients/{id}/plan/card/text"),
    ("get", "/api/v1/patients/{id}/plan/print.pdf"),
    ("post", "/api/v1/patients/{id}/plan/begin"),
    ("post", "/api/v1/patients/{id}/plan/{plan}/parts/{part}"),
    ("post", "/api/v1/patients/{id}/plan/{plan}/answer"),
    ("post", "/api/v1/patients/{id}/plan/{plan}/in-force"),
    ("post", "/api/v1/patients/{id}/plan/{plan}/end"),
    ("post", "/api/v1/patients/{id}/plan/{plan}/drop"),
    ("post", "/api/v1/patients/{id}/plan/suggestions"),
    (
        "post",
        "/api/v1/patients/{id}/plan/suggestions/{index}/settle",
    ),
    (
        "post",
        "/api/v1/patients/{id}/plan/suggestions/{index}/take",
    ),
    (
        "post",
        "/api/v1/patients/{id}/plan/suggestions/{index}/strike",
    ),
    ("post", "/api/v1/patients/{id}/assign"),
    ("post", "/api/v1/patients/{id}/take-on"),
    ("post", "/api/v1/patients/{id}/coordinator"),
    ("post", "/api/v1/patients/{id}/merge"),
    ("post", "/api/v1/patients/{id}/undo-merge"),
    ("get", "/api/v1/assignments"),
    ("post", "/api/v1/assignments/search"),
    ("get", "/api/v1/erasures"),
    ("post", "/api/v1/patients/{id}/erasures"),
    ("post", "/api/v1/patients/{id}/erasures/{erasure}/refuse"),
    ("post", "/api/v1/patients/{id}/erasures/{erasure}/carry-out"),
    ("get", "/api/v1/patients/{id}/fhir"),
    ("get", "/api/v1/patients/{id}/openings"),
    ("get", "/api/v1/openings"),
    ("post", "/api/v1/openings/{id}/verdict"),
    ("post", "/api/v1/openings/{id}/verdict/undo"),
    ("post", "/api/v1/patients/fhir"),
    ("get", "/api/v1/requests"),
    ("post", "/api/v1/requests"),
    ("get", "/api/v1/requests/{id}"),
    ("get", "/api/v1/requests/{id}/person"),
    ("post", "/api/v1/requests/{id}/person/open"),
    ("post", "/api/v1/contacts/{id}/request"),
    ("post", "/api/v1/requests/{id}/amend"),
    ("post", "/api/v1/requests/{id}/withdraw"),
    ("post", "/api/v1/requests/{id}/accept"),
    ("post", "/api/v1/requests/{id}/decline"),
    ("post", "/api/v1/requests/{id}/on-the-way"),
    ("post", "/api/v1/requests/{id}/arrive"),
    ("post", "/api/v1/requests/{id}/room"),
    ("post", "/api/v1/requests/{id}/agree"),
    ("post", "/api/v1/requests/{id}/connect"),
    ("get", "/api/v1/guests"),
    ("post", "/api/v1/guests"),
    ("post", "/api/v1/guests/{id}/link"),
    ("post", "/api/v1/guests/{id}/end"),
    ("get", "/api/v1/stations"),
    ("post", "/api/v1/stations"),
    ("post", "/api/v1/stations/{id}/code"),
    ("post", "/api/v1/stations/{id}/cut-off"),
    ("post", "/api/v1/alarms/{id}/take"),
    ("post", "/api/v1/effects/release"),
    ("post", "/api/v1/session"),
    ("delete", "/api/v1/session"),
];

fn operations(described: &Value) -> Vec<(String, String)> {
    let paths = described["paths"].as_object().unwrap();
    let each = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().keys();
        methods
            .map(|method| (method.clone(), path.clone()))
            .collect::<Vec<_>>()
    };
    let mut all: Vec<_> = paths.iter().flat_map(each).collect();
    all.sort();
    all
}

#[tokio::test]
async fn what_is_described_is_what_is_served() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let described: Value = rig.get("/api/openapi.json").await.json().await.unwrap();
    assert!(described["openapi"].as_str().unwrap().starts_with("3."));
    let mut served: Vec<_> = SERVED
        .iter()
        .map(|(method, path)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    served.sort();
    assert_eq!(operations(&described), served);
    for (method, path) in SERVED {
        let method: Method = method.to_uppercase().parse().unwrap();
        let answer = rig
            .ask(method.clone(), &path.replace("{id}", "0"))
            .bearer_auth(&kari)
            .send()
            .await
            .unwrap();
        assert_ne!(
            answer.status(),
            StatusCode::METHOD_NOT_ALLOWED,
            "{method} {path}"
        );
        let text = answer.text().await.unwrap();
        assert!(!text.contains("nothing at this address"), "{method} {path}");
    }
}

#[tokio::test]
async fn every_answer_has_a_schema_and_every_schema_is_there() {
    let rig = Rig::start().await;
    let described: Value = rig.get("/api/openapi.json").await.json().await.unwrap();
    for (method, path) in operations(&described) {
        let operation = &described["paths"][&path][&method];
        for (status, answer) in operation["responses"].as_object().unwrap() {
            let content = answer["content"].as_object();
            let has_schema = content
                .is_some_and(|content| content.values().all(|one| one["schema"].is_object()));
            assert!(has_schema || status == "204", "{method} {path} {status}");
        }
    }
    let text = described.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(
            described["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}
