//! Who is told of an alarm, one round after the other. About the safety of somebody of ours everybody on duty comes before the leader,
//! whatever they have said of taking calls; she herself is never told.

use std::time::Duration;

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::decider::Decider;
use crate::domain::ids::StaffId;
use crate::domain::service::people::StaffRole;

/// A call for help goes round again after this.
const HELP_AGAIN: Duration = Duration::from_mins(1);

/// Who is told when nobody else is left.
const ANYBODY: [StaffRole; 3] = [StaffRole::Nurse, StaffRole::Leader, StaffRole::DayNurse];

/// Whom to tell now, when `told` have been told before.
pub(in crate::domain) fn next(
    d: &Decider<'_>,
    kind: &AlarmKind,
    list: &[StaffId],
    told: u16,
) -> Vec<StaffId> {
    let rounds = rounds(d, kind, list);
    let told = usize::from(told);
    if !kind.is_safety() {
        let all: usize = rounds.iter().map(Vec::len).sum();
        return pick(&rounds, told % all.max(1))
            .cloned()
            .unwrap_or_default();
    }
    // After the last of them that one again and again: it is everybody.
    pick(&rounds, told)
        .or_else(|| rounds.last())
        .cloned()
        .unwrap_or_default()
}

/// Whom an alarm goes to first.
pub(in crate::domain) fn first(d: &Decider<'_>, kind: &AlarmKind) -> Vec<StaffId> {
    let list = d
        .service()
        .map(|service| service.alarm_list.clone())
        .unwrap_or_default();
    rounds(d, kind, &list)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// From one round to the next.
pub(in crate::domain) fn pause(d: &Decider<'_>, kind: &AlarmKind) -> Duration {
    match kind {
        AlarmKind::HelpNeeded(_) => HELP_AGAIN,
        AlarmKind::NoNurseOnRoster
        | AlarmKind::NobodyToRing
        | AlarmKind::NobodyAnswers
        | AlarmKind::CallBackOverdue
        | AlarmKind::LifeInDanger
        | AlarmKind::NobodyTakes
        | AlarmKind::CarrierRefused(_)
        | AlarmKind::GivenUp(_)
        | AlarmKind::MessagesStopped
        | AlarmKind::MessageFailed(_)
        | AlarmKind::HandshakeMissed(_)
        | AlarmKind::HandshakeHole(_)
        | AlarmKind::NobodyAvailable
        | AlarmKind::HandoverNotAccepted
        | AlarmKind::VisitMissed(_) => d.timing().alarm_next,
    }
}

/// The round that begins when so many have been told.
fn pick(rounds: &[Vec<StaffId>], told: usize) -> Option<&Vec<StaffId>> {
    let mut before = 0;
    rounds.iter().find(|round| {
        let here = told < before + round.len();
        before += round.len();
        here
    })
}

/// The rounds, none of them empty.
fn rounds(d: &Decider<'_>, kind: &AlarmKind, alarm_list: &[StaffId]) -> Vec<Vec<StaffId>> {
    let Some(service) = d.service() else {
        return Vec::new();
    };
    let others = |list: Vec<StaffId>| -> Vec<StaffId> {
        list.into_iter()
            .filter(|staff| Some(staff) != kind.about())
            .collect()
    };
    let list = others(alarm_list.to_vec());
    let on_duty = others(d.on_duty());
    let leader: Vec<StaffId> = list.first().cloned().into_iter().collect();
    let singles = |list: &[StaffId]| -> Vec<Vec<StaffId>> {
        list.iter().map(|staff| vec![staff.clone()]).collect()
    };
    let mut rounds = match kind {
        // Backup and leader at once, then the rest of the list.
        AlarmKind::HandshakeMissed(_) | AlarmKind::HandshakeHole(_) => {
            let backup = on_duty.first().cloned().into_iter().collect();
            let mut rounds = vec![together(vec![backup, leader])];
            rounds.extend(singles(&list));
            rounds
        }
        AlarmKind::VisitMissed(_) => {
            vec![on_duty.clone(), leader, together(vec![on_duty, list])]
        }
        AlarmKind::HelpNeeded(_) => vec![
            together(vec![on_duty.clone(), leader]),
            together(vec![on_duty, list]),
        ],
        // Those for whom it waits, then the leader and the rest of the list.
        AlarmKind::HandoverNotAccepted => singles(&together(vec![keepers(d), list])),
        AlarmKind::NoNurseOnRoster
        | AlarmKind::NobodyToRing
        | AlarmKind::NobodyAnswers
        | AlarmKind::CallBackOverdue
        | AlarmKind::LifeInDanger
        | AlarmKind::NobodyTakes
        | AlarmKind::CarrierRefused(_)
        | AlarmKind::GivenUp(_)
        | AlarmKind::MessagesStopped
        | AlarmKind::MessageFailed(_)
        | AlarmKind::NobodyAvailable => singles(alarm_list),
    };
    rounds.retain(|round| !round.is_empty());
    if rounds.is_empty() && kind.is_safety() {
        // She is alone, and the alarms are hers: whoever else takes calls or leads.
        let anybody = service
            .staff
            .iter()
            .filter(|staff| ANYBODY.into_iter().any(|role| staff.has_role(role)))
            .map(|staff| staff.id.clone())
            .collect();
        rounds.extend([others(anybody)].into_iter().filter(|all| !all.is_empty()));
    }
    rounds
}

/// Those under whose names handovers wait too long.
fn keepers(d: &Decider<'_>) -> Vec<StaffId> {
    let open = d.state.handovers.still_open();
    open.filter(|handover| handover.overdue.is_some())
        .filter_map(|handover| handover.keeper.clone())
        .collect()
}

/// All of them, nobody twice.
fn together(lists: Vec<Vec<StaffId>>) -> Vec<StaffId> {
    let mut all: Vec<StaffId> = Vec::new();
    for staff in lists.into_iter().flatten() {
        if !all.contains(&staff) {
            all.push(staff);
        }
    }
    all
}
