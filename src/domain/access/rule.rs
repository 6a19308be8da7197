//! What each command asks of whoever gives it. The table is `handbook/engineering/access.md`.

use crate::domain::command::Command;
use crate::domain::ids::{
    AlarmId, CallId, ComplaintId, ContactId, DeviationId, DocumentId, HandoverId, PatientId,
    RequestId,
};
use crate::domain::{
    assessments, complaints, deaths, deviations, endings, escorts, feedback, followups, handbook,
    handovers, patients,
};

/// What a command asks of whoever gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The clock alone.
    Clock,
    /// The telephone network alone.
    Carrier,
    /// Our own effects alone.
    Effects,
    /// Somebody at the machine itself.
    Machine,
    /// At the machine, or the leader, or whoever runs the machines.
    Release,
    /// At the machine, or the leader.
    Erase,
    /// Whoever has come in: people, and the legevakt's PCs. Never a machine.
    Anyone,
    /// The leader, and whoever answers this complaint.
    Answers(ComplaintId),
    /// The same, and whoever wrote it down.
    Complaint(ComplaintId),
    /// The leader, and whoever follows this deviation.
    Follows(DeviationId),
    /// The same, and whoever raised it.
    Deviation(DeviationId),
    /// Anybody who works here.
    Staff,
    /// The leader.
    Leader,
    /// The leader, or a nurse on duty.
    LeaderOrNurseOnDuty,
    /// Those who care for the contact of this call.
    Call(CallId),
    /// Those who care for this contact.
    Contact(ContactId),
    /// Those who ask for help: the doctors, and the legevakt's PCs.
    Ask,
    /// Whoever asked, and those who care for its contact.
    Request(RequestId),
    /// Those who care for the contact of this request.
    Serve(RequestId),
    /// Those who take alarms.
    Alarm(AlarmId),
    /// Nurses, on duty or not: about their own duty, and their own safety.
    Nurse,
    /// Those who take alarms: how it is with a colleague who is out or has called for help.
    Settle,
    /// A nurse on duty.
    NurseOnDuty,
    /// Those who may register a person: nurses on duty, day nurses, coordinators.
    Register,
    /// Those who have this patient in hand.
    Patient(PatientId),
    /// The same, and whoever cares for somebody this patient has left behind.
    Survivors(PatientId),
    /// Those who have a ground to read of this patient.
    Reads(PatientId),
    /// The doctor who has asked: somebody with a name, not a PC that several use.
    Asker(RequestId),
    /// Those who work with this patient: the coordinator, and whoever has them assigned.
    WorksWith(PatientId),
    /// Anyone on duty, and those who work with this patient: at the person's word less is shared.
    Narrow(PatientId),
    /// Those who take part in this case: who has the contact in hand, the doctor who asked, the municipal doctor of whom a decision was asked.
    Case(ContactId),
    /// The same, of the case of this document, and whoever has written in it.
    Document(DocumentId),
    /// Those who had the duty of this handover, and nurses on duty.
    Gives(HandoverId),
    /// Those to whom it was handed over.
    Takes(HandoverId),
    /// Those who say who works with this patient: the leader, and those who work with them.
    Assign(PatientId),
    /// The day service: day nurses and coordinators.
    Days,
}

/// What a command asks of whoever gives it.
pub const fn rule(command: &Command) -> Rule {
    match command {
        Command::Start | Command::Tick => Rule::Clock,
        Command::BeginEpoch { .. } | Command::ImportService(_) => Rule::Machine,
        Command::ReleaseEffects => Rule::Release,
        Command::AdmitGuest { .. } | Command::InviteGuest(_) | Command::EndGuest { .. } => {
            Rule::LeaderOrNurseOnDuty
        }
        Command::EraseGuest { .. }
        | Command::RegisterStation { .. }
        | Command::RevokeStation { .. } => Rule::Leader,
        Command::CallArrives { .. }
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
        | Command::MessageReports { .. } => Rule::Carrier,
        Command::EffectReturns { .. } => Rule::Effects,
        Command::Claim { call, .. }
        | Command::Decline { call }
        | Command::EndTalk { call }
        | Command::BringIn { call, .. }
        | Command::HandOver { call, .. }
        | Command::LeaveTalk(call) => Rule::Call(*call),
        Command::RaiseDanger { contact }
        | Command::UndoDanger { contact }
        | Command::AnswerDanger { contact, .. }
        | Command::EndDanger { contact, .. }
        | Command::EndThreatened { contact, .. }
        | Command::KnowPrivately { contact }
        | Command::MarkChild { contact, .. }
        | Command::SaveDraft { contact, .. }
        | Command::FinishDraft { contact, .. }
        | Command::StartCallBack { contact }
        | Command::PromiseCallBack { contact, .. }
        | Command::SettleProposal { contact, .. }
        | Command::WriteNote { contact, .. }
        | Command::StrikeNote { contact, .. }
        | Command::WriteMessage { contact, .. }
        | Command::TakeMessage { contact, .. }
        | Command::PassMessage { contact, .. }
        | Command::AnswerChildren { contact, .. }
        | Command::RecordOutcome { contact, .. }
        | Command::FillRequest { contact, .. } => Rule::Contact(*contact),
        Command::EraseContact { .. } | Command::EraseVisit(..) => Rule::Erase,
        Command::SendRequest { .. } => Rule::Ask,
        Command::AmendRequest { request, .. }
        | Command::WithdrawRequest { request }
        | Command::WriteInRoom { request, .. }
        | Command::Agree { request, .. }
        | Command::ConnectNow { request } => Rule::Request(*request),
        Command::AcceptRequest { request }
        | Command::DeclineRequest { request }
        | Command::SetOnTheWay { request, .. }
        | Command::ArriveAt { request } => Rule::Serve(*request),
        Command::TakeAlarm { alarm } => Rule::Alarm(*alarm),
        Command::Handshake(_) | Command::Presence(_) | Command::Safety(_) => Rule::Nurse,
        Command::SettleVisit { .. } | Command::SettleHelp { .. } => Rule::Settle,
        Command::FollowUp(command) => followups::command::rule(command),
        Command::Ending(command) => endings::command::rule(command),
        Command::Handover(command) => handovers::command::rule(command),
        Command::Patient(command) => patients::command::rule(command),
        Command::Assessment(command) => assessments::command::rule(command),
        Command::Complaint(command) => complaints::command::rule(command),
        Command::Death(command) => deaths::command::rule(command),
        Command::Deviation(command) => deviations::command::rule(command),
        Command::Escort(command) => escorts::command::rule(command),
        Command::Feedback(command) => feedback::command::rule(command),
        Command::Handbook(command) => handbook::command::rule(command),
    }
}
