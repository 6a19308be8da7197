//! Somebody complains. It is written down in their words by whoever is there, and answered by a date.

use hjemmevakt::domain::complaints::command::ComplaintCommand;
use hjemmevakt::domain::complaints::complaint::{Complains, Complaint, How};
use hjemmevakt::domain::complaints::rejection::ComplaintRejection;
use hjemmevakt::domain::complaints::tell::ComplaintText;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::figures::figure::Period;
use hjemmevakt::domain::ids::{ComplaintId, ContactId, ErasureId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::complaints;
use uuid::Uuid;

use super::anne::{ANNE, done, registered};
use super::deviations::sooner;
use super::*;

const ID: ComplaintId = ComplaintId::from_uuid(Uuid::from_u128(0xc0));

fn attempt(shift: &mut Shift, who: &str, command: ComplaintCommand) -> Result<(), Rejection> {
    shift.attempts(who, Command::Complaint(command))
}

fn does(shift: &mut Shift, who: &str, command: ComplaintCommand) {
    attempt(shift, who, command).unwrap();
}

fn receive(contact: Option<ContactId>, of_person: bool) -> ComplaintCommand {
    ComplaintCommand::Receive {
        complaint: ID,
        contact,
        of_person,
        complains: Complains::Relative,
        who: "Moren, +47 900 00 031, etter 17".to_owned(),
        words: "Ingen ringte tilbake, og vi ventet hele natten.".to_owned(),
    }
}

fn give(to: &str) -> ComplaintCommand {
    ComplaintCommand::Give {
        complaint: ID,
        to: staff(to),
    }
}

fn answer(text: &str) -> ComplaintCommand {
    ComplaintCommand::Answer {
        complaint: ID,
        how: How::Telephone,
        answer: text.to_owned(),
    }
}

fn found(shift: &Shift) -> &Complaint {
    shift.state().complaints.get(ID).unwrap()
}

fn told(shift: &Shift, who: &str, text: ComplaintText) -> usize {
    let texts = shift.texts_to(who);
    let wanted = MessageText::Complaint(text);
    texts.iter().filter(|said| **said == wanted).count()
}

fn read_by(shift: &Shift, who: &str, role: StaffRole) -> bool {
    let viewer = Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    };
    let now = shift.world.service_now();
    complaints::one(shift.state(), &viewer, ID, now).is_some()
}

/// The server dies and comes back: it reads the log, and knows the same.
fn starts_again(shift: &mut Shift) {
    let before = shift.state().complaints.clone();
    shift.world.crash(None);
    shift.passes(60);
    assert_eq!(shift.world.broken, None);
    assert_eq!(shift.state().complaints, before);
}

#[test]
fn one_is_written_down_given_to_somebody_and_answered() {
    let mut shift = Shift::begin();
    let four_weeks = Duration::from_hours(28 * 24);
    assert_eq!(shift.world.service.timing.complaint_answer, four_weeks);
    sooner(&mut shift);
    does(&mut shift, "aslak", receive(None, false));
    does(&mut shift, "aslak", receive(None, false));
    assert_eq!(shift.state().complaints.all.len(), 1);
    let day = |time: Timestamp| time.to_jiff().to_string()[..10].to_owned();
    assert_eq!(day(found(&shift).dates.unwrap().answer_by), "2026-03-13");

    // The leader reads it, and whoever wrote it down; nobody else, until it is given to them.
    assert!(read_by(&shift, "randi", StaffRole::Leader));
    assert!(read_by(&shift, "aslak", StaffRole::Nurse));
    assert!(!read_by(&shift, "kari", StaffRole::Nurse));
    assert!(!read_by(&shift, "siri", StaffRole::DayNurse));
    assert!(attempt(&mut shift, "aslak", give("siri")).is_err());
    does(&mut shift, "randi", give("siri"));
    assert_eq!(told(&shift, "siri", ComplaintText::Given), 1);
    assert!(read_by(&shift, "siri", StaffRole::DayNurse));

    let pass = ComplaintCommand::PassOn {
        complaint: ID,
        to: "Statsforvalteren, fordi moren ba om det".to_owned(),
    };
    assert!(attempt(&mut shift, "aslak", pass.clone()).is_err());
    does(&mut shift, "siri", pass);
    assert!(found(&shift).open, "passed on is not answered");
    assert!(attempt(&mut shift, "aslak", answer("Beklager")).is_err());
    assert_eq!(
        attempt(&mut shift, "siri", answer(" ")),
        Err(Rejection::Empty)
    );
    does(
        &mut shift,
        "siri",
        answer("Vi burde ha ringt. Det gjør vi nå hver time."),
    );
    assert!(!found(&shift).open && shift.state().complaints.open.is_empty());
    let refused = attempt(&mut shift, "siri", answer("Igjen"));
    assert_eq!(refused, Err(ComplaintRejection::Answered.into()));

    let period = Period {
        from: instant("2026-03-01T00:00:00[Europe/Oslo]"),
        until: instant("2026-04-01T00:00:00[Europe/Oslo]"),
    };
    let now = shift.world.service_now();
    let figures = count(shift.state(), &shift.world.service.zone, period, now);
    let counted = figures.iter().find(|figure| figure.id == "complaints");
    assert_eq!(counted.unwrap().of("in_time"), 1);

    // Nobody is reminded of what is answered.
    shift.until("2026-03-17T12:00:00[Europe/Oslo]");
    for text in [ComplaintText::AnswerSoon, ComplaintText::Late] {
        assert_eq!(told(&shift, "siri", text) + told(&shift, "randi", text), 0);
    }
    let again = ComplaintCommand::Reopen {
        complaint: ID,
        why: "De sier at ingen har ringt.".to_owned(),
    };
    does(&mut shift, "aslak", again);
    assert!(found(&shift).open);
    starts_again(&mut shift);
}

