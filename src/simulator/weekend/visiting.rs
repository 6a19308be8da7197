//! Home visits of a weekend: nurses who go out and say that they are well, say it late, say it without the code, are made to say it,
//! forget it, or have no coverage; and colleagues who take the alarm and find out how it is, or sleep. Drawn from the seed.

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::alarms::alarm::{Alarm, AlarmState};
use crate::domain::command::Command;
use crate::domain::ids::{AlarmId, ContactId, StaffId};
use crate::domain::safety::codes;
use crate::domain::safety::command::SafetyCommand;
use crate::domain::safety::visit::{CHOICES, Settled, Visit, VisitStage};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;

/// When somebody will go on a home visit, and when somebody will call for help.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    let times = world.rng.u32(..3);
    let helps = u32::from(world.rng.u8(..3) == 0);
    let going = (0..times).map(|_| Act::GoesOut);
    for act in going.chain((0..helps).map(|_| Act::NeedsHelp)) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(act));
    }
}

impl World {
    /// How long nothing of hers gets through and nothing reaches her.
    pub(super) fn until_reached(&self, staff: &StaffId) -> Duration {
        self.out_of_reach
            .get(staff)
            .map_or(Duration::ZERO, |until| until.since(self.now))
    }

    fn nurse(&mut self) -> Option<StaffId> {
        if self.rng.u8(..6) > 0 {
            return self.some_on_duty();
        }
        let names = ["kari", "aslak", "marit"];
        Some(StaffId::new(names[self.rng.usize(..names.len())]))
    }

    /// Somebody goes out: to the person of a contact, or to somebody of whom nothing is known here.
    pub(super) fn goes_out(&mut self) {
        let Some(staff) = self.nurse() else { return };
        let open: Vec<ContactId> = self.state().open.iter().copied().collect();
        let contact = if self.rng.bool() {
            open.get(self.rng.usize(..open.len().max(1))).copied()
        } else {
            None
        };
        let start = SafetyCommand::StartVisit {
            contact,
            place: "Fjordveien 12".to_owned(),
            with: String::new(),
            minutes: CHOICES[self.rng.usize(..CHOICES.len())],
        };
        self.does(Actor::Staff(staff), Command::Safety(start));
    }

    /// Somebody calls for help, out on a visit or not: on the tablet, with the code that looks like the other, or with the word.
    pub(super) fn needs_help(&mut self) {
        let out = self.state().visits.values().next();
        let out = out.map(|visit| visit.staff.clone());
        let Some(staff) = out.or_else(|| self.nurse()) else {
            return;
        };
        match self.rng.u8(..4) {
            0 => self.writes_within(&staff, MINUTE, "HJELP".to_owned()),
            1 => {
                if let Some(code) = self.help_code(&staff) {
                    self.writes_within(&staff, MINUTE, format!("OK {code}"));
                }
            }
            _ => {
                let call = Command::Safety(SafetyCommand::CallForHelp);
                self.taps_within(&staff, MINUTE, call);
            }
        }
    }

    pub(super) fn safe_code(&self, staff: &StaffId) -> Option<String> {
        self.service.staff(staff)?.call_in_code.clone()
    }

    pub(super) fn help_code(&self, staff: &StaffId) -> Option<String> {
        codes::help(self.service.staff(staff)?)
    }

    /// What she enters when the telephone asks for her code.
    pub(super) fn code_for_the_telephone(&mut self, staff: &StaffId) -> Option<String> {
        match self.rng.u8(..20) {
            0..=11 => self.safe_code(staff),
            12 => self.help_code(staff),
            13 | 14 => Some("1".to_owned()),
            15 | 16 => Some("000000".to_owned()),
            _ => None,
        }
    }

    /// She writes that she is well: mostly with her code.
    pub(super) fn writes_a_code(&mut self, staff: &StaffId, most: u64) {
        let code = self.safe_code(staff).unwrap_or_default();
        let body = match self.rng.u8(..16) {
            0..=7 => format!("OK {code}"),
            8..=12 => format!("ferdig {code}"),
            13 => "ok 123456".to_owned(),
            14 => format!("OK {}", self.help_code(staff).unwrap_or_default()),
            _ => "OK".to_owned(),
        };
        self.writes_within(staff, most, body);
    }

