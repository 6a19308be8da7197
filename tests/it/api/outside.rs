//! Doctors who are let in and the legevakt's PCs over the API; and what a PC does there with nothing but its cookie.

use reqwest::{Method, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::api::browser::Browser;
use crate::api::rig::{Rig, assert_problem};

const ID: &str = "00000000000000000000000000000a01";

async fn under(rig: &Rig, token: &str, path: &str, key: &str, body: &Value) -> (StatusCode, Value) {
    let ask = rig.ask(Method::POST, path).bearer_auth(token);
    let answer = ask.header("Idempotency-Key", key).json(body).send();
    let answer = answer.await.unwrap();
    let status = answer.status();
    (status, answer.json().await.unwrap_or_default())
}

/// A PC with its cookie, and no account.
struct Pc<'a> {
    rig: &'a Rig,
    cookie: String,
}

impl Pc<'_> {
    async fn send(&self, method: Method, path: &str, key: &str, body: &Value) -> Response {
        let origin = format!("http://{}", self.rig.address);
        let ask = self
            .rig
            .ask(method, path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, origin);
        let ask = if key.is_empty() {
            ask
        } else {
            ask.header("Idempotency-Key", key)
        };
        ask.json(body).send().await.unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let answer = self.send(Method::POST, path, "", body).await;
        (answer.status(), answer.json().await.unwrap())
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        let answer = self.send(Method::GET, path, "", &Value::Null).await;
        (answer.status(), answer.json().await.unwrap())
    }
}

/// The leader registers a PC over the API, and it takes its code.
async fn pc<'a>(rig: &'a Rig, randi: &str, id: &str) -> Pc<'a> {
    let body = json!({"id": id, "label": "Vaktrom 7", "phone": "78 00 00 41"});
    let (status, added) = rig.post(randi, "/api/v1/stations", &body).await;
    assert_eq!(status, StatusCode::OK, "{added}");
    assert_eq!(added["id"], id);
    let path = format!("/api/v1/stations/{id}/code");
    let (status, code) = rig.post(randi, &path, &json!({})).await;
    assert_eq!(status, StatusCode::OK, "{code}");
    let browser = Browser::new(rig);
    let code = code["code"].as_str().unwrap();
    assert!(
        browser
            .post("/station", &[("code", code)])
            .await
            .goes_to("/station")
    );
    Pc {
        rig,
        cookie: browser.cookies(),
    }
}

#[tokio::test]
async fn a_locum_is_let_in_found_on_the_list_and_ended() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let body = json!({"name": "Sunniva Larsen", "phone": "900 00 061", "hpr": "9999999", "language": "en"});
    let mut ids = Vec::new();
    for _ in 0..2 {
        let (status, added) = under(&rig, &kari, "/api/v1/guests", "k1", &body).await;
        assert_eq!(status, StatusCode::OK, "{added}");
        ids.push(added["id"].as_str().unwrap().to_owned());
    }
    assert_eq!(ids[0], ids[1], "the same again is the same doctor");
    let path = format!("/api/v1/guests/{}", ids[0]);
    for _ in 0..2 {
        let (status, sent) = under(&rig, &kari, &format!("{path}/link"), "k2", &json!({})).await;
        assert_eq!(status, StatusCode::OK, "{sent}");
    }
    assert_eq!(rig.engine.state().messages.len(), 1, "one link went out");
    for username in ["kari", "randi"] {
        let token = rig.token(username).await;
        let (status, list) = rig.read(&token, "/api/v1/guests").await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(list["guests"].as_array().unwrap().len(), 1);
        assert_eq!(list["guests"][0]["name"], "Sunniva Larsen");
        assert_eq!(list["guests"][0]["reachable"], true);
        assert!(list["guests"][0]["invited"].is_string());
        let text = list.to_string();
        assert!(!text.contains("900") && !text.contains("9999999"), "{text}");
    }
    let (status, _) = rig.post(&kari, &format!("{path}/end"), &json!({})).await;
    assert_eq!(status, StatusCode::OK);
    let (_, list) = rig.read(&kari, "/api/v1/guests").await;
    assert_eq!(list["guests"], json!([]));
    let late = rig.post(&kari, &format!("{path}/link"), &json!({})).await;
    assert_problem(late, StatusCode::NOT_FOUND, "guest");
}

