//! The person whom a contact is about, on the page and on the live line: what is shown before anybody answers, to whom, and that a
//! withdrawal closes it on a screen that is open.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::plan::Agrees;
use hjemmevakt::domain::plans::section::{Ask, Section};
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::Value;

use super::rig::{Rig, Socket, hears, nurse};
use crate::scenarios::anne::{
    ANNE, MADE, MARJA, MOTHER, OWN, PLAN, SHOWN, answer, change, identity, mother, says, write,
};

/// Stands in the plan and nowhere else.
const WORDS: &str = "Zebra: rolig stemme";

pub async fn does(rig: &Rig, who: &str, command: PatientCommand) {
    let actor = Actor::Staff(StaffId::new(who));
    let submitted = rig.engine.submit(actor, Command::Patient(command)).await;
    submitted.unwrap();
}

/// Anne, her mother and her plan.
pub async fn planned(rig: &Rig) {
    let now = rig.engine.now();
    let year = Duration::from_hours(24 * 300);
    let consent = |consent, kind| PatientCommand::GiveConsent {
        patient: ANNE,
        consent,
        kind,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: now + year,
        able: Able::has(),
    };
    let commands = [
        PatientCommand::Register {
            patient: ANNE,
            identity: Box::new(identity()),
        },
        change(Change::List {
            relative: MARJA,
            person: Box::new(mother()),
            order: 0,
        }),
        // So that it rings her first.
        change(Change::SaveSettings(Box::new(Settings {
            preferred: vec![StaffId::new("kari")],
            ..Settings::default()
        }))),
        consent(MADE, ConsentKind::PlanMade),
        consent(SHOWN, ConsentKind::ShownOnCall),
        PatientCommand::WritePlan(PlanCommand::Begin {
            patient: ANNE,
            plan: PLAN,
        }),
        write(Section::MeetMe, says(WORDS, Ask::What)),
        write(Section::Red, says(WORDS, Ask::Signs)),
        write(Section::Coping, says("Okapi: går en tur", Ask::What)),
        answer(Agrees::Yes, ""),
        PatientCommand::WritePlan(PlanCommand::PutInForce {
            patient: ANNE,
            plan: PLAN,
            until: now + year,
            review_at: now + Duration::from_hours(24 * 90),
        }),
    ];
    for command in commands {
        does(rig, "siri", command).await;
    }
}

pub async fn page(rig: &Rig, path: &str) -> String {
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    let answer = client.get(rig.url(path)).send().await.unwrap();
    answer.text().await.unwrap()
}

async fn posts(rig: &Rig, path: &str, fields: &[(&str, &str)]) -> Value {
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    let request = client
        .post(rig.url(path))
        .header("accept", "application/json")
        .form(fields);
    request.send().await.unwrap().json().await.unwrap()
}

/// Listens until a region says something.
pub async fn until(socket: &mut Socket, name: &str, says: &str) -> String {
    loop {
        let news = hears(socket).await.unwrap();
        if let Some(region) = news["regions"][name].as_str()
            && region.contains(says)
        {
            return region.to_owned();
        }
    }
}

#[tokio::test]
async fn the_plan_is_on_the_sheet_no_later_than_the_ring_and_the_rest_is_one_tap_away() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    assert!(!page(&rig, "/nurse").await.contains("Zebra"));
    let mut socket = rig.opens("?view=nurse").await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let sheet = until(&mut socket, "ring", "Zebra").await;
    assert!(sheet.contains("Marja Nordvik") && sheet.contains("mor til Ánne Nordvik"));
    assert!(sheet.contains("Si ingenting om Ánne"));
    assert!(!sheet.contains("Okapi"), "the rest is not for five seconds");
    let card = format!("/nurse/contact/{contact}");
    assert!(!page(&rig, &card).await.contains("Okapi"));
    let opened = posts(&rig, &format!("{card}/rest"), &[]).await;
    assert_eq!(opened["ok"], true, "{opened}");
    assert!(page(&rig, &card).await.contains("Okapi"));
}

#[tokio::test]
async fn a_withdrawal_closes_the_open_screen_and_safety_is_kept_with_a_reason() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let mut socket = rig.opens(&format!("?view=nurse&contact={contact}")).await;
    until(&mut socket, "pane-person", "Zebra").await;
    let card = format!("/nurse/contact/{contact}");
    let consent = SHOWN.to_string();
    let withdrawn = posts(
        &rig,
        &format!("{card}/share-none"),
        &[("consent", &consent)],
    )
    .await;
    assert_eq!(withdrawn["ok"], true, "{withdrawn}");
    let region = until(&mut socket, "pane-person", "Personen deler mindre").await;
    assert!(!region.contains("Zebra"), "{region}");
    let page_now = page(&rig, &card).await;
    assert!(!page_now.contains("Zebra"), "nor on the sheet");
    let short = posts(&rig, &format!("{card}/keep-safety"), &[("text", "fare")]).await;
    assert_eq!(short["ok"], false);
    let kept = posts(
        &rig,
        &format!("{card}/keep-safety"),
        &[("text", "har tatt tabletter, alene")],
    )
    .await;
    assert_eq!(kept["ok"], true, "{kept}");
    let region = until(&mut socket, "pane-person", "Zebra").await;
    assert_eq!(region.matches("Zebra").count(), 1, "red alone: {region}");
}

