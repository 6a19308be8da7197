//! Those around a patient: listed, what each may be told, and what they have told in confidence
//! (`handbook/service/en/relatives.md`). Less may be told at anybody's word on duty; more only with those who work with the person. Less of whoever
//! two records list that are read as one is said in both; more, in the one that was named.

use crate::domain::consents::able::Widened;
use crate::domain::contacts::decide::LONGEST_NOTE;
use crate::domain::decider::Decider;
use crate::domain::ids::{ConfidenceId, ContactId, PatientId, RelativeId};
use crate::domain::openings::sight;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::identity::{LONGEST, needed};
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::{MOST_PEOPLE, Person, Relative, Told};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::patients::settings::ProofQuestion;
use crate::domain::patients::spelling;
use crate::domain::patients::together::is_same;
use crate::domain::plans::content::{Entry, named};
use crate::domain::plans::section::Section;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;

/// Longest text told in confidence, in characters.
pub const LONGEST_TOLD: usize = LONGEST_NOTE;

/// Somebody on the list, and the record that lists them: that of the patient, or one that was merged into it.
fn listed(
    d: &Decider<'_>,
    found: &Patient,
    relative: RelativeId,
) -> Result<(PatientId, Relative), Rejection> {
    let mut records = d.state.records_of(found).into_iter();
    let listed = records.find_map(|record| {
        let listed = record.relatives.get(&relative)?;
        (!listed.removed).then(|| (record.id, (**listed).clone()))
    });
    listed.ok_or(Rejection::NotFound { what: "person" })
}

/// The same one, as the other records that are read as one with this list them.
fn also_listed(
    d: &Decider<'_>,
    found: &Patient,
    record: PatientId,
    known: &Relative,
) -> Vec<(PatientId, Relative)> {
    let others = d.state.records_of(found).into_iter();
    let others = others.filter(|other| other.id != record && !other.erased);
    let listed = others.flat_map(|other| {
        let people = other.people().into_iter();
        people.map(|one| (other.id, one.clone()))
    });
    listed.filter(|(_, one)| is_same(one, known)).collect()
}

pub(super) fn list(
    d: &mut Decider<'_>,
    found: &Patient,
    relative: RelativeId,
    person: Person,
    order: u16,
    amended: Option<Amended>,
) -> Result<(), Rejection> {
    let person = person.checked()?;
    let records = d.state.records_of(found);
    let holds = |record: &&&Patient| record.relatives.contains_key(&relative);
    // Who is listed in a record that was merged into this one is changed there.
    let found = records.iter().find(holds).copied().unwrap_or(found);
    let known = found.relatives.get(&relative);
    if known.is_none() && found.people().len() >= MOST_PEOPLE {
        return Err(RecordRejection::TooMany { most: MOST_PEOPLE }.into());
    }
    // What was said of one does not go over to another.
    if known.is_some_and(|known| carries(&records, known) && is_another(known, &person)) {
        return Err(RecordRejection::AnotherPerson.into());
    }
    // Whoever is listed anew, or under another name or number, is still the one the person does not want contact with.
    let anew = known.is_none_or(|known| !known.objected && is_said_otherwise(known, &person));
    let objected = anew && records.iter().any(|record| is_objected_to(record, &person));
    let same = known.is_some_and(|known| {
        !known.removed && known.order == order && known.person.known() == Some(&person)
    });
    if !same {
        let record = found.id;
        d.emit(PatientEvent::RelativeListed {
            patient: record,
            relative,
            person: Secret::Known(person),
            order,
            by: d.actor.clone(),
            amended,
        });
        if objected {
            let by = d.staff()?;
            d.emit(PatientEvent::RelativeObjected {
                patient: record,
                relative,
                objected,
                by,
                amended: None,
            });
        }
    }
    Ok(())
}

/// Whether something was said of this one that would go over to whoever stands there next: what they may be told, and what a plan gives them to
/// do.
fn carries(records: &[&Patient], known: &Relative) -> bool {
    let names = |entry: &Entry| named(entry).contains(&known.id);
    let plans = records.iter().flat_map(|record| &record.plans);
    let mut plans = plans.filter(|plan| plan.is_in_force() || plan.is_under_way());
    known.told > Told::Listen
        || plans.any(|plan| {
            let parts = Section::ALL.into_iter();
            let mut parts = parts.filter_map(|section| plan.content(section));
            parts.any(|content| content.entries.iter().any(names))
        })
}

/// Whether this is somebody else than who stands there: no word of the name is left, but for a slip, or neither the name nor what they are to the
/// person is the same.
fn is_another(known: &Relative, person: &Person) -> bool {
    let Some(known) = known.person.known() else {
        return false;
    };
    let (before, now) = (spelling::words(&known.name), spelling::words(&person.name));
    let alike = |word: &String| {
        let mut all = before.iter();
        all.any(|known| {
            spelling::fit(known, word)
                .or(spelling::fit(word, known))
                .is_some()
        })
    };
    before != now && (known.role != person.role || !now.iter().any(alike))
}

/// Whether the name or the numbers are not those that stand there, or nobody stands there any more.
fn is_said_otherwise(known: &Relative, person: &Person) -> bool {
    known.removed
        || known
            .person
            .known()
            .is_none_or(|known| known.name != person.name || known.phones != person.phones)
}

