//! What always holds of home visits and calls for help. The list is that of `handbook/engineering/testing.md`; nothing here is weaker
//! than what `handbook/service/en/home-visits.md` promises.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::alarms::alarm::{Alarm, AlarmKind, AlarmState};
use crate::domain::calls::leg::Purpose;
use crate::domain::deadline;
use crate::domain::ids::{AlarmId, StaffId, VisitId};
use crate::domain::safety::visit::{Help, Visit, VisitStage};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::new_legs;
use crate::simulator::weekend::world::World;

/// A call for help that nobody has taken goes out again after this.
const HELP_AGAIN: Duration = Duration::from_mins(1);

/// By when something must have been done about each, by what is promised and not by what the server has planned.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    visits: BTreeMap<VisitId, Promised>,
    helps: BTreeMap<StaffId, Promised>,
}

/// What stands now, and by when it must stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Promised {
    /// The alarm, how many have been told of it, and who has it.
    stands: (Option<AlarmId>, u16, Option<StaffId>),
    missed: bool,
    due: Timestamp,
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State, now: Timestamp) {
        let same = state.visits.ptr_eq(&last.visits)
            && state.helps.ptr_eq(&last.helps)
            && state.alarms.ptr_eq(&last.alarms);
        if same {
            return;
        }
        let timing = deadline::timing(state);
        self.visits.retain(|id, _| state.visits.contains_key(id));
        for visit in state.visits.values() {
            let (stands, wait) = match &visit.stage {
                VisitStage::UnderWay => ((None, 0, None), None),
                VisitStage::Missed { .. } => ((None, 0, None), Some(timing.visit_backup_after)),
                VisitStage::Alarmed { alarm, taken, .. } => {
                    let by = taken.as_ref().map(|(by, _)| by.clone());
                    let wait = match by {
                        Some(_) => timing.visit_settle,
                        None => timing.alarm_next,
                    };
                    ((Some(*alarm), told(state, *alarm), by), Some(wait))
                }
            };
            let missed = wait.is_some();
            // Under way the time itself is the promise.
            let due = wait.map_or(visit.due_at, |wait| now + wait);
            let new = Promised {
                stands,
                missed,
                due,
            };
            keep(&mut self.visits, visit.id, new);
        }
        self.helps.retain(|id, _| state.helps.contains_key(id));
        for help in state.helps.values() {
            let by = help.taken.as_ref().map(|(by, _)| by.clone());
            let wait = match by {
                Some(_) => timing.visit_settle,
                None => HELP_AGAIN,
            };
            let new = Promised {
                stands: (Some(help.alarm), told(state, help.alarm), by),
                missed: true,
                due: now + wait,
            };
            keep(&mut self.helps, help.staff.clone(), new);
        }
    }

    /// What is late, if anything.
    pub fn late(&self, state: &State, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let visit = self.visits.iter().find(|(_, promised)| late(promised.due));
        let help = || self.helps.iter().find(|(_, promised)| late(promised.due));
        let visit = visit.map(|(id, promised)| {
            let stage = state.visit(*id).map(|visit| &visit.stage);
            let due = promised.due;
            format!("visit {id}: nothing was done about it by {due}: {stage:?}")
        });
        visit.or_else(|| {
            help().map(|(staff, promised)| {
                let due = promised.due;
                format!("help for {staff}: nothing was done about it by {due}")
            })
        })
    }
}

/// As long as it stands as it stood, the time runs on.
fn keep<K: Ord>(all: &mut BTreeMap<K, Promised>, key: K, new: Promised) {
    match all.get(&key) {
        Some(known) if known.stands == new.stands && known.missed && new.missed => {}
        Some(_) | None => {
            all.insert(key, new);
        }
    }
}

fn told(state: &State, alarm: AlarmId) -> u16 {
    match state.alarm(alarm).map(|alarm| &alarm.state) {
        Some(AlarmState::With { told, .. }) => *told,
        Some(AlarmState::OnBoard | AlarmState::Taken { .. } | AlarmState::Over { .. }) | None => 0,
    }
}

/// What is broken in a state, if anything; `last` is one in which nothing was.
pub fn of_state(last: &State, state: &State) -> Option<String> {
    let alarms = !state.alarms.ptr_eq(&last.alarms);
    if alarms || !state.visits.ptr_eq(&last.visits) || !state.helps.ptr_eq(&last.helps) {
        let visit = || state.visits.values().find_map(|it| check_visit(state, it));
        let help = || state.helps.values().find_map(|it| check_help(state, it));
        return visit().or_else(help);
    }
    None
}

/// What is broken by what one command has come to, if anything.
pub fn of_commit(last: &State, state: &State) -> Option<String> {
    let mut helps = state.helps.values();
    let calmed = helps.find_map(|help| calmed(last, state, help));
    if calmed.is_some() || state.alarms.ptr_eq(&last.alarms) {
        return calmed;
    }
    let open = state.open_alarms.iter();
    open.filter_map(|alarm| state.alarm(*alarm))
        .filter(|alarm| alarm.kind.is_safety())
        .find_map(|alarm| check_passed(last, state, alarm))
}

