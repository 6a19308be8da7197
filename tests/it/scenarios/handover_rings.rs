//! When a handover that nobody accepts rings.

use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::escorts::command::EscortCommand;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::simulator::weekend::services::Staffing;

use super::escorts::{self, books, flight};
use super::handovers::{ID, does, only, talked};
use super::*;

#[test]
fn to_a_colleague_who_has_the_duty_already_it_rings_after_an_hour() {
    let mut shift = Shift::begin();
    talked(&mut shift, STRANGER, Next::Settled);
    let over = HandoverCommand::HandOver {
        handover: ID,
        receiver: Receiver::Nurse(staff("aslak")),
    };
    does(&mut shift, "kari", over);
    let found = only(&shift);
    // And not an hour after the next stretch begins that is hers as well.
    assert_eq!(found.ring_at, found.at + Duration::from_hours(1));
    shift.minutes(59);
    shift.passes(50);
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    shift.passes(15);
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    assert!(shift.rings("aslak"));
}

#[test]
fn whoever_takes_an_empty_chair_has_an_hour_to_accept_what_there_is() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let contact = escorts::talked(&mut shift);
    shift.minutes(180);
    let journey = flight(&shift, 0, 6);
    books(&mut shift, contact, journey);
    let name = EscortCommand::NameCover {
        escort: escorts::escort(),
        cover: Some(staff("marit")),
    };
    escorts::does(&mut shift, "randi", name).unwrap();
    // The duty began hours ago, and hers begins now.
    let found = only(&shift);
    assert_eq!(found.receiver, Receiver::Nurse(staff("marit")));
    assert_eq!(found.ring_at, found.at + Duration::from_hours(1));
    shift.minutes(50);
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
}
