//! An evening on which everything that can be said of somebody is said once, over HTTP, the live line and the telephone, and some of it where
//! it does not belong.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hjemmevakt::clock::Clock;
use hjemmevakt::domain::time::Timestamp;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::in_clear::watches;
use super::rig::{KARI, Rig};
use super::walk::nurses;

/// The person's own telephone, and that of somebody around them.
pub const PERSON: &str = "+4790000081";
pub const MOTHER: &str = "+4790000082";

/// Who has signed in, and what has been made.
pub struct Evening {
    passwords: HashMap<&'static str, String>,
    tokens: HashMap<&'static str, String>,
    made: Mutex<HashMap<&'static str, String>>,
}

/// A step: where, what, and as what the answer is known.
type Step = (&'static str, Value, Option<&'static str>);

fn until() -> String {
    let later: Timestamp = Clock::default().now() + Duration::from_hours(24 * 200);
    later.to_jiff().to_string()
}

fn consent(kind: &str) -> Step {
    let body = json!({
        "kind": kind, "how": "spoken", "until": until(), "capacity": "has", "words": "ikke til svogeren",
    });
    ("/api/v1/patients/{patient}/consents", body, None)
}

/// What the day service writes with the person.
fn of_the_record() -> Vec<Step> {
    let identity = json!({
        "given": "Ánnemárjá", "family": "Sørnesheim", "birth_number": "13897510019",
        "phones": [PERSON], "address": "Sjøveien 4",
    });
    let mother =
        json!({"name": "Magnhild", "role": "mother", "next_of_kin": true, "phones": [MOTHER]});
    let alert = json!({"text": "hunden som biter", "reason": "hunden som biter, sett i går", "until": until()});
    let question = json!({"question": "Hvor var du første skoledag?", "answer": "Lillebekken"});
    let helps = json!({"entries": [{"what": "en rolig stemme ved sjøen"}], "own_words": true});
    let medicine = json!({"entries": [{"what": "de gule pillene", "dated": "2026-01-02", "source": "fastlegen"}]});
    let confidence = json!({"text": "hun har sluttet med medisinen"});
    vec![
        (
            "/api/v1/patients",
            json!({ "identity": identity }),
            Some("patient"),
        ),
        (
            "/api/v1/patients/{patient}/people",
            mother,
            Some("relative"),
        ),
        ("/api/v1/patients/{patient}/alerts", alert, None),
        (
            "/api/v1/patients/{patient}/settings",
            json!({"somebody_else": "si at det er bibliotekaren"}),
            None,
        ),
        ("/api/v1/patients/{patient}/question", question, None),
        ("/api/v1/patients/{patient}/confidences", confidence, None),
        consent("plan_made"),
        consent("sharing"),
        consent("shown_on_call"),
        (
            "/api/v1/patients/{patient}/plan/begin",
            json!({}),
            Some("plan"),
        ),
        (
            "/api/v1/patients/{patient}/plan/{plan}/parts/helps",
            helps,
            None,
        ),
        (
            "/api/v1/patients/{patient}/plan/{plan}/parts/medication",
            medicine,
            None,
        ),
        (
            "/api/v1/patients/{patient}/plan/{plan}/answer",
            json!({"agrees": "yes", "capacity": "has"}),
            None,
        ),
        (
            "/api/v1/patients/{patient}/plan/{plan}/in-force",
            json!({"until": until(), "review_at": until()}),
            None,
        ),
    ]
}

/// What the nurse writes while the mother is on the line.
fn of_the_talk() -> Vec<Step> {
    let confirm = json!({"how": "otherwise", "words": "stemmen er den samme"});
    let place = json!({"question": "place", "text": "bak naustet", "seen": 0});
    let document = json!({"form": "support-conversation"});
    let field = json!({"field": "came.what", "values": ["mistenkt for å være gravid"]});
    vec![
        ("/api/v1/contacts/{contact}/person/confirm", confirm, None),
        ("/api/v1/contacts/{contact}/person/card", json!({}), None),
        ("/api/v1/contacts/{contact}/person/rest", json!({}), None),
        (
            "/api/v1/contacts/{contact}/note",
            json!({"text": "gråter på kjøkkenet"}),
            None,
        ),
        ("/api/v1/contacts/{contact}/danger", json!({}), None),
        ("/api/v1/contacts/{contact}/danger/answer", place, None),
        (
            "/api/v1/contacts/{contact}/danger/end",
            json!({"done": "nevøen tok nøklene"}),
            None,
        ),
        (
            "/api/v1/contacts/{contact}/message",
            json!({"text": "møtes ved brygga"}),
            None,
        ),
        (
            "/api/v1/contacts/{contact}/documents",
            document,
            Some("document"),
        ),
        ("/api/v1/documents/{document}/fields", field, None),
    ]
}

