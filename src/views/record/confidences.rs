//! What those around a person have told in confidence, for whoever has the person in hand. Never for the person's own page.

use crate::domain::ids::{ConfidenceId, PatientId, RelativeId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::patient::Patient;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::record::{Worker, name_of, seen, worker};

/// Something that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfidenceRow {
    /// Which.
    pub id: ConfidenceId,
    /// Who told it; none: it is not said, or they are erased.
    pub teller: Option<String>,
    /// Who wrote it down.
    pub by: Worker,
    /// When.
    pub at: Timestamp,
    /// What; none once it is erased.
    pub text: Option<String>,
    /// Struck through: by whom, when, why.
    pub struck: Option<(Worker, Timestamp, Option<String>)>,
}

/// Whom it is about, who may have told something, and what was told, the newest first; nothing, if nothing opens it for her.
#[expect(
    clippy::type_complexity,
    reason = "three things that stand on one page, read at once"
)]
pub fn confidences(
    state: &State,
    viewer: &Viewer,
    id: PatientId,
    now: Timestamp,
) -> Option<(String, Vec<(RelativeId, String)>, Vec<ConfidenceRow>)> {
    let patient = state.current_patient(id)?;
    seen(state, viewer, patient, now).ground_for(RecordPart::Confidences)?;
    let tellers = state
        .people_of(patient)
        .into_iter()
        .filter_map(|one| Some((one.id, one.person.known()?.name.clone())))
        .collect();
    let mut rows: Vec<ConfidenceRow> = state
        .records_of(patient)
        .into_iter()
        .flat_map(|record| rows(state, record))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Some((name_of(patient), tellers, rows))
}

fn rows<'a>(
    state: &'a State,
    record: &'a Patient,
) -> impl Iterator<Item = ConfidenceRow> + use<'a> {
    record.confidences.values().map(|told| ConfidenceRow {
        id: told.id,
        teller: told
            .relative
            .and_then(|id| state.relative_of(record, id))
            .and_then(|relative| relative.person.known())
            .map(|person| person.name.clone()),
        by: worker(state, &told.by),
        at: told.at,
        text: told.text.known().cloned(),
        struck: told.struck.as_ref().map(|struck| {
            let why = struck.why.known().cloned();
            (worker(state, &struck.by), struck.at, why)
        }),
    })
}
