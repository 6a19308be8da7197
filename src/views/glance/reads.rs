//! Which parts are read by each tap: named here once, for the pages. Decides nothing: what no ground opens, the rules refuse.

use crate::domain::contacts::contact::Contact;
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::plans::section::Section;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;

/// The parts that are opened by "show the card", "show the rest", in an emergency, and for safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// What is read at a glance.
    Card,
    /// The rest of the crisis part.
    Rest,
    /// All of the crisis part.
    Crisis,
    /// What keeps people safe.
    Safety,
}

/// The parts with something in them, for a contact that is about somebody. Decides nothing: what no ground opens, the rules refuse.
pub fn parts(state: &State, contact: &Contact, reads: Reads, now: Timestamp) -> Vec<RecordPart> {
    let patient = contact
        .about
        .as_ref()
        .and_then(|about| state.current_patient(about.patient));
    let Some(patient) = patient else {
        return Vec::new();
    };
    let plan = state.plan_in_force_of(patient);
    let sections = Section::ALL.into_iter().filter(|section| {
        let belongs = match reads {
            Reads::Card => section.is_at_a_glance(),
            Reads::Rest => section.is_crisis() && !section.is_at_a_glance(),
            Reads::Crisis => section.is_crisis(),
            Reads::Safety => section.is_safety(),
        };
        belongs && plan.is_some_and(|plan| plan.content(*section).is_some())
    });
    let mut parts = Vec::new();
    if reads != Reads::Rest {
        parts.extend([RecordPart::Identity, RecordPart::People]);
        if state.standing_flags_of(patient, now).next().is_some() {
            parts.push(RecordPart::Flags);
        }
    }
    parts.extend(sections.map(RecordPart::Plan));
    parts
}

/// The same, without what the viewer has no ground for now.
pub fn open_parts(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    reads: Reads,
    now: Timestamp,
) -> Vec<RecordPart> {
    let patient = contact
        .about
        .as_ref()
        .and_then(|about| state.current_patient(about.patient));
    let Some(patient) = patient else {
        return Vec::new();
    };
    let sight = sight::sight_in(state, viewer.looker(), patient, contact.id, now);
    parts(state, contact, reads, now)
        .into_iter()
        .filter(|part| sight.ground_for(*part).is_some())
        .collect()
}
