//! A record is erased: nothing is left to be done that nobody can read, and nobody is reminded of it, rung about it, or counted wrongly.

use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::figures::figure::Period;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::ForWhom;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::compose::compose;
use hjemmevakt::domain::handovers::handover::{Receiver, Standing};
use hjemmevakt::domain::ids::{ContactId, ErasureId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::handovers::How;
use hjemmevakt::views::{Viewer, follow_up, handovers};
use uuid::Uuid;

use super::anne::{ANNE, OWN, done, registered};
use super::handovers::{attempt, does, only, talked};
use super::requests::asks;
use super::*;

const ERASURE: ErasureId = ErasureId::from_uuid(Uuid::from_u128(0xe7));

/// Anne rings, Kari follows up, Siri does something else as well, and somebody asks that the record be erased.
fn left(shift: &mut Shift) -> ContactId {
    let at = shift.world.now + Duration::from_hours(60);
    let contact = talked(
        shift,
        OWN,
        Next::FollowUp {
            owner: staff("kari"),
            at,
            what: Secret::Known("Høre hvordan natten var.".to_owned()),
        },
    );
    let set = FollowUpCommand::Set {
        contact,
        for_whom: ForWhom::Relative(Secret::Known("Søsteren".to_owned())),
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(130),
        what: "Ring og spør hvordan hun har det".to_owned(),
    };
    asks(shift, &Actor::Staff(staff("kari")), Command::FollowUp(set)).unwrap();
    let text = "Søsteren henter medisinen.".to_owned();
    does(
        shift,
        "kari",
        HandoverCommand::WriteSentence { contact, text },
    );
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure: ERASURE,
        reason: "asked for by the person".to_owned(),
    };
    done(shift, "randi", ask);
    contact
}

fn erases(shift: &mut Shift) {
    let erase = PatientCommand::Erase {
        patient: ANNE,
        erasure: ERASURE,
    };
    shift.operator(Command::Patient(erase));
    assert!(shift.state().patient(ANNE).unwrap().erased);
}

fn viewer(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    }
}

/// Of the follow-ups that were due in these days.
fn follow_ups(shift: &Shift, period: Period, word: &str) -> u64 {
    let all = count(
        shift.state(),
        &shift.world.service.zone,
        period,
        shift.world.now,
    );
    let figure = all.iter().find(|figure| figure.id == "follow_ups");
    figure.unwrap().of(word)
}

fn reminders(shift: &Shift) -> usize {
    let of = |who: &str| shift.texts_to(who);
    let all = ["kari", "aslak", "siri", "randi"].map(of).concat();
    let about_one = |text: &&MessageText| {
        matches!(
            text,
            MessageText::FollowUpDue | MessageText::FollowUpLate | MessageText::HandoverWaits
        )
    };
    all.iter().filter(about_one).count()
}

#[test]
fn what_was_to_be_done_ends_with_the_record_and_nothing_reminds_of_it() {
    let mut shift = registered();
    let period = Period {
        from: shift.world.now,
        until: shift.world.now + Duration::from_hours(200),
    };
    let contact = left(&mut shift);
    // On Monday at ten nobody has accepted it, and Kari's is overdue.
    shift.until("2026-03-09T10:00:30[Europe/Oslo]");
    assert!(shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    let randi = viewer("randi", StaffRole::Leader);
    let late = |shift: &Shift| follow_up::late(shift.state(), &randi, shift.world.now).len();
    assert_eq!(late(&shift), 1);
    let counted =
        |shift: &Shift| ["overdue", "not_due"].map(|word| follow_ups(shift, period, word));
    assert_eq!(counted(&shift), [1, 1]);
    erases(&mut shift);
    let said = reminders(&shift);
    assert_eq!(shift.state().follow_ups_of(contact).count(), 0);
    assert_eq!(late(&shift), 0);
    assert_eq!(
        counted(&shift),
        [1, 0],
        "one was overdue, and the other is not to be done any more"
    );
    // That it was handed over stays. Nobody has to accept it, and nobody is rung.
    let handover = only(&shift);
    assert_eq!(handover.item(contact).unwrap().standing, Standing::Erased);
    assert!(!handover.is_open());
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    let siri = viewer("siri", StaffRole::DayNurse);
    let seen = handovers::handover(shift.state(), &siri, handover.id, shift.world.now).unwrap();
    assert_eq!(seen.items[0].how, How::Erased);
    assert_eq!(
        (&seen.items[0].told, &seen.items[0].sentence),
        (&None, &None)
    );
    assert_eq!(seen.line.waiting, 0);
    let accept = HandoverCommand::Accept {
        handover: handover.id,
        contact,
        owner: None,
    };
    assert_eq!(
        attempt(&mut shift, "siri", accept),
        Err(RecordRejection::PatientErased.into())
    );
    shift.until("2026-03-16T12:00:00[Europe/Oslo]");
    assert_eq!(reminders(&shift), said);
    assert_eq!(counted(&shift), [1, 0]);
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
    // And a new process reads the same.
    shift.world.crash(None);
    shift.passes(60);
    assert_eq!(shift.world.broken, None);
}

#[test]
fn erased_while_the_duty_goes_on_it_is_handed_over_to_nobody() {
    let mut shift = registered();
    let contact = left(&mut shift);
    let composed = |shift: &Shift| compose(shift.state(), &Receiver::Day).contacts;
    assert_eq!(composed(&shift), [contact]);
    shift.until("2026-03-09T02:00:00[Europe/Oslo]");
    erases(&mut shift);
    assert_eq!(composed(&shift), []);
    shift.until("2026-03-09T12:00:00[Europe/Oslo]");
    let mut all = shift.state().handovers.all.values();
    assert!(all.all(|handover| handover.is_empty()));
    assert!(!shift.has_alarm(&AlarmKind::HandoverNotAccepted));
}
