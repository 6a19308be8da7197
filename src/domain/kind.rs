//! Each command's name: for the table of who may give it, and for counting. A command without a name does not compile.

use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::deaths::command::DeathCommand;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::endings::command::EndingCommand;
use crate::domain::escorts::command::EscortCommand;
use crate::domain::feedback::command::FeedbackCommand;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::patients::command::PatientCommand;

macro_rules! kinds {
    ($($variant:ident $kind:literal)* ; patient: $($inner:ident $inner_kind:literal)* ; assessment: $($document:ident $document_kind:literal)* ; escort: $($escort:ident $escort_kind:literal)* ; handover: $($handed:ident $handed_kind:literal)* ; follow_up: $($followed:ident $followed_kind:literal)* ; ending: $($ended:ident $ended_kind:literal)* ; handbook: $($page:ident $page_kind:literal)* ; deviation: $($deviation:ident $deviation_kind:literal)* ; complaint: $($complaint:ident $complaint_kind:literal)* ; feedback: $($asked:ident $asked_kind:literal)* ; death: $($dead:ident $dead_kind:literal)*) => {
        impl Command {
            /// Every name there is.
            pub const KINDS: &[&str] = &[$($kind,)* $($inner_kind,)* $($document_kind,)* $($escort_kind,)* $($handed_kind,)* $($followed_kind,)* $($ended_kind,)* $($page_kind,)* $($deviation_kind,)* $($complaint_kind,)* $($asked_kind,)* $($dead_kind),*];

            /// What it is called.
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $kind,)*
                    $(Self::Patient(PatientCommand::$inner { .. }) => $inner_kind,)*
                    $(Self::Assessment(AssessmentCommand::$document { .. }) => $document_kind,)*
                    $(Self::Escort(EscortCommand::$escort { .. }) => $escort_kind,)*
                    $(Self::Handover(HandoverCommand::$handed { .. }) => $handed_kind,)*
                    $(Self::FollowUp(FollowUpCommand::$followed { .. }) => $followed_kind,)*
                    $(Self::Ending(EndingCommand::$ended { .. }) => $ended_kind,)*
                    $(Self::Handbook(HandbookCommand::$page { .. }) => $page_kind,)*
                    $(Self::Deviation(DeviationCommand::$deviation { .. }) => $deviation_kind,)*
                    $(Self::Complaint(ComplaintCommand::$complaint { .. }) => $complaint_kind,)*
                    $(Self::Feedback(FeedbackCommand::$asked { .. }) => $asked_kind,)*
                    $(Self::Death(DeathCommand::$dead { .. }) => $dead_kind,)*
                }
            }
        }
    };
}

