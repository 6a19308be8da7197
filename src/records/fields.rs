//! How each type of the domain stands in a record. The plainest are in `plain`.

use serde_json::{Value, json};

use crate::domain::actor::Actor;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::announcement::Announcement;
use crate::domain::calls::call::{Direction, Ending, FallbackReason};
use crate::domain::calls::leg::{Callee, LegEnd, Purpose};
use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::contacts::contact::{
    CallBackReason, CallBackStage, CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner, WhyNot,
};
use crate::domain::guests::guest::GuestEnd;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::messages::keyword::Keyword;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::records::field::{Field, Reading, Writing, part, word};
use crate::records::{EncodeError, FieldError};

macro_rules! words {
    ($($type:ident { $($variant:ident $word:literal),* $(,)? })*) => {$(
        impl Field for $type {
            fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
                Ok(Value::from(match self { $(Self::$variant => $word),* }))
            }
            fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
                match word(value) {
                    $(Some($word) => Ok(Self::$variant),)*
                    Some(_) | None => Err(FieldError::Expected(stringify!($type))),
                }
            }
        }
    )*};
}
pub(super) use words;

words! {
    Language { Bokmal "nb", English "en", NorthernSami "se" }
    ChildrenAnswer { Yes "yes", No "no", NotAsked "not_asked" }
    Keyword { CallMe "call_me", Okay "okay", Stop "stop", Start "start" }
    Direction { Inbound "inbound", Back "back" }
    Origin { Call "call", CallOutsideDuty "call_outside_duty", Message "message", Request "request" }
    FallbackReason { NobodyAnswered "nobody_answered", NobodyToRing "nobody_to_ring", OutsideDuty "outside_duty" }
    Ending {
        Talked "talked", Abandoned "abandoned", CallBackAsked "call_back_asked", FellBack "fell_back", Dropped "dropped",
        NotReached "not_reached", NurseNotReached "nurse_not_reached", RangIn "rang_in",
    }
    GuestEnd { TimeOver "time_over", Ended "ended" }
    LegEnd {
        NoAnswer "no_answer", Busy "busy", Failed "failed", Declined "declined", Unconfirmed "unconfirmed",
        Refused "refused", Stopped "stopped", HungUp "hung_up", Told "told",
    }
    CallBackReason {
        Abandoned "abandoned", Asked "asked", Dropped "dropped", Message "message", ByNurse "by_nurse",
    }
    CallBackStage {
        Promised "promised", OwnerReminded "owner_reminded", BackupReminded "backup_reminded", LeaderTold "leader_told",
    }
    OutcomeDue {
        Talked "talked", FellBack "fell_back", OutsideDuty "outside_duty", NotReached "not_reached", NoNumber "no_number", Written "written",
        Request "request", PersonDied "person_died", RangFromTheDead "rang_from_the_dead",
    }
    Outcome {
        HelpedByTelephone "helped_by_telephone", VisitAgreed "visit_agreed", HandedToLegevakt "handed_to_legevakt",
        Called113 "called_113", CalledBack "called_back", NotReached "not_reached",
        HandedToDayService "handed_to_day_service", WrongNumber "wrong_number", GaveUpWithheld "gave_up_withheld",
        StaffRangIn "staff_rang_in", Joined "joined", OnlyAWord "only_a_word", RelativeSupported "relative_supported", Withdrawn "withdrawn",
        HelpedInPerson "helped_in_person", Admitted "admitted",
    }
    Announcement {
        ThirdJoins "third_joins", ColleagueJoins "colleague_joins", PersonNotReached "person_not_reached",
        CallerGone "caller_gone",
    }
}

impl Field for CallerNumber {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Number(number) => Ok(json!({ "number": number.put(cx)? })),
            Self::Withheld => Ok(Value::from("withheld")),
            Self::Malformed => Ok(Value::from("malformed")),
            Self::NotGiven => Ok(Value::from("not_given")),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("withheld") => Ok(Self::Withheld),
            Some("malformed") => Ok(Self::Malformed),
            Some("not_given") => Ok(Self::NotGiven),
            Some(_) | None => Field::get(part(value, "number")?, cx).map(Self::Number),
        }
    }
}

