//! What somebody may read of a patient now, and on what ground (`handbook/service/en/who-may-what.md`). Pure; the same for pages, API and
//! live line.

use std::time::Duration;

use crate::domain::access::{self, Looker};
use crate::domain::actor::Actor;
use crate::domain::consents::consent::{Consent, ConsentKind};
use crate::domain::contacts::contact::Contact;
use crate::domain::contacts::hands;
use crate::domain::ids::{ContactId, PatientId, StaffId};
use crate::domain::openings::opening::{Ground, LinkedBy, Reader, RecordPart};
use crate::domain::patients::patient::Patient;
use crate::domain::plans::section::Section;
use crate::domain::requests::request::Request;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// How long an opening with a reason and without a contact lasts.
pub const REASON_LASTS: Duration = Duration::from_hours(1);

/// What somebody may read of a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Every ground that holds, the plainest first: assigned, contact, then what needs a reason.
    pub grounds: Vec<Ground>,
    /// She has the person in hand: the whole record is hers to read. A doctor who has asked reads who it is, and of the plan what is open.
    pub in_hand: bool,
    sections: Vec<(Section, Ground)>,
}

impl Sight {
    /// On which ground a part may be read; on none.
    pub fn ground_for(&self, part: RecordPart) -> Option<Ground> {
        match part {
            RecordPart::Plan(section) => self
                .sections
                .iter()
                .find(|(open, _)| *open == section)
                .map(|(_, ground)| *ground),
            RecordPart::Identity => self.grounds.first().copied(),
            // Her own words to the day service, and what keeps those on duty safe: with everybody who has the person in hand.
            RecordPart::People
            | RecordPart::Flags
            | RecordPart::History
            | RecordPart::Confidences
            | RecordPart::Rights => self.grounds.first().copied().filter(|_| self.in_hand),
        }
    }

    /// Whether a part of the plan may be read.
    pub fn section(&self, section: Section) -> bool {
        self.sections.iter().any(|(open, _)| *open == section)
    }

    /// Whether it may be known that there is a plan. A reason without a contact opens of it what the person's consent covers, and if it covers
    /// nothing, not even that.
    pub fn knows_of_plan(&self) -> bool {
        let more = |ground: &Ground| *ground != Ground::Reason;
        self.grounds.iter().any(more) || !self.sections.is_empty()
    }

    /// Whether nothing may be read, nor known of it: not even whether there is a plan.
    pub const fn is_nothing(&self) -> bool {
        self.grounds.is_empty()
    }
}

/// What she may read of a patient; nothing, where no ground holds.
pub fn sight(state: &State, looker: Looker<'_>, patient: &Patient, now: Timestamp) -> Sight {
    of_all(state, looker, patient, None, now)
}

/// The same in one contact: what was opened in an emergency, or kept for safety, in another one is not read in this.
pub fn sight_in(
    state: &State,
    looker: Looker<'_>,
    patient: &Patient,
    contact: ContactId,
    now: Timestamp,
) -> Sight {
    of_all(state, looker, patient, Some(contact), now)
}

fn of_all(
    state: &State,
    looker: Looker<'_>,
    patient: &Patient,
    only: Option<ContactId>,
    now: Timestamp,
) -> Sight {
    let mut sight = Sight::nothing();
    if patient.erased {
        return sight;
    }
    if let Looker::Staff { id: staff, .. } = looker {
        if is_private(state, staff, patient) {
            return sight;
        }
        of_those_in_hand(state, looker, staff, patient, (only, now), &mut sight);
    }
    by_request(state, looker, patient, now, &mut sight);
    sight
}

/// As somebody of the day service who works with the person, or a nurse who has a contact with them, or a reason.
fn of_those_in_hand(
    state: &State,
    looker: Looker<'_>,
    staff: &StaffId,
    patient: &Patient,
    (only, now): (Option<ContactId>, Timestamp),
    sight: &mut Sight,
) {
    let works_days = looker.as_role(StaffRole::DayNurse).is_some()
        || looker.as_role(StaffRole::Coordinator).is_some();
    if works_days && is_assigned(state, staff, patient) {
        sight.add(Ground::Assigned, Section::ALL);
    }
    let consent = shown_on_call(state, patient, now);
    let is_shown = |section: &Section| {
        section.is_crisis() && consent.is_some_and(|consent| consent.covers(*section))
    };
    if let Some(contact) = contact_with(state, looker, patient) {
        let shown = Section::ALL.into_iter().filter(is_shown);
        sight.add(Ground::Contact(contact), shown);
    }
    if access::nurse_on_duty(state, looker).is_some() {
        let reader = Reader::Staff(staff.clone());
        let here = |ground: &Ground| {
            let contact = ground.contact();
            contact.is_none_or(|contact| only.is_none_or(|only| only == contact))
        };
        for ground in reasons(state, &reader, patient, now).filter(here) {
            let opened = Section::ALL.into_iter().filter(|section| match ground {
                Ground::Safety(_) => section.is_safety(),
                Ground::Emergency(_) => section.is_crisis(),
                // Without a contact nothing is opened against the person's word.
                Ground::Reason => is_shown(section),
                Ground::Assigned | Ground::TakenOn | Ground::Contact(_) | Ground::Request(_) => {
                    false
                }
            });
            sight.add(ground, opened);
        }
    }
    sight.in_hand = !sight.grounds.is_empty();
}

