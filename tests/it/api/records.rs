//! The register and a person's record, page by page: each sees what opens for them and not more, a mistyped number comes back with what
//! was typed, nobody writes over somebody else, and a merge is undone.

use hjemmevakt::admin::Request;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::{PatientId, StaffId};
use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::{Patient, Standing};
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::plans::section::Section;
use reqwest::StatusCode;

use crate::api::browser::{Browser, Page};
use crate::api::rig::{EXAMPLE, Rig};

/// A synthetic number.
const NUMBER: &str = "138975 10019";

/// A coordinator besides Siri, and a nurse who is never on duty.
const MORE: &str = r#"
[[staff]]
id = "nina"
name = "Nina Ravna"
role = "nurse"
phones = ["+47 900 00 070"]

[[staff]]
id = "berit"
name = "Berit Moen"
role = "coordinator"
phones = ["+47 900 00 071"]
"#;

async fn house() -> Rig {
    let rig = Rig::start().await;
    let text = EXAMPLE.to_owned() + MORE;
    rig.administer(Request::Import { text }).await;
    for account in ["siri", "berit", "nina"] {
        rig.add(account, &[]).await;
    }
    rig
}

async fn registers(browser: &Browser<'_>, given: &str, more: &[(&str, &str)]) -> Page {
    let page = browser.get("/patients").await;
    let mut form = vec![
        ("id", page.field("id")),
        ("given", given),
        ("family", "Nordvik"),
    ];
    form.extend_from_slice(more);
    browser.post("/patients/register", &form).await
}

/// Siri registers Anne: her record.
async fn anne(rig: &Rig, siri: &Browser<'_>) -> PatientId {
    let page = registers(
        siri,
        "Ánne",
        &[("number", NUMBER), ("phones", "900 00 081")],
    )
    .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{page:?}");
    let id = page.goes.unwrap().replace("/patient/", "").parse().unwrap();
    assert!(rig.engine.state().patient(id).is_some());
    id
}

fn patient(rig: &Rig, id: PatientId) -> Patient {
    rig.engine.state().patient(id).unwrap().clone()
}

/// The value of a field in the form of this name.
fn field<'a>(page: &'a Page, form: &str, name: &str) -> &'a str {
    let (_, rest) = page.text.split_once(&format!("/record/{form}\"")).unwrap();
    let (_, rest) = rest.split_once(&format!("name=\"{name}\"")).unwrap();
    let (_, rest) = rest.split_once("value=\"").unwrap();
    rest.split('"').next().unwrap()
}

#[tokio::test]
async fn the_day_service_comes_home_to_its_people() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let page = siri.sign_in("siri", &[]).await;
    assert!(page.goes_to("/day"), "{page:?}");
    assert!(
        siri.get("/day")
            .await
            .says("Du arbeider ikke med noen ennå")
    );
    let anne = anne(&rig, &siri).await;
    let page = siri.get("/day").await;
    assert!(page.says("Ánne Nordvik") && page.says(&format!("/patient/{anne}")));
    let berit = Browser::of(&rig, "berit").await;
    assert!(!berit.get("/day").await.says("Nordvik"), "not hers");
    for nurse in ["kari", "randi", "jonas"] {
        let nurse = Browser::of(&rig, nurse).await;
        assert!(nurse.get("/day").await.goes.is_some(), "led home");
    }
}