kinds! {
    Start "start"
    Tick "tick"
    BeginEpoch "begin_epoch"
    ReleaseEffects "release_effects"
    ImportService "import_service"
    AdmitGuest "admit_guest"
    InviteGuest "invite_guest"
    EndGuest "end_guest"
    EraseGuest "erase_guest"
    RegisterStation "register_station"
    RevokeStation "revoke_station"
    CallArrives "call_arrives"
    CallerWaits "caller_waits"
    CallerPresses "caller_presses"
    CallerGone "caller_gone"
    FallbackReports "fallback_reports"
    LegAnswers "leg_answers"
    LegPresses "leg_presses"
    LegLeaves "leg_leaves"
    LegReports "leg_reports"
    ConferenceReports "conference_reports"
    MessageArrives "message_arrives"
    MessageReports "message_reports"
    EffectReturns "effect_returns"
    Claim "claim"
    Decline "decline"
    EndTalk "end_talk"
    BringIn "bring_in"
    HandOver "hand_over"
    LeaveTalk "leave_talk"
    RaiseDanger "raise_danger"
    UndoDanger "undo_danger"
    AnswerDanger "answer_danger"
    EndDanger "end_danger"
    EndThreatened "end_threatened"
    KnowPrivately "know_privately"
    MarkChild "mark_child"
    SaveDraft "save_draft"
    FinishDraft "finish_draft"
    StartCallBack "start_call_back"
    PromiseCallBack "promise_call_back"
    SettleProposal "settle_proposal"
    WriteNote "write_note"
    StrikeNote "strike_note"
    WriteMessage "write_message"
    TakeMessage "take_message"
    PassMessage "pass_message"
    AnswerChildren "answer_children"
    RecordOutcome "record_outcome"
    EraseContact "erase_contact"
    EraseVisit "erase_visit"
    SendRequest "send_request"
    FillRequest "fill_request"
    AmendRequest "amend_request"
    WithdrawRequest "withdraw_request"
    AcceptRequest "accept_request"
    DeclineRequest "decline_request"
    SetOnTheWay "set_on_the_way"
    ArriveAt "arrive_at"
    WriteInRoom "write_in_room"
    Agree "agree"
    ConnectNow "connect_now"
    Handshake "handshake"
    Presence "presence"
    Safety "safety"
    SettleVisit "settle_visit"
    SettleHelp "settle_help"
    TakeAlarm "take_alarm"
    ; patient:
    Register "register_patient"
    TakeIn "take_in_record"
    Merge "merge_patients"
    UndoMerge "undo_merge"
    Change "change_patient"
    Assign "assign_patient"
    TakeOn "take_on_patient"
    SetCoordinator "set_coordinator"
    WritePlan "write_plan"
    GiveConsent "give_consent"
    NarrowConsent "narrow_consent"
    WithdrawConsent "withdraw_consent"
    StrikeConsent "strike_consent"
    Link "link_person"
    Unlink "unlink_person"
    ConfirmIdentity "confirm_identity"
    Read "read_record"
    RecordReading "record_reading"
    RecordSearch "record_search"
    OpenWithReason "open_with_reason"
    OpenForRequest "open_for_request"
    KeepSafety "keep_safety"
    Review "review_opening"
    UndoReview "undo_review"
    AskErasure "ask_erasure"
    RefuseErasure "refuse_erasure"
    Erase "erase_patient"
    ; assessment:
    Begin "begin_document"
    Write "write_field"
    Settle "settle_field"
    Sign "sign_document"
    NameDoctor "name_ordering_doctor"
    Countersign "countersign_order"
    StateElsewhere "state_elsewhere"
    Amend "amend_document"
    Withdraw "withdraw_document"
    See "see_document"
    NameCaseDoctor "name_case_doctor"
    EndCaseDoctor "end_case_doctor"
    ConfirmTransfer "confirm_transfer"
    ; escort:
    Book "book_escort"
    Change "change_escort"
    SetOff "set_off"
    CancelFlight "cancel_flight"
    PlanWait "plan_wait"
    TellUnit "tell_unit"
    Arrive "arrive_with_patient"
    CallOff "call_off_escort"
    Return "return_from_escort"
    SayBack "say_back"
    NameCover "name_cover"
    ; handover:
    WriteSentence "write_sentence"
    HandOver "hand_over_duty"
    Sign "sign_handover"
    Read "read_handover"
    Accept "accept_item"
    AcceptMatter "accept_matter"
    AcceptAll "accept_handover"
    Finish "finish_item"
    Ask "ask_about_item"
    Answer "answer_about_item"
    ; follow_up:
    Set "set_follow_up"
    Finish "finish_follow_up"
    Move "move_follow_up"
    Hand "hand_follow_up"
    ; ending:
    CloseAdmitted "close_admitted"
    HandSheet "hand_sheet"
    ; handbook:
    MarkRead "mark_read"
    ReviewPage "review_page"
    ; deviation:
    Raise "raise_deviation"
    Give "give_deviation"
    Note "note_deviation"
    Close "close_deviation"
    Reopen "reopen_deviation"
    Erase "erase_deviation"
    ; complaint:
    Receive "receive_complaint"
    Give "give_complaint"
    Note "note_complaint"
    PassOn "pass_complaint_on"
    Answer "answer_complaint"
    Reopen "reopen_complaint"
    Erase "erase_complaint"
    ; feedback:
    Agree "agree_to_feedback"
    Refuse "refuse_feedback"
    ; death:
    CareFor "care_for_survivor"
    CaredFor "survivor_cared_for"
    HoldDebrief "hold_debrief"
    DeclineDebrief "decline_debrief"
}
