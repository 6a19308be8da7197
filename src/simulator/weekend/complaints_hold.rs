//! What always holds of complaints: what somebody was told is written down stands there until its words are destroyed; only the leader gives it to
//! somebody, and only whoever follows it answers; whoever is to hear of it does, in time, then and not before, and nobody else. The list is that of
//! `handbook/engineering/testing.md`; nothing here is weaker than what `handbook/service/en/when-something-goes-wrong.md` promises.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::{Complaint, Done, Reminder};
use crate::domain::complaints::tell::ComplaintText;
use crate::domain::deadline;
use crate::domain::duty::calendar;
use crate::domain::ids::{ComplaintId, ContactId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::world::World;

/// Whoever answers is reminded a week before the date.
const BEFORE: Duration = Duration::from_hours(7 * 24);

/// Who has been written to of what, and how often.
type Heard = BTreeMap<(StaffId, ComplaintText), usize>;

/// What is due of complaints, by what is promised and not by what the server has planned.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    due: BTreeMap<(ComplaintId, Reminder), Timestamp>,
    wrong: Option<String>,
}

/// What somebody writes down.
#[derive(Clone, Debug)]
pub struct Word {
    complaint: ComplaintId,
    by: Actor,
    contact: Option<ContactId>,
    who: String,
    words: String,
}

/// A command is about to be given.
pub fn word(actor: &Actor, command: &Command) -> Option<Word> {
    let Command::Complaint(ComplaintCommand::Receive {
        complaint,
        contact,
        who,
        words,
        ..
    }) = command
    else {
        return None;
    };
    Some(Word {
        complaint: *complaint,
        by: actor.clone(),
        contact: *contact,
        who: who.clone(),
        words: words.clone(),
    })
}

/// It was taken: whoever wrote it down was told that it is there.
pub fn heard(state: &State, word: &Word) -> Option<String> {
    let there = state.complaints.get(word.complaint).is_some_and(|found| {
        found.by == word.by
            && found.contact == word.contact
            && found.who == Secret::Known(word.who.clone())
            && found.words == Secret::Known(word.words.clone())
    });
    (!there).then(|| format!("somebody was told that a complaint is there: {word:?}"))
}

fn is_leader(state: &State, staff: &StaffId) -> bool {
    let member = state.service.as_ref().and_then(|it| it.staff(staff));
    member.is_some_and(|member| member.has_role(StaffRole::Leader))
}

fn leaders(state: &State) -> impl Iterator<Item = &StaffId> {
    let staff = state.service.iter().flat_map(|service| &service.staff);
    let leaders = staff.filter(|one| one.has_role(StaffRole::Leader));
    leaders.map(|one| &one.id)
}

/// Who is to hear of it.
fn hears(state: &State, found: &Complaint, what: Reminder) -> Vec<(StaffId, ComplaintText)> {
    let owner = found.owner.iter();
    let (mut whom, text): (Vec<&StaffId>, ComplaintText) = match what {
        Reminder::NotLookedAt => (leaders(state).collect(), ComplaintText::NotLookedAt),
        Reminder::AnswerSoon if found.owner.is_some() => {
            (owner.collect(), ComplaintText::AnswerSoon)
        }
        Reminder::AnswerSoon => (leaders(state).collect(), ComplaintText::AnswerSoon),
        Reminder::Late => (leaders(state).chain(owner).collect(), ComplaintText::Late),
    };
    whom.sort_unstable();
    whom.dedup();
    whom.into_iter().map(|who| (who.clone(), text)).collect()
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State, now: Timestamp) {
        let mut written = Heard::new();
        for (staff, text) in written_to(last, state) {
            if let MessageText::Complaint(text) = text {
                *written.entry((staff.clone(), *text)).or_default() += 1;
            }
        }
        let all = &state.complaints.all;
        if all.ptr_eq(&last.complaints.all) && written.is_empty() {
            self.wrong = None;
            return;
        }
        let mut early = None;
        let mut to_hear = Heard::new();
        for (id, found) in all {
            let known = last.complaints.get(*id);
            let new = found
                .steps
                .iter()
                .skip(known.map_or(0, |known| known.steps.len()));
            for step in new {
                match &step.what {
                    Done::Given(owner) if step.by != Actor::Staff(owner.clone()) => {
                        *to_hear
                            .entry((owner.clone(), ComplaintText::Given))
                            .or_default() += 1;
                    }
                    Done::Reopened(_) => self.dates(state, *id, step.at),
                    Done::Given(_) | Done::Noted(_) | Done::PassedOn(_) | Done::Answered { .. } => {
                    }
                }
            }
            if known.is_none() {
                self.dates(state, *id, found.at);
            }
            for what in &found.reminded {
                let Some(due) = self.due.remove(&(*id, *what)) else {
                    continue;
                };
                if due > now {
                    early = Some(format!("complaint {id} is said to be {what:?} at {now}"));
                }
                for who in hears(state, found, *what) {
                    *to_hear.entry(who).or_default() += 1;
                }
            }
        }
        self.due.retain(|(id, what), _| {
            let found = state.complaints.get(*id).filter(|found| found.open);
            found.is_some_and(|found| *what != Reminder::NotLookedAt || found.owner.is_none())
        });
        let other = || format!("of complaints {written:?} was written, and was to be: {to_hear:?}");
        self.wrong = early.or_else(|| (written != to_hear).then(other));
    }

    fn dates(&mut self, state: &State, id: ComplaintId, from: Timestamp) {
        let timing = deadline::timing(state);
        let open = |at: Timestamp| {
            let service = state.service.as_ref();
            let opens = service.and_then(|service| calendar::next_opening(service, at));
            opens.unwrap_or(at)
        };
        let answer = timing.complaint_answer;
        let soon = answer.saturating_sub(BEFORE.min(answer / 2));
        for (what, after) in [
            (Reminder::NotLookedAt, timing.deviation_look),
            (Reminder::AnswerSoon, soon),
            (Reminder::Late, answer),
        ] {
            self.due.insert((id, what), open(from + after));
        }
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let silent = self.due.iter().find(|(_, due)| late(**due));
        silent.map(|((id, what), due)| {
            format!("complaint {id} was {what:?} by {due}, and nobody has heard")
        })
    }
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    let wrong = world.held.complaints.wrong.take().filter(|_| sure);
    if wrong.is_some() || state.complaints.all.ptr_eq(&last.complaints.all) {
        return wrong.or_else(|| still_read(last, state));
    }
    let records = world.crank.records(last.seq);
    let erases = ["complaint_erased", "contact_erased", "patient_erased"];
    let destroyed = (records.iter()).any(|record| erases.contains(&record.kind.as_ref()));
    otherwise(last, state, destroyed)
        .or_else(|| still_read(last, state))
        .or_else(|| not_theirs(last, state).filter(|_| sure))
}

