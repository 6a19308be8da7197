//! What becomes of a request that is not simply taken and served: news while she drives, an outcome before anybody took it, a call that
//! belongs to it. And what nobody may hear or read of it.

use hjemmevakt::domain::contacts::contact::{Next, Outcome, Owner};
use hjemmevakt::domain::ids::RequestId;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::requests::form::{Form, Isbar, PatientRef, Urgency};
use hjemmevakt::domain::requests::request::Stage;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::effects::write;
use hjemmevakt::text::Texts;
use uuid::Uuid;

use super::requests::{MOBILE, asks, doctor_does, form, of, sends, sends_form, stage, taken};
use super::*;

fn news(shift: &Shift, who: &str) -> usize {
    let texts = shift.texts_to(who).into_iter();
    texts
        .filter(|text| *text == MessageText::RequestNews)
        .count()
}

fn line(request: RequestId, text: &str) -> Command {
    Command::WriteInRoom {
        request,
        text: text.to_owned(),
        name: None,
    }
}

#[test]
fn she_drives_and_the_doctor_writes_so_her_telephone_says_that_there_is_news() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    shift.taps(
        "kari",
        Command::SetOnTheWay {
            request,
            minutes: 40,
        },
    );
    doctor_does(&mut shift, line(request, "Han har gått ut")).unwrap();
    shift.passes(2);
    assert_eq!(news(&shift, "kari"), 1);
    // More lines of the same kind are not more messages, until she has answered.
    doctor_does(&mut shift, line(request, "Vi leter")).unwrap();
    shift.passes(2);
    assert_eq!(news(&shift, "kari"), 1);
    shift.taps("kari", line(request, "Jeg stopper ved kirken"));
    assert_eq!(news(&shift, "kari"), 1, "her own line is no news to her");
    doctor_does(&mut shift, line(request, "Han er her igjen")).unwrap();
    shift.passes(2);
    assert_eq!(news(&shift, "kari"), 2);
    // Another form is always news.
    let more = Command::AmendRequest {
        request,
        form: Box::new(form(Urgency::Immediate)),
    };
    doctor_does(&mut shift, more).unwrap();
    shift.passes(2);
    assert_eq!(news(&shift, "kari"), 3);
}

#[test]
fn while_it_rings_what_is_written_is_no_message_to_anybody() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    doctor_does(&mut shift, line(request, "Skynd dere")).unwrap();
    shift.passes(2);
    assert_eq!(news(&shift, "kari"), 0);
}

#[test]
fn who_says_how_it_ended_before_anybody_took_it_is_seen_to_have_had_it() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    let contact = of(&shift, request).contact;
    shift.taps(
        "aslak",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::Settled,
        },
    );
    assert!(matches!(stage(&shift, request), Stage::Closed { .. }));
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    let by = &shift.state().contact(contact).unwrap().phase;
    assert!(matches!(by, Phase::Closed(closing) if closing.by == Actor::Staff(staff("aslak"))));
}

#[test]
fn the_doctor_rings_about_the_request_and_she_says_that_it_is_the_same() {
    let mut shift = Shift::begin();
    let with_phone = Form {
        phone: Some(Secret::Known(phone(MOBILE))),
        ..form(Urgency::Urgent)
    };
    let request = sends_form(&mut shift, with_phone).unwrap();
    let doctor = shift.dials(MOBILE);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(doctor, kari));
    let call = shift.contact(doctor).id;
    shift.hangs_up(doctor);
    shift.passes(8);
    let same = Command::SettleProposal {
        contact: call,
        same: true,
    };
    shift.taps("kari", same);
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
}

#[test]
fn a_request_is_never_put_into_another_contact() {
    let mut shift = Shift::begin();
    let first = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.hangs_up(first);
    shift.passes(8);
    let again = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(again, kari));
    let contact = shift.contact(again).id;
    let fill = Command::FillRequest {
        request: RequestId::from_uuid(Uuid::from_u128(960)),
        contact,
        form: Box::new(form(Urgency::Urgent)),
    };
    shift.taps("kari", fill);
    let same = Command::SettleProposal {
        contact,
        same: true,
    };
    let said = asks(&mut shift, &Actor::Staff(staff("kari")), same);
    assert_eq!(said, Err(Rejection::RequestStands));
}

