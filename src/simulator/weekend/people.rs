//! People of a weekend: callers with their patience, nurses with their habits, doctors at the fallback numbers. Drawn from the
//! seed. They know only what a person would: a telephone that rings, a screen, a voice.

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::alarms::alarm::Alarm;
use crate::domain::calls::leg::{Callee, Purpose};
use crate::domain::command::{Command, From, LineStatus};
use crate::domain::contacts::contact::{Outcome, Owner, Phase};
use crate::domain::ids::{CallId, StaffId};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::simulator::weekend::faults::{between, happens};
use crate::simulator::weekend::habits::People;
use crate::simulator::weekend::handing;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::line::{LineNo, Place, Whose};
use crate::simulator::weekend::world::World;

impl World {
    pub(super) fn chance(&mut self, of: impl Fn(&People) -> f64) -> bool {
        let chance = self.people.as_ref().map(of);
        chance.is_some_and(|chance| happens(&mut self.rng, chance))
    }

    fn staff_of(&self, number: &E164) -> Option<StaffId> {
        self.service
            .who_is(number)
            .staff()
            .map(|staff| staff.id.clone())
    }

    fn purpose_of(&self, line: LineNo) -> Option<Purpose> {
        match self.line(line).whose {
            Whose::Leg(leg) => self.state().leg(leg).map(|leg| leg.purpose),
            Whose::Caller(_) => None,
        }
    }

    /// A telephone rings: whose it is decides what happens.
    pub(super) fn telephone_rings(&mut self, line: LineNo) {
        if self.people.is_none() {
            return;
        }
        let turn = self.line(line).turn;
        let number = self.line(line).number.clone();
        let staff = number.as_ref().and_then(|number| self.staff_of(number));
        let person = matches!(self.purpose_of(line), Some(Purpose::Person(_)));
        let Some(staff) = staff.filter(|_| !person) else {
            if self.chance(|people| people.person_answers) {
                let wait = between(&mut self.rng, 2_000, 30_000);
                self.act(wait, Act::PicksUp { line, turn });
            }
            return;
        };
        if !self.until_reached(&staff).is_zero() {
            // No coverage: her voicemail, or nothing.
            if self.rng.bool() {
                self.act(Duration::from_secs(3), Act::PicksUp { line, turn });
            }
            return;
        }
        let wait = between(&mut self.rng, 1_500, 30_000);
        if self.chance(|people| people.uses_screen)
            && let Some(Purpose::Take(call)) = self.purpose_of(line)
        {
            let tap = if self.rng.u8(..3) == 0 {
                Command::Decline { call }
            } else {
                Command::Claim { call, phone: None }
            };
            self.act(wait / 3, Act::Taps(staff.clone(), tap));
        }
        if self.chance(|people| people.uses_screen)
            && let Some(purpose) = self.purpose_of(line)
            && let Some(tap) = self.tap_for_a_message(purpose)
        {
            self.act(wait / 3, Act::Taps(staff, tap));
        }
        if self.chance(|people| people.picks_up) {
            self.act(wait, Act::PicksUp { line, turn });
        } else if self.chance(|people| people.declines) {
            self.act(wait, Act::Declines { line, turn });
        } else if self.chance(|people| people.voicemail) {
            self.act(Duration::from_secs(18), Act::PicksUp { line, turn });
        }
    }

    /// A voice asks for keys.
    pub(super) fn asked_for_keys(&mut self, line: LineNo) {
        if self.people.is_none() {
            return;
        }
        let turn = self.line(line).turn;
        let wait = between(&mut self.rng, 700, 9_000);
        let number = self.line(line).number.clone();
        let staff = number.and_then(|number| self.staff_of(&number));
        if let Some(staff) = &staff
            && !self.until_reached(staff).is_zero()
        {
            return;
        }
        let purpose = self.purpose_of(line);
        let asks_for_a_code = matches!(purpose, Some(Purpose::RingIn | Purpose::CheckIn(_)));
        if let Some(staff) = staff.filter(|_| asks_for_a_code) {
            if let Some(keys) = self.code_for_the_telephone(&staff) {
                self.act(wait, Act::Enters { line, turn, keys });
            }
        } else if self.chance(|people| people.confirms) {
            self.act(
                wait,
                Act::Presses {
                    line,
                    turn,
                    keys: "1",
                },
            );
        } else if self.rng.bool() {
            self.act(
                wait,
                Act::Presses {
                    line,
                    turn,
                    keys: "5",
                },
            );
        }
        if self.rng.u8(..20) == 0 {
            self.act(wait / 2, Act::HangsUp { line });
        }
    }

