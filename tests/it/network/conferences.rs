//! Conferences: caller and nurse meet, a third is brought in, and what the server is told of it.

use super::rig::{BACKUP, LANDLINE, NURSE, RELATIVE, Rig, SERVICE};
use reqwest::Method;

const ROOM: &str = r#"<Dial action="/after"><Conference beep="false" endConferenceOnExit="false" startConferenceOnEnter="true"
    waitUrl="/music" statusCallback="/room" statusCallbackEvent="start end join leave mute hold">contact-7</Conference></Dial>"#;

async fn two_in_a_room(rig: &Rig) -> (String, String) {
    rig.app.on("/voice", ROOM);
    rig.app.on("/leg", ROOM);
    rig.app.on("/music", r#"<Say loop="0">Vent litt</Say>"#);
    rig.app.on("/after", r#"<Say loop="0">Etterpå</Say>"#);
    let mut caller = rig.phone(RELATIVE);
    let caller_sid = caller.dial().await;
    caller.hears("Vent litt").await;
    let nurse_sid = rig.call(NURSE, &[]).await.sid();
    rig.phone(NURSE).picks_up().await;
    rig.app
        .wait("/room", |seen| {
            seen.get("StatusCallbackEvent") == "conference-start"
        })
        .await;
    (caller_sid, nurse_sid)
}

async fn room_sid(rig: &Rig) -> String {
    let list = rig
        .get("Conferences.json?FriendlyName=contact-7&Status=in-progress")
        .await;
    assert_eq!(list["conferences"].as_array().unwrap().len(), 1, "{list}");
    list["conferences"][0]["sid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn two_meet_hear_each_other_and_the_last_ends_it() {
    let rig = Rig::start().await;
    let (caller_sid, nurse_sid) = two_in_a_room(&rig).await;
    let (mut caller, mut nurse) = (rig.phone(RELATIVE), rig.phone(NURSE));
    caller.say("Hei").await;
    nurse.hears("Hei").await;
    nurse.say("God kveld").await;
    let heard = caller.hears("God kveld").await;
    assert_eq!(
        (heard["by"].as_str(), heard["from"].as_str()),
        (Some("person"), Some("Nurse"))
    );
    nurse.hang_up().await;
    let leave = rig
        .app
        .wait("/room", |seen| {
            seen.get("StatusCallbackEvent") == "participant-leave"
        })
        .await;
    assert_eq!(leave.get("CallSid"), nurse_sid);
    assert!(leave.signed);
    caller.hang_up().await;
    let end = rig
        .app
        .wait("/room", |seen| {
            seen.get("StatusCallbackEvent") == "conference-end"
        })
        .await;
    assert_eq!(end.get("CallSidEndingConference"), caller_sid);
    assert_eq!(end.get("ReasonConferenceEnded"), "last-participant-left");
    let events: Vec<_> = rig
        .app
        .seen()
        .into_iter()
        .filter(|seen| seen.path == "/room")
        .collect();
    let numbers: Vec<_> = events
        .iter()
        .map(|seen| seen.get("SequenceNumber").parse::<usize>().unwrap())
        .collect();
    assert_eq!(numbers, (1..=events.len()).collect::<Vec<_>>());
    let names: Vec<_> = events
        .iter()
        .map(|seen| seen.get("StatusCallbackEvent"))
        .collect();
    let expected = [
        "participant-join",
        "participant-join",
        "conference-start",
        "participant-leave",
        "participant-leave",
        "conference-end",
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn a_participant_is_muted_held_announced_to_and_taken_out() {
    let rig = Rig::start().await;
    let (caller_sid, nurse_sid) = two_in_a_room(&rig).await;
    let sid = room_sid(&rig).await;
    let (mut caller, mut nurse) = (rig.phone(RELATIVE), rig.phone(NURSE));
    let people = rig
        .get(&format!("Conferences/{sid}/Participants.json"))
        .await;
    assert_eq!(people["participants"].as_array().unwrap().len(), 2);
    let seat = format!("Conferences/{sid}/Participants/{nurse_sid}.json");
    assert_eq!(
        rig.post(&seat, &[("Muted", "true")]).await.body["muted"],
        true
    );
    rig.app
        .wait("/room", |seen| {
            seen.get("StatusCallbackEvent") == "participant-mute"
        })
        .await;
    nurse.say("Ingen hører dette").await;
    rig.post(&seat, &[("Muted", "false")]).await;
    nurse.say("Nå hører du").await;
    let heard = caller.wait("heard", |event| event["by"] == "person").await;
    assert_eq!(heard["text"], "Nå hører du");

    rig.app.on("/hold", "<Say>Du er på vent</Say>");
    rig.app.on("/announce", "<Say>Legen kommer inn</Say>");
    let (hold, announce) = (rig.app.url("/hold"), rig.app.url("/announce"));
    let caller_seat = format!("Conferences/{sid}/Participants/{caller_sid}.json");
    assert_eq!(
        rig.post(&caller_seat, &[("Hold", "true"), ("HoldUrl", &hold)])
            .await
            .body["hold"],
        true
    );
    caller.hears("Du er på vent").await;
    nurse.say("Utenom").await;
    rig.post(&caller_seat, &[("Hold", "false")]).await;
    assert_eq!(
        rig.post(
            &format!("Conferences/{sid}.json"),
            &[("AnnounceUrl", &announce)]
        )
        .await
        .status,
        200
    );
    caller
        .wait("heard", |event| {
            assert_ne!(
                event["text"], "Utenom",
                "who is held hears nothing of the talk"
            );
            event["text"] == "Legen kommer inn"
        })
        .await;
    nurse.hears("Legen kommer inn").await;

    assert_eq!(
        rig.rest(Method::DELETE, &caller_seat, &[]).await.status,
        204
    );
    caller.hears("Etterpå").await;
    let after = rig.app.asked("/after").await;
    assert_eq!(
        (after.get("CallSid"), after.get("DialCallStatus")),
        (caller_sid.as_str(), "answered")
    );
    rig.rest(Method::GET, &caller_seat, &[])
        .await
        .refused(404, 20404);
}

#[tokio::test]
async fn a_third_is_brought_in_by_rest_and_the_end_takes_everybody_out() {
    let rig = Rig::start().await;
    two_in_a_room(&rig).await;
    let sid = room_sid(&rig).await;
    let callback = rig.app.url("/third");
    let form = [
        ("To", LANDLINE),
        ("From", SERVICE),
        ("Label", "doctor"),
        ("Beep", "false"),
        ("StatusCallback", callback.as_str()),
        ("StatusCallbackEvent", "answered completed"),
    ];
    let third = rig
        .post(&format!("Conferences/{sid}/Participants.json"), &form)
        .await;
    assert_eq!(
        (third.status, third.body["label"].as_str()),
        (201, Some("doctor"))
    );
    let (mut doctor, mut caller) = (rig.phone(LANDLINE), rig.phone(RELATIVE));
    doctor.picks_up().await;
    rig.app
        .wait("/third", |seen| seen.get("CallStatus") == "in-progress")
        .await;
    let join = rig
        .app
        .wait("/room", |seen| seen.get("ParticipantLabel") == "doctor")
        .await;
    assert_eq!(join.get("StatusCallbackEvent"), "participant-join");
    doctor.say("Legevakten her").await;
    caller.hears("Legevakten her").await;
    let by_label = rig
        .get(&format!("Conferences/{sid}/Participants/doctor.json"))
        .await;
    assert_eq!(by_label["call_sid"], third.body["call_sid"]);

    let ended = rig
        .post(
            &format!("Conferences/{sid}.json"),
            &[("Status", "completed")],
        )
        .await;
    assert_eq!(ended.body["status"], "completed");
    assert_eq!(doctor.next("ended").await["status"], "completed");
    caller.hears("Etterpå").await;
    rig.phone(NURSE).hears("Etterpå").await;
}

#[tokio::test]
async fn one_who_may_not_start_it_waits_and_a_gather_while_waiting_is_refused() {
    let rig = Rig::start().await;
    let room = |start: bool| {
        format!(
            r#"<Dial><Conference beep="false" startConferenceOnEnter="{start}" waitUrl="/music">r</Conference></Dial>"#
        )
    };
    rig.app
        .on("/music", r#"<Gather numDigits="1"><Say>2</Say></Gather>"#);
    rig.app.on("/voice", &room(false));
    let caller = rig.phone(RELATIVE);
    caller.dial().await;
    rig.phone(BACKUP).dial().await;
    rig.app
        .wait("/music", |seen| seen.get("From") == BACKUP)
        .await;
    // Both wait in silence, and are still there.
    let list = rig.get("Conferences.json?FriendlyName=r").await;
    assert_eq!(list["conferences"][0]["status"], "init");
    rig.app.on("/leg", &room(true));
    rig.call(NURSE, &[]).await.sid();
    let mut nurse = rig.phone(NURSE);
    nurse.picks_up().await;
    loop {
        nurse.say("Hallo").await;
        let heard = rig.look(&format!("/handsets/{RELATIVE}")).await["transcript"].to_string();
        if heard.contains("Hallo") {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert!(rig.errors().await.iter().all(|code| *code == 13238));
    assert!(rig.errors().await.len() >= 2);
}

#[tokio::test]
async fn moving_one_out_leaves_the_other_in_the_room() {
    let rig = Rig::start().await;
    let (caller_sid, _) = two_in_a_room(&rig).await;
    rig.app.on("/back", r#"<Say loop="0">Tilbake i køen</Say>"#);
    let back = rig.app.url("/back");
    assert_eq!(
        rig.post(&format!("Calls/{caller_sid}.json"), &[("Url", &back)])
            .await
            .status,
        200
    );
    let mut caller = rig.phone(RELATIVE);
    caller.hears("Tilbake i køen").await;
    let people = rig
        .get(&format!(
            "Conferences/{}/Participants.json",
            room_sid(&rig).await
        ))
        .await;
    assert_eq!(people["participants"].as_array().unwrap().len(), 1);
}
