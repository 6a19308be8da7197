//! Searches in the register that showed somebody: who looked, from where, and who was shown; never what was typed. They are kept as long as the
//! leader looks back; the log keeps them with the rest (`handbook/service/en/who-may-what.md`).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::Reader;
use crate::domain::openings::unusual::{LOOKED_AT, SHORT, recent};
use crate::domain::patients::spelling;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// So many are kept, the newest.
const MOST: usize = 20_000;
/// So many searches within [`SHORT`] are many.
pub const MANY: usize = 15;
/// A search that shows so many shows many.
pub const MANY_SHOWN: usize = 8;
/// A search that shows no more than so many was for one of them.
const FEW: usize = 3;
/// The same search again within this time is the same.
const AGAIN: Duration = Duration::from_mins(1);

/// From where somebody is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The register, also where somebody is registered.
    Register,
    /// A record, for another one of the same person.
    Record,
    /// A contact, for whom it is about.
    Contact,
    /// The leader's page of who works with whom.
    Leader,
}

/// A search that showed somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Who looked.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// From where.
    pub place: Place,
    /// Who was shown, as the records were then.
    pub shown: Vec<PatientId>,
    /// Her own family name was looked for, or somebody who has it.
    pub own_name: bool,
    /// Whether she was on duty.
    pub on_duty: bool,
}

/// Why a search is pointed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unusual {
    /// Her own family name was looked for, or somebody who has it.
    OwnName,
    /// So many searches were made within [`SHORT`].
    Many(usize),
    /// Many were shown, and she opened nothing within [`SHORT`] of it.
    NothingOpened,
    /// She was not on duty, and the day service was closed.
    OutsideDuty,
}

/// A search that is pointed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// Which.
    pub search: Arc<Search>,
    /// Why.
    pub why: Vec<Unusual>,
}

/// Whether what was typed is her own family name, or one of few who were shown has it.
pub fn own_name(state: &State, by: &StaffId, typed: &str, shown: &[PatientId]) -> bool {
    let service = state.service.as_ref();
    let name = service.and_then(|service| Some(service.staff(by)?.name.as_str()));
    let Some(last) = name.and_then(|name| spelling::words(name).pop()) else {
        return false;
    };
    let has_it = |id: &PatientId| {
        let identity = state
            .patient(*id)
            .and_then(|patient| patient.identity.known());
        identity.is_some_and(|who| spelling::words(&who.family).contains(&last))
    };
    spelling::words(typed).contains(&last) || (shown.len() <= FEW && shown.iter().any(has_it))
}

/// A search is written down, once: the same one again at once is not.
pub(in crate::domain) fn record(
    d: &mut Decider<'_>,
    by: StaffId,
    place: Place,
    shown: Vec<PatientId>,
    own_name: bool,
    searched_at: Timestamp,
) {
    let searched_at = searched_at.min(d.now);
    let newest = d.state.searches.iter().rev();
    let mut lately = newest.take_while(|one| searched_at.since(one.at) < AGAIN);
    let known = lately.any(|one| one.by == by && one.place == place && one.shown == shown);
    if !shown.is_empty() && !known {
        d.emit(OpeningEvent::RegisterSearched {
            by,
            place,
            shown,
            own_name,
            searched_at,
        });
    }
}

pub(super) fn searched(state: &mut State, search: Search) {
    let now = search.at;
    state.searches.push_back(Arc::new(search));
    let old = |one: &Arc<Search>| now.since(one.at) > LOOKED_AT;
    while state.searches.len() > MOST || state.searches.front().is_some_and(old) {
        state.searches.pop_front();
    }
}

/// Those that are looked back at, the oldest first.
pub fn kept(state: &State, now: Timestamp) -> impl Iterator<Item = &Arc<Search>> {
    let searches = state.searches.iter();
    searches.filter(move |one| now.since(one.at) <= LOOKED_AT)
}

/// What is pointed out of them, the oldest first.
pub fn noticed(state: &State, now: Timestamp) -> Vec<Noticed> {
    let opened = opened(state, now);
    let mut lately: BTreeMap<&StaffId, Vec<Timestamp>> = BTreeMap::new();
    let mut found = Vec::new();
    let all: Vec<&Arc<Search>> = kept(state, now).collect();
    let next = nexts(&all);
    for (search, next) in all.into_iter().zip(next) {
        let mut why = Vec::new();
        if search.own_name {
            why.push(Unusual::OwnName);
        }
        let read = lately.entry(&search.by).or_default();
        read.retain(|at| search.at.since(*at) < SHORT);
        read.push(search.at);
        if read.len() == MANY {
            why.push(Unusual::Many(MANY));
        }
        if left(search, next, &opened, now) {
            why.push(Unusual::NothingOpened);
        }
        let open = |service| calendar::is_open(service, search.at);
        let leads = search.place == Place::Leader;
        if !leads && !search.on_duty && !state.service.as_deref().is_some_and(open) {
            why.push(Unusual::OutsideDuty);
        }
        if !why.is_empty() {
            found.push(Noticed {
                search: Arc::clone(search),
                why,
            });
        }
    }
    found
}

/// When each of these looked again.
fn nexts(all: &[&Arc<Search>]) -> Vec<Option<Timestamp>> {
    let mut later: BTreeMap<&StaffId, Timestamp> = BTreeMap::new();
    let mut next: Vec<Option<Timestamp>> = all
        .iter()
        .rev()
        .map(|search| later.insert(&search.by, search.at))
        .collect();
    next.reverse();
    next
}

/// When each member of staff opened something.
fn opened(state: &State, now: Timestamp) -> BTreeMap<StaffId, Vec<Timestamp>> {
    let mut opened: BTreeMap<StaffId, Vec<Timestamp>> = BTreeMap::new();
    for (_, opening) in recent(state, now) {
        if let Reader::Staff(staff) = &opening.viewer {
            opened.entry(staff.clone()).or_default().push(opening.at);
        }
    }
    opened
}

/// Many were shown, she looked no further, and opened nothing. The leader opens nothing.
fn left(
    search: &Search,
    next: Option<Timestamp>,
    opened: &BTreeMap<StaffId, Vec<Timestamp>>,
    now: Timestamp,
) -> bool {
    let until = search.at + SHORT;
    let went_on = next.is_some_and(|next| next < until);
    let of_hers = opened.get(&search.by).into_iter().flatten();
    let read = || {
        of_hers
            .clone()
            .any(|at| *at + SHORT > search.at && *at < until)
    };
    search.place != Place::Leader
        && search.shown.len() >= MANY_SHOWN
        && now >= until
        && !went_on
        && !read()
}
