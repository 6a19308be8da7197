//! What follows a death, as somebody may see it: on the record for those who may read it, and for the leader the talks that are to be held, never
//! after whose death.

use std::collections::BTreeMap;

use crate::domain::access::Part;
use crate::domain::consents::consent::ConsentKind;
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::deaths::death::{Death, Ended, Offered, Over, Survivor, Task, TaskEnd, What};
use crate::domain::followups::follow_up::ForWhom;
use crate::domain::handovers::hands::works_days;
use crate::domain::ids::{ContactId, FollowUpId, PatientId, RelativeId, StaffId};
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::Told;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::follow_up;
use crate::views::people::{Person, person};

/// Talks that are over are listed this long, newest first.
const LISTED: usize = 50;

/// A death.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeathView {
    /// When it was marked.
    pub at: Timestamp,
    /// By whom.
    pub by: Person,
    /// Who is cared for.
    pub survivors: Vec<SurvivorRow>,
    /// What ended with the person.
    pub ended: Vec<EndedRow>,
    /// So many talks are offered to those of ours who were in touch lately, and so many of them are open.
    pub debriefs: (usize, usize),
    /// Marked by mistake: who said so, and when.
    pub undone: Option<(Person, Timestamp)>,
    /// Those who can care for somebody.
    pub staff: Vec<(StaffId, Person)>,
    /// There is a contact in which survivors are followed up.
    pub in_contact: bool,
    /// What those around the person may be told, by the list and by the consent to share.
    pub told: BTreeMap<RelativeId, Told>,
}

/// Somebody who is cared for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurvivorRow {
    /// One of those around the person.
    pub relative: Option<RelativeId>,
    /// Who; none for a child, or where it is erased or not for her.
    pub who: Option<String>,
    /// What they may be told, where they are one of those around the person.
    pub told: Option<Told>,
    /// A child.
    pub child: bool,
    /// By whom, by when, what; none: it is done.
    pub open: Option<OpenRow>,
    /// The contact in which it is followed up, where she may open it.
    pub contact: Option<ContactId>,
    /// Its task, where it is beside the record.
    pub task: Option<FollowUpId>,
}

/// What is to be done still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRow {
    /// By whom.
    pub owner: Person,
    /// By when.
    pub at: Timestamp,
    /// What, where she may read it.
    pub what: Option<String>,
}

/// Something that ended with the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedRow {
    /// The contact, where she may open it.
    pub contact: Option<ContactId>,
    /// When it ended.
    pub at: Timestamp,
    /// A promise to ring back; else a follow-up.
    pub promise: bool,
    /// Somebody must say still how its contact ended.
    pub waits: bool,
    /// Whose the follow-up was.
    pub owner: Option<Person>,
    /// What it was, where she may read it.
    pub what: Option<String>,
}

/// To whom a talk is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferedTo {
    /// Somebody of ours.
    Ours(Person),
    /// A doctor who was let in: the name as it was written, and where they are reached; none: erased, or not given.
    Guest {
        /// The name.
        name: Option<String>,
        /// The telephone.
        phone: Option<String>,
    },
}

/// A talk that is offered to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebriefRow {
    /// Which.
    pub task: FollowUpId,
    /// To whom.
    pub whom: OfferedTo,
    /// By when.
    pub at: Timestamp,
    /// What came of it.
    pub end: Option<DebriefEnd>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DebriefEnd {
    /// It was held.
    Held {
        /// By whom.
        by: Person,
        /// When.
        at: Timestamp,
    },
    /// She wanted none.
    Declined,
}

/// For the leader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debriefs {
    /// What is open first, the first due first; then what is over.
    pub rows: Vec<DebriefRow>,
    /// So many people have died of whom nobody has said who is left behind.
    pub unsaid: usize,
    /// Who can have held one.
    pub staff: Vec<(StaffId, Person)>,
}