    /// Somebody came into a conference: if two can talk now, they will, for a while.
    pub(super) fn conference_changed(&mut self, line: LineNo, call: CallId) {
        if self.people.is_none() {
            return;
        }
        // Nobody talks for ever, whoever else comes or goes.
        let longest = between(&mut self.rng, 30 * 60_000, 90 * 60_000);
        let turn = self.line(line).turn;
        self.act(longest, Act::LeavesTalk { line, turn });
        let there = self.in_conference(call);
        if there.len() != 2 {
            return;
        }
        let Some(nurse) = there.iter().copied().find(|line| {
            self.line(*line)
                .number
                .as_ref()
                .is_some_and(|n| self.staff_of(n).is_some())
                && matches!(self.line(*line).whose, Whose::Leg(_))
        }) else {
            return;
        };
        let turn = self.line(nurse).turn;
        let drops = self.faults.line_drops;
        let short = happens(&mut self.rng, drops);
        let most = if short { 60_000 } else { 25 * 60_000 };
        let wait = between(&mut self.rng, 5_000, most);
        self.act(wait, Act::TalkEnds { line: nurse, turn });
        let staff = self
            .line(nurse)
            .number
            .clone()
            .and_then(|n| self.staff_of(&n));
        if let Some(staff) = &staff {
            self.says_in_talk(call, &staff.clone(), wait);
            self.reads_in_talk(call, &staff.clone(), wait);
        }
        if self.rng.u8(..8) == 0
            && let Some(staff) = staff
        {
            let tap = self.somebody_more(call);
            self.act(wait / 2, Act::Taps(staff, tap));
        }
    }

    fn somebody_more(&mut self, call: CallId) -> Command {
        let to = if self.rng.bool() { "aslak" } else { "marit" };
        if self.rng.bool() {
            return Command::HandOver {
                call,
                to: StaffId::new(to),
            };
        }
        let whom = match self.service.fallback.first() {
            Some(doctor) => Callee::Other {
                label: doctor.label.clone(),
                number: Secret::Known(doctor.number.clone()),
            },
            None => Callee::Staff {
                staff: StaffId::new(to),
                phone: 0,
            },
        };
        Command::BringIn { call, whom }
    }

    /// A number outside rings for a caller.
    pub(super) fn outside_rings(&mut self, line: LineNo) {
        if self.people.is_none() {
            return;
        }
        let turn = self.line(line).turn;
        if self.chance(|people| people.outside_answers) {
            let wait = between(&mut self.rng, 2_000, 38_000);
            self.after(wait, Happening::DialAnswers { line, turn });
        } else if self.rng.u8(..3) == 0 {
            let wait = between(&mut self.rng, 1_000, 10_000);
            let status = if self.rng.bool() {
                LineStatus::Busy
            } else {
                LineStatus::Failed
            };
            self.after(wait, Happening::DialOver { line, turn, status });
        }
    }

    /// Somebody outside talks with a caller.
    pub(super) fn outside_talks(&mut self, line: LineNo) {
        if self.people.is_none() {
            return;
        }
        let turn = self.line(line).turn;
        let wait = between(&mut self.rng, 20_000, 15 * 60_000);
        if self.rng.bool() {
            let status = LineStatus::Completed;
            self.after(wait, Happening::DialOver { line, turn, status });
        } else {
            self.act(wait, Act::HangsUp { line });
        }
    }

