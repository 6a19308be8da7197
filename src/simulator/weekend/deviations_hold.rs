//! What always holds of deviations: what the service itself promised and did not keep is one, once; what somebody was told is reported stands
//! there; each has dates, and somebody who follows it is told; the leader hears of what lies there in time, and not twice of the same. The list
//! is that of `handbook/engineering/testing.md`; nothing here is weaker than what `handbook/service/en/when-something-goes-wrong.md` promises.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::deadline;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::deviations::deviation::{Deviation, Done, Source};
use crate::domain::deviations::tell::DeviationText;
use crate::domain::duty::calendar;
use crate::domain::ids::{ContactId, DeviationId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::noticed_hold;
use crate::simulator::weekend::world::World;

/// The leader is not written to more often of what lies there.
const TOLD_AGAIN: Duration = Duration::from_hours(12);
/// What was written before a crash is seen so much later at most.
const SEEN_WITHIN: Duration = Duration::from_mins(1);

/// What is due of deviations, by what is promised and not by what the server has planned.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// By when somebody must have looked at each.
    look: BTreeMap<DeviationId, Timestamp>,
    /// By when each must be closed.
    close: BTreeMap<DeviationId, Timestamp>,
    /// When each leader was written to last of what lies there.
    told: BTreeMap<StaffId, Timestamp>,
    wrong: Option<String>,
}

/// What somebody reports.
#[derive(Clone, Debug)]
pub enum Word {
    /// In own words.
    Raised(DeviationId, Actor, Option<ContactId>, String),
    /// By ending a conversation in which she was threatened.
    Threatened(ContactId, StaffId),
}

/// A command is about to be given.
pub fn word(actor: &Actor, command: &Command) -> Option<Word> {
    if let Command::EndThreatened { contact, .. } = command {
        return Some(Word::Threatened(*contact, actor.staff()?.clone()));
    }
    let Command::Deviation(DeviationCommand::Raise {
        deviation,
        contact,
        text,
        ..
    }) = command
    else {
        return None;
    };
    let (text, by) = (text.clone(), actor.clone());
    Some(Word::Raised(*deviation, by, *contact, text))
}

/// It was taken: whoever reported was told that it is there.
pub fn heard(state: &State, word: &Word) -> Option<String> {
    let there = match word {
        Word::Raised(id, by, contact, text) => state.deviations.get(*id).is_some_and(|found| {
            found.source == Source::Person(by.clone())
                && found.contact == *contact
                && found.text == Some(Secret::Known(text.clone()))
        }),
        Word::Threatened(contact, by) => state.deviations.of(*contact).any(|found| {
            matches!(&found.source, Source::Threat { by: who, .. } if who == by)
                && found.look_by.is_some()
        }),
    };
    (!there).then(|| format!("somebody was told that it is reported, and it is not: {word:?}"))
}

/// A message to a leader about what lies there.
const fn says_it_lies(text: &MessageText) -> bool {
    matches!(
        text,
        MessageText::Deviation(DeviationText::NotLookedAt | DeviationText::NotClosed)
    )
}

fn is_leader(state: &State, staff: &StaffId) -> bool {
    let member = state.service.as_ref().and_then(|it| it.staff(staff));
    member.is_some_and(|member| member.has_role(StaffRole::Leader))
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State, now: Timestamp) {
        let (all, before) = (&state.deviations.all, &last.deviations.all);
        self.wrong = self.tells(last, state, now);
        if all.ptr_eq(before) {
            return;
        }
        for deviation in state.deviations.iter() {
            let known = before.get(&deviation.id);
            let from = match known {
                None => deviation.at,
                Some(known) if !known.open && deviation.open => {
                    deviation.steps.last().map_or(now, |step| step.at)
                }
                Some(_) => continue,
            };
            self.dates(state, deviation.id, from);
        }
        let still = |id: &DeviationId| state.deviations.get(*id).filter(|found| found.open);
        self.look.retain(|id, _| {
            still(id).is_some_and(|found| !found.not_looked_at && !found.is_looked_at())
        });
        self.close
            .retain(|id, _| still(id).is_some_and(|found| !found.not_closed));
    }

    fn dates(&mut self, state: &State, id: DeviationId, from: Timestamp) {
        let timing = deadline::timing(state);
        let open = |at: Timestamp| {
            let service = state.service.as_ref();
            service.and_then(|service| calendar::next_opening(service, at))
        };
        let look = from + timing.deviation_look;
        let look = open(look).unwrap_or(look);
        let close = from + timing.deviation_close;
        let close = open(close).unwrap_or(close).max(look);
        self.look.insert(id, look);
        self.close.insert(id, close);
    }

    /// Whoever is to hear of what lies there does, at its time, and the leader not again and again.
    fn tells(&mut self, last: &State, state: &State, now: Timestamp) -> Option<String> {
        let mut written: Vec<StaffId> = Vec::new();
        for (staff, text) in written_to(last, state) {
            if !says_it_lies(text) || !is_leader(state, staff) {
                continue;
            }
            let before = self.told.get(staff).copied();
            let lately = before.is_some_and(|before| now.since(before) + SEEN_WITHIN < TOLD_AGAIN);
            if lately || written.contains(staff) {
                return Some(format!(
                    "{staff} hears of deviations that lie there at {now}, and did at {before:?}"
                ));
            }
            written.push(staff.clone());
        }
        for staff in written {
            self.told.insert(staff, now);
        }
        if state.deviations.all.ptr_eq(&last.deviations.all) {
            return None;
        }
        state.deviations.iter().find_map(|found| {
            let before = last.deviations.get(found.id)?;
            let look = found.not_looked_at && !before.not_looked_at;
            let close = found.not_closed && !before.not_closed;
            let early = |said: bool, due: &BTreeMap<_, Timestamp>| {
                said && due.get(&found.id).is_none_or(|due| *due > now)
            };
            if early(look, &self.look) || early(close, &self.close) {
                return Some(format!(
                    "deviation {} is said to lie there at {now}: {look} {close}",
                    found.id
                ));
            }
            if !look && !close {
                return None;
            }
            let mut staff = state.service.iter().flat_map(|service| &service.staff);
            let deaf = staff.find(|one| {
                let told = self.told.get(&one.id);
                one.has_role(StaffRole::Leader)
                    && told.is_none_or(|told| now.since(*told) >= TOLD_AGAIN)
            });
            let owner = found.owner.as_ref();
            let follows = owner.filter(|owner| close && !is_leader(state, owner));
            let follows = follows.filter(|owner| {
                let not_closed = MessageText::Deviation(DeviationText::NotClosed);
                !written_to(last, state).any(|(to, text)| to == *owner && *text == not_closed)
            });
            let who = deaf.map(|deaf| &deaf.id).or(follows)?;
            Some(format!(
                "deviation {} lies there, and {who} has not heard",
                found.id
            ))
        })
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let silent = |due: &BTreeMap<DeviationId, Timestamp>| {
            due.iter()
                .find(|(_, due)| late(**due))
                .map(|(id, due)| (*id, *due))
        };
        let (id, due) = silent(&self.look).or_else(|| silent(&self.close))?;
        Some(format!(
            "deviation {id} was to be looked at, or closed, by {due}, and the leader has not heard"
        ))
    }
}

