//! Something was not as it should be: raised by somebody in a minute, and followed until somebody has said what was found and what changes.

use hjemmevakt::domain::deviations::command::DeviationCommand;
use hjemmevakt::domain::deviations::deviation::{Deviation, Harm};
use hjemmevakt::domain::deviations::rejection::DeviationRejection;
use hjemmevakt::domain::deviations::tell::DeviationText;
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::figures::figure::Period;
use hjemmevakt::domain::ids::{ContactId, DeviationId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::service_file;
use hjemmevakt::views::deviations::{self, DeviationRow};
use hjemmevakt::views::followed::Words;
use hjemmevakt::views::handovers::HandoverView;
use hjemmevakt::views::handovers::matters::BesideTold;
use hjemmevakt::views::{Viewer, handovers};
use uuid::Uuid;

use super::*;

const ID: DeviationId = DeviationId::from_uuid(Uuid::from_u128(0xde));

fn attempt(shift: &mut Shift, who: &str, command: DeviationCommand) -> Result<(), Rejection> {
    shift.attempts(who, Command::Deviation(command))
}

fn does(shift: &mut Shift, who: &str, command: DeviationCommand) {
    attempt(shift, who, command).unwrap();
}

fn raise(contact: Option<ContactId>) -> DeviationCommand {
    DeviationCommand::Raise {
        deviation: ID,
        contact,
        text: "Medisinskapet sto åpent.".to_owned(),
        harm: Harm::CouldHave,
        measure: "Låste det.".to_owned(),
    }
}

fn close(found: &str, changed: &str) -> DeviationCommand {
    DeviationCommand::Close {
        deviation: ID,
        found: found.to_owned(),
        changed: changed.to_owned(),
    }
}

fn erase(reason: &str) -> DeviationCommand {
    DeviationCommand::Erase {
        deviation: ID,
        reason: reason.to_owned(),
    }
}

fn raised(shift: &Shift) -> &Deviation {
    shift.state().deviations.get(ID).unwrap()
}

pub fn viewer(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    }
}

pub fn all(shift: &Shift) -> Vec<DeviationRow> {
    let now = shift.world.service_now();
    deviations::all(shift.state(), &viewer("randi", StaffRole::Leader), now).unwrap()
}

fn told(shift: &Shift, who: &str, text: DeviationText) -> usize {
    let texts = shift.texts_to(who);
    let wanted = MessageText::Deviation(text);
    texts.iter().filter(|said| **said == wanted).count()
}

/// The same service, where what takes weeks takes days.
pub fn sooner(shift: &mut Shift) {
    let source = shift.state().service.as_ref().unwrap().source.to_string();
    let days = "deviation_close_days = 6\nreading_review_days = 4\ncomplaint_answer_days = 8\n";
    let text = format!("{source}\n[timing]\n{days}");
    let service = service_file::parse(&text).unwrap();
    shift.operator(Command::ImportService(Arc::new(service)));
}

/// The server dies and comes back: it reads the log, and knows the same.
pub fn starts_again(shift: &mut Shift) {
    let before = shift.state().deviations.clone();
    shift.world.crash(None);
    shift.passes(60);
    assert_eq!(shift.world.broken, None);
    assert_eq!(shift.state().deviations, before);
}

