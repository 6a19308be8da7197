//! Who reads, on what ground, and whom a contact is about. Every reading is written down; need to know decides
//! (`handbook/service/en/who-may-what.md`).

use crate::domain::contacts::contact::Contact;
use crate::domain::decider::Decider;
use crate::domain::ids::{ContactId, OpeningId, PatientId, RelativeId, RequestId, StaffId};
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::{Ground, LinkedBy, Opening, Reader, RecordPart, Verdict};
use crate::domain::openings::shown;
use crate::domain::openings::sight::{self, Sight};
use crate::domain::patients::assigning;
use crate::domain::patients::decide::current;
use crate::domain::patients::identity::{needed, text_of};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::phone::E164;
use crate::domain::rejection::{MayNot, Rejection};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Longest reason, in characters.
pub const LONGEST_REASON: usize = 1_000;
/// Shorter than this no reason says anything, in characters.
pub const SHORTEST_REASON: usize = 10;

/// A contact has begun: if its number belongs to one patient only, or to one person around one patient, it is about them. A hint.
pub(in crate::domain) fn by_number(d: &mut Decider<'_>, contact: ContactId, number: &E164) {
    let Some((patient, relative)) = the_only_one(d, number) else {
        return;
    };
    d.emit(OpeningEvent::PersonLinked {
        patient,
        contact,
        relative,
        linked_by: LinkedBy::Number,
    });
}

fn the_only_one(d: &Decider<'_>, number: &E164) -> Option<(PatientId, Option<RelativeId>)> {
    match d.state.phone_of(number).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn open_contact(d: &Decider<'_>, contact: ContactId) -> Result<std::sync::Arc<Contact>, Rejection> {
    d.contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })
}

pub(in crate::domain) fn link(
    d: &mut Decider<'_>,
    contact: ContactId,
    patient: PatientId,
    relative: Option<RelativeId>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let about = open_contact(d, contact)?;
    let found = current(d, patient)?;
    if !may_point(d, &by, &about, found.id) {
        return Err(MayNot::NoGround.into());
    }
    let listed = |relative: RelativeId| {
        d.state
            .relative_of(&found, relative)
            .is_some_and(|relative| !relative.removed)
    };
    if relative.is_some_and(|relative| !listed(relative)) {
        return Err(Rejection::NotFound { what: "person" });
    }
    d.emit(OpeningEvent::PersonLinked {
        patient: found.id,
        contact,
        relative,
        linked_by: LinkedBy::Staff,
    });
    // She has the card before her from now on.
    shown::card(d, &by, contact);
    Ok(())
}

/// Whoever is not on duty points a contact at nobody whom she has no ground to read already, unless it came from their telephone, or from that of
/// somebody around them: or else any contact of hers would open any record.
fn may_point(d: &Decider<'_>, by: &StaffId, contact: &Contact, patient: PatientId) -> bool {
    let on_duty = d.state.shift.as_ref().is_some_and(|shift| shift.has(by));
    let rang = || {
        let number = contact.number.known();
        let owners = number.map(|number| d.state.phone_of(number));
        let mut owners = owners.into_iter().flatten();
        owners.any(|(owner, _)| d.state.current(owner) == Some(patient))
    };
    on_duty || rang() || sight::of_staff(&d.state, by, patient, d.now).in_hand
}

pub(in crate::domain) fn unlink(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let by = d.staff()?;
    let about = open_contact(d, contact)?.about.clone();
    let patient = about.ok_or(RecordRejection::AboutNobody)?.patient;
    d.emit(OpeningEvent::PersonUnlinked {
        patient,
        contact,
        by,
    });
    Ok(())
}

/// Reads parts, each on the best ground there is for it. What no ground opens is refused, and nothing of it is said.
pub(in crate::domain) fn read(
    d: &mut Decider<'_>,
    patient: PatientId,
    parts: &[RecordPart],
) -> Result<(), Rejection> {
    let viewer = reader(d)?;
    let found = current(d, patient)?;
    let sight = sight::of_reader(&d.state, &viewer, found.id, d.now);
    if parts.iter().any(|part| sight.ground_for(*part).is_none()) {
        return Err(RecordRejection::NoGround.into());
    }
    opened(d, &viewer, found.id, &sight, parts);
    Ok(())
}

