//! Markup as the carrier reads it.

use super::*;
use proptest::prelude::*;
use roxmltree::{Document, Node};

/// What is left of a text after characters that XML cannot hold became spaces.
fn held(text: &str) -> String {
    text.chars().map(xml::holdable).collect()
}

fn first<'a>(document: &'a Document<'_>, name: &str) -> Node<'a, 'a> {
    document
        .descendants()
        .find(|node| node.has_tag_name(name))
        .unwrap()
}

fn room() -> ConferenceRoom {
    ConferenceRoom {
        name: "call-1".to_owned(),
        start_on_enter: true,
        wait_url: None,
        status_url: Some("https://h.example/telephony/conference?call=1&n=2".to_owned()),
        events: vec![
            ConferenceEvent::Start,
            ConferenceEvent::Join,
            ConferenceEvent::Leave,
            ConferenceEvent::AnnouncementEnd,
            ConferenceEvent::AnnouncementFail,
        ],
        participant_label: Some("nurse".to_owned()),
    }
}

#[test]
fn a_caller_is_greeted_and_waits() {
    let response = Response::default()
        .then(Prompt::say("nb-NO", "Ved fare for liv, ring 113."))
        .then(Prompt::Pause { seconds: 0 })
        .then(Verb::Enqueue(Enqueue {
            name: "call-1".to_owned(),
            wait_url: "https://h.example/wait?call=1&turn=0".to_owned(),
            action: "https://h.example/left".to_owned(),
        }));
    insta::assert_snapshot!(response.to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Say language="nb-NO">Ved fare for liv, ring 113.</Say><Pause length="1"/><Enqueue waitUrl="https://h.example/wait?call=1&amp;turn=0" waitUrlMethod="POST" action="https://h.example/left" method="POST">call-1</Enqueue></Response>
    "#);
}

#[test]
fn a_nurse_confirms_with_a_key_and_is_connected() {
    let response = Response::default()
        .then(Verb::Gather(Gather {
            num_digits: Some(1),
            timeout: 5,
            action: "https://h.example/key".to_owned(),
            action_on_empty: false,
            finish_on_key: None,
            prompts: vec![Prompt::say("nb-NO", "Trykk 1 for å ta imot.")],
        }))
        .then(Verb::Dial(Dial {
            timeout: None,
            action: Some("https://h.example/over".to_owned()),
            caller_id: None,
            hangup_on_star: false,
            to: DialTo::Conference(room()),
        }))
        .then(Verb::Hangup);
    insta::assert_snapshot!(response.to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Gather input="dtmf" numDigits="1" timeout="5" finishOnKey="" actionOnEmptyResult="false" action="https://h.example/key" method="POST"><Say language="nb-NO">Trykk 1 for å ta imot.</Say></Gather><Dial action="https://h.example/over" method="POST"><Conference startConferenceOnEnter="true" endConferenceOnExit="false" beep="false" waitUrl="" waitMethod="POST" statusCallback="https://h.example/telephony/conference?call=1&amp;n=2" statusCallbackEvent="start join leave announcement" participantLabel="nurse">call-1</Conference></Dial><Hangup/></Response>
    "#);
}

#[test]
fn the_fallback_is_dialled_with_our_number() {
    let response = Response::new(vec![
        Verb::Dial(Dial {
            timeout: Some(40),
            action: Some("/over".to_owned()),
            caller_id: Some("+4778000000".parse().unwrap()),
            hangup_on_star: true,
            to: DialTo::Number(DialNumber {
                number: "+4778000001".parse().unwrap(),
                whisper_url: Some("/whisper".to_owned()),
                status_url: Some("/status".to_owned()),
                events: CallEvent::ALL.to_vec(),
            }),
        }),
        Verb::Leave,
        Verb::Reject,
        Verb::Redirect("/again?a=1&b=2".to_owned()),
        Verb::Prompt(Prompt::Play {
            url: "https://h.example/se.mp3".to_owned(),
        }),
    ]);
    insta::assert_snapshot!(response.to_xml(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response><Dial timeout="40" callerId="+4778000000" hangupOnStar="true" action="/over" method="POST"><Number url="/whisper" method="POST" statusCallback="/status" statusCallbackEvent="initiated ringing answered completed">+4778000001</Number></Dial><Leave/><Reject/><Redirect method="POST">/again?a=1&amp;b=2</Redirect><Play>https://h.example/se.mp3</Play></Response>
    "#);
}

#[test]
fn awkward_characters_come_back_as_they_were() {
    let text = "a\r\nb\tc & <d> \"e\" ' ]]> \u{85}\u{2028}áčđŋšŧž 🙂";
    let xml = Response::default()
        .then(Prompt::say("nb-NO", text))
        .to_xml();
    let document = Document::parse(&xml).unwrap();
    assert_eq!(first(&document, "Say").text(), Some(text));
    let with_control = Response::default()
        .then(Prompt::say("nb-NO", "a\0b\u{8}c\u{ffff}d"))
        .to_xml();
    let document = Document::parse(&with_control).unwrap();
    assert_eq!(first(&document, "Say").text(), Some("a b c d"));
}

proptest! {
    #[test]
    fn text_and_attributes_read_back_exactly(
        said in prop::collection::vec(any::<char>(), 0..60),
        url in prop::collection::vec(any::<char>(), 0..60),
        name in ".*",
    ) {
        let (said, url): (String, String) = (said.into_iter().collect(), url.into_iter().collect());
        let xml = Response::default()
            .then(Verb::Gather(Gather {
                num_digits: None,
                timeout: 3,
                action: url.clone(),
                action_on_empty: true,
                finish_on_key: Some('#'),
                prompts: vec![Prompt::say("en-GB", said.clone())],
            }))
            .then(Verb::Redirect(url.clone()))
            .then(Verb::Enqueue(Enqueue { name: name.clone(), wait_url: url.clone(), action: said.clone() }))
            .to_xml();
        let document = Document::parse(&xml).unwrap();
        let text = |tag| first(&document, tag).text().unwrap_or_default().to_owned();
        prop_assert_eq!(text("Say"), held(&said));
        prop_assert_eq!(text("Redirect"), held(&url));
        prop_assert_eq!(text("Enqueue"), held(&name));
        let action = |tag| first(&document, tag).attribute("action").unwrap_or_default().to_owned();
        prop_assert_eq!(action("Gather"), held(&url));
        prop_assert_eq!(action("Enqueue"), held(&said));
    }
}
