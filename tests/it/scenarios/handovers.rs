//! What a duty leaves: written from the log, a sentence on each, handed over and accepted one by one; what nobody accepts rings.

use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, Owner, Phase};
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::compose::compose;
use hjemmevakt::domain::handovers::handover::{Handover, Receiver, Standing};
use hjemmevakt::domain::ids::{ContactId, HandoverId};
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::openings::opening::{Ground, Reader};
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use super::anne::{ANNE, OWN, registered};
use super::*;

pub const ID: HandoverId = HandoverId::from_uuid(Uuid::from_u128(0x4a));
/// The duty of the scenarios is over, and the day service opens.
const MONDAY: &str = "2026-03-09T08:00:30[Europe/Oslo]";
/// The hour at which it rings.
const TEN: &str = "2026-03-09T10:00:30[Europe/Oslo]";

pub fn attempt(shift: &mut Shift, who: &str, command: HandoverCommand) -> Result<(), Rejection> {
    shift.attempts(who, Command::Handover(command))
}

pub fn does(shift: &mut Shift, who: &str, command: HandoverCommand) {
    attempt(shift, who, command).unwrap();
}

/// Somebody rings, Kari talks with them, and this is how it ends.
pub fn talked(shift: &mut Shift, number: &str, next: Next) -> ContactId {
    let contact = rang(shift, number);
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next,
        },
    );
    contact
}

/// And it has no outcome yet.
pub fn rang(shift: &mut Shift, number: &str) -> ContactId {
    let caller = shift.dials(number);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.call(caller).contact;
    shift.hangs_up(caller);
    // She has heard that it is over.
    shift.passes(20);
    contact
}

fn follow_up(shift: &Shift, owner: &str) -> Next {
    Next::FollowUp {
        owner: staff(owner),
        at: shift.world.now + Duration::from_hours(90),
        what: Secret::Known("Høre hvordan natten var.".to_owned()),
    }
}

fn sentence(shift: &mut Shift, contact: ContactId, text: &str) {
    let text = text.to_owned();
    does(
        shift,
        "kari",
        HandoverCommand::WriteSentence { contact, text },
    );
}

pub fn only(shift: &Shift) -> &Handover {
    let mut all = shift.state().handovers.all.values();
    let found = all.next().expect("something was handed over");
    assert!(all.next().is_none());
    found
}

fn accept(handover: HandoverId, contact: ContactId) -> HandoverCommand {
    HandoverCommand::Accept {
        handover,
        contact,
        owner: None,
    }
}

fn waits(shift: &Shift, who: &str) -> usize {
    let texts = shift.texts_to(who);
    let waits = texts
        .iter()
        .filter(|text| **text == MessageText::HandoverWaits);
    waits.count()
}

#[test]
fn a_weekend_is_handed_over_and_accepted_one_by_one() {
    let mut shift = Shift::begin();
    let settled = talked(&mut shift, STRANGER, Next::Settled);
    let next = follow_up(&shift, "kari");
    let to_do = talked(&mut shift, OTHER, next);
    let open = rang(&mut shift, LANDLINE);
    sentence(&mut shift, settled, "Ville bare snakke. Roligere etterpå.");
    // What is open stands first, then what is to be done, then the rest.
    let composed = compose(shift.state(), &Receiver::Day);
    assert_eq!(composed.contacts, [open, to_do, settled]);

    let receiver = Receiver::Day;
    let handover = ID;
    let command = HandoverCommand::HandOver { handover, receiver };
    does(&mut shift, "kari", command.clone());
    // The same twice is one.
    does(&mut shift, "kari", command);
    let found = only(&shift);
    assert_eq!(found.signed.as_ref().unwrap().0, staff("kari"));
    assert_eq!(found.keeper, Some(staff("siri")));
    let said = found.item(settled).unwrap().sentence.clone().unwrap();
    assert_eq!(
        said.text.known().unwrap(),
        "Ville bare snakke. Roligere etterpå."
    );
    // It is Thursday night: nobody of the day service is written to.
    assert_eq!(waits(&shift, "siri"), 0);

    // What is written afterwards stands beside it; what was handed over does not change.
    sentence(&mut shift, settled, "Ringte igjen, alt vel.");
    let item = only(&shift).item(settled).unwrap();
    assert_eq!(item.later.len(), 1);
    assert_eq!(item.sentence.as_ref().unwrap(), &said);

    shift.until(MONDAY);
    // Nothing new has happened but what came after, and that is handed over by itself.
    for contact in [open, to_do, settled] {
        does(&mut shift, "siri", accept(ID, contact));
    }
    let found = shift.state().handovers.get(ID).unwrap();
    assert!(!found.is_open());
    // Accepting takes over what is to be done, and what stands open until the next duty.
    let left = &shift.state().follow_ups[&(to_do, About::Person)];
    assert_eq!(left.owner, staff("siri"));
    let contact = shift.state().contact(open).unwrap();
    let Phase::NeedsOutcome { owner, .. } = &contact.phase else {
        panic!("{:?}", contact.phase);
    };
    let keeper = Some(staff("siri"));
    assert_eq!(*owner, Owner::NextOnDuty { keeper });
}

