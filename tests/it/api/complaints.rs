//! Complaints over HTTP: written down from the page and through the API, answered by whom the leader names.

use axum::http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::browser::Browser;
use crate::api::rig::Rig;

const ID: &str = "000000000000000000000000000000c0";

#[tokio::test]
async fn a_nurse_writes_one_down_and_tells_them_by_when_they_have_an_answer() {
    let rig = Rig::start().await;
    let kari = Browser::of(&rig, "kari").await;
    assert!(kari.get("/nurse").await.says("Skriv ned en klage"));
    let filled = |who: &'static str| {
        [
            ("id", ID),
            ("words", "Ingen ringte tilbake"),
            ("complains", "relative"),
            ("who", who),
        ]
    };
    let answer = kari.post("/complaint/new", &filled("")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.says("Skriv hvem som klager") && answer.says("Ingen ringte tilbake"));
    let answer = kari
        .post("/complaint/new", &filled("Moren, etter 17"))
        .await;
    let sent = format!("/complaint/new?sent={ID}");
    assert!(answer.goes_to(&sent), "{answer:?}");
    let page = kari.get(&sent).await;
    assert!(page.says("Si til dem: Du får svar innen"), "{page:?}");
    // The answer was lost on the way: the same again is the same complaint, and other words are another one.
    let same = filled("Moren, etter 17");
    let again = kari.post("/complaint/new", &same).await;
    assert!(again.goes_to(&sent), "{again:?}");
    let other = kari.post("/complaint/new", &filled("Moren, før 17")).await;
    assert!(
        other.status == StatusCode::CONFLICT && other.says("kom fram"),
        "{other:?}"
    );
    assert_ne!(other.field("id"), ID);
    assert_eq!(rig.engine.state().complaints.all.len(), 1);

    let randi = Browser::of(&rig, "randi").await;
    assert!(randi.get("/leader").await.says("Klager"));
    let list = randi.get("/leader/complaints").await;
    assert!(list.says("Moren, etter 17"), "{list:?}");
    let one = format!("/complaint/{ID}");
    assert!(randi.get(&one).await.says("Ingen ringte tilbake"));
    let to = [("to", "siri")];
    let answer = randi.post(&format!("{one}/give"), &to).await;
    assert!(answer.goes_to(&one), "{answer:?}");
    rig.add("siri", &[]).await;
    rig.add("aslak", &[]).await;
    let (siri, aslak) = (
        Browser::of(&rig, "siri").await,
        Browser::of(&rig, "aslak").await,
    );
    assert_eq!(aslak.get(&one).await.status, StatusCode::NOT_FOUND);
    assert!(!aslak.get("/complaint").await.says("Moren"));
    assert!(siri.get("/complaint").await.says("Moren, etter 17"));
    let half = [("how", ""), ("answer", "Vi burde ha ringt")];
    let answer = siri.post(&format!("{one}/answer"), &half).await;
    assert!(answer.says("Velg hvordan de fikk svaret."), "{answer:?}");
    assert!(answer.says("Vi burde ha ringt"));
    let whole = [("how", "telephone"), ("answer", "Vi burde ha ringt")];
    let answer = siri.post(&format!("{one}/answer"), &whole).await;
    assert!(answer.goes_to(&one), "{answer:?}");
    let page = kari.get(&one).await;
    assert!(page.says("Vi burde ha ringt") && !page.says("De har fått svar"));
    assert!(!page.says("Slett ordene"));

    let page = randi.get(&one).await;
    assert!(page.says("Slett ordene i klagen"), "{page:?}");
    let why = [("reason", "asked for by whoever complained")];
    let answer = randi.post(&format!("{one}/erase"), &why).await;
    assert!(answer.goes_to(&one), "{answer:?}");
    let page = randi.get(&one).await;
    assert!(!page.says("Moren") && !page.says("Vi burde ha ringt"));
}

#[tokio::test]
async fn through_the_api_one_is_received_passed_on_and_answered() {
    let rig = Rig::start().await;
    let (kari, randi) = (rig.token("kari").await, rig.token("randi").await);
    let ask = async |who: &str, method: Method, path: &str, body: Value| {
        let asked = rig.ask(method, path).bearer_auth(who).json(&body);
        let answer = asked.send().await.unwrap();
        let status = answer.status();
        (status, answer.json::<Value>().await.unwrap_or(Value::Null))
    };
    let new = json!({"id": ID, "complains": "patient", "who": "Elin", "words": "Ingen kom"});
    for _ in 0..2 {
        let (status, added) = ask(&kari, Method::POST, "/api/v1/complaints", new.clone()).await;
        assert_eq!((status, added["id"].as_str()), (StatusCode::OK, Some(ID)));
    }
    let nobody = json!({"complains": "other", "who": " ", "words": "Ingen kom"});
    let (status, _) = ask(&kari, Method::POST, "/api/v1/complaints", nobody).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let one = format!("/api/v1/complaints/{ID}");
    let answer = json!({"how": "letter", "answer": "Vi burde ha kommet"});
    let (status, _) = ask(
        &kari,
        Method::POST,
        &format!("{one}/answer"),
        answer.clone(),
    )
    .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let pass = json!({"step": "pass_on", "to": "Statsforvalteren"});
    let (status, _) = ask(&randi, Method::POST, &format!("{one}/steps"), pass).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = ask(&randi, Method::POST, &format!("{one}/answer"), answer).await;
    assert_eq!(status, StatusCode::OK);
    let (_, shown) = ask(&kari, Method::GET, &one, Value::Null).await;
    assert_eq!(shown["complaint"]["open"], json!(false));
    assert_eq!(shown["steps"][1]["how"], json!("letter"));
    let (_, list) = ask(&randi, Method::GET, "/api/v1/complaints", Value::Null).await;
    assert_eq!(list[0]["who"], json!("Elin"));
    rig.add("marit", &[]).await;
    let marit = rig.token("marit").await;
    let (_, list) = ask(&marit, Method::GET, "/api/v1/complaints", Value::Null).await;
    assert_eq!(list, json!([]));
}
