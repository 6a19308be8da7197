//! Every kind of record there is: its name, its version, its fields. Names and versions never change; a new shape is a new line.

use serde_json::{Map, Value};

use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::care::event::{CareEvent, DangerEvent};
use crate::domain::complaints::event::ComplaintEvent;
use crate::domain::consents::event::ConsentEvent;
use crate::domain::deaths::event::DeathEvent;
use crate::domain::deviations::event::DeviationEvent;
use crate::domain::endings::event::EndingEvent;
use crate::domain::escorts::escort::Journey;
use crate::domain::escorts::event::EscortEvent;
use crate::domain::event::{
    AlarmEvent, CallEvent, ContactEvent, EffectEvent, Event, FallbackEvent, GuestEvent, LegEvent,
    MessageEvent, ServiceEvent, StationEvent, TalkEvent,
};
use crate::domain::feedback::event::FeedbackEvent;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::handbook::event::HandbookEvent;
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::handshakes::event::HandshakeEvent;
use crate::domain::messages::event::WritingEvent;
use crate::domain::openings::event::OpeningEvent;
use crate::domain::patients::event::PatientEvent;
use crate::domain::plans::event::PlanEvent;
use crate::domain::presence::event::PresenceEvent;
use crate::domain::requests::event::RequestEvent;
use crate::domain::safety::event::SafetyEvent;
use crate::domain::secret::Subject;
use crate::domain::summons::event::SummonsEvent;
use crate::log::seal::Sealer;
use crate::records::field::{Field, Reading, Writing};
use crate::records::{EncodeError, FieldError, earlier};

