//! She knows the person privately, and nobody is on the line: a request or a message moves on as a call does.

use hjemmevakt::domain::contacts::contact::{Owner, Phase};
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::patient::Standing as Gone;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Stage;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::domain::summons::state::SummonsWhy;
use hjemmevakt::views::contact;
use hjemmevakt::views::glance::Glance;
use hjemmevakt::views::record::find;

use super::anne::{ANNE, MOTHER, change, done, mother_rings, openings, planned, sees};
use super::corrections::viewer;
use super::requests::{asks, of, sends, stage};
use super::summons::{code_of, texts};
use super::*;

const KARI: &str = "+4790000001";

fn knows(shift: &mut Shift, contact: ContactId) {
    shift.taps("kari", Command::KnowPrivately { contact });
}

fn in_writing(shift: &mut Shift) -> ContactId {
    texts(shift, STRANGER, "Jeg klarer ikke mer");
    shift.passes(2);
    *shift.state().open.iter().next().expect("it is open")
}

#[test]
fn a_request_that_rings_her_goes_to_the_next_at_once_and_cannot_be_hers() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    let contact = of(&shift, request).contact;
    knows(&mut shift, contact);
    assert!(!shift.rings("kari") && shift.rings("aslak"));
    let code = code_of(&shift, "kari");
    texts(&mut shift, KARI, &code);
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    let kari = Actor::Staff(staff("kari"));
    let takes = asks(&mut shift, &kari, Command::AcceptRequest { request });
    assert_eq!(takes, Err(Rejection::KnownPrivately));
    // In the rounds everybody is rung, but not she.
    shift.minutes(4);
    assert!(!shift.rings("kari"));
}

#[test]
fn a_request_that_she_has_taken_rings_the_others() {
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    shift.taps("kari", Command::AcceptRequest { request });
    assert_eq!(of(&shift, request).nurse(), Some(&staff("kari")));
    let contact = of(&shift, request).contact;
    knows(&mut shift, contact);
    assert_eq!(*stage(&shift, request), Stage::Ringing);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    shift.takes("aslak");
    assert_eq!(of(&shift, request).nurse(), Some(&staff("aslak")));
}

