//! Documents over the API: every form that is shipped is begun, written and signed by whom the law gives it, and by nobody else.

use std::collections::BTreeSet;

use hjemmevakt::domain::assessments::signature::Office;
use hjemmevakt::domain::forms::answer::{Answer, Answers};
use hjemmevakt::domain::forms::form::Form;
use hjemmevakt::domain::forms::item::Question;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::forms::link::Field;
use hjemmevakt::domain::forms::unfinished::unfinished;
use hjemmevakt::forms::shelf::Shelf;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::rig::{FRIDAY, Rig, assert_problem};

/// Evenings on which, together, every version of every form that is shipped is the one in use.
pub(super) const EVENINGS: [&str; 4] = [
    FRIDAY,
    "2026-11-27T20:00:00Z",
    "2026-11-28T20:00:00Z",
    "2026-11-29T20:00:00Z",
];

const REQUEST: &str = "00000000000000000000000000000901";

/// Jonas has asked, Kari has taken it: the contact.
pub(super) async fn case(rig: &Rig) -> String {
    for username in ["tor", "siri"] {
        rig.add(username, &[]).await;
    }
    let (jonas, kari) = (rig.token("jonas").await, rig.token("kari").await);
    let body = json!({
        "id": REQUEST,
        "form": {"urgency": "urgent", "wanted": ["come_here"], "situation": "Urolig"},
    });
    let (status, sent) = rig.post(&jonas, "/api/v1/requests", &body).await;
    assert_eq!(status, StatusCode::OK, "{sent}");
    let accept = format!("/api/v1/requests/{REQUEST}/accept");
    rig.post(&kari, &accept, &json!({})).await;
    let (_, seen) = rig
        .read(&kari, &format!("/api/v1/requests/{REQUEST}"))
        .await;
    seen["contact"].as_str().unwrap().to_owned()
}

pub(super) async fn begins(
    rig: &Rig,
    token: &str,
    contact: &str,
    form: &str,
) -> (StatusCode, Value) {
    let path = format!("/api/v1/contacts/{contact}/documents");
    rig.post(token, &path, &json!({ "form": form })).await
}

/// Something that fits a question.
fn fitting(form: &Form, field: &Field) -> (Value, Answer) {
    let item = form.item(&field.link).unwrap();
    match item.question() {
        Some(Question::Boolean) => (json!({"values": ["true"]}), Answer::Boolean(true)),
        Some(Question::Choice(options) | Question::OpenChoice(options)) => {
            let code = options[0].code.clone();
            (json!({"values": [code.0.as_ref()]}), Answer::Choice(code))
        }
        Some(Question::String { .. } | Question::Text { .. }) => {
            let words = "Med egne ord, čáŋ";
            (json!({"values": [words]}), Answer::Text(words.to_owned()))
        }
        Some(Question::Integer { least, .. }) => {
            let number = least.unwrap_or(1).max(1);
            (
                json!({"values": [number.to_string()]}),
                Answer::Integer(number),
            )
        }
        Some(Question::Decimal { .. }) => (
            json!({"values": ["1"]}),
            Answer::Decimal("1".parse().unwrap()),
        ),
        Some(Question::Date) => (
            json!({"values": ["2026-01-09"]}),
            Answer::Date("2026-01-09".parse().unwrap()),
        ),
        Some(Question::DateTime) => (
            json!({"values": ["2026-01-09T20:00:00Z"]}),
            Answer::DateTime(hjemmevakt::domain::time::Timestamp::from_jiff(
                "2026-01-09T20:00:00Z".parse().unwrap(),
            )),
        ),
        // Of a group at least one thing must be answered: its first question.
        None => {
            let first = item.items.iter().find(|item| item.question().is_some());
            let link = first.unwrap().link.clone();
            fitting(
                form,
                &Field {
                    link,
                    row: field.row,
                },
            )
        }
    }
}

/// Answers whatever must be answered; how many fields that was.
pub(super) async fn fills(rig: &Rig, token: &str, document: &str, form: &Form) -> usize {
    let mut answers = Answers::default();
    let mut written = 0;
    while let Some(missing) = unfinished(form, &answers).first() {
        let mut field = missing.field.clone();
        let item = form.item(&field.link).unwrap();
        if item.question().is_none() {
            let first = item.items.iter().find(|item| item.question().is_some());
            field.link = first.unwrap().link.clone();
        }
        let (mut body, answer) = fitting(form, &field);
        body["field"] = Value::from(field.to_string());
        let (status, answered) = rig.post(token, &format!("{document}/fields"), &body).await;
        assert_eq!(status, StatusCode::OK, "{field}: {answered}");
        answers.write(field, vec![answer]);
        written += 1;
        assert!(written < 200, "there is no end to it");
    }
    written
}

pub(super) fn signer(kind: DocumentKind) -> &'static str {
    match Office::of(kind) {
        Office::Doctor => "jonas",
        Office::MunicipalDoctor => "tor",
        Office::Nurse | Office::Institution => "kari",
    }
}

/// The service's date.
pub(super) fn today(rig: &Rig) -> jiff::civil::Date {
    let oslo = jiff::tz::TimeZone::get("Europe/Oslo").unwrap();
    rig.engine.now().to_jiff().to_zoned(oslo).date()
}

#[test]
fn on_those_evenings_every_shipped_version_is_in_use() {
    let shelf = Shelf::load(None).unwrap();
    let used = EVENINGS.map(|evening| evening[..10].parse().unwrap());
    let used = used.map(|day| shelf.library.in_force(day)).into_iter();
    let used: BTreeSet<_> = used.flatten().map(|form| form.reference()).collect();
    let shipped: BTreeSet<_> = shelf.library.all().map(|form| form.reference()).collect();
    assert_eq!(used, shipped);
}

