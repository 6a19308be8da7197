//! Which doctors take part in a case though they have asked for nothing in it with an account of their own: legevakt rang, somebody sat at
//! its PC, a relative rang, or the shift of doctors has changed. Whoever has the contact in hand names them; it is logged, and can be ended.

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::assessments::signature;
use crate::domain::decider::Decider;
use crate::domain::ids::ContactId;
use crate::domain::messages::message::MessageText;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// A doctor who was named in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDoctor {
    /// Of the staff, or let in for some days.
    pub doctor: Actor,
    /// Who named them.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// The doctor is told that there is something, and nothing about anybody; a guest sees it when next signed in.
pub(super) fn name(
    d: &mut Decider<'_>,
    contact: ContactId,
    doctor: &Actor,
) -> Result<(), Rejection> {
    d.contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if !signature::is_reachable_doctor(&d.state, doctor) {
        return Err(DocumentRejection::NoDoctor.into());
    }
    if d.state.is_named(contact, doctor) {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(AssessmentEvent::CaseDoctorNamed {
        contact,
        doctor: doctor.clone(),
        by,
    });
    if let Some(staff) = doctor.staff() {
        d.text_staff(staff, MessageText::CaseAsked);
    }
    Ok(())
}

/// What the doctor has written stays the doctor's, and readable to them.
pub(super) fn end(d: &mut Decider<'_>, contact: ContactId, doctor: &Actor) {
    if d.state.is_named(contact, doctor) {
        let by = d.actor.clone();
        d.emit(AssessmentEvent::CaseDoctorEnded {
            contact,
            doctor: doctor.clone(),
            by,
        });
    }
}

pub(super) fn named(state: &mut State, contact: ContactId, named: NamedDoctor) {
    let all = state.named_doctors.entry(contact).or_default();
    all.retain(|one| one.doctor != named.doctor);
    all.push_back(named);
}

pub(super) fn ended(state: &mut State, contact: ContactId, doctor: &Actor) {
    if let Some(all) = state.named_doctors.get_mut(&contact) {
        all.retain(|one| one.doctor != *doctor);
        if all.is_empty() {
            state.named_doctors.remove(&contact);
        }
    }
}

impl State {
    /// The doctors who were named in a case, the first named first.
    pub fn named_in(&self, contact: ContactId) -> impl Iterator<Item = &NamedDoctor> {
        self.named_doctors
            .get(&contact)
            .into_iter()
            .flat_map(Vector::iter)
    }

    /// Whether this doctor was.
    pub fn is_named(&self, contact: ContactId, doctor: &Actor) -> bool {
        self.named_in(contact).any(|one| one.doctor == *doctor)
    }

    /// The cases in which a doctor was named, the last first.
    pub fn named_cases(&self, doctor: &Actor) -> Vec<(ContactId, &NamedDoctor)> {
        let mut found: Vec<(ContactId, &NamedDoctor)> = self
            .named_doctors
            .iter()
            .filter_map(|(contact, all)| {
                let one = all.iter().find(|one| one.doctor == *doctor)?;
                Some((*contact, one))
            })
            .collect();
        found.sort_by_key(|(contact, one)| (std::cmp::Reverse(one.at), *contact));
        found
    }
}
