//! What the day service has accepted of a handover is hers who has accepted it: she reads it until she is done, and asks the one who told her of it.
//! Nobody else reads anything because of that.

use hjemmevakt::domain::access::{Looker, Part, may_see};
use hjemmevakt::domain::assessments::case;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::ids::{ContactId, HandoverId, RequestId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::opening::{Ground, Reader};
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::rejection::{MayNot, Rejection};
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::whom::{self, Whom};
use uuid::Uuid;

use super::anne::{ANNE, OWN, registered};
use super::handovers::{attempt, does, only, talked};
use super::requests::{asks, form};
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

fn viewer(shift: &Shift, who: &str) -> Viewer {
    let service = shift.state().service.as_ref().unwrap();
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: service.staff(&staff(who)).unwrap().roles.clone(),
        language: Language::Bokmal,
    }
}

/// Whom the only one that she has taken over is about, as it stands on her page.
fn on_her_page(shift: &Shift, who: &str) -> Whom {
    let viewer = viewer(shift, who);
    let mut hers =
        hjemmevakt::views::handovers::hers(shift.state(), &viewer, shift.world.service_now());
    assert_eq!(hers.len(), 1);
    hers.remove(0).whom
}

#[test]
fn whom_a_doctor_asked_about_stands_on_her_page_by_name_once_it_is_written_down_that_she_reads_it()
{
    let mut shift = registered();
    let request = RequestId::from_uuid(Uuid::from_u128(0xd7));
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(staff("jonas")),
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(&mut shift, &Actor::Staff(staff("jonas")), send).unwrap();
    let contact = shift.state().request(request).unwrap().contact;
    shift.taps("kari", Command::AcceptRequest { request });
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    shift.taps("kari", Command::Patient(link));
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::Admitted,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    shift.until(MONDAY);
    let handover = only(&shift).id;
    let accept = HandoverCommand::Accept {
        handover,
        contact,
        owner: None,
    };
    does(&mut shift, "siri", accept);
    // She has accepted it without having opened it: who asked is said, and whom it is about is not, before it is written down.
    let whom = on_her_page(&shift, "siri");
    assert_eq!(whom.name, None);
    assert_eq!(whom.asked, Some(Some("Jonas Vik".to_owned())));
    let now = shift.world.service_now();
    let unwritten = |shift: &Shift| whom::unwritten(shift.state(), &viewer(shift, "siri"), now);
    assert_eq!(unwritten(&shift), [ANNE]);
    does(&mut shift, "siri", HandoverCommand::Read { handover });
    let whom = on_her_page(&shift, "siri");
    assert_eq!(whom.name.as_deref(), Some("Ánne Nordvik"));
    assert_eq!(unwritten(&shift), []);
}
