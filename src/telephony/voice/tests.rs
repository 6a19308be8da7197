//! What a line hears, state by state.

use super::fixture::{Fixture, HERS, LINE, line};
use crate::domain::actor::Actor;
use crate::domain::calls::announcement::Announcement;
use crate::domain::command::{Command, LineStatus};
use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::telephony::markup::{Prompt, Response};
use crate::telephony::voice::caller::WaitPlace;
use crate::telephony::voice::time_of_day;
use crate::telephony::voice::wait::Heard;
use crate::text::message::Spoken;
use roxmltree::Document;
use std::time::Duration;

/// What a queue's wait markup may hold.
const QUEUE: [&str; 9] = [
    "Response", "Play", "Say", "Pause", "Gather", "Redirect", "Leave", "Hangup", "",
];
/// What is fetched while a line is in a conference may hold only this.
const CONFERENCE: [&str; 5] = ["Response", "Play", "Say", "Pause", "Redirect"];

/// The elements of a document that can be read, and sent along with a request.
fn elements(response: &Response) -> Vec<String> {
    let xml = response.to_xml();
    assert!(xml.chars().count() <= 4_000, "{xml}");
    let document = Document::parse(&xml).unwrap();
    document
        .descendants()
        .filter(roxmltree::Node::is_element)
        .map(|node| node.tag_name().name().to_owned())
        .collect()
}

fn holds_only(response: &Response, allowed: &[&str]) {
    for element in elements(response) {
        assert!(
            allowed.contains(&element.as_str()),
            "{element} in {}",
            response.to_xml()
        );
    }
}

/// A call in each state there is a way to.
fn every_state() -> Vec<(&'static str, Fixture)> {
    let gone = |mut fixture: Fixture| {
        fixture.tell(Command::CallerGone { line: line(LINE) });
        fixture
    };
    let lost = {
        let mut fixture = Fixture::on_duty().talking();
        let leg = fixture.newest_leg();
        fixture.tell(Command::LegReports {
            leg,
            line: line(HERS),
            status: LineStatus::Completed,
        });
        fixture
    };
    let promised = {
        let mut fixture = Fixture::on_duty().with_caller();
        let call = fixture.call().id;
        fixture.tell(Command::CallerPresses { call, key: '2' });
        fixture
    };
    let nobody = {
        let mut fixture = Fixture::outside_duty().with_caller();
        let call = fixture.call().id;
        for index in 0..3 {
            fixture.tell(Command::FallbackReports {
                call,
                index,
                status: LineStatus::Busy,
            });
        }
        fixture
    };
    vec![
        ("waiting", Fixture::on_duty().with_caller()),
        ("joining", Fixture::on_duty().joined()),
        ("talking", Fixture::on_duty().talking()),
        ("lost", lost),
        ("outside", Fixture::outside_duty().with_caller()),
        ("nobody", nobody),
        ("promised", promised),
        ("abandoned", gone(Fixture::on_duty().with_caller())),
        ("talked", gone(Fixture::on_duty().talking())),
    ]
}

#[test]
fn all_markup_can_be_read_and_keeps_to_what_its_place_allows() {
    for (name, fixture) in every_state() {
        let (voice, call) = (fixture.voice(), fixture.call().id);
        for heard in [Heard::default(), Heard::read("pieces=3&at=0&step=0")] {
            holds_only(&voice.wait(call, WaitPlace::Queue, heard), &QUEUE);
            for key in ['2', '9', '*', '5'] {
                let answer = voice.after_key(call, WaitPlace::Queue, key, heard);
                holds_only(&answer, &QUEUE);
            }
        }
        holds_only(&voice.hold(), &CONFERENCE);
        for what in [
            Announcement::ThirdJoins,
            Announcement::ColleagueJoins,
            Announcement::PersonNotReached,
            Announcement::CallerGone,
        ] {
            holds_only(&voice.announcement(call, what), &CONFERENCE);
        }
        elements(&voice.arrival(call));
        elements(&voice.trouble(0));
        for leg in fixture.state.legs.keys() {
            elements(&voice.leg(*leg, &line(HERS)));
        }
        for place in [WaitPlace::Queue, WaitPlace::Loop] {
            let markup = voice.caller(call, place);
            let found = elements(&markup);
            let in_loop = place == WaitPlace::Loop;
            assert!(!in_loop || !found.contains(&"Leave".to_owned()), "{name}");
            assert!(!in_loop || !found.contains(&"Enqueue".to_owned()), "{name}");
        }
    }
}