/// It stands as it was written down, and more is added to it; unless its words are destroyed.
fn otherwise(last: &State, state: &State, destroyed: bool) -> Option<String> {
    for (id, before) in &last.complaints.all {
        let Some(now) = state.complaints.get(*id) else {
            return Some(format!("complaint {id} is gone"));
        };
        let steps = now.steps.iter().take(before.steps.len());
        let same = before.by == now.by
            && before.at == now.at
            && before.contact == now.contact
            && before.patient == now.patient
            && before.complains == now.complains
            && before.steps.len() <= now.steps.len()
            && (before.owner.is_none() || now.owner.is_some());
        let words =
            before.words == now.words && before.who == now.who && before.steps.iter().eq(steps);
        if !same || !(words || destroyed) {
            return Some(format!(
                "complaint {id} is otherwise than it was written down"
            ));
        }
    }
    state.complaints.iter().find_map(|found| {
        let listed = state.complaints.open.contains(&found.id) == found.open;
        (!listed || found.dates.is_none())
            .then(|| format!("complaint {} has no date, or nobody sees it", found.id))
    })
}

/// Of whoever was erased no complaint can be read.
fn still_read(last: &State, state: &State) -> Option<String> {
    if state.patients.ptr_eq(&last.patients) && state.complaints.all.ptr_eq(&last.complaints.all) {
        return None;
    }
    let mut all = state.complaints.iter();
    let read = all.find(|found| {
        let patient = found.patient.and_then(|id| state.patient(id));
        let erased = patient.is_some_and(|patient| patient.erased);
        erased && (found.words.known().is_some() || found.who.known().is_some())
    })?;
    Some(format!(
        "the person of complaint {} was erased, and it can be read",
        read.id
    ))
}

/// Each thing was done by somebody whose it is.
fn not_theirs(last: &State, state: &State) -> Option<String> {
    state.complaints.iter().find_map(|found| {
        let before = last.complaints.get(found.id);
        let known = before.map_or(0, |before| before.steps.len());
        found.steps.iter().skip(known).find_map(|step| {
            let by = &step.by;
            let leads = by.staff().is_some_and(|by| is_leader(state, by));
            let owner = before.and_then(|before| before.owner.as_ref());
            let follows = leads || owner.is_some() && owner == by.staff();
            let own = by.staff().is_some() && found.by == *by;
            let (theirs, open) = match &step.what {
                Done::Given(_) => (leads, true),
                Done::PassedOn(_) => (follows, true),
                Done::Noted(_) | Done::Reopened(_) => (follows || own, true),
                Done::Answered { .. } => (follows, false),
            };
            (!theirs || found.open != open).then(|| {
                format!(
                    "complaint {}: {:?} by {by}, and it is open: {}",
                    found.id, step.what, found.open
                )
            })
        })
    })
}