/// What was shown without being asked for, such as the card while the telephone rings: what there is a ground for is written down.
pub(in crate::domain) fn shown(
    d: &mut Decider<'_>,
    viewer: &StaffId,
    patient: PatientId,
    parts: &[RecordPart],
) {
    let sight = sight::of_staff(&d.state, viewer, patient, d.now);
    let open: Vec<RecordPart> = parts
        .iter()
        .copied()
        .filter(|part| sight.ground_for(*part).is_some())
        .collect();
    opened(d, &Reader::Staff(viewer.clone()), patient, &sight, &open);
}

fn reader(d: &Decider<'_>) -> Result<Reader, Rejection> {
    Reader::who_acts(&d.actor).ok_or(Rejection::NotStaff)
}

/// Once per viewer, ground and part in a contact.
fn opened(
    d: &mut Decider<'_>,
    viewer: &Reader,
    patient: PatientId,
    sight: &Sight,
    parts: &[RecordPart],
) {
    for ground in &sight.grounds {
        let on_it: Vec<RecordPart> = parts
            .iter()
            .copied()
            .filter(|part| sight.ground_for(*part) == Some(*ground))
            .collect();
        let known = last_opening(d, patient, viewer, *ground);
        // Working with somebody is one ground for years: each day it is written anew.
        let known = known.filter(|(_, opening)| {
            ground.is_of_one_matter() || d.now.since(opening.at) < sight::REASON_LASTS
        });
        let new: Vec<RecordPart> = on_it
            .into_iter()
            .filter(|part| {
                (known.as_ref()).is_none_or(|(_, opening)| !opening.parts.contains(part))
            })
            .collect();
        let known = known.map(|(record, opening)| (record, opening.id));
        if new.is_empty() {
            continue;
        }
        let (record, opening) = known.unwrap_or_else(|| (patient, d.opening_id()));
        d.emit(OpeningEvent::RecordOpened {
            patient: record,
            opening,
            viewer: viewer.clone(),
            ground: *ground,
            reason: None,
            parts: new,
        });
    }
}

/// What she opened last on this ground, and in which of the person's records.
fn last_opening(
    d: &Decider<'_>,
    patient: PatientId,
    viewer: &Reader,
    ground: Ground,
) -> Option<(PatientId, Opening)> {
    let patient = d.state.patient(patient)?;
    let on_it = d.state.openings_of(patient);
    let on_it = on_it.filter(|(_, one)| one.viewer == *viewer && one.ground == ground);
    let on_it = on_it.filter(|(_, one)| one.kept_from.is_none());
    let last = on_it.max_by_key(|(_, one)| one.id);
    last.map(|(record, one)| (record, one.clone()))
}

/// What was read while the log took nothing: in the opening that it belongs to, or one of its own.
pub(in crate::domain) fn unwritten(
    d: &mut Decider<'_>,
    patient: PatientId,
    viewer: Reader,
    ground: Ground,
    parts: Vec<RecordPart>,
    read_at: Timestamp,
) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    let known = last_opening(d, found.id, &viewer, ground);
    let known = known.filter(|_| ground.is_of_one_matter());
    let new: Vec<RecordPart> = parts
        .into_iter()
        .filter(|part| (known.as_ref()).is_none_or(|(_, known)| !known.parts.contains(part)))
        .collect();
    let known = known.map(|(record, known)| (record, known.id));
    if !new.is_empty() {
        let (record, opening) = known.unwrap_or_else(|| (found.id, d.opening_id()));
        d.emit(OpeningEvent::ReadUnwritten {
            patient: record,
            opening,
            viewer,
            ground,
            parts: new,
            read_at: read_at.min(d.now),
        });
    }
    Ok(())
}

fn reason_of(text: &str) -> Result<Secret<String>, Rejection> {
    let reason = needed(text, LONGEST_REASON)?;
    if reason.chars().count() < SHORTEST_REASON {
        return Err(RecordRejection::ReasonTooShort.into());
    }
    Ok(Secret::Known(reason))
}

/// Emergency access, or an opening without a contact: with a reason, for a while, and looked at by the leader afterwards.
pub(in crate::domain) fn with_reason(
    d: &mut Decider<'_>,
    patient: PatientId,
    contact: Option<ContactId>,
    reason: &str,
) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    let ground = match contact {
        None => Ground::Reason,
        Some(contact) => {
            let about = open_contact(d, contact)?;
            if !about.is_open() || !sight::is_about(&d.state, &about, found.id) {
                return Err(RecordRejection::AboutNobody.into());
            }
            Ground::Emergency(contact)
        }
    };
    reasoned(d, found.id, ground, reason)
}

