//! How contacts end: never without an outcome and, unless it is settled or refused in stated words, somebody who follows up.

use hjemmevakt::domain::contacts::contact::{Closing, Next, Outcome, WhyNot};
use hjemmevakt::domain::endings::command::EndingCommand;
use hjemmevakt::domain::endings::rejection::EndingRejection;
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::figures::figure::Period;
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::ids::{ContactId, RequestId};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use super::requests::{asks, form};
use super::*;

/// They have talked, and how it ended is to be said.
pub fn talked(shift: &mut Shift) -> ContactId {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(30);
    shift.hangs_up(caller);
    shift.passes(5);
    shift.call(caller).contact
}

fn not_wanted(why: Option<WhyNot>, said: &str) -> Next {
    let words = words(said);
    Next::Refused { why, words }
}

fn words(words: &str) -> Secret<String> {
    Secret::Known(words.to_owned())
}

fn siri_calls(shift: &Shift) -> Next {
    Next::FollowUp {
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(12),
        what: words("Ring posten og hør hvordan det går."),
    }
}

fn ends(
    shift: &mut Shift,
    contact: ContactId,
    outcome: Outcome,
    next: Next,
) -> Result<(), Rejection> {
    let command = Command::RecordOutcome {
        contact,
        outcome,
        next,
    };
    asks(shift, &Actor::Staff(staff("kari")), command)
}

fn admitted(
    shift: &mut Shift,
    contact: ContactId,
    unit: &str,
    at: Option<Timestamp>,
    next: Next,
) -> Result<(), Rejection> {
    let command = Command::Ending(EndingCommand::CloseAdmitted {
        contact,
        unit: unit.to_owned(),
        at,
        next,
    });
    asks(shift, &Actor::Staff(staff("kari")), command)
}

fn closing(shift: &Shift, contact: ContactId) -> Option<Closing> {
    match &shift.state().contact(contact).unwrap().phase {
        Phase::Closed(closing) => Some(closing.clone()),
        _ => None,
    }
}

#[test]
fn every_outcome_with_every_next_step() {
    let by_a_person = [
        Outcome::HelpedByTelephone,
        Outcome::HelpedInPerson,
        Outcome::CalledBack,
        Outcome::WrongNumber,
        Outcome::RelativeSupported,
    ];
    let leaves_something = [
        Outcome::VisitAgreed,
        Outcome::NotReached,
        Outcome::HandedToDayService,
        Outcome::HandedToLegevakt,
        Outcome::Called113,
    ];
    let by_itself = [
        Outcome::GaveUpWithheld,
        Outcome::StaffRangIn,
        Outcome::Joined,
        Outcome::OnlyAWord,
        Outcome::Withdrawn,
    ];
    let all = by_a_person
        .into_iter()
        .chain(leaves_something)
        .chain(by_itself);
    for outcome in all {
        let mut shift = Shift::begin();
        let contact = talked(&mut shift);
        let settled = ends(&mut shift, contact, outcome, Next::Settled);
        if by_itself.contains(&outcome) {
            assert_eq!(settled, Err(Rejection::OutcomeNotChosen), "{outcome:?}");
            let next = siri_calls(&shift);
            let followed = ends(&mut shift, contact, outcome, next);
            assert_eq!(followed, Err(Rejection::OutcomeNotChosen), "{outcome:?}");
            assert_eq!(closing(&shift, contact), None);
            continue;
        }
        if leaves_something.contains(&outcome) {
            assert_eq!(settled, Err(Rejection::FollowUpMissing), "{outcome:?}");
            assert_eq!(closing(&shift, contact), None, "{outcome:?}");
            let next = siri_calls(&shift);
            assert_eq!(ends(&mut shift, contact, outcome, next), Ok(()));
            assert!(
                shift
                    .state()
                    .follow_ups
                    .contains_key(&(contact, About::Person))
            );
        } else {
            assert_eq!(settled, Ok(()), "{outcome:?}");
        }
        assert_eq!(closing(&shift, contact).unwrap().outcome, outcome);
        let again = ends(&mut shift, contact, outcome, Next::Settled);
        assert_eq!(again, Err(Rejection::Closed));
    }
}

