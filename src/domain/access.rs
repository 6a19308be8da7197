//! Who may do what, and see what. Pure: the state, who asks, and what for; no name of a page and no word of the wire. The table
//! is `handbook/engineering/access.md`, for people `handbook/service/en/who-may-what.md`. Never leaves anything out of what is
//! shown: that is done in `views`, which ask here.

pub mod rule;

pub use rule::{Rule, rule};

use crate::domain::actor::Actor;
use crate::domain::assessments::case;
use crate::domain::command::Command;
use crate::domain::complaints::hands as complain;
use crate::domain::contacts::hands;
use crate::domain::deviations::hands as hands_of;
use crate::domain::handovers::hands as handed;
use crate::domain::ids::{AlarmId, ContactId, GuestId, RequestId, StaffId, StationId};
use crate::domain::openings::opening::Reader;
use crate::domain::openings::sight;
use crate::domain::rejection::{MayNot, Rejection};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Whether this actor may give this command now. Says no more than that: whether it makes sense is decided by the command.
pub fn allows(
    state: &State,
    actor: &Actor,
    command: &Command,
    now: Timestamp,
) -> Result<(), Rejection> {
    stands(state, actor, now)?;
    if is_private_to(state, actor, command) {
        return Err(Rejection::KnownPrivately);
    }
    let (holds, else_why) = match rule(command) {
        Rule::Clock => (*actor == Actor::Clock, MayNot::ServiceItself),
        Rule::Carrier => (*actor == Actor::Carrier, MayNot::ServiceItself),
        Rule::Effects => (*actor == Actor::Effects, MayNot::ServiceItself),
        Rule::Machine => (*actor == Actor::Operator, MayNot::MachineOnly),
        Rule::Release => (
            *actor == Actor::Operator
                || has_role(state, actor, StaffRole::Leader)
                || has_role(state, actor, StaffRole::Operator),
            MayNot::LeaderOrOperator,
        ),
        Rule::Erase => (
            *actor == Actor::Operator || has_role(state, actor, StaffRole::Leader),
            MayNot::LeaderOnly,
        ),
        Rule::Staff => (actor.staff().is_some(), MayNot::StaffOnly),
        Rule::Anyone => (sees(state, actor, |_, _| true), MayNot::PeopleOnly),
        Rule::Answers(complaint) => (
            complain::answers(state, actor, complaint),
            MayNot::FollowersOnly,
        ),
        Rule::Complaint(complaint) => (
            complain::may_read(state, actor, complaint),
            MayNot::FollowersOnly,
        ),
        Rule::Follows(deviation) => (
            hands_of::follows(state, actor, deviation),
            MayNot::FollowersOnly,
        ),
        Rule::Deviation(deviation) => (
            hands_of::may_read(state, actor, deviation),
            MayNot::FollowersOnly,
        ),
        Rule::Leader => (
            has_role(state, actor, StaffRole::Leader),
            MayNot::LeaderOnly,
        ),
        Rule::LeaderOrNurseOnDuty => (
            has_role(state, actor, StaffRole::Leader) || on_duty(state, actor),
            MayNot::LeaderOrNurseOnDuty,
        ),
        Rule::Call(call) => (
            sees(state, actor, |state, looker| {
                let contact = state.call(call).map(|call| call.contact);
                cares_for(state, looker, contact)
            }),
            MayNot::NotInYourHands,
        ),
        Rule::Contact(contact) => (
            sees(state, actor, |state, looker| {
                cares_for(state, looker, Some(contact))
            }),
            MayNot::NotInYourHands,
        ),
        Rule::Ask => (
            sees(state, actor, |_, looker| asks_for_help(looker)),
            MayNot::DoctorsOnly,
        ),
        Rule::Request(request) => (
            has_asked(state, actor, request) || serves(state, actor, request),
            MayNot::NotInYourHands,
        ),
        Rule::Serve(request) => (serves(state, actor, request), MayNot::NotInYourHands),
        Rule::Alarm(alarm) => (
            sees(state, actor, |state, looker| may_take(state, looker, alarm)),
            MayNot::AlarmsOnly,
        ),
        Rule::Nurse => (has_role(state, actor, StaffRole::Nurse), MayNot::NursesOnly),
        Rule::NurseOnDuty => (on_duty(state, actor), MayNot::NurseOnDutyOnly),
        Rule::Register => (
            on_duty(state, actor) || works_days(state, actor),
            MayNot::RegisterOnly,
        ),
        Rule::Patient(patient) => (
            actor
                .staff()
                .is_some_and(|staff| sight::of_staff(state, staff, patient, now).in_hand),
            MayNot::NoGround,
        ),
        Rule::Survivors(patient) => (
            actor.staff().is_some_and(|staff| {
                let cares = state.death_of(patient).is_some_and(|death| {
                    let mut open = death.open();
                    open.any(|(_, task)| task.owner() == Some(staff))
                });
                cares || sight::of_staff(state, staff, patient, now).in_hand
            }),
            MayNot::NoGround,
        ),
        Rule::Reads(patient) => (
            Reader::who_acts(actor)
                .is_some_and(|one| !sight::of_reader(state, &one, patient, now).is_nothing()),
            MayNot::NoGround,
        ),
        Rule::Asker(request) => (
            Reader::who_acts(actor).is_some()
                && has_asked(state, actor, request)
                && sees(state, actor, |_, looker| asks_for_help(looker)),
            MayNot::DoctorsOnly,
        ),
        Rule::WorksWith(patient) => (
            sight::works_with(state, actor, patient),
            MayNot::WithThePerson,
        ),
        Rule::Narrow(patient) => (
            on_duty(state, actor) || sight::works_with(state, actor, patient),
            MayNot::NurseOnDutyOrWithThePerson,
        ),
        Rule::Assign(patient) => (
            has_role(state, actor, StaffRole::Leader) || sight::works_with(state, actor, patient),
            MayNot::AssignOnly,
        ),
        Rule::Days => (works_days(state, actor), MayNot::DaysOnly),
        Rule::Case(contact) => (
            sees(state, actor, |state, looker| {
                case::standing(state, looker, contact).takes_part()
            }),
            MayNot::NotInYourHands,
        ),
        Rule::Document(document) => (
            state.document(document).is_some_and(|document| {
                sees(state, actor, |state, looker| {
                    case::may_read(state, looker, document)
                })
            }),
            MayNot::NotInYourHands,
        ),
        Rule::Gives(handover) => (
            sees(state, actor, |state, looker| {
                handed::gives(state, looker, handover)
            }),
            MayNot::GiversOnly,
        ),
        Rule::Takes(handover) => (
            sees(state, actor, |state, looker| {
                handed::may_take(state, looker, handover)
            }),
            MayNot::TakersOnly,
        ),
        Rule::Settle => (
            sees(state, actor, |state, looker| {
                settles(state, looker, alarm_of(state, command))
            }),
            MayNot::AlarmsOnly,
        ),
    };
    if holds { Ok(()) } else { Err(else_why.into()) }
}