/// A doctor opens the crisis part for the request that he takes part in: in an emergency, with a reason.
pub(in crate::domain) fn for_request(
    d: &mut Decider<'_>,
    request: RequestId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = d.state.request(request);
    let found = found.ok_or(Rejection::NotFound { what: "request" })?;
    let contact = found.contact;
    if !found.is_open() {
        return Err(Rejection::Closed);
    }
    let about = sight::said_to_be_about(&d.state, contact).ok_or(RecordRejection::AboutNobody)?;
    let patient = current(d, about)?;
    reasoned(d, patient.id, Ground::Emergency(contact), reason)
}

/// In the middle of the contact in which consent was withdrawn she keeps what is needed for safety.
pub(in crate::domain) fn keep_safety(
    d: &mut Decider<'_>,
    contact: ContactId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = open_contact(d, contact)?;
    let about = found.about.clone().ok_or(RecordRejection::AboutNobody)?;
    let patient = current(d, about.patient)?;
    if !found.is_open() {
        return Err(Rejection::Closed);
    }
    let viewer = reader(d)?;
    let read_here = || {
        let openings = d.state.openings_of(&patient).map(|(_, opening)| opening);
        openings.filter(|opening| {
            opening.viewer == viewer && opening.ground == Ground::Contact(contact)
        })
    };
    let had_read = read_here().next().is_some();
    let consent = sight::shown_on_call(&d.state, &patient, d.now);
    let is_closed = |part: &RecordPart| {
        matches!(part, RecordPart::Plan(section) if section.is_safety()
            && consent.is_none_or(|consent| !consent.covers(*section)))
    };
    let closed = || read_here().any(|opening| opening.parts.iter().any(is_closed));
    // All of it was withdrawn, or what is needed for safety was left out.
    if !had_read || consent.is_some() && !closed() {
        return Err(RecordRejection::NothingWithdrawn.into());
    }
    reasoned(d, patient.id, Ground::Safety(contact), reason)
}

pub(in crate::domain) fn reasoned(
    d: &mut Decider<'_>,
    patient: PatientId,
    ground: Ground,
    reason: &str,
) -> Result<(), Rejection> {
    let viewer = reader(d)?;
    let private = |staff| sight::knows_privately(&d.state, staff, patient);
    if viewer.staff().is_some_and(private) {
        return Err(Rejection::KnownPrivately);
    }
    let reason = reason_of(reason)?;
    let opening: OpeningId = d.opening_id();
    d.emit(OpeningEvent::RecordOpened {
        patient,
        opening,
        viewer,
        ground,
        reason: Some(reason),
        parts: Vec::new(),
    });
    Ok(())
}

/// The leader says what to make of an opening that is hers to look at. Nobody reviews their own.
pub(in crate::domain) fn review(
    d: &mut Decider<'_>,
    patient: PatientId,
    opening: OpeningId,
    verdict: Verdict,
    words: &str,
) -> Result<(), Rejection> {
    let (by, patient, found) = somebody_elses(d, patient, opening)?;
    let words = text_of(words, LONGEST_REASON)?.map(Secret::Known);
    if verdict == Verdict::Wrong && words.is_none() {
        return Err(Rejection::Empty);
    }
    d.emit(OpeningEvent::OpeningReviewed {
        patient,
        opening,
        by: by.clone(),
        verdict,
        words,
    });
    if verdict == Verdict::Wrong
        && found.ground == Ground::TakenOn
        && let Reader::Staff(staff) = &found.viewer
    {
        assigning::taken_off(d, patient, staff, &by);
    }
    Ok(())
}

/// The leader takes the last word back: what was said before it counts again.
pub(in crate::domain) fn undo_review(
    d: &mut Decider<'_>,
    patient: PatientId,
    opening: OpeningId,
) -> Result<(), Rejection> {
    let (by, patient, found) = somebody_elses(d, patient, opening)?;
    if found.review().is_none() {
        return Err(RecordRejection::NotReviewed.into());
    }
    d.emit(OpeningEvent::ReviewUndone {
        patient,
        opening,
        by,
    });
    Ok(())
}

/// An opening that is not the leader's own, and the record that holds it: a merged one keeps its own.
fn somebody_elses(
    d: &Decider<'_>,
    patient: PatientId,
    opening: OpeningId,
) -> Result<(StaffId, PatientId, Opening), Rejection> {
    let by = d.staff()?;
    let found = d.state.opening(opening);
    let found = found.filter(|(record, _)| d.state.current(record.id) == d.state.current(patient));
    let (record, found) = found.ok_or(Rejection::NotFound { what: "opening" })?;
    if found.viewer == by {
        return Err(RecordRejection::OwnOpening.into());
    }
    Ok((by, record.id, found.clone()))
}