#[tokio::test]
async fn what_cannot_be_read_lets_nobody_in_and_those_who_may_not_are_told_so() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let body = |phone: &str, days: u16, id: &str| json!({"id": id, "name": "Sunniva Larsen", "phone": phone, "days": days});
    for (body, words) in [
        (body("ring", 14, ID), "telephone number"),
        (body("90000061", 93, ID), "92"),
        (body("90000061", 14, "one"), "not an id"),
        (
            json!({"name": "S", "phone": "90000061", "language": "xx"}),
            "language",
        ),
        (json!({"name": " ", "phone": "90000061"}), "nothing was"),
        (
            json!({"name": "S", "phone": "90000061", "hpr": "12x"}),
            "HPR",
        ),
    ] {
        let answer = rig.post(&kari, "/api/v1/guests", &body).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    assert!(rig.engine.state().guests.is_empty());
    let jonas = rig.token("jonas").await;
    let answer = rig.read(&jonas, "/api/v1/guests").await;
    assert_problem(answer, StatusCode::FORBIDDEN, "leader");
    for path in ["/api/v1/stations", "/api/v1/stations/1/code"] {
        let answer = rig.post(&kari, path, &json!({"label": "Stue"})).await;
        assert_problem(answer, StatusCode::FORBIDDEN, "leader");
    }
    assert!(rig.engine.state().stations.is_empty());
}

#[tokio::test]
async fn the_code_of_a_pc_is_said_once_and_not_kept_with_the_answers() {
    let rig = Rig::start().await;
    let randi = rig.token("randi").await;
    let body = json!({"id": ID, "label": "Vaktrom 7"});
    rig.post(&randi, "/api/v1/stations", &body).await;
    let (_, list) = rig.read(&randi, "/api/v1/stations").await;
    assert_eq!(list["stations"][0]["taken"], false);
    let path = format!("/api/v1/stations/{ID}/code");
    let (_, first) = under(&rig, &randi, &path, "k1", &json!({})).await;
    let code = first["code"].as_str().unwrap();
    let (status, again) = under(&rig, &randi, &path, "k1", &json!({})).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!again.to_string().contains(code), "{again}");
    // The answer without it has not made another code either.
    let browser = Browser::new(&rig);
    assert!(
        browser
            .post("/station", &[("code", code)])
            .await
            .goes_to("/station")
    );
    let (_, list) = rig.read(&randi, "/api/v1/stations").await;
    assert_eq!(list["stations"][0]["taken"], true, "{list}");
    assert_eq!(list["stations"][0]["label"], "Vaktrom 7");
}