#[test]
fn refused_is_in_stated_words_and_a_next_contact_has_somebody_something_and_a_time() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let now = shift.world.now;
    let later = now + Duration::from_hours(12);
    let next = |owner: &str, at, what: &str| Next::FollowUp {
        owner: staff(owner),
        at,
        what: words(what),
    };
    let unknown = Rejection::UnknownStaff {
        who: "ingen".to_owned(),
    };
    for (next, why) in [
        (not_wanted(Some(WhyNot::NoMore), " "), Rejection::Empty),
        (
            not_wanted(None, "Ringer selv"),
            EndingRejection::WhyNot.into(),
        ),
        (next("siri", later, "  "), Rejection::Empty),
        (next("ingen", later, "Ring"), unknown),
        (
            next("siri", now - Duration::from_mins(1), "Ring"),
            Rejection::InThePast,
        ),
        (
            next("siri", now + Duration::from_hours(24 * 400), "Ring"),
            Rejection::TooFarAhead { days: 365 },
        ),
        (Next::Elsewhere(contact), Rejection::OutcomeNotChosen),
    ] {
        let refused = ends(&mut shift, contact, Outcome::HelpedByTelephone, next);
        assert_eq!(refused, Err(why));
        assert_eq!(closing(&shift, contact), None);
    }
    // Nobody follows up whom she knows privately.
    shift.taps("aslak", Command::KnowPrivately { contact });
    let his = next("aslak", later, "Ring");
    let refused = ends(&mut shift, contact, Outcome::HelpedByTelephone, his);
    assert_eq!(refused, Err(Rejection::KnownPrivately));
    let stated = not_wanted(Some(WhyNot::WillRing), "«Jeg ringer selv hvis det trengs.»");
    assert_eq!(
        ends(&mut shift, contact, Outcome::NotReached, stated.clone()),
        Ok(())
    );
    assert_eq!(closing(&shift, contact).unwrap().next, stated);
}

#[test]
fn an_admission_says_where_and_when_and_somebody_follows_up() {
    let mut shift = Shift::begin();
    let contact = talked(&mut shift);
    let began = shift.state().contact(contact).unwrap().since;
    shift.minutes(6 * 60);
    let now = shift.world.now;
    let unit = "UNN Åsgård, akuttpost";
    // Where and when is said with it, never afterwards, and it is not settled by it.
    let next = siri_calls(&shift);
    let bare = ends(&mut shift, contact, Outcome::Admitted, next.clone());
    assert_eq!(bare, Err(EndingRejection::NoUnit.into()));
    for (unit, at, next, why) in [
        (unit, None, Next::Settled, Rejection::FollowUpMissing),
        (" ", None, next.clone(), EndingRejection::NoUnit.into()),
        (
            unit,
            Some(now + Duration::from_mins(1)),
            next.clone(),
            EndingRejection::NotYet.into(),
        ),
        (
            unit,
            Some(began - Duration::from_hours(49)),
            next.clone(),
            EndingRejection::TooLongAgo.into(),
        ),
    ] {
        assert_eq!(
            admitted(&mut shift, contact, unit, at, next),
            Err(why),
            "{unit} {at:?}"
        );
        assert_eq!(closing(&shift, contact), None);
        assert_eq!(shift.state().contact(contact).unwrap().admission, None);
    }
    let at = now - Duration::from_mins(50);
    assert_eq!(
        admitted(&mut shift, contact, unit, Some(at), next.clone()),
        Ok(())
    );
    let found = shift.state().contact(contact).unwrap();
    let admission = found.admission.clone().unwrap();
    assert_eq!(admission.unit, words(unit));
    assert_eq!(admission.at, at);
    let closing = closing(&shift, contact).unwrap();
    assert_eq!(
        (closing.outcome, closing.next),
        (Outcome::Admitted, next.clone())
    );
    let follow_up = &shift.state().follow_ups[&(contact, About::Person)];
    assert_eq!(follow_up.owner, staff("siri"));
    let again = admitted(&mut shift, contact, unit, None, next);
    assert_eq!(again, Err(Rejection::Closed));

    // Counted once: as an outcome, and as an admission of which no document says how.
    let period = Period {
        from: began - Duration::from_hours(1),
        until: shift.world.now,
    };
    let zone = &shift.world.service.zone;
    let all = count(shift.state(), zone, period, shift.world.now);
    let of = |id: &str| all.iter().find(|figure| figure.id == id).unwrap();
    assert_eq!(of("contacts_by_outcome").of("admitted"), 1);
    assert_eq!(of("contacts_by_outcome").total(), 1);
    assert_eq!(of("admissions").of("not_written"), 1);
    assert_eq!(of("admissions").total(), 1);
    assert_eq!(of("voluntary_offered").total(), 0);
}

