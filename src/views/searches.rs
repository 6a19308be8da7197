//! Searches in the register: those that the leader is shown, and how often a person was among those who were shown. Never what was typed.

use std::collections::BTreeMap;

use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings::searches::{self, Noticed, Place, Unusual};
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Patient;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::record::{Named, named, worker};

/// So many are shown to the leader, the newest.
const MOST: usize = 50;

/// A search that is pointed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRow {
    /// Who looked.
    pub who: Named,
    /// When.
    pub at: Timestamp,
    /// From where.
    pub place: Place,
    /// How many were shown.
    pub shown: usize,
    /// Those of them who are not erased, by name.
    pub names: Vec<String>,
    /// Why it is pointed out.
    pub unusual: Vec<Unusual>,
}

/// Somebody who was shown the person among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownTo {
    /// Who.
    pub who: Named,
    /// In how many searches.
    pub times: usize,
    /// In which last.
    pub last: Timestamp,
}

/// One word for each place, as the API gives it and sentences choose by it.
pub const PLACES: [(&str, Place); 4] = [
    ("register", Place::Register),
    ("record", Place::Record),
    ("contact", Place::Contact),
    ("leader", Place::Leader),
];

/// One word for each thing that is pointed out.
pub const fn unusual_word(unusual: Unusual) -> &'static str {
    match unusual {
        Unusual::OwnName => "own_name",
        Unusual::Many(_) => "many",
        Unusual::NothingOpened => "nothing_opened",
        Unusual::OutsideDuty => "outside_duty",
    }
}

/// What is pointed out, the newest first.
pub(super) fn pointed_out(state: &State, now: Timestamp) -> Vec<SearchRow> {
    let noticed = searches::noticed(state, now).into_iter().rev();
    noticed.take(MOST).map(|one| row(state, one)).collect()
}

fn row(state: &State, noticed: Noticed) -> SearchRow {
    let search = noticed.search;
    let name = |id: &PatientId| {
        let identity = state.patient(*id)?.identity.known();
        identity.map(Identity::full_name)
    };
    SearchRow {
        who: named(&worker(state, &search.by)),
        at: search.at,
        place: search.place,
        shown: search.shown.len(),
        names: search.shown.iter().filter_map(name).collect(),
        unusual: noticed.why,
    }
}

/// Who was shown this person, in any of their records, the latest first.
pub(super) fn shown_to(state: &State, patient: &Patient, now: Timestamp) -> Vec<ShownTo> {
    let records: Vec<PatientId> = state
        .records_of(patient)
        .into_iter()
        .map(|record| record.id)
        .collect();
    let mut found: BTreeMap<&StaffId, (usize, Timestamp)> = BTreeMap::new();
    for search in searches::kept(state, now) {
        if search.shown.iter().any(|id| records.contains(id)) {
            let of_hers = found.entry(&search.by).or_insert((0, search.at));
            *of_hers = (of_hers.0 + 1, search.at);
        }
    }
    let mut rows: Vec<ShownTo> = found
        .into_iter()
        .map(|(by, (times, last))| ShownTo {
            who: named(&worker(state, by)),
            times,
            last,
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.last));
    rows
}
