//! A municipality that telephones: call after call through the real rules, in virtual time, with a carrier that does what it
//! is asked. It makes logs of any length as a service would have them. Never writes an event by hand.

use std::ops::Bound;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::calls::call::Call;
use hjemmevakt::domain::calls::leg::Leg;
use hjemmevakt::domain::command::{Command, From, LineStatus};
use hjemmevakt::domain::contacts::contact::{Contact, Next, Outcome, Owner, Phase, WhyNot};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::effect::EffectOutcome;
use hjemmevakt::domain::effect::{Effect, EffectKind};
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{CallId, CarrierId, ContactId, EffectKey, LegId, StaffId};
use hjemmevakt::domain::messages::message::MessageWord;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::Service;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::ids::SeededIds;

use crate::place::{BEGINNING, number};

const NOTE: &str = "Urolig siden i går kveld, har ikke sovet. Søsteren er hos henne. Avtalt ny samtale i morgen formiddag.";

/// An event as it is to be recorded.
pub type Happened = (Timestamp, Actor, Event);

/// The municipality.
pub struct Town {
    /// As folded so far.
    pub state: State,
    /// The service's time.
    pub now: Timestamp,
    /// What has happened since it was last taken.
    pub happened: Vec<Happened>,
    ids: SeededIds,
    chance: fastrand::Rng,
    lines: u64,
    answered: Option<EffectKey>,
}

impl Town {
    /// With a service file in use and somebody on duty.
    pub fn new(seed: u64, service: Arc<Service>) -> anyhow::Result<Self> {
        let mut town = Self {
            state: State::default(),
            now: BEGINNING,
            happened: Vec::new(),
            ids: SeededIds::new(seed),
            chance: fastrand::Rng::with_seed(seed),
            lines: 0,
            answered: None,
        };
        town.ask(Actor::Operator, Command::ImportService(service))?;
        Ok(town)
    }

    /// Decides and applies, and lets the carrier do what follows from it.
    #[expect(clippy::needless_pass_by_value, reason = "a story reads better so")]
    pub fn ask(&mut self, actor: Actor, command: Command) -> anyhow::Result<()> {
        self.decide(&actor, command)?;
        while let Some(effect) = self.unanswered() {
            self.answered = Some(effect.key);
            let outcome = self.outcome(&effect.kind);
            let delivered = match (&effect.kind, &outcome) {
                (EffectKind::SendMessage { message, .. }, _) => Some(*message),
                _ => None,
            };
            let key = effect.key;
            self.decide(&Actor::Effects, Command::EffectReturns { key, outcome })?;
            if let Some(message) = delivered {
                let word = MessageWord::Delivered;
                self.decide(&Actor::Carrier, Command::MessageReports { message, word })?;
            }
            if let EffectKind::EndLine { line } = &effect.kind {
                self.line_ends(line)?;
            }
        }
        Ok(())
    }

    fn decide(&mut self, actor: &Actor, command: Command) -> anyhow::Result<()> {
        let decided = decide(&self.state, actor, command, self.now, &mut self.ids)
            .map_err(|rejection| anyhow!("rejected: {rejection}"))?;
        let at = decided.state.at;
        let events = decided.events.into_iter();
        self.happened
            .extend(events.map(|event| (at, actor.clone(), event)));
        self.state = decided.state;
        Ok(())
    }

    fn unanswered(&self) -> Option<Arc<Effect>> {
        let after = self.answered.map_or(Bound::Unbounded, Bound::Excluded);
        let mut effects = self.state.effects.range((after, Bound::Unbounded));
        effects.next().map(|(_, effect)| Arc::clone(effect))
    }

