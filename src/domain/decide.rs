//! A command and the state give events: total, synchronous, pure.

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::decider::Decider;
use crate::domain::event::Event;
use crate::domain::handshakes::handshake::Way;
use crate::domain::ids::IdSource;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::{
    access, alarms, assessments, calls, care, complaints, contacts, deaths, deviations, endings,
    escorts, feedback, followups, guests, handbook, handovers, handshakes, messages, openings,
    patients, presence, requests, returns, roster, safety, stations, summons, tick,
};

/// What a command comes to: the events, and the state that holds them.
#[derive(Debug)]
pub struct Decided {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// The state after it.
    pub state: State,
}

/// Decides a command at an instant. `state` is left as it was; nothing is sent or stored here.
pub fn decide(
    state: &State,
    actor: &Actor,
    command: Command,
    now: Timestamp,
    ids: &mut dyn IdSource,
) -> Result<Decided, Rejection> {
    let mut decider = Decider::new(state.clone(), actor.clone(), now.max(state.at), ids);
    dispatch(&mut decider, command)?;
    // A telephone on which she has pressed the key reaches her.
    while let Some(staff) = decider.next_confirmed() {
        handshakes::decide::proven(&mut decider, &staff, Way::Telephone);
    }
    // Whoever is free again may be the one somebody waits for.
    while let Some(staff) = decider.next_freed() {
        summons::line::freed(&mut decider, &staff);
    }
    // What a ringing telephone shows has been read.
    while let Some((staff, purpose)) = decider.next_rung() {
        openings::shown::rung(&mut decider, &staff, purpose);
    }
    // What was promised and not kept is a deviation.
    while let Some((cause, contact)) = decider.next_noticed() {
        deviations::decide::notice(&mut decider, cause, contact);
    }
    Ok(decider.finish())
}