#[test]
fn a_caller_whom_nobody_said_goodbye_to_is_never_hung_up_on() {
    for (name, fixture) in every_state() {
        let markup = fixture
            .voice()
            .caller(fixture.call().id, WaitPlace::Queue)
            .to_xml();
        let goodbye = ["promised", "talked"].contains(&name);
        assert_eq!(markup.contains("<Hangup/>"), goodbye, "{name}: {markup}");
    }
}

#[test]
fn no_short_number_is_dialled_and_no_name_is_said() {
    for (name, fixture) in every_state() {
        let (voice, call) = (fixture.voice(), fixture.call().id);
        let mut all = vec![voice.arrival(call), voice.trouble(0)];
        all.push(voice.caller(call, WaitPlace::Queue));
        all.extend(
            fixture
                .state
                .legs
                .keys()
                .map(|leg| voice.leg(*leg, &line(HERS))),
        );
        for markup in all {
            let xml = markup.to_xml();
            let document = Document::parse(&xml).unwrap();
            for node in document.descendants() {
                if node.has_tag_name("Number") {
                    assert!(node.text().unwrap().starts_with("+47"), "{name}: {xml}");
                }
            }
            let service = fixture.state.service.as_ref().unwrap();
            for staff in &service.staff {
                assert!(!xml.contains(&staff.name), "{name}: {xml}");
            }
        }
    }
}

