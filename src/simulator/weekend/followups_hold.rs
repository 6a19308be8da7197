//! What always holds of follow-ups: each has somebody whose it is until it is done, she is reminded when it is due, and the leader hears of what
//! is not done. The list is that of `handbook/engineering/testing.md`; nothing here is weaker than what the service file says.

use std::collections::BTreeMap;

use crate::domain::contacts::contact::{Next, Phase};
use crate::domain::contacts::hands::can_follow_up;
use crate::domain::deadline;
use crate::domain::duty::calendar;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::world::World;

/// By when somebody must have heard of each.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    due: BTreeMap<(ContactId, About), (Heard, Timestamp)>,
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
        if state.follow_ups.ptr_eq(&last.follow_ups) {
            return;
        }
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

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let silent = self.due.iter().find(|(_, (_, due))| late(*due));
        silent.map(|((contact, about), (who, due))| {
            format!("{about:?} of contact {contact} was to be heard of by {due}: {who:?}")
        })
    }
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
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
    let heard = || if sure { unheard(last, state) } else { None };
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

/// Who was to hear has been written to.
fn unheard(last: &State, state: &State) -> Option<String> {
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
        let handed = found.owner == before.owner || is_heard(&told, state, found);
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
            item.is_some_and(crate::domain::handovers::handover::Item::is_accepted)
        })
    };
    told(&found.owner, &MessageText::FollowUpHanded) || accepted()
}

/// What is not there any more was done by somebody, or went with the contact.
fn changed(world: &mut World, last: &State, state: &State) -> Option<String> {
    let gone = last.follow_ups.keys();
    let gone = gone
        .filter(|key| !state.follow_ups.contains_key(*key))
        .count();
    if gone == 0 {
        return None;
    }
    let records = world.crank.records(last.seq);
    let of = |kind: &str| records.iter().filter(|record| record.kind == kind).count();
    let done = of("follow_up_done") + of("children_asked") + 2 * of("contact_erased");
    // With the record of somebody go all of their contacts.
    (gone > done && of("patient_erased") == 0)
        .then(|| format!("{gone} follow-ups are gone, and {done} were done"))
}