/// As a doctor who has asked for help, or was named in the case, and whose request the nurse has said to be about this person: the crisis part as far as the
/// person has consented both to its being shown on call and to sharing, or what was opened in an emergency.
fn by_request(
    state: &State,
    looker: Looker<'_>,
    patient: &Patient,
    now: Timestamp,
    sight: &mut Sight,
) {
    let Some((reader, request)) = asked_about(state, looker, patient, now) else {
        return;
    };
    let consents = [
        shown_on_call(state, patient, now),
        consent(state, patient, ConsentKind::Sharing, now),
    ];
    let shared = |section: &Section| {
        consents
            .iter()
            .all(|consent| consent.is_some_and(|consent| consent.covers(*section)))
    };
    let crisis = || {
        Section::ALL
            .into_iter()
            .filter(|section| section.is_crisis())
    };
    sight.add(Ground::Request(request.id), crisis().filter(shared));
    let emergency = Ground::Emergency(request.contact);
    if reasons(state, &reader, patient, now).any(|ground| ground == emergency)
        && !sight.grounds.contains(&emergency)
    {
        sight.add(emergency, crisis());
    }
}

/// The open request of this doctor, or in whose case this doctor was named, that is about the person. Never by the number that was typed in it: the nurse has to say so.
fn asked_about<'a>(
    state: &'a State,
    looker: Looker<'_>,
    patient: &Patient,
    now: Timestamp,
) -> Option<(Reader, &'a Request)> {
    let reader = Reader::of(looker)?;
    if reader.staff().is_some() {
        looker.as_role(StaffRole::Doctor)?;
    }
    let actor = reader.actor();
    access::stands(state, &actor, now).ok()?;
    let mut open = state
        .open_requests
        .iter()
        .filter_map(|id| state.request(*id));
    let found = open.find(|request| {
        let about = said_to_be_about(state, request.contact).and_then(|id| state.current(id));
        let takes_part = request.from.is(&actor)
            || (state.is_named(request.contact, &actor) && !is_private_to(state, &actor, request));
        request.is_open() && takes_part && about == Some(patient.id)
    })?;
    Some((reader, found))
}

/// Whether this doctor has said that they know the person of a case privately.
fn is_private_to(state: &State, doctor: &Actor, request: &Request) -> bool {
    let contact = state.contact(request.contact);
    doctor
        .staff()
        .is_some_and(|staff| contact.is_some_and(|contact| contact.care.is_private_to(staff)))
}

/// Whom somebody on duty has said that a contact is about: a number alone does not count.
pub fn said_to_be_about(state: &State, contact: ContactId) -> Option<PatientId> {
    let about = state.contact(contact)?.about.as_ref()?;
    (about.by == LinkedBy::Staff).then_some(about.patient)
}

/// The same for somebody who reads, in all the roles that the service file gives.
pub fn of_reader(state: &State, reader: &Reader, patient: PatientId, now: Timestamp) -> Sight {
    match (reader, state.current_patient(patient)) {
        (Reader::Staff(staff), _) => of_staff(state, staff, patient, now),
        (Reader::Guest(guest), Some(found)) => sight(state, Looker::Guest(*guest), found, now),
        (Reader::Guest(_), None) => Sight::nothing(),
    }
}

/// The same for a member of staff in all the roles that the service file gives her.
pub fn of_staff(state: &State, staff: &StaffId, patient: PatientId, now: Timestamp) -> Sight {
    let found = state.current_patient(patient);
    let member = state
        .service
        .as_ref()
        .and_then(|service| service.staff(staff));
    match (found, member) {
        (Some(patient), Some(member)) => {
            let looker = Looker::Staff {
                id: staff,
                roles: &member.roles,
            };
            sight(state, looker, patient, now)
        }
        _ => Sight::nothing(),
    }
}

impl Sight {
    const fn nothing() -> Self {
        Self {
            grounds: Vec::new(),
            in_hand: false,
            sections: Vec::new(),
        }
    }

    fn add(&mut self, ground: Ground, sections: impl IntoIterator<Item = Section>) {
        self.grounds.push(ground);
        for section in sections {
            if !self.section(section) {
                self.sections.push((section, ground));
            }
        }
    }
}

/// She has said in a contact of this person that she knows them privately: nothing more is shown to her.
pub fn knows_privately(state: &State, staff: &StaffId, patient: PatientId) -> bool {
    let patient = state.current_patient(patient);
    patient.is_some_and(|patient| is_private(state, staff, patient))
}

fn is_private(state: &State, staff: &StaffId, patient: &Patient) -> bool {
    contacts_of(state, patient).any(|contact| contact.care.is_private_to(staff))
}

/// Whether she is the coordinator or has the person assigned, in this record or in one merged into it.
pub fn is_assigned(state: &State, staff: &StaffId, patient: &Patient) -> bool {
    let records = state.records_of(patient);
    records.iter().any(|record| record.is_assigned(staff))
}