    /// Somebody does something.
    pub(super) fn person_acts(&mut self, act: Act) {
        match act {
            Act::Dials(from) => self.dials(from),
            Act::PicksUp { line, turn } => {
                let busy = self
                    .line(line)
                    .number
                    .clone()
                    .is_some_and(|n| self.is_busy(&n));
                if self.line(line).turn == turn && !busy {
                    self.pick_up(line);
                }
            }
            Act::Declines { line, turn } => {
                if self.line(line).turn == turn {
                    self.decline(line);
                }
            }
            Act::Presses { line, turn, keys } => {
                if self.line(line).turn == turn {
                    self.press(line, keys);
                }
            }
            Act::Enters { line, turn, keys } => {
                if self.line(line).turn == turn {
                    self.press(line, &keys);
                }
            }
            Act::InTheQueue { line, keys } => {
                if self.line(line).place == Place::Queue {
                    self.press(line, keys);
                }
            }
            Act::HangsUp { line } => self.hang_up(line),
            Act::LosesPatience { line } => self.loses_patience(line),
            Act::TalkEnds { line, turn } => self.talk_ends(line, turn),
            Act::LeavesTalk { line, turn } => {
                if self.line(line).turn == turn {
                    self.hang_up(line);
                }
            }
            Act::Taps(staff, command) => self.does(Actor::Staff(staff), command),
            Act::Does(who, command) => self.does(who, command),
            Act::AsksForHelp => self.asks_for_help(),
            Act::TakesABreak => self.takes_a_break(),
            Act::GoesOut => self.goes_out(),
            Act::GoesAlong(tries) => self.goes_along(tries),
            Act::Documents => self.documents(),
            Act::Reports => self.reports(),
            Act::Complains => self.complains(),
            Act::SetsFollowUp => self.sets_follow_up(),
            Act::HandsOver(to_day) => self.hands_over(to_day),
            Act::NeedsHelp => self.needs_help(),
            Act::LetsIn(which) => self.lets_in(which),
            Act::Texts {
                carrier_id,
                from,
                body,
            } => self.texts(carrier_id, from, body),
        }
    }

    fn dials(&mut self, from: From) {
        if let From::Number(number) = &from
            && self.is_busy(number)
        {
            return;
        }
        let line = self.dial(from);
        if !self.chance(|people| people.stays) {
            let most = if self.rng.bool() { 40_000 } else { 300_000 };
            let wait = between(&mut self.rng, 2_000, most);
            self.act(wait, Act::LosesPatience { line });
        }
        // A caller whom nobody has helped by then gives up.
        self.act(Duration::from_hours(2), Act::LosesPatience { line });
        if self.rng.u8(..6) == 0 {
            let wait = between(&mut self.rng, 5_000, 100_000);
            let keys = if self.rng.bool() { "2" } else { "9" };
            self.act(wait, Act::InTheQueue { line, keys });
        }
    }

    fn loses_patience(&mut self, line: LineNo) {
        let served = match self.line(line).place {
            Place::Conference(call) => self.in_conference(call).len() > 1,
            Place::Dialling { bridged, .. } => bridged,
            Place::Saying | Place::Over => true,
            Place::Queued | Place::Ringing | Place::Asking | Place::Queue | Place::Gather => false,
        };
        if served {
            return;
        }
        let from = self
            .line(line)
            .number
            .clone()
            .map_or(From::Withheld, From::Number);
        self.hang_up(line);
        if self.rng.u8(..3) == 0 {
            let wait = between(&mut self.rng, 10_000, 600_000);
            self.act(wait, Act::Dials(from));
        }
    }

