//! The conversation of a contact in text messages: what the person and the service have written, in order.

use crate::domain::contacts::contact::Contact;
use crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::views::contact::{Carried, MessageView, MessageWords};

pub(super) fn messages(state: &State, contact: &Contact) -> Vec<MessageView> {
    let joined = contact.joined.iter().filter_map(|id| state.contact(*id));
    let mut messages: Vec<&Message> = joined
        .chain([contact])
        .flat_map(|contact| &contact.messages)
        .filter_map(|id| state.message(*id))
        .filter(|message| is_of_the_person(message))
        .collect();
    messages.sort_by_key(|message| (message.at, message.id));
    messages.dedup_by_key(|message| message.id);
    messages.into_iter().map(message_view).collect()
}

/// Messages to staff about a contact are not part of the conversation.
const fn is_of_the_person(message: &Message) -> bool {
    match &message.to {
        None | Some(Recipient::Person { .. }) => true,
        Some(Recipient::Staff(_)) => false,
    }
}

fn message_view(message: &Message) -> MessageView {
    MessageView {
        at: message.at,
        incoming: message.state == MessageState::Received,
        text: match &message.text {
            MessageText::Own(Secret::Known(text)) => MessageWords::Own(text.clone()),
            MessageText::Own(Secret::Erased) => MessageWords::Erased,
            MessageText::Received
            | MessageText::NobodyOnDuty
            | MessageText::CallBackAgreed { .. }
            | MessageText::CallBackMoved { .. }
            | MessageText::CallBackTaken { .. }
            | MessageText::CallBackLate
            | MessageText::NotReached
            | MessageText::MessagesAgain
            | MessageText::WeSawYourCall
            | MessageText::CallBackOverdue
            | MessageText::AlarmWaits
            | MessageText::SummonsWaits { .. }
            | MessageText::SummonsTaken
            | MessageText::SummonsTakenAlready
            | MessageText::CodeWrong
            | MessageText::RequestOpen
            | MessageText::RequestWithdrawn
            | MessageText::RequestNews
            | MessageText::WayIn(_)
            | MessageText::OutcomeMissing
            | MessageText::DutyBegins(_)
            | MessageText::HandshakeHole
            | MessageText::CheckedIn(_)
            | MessageText::CheckInMissing
            | MessageText::CheckInNeedsCode
            | MessageText::SafetyOver
            | MessageText::DecisionAsked
            | MessageText::OrderToSign
            | MessageText::CaseAsked
            | MessageText::SigningDue
            | MessageText::Document(_)
            | MessageText::Deviation(_)
            | MessageText::Complaint(_)
            | MessageText::FollowUpDue
            | MessageText::FollowUpHanded
            | MessageText::FollowUpLate
            | MessageText::PlanReview
            | MessageText::Chair(_)
            | MessageText::PlanReviewWaits
            | MessageText::Feedback
            | MessageText::DebriefDue
            | MessageText::HandoverWaits => MessageWords::Ours(message.text.clone()),
        },
        state: match &message.state {
            MessageState::Queued => Carried::Queued,
            MessageState::Sent(_) => Carried::Sent,
            MessageState::Delivered(_) => Carried::Delivered,
            MessageState::Failed(why) => Carried::Failed(why.clone()),
            MessageState::Received => Carried::Received,
        },
    }
}