/// Whether there is such an actor (still): a guest until the end, a station until it is cut off, somebody of the staff as long as
/// the service file says so.
pub fn stands(state: &State, actor: &Actor, now: Timestamp) -> Result<(), Rejection> {
    match actor {
        Actor::Guest(guest) => state
            .guest(*guest)
            .filter(|guest| guest.stands(now))
            .map(|_| ())
            .ok_or(MayNot::GuestOver.into()),
        Actor::Station(station) => state
            .station(*station)
            .filter(|station| station.stands())
            .map(|_| ())
            .ok_or(MayNot::StationRevoked.into()),
        Actor::Staff(staff) => roles(state, staff).map(|_| ()).ok_or(Rejection::NotStaff),
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => Ok(()),
    }
}

/// Who looks. A machine never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looker<'a> {
    /// A screen that hangs in a room.
    Room,
    /// A member of staff, in these roles.
    Staff {
        /// Who.
        id: &'a StaffId,
        /// As what.
        roles: &'a [StaffRole],
    },
    /// A doctor who was let in for some days.
    Guest(GuestId),
    /// A registered PC of the legevakt's.
    Station(StationId),
}

impl<'a> Looker<'a> {
    /// The member of staff, if she looks as this.
    pub fn as_role(self, role: StaffRole) -> Option<&'a StaffId> {
        match self {
            Self::Staff { id, roles } => roles.contains(&role).then_some(id),
            Self::Room | Self::Guest(_) | Self::Station(_) => None,
        }
    }
}

/// Something that is shown to some and not to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who is on duty, by their places.
    Duty,
    /// That somebody waits or talks, and since when; never who.
    Board,
    /// Those who work here, by name.
    Colleagues,
    /// A contact: what the number says, the notes, the messages.
    Contact(ContactId),
    /// What the carrier answered, in an alarm: it may hold a number.
    AlarmWords,
    /// The guests, and until when they stay.
    Guests,
    /// The registered PCs.
    Stations,
    /// Contacts at all: the pages of those who may have one in hand.
    Hands,
    /// What the leader answers for: deviations, and who and what can get in.
    Leading,
    /// The screen on the wall.
    Wall,
    /// Asking for help: the pages of the doctors.
    Asking,
}

