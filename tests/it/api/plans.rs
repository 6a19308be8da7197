//! The plan's own pages over HTTP: written with the person by whoever works with them, read part by part on the ground there is, taken home.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{ConsentId, ContactId, PatientId, StaffId};
use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::plans::section::Section;
use reqwest::{Method, StatusCode, header};
use serde_json::Value;
use uuid::Uuid;

use super::browser::{Browser, Page};
use super::rig::{MOTHER, Rig};

pub(super) const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));

pub(super) async fn does(rig: &Rig, who: &str, command: PatientCommand) {
    let actor = Actor::Staff(StaffId::new(who));
    let done = rig.engine.submit(actor, Command::Patient(command)).await;
    assert!(done.is_ok(), "{:?}", done.err());
}

pub(super) async fn consents(rig: &Rig, kind: ConsentKind, without: Vec<Section>) {
    let consent = PatientCommand::GiveConsent {
        patient: ANNE,
        consent: ConsentId::from_uuid(Uuid::from_u128(kind as u128 + 1)),
        kind,
        without,
        words: String::new(),
        how: GivenHow::Spoken,
        until: rig.engine.now() + Duration::from_hours(24 * 300),
        able: Able::has(),
    };
    does(rig, "siri", consent).await;
}

/// Anne, with whom Siri works.
pub(super) async fn house() -> Rig {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let identity = Identity {
        given: "Ánne".to_owned(),
        family: "Nordvik".to_owned(),
        ..Identity::default()
    };
    let register = PatientCommand::Register {
        patient: ANNE,
        identity: Box::new(identity),
    };
    does(&rig, "siri", register).await;
    let coordinates = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(StaffId::new("siri")),
    };
    does(&rig, "siri", coordinates).await;
    rig
}

pub(super) fn at(page: &str) -> String {
    format!("/patient/{ANNE}/plan{page}")
}

/// Somebody rings about Anne; the contact is in the hands of whoever is on duty.
pub(super) async fn rung_about(rig: &Rig) -> ContactId {
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    let contact = contact.parse().unwrap();
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    does(rig, "kari", link).await;
    contact
}

/// The form of a part as it stands on the page: which version, and what was seen there.
fn part_form<'a>(page: &'a Page, part: &str) -> (&'a str, &'a str) {
    let (_, card) = page
        .text
        .split_once(&format!("id=\"part-{part}\""))
        .unwrap();
    let value = |name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = card.split_once(&start).unwrap();
        rest.split('"').next().unwrap()
    };
    (value("plan"), value("seen"))
}

pub(super) async fn writes(siri: &Browser<'_>, part: &str, fields: &[(&str, &str)]) -> Page {
    let page = siri.get(&at("/write")).await;
    let (plan, seen) = part_form(&page, part);
    let mut form = vec![("plan", plan), ("seen", seen), ("own", "yes")];
    form.extend_from_slice(fields);
    siri.post(&at(&format!("/part/{part}")), &form).await
}

/// A plan with something in these parts is in force.
pub(super) async fn in_force(siri: &Browser<'_>, parts: &[(&str, &[(&str, &str)])]) {
    let page = siri.post(&at("/begin"), &[]).await;
    assert!(page.goes_to(&at("/write")), "{page:?}");
    for (part, fields) in parts {
        let page = writes(siri, part, fields).await;
        assert!(
            page.goes_to(&at(&format!("/write#part-{part}"))),
            "{page:?}"
        );
    }
    agreed(siri).await;
}

pub(super) async fn agreed(siri: &Browser<'_>) {
    let page = siri.get(&at("/write")).await;
    let plan = page.field("plan");
    let answer = [("plan", plan), ("agrees", "yes"), ("capacity", "has")];
    let page = siri.post(&at("/answer"), &answer).await;
    assert!(page.goes_to(&at("/write#answer")), "{page:?}");
    let force = [
        ("plan", plan),
        ("until", "2026-10-31"),
        ("review", "2026-06-30"),
    ];
    let page = siri.post(&at("/force"), &force).await;
    assert!(page.goes_to(&at("")), "{page:?}");
}

