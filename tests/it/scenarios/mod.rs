//! Shifts told as they happen: a duty, a caller, time that passes, telephones that ring. The same world as the simulated
//! weekends, with nothing going wrong but what the scenario says; what always holds is checked after everything.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a scenario says what it expects; whatever else it finds is shown"
)]

mod agreed;
pub mod anne;
mod another_person;
mod around;
mod asked;
mod by_request;
mod calling_back;
mod case_doctors;
mod chased;
mod complaints;
mod confirmed;
mod connecting;
mod consent_ends;
mod contacts;
mod corrected_people;
mod corrections;
mod danger;
mod deaths;
mod deaths_listed;
mod deaths_merged;
mod deaths_quiet;
mod deaths_talks;
mod deviations;
mod documents;
mod documents_elsewhere;
mod endings;
mod erased;
mod escort_ends;
mod escorts;
mod fallback;
mod feedback;
mod figures;
mod figures_apart;
mod follow_ups;
mod for_a_relative;
mod goodbyes;
mod guests;
mod handed;
mod handover_rings;
mod handovers;
mod handshakes;
mod joining;
mod learnt;
mod merged;
mod merged_plan;
mod messages;
mod moments;
mod need_to_know;
mod next_contact;
mod not_wanted;
mod not_yet_known;
mod nothing_but;
mod noticed;
mod on_the_line;
mod opened_here;
mod parted;
mod plan_beside;
mod plan_elsewhere;
mod plan_reviews;
mod plan_taken_back;
mod plans;
mod privately;
mod request_ends;
mod requests;
mod reviews;
mod ringing;
mod searches;
mod sheets;
mod stopping;
mod struck;
mod summons;
mod taken_on;
mod taken_over;
mod transfers;
mod unavailable;
mod visits;
mod waited_for;
mod wishes;
mod word_kept;

use std::sync::Arc;
use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::calls::call::{Call, CallState};
use hjemmevakt::domain::command::{Command, From, LineStatus};
use hjemmevakt::domain::contacts::contact::{Contact, Phase};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::ids::{CallId, CarrierId, StaffId};
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::Service;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::simulator::weekend::faults::Faults;
use hjemmevakt::simulator::weekend::happening::{Act, Happening};
use hjemmevakt::simulator::weekend::line::{LineNo, Place, Whose};
use hjemmevakt::simulator::weekend::services::{Staffing, service};
use hjemmevakt::simulator::weekend::world::World;

/// Elin, a patient who prefers Kari.
pub const ELIN: &str = "+4790000012";
/// A mobile nobody knows.
pub const STRANGER: &str = "+4790000021";
/// Another.
pub const OTHER: &str = "+4790000022";
/// A landline nobody knows.
pub const LANDLINE: &str = "+4778000031";
/// The legevakt's own outgoing line.
pub const LEGEVAKT: &str = "+4778000002";
/// The doctor at the first fallback number.
pub const DOCTOR: &str = "+4778000001";

/// Thursday evening in a week in which Kari is primary and Aslak backup.
pub const THURSDAY: &str = "2026-03-05T21:00:00[Europe/Oslo]";
/// Friday evening: Marit is on duty as well.
pub const FRIDAY: &str = "2026-03-06T21:00:00[Europe/Oslo]";

/// A shift being told.
pub struct Shift {
    pub world: World,
    /// Messages that came in.
    written: u32,
}

impl Shift {
    /// Thursday evening, Kari and Aslak on duty.
    pub fn begin() -> Self {
        Self::at(THURSDAY)
    }

    pub fn at(when: &str) -> Self {
        Self::with(Staffing::Full, when)
    }

    pub fn with(staffing: Staffing, when: &str) -> Self {
        Self::over(service(staffing).unwrap(), when)
    }

    pub fn over(service: Arc<Service>, when: &str) -> Self {
        let start = instant(when);
        let world = World::begin(service, start, Faults::NONE, 1, true).unwrap();
        Self { world, written: 0 }
    }

    pub fn state(&self) -> &State {
        self.world.state()
    }

    /// Time passes, and what always holds still holds.
    pub fn passes(&mut self, seconds: u64) -> &mut Self {
        self.passes_ms(seconds * 1_000)
    }

    pub fn minutes(&mut self, minutes: u64) -> &mut Self {
        self.passes(minutes * 60)
    }

    pub fn passes_ms(&mut self, ms: u64) -> &mut Self {
        let until = self.world.now + Duration::from_millis(ms);
        self.world.run_until(until);
        assert_eq!(self.world.broken, None);
        self
    }

    pub fn until(&mut self, when: &str) -> &mut Self {
        self.world.run_until(instant(when));
        assert_eq!(self.world.broken, None);
        self
    }

    /// Somebody tries something: why it is refused, if it is.
    pub fn attempts(&mut self, who: &str, command: Command) -> Result<(), Rejection> {
        let actor = Actor::Staff(staff(who));
        let mut ids = SeededIds::new(1);
        let now = self.world.service_now();
        decide(self.state(), &actor, command.clone(), now, &mut ids)?;
        assert!(self.world.submit(actor, command));
        self.passes(1);
        Ok(())
    }

    /// Somebody dials; they hear us a moment later.
    pub fn dials(&mut self, number: &str) -> LineNo {
        self.dials_as(From::Number(phone(number)))
    }

    pub fn dials_as(&mut self, from: From) -> LineNo {
        let line = self.world.dial(from);
        self.passes(1);
        line
    }