#[test]
fn one_that_nobody_follows_or_answers_is_told_of_in_its_time_and_once() {
    let mut shift = Shift::begin();
    sooner(&mut shift);
    does(&mut shift, "kari", receive(None, false));
    shift.until("2026-03-09T07:59:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", ComplaintText::NotLookedAt), 0);
    shift.until("2026-03-09T09:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", ComplaintText::NotLookedAt), 1);
    does(&mut shift, "randi", give("siri"));
    shift.until("2026-03-10T07:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "siri", ComplaintText::AnswerSoon), 0);
    shift.until("2026-03-10T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "siri", ComplaintText::AnswerSoon), 1);
    assert_eq!(told(&shift, "randi", ComplaintText::AnswerSoon), 0);
    // The date is a Friday: it is late that evening, and said when somebody is there.
    shift.until("2026-03-14T12:00:00[Europe/Oslo]");
    assert!(found(&shift).is_late(shift.world.service_now()));
    assert_eq!(told(&shift, "randi", ComplaintText::Late), 0);
    shift.until("2026-03-16T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", ComplaintText::Late), 1);
    assert_eq!(told(&shift, "siri", ComplaintText::Late), 1);
    shift.until("2026-03-18T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", ComplaintText::Late), 1);
    starts_again(&mut shift);
}

/// Somebody rings, and Kari talks with them.
fn rang(shift: &mut Shift) -> ContactId {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.call(caller).contact;
    shift.hangs_up(caller);
    shift.passes(20);
    contact
}

fn closes(shift: &mut Shift, contact: ContactId) {
    let outcome = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", outcome);
}

#[test]
fn about_help_to_a_patient_its_words_go_with_the_record() {
    let mut shift = registered();
    let contact = rang(&mut shift);
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    assert!(attempt(&mut shift, "randi", receive(Some(contact), true)).is_err());
    does(&mut shift, "kari", receive(Some(contact), true));
    assert_eq!(found(&shift).patient, Some(ANNE));
    closes(&mut shift, contact);
    let erasure = ErasureId::from_uuid(Uuid::from_u128(0xe1));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "asked for by the person".to_owned(),
    };
    done(&mut shift, "randi", ask);
    shift.until("2026-03-10T12:00:00[Europe/Oslo]");
    let erase = PatientCommand::Erase {
        patient: ANNE,
        erasure,
    };
    shift.operator(Command::Patient(erase));
    assert_eq!(found(&shift).words, Secret::Erased);
    assert_eq!(found(&shift).who, Secret::Erased);
    // That somebody complained, and is owed an answer, stays.
    assert!(found(&shift).open);
    starts_again(&mut shift);
}

#[test]
fn in_a_contact_of_somebody_unknown_its_words_go_with_the_contact() {
    let mut shift = Shift::begin();
    let contact = rang(&mut shift);
    // Whom it is about nobody has said.
    does(&mut shift, "kari", receive(Some(contact), true));
    assert_eq!(
        (found(&shift).patient, found(&shift).contact),
        (None, Some(contact))
    );
    does(&mut shift, "randi", answer("Beklager."));
    let erase = ComplaintCommand::Erase {
        complaint: ID,
        reason: "asked for".to_owned(),
    };
    let refused = attempt(&mut shift, "randi", erase);
    assert_eq!(refused, Err(ComplaintRejection::GoesWithIt.into()));
    closes(&mut shift, contact);
    let reason = "asked for by the person".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    assert_eq!(found(&shift).words, Secret::Erased);
    assert!(!format!("{:?}", found(&shift).steps).contains("Beklager"));
    starts_again(&mut shift);
}

#[test]
fn one_that_belongs_to_nothing_is_erased_alone_once_it_is_answered() {
    let mut shift = Shift::begin();
    does(&mut shift, "kari", receive(None, true));
    let erase = |reason: &str| ComplaintCommand::Erase {
        complaint: ID,
        reason: reason.to_owned(),
    };
    assert_eq!(
        attempt(&mut shift, "randi", erase("asked for")),
        Err(Rejection::StillOpen)
    );
    does(&mut shift, "randi", answer("Beklager."));
    assert!(attempt(&mut shift, "kari", erase("asked for")).is_err());
    assert_eq!(
        attempt(&mut shift, "randi", erase("  ")),
        Err(Rejection::Empty)
    );
    does(
        &mut shift,
        "randi",
        erase("asked for by whoever complained"),
    );
    assert_eq!(found(&shift).who, Secret::Erased);
    starts_again(&mut shift);
}