    fn outcome(&mut self, kind: &EffectKind) -> EffectOutcome {
        match kind {
            EffectKind::PlaceLeg { .. } => EffectOutcome::Placed(self.line("CA")),
            EffectKind::SendMessage { .. } => EffectOutcome::Placed(self.line("SM")),
            EffectKind::CheckCall { .. } | EffectKind::CheckLeg { .. } => EffectOutcome::Status {
                status: LineStatus::InProgress,
                bridged: false,
            },
            EffectKind::CheckConference { call } => EffectOutcome::Present(self.present(*call)),
            EffectKind::EndLine { .. }
            | EffectKind::MoveCaller { .. }
            | EffectKind::MoveLeg { .. }
            | EffectKind::Announce { .. } => EffectOutcome::Done,
        }
    }

    fn present(&self, call: CallId) -> Vec<CarrierId> {
        let Some(call) = self.state.call(call) else {
            return Vec::new();
        };
        let legs = self.state.live_legs(call).filter(|leg| leg.is_confirmed());
        let staff = legs.flat_map(Leg::live_lines).cloned();
        call.line.iter().cloned().chain(staff).collect()
    }

    fn line_ends(&mut self, line: &CarrierId) -> anyhow::Result<()> {
        let leg = self
            .state
            .legs
            .values()
            .rev()
            .find(|leg| leg.has_line(line));
        let Some(leg) = leg.map(|leg| leg.id) else {
            return Ok(());
        };
        let (line, status) = (line.clone(), LineStatus::Canceled);
        self.decide(&Actor::Carrier, Command::LegReports { leg, line, status })
    }

    /// A name as the carrier gives it.
    pub fn line(&mut self, kind: &str) -> CarrierId {
        self.lines += 1;
        CarrierId::new(&format!("{kind}{:032x}", self.lines))
    }

    /// Time passes, and whatever falls due in it is looked after.
    pub fn pass(&mut self, time: Duration) -> anyhow::Result<()> {
        let end = self.now + time;
        while let Some(due) = self.state.next_deadline().filter(|due| *due <= end) {
            self.now = self.now.max(due);
            self.ask(Actor::Clock, Command::Tick)?;
        }
        self.now = end;
        Ok(())
    }

    fn seconds(&mut self, range: std::ops::Range<u64>) -> anyhow::Result<()> {
        let seconds = self.chance.u64(range);
        self.pass(Duration::from_secs(seconds))
    }

    /// One episode, from the first ring to its outcome, and the quiet time after it.
    pub fn episode(&mut self) -> anyhow::Result<()> {
        let from = match self.chance.u32(0..10) {
            0 => From::Withheld,
            1..=6 => From::Number(number(self.chance.u32(0..500))?),
            _ => From::Number(number(self.chance.u32(500..80_000))?),
        };
        if self.state.shift.is_none() {
            // The day service and legevakt have most of it then.
            if self.chance.u32(0..8) == 0 {
                self.outside(from)?;
            }
            return self.seconds(3_600..14_400);
        }
        match self.chance.u32(0..20) {
            0 => self.writes(from)?,
            1..=3 => self.gives_up(from)?,
            4..=6 => self.talks(from, true)?,
            _ => self.talks(from, false)?,
        }
        self.seconds(900..7_200)
    }

    /// A call comes in.
    pub fn ring(&mut self, from: From) -> anyhow::Result<(CarrierId, CallId)> {
        let line = self.line("CA");
        let arrives = Command::CallArrives {
            line: line.clone(),
            from,
        };
        self.ask(Actor::Carrier, arrives)?;
        let call = self.state.call_by_line(&line).context("the call")?.id;
        Ok((line, call))
    }

    /// The telephone of ours that rings for it.
    pub fn ringing(&self, call: CallId) -> Option<(LegId, CarrierId, StaffId)> {
        let legs = self.state.live_legs(self.state.call(call)?);
        let leg = legs.filter(|leg| leg.is_ringing()).last()?;
        let line = leg.live_lines().next()?.clone();
        Some((leg.id, line, leg.staff()?.clone()))
    }

