//! What others suggest for a plan, and what was learnt after a crisis. The coordinator and the person decide what comes of it; what was looked at
//! stays to be read.

use crate::domain::decider::Decider;
use crate::domain::ids::{ContactId, PlanId};
use crate::domain::patients::decide::current;
use crate::domain::patients::identity::{self, needed};
use crate::domain::patients::patient::Patient;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::content::{Answer, Entry, LONGEST, answer};
use crate::domain::plans::decide::{begin, beginning, holding, write};
use crate::domain::plans::event::PlanEvent;
use crate::domain::plans::learnt::{self, Learnt};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Most suggestions that wait to be looked at.
const MOST_SUGGESTIONS: usize = 1_000;

/// Something for the plan; the coordinator and the person decide. Without a part it is what was learnt after a crisis.
pub(in crate::domain) fn suggest(
    d: &mut Decider<'_>,
    patient: &Patient,
    section: Option<Section>,
    contact: Option<ContactId>,
    words: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    if contact.is_some_and(|contact| d.state.contact(contact).is_none()) {
        return Err(Rejection::NotFound { what: "contact" });
    }
    let record = beginning(d, patient);
    let patient = record.as_deref().unwrap_or(patient);
    if patient.suggestions.len() >= MOST_SUGGESTIONS {
        return Err(RecordRejection::TooMany {
            most: MOST_SUGGESTIONS,
        }
        .into());
    }
    d.emit(PlanEvent::ChangeSuggested {
        patient: patient.id,
        section,
        said_in: contact,
        by,
        words: Secret::Known(needed(words, LONGEST)?),
    });
    Ok(())
}

pub(super) fn settle(d: &mut Decider<'_>, patient: &Patient, index: u16) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = patient
        .suggestions
        .get(usize::from(index))
        .ok_or(Rejection::NotFound { what: "suggestion" })?;
    if found.waits() {
        d.emit(PlanEvent::SuggestionSettled {
            patient: patient.id,
            index,
            by,
        });
    }
    Ok(())
}

/// Whoever ends a contact was asked what was learnt, and it is nothing this time.
pub(in crate::domain) fn nothing(
    d: &mut Decider<'_>,
    patient: &Patient,
    contact: ContactId,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d.state.contact(contact);
    let found = found.ok_or(Rejection::NotFound { what: "contact" })?;
    let about = found.about.as_ref().ok_or(RecordRejection::AboutNobody)?;
    if d.state.current(about.patient) != d.state.current(patient.id) {
        return Err(RecordRejection::AboutNobody.into());
    }
    if learnt::of_contact(&d.state, found) == Some(Learnt::Asked) {
        d.emit(PlanEvent::NothingLearnt {
            patient: patient.id,
            said_in: contact,
            by,
        });
    }
    Ok(())
}

/// The part into which a suggestion can be taken as it stands: what was learnt has one of its own; the others are those whose entries are a
/// line. Medicines, steps and tasks are written by hand.
pub fn goes_into(section: Option<Section>) -> Option<Section> {
    let section = section.unwrap_or(Section::Learnt);
    let lines = section.repeats() && section.asks() == [Ask::What];
    (lines || section == Section::Learnt).then_some(section)
}

/// It was looked at with the person, who wants it in the plan. Where no version is being written, one is begun for it. One that was looked at
/// before can still be taken in; one that was struck through cannot.
pub(super) fn take(
    d: &mut Decider<'_>,
    patient: &Patient,
    index: u16,
    plan: PlanId,
    source: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let missing = || Rejection::NotFound { what: "suggestion" };
    let found = patient.suggestions.get(usize::from(index));
    let found = found.filter(|found| found.struck.is_none());
    let found = found.ok_or_else(missing)?;
    if found.taken.is_some() {
        return Ok(());
    }
    let section = goes_into(found.section).ok_or(RecordRejection::AnswerMissing)?;
    let words = found.words.known().ok_or_else(missing)?;
    let entry = entry(d, section, words, found.contact, found.at, source);
    let in_use = current(d, patient.id)?;
    if d.state.plan_under_way_of(&in_use).is_none() {
        let record = beginning(d, &in_use).unwrap_or(in_use);
        begin(d, &record, plan)?;
    }
    let in_use = current(d, patient.id)?;
    let gone = || Rejection::NotFound { what: "plan" };
    let version = d.state.plan_under_way_of(&in_use).ok_or_else(gone)?.clone();
    let record = holding(d, &in_use, version.id).ok_or_else(gone)?;
    let now = version.content(section);
    let mut content = now.cloned().unwrap_or_default();
    let said = |one: &Entry| answer(one, Ask::What) == Some(words.as_str());
    if !content.entries.iter().any(said) {
        content.entries.push(entry);
    }
    write(d, &record, version.id, section, content, now)?;
    d.emit(PlanEvent::SuggestionTaken {
        patient: patient.id,
        index,
        section,
        by,
    });
    Ok(())
}

/// Word for word; of what was learnt also when it was, and from where it is known.
fn entry(
    d: &Decider<'_>,
    section: Section,
    words: &str,
    contact: Option<ContactId>,
    suggested: Timestamp,
    source: &str,
) -> Entry {
    let contact = contact.and_then(|contact| d.state.contact(contact));
    let at = contact.map_or(suggested, |contact| contact.since);
    let (day, source) = (learnt::day(d, at), source.trim().to_owned());
    let answers = [
        (Ask::What, Some(words.to_owned())),
        (Ask::Dated, day),
        (Ask::Source, (!source.is_empty()).then_some(source)),
    ];
    let answers = answers
        .into_iter()
        .filter(|(ask, _)| section.takes(*ask))
        .filter_map(|(ask, text)| Some(Answer { ask, text: text? }));
    answers.collect()
}

/// What was wrong is struck through, also once it was looked at.
pub(super) fn strike(
    d: &mut Decider<'_>,
    patient: &Patient,
    index: u16,
    why: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = patient
        .suggestions
        .get(usize::from(index))
        .ok_or(Rejection::NotFound { what: "suggestion" })?;
    if found.struck.is_none() {
        d.emit(PlanEvent::SuggestionStruck {
            patient: patient.id,
            index,
            why: Secret::Known(needed(why, identity::LONGEST)?),
            by,
        });
    }
    Ok(())
}
