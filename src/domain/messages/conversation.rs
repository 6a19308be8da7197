//! A contact in writing: who of ours answers, and when somebody is rung again because nobody has.

use crate::domain::contacts::contact::Contact;
use crate::domain::ids::StaffId;
use crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// A contact in writing. There is one as soon as the person has written anything but a keyword.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// The nurse who answers; nobody has taken it yet without one.
    pub with: Option<StaffId>,
    /// The person waits for an answer: somebody is rung (again) then. None while nothing waits, or while telephones ring for it.
    pub ring_at: Option<Timestamp>,
}

/// The last words are the person's: the message that waits for an answer. The service's own sentences are no answer, and a word that we
/// know asks for none.
pub fn unanswered<'a>(state: &'a State, contact: &Contact) -> Option<&'a Message> {
    let own = |message: &&Message| {
        matches!(message.text, MessageText::Own(_))
            && message.keyword.is_none()
            && !matches!(message.to, Some(Recipient::Staff(_)))
    };
    let last = contact
        .messages
        .iter()
        .rev()
        .filter_map(|message| state.message(*message))
        .find(own)?;
    (last.state == MessageState::Received).then_some(last)
}