#[test]
fn it_is_given_to_nobody_who_knows_the_person_too() {
    let mut shift = Shift::at(FRIDAY);
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(3);
    let contact = of(&shift, request).contact;
    shift.taps("aslak", Command::KnowPrivately { contact });
    shift.taps("kari", Command::AcceptRequest { request });
    knows(&mut shift, contact);
    let owner = match &shift.state().contact(contact).unwrap().phase {
        Phase::NeedsOutcome { owner, .. } => owner.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(owner, Owner::Staff(staff("marit")));
    assert!(shift.rings("marit") && !shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn a_message_that_rings_her_goes_to_the_next_at_once() {
    let mut shift = Shift::begin();
    let contact = in_writing(&mut shift);
    assert!(shift.rings("kari") && !shift.rings("aslak"));
    knows(&mut shift, contact);
    assert!(!shift.rings("kari") && shift.rings("aslak"));
}

#[test]
fn a_conversation_in_writing_is_a_colleagues_from_then_on() {
    let mut shift = Shift::begin();
    let contact = in_writing(&mut shift);
    shift.taps("kari", Command::TakeMessage { contact });
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    knows(&mut shift, contact);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let text = "Jeg er her.".to_owned();
    shift.taps("aslak", Command::WriteMessage { contact, text });
    let kari = Actor::Staff(staff("kari"));
    let text = "Hei".to_owned();
    let writes = asks(&mut shift, &kari, Command::WriteMessage { contact, text });
    assert_eq!(writes, Err(Rejection::KnownPrivately));
}

#[test]
fn answered_and_then_known_the_next_message_rings_a_colleague_and_waits_for_nobody() {
    let mut shift = Shift::begin();
    let contact = in_writing(&mut shift);
    let text = "Jeg er her.".to_owned();
    shift.taps("kari", Command::WriteMessage { contact, text });
    knows(&mut shift, contact);
    assert!(!shift.rings("aslak"));
    texts(&mut shift, STRANGER, "Er det deg, Kari?");
    shift.passes(2);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
    let why = shift.state().summons_of(contact).map(|found| found.why);
    assert_eq!(why, Some(SummonsWhy::Message));
}

#[test]
fn after_a_threat_a_message_from_there_goes_to_a_colleague_as_well() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(caller).id;
    let threat = Command::EndThreatened {
        contact,
        reason: "Sa at han vet hvor jeg bor.".to_owned(),
        police: false,
    };
    shift.taps("kari", threat);
    shift.passes(10);
    // Another contact: the first one is seen to.
    let outcome = Command::RecordOutcome {
        contact,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::HelpedByTelephone,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    shift.taps("kari", outcome);
    texts(&mut shift, STRANGER, "Svar meg");
    shift.passes(2);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn what_was_said_in_a_contact_that_is_joined_with_another_holds_for_whom_that_one_is_about() {
    let mut shift = planned();
    let first = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    let into = shift.contact(first).id;
    let link = PatientCommand::Link {
        contact: into,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    shift.hangs_up(first);
    shift.minutes(2);
    let again = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(again).id;
    assert_ne!(contact, into);
    // Nobody has said yet who this is.
    shift.taps("aslak", Command::KnowPrivately { contact });
    assert!(
        !sees(&shift, "aslak").is_nothing(),
        "an open contact is hers"
    );
    shift.taps(
        "kari",
        Command::SettleProposal {
            contact,
            same: true,
        },
    );
    assert!(sees(&shift, "aslak").is_nothing());
    assert!(!sees(&shift, "kari").is_nothing());
    shift.hangs_up(again);
    shift.minutes(2);
    // Her mother rings, and at last his telephone: nothing of her is before him.
    let before = openings(&shift, "aslak").len();
    let mother = shift.dials(MOTHER);
    shift.passes(40);
    assert!(shift.rings("aslak"), "another contact rings him");
    assert_eq!(shift.contact(mother).about.as_ref().unwrap().patient, ANNE);
    assert_eq!(openings(&shift, "aslak").len(), before);
    assert!(sees(&shift, "aslak").is_nothing());
}

/// Nor that the service knows them at all.
#[test]
fn in_the_register_she_does_not_find_whom_she_knows_privately() {
    let mut shift = planned();
    let found = |shift: &Shift, who: &str| {
        let viewer = viewer(who, StaffRole::Nurse);
        find(shift.state(), &viewer, "nordvik", shift.world.service_now()).len()
    };
    let (_, contact) = mother_rings(&mut shift);
    assert_eq!((found(&shift, "kari"), found(&shift, "aslak")), (1, 1));
    knows(&mut shift, contact);
    assert_eq!((found(&shift, "kari"), found(&shift, "aslak")), (0, 1));
}

/// Whoever has moved is found, and it is said before anything is done.
#[test]
fn that_somebody_has_moved_stands_where_they_are_found_and_while_it_rings() {
    let mut shift = planned();
    done(&mut shift, "siri", change(Change::SetStanding(Gone::Moved)));
    let aslak = viewer("aslak", StaffRole::Nurse);
    let hits = find(shift.state(), &aslak, "nordvik", shift.world.service_now());
    assert_eq!(hits[0].standing, Gone::Moved);
    let (_, contact) = mother_rings(&mut shift);
    let kari = viewer("kari", StaffRole::Nurse);
    let now = shift.world.service_now();
    let detail = contact::detail(shift.state(), &kari, contact, now).unwrap();
    let Some(Glance::About(about)) = detail.glance else {
        panic!("{:?}", detail.glance);
    };
    assert_eq!(about.standing, Gone::Moved);
}
