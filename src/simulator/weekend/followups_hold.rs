//! What always holds of follow-ups: each has somebody whose it is until it is done, she is reminded when it is due, and the leader hears of what
//! is not done. The list is that of `handbook/engineering/testing.md`; nothing here is weaker than what the service file says.

use std::collections::BTreeMap;

use crate::domain::contacts::contact::{Next, Phase};
use crate::domain::contacts::hands::can_follow_up;
use crate::domain::deadline;
use crate::domain::deaths::death::What;
use crate::domain::duty::calendar;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::handovers::handover::Standing;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::world::World;

/// What was written before a crash is seen so much later at most.
const SEEN_WITHIN: std::time::Duration = std::time::Duration::from_mins(1);

/// By when somebody must have heard of each.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    due: BTreeMap<(ContactId, About), (Heard, Timestamp)>,
    /// Of what the leader of the day service has heard: for when it was set, and by when the leader must hear of it too.
    later: BTreeMap<(ContactId, About), (Timestamp, Timestamp)>,
    wrong: Option<String>,
}

/// Who is to hear next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    Her,
    Leader,
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State) {
        if state.follow_ups.ptr_eq(&last.follow_ups) && state.messages.ptr_eq(&last.messages) {
            return;
        }
        self.wrong = self.later(last, state);
        let after = deadline::timing(state).follow_up_leader_after;
        self.due.clear();
        for (key, found) in &state.follow_ups {
            let late = found.at + after;
            let service = state.service.as_ref();
            let open = service.and_then(|service| calendar::next_opening(service, late));
            let due = match (found.reminded, found.overdue) {
                (false, _) => (Heard::Her, found.at),
                (true, false) => (Heard::Leader, open.unwrap_or(late)),
                (true, true) => continue,
            };
            self.due.insert(*key, due);
        }
    }

    /// The leader hears of what the leader of the day service has heard of, so long after, and not before.
    fn later(&mut self, last: &State, state: &State) -> Option<String> {
        let service = state.service.as_ref()?;
        let after = deadline::timing(state).follow_up_leader_after;
        let leads = |staff: &StaffId| {
            let member = service.staff(staff);
            member.is_some_and(|member| member.has_role(StaffRole::Leader))
        };
        let heard = written_to(last, state)
            .filter(|(to, text)| **text == MessageText::FollowUpLate && leads(to))
            .count();
        let mut at_once = survivors(last, state);
        let mut new = Vec::new();
        for (key, found) in &state.follow_ups {
            let before = last.follow_ups.get(key);
            if !found.overdue || before.is_some_and(|before| before.overdue) {
                continue;
            }
            let first = service.day_leader.as_ref();
            if first.is_none_or(|first| *first == found.owner || leads(first)) {
                at_once += 1;
            }
            if first.is_some_and(|first| *first != found.owner) {
                let late = state.at + after;
                let due = calendar::next_opening(service, late).unwrap_or(late);
                new.push((*key, (found.at, due)));
            }
        }
        let stands = |key: &(ContactId, About), at: Timestamp| {
            let found = state.follow_ups.get(key);
            found.is_some_and(|found| found.overdue && found.at == at)
        };
        self.later.retain(|key, (at, _)| stands(key, *at));
        let due: Vec<_> = self
            .later
            .iter()
            .filter(|(_, (_, due))| *due <= state.at + SEEN_WITHIN)
            .map(|(key, _)| *key)
            .collect();
        let wrong = heard > at_once + due.len();
        if heard >= at_once + due.len() {
            for key in &due {
                self.later.remove(key);
            }
        }
        self.later.extend(new);
        wrong.then(|| {
            format!(
                "the leader hears {heard} times of what is not done: {at_once} at once, {} later",
                due.len()
            )
        })
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let unheard = self.later.iter().find(|(_, (_, due))| late(*due));
        if let Some(((contact, about), (_, due))) = unheard {
            return Some(format!(
                "the leader was to hear of {about:?} of contact {contact} by {due}"
            ));
        }
        let silent = self.due.iter().find(|(_, (_, due))| late(*due));
        silent.map(|((contact, about), (who, due))| {
            format!("{about:?} of contact {contact} was to be heard of by {due}: {who:?}")
        })
    }
}

/// Of so many who are left behind after a death the leader hears that nobody has cared for them: each time but the first.
fn survivors(last: &State, state: &State) -> usize {
    if state.deaths.ptr_eq(&last.deaths) {
        return 0;
    }
    let tasks = state.deaths.iter().flat_map(|(patient, death)| {
        let before = last.deaths.get(patient);
        let tasks = death.tasks.iter();
        tasks.map(move |(id, task)| (before.and_then(|before| before.tasks.get(id)), task))
    });
    tasks
        .filter(|(before, task)| {
            let before = before.and_then(|before| before.reminded);
            let survivor = match task.what {
                What::Survivor { .. } => true,
                What::Debrief(_) => false,
            };
            survivor && before.is_some() && before != task.reminded
        })
        .count()
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    let wrong = world.held.followups.wrong.take().filter(|_| sure);
    if wrong.is_some() {
        return wrong;
    }
    let closed = || if sure { forgotten(last, state) } else { None };
    if state.follow_ups.ptr_eq(&last.follow_ups) {
        return closed();
    }
    let owned = state.follow_ups.values().find_map(|found| {
        (!can_follow_up(state, &found.owner)).then(|| {
            format!(
                "contact {} is left to {}, who cannot",
                found.contact, found.owner
            )
        })
    });
    let took = took(world, last, state);
    let heard = || {
        if sure {
            unheard(last, state, &took)
        } else {
            None
        }
    };
    owned
        .or_else(heard)
        .or_else(|| changed(world, last, state))
        .or_else(closed)
}