fn draft() -> Value {
    json!({"text": "halvskrevet om søsteren", "seen": 0})
}

fn text() -> Value {
    json!({"body": "Jeg sover ikke mer."})
}

/// All of it.
pub fn everything_said() -> Value {
    let steps = of_the_record().into_iter().chain(of_the_talk());
    let bodies: Vec<Value> = steps.map(|(_, body, _)| body).collect();
    json!([bodies, draft(), text()])
}

impl Evening {
    pub async fn begin(rig: &Rig) -> Self {
        let mut evening = Self {
            passwords: HashMap::new(),
            tokens: HashMap::new(),
            made: Mutex::default(),
        };
        for who in ["siri", "randi", "kari", "aslak", "jonas"] {
            let (status, said) = rig.runs(&["account", "add", who, "--json"]).await;
            assert_eq!(status, Some(0), "{said}");
            let added: Value = serde_json::from_str(&said).unwrap();
            let password = added["password"].as_str().unwrap().to_owned();
            let session = json!({"username": who, "password": password});
            let ask = rig.http().post(format!("{}/api/v1/session", rig.server));
            let answer: Value = ask
                .json(&session)
                .send()
                .await
                .unwrap()
                .json()
                .await
                .unwrap();
            evening
                .tokens
                .insert(who, answer["token"].as_str().unwrap().to_owned());
            evening.passwords.insert(who, password);
        }
        evening
    }

    /// What was made under this name.
    fn made(&self, name: &str) -> String {
        self.made.lock().unwrap()[name].clone()
    }

    pub fn patient(&self) -> String {
        self.made("patient")
    }

    pub fn contact(&self) -> String {
        self.made("contact")
    }

    /// An address of the access table, about this person and this contact.
    pub fn fill(&self, path: &str) -> String {
        let id = self.made(if path.contains("/patients/") {
            "patient"
        } else if path.contains("/documents/") {
            "document"
        } else {
            "contact"
        });
        let path = path.replace("{id}", &id);
        let made = self.made.lock().unwrap();
        let filled = made.iter().fold(path, |path, (name, id)| {
            path.replace(&format!("{{{name}}}"), id)
        });
        let number = filled.replace("{version}", "1").replace("{number}", "1");
        number
            .replace("{language}", "nb")
            .replace("{name}", "suicide")
    }

    pub fn ask(&self, rig: &Rig, who: Option<&str>, method: Method, path: &str) -> RequestBuilder {
        let ask = rig.http().request(method, format!("{}{path}", rig.server));
        match who {
            Some(who) => ask.bearer_auth(&self.tokens[who]),
            None => ask,
        }
    }

    async fn goes(&self, rig: &Rig, who: &str, steps: Vec<Step>) {
        for (path, body, name) in steps {
            let path = self.filled(path);
            let ask = self.ask(rig, Some(who), Method::POST, &path).json(&body);
            let answer = ask.send().await.unwrap();
            let (status, said) = (answer.status(), answer.text().await.unwrap());
            assert!(status.is_success(), "{path}: {status} {said}");
            if let Some(name) = name {
                let said: Value = serde_json::from_str(&said).unwrap();
                let id = said["id"].as_str().unwrap().to_owned();
                self.made.lock().unwrap().insert(name, id);
            }
        }
    }

    fn filled(&self, path: &str) -> String {
        let made = self.made.lock().unwrap();
        made.iter().fold(path.to_owned(), |path, (name, id)| {
            path.replace(&format!("{{{name}}}"), id)
        })
    }