/// Why a form was refused stands beside it.
const WHY: &str = "data-problem role=\"alert\"><p>";

pub(super) const PARTS: &[(&str, &[(&str, &str)])] = &[
    ("goals", &[("0.what", "gå på skolen igjen")]),
    ("meet_me", &[("0.what", "snakk lavt")]),
    (
        "red",
        &[
            ("0.signs", "jeg svarer ikke"),
            ("0.services_steps", "kom hjem til meg"),
        ],
    ),
    ("helps", &[("0.what", "musikk"), ("1.what", "en kopp te")]),
    (
        "coping",
        &[
            ("0.what", "går en tur"),
            ("1.what", "sier til Ánnes mor at det er nok"),
        ],
    ),
    (
        "responsibilities",
        &[("0.task", "låse døra"), ("0.relatives", "mor låser")],
    ),
];

#[tokio::test]
async fn the_coordinator_writes_it_and_nothing_is_in_force_without_the_persons_word() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let page = siri.refused(&at("/begin"), &[]).await;
    assert!(page.says("har ikke samtykket"), "{page:?}");
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    siri.post(&at("/begin"), &[]).await;
    // Half a medicine is kept, and nobody says yes to it.
    let page = writes(&siri, "medication", &[("0.what", "litium")]).await;
    assert!(page.goes_to(&at("/write#part-medication")), "{page:?}");
    let page = siri.get(&at("/write")).await;
    assert!(
        page.says("litium") && page.says("data-incomplete>"),
        "{page:?}"
    );
    let yes = [
        ("plan", page.field("plan")),
        ("agrees", "yes"),
        ("capacity", "has"),
    ];
    let page = siri.refused(&at("/answer"), &yes).await;
    assert!(page.says(WHY), "{page:?}");
    let token = rig.token("siri").await;
    let (_, under_way) = rig
        .read(&token, &format!("/api/v1/patients/{ANNE}/plan/under-way"))
        .await;
    assert_eq!(under_way["version"]["parts"][0]["incomplete"], true);
    writes(&siri, "medication", &[]).await;
    writes(&siri, "helps", &[("0.what", "musikk")]).await;
    let page = siri.get(&at("/write")).await;
    let plan = page.field("plan");
    let no = [
        ("plan", plan),
        ("agrees", "no"),
        ("capacity", "has"),
        ("words", ""),
    ];
    let page = siri.refused(&at("/answer"), &no).await;
    assert!(page.says(WHY), "a no has a reason: {page:?}");
    let force = [
        ("plan", plan),
        ("until", "2026-10-31"),
        ("review", "2026-06-30"),
    ];
    let page = siri.refused(&at("/force"), &force).await;
    assert!(page.says(WHY), "nobody has agreed: {page:?}");
    agreed(&siri).await;
    let page = siri.get(&at("")).await;
    assert!(page.says("musikk") && page.says("31.10.2026"), "{page:?}");
    let state = rig.engine.state();
    let openings = &state.patient(ANNE).unwrap().openings;
    let mut hers = openings
        .values()
        .filter(|one| one.viewer == StaffId::new("siri"));
    let read = hers.any(|one| one.parts.contains(&RecordPart::Plan(Section::Helps)));
    assert!(read, "every reading is written down");
}

#[tokio::test]
async fn whoever_has_no_ground_is_told_what_she_is_told_of_nobody() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    let kari = Browser::of(&rig, "kari").await;
    for page in [
        "",
        "/write",
        "/print",
        "/print.pdf",
        "/card",
        "/card.pdf",
        "/version/1",
    ] {
        let hers = kari.get(&at(page)).await;
        assert_eq!(hers.status, StatusCode::NOT_FOUND, "{page}");
        assert!(!hers.says("musikk"), "{page}");
    }
    let nobody = kari
        .get(&format!(
            "/patient/{}/plan",
            PatientId::from_uuid(Uuid::from_u128(7))
        ))
        .await;
    assert_eq!(nobody.text, kari.get(&at("")).await.text);
    for act in ["/begin", "/end", "/suggest", "/part/helps"] {
        let page = kari.post(&at(act), &[("words", "x")]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{act}");
    }
    let randi = Browser::of(&rig, "randi").await;
    assert!(
        randi.get(&at("")).await.goes.is_some(),
        "the leader is led home"
    );
}