/// A contact was closed with something left to do, and nobody has it.
fn forgotten(last: &State, state: &State) -> Option<String> {
    let closed = last.open.iter().filter(|id| !state.open.contains(*id));
    let mut closed = closed.filter_map(|id| state.contact(*id));
    closed.find_map(|contact| {
        let Phase::Closed(closing) = &contact.phase else {
            return None;
        };
        let Next::FollowUp { owner, at, .. } = &closing.next else {
            return None;
        };
        let found = state.follow_ups.get(&(contact.id, About::Person));
        let stands = found.is_some_and(|found| found.owner == *owner && found.at == *at);
        (!stands).then(|| format!("contact {} leaves something to do to nobody", contact.id))
    })
}

/// What was somebody's, and whoever has it now has taken it herself.
fn took(world: &mut World, last: &State, state: &State) -> Vec<(ContactId, About)> {
    let moved = |key: &(ContactId, About), found: &FollowUp| {
        let before = last.follow_ups.get(key);
        before.is_some_and(|before| before.owner != found.owner)
    };
    let all = state.follow_ups.iter();
    let moved: Vec<&FollowUp> = all
        .filter(|(key, found)| moved(key, found))
        .map(|(_, found)| found)
        .collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let records = world.crank.records(last.seq);
    let herself = |found: &&FollowUp| {
        let (contact, by) = (
            found.contact.to_string(),
            format!("\"staff:{}\"", found.owner),
        );
        let handed = |record: &&crate::log::Record| record.kind == "follow_up_handed";
        let mut handed = records.iter().filter(handed);
        handed.any(|record| record.body.contains(&by) && record.body.contains(&contact))
    };
    let hers = moved.into_iter().filter(herself);
    hers.map(|found| (found.contact, found.about)).collect()
}

/// Who was to hear has been written to.
fn unheard(last: &State, state: &State, took: &[(ContactId, About)]) -> Option<String> {
    let told = |staff: &StaffId, text: &MessageText| {
        let mut written = written_to(last, state);
        written.any(|(to, written)| to == staff && written == text)
    };
    // Whoever leads the day service hears first, where the service file says who does.
    let leads_days = |staff: &StaffId| {
        let service = state.service.as_ref();
        service.and_then(|service| service.day_leader.as_ref()) == Some(staff)
    };
    let leader = || {
        let mut staff = state.service.iter().flat_map(|service| &service.staff);
        staff.any(|one| {
            (one.has_role(StaffRole::Leader) || leads_days(&one.id))
                && told(&one.id, &MessageText::FollowUpLate)
        })
    };
    state.follow_ups.iter().find_map(|(key, found)| {
        let before = last.follow_ups.get(key)?;
        let reminded = found.reminded && !before.reminded;
        let overdue = found.overdue && !before.overdue;
        // What was due long ago is from before: the server was away.
        let long = state.at.since(found.at) > std::time::Duration::from_hours(12);
        let her = !reminded || long || told(&found.owner, &MessageText::FollowUpDue);
        let handed =
            found.owner == before.owner || took.contains(key) || is_heard(&told, state, found);
        let heard = her && handed && (!overdue || leader());
        (!heard).then(|| {
            format!(
                "contact {}: {reminded} {overdue} {handed}, and who was to hear has not: {}",
                found.contact, found.owner
            )
        })
    })
}

/// Whoever has something to do now that was a colleague's knows of it.
fn is_heard(
    told: &dyn Fn(&StaffId, &MessageText) -> bool,
    state: &State,
    found: &FollowUp,
) -> bool {
    let accepted = || {
        let mut all = state.handovers.all.values();
        all.any(|handover| {
            let item = handover.item(found.contact);
            item.is_some_and(|item| matches!(item.standing, Standing::Accepted { .. }))
        })
    };
    told(&found.owner, &MessageText::FollowUpHanded) || accepted()
}

/// What is not there any more was done by somebody, or went with the contact.
fn changed(world: &mut World, last: &State, state: &State) -> Option<String> {
    let gone: Vec<ContactId> = last
        .follow_ups
        .keys()
        .filter(|key| !state.follow_ups.contains_key(*key))
        .map(|(contact, _)| *contact)
        .collect();
    if gone.is_empty() {
        return None;
    }
    let records = world.crank.records(last.seq);
    let of = |kind: &str| records.iter().filter(|record| record.kind == kind).count();
    let erased = |contact: &ContactId| {
        let contact = contact.to_string();
        let mut erased = records
            .iter()
            .filter(|record| record.kind == "contact_erased");
        erased.any(|record| record.body.contains(&contact))
    };
    let done = of("follow_up_done") + of("children_asked") + of("follow_up_over");
    let left = gone.iter().filter(|contact| !erased(contact)).count();
    // With the record of somebody go all of their contacts, and with a death that was marked by mistake what was to be done because of it.
    let others = of("patient_erased") + of("death_undone");
    (left > done && others == 0)
        .then(|| format!("{left} follow-ups are gone, and {done} were done"))
}