#[test]
fn the_first_sentence_is_said_once_and_the_keys_after_it() {
    let mut fixture = Fixture::on_duty().with_caller();
    let call = fixture.call().id;
    insta::assert_snapshot!(fixture.voice().arrival(call).to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Say language="nb-NO">Ved fare for liv, ring 113. Du kan også bli her.</Say><Enqueue waitUrl="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/wait" waitUrlMethod="POST" action="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/left" method="POST">waiting</Enqueue></Response>
    "#);
    insta::assert_snapshot!(
        fixture.voice().wait(call, WaitPlace::Queue, Heard::default()).to_xml(),
        @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <Response><Gather input="dtmf" numDigits="1" timeout="2" finishOnKey="" actionOnEmptyResult="false" action="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/key?pieces=1&amp;at=0&amp;step=1" method="POST"><Say language="nb-NO">Vi ringer sykepleieren nå.</Say><Say language="nb-NO">Trykk 2 hvis du heller vil bli ringt opp.</Say><Say language="en-GB">For another language, press 9.</Say><Say language="nb-NO">For samisk, trykk 9 til du hører at det er valgt.</Say><Say language="nb-NO">Trykk stjerne for å høre dette igjen.</Say></Gather><Redirect method="POST">https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/wait?pieces=1&amp;at=0&amp;step=1</Redirect></Response>
        "#
    );
    fixture.pass(12);
    let heard = Heard::read("pieces=1&at=0&step=1");
    insta::assert_snapshot!(fixture.voice().wait(call, WaitPlace::Queue, heard).to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Gather input="dtmf" numDigits="1" timeout="1" finishOnKey="" actionOnEmptyResult="false" action="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/key?pieces=1&amp;at=0&amp;step=1" method="POST"><Play>https://h.example/telephony/sound/waiting.wav</Play></Gather><Redirect method="POST">https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/wait?pieces=1&amp;at=0&amp;step=1</Redirect></Response>
    "#);
}

#[test]
fn something_calm_is_said_at_intervals_and_something_new_when_there_is() {
    let mut fixture = Fixture::on_duty().with_caller();
    let call = fixture.call().id;
    let says = |fixture: &Fixture, heard: &str| {
        let markup = fixture
            .voice()
            .wait(call, WaitPlace::Queue, Heard::read(heard));
        let xml = markup.to_xml();
        let document = Document::parse(&xml).unwrap();
        document
            .descendants()
            .find(|node| node.has_tag_name("Say"))
            .and_then(|node| node.text().map(str::to_owned))
    };
    fixture.pass(29);
    assert_eq!(says(&fixture, "pieces=1&at=0&step=1"), None);
    fixture.pass(1);
    assert_eq!(
        says(&fixture, "pieces=1&at=0&step=1").as_deref(),
        Some("Det ringer fortsatt. Du er ikke glemt.")
    );
    assert_eq!(
        says(&fixture, "pieces=2&at=0&step=1").as_deref(),
        Some("Bli gjerne på linjen. Vi ringer til noen svarer.")
    );
    assert_eq!(
        says(&fixture, "pieces=3&at=0&step=1").as_deref(),
        Some("Vi ringer fortsatt. Trykk 2 hvis du heller vil bli ringt opp.")
    );
    // The step is a later one than what was heard.
    assert_eq!(
        says(&fixture, "pieces=2&at=15&step=0").as_deref(),
        Some("Vi ringer en til nå.")
    );
    assert_eq!(says(&fixture, "pieces=2&at=25&step=0"), None);
}

#[test]
fn a_telephone_is_asked_for_the_key_and_then_connected() {
    let mut fixture = Fixture::on_duty().with_caller();
    let leg = fixture.newest_leg();
    fixture.tell(Command::LegAnswers {
        leg,
        line: line(HERS),
    });
    insta::assert_snapshot!(fixture.voice().leg(leg, &line(HERS)).to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Gather input="dtmf" numDigits="1" timeout="2" finishOnKey="" actionOnEmptyResult="false" action="https://h.example/telephony/leg/00000000000000099a0508b2cd06f831/key" method="POST"><Say language="nb-NO">Hjemmevakt. En som ringer venter. Trykk 1 for å ta imot.</Say><Pause length="1"/><Say language="nb-NO">Hjemmevakt. En som ringer venter. Trykk 1 for å ta imot.</Say></Gather><Redirect method="POST">https://h.example/telephony/leg/00000000000000099a0508b2cd06f831/key</Redirect></Response>
    "#);
    let fixture = Fixture::on_duty().joined();
    let leg = fixture.newest_leg();
    insta::assert_snapshot!(fixture.voice().leg(leg, &line(HERS)).to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Say language="nb-NO">Takk. Du kobles til.</Say><Dial hangupOnStar="true" action="https://h.example/telephony/leg/00000000000000099a0508b2cd06f831/left" method="POST"><Conference startConferenceOnEnter="true" endConferenceOnExit="false" beep="false" waitUrl="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/hold" waitMethod="POST" statusCallback="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/conference" statusCallbackEvent="join leave" participantLabel="00000000000000099a0508b2cd06f831">0000000000000008d932ef6461dfa32a</Conference></Dial><Redirect method="POST">https://h.example/telephony/leg/00000000000000099a0508b2cd06f831/left</Redirect></Response>
    "#);
    insta::assert_snapshot!(
        fixture.voice().caller(fixture.call().id, WaitPlace::Queue).to_xml(),
        @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <Response><Say language="nb-NO">Nå kobles du til.</Say><Dial><Conference startConferenceOnEnter="true" endConferenceOnExit="false" beep="false" waitUrl="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/hold" waitMethod="POST" statusCallback="https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/conference" statusCallbackEvent="join leave" participantLabel="caller">0000000000000008d932ef6461dfa32a</Conference></Dial><Pause length="1"/><Redirect method="POST">https://h.example/telephony/call/0000000000000008d932ef6461dfa32a/now</Redirect></Response>
        "#
    );
}

#[test]
fn a_nurse_who_could_not_be_put_through_hears_why_she_is_asked_again() {
    let mut fixture = Fixture::on_duty().joined();
    let leg = fixture.newest_leg();
    while fixture.call().waiting().is_none() {
        assert!(fixture.now < fixture.call().since + Duration::from_mins(1));
        fixture.pass(1);
        fixture.tell_as(&Actor::Clock, Command::Tick);
        fixture.finds_nobody_in_the_conference();
    }
    insta::assert_snapshot!(fixture.voice().leg(leg, &line(HERS)).to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Gather input="dtmf" numDigits="1" timeout="2" finishOnKey="" actionOnEmptyResult="false" action="https://h.example/telephony/leg/00000000000000099a0508b2cd06f831/key" method="POST"><Say language="nb-NO">Hjemmevakt. Koblingen gikk ikke. Den som ringte, venter fortsatt. Trykk 1 for å prøve igjen.</Say><Pause length="1"/><Say language="nb-NO">Hjemmevakt. Koblingen gikk ikke. Den som ringte, venter fortsatt. Trykk 1 for å prøve igjen.</Say></Gather><Redirect method="POST">https://h.example/telephony/leg/00000000000000099a0508b2cd06f831/key</Redirect></Response>
    "#);
}

#[test]
fn a_caller_who_is_being_moved_is_not_sent_on_twice() {
    let mut fixture = Fixture::on_duty().joined();
    let call = fixture.call().id;
    let wait = |fixture: &Fixture| {
        let markup = fixture
            .voice()
            .wait(call, WaitPlace::Queue, Heard::default());
        markup.to_xml()
    };
    assert!(!wait(&fixture).contains("<Leave/>"));
    // The request of ours has not led there.
    fixture.pass(3);
    assert!(wait(&fixture).contains("<Leave/>"));
}

#[test]
fn the_person_of_a_call_back_goes_straight_to_the_conference() {
    let mut fixture = Fixture::on_duty().with_caller();
    let contact = fixture.call().contact;
    fixture.tell(Command::CallerGone { line: line(LINE) });
    let kari = Actor::Staff(crate::domain::ids::StaffId::new("kari"));
    fixture.tell_as(&kari, Command::StartCallBack { contact });
    let hers = fixture.newest_leg();
    fixture.tell(Command::LegAnswers {
        leg: hers,
        line: line(HERS),
    });
    let asked = fixture.voice().leg(hers, &line(HERS)).to_xml();
    assert!(asked.contains("Oppringningen er klar"), "{asked}");
    fixture.tell(Command::LegPresses {
        leg: hers,
        line: line(HERS),
        digits: "1".to_owned(),
    });
    let waits = fixture.voice().leg(hers, &line(HERS)).to_xml();
    assert!(waits.contains("Nå ringer vi opp"), "{waits}");
    let person = fixture
        .state
        .legs
        .values()
        .find(|leg| leg.staff().is_none())
        .unwrap()
        .id;
    let theirs = line("CA00000000000000000000000000000003");
    fixture.tell(Command::LegAnswers {
        leg: person,
        line: theirs.clone(),
    });
    let markup = fixture.voice().leg(person, &theirs);
    assert!(!markup.to_xml().contains("<Gather"), "{}", markup.to_xml());
    assert!(elements(&markup).contains(&"Conference".to_owned()));
    assert!(!markup.to_xml().contains("hangupOnStar"));
}

#[test]
fn a_promise_is_rounded_up_to_the_minute() {
    let fixture = Fixture::on_duty();
    let at = |seconds: i64| Timestamp::from_millis(fixture.now.as_millis() + seconds * 1_000);
    for (seconds, nb, en) in [
        (0, "21.00", "21:00"),
        (1, "21.01", "21:01"),
        (600, "21.10", "21:10"),
    ] {
        let shown = |language| time_of_day(&fixture.state, language, at(seconds)).unwrap();
        assert_eq!(shown(Language::Bokmal), nb);
        assert_eq!(shown(Language::English), en);
    }
}

/// What is heard, in order: the tag and the words of a voice, or the address of a recording.
fn heard(markup: &Response) -> Vec<String> {
    let xml = markup.to_xml();
    let document = Document::parse(&xml).unwrap();
    document
        .descendants()
        .filter(|node| node.has_tag_name("Say") || node.has_tag_name("Play"))
        .map(|node| {
            let tag = node.attribute("language").unwrap_or("played");
            format!("{tag}: {}", node.text().unwrap_or_default())
        })
        .collect()
}

#[test]
fn nine_leads_to_sami_which_is_never_pretended() {
    let mut fixture = Fixture::on_duty().with_caller();
    let call = fixture.call().id;
    for _ in 0..2 {
        fixture.tell(Command::CallerPresses { call, key: '9' });
    }
    assert_eq!(fixture.call().language, Language::NorthernSami);
    let markup = fixture
        .voice()
        .after_key(call, WaitPlace::Queue, '9', Heard::default());
    assert_eq!(
        heard(&markup),
        [
            "nb-NO: Du har valgt samisk. Vi har ikke samisk tale her ennå. Sykepleieren ser at du vil snakke samisk.",
            "nb-NO: Trykk 2 hvis du heller vil bli ringt opp.",
            "nb-NO: For et annet språk, trykk 9.",
            "en-GB: For another language, press 9.",
            "nb-NO: Trykk stjerne for å høre dette igjen.",
        ]
    );
}

#[test]
fn what_is_read_in_is_played_and_the_rest_is_norwegian() {
    let recorded = "\n[voice.se]\nfiles = \"https://media.example/se/\"\nrecorded = [\"voice-first\", \"voice-key-language\"]\n";
    let mut fixture = Fixture::with_service(recorded).with_caller();
    let call = fixture.call().id;
    let offered = heard(
        &fixture
            .voice()
            .wait(call, WaitPlace::Queue, Heard::default()),
    );
    let offer = "played: https://media.example/se/voice-key-language.mp3".to_owned();
    assert!(offered.contains(&offer), "{offered:?}");
    for _ in 0..2 {
        fixture.tell(Command::CallerPresses { call, key: '9' });
    }
    assert_eq!(
        heard(&fixture.voice().arrival(call)),
        ["played: https://media.example/se/voice-first.mp3"]
    );
    // With a place in it no sentence is a recording, and all of it is in one language.
    let said = fixture.voice().say(
        Language::NorthernSami,
        &Spoken::Fallback {
            destination: "legevakten",
        },
    );
    assert_eq!(
        said,
        Prompt::say(
            "nb-NO",
            "Vi får ikke tak i sykepleieren. Nå ringer vi legevakten for deg. Bli på linjen."
        )
    );
}
