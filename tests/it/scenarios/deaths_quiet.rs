//! Somebody has died. Nobody rings their telephone, promises to or writes to it, by hand either; nothing is followed up for them. Whoever lives and
//! has the same telephone is rung as before, and so is whoever rings from it afterwards.

use hjemmevakt::domain::contacts::contact::{CallBackReason, Next, Outcome, OutcomeDue};
use hjemmevakt::domain::deaths::death::Over;
use hjemmevakt::domain::deaths::rejection::DeathRejection;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::ForWhom;
use hjemmevakt::domain::ids::{ContactId, PatientId};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::patients::people::Person;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::ids::SeededIds;
use uuid::Uuid;

use super::anne::*;
use super::*;

fn stands(shift: &mut Shift, standing: Standing) {
    done(shift, "siri", change(Change::SetStanding(standing)));
    shift.passes(2);
}

/// What the rules say to it; if they say yes, it is done.
fn asks(shift: &mut Shift, who: &str, command: Command) -> Result<(), Rejection> {
    let actor = Actor::Staff(staff(who));
    let mut ids = SeededIds::new(7);
    let now = shift.world.service_now();
    decide(shift.state(), &actor, command.clone(), now, &mut ids)?;
    assert!(shift.world.submit(actor, command));
    shift.passes(2);
    Ok(())
}

/// Somebody rings, waits, and gives up.
fn gives_up(shift: &mut Shift, number: &str) -> ContactId {
    let line = shift.dials(number);
    shift.passes(8);
    shift.hangs_up(line);
    shift.passes(2);
    shift.contact(line).id
}

fn is_owed(shift: &Shift, contact: ContactId) -> bool {
    let found = shift.state().contact(contact).unwrap();
    matches!(found.phase, Phase::CallBackDue(_))
}

/// Why somebody must say how it ended.
fn waits_because(shift: &Shift, contact: ContactId) -> Option<OutcomeDue> {
    match &shift.state().contact(contact).unwrap().phase {
        Phase::NeedsOutcome { why, .. } => Some(*why),
        _ => None,
    }
}

fn ring(contact: ContactId) -> Command {
    Command::StartCallBack { contact }
}

fn promise(shift: &Shift, contact: ContactId) -> Command {
    Command::PromiseCallBack {
        contact,
        due_at: shift.world.now + Duration::from_hours(1),
    }
}

fn refused<T>(why: DeathRejection) -> Result<T, Rejection> {
    Err(why.into())
}

fn closes(contact: ContactId, outcome: Outcome, next: Next) -> Command {
    Command::RecordOutcome {
        contact,
        outcome,
        next,
    }
}

fn in_an_hour(shift: &Shift) -> Next {
    Next::FollowUp {
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(1),
        what: Secret::Known("Ringe".to_owned()),
    }
}

fn also(shift: &Shift, contact: ContactId, for_whom: ForWhom) -> Command {
    Command::FollowUp(FollowUpCommand::Set {
        contact,
        for_whom,
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(1),
        what: "Høre hvordan det går".to_owned(),
    })
}

/// The mother has the same telephone.
fn shares(shift: &mut Shift) {
    let person = Person {
        phones: vec![phone(OWN)],
        ..mother()
    };
    let list = Change::List {
        relative: MARJA,
        person: Box::new(person),
        order: 0,
    };
    done(shift, "siri", change(list));
}

#[test]
fn nobody_rings_promises_or_writes_to_their_number_by_hand() {
    let mut shift = registered();
    let hers = gives_up(&mut shift, OWN);
    let mothers = gives_up(&mut shift, MOTHER);
    stands(&mut shift, Standing::Dead);
    assert_eq!(waits_because(&shift, hers), Some(OutcomeDue::PersonDied));
    let later = promise(&shift, hers);
    for command in [ring(hers), later] {
        assert_eq!(
            asks(&mut shift, "kari", command),
            refused(DeathRejection::NoCall)
        );
    }
    let text = "Hvordan går det?".to_owned();
    let write = Command::WriteMessage {
        contact: hers,
        text,
    };
    assert_eq!(
        asks(&mut shift, "kari", write),
        refused(DeathRejection::NoMessage)
    );
    // Those left behind are rung.
    let mothers_later = promise(&shift, mothers);
    assert_eq!(asks(&mut shift, "kari", mothers_later), Ok(()));
    assert_eq!(asks(&mut shift, "kari", ring(mothers)), Ok(()));
    shift.takes("kari");
    shift.passes(3);
    assert!(shift.rings(MOTHER));
    shift.minutes(60);
    assert!(!is_owed(&shift, hers) && !shift.rings(OWN));
}

#[test]
fn a_call_to_them_that_is_being_set_up_stops() {
    for picked_up in [false, true] {
        let mut shift = registered();
        let hers = gives_up(&mut shift, OWN);
        shift.taps("kari", ring(hers));
        assert!(shift.rings("kari"));
        if picked_up {
            shift.takes("kari");
            shift.passes(3);
            assert!(shift.rings(OWN));
        }
        stands(&mut shift, Standing::Dead);
        assert!(!shift.rings("kari") && !shift.rings(OWN), "{picked_up}");
        assert_eq!(waits_because(&shift, hers), Some(OutcomeDue::PersonDied));
        let death = shift.state().death_of(ANNE).unwrap();
        assert_eq!(
            (death.ended[0].contact, &death.ended[0].what),
            (hers, &Over::Promise)
        );
        shift.minutes(30);
        assert_eq!(waits_because(&shift, hers), Some(OutcomeDue::PersonDied));
    }
}

