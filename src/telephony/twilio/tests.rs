//! Against a fake carrier on loopback that answers what each test says and keeps what it was asked.

use super::*;
use crate::telephony::form::WebhookForm;
use std::collections::VecDeque;
use std::sync::Mutex;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

const CALL: &str = "CA0123456789abcdef0123456789abcdef";
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

/// What the fake carrier does with the next request.
enum Answer {
    Is(u16, String),
    Never,
}

#[derive(Clone)]
struct Fake {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    base_url: String,
}

#[derive(Clone, Debug)]
struct Asked {
    line: String,
    authorization: String,
    fields: Vec<(String, String)>,
}

async fn answer(
    State(fake): State<Fake>,
    method: axum::http::Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let header = headers.get("authorization").unwrap().to_str().unwrap();
    fake.asked.lock().unwrap().push(Asked {
        line: format!("{method} {uri}"),
        authorization: header.to_owned(),
        fields: form_urlencoded::parse(&body).into_owned().collect(),
    });
    let next = fake.answers.lock().unwrap().pop_front();
    match next {
        Some(Answer::Is(status, body)) => {
            (StatusCode::from_u16(status).unwrap(), body).into_response()
        }
        Some(Answer::Never) => std::future::pending().await,
        None => (StatusCode::IM_A_TEAPOT, "more was asked than expected").into_response(),
    }
}

impl Fake {
    /// Starts it and connects to it, without waits between tries.
    async fn start(answers: impl IntoIterator<Item = Answer>) -> (Self, Twilio) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let fake = Self {
            answers: Arc::new(Mutex::new(answers.into_iter().collect())),
            base_url: format!("http://{}", listener.local_addr().unwrap()),
            asked: Arc::default(),
        };
        let router = Router::new().fallback(answer).with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let twilio = connect(&fake.base_url);
        (fake, twilio)
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    fn lines(&self) -> Vec<String> {
        let start = format!("/2010-04-01/Accounts/{ACCOUNT}/");
        self.asked()
            .iter()
            .map(|asked| asked.line.replace(&start, ""))
            .collect()
    }
}

fn settings(base_url: &str) -> TwilioSettings {
    TwilioSettings {
        call_gap: Duration::ZERO,
        retry_wait: Duration::ZERO,
        ..TwilioSettings::new(base_url, ACCOUNT.parse().unwrap(), "token")
    }
}

fn connect(base_url: &str) -> Twilio {
    Twilio::new(&settings(base_url)).unwrap()
}

fn is(status: u16, body: &str) -> Answer {
    Answer::Is(status, body.to_owned())
}