/// What follows the death of somebody whose record she reads; none where nobody was marked.
pub fn of(state: &State, viewer: &Viewer, patient: PatientId, now: Timestamp) -> Option<DeathView> {
    let death = state.death_of(patient)?;
    let found = state.current_patient(patient)?;
    let told = told(state, found, now);
    let followed = death
        .survivors
        .iter()
        .map(|one| followed(state, viewer, death, one));
    let beside = death
        .tasks
        .iter()
        .filter_map(|(id, task)| beside(state, viewer, (*id, task)));
    let survivors = followed.chain(beside).map(|row| SurvivorRow {
        told: row.relative.and_then(|one| told.get(&one).copied()),
        ..row
    });
    let debriefs = death
        .tasks
        .values()
        .filter(|task| task.debriefs().is_some());
    let open = death.open().filter(|(_, task)| task.debriefs().is_some());
    let in_contact = sight::contacts_of(state, found).next().is_some();
    Some(DeathView {
        at: death.at,
        by: person(state, viewer, &death.by),
        survivors: survivors.collect(),
        ended: death
            .ended
            .iter()
            .map(|ended| ended_row(state, viewer, ended))
            .collect(),
        debriefs: (debriefs.count(), open.count()),
        undone: death
            .undone
            .as_ref()
            .map(|(by, at)| (person(state, viewer, by), *at)),
        staff: staff(state, viewer, !in_contact),
        in_contact,
        told,
    })
}

/// What each of those around the person may be told.
fn told(state: &State, found: &Patient, now: Timestamp) -> BTreeMap<RelativeId, Told> {
    let shares = sight::consent(state, found, ConsentKind::Sharing, now).is_some();
    let records = state.records_of(found);
    let ids = records.iter().flat_map(|record| record.relatives.keys());
    ids.filter_map(|id| {
        let relative = state.relative_in_all(found, *id)?;
        let told = if shares {
            relative.most_told()
        } else {
            Told::Listen
        };
        Some((*id, told))
    })
    .collect()
}

fn name(for_whom: &ForWhom) -> Option<String> {
    match for_whom {
        ForWhom::Relative(who) => who.known().cloned(),
        ForWhom::Person | ForWhom::Child | ForWhom::Listed(_) => None,
    }
}

fn followed(state: &State, viewer: &Viewer, death: &Death, one: &Survivor) -> SurvivorRow {
    let contact = state.contact(one.contact);
    let contact = contact.filter(|contact| viewer.may_open(state, contact));
    let listed = one.relative.and_then(|relative| {
        let patient = state.patient(death.patient)?;
        let listed = patient.relatives.get(&relative)?;
        listed.person.known().map(|person| person.name.clone())
    });
    let found = state.follow_ups.get(&(one.contact, one.about));
    SurvivorRow {
        relative: one.relative,
        who: listed.or_else(|| name(&one.for_whom).filter(|_| contact.is_some())),
        told: None,
        child: one.for_whom == ForWhom::Child,
        open: found
            .filter(|_| death.undone.is_none())
            .map(|found| OpenRow {
                owner: person(state, viewer, &found.owner),
                at: found.at,
                what: contact.and_then(|contact| follow_up::what(contact, found)),
            }),
        contact: contact.map(|contact| contact.id),
        task: None,
    }
}

fn beside(state: &State, viewer: &Viewer, (id, task): (FollowUpId, &Task)) -> Option<SurvivorRow> {
    let What::Survivor {
        for_whom,
        relative,
        owner,
        what,
    } = &task.what
    else {
        return None;
    };
    Some(SurvivorRow {
        relative: *relative,
        who: name(for_whom),
        told: None,
        child: *for_whom == ForWhom::Child,
        open: task.end.is_none().then(|| OpenRow {
            owner: person(state, viewer, owner),
            at: task.at,
            what: what.known().cloned(),
        }),
        contact: None,
        task: Some(id),
    })
}

fn ended_row(state: &State, viewer: &Viewer, ended: &Ended) -> EndedRow {
    let contact: Option<&Contact> = state
        .contact(ended.contact)
        .filter(|contact| viewer.may_open(state, contact));
    let (owner, what) = match &ended.what {
        Over::FollowUp(found) => (
            Some(person(state, viewer, &found.owner)),
            contact.and_then(|contact| follow_up::what(contact, found)),
        ),
        Over::Promise => (None, None),
    };
    EndedRow {
        contact: contact.map(|contact| contact.id),
        at: ended.at,
        promise: ended.what == Over::Promise,
        waits: state
            .contact(ended.contact)
            .is_some_and(|contact| matches!(contact.phase, Phase::NeedsOutcome { .. })),
        owner,
        what,
    }
}

