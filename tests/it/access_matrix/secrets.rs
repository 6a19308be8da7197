//! What must not be seen ("who may do and see what"): everything that each role can read is read, and searched for what was said in
//! confidence, for who rang, and for who works here.

use super::house::{FOLLOW_UP, House, PATIENT, SECRET};
use super::table;

/// The number that rang, and what it says, however they are written.
const CALLER: [&str; 4] = ["90000011", "900 00 011", "Mother of Elin", "Elin"];
/// Those who work here.
const NAMES: [&str; 3] = ["Nordvik", "Utsi", "Ravna"];

/// Everything that is read: pages, the API, live views.
async fn everything(house: &House, column: &str) -> Vec<(String, String)> {
    let mut read = Vec::new();
    let paths = ["Pages", "What is read through the API"]
        .into_iter()
        .flat_map(|heading| table::under(heading).rows.into_keys())
        .chain(table::list("Open to anybody"));
    for path in paths {
        let (_, body) = house.get(column, &house.other.fill(&path)).await;
        read.push((path, body));
    }
    for view in table::under("Live views").rows.into_keys() {
        if let Some(frames) = house.watches(column, &view, house.other.document).await {
            read.push((format!("live {view}"), frames));
        }
    }
    read
}

fn says(read: &[(String, String)], words: &[&str]) -> Vec<String> {
    read.iter()
        .filter(|(path, _)| !path.starts_with("/handbook"))
        .flat_map(|(path, body)| {
            words
                .iter()
                .filter(|word| body.contains(**word))
                .map(move |word| format!("{path}: {word}"))
        })
        .collect()
}

/// The search finds what is there: whoever has the contact sees all of it.
#[tokio::test]
async fn the_nurse_on_duty_sees_what_was_said_and_who_rang() {
    let house = House::open().await;
    let read = everything(&house, "nurse").await;
    let where_it_stands = says(&read, &[SECRET]);
    for place in [
        "/nurse/contact/{contact}",
        "/api/v1/contacts/{id}",
        "live nurse",
    ] {
        let found = where_it_stands.iter().any(|line| line.starts_with(place));
        assert!(found, "{place}: {where_it_stands:?}");
    }
    for word in ["Mother of Elin", NAMES[1]] {
        assert!(!says(&read, &[word]).is_empty(), "{word}");
    }
}

#[tokio::test]
async fn nobody_else_sees_what_was_said_or_who_rang() {
    let house = House::open().await;
    for column in House::columns() {
        if column == "nurse" {
            continue;
        }
        let read = everything(&house, &column).await;
        assert_eq!(says(&read, &[SECRET]), Vec::<String>::new(), "{column}");
        assert_eq!(says(&read, &CALLER), Vec::<String>::new(), "{column}");
        // The leader sees with whom nobody works, by name, and nothing else of anybody.
        let named: &[&str] = if column == "leader" {
            &["/leader/patients: Kudu", "/api/v1/assignments: Kudu"]
        } else {
            &[]
        };
        assert_eq!(says(&read, &[PATIENT]), named, "{column}");
        // A name on a follow-up opens it to those only who may have a contact in hand.
        if !["off duty", "day nurse", "coordinator"].contains(&column.as_str()) {
            assert_eq!(says(&read, &[FOLLOW_UP]), Vec::<String>::new(), "{column}");
        }
    }
}

#[tokio::test]
async fn a_screen_in_a_room_and_whoever_has_not_signed_in_never_see_who_works_here() {
    let house = House::open().await;
    for column in ["wall", "nobody"] {
        let read = everything(&house, column).await;
        assert_eq!(says(&read, &NAMES), Vec::<String>::new(), "{column}");
    }
    let read = house.get("nurse", "/wall").await.1;
    assert!(NAMES.iter().all(|name| !read.contains(name)), "{read}");
}

/// Following one contact up opens that one, and no other.
#[tokio::test]
async fn whoever_follows_a_contact_up_sees_that_one() {
    let house = House::open().await;
    for column in ["off duty", "day nurse", "coordinator"] {
        let path = house.own(column).fill("/api/v1/contacts/{id}");
        let (_, body) = house.get(column, &path).await;
        assert!(
            body.contains(&format!("{SECRET} notat")),
            "{column}: {body}"
        );
        assert!(!body.contains(&format!("{SECRET} kladd")), "{column}");
    }
    for column in ["doctor", "leader", "operator", "wall"] {
        let path = house.own(column).fill("/api/v1/contacts/{id}");
        let (_, body) = house.get(column, &path).await;
        assert!(!body.contains(SECRET), "{column}: {body}");
    }
}

/// The leader sees that a conversation was ended after a threat, and by whom; never what was said.
#[tokio::test]
async fn the_leader_sees_that_there_was_a_threat_and_no_more() {
    use hjemmevakt::domain::actor::Actor;
    use hjemmevakt::domain::command::Command;
    use hjemmevakt::domain::ids::StaffId;
    let house = House::open().await;
    house.rig.hang_up("CA99").await;
    let command = Command::EndThreatened {
        contact: house.other.contact,
        reason: format!("{SECRET} trussel"),
        police: true,
    };
    let kari = Actor::Staff(StaffId::new("kari"));
    house.rig.engine.submit(kari, command).await.unwrap();
    let read = everything(&house, "leader").await;
    assert_eq!(says(&read, &[SECRET]), Vec::<String>::new());
    let state = house.rig.engine.state();
    let threat = state.deviations.of(house.other.contact).next().unwrap().id;
    let threat = format!("deviation-{threat}");
    assert!(!says(&read, &[&threat]).is_empty());
    let operator = everything(&house, "operator").await;
    assert_eq!(says(&operator, &[&threat]), Vec::<String>::new());
}