#[tokio::test]
async fn a_mistyped_birth_number_comes_back_with_what_was_typed() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let wrong = [
        ("13897510018", "andre kontrollsiffer"),
        ("1389751001", "Dette har 10"),
        ("39897510019", "den datoen finnes ikke"),
        ("1389751OO19", "har bare sifre"),
    ];
    for (number, words) in wrong {
        let page = registers(&siri, "Ánne", &[("number", number)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let says = page.text.to_lowercase().contains(&words.to_lowercase());
        assert!(says, "{number}: {page:?}");
        assert!(page.says(&format!("value=\"{number}\"")) && page.says("value=\"Ánne\""));
    }
    assert!(rig.engine.state().patients.is_empty());
}

#[tokio::test]
async fn whoever_is_registered_is_looked_for_first() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    // The same name with a slip, by somebody for whom the record does not open.
    let berit = Browser::of(&rig, "berit").await;
    let page = registers(&berit, "Anme", &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.says("Ánne Nordvik") && page.says("født ’75"),
        "{page:?}"
    );
    assert!(!page.says(&format!("href=\"/patient/{anne}\"")), "not hers");
    assert_eq!(rig.engine.state().patients.len(), 1);
    // The number is one person's, whatever is ticked.
    let page = registers(&berit, "Ellen", &[("number", NUMBER), ("else", "yes")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("En annen journal har dette fødselsnummeret"));
    let page = registers(&berit, "Anme", &[("else", "yes")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(rig.engine.state().patients.len(), 2);
}

#[tokio::test]
async fn what_is_looked_for_is_found_by_name_number_and_telephone_and_says_no_more() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    anne(&rig, &siri).await;
    let kari = Browser::of(&rig, "kari").await;
    for q in ["nordvik anne", "nordvk", NUMBER, "90000081"] {
        let page = kari.post("/patients", &[("q", q)]).await;
        assert!(
            page.says("Ánne Nordvik") && page.says("’75"),
            "{q}: {page:?}"
        );
        assert!(!page.says("13897510019") && !page.says("900 00 081</"));
    }
    assert!(
        kari.post("/patients", &[("q", "Olsen")])
            .await
            .says("Ingen funnet")
    );
    for other in ["randi", "jonas", "nina"] {
        let other = Browser::of(&rig, other).await;
        let page = other.post("/patients", &[("q", "nordvik")]).await;
        assert!(!page.says("Nordvik") && page.goes.is_some(), "{page:?}");
    }
}

#[tokio::test]
async fn a_record_that_nothing_opens_is_as_one_that_is_not_there() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    let berit = Browser::of(&rig, "berit").await;
    let nowhere = PatientId::from_uuid(uuid::Uuid::from_u128(7));
    for part in ["", "/confidences"] {
        let closed = berit.get(&format!("/patient/{anne}{part}")).await;
        let missing = berit.get(&format!("/patient/{nowhere}{part}")).await;
        assert_eq!(closed.status, StatusCode::NOT_FOUND);
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        let main = |page: &Page| page.text.split("<main").nth(1).unwrap().to_owned();
        assert_eq!(main(&closed), main(&missing));
    }
    // Nor is anything changed there.
    let page = berit
        .post(
            &format!("/patient/{anne}/record/standing"),
            &[("item", "dead")],
        )
        .await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{page:?}");
    assert_eq!(patient(&rig, anne).standing, Standing::Here);
    assert!(
        patient(&rig, anne)
            .openings
            .values()
            .all(|one| one.viewer == StaffId::new("siri"))
    );
    // She takes it on. Nobody has given it to her: she says why, that is written down, and it opens.
    let found = berit.post("/patients", &[("q", "nordvik")]).await;
    let take = format!("/patient/{anne}/record/take");
    assert!(found.says(&format!("action=\"{take}\"")), "{found:?}");
    let short = berit.post(&take, &[("reason", "fordi")]).await;
    assert_eq!(short.status, StatusCode::CONFLICT);
    assert!(short.says("fordi</textarea>") && short.says("Skriv en grunn"));
    assert!(!short.says("Nordvik"), "{short:?}");
    let why = "Hun ba om en annen koordinator";
    let page = berit.post(&take, &[("reason", why)]).await;
    assert!(page.goes_to(&format!("/patient/{anne}")), "{page:?}");
    assert!(
        berit
            .get(&format!("/patient/{anne}"))
            .await
            .says("Ánne Nordvik")
    );
}

#[tokio::test]
async fn a_nurse_on_duty_opens_it_with_a_reason_and_that_is_written_down() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get(&format!("/patient/{anne}")).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(!page.says("Nordvik"), "{page:?}");
    let open = format!("/patient/{anne}/record/open");
    let short = kari.post(&open, &[("reason", "fordi")]).await;
    assert!(short.says("fordi</textarea>") && short.says("Skriv en grunn"));
    let page = kari
        .post(&open, &[("reason", "Naboen ringer og er redd for henne")])
        .await;
    assert!(page.goes_to(&format!("/patient/{anne}")), "{page:?}");
    let page = kari.get(&format!("/patient/{anne}")).await;
    assert!(page.says("Ánne Nordvik") && page.says(NUMBER));
    assert!(!page.says("/record/consent\""), "only with the person");
    let openings = patient(&rig, anne).openings;
    let hers = openings
        .values()
        .find(|one| one.viewer == StaffId::new("kari"))
        .unwrap();
    assert_eq!(hers.ground, Ground::Reason);
    assert!(hers.parts.contains(&RecordPart::Identity));
    assert!(!hers.parts.contains(&RecordPart::Confidences), "not read");
}

