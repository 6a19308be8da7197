//! Deviations over HTTP: raised from the page and through the API, followed by the leader, seen by whoever raised them.

use axum::http::StatusCode;
use reqwest::{Method, header};
use serde_json::{Value, json};

use crate::api::browser::Browser;
use crate::api::rig::Rig;

const ID: &str = "000000000000000000000000000000de";

fn filled<'a>(text: &'a str, harm: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("id", ID),
        ("text", text),
        ("harm", harm),
        ("measure", "Låste det"),
    ]
}

#[tokio::test]
async fn a_nurse_raises_one_on_three_questions_and_sees_how_the_leader_ends_it() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    assert!(kari.get("/nurse").await.says("Meld et avvik"));
    let page = kari.get("/deviation/new").await;
    assert!(page.says("Hva skjedde?") && page.says("Ble noen skadet?"));

    // What is missing is said, and nothing typed is lost.
    let answer = kari
        .post("/deviation/new", &filled("Skapet sto åpent", ""))
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("Velg om noen ble skadet.") && answer.says("Skapet sto åpent"));
    let answer = kari.post("/deviation/new", &filled("", "no")).await;
    assert!(answer.says("Skriv hva som skjedde."), "{answer:?}");

    let answer = kari
        .post("/deviation/new", &filled("Skapet sto åpent", "could_have"))
        .await;
    assert!(
        answer.goes_to(&format!("/deviation/new?sent={ID}")),
        "{answer:?}"
    );
    let page = kari.get(&format!("/deviation/new?sent={ID}")).await;
    assert!(page.says("Noen skal ha sett på det innen"), "{page:?}");
    let hers = kari.get("/deviation").await;
    assert!(hers.says("Skapet sto åpent"), "{hers:?}");

    let randi = Browser::of(&rig, "randi").await;
    let list = randi.get("/leader/deviations").await;
    assert!(
        list.says("Skapet sto åpent") && list.says("Kari"),
        "{list:?}"
    );
    let one = format!("/deviation/{ID}");
    let page = randi.get(&one).await;
    assert!(page.says("Låste det") && page.says("Nei, men det kunne skjedd"));
    let answer = randi.post(&format!("{one}/take"), &[]).await;
    assert!(answer.goes_to(&one), "{answer:?}");
    let half = [("found", "Nøkkelen var borte"), ("changed", "")];
    let answer = randi.post(&format!("{one}/close"), &half).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("Nøkkelen var borte"), "{answer:?}");
    let whole = [("found", "Nøkkelen var borte"), ("changed", "Ny nøkkel")];
    let answer = randi.post(&format!("{one}/close"), &whole).await;
    assert!(answer.goes_to(&one), "{answer:?}");

    let page = kari.get(&one).await;
    assert!(page.says("Ny nøkkel") && page.says("Åpne det igjen"));
    assert!(!page.says("Lukk avviket"));
    let list = randi.get("/leader/deviations").await;
    assert!(list.says("Ingen avvik er åpne.") && list.says("Ett lukket avvik"));

    // Somebody was named in it: the leader has its words destroyed, and nobody else does.
    assert!(!page.says("Slett ordene"));
    let page = randi.get(&one).await;
    assert!(page.says("Slett ordene i avviket"), "{page:?}");
    let answer = randi.post(&format!("{one}/erase"), &[("reason", "")]).await;
    assert!(
        answer.says("Skriv hvorfor ordene skal slettes."),
        "{answer:?}"
    );
    let why = [("reason", "somebody was named in it")];
    let answer = randi.post(&format!("{one}/erase"), &why).await;
    assert!(answer.goes_to(&one), "{answer:?}");
    let page = randi.get(&one).await;
    assert!(!page.says("Skapet") && !page.says("Ny nøkkel") && !page.says("Slett ordene"));

    // It is nobody else's.
    rig.add("aslak", &[]).await;
    let aslak = Browser::of(&rig, "aslak").await;
    assert_eq!(aslak.get(&one).await.status, StatusCode::NOT_FOUND);
    let hers = aslak.get("/deviation").await;
    assert!(hers.says("Du har ikke meldt noe avvik."), "{hers:?}");
    assert!(!hers.says("Skapet"));
}

/// As the page sends a form itself, so that the words stay on it until the service has them.
async fn sends(rig: &Rig, browser: &Browser<'_>, tap: &str, path: &str, form: &Form<'_>) -> Answer {
    let ask = rig
        .ask(Method::POST, path)
        .header(header::ORIGIN, format!("http://{}", rig.address))
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, browser.cookies())
        .header(header::ACCEPT, "application/json")
        .header("idempotency-key", tap);
    let answer = ask.form(form).send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

type Form<'a> = [(&'a str, &'a str)];
type Answer = (StatusCode, Value);