    fn talk_ends(&mut self, nurse: LineNo, turn: u32) {
        if self.line(nurse).turn != turn {
            return;
        }
        let Place::Conference(call) = self.line(nurse).place else {
            return;
        };
        match self.rng.u8(..4) {
            0 => self.press(nurse, "*"),
            1 => {
                let staff = self
                    .line(nurse)
                    .number
                    .clone()
                    .and_then(|n| self.staff_of(&n));
                if let Some(staff) = staff {
                    self.act(Duration::ZERO, Act::Taps(staff, Command::EndTalk { call }));
                }
                // Whatever the screen does, she hangs up in the end.
                self.act(Duration::from_secs(20), Act::HangsUp { line: nurse });
            }
            2 => {
                let caller = self
                    .in_conference(call)
                    .into_iter()
                    .find(|line| *line != nurse);
                self.hang_up(caller.unwrap_or(nurse));
            }
            _ => self.hang_up(nurse),
        }
    }

    /// What people see on their boards, and will do something about.
    pub(super) fn look_round(&mut self) {
        let Some(mut people) = self.people.take() else {
            return;
        };
        let hour = self.now.as_millis() / 3_600_000;
        if people.hour != hour {
            people.hour = hour;
            people.seen.clear();
            people.alarms.clear();
        }
        let mut will: Vec<(StaffId, Duration, Command)> = Vec::new();
        let on_duty = self.on_duty();
        for id in &self.state().open {
            let Some(contact) = self.state().contact(*id) else {
                continue;
            };
            let (kind, since, owner) = match &contact.phase {
                Phase::NeedsOutcome { since, owner, .. } => (0, *since, Some(owner)),
                Phase::CallBackDue(promise) => (1, promise.since, Some(&promise.owner)),
                Phase::OnTheLine(_) if contact.proposed.is_some() => (2, contact.since, None),
                Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => continue,
            };
            if !people.seen.insert((*id, kind, since)) {
                continue;
            }
            let who = match owner {
                Some(Owner::Staff(staff)) => Some(staff.clone()),
                Some(Owner::NextOnDuty { keeper }) => keeper.clone(),
                None => on_duty.clone(),
            };
            let Some(who) = who else { continue };
            let contact = *id;
            let (most, command) = match kind {
                0 => (
                    30 * 60_000,
                    Command::RecordOutcome {
                        contact,
                        outcome: Outcome::HelpedByTelephone,
                        next: handing::next(since, self.service_now()),
                    },
                ),
                1 => (25 * 60_000, Command::StartCallBack { contact }),
                _ => (
                    5 * 60_000,
                    Command::SettleProposal {
                        contact,
                        same: since.as_millis() % 3 > 0,
                    },
                ),
            };
            will.push((who, Duration::from_millis(most), command));
        }
        for alarm in &self.state().open_alarms {
            let safety = |alarm: &Alarm| alarm.kind.is_safety();
            if self.state().alarm(*alarm).is_some_and(safety) {
                // Those who are told look at these by themselves.
                continue;
            }
            if people.alarms.insert(*alarm)
                && let Some(who) = on_duty
                    .clone()
                    .or_else(|| self.service.alarm_list.first().cloned())
            {
                let command = Command::TakeAlarm { alarm: *alarm };
                will.push((who, Duration::from_mins(40), command));
            }
        }
        for (contact, who, since) in self.dangers() {
            if people.seen.insert((contact, 3, since)) {
                let done = "113 came".to_owned();
                let command = Command::EndDanger { contact, done };
                will.push((who, Duration::from_mins(20), command));
            }
        }
        let mut answers = self.to_answer();
        answers.retain(|(contact, _, since)| people.seen.insert((*contact, 4, *since)));
        let diligent = people.diligent;
        will.extend(self.serve(&mut people));
        self.people = Some(people);
        for (contact, who, _) in answers {
            if happens(&mut self.rng, diligent) {
                self.answer(contact, who);
            }
        }
        for (who, most, command) in will {
            if happens(&mut self.rng, diligent) {
                let most = u64::try_from(most.as_millis()).unwrap_or(u64::MAX);
                let wait = between(&mut self.rng, 5_000, most);
                self.act(wait, Act::Taps(who, command));
            }
        }
    }

    fn on_duty(&self) -> Option<StaffId> {
        self.state()
            .shift
            .as_ref()
            .and_then(|shift| shift.everyone().next().cloned())
    }
}
