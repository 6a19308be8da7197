//! The telephone of somebody who has died is left alone: it is not rung, nothing is promised to it and nothing is written to it. Whoever lives and
//! has the same telephone is rung as before, and so is whoever has been in touch with us by it since (`handbook/service/en/when-something-goes-wrong.md`).

use crate::domain::calls::call::{CallState, Ending};
use crate::domain::calls::{callback, gone};
use crate::domain::contacts::contact::{Contact, OutcomeDue, Owner, Phase};
use crate::domain::deaths::event::DeathEvent;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::decider::Decider;
use crate::domain::event::ContactEvent;
use crate::domain::ids::{CallId, ContactId, PatientId};
use crate::domain::messages::message::MessageState;
use crate::domain::openings::opening::{About, LinkedBy};
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::spelling;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::service::people::{Known, KnownAs};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

impl State {
    /// Whether a number is the own telephone of somebody who has died, and of nobody who lives.
    pub fn is_of_the_dead(&self, number: &E164) -> bool {
        let owners: Vec<&Patient> = self.owners(number).collect();
        !owners.is_empty()
            && owners.iter().all(|owner| has_died(owner))
            && !self.around_has(number, &owners)
            && !self.ours_has(number)
    }

    /// Somebody around a patient has it as well. The one who has died may stand in the record of another patient themselves.
    fn around_has(&self, number: &E164, owners: &[&Patient]) -> bool {
        self.phones_around(number).any(|(patient, relative)| {
            let around_them = owners.iter().any(|owner| owner.id == patient);
            let name = relative.person.known().map(|person| person.name.as_str());
            around_them || name.is_some_and(|name| !owners.iter().any(|owner| is(owner, name)))
        })
    }

    /// Somebody of ours, somebody we work with, or somebody around a patient whom only the service file knows.
    fn ours_has(&self, number: &E164) -> bool {
        let Some(service) = &self.service else {
            return false;
        };
        service
            .who_is(number)
            .known
            .iter()
            .any(|known| match known {
                Known::Staff(_) | Known::Legevakt(_) | Known::Partner(_) => true,
                Known::Listed(listed) => match &listed.who {
                    KnownAs::Contact { of } => of.len() > self.phone_of(number).len(),
                    KnownAs::Patient { .. } => false,
                },
                Known::Registered(_) => false,
            })
    }
}

fn has_died(patient: &Patient) -> bool {
    patient.standing == Standing::Dead
}

/// Whether a name in another record is theirs: both of their own names are in it.
fn is(patient: &Patient, name: &str) -> bool {
    let Some(identity) = patient.identity.known() else {
        return true;
    };
    let said = spelling::words(name);
    let has = |own: &str| spelling::words(own).iter().any(|word| said.contains(word));
    let preferred = identity.preferred.as_deref().is_some_and(has);
    (has(&identity.given) || preferred) && has(&identity.family)
}

/// Whether nobody living is to be reached by the number of this contact: it is not rung, and nothing is sent to it. A life that is in danger is
/// always rung.
pub fn is_left_alone(state: &State, contact: &Contact) -> bool {
    let number = contact.number.known();
    number.is_some_and(|number| state.is_of_the_dead(number))
        && contact.care.danger.is_none()
        && !is_with_a_relative(contact)
        && !has_been_in_touch_since(state, contact)
}

/// Whether this contact was with somebody who has died: what was agreed in it for them is not done any more.
pub fn is_with_the_dead(state: &State, contact: &Contact) -> bool {
    if is_with_a_relative(contact) || has_been_in_touch_since(state, contact) {
        return false;
    }
    is_about_the_dead(state, contact) || is_left_alone(state, contact)
}

/// Whether what is done for the person of a contact is done for somebody who has died.
pub fn is_about_the_dead(state: &State, contact: &Contact) -> bool {
    let number = contact.number.known();
    let alone = number.is_some_and(|number| state.is_of_the_dead(number));
    let about = contact.about.as_ref();
    about
        .filter(|about| alone || about.relative.is_some() || is_sure(about))
        .and_then(|about| state.current_patient(about.patient))
        .is_some_and(has_died)
}

/// More than the number says whom it is about.
fn is_sure(about: &About) -> bool {
    about.by == LinkedBy::Staff || about.confirmed.is_some()
}

fn is_with_a_relative(contact: &Contact) -> bool {
    let about = contact.about.as_ref();
    about.is_some_and(|about| about.relative.is_some())
}

/// Somebody has rung or written in this contact since the person was marked as dead: they live.
fn has_been_in_touch_since(state: &State, contact: &Contact) -> bool {
    let Some(marked) = marked(state, contact) else {
        return false;
    };
    let joined = contact.joined.iter().filter_map(|id| state.contact(*id));
    joined.chain([contact]).any(|one| {
        let mut messages = one.messages.iter().filter_map(|id| state.message(*id));
        one.since > marked
            || messages
                .any(|message| message.state == MessageState::Received && message.at > marked)
    })
}