    fn talks(&mut self, from: From, lets_it_ring: bool) -> anyhow::Result<()> {
        let (line, call) = self.ring(from)?;
        let wait = self.heard(&line, call)?;
        if lets_it_ring {
            self.pass(Duration::from_secs(21))?;
            self.heard(&line, call)?;
            self.pass(Duration::from_secs(9))?;
        }
        self.pass(wait)?;
        let Some((leg, nurse, staff)) = self.ringing(call) else {
            return self.falls_back(&line, call);
        };
        self.carrier(Command::LegReports {
            leg,
            line: nurse.clone(),
            status: LineStatus::Ringing,
        })?;
        self.seconds(3..9)?;
        self.picks_up(leg, &nurse)?;
        for joined in [&line, &nurse] {
            self.pass(Duration::from_secs(1))?;
            let line = joined.clone();
            self.carrier(Command::ConferenceReports {
                call,
                line,
                joined: true,
            })?;
        }
        self.ends(call, &line, leg, &nurse, &staff)
    }

    /// She picks up and presses the key.
    pub fn picks_up(&mut self, leg: LegId, line: &CarrierId) -> anyhow::Result<()> {
        self.carrier(Command::LegAnswers {
            leg,
            line: line.clone(),
        })?;
        self.pass(Duration::from_secs(3))?;
        self.carrier(Command::LegPresses {
            leg,
            line: line.clone(),
            digits: "1".to_owned(),
        })
    }

    fn ends(
        &mut self,
        call: CallId,
        caller: &CarrierId,
        leg: LegId,
        nurse: &CarrierId,
        staff: &StaffId,
    ) -> anyhow::Result<()> {
        self.seconds(120..900)?;
        let contact = self.call(call)?.contact;
        let line = caller.clone();
        self.carrier(Command::CallerGone { line })?;
        let (line, status) = (nurse.clone(), LineStatus::Completed);
        self.carrier(Command::LegReports { leg, line, status })?;
        self.seconds(30..300)?;
        self.closes(contact, staff, Outcome::HelpedByTelephone)
    }

    /// A note and an outcome, and what was proposed is settled.
    pub fn closes(
        &mut self,
        contact: ContactId,
        staff: &StaffId,
        outcome: Outcome,
    ) -> anyhow::Result<()> {
        let open = self.state.contact(contact).is_some_and(Contact::is_open);
        if !open {
            return Ok(());
        }
        let shift = self.state.shift.as_ref();
        let on_duty = shift.is_some_and(|shift| shift.everyone().any(|one| one == staff));
        let staff = match self.in_charge(contact) {
            Some(other) if !on_duty => other,
            Some(_) | None => staff.clone(),
        };
        let by = || Actor::Staff(staff.clone());
        if self
            .state
            .contact(contact)
            .is_some_and(|it| it.proposed.is_some())
        {
            let same = false;
            self.ask(by(), Command::SettleProposal { contact, same })?;
        }
        let text = NOTE.to_owned();
        self.ask(by(), Command::WriteNote { contact, text })?;
        let next = if outcome.leaves_something() {
            Next::Refused {
                why: Some(WhyNot::NoMore),
                words: Secret::Known(NOTE.to_owned()),
            }
        } else {
            Next::Settled
        };
        self.ask(
            by(),
            Command::RecordOutcome {
                contact,
                outcome,
                next,
            },
        )
    }

    /// Hangs up before anybody answers, and is called back.
    fn gives_up(&mut self, from: From) -> anyhow::Result<()> {
        let (line, call) = self.ring(from)?;
        let wait = self.heard(&line, call)?;
        self.pass(wait)?;
        let contact = self.call(call)?.contact;
        self.carrier(Command::CallerGone { line })?;
        self.seconds(120..500)?;
        self.calls_back(contact)
    }

    /// Writes a message instead of calling.
    fn writes(&mut self, from: From) -> anyhow::Result<()> {
        let carrier_id = self.line("SM");
        let body = "RING MEG".to_owned();
        self.carrier(Command::MessageArrives {
            carrier_id,
            from,
            body,
        })?;
        let contact = self.state.messages.get_max().and_then(|(_, it)| it.contact);
        self.seconds(60..300)?;
        self.calls_back(contact.context("the contact of a message")?)
    }