/// A visit has a deadline of its own, or an alarm that rings, or an owner with a deadline.
fn check_visit(state: &State, visit: &Visit) -> Option<String> {
    let timing = deadline::timing(state);
    let due = match &visit.stage {
        VisitStage::UnderWay => {
            let most = state.at + Duration::from_mins(u64::from(visit.minutes));
            Some(visit.due_at).filter(|due| *due <= most)
        }
        VisitStage::Missed { since, next_at } => {
            Some(*next_at).filter(|next| *next <= *since + timing.visit_backup_after)
        }
        VisitStage::Alarmed { alarm, taken, .. } => {
            let kind = AlarmKind::VisitMissed(visit.staff.clone());
            let taken = taken.as_ref();
            with_somebody(state, &visit.staff, (*alarm, &kind), taken)
        }
    };
    (!is_looked_at(state, due)).then(|| {
        format!(
            "visit {} rings nobody and is nobody's: {:?}",
            visit.id, visit.stage
        )
    })
}

/// A call for help rings others within the minute, or is somebody's; where she is nothing rings about it.
fn check_help(state: &State, help: &Help) -> Option<String> {
    let staff = &help.staff;
    let kind = AlarmKind::HelpNeeded(staff.clone());
    let due = with_somebody(state, staff, (help.alarm, &kind), help.taken.as_ref());
    if !is_looked_at(state, due) {
        return Some(format!("help for {staff} has no deadline and no owner"));
    }
    let rings = state
        .legs_of(staff)
        .any(|leg| matches!(leg.purpose, Purpose::CheckIn(_)) && leg.is_ringing());
    rings.then(|| format!("{staff} has called for help, and her telephone rings"))
}

/// When it goes on: to the next, or out anew if whoever took it does not settle it.
fn with_somebody(
    state: &State,
    whose: &StaffId,
    (alarm, kind): (AlarmId, &AlarmKind),
    taken: Option<&(StaffId, Timestamp)>,
) -> Option<Timestamp> {
    let timing = deadline::timing(state);
    if let Some((by, again_at)) = taken {
        let in_time = *again_at <= state.at + timing.visit_settle;
        return Some(*again_at).filter(|_| in_time && by != whose);
    }
    let again = if matches!(kind, AlarmKind::HelpNeeded(_)) {
        HELP_AGAIN
    } else {
        timing.alarm_next
    };
    let alarm = state.alarm(alarm).filter(|alarm| alarm.kind == *kind)?;
    let AlarmState::With { staff, next_at, .. } = &alarm.state else {
        return None;
    };
    Some(*next_at).filter(|next| staff != whose && *next <= state.at + again)
}

/// The clock wakes up for it.
fn is_looked_at(state: &State, due: Option<Timestamp>) -> bool {
    due.is_some_and(|due| state.next_deadline().is_some_and(|next| next <= due))
}

/// While help is called nothing of hers moves her time.
fn calmed(last: &State, state: &State, help: &Help) -> Option<String> {
    let staff = &help.staff;
    let (before, now) = (last.visit_of(staff)?, state.visit_of(staff)?);
    let moved = last.help_of(staff).is_some() && before.id == now.id && before.due_at != now.due_at;
    moved.then(|| format!("{staff} has called for help, and her time has been moved"))
}

/// Whoever an alarm has gone on to is rung for it, unless her telephone is taken.
fn check_passed(last: &State, state: &State, alarm: &Alarm) -> Option<String> {
    let AlarmState::With { staff, told, .. } = &alarm.state else {
        return None;
    };
    let before = match last.alarm(alarm.id).map(|alarm| &alarm.state) {
        Some(AlarmState::With { told, .. }) => *told,
        Some(AlarmState::OnBoard | AlarmState::Taken { .. } | AlarmState::Over { .. }) | None => 0,
    };
    let rung = || {
        new_legs(last, state)
            .any(|leg| leg.purpose == Purpose::Alarm(alarm.id) && leg.staff() == Some(staff))
    };
    let busy = || {
        last.engaged.contains_key(staff)
            || state.engaged.contains_key(staff)
            || state
                .legs
                .values()
                .any(|leg| leg.staff() == Some(staff) && deadline::is_being_told(leg))
    };
    (*told > before && !rung() && !busy()).then(|| {
        format!(
            "alarm {} has gone on to {staff}, whose telephone does not ring",
            alarm.id
        )
    })
}

/// What has gone since the last commit was settled: a visit by her code or by a colleague, a call for help by a colleague alone.
pub fn settled(world: &mut World, last: &State, state: &State) -> Option<String> {
    let visits: Vec<StaffId> = last
        .visits
        .values()
        .filter(|visit| !state.visits.contains_key(&visit.id))
        .map(|visit| visit.staff.clone())
        .collect();
    let helps: Vec<StaffId> = last
        .helps
        .keys()
        .filter(|staff| !state.helps.contains_key(*staff))
        .cloned()
        .collect();
    if visits.is_empty() && helps.is_empty() {
        return None;
    }
    let records = world.crank.records(last.seq);
    let by = |kind: &str, may: &dyn Fn(&str) -> bool| {
        records
            .iter()
            .any(|record| record.kind == kind && may(&record.actor))
    };
    let others = |staff: &StaffId| {
        let hers = format!("staff:{staff}");
        move |actor: &str| actor.starts_with("staff:") && actor != hers
    };
    let help = helps
        .iter()
        .find(|staff| !by("help_settled", &others(staff)))
        .map(|staff| format!("help for {staff} is gone, and no colleague has settled it"));
    let visit = || {
        let gone = visits.iter().find(|staff| {
            let called = last.helps.contains_key(*staff);
            let ended = !called && by("visit_ended", &|_| true);
            !ended && !by("visit_settled", &others(staff))
        });
        gone.map(|staff| format!("the visit of {staff} is gone, and nobody has settled it"))
    };
    help.or_else(visit)
}