/// Those who can care for somebody; `days`: of the day service only.
fn staff(state: &State, viewer: &Viewer, days: bool) -> Vec<(StaffId, Person)> {
    let service = state.service.iter();
    service
        .flat_map(|service| &service.staff)
        .filter(|staff| {
            let can = crate::domain::contacts::hands::can_follow_up(state, &staff.id);
            if days { works_days(staff) } else { can }
        })
        .map(|staff| (staff.id.clone(), person(state, viewer, &staff.id)))
        .collect()
}

fn offered(state: &State, viewer: &Viewer, whom: &Offered) -> OfferedTo {
    match whom {
        Offered::Staff(staff) => OfferedTo::Ours(person(state, viewer, staff)),
        Offered::Guest(guest) => {
            let found = state.guests.get(guest);
            let phone = found.and_then(|found| found.phone.as_ref()?.known());
            OfferedTo::Guest {
                name: found.and_then(|found| found.name.known().cloned()),
                phone: phone.map(ToString::to_string),
            }
        }
    }
}

/// The talks that are to be held, for the leader.
pub fn debriefs(state: &State, viewer: &Viewer) -> Option<Debriefs> {
    if !viewer.may_see(state, Part::Leading) {
        return None;
    }
    let row = |(task, found): (&FollowUpId, &Task)| {
        Some(DebriefRow {
            task: *task,
            whom: offered(state, viewer, found.debriefs()?),
            at: found.at,
            end: found.end.as_ref().map(|end| match end {
                TaskEnd::Held { by, at } => DebriefEnd::Held {
                    by: person(state, viewer, by),
                    at: *at,
                },
                TaskEnd::Declined { .. } | TaskEnd::Done { .. } => DebriefEnd::Declined,
            }),
        })
    };
    let stands = || state.deaths.values().filter(|death| death.undone.is_none());
    let rows = stands().flat_map(|death| death.tasks.iter().filter_map(row));
    let (mut rows, mut over): (Vec<DebriefRow>, Vec<DebriefRow>) =
        rows.partition(|row: &DebriefRow| row.end.is_none());
    rows.sort_by_key(|row| (row.at, row.task));
    over.sort_by_key(|row| (std::cmp::Reverse(row.at), row.task));
    rows.extend(over.into_iter().take(LISTED));
    let everybody = state.service.iter().flat_map(|service| &service.staff);
    Some(Debriefs {
        rows,
        unsaid: stands()
            .filter(|death| {
                let beside = death.tasks.values().any(|task| task.owner().is_some());
                death.survivors.is_empty() && !beside
            })
            .count(),
        staff: everybody
            .map(|staff| (staff.id.clone(), person(state, viewer, &staff.id)))
            .collect(),
    })
}

/// So many talks wait.
pub fn waiting(state: &State) -> usize {
    let open = state.deaths.values().flat_map(Death::open);
    open.filter(|(_, task)| task.debriefs().is_some()).count()
}

/// Somebody who is hers to care for beside a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hers {
    /// Beside whose record.
    pub patient: PatientId,
    /// Which task.
    pub task: FollowUpId,
    /// Who; none for a child, or where it is erased.
    pub who: Option<String>,
    /// By when.
    pub at: Timestamp,
    /// What.
    pub what: Option<String>,
}

/// Those whom she cares for beside a record, the first due first.
pub fn hers(state: &State, viewer: &Viewer) -> Vec<Hers> {
    let me = viewer.staff.as_ref();
    let mut all: Vec<Hers> = state
        .deaths
        .values()
        .flat_map(|death| {
            death
                .open()
                .map(move |(id, task)| (death.patient, id, task))
        })
        .filter_map(|(patient, id, task)| match &task.what {
            What::Survivor {
                for_whom,
                owner,
                what,
                ..
            } if me == Some(owner) => Some(Hers {
                patient,
                task: id,
                who: name(for_whom),
                at: task.at,
                what: what.known().cloned(),
            }),
            What::Survivor { .. } | What::Debrief(_) => None,
        })
        .collect();
    all.sort_by_key(|one| (one.at, one.task));
    all
}