#[test]
fn a_duty_that_nobody_has_handed_over_is_handed_over_by_itself() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift, STRANGER, Next::Settled);
    shift.until(MONDAY);
    let found = only(&shift).clone();
    assert_eq!(found.signed, None);
    assert_eq!(found.receiver, Receiver::Day);
    assert!(found.givers.contains(&staff("kari")));
    assert_eq!(waits(&shift, "siri"), 1);
    // She had no time on Sunday night; she puts her name under it now, and adds a word.
    let handover = found.id;
    sentence(&mut shift, contact, "Mor var der hele natten.");
    does(&mut shift, "kari", HandoverCommand::Sign { handover });
    let again = attempt(&mut shift, "aslak", HandoverCommand::Sign { handover });
    assert!(again.is_err());
    let found = only(&shift);
    assert_eq!(found.signed.as_ref().unwrap().0, staff("kari"));
    assert_eq!(found.item(contact).unwrap().later.len(), 1);
}

#[test]
fn what_nobody_has_accepted_by_ten_rings_her_for_whom_it_waits_and_then_the_leader() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift, STRANGER, Next::Settled);
    shift.until(MONDAY);
    shift.until("2026-03-09T09:59:00[Europe/Oslo]");
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    shift.until(TEN);
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    assert!(only(&shift).overdue.is_some());
    assert!(shift.rings("siri"));
    assert!(!shift.rings("randi"));
    shift.passes(280);
    assert!(shift.rings("randi"));
    // The alarm is taken, and the handover waits on: it rings again the next day.
    let alarm = *shift.state().open_alarms.iter().next().unwrap();
    shift.taps("randi", Command::TakeAlarm { alarm });
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    shift.until("2026-03-10T10:01:00[Europe/Oslo]");
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    // Whoever accepts the last of it ends that.
    let handover = only(&shift).id;
    does(&mut shift, "siri", accept(handover, contact));
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    assert!(shift.state().handovers.open.is_empty());
    shift.until("2026-03-11T11:00:00[Europe/Oslo]");
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
}

#[test]
fn on_a_holiday_monday_it_waits_until_somebody_is_there() {
    // Easter: the duty goes on until Tuesday morning.
    let mut shift = Shift::at("2026-04-02T21:00:00[Europe/Oslo]");
    talked(&mut shift, STRANGER, Next::Settled);
    shift.until("2026-04-06T12:00:00[Europe/Oslo]");
    assert!(shift.state().handovers.all.is_empty());
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    shift.until("2026-04-07T08:01:00[Europe/Oslo]");
    let found = only(&shift);
    assert_eq!(found.keeper, Some(staff("siri")));
    assert_eq!(found.ring_at, instant("2026-04-07T10:00:00[Europe/Oslo]"));
}

