//! What of an opening stands in the person's own list (`handbook/service/en/the-record.md`).

use crate::domain::openings::opening::{Opening, RecordPart};
use crate::domain::patients::patient::Patient;
use crate::domain::state::State;

/// What was read in an opening, as far as the person is told of it; nothing where nothing else was read in it.
pub fn listed(state: &State, patient: &Patient, opening: &Opening) -> Option<Vec<RecordPart>> {
    let read = opening.parts.iter().copied();
    let parts: Vec<RecordPart> = read
        .filter(|part| is_listed(state, patient, *part))
        .collect();
    (!parts.is_empty() || opening.parts.is_empty()).then_some(parts)
}

/// What relatives told in confidence is not; that there is something to watch for is not, where all of it is hidden from the person, in whichever
/// of the records that are read as one.
fn is_listed(state: &State, patient: &Patient, part: RecordPart) -> bool {
    match part {
        RecordPart::Confidences => false,
        RecordPart::Flags => {
            let records = state.records_of(patient);
            let mut flags = records.iter().flat_map(|one| one.flags.values()).peekable();
            flags.peek().is_none() || flags.any(|flag| flag.hidden_because.is_none())
        }
        RecordPart::Identity
        | RecordPart::People
        | RecordPart::History
        | RecordPart::Rights
        | RecordPart::Plan(_) => true,
    }
}
