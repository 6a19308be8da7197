//! A complaint is written down, given to somebody, answered, or left lying. Rules: `handbook/service/en/when-something-goes-wrong.md`.

use std::time::Duration;

use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::{Complains, Complaint, Reminder};
use crate::domain::complaints::event::ComplaintEvent;
use crate::domain::complaints::rejection::ComplaintRejection;
use crate::domain::complaints::tell::ComplaintText;
use crate::domain::decider::Decider;
use crate::domain::followed::{by_day, needed, why_erased};
use crate::domain::ids::{ComplaintId, ContactId, PatientId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::openings::sight;
use crate::domain::patients::decide::member;
use crate::domain::rejection::Rejection;

/// Whoever answers is reminded so long before the date; of a short time, when half of it is over.
const BEFORE: Duration = Duration::from_hours(7 * 24);

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: ComplaintCommand,
) -> Result<(), Rejection> {
    match command {
        ComplaintCommand::Receive {
            complaint,
            contact,
            of_person,
            complains,
            who,
            words,
        } => {
            let patient = contact
                .filter(|_| of_person)
                .and_then(|contact| sight::said_to_be_about(&d.state, contact));
            receive(d, complaint, (patient, contact), complains, (&who, &words))
        }
        ComplaintCommand::Give { complaint, to } => give(d, complaint, &to),
        ComplaintCommand::Note { complaint, text } => {
            let found = open(d, complaint)?;
            d.emit(ComplaintEvent::ComplaintNoted {
                complaint,
                patient: found.patient,
                contact: found.contact,
                text: needed(&text)?,
                by: d.actor.clone(),
            });
            Ok(())
        }
        ComplaintCommand::PassOn { complaint, to } => {
            let found = open(d, complaint)?;
            d.emit(ComplaintEvent::ComplaintPassedOn {
                complaint,
                patient: found.patient,
                contact: found.contact,
                to: needed(&to)?,
                by: d.actor.clone(),
            });
            Ok(())
        }
        ComplaintCommand::Answer {
            complaint,
            how,
            answer,
        } => {
            let found = open(d, complaint)?;
            d.emit(ComplaintEvent::ComplaintAnswered {
                complaint,
                patient: found.patient,
                contact: found.contact,
                how,
                answer: needed(&answer)?,
                by: d.actor.clone(),
            });
            Ok(())
        }
        ComplaintCommand::Reopen { complaint, why } => reopen(d, complaint, &why),
        ComplaintCommand::Erase { complaint, reason } => erase(d, complaint, &reason),
    }
}

fn found(d: &Decider<'_>, complaint: ComplaintId) -> Result<Complaint, Rejection> {
    let found = d.state.complaints.get(complaint).cloned();
    found.ok_or(Rejection::NotFound { what: "complaint" })
}

fn open(d: &Decider<'_>, complaint: ComplaintId) -> Result<Complaint, Rejection> {
    let found = found(d, complaint)?;
    if found.open {
        Ok(found)
    } else {
        Err(ComplaintRejection::Answered.into())
    }
}

fn receive(
    d: &mut Decider<'_>,
    complaint: ComplaintId,
    (patient, contact): (Option<PatientId>, Option<ContactId>),
    complains: Complains,
    (who, words): (&str, &str),
) -> Result<(), Rejection> {
    let words = needed(words)?;
    if who.trim().is_empty() {
        return Err(ComplaintRejection::WhoMissing.into());
    }
    let (who, by) = (needed(who)?, d.actor.clone());
    if let Some(known) = d.state.complaints.get(complaint) {
        // Sent again after a lost line.
        let same = known.is_from(&by)
            && known.words == words
            && known.who == who
            && known.complains == complains;
        return if same {
            Ok(())
        } else {
            Err(ComplaintRejection::IdTaken.into())
        };
    }
    d.emit(ComplaintEvent::ComplaintReceived {
        complaint,
        patient,
        contact,
        complains,
        who,
        words,
        by,
    });
    dated(d, complaint);
    Ok(())
}

/// By when what is done. The answer has a date; nobody is told at night, or while the day service is closed.
fn dated(d: &mut Decider<'_>, complaint: ComplaintId) {
    let timing = d.timing();
    let answer_by = d.now + timing.complaint_answer;
    let before = BEFORE.min(timing.complaint_answer / 2);
    d.emit(ComplaintEvent::ComplaintDated {
        complaint,
        look_by: by_day(&d.state, d.now + timing.deviation_look),
        remind_at: by_day(
            &d.state,
            d.now + timing.complaint_answer.saturating_sub(before),
        ),
        answer_by,
        late_at: by_day(&d.state, answer_by),
    });
}

/// Somebody follows it: told, unless she took it herself.
fn give(d: &mut Decider<'_>, complaint: ComplaintId, to: &StaffId) -> Result<(), Rejection> {
    let me = d.staff()?;
    let found = open(d, complaint)?;
    member(d, to)?;
    if found.owner.as_ref() == Some(to) {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(ComplaintEvent::ComplaintGiven {
        complaint,
        owner: to.clone(),
        by,
    });
    if *to != me {
        d.text_staff(to, MessageText::Complaint(ComplaintText::Given));
    }
    Ok(())
}

fn reopen(d: &mut Decider<'_>, complaint: ComplaintId, why: &str) -> Result<(), Rejection> {
    let found = found(d, complaint)?;
    if found.open {
        return Err(ComplaintRejection::Open.into());
    }
    let (why, by) = (needed(why)?, d.actor.clone());
    d.emit(ComplaintEvent::ComplaintReopened {
        complaint,
        patient: found.patient,
        contact: found.contact,
        why,
        by,
    });
    dated(d, complaint);
    Ok(())
}

fn erase(d: &mut Decider<'_>, complaint: ComplaintId, reason: &str) -> Result<(), Rejection> {
    let found = found(d, complaint)?;
    if found.open {
        return Err(Rejection::StillOpen);
    }
    if found.patient.is_some() || found.contact.is_some() {
        return Err(ComplaintRejection::GoesWithIt.into());
    }
    let reason = why_erased(reason)?;
    if found.holds_words() {
        d.emit(ComplaintEvent::ComplaintErased { complaint, reason });
    }
    Ok(())
}

/// Nobody follows it, or the date comes near, or is over.
pub(in crate::domain) fn due(d: &mut Decider<'_>, complaint: ComplaintId) {
    let Ok(found) = found(d, complaint) else {
        return;
    };
    let Some((_, what)) = found.reminder() else {
        return;
    };
    d.emit(ComplaintEvent::ComplaintReminded { complaint, what });
    let leaders = d.leaders();
    let (whom, text) = match (what, found.owner) {
        (Reminder::NotLookedAt, _) => (leaders, ComplaintText::NotLookedAt),
        (Reminder::AnswerSoon, Some(owner)) => (vec![owner], ComplaintText::AnswerSoon),
        (Reminder::AnswerSoon, None) => (leaders, ComplaintText::AnswerSoon),
        (Reminder::Late, owner) => {
            let owner = owner.filter(|owner| !leaders.contains(owner));
            (
                leaders.into_iter().chain(owner).collect(),
                ComplaintText::Late,
            )
        }
    };
    for staff in whom {
        d.text_staff(&staff, MessageText::Complaint(text));
    }
}