/// Whether it is shown.
pub fn may_see(state: &State, looker: Looker<'_>, part: Part) -> bool {
    match part {
        Part::Duty => true,
        Part::Board => match looker {
            Looker::Room | Looker::Staff { .. } | Looker::Guest(_) => true,
            Looker::Station(_) => false,
        },
        Part::Colleagues => knows_colleagues(looker),
        Part::Contact(contact) => {
            !is_private(state, looker, contact) && cares_for(state, looker, Some(contact))
        }
        Part::AlarmWords => answers_for_alarms(looker),
        Part::Guests => {
            looker.as_role(StaffRole::Leader).is_some() || nurse_on_duty(state, looker).is_some()
        }
        Part::Stations | Part::Leading => looker.as_role(StaffRole::Leader).is_some(),
        Part::Hands => may_have_in_hand(looker).is_some(),
        Part::Wall => matches!(looker, Looker::Room) || answers_for_alarms(looker),
        Part::Asking => asks_for_help(looker),
    }
}

/// Whether those who work here are shown by name.
pub const fn knows_colleagues(looker: Looker<'_>) -> bool {
    match looker {
        Looker::Staff { .. } | Looker::Guest(_) => true,
        Looker::Room | Looker::Station(_) => false,
    }
}

/// The nurse, if she looks as one and is on duty now.
pub fn nurse_on_duty<'a>(state: &State, looker: Looker<'a>) -> Option<&'a StaffId> {
    looker
        .as_role(StaffRole::Nurse)
        .filter(|staff| state.shift.as_ref().is_some_and(|shift| shift.has(staff)))
}

/// Whether she may take this alarm: whoever takes calls or leads the service, and whoever on the alarm list has been told of it.
pub fn may_take(state: &State, looker: Looker<'_>, alarm: AlarmId) -> bool {
    answers_for_alarms(looker) || has_been_told(state, looker, alarm)
}

/// Whether she may say how it is with a colleague: whoever takes calls or leads the service, and whoever has been told.
pub fn settles(state: &State, looker: Looker<'_>, alarm: Option<AlarmId>) -> bool {
    answers_for_alarms(looker) || alarm.is_some_and(|alarm| has_been_told(state, looker, alarm))
}

/// The alarm that is out about somebody who is settled by this.
fn alarm_of(state: &State, command: &Command) -> Option<AlarmId> {
    if let Command::SettleVisit { visit, .. } = command {
        state.visit(*visit)?.alarm()
    } else if let Command::SettleHelp { staff, .. } = command {
        state.help_of(staff).map(|help| help.alarm)
    } else {
        None
    }
}

/// The doctors, whoever was let in, and the legevakt's PCs.
fn asks_for_help(looker: Looker<'_>) -> bool {
    match looker {
        Looker::Guest(_) | Looker::Station(_) => true,
        Looker::Room | Looker::Staff { .. } => looker
            .as_role(StaffRole::Doctor)
            .or(looker.as_role(StaffRole::MunicipalDoctor))
            .is_some(),
    }
}

fn has_asked(state: &State, actor: &Actor, request: RequestId) -> bool {
    state
        .request(request)
        .is_some_and(|request| request.from.is(actor))
}

/// Whether the contact of a request is in the actor's hands.
fn serves(state: &State, actor: &Actor, request: RequestId) -> bool {
    let contact = state.request(request).map(|request| request.contact);
    sees(state, actor, |state, looker| {
        cares_for(state, looker, contact)
    })
}

/// Takes calls, or leads the service.
fn answers_for_alarms(looker: Looker<'_>) -> bool {
    looker
        .as_role(StaffRole::Nurse)
        .or_else(|| looker.as_role(StaffRole::Leader))
        .is_some()
}

fn has_been_told(state: &State, looker: Looker<'_>, alarm: AlarmId) -> bool {
    match looker {
        Looker::Staff { id, .. } => state
            .alarm(alarm)
            .is_some_and(|alarm| alarm.told.contains(id)),
        Looker::Room | Looker::Guest(_) | Looker::Station(_) => false,
    }
}