fn dispatch(d: &mut Decider<'_>, command: Command) -> Result<(), Rejection> {
    access::allows(&d.state, &d.actor, &command, d.now)?;
    match command {
        Command::Start => tick::start(d),
        Command::Tick => tick::tick(d),
        Command::BeginEpoch {
            epoch,
            hold_effects,
        } => roster::begin_epoch(d, epoch, hold_effects),
        Command::ReleaseEffects => roster::release_effects(d),
        Command::ImportService(service) => roster::import(d, service),

        Command::AdmitGuest { guest, admission } => {
            return guests::decide::admit(d, guest, admission);
        }
        Command::InviteGuest(guest) => return guests::decide::invite(d, guest),
        Command::EndGuest { guest } => return guests::decide::end(d, guest),
        Command::EraseGuest { guest, reason } => return guests::decide::erase(d, guest, &reason),
        Command::RegisterStation {
            station,
            label,
            phone,
        } => return stations::decide::register(d, station, &label, phone),
        Command::RevokeStation { station } => return stations::decide::revoke(d, station),

        Command::CallArrives { line, from } => return calls::arrive::call_arrives(d, &line, from),
        Command::CallerWaits { call, line } => calls::arrive::caller_waits(d, call, &line),
        Command::CallerPresses { call, key } => calls::keys::caller_presses(d, call, key),
        Command::CallerGone { line } => calls::gone::line_gone(d, &line),
        Command::FallbackReports {
            call,
            index,
            status,
        } => calls::fallback::reports(d, call, index, status),
        Command::LegAnswers { leg, line } => calls::legs::answers(d, leg, &line),
        Command::LegPresses { leg, line, digits } => calls::legs::presses(d, leg, &line, &digits),
        Command::LegLeaves { leg, line } => calls::talk::leg_leaves(d, leg, &line),
        Command::LegReports { leg, line, status } => calls::legs::reports(d, leg, &line, status),
        Command::ConferenceReports { call, line, joined } => {
            calls::join::conference_reports(d, call, &line, joined);
        }
        Command::MessageArrives {
            carrier_id,
            from,
            body,
        } => {
            return messages::decide::arrives(d, &carrier_id, from, &body);
        }
        Command::MessageReports { message, word } => messages::decide::reports(d, message, word),
        Command::EffectReturns { key, outcome } => returns::effect_returns(d, key, outcome),

        Command::Claim { call, phone } => return calls::screen::claim(d, call, phone),
        Command::Decline { call } => return calls::screen::decline(d, call),
        Command::EndTalk { call } => return calls::talk::end_talk(d, call),
        Command::BringIn { call, whom } => return calls::third::bring_in(d, call, whom),
        Command::HandOver { call, to } => return calls::third::hand_over(d, call, &to),
        Command::LeaveTalk(call) => return calls::talk::leave(d, call),
        Command::RaiseDanger { contact } => return care::danger::raise(d, contact),
        Command::UndoDanger { contact } => return care::danger::undo(d, contact),
        Command::AnswerDanger {
            contact,
            question,
            text,
            seen,
        } => return care::danger::answer(d, contact, question, text, seen),
        Command::EndDanger { contact, done } => return care::danger::end(d, contact, done),
        Command::EndThreatened {
            contact,
            reason,
            police,
        } => return care::marks::threatened(d, contact, reason, police),
        Command::KnowPrivately { contact } => return care::marks::privately(d, contact),
        Command::MarkChild { contact, child } => return care::marks::child(d, contact, child),
        Command::SaveDraft {
            contact,
            text,
            seen,
        } => return care::drafts::save(d, contact, text, seen),
        Command::FinishDraft {
            contact,
            text,
            seen,
        } => return care::drafts::finish(d, contact, text, seen),
        Command::StartCallBack { contact } => return calls::callback::start(d, contact),
        Command::PromiseCallBack { contact, due_at } => {
            return contacts::decide::promise(d, contact, due_at);
        }
        Command::SettleProposal { contact, same } => {
            return contacts::decide::settle_proposal(d, contact, same);
        }
        Command::WriteNote { contact, text } => {
            return contacts::decide::write_note(d, contact, text);
        }
        Command::StrikeNote {
            contact,
            of,
            note,
            why,
        } => return contacts::notes::strike(d, contact, of, note, &why),
        Command::TakeMessage { contact } => return messages::decide::take(d, contact),
        Command::PassMessage { contact } => return messages::decide::pass(d, contact),
        Command::WriteMessage { contact, text } => {
            return messages::decide::write(d, contact, text);
        }
        Command::AnswerChildren {
            contact,
            answer,
            follows_up,
        } => return contacts::children::answer(d, contact, answer, follows_up),
        Command::RecordOutcome {
            contact,
            outcome,
            next,
        } => {
            return contacts::decide::record_outcome(d, contact, outcome, next);
        }
        Command::EraseVisit(visit, reason) => return safety::decide::erase(d, visit, &reason),
        Command::EraseContact { contact, reason } => {
            return contacts::decide::erase(d, contact, &reason);
        }
        Command::SendRequest {
            request,
            requester,
            form,
        } => return requests::send::send(d, request, requester, *form),
        Command::FillRequest {
            request,
            contact,
            form,
        } => return requests::send::fill(d, request, contact, *form),
        Command::AmendRequest { request, form } => return requests::send::amend(d, request, *form),
        Command::WithdrawRequest { request } => return requests::send::withdraw(d, request),
        Command::AcceptRequest { request } => return requests::serve::accept(d, request),
        Command::DeclineRequest { request } => return requests::serve::decline(d, request),
        Command::SetOnTheWay { request, minutes } => {
            return requests::serve::on_the_way(d, request, minutes);
        }
        Command::ArriveAt { request } => return requests::serve::arrive(d, request),
        Command::WriteInRoom {
            request,
            text,
            name,
        } => return requests::room::write(d, request, text, name),
        Command::Agree { request, text } => return requests::room::agree(d, request, text),
        Command::ConnectNow { request } => return requests::connect::now(d, request),
        Command::Handshake(act) => return handshakes::decide::act(d, &act),
        Command::Presence(command) => return presence::decide::carry_out(d, &command),
        Command::Safety(command) => return safety::decide::carry_out(d, command),
        Command::SettleVisit { visit, how } => return safety::decide::settle(d, visit, how),
        Command::SettleHelp { staff, how } => return safety::help::settle(d, &staff, how),
        Command::Handover(command) => return handovers::decide::carry_out(d, command),
        Command::Patient(command) => return patients::decide::carry_out(d, command),
        Command::Feedback(command) => return feedback::decide::carry_out(d, command),
        Command::Handbook(command) => return handbook::decide::carry_out(d, command),
        Command::Assessment(command) => return assessments::decide::carry_out(d, command),
        Command::Complaint(command) => return complaints::decide::carry_out(d, command),
        Command::Death(command) => return deaths::decide::carry_out(d, command),
        Command::Deviation(command) => return deviations::decide::carry_out(d, command),
        Command::Escort(command) => return escorts::decide::carry_out(d, command),
        Command::FollowUp(command) => return followups::decide::carry_out(d, command),
        Command::Ending(command) => return endings::decide::carry_out(d, command),
        Command::TakeAlarm { alarm } => return alarms::decide::take(d, alarm),
    }
    Ok(())
}
