//! A follow-up is done, moved, handed on, or due and not done.

use std::time::Duration;

use crate::domain::care::rules;
use crate::domain::contacts::{decide as notes, hands};
use crate::domain::deaths::quiet;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::event::MessageEvent;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::followups::follow_up::{
    About, FollowUp, ForWhom, LONGEST_WHAT, LONGEST_WHOM, MOST_FURTHER,
};
use crate::domain::ids::{ContactId, RelativeId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Nobody is reminded of what was due longer ago than this: the server was away, or the log is from before there were reminders.
const TOO_LATE: Duration = Duration::from_hours(12);
/// What was due longer ago than this is from before there were reminders: nobody hears of it at all.
const LONG_AGO: Duration = Duration::from_hours(7 * 24);
/// Longest reason for moving one, in characters.
pub const LONGEST_REASON: usize = 1_000;
/// One is moved this far ahead at most.
const FARTHEST_DAYS: u64 = 365;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: FollowUpCommand,
) -> Result<(), Rejection> {
    match command {
        FollowUpCommand::Set {
            contact,
            for_whom,
            owner,
            at,
            what,
        } => set(d, contact, for_whom, owner, at, &what).map(|_| ()),
        FollowUpCommand::Finish {
            contact,
            about,
            word,
        } => finish(d, contact, about, word),
        FollowUpCommand::Move {
            contact,
            about,
            at,
            reason,
        } => moves(d, contact, about, at, &reason),
        FollowUpCommand::Hand { contact, about, to } => hand(d, contact, about, &to),
    }
}

fn found(d: &Decider<'_>, contact: ContactId, about: About) -> Result<FollowUp, Rejection> {
    d.state
        .follow_ups
        .get(&(contact, about))
        .cloned()
        .ok_or(Rejection::NotFound { what: "follow-up" })
}

/// One more, beside what the contact leaves by itself. Also after its end: what is learnt later may have to be followed up as well.
pub(in crate::domain) fn set(
    d: &mut Decider<'_>,
    contact: ContactId,
    for_whom: ForWhom,
    owner: StaffId,
    at: Timestamp,
    what: &str,
) -> Result<About, Rejection> {
    d.staff()?;
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if for_whom == ForWhom::Person && quiet::is_about_the_dead(&d.state, &found) {
        return Err(DeathRejection::NoFollowUp.into());
    }
    let for_whom = match for_whom {
        ForWhom::Relative(who) => {
            let who = who.known().map_or("", String::as_str);
            ForWhom::Relative(Secret::Known(stated(who, LONGEST_WHOM)?))
        }
        ForWhom::Listed(relative) => ForWhom::Listed(wanted(d, contact, relative)?),
        ForWhom::Person => ForWhom::Person,
        ForWhom::Child => ForWhom::Child,
    };
    let what = stated(what, LONGEST_WHAT)?;
    can_be_given(d, contact, &owner, at)?;
    let further = |found: &&FollowUp| matches!(found.about, About::Further(_));
    if d.state.follow_ups_of(contact).filter(further).count() >= MOST_FURTHER {
        return Err(EndingRejection::TooManyFollowUps { most: MOST_FURTHER }.into());
    }
    let about = About::Further(d.follow_up_id());
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpSet {
        contact,
        about,
        for_whom,
        owner,
        at,
        what: Secret::Known(what),
        by,
    });
    Ok(about)
}

/// Somebody on the list of those around the person, with whom the person does not object to contact.
pub(in crate::domain) fn wanted(
    d: &Decider<'_>,
    contact: ContactId,
    relative: RelativeId,
) -> Result<RelativeId, Rejection> {
    let about = d.contact(contact).and_then(|found| found.about.clone());
    let about = about.ok_or(RecordRejection::AboutNobody)?;
    let listed = d
        .state
        .current_patient(about.patient)
        .and_then(|patient| d.state.relative_in_all(patient, relative))
        .filter(|listed| !listed.removed)
        .ok_or(Rejection::NotFound { what: "person" })?;
    if listed.objected {
        return Err(EndingRejection::RelativeObjected.into());
    }
    Ok(relative)
}

/// Words, and not too many of them.
pub(in crate::domain) fn stated(words: &str, most: usize) -> Result<String, Rejection> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Rejection::Empty);
    }
    if words.chars().count() > most {
        return Err(Rejection::TooLong { most });
    }
    Ok(words.to_owned())
}

/// Whether she can have it by then.
pub(in crate::domain) fn can_be_given(
    d: &Decider<'_>,
    contact: ContactId,
    owner: &StaffId,
    at: Timestamp,
) -> Result<(), Rejection> {
    can_own(d, contact, owner)?;
    in_reach(d, at)
}