impl Field for Actor {
    fn put(&self, _: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(Value::String(self.to_string()))
    }
    fn get(value: &Value, _: &Reading<'_>) -> Result<Self, FieldError> {
        word(value)
            .and_then(|actor| actor.parse().ok())
            .ok_or(FieldError::Expected("an actor"))
    }
}

impl Field for Owner {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Staff(staff) => Ok(json!({ "staff": staff.put(cx)? })),
            Self::NextOnDuty { keeper } => Ok(json!({ "keeper": keeper.put(cx)? })),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match value.get("staff") {
            Some(staff) => Field::get(staff, cx).map(Self::Staff),
            None => Ok(Self::NextOnDuty {
                keeper: Field::get(part(value, "keeper")?, cx)?,
            }),
        }
    }
}

impl Field for Next {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        match self {
            Self::Settled => Ok(Value::from("settled")),
            Self::Refused { why, words } => {
                Ok(json!({ "refused": words.put(cx)?, "why": why.map(WhyNot::word) }))
            }
            Self::FollowUp { owner, at, what } => {
                Ok(json!({ "owner": owner.put(cx)?, "at": at.put(cx)?, "what": what.put(cx)? }))
            }
            Self::Elsewhere(contact) => Ok(json!({ "elsewhere": contact.put(cx)? })),
        }
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if word(value) == Some("settled") {
            Ok(Self::Settled)
        } else if let Some(words) = value.get("refused") {
            let why = value.get("why").and_then(word);
            Ok(Self::Refused {
                why: why
                    .map(|why| WhyNot::of(why).ok_or(FieldError::Expected("why not")))
                    .transpose()?,
                words: Field::get(words, cx)?,
            })
        } else if let Some(contact) = value.get("elsewhere") {
            Field::get(contact, cx).map(Self::Elsewhere)
        } else {
            Ok(Self::FollowUp {
                owner: Field::get(part(value, "owner")?, cx)?,
                at: Field::get(part(value, "at")?, cx)?,
                what: Field::get(part(value, "what")?, cx)?,
            })
        }
    }
}

impl Field for Purpose {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Take(call) => json!({ "take": call.put(cx)? }),
            Self::Rejoin(call) => json!({ "rejoin": call.put(cx)? }),
            Self::CallBack(call) => json!({ "call_back": call.put(cx)? }),
            Self::Person(call) => json!({ "person": call.put(cx)? }),
            Self::Third(call) => json!({ "third": call.put(cx)? }),
            Self::HandOver(call) => json!({ "hand_over": call.put(cx)? }),
            Self::RingIn => Value::from("ring_in"),
            Self::Reminder(contact) => json!({ "reminder": contact.put(cx)? }),
            Self::Alarm(alarm) => json!({ "alarm": alarm.put(cx)? }),
            Self::Summons(contact) => json!({ "summons": contact.put(cx)? }),
            Self::Connect(contact) => json!({ "connect": contact.put(cx)? }),
            Self::Handshake(handshake) => json!({ "handshake": handshake.put(cx)? }),
            Self::CheckIn(visit) => json!({ "check_in": visit.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if word(value) == Some("ring_in") {
            return Ok(Self::RingIn);
        }
        let expected = || FieldError::Expected("what a leg is for");
        let (name, id) = value
            .as_object()
            .and_then(|object| object.iter().next())
            .ok_or_else(expected)?;
        match name.as_str() {
            "take" => Field::get(id, cx).map(Self::Take),
            "rejoin" => Field::get(id, cx).map(Self::Rejoin),
            "call_back" => Field::get(id, cx).map(Self::CallBack),
            "person" => Field::get(id, cx).map(Self::Person),
            "third" => Field::get(id, cx).map(Self::Third),
            "hand_over" => Field::get(id, cx).map(Self::HandOver),
            "reminder" => Field::get(id, cx).map(Self::Reminder),
            "alarm" => Field::get(id, cx).map(Self::Alarm),
            "summons" => Field::get(id, cx).map(Self::Summons),
            "connect" => Field::get(id, cx).map(Self::Connect),
            "handshake" => Field::get(id, cx).map(Self::Handshake),
            "check_in" => Field::get(id, cx).map(Self::CheckIn),
            _ => Err(expected()),
        }
    }
}

impl Field for Callee {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Staff { staff, phone } => json!({ "staff": staff.put(cx)?, "phone": phone }),
            Self::Person => Value::from("person"),
            Self::Other { label, number } => {
                json!({ "label": label.put(cx)?, "number": number.put(cx)? })
            }
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        if word(value) == Some("person") {
            return Ok(Self::Person);
        }
        if let Some(staff) = value.get("staff") {
            return Ok(Self::Staff {
                staff: Field::get(staff, cx)?,
                phone: Field::get(part(value, "phone")?, cx)?,
            });
        }
        Ok(Self::Other {
            label: Field::get(part(value, "label")?, cx)?,
            number: Field::get(part(value, "number")?, cx)?,
        })
    }
}

