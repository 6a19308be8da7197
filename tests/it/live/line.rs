//! The line: what changes is pushed, a beat is heard, a resume loses nothing, a lost right closes it.

use std::sync::atomic::Ordering;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::ids::{RequestId, StaffId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::views::Viewer;
use serde_json::Value;

use crate::live::rig::{MOTHER, Rig, hears, news, nurse};

#[tokio::test]
async fn a_change_is_pushed_to_all_of_an_audience_and_only_what_changed() {
    let rig = Rig::served(nurse("aslak")).await;
    let query = format!("?view=nurse&since={}", rig.at());
    let (mut one, mut other) = (rig.opens(&query).await, rig.opens(&query).await);
    for socket in [&mut one, &mut other] {
        assert_eq!(news(socket).await["type"], "hello");
    }
    rig.rings(MOTHER, 1).await;
    let (first, second) = (news(&mut one).await, news(&mut other).await);
    assert_eq!(first, second);
    let regions = first["regions"].as_object().unwrap();
    assert!(
        regions.contains_key("waiting") || regions.contains_key("mine"),
        "{regions:?}"
    );
    assert!(!regions.contains_key("top"), "the duty has not changed");
    assert_eq!(rig.web.hub.counts().0, 1, "rendered once for both");
}

#[tokio::test]
async fn a_page_that_shows_the_present_is_greeted_and_no_more() {
    let rig = Rig::served(nurse("aslak")).await;
    let mut socket = rig.opens(&format!("?view=nurse&since={}", rig.at())).await;
    assert_eq!(hears(&mut socket).await.unwrap()["type"], "hello");
    let next = hears(&mut socket).await.unwrap();
    assert_eq!(
        (next["type"].as_str(), next["at"].as_str()),
        (Some("beat"), Some(rig.at().as_str()))
    );
    assert!(next["now"].as_i64().is_some());
}

#[tokio::test]
async fn whoever_was_away_gets_the_present_view() {
    let rig = Rig::served(nurse("aslak")).await;
    let before = rig.at();
    rig.rings(MOTHER, 1).await;
    let mut socket = rig.opens(&format!("?view=nurse&since={before}")).await;
    assert_eq!(news(&mut socket).await["type"], "hello");
    let whole = news(&mut socket).await;
    assert_eq!(
        (whole["type"].as_str(), whole["at"].as_str()),
        (Some("regions"), Some(rig.at().as_str()))
    );
    assert!(whole["regions"].as_object().unwrap().contains_key("top"));
}

#[tokio::test]
async fn another_life_of_the_log_begins_anew() {
    let rig = Rig::served(nurse("aslak")).await;
    for since in [
        "00000000000000ff-1".to_owned(),
        format!("{}9", rig.at()),
        "nonsense".to_owned(),
    ] {
        let mut socket = rig.opens(&format!("?view=json&since={since}")).await;
        let types: [Value; 3] = [
            news(&mut socket).await,
            news(&mut socket).await,
            news(&mut socket).await,
        ];
        let types = types.map(|message| message["type"].as_str().unwrap().to_owned());
        assert_eq!(types, ["hello", "reset", "board"], "{since}");
    }
}

#[tokio::test]
async fn a_room_is_never_sent_who_it_is_whoever_is_signed_in() {
    let rig = Rig::served(nurse("aslak")).await;
    let mut socket = rig.opens("?view=wall&lang=en").await;
    let mut heard = vec![news(&mut socket).await, news(&mut socket).await];
    rig.rings(MOTHER, 1).await;
    heard.push(news(&mut socket).await);
    rig.hangs_up(1).await;
    heard.push(news(&mut socket).await);
    let text = heard.iter().map(ToString::to_string).collect::<String>();
    assert!(text.contains("Call back"), "{text}");
    for word in [
        "Elin",
        "Mother",
        "900 00",
        "90000011",
        "Kari",
        "Aslak",
        "/nurse/contact",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[tokio::test]
async fn the_board_as_json_follows_the_service() {
    let rig = Rig::served(nurse("aslak")).await;
    let mut socket = rig.opens("").await;
    assert_eq!(news(&mut socket).await["type"], "hello");
    assert_eq!(
        news(&mut socket).await["board"]["waiting"],
        Value::Array(Vec::new())
    );
    rig.rings(MOTHER, 1).await;
    let mut board = news(&mut socket).await;
    while board["at"] != rig.at().as_str() {
        board = news(&mut socket).await;
    }
    assert_eq!(board["board"]["waiting"][0]["state"], "waiting");
    assert_eq!(
        board["board"]["waiting"][0]["hint"]["labels"][0],
        "Mother of Elin"
    );
}

#[tokio::test]
async fn a_lost_right_closes_the_line() {
    let rig = Rig::served(nurse("aslak")).await;
    let mut socket = rig.opens("?view=nurse").await;
    assert_eq!(news(&mut socket).await["type"], "hello");
    assert_eq!(news(&mut socket).await["type"], "regions");
    rig.allowed.store(false, Ordering::SeqCst);
    let code = loop {
        if let Err(code) = hears(&mut socket).await {
            break code;
        }
    };
    assert_eq!(code, 1008);
}

#[tokio::test]
async fn a_page_from_elsewhere_may_not_open_the_line_nor_a_room_the_nurses_view() {
    let rig = Rig::served(nurse("aslak")).await;
    assert_eq!(
        rig.tries("", Some("https://elsewhere.example")).await.err(),
        Some(403)
    );
    let ours = format!("http://{}", rig.address);
    assert!(rig.tries("", Some(&ours)).await.is_ok());
    for (query, status) in [
        ("?view=everything", 400),
        ("?lang=tlh", 400),
        ("?contact=7", 400),
    ] {
        assert_eq!(rig.tries(query, None).await.err(), Some(status), "{query}");
    }
    let room = Rig::served(Viewer::room(Language::Bokmal)).await;
    assert_eq!(room.tries("?view=nurse", None).await.err(), Some(403));
}

#[tokio::test]
async fn an_audience_that_nobody_is_in_ends() {
    let rig = Rig::served(nurse("aslak")).await;
    let mut stays = rig.opens("?view=wall").await;
    drop(rig.opens("?view=json").await);
    // Each beat looks who is left.
    while rig.web.hub.counts().0 != 1 {
        hears(&mut stays).await.unwrap();
    }
}

#[tokio::test]
async fn a_request_and_its_room_follow_as_json() {
    let rig = Rig::served(nurse("aslak")).await;
    let mut socket = rig.opens("?view=json").await;
    while news(&mut socket).await["type"] != "board" {}
    let jonas = Actor::Staff(StaffId::new("jonas"));
    let request = RequestId::from_uuid(uuid::Uuid::from_u128(901));
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(StaffId::new("jonas")),
        form: Box::default(),
    };
    rig.engine.submit(jonas.clone(), send).await.unwrap();
    let mut seen = news(&mut socket).await;
    let asked = &seen["board"]["requests"][0];
    assert_eq!(asked["stage"]["is"], "ringing", "{seen}");
    assert_eq!(asked["id"], request.to_string());
    let line = Command::WriteInRoom {
        request,
        text: "Han har gått ut".to_owned(),
        name: None,
    };
    rig.engine.submit(jonas, line).await.unwrap();
    while seen["board"]["requests"][0]["room"][0].is_null() {
        seen = news(&mut socket).await;
    }
    let line = &seen["board"]["requests"][0]["room"][0];
    assert_eq!(line["text"], "Han har gått ut");
    assert_eq!(line["by_asker"], true);
}
