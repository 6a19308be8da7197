//! What stood before in a person's record, and what was struck through, as it stands on the person's own paper: for those who work with the
//! person and give it to them. Never what was told in confidence, nor an alert that the person does not see; and never the question by which they
//! are known, or its answer, which whoever finds the paper could give.

use std::cmp::Reverse;

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::patients::patient::{Flag, Patient, Struck};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::record::earlier::{EarlierRow, Place, earlier};
use crate::views::record::{Worker, worker};

/// What stood there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// Fields that were written otherwise, the newest first; of the question only that it was another one.
    pub rows: Vec<EarlierRow>,
    /// What was struck through whole, the newest first.
    pub struck: Vec<StruckRow>,
}

/// Something that was never so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StruckRow {
    /// What.
    pub what: StruckWhat,
    /// When it was written down.
    pub written: Timestamp,
    /// Who struck it.
    pub by: Worker,
    /// When.
    pub at: Timestamp,
    /// Why; nothing once it is erased.
    pub why: Option<String>,
}

/// What was struck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StruckWhat {
    /// Something to watch for, in the words in which it stood.
    Alert(String),
    /// A consent.
    Consent(ConsentKind),
}

impl Before {
    /// The parts that are read by reading it, besides who it is and what the person has a right to.
    pub fn read(&self) -> Vec<RecordPart> {
        let alert = |row: &StruckRow| matches!(row.what, StruckWhat::Alert(_));
        let people = self.rows.iter().any(|row| row.place == Place::People);
        [
            (RecordPart::People, people),
            (RecordPart::Flags, self.struck.iter().any(alert)),
        ]
        .into_iter()
        .filter_map(|(part, read)| read.then_some(part))
        .collect()
    }

    /// Nothing was ever written otherwise.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.struck.is_empty()
    }
}

/// What stood before; nothing for whoever does not work with the person.
pub fn before(state: &State, viewer: &Viewer, id: PatientId) -> Before {
    let works_with = viewer
        .actor()
        .is_some_and(|actor| sight::works_with(state, &actor, id));
    let Some(patient) = state.current_patient(id).filter(|_| works_with) else {
        return Before::default();
    };
    let mut rows = earlier(state, patient);
    for row in rows.iter_mut().filter(|row| row.place == Place::Question) {
        row.was.clear();
    }
    Before {
        rows,
        struck: struck(state, patient),
    }
}

fn struck(state: &State, patient: &Patient) -> Vec<StruckRow> {
    let mut rows = Vec::new();
    for record in state.records_of(patient) {
        let alerts = record.flags.values().filter_map(|flag| {
            let text = shown(flag)?;
            Some((StruckWhat::Alert(text), flag.at, flag.struck.as_ref()?))
        });
        let consents = record.consents.values().filter_map(|consent| {
            let what = StruckWhat::Consent(consent.kind);
            Some((what, consent.at, consent.struck.as_ref()?))
        });
        let all = alerts.chain(consents);
        rows.extend(all.map(|(what, written, struck)| row(state, what, written, struck)));
    }
    rows.sort_by_key(|row| Reverse(row.at));
    rows
}

/// The words of an alert that the person may see.
fn shown(flag: &Flag) -> Option<String> {
    let seen = flag.hidden_because.is_none();
    flag.text.known().filter(|_| seen).cloned()
}

fn row(state: &State, what: StruckWhat, written: Timestamp, struck: &Struck) -> StruckRow {
    StruckRow {
        what,
        written,
        by: worker(state, &struck.by),
        at: struck.at,
        why: Secret::known(&struck.why).cloned(),
    }
}