impl Field for Recipient {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::Person { number } => json!({ "person": number.put(cx)? }),
            Self::Staff(staff) => json!({ "staff": staff.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match value.get("staff") {
            Some(staff) => Field::get(staff, cx).map(Self::Staff),
            None => Ok(Self::Person {
                number: Field::get(part(value, "person")?, cx)?,
            }),
        }
    }
}

impl Field for MessageText {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::WeSawYourCall => Value::from("we_saw_your_call"),
            Self::CallBackOverdue => Value::from("call_back_overdue"),
            Self::AlarmWaits => Value::from("alarm_waits"),
            Self::OutcomeMissing => Value::from("outcome_missing"),
            Self::SummonsTaken => Value::from("summons_taken"),
            Self::SummonsTakenAlready => Value::from("summons_taken_already"),
            Self::CodeWrong => Value::from("code_wrong"),
            Self::RequestOpen => Value::from("request_open"),
            Self::RequestWithdrawn => Value::from("request_withdrawn"),
            Self::RequestNews => Value::from("request_news"),
            Self::SummonsWaits { why, code } => {
                json!({ "summons_waits": why.put(cx)?, "code": code.put(cx)? })
            }
            Self::Received => Value::from("received"),
            Self::NobodyOnDuty => Value::from("nobody_on_duty"),
            Self::CallBackLate => Value::from("call_back_late"),
            Self::NotReached => Value::from("not_reached"),
            Self::MessagesAgain => Value::from("messages_again"),
            Self::CallBackAgreed { by } => json!({ "call_back_agreed": by.put(cx)? }),
            Self::CallBackMoved { by } => json!({ "call_back_moved": by.put(cx)? }),
            Self::CallBackTaken { by } => json!({ "call_back_taken": by.put(cx)? }),
            Self::DutyBegins(handshake) => json!({ "duty_begins": handshake.put(cx)? }),
            Self::HandshakeHole => Value::from("handshake_hole"),
            Self::CheckedIn(due_at) => json!({ "checked_in": due_at.put(cx)? }),
            Self::CheckInMissing => Value::from("check_in_missing"),
            Self::CheckInNeedsCode => Value::from("check_in_needs_code"),
            Self::SafetyOver => Value::from("safety_over"),
            Self::Document(text) => json!({ "document": text.put(cx)? }),
            Self::Complaint(text) => json!({ "complaint": text.put(cx)? }),
            Self::Deviation(text) => json!({ "deviation": text.put(cx)? }),
            Self::FollowUpDue => Value::from("follow_up_due"),
            Self::FollowUpHanded => Value::from("follow_up_handed"),
            Self::FollowUpLate => Value::from("follow_up_late"),
            Self::DecisionAsked => Value::from("decision_asked"),
            Self::OrderToSign => Value::from("order_to_sign"),
            Self::CaseAsked => Value::from("case_asked"),
            Self::SigningDue => Value::from("signing_due"),
            Self::Chair(text) => json!({ "chair": text.put(cx)? }),
            Self::PlanReview => Value::from("plan_review"),
            Self::PlanReviewWaits => Value::from("plan_review_waits"),
            Self::DebriefDue => Value::from("debrief_due"),
            Self::HandoverWaits => Value::from("handover_waits"),
            Self::Feedback => Value::from("feedback"),
            Self::WayIn(guest) => json!({ "way_in": guest.put(cx)? }),
            Self::Own(text) => json!({ "own": text.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("we_saw_your_call") => Ok(Self::WeSawYourCall),
            Some("call_back_overdue") => Ok(Self::CallBackOverdue),
            Some("alarm_waits") => Ok(Self::AlarmWaits),
            Some("outcome_missing") => Ok(Self::OutcomeMissing),
            Some("received") => Ok(Self::Received),
            Some("nobody_on_duty") => Ok(Self::NobodyOnDuty),
            Some("call_back_late") => Ok(Self::CallBackLate),
            Some("not_reached") => Ok(Self::NotReached),
            Some("messages_again") => Ok(Self::MessagesAgain),
            Some("summons_taken") => Ok(Self::SummonsTaken),
            Some("summons_taken_already") => Ok(Self::SummonsTakenAlready),
            Some("code_wrong") => Ok(Self::CodeWrong),
            Some("request_open") => Ok(Self::RequestOpen),
            Some("request_withdrawn") => Ok(Self::RequestWithdrawn),
            Some("request_news") => Ok(Self::RequestNews),
            Some("handshake_hole") => Ok(Self::HandshakeHole),
            Some("check_in_missing") => Ok(Self::CheckInMissing),
            Some("check_in_needs_code") => Ok(Self::CheckInNeedsCode),
            Some("safety_over") => Ok(Self::SafetyOver),
            Some("follow_up_due") => Ok(Self::FollowUpDue),
            Some("follow_up_handed") => Ok(Self::FollowUpHanded),
            Some("follow_up_late") => Ok(Self::FollowUpLate),
            Some("decision_asked") => Ok(Self::DecisionAsked),
            Some("order_to_sign") => Ok(Self::OrderToSign),
            Some("case_asked") => Ok(Self::CaseAsked),
            Some("signing_due") => Ok(Self::SigningDue),
            Some("plan_review") => Ok(Self::PlanReview),
            Some("plan_review_waits") => Ok(Self::PlanReviewWaits),
            Some("debrief_due") => Ok(Self::DebriefDue),
            Some("handover_waits") => Ok(Self::HandoverWaits),
            Some("feedback") => Ok(Self::Feedback),
            Some(_) => Err(FieldError::Expected("a text of ours")),
            None => match value.get("summons_waits") {
                Some(why) => Ok(Self::SummonsWaits {
                    why: Field::get(why, cx)?,
                    code: Field::get(part(value, "code")?, cx)?,
                }),
                None => match value.get("way_in") {
                    Some(guest) => Ok(Self::WayIn(Field::get(guest, cx)?)),
                    None => text_with_time(value, cx),
                },
            },
        }
    }
}

/// A text that names a time, or a person's own words.
fn text_with_time(value: &Value, cx: &Reading<'_>) -> Result<MessageText, FieldError> {
    let by = |name: &str| value.get(name).map(|by| Field::get(by, cx)).transpose();
    if let Some(by) = by("call_back_agreed")? {
        Ok(MessageText::CallBackAgreed { by })
    } else if let Some(by) = by("call_back_moved")? {
        Ok(MessageText::CallBackMoved { by })
    } else if let Some(by) = by("call_back_taken")? {
        Ok(MessageText::CallBackTaken { by })
    } else if let Some(due_at) = by("checked_in")? {
        Ok(MessageText::CheckedIn(due_at))
    } else if let Some(chair) = value.get("chair") {
        Field::get(chair, cx).map(MessageText::Chair)
    } else if let Some(text) = value.get("document") {
        Field::get(text, cx).map(MessageText::Document)
    } else if let Some(text) = value.get("complaint") {
        Field::get(text, cx).map(MessageText::Complaint)
    } else if let Some(text) = value.get("deviation") {
        Field::get(text, cx).map(MessageText::Deviation)
    } else if let Some(handshake) = value.get("duty_begins") {
        Field::get(handshake, cx).map(MessageText::DutyBegins)
    } else {
        Ok(MessageText::Own(Field::get(part(value, "own")?, cx)?))
    }
}

impl Field for AlarmKind {
    fn put(&self, cx: &mut Writing<'_>) -> Result<Value, EncodeError> {
        Ok(match self {
            Self::NoNurseOnRoster => Value::from("no_nurse_on_roster"),
            Self::NobodyToRing => Value::from("nobody_to_ring"),
            Self::NobodyAnswers => Value::from("nobody_answers"),
            Self::CallBackOverdue => Value::from("call_back_overdue"),
            Self::LifeInDanger => Value::from("life_in_danger"),
            Self::NobodyTakes => Value::from("nobody_takes"),
            Self::MessagesStopped => Value::from("messages_stopped"),
            Self::CarrierRefused(words) => json!({ "carrier_refused": words.put(cx)? }),
            Self::GivenUp(words) => json!({ "given_up": words.put(cx)? }),
            Self::MessageFailed(words) => json!({ "message_failed": words.put(cx)? }),
            Self::NobodyAvailable => Value::from("nobody_available"),
            Self::HandoverNotAccepted => Value::from("handover_not_accepted"),
            Self::HandshakeMissed(staff) => json!({ "handshake_missed": staff.put(cx)? }),
            Self::HandshakeHole(staff) => json!({ "handshake_hole": staff.put(cx)? }),
            Self::VisitMissed(staff) => json!({ "visit_missed": staff.put(cx)? }),
            Self::HelpNeeded(staff) => json!({ "help_needed": staff.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        let expected = FieldError::Expected("what an alarm is about");
        match word(value) {
            Some("no_nurse_on_roster") => Ok(Self::NoNurseOnRoster),
            Some("nobody_to_ring") => Ok(Self::NobodyToRing),
            Some("nobody_answers") => Ok(Self::NobodyAnswers),
            Some("call_back_overdue") => Ok(Self::CallBackOverdue),
            Some("life_in_danger") => Ok(Self::LifeInDanger),
            Some("nobody_takes") => Ok(Self::NobodyTakes),
            Some("messages_stopped") => Ok(Self::MessagesStopped),
            Some("nobody_available") => Ok(Self::NobodyAvailable),
            Some("handover_not_accepted") => Ok(Self::HandoverNotAccepted),
            Some(_) => Err(expected),
            None => {
                let (name, words) = value
                    .as_object()
                    .and_then(|object| object.iter().next())
                    .ok_or(expected)?;
                let words: String = Field::get(words, cx)?;
                let staff = StaffId::new(&words);
                match name.as_str() {
                    "handshake_missed" => Ok(Self::HandshakeMissed(staff)),
                    "handshake_hole" => Ok(Self::HandshakeHole(staff)),
                    "visit_missed" => Ok(Self::VisitMissed(staff)),
                    "help_needed" => Ok(Self::HelpNeeded(staff)),
                    "carrier_refused" => Ok(Self::CarrierRefused(words)),
                    "given_up" => Ok(Self::GivenUp(words)),
                    "message_failed" => Ok(Self::MessageFailed(words)),
                    _ => Err(FieldError::Expected("what an alarm is about")),
                }
            }
        }
    }
}
