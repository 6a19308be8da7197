//! A follow-up is done, or due and not done.

use std::time::Duration;

use crate::domain::decider::Decider;
use crate::domain::event::MessageEvent;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::followups::follow_up::About;
use crate::domain::ids::ContactId;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::rejection::Rejection;

/// Nobody is reminded of what was due longer ago than this: the server was away, or the log is from before there were reminders.
const TOO_LATE: Duration = Duration::from_hours(12);

/// It is done.
pub(in crate::domain) fn finish(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
) -> Result<(), Rejection> {
    d.staff()?;
    if !d.state.follow_ups.contains_key(&(contact, about)) {
        return Err(Rejection::NotFound { what: "follow-up" });
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpDone { contact, about, by });
    Ok(())
}

/// It is due: whoever does it is reminded by message, and if she is not on duty, whoever is as well.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId, about: About) {
    let Some(found) = d.state.follow_ups.get(&(contact, about)).cloned() else {
        return;
    };
    d.emit(FollowUpEvent::FollowUpReminded { contact, about });
    if d.now.since(found.at) > TOO_LATE {
        return;
    }
    let mut whom = vec![found.owner.clone()];
    let on_duty = d.on_duty();
    if !on_duty.contains(&found.owner) {
        whom.extend(on_duty.into_iter().next());
    }
    for staff in whom {
        let (message, language) = (d.message_id(), d.language_of(&staff));
        d.emit(MessageEvent::MessageQueued {
            message,
            contact: Some(contact),
            to: Recipient::Staff(staff),
            text: MessageText::FollowUpDue,
            language,
        });
    }
}
