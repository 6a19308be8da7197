//! What the service itself sees of what it promised and did not keep: one deviation for each, however often it is rung about.

use hjemmevakt::domain::deviations::deviation::{Cause, Source};
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::openings::opening::Verdict;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::safety::command::SafetyCommand;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::deviations;
use hjemmevakt::views::followed::Words;

use super::anne::{ANNE, done, registered};
use super::deviations::{all, sooner, starts_again, viewer};
use super::requests::{of, sends, taken};
use super::*;

/// The causes that the service has raised, and the contacts.
fn noticed(shift: &Shift) -> Vec<(Cause, Option<ContactId>)> {
    let all = shift.state().deviations.iter();
    all.filter_map(|deviation| match &deviation.source {
        Source::Service(cause) => Some((*cause, deviation.contact)),
        Source::Person(_) | Source::Threat { .. } => None,
    })
    .collect()
}

#[test]
fn nobody_answered_within_the_steps_is_one_deviation_for_the_call() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(40);
    assert_eq!(noticed(&shift), []);
    // The fallback, the next number, and everybody anew every minute.
    shift.minutes(10);
    let contact = shift.call(caller).contact;
    let cause = Cause::NobodyAnswered(shift.call_id(caller));
    assert_eq!(noticed(&shift), [(cause, Some(contact))]);
    let row = &all(&shift)[0];
    assert_eq!((row.kind, row.by.clone()), ("nobody_answered", None));
    // The leader sees that there is a contact, and not whom it is about.
    let now = shift.world.service_now();
    let leader = viewer("randi", StaffRole::Leader);
    let one = deviations::one(shift.state(), &leader, row.id, now).unwrap();
    assert!(one.in_contact && one.contact.is_none() && one.text == Words::None);
    starts_again(&mut shift);
}

#[test]
fn a_request_that_nobody_takes_is_one_deviation_and_one_that_is_taken_is_none() {
    let mut shift = Shift::begin();
    taken(&mut shift, "kari", Urgency::Urgent);
    shift.minutes(2);
    assert_eq!(noticed(&shift), []);
    let mut shift = Shift::begin();
    let request = sends(&mut shift, Urgency::Urgent);
    shift.passes(40);
    assert_eq!(noticed(&shift), [], "the steps are not used up");
    // Everybody is rung anew every minute, and the alarm goes again.
    shift.minutes(30);
    let contact = of(&shift, request).contact;
    let told = Some(contact);
    assert_eq!(noticed(&shift), [(Cause::NobodyTook(contact), told)]);
    let row = &all(&shift)[0];
    assert_eq!((row.kind, row.by.clone()), ("nobody_took", None));
    // Taken late it was not taken in time.
    shift.taps("aslak", Command::AcceptRequest { request });
    assert!(all(&shift)[0].open);
    starts_again(&mut shift);
}

#[test]
fn outside_the_duty_nobody_was_to_answer() {
    let mut shift = Shift::at("2026-03-10T11:00:00[Europe/Oslo]");
    shift.dials(STRANGER);
    shift.minutes(3);
    assert_eq!(noticed(&shift), []);
}

#[test]
fn a_call_back_that_is_late_is_one_deviation_and_one_that_is_reminded_of_is_none() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(8);
    shift.hangs_up(caller);
    shift.minutes(14);
    assert_eq!(noticed(&shift), [], "she has been reminded");
    shift.minutes(40);
    let contact = shift.call(caller).contact;
    let causes = noticed(&shift);
    assert_eq!(causes.len(), 1, "{causes:?}");
    assert!(matches!(
        causes[0],
        (Cause::CallBackLate { contact: of, .. }, Some(in_it)) if of == contact && in_it == contact
    ));
    starts_again(&mut shift);
}

#[test]
fn no_word_from_a_visit_is_a_deviation_once_others_are_told() {
    let mut shift = Shift::begin();
    let start = SafetyCommand::StartVisit {
        contact: None,
        place: "Fjordveien 12".to_owned(),
        with: "Elin".to_owned(),
        minutes: 15,
    };
    shift.taps("kari", Command::Safety(start));
    let visit = shift.state().visit_of(&staff("kari")).unwrap().id;
    shift.minutes(17);
    assert_eq!(noticed(&shift), [], "she alone is rung");
    shift.minutes(40);
    let causes = noticed(&shift);
    assert!(
        matches!(causes.as_slice(), [(Cause::CheckInMissed { visit: of, .. }, None)] if *of == visit),
        "{causes:?}"
    );
    starts_again(&mut shift);
}

#[test]
fn a_handover_that_is_not_accepted_in_time_is_one_deviation_however_often_it_rings() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    shift.hangs_up(caller);
    shift.until("2026-03-09T09:59:00[Europe/Oslo]");
    let accepted = |shift: &Shift| {
        let causes = noticed(shift);
        let of = |(cause, _): &&(Cause, _)| matches!(cause, Cause::HandoverNotAccepted(_));
        causes.iter().filter(of).count()
    };
    assert_eq!(accepted(&shift), 0);
    shift.until("2026-03-09T10:01:00[Europe/Oslo]");
    assert_eq!(accepted(&shift), 1);
    shift.until("2026-03-11T12:00:00[Europe/Oslo]");
    assert_eq!(accepted(&shift), 1);
}

#[test]
fn a_reading_that_nobody_reviews_is_a_deviation_and_so_is_one_that_should_not_have_been() {
    let mut shift = registered();
    sooner(&mut shift);
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: None,
        reason: "naboen er redd for henne".to_owned(),
    };
    done(&mut shift, "aslak", open.clone());
    let opening = *shift.state().to_review.iter().next().unwrap();
    shift.until("2026-03-09T20:00:00[Europe/Oslo]");
    assert_eq!(noticed(&shift), [], "not within four days");
    shift.until("2026-03-09T22:00:00[Europe/Oslo]");
    assert_eq!(noticed(&shift), [(Cause::NotReviewed(opening), None)]);
    shift.until("2026-03-11T12:00:00[Europe/Oslo]");
    assert_eq!(noticed(&shift).len(), 1);

    let review = |verdict| PatientCommand::Review {
        patient: ANNE,
        opening,
        verdict,
        words: "Ingen kontakt bak den.".to_owned(),
    };
    done(&mut shift, "randi", review(Verdict::Wrong));
    let causes = noticed(&shift);
    assert!(causes.contains(&(Cause::WrongReading(opening), None)));
    // Taken back and said again it is the same one.
    let undo = PatientCommand::UndoReview {
        patient: ANNE,
        opening,
    };
    done(&mut shift, "randi", undo);
    done(&mut shift, "randi", review(Verdict::Wrong));
    shift.minutes(60 * 24);
    assert_eq!(noticed(&shift).len(), 2);
    starts_again(&mut shift);
}

#[test]
fn one_that_is_reviewed_in_time_is_none() {
    let mut shift = registered();
    sooner(&mut shift);
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: None,
        reason: "naboen er redd for henne".to_owned(),
    };
    done(&mut shift, "aslak", open);
    let opening = *shift.state().to_review.iter().next().unwrap();
    let review = PatientCommand::Review {
        patient: ANNE,
        opening,
        verdict: Verdict::TalkedOver,
        words: "Ringer ham.".to_owned(),
    };
    done(&mut shift, "randi", review);
    shift.until("2026-03-10T12:00:00[Europe/Oslo]");
    assert_eq!(noticed(&shift), []);
}