#[test]
fn one_is_raised_followed_closed_and_opened_again() {
    let mut shift = Shift::begin();
    does(&mut shift, "kari", raise(None));
    // Sent again after a lost line it is one.
    does(&mut shift, "kari", raise(None));
    assert_eq!(shift.state().deviations.all.len(), 1);
    assert!(raised(&shift).open && !raised(&shift).is_looked_at());
    // Thursday night: three days on the service is closed, and nobody is to work on Sunday.
    let monday = instant("2026-03-09T08:00:00[Europe/Oslo]");
    assert_eq!(raised(&shift).look_by, Some(monday));

    let give = DeviationCommand::Give {
        deviation: ID,
        to: staff("siri"),
    };
    assert!(attempt(&mut shift, "kari", give.clone()).is_err());
    does(&mut shift, "randi", give);
    assert_eq!(told(&shift, "siri", DeviationText::Given), 1);
    let note = DeviationCommand::Note {
        deviation: ID,
        text: "Nøkkelen var borte i to dager.".to_owned(),
    };
    does(&mut shift, "kari", note.clone());
    does(&mut shift, "siri", note.clone());
    assert!(attempt(&mut shift, "aslak", note).is_err());

    // It is closed with what was found and what changes, and not without.
    for (found, changed) in [("", "Ny nøkkel"), ("Nøkkelen var borte", "  ")] {
        let refused = attempt(&mut shift, "siri", close(found, changed));
        assert_eq!(refused, Err(DeviationRejection::SayWhatChanges.into()));
    }
    assert!(attempt(&mut shift, "kari", close("a", "b")).is_err());
    does(&mut shift, "siri", close("Nøkkelen var borte", "Ny nøkkel"));
    assert!(!raised(&shift).open && shift.state().deviations.open.is_empty());
    let refused = attempt(&mut shift, "siri", close("a", "b"));
    assert_eq!(refused, Err(DeviationRejection::Closed.into()));

    // Whoever raised it sees how it ended, and says that it is not over.
    let now = shift.world.service_now();
    let hers = deviations::hers(shift.state(), &viewer("kari", StaffRole::Nurse), now);
    assert_eq!(hers.len(), 1);
    let again = DeviationCommand::Reopen {
        deviation: ID,
        why: "Det sto åpent i natt også.".to_owned(),
    };
    does(&mut shift, "kari", again.clone());
    let refused = attempt(&mut shift, "kari", again);
    assert_eq!(refused, Err(DeviationRejection::Open.into()));
    assert!(raised(&shift).open);
    assert_eq!(raised(&shift).steps.len(), 5);
    starts_again(&mut shift);
}

#[test]
fn one_that_nobody_looks_at_is_told_to_the_leader_once_and_so_is_one_that_is_not_closed() {
    let mut shift = Shift::begin();
    sooner(&mut shift);
    does(&mut shift, "kari", raise(None));
    shift.until("2026-03-09T07:59:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", DeviationText::NotLookedAt), 0);
    shift.until("2026-03-09T08:01:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", DeviationText::NotLookedAt), 1);
    assert!(all(&shift)[0].late);
    shift.until("2026-03-10T12:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", DeviationText::NotLookedAt), 1);
    let give = DeviationCommand::Give {
        deviation: ID,
        to: staff("siri"),
    };
    does(&mut shift, "randi", give);
    assert!(!all(&shift)[0].late);
    shift.until("2026-03-12T08:01:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", DeviationText::NotClosed), 1);
    assert_eq!(told(&shift, "siri", DeviationText::NotClosed), 1);
    assert!(all(&shift)[0].late);
    starts_again(&mut shift);
}

#[test]
fn however_many_lie_there_the_leader_gets_one_message() {
    let mut shift = Shift::begin();
    for number in 0..12 {
        let command = DeviationCommand::Raise {
            deviation: DeviationId::from_uuid(Uuid::from_u128(0xd00 + number)),
            contact: None,
            text: format!("Nummer {number}."),
            harm: Harm::No,
            measure: String::new(),
        };
        does(&mut shift, "kari", command);
        shift.minutes(2);
    }
    shift.until("2026-03-09T09:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", DeviationText::NotLookedAt), 1);
    let all = all(&shift);
    let late = all.iter().filter(|row| row.late && row.kind == "person");
    assert_eq!(late.count(), 12);
}

#[test]
fn the_leader_who_follows_many_herself_gets_one_message_too() {
    let mut shift = Shift::begin();
    sooner(&mut shift);
    for number in 0..12 {
        let deviation = DeviationId::from_uuid(Uuid::from_u128(0xd00 + number));
        let command = DeviationCommand::Raise {
            deviation,
            contact: None,
            text: format!("Nummer {number}."),
            harm: Harm::No,
            measure: String::new(),
        };
        does(&mut shift, "kari", command);
        let give = DeviationCommand::Give {
            deviation,
            to: staff("randi"),
        };
        does(&mut shift, "randi", give);
    }
    shift.until("2026-03-13T09:00:00[Europe/Oslo]");
    assert_eq!(told(&shift, "randi", DeviationText::NotClosed), 1);
    let all = all(&shift);
    let late = all.iter().filter(|row| row.late && row.kind == "person");
    assert_eq!(late.count(), 12);
}

