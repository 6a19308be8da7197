//! Every command, given by everybody.

use std::collections::BTreeMap;

use hjemmevakt::domain::access::allows;
use hjemmevakt::domain::calls::leg::Callee;
use hjemmevakt::domain::care::held::Question;
use hjemmevakt::domain::command::{Command, From, LineStatus};
use hjemmevakt::domain::contacts::children::ChildrenAnswer;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, WhyNot};
use hjemmevakt::domain::effect::EffectOutcome;
use hjemmevakt::domain::endings::command::EndingCommand;
use hjemmevakt::domain::endings::sheet::Words;
use hjemmevakt::domain::feedback::command::FeedbackCommand;
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::{About, ForWhom};
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::handbook::command::HandbookCommand;
use hjemmevakt::domain::handbook::kept::{PageName, PageVersion};
use hjemmevakt::domain::handshakes::command::HandshakeAct;
use hjemmevakt::domain::ids::{CarrierId, EffectKey, Epoch, LegId, MessageId, StaffId, VisitId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::MessageWord;
use hjemmevakt::domain::presence::command::PresenceCommand;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::safety::command::SafetyCommand;
use hjemmevakt::domain::safety::visit::Settled;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::state::State;
use uuid::Uuid;

use super::table::{self, Cell};
use super::things::{COLUMNS, GUEST, OTHER, OWN, STATION, Things, actor, evening, now};
use super::{complaints, deaths, deviations, documents, escorts, handovers, patients};

#[test]
fn every_command_is_for_those_whom_the_page_names() {
    let page = table::under("Commands");
    assert_eq!(page.columns, COLUMNS);
    let mut found: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
    for kind in Command::KINDS {
        let cells = COLUMNS.iter().map(|column| cell(kind, column)).collect();
        found.insert((*kind).to_owned(), cells);
    }
    table::compare(&page, &found);
}

fn cell(kind: &str, column: &str) -> Cell {
    let Some(actor) = actor(column) else {
        return Cell::Never;
    };
    let state = evening(Some(&actor));
    let may = |things: Things| {
        let command = command(kind, &state, things);
        assert_eq!(command.kind(), kind);
        allows(&state, &actor, &command, now()).is_ok()
    };
    Cell::of(may(OWN), may(OTHER))
}

/// The refusals, too, are for people to read.
#[test]
fn a_refusal_is_a_sentence() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for kind in Command::KINDS {
        for column in COLUMNS {
            let Some(actor) = actor(column) else { continue };
            let state = evening(Some(&actor));
            let command = command(kind, &state, OTHER);
            if let Err(why) = allows(&state, &actor, &command, now()) {
                seen.insert(why.to_string(), format!("{column}: {kind}"));
            }
        }
    }
    for (sentence, said) in &seen {
        assert!(
            sentence.split(' ').count() > 4 && !sentence.contains(['_', '{', '<']),
            "{said}: {sentence}"
        );
    }
    assert!(seen.len() > 5, "{seen:?}");
}