fn call_answer(status: &str) -> String {
    format!(r#"{{"sid":"{CALL}","status":"{status}","to":"+4790000001"}}"#)
}

fn call() -> PlaceCall {
    PlaceCall {
        to: "+4790000001".parse().unwrap(),
        from: "+4778000000".parse().unwrap(),
        answer_url: "https://h.example/leg?id=1&x=æ".to_owned(),
        fallback_url: "https://static.example/fallback.xml".to_owned(),
        status_url: "https://h.example/leg/status?id=1".to_owned(),
        ring_timeout: Duration::from_secs(25),
    }
}

fn sid() -> CallSid {
    CALL.parse().unwrap()
}

#[tokio::test]
async fn rings_a_telephone_as_the_carrier_wants_it_asked() {
    let (fake, twilio) = Fake::start([is(201, &call_answer("queued"))]).await;
    let placed = twilio.place_call(&call()).await.unwrap();
    assert_eq!(placed.sid, sid());
    let asked = &fake.asked()[0];
    assert_eq!(
        asked.line,
        format!("POST /2010-04-01/Accounts/{ACCOUNT}/Calls.json")
    );
    // "AC…:token" in Base64.
    assert_eq!(
        asked.authorization,
        "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp0b2tlbg=="
    );
    let expected = [
        ("To", "+4790000001"),
        ("From", "+4778000000"),
        ("Url", "https://h.example/leg?id=1&x=æ"),
        ("FallbackUrl", "https://static.example/fallback.xml"),
        ("StatusCallback", "https://h.example/leg/status?id=1"),
        ("Timeout", "25"),
        ("StatusCallbackEvent", "initiated"),
        ("StatusCallbackEvent", "ringing"),
        ("StatusCallbackEvent", "answered"),
        ("StatusCallbackEvent", "completed"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(asked.fields, expected);
}

#[tokio::test]
async fn asks_again_when_the_carrier_is_busy_or_fails() {
    let (fake, twilio) = Fake::start([
        is(503, "overloaded"),
        is(429, "{}"),
        is(201, &call_answer("queued")),
        is(429, "{}"),
        is(429, "{}"),
        is(429, "{}"),
    ])
    .await;
    assert_eq!(twilio.place_call(&call()).await.unwrap().sid, sid());
    assert_eq!(fake.asked().len(), 3);
    assert_eq!(
        twilio.place_call(&call()).await,
        Err(CarrierError::Busy { tries: 3 })
    );
    assert_eq!(fake.asked().len(), 6);
}

#[tokio::test]
async fn does_not_wait_for_ever_for_a_silent_carrier() {
    let (fake, _) = Fake::start([Answer::Never, Answer::Never, Answer::Never]).await;
    let twilio = Twilio::new(&TwilioSettings {
        timeout: Duration::from_millis(50),
        ..settings(&fake.base_url)
    })
    .unwrap();
    assert_eq!(
        twilio.end_call(&sid()).await,
        Err(CarrierError::Unavailable {
            tries: 3,
            fault: Fault::TimedOut
        })
    );
}

#[tokio::test]
async fn gives_up_and_says_that_nobody_is_there() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = connect(&format!("http://{address}"))
        .call_status(&sid())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the carrier did not answer after 3 tries: no connection"
    );
}

#[tokio::test]
async fn a_refusal_is_asked_once_and_told_without_numbers() {
    let refusal =
        r#"{"code":21211,"message":"The 'To' number +4790000001 is not valid.","status":400}"#;
    let (fake, twilio) = Fake::start([is(400, refusal)]).await;
    let error = twilio.place_call(&call()).await.unwrap_err();
    assert_eq!(fake.asked().len(), 1);
    assert_eq!(
        error.to_string(),
        "the carrier refused (400, error 21211): The 'To' number (number) is not valid."
    );
    assert!(!format!("{error:?}").contains("9000"));
}

#[tokio::test]
async fn moves_and_ends_a_call() {
    let over = r#"{"code":21220,"message":"Call is not in-progress. Cannot redirect."}"#;
    let (fake, twilio) = Fake::start([
        is(200, &call_answer("in-progress")),
        is(200, &call_answer("in-progress")),
        is(200, &call_answer("completed")),
        is(400, over),
        is(404, r#"{"code":20404}"#),
    ])
    .await;
    let twiml = Move::Twiml("<Response/>".to_owned());
    let url = Move::Url("https://h.example/join".to_owned());
    twilio.move_call(&sid(), &twiml).await.unwrap();
    twilio.move_call(&sid(), &url).await.unwrap();
    twilio.end_call(&sid()).await.unwrap();
    for _ in 0..2 {
        assert_eq!(
            twilio.end_call(&sid()).await,
            Err(CarrierError::AlreadyOver)
        );
    }
    let path = format!("POST Calls/{CALL}.json");
    assert_eq!(fake.lines(), [path.as_str(); 5]);
    let fields: Vec<_> = fake.asked()[..3]
        .iter()
        .map(|asked| WebhookForm::from_fields(asked.fields.clone()).encode())
        .collect();
    assert_eq!(
        fields,
        [
            "Twiml=%3CResponse%2F%3E",
            "Url=https%3A%2F%2Fh.example%2Fjoin&Method=POST",
            "Status=completed"
        ]
    );
}

#[tokio::test]
async fn asks_where_calls_are() {
    let found = format!(r#"{{"calls":[{}]}}"#, call_answer("ringing"));
    let (fake, twilio) = Fake::start([
        is(200, &call_answer("no-answer")),
        is(200, &found),
        is(200, &call_answer("teleported")),
        is(200, "<html>"),
    ])
    .await;
    assert_eq!(twilio.call_status(&sid()).await, Ok(CallStatus::NoAnswer));
    let ringing = twilio
        .find_calls(&"+4790000001".parse().unwrap(), CallStatus::Ringing)
        .await;
    assert_eq!(
        ringing,
        Ok(vec![KnownCall {
            sid: sid(),
            status: CallStatus::Ringing
        }])
    );
    for _ in 0..2 {
        assert!(matches!(
            twilio.call_status(&sid()).await,
            Err(CarrierError::Unreadable { .. })
        ));
    }
    assert_eq!(
        fake.lines()[1],
        "GET Calls.json?To=%2B4790000001&Status=ringing&PageSize=50"
    );
}

#[tokio::test]
async fn finds_the_calls_that_a_caller_is_connected_to() {
    let child = "CAffffffffffffffffffffffffffffffff";
    let list = format!(r#"{{"calls":[{{"sid":"{child}","status":"in-progress"}}]}}"#);
    let (fake, twilio) = Fake::start([is(200, &list), is(200, r#"{"calls":[]}"#)]).await;
    assert_eq!(
        twilio.children(&sid()).await,
        Ok(vec![KnownCall {
            sid: child.parse().unwrap(),
            status: CallStatus::InProgress
        }])
    );
    assert_eq!(twilio.children(&sid()).await, Ok(Vec::new()));
    assert_eq!(
        fake.lines()[0],
        format!("GET Calls.json?ParentCallSid={CALL}&Status=in-progress&PageSize=50")
    );
}

#[tokio::test]
async fn sends_a_message_and_tells_a_stop_from_other_refusals() {
    let message = SendMessage {
        to: "+4790000001".parse().unwrap(),
        from: "+4778000000".parse().unwrap(),
        body: "Vi så at du ringte.".to_owned(),
        status_url: "https://h.example/sms".to_owned(),
    };
    let (fake, twilio) = Fake::start([
        is(201, r#"{"sid":"SM0123456789abcdef0123456789abcdef"}"#),
        is(400, r#"{"code":21610,"message":"unsubscribed"}"#),
    ])
    .await;
    assert_eq!(
        twilio.send_message(&message).await.unwrap().as_str(),
        "SM0123456789abcdef0123456789abcdef"
    );
    assert_eq!(
        twilio.send_message(&message).await,
        Err(CarrierError::StoppedByRecipient)
    );
    let body = ("Body".to_owned(), "Vi så at du ringte.".to_owned());
    assert!(fake.asked()[0].fields.contains(&body));
    assert_eq!(fake.lines(), ["POST Messages.json"; 2]);
}

#[tokio::test]
async fn finds_a_conference_by_its_name_and_speaks_into_it() {
    let conference = "CF0123456789abcdef0123456789abcdef";
    let list = format!(
        r#"{{"conferences":[{{"sid":"CF00000000000000000000000000000000","status":"completed"}},{{"sid":"{conference}","status":"in-progress"}}]}}"#
    );
    let members = format!(
        r#"{{"participants":[{{"call_sid":"{CALL}","label":"nurse"}},{{"call_sid":"{CALL}","label":""}}]}}"#
    );
    let none = r#"{"conferences":[]}"#;
    let (fake, twilio) = Fake::start([
        is(200, &list),
        is(200, "{}"),
        is(200, &list),
        is(200, &members),
        is(200, &list),
        is(204, ""),
        is(200, none),
        is(200, none),
    ])
    .await;
    twilio
        .announce("call-1", "https://h.example/say")
        .await
        .unwrap();
    let participants = twilio.participants("call-1").await.unwrap();
    let labels: Vec<_> = participants.iter().map(|p| p.label.as_deref()).collect();
    assert_eq!(labels, [Some("nurse"), None]);
    twilio.remove_participant("call-1", &sid()).await.unwrap();
    assert_eq!(
        twilio.announce("call-2", "https://h.example/say").await,
        Err(CarrierError::AlreadyOver)
    );
    assert_eq!(twilio.participants("call-2").await, Ok(vec![]));
    let lookup = "GET Conferences.json?FriendlyName=call-1&PageSize=50".to_owned();
    assert_eq!(
        fake.lines()[..6],
        [
            lookup.clone(),
            format!("POST Conferences/{conference}.json"),
            lookup.clone(),
            format!("GET Conferences/{conference}/Participants.json?PageSize=50"),
            lookup,
            format!("DELETE Conferences/{conference}/Participants/{CALL}.json"),
        ]
    );
}

#[tokio::test]
async fn reads_how_our_number_is_set_up() {
    let (fake, twilio) = Fake::start([
        is(
            200,
            r#"{"incoming_phone_numbers":[{"voice_url":"https://h.example/in","voice_fallback_url":"","sms_url":null}]}"#,
        ),
        is(200, r#"{"incoming_phone_numbers":[]}"#),
    ])
    .await;
    let number = "+4778000000".parse().unwrap();
    assert_eq!(
        twilio.number_settings(&number).await,
        Ok(Some(NumberSettings {
            voice_url: Some("https://h.example/in".to_owned()),
            ..NumberSettings::default()
        }))
    );
    assert_eq!(twilio.number_settings(&number).await, Ok(None));
    assert_eq!(
        fake.lines()[0],
        "GET IncomingPhoneNumbers.json?PhoneNumber=%2B4778000000"
    );
}

#[tokio::test]
async fn deletes_the_carriers_own_records_also_those_already_gone() {
    let (fake, twilio) = Fake::start([
        is(204, ""),
        is(404, r#"{"code":20404}"#),
        is(404, r#"{"code":20404}"#),
        is(401, r#"{"code":20003,"message":"Authenticate"}"#),
    ])
    .await;
    let message: MessageSid = "SM0123456789abcdef0123456789abcdef".parse().unwrap();
    assert_eq!(twilio.delete_call_record(&sid()).await, Ok(()));
    assert_eq!(twilio.delete_call_record(&sid()).await, Ok(()));
    assert_eq!(twilio.delete_message(&message).await, Ok(()));
    assert!(matches!(
        twilio.delete_message(&message).await,
        Err(CarrierError::Refused { status: 401, .. })
    ));
    assert_eq!(fake.lines()[0], format!("DELETE Calls/{CALL}.json"));
    assert_eq!(fake.lines()[2], format!("DELETE Messages/{message}.json"));
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let (_, twilio) = Fake::start([is(200, &" ".repeat(ANSWER_MOST + 1))]).await;
    assert!(matches!(
        twilio.call_status(&sid()).await,
        Err(CarrierError::Unreadable { .. })
    ));
}

#[test]
fn says_what_is_wrong_with_the_address_and_hides_the_token() {
    for base_url in [
        "",
        "example",
        "ftp://example.org",
        "https://example.org?x=1",
    ] {
        assert!(Twilio::new(&settings(base_url)).is_err(), "{base_url}");
    }
    assert!(!format!("{:?}", settings("https://example.org")).contains("token"));
}