#[tokio::test]
async fn a_pc_sends_a_request_and_follows_it_and_does_nothing_else() {
    let rig = Rig::start().await;
    let (randi, kari) = (rig.token("randi").await, rig.token("kari").await);
    let pc = pc(&rig, &randi, ID).await;
    let (status, desk) = pc.get("/api/v1/requests").await;
    assert_eq!(status, StatusCode::OK, "{desk}");
    assert_eq!(desk["reach"], "nurse");
    let form = json!({"urgency": "urgent", "patient": {"kind": "named", "name": "Per Hansen"}, "situation": "Urolig"});
    let nameless = pc.post("/api/v1/requests", &json!({"form": form})).await;
    assert_problem(nameless, StatusCode::UNPROCESSABLE_ENTITY, "nothing was");
    let body = json!({"form": form, "name": "Petter Aas", "hpr": "1234567"});
    let mut ids = Vec::new();
    for _ in 0..2 {
        let sent = pc.send(Method::POST, "/api/v1/requests", "tap-1", &body);
        let sent = sent.await;
        assert_eq!(sent.status(), StatusCode::OK);
        let again = sent.headers().contains_key("idempotent-replayed");
        assert_eq!(again, !ids.is_empty());
        ids.push(sent.json::<Value>().await.unwrap()["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
    assert_eq!(rig.engine.state().requests.len(), 1);
    let path = format!("/api/v1/requests/{}", ids[0].as_str().unwrap());
    let (_, seen) = pc.get(&path).await;
    assert_eq!(seen["stage"]["is"], "ringing", "{seen}");
    let (_, hers) = rig.read(&kari, &path).await;
    assert_eq!(hers["asker"]["name"], "Petter Aas");
    assert_eq!(hers["asker"]["hpr"], "1234567");
    rig.post(&kari, &format!("{path}/accept"), &json!({})).await;
    let (_, seen) = pc.get(&path).await;
    assert_eq!(seen["stage"]["is"], "accepted");
    assert_eq!(seen["stage"]["by"]["name"], "Kari");
    let text = seen.to_string();
    assert!(
        !text.contains("Per Hansen") && !text.contains("Urolig"),
        "{text}"
    );

    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    let body = json!({"text": "Zebra", "form": {}});
    for (method, path) in [
        (Method::GET, "/api/v1/board".to_owned()),
        (Method::GET, "/api/v1/duty".to_owned()),
        (Method::GET, "/api/v1/guests".to_owned()),
        (Method::GET, "/api/v1/stations".to_owned()),
        (Method::GET, format!("/api/v1/contacts/{contact}")),
        (Method::POST, format!("/api/v1/contacts/{contact}/note")),
        (Method::POST, format!("{path}/accept")),
        (Method::POST, format!("{path}/amend")),
        (Method::POST, format!("{path}/withdraw")),
        (Method::POST, format!("{path}/room")),
        (Method::POST, "/api/v1/help".to_owned()),
    ] {
        let answer = pc.send(method, &path, "", &body).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn a_pc_sees_nothing_of_another_and_nothing_once_it_is_cut_off() {
    let rig = Rig::start().await;
    let randi = rig.token("randi").await;
    let other = "00000000000000000000000000000a02";
    let (one, two) = (pc(&rig, &randi, ID).await, pc(&rig, &randi, other).await);
    let body = json!({"form": {"urgency": "urgent"}, "name": "Petter Aas"});
    let (_, sent) = one.post("/api/v1/requests", &body).await;
    let path = format!("/api/v1/requests/{}", sent["id"].as_str().unwrap());
    assert_eq!(one.get(&path).await.0, StatusCode::OK);
    assert_eq!(two.get(&path).await.0, StatusCode::NOT_FOUND);
    let (_, list) = two.get("/api/v1/requests").await;
    assert_eq!(list["requests"], json!([]));

    let cut = format!("/api/v1/stations/{ID}/cut-off");
    let (status, _) = rig.post(&randi, &cut, &json!({})).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(one.get(&path).await.0, StatusCode::UNAUTHORIZED);
    let late = one.post("/api/v1/requests", &body).await;
    assert_problem(late, StatusCode::UNAUTHORIZED, "sign");
    let (_, list) = rig.read(&randi, "/api/v1/stations").await;
    assert_eq!(list["stations"].as_array().unwrap().len(), 1);
}

/// The line of a browser at a PC breaks off, and the browser sends the form again.
#[tokio::test]
async fn a_line_from_a_pc_sent_again_is_written_once() {
    let rig = Rig::start().await;
    let randi = rig.token("randi").await;
    let pc = pc(&rig, &randi, ID).await;
    let body = json!({"form": {"urgency": "urgent"}, "name": "Petter Aas"});
    let (_, sent) = pc.post("/api/v1/requests", &body).await;
    let id = sent["id"].as_str().unwrap();
    let path = format!("/doctor/request/{id}/write");
    for _ in 0..2 {
        let origin = format!("http://{}", rig.address);
        let ask = rig
            .ask(Method::POST, &path)
            .header(header::COOKIE, &pc.cookie)
            .header(header::ORIGIN, origin)
            .form(&[("idempotency_key", "tap-1"), ("text", "Han er roligere nå")]);
        let answer = ask.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }
    let state = rig.engine.state();
    let request = state.requests.values().next().unwrap();
    assert_eq!(request.room.len(), 1, "{:?}", request.room);
}