#[test]
fn somebody_living_with_the_same_telephone_is_rung_as_before() {
    // One of those around the person.
    let mut shift = registered();
    shares(&mut shift);
    let either = gives_up(&mut shift, OWN);
    stands(&mut shift, Standing::Dead);
    assert!(is_owed(&shift, either), "the number does not say who rang");
    assert_eq!(asks(&mut shift, "kari", ring(either)), Ok(()));
    // Somebody else with a record of their own.
    let mut shift = registered();
    let brother = PatientCommand::Register {
        patient: PatientId::from_uuid(Uuid::from_u128(0xb1)),
        identity: Box::new(Identity {
            given: "Isak".to_owned(),
            birth_number: None,
            ..identity()
        }),
    };
    done(&mut shift, "siri", brother);
    let either = gives_up(&mut shift, OWN);
    stands(&mut shift, Standing::Dead);
    assert!(is_owed(&shift, either));
    assert_eq!(asks(&mut shift, "kari", ring(either)), Ok(()));
}

#[test]
fn a_promise_to_the_person_themselves_ends_also_where_others_have_the_telephone() {
    let mut shift = registered();
    shares(&mut shift);
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let hers = shift.contact(line).id;
    let known = hjemmevakt::domain::openings::identity::Known::Otherwise("stemmen".to_owned());
    let confirm = PatientCommand::ConfirmIdentity {
        contact: hers,
        known,
    };
    done(&mut shift, "kari", confirm);
    shift.hangs_up(line);
    shift.passes(3);
    let later = promise(&shift, hers);
    shift.taps("kari", later);
    assert!(is_owed(&shift, hers));
    stands(&mut shift, Standing::Dead);
    assert_eq!(waits_because(&shift, hers), Some(OutcomeDue::PersonDied));
    assert_eq!(
        asks(&mut shift, "kari", ring(hers)),
        Ok(()),
        "the household is rung"
    );
}

#[test]
fn whoever_rings_from_it_afterwards_is_rung_back_by_hand() {
    let mut shift = registered();
    let before = gives_up(&mut shift, OWN);
    stands(&mut shift, Standing::Dead);
    shift.minutes(10);
    let after = gives_up(&mut shift, OWN);
    assert_eq!(
        waits_because(&shift, after),
        Some(OutcomeDue::RangFromTheDead)
    );
    assert_eq!(
        asks(&mut shift, "kari", ring(before)),
        refused(DeathRejection::NoCall)
    );
    assert_eq!(asks(&mut shift, "kari", ring(after)), Ok(()));
    shift.takes("kari");
    shift.passes(3);
    shift.picks_up(OWN);
    shift.passes(1);
    assert!(matches!(
        shift.state().contact(after).unwrap().phase,
        Phase::CallingBack { .. } | Phase::OnTheLine(_)
    ));
}

#[test]
fn nothing_is_followed_up_for_them_and_what_waits_can_end_without() {
    let mut shift = registered();
    let hers = gives_up(&mut shift, OWN);
    let mothers = gives_up(&mut shift, MOTHER);
    stands(&mut shift, Standing::Dead);
    for contact in [hers, mothers] {
        let person = also(&shift, contact, ForWhom::Person);
        assert_eq!(
            asks(&mut shift, "kari", person),
            refused(DeathRejection::NoFollowUp)
        );
        let sister = ForWhom::Relative(Secret::Known("Søsteren".to_owned()));
        for other in [sister, ForWhom::Child] {
            let other = also(&shift, contact, other);
            assert_eq!(asks(&mut shift, "kari", other), Ok(()));
        }
    }
    let next = in_an_hour(&shift);
    let ends = closes(hers, Outcome::NotReached, next.clone());
    assert_eq!(
        asks(&mut shift, "kari", ends),
        refused(DeathRejection::NoFollowUp)
    );
    let ends = closes(hers, Outcome::NotReached, Next::Settled);
    assert_eq!(asks(&mut shift, "kari", ends), Ok(()));
    // What is left by a contact with the mother may be about her.
    let ends = closes(mothers, Outcome::NotReached, Next::Settled);
    assert_eq!(
        asks(&mut shift, "kari", ends),
        Err(Rejection::FollowUpMissing)
    );
    let ends = closes(mothers, Outcome::NotReached, next);
    assert_eq!(asks(&mut shift, "kari", ends), Ok(()));
}

#[test]
fn marked_by_mistake_the_promise_says_so_no_more_and_is_made_again_by_hand() {
    let mut shift = registered();
    let hers = gives_up(&mut shift, OWN);
    stands(&mut shift, Standing::Dead);
    stands(&mut shift, Standing::Here);
    assert_eq!(waits_because(&shift, hers), Some(OutcomeDue::NotReached));
    let later = promise(&shift, hers);
    assert_eq!(asks(&mut shift, "kari", later), Ok(()));
    let found = shift.state().contact(hers).unwrap();
    let Phase::CallBackDue(promised) = &found.phase else {
        panic!("{:?}", found.phase)
    };
    assert_eq!(promised.why, CallBackReason::ByNurse);
    assert_eq!(asks(&mut shift, "kari", ring(hers)), Ok(()));
}
