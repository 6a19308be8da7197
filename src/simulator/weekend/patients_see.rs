//! What screens would show of patients, held against what the world has heard: no part of a plan without a ground, nothing on a card that is
//! not written down as read, nothing at all to somebody who knows the person privately.

use crate::domain::contacts::hands;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::openings::opening::{Reader, RecordPart};
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::plans::section::Section;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::patients_heard::Watched;
use crate::views::Viewer;
use crate::views::contact;
use crate::views::glance::{About, Glance};
use crate::views::plan;

/// What a screen shows that it must not, if anything.
pub(super) fn check(watched: &Watched, state: &State, now: Timestamp) -> Option<String> {
    let service = state.service.as_ref()?;
    service.staff.iter().find_map(|member| {
        let viewer = Viewer {
            staff: Some(member.id.clone()),
            outside: None,
            roles: member.roles.clone(),
            language: member.language,
        };
        let sees = Sees {
            watched,
            state,
            viewer: &viewer,
            staff: &member.id,
            now,
        };
        sees.cards().or_else(|| sees.plans())
    })
}

/// Whether this part is on the card of a contact, before this nurse.
pub(super) fn is_on_the_card(
    state: &State,
    staff: &StaffId,
    contact: ContactId,
    section: Section,
    now: Timestamp,
) -> bool {
    let Some(member) = state
        .service
        .as_ref()
        .and_then(|service| service.staff(staff))
    else {
        return false;
    };
    let viewer = Viewer {
        staff: Some(staff.clone()),
        outside: None,
        roles: member.roles.clone(),
        language: member.language,
    };
    let about = card(state, &viewer, contact, now);
    about.is_some_and(|about| about.card.glance.iter().any(|part| part.section == section))
}

fn card(state: &State, viewer: &Viewer, id: ContactId, now: Timestamp) -> Option<Box<About>> {
    match contact::detail(state, viewer, id, now)?.glance? {
        Glance::About(about) => Some(about),
        Glance::Unsaid(_) => None,
    }
}

/// Somebody looks.
struct Sees<'a> {
    watched: &'a Watched,
    state: &'a State,
    viewer: &'a Viewer,
    staff: &'a StaffId,
    now: Timestamp,
}

impl Sees<'_> {
    /// The cards of open contacts.
    fn cards(&self) -> Option<String> {
        self.state.open.iter().find_map(|id| {
            self.state.contact(*id)?.about.as_ref()?;
            let about = card(self.state, self.viewer, *id, self.now)?;
            let patient = self.state.patient(about.patient)?;
            let shown = about.card.glance.iter().chain(&about.card.rest);
            shown.map(|part| part.section).find_map(|section| {
                if !self.may_see(patient, section) {
                    Some(format!(
                        "{} sees {section:?} of {} on a card, and nothing allows it",
                        self.staff, patient.id
                    ))
                } else if !self.has_read(patient, section) {
                    Some(format!(
                        "{} sees {section:?} of {} on a card, and it is not written down",
                        self.staff, patient.id
                    ))
                } else {
                    None
                }
            })
        })
    }

    /// The pages of plans.
    fn plans(&self) -> Option<String> {
        self.state.patients.values().find_map(|patient| {
            let view = plan::plan(self.state, self.viewer, patient.id, self.now)?;
            let patient = self.state.current_patient(patient.id)?;
            if patient.erased {
                return Some(format!(
                    "{} sees {}, who was erased",
                    self.staff, patient.id
                ));
            }
            let versions = view.in_force.iter().chain(&view.under_way);
            let mut shown = versions.flat_map(|version| &version.parts);
            let wrong = shown.find(|part| !self.may_see(patient, part.section))?;
            Some(format!(
                "{} sees {:?} of {} in a plan, and nothing allows it",
                self.staff, wrong.section, patient.id
            ))
        })
    }

    fn may_see(&self, patient: &Patient, section: Section) -> bool {
        let (watched, state) = (self.watched, self.state);
        if watched.is_private(state, self.staff, patient.id) {
            return false;
        }
        if watched.works_with(state, self.staff, patient) {
            return true;
        }
        let hour_ago = self.now - sight::REASON_LASTS;
        let reader = Reader::Staff(self.staff.clone());
        let mut contacts = sight::contacts_of(state, patient);
        let in_a_contact = contacts.any(|contact| {
            let in_hand = hands::has_in_hand(state, self.viewer.looker(), contact);
            let shown = in_hand && watched.may_be_shown(state, patient, section);
            let id = contact.id;
            let reason = section.is_crisis()
                && watched.gave_a_reason(state, &reader, patient, Some(id), hour_ago);
            let kept = section.is_safety() && watched.kept_safety(self.staff, id);
            shown || contact.is_open() && (reason || kept)
        });
        let mut open = state
            .open_requests
            .iter()
            .filter_map(|id| state.request(*id));
        let asked = open.any(|request| {
            let about = sight::said_to_be_about(state, request.contact);
            request.from.is(&reader.actor())
                && about.and_then(|id| state.current(id)) == Some(patient.id)
        });
        in_a_contact
            || asked && watched.may_be_shared(state, patient, section)
            || section.is_crisis() && watched.gave_a_reason(state, &reader, patient, None, hour_ago)
    }

    /// A reading of this part by her is in the log, in this record or in one merged into it.
    fn has_read(&self, patient: &Patient, section: Section) -> bool {
        let part = RecordPart::Plan(section);
        let records = self.state.records_of(patient);
        records.iter().any(|record| {
            let mut openings = record.openings.values();
            openings.any(|one| one.viewer == *self.staff && one.parts.contains(&part))
        })
    }
}