#[test]
fn in_a_contact_it_is_for_those_who_have_it_and_its_words_go_with_the_contact() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.call(caller).contact;
    shift.hangs_up(caller);
    shift.passes(20);
    assert!(attempt(&mut shift, "randi", raise(Some(contact))).is_err());
    does(&mut shift, "kari", raise(Some(contact)));
    does(
        &mut shift,
        "randi",
        close("Ingen så det", "Ingenting, fordi det var én gang"),
    );
    let refused = attempt(&mut shift, "randi", erase("asked for"));
    assert_eq!(refused, Err(DeviationRejection::GoesWithIt.into()));
    let outcome = Command::RecordOutcome {
        contact,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::HelpedByTelephone,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    shift.taps("kari", outcome);
    let reason = "asked for by the person".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    let now = shift.world.service_now();
    let leader = viewer("randi", StaffRole::Leader);
    let one = deviations::one(shift.state(), &leader, ID, now).unwrap();
    assert_eq!((one.text, one.measure), (Words::Erased, Words::Erased));
    assert!(!format!("{:?}", one.steps).contains("Ingen så det"));
    // That it was stays.
    assert_eq!(all(&shift).len(), 1);
    starts_again(&mut shift);
}

#[test]
fn one_that_belongs_to_no_contact_is_erased_alone_once_it_is_closed() {
    let mut shift = Shift::begin();
    does(&mut shift, "kari", raise(None));
    let refused = attempt(&mut shift, "randi", erase("asked for"));
    assert_eq!(refused, Err(Rejection::StillOpen));
    does(&mut shift, "randi", close("Nøkkelen var borte", "Ny"));
    assert!(attempt(&mut shift, "kari", erase("asked for")).is_err());
    let refused = attempt(&mut shift, "randi", erase("  "));
    assert_eq!(refused, Err(Rejection::Empty));
    does(&mut shift, "randi", erase("somebody was named in it"));
    assert!(!raised(&shift).holds_words());
    starts_again(&mut shift);
    // That it was stays. What is written when it is opened again is there, and can be erased as well.
    let again = DeviationCommand::Reopen {
        deviation: ID,
        why: "I natt også.".to_owned(),
    };
    does(&mut shift, "kari", again);
    starts_again(&mut shift);
    assert!(raised(&shift).holds_words());
    does(&mut shift, "randi", close("Det samme", "Ny dør"));
    does(&mut shift, "randi", erase("somebody was named in it"));
    assert!(!raised(&shift).holds_words());
    assert_eq!(raised(&shift).steps.len(), 3);
    starts_again(&mut shift);
}

#[test]
fn what_was_not_as_it_should_be_stands_in_the_handover_and_in_the_figures() {
    let mut shift = Shift::begin();
    let began = shift.world.now;
    let caller = shift.dials(STRANGER);
    shift.minutes(2);
    shift.hangs_up(caller);
    let contact = shift.call(caller).contact;
    does(&mut shift, "kari", raise(None));
    shift.until("2026-03-09T08:00:30[Europe/Oslo]");
    let now = shift.world.service_now();
    let siri = viewer("siri", StaffRole::DayNurse);
    let handover = *shift.state().handovers.open.iter().next().unwrap();
    let read = |shift: &Shift| handovers::handover(shift.state(), &siri, handover, now).unwrap();
    let found = read(&shift);
    let item = found.items.iter().find(|item| item.contact == contact);
    let told = item.unwrap().told.as_ref().unwrap();
    let kinds: Vec<&str> = told.deviations.iter().map(|row| row.kind).collect();
    assert_eq!(kinds.first(), Some(&"nobody_answered"), "{kinds:?}");
    assert!(told.deviations.iter().all(|row| row.open && !row.opens));
    // What belongs to no contact stands beside them, without the words that are for the leader.
    let beside = |found: &HandoverView| -> Vec<DeviationRow> {
        let told = found.beside.iter().map(|one| one.told.clone());
        told.filter_map(|told| match told {
            BesideTold::Deviation(row) => Some(row),
            BesideTold::Plan(_) => None,
        })
        .collect()
    };
    let [row] = beside(&found).try_into().unwrap();
    assert_eq!((row.kind, row.text, row.open), ("person", None, true));
    assert_eq!(found.deviations, []);
    does(
        &mut shift,
        "randi",
        close("Nøkkelen var borte", "Ny nøkkel"),
    );
    let [row] = beside(&read(&shift)).try_into().unwrap();
    assert!(!row.open);

    let period = Period {
        from: began - Duration::from_hours(1),
        until: now,
    };
    let zone = &shift.world.service.zone;
    let figures = count(shift.state(), zone, period, now);
    let counted = figures.iter().find(|figure| figure.id == "deviations");
    let counted = counted.unwrap();
    assert_eq!(
        (counted.of("person"), counted.of("nobody_answered")),
        (1, 1)
    );
    assert_eq!(counted.total(), shift.state().deviations.all.len() as u64);
}
