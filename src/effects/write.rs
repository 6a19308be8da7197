//! The words of a text message that is to go out. They name nobody.

use crate::domain::assessments::chase::DocumentText;
use crate::domain::complaints::tell::ComplaintText;
use crate::domain::deviations::tell::DeviationText;
use crate::domain::duty;
use crate::domain::escorts::tell::ChairText;
use crate::domain::ids::MessageId;
use crate::domain::messages::message::{Message, MessageText, Recipient};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::summons::state::SummonsWhy;
use crate::domain::time::Timestamp;
use crate::telephony::urls::Urls;
use crate::telephony::voice::{alarm_topic, promise_of, time_of_day};
use crate::text::message::{AlarmTopic, Written};
use crate::text::written::ChairWritten;
use crate::text::{Arg, Texts};

/// The number of the first municipal doctor.
fn municipal_doctor(state: &State) -> Option<String> {
    let mut staff = state.service.as_ref()?.staff.iter();
    let doctor = staff.find(|staff| staff.has_role(StaffRole::MunicipalDoctor))?;
    doctor.phones.first().map(ToString::to_string)
}

/// The text; nothing, if the message or its content is gone.
pub fn text(state: &State, texts: &Texts, message: MessageId) -> Option<String> {
    let message = state.message(message)?;
    match &message.text {
        MessageText::WeSawYourCall => Some(texts.write(message.language, &Written::MissedCall)),
        MessageText::CallBackOverdue => Some(overdue(state, texts, message)),
        MessageText::OutcomeMissing => {
            Some(texts.write(message.language, &Written::OutcomeMissing))
        }
        MessageText::SummonsWaits { why, code } => code
            .known()
            .map(|code| texts.write(message.language, &waits(*why, code))),
        MessageText::SummonsTaken => Some(texts.write(message.language, &Written::SummonsTaken)),
        MessageText::SummonsTakenAlready => {
            Some(texts.write(message.language, &Written::SummonsTakenAlready))
        }
        MessageText::CodeWrong => Some(texts.write(message.language, &Written::CodeWrong)),
        MessageText::RequestOpen => Some(texts.write(message.language, &Written::RequestOpen)),
        MessageText::RequestWithdrawn => {
            Some(texts.write(message.language, &Written::RequestWithdrawn))
        }
        MessageText::RequestNews => Some(texts.write(message.language, &Written::RequestNews)),
        MessageText::AlarmWaits => {
            let topic = topic(state, message);
            Some(texts.write(message.language, &Written::Alarm(topic)))
        }
        MessageText::Received => Some(texts.write(message.language, &Written::Received)),
        MessageText::NobodyOnDuty => nobody_on_duty(state, texts, message),
        MessageText::CallBackAgreed { by } => {
            let by = moment(state, texts, message, *by)?;
            Some(texts.write(message.language, &Written::CallBackAgreed { by: &by }))
        }
        MessageText::CallBackMoved { by } => {
            let by = moment(state, texts, message, *by)?;
            Some(texts.write(message.language, &Written::CallBackMoved { by: &by }))
        }
        MessageText::CallBackTaken { by } => {
            let by = moment(state, texts, message, *by)?;
            Some(texts.write(message.language, &Written::CallBackTaken { by: &by }))
        }
        MessageText::CallBackLate => Some(texts.write(message.language, &Written::CallBackLate)),
        MessageText::NotReached => Some(texts.write(message.language, &Written::NotReached)),
        MessageText::MessagesAgain => Some(texts.write(message.language, &Written::MessagesAgain)),
        MessageText::DutyBegins(handshake) => {
            let code = state.handshake(*handshake)?.code.known()?;
            Some(texts.write(message.language, &Written::DutyBegins { code }))
        }
        MessageText::HandshakeHole => {
            Some(texts.write(message.language, &Written::Alarm(AlarmTopic::Handshake)))
        }
        MessageText::CheckedIn(due_at) => {
            let by = time_of_day(state, message.language, *due_at)?;
            Some(texts.write(message.language, &Written::CheckedIn { by: &by }))
        }
        MessageText::CheckInMissing => {
            Some(texts.write(message.language, &Written::CheckInMissing))
        }
        MessageText::CheckInNeedsCode => {
            Some(texts.write(message.language, &Written::CheckInNeedsCode))
        }
        MessageText::SafetyOver => Some(texts.write(message.language, &Written::SafetyOver)),
        MessageText::Complaint(text) => {
            let written = match text {
                ComplaintText::Given => Written::ComplaintGiven,
                ComplaintText::NotLookedAt => Written::ComplaintNotLookedAt,
                ComplaintText::AnswerSoon => Written::ComplaintAnswerSoon,
                ComplaintText::Late => Written::ComplaintLate,
            };
            Some(texts.write(message.language, &written))
        }
        MessageText::Deviation(text) => {
            let written = match text {
                DeviationText::Given => Written::DeviationGiven,
                DeviationText::NotLookedAt => Written::DeviationNotLookedAt,
                DeviationText::NotClosed => Written::DeviationNotClosed,
            };
            Some(texts.write(message.language, &written))
        }
        MessageText::FollowUpDue => Some(texts.write(message.language, &Written::FollowUpDue)),
        MessageText::FollowUpHanded => {
            Some(texts.write(message.language, &Written::FollowUpHanded))
        }
        MessageText::FollowUpLate => Some(texts.write(message.language, &Written::FollowUpLate)),
        MessageText::DecisionAsked => Some(texts.write(message.language, &Written::DecisionAsked)),
        MessageText::OrderToSign => Some(texts.write(message.language, &Written::OrderToSign)),
        MessageText::CaseAsked => Some(texts.write(message.language, &Written::CaseAsked)),
        MessageText::SigningDue => Some(texts.write(message.language, &Written::SigningDue)),
        MessageText::Document(DocumentText::OrderUnsigned) => {
            Some(texts.write(message.language, &Written::OrderUnsigned))
        }
        MessageText::Document(DocumentText::DecisionNotWanted) => {
            Some(texts.write(message.language, &Written::DecisionNotWanted))
        }
        MessageText::Document(DocumentText::PartFinished) => {
            Some(texts.write(message.language, &Written::PartFinished))
        }
        MessageText::Document(DocumentText::PartTakenBack) => {
            Some(texts.write(message.language, &Written::PartTakenBack))
        }
        MessageText::Document(DocumentText::DecisionUnseen) => {
            let number = municipal_doctor(state);
            let number = number.as_deref();
            Some(texts.write(message.language, &Written::DecisionUnseen { number }))
        }
        MessageText::Chair(text) => chair(state, texts, message, *text),
        MessageText::PlanReview => Some(texts.write(message.language, &Written::PlanReview)),
        MessageText::PlanReviewWaits => {
            Some(texts.write(message.language, &Written::PlanReviewWaits))
        }
        MessageText::DebriefDue => Some(texts.write(message.language, &Written::DebriefDue)),
        MessageText::Feedback => Some(texts.write(message.language, &Written::Feedback)),
        MessageText::HandoverWaits => Some(texts.write(message.language, &Written::HandoverWaits)),
        // Written with its link, below.
        MessageText::WayIn(_) => None,
        MessageText::Own(text) => text.known().cloned(),
    }
}

