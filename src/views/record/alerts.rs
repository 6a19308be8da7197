//! What to watch for and the person does not see, for whoever has the person in hand. Never for the person's own page.

use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::patient::Flag;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::record::{name_of, seen};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenAlert {
    /// What, why, and why the person does not see it.
    pub flag: Flag,
    /// It holds now.
    pub stands: bool,
    /// It is of this record, not of one that was merged into it.
    pub own: bool,
}

/// Whom it is about, and what the person does not see, what stands first and the newest before older; nothing, if nothing opens it for her.
pub fn hidden_alerts(
    state: &State,
    viewer: &Viewer,
    id: PatientId,
    now: Timestamp,
) -> Option<(String, Vec<HiddenAlert>)> {
    let patient = state.current_patient(id)?;
    seen(state, viewer, patient, now).ground_for(RecordPart::Flags)?;
    let mut rows: Vec<HiddenAlert> = state
        .records_of(patient)
        .into_iter()
        .flat_map(|record| record.flags.values().map(move |flag| (record.id, flag)))
        .filter(|(_, flag)| flag.hidden_because.is_some())
        .map(|(whose, flag)| HiddenAlert {
            flag: (**flag).clone(),
            stands: flag.stands(now),
            own: whose == patient.id,
        })
        .collect();
    rows.sort_by_key(|row| (!row.stands, std::cmp::Reverse(row.flag.at)));
    Some((name_of(patient), rows))
}
