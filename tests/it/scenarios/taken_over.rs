//! What the day service has accepted of a handover is hers who has accepted it: she reads it until she is done, and asks the one who told her of it.
//! Nobody else reads anything because of that.

use hjemmevakt::domain::access::{Looker, Part, may_see};
use hjemmevakt::domain::assessments::case;
use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::ids::{ContactId, HandoverId};
use hjemmevakt::domain::openings::opening::{Ground, Reader};
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::rejection::{MayNot, Rejection};

use super::anne::{ANNE, OWN, registered};
use super::handovers::{attempt, does, only, talked};
use super::*;

const MONDAY: &str = "2026-03-09T08:00:30[Europe/Oslo]";

/// Whether she reads the contact, its documents and the record of the person: all of it, or nothing.
fn reads(shift: &Shift, who: &str, contact: ContactId) -> bool {
    let (id, state) = (staff(who), shift.state());
    let found = state.service.as_ref().unwrap().staff(&id).unwrap();
    let looker = Looker::Staff {
        id: &id,
        roles: &found.roles,
    };
    let opens = opens(shift, who, contact);
    assert_eq!(case::standing(state, looker, contact).cares, opens);
    let sight = sight::of_staff(state, &id, ANNE, shift.world.service_now());
    assert_eq!(sight.grounds.contains(&Ground::Contact(contact)), opens);
    opens
}

fn opens(shift: &Shift, who: &str, contact: ContactId) -> bool {
    let (id, state) = (staff(who), shift.state());
    let found = state.service.as_ref().unwrap().staff(&id).unwrap();
    let looker = Looker::Staff {
        id: &id,
        roles: &found.roles,
    };
    may_see(state, looker, Part::Contact(contact))
}

fn opened_by_siri(shift: &Shift) -> usize {
    let patient = shift.state().patient(ANNE).unwrap();
    let hers = patient.openings.values().filter(|opening| {
        opening.viewer == Reader::Staff(staff("siri")) && opening.at >= instant(MONDAY)
    });
    hers.count()
}

/// Anne has rung, it was settled, Kari has written a sentence on it; it is Monday, and Siri has accepted it.
fn taken_over(shift: &mut Shift, words: &str) -> (ContactId, HandoverId) {
    let contact = talked(shift, OWN, Next::Settled);
    let text = words.to_owned();
    does(
        shift,
        "kari",
        HandoverCommand::WriteSentence { contact, text },
    );
    shift.until(MONDAY);
    let handover = only(shift).id;
    let accept = HandoverCommand::Accept {
        handover,
        contact,
        owner: None,
    };
    does(shift, "siri", accept);
    (contact, handover)
}

#[test]
fn whoever_accepts_reads_it_until_she_says_that_she_is_done() {
    let mut shift = registered();
    let (contact, handover) = taken_over(&mut shift, "Søsteren henter medisinen i dag.");
    assert!(shift.state().handovers.open.is_empty(), "all is accepted");
    assert!(reads(&shift, "siri", contact), "it is hers now");
    assert!(reads(&shift, "kari", contact), "whom she asks about it");
    // Marked: who had the duty and has not said a word of it, and the leader, read nothing because of that.
    for who in ["aslak", "randi", "marit", "jonas"] {
        assert!(!reads(&shift, who, contact), "{who}");
    }
    // That she reads it is written down, as it was before she accepted.
    does(&mut shift, "siri", HandoverCommand::Read { handover });
    assert_eq!(opened_by_siri(&shift), 1);

    // She alone says when she is done.
    let done = HandoverCommand::Finish { handover, contact };
    assert_eq!(
        attempt(&mut shift, "kari", done.clone()),
        Err(Rejection::MayNot(MayNot::NotInYourHands))
    );
    assert!(reads(&shift, "siri", contact));
    does(&mut shift, "siri", done.clone());
    for who in ["siri", "kari"] {
        assert!(!reads(&shift, who, contact), "{who}");
    }
    does(&mut shift, "siri", HandoverCommand::Read { handover });
    assert_eq!(opened_by_siri(&shift), 1, "nothing more is shown");
    // It is in nobody's hands any more, and nobody takes it back by saying the same again.
    assert!(attempt(&mut shift, "siri", done).is_err());
}

#[test]
fn what_she_forgets_to_be_done_with_is_hers_for_fourteen_days() {
    let mut shift = registered();
    let (contact, handover) = taken_over(&mut shift, "Ring moren på onsdag.");
    shift.until("2026-03-23T07:59:00[Europe/Oslo]");
    assert!(reads(&shift, "siri", contact));
    let kept = &shift.state().handovers;
    assert!(kept.kept_until(handover, contact).is_some());
    shift.until("2026-03-23T08:01:00[Europe/Oslo]");
    assert!(!reads(&shift, "siri", contact));
    assert!(shift.state().handovers.kept.is_empty());
}

#[test]
fn whoever_said_how_it_ended_is_asked_as_well_and_what_is_erased_is_with_nobody() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift, STRANGER, Next::Settled);
    shift.until(MONDAY);
    let handover = only(&shift).id;
    let accept = HandoverCommand::Accept {
        handover,
        contact,
        owner: None,
    };
    does(&mut shift, "siri", accept);
    // No sentence was written, and nobody has signed: Kari closed it.
    assert!(opens(&shift, "kari", contact));
    assert!(!opens(&shift, "aslak", contact));
    let reason = "asked for by the person".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    assert!(shift.state().handovers.kept.is_empty());
    assert!(!opens(&shift, "siri", contact));
}
