//! One word for each value that a screen or a program reads: the key of its sentence, and its name in JSON. Never a sentence.

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::contacts::contact::{CallBackReason, Origin, Outcome, OutcomeDue};
use crate::domain::requests::form::{Urgency, Wanted};
use crate::views::row::Stage;

/// Where a contact is.
pub const fn stage(stage: &Stage) -> &'static str {
    match stage {
        Stage::Waiting { .. } => "waiting",
        Stage::Writes { .. } => "writes",
        Stage::Joining { .. } => "joining",
        Stage::Talking { .. } => "talking",
        Stage::LineLost { .. } => "line_lost",
        Stage::FallingBack { .. } => "falling_back",
        Stage::RingingNurse { .. } => "ringing_nurse",
        Stage::RingingPerson { .. } => "ringing_person",
        Stage::CallBackDue { .. } => "call_back_due",
        Stage::NeedsOutcome { .. } => "needs_outcome",
        Stage::Closed { .. } => "closed",
    }
}

/// What a contact began with.
pub const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Call => "call",
        Origin::CallOutsideDuty => "call_outside_duty",
        Origin::Message => "message",
        Origin::Request => "request",
    }
}

/// What an alarm is about.
pub const fn alarm(kind: &AlarmKind) -> &'static str {
    match kind {
        AlarmKind::NoNurseOnRoster => "no_nurse_on_roster",
        AlarmKind::NobodyToRing => "nobody_to_ring",
        AlarmKind::NobodyAnswers => "nobody_answers",
        AlarmKind::CallBackOverdue => "call_back_overdue",
        AlarmKind::LifeInDanger => "life_in_danger",
        AlarmKind::NobodyTakes => "nobody_takes",
        AlarmKind::CarrierRefused(_) => "carrier_refused",
        AlarmKind::GivenUp(_) => "given_up",
        AlarmKind::MessagesStopped => "messages_stopped",
        AlarmKind::MessageFailed(_) => "message_failed",
        AlarmKind::HandshakeMissed(_) => "handshake_missed",
        AlarmKind::HandshakeHole(_) => "handshake_hole",
        AlarmKind::NobodyAvailable => "nobody_available",
        AlarmKind::HandoverNotAccepted => "handover_not_accepted",
        AlarmKind::VisitMissed(_) => "visit_missed",
        AlarmKind::HelpNeeded(_) => "help_needed",
    }
}

/// Why a call-back was promised.
pub const fn reason(why: CallBackReason) -> &'static str {
    match why {
        CallBackReason::Abandoned => "abandoned",
        CallBackReason::Asked => "asked",
        CallBackReason::Dropped => "dropped",
        CallBackReason::Message => "message",
        CallBackReason::ByNurse => "by_nurse",
    }
}

/// What is known of a contact that waits for its outcome.
pub const fn due(why: OutcomeDue) -> &'static str {
    match why {
        OutcomeDue::Talked => "talked",
        OutcomeDue::FellBack => "fell_back",
        OutcomeDue::OutsideDuty => "outside_duty",
        OutcomeDue::NotReached => "not_reached",
        OutcomeDue::NoNumber => "no_number",
        OutcomeDue::Written => "written",
        OutcomeDue::Request => "request",
        OutcomeDue::PersonDied => "person_died",
        OutcomeDue::RangFromTheDead => "rang_from_the_dead",
    }
}

/// The outcomes a person can choose, in the order a page offers them.
pub const CHOICES: [Outcome; 11] = [
    Outcome::HelpedByTelephone,
    Outcome::HelpedInPerson,
    Outcome::RelativeSupported,
    Outcome::VisitAgreed,
    Outcome::HandedToLegevakt,
    Outcome::Called113,
    Outcome::Admitted,
    Outcome::CalledBack,
    Outcome::HandedToDayService,
    Outcome::NotReached,
    Outcome::WrongNumber,
];

/// How a contact ended.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::HelpedByTelephone => "helped_by_telephone",
        Outcome::VisitAgreed => "visit_agreed",
        Outcome::HandedToLegevakt => "handed_to_legevakt",
        Outcome::Called113 => "called_113",
        Outcome::CalledBack => "called_back",
        Outcome::NotReached => "not_reached",
        Outcome::HandedToDayService => "handed_to_day_service",
        Outcome::WrongNumber => "wrong_number",
        Outcome::GaveUpWithheld => "gave_up_withheld",
        Outcome::StaffRangIn => "staff_rang_in",
        Outcome::Joined => "joined",
        Outcome::OnlyAWord => "only_a_word",
        Outcome::RelativeSupported => "relative_supported",
        Outcome::Withdrawn => "withdrawn",
        Outcome::HelpedInPerson => "helped_in_person",
        Outcome::Admitted => "admitted",
    }
}

/// The answers about children who are relatives, in the order a page offers them.
pub const CHILDREN: [ChildrenAnswer; 3] = [
    ChildrenAnswer::Yes,
    ChildrenAnswer::No,
    ChildrenAnswer::NotAsked,
];

/// Whether there are children who are relatives.
pub const fn children(answer: ChildrenAnswer) -> &'static str {
    match answer {
        ChildrenAnswer::Yes => "yes",
        ChildrenAnswer::No => "no",
        ChildrenAnswer::NotAsked => "not_asked",
    }
}

/// The answer of a word.
pub fn children_of(word: &str) -> Option<ChildrenAnswer> {
    CHILDREN
        .into_iter()
        .find(|answer| children(*answer) == word)
}

/// The outcome of a word, among those a person can choose.
pub fn chosen(word: &str) -> Option<Outcome> {
    CHOICES.into_iter().find(|choice| outcome(*choice) == word)
}

/// How soon help is needed.
pub const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Immediate => "immediate",
        Urgency::Urgent => "urgent",
        Urgency::Soon => "soon",
        Urgency::Routine => "routine",
    }
}

/// The urgency of a word.
pub fn chosen_urgency(word: &str) -> Option<Urgency> {
    Urgency::ALL.into_iter().find(|one| urgency(*one) == word)
}

/// What is asked for.
pub const fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::AdviceNow => "advice_now",
        Wanted::ComeHere => "come_here",
        Wanted::TakeOver => "take_over",
        Wanted::HelpWithAdmission => "help_with_admission",
        Wanted::Escort => "escort",
    }
}

/// What is asked for, of a word.
pub fn chosen_wanted(word: &str) -> Option<Wanted> {
    Wanted::ALL.into_iter().find(|one| wanted(*one) == word)
}