#[tokio::test]
async fn two_who_write_do_not_write_over_each_other() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    let page = siri.get(&format!("/patient/{anne}")).await;
    let was = |page: &Page, name: &str| field(page, "amend", &format!("was_{name}")).to_owned();
    let names = ["given", "family", "number", "phones"];
    let form = async |before: &[String], given: &str, address: &str| {
        let mut form: Vec<(String, String)> = Vec::new();
        for (name, value) in names.iter().zip(before) {
            form.push((format!("was_{name}"), value.clone()));
            let now = if *name == "given" { given } else { value };
            form.push(((*name).to_owned(), now.to_owned()));
        }
        form.push(("address".to_owned(), address.to_owned()));
        let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        siri.post(&format!("/patient/{anne}/record/amend"), &form)
            .await
    };
    let before: Vec<String> = names.iter().map(|name| was(&page, name)).collect();
    let first = form(&before, "Anne-Marja", "").await;
    assert!(
        first.goes_to(&format!("/patient/{anne}#identity")),
        "{first:?}"
    );
    let second = form(&before, "Ánne", "Strandveien 1").await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(
        second.says("value=\"Strandveien 1\""),
        "what was typed is kept"
    );
    let who = patient(&rig, anne).identity.known().unwrap().clone();
    assert_eq!((who.given.as_str(), who.address), ("Anne-Marja", None));
    // What came back holds what stands there now: written again, it is taken.
    let now: Vec<String> = names.iter().map(|name| was(&second, name)).collect();
    assert_eq!(now[0], "Anne-Marja");
    let third = form(&now, "Anne-Marja", "Strandveien 1").await;
    assert_eq!(third.status, StatusCode::SEE_OTHER, "{third:?}");
}

#[tokio::test]
async fn two_records_are_merged_and_the_merge_is_undone() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    let page = registers(&siri, "Anne", &[("else", "yes")]).await;
    let other: PatientId = page.goes.unwrap().replace("/patient/", "").parse().unwrap();
    let path = |act: &str| format!("/patient/{anne}/record/{act}");
    let page = siri.post(&path("look"), &[("q", "nordvik")]).await;
    assert!(
        page.says(&format!("name=\"other\" value=\"{other}\"")),
        "{page:?}"
    );
    assert!(
        !page.says(&format!("name=\"other\" value=\"{anne}\"")),
        "not itself"
    );
    siri.post(&path("merge"), &[("other", &other.to_string())])
        .await;
    assert_eq!(rig.engine.state().current(other), Some(anne));
    let page = siri.get(&format!("/patient/{other}")).await;
    assert!(page.goes_to(&format!("/patient/{anne}")), "{page:?}");
    let page = siri.get(&format!("/patient/{anne}")).await;
    assert!(page.says("Det var to personer"));
    siri.post(&path("undo-merge"), &[("item", &other.to_string())])
        .await;
    assert_eq!(rig.engine.state().current(other), Some(other));
    // Two birth numbers are two people: the page says so.
    let command = PatientCommand::Register {
        patient: PatientId::from_uuid(uuid::Uuid::from_u128(9)),
        identity: Box::new(Identity {
            given: "Berta".to_owned(),
            birth_number: Some(another_number()),
            ..Identity::default()
        }),
    };
    let siri_too = Actor::Staff(StaffId::new("siri"));
    rig.engine
        .submit(siri_too, Command::Patient(command))
        .await
        .unwrap();
    let berta = PatientId::from_uuid(uuid::Uuid::from_u128(9)).to_string();
    let page = siri.post(&path("merge"), &[("other", &berta)]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("ulike fødselsnumre"), "{page:?}");
}

/// The next synthetic number whose check digits fit.
fn another_number() -> hjemmevakt::domain::patients::birth_number::BirthNumber {
    (10_100_u32..12_000)
        .find_map(|rest| format!("138975{rest}").parse().ok())
        .unwrap()
}

