//! What always holds of escorts: whoever is out is not rung, the boards say who answers, no call waits for an empty chair, and whoever is not
//! back in time is asked, and then the leader. The list is that of `handbook/engineering/testing.md`; nothing here is weaker than what
//! `handbook/service/en/escort.md` promises.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::command::Command;
use crate::domain::duty::Shift;
use crate::domain::escorts::answers::empties_a_chair;
use crate::domain::escorts::command::EscortCommand;
use crate::domain::escorts::escort::Escort;
use crate::domain::escorts::tell::ChairText;
use crate::domain::ids::{EscortId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::service::people::{Staff, StaffRole};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::duty_holds::is_wrongly_rung;
use crate::simulator::weekend::held::{SLACK, new_legs, written_to};
use crate::simulator::weekend::world::World;
use crate::views::Viewer;
use crate::views::escort::{Meanwhile, chairs};

/// The leader is told so long after she was asked.
const THEN_THE_LEADER: Duration = Duration::from_mins(15);
/// Both are asked again after so long, so many times.
const ASKED_AGAIN: Duration = Duration::from_hours(2);
const TIMES: u8 = 11;

/// The escorts of a weekend, as the world has heard what was agreed.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    escorts: BTreeMap<EscortId, Agreed>,
}

#[derive(Clone, Debug)]
struct Agreed {
    staff: StaffId,
    from: Timestamp,
    until: Timestamp,
    /// Her chair has been empty since then, whatever is agreed now.
    left: Option<Timestamp>,
    over: bool,
    /// Something was asked of it, and nobody knows whether it was taken: nothing is demanded.
    unsure: bool,
    /// When she was asked whether she is back, and when the leader was told, since the time was agreed.
    asked: Vec<Timestamp>,
    told: Vec<Timestamp>,
}

impl Agreed {
    /// Her chair has been empty for a while by then, and the server had the time to know it.
    fn is_out(&self, now: Timestamp, trouble: Timestamp) -> bool {
        let due = self.left.unwrap_or(self.from).max(trouble) + SLACK;
        !self.over && !self.unsure && due < now
    }

    /// Her chair may be empty.
    fn may_be_out(&self, now: Timestamp) -> bool {
        !self.over && (self.unsure || self.left.is_some() || self.from <= now)
    }
}

/// What was said of an escort.
#[derive(Clone, Debug)]
pub struct Word {
    escort: EscortId,
    what: Said,
    /// Whether it was unsure before; none: nothing was known of it.
    before: Option<bool>,
}

#[derive(Clone, Debug)]
enum Said {
    Agreed(StaffId, Timestamp, Timestamp),
    Left,
    Until(Timestamp),
    Over,
}

/// A command is about to be given.
pub fn word(world: &mut World, command: &Command) -> Option<Word> {
    let Command::Escort(command) = command else {
        return None;
    };
    let (escort, what) = match command {
        EscortCommand::Book {
            escort, journey, ..
        }
        | EscortCommand::Change {
            escort, journey, ..
        } => {
            let agreed = Said::Agreed(journey.staff.clone(), journey.from, journey.until);
            (*escort, agreed)
        }
        EscortCommand::SetOff { escort, .. } | EscortCommand::Arrive { escort, .. } => {
            (*escort, Said::Left)
        }
        EscortCommand::PlanWait { escort, plan, .. } => (*escort, Said::Until(plan.until)),
        EscortCommand::CallOff { escort, .. }
        | EscortCommand::Return { escort, .. }
        | EscortCommand::SayBack { escort } => (*escort, Said::Over),
        EscortCommand::CancelFlight { .. }
        | EscortCommand::TellUnit { .. }
        | EscortCommand::NameCover { .. } => return None,
    };
    let all = &mut world.held.escorts.escorts;
    let known = all.get_mut(&escort);
    let before = known.map(|known| std::mem::replace(&mut known.unsure, true));
    if let (None, Said::Agreed(staff, from, until)) = (before, &what) {
        let agreed = Agreed {
            staff: staff.clone(),
            from: *from,
            until: *until,
            left: None,
            over: false,
            unsure: true,
            asked: Vec::new(),
            told: Vec::new(),
        };
        all.insert(escort, agreed);
    }
    Some(Word {
        escort,
        what,
        before,
    })
}

impl Watched {
    /// Whether none was ever booked.
    pub fn is_empty(&self) -> bool {
        self.escorts.is_empty()
    }