#[test]
fn a_withheld_number_that_gives_up_ends_by_itself_only_while_nobody_has_written_anything() {
    let mut shift = Shift::begin();
    let caller = shift.dials_as(From::Withheld);
    shift.passes(5);
    shift.hangs_up(caller);
    let gone = shift.call(caller).contact;
    let ended = closing(&shift, gone).expect("there is nobody to call");
    assert_eq!(
        (ended.outcome, ended.next),
        (Outcome::GaveUpWithheld, Next::Settled)
    );

    let caller = shift.dials_as(From::Withheld);
    shift.passes(5);
    let contact = shift.call(caller).contact;
    let text = "En kvinne hvisket at hun står på brua.".to_owned();
    shift.taps("kari", Command::WriteNote { contact, text });
    shift.hangs_up(caller);
    assert_eq!(closing(&shift, contact), None, "somebody says how it ended");
    assert_eq!(
        ends(&mut shift, contact, Outcome::Called113, Next::Settled),
        Err(Rejection::FollowUpMissing)
    );
    let said = not_wanted(Some(WhyNot::NoMore), "Vil ikke at noen ringer igjen");
    assert_eq!(ends(&mut shift, contact, Outcome::Called113, said), Ok(()));
}

#[test]
fn a_request_that_is_withdrawn_does_not_end_a_life_in_danger() {
    let mut shift = Shift::begin();
    let doctor = Actor::Staff(staff("jonas"));
    let request = RequestId::from_uuid(Uuid::from_u128(902));
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(staff("jonas")),
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(&mut shift, &doctor, send).unwrap();
    shift.passes(3);
    let contact = shift.state().requests[&request].contact;
    shift.taps("kari", Command::RaiseDanger { contact });
    asks(&mut shift, &doctor, Command::WithdrawRequest { request }).unwrap();
    shift.passes(3);
    assert_eq!(closing(&shift, contact), None);
    let close = ends(
        &mut shift,
        contact,
        Outcome::HelpedByTelephone,
        Next::Settled,
    );
    assert_eq!(close, Err(Rejection::DangerStands));
    let done = "Snakket med legen: hun er i sikkerhet.".to_owned();
    shift.taps("kari", Command::EndDanger { contact, done });
    let next = siri_calls(&shift);
    assert_eq!(
        ends(&mut shift, contact, Outcome::HelpedByTelephone, next),
        Ok(())
    );
}

#[test]
fn a_word_alone_ends_by_itself_and_whatever_else_is_written_does_not() {
    let mut shift = Shift::begin();
    shift.writes(STRANGER, "STOPP");
    let only = |shift: &Shift| {
        let mut all: Vec<_> = shift.state().contacts.values().cloned().collect();
        all.sort_by_key(|contact| contact.since);
        all.pop().unwrap().id
    };
    let word = closing(&shift, only(&shift)).unwrap();
    assert_eq!(
        (word.outcome, word.next),
        (Outcome::OnlyAWord, Next::Settled)
    );
    shift.minutes(5);
    shift.writes(OTHER, "Jeg orker ikke mer");
    let written = only(&shift);
    assert_eq!(closing(&shift, written), None);
    let settled = ends(&mut shift, written, Outcome::NotReached, Next::Settled);
    assert_eq!(settled, Err(Rejection::FollowUpMissing));
}