/// A command of this kind, about this thing where it is about one.
fn command(kind: &str, state: &State, things: Things) -> Command {
    let Things {
        contact,
        call,
        alarm,
        request,
        patient: _,
        document: _,
        handover: _,
        deviation: _,
        complaint: _,
    } = things;
    let line = CarrierId::new("CA1");
    let leg = LegId::from_uuid(Uuid::from_u128(1));
    let status = LineStatus::Completed;
    match kind {
        "start" => Command::Start,
        "tick" => Command::Tick,
        "begin_epoch" => Command::BeginEpoch {
            epoch: Epoch::new(1),
            hold_effects: false,
        },
        "release_effects" => Command::ReleaseEffects,
        "import_service" => Command::ImportService(state.service.clone().unwrap()),
        "admit_guest" => Command::AdmitGuest {
            guest: GUEST,
            admission: Admission {
                name: "Sunniva Larsen".to_owned(),
                hpr: None,
                phone: None,
                language: Language::Bokmal,
                until: None,
            },
        },
        "invite_guest" => Command::InviteGuest(GUEST),
        "end_guest" => Command::EndGuest { guest: GUEST },
        "erase_guest" => Command::EraseGuest {
            guest: GUEST,
            reason: "over".to_owned(),
        },
        "register_station" => Command::RegisterStation {
            station: STATION,
            label: "Vaktrom 2".to_owned(),
            phone: None,
        },
        "revoke_station" => Command::RevokeStation { station: STATION },
        "call_arrives" => Command::CallArrives {
            line,
            from: From::Withheld,
        },
        "caller_waits" => Command::CallerWaits { call, line },
        "caller_presses" => Command::CallerPresses { call, key: '2' },
        "caller_gone" => Command::CallerGone { line },
        "fallback_reports" => Command::FallbackReports {
            call,
            index: 0,
            status,
        },
        "leg_answers" => Command::LegAnswers { leg, line },
        "leg_presses" => Command::LegPresses {
            leg,
            line,
            digits: "1".to_owned(),
        },
        "leg_leaves" => Command::LegLeaves { leg, line },
        "leg_reports" => Command::LegReports { leg, line, status },
        "conference_reports" => Command::ConferenceReports {
            call,
            line,
            joined: true,
        },
        "message_arrives" => Command::MessageArrives {
            carrier_id: CarrierId::new("SM1"),
            from: From::Withheld,
            body: "Ring meg".to_owned(),
        },
        "message_reports" => Command::MessageReports {
            message: MessageId::from_uuid(Uuid::from_u128(1)),
            word: MessageWord::Sent,
        },
        "effect_returns" => Command::EffectReturns {
            key: EffectKey { seq: 1, index: 0 },
            outcome: EffectOutcome::Done,
        },
        "claim" => Command::Claim { call, phone: None },
        "decline" => Command::Decline { call },
        "end_talk" => Command::EndTalk { call },
        "bring_in" => Command::BringIn {
            call,
            whom: Callee::Staff {
                staff: StaffId::new("aslak"),
                phone: 0,
            },
        },
        "hand_over" => Command::HandOver {
            call,
            to: StaffId::new("aslak"),
        },
        "leave_talk" => Command::LeaveTalk(call),
        "raise_danger" => Command::RaiseDanger { contact },
        "undo_danger" => Command::UndoDanger { contact },
        "answer_danger" => Command::AnswerDanger {
            contact,
            question: Question::Place,
            text: "Hjemme".to_owned(),
            seen: 0,
        },
        "end_danger" => Command::EndDanger {
            contact,
            done: "Ambulansen er der".to_owned(),
        },
        "end_threatened" => Command::EndThreatened {
            contact,
            reason: "Trusler".to_owned(),
            police: false,
        },
        "agree_to_feedback" => Command::Feedback(FeedbackCommand::Agree {
            contact,
            words: "Ja, det er greit".to_owned(),
        }),
        "refuse_feedback" => Command::Feedback(FeedbackCommand::Refuse { contact }),
        "know_privately" => Command::KnowPrivately { contact },
        "mark_child" => Command::MarkChild {
            contact,
            child: true,
        },
        "save_draft" => Command::SaveDraft {
            contact,
            text: "Rolig".to_owned(),
            seen: 0,
        },
        "finish_draft" => Command::FinishDraft {
            contact,
            text: "Rolig".to_owned(),
            seen: 0,
        },
        "start_call_back" => Command::StartCallBack { contact },
        "promise_call_back" => Command::PromiseCallBack {
            contact,
            due_at: now(),
        },
        "settle_proposal" => Command::SettleProposal {
            contact,
            same: true,
        },
        "write_note" => Command::WriteNote {
            contact,
            text: "Rolig nå".to_owned(),
        },
        "strike_note" => Command::StrikeNote {
            contact,
            of: contact,
            note: 0,
            why: "gjaldt en annen".to_owned(),
        },
        "write_message" => Command::WriteMessage {
            contact,
            text: "Jeg ringer".to_owned(),
        },
        "take_message" => Command::TakeMessage { contact },
        "pass_message" => Command::PassMessage { contact },
        "answer_children" => Command::AnswerChildren {
            contact,
            answer: ChildrenAnswer::No,
            follows_up: None,
        },
        "record_outcome" => Command::RecordOutcome {
            contact,
            outcome: Outcome::HelpedByTelephone,
            next: Next::Settled,
        },
        "close_admitted" => Command::Ending(EndingCommand::CloseAdmitted {
            contact,
            unit: "UNN Åsgård".to_owned(),
            at: None,
            next: Next::Refused {
                why: Some(WhyNot::WillRing),
                words: Secret::Known("Ringer selv".to_owned()),
            },
        }),
        "hand_sheet" => Command::Ending(EndingCommand::HandSheet {
            contact,
            words: Words {
                language: Language::Bokmal,
                agreed: "Vi ringer igjen".to_owned(),
                steps: false,
                next: None,
            },
        }),
        "erase_visit" => Command::EraseVisit(
            VisitId::from_uuid(Uuid::from_u128(1)),
            "asked for".to_owned(),
        ),
        "erase_contact" => Command::EraseContact {
            contact,
            reason: "asked for".to_owned(),
        },
        "send_request" => Command::SendRequest {
            request,
            requester: Requester::Telephone,
            form: Box::default(),
        },
        "fill_request" => Command::FillRequest {
            request,
            contact,
            form: Box::default(),
        },
        "amend_request" => Command::AmendRequest {
            request,
            form: Box::default(),
        },
        "withdraw_request" => Command::WithdrawRequest { request },
        "accept_request" => Command::AcceptRequest { request },
        "decline_request" => Command::DeclineRequest { request },
        "set_on_the_way" => Command::SetOnTheWay {
            request,
            minutes: 20,
        },
        "arrive_at" => Command::ArriveAt { request },
        "write_in_room" => Command::WriteInRoom {
            request,
            text: "Jeg kommer".to_owned(),
            name: None,
        },
        "agree" => Command::Agree {
            request,
            text: "Vi ringer igjen".to_owned(),
        },
        "connect_now" => Command::ConnectNow { request },
        "handshake" => Command::Handshake(HandshakeAct::Tablet),
        "presence" => Command::Presence(PresenceCommand::Available),
        "safety" => Command::Safety(SafetyCommand::CallForHelp),
        "settle_visit" => Command::SettleVisit {
            visit: VisitId::from_uuid(Uuid::from_u128(1)),
            how: Settled::SpokeWithHer,
        },
        "settle_help" => Command::SettleHelp {
            staff: StaffId::new("aslak"),
            how: Settled::SpokeWithHer,
        },
        "set_follow_up" => Command::FollowUp(FollowUpCommand::Set {
            contact,
            for_whom: ForWhom::Child,
            owner: StaffId::new("siri"),
            at: now(),
            what: "Ring skolen".to_owned(),
        }),
        "finish_follow_up" => Command::FollowUp(FollowUpCommand::Finish {
            contact,
            about: About::Person,
            word: String::new(),
        }),
        "move_follow_up" => Command::FollowUp(FollowUpCommand::Move {
            contact,
            about: About::Person,
            at: now(),
            reason: "Hun sover".to_owned(),
        }),
        "hand_follow_up" => Command::FollowUp(FollowUpCommand::Hand {
            contact,
            about: About::Person,
            to: StaffId::new("aslak"),
        }),
        "take_alarm" => Command::TakeAlarm { alarm },
        "begin_document"
        | "write_field"
        | "settle_field"
        | "sign_document"
        | "name_ordering_doctor"
        | "countersign_order"
        | "see_document"
        | "state_elsewhere"
        | "amend_document"
        | "withdraw_document"
        | "name_case_doctor"
        | "end_case_doctor"
        | "confirm_transfer" => documents::command(kind, things),
        "book_escort"
        | "change_escort"
        | "set_off"
        | "cancel_flight"
        | "plan_wait"
        | "tell_unit"
        | "arrive_with_patient"
        | "call_off_escort"
        | "return_from_escort"
        | "say_back"
        | "name_cover" => escorts::command(kind, things),
        "write_sentence" | "hand_over_duty" | "sign_handover" | "read_handover" | "accept_item"
        | "accept_matter" | "accept_handover" | "finish_item" | "ask_about_item"
        | "answer_about_item" => handovers::command(kind, things),
        "receive_complaint" | "give_complaint" | "note_complaint" | "pass_complaint_on"
        | "answer_complaint" | "reopen_complaint" | "erase_complaint" => {
            complaints::command(kind, things)
        }
        "care_for_survivor" | "survivor_cared_for" | "hold_debrief" | "decline_debrief" => {
            deaths::command(kind, things)
        }
        "raise_deviation" | "give_deviation" | "note_deviation" | "close_deviation"
        | "reopen_deviation" | "erase_deviation" => deviations::command(kind, things),
        "mark_read" => Command::Handbook(HandbookCommand::MarkRead {
            page: PageName::parse("suicide").unwrap(),
            version: PageVersion::parse("0a1b").unwrap(),
        }),
        "review_page" => Command::Handbook(HandbookCommand::ReviewPage {
            page: PageName::parse("suicide").unwrap(),
            version: PageVersion::parse("0a1b").unwrap(),
            until: "2027-11-27".parse().unwrap(),
        }),
        other => patients::command(other, things),
    }
}
