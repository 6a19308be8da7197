//! What is left to be seen when the person says less: narrowed, not shared, taken back, opened with a reason, known privately. The same words
//! in the same fields as in `markers`, read by the nurse whose contact it is about and by the doctor who has asked.

use std::collections::BTreeSet;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::{ConsentId, PatientId, StaffId};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;

use super::house::House;
use super::markers::{hears, read, watches};
use super::marks::{plan_row, rows, searched};

/// Which rows of the record of their person stand in anything that somebody reads now.
async fn rows_of(house: &House, column: &str) -> BTreeSet<String> {
    let things = house.own(column);
    let mut all = read(house, column, things, &mut String::new()).await;
    let now = house.rig.engine.state().seq;
    for mut socket in watches(house, column, things).await {
        all.push_str(&hears(&mut socket, now).await);
    }
    let all = searched(&all);
    let stands =
        |row: &super::marks::Row| row.of_person && !row.in_text(&all, things.person).0.is_empty();
    rows()
        .into_iter()
        .filter(stands)
        .map(|row| row.name)
        .collect()
}

/// Of those, the parts of the plan.
fn of_plan(rows: &BTreeSet<String>) -> BTreeSet<String> {
    let part = |name: &&String| name.starts_with("plan: ");
    rows.iter().filter(part).cloned().collect()
}

fn crisis(without: &[Section]) -> BTreeSet<String> {
    Section::ALL
        .into_iter()
        .filter(|section| section.is_crisis() && !without.contains(section))
        .map(plan_row)
        .collect()
}

fn consent(house: &House, patient: PatientId, kind: ConsentKind) -> ConsentId {
    let state = house.rig.engine.state();
    let patient = state.patient(patient).unwrap();
    let mut consents = patient.consents.values();
    consents.find(|consent| consent.kind == kind).unwrap().id
}

async fn says(house: &House, command: Command) {
    let kari = Actor::Staff(StaffId::new("kari"));
    house.rig.engine.submit(kari, command).await.unwrap();
}

/// At the person's word, by the nurse on duty: less of it, or nothing any more.
async fn takes_back(house: &House, patient: PatientId, kind: ConsentKind, without: &[Section]) {
    let consent = consent(house, patient, kind);
    let contact = None;
    let command = if without.is_empty() {
        PatientCommand::WithdrawConsent {
            patient,
            consent,
            contact,
        }
    } else {
        let without = without.to_vec();
        PatientCommand::NarrowConsent {
            patient,
            consent,
            without,
            contact,
        }
    };
    says(house, Command::Patient(command)).await;
}

#[tokio::test]
async fn what_the_person_has_taken_back_is_seen_nowhere() {
    let house = House::full().await;
    let (hers, his) = (house.own("nurse").patient, house.own("doctor").patient);
    let nurse = async || of_plan(&rows_of(&house, "nurse").await);
    let doctor = async || of_plan(&rows_of(&house, "doctor").await);
    assert_eq!(nurse().await, with_word(&[]));
    assert_eq!(doctor().await, crisis(&[]));

    let less = [Section::Helps, Section::Medication];
    for patient in [hers, his] {
        takes_back(&house, patient, ConsentKind::ShownOnCall, &less).await;
    }
    assert_eq!(nurse().await, with_word(&less));
    assert_eq!(doctor().await, crisis(&less));

    takes_back(&house, his, ConsentKind::Sharing, &[]).await;
    assert_eq!(doctor().await, BTreeSet::new(), "nothing is shared");

    takes_back(&house, hers, ConsentKind::ShownOnCall, &[]).await;
    assert_eq!(nurse().await, BTreeSet::new(), "nothing is shown on call");

    let open = PatientCommand::OpenWithReason {
        patient: hers,
        contact: None,
        reason: "bevisstløs, alene hjemme".to_owned(),
    };
    says(&house, Command::Patient(open)).await;
    // Without a contact nothing of the plan is opened against the person's word.
    assert_eq!(nurse().await, BTreeSet::new(), "opened with a reason");

    let (contact, _) = house.rig.dial("CA55", "+4790000062").await;
    let contact = contact.parse().unwrap();
    let about = PatientCommand::Link {
        contact,
        patient: hers,
        relative: None,
    };
    says(&house, Command::Patient(about)).await;
    says(&house, Command::KnowPrivately { contact }).await;
    let left = rows_of(&house, "nurse").await;
    // Who is in the register at all is found by everybody who registers.
    assert_eq!(left, BTreeSet::from(["name".to_owned()]));
}

/// A nurse also reads what the person says of the whole of it, for as long as she reads any of it.
fn with_word(without: &[Section]) -> BTreeSet<String> {
    let mut rows = crisis(without);
    rows.insert("plan: the person's word".to_owned());
    rows
}
