//! What an open page of a record or a plan shows, and what of it the viewer may not read any more: asked by the live line after
//! everything that happens, so that the page closes at once. Says nothing that the page did not show.

use crate::domain::ids::{ContactId, PatientId};
use crate::domain::openings::opening::{Ground, RecordPart};
use crate::domain::openings::sight;
use crate::domain::plans::section::Section;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::openings::part_word;

/// The parts of a record, but for those of the plan.
const PARTS: [RecordPart; 6] = [
    RecordPart::Identity,
    RecordPart::People,
    RecordPart::Flags,
    RecordPart::History,
    RecordPart::Confidences,
    RecordPart::Rights,
];
/// So many at the most are on one page.
const MOST: usize = 64;

/// Something that a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// What is only for those who work with the person.
    Works,
    /// A part.
    Part(RecordPart),
}

impl Mark {
    /// As it stands in an address and on an element.
    pub fn word(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Part(part) => part_word(part),
        }
    }

    fn read(word: &str) -> Option<Self> {
        let plan = Section::ALL.into_iter().map(RecordPart::Plan);
        let parts = PARTS.into_iter().chain(plan).map(Self::Part);
        std::iter::once(Self::Works)
            .chain(parts)
            .find(|mark| mark.word() == word)
    }

    const fn is_of_plan(self) -> bool {
        matches!(self, Self::Part(RecordPart::Plan(_)))
    }
}

/// What a page shows, and of whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shows {
    /// Whose record.
    pub patient: PatientId,
    /// What of it.
    pub marks: Vec<Mark>,
}

impl Shows {
    /// These parts.
    pub fn parts(patient: PatientId, parts: impl IntoIterator<Item = RecordPart>) -> Self {
        Self {
            patient,
            marks: parts.into_iter().map(Mark::Part).collect(),
        }
    }

    /// Something that is only for those who work with the person.
    pub fn work(patient: PatientId) -> Self {
        Self {
            patient,
            marks: vec![Mark::Works],
        }
    }

    /// As it stands in the address of the live line.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.marks.iter().map(|mark| mark.word()).collect();
        words.join(".")
    }

    /// From the address of the live line; nothing, if it is none of ours.
    pub fn read(patient: &str, words: &str) -> Option<Self> {
        let marks: Option<Vec<Mark>> = words.split('.').take(MOST).map(Mark::read).collect();
        Some(Self {
            patient: patient.parse().ok()?,
            marks: marks.filter(|marks| !marks.is_empty())?,
        })
    }
}

/// What of a page is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Nothing of it may be shown any more.
    pub all: bool,
    /// What may not.
    pub lost: Vec<Mark>,
    /// The contact in which she still has the person in hand.
    pub contact: Option<ContactId>,
}

/// What of a page she may not read any more; nothing, while all of it stands.
pub fn closed(state: &State, viewer: &Viewer, shows: &Shows, now: Timestamp) -> Option<Closed> {
    let patient = state.current_patient(shows.patient);
    let sight = patient.map(|patient| sight::sight(state, viewer.looker(), patient, now));
    let grounds = sight.as_ref().map_or(&[][..], |sight| &sight.grounds);
    let stands = |mark: &Mark| match mark {
        Mark::Works => grounds.contains(&Ground::Assigned),
        Mark::Part(part) => sight
            .as_ref()
            .is_some_and(|sight| sight.ground_for(*part).is_some()),
    };
    let lost: Vec<Mark> = shows
        .marks
        .iter()
        .copied()
        .filter(|mark| !stands(mark))
        .collect();
    if lost.is_empty() {
        return None;
    }
    Some(Closed {
        all: grounds.is_empty() || lost.iter().any(|mark| !mark.is_of_plan()),
        lost,
        contact: grounds.iter().find_map(|ground| ground.contact()),
    })
}