#[test]
fn a_question_goes_back_and_the_answer_comes_before_it_is_accepted() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift, STRANGER, Next::Settled);
    sentence(&mut shift, contact, "Søsteren henter medisinen.");
    shift.until(MONDAY);
    let handover = only(&shift).id;
    let ask = HandoverCommand::Ask {
        handover,
        contact,
        question: "Hvilken søster?".to_owned(),
    };
    does(&mut shift, "siri", ask.clone());
    assert_eq!(
        only(&shift).item(contact).unwrap().standing,
        Standing::Asked
    );
    assert_eq!(waits(&shift, "kari"), 1);
    assert!(attempt(&mut shift, "siri", ask).is_err());
    // Who has not had the duty answers nothing.
    let answer = HandoverCommand::Answer {
        handover,
        contact,
        answer: "Den yngste, hun i Innerfjord.".to_owned(),
    };
    assert!(attempt(&mut shift, "siri", answer.clone()).is_err());
    does(&mut shift, "kari", answer);
    let item = only(&shift).item(contact).unwrap();
    assert_eq!(item.standing, Standing::Waiting);
    assert!(item.asked[0].answer.is_some());
    assert_eq!(waits(&shift, "siri"), 2);
    does(&mut shift, "siri", accept(handover, contact));
    assert!(attempt(&mut shift, "siri", accept(handover, contact)).is_err());
}

#[test]
fn the_day_service_reads_what_is_handed_over_and_each_reading_is_written_down() {
    let mut shift = registered();
    let contact = talked(&mut shift, OWN, Next::Settled);
    let now = shift.world.service_now();
    let siri = staff("siri");
    let sees = |shift: &Shift| {
        let now = shift.world.service_now();
        let sight = sight::of_staff(shift.state(), &siri, ANNE, now);
        sight.grounds.contains(&Ground::Contact(contact))
    };
    assert!(!sees(&shift));
    assert!(now < instant(MONDAY));
    shift.until(MONDAY);
    assert!(sees(&shift));
    let handover = only(&shift).id;
    does(&mut shift, "siri", HandoverCommand::Read { handover });
    let opened = |shift: &Shift| {
        let patient = shift.state().patient(ANNE).unwrap();
        let of_hers = patient.openings.values().filter(|opening| {
            opening.viewer == Reader::Staff(staff("siri")) && opening.at >= instant(MONDAY)
        });
        of_hers.count()
    };
    assert_eq!(opened(&shift), 1);
    does(&mut shift, "siri", HandoverCommand::Read { handover });
    assert_eq!(opened(&shift), 1);
    // The leader reads nothing of it, and a nurse who was not there neither.
    for who in ["randi", "marit"] {
        assert!(attempt(&mut shift, who, HandoverCommand::Read { handover }).is_err());
    }
    // What she has accepted stays hers, until she is done with it.
    does(&mut shift, "siri", accept(handover, contact));
    assert!(sees(&shift));
    does(
        &mut shift,
        "siri",
        HandoverCommand::Finish { handover, contact },
    );
    assert!(!sees(&shift));
}

#[test]
fn an_erased_contact_is_in_the_handover_without_its_words() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift, STRANGER, Next::Settled);
    sentence(&mut shift, contact, "Vil ikke ha flere samtaler.");
    shift.until(MONDAY);
    let handover = only(&shift).id;
    let question = "Sa de hvorfor?".to_owned();
    let ask = HandoverCommand::Ask {
        handover,
        contact,
        question,
    };
    does(&mut shift, "siri", ask);
    let reason = "asked for by the person".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    let item = only(&shift).item(contact).unwrap();
    assert_eq!(item.sentence.as_ref().unwrap().text, Secret::Erased);
    assert_eq!(item.asked[0].question.text, Secret::Erased);
    // That something was handed over does not go away; what nobody can read, nobody has to accept.
    assert_eq!(item.standing, Standing::Erased);
    assert!(!only(&shift).is_open());
    assert!(attempt(&mut shift, "siri", accept(handover, contact)).is_err());
}

