//! What the markup means, and what of it is refused with which number.

use super::parse::parse;
use super::{Method, Setting, Target, Verb};

fn refused(inner: &str, setting: Setting) -> u32 {
    match parse(&format!("<Response>{inner}</Response>"), setting) {
        Ok(verbs) => panic!("{inner} was read as {verbs:?}"),
        Err(fault) => fault.code,
    }
}

fn read(inner: &str, setting: Setting) -> Vec<Verb> {
    parse(
        &format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>{inner}</Response>"),
        setting,
    )
    .unwrap_or_else(|fault| panic!("{inner}: {fault:?}"))
}

#[test]
fn a_gather_keeps_its_prompts_and_the_carriers_defaults() {
    let verbs = read(
        r#"<Gather action="/k" numDigits="1"><Say language="nb-NO">Trykk 1 &amp; vent</Say><Pause/></Gather><Hangup/>"#,
        Setting::Call,
    );
    let [Verb::Gather(gather), Verb::Hangup] = verbs.as_slice() else {
        panic!("{verbs:?}")
    };
    assert_eq!(
        (gather.timeout, gather.num_digits, gather.finish_on_key),
        (5, Some(1), Some('#'))
    );
    assert!(!gather.action_on_empty);
    let [Verb::Say(say), Verb::Pause { seconds: 1 }] = gather.prompts.as_slice() else {
        panic!("{gather:?}")
    };
    assert_eq!(say.text, "Trykk 1 & vent");
    assert_eq!(say.language.as_deref(), Some("nb-NO"));
}

#[test]
fn a_conference_is_read_with_what_it_reports() {
    let verbs = read(
        r#"<Dial action="/after"><Conference beep="false" startConferenceOnEnter="false" participantLabel="nurse"
            waitUrl="/wait" waitMethod="GET" statusCallback="/c" statusCallbackEvent="start end join leave">room-7</Conference></Dial>"#,
        Setting::Call,
    );
    let [Verb::Dial(dial)] = verbs.as_slice() else {
        panic!("{verbs:?}")
    };
    let Target::Conference(conference) = &dial.target else {
        panic!("{dial:?}")
    };
    assert_eq!(conference.name, "room-7");
    assert!(!conference.start_on_enter && !conference.beep_on_enter && !conference.end_on_exit);
    assert_eq!(
        conference.wait.as_ref().map(|w| w.method),
        Some(Method::Get)
    );
    assert_eq!(
        conference.callback.events,
        ["start", "end", "join", "leave"]
    );
}

#[test]
fn several_numbers_may_ring_and_a_bare_number_may_stand_in_dial() {
    let verbs = read(
        "<Dial>+4790000001</Dial><Dial><Number url=\"/w\">+4790000002</Number><Number>+4790000003</Number></Dial>",
        Setting::Call,
    );
    let numbers: Vec<usize> = verbs
        .iter()
        .map(|verb| {
            let Verb::Dial(dial) = verb else {
                panic!("{verb:?}")
            };
            let Target::Numbers(numbers) = &dial.target else {
                panic!("{dial:?}")
            };
            numbers.len()
        })
        .collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn a_queue_may_gather_and_a_conference_may_not() {
    let markup =
        "<Gather numDigits=\"1\" action=\"/k\"><Say>2</Say></Gather><Redirect>/again</Redirect>";
    assert_eq!(read(markup, Setting::QueueWait).len(), 2);
    assert_eq!(refused(markup, Setting::ConferenceWait), 13238);
    for verb in [
        "<Hangup/>",
        "<Leave/>",
        "<Dial>+4790000001</Dial>",
        "<Record/>",
        "<Enqueue>a</Enqueue>",
    ] {
        assert_eq!(refused(verb, Setting::ConferenceWait), 13238, "{verb}");
    }
    assert_eq!(
        read(
            "<Say>a</Say><Play>/m</Play><Pause/><Redirect>/w</Redirect>",
            Setting::ConferenceWait
        )
        .len(),
        4
    );
    assert_eq!(read("<Hangup/><Leave/>", Setting::QueueWait).len(), 2);
    assert_eq!(
        refused("<Dial>+4790000001</Dial>", Setting::QueueWait),
        12200
    );
}

#[test]
fn what_the_grammar_does_not_hold_is_refused_with_the_carriers_number() {
    for (inner, code) in [
        ("<Shout>a</Shout>", 12200),
        ("<say>a</say>", 12200),
        ("<Say volume=\"9\">a</Say>", 12200),
        ("<Say></Say>", 13520),
        ("loose", 12200),
        ("<Gather><Dial>+4790000001</Dial></Gather>", 12200),
        ("<Gather input=\"speech\"/>", 12200),
        ("<Gather numDigits=\"0\"/>", 13313),
        ("<Gather finishOnKey=\"ab\"/>", 13310),
        ("<Gather timeout=\"soon\"/>", 12200),
        ("<Dial></Dial>", 12200),
        (
            "<Dial><Conference>a</Conference><Number>+4790000001</Number></Dial>",
            12200,
        ),
        (
            "<Dial><Conference beep=\"loud\">a</Conference></Dial>",
            16002,
        ),
        (
            "<Dial><Conference statusCallbackEvent=\"joined\">a</Conference></Dial>",
            16002,
        ),
        (
            "<Dial><Number statusCallbackEvent=\"join\">+4790000001</Number></Dial>",
            12200,
        ),
        ("<Hangup><Say>a</Say></Hangup>", 12200),
        ("<Reject reason=\"tired\"/>", 12200),
    ] {
        assert_eq!(refused(inner, Setting::Call), code, "{inner}");
    }
}

#[test]
fn what_is_not_xml_or_not_a_response_is_refused() {
    for (body, code) in [
        ("", 12100),
        ("Internal error", 12100),
        ("<Response><Say>a</Response>", 12100),
        ("<html/>", 12200),
    ] {
        assert_eq!(
            parse(body, Setting::Call).map_err(|fault| fault.code),
            Err(code),
            "{body}"
        );
    }
}