    /// It was taken.
    pub fn heard(&mut self, word: Word, now: Timestamp) {
        match word.what {
            Said::Agreed(staff, from, until) => {
                let before = self.escorts.get(&word.escort);
                let left = before.and_then(|before| {
                    let empty = word.before == Some(false) && before.from + SLACK < now;
                    before.left.or_else(|| empty.then_some(before.from))
                });
                let same = before.filter(|before| before.until == until);
                let (asked, told) = same.map_or_else(Default::default, |before| {
                    (before.asked.clone(), before.told.clone())
                });
                let agreed = Agreed {
                    staff,
                    from,
                    until,
                    left,
                    over: false,
                    unsure: false,
                    asked,
                    told,
                };
                self.escorts.insert(word.escort, agreed);
            }
            Said::Left => self.change(word.escort, |known| {
                known.left = known.left.or(Some(now));
            }),
            Said::Until(until) => self.change(word.escort, |known| {
                known.until = until;
                known.asked.clear();
                known.told.clear();
            }),
            Said::Over => self.change(word.escort, |known| known.over = true),
        }
    }

    /// A rule said no.
    pub fn refused(&mut self, word: &Word) {
        match (word.before, self.escorts.get_mut(&word.escort)) {
            (Some(unsure), Some(known)) => known.unsure = unsure,
            (None, Some(_)) => {
                self.escorts.remove(&word.escort);
            }
            (Some(_) | None, None) => {}
        }
    }

    fn change(&mut self, escort: EscortId, change: impl FnOnce(&mut Agreed)) {
        if let Some(known) = self.escorts.get_mut(&escort) {
            known.unsure = false;
            change(known);
        }
    }

    /// After a commit: who was asked, and who was told.
    pub fn remember(&mut self, last: &State, state: &State, now: Timestamp) {
        if self.escorts.is_empty() {
            return;
        }
        for (to, text) in written_to(last, state) {
            let MessageText::Chair(text) = text else {
                continue;
            };
            let open = self.escorts.values_mut().filter(|known| !known.over);
            let late = open.filter(|known| known.until <= now);
            for known in late {
                match text {
                    ChairText::ReturnDue if known.staff == *to => known.asked.push(now),
                    ChairText::ReturnLate if leads(state, to) => known.told.push(now),
                    ChairText::ReturnDue
                    | ChairText::ReturnLate
                    | ChairText::Empty { .. }
                    | ChairText::Delayed
                    | ChairText::Filled
                    | ChairText::Yours { .. }
                    | ChairText::YoursNoMore => {}
                }
            }
        }
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let mut out = self.escorts.values();
        out.find_map(|known| {
            if known.over || known.unsure {
                return None;
            }
            let due = known.until.max(known.left.unwrap_or(known.from));
            let Some(first) = known.asked.first() else {
                let staff = &known.staff;
                return late(due)
                    .then(|| format!("{staff} is not back at {due}, and was not asked"));
            };
            let (who, due) = match (known.told.last(), known.asked.last()) {
                (None, _) => ("the leader", *first + THEN_THE_LEADER),
                (Some(told), Some(asked)) if known.told.len() < usize::from(TIMES) => {
                    let (who, last) = if told < asked {
                        ("the leader", told)
                    } else {
                        ("she", asked)
                    };
                    // She is asked once before the leader is told for the first time.
                    let last = if known.asked.len() == 1 { told } else { last };
                    (who, *last + ASKED_AGAIN)
                }
                (Some(_), _) => return None,
            };
            let staff = &known.staff;
            late(due).then(|| format!("{staff} is not back, and {who} was to hear by {due}"))
        })
    }
}

fn leads(state: &State, staff: &StaffId) -> bool {
    let service = state.service.as_ref();
    let member = service.and_then(|service| service.staff(staff));
    member.is_some_and(|member| member.has_role(StaffRole::Leader))
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &World, last: &State, state: &State, sure: bool) -> Option<String> {
    if world.held.escorts.is_empty() {
        return None;
    }
    let same = state.escorts.ptr_eq(&last.escorts)
        && state.unavailable.ptr_eq(&last.unavailable)
        && state.shift == last.shift;
    let board = || if same { None } else { boards(world, state) };
    let told = || untold(last, state);
    let rung = || rung(world, last, state).or_else(|| waits(world, last, state));
    board().or_else(|| if sure { told().or_else(rung) } else { None })
}

/// Those who are out, by what was agreed.
fn out(world: &World) -> impl Iterator<Item = (EscortId, &StaffId)> + use<'_> {
    let (now, trouble) = (world.service_now(), world.trouble);
    let all = world.held.escorts.escorts.iter();
    all.filter(move |(_, known)| known.is_out(now, trouble))
        .map(|(id, known)| (*id, &known.staff))
}