#[test]
fn whoever_knows_somebody_privately_accepts_nothing_of_it() {
    let mut shift = Shift::begin();
    let contact = rang(&mut shift, STRANGER);
    shift.until(MONDAY);
    shift.taps("siri", Command::KnowPrivately { contact });
    let handover = only(&shift).id;
    assert_eq!(
        attempt(&mut shift, "siri", accept(handover, contact)),
        Err(Rejection::KnownPrivately)
    );
}

#[test]
fn the_next_nurse_gets_it_when_her_stretch_begins_and_accepts_all_of_it() {
    // Marit takes over on Saturday.
    let text = include_str!("../../../handbook/operations/example-service.toml").to_owned()
        + "\n[[override]]\nfrom = 2026-03-07T15:00:00\nto = 2026-03-08T15:00:00\nprimary = \"nina\"\nbackup = \"marit\"\n\n[[staff]]\nid = \"nina\"\nname = \"Nina Ravna\"\nrole = \"nurse\"\nphones = [\"+47 900 00 070\"]\n";
    let service = Arc::new(hjemmevakt::service_file::parse(&text).unwrap());
    let mut shift = Shift::over(service, FRIDAY);
    let next = follow_up(&shift, "kari");
    let to_do = talked(&mut shift, STRANGER, next);
    let open = rang(&mut shift, OTHER);
    sentence(&mut shift, open, "Venter på at bror ringer.");
    shift.until("2026-03-07T15:00:30[Europe/Oslo]");
    let found = only(&shift).clone();
    assert_eq!(found.receiver, Receiver::Nurse(staff("nina")));
    assert_eq!(found.ring_at, instant("2026-03-07T16:00:00[Europe/Oslo]"));
    let handover = found.id;
    // What is open is hers by the rules of the duty.
    let contact = shift.state().contact(open).unwrap();
    let Phase::NeedsOutcome { owner, .. } = &contact.phase else {
        panic!("{:?}", contact.phase);
    };
    assert_eq!(*owner, Owner::Staff(staff("nina")));
    shift.until("2026-03-07T16:00:30[Europe/Oslo]");
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    does(&mut shift, "nina", HandoverCommand::AcceptAll { handover });
    assert!(shift.state().handovers.open.is_empty());
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    let left = &shift.state().follow_ups[&(to_do, About::Person)];
    assert_eq!(left.owner, staff("nina"));
    // On Monday the day service gets all of the weekend, not only what came since, and the sentence with it.
    shift.until(MONDAY);
    let mut all = shift.state().handovers.still_open();
    let monday = all
        .find(|handover| handover.receiver == Receiver::Day)
        .unwrap()
        .clone();
    drop(all);
    assert!(monday.item(to_do).is_some());
    let item = monday.item(open).unwrap();
    assert!(item.sentence.is_some());
    // They accept one by one.
    let handover = monday.id;
    assert!(attempt(&mut shift, "siri", HandoverCommand::AcceptAll { handover }).is_err());
}

#[test]
fn a_crash_between_handing_over_and_accepting_loses_nothing() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift, STRANGER, Next::Settled);
    sentence(&mut shift, contact, "Sov godt.");
    shift.until(MONDAY);
    let before = shift.state().handovers.clone();
    shift.world.crash(Some(Duration::from_secs(2)));
    shift.passes(60);
    assert_eq!(shift.state().handovers, before);
    shift.until(TEN);
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
}

#[test]
fn a_wrong_number_is_counted_and_hands_nobody_anything() {
    let mut shift = Shift::begin();
    let contact = rang(&mut shift, STRANGER);
    shift.taps(
        "kari",
        Command::RecordOutcome {
            contact,
            outcome: Outcome::WrongNumber,
            next: Next::Settled,
        },
    );
    let composed = compose(shift.state(), &Receiver::Day);
    assert_eq!((composed.contacts.len(), composed.quiet), (0, 1));
    let nothing = HandoverCommand::HandOver {
        handover: ID,
        receiver: Receiver::Day,
    };
    assert!(attempt(&mut shift, "kari", nothing).is_err());
    shift.until(MONDAY);
    assert!(only(&shift).is_empty());
}
