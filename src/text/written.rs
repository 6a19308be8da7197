//! Everything that is written in an SMS, each with what it needs. Nothing here takes the name of a person: a message is read by whoever
//! holds the telephone.

use crate::text::Arg;
use crate::text::message::AlarmTopic;

/// Something that is written in an SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written<'a> {
    /// To a caller who gave up: we saw it, and call back.
    MissedCall,
    /// To a caller who did not answer the call-back.
    NotReached,
    /// To somebody who wrote to us.
    Received,
    /// To somebody who wrote to us while nobody is on duty.
    NobodyOnDuty {
        /// Whom to call: a number.
        number: &'a str,
    },
    /// To somebody who asked to be called; `by` is a time, with the day if it is another.
    CallBackAgreed {
        /// When at the latest.
        by: &'a str,
    },
    /// A promise has another time.
    CallBackMoved {
        /// When at the latest.
        by: &'a str,
    },
    /// A promise that waited for the next duty is somebody's.
    CallBackTaken {
        /// When at the latest.
        by: &'a str,
    },
    /// A promised call-back is late, and not forgotten.
    CallBackLate,
    /// To somebody who had stopped our messages and wants them again.
    MessagesAgain,
    /// To the leader.
    Alarm(AlarmTopic),
    /// To the nurse who owes a call-back; `due` is a time of day, such as `22.40`.
    CallBackOverdue {
        /// When it was due.
        due: &'a str,
    },
    /// To the nurse who has not given an outcome.
    OutcomeMissing,
    /// To a doctor who is let in for some days, with the whole link. The only message with one.
    WayIn(&'a str),
    /// To a nurse: a request waits.
    RequestWaits {
        /// What she answers to take it.
        code: &'a str,
    },
    /// To a nurse: a message waits.
    MessageWaits {
        /// What she answers to take it.
        code: &'a str,
    },
    /// To a nurse: what she answered for is hers.
    SummonsTaken,
    /// To a nurse: a colleague was first, or it is not needed any more.
    SummonsTakenAlready,
    /// To a nurse: nothing waits for that code.
    CodeWrong,
    /// To the nurse who has a request that is not closed.
    RequestOpen,
    /// To the nurse who has a request that is not needed any more.
    RequestWithdrawn,
    /// To the nurse who has a request in which whoever asked has written something new.
    RequestNews,
    /// To somebody whose duty begins; `code`: what she writes back.
    DutyBegins {
        /// Four digits.
        code: &'a str,
    },
    /// To a nurse on a home visit: noted; `by`: when the next word is due.
    CheckedIn {
        /// A time of day, such as `22.40`.
        by: &'a str,
    },
    /// To a nurse on a home visit: no word from her.
    CheckInMissing,
    /// To a nurse on a home visit: it counts with her code.
    CheckInNeedsCode,
    /// To those who were told of a missed check-in or a call for help: it is over.
    SafetyOver,
    /// To a municipal doctor.
    DecisionAsked,
    /// To a doctor who gave an order by telephone.
    OrderToSign,
    /// To a doctor who was named in a case.
    CaseAsked,
    /// To a leader: an order given by telephone is not signed by a doctor.
    OrderUnsigned,
    /// To whoever asked for a decision: no municipal doctor has opened it.
    DecisionUnseen {
        /// Whom to ring, if there is a municipal doctor.
        number: Option<&'a str>,
    },
    /// To a municipal doctor: a decision is not asked for any more.
    DecisionNotWanted,
    /// To whoever waits for an examination or a decision.
    PartFinished,
    /// To whoever waits for it, or has read it: it counts no more.
    PartTakenBack,
    /// To whoever began a document.
    SigningDue,
    /// To whoever follows a complaint from now on.
    ComplaintGiven,
    /// To a leader: nobody follows a complaint.
    ComplaintNotLookedAt,
    /// To whoever follows it: a complaint is to be answered soon.
    ComplaintAnswerSoon,
    /// To those who follow it: a complaint is not answered.
    ComplaintLate,
    /// To whoever follows a deviation from now on.
    DeviationGiven,
    /// To a leader: nobody has looked at a deviation.
    DeviationNotLookedAt,
    /// To those who follow it: a deviation is not closed.
    DeviationNotClosed,
    /// To whoever follows up.
    FollowUpDue,
    /// About a chair that is empty.
    Chair(ChairWritten<'a>),
    /// To whoever follows up from now on.
    FollowUpHanded,
    /// To a leader: a follow-up has not been done.
    FollowUpLate,
    /// To a coordinator: a plan is looked at again.
    PlanReview,
    /// To a leader: a plan has not been looked at again in time.
    PlanReviewWaits,
    /// To a leader: a talk with somebody of ours waits.
    DebriefDue,
    /// To those for whom something in a handover waits.
    HandoverWaits,
    /// To a person who has agreed to be asked.
    Feedback,
}

impl<'a> Written<'a> {
    /// The key of the text.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::MissedCall => "sms-missed-call",
            Self::NotReached => "sms-not-reached",
            Self::Received => "sms-received",
            Self::NobodyOnDuty { .. } => "sms-nobody-on-duty",
            Self::CallBackAgreed { .. } => "sms-call-back-agreed",
            Self::CallBackMoved { .. } => "sms-call-back-moved",
            Self::CallBackTaken { .. } => "sms-call-back-taken",
            Self::CallBackLate => "sms-call-back-late",
            Self::MessagesAgain => "sms-messages-again",
            Self::Alarm(_) => "sms-alarm",
            Self::CallBackOverdue { .. } => "sms-call-back-overdue",
            Self::OutcomeMissing => "sms-outcome-missing",
            Self::WayIn(_) => "sms-way-in",
            Self::RequestWaits { .. } => "sms-request-waits",
            Self::MessageWaits { .. } => "sms-message-waits",
            Self::SummonsTaken => "sms-summons-taken",
            Self::SummonsTakenAlready => "sms-summons-taken-already",
            Self::CodeWrong => "sms-code-wrong",
            Self::RequestOpen => "sms-request-open",
            Self::RequestWithdrawn => "sms-request-withdrawn",
            Self::RequestNews => "sms-request-news",
            Self::DutyBegins { .. } => "sms-duty-begins",
            Self::CheckedIn { .. } => "sms-checked-in",
            Self::CheckInMissing => "sms-check-in-missing",
            Self::CheckInNeedsCode => "sms-check-in-needs-code",
            Self::SafetyOver => "sms-safety-over",
            Self::ComplaintGiven => "sms-complaint-given",
            Self::ComplaintNotLookedAt => "sms-complaint-not-looked-at",
            Self::ComplaintAnswerSoon => "sms-complaint-answer-soon",
            Self::ComplaintLate => "sms-complaint-late",
            Self::DeviationGiven => "sms-deviation-given",
            Self::DeviationNotLookedAt => "sms-deviation-not-looked-at",
            Self::DeviationNotClosed => "sms-deviation-not-closed",
            Self::FollowUpDue => "sms-follow-up-due",
            Self::FollowUpHanded => "sms-follow-up-handed",
            Self::FollowUpLate => "sms-follow-up-late",
            Self::Chair(chair) => chair.key(),
            Self::PlanReview => "sms-plan-review",
            Self::PlanReviewWaits => "sms-plan-review-waits",
            Self::DebriefDue => "sms-debrief-due",
            Self::HandoverWaits => "sms-handover-waits",
            Self::Feedback => "sms-feedback",
            Self::OrderUnsigned => "sms-order-unsigned",
            Self::DecisionUnseen { number: Some(_) } => "sms-decision-unseen",
            Self::DecisionUnseen { number: None } => "sms-decision-nobody",
            Self::DecisionNotWanted => "sms-decision-not-wanted",
            Self::PartFinished => "sms-part-finished",
            Self::PartTakenBack => "sms-part-taken-back",
            Self::SigningDue => "sms-signing-due",
            Self::DecisionAsked => "sms-decision-asked",
            Self::OrderToSign => "sms-order-to-sign",
            Self::CaseAsked => "sms-case-asked",
        }
    }

    /// The argument of the text, if it takes one.
    pub const fn arg(&self) -> Option<(&'static str, Arg<'a>)> {
        match *self {
            Self::Alarm(topic) => Some(("kind", Arg::Text(topic.word()))),
            Self::Chair(chair) => chair.arg(),
            Self::CallBackOverdue { due } => Some(("due", Arg::Text(due))),
            Self::WayIn(link) => Some(("link", Arg::Text(link))),
            Self::DecisionUnseen { number } => match number {
                Some(number) => Some(("number", Arg::Text(number))),
                None => None,
            },
            Self::NobodyOnDuty { number } => Some(("number", Arg::Text(number))),
            Self::CallBackAgreed { by }
            | Self::CallBackMoved { by }
            | Self::CallBackTaken { by }
            | Self::CheckedIn { by } => Some(("by", Arg::Text(by))),
            Self::RequestWaits { code }
            | Self::MessageWaits { code }
            | Self::DutyBegins { code } => Some(("code", Arg::Text(code))),
            Self::MissedCall
            | Self::NotReached
            | Self::Received
            | Self::CallBackLate
            | Self::MessagesAgain
            | Self::OutcomeMissing
            | Self::SummonsTaken
            | Self::SummonsTakenAlready
            | Self::CodeWrong
            | Self::RequestOpen
            | Self::RequestWithdrawn
            | Self::RequestNews
            | Self::CheckInMissing
            | Self::CheckInNeedsCode
            | Self::SafetyOver
            | Self::DecisionAsked
            | Self::DecisionNotWanted
            | Self::PartFinished
            | Self::PartTakenBack
            | Self::OrderToSign
            | Self::CaseAsked
            | Self::SigningDue
            | Self::OrderUnsigned
            | Self::ComplaintGiven
            | Self::ComplaintNotLookedAt
            | Self::ComplaintAnswerSoon
            | Self::ComplaintLate
            | Self::DeviationGiven
            | Self::DeviationNotLookedAt
            | Self::DeviationNotClosed
            | Self::FollowUpDue
            | Self::FollowUpHanded
            | Self::FollowUpLate
            | Self::PlanReview
            | Self::PlanReviewWaits
            | Self::DebriefDue
            | Self::HandoverWaits
            | Self::Feedback => None,
        }
    }
}

