//! A doctor asks the nurse on duty for help, sees what becomes of it, and is never left to believe in help that is not coming.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::handovers::compose::compose;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::{ContactId, GuestId, RequestId, StationId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::requests::form::{Form, Isbar, Urgency, Wanted};
use hjemmevakt::domain::requests::instead::instead;
use hjemmevakt::domain::requests::request::{Request, Requester, Stage};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::simulator::weekend::services::Staffing;
use uuid::Uuid;

use super::summons::texts;
use super::*;

/// The telephone at the legevakt's PC.
pub const PC: &str = "+4778000041";
/// The doctor's own mobile.
pub const MOBILE: &str = "+4790000061";

/// What the rules say to it; if they say yes, it is done, and a moment passes.
pub fn asks(shift: &mut Shift, actor: &Actor, command: Command) -> Result<(), Rejection> {
    let mut ids = SeededIds::new(1);
    let now = shift.world.now;
    decide(shift.state(), actor, command.clone(), now, &mut ids)?;
    assert!(shift.world.submit(actor.clone(), command));
    shift.passes(1);
    Ok(())
}

fn station() -> StationId {
    StationId::from_uuid(Uuid::from_u128(71))
}

fn at_the_pc() -> Actor {
    Actor::Station(station())
}

fn sunniva() -> Requester {
    Requester::Station {
        station: station(),
        name: Secret::Known("Sunniva Larsen".to_owned()),
        hpr: Some(Secret::Known("9999999".to_owned())),
    }
}

fn said(text: &str) -> Secret<String> {
    Secret::Known(text.to_owned())
}

pub fn form(urgency: Urgency) -> Form {
    Form {
        urgency,
        wanted: vec![Wanted::AdviceNow],
        isbar: Isbar {
            situation: Some(said("Urolig, sover ikke")),
            ..Isbar::default()
        },
        place: Some(said("Rom 3")),
        ..Form::default()
    }
}

fn boxed(urgency: Urgency) -> Box<Form> {
    Box::new(form(urgency))
}

fn id(n: u128) -> RequestId {
    RequestId::from_uuid(Uuid::from_u128(900 + n))
}

/// Somebody at the legevakt's PC asks for help.
pub fn sends(shift: &mut Shift, urgency: Urgency) -> RequestId {
    sends_form(shift, form(urgency)).unwrap()
}

pub fn sends_form(shift: &mut Shift, form: Form) -> Result<RequestId, Rejection> {
    if shift.state().station(station()).is_none() {
        let register = Command::RegisterStation {
            station: station(),
            label: "Vaktrom 2".to_owned(),
            phone: Some(phone(PC)),
        };
        asks(shift, &Actor::Staff(staff("randi")), register).unwrap();
    }
    let request = id(shift.state().requests.len() as u128);
    let send = Command::SendRequest {
        request,
        requester: sunniva(),
        form: Box::new(form),
    };
    asks(shift, &at_the_pc(), send)?;
    Ok(request)
}

pub fn of(shift: &Shift, request: RequestId) -> &Request {
    shift.state().request(request).unwrap()
}

pub fn stage(shift: &Shift, request: RequestId) -> &Stage {
    &of(shift, request).stage
}

pub fn taken(shift: &mut Shift, who: &str, urgency: Urgency) -> RequestId {
    let request = sends(shift, urgency);
    shift.taps(who, Command::AcceptRequest { request });
    assert_eq!(of(shift, request).nurse(), Some(&staff(who)));
    request
}

pub fn doctor_does(shift: &mut Shift, command: Command) -> Result<(), Rejection> {
    asks(shift, &at_the_pc(), command)
}

