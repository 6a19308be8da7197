//! What was learnt the last time is a part of the plan, and each line of it has its day: where none is said, the day on which it is written down.
//! Whoever ends a contact is asked for it once. Decides nothing about what stands there.

use crate::domain::assessments::document::{Document, Standing as Stands};
use crate::domain::contacts::contact::Contact;
use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::ContactId;
use crate::domain::patients::patient::Standing;
use crate::domain::plans::content::{Answer, Content, Entry, answer};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// How it is with what was learnt in a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learnt {
    /// It is asked for, and nobody has said.
    Asked,
    /// Somebody has written it down.
    Said,
    /// Nothing, this time.
    Nothing,
}

/// Whether whoever ends a contact is asked for it: where there is a plan in force or somebody who coordinates one, for somebody who is alive. Where
/// the form "after the crisis" is begun, it is asked there and not here.
pub fn of_contact(state: &State, contact: &Contact) -> Option<Learnt> {
    let about = contact.about.as_ref()?;
    let patient = state.current_patient(about.patient)?;
    if patient.erased || patient.standing == Standing::Dead {
        return None;
    }
    let is_it = |id: &ContactId| *id == contact.id || contact.joined.contains(id);
    let mut said = state.suggestions_of(patient);
    let said = said.any(|(_, _, one)| {
        one.section.is_none() && one.struck.is_none() && one.contact.as_ref().is_some_and(is_it)
    });
    if said {
        return Some(Learnt::Said);
    }
    let records = state.records_of(patient);
    let mut nothing = records.iter().flat_map(|record| &record.nothing_learnt);
    if nothing.any(is_it) {
        return Some(Learnt::Nothing);
    }
    let in_a_form = |one: &Document| {
        one.kind == DocumentKind::AfterCrisis
            && !matches!(one.part.standing(), Stands::Withdrawn { .. })
    };
    if state.documents_of(contact.id).any(in_a_form) {
        return None;
    }
    let goes_to = state.plan_in_force_of(patient).is_some() || patient.coordinator.is_some();
    goes_to.then_some(Learnt::Asked)
}

/// What is about to be kept, with a day for each line of what was learnt. `before`: what stands there: a line keeps the day that it has.
pub(super) fn dated(
    d: &Decider<'_>,
    section: Section,
    content: Content,
    before: Option<&Content>,
) -> Content {
    if section != Section::Learnt {
        return content;
    }
    let mut content = content;
    for entry in &mut content.entries {
        if answer(entry, Ask::Dated).is_none()
            && let Some(text) = known(entry, before).or_else(|| day(d, d.now))
        {
            let ask = Ask::Dated;
            entry.push(Answer { ask, text });
            entry.sort_by_key(|one| section.asks().iter().position(|ask| *ask == one.ask));
        }
    }
    content
}

/// A day as a part of a plan holds it, where the service is.
pub(super) fn day(d: &Decider<'_>, at: Timestamp) -> Option<String> {
    let service = d.service()?;
    let (date, _) = calendar::local(&service.zone, at);
    Some(date.to_string())
}

/// The day that the same line has already.
fn known(entry: &Entry, before: Option<&Content>) -> Option<String> {
    let words = answer(entry, Ask::What);
    let mut all = before?.entries.iter();
    let found = all.find(|one| answer(one, Ask::What) == words)?;
    answer(found, Ask::Dated).map(str::to_owned)
}
