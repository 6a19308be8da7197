//! A spreadsheet of ten thousand lines, taken in by the running server while somebody rings.

use hjemmevakt::domain::state::State;

use super::rig::{Rig, UNKNOWN};

const LINES: usize = 10_000;

fn file() -> String {
    let people = (0..LINES / 2).flat_map(|n| {
        let person = format!("Fornavn{n};Etternavn;1975;+47 900 0{n:04}");
        [
            format!("{person};Mor {n};mor\n"),
            format!("{person};\"Far\n{n}\";far\n"),
        ]
    });
    let mut text = "fornavn;etternavn;fødselsår;telefon;kontakt;relasjon\n".to_owned();
    text.extend(people);
    text
}

fn rang(state: &State) -> bool {
    let number = UNKNOWN.parse().unwrap();
    let mut contacts = state.contacts.values();
    contacts.any(|contact| contact.number.known() == Some(&number))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_lines_are_taken_in_while_somebody_rings() {
    let mut rig = Rig::start(0.2, &[UNKNOWN.to_owned()]).await;
    rig.runs(&["account", "add", "siri"]).await;
    std::fs::write(rig.folder.path().join("list.csv"), file()).unwrap();
    let path = rig.folder.path().join("list.csv");
    let path = path.to_str().unwrap();
    let take_in = ["import-contacts", path, "--as", "siri", "--json"];
    let (taken, ()) = tokio::join!(rig.runs(&take_in), rig.dials(UNKNOWN));
    let (status, said) = taken;
    assert_eq!(
        status,
        Some(0),
        "{}",
        said.chars().take(300).collect::<String>()
    );
    let told: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(told["new_persons"], LINES / 2);
    assert_eq!(told["new_contacts"], LINES);
    rig.until_state("the call is there as well", rang).await;
    rig.kill().await;
    rig.serve().await;
    let state = rig.state().await;
    assert_eq!(state.patients.len(), LINES / 2);
    let (_, again) = rig.runs(&take_in).await;
    let told: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!(
        (&told["changed"], &told["unchanged"]),
        (&false.into(), &LINES.into())
    );
}
