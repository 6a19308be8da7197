//! A caller, from the first webhook to the last word.

use super::carrier::sid;
use super::rig::{BACKUP, LINE, PRIMARY, Rig, attribute, form, text};
use hjemmevakt::domain::calls::call::{CallState, Ending};
use hjemmevakt::domain::contacts::contact::Phase;

#[tokio::test]
async fn a_caller_waits_is_answered_and_talks() {
    let rig = Rig::start().await;
    let markup = rig.rings().await;
    assert!(markup.contains("ring 113"), "{markup}");
    let wait = attribute(&markup, "Enqueue", "waitUrl");
    let heard = rig.caller_asks(&wait, &[]).await.markup();
    assert!(heard.contains("Vi ringer sykepleieren"), "{heard}");
    assert!(heard.contains("<Gather"));

    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    let whisper = rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
    assert_eq!(whisper.matches("Trykk 1").count(), 2, "{whisper}");
    let joined = rig.leg_asks(&leg, &line, "key", &[("Digits", "1")]).await;
    let room = rig.call().id.to_string();
    let joined = joined.markup();
    assert!(
        joined.contains(&format!(">{room}</Conference>")),
        "{joined}"
    );
    let moved = rig.carrier.moved(&sid(LINE)).await;
    assert!(moved.contains(&format!(">{room}</Conference>")), "{moved}");

    for line in [sid(LINE), line.clone()] {
        let event = [
            ("StatusCallbackEvent", "participant-join"),
            ("CallSid", &line),
        ];
        let answer = rig.post(&rig.of_call("conference"), &event).await;
        assert_eq!(answer.status, 204);
    }
    assert!(rig.call().talking().is_some());

    // She ends it with the star key; the caller hears a goodbye.
    let over = rig.leg_asks(&leg, &line, "left", &[]).await.markup();
    assert!(over.contains("<Hangup/>"), "{over}");
    let goodbye = rig
        .carrier
        .wait_for(|asked| {
            if let super::carrier::Asked::Move { sid: line, markup } = asked
                && *line == sid(LINE)
                && markup.contains("Takk for at du ringte")
            {
                Some(markup.clone())
            } else {
                None
            }
        })
        .await;
    assert!(goodbye.contains("<Hangup/>"));
}

#[tokio::test]
async fn the_same_webhooks_twice_and_late_change_nothing() {
    let rig = Rig::start().await;
    let first = rig.rings().await;
    assert_eq!(rig.rings().await, first);
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
    let joined = rig
        .leg_asks(&leg, &line, "key", &[("Digits", "1")])
        .await
        .markup();
    let again = rig
        .leg_asks(&leg, &line, "key", &[("Digits", "1")])
        .await
        .markup();
    assert_eq!(joined, again);
    // Its ringing and its answering, told late.
    for status in ["ringing", "in-progress", "initiated"] {
        let answer = rig
            .leg_asks(&leg, &line, "status", &[("CallStatus", status)])
            .await;
        assert_eq!(answer.status, 204);
    }
    let state = rig.engine.state();
    assert_eq!(state.calls.len(), 1);
    assert!(matches!(rig.call().state, CallState::Joining(_)));
}

#[tokio::test]
async fn a_forged_webhook_changes_nothing() {
    let rig = Rig::start().await;
    let before = rig.engine.state().seq;
    let fields = form(&[("CallSid", &sid(LINE)), ("From", "+4790000099")]);
    for signature in [None, Some("bm90IHRoZSBjYXJyaWVy")] {
        let answer = rig
            .send("/telephony/voice/incoming", &fields.encode(), signature)
            .await;
        assert_eq!(answer.status, 403, "{}", answer.body);
    }
    let answer = rig.send("/telephony/sms/incoming", "", None).await;
    assert_eq!(answer.status, 403);
    assert_eq!(rig.engine.state().seq, before);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_what_is_wrong() {
    let rig = Rig::start().await;
    let answer = rig
        .post("/telephony/voice/incoming", &[("CallSid", "CA1")])
        .await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("CallSid"), "{}", answer.body);
    let answer = rig
        .caller_asks("/telephony/voice/status", &[("CallStatus", "picked-up")])
        .await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("picked-up"), "{}", answer.body);
}