#[tokio::test]
async fn every_shipped_form_is_written_and_signed_by_whom_the_law_gives_it() {
    for evening in EVENINGS {
        all_are_written_and_signed(&Rig::at(evening).await).await;
    }
}

async fn all_are_written_and_signed(rig: &Rig) {
    let contact = case(rig).await;
    let shelf = Shelf::load(None).unwrap();
    let forms = shelf.library.in_force(today(rig));
    assert!(forms.len() >= 16, "{}", forms.len());
    for form in forms {
        let name = &form.head().name;
        let who = signer(form.kind());
        let signer = rig.token(who).await;
        // A decision is asked for by the nurse.
        let beginner = if who == "tor" {
            rig.token("kari").await
        } else {
            signer.clone()
        };
        let (status, begun) = begins(rig, &beginner, &contact, name).await;
        assert_eq!(status, StatusCode::OK, "{name}: {begun}");
        let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
        let must = fills(rig, &signer, &path, form).await;
        let (_, seen) = rig.read(&signer, &path).await;
        assert!(seen["fields"].as_array().unwrap().len() >= must);
        let sign = json!({"seen": seen["newest"], "outside": true});
        // What an institution has told is taken down by whoever takes part and hears it.
        let told = form.kind() == DocumentKind::InstitutionInformation;
        for other in ["kari", "jonas", "tor"] {
            if other != who && !told {
                let token = rig.token(other).await;
                let (status, _) = rig.post(&token, &format!("{path}/sign"), &sign).await;
                assert!(
                    [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&status),
                    "{name}: {other}: {status}"
                );
            }
        }
        let (status, signed) = rig.post(&signer, &format!("{path}/sign"), &sign).await;
        assert_eq!(status, StatusCode::OK, "{name}: {signed}");
        let (_, seen) = rig.read(&signer, &path).await;
        assert_eq!(seen["standing"], "signed", "{seen}");
        assert!(seen["place_in_log"].as_u64().unwrap() > 0);
        let late = json!({"field": "x", "values": ["sent"]});
        let refused = rig.post(&signer, &format!("{path}/fields"), &late).await;
        assert!(refused.0.is_client_error());
    }
}

#[tokio::test]
async fn nobody_outside_the_case_learns_that_there_is_a_document() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let kari = rig.token("kari").await;
    let (_, begun) = begins(&rig, &kari, &contact, "support-conversation").await;
    let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    let list = format!("/api/v1/contacts/{contact}/documents");
    for who in ["siri", "randi", "tor"] {
        let token = rig.token(who).await;
        for address in [&path, &list] {
            let (status, body) = rig.read(&token, address).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{who}: {body}");
        }
        let (status, _) = begins(&rig, &token, &contact, "support-conversation").await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{who}");
        let body = json!({"reason": "Feil"});
        let (status, _) = rig.post(&token, &format!("{path}/withdraw"), &body).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{who}");
    }
    let jonas = rig.token("jonas").await;
    let (status, seen) = rig.read(&jonas, &path).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(seen["may"], json!([]), "he reads along and writes nothing");
}

#[tokio::test]
async fn a_decision_stands_before_the_municipal_doctor_until_it_is_signed() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (kari, jonas, tor) = (
        rig.token("kari").await,
        rig.token("jonas").await,
        rig.token("tor").await,
    );
    let waiting = async |token: &str| {
        let (status, body) = rig.read(token, "/api/v1/decisions").await;
        assert_eq!(status, StatusCode::OK, "{body}");
        let ids = body["decisions"].as_array().unwrap().clone();
        let ids = ids.iter().map(|one| one["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert!(waiting(&tor).await.is_empty());
    let (_, begun) = begins(&rig, &kari, &contact, "compulsory-examination-decision").await;
    let id = begun["id"].as_str().unwrap().to_owned();
    assert_eq!(waiting(&tor).await, std::slice::from_ref(&id));
    assert!(waiting(&jonas).await.is_empty(), "he decides nothing");
    let (status, _) = rig.read(&kari, "/api/v1/decisions").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let shelf = Shelf::load(None).unwrap();
    let form = shelf
        .library
        .in_use("compulsory-examination-decision", today(&rig))
        .unwrap();
    let path = format!("/api/v1/documents/{id}");
    fills(&rig, &tor, &path, form).await;
    let (_, seen) = rig.read(&tor, &path).await;
    let sign = json!({"seen": seen["newest"]});
    let (status, signed) = rig.post(&tor, &format!("{path}/sign"), &sign).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
    assert!(waiting(&tor).await.is_empty());
}

#[tokio::test]
async fn what_does_not_fit_says_where_and_changes_nothing() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let kari = rig.token("kari").await;
    assert_problem(
        begins(&rig, &kari, &contact, "no-such-form").await,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no-such-form",
    );
    let (_, begun) = begins(&rig, &kari, &contact, "support-conversation").await;
    let path = format!("/api/v1/documents/{}", begun["id"].as_str().unwrap());
    let body = json!({"field": "no.such.field", "values": ["x"]});
    assert_problem(
        rig.post(&kari, &format!("{path}/fields"), &body).await,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no.such.field",
    );
    let body = json!({"field": "with space", "values": ["x"]});
    assert_problem(
        rig.post(&kari, &format!("{path}/fields"), &body).await,
        StatusCode::UNPROCESSABLE_ENTITY,
        "with space",
    );
    let (_, seen) = rig.read(&kari, &path).await;
    assert_eq!(seen["fields"], json!([]));
}