/// Whoever is out is rung by no step, and for no reminder while anybody else takes calls.
fn rung(world: &World, last: &State, state: &State) -> Option<String> {
    new_legs(last, state).find_map(|leg| {
        let staff = leg.staff()?;
        let (escort, _) = out(world).find(|(_, out)| *out == staff)?;
        is_wrongly_rung(state, leg, staff).then(|| {
            format!(
                "{staff} is out on escort {escort}, and is rung: leg {} for {:?}",
                leg.id, leg.purpose
            )
        })
    })
}

/// A call that comes while nobody takes calls goes to the fallback at once.
fn waits(world: &World, last: &State, state: &State) -> Option<String> {
    out(world).next()?;
    let shift = state.shift.as_ref()?;
    if !takers(world, state, shift, true).is_empty() || state.shift != last.shift {
        return None;
    }
    let new = state
        .live_calls
        .iter()
        .filter(|id| !last.live_calls.contains(*id));
    let mut new = new.filter_map(|id| state.call(*id));
    let waits = new.find(|call| call.waiting().is_some_and(|waiting| waiting.rounds == 0))?;
    Some(format!(
        "call {} waits for {:?}, and every chair is empty",
        waits.id,
        shift.everyone().collect::<Vec<_>>()
    ))
}

/// Those on duty who take calls; `perhaps`: also those who may be out just now.
fn takers<'a>(world: &World, state: &State, shift: &'a Shift, perhaps: bool) -> Vec<&'a StaffId> {
    let now = world.service_now();
    let away = |staff: &StaffId| {
        let out = if perhaps {
            out(world).any(|(_, out)| out == staff)
        } else {
            let mut all = world.held.escorts.escorts.values();
            all.any(|known| known.staff == *staff && known.may_be_out(now))
        };
        out || state.unavailable.contains_key(staff)
    };
    shift.everyone().filter(|staff| !away(staff)).collect()
}

/// The boards say of every empty chair who answers meanwhile: somebody who does, or the fallback.
fn boards(world: &World, state: &State) -> Option<String> {
    out(world).next()?;
    let service = state.service.as_ref()?;
    let leader = service
        .staff
        .iter()
        .find(|member| member.has_role(StaffRole::Leader))?;
    let viewer = Viewer {
        staff: Some(leader.id.clone()),
        outside: None,
        roles: leader.roles.clone(),
        language: leader.language,
    };
    let shown = chairs(state, &viewer, world.service_now());
    for (escort, staff) in out(world) {
        let Some(chair) = shown.iter().find(|chair| chair.escort == escort) else {
            return Some(format!("{staff} is out, and no board says so"));
        };
        let takers = state
            .shift
            .as_ref()
            .map(|shift| [true, false].map(|perhaps| takers(world, state, shift, perhaps)));
        let says = match (&chair.answers, takers) {
            (Meanwhile::OutsideDuty, None) => true,
            (Meanwhile::Fallback(_), Some([_, takers])) => takers.is_empty(),
            (Meanwhile::People(people), Some([takers, _])) => {
                let name = |staff: &&StaffId| service.staff(staff).map(|staff: &Staff| &staff.name);
                let takers: Vec<_> = takers.iter().filter_map(name).collect();
                !people.is_empty()
                    && people
                        .iter()
                        .all(|person| person.name.as_ref().is_some_and(|it| takers.contains(&it)))
            }
            (Meanwhile::OutsideDuty, Some(_))
            | (Meanwhile::Fallback(_) | Meanwhile::People(_), None) => false,
        };
        if !says {
            let answers = &chair.answers;
            let shift = &state.shift;
            return Some(format!(
                "{staff} is out, and the boards say that these answer: {answers:?}, of {shift:?}"
            ));
        }
    }
    None
}

/// The leader hears at once from when to when a chair is empty.
fn untold(last: &State, state: &State) -> Option<String> {
    if state.escorts.ptr_eq(&last.escorts) {
        return None;
    }
    let service = state.service.as_ref()?;
    let moved = |escort: &&Escort| {
        let (now, before) = (&escort.journey, last.escort(escort.id));
        before.is_none_or(|before| {
            let before = &before.journey;
            (&before.staff, before.from, before.until) != (&now.staff, now.from, now.until)
        })
    };
    let mut news = state.open_escorts().filter(moved);
    let untold = news.find(|escort| {
        let until_then = |text: &MessageText| {
            matches!(text, MessageText::Chair(ChairText::Empty { until, .. }) if *until == escort.journey.until)
        };
        let mut written = written_to(last, state);
        empties_a_chair(service, &escort.journey)
            && !written.any(|(to, text)| leads(state, to) && until_then(text))
    })?;
    Some(format!(
        "the chair of {} is empty until {}, and the leader has not been told",
        untold.journey.staff, untold.journey.until
    ))
}