#[test]
fn from_the_first_key_to_the_last_word() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    shift.passes(3);
    shift.taps("kari", Command::AcceptRequest { request });
    assert!(matches!(stage(&shift, request), Stage::Accepted { .. }));
    let write = |text: &str, name: Option<&str>| Command::WriteInRoom {
        request,
        text: text.to_owned(),
        name: name.map(str::to_owned),
    };
    shift.taps("kari", write("Hva har dere prøvd?", None));
    doctor_does(&mut shift, write(" Ro og lys. ", Some("Sunniva Larsen"))).unwrap();
    let lines: Vec<_> = of(&shift, request)
        .room
        .iter()
        .map(|line| (line.by.clone(), line.text.known().unwrap().as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (Actor::Staff(staff("kari")), "Hva har dere prøvd?"),
            (at_the_pc(), "Ro og lys.")
        ]
    );
    shift.taps(
        "kari",
        Command::SetOnTheWay {
            request,
            minutes: 25,
        },
    );
    let Stage::OnTheWay { expected, .. } = stage(&shift, request) else {
        panic!("she is on her way");
    };
    let minutes = expected.since(shift.world.now).as_secs().div_ceil(60);
    assert_eq!(minutes, 25);
    shift.minutes(20);
    shift.taps("kari", Command::ArriveAt { request });
    assert!(matches!(stage(&shift, request), Stage::Arrived { .. }));
    let agree = Command::Agree {
        request,
        text: "Søster blir i natt".to_owned(),
    };
    doctor_does(&mut shift, agree).unwrap();
    let contact = of(&shift, request).contact;
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedInPerson,
            next: Next::Settled,
        },
    );
    assert!(matches!(stage(&shift, request), Stage::Closed { .. }));
    assert!(shift.state().summons_of(contact).is_none());
    assert_eq!(
        doctor_does(&mut shift, write("Takk", None)),
        Err(Rejection::Closed)
    );
}

#[test]
fn with_nobody_on_duty_it_is_refused_and_whom_to_call_is_said() {
    // Monday at noon, outside the duty; and a duty with a hole in the roster.
    for mut shift in [
        Shift::at("2026-03-09T12:00:00[Europe/Oslo]"),
        Shift::with(Staffing::Nobody, THURSDAY),
    ] {
        let refused = sends_form(&mut shift, form(Urgency::Immediate)).unwrap_err();
        let Rejection::NoNurseOnDuty { call } = &refused else {
            panic!("{refused:?}");
        };
        let first = instead(shift.state(), shift.world.now).remove(0);
        assert!(call.contains(&first.number.grouped()), "{call}");
        assert!(shift.state().requests.is_empty());
        assert!(shift.state().open.is_empty(), "nothing waits in secret");
    }
}

#[test]
fn a_doubled_tap_and_the_same_words_again_are_one_request() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    let again = |request| Command::SendRequest {
        request,
        requester: sunniva(),
        form: boxed(Urgency::Urgent),
    };
    doctor_does(&mut shift, again(request)).unwrap();
    assert_eq!(of(&shift, request).repeats, 0);
    shift.minutes(3);
    doctor_does(&mut shift, again(id(77))).unwrap();
    assert_eq!(shift.state().requests.len(), 1);
    assert_eq!(of(&shift, request).repeats, 1);
    // Other words are another request.
    sends(&mut shift, Urgency::Immediate);
    assert_eq!(shift.state().requests.len(), 2);
}

#[test]
fn withdrawn_before_anybody_took_it_nothing_is_left_of_it() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    assert!(shift.rings("kari"));
    doctor_does(&mut shift, Command::WithdrawRequest { request }).unwrap();
    shift.passes(2);
    assert!(!shift.rings("kari"));
    assert!(matches!(stage(&shift, request), Stage::Withdrawn { .. }));
    let contact = of(&shift, request).contact;
    let contact = shift.state().contact(contact).unwrap();
    assert!(
        matches!(&contact.phase, Phase::Closed(closing) if closing.outcome == Outcome::Withdrawn)
    );
    // Nobody has to accept it from anybody: it is counted.
    let composed = compose(shift.state(), &Receiver::Day);
    assert_eq!((composed.contacts.len(), composed.quiet), (0, 1));
}

#[test]
fn withdrawn_after_she_took_it_she_is_told_and_says_how_it_ended() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    doctor_does(&mut shift, Command::WithdrawRequest { request }).unwrap();
    shift.passes(2);
    assert!(
        shift
            .texts_to("kari")
            .contains(&MessageText::RequestWithdrawn)
    );
    let contact = of(&shift, request).contact;
    assert!(shift.state().contact(contact).unwrap().is_open());
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::Settled,
        },
    );
    assert!(matches!(stage(&shift, request), Stage::Withdrawn { .. }));
}

#[test]
fn she_cannot_after_all_and_it_rings_again_for_the_others() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    shift.taps("kari", Command::DeclineRequest { request });
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    shift.takes("aslak");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
}