/// What is broken by what was committed, if anything.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    let wrong = world.held.deviations.wrong.take().filter(|_| sure);
    let missing = || noticed_hold::missing(last, state);
    if state.deviations.all.ptr_eq(&last.deviations.all) {
        return wrong.or_else(missing);
    }
    wrong
        .or_else(missing)
        .or_else(|| noticed_hold::made_up(world, last, state))
        .or_else(|| twice(state))
        .or_else(|| changed(last, state))
}

/// What happened once is one deviation.
fn twice(state: &State) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut causes = state
        .deviations
        .iter()
        .filter_map(|found| match &found.source {
            Source::Service(cause) => Some(*cause),
            Source::Person(_) | Source::Threat { .. } => None,
        });
    causes
        .find(|cause| !seen.insert(*cause))
        .map(|cause| format!("{cause:?} is two deviations"))
}

/// Nothing of it is otherwise afterwards, but more; and who follows it was named by the leader, and told.
fn changed(last: &State, state: &State) -> Option<String> {
    for (id, before) in &last.deviations.all {
        let Some(now) = state.deviations.get(*id) else {
            return Some(format!("deviation {id} is gone"));
        };
        let erased = now.text == Some(Secret::Erased);
        let same = before.source == now.source
            && before.at == now.at
            && before.contact == now.contact
            && before.harm == now.harm
            && (before.text == now.text || erased)
            && before.steps.len() <= now.steps.len()
            && (before.owner.is_none() || now.owner.is_some());
        if !same {
            return Some(format!("deviation {id} is otherwise than it was reported"));
        }
    }
    state.deviations.iter().find_map(|found| {
        let before = last.deviations.get(found.id);
        if state.deviations.open.contains(&found.id) != found.open {
            return Some(format!(
                "deviation {} is open, and nobody sees it",
                found.id
            ));
        }
        if found.look_by.is_none() || found.close_by.is_none() {
            return Some(format!("deviation {} has no date", found.id));
        }
        let known = before.map_or(0, |before| before.steps.len());
        let mut new = found.steps.iter().skip(known);
        new.find_map(|step| not_theirs(last, state, before, found, &step.by, &step.what))
    })
}

fn not_theirs(
    last: &State,
    state: &State,
    before: Option<&Deviation>,
    found: &Deviation,
    by: &Actor,
    what: &Done,
) -> Option<String> {
    let leads = by.staff().is_some_and(|by| is_leader(state, by));
    let id = found.id;
    match what {
        Done::Given(owner) => {
            let given = MessageText::Deviation(DeviationText::Given);
            let herself = by.staff() == Some(owner);
            let told =
                herself || written_to(last, state).any(|(to, text)| to == owner && *text == given);
            (!leads || !told).then(|| {
                format!("deviation {id} is given to {owner} by {by}, and {owner} has heard: {told}")
            })
        }
        Done::Closed { .. } => {
            let follows = before.and_then(|before| before.owner.as_ref()) == by.staff();
            let theirs = leads || follows && by.staff().is_some();
            (!theirs || found.open).then(|| {
                format!(
                    "deviation {id} is closed by {by}; it is open: {}",
                    found.open
                )
            })
        }
        Done::Noted(_) => None,
        Done::Reopened(_) => (!found.open).then(|| format!("deviation {id} is not open again")),
    }
}
