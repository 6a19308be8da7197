//! Who has read a person's record: the person's own list, for those who work with the person and give it to them. What was told in
//! confidence has no place on it, and neither has what the person may not know of; never says anything of what was read.

use crate::domain::ids::{ContactId, OpeningId, PatientId};
use crate::domain::openings::listed::listed;
use crate::domain::openings::opening::{Ground, Opening, RecordPart, Verdict};
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::{Flag, Patient};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::views::Viewer;
use crate::views::record::words::{SECTIONS, word};
use crate::views::record::{Named, reader};
use crate::views::searches::{ShownTo, shown_to};

/// The parts that are written down as read when the list is looked at.
pub const READ: [RecordPart; 2] = [RecordPart::Identity, RecordPart::Rights];

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessList {
    /// The record in use.
    pub patient: PatientId,
    /// Whose.
    pub name: String,
    /// The language the person is met in, if it is known.
    pub language: Option<Tongue>,
    /// Since when there is anything to read.
    pub since: Timestamp,
    /// Every opening, the newest first.
    pub rows: Vec<AccessRow>,
    /// Who was shown the person among those that a search found, of late.
    pub searches: Vec<ShownTo>,
}

/// An opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    /// Which.
    pub id: OpeningId,
    /// Who read.
    pub who: Named,
    /// When it began.
    pub at: Timestamp,
    /// Why they might.
    pub why: Why,
    /// The reason that was given, where one is needed; none as well once it is erased.
    pub reason: Option<String>,
    /// Some of it was written down afterwards: the log took nothing when it was read.
    pub late: bool,
    /// What the leader makes of it; none: not yet, or it is not one that the leader looks at.
    pub verdict: Option<Verdict>,
    /// What was read; nothing, where somebody opened it and read no further.
    pub parts: Vec<RecordPart>,
}

/// Why somebody might read, as it is said to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// They work with the person.
    Assigned,
    /// Somebody was in touch; nothing of the plan was read.
    Contact,
    /// Somebody was in touch, and the person has consented that the crisis part is shown then.
    Consent,
    /// In an emergency, with a reason.
    Emergency,
    /// Consent was withdrawn in the middle, and what is needed for safety was kept, with a reason.
    Safety,
    /// With a reason, without a contact.
    Reason,
    /// She took the person on herself, with nobody's word but her own, and a reason.
    TakenOn,
    /// A contact was taken to be about the person, and was about somebody else.
    ByMistake,
    /// A doctor who had asked for help about the person, as far as the person's consent goes.
    Request,
}

/// One word for each ground, as the API gives it and sentences choose by it.
pub const WHY: [(&str, Why); 9] = [
    ("assigned", Why::Assigned),
    ("contact", Why::Contact),
    ("consent", Why::Consent),
    ("emergency", Why::Emergency),
    ("safety", Why::Safety),
    ("by_mistake", Why::ByMistake),
    ("request", Why::Request),
    ("reason", Why::Reason),
    ("taken_on", Why::TakenOn),
];

/// One word for each part, as the API gives it and sentences choose by it; a part of the plan has its own.
pub fn part_word(part: RecordPart) -> &'static str {
    match part {
        RecordPart::Identity => "identity",
        RecordPart::People => "people",
        RecordPart::Flags => "flags",
        RecordPart::History => "history",
        RecordPart::Confidences => "confidences",
        RecordPart::Rights => "rights",
        RecordPart::Plan(section) => word(&SECTIONS, &section),
    }
}

/// Why an opening might be.
pub fn why(state: &State, patient: &Patient, opening: &Opening) -> Why {
    let about_another = |contact: ContactId| {
        let current = state.current(patient.id);
        let contact = state.contact(contact);
        contact
            .zip(current)
            .is_some_and(|(contact, current)| !sight::is_about(state, contact, current))
    };
    let plan = |part: &RecordPart| matches!(part, RecordPart::Plan(_));
    match opening.ground {
        Ground::Assigned => Why::Assigned,
        Ground::Contact(contact) if about_another(contact) => Why::ByMistake,
        Ground::Contact(_) if opening.parts.iter().any(plan) => Why::Consent,
        Ground::Contact(_) => Why::Contact,
        Ground::Emergency(_) => Why::Emergency,
        Ground::Safety(_) => Why::Safety,
        Ground::Reason => Why::Reason,
        Ground::TakenOn => Why::TakenOn,
        Ground::Request(_) => Why::Request,
    }
}

/// The list; nothing for whoever does not work with the person.
pub fn of_patient(
    state: &State,
    viewer: &Viewer,
    id: PatientId,
    now: Timestamp,
) -> Option<AccessList> {
    let patient = state.current_patient(id)?;
    if !sight::works_with(state, &viewer.actor()?, id) {
        return None;
    }
    let records = state.records_of(patient);
    let mut rows: Vec<AccessRow> = records
        .iter()
        .flat_map(|record| record.openings.values())
        // What is kept in two records that are read as one again is one reading.
        .filter(|opening| {
            let written = |of| records.iter().any(|one| one.openings.contains_key(&of));
            !opening.kept_from.is_some_and(written)
        })
        .filter_map(|opening| row(state, patient, opening))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    let identity = patient.identity.known();
    Some(AccessList {
        patient: patient.id,
        name: identity.map(Identity::full_name).unwrap_or_default(),
        language: identity.and_then(|who| who.language.clone()),
        since: records
            .iter()
            .map(|record| record.since)
            .min()
            .unwrap_or(patient.since),
        rows,
        searches: shown_to(state, patient, now),
    })
}

/// What stands to be watched for and the person may see: for the paper that the person gets, and for those who give it to them.
pub fn visible_alerts(state: &State, viewer: &Viewer, id: PatientId, now: Timestamp) -> Vec<Flag> {
    let works_with = viewer
        .actor()
        .is_some_and(|actor| sight::works_with(state, &actor, id));
    let patient = state.current_patient(id).filter(|_| works_with);
    let standing = patient.into_iter();
    standing
        .flat_map(|patient| state.standing_flags_of(patient, now))
        .filter(|flag| flag.hidden_because.is_none())
        .cloned()
        .collect()
}

/// An opening, without what is not on this list; nothing where nothing else was read in it.
fn row(state: &State, patient: &Patient, opening: &Opening) -> Option<AccessRow> {
    let parts = listed(state, patient, opening)?;
    Some(AccessRow {
        id: opening.id,
        who: reader(state, &opening.viewer),
        at: opening.at,
        why: why(state, patient, opening),
        reason: opening.reason.as_ref().and_then(Secret::known).cloned(),
        late: opening.late,
        verdict: opening.review().map(|review| review.verdict),
        parts,
    })
}
