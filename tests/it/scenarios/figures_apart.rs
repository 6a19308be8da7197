//! What is counted apart: admissions by kind and by who decided, people who come again and lines that many come from, flights that have left.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::escorts::command::EscortCommand;
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{ContactId, RequestId};
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use super::figures::{choice, counted, figure, hours, signed, talks};
use super::requests::{asks, form};
use super::*;

#[test]
fn a_compulsory_admission_without_a_word_of_anything_else_stands_apart() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    talks(&mut shift, STRANGER);
    talks(&mut shift, OTHER);
    let mut state = shift.state().clone();
    let contacts: Vec<ContactId> = state.contacts.keys().copied().collect();
    let kind = DocumentKind::DoctorExamination;
    let alone = [("conclusion.what", choice("compulsory"))];
    signed(&mut state, contacts[0], kind, 1, &alone);
    let both = [
        ("conclusion.what", choice("compulsory")),
        ("instead", choice("team")),
    ];
    signed(&mut state, contacts[1], kind, 2, &both);
    let zone = &shift.world.service.zone;
    let all = count(&state, zone, period, shift.world.now);
    let came = figure(&all, "admissions");
    assert_eq!(came.of("referred_compulsory_not_written"), 1);
    assert_eq!(came.of("referred_compulsory_considered"), 1);
    assert_eq!(came.total(), 2, "each contact once");
}

/// Legevakt's line, a partner and one of ours ring for whom they may; nobody of them is a person who comes again.
#[test]
fn a_number_that_many_come_from_is_nobody_who_comes_again() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    let service = &shift.world.service;
    let line = service.legevakt[0].number.to_string();
    for _ in 0..2 {
        talks(&mut shift, &line);
    }
    let request = RequestId::from_uuid(Uuid::from_u128(906));
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(staff("jonas")),
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(&mut shift, &Actor::Staff(staff("jonas")), send).unwrap();
    let all = counted(&shift, period);
    let repeats = figure(&all, "repeats");
    assert_eq!((repeats.of("again"), repeats.of("first")), (0, 0));
    assert_eq!(repeats.of("not_known"), 3);
}

#[test]
fn a_flight_that_is_booked_has_not_left() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    let contact = escorts::talked(&mut shift);
    let journey = escorts::flight(&shift, 30, 4);
    escorts::books(&mut shift, contact, journey);
    let flights = |shift: &Shift| {
        let all = counted(shift, period);
        let found = figure(&all, "flights");
        (found.of("booked"), found.of("went"), found.total())
    };
    assert_eq!(flights(&shift), (1, 0, 1));
    let escort = escorts::escort();
    let leaves = EscortCommand::SetOff { contact, escort };
    escorts::does(&mut shift, "kari", leaves).unwrap();
    assert_eq!(flights(&shift), (0, 1, 1));
}

/// Due in an hour, moved when that was over or before, and done by its new time: only what was late was late.
#[test]
fn a_follow_up_that_is_moved_after_its_time_is_not_in_time() {
    for (waits, moved_after) in [(70, 1), (10, 0)] {
        let mut shift = Shift::begin();
        let period = hours(shift.world.now - Duration::from_hours(1), 24);
        let caller = shift.dials(STRANGER);
        shift.passes(3);
        shift.takes("kari");
        shift.passes(20);
        shift.hangs_up(caller);
        let contact = shift.call(caller).contact;
        let close = Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::FollowUp {
                owner: staff("kari"),
                at: shift.world.now + Duration::from_hours(1),
                what: Secret::Known("Ringe igjen".to_owned()),
            },
        };
        shift.taps("kari", close);
        shift.minutes(waits);
        let about = About::Person;
        let moves = FollowUpCommand::Move {
            contact,
            about,
            at: shift.world.now + Duration::from_hours(3),
            reason: "Hun sov".to_owned(),
        };
        shift.taps("kari", Command::FollowUp(moves));
        let all = counted(&shift, period);
        let found = figure(&all, "follow_ups");
        assert_eq!(
            (found.of("moved_after"), found.of("not_due")),
            (moved_after, 1)
        );
        shift.minutes(5);
        let done = FollowUpCommand::Finish {
            contact,
            about,
            word: String::new(),
        };
        shift.taps("kari", Command::FollowUp(done));
        let all = counted(&shift, period);
        let found = figure(&all, "follow_ups");
        assert_eq!(found.of("moved_after"), moved_after);
        assert_eq!((found.of("in_time"), found.of("late")), (1, 0));
        assert_eq!(found.total(), 1 + moved_after);
    }
}

/// One rings, one is taken back while it rings, one after a nurse took it.
#[test]
fn a_request_that_the_doctor_took_back_is_not_one_that_nobody_took() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    let jonas = Actor::Staff(staff("jonas"));
    let sends = |shift: &mut Shift, number: u128| {
        let request = RequestId::from_uuid(Uuid::from_u128(number));
        let send = Command::SendRequest {
            request,
            requester: Requester::Staff(staff("jonas")),
            form: Box::new(form(Urgency::Urgent)),
        };
        asks(shift, &jonas, send).unwrap();
        request
    };
    let parts = |shift: &Shift| {
        let all = counted(shift, period);
        let found = figure(&all, "requests");
        ["within_5", "not_taken", "taken_back", "ringing"].map(|word| found.of(word))
    };
    let request = sends(&mut shift, 921);
    assert_eq!(parts(&shift), [0, 0, 0, 1]);
    asks(&mut shift, &jonas, Command::WithdrawRequest { request }).unwrap();
    assert_eq!(parts(&shift), [0, 0, 1, 0]);
    let request = sends(&mut shift, 922);
    shift.taps("kari", Command::AcceptRequest { request });
    asks(&mut shift, &jonas, Command::WithdrawRequest { request }).unwrap();
    assert_eq!(parts(&shift), [1, 0, 1, 0]);
}
