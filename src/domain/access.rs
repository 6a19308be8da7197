//! Who may do what. Pure: the state, who asks, and what for. The table for people is
//! `handbook/service/en/who-may-what.md`. Never leaves anything out of what is shown: that is done in `views`.

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::StaffId;
use crate::domain::rejection::{MayNot, Rejection};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Whether this actor may give this command now.
pub fn allows(
    state: &State,
    actor: &Actor,
    command: &Command,
    now: Timestamp,
) -> Result<(), Rejection> {
    stands(state, actor, now)?;
    match command {
        Command::AdmitGuest { .. } | Command::EndGuest { .. } => {
            let staff = actor.staff().ok_or(Rejection::NotStaff)?;
            if is(state, staff, StaffRole::Leader) || is_nurse_on_duty(state, staff) {
                Ok(())
            } else {
                Err(MayNot::LeaderOrNurseOnDuty.into())
            }
        }
        Command::EraseGuest { .. }
        | Command::RegisterStation { .. }
        | Command::RevokeStation { .. } => {
            let staff = actor.staff().ok_or(Rejection::NotStaff)?;
            is(state, staff, StaffRole::Leader)
                .then_some(())
                .ok_or(MayNot::LeaderOnly.into())
        }
        Command::Start
        | Command::Tick
        | Command::BeginEpoch { .. }
        | Command::ReleaseEffects
        | Command::ImportService(_)
        | Command::CallArrives { .. }
        | Command::CallerWaits { .. }
        | Command::CallerPresses { .. }
        | Command::CallerGone { .. }
        | Command::FallbackReports { .. }
        | Command::LegAnswers { .. }
        | Command::LegPresses { .. }
        | Command::LegLeaves { .. }
        | Command::LegReports { .. }
        | Command::ConferenceReports { .. }
        | Command::MessageArrives { .. }
        | Command::MessageReports { .. }
        | Command::EffectReturns { .. }
        | Command::Claim { .. }
        | Command::Decline { .. }
        | Command::EndTalk { .. }
        | Command::BringIn { .. }
        | Command::HandOver { .. }
        | Command::LeaveTalk { .. }
        | Command::RaiseDanger { .. }
        | Command::UndoDanger { .. }
        | Command::AnswerDanger { .. }
        | Command::EndDanger { .. }
        | Command::EndThreatened { .. }
        | Command::KnowPrivately { .. }
        | Command::MarkChild { .. }
        | Command::SaveDraft { .. }
        | Command::FinishDraft { .. }
        | Command::StartCallBack { .. }
        | Command::PromiseCallBack { .. }
        | Command::SettleProposal { .. }
        | Command::WriteNote { .. }
        | Command::WriteMessage { .. }
        | Command::TakeMessage { .. }
        | Command::PassMessage { .. }
        | Command::AnswerChildren { .. }
        | Command::RecordOutcome { .. }
        | Command::EraseContact { .. }
        | Command::SendRequest { .. }
        | Command::FillRequest { .. }
        | Command::AmendRequest { .. }
        | Command::WithdrawRequest { .. }
        | Command::AcceptRequest { .. }
        | Command::DeclineRequest { .. }
        | Command::SetOnTheWay { .. }
        | Command::ArriveAt { .. }
        | Command::WriteInRoom { .. }
        | Command::Agree { .. }
        | Command::ConnectNow { .. }
        | Command::TakeAlarm { .. } => Ok(()),
    }
}

/// Whether there is such an actor (still): a guest until the end, a station until it is cut off.
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
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator | Actor::Staff(_) => {
            Ok(())
        }
    }
}

/// Whether the service file says so of a member of staff.
fn is(state: &State, staff: &StaffId, role: StaffRole) -> bool {
    let service = state.service.as_ref();
    service
        .and_then(|service| service.staff(staff))
        .is_some_and(|staff| staff.has_role(role))
}

fn is_nurse_on_duty(state: &State, staff: &StaffId) -> bool {
    is(state, staff, StaffRole::Nurse) && state.shift.as_ref().is_some_and(|shift| shift.has(staff))
}