/// Somebody who can open the contact, and does not know the person privately.
fn can_own(d: &Decider<'_>, contact: ContactId, owner: &StaffId) -> Result<(), Rejection> {
    let service = d.service().ok_or(Rejection::NoService)?;
    if service.staff(owner).is_none() {
        return Err(Rejection::UnknownStaff {
            who: owner.to_string(),
        });
    }
    if !hands::can_follow_up(&d.state, owner) {
        return Err(Rejection::CannotFollowUp {
            who: owner.to_string(),
        });
    }
    if rules::is_private(&d.state, contact, owner) {
        return Err(Rejection::KnownPrivately);
    }
    Ok(())
}

/// Neither in the past nor so far ahead that nobody will see it.
pub(in crate::domain) fn in_reach(d: &Decider<'_>, at: Timestamp) -> Result<(), Rejection> {
    if at < d.now {
        return Err(Rejection::InThePast);
    }
    if at > d.now + Duration::from_hours(24 * FARTHEST_DAYS) {
        return Err(Rejection::TooFarAhead {
            days: FARTHEST_DAYS,
        });
    }
    Ok(())
}

/// It is done, and what came of it is written in the contact.
fn finish(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
    word: String,
) -> Result<(), Rejection> {
    d.staff()?;
    found(d, contact, about)?;
    if !word.trim().is_empty() {
        notes::write_note(d, contact, word)?;
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpDone { contact, about, by });
    Ok(())
}

/// It is done at another time. Why stands with it, sealed with the contact.
fn moves(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
    at: Timestamp,
    reason: &str,
) -> Result<(), Rejection> {
    d.staff()?;
    let found = found(d, contact, about)?;
    in_reach(d, at)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Rejection::Empty);
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Rejection::TooLong {
            most: LONGEST_REASON,
        });
    }
    if found.at == at {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpMoved {
        contact,
        about,
        at,
        reason: Secret::Known(reason.to_owned()),
        by,
    });
    Ok(())
}

/// Somebody else does it: she is told that something waits for her.
fn hand(
    d: &mut Decider<'_>,
    contact: ContactId,
    about: About,
    to: &StaffId,
) -> Result<(), Rejection> {
    let me = d.staff()?;
    let found = found(d, contact, about)?;
    can_own(d, contact, to)?;
    if found.owner == *to {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(FollowUpEvent::FollowUpHanded {
        contact,
        about,
        owner: to.clone(),
        by,
    });
    if *to != me {
        d.text_staff(to, MessageText::FollowUpHanded);
    }
    Ok(())
}

/// It is due, or has been for too long.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId, about: About) {
    let Ok(found) = found(d, contact, about) else {
        return;
    };
    match (found.reminded, found.overdue) {
        (false, _) => remind(d, &found),
        (true, false) => overdue(d, &found),
        (true, true) => tell(d, &found, d.leaders()),
    }
}

/// Whoever does it is reminded by message, and if she is not on duty, whoever is as well.
fn remind(d: &mut Decider<'_>, found: &FollowUp) {
    let (contact, about) = (found.contact, found.about);
    d.emit(FollowUpEvent::FollowUpReminded { contact, about });
    if d.now.since(found.at) > LONG_AGO {
        return;
    }
    watch(d, found, found.at);
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

/// Unless it is done before, somebody is told so long after that, in the hours of the day service.
fn watch(d: &mut Decider<'_>, found: &FollowUp, from: Timestamp) {
    let late = from + d.timing().follow_up_leader_after;
    let service = d.service();
    let open = service.and_then(|service| calendar::next_opening(&service, late));
    d.emit(FollowUpEvent::FollowUpWatched {
        contact: found.contact,
        about: found.about,
        leader_at: open.unwrap_or(late),
    });
}

/// It has not been done, moved or handed on: the leader of the day service is told, and as long after that the leader. Where the service file
/// names nobody, or it is hers, the leader is told at once.
fn overdue(d: &mut Decider<'_>, found: &FollowUp) {
    let first = d.service().and_then(|service| service.day_leader.clone());
    match first.filter(|first| *first != found.owner) {
        Some(first) => {
            tell(d, found, vec![first]);
            watch(d, found, d.now);
        }
        None => tell(d, found, d.leaders()),
    }
}

/// Whom it is about is not said.
fn tell(d: &mut Decider<'_>, found: &FollowUp, whom: Vec<StaffId>) {
    let (contact, about) = (found.contact, found.about);
    d.emit(FollowUpEvent::FollowUpOverdue { contact, about });
    for staff in whom {
        if staff != found.owner {
            d.text_staff(&staff, MessageText::FollowUpLate);
        }
    }
}