/// What is written about a chair that is empty while somebody goes along with a patient. Not why, and not whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChairWritten<'a> {
    /// To the leader.
    Empty {
        /// From when to when.
        window: &'a str,
        /// Somebody of ours answers; otherwise the fallback does.
        answered: bool,
        /// Another time was said before.
        moved: bool,
    },
    /// To the leader: for longer, and nobody knows yet how long.
    Delayed,
    /// To the leader: not any more.
    Filled,
    /// To whoever takes it.
    Yours {
        /// From when to when.
        window: &'a str,
    },
    /// To whoever was to take it, or had it.
    YoursNoMore,
    /// To her who is out.
    ReturnDue,
    /// To the leader.
    ReturnLate,
}

impl<'a> ChairWritten<'a> {
    const fn key(self) -> &'static str {
        match self {
            Self::Empty {
                answered: true,
                moved: false,
                ..
            } => "sms-chair-empty",
            Self::Empty {
                answered: false,
                moved: false,
                ..
            } => "sms-chair-empty-nobody",
            Self::Empty {
                answered: true,
                moved: true,
                ..
            } => "sms-chair-moved",
            Self::Empty {
                answered: false,
                moved: true,
                ..
            } => "sms-chair-moved-nobody",
            Self::Delayed => "sms-chair-delayed",
            Self::Filled => "sms-chair-filled",
            Self::Yours { .. } => "sms-chair-yours",
            Self::YoursNoMore => "sms-chair-yours-no-more",
            Self::ReturnDue => "sms-return-due",
            Self::ReturnLate => "sms-return-late",
        }
    }

    const fn arg(self) -> Option<(&'static str, Arg<'a>)> {
        match self {
            Self::Empty { window, .. } | Self::Yours { window } => {
                Some(("window", Arg::Text(window)))
            }
            Self::Delayed
            | Self::Filled
            | Self::YoursNoMore
            | Self::ReturnDue
            | Self::ReturnLate => None,
        }
    }
}