#[test]
fn a_request_that_is_given_back_is_taken_as_a_request_although_its_contact_began_with_a_message() {
    let mut shift = Shift::begin();
    shift.writes(STRANGER, "Kan noen hjelpe oss?");
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(caller, kari));
    let call = shift.contact(caller).id;
    let same = Command::SettleProposal {
        contact: call,
        same: true,
    };
    shift.taps("kari", same);
    let contact = shift.contact(caller).id;
    let request = RequestId::from_uuid(Uuid::from_u128(961));
    let fill = Command::FillRequest {
        request,
        contact,
        form: Box::new(form(Urgency::Urgent)),
    };
    shift.taps("kari", fill);
    shift.hangs_up(caller);
    shift.passes(8);
    shift.taps("kari", Command::DeclineRequest { request });
    shift.passes(3);
    shift.takes("aslak");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
}

#[test]
fn filled_in_for_somebody_who_has_written_it_is_hers_and_rings_nobody_any_more() {
    let mut shift = Shift::begin();
    shift.writes(STRANGER, "Vi trenger hjelp på rom 4.");
    shift.passes(3);
    assert!(shift.rings("kari"));
    let contact = *shift.state().open.iter().next().unwrap();
    let request = RequestId::from_uuid(Uuid::from_u128(962));
    let fill = Command::FillRequest {
        request,
        contact,
        form: Box::new(form(Urgency::Urgent)),
    };
    shift.taps("aslak", fill);
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
    for _ in 0..20 {
        assert!(!shift.rings("kari") && !shift.rings("aslak"));
        shift.passes(6);
    }
    match &shift.state().contact(contact).unwrap().phase {
        Phase::NeedsOutcome { owner, .. } => assert_eq!(owner, &Owner::Staff(staff("aslak"))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_text_message_says_what_stands_in_a_request() {
    let mut shift = Shift::begin();
    let said = |text: &str| Some(Secret::Known(format!("Hemmelig {text}")));
    let all = Form {
        patient: PatientRef::Named {
            name: Secret::Known("Hemmelig Navn".to_owned()),
            birth_year: Some(1980),
        },
        isbar: Isbar {
            situation: said("situasjon"),
            background: said("bakgrunn"),
            assessment: said("vurdering"),
            recommendation: said("anbefaling"),
        },
        place: said("sted"),
        present: said("til stede"),
        safety: said("trygghet"),
        interpreter: said("tolk"),
        ..form(Urgency::Urgent)
    };
    let request = sends_form(&mut shift, all).unwrap();
    shift.minutes(3);
    shift.taps("kari", Command::AcceptRequest { request });
    doctor_does(&mut shift, line(request, "Hemmelig linje")).unwrap();
    shift.minutes(20);
    doctor_does(&mut shift, Command::WithdrawRequest { request }).unwrap();
    shift.passes(5);
    let texts = Texts::load().unwrap();
    let written: Vec<String> = shift
        .state()
        .messages
        .keys()
        .filter_map(|message| write::text(shift.state(), &texts, *message))
        .collect();
    assert!(written.len() > 5, "{written:?}");
    for text in written {
        let lower = text.to_lowercase();
        for word in ["hemmelig", "sunniva", "larsen", "rom 3"] {
            assert!(!lower.contains(word), "{text}");
        }
    }
}

#[test]
fn whoever_writes_to_whoever_asked_has_taken_the_request() {
    let mut shift = Shift::begin();
    shift.writes(STRANGER, "Vi trenger hjelp på rom 4.");
    shift.passes(3);
    let contact = *shift.state().open.iter().next().unwrap();
    let request = RequestId::from_uuid(Uuid::from_u128(963));
    let fill = Command::FillRequest {
        request,
        contact,
        form: Box::new(form(Urgency::Urgent)),
    };
    shift.taps("aslak", fill);
    shift.taps("aslak", Command::DeclineRequest { request });
    shift.passes(3);
    assert!(shift.rings("kari"));
    let text = "Jeg er her.".to_owned();
    shift.taps("kari", Command::WriteMessage { contact, text });
    shift.passes(3);
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
}