    /// What those who are out, and their colleagues, see of what has changed.
    pub(super) fn looks_after_visits(&mut self, last: &State) {
        let state = self.state();
        if !state.visits.ptr_eq(&last.visits) {
            let news = |visit: &Visit| match last.visit(visit.id) {
                None => true,
                Some(before) => before.due_at != visit.due_at || before.stage != visit.stage,
            };
            let changed: Vec<Visit> = state
                .visits
                .values()
                .filter(|visit| news(visit))
                .map(|visit| (**visit).clone())
                .collect();
            for visit in changed {
                self.is_out(&visit);
            }
        }
        let state = self.state();
        if !state.helps.ptr_eq(&last.helps) {
            let taken: Vec<(StaffId, StaffId)> = state
                .helps
                .values()
                .filter(|help| {
                    last.help_of(&help.staff)
                        .is_none_or(|before| before.taken != help.taken)
                })
                .filter_map(|help| Some((help.staff.clone(), help.taken.clone()?.0)))
                .collect();
            for (staff, by) in taken {
                let how = self.finding();
                self.settles(&by, Command::SettleHelp { staff, how });
            }
        }
        let state = self.state();
        if !state.alarms.ptr_eq(&last.alarms) {
            let told: Vec<(AlarmId, StaffId)> = state
                .open_alarms
                .iter()
                .filter_map(|alarm| state.alarm(*alarm))
                .filter(|alarm| alarm.kind.is_safety())
                .filter_map(|alarm| newly_told(alarm, last.alarm(alarm.id)))
                .collect();
            for (alarm, staff) in told {
                if self.chance(|people| people.diligent) {
                    self.taps_within(&staff, 8 * MINUTE, Command::TakeAlarm { alarm });
                }
            }
        }
    }

    /// Her visit has begun, her time begins anew, or it is over.
    fn is_out(&mut self, visit: &Visit) {
        match &visit.stage {
            VisitStage::UnderWay => self.will_check_in(visit),
            VisitStage::Missed { .. } | VisitStage::Alarmed { taken: None, .. } => {
                self.may_check_in_late(visit);
            }
            VisitStage::Alarmed {
                taken: Some((by, _)),
                ..
            } => {
                let how = self.finding();
                let settle = Command::SettleVisit {
                    visit: visit.id,
                    how,
                };
                self.settles(&by.clone(), settle);
            }
        }
    }

    fn finding(&mut self) -> Settled {
        Settled::ALL[self.rng.usize(..Settled::ALL.len())]
    }

    /// Whoever has it says how it is, in time or late; now and then somebody else does, or she herself tries.
    fn settles(&mut self, by: &StaffId, settle: Command) {
        if !self.chance(|people| people.settles) {
            return;
        }
        let who = match self.rng.u8(..8) {
            0 => StaffId::new("randi"),
            1 => StaffId::new("kari"),
            _ => by.clone(),
        };
        self.taps_within(&who, 14 * MINUTE, settle);
    }

    fn will_check_in(&mut self, visit: &Visit) {
        let staff = &visit.staff;
        let time = u64::from(visit.minutes) * MINUTE;
        if self.rng.u8(..8) == 0 {
            // No coverage where she is: what she does then comes late.
            let most = time + 40 * MINUTE;
            let until = self.now + Duration::from_millis(self.rng.u64(time / 2..most));
            self.out_of_reach.insert(staff.clone(), until);
        }
        if !self.chance(|people| people.checks_in) {
            return;
        }
        let id = visit.id;
        let tap = match self.rng.u8(..10) {
            0..=3 => SafetyCommand::EndVisit {
                visit: id,
                code: None,
            },
            4 | 5 => SafetyCommand::CheckIn {
                visit: id,
                minutes: None,
                code: None,
            },
            6 => SafetyCommand::CheckIn {
                visit: id,
                minutes: Some(CHOICES[self.rng.usize(..CHOICES.len())]),
                code: None,
            },
            _ => return self.writes_a_code(staff, time),
        };
        self.taps_within(staff, time, Command::Safety(tap));
    }

    fn may_check_in_late(&mut self, visit: &Visit) {
        if !self.chance(|people| people.checks_in) {
            return;
        }
        let staff = &visit.staff;
        let code = match self.rng.u8(..10) {
            0 => None,
            1 => self.help_code(staff),
            2..=6 => self.safe_code(staff),
            _ => return self.writes_a_code(staff, 10 * MINUTE),
        };
        let visit = visit.id;
        let tap = if self.rng.bool() {
            SafetyCommand::EndVisit { visit, code }
        } else {
            SafetyCommand::CheckIn {
                visit,
                minutes: None,
                code,
            }
        };
        self.taps_within(staff, 10 * MINUTE, Command::Safety(tap));
    }
}

/// Whom it has gone on to since it was looked at last.
fn newly_told(alarm: &Alarm, before: Option<&Alarm>) -> Option<(AlarmId, StaffId)> {
    let AlarmState::With { staff, .. } = &alarm.state else {
        return None;
    };
    let same = before.is_some_and(|before| before.state == alarm.state);
    (!same).then(|| (alarm.id, staff.clone()))
}