    /// The line that rings a telephone now.
    pub fn ringing(&self, who: &str) -> Option<LineNo> {
        let number = self.number_of(who);
        self.world.live.iter().copied().find(|line| {
            let line = self.world.line(*line);
            line.place == Place::Ringing && line.number.as_ref() == Some(&number)
        })
    }

    pub fn rings(&self, who: &str) -> bool {
        self.ringing(who).is_some()
    }

    fn number_of(&self, who: &str) -> E164 {
        match self.world.service.staff(&StaffId::new(who)) {
            Some(staff) => staff.phones[0].clone(),
            None => phone(who),
        }
    }

    pub fn picks_up(&mut self, who: &str) -> LineNo {
        let line = self
            .ringing(who)
            .unwrap_or_else(|| panic!("{who}'s telephone does not ring"));
        self.world.pick_up(line);
        self.passes(1);
        line
    }

    /// Picks up and presses 1.
    pub fn takes(&mut self, who: &str) -> LineNo {
        let line = self.picks_up(who);
        self.presses(line, "1");
        self.passes(1);
        line
    }

    pub fn presses(&mut self, line: LineNo, keys: &str) -> &mut Self {
        self.world.press(line, keys);
        self.passes(1)
    }

    pub fn hangs_up(&mut self, line: LineNo) -> &mut Self {
        self.world.hang_up(line);
        self.passes(1)
    }

    pub fn declines(&mut self, who: &str) -> &mut Self {
        let line = self
            .ringing(who)
            .unwrap_or_else(|| panic!("{who}'s telephone does not ring"));
        self.world.decline(line);
        self.passes(2)
    }

    /// What somebody does on her screen.
    pub fn taps(&mut self, who: &str, command: Command) -> &mut Self {
        self.world
            .act(Duration::ZERO, Act::Taps(StaffId::new(who), command));
        self.passes(2)
    }

    /// Whether two lines talk with each other.
    pub fn talk(&self, one: LineNo, other: LineNo) -> bool {
        match self.world.line(one).place {
            Place::Conference(call) => self.world.in_conference(call).contains(&other),
            _ => false,
        }
    }

    pub fn place(&self, line: LineNo) -> Place {
        self.world.line(line).place
    }

    pub fn waits(&self, line: LineNo) -> bool {
        self.place(line) == Place::Queue
    }

    /// Which number outside is dialled for a caller.
    pub fn dialled(&self, line: LineNo) -> Option<u8> {
        match self.place(line) {
            Place::Dialling { index, .. } => Some(index),
            _ => None,
        }
    }

    pub fn outside_answers(&mut self, line: LineNo) -> &mut Self {
        let turn = self.world.line(line).turn;
        self.world
            .after(Duration::ZERO, Happening::DialAnswers { line, turn });
        self.passes(1)
    }

    pub fn outside_ends(&mut self, line: LineNo, status: LineStatus) -> &mut Self {
        let turn = self.world.line(line).turn;
        self.world
            .after(Duration::ZERO, Happening::DialOver { line, turn, status });
        self.passes(1)
    }

    pub fn call(&self, line: LineNo) -> &Call {
        let id = match self.world.line(line).whose {
            Whose::Caller(call) => call.expect("the call is known"),
            Whose::Leg(leg) => {
                let leg = self.state().leg(leg).expect("the leg is known");
                leg.purpose.call().expect("the leg is for a call")
            }
        };
        self.state().call(id).expect("the call is remembered")
    }

    pub fn call_id(&self, line: LineNo) -> CallId {
        self.call(line).id
    }

    pub fn call_state(&self, line: LineNo) -> &CallState {
        &self.call(line).state
    }

    pub fn contact(&self, line: LineNo) -> &Contact {
        self.state()
            .contact(self.call(line).contact)
            .expect("the contact is there")
    }

    pub fn is_owed_a_call(&self, line: LineNo) -> bool {
        matches!(self.contact(line).phase, Phase::CallBackDue(_))
    }

    pub fn has_alarm(&self, kind: &AlarmKind) -> bool {
        self.state()
            .open_alarms
            .iter()
            .filter_map(|alarm| self.state().alarm(*alarm))
            .any(|alarm| alarm.kind.same_kind(kind))
    }

    /// Somebody sends a message, from a telephone of staff or from a number.
    pub fn writes(&mut self, who: &str, body: &str) -> &mut Self {
        self.written += 1;
        let arrives = Command::MessageArrives {
            carrier_id: CarrierId::new(&format!("SMscenario{:022}", self.written)),
            from: From::Number(self.number_of(who)),
            body: body.to_owned(),
        };
        assert!(self.world.submit(Actor::Carrier, arrives));
        self.passes(2)
    }

    /// The messages that went to a number, oldest first.
    pub fn texts_to(&self, who: &str) -> Vec<MessageText> {
        let number = self.number_of(who);
        self.world
            .texts
            .iter()
            .filter(|(to, _)| *to == number)
            .filter_map(|(_, message)| Some(self.state().message(*message)?.text.clone()))
            .collect()
    }

    pub fn operator(&mut self, command: Command) -> &mut Self {
        assert!(self.world.submit(Actor::Operator, command));
        self
    }
}

pub fn phone(number: &str) -> E164 {
    number.parse().unwrap()
}

pub fn staff(name: &str) -> StaffId {
    StaffId::new(name)
}

pub fn instant(when: &str) -> Timestamp {
    let zoned: jiff::Zoned = when.parse().unwrap();
    Timestamp::from_jiff(zoned.timestamp())
}