#[tokio::test]
async fn the_page_sends_it_itself_and_is_told_where_to_go_or_what_is_missing() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get("/deviation/new").await;
    assert!(page.says("data-draft=\"deviation-text\""), "{page:?}");
    assert!(page.says("data-draft=\"deviation-id\""), "{page:?}");
    let missing = filled("Skapet sto åpent", "");
    let (status, answer) = sends(&rig, &kari, "a", "/deviation/new", &missing).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = json!({"ok": false, "message": "Velg om noen ble skadet."});
    assert_eq!(answer, said);
    // The answer was lost on the way: the same tap again is the same deviation.
    for _ in 0..2 {
        let whole = filled("Skapet sto åpent", "no");
        let answer = sends(&rig, &kari, "b", "/deviation/new", &whole).await;
        let went = json!({"ok": true, "go": format!("/deviation/new?sent={ID}")});
        assert_eq!(answer, (StatusCode::OK, went));
    }
    assert_eq!(rig.engine.state().deviations.all.len(), 1);
    // Changed since then, it is not what came through: that is said, and what stands there now can be sent as another one.
    let changed = filled("Skapet sto åpent hele natten", "no");
    let (status, answer) = sends(&rig, &kari, "d", "/deviation/new", &changed).await;
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
    let said = answer["message"].as_str().unwrap();
    assert!(said.contains("det du sendte først, kom fram"), "{answer}");
    let other: uuid::Uuid = answer["id"].as_str().unwrap().parse().unwrap();
    assert!(other.simple().to_string() != ID && rig.engine.state().deviations.all.len() == 1);
    let harm = filled("Skapet sto åpent", "harmed");
    let (status, _) = sends(&rig, &kari, "e", "/deviation/new", &harm).await;
    assert_eq!(
        status,
        StatusCode::CONFLICT,
        "that somebody was harmed is not lost in silence"
    );
    // The same without a script.
    let page = kari.post("/deviation/new", &changed).await;
    assert!(
        page.says("Skapet sto åpent hele natten") && page.says("kom fram"),
        "{page:?}"
    );
    assert_ne!(page.field("id"), ID);
    let one = format!("/deviation/{ID}");
    let page = kari.get(&one).await;
    let kept = format!("data-draft=\"{one}-note-text\"");
    assert!(page.says(&kept), "{page:?}");
    let note = [("text", "Låsen er gammel")];
    let answer = sends(&rig, &kari, "c", &format!("{one}/note"), &note).await;
    assert_eq!(answer, (StatusCode::OK, json!({"ok": true, "go": one})));
    assert!(kari.get(&one).await.says("Låsen er gammel"));
}

#[tokio::test]
async fn through_the_api_one_is_raised_given_and_closed() {
    let rig = Rig::start().await;
    let (kari, randi) = (rig.token("kari").await, rig.token("randi").await);
    let ask = async |who: &str, method: Method, path: &str, body: Value| {
        let asked = rig.ask(method, path).bearer_auth(who).json(&body);
        let answer = asked.send().await.unwrap();
        let status = answer.status();
        (status, answer.json::<Value>().await.unwrap_or(Value::Null))
    };
    let new = json!({"id": ID, "text": "Skapet sto åpent", "harm": "no"});
    for _ in 0..2 {
        let (status, added) = ask(&kari, Method::POST, "/api/v1/deviations", new.clone()).await;
        assert_eq!((status, added["id"].as_str()), (StatusCode::OK, Some(ID)));
    }
    let empty = json!({"text": " ", "harm": "no"});
    let (status, _) = ask(&kari, Method::POST, "/api/v1/deviations", empty).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);

    let one = format!("/api/v1/deviations/{ID}");
    let to = json!({"staff": "kari"});
    let (status, _) = ask(&kari, Method::POST, &format!("{one}/give"), to.clone()).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, _) = ask(&randi, Method::POST, &format!("{one}/give"), to).await;
    assert_eq!(status, StatusCode::OK);
    let closing = json!({"found": "Nøkkelen var borte", "changed": "Ny nøkkel"});
    let (status, _) = ask(&kari, Method::POST, &format!("{one}/close"), closing).await;
    assert_eq!(status, StatusCode::OK);
    let again = json!({"step": "reopen", "why": "Igjen i natt"});
    let (status, _) = ask(&kari, Method::POST, &format!("{one}/steps"), again).await;
    assert_eq!(status, StatusCode::OK);

    let (_, shown) = ask(&randi, Method::GET, &one, Value::Null).await;
    assert_eq!(shown["deviation"]["open"], json!(true));
    let steps: Vec<&str> = shown["steps"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|step| step["what"].as_str())
        .collect();
    assert_eq!(steps, ["given", "closed", "reopened"]);
    let (_, list) = ask(&randi, Method::GET, "/api/v1/deviations", Value::Null).await;
    assert_eq!(list[0]["kind"], json!("person"));
    rig.add("marit", &[]).await;
    let marit = rig.token("marit").await;
    let (_, list) = ask(&marit, Method::GET, "/api/v1/deviations", Value::Null).await;
    assert_eq!(list, json!([]));
    let (status, _) = ask(&marit, Method::GET, &one, Value::Null).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