/// Whether the person objects to contact with somebody of this name, or with this number where nobody shares it; also one who was taken off
/// the list.
fn is_objected_to(record: &Patient, person: &Person) -> bool {
    let name = spelling::words(&person.name);
    let objected = record.relatives.values().filter(|one| one.objected);
    let mut known = objected.filter_map(|one| one.person.known());
    known.any(|one| {
        let number = |phone| !person.shared_phone && person.phones.contains(phone);
        spelling::words(&one.name) == name || !one.shared_phone && one.phones.iter().any(number)
    })
}

pub(super) fn set_told(
    d: &mut Decider<'_>,
    found: &Patient,
    relative: RelativeId,
    told: Told,
    widened: Option<Widened>,
    amended: Option<&Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let (record, known) = listed(d, found, relative)?;
    if told > known.told && !sight::is_assigned(&d.state, &by, found) {
        return Err(RecordRejection::OnlyThePersonWidens.into());
    }
    let said = match widened.filter(|_| told > known.told) {
        Some(widened) => widened.checked()?,
        None if told > known.told => return Err(RecordRejection::OwnWordsMissing.into()),
        None => None,
    };
    if told != known.told {
        d.emit(PatientEvent::ToldSet {
            patient: record,
            relative,
            told,
            by: by.clone(),
            said,
            amended: amended.cloned(),
        });
    }
    let others = also_listed(d, found, record, &known).into_iter();
    for (patient, other) in others.filter(|(_, other)| told <= known.told && told < other.told) {
        d.emit(PatientEvent::ToldSet {
            patient,
            relative: other.id,
            told,
            by: by.clone(),
            said: None,
            amended: amended.cloned(),
        });
    }
    Ok(())
}

/// Only with those who work with the person: whoever could change the question could pass for them.
pub(super) fn choose_question(
    d: &mut Decider<'_>,
    found: &Patient,
    relative: RelativeId,
    question: ProofQuestion,
    amended: Option<Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    if !sight::is_assigned(&d.state, &by, found) {
        return Err(RecordRejection::WithThePerson.into());
    }
    let (record, known) = listed(d, found, relative)?;
    let question = question.checked()?;
    if known.question.as_ref().and_then(Secret::known) != Some(&question) {
        d.emit(PatientEvent::RelativeQuestionChosen {
            patient: record,
            relative,
            question: Secret::Known(question),
            by,
            amended,
        });
    }
    Ok(())
}

pub(super) fn set_objected(
    d: &mut Decider<'_>,
    found: &Patient,
    relative: RelativeId,
    objected: bool,
    amended: Option<&Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let (record, known) = listed(d, found, relative)?;
    if !objected && known.objected && !sight::is_assigned(&d.state, &by, found) {
        return Err(RecordRejection::OnlyThePersonWidens.into());
    }
    if objected != known.objected {
        d.emit(PatientEvent::RelativeObjected {
            patient: record,
            relative,
            objected,
            by: by.clone(),
            amended: amended.cloned(),
        });
    }
    let others = also_listed(d, found, record, &known).into_iter();
    for (patient, other) in others.filter(|(_, other)| objected && !other.objected) {
        d.emit(PatientEvent::RelativeObjected {
            patient,
            relative: other.id,
            objected,
            by: by.clone(),
            amended: amended.cloned(),
        });
    }
    Ok(())
}

pub(super) fn unlist(
    d: &mut Decider<'_>,
    found: &Patient,
    relative: RelativeId,
    amended: Option<&Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let (record, known) = listed(d, found, relative)?;
    let others = also_listed(d, found, record, &known);
    let all = others.into_iter().map(|(other, one)| (other, one.id));
    for (patient, relative) in std::iter::once((record, relative)).chain(all) {
        d.emit(PatientEvent::RelativeRemoved {
            patient,
            relative,
            by: by.clone(),
            amended: amended.cloned(),
        });
    }
    Ok(())
}

pub(super) fn write_confidence(
    d: &mut Decider<'_>,
    found: &Patient,
    confidence: ConfidenceId,
    relative: Option<RelativeId>,
    told_in: Option<ContactId>,
    text: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    // It has a key of its own, which is destroyed with its record: two records never share one.
    if let Some(of) = d.state.confidences.get(&confidence) {
        let same = d.state.current(*of) == Some(found.id);
        let elsewhere = Rejection::NotFound { what: "record" };
        return if same { Ok(()) } else { Err(elsewhere) };
    }
    if let Some(relative) = relative {
        listed(d, found, relative)?;
    }
    if told_in.is_some_and(|contact| d.state.contact(contact).is_none()) {
        return Err(Rejection::NotFound { what: "contact" });
    }
    d.emit(PatientEvent::ConfidenceTold {
        patient: found.id,
        confidence,
        relative,
        told_in,
        text: Secret::Known(needed(text, LONGEST_TOLD)?),
        by,
    });
    Ok(())
}

pub(super) fn strike_confidence(
    d: &mut Decider<'_>,
    found: &Patient,
    confidence: ConfidenceId,
    why: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let records = d.state.records_of(found);
    let (record, told) = records
        .into_iter()
        .find_map(|record| Some((record.id, record.confidences.get(&confidence)?)))
        .ok_or(Rejection::NotFound { what: "record" })?;
    if told.struck.is_some() {
        return Ok(());
    }
    d.emit(PatientEvent::ConfidenceStruck {
        patient: record,
        confidence,
        why: Secret::Known(needed(why, LONGEST)?),
        by,
    });
    Ok(())
}