#[tokio::test]
async fn the_person_says_on_the_line_that_the_mother_is_to_be_told_no_more() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    let told = Change::SetTold {
        relative: MARJA,
        told: Told::Safe,
        widened: Some(Widened::by("hun kan vite at jeg er trygg")),
    };
    does(&rig, "siri", change(told)).await;
    let (_, contact) = rig.rings(OWN, 1).await;
    let card = format!("/nurse/contact/{contact}");
    let said = "Si ikke mer til Marja Nordvik";
    assert!(page(&rig, &card).await.contains(said));
    let mother = MARJA.to_string();
    let less = posts(&rig, &format!("{card}/tell-less"), &[("relative", &mother)]).await;
    assert_eq!(less["ok"], true, "{less}");
    let state = rig.engine.state();
    let marja = state.patient(ANNE).unwrap().relatives[&MARJA].most_told();
    assert_eq!(marja, Told::Listen);
    assert!(!page(&rig, &card).await.contains(said));
}

#[tokio::test]
async fn whoever_was_not_rung_reads_nothing_before_she_taps_and_off_duty_nothing_at_all() {
    for (who, may) in [("aslak", true), ("randi", false)] {
        let rig = Rig::served(nurse(who)).await;
        planned(&rig).await;
        let mut socket = rig.opens("?view=nurse").await;
        let (_, contact) = rig.rings(MOTHER, 1).await;
        until(&mut socket, "waiting", "row").await;
        let card = format!("/nurse/contact/{contact}");
        for place in ["/nurse", &card] {
            assert!(!page(&rig, place).await.contains("Zebra"), "{who}: {place}");
        }
        let opened = posts(&rig, &format!("{card}/card"), &[]).await;
        assert_eq!(opened["ok"], may, "{who}: {opened}");
        assert_eq!(page(&rig, &card).await.contains("Zebra"), may, "{who}");
        assert!(!page(&rig, "/wall").await.contains("Zebra"));
    }
}

#[tokio::test]
async fn without_consent_an_emergency_takes_a_reason() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: None,
    };
    does(&rig, "siri", withdraw).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let card = format!("/nurse/contact/{contact}");
    assert!(!page(&rig, &card).await.contains("Zebra"));
    let path = format!("{card}/emergency");
    assert_eq!(posts(&rig, &path, &[("text", "fare")]).await["ok"], false);
    let opened = posts(&rig, &path, &[("text", "bevisstløs, alene hjemme")]).await;
    assert_eq!(opened["ok"], true, "{opened}");
    let shown = page(&rig, &card).await;
    assert!(shown.contains("Zebra") && shown.contains("Okapi"));
    assert!(shown.contains("Åpnet i nødstilfelle"));
}

#[tokio::test]
async fn somebody_who_rings_from_elsewhere_is_found_by_name_and_confirmed() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    let (_, contact) = rig.rings("+4790000051", 1).await;
    let card = format!("/nurse/contact/{contact}");
    // What is looked for is posted; an address finds nobody, and no form writes one.
    let empty = page(&rig, &format!("{card}/person?q=anne+nordvig")).await;
    assert!(!empty.contains("Ánne") && !empty.contains("method=\"get\""));
    let find = rig.url(&format!("{card}/find"));
    let find = reqwest::Client::new()
        .post(find)
        .form(&[("q", "anne nordvig")]);
    let found = find.send().await.unwrap().text().await.unwrap();
    assert!(found.contains("Ánne Nordvik"), "{found}");
    let anne = ANNE.to_string();
    let linked = posts(&rig, &format!("{card}/person"), &[("who", &anne)]).await;
    assert_eq!(linked["ok"], true, "{linked}");
    let shown = page(&rig, &card).await;
    assert!(shown.contains("Zebra") && shown.contains("Si ingenting om personen ennå"));
    rig.hears_from("+4790000051").await;
    posts(
        &rig,
        &format!("{card}/known"),
        &[("text", "jeg kjenner stemmen")],
    )
    .await;
    assert!(page(&rig, &card).await.contains("Bekreftet av"));
    posts(&rig, &format!("{card}/not-person"), &[]).await;
    assert!(!page(&rig, &card).await.contains("Zebra"));
}