/// A kind's name, its version, and the body.
type Encoded = (&'static str, u16, Map<String, Value>);

// The parts of a value that an event holds as a whole stand behind a semicolon, and in the record beside its fields.
macro_rules! records {
    ($($area:ident $events:ident { $($variant:ident $kind:literal $version:literal ($($field:ident),* $(; $whole:ident: $type:ident { $($part:ident),* })?);)* })*) => {
        /// Every kind and version that is written today.
        pub(super) const KINDS: &[(&str, u16)] = &[$($(($kind, $version),)*)*];

        pub(super) fn encode(event: &Event, sealer: &mut Sealer) -> Result<Encoded, EncodeError> {
            match event {$($(
                Event::$area($events::$variant { $($field,)* $($whole: $type { $($part),* })? }) => {
                    let subject = named(&[$((stringify!($field), Field::subject($field)),)*]);
                    let _ = subject;
                    let body: Vec<(String, Value)> = vec![$((
                        stringify!($field).to_owned(),
                        $field.put(&mut Writing { sealer: &mut *sealer, subject, kind: $kind, field: stringify!($field) })?,
                    ),)* $($((
                        stringify!($part).to_owned(),
                        $part.put(&mut Writing { sealer: &mut *sealer, subject, kind: $kind, field: stringify!($part) })?,
                    ),)*)?];
                    Ok(($kind, $version, body.into_iter().collect()))
                }
            )*)*}
        }

        pub(super) fn decode(
            kind: &str,
            version: u16,
            actor: &str,
            body: &Map<String, Value>,
            sealer: &Sealer,
        ) -> Option<Result<Event, FieldError>> {
            let subject = earlier::subject(kind, version, subject(body));
            let (body, version) = earlier::raised(kind, version, actor, body);
            let read = || -> Result<Option<Event>, FieldError> {
                Ok(Some(match (kind, version) {
                    $($(($kind, $version) => Event::$area($events::$variant {
                        $($field: Field::get(
                            body.get(stringify!($field)).ok_or(FieldError::Missing(stringify!($field)))?,
                            &Reading { sealer, subject, kind, field: stringify!($field) },
                        )?,)*
                        $($whole: $type { $($part: Field::get(
                            body.get(stringify!($part)).ok_or(FieldError::Missing(stringify!($part)))?,
                            &Reading { sealer, subject, kind, field: stringify!($part) },
                        )?),* })?
                    }),)*)*
                    _ => return Ok(None),
                }))
            };
            read().transpose()
        }
    };
}

/// Whose key seals an event's content: what its field `confidence` or `document` names, or else the patient that `patient` names, or else the contact
/// that `contact` names, or else the guest that `guest` names, or else the visit that `visit` names, or else
/// the deviation that `deviation` names, or the complaint that `complaint` does, else the service's own.
fn named(fields: &[(&str, Option<Subject>)]) -> Subject {
    let named = |name: &str| {
        let field = fields.iter().find(|(field, _)| *field == name);
        field.and_then(|(_, subject)| *subject)
    };
    named("confidence")
        .or_else(|| named("document"))
        .or_else(|| named("patient"))
        .or_else(|| named("contact"))
        .or_else(|| named("guest"))
        .or_else(|| named("visit"))
        .or_else(|| named("deviation"))
        .or_else(|| named("complaint"))
        .unwrap_or(Subject::Service)
}

/// The same, for a record that is read.
fn subject(body: &Map<String, Value>) -> Subject {
    let id = |name: &str| body.get(name).and_then(Value::as_str);
    id("confidence")
        .and_then(|id| id.parse().ok().map(Subject::Confidence))
        .or_else(|| id("document").and_then(|id| id.parse().ok().map(Subject::Document)))
        .or_else(|| id("patient").and_then(|id| id.parse().ok().map(Subject::Patient)))
        .or_else(|| id("contact").and_then(|id| id.parse().ok().map(Subject::Contact)))
        .or_else(|| id("guest").and_then(|id| id.parse().ok().map(Subject::Guest)))
        .or_else(|| id("visit").and_then(|id| id.parse().ok().map(Subject::Visit)))
        .or_else(|| id("deviation").and_then(|id| id.parse().ok().map(Subject::Deviation)))
        .or_else(|| id("complaint").and_then(|id| id.parse().ok().map(Subject::Complaint)))
        .unwrap_or(Subject::Service)
}

records! {
    Service ServiceEvent {
        EpochBegan "epoch_began" 1 (epoch, effects_held);
        EffectsReleased "effects_released" 1 ();
        ServiceImported "service_imported" 1 (service);
        ShiftBegan "shift_began" 1 (shift, until);
    }
    Guest GuestEvent {
        GuestAdmitted "guest_admitted" 1 (guest, name, hpr, phone, language, until, by);
        GuestInvited "guest_invited" 1 (guest, message);
        GuestEnded "guest_ended" 1 (guest, how);
        GuestErased "guest_erased" 1 (guest, reason);
    }
    Station StationEvent {
        StationRegistered "station_registered" 1 (station, label, phone, by);
        StationRevoked "station_revoked" 1 (station, by);
    }
    Contact ContactEvent {
        ContactOpened "contact_opened" 1 (contact, origin, number, language);
        ContactProposed "contact_proposed" 1 (contact, same_as);
        ProposalRefused "proposal_refused" 1 (contact);
        ContactJoined "contact_joined" 1 (contact, into, carries);
        CallBackPromised "call_back_promised" 1 (contact, due_at, owner, why);
        CallBackReminded "call_back_reminded" 1 (contact, stage, next_at);
        CallBackMissed "call_back_missed" 1 (contact, next_at);
        CallBackPostponed "call_back_postponed" 1 (contact, next_at);
        OutcomeNeeded "outcome_needed" 1 (contact, owner, why, remind_at);
        OutcomeReminded "outcome_reminded" 1 (contact);
        OwnerChanged "owner_changed" 1 (contact, owner);
        NoteWritten "note_written" 1 (contact, by, text);
        ChildrenAsked "children_asked" 2 (contact, answer, follows_up, due_at, by);
        ContactClosed "contact_closed" 1 (contact, outcome, next, by);
        ContactErased "contact_erased" 1 (contact, reason);
    }
    Call CallEvent {
        CallBegan "call_began" 1 (call, contact, line, direction, language, first_in_line);
        CallRevived "call_revived" 1 (call, until, fallback_at);
        CallerHeard "caller_heard" 1 (call);
        LanguageChosen "language_chosen" 1 (call, language);
        StepBegan "step_began" 1 (call, step, until, fallback_at, rounds);
        WaitingNoticed "waiting_noticed" 1 (call, staff);
        CallClaimed "call_claimed" 1 (call, leg, until);
        ClaimLapsed "claim_lapsed" 1 (call);
        CallDeclined "call_declined" 1 (call, staff);
        CallerAsked "caller_asked" 1 (call);
        CallerFound "caller_found" 1 (call, move_again);
        CallEnded "call_ended" 1 (call, how, goodbye);
    }
    Talk TalkEvent {
        JoinBegan "join_began" 1 (call, leg, until);
        JoinRetried "join_retried" 1 (call, until, moved);
        JoinFailed "join_failed" 1 (call, until, fallback_at);
        ConferenceChanged "conference_changed" 1 (call, line, joined);
        TalkBegan "talk_began" 1 (call, leg, check_at);
        TalkChecked "talk_checked" 1 (call, check_at);
        TalkPassed "talk_passed" 1 (call, leg);
        OtherJoined "other_joined" 1 (call, leg);
        LineLost "line_lost" 1 (call, staff, until);
        NurseRung "nurse_rung" 1 (call, leg);
        PersonRung "person_rung" 1 (call, nurse, person);
        Announced "announced" 1 (call, what);
    }
    Danger DangerEvent {
        DangerRaised "danger_raised" 1 (contact, by, check_at);
        DangerChecked "danger_checked" 1 (contact, check_at, rung);
        DangerAnswered "danger_answered" 1 (contact, question, by, text);
        DangerLineLost "danger_line_lost" 1 (contact, check_at);
        DangerNotReached "danger_not_reached" 1 (contact, tries, police);
        DangerCameBack "danger_came_back" 1 (contact, call, line);
        DangerRegained "danger_regained" 1 (contact);
        DangerUndone "danger_undone" 1 (contact, by);
        DangerEnded "danger_ended" 1 (contact, by, done);
    }
    Care CareEvent {
        ChildMarked "child_marked" 1 (contact, by, child, first_in_line);
        KnownPrivately "known_privately" 1 (contact, staff);
        ColleagueFirst "colleague_first" 1 (contact, staff);
        ColleagueHeard "colleague_heard" 1 (contact);
        DeviationRaised "deviation_raised" 1 (deviation, kind, contact, by, police, text);
        DraftSaved "draft_saved" 1 (contact, staff, text);
        DraftSettled "draft_settled" 1 (contact, staff);
        NoteStruck "note_struck" 1 (contact, note, why, by);
    }
    Fallback FallbackEvent {
        FallbackBegan "fallback_began" 1 (call, why, targets, index, until, by_reply);
        FallbackAnswered "fallback_answered" 1 (call, check_at);
        FallbackChecked "fallback_checked" 1 (call, check_at);
        WaitResumed "wait_resumed" 1 (call, until, fallback_at, rounds, by_reply);
    }
    Summons SummonsEvent {
        SummonsBegan "summons_began" 1 (contact, why);
        SummonsStepBegan "summons_step_began" 1 (contact, step, until, rounds);
        SummonsNoticed "summons_noticed" 1 (contact, staff);
        SummonsDeclined "summons_declined" 1 (contact, staff);
        SummonsCodeGiven "summons_code_given" 1 (contact, staff, code);
        SummonsAccepted "summons_accepted" 1 (contact, by, how);
        SummonsEnded "summons_ended" 1 (contact);
        CodeTexted "code_texted" 1 (staff, carrier_id, about, right);
    }
    Request RequestEvent {
        RequestSent "request_sent" 1 (request, contact, from, form);
        RequestFilled "request_filled" 1 (request, contact, by, form);
        RequestAmended "request_amended" 1 (request, contact, by, form);
        RequestRepeated "request_repeated" 1 (request, contact);
        RequestWithdrawn "request_withdrawn" 1 (request, contact, by);
        RequestAccepted "request_accepted" 1 (request, contact, by);
        RequestReleased "request_released" 1 (request, contact, by);
        RequestPassed "request_passed" 1 (request, contact, to);
        RequestOnTheWay "request_on_the_way" 1 (request, contact, by, expected);
        RequestArrived "request_arrived" 1 (request, contact, by);
        RoomWritten "room_written" 1 (request, contact, by, name, text);
        RequestAgreed "request_agreed" 1 (request, contact, by, text);
    }
    Leg LegEvent {
        LegRequested "leg_requested" 1 (leg, purpose, callee, language, ring_seconds);
        LegRangIn "leg_rang_in" 1 (leg, staff, line, language, number);
        LegPlaced "leg_placed" 1 (leg, line);
        LegRang "leg_rang" 1 (leg);
        LegAnswered "leg_answered" 1 (leg, line);
        LegConfirmed "leg_confirmed" 1 (leg, line, purpose);
        CodeRefused "code_refused" 1 (leg);
        LegOffered "leg_offered" 1 (leg, purpose);
        LegAsked "leg_asked" 1 (leg);
        LegFound "leg_found" 1 (leg);
        LegMoved "leg_moved" 1 (leg, line);
        LegLineEnded "leg_line_ended" 1 (leg, line);
        LegEnded "leg_ended" 1 (leg, reason);
    }
    Message MessageEvent {
        MessageQueued "message_queued" 1 (message, contact, to, text, language);
        MessageSent "message_sent" 1 (message, carrier_id);
        MessageDelivered "message_delivered" 1 (message);
        MessageFailed "message_failed" 1 (message, why);
        MessageReceived "message_received" 1 (message, contact, carrier_id, text);
    }
    Writing WritingEvent {
        KeywordReceived "keyword_received" 1 (message, contact, carrier_id, text, keyword);
        StaffWrote "staff_wrote" 1 (staff, carrier_id, text);
        RecipientStopped "recipient_stopped" 1 (number);
        RecipientStarted "recipient_started" 1 (number);
        ConversationTaken "conversation_taken" 1 (contact, staff);
        AnswerDue "answer_due" 1 (contact, ring_at);
    }
    Alarm AlarmEvent {
        AlarmRaised "alarm_raised" 1 (alarm, kind, contact, effect);
        AlarmRepeated "alarm_repeated" 1 (alarm);
        AlarmPassed "alarm_passed" 1 (alarm, staff, next_at);
        AlarmQuieted "alarm_quieted" 1 (alarm);
        AlarmTaken "alarm_taken" 1 (alarm, by);
        AlarmOver "alarm_over" 1 (alarm);
    }
    Handshake HandshakeEvent {
        HandshakesPlanned "handshakes_planned" 1 (next_at);
        HandshakeBegan "handshake_began" 1 (handshake, staff, starts, due_at, ring_at, code);
        HandshakeTexted "handshake_texted" 1 (handshake, message);
        HandshakeRung "handshake_rung" 1 (handshake, next_at);
        HandshakeProven "handshake_proven" 1 (handshake, way);
        HandshakeMissed "handshake_missed" 1 (handshake);
        HandshakeEnded "handshake_ended" 1 (handshake);
    }
    Presence PresenceEvent {
        UnavailableBegan "unavailable_began" 1 (staff, until, reason);
        UnavailableEnded "unavailable_ended" 1 (staff, by);
    }
    Safety SafetyEvent {
        VisitBegan "visit_began" 2 (visit, staff, contact, place, with, minutes, due_at, alone);
        CheckedIn "checked_in" 1 (visit, by, minutes, due_at);
        CheckInMissed "check_in_missed" 1 (visit, next_at);
        CheckInAsked "check_in_asked" 1 (visit, next_at);
        CheckInRefused "check_in_refused" 1 (visit, leg);
        VisitAlarmed "visit_alarmed" 1 (visit, alarm);
        VisitTaken "visit_taken" 1 (visit, by, again_at);
        VisitEnded "visit_ended" 1 (visit, by);
        VisitSettled "visit_settled" 1 (visit, by, how);
        VisitErased "visit_erased" 1 (visit, reason);
        HelpCalled "help_called" 1 (staff, by, alarm);
        HelpAlarmed "help_alarmed" 1 (staff, alarm);
        HelpTaken "help_taken" 1 (staff, by, again_at);
        HelpDoubted "help_doubted" 1 (staff, by);
        HelpSettled "help_settled" 1 (staff, by, how);
        StaffSentWord "staff_sent_word" 1 (staff, carrier_id, word);
    }
    FollowUp FollowUpEvent {
        FollowUpSet "follow_up_set" 1 (contact, about, for_whom, owner, at, what, by);
        FollowUpReminded "follow_up_reminded" 2 (contact, about);
        FollowUpDone "follow_up_done" 2 (contact, about, by);
        FollowUpWatched "follow_up_watched" 1 (contact, about, leader_at);
        FollowUpOverdue "follow_up_overdue" 1 (contact, about);
        FollowUpMoved "follow_up_moved" 1 (contact, about, at, reason, by);
        FollowUpHanded "follow_up_handed" 1 (contact, about, owner, by);
    }
    Ending EndingEvent {
        PersonAdmitted "person_admitted" 1 (contact, unit, admitted_at, by);
        SheetHanded "sheet_handed" 1 (contact, language, agreed, steps, next_who, next_at, by);
    }
    Patient PatientEvent {
        PatientRegistered "patient_registered" 1 (patient, identity);
        IdentityAmended "identity_amended" 2 (patient, identity, by, amended);
        StandingSet "standing_set" 1 (patient, standing, by);
        PatientsMerged "patients_merged" 1 (patient, into, by);
        MergeUndone "merge_undone" 1 (patient, by);
        CoordinatorSet "coordinator_set" 1 (patient, coordinator, by);
        PatientAssigned "patient_assigned" 1 (patient, staff, assigned, by);
        RelativeListed "relative_listed" 2 (patient, relative, person, order, by, amended);
        ToldSet "told_set" 3 (patient, relative, told, by, said, amended);
        RelativeObjected "relative_objected" 2 (patient, relative, objected, by, amended);
        RelativeRemoved "relative_removed" 2 (patient, relative, by, amended);
        RelativeQuestionChosen "relative_question_chosen" 1 (patient, relative, question, by, amended);
        FlagRaised "flag_raised" 1 (patient, flag, text, reason, hidden_because, until, by);
        FlagEnded "flag_ended" 2 (patient, flag, by, amended);
        SettingsSaved "settings_saved" 2 (patient, settings, by, amended);
        QuestionChosen "question_chosen" 2 (patient, question, by, amended);
        ConfidenceTold "confidence_told" 1 (patient, confidence, relative, told_in, text, by);
        ConfidenceStruck "confidence_struck" 1 (patient, confidence, why, by);
        ErasureAsked "erasure_asked" 1 (patient, erasure, reason, not_before, by);
        ErasureRefused "erasure_refused" 1 (patient, erasure, reason, by);
        PatientErased "patient_erased" 1 (patient, erasure, contacts, confidences, by);
    }
    Plan PlanEvent {
        PlanStandSet "plan_stand_set" 1 (patient, stand, elsewhere, by);
        PlanBegun "plan_begun" 1 (patient, plan, version, from, by);
        SectionWritten "section_written" 1 (patient, plan, section, by, content);
        PlanAnswered "plan_answered" 1 (patient, plan, by, agreement);
        BesideKept "beside_kept" 1 (patient, plan, beside);
        PlanInForce "plan_in_force" 1 (patient, plan, by, until, review_at);
        PlanEnded "plan_ended" 1 (patient, plan, by);
        PlanDropped "plan_dropped" 1 (patient, plan, by);
        ReviewReminded "review_reminded" 2 (patient, plan, next_at);
        ChangeSuggested "change_suggested" 1 (patient, section, said_in, by, words);
        NothingLearnt "nothing_learnt" 1 (patient, said_in, by);
        SuggestionSettled "suggestion_settled" 1 (patient, index, by);
        AnsweredElsewhere "plan_answered_elsewhere" 1 (patient, plan, answered_at, answered_to);
        SuggestionTaken "suggestion_taken" 1 (patient, index, section, by);
        SuggestionStruck "suggestion_struck" 1 (patient, index, why, by);
    }
    Consent ConsentEvent {
        ConsentGiven "consent_given" 2 (patient, consent, consent_kind, without, words, how, until, by, ability);
        ConsentEndNoticed "consent_end_noticed" 1 (patient, consent);
        ConsentNarrowed "consent_narrowed" 1 (patient, consent, without, said_in, by);
        ConsentGivenElsewhere "consent_given_elsewhere" 1 (patient, consent, given_at, given_to);
        ConsentStruck "consent_struck" 1 (patient, consent, why, by);
        ConsentWithdrawn "consent_withdrawn" 1 (patient, consent, said_in, by);
    }
    Opening OpeningEvent {
        PersonLinked "person_linked" 1 (patient, contact, relative, linked_by);
        PersonUnlinked "person_unlinked" 1 (patient, contact, by);
        IdentityConfirmed "identity_confirmed" 2 (patient, contact, by, proof);
        RecordOpened "record_opened" 1 (patient, opening, viewer, ground, reason, parts);
        ReadUnwritten "read_unwritten" 1 (patient, opening, viewer, ground, parts, read_at);
        OpeningKept "opening_kept" 1 (patient, opening, kept_from, reason);
        RegisterSearched "register_searched" 1 (by, place, shown, own_name, searched_at);
        OpeningReviewed "opening_reviewed" 1 (patient, opening, by, verdict, words);
        ReviewUndone "review_undone" 1 (patient, opening, by);
    }
    Assessment AssessmentEvent {
        DocumentBegun "document_begun" 1 (document, contact, document_kind, form, by);
        FieldWritten "field_written" 1 (document, field, instead_of, values, by);
        FieldWrittenBeside "field_written_beside" 1 (document, field, instead_of, values, by);
        FieldSettled "field_settled" 1 (document, field, values, by);
        FormKept "form_kept" 1 (form, digest, text);
        DocumentHashed "document_hashed" 1 (document, hash, nonce, form_digest);
        DocumentSigned "document_signed" 1 (document, signature, to_transfer);
        OrderDoctorNamed "order_doctor_named" 1 (document, doctor, by);
        CaseDoctorNamed "case_doctor_named" 1 (contact, doctor, by);
        CaseDoctorEnded "case_doctor_ended" 1 (contact, doctor, by);
        OrderCountersigned "order_countersigned" 1 (document, signature);
        DocumentElsewhere "document_elsewhere" 1 (document, words, by);
        DocumentWrittenElsewhere "document_written_elsewhere" 1 (document, record, written_by, written_at, by);
        DocumentAmended "document_amended" 1 (document, words, reason, by);
        DocumentWithdrawn "document_withdrawn" 1 (document, reason, by);
        DocumentTransferred "document_transferred" 1 (document, by);
        SignatureAwaited "signature_awaited" 1 (document, until);
        DecisionSeen "decision_seen" 1 (document, by);
        OrderSignedOnPaper "order_signed_on_paper" 1 (document, by);
        SigningReminded "signing_reminded" 1 (document);
        SigningLate "signing_late" 1 (document);
        DocumentErased "document_erased" 1 (document);
    }
    Escort EscortEvent {
        EscortBooked "escort_booked" 2 (escort, contact, by; journey: Journey { staff, from, until, ride, police, police_reasons, police_waited, flight, unit, asked_by, civil, police_why });
        EscortChanged "escort_changed" 2 (escort, contact, untold, by; journey: Journey { staff, from, until, ride, police, police_reasons, police_waited, flight, unit, asked_by, civil, police_why });
        ChairEmptied "chair_emptied" 1 (escort, ask_at);
        EscortSetOff "escort_set_off" 1 (escort, by);
        FlightCancelled "flight_cancelled" 1 (escort, by);
        WaitPlanned "wait_planned" 1 (escort, contact, place, stays, rest, departs, until, by);
        UnitTold "unit_told" 1 (escort, contact, whom, by);
        EscortArrived "escort_arrived" 1 (escort, contact, to, by);
        ReturnAsked "return_asked" 1 (escort, ask_at);
        EscortReturned "escort_returned" 1 (escort, by);
        EscortCalledOff "escort_called_off" 1 (escort, contact, reason, by);
        CoverNamed "cover_named" 1 (escort, cover, by);
    }
    Handover HandoverEvent {
        SentenceWritten "sentence_written" 1 (contact, by, text);
        HandedOver "handed_over" 1 (handover, receiver, givers, by, contacts, keeper, ring_at);
        MattersHandedOver "matters_handed_over" 1 (handover, deviations, plans);
        DeviationAccepted "deviation_accepted" 1 (handover, deviation, by);
        PlanAccepted "plan_accepted" 1 (handover, plan, by);
        HandoverSigned "handover_signed" 1 (handover, by);
        ItemAccepted "item_accepted" 1 (handover, contact, by, owner);
        ItemKept "item_kept" 1 (handover, contact, until);
        ItemDone "item_done" 1 (handover, contact, by);
        ItemAsked "item_asked" 1 (handover, contact, by, question);
        ItemAnswered "item_answered" 1 (handover, contact, by, answer);
        HandoverOverdue "handover_overdue" 1 (handover, next_at);
    }
    Handbook HandbookEvent {
        PageRead "page_read" 1 (page, version, by);
        PageReviewed "page_reviewed" 1 (page, version, by, until);
    }
    Deviation DeviationEvent {
        DeviationReported "deviation_reported" 1 (deviation, contact, text, harm, measure, by);
        DeviationNoticed "deviation_noticed" 1 (deviation, contact, cause);
        DeviationDated "deviation_dated" 1 (deviation, look_by, close_by);
        DeviationGiven "deviation_given" 1 (deviation, owner, by);
        DeviationNoted "deviation_noted" 1 (deviation, contact, text, by);
        DeviationClosed "deviation_closed" 1 (deviation, contact, found, changed, by);
        DeviationReopened "deviation_reopened" 1 (deviation, contact, why, by);
        DeviationNotLookedAt "deviation_not_looked_at" 1 (deviation, told);
        DeviationNotClosed "deviation_not_closed" 1 (deviation, told);
        DeviationErased "deviation_erased" 1 (deviation, reason);
    }
    Complaint ComplaintEvent {
        ComplaintReceived "complaint_received" 1 (complaint, patient, contact, complains, who, words, by);
        ComplaintDated "complaint_dated" 1 (complaint, look_by, remind_at, answer_by, late_at);
        ComplaintGiven "complaint_given" 1 (complaint, owner, by);
        ComplaintNoted "complaint_noted" 1 (complaint, patient, contact, text, by);
        ComplaintPassedOn "complaint_passed_on" 1 (complaint, patient, contact, to, by);
        ComplaintAnswered "complaint_answered" 1 (complaint, patient, contact, how, answer, by);
        ComplaintReopened "complaint_reopened" 1 (complaint, patient, contact, why, by);
        ComplaintReminded "complaint_reminded" 1 (complaint, what);
        ComplaintErased "complaint_erased" 1 (complaint, reason);
    }
    Feedback FeedbackEvent {
        FeedbackAgreed "feedback_agreed" 1 (contact, words, by);
        FeedbackPlanned "feedback_planned" 1 (contact, at);
        FeedbackSent "feedback_sent" 1 (contact, message);
        FeedbackAnswered "feedback_answered" 1 (contact, carrier_id, words);
        FeedbackEnded "feedback_ended" 1 (contact, why);
    }
    Death DeathEvent {
        DeathMarked "death_marked" 1 (patient, by);
        DebriefOwed "debrief_owed" 1 (patient, task, nurse, at);
        GuestDebriefOwed "guest_debrief_owed" 1 (patient, task, doctor, at);
        SurvivorFollowed "survivor_followed" 1 (patient, contact, about, relative);
        SurvivorOwed "survivor_owed" 1 (patient, task, for_whom, relative, owner, at, what, by);
        FollowUpOver "follow_up_over" 1 (patient, contact, about);
        PromiseOver "promise_over" 1 (patient, contact);
        DeathReminded "death_reminded" 1 (patient, task, again_at);
        DeathTaskEnded "death_task_ended" 1 (patient, task, end);
        DeathUndone "death_undone" 1 (patient, by);
    }
    Effect EffectEvent {
        EffectDone "effect_done" 1 (key);
        EffectGivenUp "effect_given_up" 1 (key, why);
    }
}