#[tokio::test]
async fn key_2_promises_a_call_back_and_says_when() {
    let rig = Rig::start().await;
    rig.rings().await;
    let pressed = rig
        .caller_asks(&rig.of_call("key"), &[("Digits", "2")])
        .await;
    assert!(pressed.markup().contains("<Leave/>"));
    let told = rig
        .caller_asks(&rig.of_call("left"), &[("QueueResult", "leave")])
        .await
        .markup();
    assert!(
        told.contains("Vi ringer deg tilbake innen klokken 21.1"),
        "{told}"
    );
    assert!(told.contains("<Hangup/>"));
}

#[tokio::test]
async fn key_9_speaks_the_other_language_and_star_says_it_again() {
    let rig = Rig::start().await;
    rig.rings().await;
    let english = rig
        .caller_asks(&rig.of_call("key"), &[("Digits", "9")])
        .await
        .markup();
    assert!(english.contains("en-GB"), "{english}");
    assert!(english.contains("Press 2"), "{english}");
    let again = rig
        .caller_asks(&rig.of_call("key"), &[("Digits", "*")])
        .await
        .markup();
    assert!(again.contains("In danger to life, call 113"), "{again}");
}

#[tokio::test]
async fn a_withheld_number_is_not_offered_what_cannot_be_done() {
    let rig = Rig::start().await;
    let arrived = rig
        .caller_asks("/telephony/voice/incoming", &[("From", "anonymous")])
        .await
        .markup();
    let wait = attribute(&arrived, "Enqueue", "waitUrl");
    let heard = rig
        .caller_asks(&wait, &[("From", "anonymous")])
        .await
        .markup();
    assert!(!heard.contains("Trykk 2"), "{heard}");
    let told = rig
        .caller_asks(
            &rig.of_call("key"),
            &[("Digits", "2"), ("From", "anonymous")],
        )
        .await
        .markup();
    assert!(told.contains("ser ikke nummeret"), "{told}");
    assert!(rig.call().waiting().is_some());
}

#[tokio::test]
async fn a_full_queue_is_a_loop_of_our_own() {
    let rig = Rig::start().await;
    rig.rings().await;
    let told = rig
        .caller_asks(&rig.of_call("left"), &[("QueueResult", "queue-full")])
        .await
        .markup();
    assert!(!told.contains("<Enqueue"), "{told}");
    assert!(told.contains("/loop<"), "{told}");
    let heard = rig.caller_asks(&rig.of_call("loop"), &[]).await.markup();
    assert!(heard.contains("Vi ringer sykepleieren"), "{heard}");
    assert!(heard.contains("/loop?"), "{heard}");
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
    rig.leg_asks(&leg, &line, "key", &[("Digits", "1")])
        .await
        .markup();
    assert!(
        rig.carrier
            .moved(&sid(LINE))
            .await
            .contains("</Conference>")
    );
}

#[tokio::test]
async fn a_caller_who_hangs_up_is_called_back() {
    for (url, fields) in [
        (
            "left",
            [("QueueResult", "hangup"), ("CallStatus", "completed")],
        ),
        ("", [("QueueResult", ""), ("CallStatus", "completed")]),
    ] {
        let rig = Rig::start().await;
        rig.rings().await;
        let url = if url.is_empty() {
            "/telephony/voice/status".to_owned()
        } else {
            rig.of_call(url)
        };
        assert!(rig.caller_asks(&url, &fields).await.status < 300);
        let call = rig.call();
        assert!(matches!(
            call.state,
            CallState::Ended {
                how: Ending::Abandoned,
                ..
            }
        ));
        let state = rig.engine.state();
        let contact = state.contact(call.contact).unwrap();
        assert!(matches!(contact.phase, Phase::CallBackDue(_)));
        let body = rig
            .carrier
            .wait_for(|asked| {
                if let super::carrier::Asked::Send { to, body } = asked
                    && to == "+4790000099"
                {
                    Some(body.clone())
                } else {
                    None
                }
            })
            .await;
        assert_eq!(body, "Vi så at du ringte. Vi ringer deg tilbake.");
    }
}

