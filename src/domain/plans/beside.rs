//! What stands beside a version and is not written in it: those around the person and what each may be told, the nurses they want and do not
//! want, what they consent to. A version keeps what stood there when the person said yes to it. It is read and compared, and never decides
//! anything: what counts, at night too, is the record as it is now.

use crate::domain::consents::consent::{Consent, ConsentKind, GivenHow};
use crate::domain::decider::Decider;
use crate::domain::ids::{ConsentId, PlanId, RelativeId, StaffId};
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::{Relative, Role, Told};
use crate::domain::plans::event::PlanEvent;
use crate::domain::plans::section::Section;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// All of it. Held sealed, never shown in debug output.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Those around the person, in the order in which they are rung.
    pub people: Vec<Around>,
    /// Nurses the person wants, the first before the others.
    pub preferred: Vec<StaffId>,
    /// Nurses the person does not want.
    pub not_wanted: Vec<StaffId>,
    /// The newest consent of each kind, in the order of [`ConsentKind::ALL`].
    pub consents: Vec<Given>,
}

/// Somebody around the person. Without a telephone: that is for whoever rings, and not for a paper at home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Which.
    pub id: RelativeId,
    /// Place in the order in which they are rung, from 0.
    pub order: u16,
    /// The name.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// The person has named them next of kin.
    pub next_of_kin: bool,
    /// When they can be rung.
    pub hours: Option<String>,
    /// What they may be told.
    pub told: Told,
    /// The person objects to contact with them.
    pub objected: bool,
}

/// A consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Which.
    pub id: ConsentId,
    /// To what.
    pub kind: ConsentKind,
    /// Parts that it does not cover.
    pub without: Vec<Section>,
    /// With whom, or what else the person has said about it.
    pub words: Option<String>,
    /// How it was given.
    pub how: GivenHow,
    /// When.
    pub at: Timestamp,
    /// It holds until then.
    pub until: Timestamp,
    /// When it was withdrawn.
    pub withdrawn: Option<Timestamp>,
}

impl Given {
    /// Whether it held.
    pub fn holds(&self, then: Timestamp) -> bool {
        self.withdrawn.is_none() && then < self.until
    }
}

impl std::fmt::Debug for Beside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Beside({} people)", self.people.len())
    }
}

/// What stands there now, of a person whose records are read together.
pub fn now(state: &State, patient: &Patient) -> Beside {
    let wishes = state.wishes_of(patient);
    let people = state.people_of(patient);
    let newest = |kind| sight::newest(state, patient, kind).map(given);
    Beside {
        people: people.iter().enumerate().filter_map(around).collect(),
        preferred: wishes.preferred,
        not_wanted: wishes.not_wanted,
        consents: ConsentKind::ALL.into_iter().filter_map(newest).collect(),
    }
}

/// What stood there when the person said yes to a version, and when that was; nothing of one that was agreed before it was kept.
pub fn then(state: &State, patient: &Patient, plan: PlanId) -> Option<(Beside, Timestamp)> {
    let mut found: Option<(Beside, Timestamp)> = None;
    for record in state.records_of(patient) {
        let Some((kept, at)) = record.beside.get(&plan).map(AsRef::as_ref) else {
            continue;
        };
        let Some(kept) = kept.known().cloned() else {
            continue;
        };
        let (all, newest) = found.get_or_insert_with(|| (Beside::default(), *at));
        all.people.extend(kept.people);
        all.preferred.extend(kept.preferred);
        all.not_wanted.extend(kept.not_wanted);
        all.consents.extend(kept.consents);
        *newest = (*newest).max(*at);
    }
    if let Some((all, _)) = &mut found {
        all.people.sort_by_key(|one| one.order);
        all.consents.sort_by_key(|one| one.kind);
    }
    found
}

/// A version keeps what stands beside it now. Each record keeps its own, under its own key: what a merged one says goes with it when they are
/// parted, and when it is erased.
pub(in crate::domain) fn keep(d: &mut Decider<'_>, patient: &Patient, plan: PlanId) {
    // The version may stand in a record that was merged away: the person is the one in use.
    let in_use = d.state.current_patient(patient.id).cloned();
    let patient = in_use.as_ref().unwrap_or(patient);
    let all = now(&d.state, patient);
    let records = d.state.records_of(patient);
    let wishes = records.iter().find(|record| record.settings.is_some());
    let wishes = wishes.map_or(patient.id, |record| record.id);
    let kept: Vec<PlanEvent> = records
        .iter()
        .filter(|record| !record.erased)
        .map(|record| {
            let theirs = |all: &Vec<StaffId>| {
                let own = record.id == wishes;
                if own { all.clone() } else { Vec::new() }
            };
            let people = all.people.iter();
            let people = people.filter(|one| record.relatives.contains_key(&one.id));
            let consents = all.consents.iter();
            let consents = consents.filter(|one| record.consents.contains_key(&one.id));
            PlanEvent::BesideKept {
                patient: record.id,
                plan,
                beside: Secret::Known(Beside {
                    people: people.cloned().collect(),
                    preferred: theirs(&all.preferred),
                    not_wanted: theirs(&all.not_wanted),
                    consents: consents.cloned().collect(),
                }),
            }
        })
        .collect();
    for event in kept {
        d.emit(event);
    }
}

/// Whether a version has kept anything.
pub(in crate::domain) fn is_kept(state: &State, patient: &Patient, plan: PlanId) -> bool {
    let records = state.records_of(patient);
    records
        .iter()
        .any(|record| record.beside.contains_key(&plan))
}

fn around((place, relative): (usize, &Relative)) -> Option<Around> {
    let person = relative.person.known()?;
    Some(Around {
        id: relative.id,
        order: u16::try_from(place).unwrap_or(u16::MAX),
        name: person.name.clone(),
        role: person.role,
        next_of_kin: person.next_of_kin,
        hours: person.hours.clone(),
        told: relative.told,
        objected: relative.objected,
    })
}

fn given(consent: &Consent) -> Given {
    Given {
        id: consent.id,
        kind: consent.kind,
        without: consent.without.iter().copied().collect(),
        words: consent.words.as_ref().and_then(Secret::known).cloned(),
        how: consent.how,
        at: consent.at,
        until: consent.until,
        withdrawn: consent.withdrawn,
    }
}
