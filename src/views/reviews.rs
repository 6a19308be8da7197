//! The readings that the leader looks at: what was opened in an emergency or kept for safety, what was opened with a reason, and what is
//! unusual. Who read, whose record, when and why; never what stood there, nor which parts of a plan there are.

use std::collections::BTreeMap;

use crate::domain::access::Part;
use crate::domain::ids::{OpeningId, PatientId};
use crate::domain::openings::opening::{Opening, Proof, Reader, RecordPart, Review, Verdict};
use crate::domain::openings::unusual::{self, Unusual};
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Patient;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::openings::{Why, why};
use crate::views::record::{Named, Worker, reader, worker};
use crate::views::searches::{SearchRow, pointed_out};

/// So many that are finished are shown, the newest first.
const FINISHED_SHOWN: usize = 100;

/// Everything that there is to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    /// Waits for a verdict: emergencies and what was kept for safety first, then what was opened with a reason; the oldest first.
    pub waiting: Vec<ReviewRow>,
    /// Pointed out, and nobody has said anything of it; the newest first.
    pub unusual: Vec<ReviewRow>,
    /// Asked about, until it has an end; the oldest first.
    pub asked: Vec<ReviewRow>,
    /// Finished, the newest first: at most a hundred.
    pub finished: Vec<ReviewRow>,
    /// Searches in the register that are pointed out, the newest first. They wait for nothing.
    pub searches: Vec<SearchRow>,
}

impl Reviews {
    /// How many the leader has something to do with.
    pub fn count(&self) -> usize {
        self.waiting.len() + self.unusual.len() + self.asked.len()
    }
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// Which.
    pub id: OpeningId,
    /// Whose record.
    pub patient: PatientId,
    /// The person's name; none once it is erased.
    pub name: Option<String>,
    /// Who read.
    pub who: Named,
    /// It is the leader's own: somebody else looks at it.
    pub mine: bool,
    /// When it began.
    pub at: Timestamp,
    /// Why it might be.
    pub why: Why,
    /// The reason that was given; none once it is erased.
    pub reason: Option<String>,
    /// How it was known who was in touch, where she said so in its contact.
    pub proof: Option<Proof>,
    /// Something was read in it.
    pub read: bool,
    /// Some of it was of the plan.
    pub of_plan: bool,
    /// Why it is pointed out.
    pub unusual: Vec<Unusual>,
    /// What was said of it, the last word last.
    pub said: Vec<Said>,
}

/// What a leader has said of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub by: Worker,
    /// When.
    pub at: Timestamp,
    /// What.
    pub verdict: Verdict,
    /// In words.
    pub words: Option<String>,
}

/// One word for each verdict, as the API gives and takes it and forms send it.
pub const VERDICTS: [(&str, Verdict); 3] = [
    ("understood", Verdict::Right),
    ("asked_about", Verdict::TalkedOver),
    ("not_justified", Verdict::Wrong),
];

/// What there is to look at; nothing for whoever does not lead.
pub fn reviews(state: &State, viewer: &Viewer, now: Timestamp) -> Option<Reviews> {
    if !viewer.may_see(state, Part::Leading) {
        return None;
    }
    let recent = unusual::recent(state, now);
    let noticed: BTreeMap<OpeningId, Vec<Unusual>> = unusual::noticed(state, &recent)
        .into_iter()
        .map(|one| (one.opening, one.why))
        .collect();
    let row = |patient: &Patient, opening: &Opening| row(state, viewer, &noticed, patient, opening);
    let mut waiting: Vec<(bool, ReviewRow)> = Vec::new();
    let mut reviews = Reviews {
        searches: pointed_out(state, now),
        ..Reviews::default()
    };
    for (patient, opening) in state.to_review.iter().filter_map(|id| state.opening(*id)) {
        if opening.review().is_some() {
            reviews.asked.push(row(patient, opening));
        } else {
            let later = opening.ground.contact().is_none();
            waiting.push((later, row(patient, opening)));
        }
    }
    waiting.sort_by_key(|(later, row)| (*later, row.at, row.id));
    reviews.waiting = waiting.into_iter().map(|(_, row)| row).collect();
    reviews.asked.sort_by_key(|row| (row.at, row.id));
    for (patient, opening) in recent.iter().rev() {
        let finished = opening.review().is_some_and(|last| last.verdict.is_final());
        if finished && reviews.finished.len() < FINISHED_SHOWN {
            reviews.finished.push(row(patient, opening));
        } else if opening.review().is_none()
            && !opening.ground.is_reviewed()
            && noticed.contains_key(&opening.id)
        {
            reviews.unusual.push(row(patient, opening));
        }
    }
    Some(reviews)
}

fn row(
    state: &State,
    viewer: &Viewer,
    noticed: &BTreeMap<OpeningId, Vec<Unusual>>,
    patient: &Patient,
    opening: &Opening,
) -> ReviewRow {
    let of_plan = |part: &RecordPart| matches!(part, RecordPart::Plan(_));
    ReviewRow {
        id: opening.id,
        patient: patient.id,
        name: patient.identity.known().map(Identity::full_name),
        who: reader(state, &opening.viewer),
        mine: Reader::of(viewer.looker()).as_ref() == Some(&opening.viewer),
        at: opening.at,
        why: why(state, patient, opening),
        reason: opening.reason.as_ref().and_then(Secret::known).cloned(),
        proof: unusual::proof(state, patient, opening).cloned(),
        read: !opening.parts.is_empty(),
        of_plan: opening.parts.iter().any(of_plan),
        unusual: noticed.get(&opening.id).cloned().unwrap_or_default(),
        said: opening
            .reviews
            .iter()
            .map(|review| said(state, review))
            .collect(),
    }
}

fn said(state: &State, review: &Review) -> Said {
    Said {
        by: worker(state, &review.by),
        at: review.at,
        verdict: review.verdict,
        words: review.words.as_ref().and_then(Secret::known).cloned(),
    }
}

/// One word for each thing that is pointed out.
pub const fn unusual_word(unusual: Unusual) -> &'static str {
    match unusual {
        Unusual::SameName => "same_name",
        Unusual::NoContact => "no_contact",
        Unusual::Many(_) => "many",
        Unusual::OutsideDuty => "outside_duty",
        Unusual::KnownOtherwise => "known_otherwise",
        Unusual::TookOn => "took_on",
    }
}