#[tokio::test]
async fn a_nurse_in_a_contact_reads_the_crisis_parts_that_the_consent_covers() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    let contact = rung_about(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get(&at("")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.says("musikk") && !page.says("skolen"),
        "without consent: {page:?}"
    );
    consents(&rig, ConsentKind::ShownOnCall, vec![Section::MeetMe]).await;
    let page = kari.get(&at("")).await;
    assert!(
        page.says("musikk") && page.says("kom hjem til meg"),
        "{page:?}"
    );
    assert!(!page.says("snakk lavt"), "it is left out: {page:?}");
    assert!(
        !page.says("skolen"),
        "the rest of the plan is not for her: {page:?}"
    );
    let state = rig.engine.state();
    let openings = &state.patient(ANNE).unwrap().openings;
    let hers = openings
        .values()
        .find(|one| one.viewer == StaffId::new("kari"))
        .unwrap();
    assert_eq!(hers.ground, Ground::Contact(contact));
    assert!(hers.parts.contains(&RecordPart::Plan(Section::Helps)));
    assert!(!hers.parts.contains(&RecordPart::Plan(Section::MeetMe)));
    for page in [
        "/write",
        "/print",
        "/print.pdf",
        "/card",
        "/card.pdf",
        "/version/1",
    ] {
        assert_eq!(
            kari.get(&at(page)).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
    let suggestion = [("section", "helps"), ("words", "å høre havet hjalp")];
    let page = kari.post(&at("/suggest"), &suggestion).await;
    assert!(page.goes_to(&at("")), "{page:?}");
    let page = siri.get(&at("")).await;
    assert!(page.says("å høre havet hjalp"), "{page:?}");
    assert!(!page.says("id=\"looked-at\""), "{page:?}");
    siri.post(&at("/settle"), &[("index", "0")]).await;
    let page = siri.get(&at("")).await;
    assert!(!page.says("id=\"suggestions\""), "{page:?}");
    assert!(
        page.says("id=\"looked-at\"") && page.says("å høre havet hjalp"),
        "it stays to be read: {page:?}"
    );
}

#[tokio::test]
async fn the_way_back_to_a_refused_form_shows_it_again_until_it_is_put_right() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    siri.post(&at("/begin"), &[]).await;
    writes(&siri, "helps", &[("0.what", "musikk")]).await;
    let page = siri.get(&at("/write")).await;
    let plan = page.field("plan");
    let answer = [("plan", plan), ("agrees", "yes"), ("capacity", "has")];
    siri.post(&at("/answer"), &answer).await;
    let until = |day| [("plan", plan), ("until", day), ("review", "2026-06-30")];
    let page = siri.post(&at("/force"), &until("2031-01-31")).await;
    let to = page.goes.unwrap();
    assert!(to.ends_with("#force"), "{to}");
    let (to, _) = to.split_once('#').unwrap();
    // Each time she comes back to it.
    for _ in 0..2 {
        let page = siri.get(to).await;
        assert!(
            page.says(WHY) && page.says("value=\"2031-01-31\""),
            "{page:?}"
        );
    }
    let page = siri.post(&at("/force"), &until("2026-10-31")).await;
    assert!(page.goes_to(&at("")), "{page:?}");
    let page = siri.get(to).await;
    assert!(!page.says("2031-01-31") && !page.says(WHY), "{page:?}");
}

/// As the browser saves while somebody types.
async fn autosaves(rig: &Rig, siri: &Browser<'_>, form: &[(&str, &str)]) -> (StatusCode, Value) {
    let ask = rig
        .ask(Method::POST, &at("/part/helps"))
        .header(header::ORIGIN, format!("http://{}", rig.address))
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, siri.cookies())
        .form(form);
    let answer = ask.send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

#[tokio::test]
async fn two_who_write_the_same_part_have_both() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    siri.post(&at("/begin"), &[]).await;
    let page = siri.get(&at("/write")).await;
    let (plan, seen) = part_form(&page, "helps");
    let form = |text| [("plan", plan), ("seen", seen), ("0.what", text)];
    let (status, first) = autosaves(&rig, &siri, &form("musikk")).await;
    assert_eq!((status, &first["ok"]), (StatusCode::OK, &Value::Bool(true)));
    // The same once more, as when the answer was lost.
    let (status, _) = autosaves(&rig, &siri, &form("musikk")).await;
    assert_eq!(status, StatusCode::OK);
    let (status, second) = autosaves(&rig, &siri, &form("stillhet")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(
        second["theirs"].as_str().unwrap().contains("musikk"),
        "{second}"
    );
    let page = siri.refused(&at("/part/helps"), &form("stillhet")).await;
    assert!(
        page.says("musikk") && page.says("stillhet"),
        "side by side: {page:?}"
    );
    let theirs = page.field("theirs").to_owned();
    let both = [
        ("plan", plan),
        ("seen", seen),
        ("theirs", theirs.as_str()),
        ("take", "both"),
        ("0.what", "stillhet"),
    ];
    siri.post(&at("/part/helps"), &both).await;
    let page = siri.get(&at("/write")).await;
    assert!(page.says("musikk") && page.says("stillhet"), "{page:?}");
    let state = rig.engine.state();
    let written = state.patient(ANNE).unwrap().plan_under_way().unwrap();
    assert_eq!(written.content(Section::Helps).unwrap().entries.len(), 2);
}

#[tokio::test]
async fn what_is_different_is_said_part_by_part() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    siri.post(&at("/begin"), &[]).await;
    writes(
        &siri,
        "helps",
        &[("0.what", "en kopp te"), ("1.what", "frisk luft")],
    )
    .await;
    writes(
        &siri,
        "red",
        &[
            ("0.signs", "jeg svarer ikke på telefonen"),
            ("0.services_steps", "kom hjem til meg"),
        ],
    )
    .await;
    let page = siri.get(&at("/version/2")).await;
    let (_, diff) = page.text.split_once("id=\"h-changes\"").unwrap();
    let (diff, _) = diff.split_once("id=\"crisis\"").unwrap();
    assert_eq!(diff.matches("<ins").count(), 2, "{diff}");
    assert_eq!(diff.matches("<del").count(), 2, "{diff}");
    for words in ["frisk luft", "musikk", "jeg svarer ikke på telefonen"] {
        assert!(diff.contains(words), "{words}: {diff}");
    }
    assert!(
        !diff.contains("en kopp te") && !diff.contains("kom hjem til meg"),
        "{diff}"
    );
}

#[tokio::test]
async fn the_copy_has_every_part_and_the_card_has_no_name() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    let print = siri.get(&at("/print")).await;
    let (_, paper) = print
        .text
        .split_once("<article class=\"paper take-along\"")
        .unwrap();
    for (_, fields) in PARTS {
        for (_, text) in *fields {
            assert!(paper.contains(text), "{text}");
        }
    }
    let card = siri.get(&at("/card")).await;
    for name in ["Ánne", "Nordvik", "skolen", "musikk", "svarer ikke"] {
        assert!(!card.says(name), "{name} is on the card");
    }
    assert!(card.says("går en tur"), "{card:?}");
    let (_, text) = card.text.split_once("data-sms>").unwrap();
    let text = text.split("</p>").next().unwrap();
    // The same through the API.
    let token = rig.token("siri").await;
    let path = format!("/api/v1/patients/{ANNE}/plan/card/text");
    let (status, same) = rig.read(&token, &path).await;
    assert_eq!(
        (status, same["text"].as_str()),
        (StatusCode::OK, Some(text))
    );
    assert_eq!(same["left_out"], 1);
    assert!(
        text.chars().count() < 300 && text.contains("går en tur"),
        "{text}"
    );
}