/// Contacts with this person or about them, the newest first, also those of records that were merged into this one.
pub fn contacts_of<'a>(
    state: &'a State,
    patient: &'a Patient,
) -> impl Iterator<Item = &'a Contact> {
    let records = state.records_of(patient);
    let mut ids: Vec<ContactId> = records
        .into_iter()
        .flat_map(|record| record.contacts.iter().copied())
        .collect();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.into_iter().filter_map(|id| state.contact(id))
}

/// The contact in her hands that is with this person or about them: an open one first.
fn contact_with(state: &State, looker: Looker<'_>, patient: &Patient) -> Option<ContactId> {
    let mut in_hand = contacts_of(state, patient)
        .filter(|contact| hands::has_in_hand(state, looker, contact))
        .map(|contact| (contact.is_open(), contact.id));
    let first = in_hand.next()?;
    let open = std::iter::once(first)
        .chain(in_hand)
        .find(|(open, _)| *open);
    Some(open.unwrap_or(first).1)
}

/// The consent that the crisis part is shown on call, if one holds. The newest word counts, also that of a merged record. Whoever has taken back
/// that the plan is made at all has taken back this as well, and is asked for it anew.
pub fn shown_on_call<'a>(
    state: &'a State,
    patient: &'a Patient,
    now: Timestamp,
) -> Option<&'a Consent> {
    consent(state, patient, ConsentKind::ShownOnCall, now)
        .filter(|shown| !plan_taken_back(state, patient) && !is_outlived(state, patient, shown))
}

/// The plan was taken back after this was given. An older program did not write down that this was taken back with it.
fn is_outlived(state: &State, patient: &Patient, shown: &Consent) -> bool {
    let records = state.records_of(patient).into_iter();
    let made: Vec<&Consent> = records
        .flat_map(|record| record.consents.values())
        .map(AsRef::as_ref)
        .filter(|consent| consent.kind == ConsentKind::PlanMade)
        .collect();
    let over = |one: &Consent| {
        one.withdrawn
            .or(one.struck.as_ref().map(|struck| struck.at))
    };
    made.iter().any(|one| {
        over(one).is_some_and(|over| {
            let another =
                |other: &&Consent| (other.at, other.id) > (one.at, one.id) && other.at <= over;
            over > shown.at && !made.iter().any(another)
        })
    })
}

/// The person has taken back that the plan is made, and not said otherwise since.
pub fn plan_taken_back(state: &State, patient: &Patient) -> bool {
    let newest = newest(state, patient, ConsentKind::PlanMade);
    newest.is_some_and(Consent::is_taken_back)
}

/// The consent of a kind that holds now.
pub fn consent<'a>(
    state: &'a State,
    patient: &'a Patient,
    kind: ConsentKind,
    now: Timestamp,
) -> Option<&'a Consent> {
    newest(state, patient, kind).filter(|consent| consent.holds(now))
}

/// The newest consent of a kind, whether it holds or not.
pub fn newest<'a>(
    state: &'a State,
    patient: &'a Patient,
    kind: ConsentKind,
) -> Option<&'a Consent> {
    state
        .records_of(patient)
        .into_iter()
        .flat_map(|record| record.consents.values())
        .map(AsRef::as_ref)
        .filter(|consent| consent.kind == kind)
        .max_by_key(|consent| (consent.at, consent.id))
}

/// What she has opened with a reason and may still read, in whichever record it was written down.
fn reasons<'a>(
    state: &'a State,
    reader: &'a Reader,
    patient: &'a Patient,
    now: Timestamp,
) -> impl Iterator<Item = Ground> + 'a {
    let records = state.records_of(patient).into_iter();
    records
        .flat_map(|record| record.openings.values())
        .filter(move |opening| opening.viewer == *reader && opening.ground.is_reviewed())
        // Whoever took the person on reads because she works with them, as long as she does.
        .filter(|opening| opening.ground != Ground::TakenOn && opening.kept_from.is_none())
        .filter(move |opening| match opening.ground.contact() {
            Some(contact) => state
                .contact(contact)
                .is_some_and(|contact| contact.is_open() && is_about(state, contact, patient.id)),
            None => now < opening.at + REASON_LASTS,
        })
        .map(|opening| opening.ground)
}

/// Whether a contact is about this patient, or one whose record was merged into this one.
pub fn is_about(state: &State, contact: &Contact, patient: PatientId) -> bool {
    contact
        .about
        .as_ref()
        .is_some_and(|about| state.current(about.patient) == Some(patient))
}

/// Whether this is somebody of the day service who works with the person, and does not know them privately.
pub fn works_with(state: &State, actor: &Actor, patient: PatientId) -> bool {
    let (Some(staff), Some(found)) = (actor.staff(), state.current_patient(patient)) else {
        return false;
    };
    let days = access::roles(state, staff).is_some_and(|roles| {
        roles.contains(&StaffRole::DayNurse) || roles.contains(&StaffRole::Coordinator)
    });
    days && is_assigned(state, staff, found) && !is_private(state, staff, found)
}