#[tokio::test]
async fn outside_the_duty_the_caller_hears_where_and_goes_on_until_somebody_answers() {
    let rig = Rig::outside_duty().await;
    let markup = rig.rings().await;
    assert!(markup.contains("dagtjenesten"), "{markup}");
    assert!(markup.contains(">+4778000003</Number>"), "{markup}");
    assert_eq!(attribute(&markup, "Dial", "callerId"), "+4778000000");
    let action = attribute(&markup, "Dial", "action");
    let next = rig
        .caller_asks(&action, &[("DialCallStatus", "busy")])
        .await
        .markup();
    assert!(next.contains(">+4778000001</Number>"), "{next}");
    // The first number's word comes once more: nothing skips ahead.
    let again = rig
        .caller_asks(&action, &[("DialCallStatus", "busy")])
        .await
        .markup();
    assert_eq!(next, again);
    let answered = attribute(&next, "Number", "statusCallback");
    let child = [
        ("CallSid", sid(77)),
        ("CallStatus", "in-progress".to_owned()),
    ];
    let child: Vec<_> = child
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(rig.post(&answered, &child).await.status, 204);
    let action = attribute(&next, "Dial", "action");
    let over = rig
        .caller_asks(&action, &[("DialCallStatus", "completed")])
        .await
        .markup();
    assert!(over.contains("Takk for at du ringte"), "{over}");
    // Said in the reply, and not a second time by a move.
    assert!(rig.engine.state().effects.is_empty());
    assert_eq!(rig.carrier.asked(), []);
    assert!(matches!(
        rig.call().state,
        CallState::Ended {
            how: Ending::FellBack,
            ..
        }
    ));
}

#[tokio::test]
async fn a_caller_who_hangs_up_while_the_fallback_rings_is_gone() {
    let rig = Rig::outside_duty().await;
    let markup = rig.rings().await;
    let action = attribute(&markup, "Dial", "action");
    let gone = [("DialCallStatus", "canceled"), ("CallStatus", "completed")];
    rig.caller_asks(&action, &gone).await.markup();
    assert!(matches!(
        rig.call().state,
        CallState::Ended {
            how: Ending::Abandoned,
            ..
        }
    ));
}

#[tokio::test]
async fn a_waiting_line_that_nobody_knows_is_a_call_that_comes_in() {
    let rig = Rig::start().await;
    let unknown = "/telephony/call/00000000000000000000000000000009/wait";
    let heard = rig.caller_asks(unknown, &[]).await.markup();
    assert!(heard.contains("Vi ringer sykepleieren"), "{heard}");
    assert!(rig.call().waiting().is_some());
    rig.carrier.rung(PRIMARY).await;
}

#[tokio::test]
async fn a_call_is_known_by_its_line_whatever_the_address_says() {
    let rig = Rig::start().await;
    rig.rings().await;
    let heard = rig.caller_asks("/telephony/call/nonsense/wait", &[]).await;
    assert!(heard.markup().contains(&rig.call().id.to_string()));
}

#[tokio::test]
async fn busy_moves_on_to_the_next() {
    let rig = Rig::start().await;
    rig.rings().await;
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    let busy = [("CallStatus", "busy")];
    assert_eq!(rig.leg_asks(&leg, &line, "status", &busy).await.status, 204);
    rig.carrier.rung(BACKUP).await;
}

#[tokio::test]
async fn between_the_sentences_a_soft_tone_is_played_that_anybody_may_fetch_and_keep() {
    let rig = Rig::start().await;
    let markup = rig.rings().await;
    let wait = attribute(&markup, "Enqueue", "waitUrl");
    let words = rig.caller_asks(&wait, &[]).await.markup();
    let next = text(&words, "Redirect");
    let tone = rig.caller_asks(&next, &[]).await.markup();
    assert!(
        tone.contains("<Gather") && !tone.contains("<Pause"),
        "{tone}"
    );
    // It is over, and the next fetch comes, long before the caller would count as gone.
    assert_eq!(text(&tone, "Redirect"), next);
    let answer = rig.fetch(&text(&tone, "Play")).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "audio/wav");
    assert_eq!(answer.headers()["cache-control"], "public, max-age=86400");
    let sound = answer.bytes().await.unwrap();
    assert_eq!(&sound[..4], b"RIFF");
    let seconds = (sound.len() - 44) / 16_000;
    assert!((1..=15).contains(&seconds), "{seconds}");
}