/// The text with the link by which a doctor who is let in chooses a password; nothing, if the message is another.
pub fn way_in(state: &State, texts: &Texts, urls: &Urls, message: MessageId) -> Option<String> {
    let message = state.message(message)?;
    let MessageText::WayIn(guest) = message.text else {
        return None;
    };
    let link = urls.way_in(guest, message.id)?;
    Some(texts.write(message.language, &Written::WayIn(&link)))
}

const fn waits(why: SummonsWhy, code: &str) -> Written<'_> {
    match why {
        SummonsWhy::Request => Written::RequestWaits { code },
        SummonsWhy::Message => Written::MessageWaits { code },
    }
}

/// Whom to call when nobody of ours is on duty: where calls go then, or the first fallback if somebody should have been.
fn nobody_on_duty(state: &State, texts: &Texts, message: &Message) -> Option<String> {
    let service = state.service.as_ref()?;
    let instead = match &state.shift {
        Some(_) => service.fallback.first().unwrap_or(&service.outside_default),
        None => duty::outside_destination(service, message.at),
    };
    let number = instead.number.grouped();
    let written = Written::NobodyOnDuty { number: &number };
    Some(texts.write(message.language, &written))
}

/// About a chair that is empty: from when to when, never whose.
fn chair(state: &State, texts: &Texts, message: &Message, text: ChairText) -> Option<String> {
    let window = |from, until| {
        let from = moment(state, texts, message, from)?;
        let until = moment(state, texts, message, until)?;
        Some(format!("{from}-{until}"))
    };
    let write = |chair| texts.write(message.language, &Written::Chair(chair));
    Some(match text {
        ChairText::Empty {
            from,
            until,
            answered,
            moved,
        } => write(ChairWritten::Empty {
            window: &window(from, until)?,
            answered,
            moved,
        }),
        ChairText::Delayed => write(ChairWritten::Delayed),
        ChairText::Filled => write(ChairWritten::Filled),
        ChairText::Yours { from, until } => write(ChairWritten::Yours {
            window: &window(from, until)?,
        }),
        ChairText::YoursNoMore => write(ChairWritten::YoursNoMore),
        ChairText::ReturnDue => write(ChairWritten::ReturnDue),
        ChairText::ReturnLate => write(ChairWritten::ReturnLate),
    })
}

/// A time of day, with the day before it if it is not the day on which it is written.
fn moment(state: &State, texts: &Texts, message: &Message, by: Timestamp) -> Option<String> {
    let service = state.service.as_ref()?;
    let local = |at: Timestamp| at.to_jiff().to_zoned(service.zone.clone());
    let time = time_of_day(state, message.language, by)?;
    if local(message.at).date() == local(by).date() {
        return Some(time);
    }
    let day = weekday(local(by).weekday());
    let day = texts.get(message.language, "ui-day-long", &[("what", Arg::Text(day))]);
    Some(format!("{day} {time}"))
}

const fn weekday(day: jiff::civil::Weekday) -> &'static str {
    use jiff::civil::Weekday;
    match day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

fn overdue(state: &State, texts: &Texts, message: &Message) -> String {
    let due = message
        .contact
        .and_then(|contact| promise_of(state, contact))
        .and_then(|promise| time_of_day(state, message.language, promise.due_at));
    match due {
        Some(due) => texts.write(message.language, &Written::CallBackOverdue { due: &due }),
        None => texts.write(
            message.language,
            &Written::Alarm(AlarmTopic::CallBackOverdue),
        ),
    }
}

/// What the newest alarm that the recipient is told of is about.
fn topic(state: &State, message: &Message) -> AlarmTopic {
    let recipient = match &message.to {
        Some(Recipient::Staff(staff)) => Some(staff),
        Some(Recipient::Person { .. }) | None => None,
    };
    state
        .open_alarms
        .iter()
        .filter_map(|alarm| state.alarm(*alarm))
        .filter(|alarm| recipient.is_some_and(|recipient| alarm.told.contains(recipient)))
        .max_by_key(|alarm| (alarm.since, alarm.id))
        .map_or(AlarmTopic::Other, |alarm| alarm_topic(&alarm.kind))
}