#[test]
fn only_whoever_asked_and_the_nurse_who_has_it_decide_over_it() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    let aslak = Actor::Staff(staff("aslak"));
    let jonas = Actor::Staff(staff("jonas"));
    for (who, command) in [
        (&aslak, Command::ArriveAt { request }),
        (
            &aslak,
            Command::SetOnTheWay {
                request,
                minutes: 5,
            },
        ),
        (&aslak, Command::ConnectNow { request }),
        (&aslak, Command::WithdrawRequest { request }),
        (&jonas, Command::WithdrawRequest { request }),
        (&jonas, Command::ConnectNow { request }),
        (&jonas, Command::AcceptRequest { request }),
    ] {
        let said = asks(&mut shift, who, command.clone());
        assert!(said.is_err(), "{who} {command:?}");
    }
    let stranger = Command::SendRequest {
        request: id(50),
        requester: Requester::Staff(staff("jonas")),
        form: boxed(Urgency::Urgent),
    };
    assert!(asks(&mut shift, &at_the_pc(), stranger).is_err());
}

#[test]
fn a_doctor_with_an_account_and_a_locum_ask_as_well() {
    let mut shift = Shift::begin();
    let jonas = Actor::Staff(staff("jonas"));
    let send = Command::SendRequest {
        request: id(1),
        requester: Requester::Staff(staff("jonas")),
        form: boxed(Urgency::Soon),
    };
    asks(&mut shift, &jonas, send).unwrap();
    let guest = GuestId::from_uuid(Uuid::from_u128(70));
    let admission = Admission {
        name: "Petter Aas".to_owned(),
        hpr: None,
        phone: Some(phone(MOBILE)),
        language: Language::English,
        until: None,
    };
    let admit = Command::AdmitGuest { guest, admission };
    asks(&mut shift, &Actor::Staff(staff("kari")), admit).unwrap();
    let send = Command::SendRequest {
        request: id(2),
        requester: Requester::Guest(guest),
        form: boxed(Urgency::Urgent),
    };
    asks(&mut shift, &Actor::Guest(guest), send).unwrap();
    let number = |request| {
        let contact = of(&shift, request).contact;
        shift
            .state()
            .contact(contact)
            .unwrap()
            .number
            .known()
            .cloned()
    };
    assert_eq!(number(id(1)), Some(phone("+4790000004")));
    assert_eq!(number(id(2)), Some(phone(MOBILE)));
}

#[test]
fn a_call_from_the_legevakts_line_becomes_a_request_that_the_nurse_fills_in() {
    let mut shift = Shift::begin();
    let doctor = shift.dials(LEGEVAKT);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(doctor, kari));
    let contact: ContactId = shift.contact(doctor).id;
    let request = id(5);
    shift.taps(
        "kari",
        Command::FillRequest {
            request,
            contact,
            form: boxed(Urgency::Urgent),
        },
    );
    assert_eq!(of(&shift, request).from, Requester::Telephone);
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
    assert!(shift.talk(doctor, kari), "they talk on");
    shift.hangs_up(doctor);
    shift.passes(8);
    shift.taps(
        "kari",
        Command::SetOnTheWay {
            request,
            minutes: 10,
        },
    );
    assert!(of(&shift, request).is_on_the_spot());
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedInPerson,
            next: Next::Settled,
        },
    );
    assert!(matches!(stage(&shift, request), Stage::Closed { .. }));
}

#[test]
fn a_request_that_is_not_closed_is_reminded_of() {
    let mut shift = Shift::begin();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    shift.minutes(16);
    assert!(shift.texts_to("kari").contains(&MessageText::RequestOpen));
    let contact = of(&shift, request).contact;
    assert!(shift.state().contact(contact).unwrap().is_open());
}

#[test]
fn a_text_from_the_doctors_mobile_is_a_message_of_its_own() {
    let mut shift = Shift::begin();
    let with_phone = Form {
        phone: Some(Secret::Known(phone(MOBILE))),
        ..form(Urgency::Urgent)
    };
    let request = sends_form(&mut shift, with_phone).unwrap();
    texts(&mut shift, MOBILE, "Er du på vei?");
    let contact = of(&shift, request).contact;
    assert!(
        shift
            .state()
            .contact(contact)
            .unwrap()
            .messages
            .iter()
            .all(|message| { shift.state().message(*message).unwrap().to.is_some() })
    );
    assert_eq!(shift.state().open.len(), 2);
}