    pub async fn registers(&self, rig: &Rig) {
        self.goes(rig, "siri", of_the_record()).await;
    }

    /// What people write where it does not belong, and what cannot be read.
    pub async fn writes_wrongly(&self, rig: &Rig) {
        let json = "application/json";
        let bodies = [
            "{\"identity\": {\"given\": \"Ánnemárjá\", \"family\": \"Sørnesheim\"",
            "{\"identity\": {\"given\": \"Ánnemárjá\", \"Sørnesheim\": 1}}",
            "{\"identity\": {\"given\": \"Ánnemárjá\", \"birth_number\": 13897510019}}",
            "{\"identity\": {\"given\": \"Ánnemárjá\", \"birth_number\": \"13897510018\"}}",
            "{\"identity\": {\"given\": \"Ánnemárjá\", \"birth_number\": \"13897510019\"}}",
            "\"Ánnemárjá Sørnesheim\"",
        ];
        for body in bodies {
            for kind in [json, "text/plain"] {
                let ask = self.ask(rig, Some("siri"), Method::POST, "/api/v1/patients");
                let ask = ask.header("content-type", kind).body(body);
                let status = ask.send().await.unwrap().status();
                assert!(status.is_client_error(), "{body}: {status}");
            }
        }
        // Too long to be read to its end: the line is closed, and nobody else's with it.
        let long = format!("\"{}\"", "Sørnesheim ".repeat(20_000));
        let search = format!("{}/api/v1/patients/search", rig.server);
        let ask = reqwest::Client::new()
            .post(search)
            .header("content-type", json);
        let answer = ask
            .bearer_auth(&self.tokens["siri"])
            .body(long)
            .send()
            .await;
        assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status().is_client_error()));
        for path in [
            "/api/v1/patients/Sørnesheim",
            "/patient/Ánnemárjá",
            "/patients?new=Sørnesheim",
            "/nurse/contact/13897510019/person?q=Sørnesheim",
            "/handbook/?q=Sørnesheim",
            "/api/v1/handbook/found?words=Sørnesheim",
            "/api/v1/live?view=record&patient=Sørnesheim&shows=Ánnemárjá",
            "/nothing/of/Ánnemárjá",
        ] {
            let ask = self.ask(rig, Some("siri"), Method::GET, path);
            let ask = ask.header("referer", format!("{}/patients?q=13897510019", rig.server));
            ask.send().await.unwrap();
        }
        // Who signs in with what is not a name of an account.
        let wrong = json!({"username": "13897510019", "password": "Sørnesheim"});
        let session = self
            .ask(rig, None, Method::POST, "/api/v1/session")
            .json(&wrong);
        assert!(session.send().await.unwrap().status().is_client_error());
        let form = [("username", "Ánnemárjá"), ("password", "13897510019")];
        let form = self.ask(rig, None, Method::POST, "/").form(&form);
        form.send().await.unwrap();
        self.telephones_wrongly(rig).await;
    }

    /// What does not come from the carrier, and what is not HTTP.
    async fn telephones_wrongly(&self, rig: &Rig) {
        let form = [
            ("From", PERSON),
            ("Body", "Jeg sover ikke mer."),
            ("MessageSid", "SM1"),
        ];
        for path in ["/telephony/sms/incoming", "/telephony/voice/incoming"] {
            for signature in ["", "no signature", MOTHER] {
                let ask = self.ask(rig, None, Method::POST, path).form(&form);
                let ask = ask.header("x-twilio-signature", signature);
                let status = ask.send().await.unwrap().status();
                assert!(status.is_client_error(), "{path}: {status}");
            }
        }
        let host = rig.server.trim_start_matches("http://");
        let mut line = tokio::net::TcpStream::connect(host).await.unwrap();
        line.write_all("Ánnemárjá Sørnesheim 13897510019\r\n\r\n".as_bytes())
            .await
            .unwrap();
        let mut answer = Vec::new();
        // Cut off without a word is as good.
        let _ = line.read_to_end(&mut answer).await;
    }

    /// The mother rings, the nurse answers, sees the card and writes; the person sends a message; everything comes to its end.
    pub async fn rings(&self, rig: &Rig) {
        let (primary, _) = nurses(rig).await;
        let who = if primary == KARI { "kari" } else { "aslak" };
        rig.dials(MOTHER).await;
        rig.answers(primary).await;
        rig.until("she is asked for the key", async |rig| {
            rig.heard(primary, "1").await
        })
        .await;
        rig.does(primary, "keys", json!({ "digits": "1" })).await;
        rig.until_state("they talk", |state| {
            let mut calls = state.live_calls.iter().filter_map(|call| state.call(*call));
            calls.any(|call| call.talking().is_some())
        })
        .await;
        rig.does(MOTHER, "say", json!({ "text": "Hun gråter på kjøkkenet." }))
            .await;
        let contact = rig.state().await.open.iter().next().unwrap().to_string();
        self.made.lock().unwrap().insert("contact", contact.clone());
        let shown = watches(rig, &self.tokens[who], &contact).await;
        assert!(shown.contains("Ánnemárjá"), "the card is shown: {shown}");
        let person = json!({"patient": self.patient(), "relative": self.made("relative")});
        self.goes(
            rig,
            who,
            vec![("/api/v1/contacts/{contact}/person", person, None)],
        )
        .await;
        self.goes(rig, who, of_the_talk()).await;
        let path = self.filled("/api/v1/contacts/{contact}/draft");
        let ask = self.ask(rig, Some(who), Method::PUT, &path).json(&draft());
        assert!(ask.send().await.unwrap().status().is_success());
        rig.does(MOTHER, "hangup", json!({})).await;
        rig.until_state("nobody talks", |state| state.live_calls.is_empty())
            .await;
        rig.does(PERSON, "sms", text()).await;
        rig.until_state("the message is there", |state| state.open.len() > 1)
            .await;
        self.closes(rig, who).await;
    }

    async fn closes(&self, rig: &Rig, who: &str) {
        let open: Vec<String> = rig
            .state()
            .await
            .open
            .iter()
            .map(ToString::to_string)
            .collect();
        for contact in open {
            let path = format!("/api/v1/contacts/{contact}/outcome");
            let body = json!({"outcome": "helped_by_telephone", "next": {"kind": "settled"}});
            let ask = self.ask(rig, Some(who), Method::POST, &path).json(&body);
            let answer = ask.send().await.unwrap();
            let (status, said) = (answer.status(), answer.text().await.unwrap());
            assert!(status.is_success(), "{said}");
        }
    }

    pub async fn asks_to_erase(&self, rig: &Rig) {
        let reason = ["--reason", "den det gjelder, ber om det"];
        let (patient, ask) = (self.patient(), ["patient", "ask-erasure"]);
        let command = [&ask[..], &[patient.as_str()], &reason].concat();
        let (status, said) = rig.runs(&command).await;
        assert_eq!(status, Some(0), "{said}");
    }

    pub async fn erases(&self, rig: &Rig) {
        let randi = ("randi", self.passwords["randi"].as_str());
        let nothing = json!({});
        let (_, listed) = rig
            .asks(randi, Method::GET, "/api/v1/erasures", &nothing)
            .await;
        let erasure = listed["erasures"][0]["id"].as_str().unwrap();
        let patient = self.patient();
        let path = format!("/api/v1/patients/{patient}/erasures/{erasure}/carry-out");
        let (status, done) = rig.asks(randi, Method::POST, &path, &nothing).await;
        assert_eq!(status, 200, "{done}");
    }
}

/// Every text in a record that may be sealed, and the name of the field that it stands in.
pub fn sealed(field: &str, body: &Value) -> Vec<(String, Vec<u8>)> {
    match body {
        Value::String(text) => {
            let bytes = STANDARD_NO_PAD.decode(text).unwrap_or_default();
            vec![(field.to_owned(), bytes)]
        }
        Value::Array(all) => all.iter().flat_map(|one| sealed(field, one)).collect(),
        Value::Object(all) => {
            let inside = all.iter().flat_map(|(name, one)| {
                // The outermost field gives its name to everything in it.
                let name = if field.is_empty() { name } else { field };
                sealed(name, one)
            });
            inside.collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}