/// When whoever has the number of a contact, or whom it is about, was marked as dead: the last of them.
fn marked(state: &State, contact: &Contact) -> Option<Timestamp> {
    let number = contact.number.known().into_iter();
    let owners = number.flat_map(|number| state.owners(number).map(|owner| owner.id));
    let about = contact.about.as_ref().map(|about| about.patient);
    owners
        .chain(about)
        .filter_map(|patient| state.death_of(patient))
        .filter(|death| death.undone.is_none())
        .map(|death| death.at)
        .max()
}

/// A nurse wants to ring, or to promise that somebody does.
pub(in crate::domain) fn may_be_rung(state: &State, contact: &Contact) -> Result<(), Rejection> {
    if is_left_alone(state, contact) {
        return Err(DeathRejection::NoCall.into());
    }
    Ok(())
}

/// Somebody has died: nothing is promised to them any more, and their telephone does not go on ringing. What was promised, somebody says the
/// outcome of.
pub(in crate::domain) fn end_promises(d: &mut Decider<'_>, found: &Patient) {
    let promised: Vec<ContactId> = d
        .state
        .open
        .iter()
        .filter_map(|contact| d.state.contact(*contact))
        .filter(|contact| is_theirs(d, contact, found))
        .map(|contact| contact.id)
        .collect();
    for contact in promised {
        hang_up(d, contact);
        promise_over(d, found.id, contact);
    }
}

/// A promise to this person that waits, or on which they are just being rung.
fn is_theirs(d: &Decider<'_>, contact: &Contact, found: &Patient) -> bool {
    let waits = match &contact.phase {
        Phase::CallBackDue(_) => true,
        Phase::CallingBack { call, .. } => is_ringing(d, *call),
        Phase::OnTheLine(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => false,
    };
    let number = contact.number.known();
    let theirs = d.state.records_of(found).into_iter().any(|record| {
        let identity = record.identity.known();
        let own = identity.is_some_and(|own| number.is_some_and(|one| own.phones.contains(one)));
        own || contact.about.as_ref().map(|about| about.patient) == Some(record.id)
    });
    waits && theirs && contact.care.danger.is_none() && is_with_the_dead(&d.state, contact)
}

fn is_ringing(d: &Decider<'_>, call: CallId) -> bool {
    d.state.call(call).is_some_and(|call| {
        matches!(
            call.state,
            CallState::RingingNurse { .. } | CallState::RingingPerson { .. }
        )
    })
}

fn hang_up(d: &mut Decider<'_>, contact: ContactId) {
    let found = d.contact(contact);
    let Some(Phase::CallingBack { call, .. }) = found.map(|found| found.phase.clone()) else {
        return;
    };
    if let Some(call) = d.call(call) {
        gone::end_call(d, &call, Ending::NotReached, false);
        gone::hang_up_legs(d, &call);
    }
}

fn promise_over(d: &mut Decider<'_>, patient: PatientId, contact: ContactId) {
    callback::stop_reminders(d, contact, None);
    let found = d.state.contact(contact);
    let owner = found
        .and_then(Contact::promise)
        .map_or_else(|| d.owner_for(contact), |promise| promise.owner.clone());
    nobody_to_ring(d, contact, owner, OutcomeDue::PersonDied);
    d.emit(DeathEvent::PromiseOver { patient, contact });
}

/// A promise comes due, or the person is about to be rung, and it is known only now that they have died: the record was merged, or something else
/// went on in the contact. Says whether this took care of it.
pub(in crate::domain) fn is_over(d: &mut Decider<'_>, contact: ContactId) -> bool {
    let found = d.state.contact(contact);
    let Some(found) = found.filter(|found| is_left_alone(&d.state, found)) else {
        return false;
    };
    let number = found.number.known();
    let dead = number.and_then(|number| d.state.owners(number).next());
    let Some(patient) = dead
        .and_then(|dead| d.state.death_of(dead.id))
        .map(|death| death.patient)
    else {
        return false;
    };
    hang_up(d, contact);
    promise_over(d, patient, contact);
    true
}

/// There is nobody to ring back: somebody says what happens.
pub(in crate::domain) fn nobody_to_ring(
    d: &mut Decider<'_>,
    contact: ContactId,
    owner: Owner,
    why: OutcomeDue,
) {
    let remind_at = Some(d.now + d.timing().outcome_reminder);
    d.emit(ContactEvent::OutcomeNeeded {
        contact,
        owner,
        why,
        remind_at,
    });
}

/// It was a mistake: what waits for its outcome because of it does not say any more that somebody has died.
pub(in crate::domain) fn they_live(d: &mut Decider<'_>, promised: &[ContactId]) {
    for contact in promised {
        let waits = d.contact(*contact).and_then(|found| match &found.phase {
            Phase::NeedsOutcome {
                owner,
                why: OutcomeDue::PersonDied,
                ..
            } => Some(owner.clone()),
            Phase::NeedsOutcome { .. }
            | Phase::OnTheLine(_)
            | Phase::CallBackDue(_)
            | Phase::CallingBack { .. }
            | Phase::Closed(_) => None,
        });
        if let Some(owner) = waits {
            nobody_to_ring(d, *contact, owner, OutcomeDue::NotReached);
        }
    }
}