/// Whether a contact is in her hands: of every nurse on duty; off duty, of the nurse, day nurse or coordinator whose turn it is,
/// who follows it up or sees to the children in it, or who is on the line with it (`handbook/service/en/who-may-what.md`).
fn cares_for(state: &State, looker: Looker<'_>, contact: Option<ContactId>) -> bool {
    if nurse_on_duty(state, looker).is_some() {
        return true;
    }
    let Some(contact) = contact.and_then(|contact| state.contact(contact)) else {
        return false;
    };
    may_have_in_hand(looker).is_some_and(|staff| hands::holds(state, staff, contact))
}

/// The member of staff, if she can have a contact in hand.
pub(in crate::domain) fn may_have_in_hand(looker: Looker<'_>) -> Option<&StaffId> {
    looker
        .as_role(StaffRole::Nurse)
        .or_else(|| looker.as_role(StaffRole::DayNurse))
        .or_else(|| looker.as_role(StaffRole::Coordinator))
}

/// Whether a command is about a person whom she has said that she knows privately: she does nothing in it any more, but say so again.
fn is_private_to(state: &State, actor: &Actor, command: &Command) -> bool {
    let contact = match rule(command) {
        Rule::Call(call) => state.call(call).map(|call| call.contact),
        Rule::Contact(contact) | Rule::Case(contact) => Some(contact),
        Rule::Document(document) => state.document(document).map(|document| document.contact),
        Rule::Serve(request) | Rule::Request(request) => state
            .request(request)
            .filter(|request| !request.from.is(actor))
            .map(|request| request.contact),
        Rule::Follows(deviation) | Rule::Deviation(deviation) => state
            .deviations
            .get(deviation)
            .and_then(|found| found.contact),
        Rule::Answers(complaint) | Rule::Complaint(complaint) => state
            .complaints
            .get(complaint)
            .and_then(|found| found.contact),
        Rule::Clock
        | Rule::Carrier
        | Rule::Effects
        | Rule::Machine
        | Rule::Release
        | Rule::Erase
        | Rule::Staff
        | Rule::Anyone
        | Rule::Leader
        | Rule::LeaderOrNurseOnDuty
        | Rule::Ask
        | Rule::Alarm(_)
        | Rule::Nurse
        | Rule::NurseOnDuty
        | Rule::Register
        | Rule::Assign(_)
        | Rule::Days
        | Rule::Gives(_)
        | Rule::Takes(_)
        | Rule::Patient(_)
        | Rule::Survivors(_)
        | Rule::Reads(_)
        | Rule::Asker(_)
        | Rule::WorksWith(_)
        | Rule::Narrow(_)
        | Rule::Settle => None,
    };
    let again = matches!(command, Command::KnowPrivately { .. });
    let private = |contact| {
        sees(state, actor, |state, looker| {
            is_private(state, looker, contact)
        })
    };
    !again && contact.is_some_and(private)
}

/// Whether she has said that she knows the person privately: nothing of it is shown to her any more.
fn is_private(state: &State, looker: Looker<'_>, contact: ContactId) -> bool {
    match looker {
        Looker::Staff { id, .. } => state
            .contact(contact)
            .is_some_and(|contact| contact.care.is_private_to(id)),
        Looker::Room | Looker::Guest(_) | Looker::Station(_) => false,
    }
}

pub(in crate::domain) fn roles<'a>(state: &'a State, staff: &StaffId) -> Option<&'a [StaffRole]> {
    let staff = state.service.as_ref()?.staff(staff)?;
    Some(&staff.roles)
}

fn has_role(state: &State, actor: &Actor, role: StaffRole) -> bool {
    sees(state, actor, |_, looker| looker.as_role(role).is_some())
}

fn works_days(state: &State, actor: &Actor) -> bool {
    has_role(state, actor, StaffRole::DayNurse) || has_role(state, actor, StaffRole::Coordinator)
}

fn on_duty(state: &State, actor: &Actor) -> bool {
    sees(state, actor, |state, looker| {
        nurse_on_duty(state, looker).is_some()
    })
}

/// What holds for the actor as somebody who looks, in all the roles that the service file gives. Nothing does for a machine.
pub(in crate::domain) fn sees(
    state: &State,
    actor: &Actor,
    holds: impl FnOnce(&State, Looker<'_>) -> bool,
) -> bool {
    match actor {
        Actor::Staff(id) => {
            roles(state, id).is_some_and(|roles| holds(state, Looker::Staff { id, roles }))
        }
        Actor::Guest(guest) => holds(state, Looker::Guest(*guest)),
        Actor::Station(station) => holds(state, Looker::Station(*station)),
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => false,
    }
}