#[tokio::test]
async fn people_alerts_and_consents_are_written_and_taken_back() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    let home = format!("/patient/{anne}");
    let path = |act: &str| format!("/patient/{anne}/record/{act}");
    let page = siri.get(&home).await;
    let id = field(&page, "new-person", "id").to_owned();
    let person = [
        ("id", id.as_str()),
        ("name", "Marja Nordvik"),
        ("role", "mother"),
        ("phones", "900 00 082"),
        ("next_of_kin", "yes"),
        ("language", "se"),
        ("language_other", "ti"),
    ];
    for _ in 0..2 {
        let page = siri.post(&path("new-person"), &person).await;
        assert!(page.goes_to(&format!("{home}#people")), "{page:?}");
    }
    assert_eq!(
        patient(&rig, anne).people().len(),
        1,
        "the form sent twice is one person"
    );
    assert!(
        siri.get(&home).await.says("tigrinja"),
        "another language than those in the list, by its code"
    );
    let told = || patient(&rig, anne).people()[0].told;
    assert_eq!(told(), Told::Listen);
    siri.post(
        &path("told"),
        &[
            ("item", &id),
            ("told", "tasks"),
            ("words", "det kan hun"),
            ("capacity", "has"),
        ],
    )
    .await;
    assert_eq!(told(), Told::Tasks);
    siri.post(&path("objected"), &[("item", &id)]).await;
    assert!(siri.get(&home).await.says("Vi lytter og sier ingenting"));

    let flag = field(&page, "flag", "id").to_owned();
    let mut alert = vec![
        ("id", flag.as_str()),
        ("text", "Hund i gangen"),
        ("reason", "Bet i fjor"),
        ("until", "2026-05-01"),
    ];
    alert[3].1 = "2025-01-01";
    let past = siri.post(&path("flag"), &alert).await;
    assert_eq!(past.status, StatusCode::CONFLICT);
    assert!(past.says("value=\"Hund i gangen\""), "{past:?}");
    alert[3].1 = "2026-05-01";
    siri.post(&path("flag"), &alert).await;
    assert!(siri.get(&home).await.says("Hund i gangen"));
    siri.post(&path("end-flag"), &[("item", &flag)]).await;
    assert!(siri.get(&home).await.says("Ingenting å passe på nå"));

    let consent = field(&page, "consent", "id").to_owned();
    let give = [
        ("item", "shown_on_call"),
        ("id", consent.as_str()),
        ("how", "on_paper"),
        ("capacity", "has"),
        ("until", "2026-12-31"),
        ("without", "medication"),
        // Never a part of what is shown on call.
        ("without", "goals"),
    ];
    let page = siri.post(&path("consent"), &give).await;
    assert!(page.goes_to(&format!("{home}#consents")), "{page:?}");
    let held = || {
        patient(&rig, anne)
            .consents
            .values()
            .next()
            .unwrap()
            .as_ref()
            .clone()
    };
    assert_eq!(held().kind, ConsentKind::ShownOnCall);
    assert_eq!(
        held().without.iter().copied().collect::<Vec<_>>(),
        [Section::Medication]
    );
    siri.post(&path("narrow"), &[("item", &consent), ("without", "red")])
        .await;
    assert!(!held().covers(Section::Red));
    // At the person's word whoever is on duty takes it back, when the record is open for her.
    let kari = Browser::of(&rig, "kari").await;
    kari.post(
        &path("open"),
        &[("reason", "Hun ringer og trekker samtykket")],
    )
    .await;
    kari.post(&path("withdraw"), &[("item", &consent)]).await;
    assert!(held().withdrawn.is_some());
    let page = kari
        .post(&path("told"), &[("item", &id), ("told", "plan")])
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT, "only the person widens");
    assert_eq!(told(), Told::Tasks);
}

#[tokio::test]
async fn what_is_told_in_confidence_is_on_its_own_page_and_struck_through_when_wrong() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let anne = anne(&rig, &siri).await;
    let page = siri.get(&format!("/patient/{anne}/confidences")).await;
    let id = page.field("id").to_owned();
    let write = format!("/patient/{anne}/record/confidence");
    let empty = siri.post(&write, &[("id", &id), ("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::CONFLICT);
    let page = siri
        .post(
            &write,
            &[("id", &id), ("text", "Hun har sluttet med medisinen")],
        )
        .await;
    assert!(
        page.goes_to(&format!("/patient/{anne}/confidences")),
        "{page:?}"
    );
    assert!(
        !siri
            .get(&format!("/patient/{anne}"))
            .await
            .says("sluttet med medisinen")
    );
    let strike = format!("/patient/{anne}/record/strike");
    siri.post(&strike, &[("item", &id), ("why", "Gjaldt søsteren")])
        .await;
    let page = siri.get(&format!("/patient/{anne}/confidences")).await;
    assert!(
        page.says("<s>Hun har sluttet med medisinen</s>"),
        "{page:?}"
    );
    assert!(page.says("Gjaldt søsteren") && page.says("Siri Holm"));
    let openings = patient(&rig, anne).openings;
    let read = |part| openings.values().any(|one| one.parts.contains(&part));
    assert!(read(RecordPart::Confidences));
}