    fn calls_back(&mut self, contact: ContactId) -> anyhow::Result<()> {
        let found = self.state.contact(contact).context("the contact")?;
        let owner = match found.promise().map(|promise| promise.owner.clone()) {
            Some(Owner::Staff(staff)) => staff,
            Some(Owner::NextOnDuty { .. }) | None => return self.closed_by_anyone(contact),
        };
        let by = Actor::Staff(owner.clone());
        self.ask(by, Command::StartCallBack { contact })?;
        let call = *self.state.live_calls.get_max().context("the call-back")?;
        let Some((leg, nurse, _)) = self.ringing(call) else {
            return Ok(());
        };
        self.pass(Duration::from_secs(5))?;
        self.picks_up(leg, &nurse)?;
        self.pass(Duration::from_secs(8))?;
        let legs = self.state.live_legs(self.call(call)?);
        let person = legs.filter(|leg| leg.staff().is_none()).last();
        let person = person.and_then(|leg| Some((leg.id, leg.live_lines().next()?.clone())));
        let (person, line) = person.context("the person's telephone")?;
        self.carrier(Command::LegAnswers {
            leg: person,
            line: line.clone(),
        })?;
        self.seconds(120..600)?;
        let status = LineStatus::Completed;
        self.carrier(Command::LegReports {
            leg: person,
            line,
            status,
        })?;
        self.carrier(Command::LegReports {
            leg,
            line: nurse,
            status,
        })?;
        self.seconds(30..300)?;
        self.closes(contact, &owner, Outcome::CalledBack)
    }

    fn outside(&mut self, from: From) -> anyhow::Result<()> {
        let (line, call) = self.ring(from)?;
        self.falls_back(&line, call)
    }

    fn falls_back(&mut self, line: &CarrierId, call: CallId) -> anyhow::Result<()> {
        let status = LineStatus::InProgress;
        self.pass(Duration::from_secs(12))?;
        self.carrier(Command::FallbackReports {
            call,
            index: 0,
            status,
        })?;
        self.seconds(60..400)?;
        let contact = self.call(call)?.contact;
        let line = line.clone();
        self.carrier(Command::CallerGone { line })?;
        self.closed_by_anyone(contact)
    }

    fn closed_by_anyone(&mut self, contact: ContactId) -> anyhow::Result<()> {
        match self.in_charge(contact) {
            Some(staff) => self.closes(contact, &staff, Outcome::HandedToLegevakt),
            // It waits for the next duty.
            None => Ok(()),
        }
    }

    /// Who may close a contact now: whoever is on duty, or else whose name stands on it.
    fn in_charge(&self, contact: ContactId) -> Option<StaffId> {
        let on_duty = self.state.shift.as_ref();
        if let Some(staff) = on_duty.and_then(|shift| shift.everyone().next()) {
            return Some(staff.clone());
        }
        let owner = match &self.state.contact(contact)?.phase {
            Phase::NeedsOutcome { owner, .. } => owner,
            Phase::CallBackDue(promise) => &promise.owner,
            Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => return None,
        };
        match owner {
            Owner::Staff(staff) => Some(staff.clone()),
            Owner::NextOnDuty { keeper } => keeper.clone(),
        }
    }

    /// The caller's line fetches what waiting callers hear; how long they wait on.
    fn heard(&mut self, line: &CarrierId, call: CallId) -> anyhow::Result<Duration> {
        self.pass(Duration::from_secs(6))?;
        let line = line.clone();
        self.carrier(Command::CallerWaits { call, line })?;
        Ok(Duration::from_secs(self.chance.u64(2..10)))
    }

    fn carrier(&mut self, command: Command) -> anyhow::Result<()> {
        self.ask(Actor::Carrier, command)
    }

    fn call(&self, call: CallId) -> anyhow::Result<&Call> {
        self.state.call(call).context("the call")
    }
}
