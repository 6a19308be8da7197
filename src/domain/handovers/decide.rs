//! The duty hands over, and others accept. When a duty ends, what it leaves is handed over whether or not anybody has had the time to do it.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::care::rules;
use crate::domain::contacts::contact::Owner;
use crate::domain::contacts::hands as contact_hands;
use crate::domain::decider::Decider;
use crate::domain::duty::{self, Shift, calendar};
use crate::domain::event::ContactEvent;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::handovers::compose::{compose, follow_ups};
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::handovers::handover::{Handover, Item, LONGEST, Receiver, Standing};
use crate::domain::handovers::hands::{self, has_day_service, works_days};
use crate::domain::handovers::keep;
use crate::domain::handovers::matters::{self, Matter};
use crate::domain::handovers::rejection::HandoverRejection;
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::openings;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::time::Timestamp;

/// What has not been accepted rings again on the next day on which the day service is open, not before this has passed.
const AGAIN: Duration = Duration::from_hours(12);

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: HandoverCommand,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    match command {
        HandoverCommand::WriteSentence { contact, text } => write(d, by, contact, &text),
        HandoverCommand::HandOver { handover, receiver } => hand_over(d, by, handover, receiver),
        HandoverCommand::Sign { handover } => sign(d, by, handover),
        HandoverCommand::Read { handover } => read(d, &by, handover),
        HandoverCommand::Accept {
            handover,
            contact,
            owner,
        } => accept(d, &by, handover, contact, owner),
        HandoverCommand::AcceptMatter { handover, matter } => {
            matters::accept(d, &by, handover, matter)
        }
        HandoverCommand::AcceptAll { handover } => accept_all(d, &by, handover),
        HandoverCommand::Finish { handover, contact } => keep::finish(d, by, handover, contact),
        HandoverCommand::Ask {
            handover,
            contact,
            question,
        } => ask(d, by, handover, contact, &question),
        HandoverCommand::Answer {
            handover,
            contact,
            answer,
        } => reply(d, by, handover, contact, &answer),
    }
}

fn write(
    d: &mut Decider<'_>,
    by: StaffId,
    contact: ContactId,
    text: &str,
) -> Result<(), Rejection> {
    d.contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    let kept = d.state.handovers.sentences.get(&contact);
    let kept = kept.and_then(|kept| kept.text.known().map(String::as_str));
    if d.state.shift.is_some() && kept.unwrap_or_default() == text {
        return Ok(());
    }
    d.emit(HandoverEvent::SentenceWritten {
        contact,
        by,
        text: Secret::Known(text.to_owned()),
    });
    Ok(())
}

fn hand_over(
    d: &mut Decider<'_>,
    by: StaffId,
    handover: HandoverId,
    receiver: Receiver,
) -> Result<(), Rejection> {
    if d.state.handovers.get(handover).is_some() {
        return Ok(());
    }
    let service = d.service().ok_or(Rejection::NoService)?;
    let shift = d.state.shift.clone();
    let base = match &receiver {
        Receiver::Day if !has_day_service(&service) => {
            return Err(HandoverRejection::NoDayService.into());
        }
        Receiver::Day => duty::duty_end(&service, d.now).unwrap_or(d.now),
        Receiver::Nurse(nurse) => {
            let staff = service.staff(nurse);
            if *nurse == by || !staff.is_some_and(|staff| staff.has_role(StaffRole::Nurse)) {
                return Err(HandoverRejection::NotToHer.into());
            }
            // The one who comes next has it when her stretch begins; whoever has the duty already has it now.
            let has_it = shift.as_ref().is_some_and(|shift| shift.has(nurse));
            duty::next_shift(&service, d.now)
                .filter(|next| !has_it && next.has(nurse))
                .map_or(d.now, |next| next.start)
        }
    };
    let givers = shift.as_ref().map_or_else(Vec::new, everyone);
    if make(d, handover, receiver, givers, Some(by), base) {
        Ok(())
    } else {
        Err(HandoverRejection::Nothing.into())
    }
}

fn everyone(shift: &Shift) -> Vec<StaffId> {
    let mut all: Vec<StaffId> = Vec::new();
    for staff in shift.everyone() {
        if !all.contains(staff) {
            all.push(staff.clone());
        }
    }
    all
}

/// Other people are on duty than before, or nobody is: what the duty leaves is handed over.
pub(in crate::domain) fn duty_changed(d: &mut Decider<'_>, before: Option<&Shift>) {
    let (Some(before), Some(service)) = (before, d.service()) else {
        return;
    };
    let givers = everyone(before);
    match d.state.shift.clone() {
        None if has_day_service(&service) => {
            let ended = before.end.min(d.now);
            let id = d.handover_id();
            if !make(d, id, Receiver::Day, givers.clone(), None, ended) {
                matters::nothing(d, id, Receiver::Day, givers, before.start);
            }
        }
        None => {}
        Some(now) => {
            let next = now.primary.filter(|next| !before.has(next));
            if let Some(next) = next.filter(|_| !givers.is_empty()) {
                let id = d.handover_id();
                // Whoever takes an empty chair, or comes back to her own, has the duty from now and not since it began.
                let same = before.start == now.start;
                let began = if same { d.now } else { now.start.min(d.now) };
                let next = Receiver::Nurse(next);
                if !make(d, id, next.clone(), givers.clone(), None, began) {
                    matters::nothing(d, id, next, givers, before.start);
                }
            }
        }
    }
}

/// Hands over what there is; false if there is nothing. `base`: from when the time to accept it counts.
fn make(
    d: &mut Decider<'_>,
    handover: HandoverId,
    receiver: Receiver,
    givers: Vec<StaffId>,
    by: Option<StaffId>,
    base: Timestamp,
) -> bool {
    let contacts = compose(&d.state, &receiver).contacts;
    let beside = matters::compose(&d.state, &receiver, &contacts, d.now);
    if contacts.is_empty() && beside.is_empty() {
        return false;
    }
    let timing = d.timing();
    let (keeper, ring_at, now) = match &receiver {
        Receiver::Day => {
            let ring_at = opens(d, base) + timing.handover_accept;
            (d.keeper(), ring_at, opens(d, d.now) == d.now)
        }
        Receiver::Nurse(nurse) => {
            let ring_at = base + timing.handover_shift;
            (Some(nurse.clone()), ring_at, true)
        }
    };
    d.emit(HandoverEvent::HandedOver {
        handover,
        receiver,
        givers,
        by,
        contacts,
        keeper: keeper.clone(),
        ring_at,
    });
    matters::hand_over(d, handover, &beside);
    // Nobody of the day service is written to at night: it is the first that she sees in the morning.
    if let Some(keeper) = keeper.filter(|_| now) {
        d.text_staff(&keeper, MessageText::HandoverWaits);
    }
    true
}

/// When the day service is open from that instant on.
fn opens(d: &Decider<'_>, at: Timestamp) -> Timestamp {
    let service = d.service();
    let open = service.and_then(|service| calendar::next_opening(&service, at));
    open.unwrap_or(at)
}

fn sign(d: &mut Decider<'_>, by: StaffId, handover: HandoverId) -> Result<(), Rejection> {
    let found = handed(d, handover)?;
    if found.signed.is_some() {
        return Err(HandoverRejection::SignedAlready.into());
    }
    d.emit(HandoverEvent::HandoverSigned { handover, by });
    Ok(())
}

/// Whoever takes it has read who it is about: each is an opening, as everywhere.
fn read(d: &mut Decider<'_>, by: &StaffId, handover: HandoverId) -> Result<(), Rejection> {
    let found = handed(d, handover)?;
    let (open, reader) = (found.is_open(), by.clone());
    for item in &found.items {
        // Once all of it is accepted she reads what is hers.
        if !open && !hands::keeps(&d.state, &reader, handover, item.contact) {
            continue;
        }
        let about = d
            .contact(item.contact)
            .and_then(|contact| contact.about.clone());
        let patient = about.and_then(|about| d.state.current(about.patient));
        if let Some(patient) = patient {
            let parts = [RecordPart::Identity, RecordPart::History];
            openings::decide::shown(d, by, patient, &parts);
        }
    }
    for beside in &found.beside {
        let Matter::Plan(plan) = beside.matter else {
            continue;
        };
        let whose = matters::whose(&d.state, plan);
        let whose = whose.and_then(|patient| d.state.current(patient.id));
        if let Some(patient) = whose {
            openings::decide::shown(d, by, patient, &[RecordPart::Identity]);
        }
    }
    Ok(())
}

fn handed(d: &Decider<'_>, handover: HandoverId) -> Result<Handover, Rejection> {
    d.state
        .handovers
        .get(handover)
        .cloned()
        .ok_or(Rejection::NotFound { what: "handover" })
}

/// One of it that has not been accepted, for somebody who does not know the person privately.
fn waiting(
    d: &Decider<'_>,
    by: &StaffId,
    handover: HandoverId,
    contact: ContactId,
) -> Result<(Handover, Item), Rejection> {
    let found = handed(d, handover)?;
    let item = found
        .item(contact)
        .cloned()
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if rules::is_private(&d.state, contact, by) {
        return Err(Rejection::KnownPrivately);
    }
    match item.standing {
        Standing::Waiting | Standing::Asked => Ok((found, item)),
        Standing::Accepted { .. } => Err(HandoverRejection::AcceptedAlready.into()),
        Standing::Erased => Err(RecordRejection::PatientErased.into()),
    }
}

fn accept(
    d: &mut Decider<'_>,
    by: &StaffId,
    handover: HandoverId,
    contact: ContactId,
    owner: Option<StaffId>,
) -> Result<(), Rejection> {
    let (found, _) = waiting(d, by, handover, contact)?;
    let service = d.service().ok_or(Rejection::NoService)?;
    let named = owner.is_some();
    let owner = owner.unwrap_or_else(|| by.clone());
    if service.staff(&owner).is_none() {
        return Err(Rejection::UnknownStaff {
            who: owner.to_string(),
        });
    }
    if !contact_hands::can_follow_up(&d.state, &owner) {
        return Err(Rejection::CannotFollowUp {
            who: owner.to_string(),
        });
    }
    if rules::is_private(&d.state, contact, &owner) {
        return Err(Rejection::KnownPrivately);
    }
    d.emit(HandoverEvent::ItemAccepted {
        handover,
        contact,
        by: by.clone(),
        owner: owner.clone(),
    });
    keep::keep(d, &found, contact);
    take_over(d, &found, contact, &owner, named);
    over(d);
    Ok(())
}

/// What is left to do in it is the new owner's from now on. What belongs to the duty stays with the duty.
fn take_over(
    d: &mut Decider<'_>,
    handover: &Handover,
    contact: ContactId,
    owner: &StaffId,
    named: bool,
) {
    let service = d.service();
    let stays = |staff: &StaffId| match &handover.receiver {
        Receiver::Day => service
            .as_ref()
            .and_then(|service| service.staff(staff))
            .is_some_and(works_days),
        Receiver::Nurse(_) => !handover.givers.contains(staff) || d.on_duty().contains(staff),
    };
    let moves: Vec<_> = follow_ups(&d.state, contact)
        .into_iter()
        .filter(|found| found.owner != *owner && (named || !stays(&found.owner)))
        .map(|found| found.about)
        .collect();
    let by = d.actor.clone();
    for about in moves {
        d.emit(FollowUpEvent::FollowUpHanded {
            contact,
            about,
            owner: owner.clone(),
            by: by.clone(),
        });
    }
    let open = d.contact(contact).filter(|contact| contact.is_open());
    // While a duty goes on an open contact is the duty's; until the next one it waits under the name of whoever has accepted it.
    let kept = open.as_deref().and_then(contact_hands::owner);
    if handover.receiver == Receiver::Day
        && d.state.shift.is_none()
        && kept.is_some_and(|kept| kept != owner)
    {
        let keeper = Some(owner.clone());
        d.emit(ContactEvent::OwnerChanged {
            contact,
            owner: Owner::NextOnDuty { keeper },
        });
    }
}

fn accept_all(d: &mut Decider<'_>, by: &StaffId, handover: HandoverId) -> Result<(), Rejection> {
    let found = handed(d, handover)?;
    if found.receiver == Receiver::Day {
        return Err(HandoverRejection::OneByOne.into());
    }
    let waiting: Vec<ContactId> = found
        .items
        .iter()
        .filter(|item| item.standing == Standing::Waiting)
        .map(|item| item.contact)
        .filter(|contact| !rules::is_private(&d.state, *contact, by))
        .collect();
    for contact in waiting {
        accept(d, by, handover, contact, None)?;
    }
    matters::accept_all(d, by, handover)
}

fn words(text: &str) -> Result<Secret<String>, Rejection> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Rejection::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    Ok(Secret::Known(text.to_owned()))
}

fn ask(
    d: &mut Decider<'_>,
    by: StaffId,
    handover: HandoverId,
    contact: ContactId,
    question: &str,
) -> Result<(), Rejection> {
    let (found, item) = waiting(d, &by, handover, contact)?;
    if item.standing == Standing::Asked {
        return Err(HandoverRejection::AskedAlready.into());
    }
    let question = words(question)?;
    d.emit(HandoverEvent::ItemAsked {
        handover,
        contact,
        by,
        question,
    });
    // Whoever wrote about it knows; else whoever signed, else the first of those who had the duty.
    let wrote = item.sentence.map(|sentence| sentence.by);
    let signed = found.signed.map(|(by, _)| by);
    let first = found.givers.first().cloned();
    if let Some(whom) = wrote.or(signed).or(first) {
        d.text_staff(&whom, MessageText::HandoverWaits);
    }
    Ok(())
}

fn reply(
    d: &mut Decider<'_>,
    by: StaffId,
    handover: HandoverId,
    contact: ContactId,
    answer: &str,
) -> Result<(), Rejection> {
    let (_, item) = waiting(d, &by, handover, contact)?;
    if item.standing != Standing::Asked {
        return Err(HandoverRejection::NotAsked.into());
    }
    let answer = words(answer)?;
    d.emit(HandoverEvent::ItemAnswered {
        handover,
        contact,
        by,
        answer,
    });
    if let Some(asked) = item.asked.last() {
        let whom = asked.question.by.clone();
        d.text_staff(&whom, MessageText::HandoverWaits);
    }
    Ok(())
}

/// The hour has come, and not all of it is accepted.
pub(in crate::domain) fn due(d: &mut Decider<'_>, handover: HandoverId) {
    let Some(found) = d.state.handovers.get(handover).cloned() else {
        return;
    };
    let next_at = match found.receiver {
        Receiver::Day => Some(opens(d, d.now + AGAIN) + d.timing().handover_accept),
        // It is in the next handover to the day service in any case.
        Receiver::Nurse(_) => None,
    };
    d.emit(HandoverEvent::HandoverOverdue { handover, next_at });
    alarms::decide::raise(d, AlarmKind::HandoverNotAccepted, None, None);
}

/// Nothing waits too long any more: nobody is rung about it. Asked once something is accepted, or erased.
pub(in crate::domain) fn over(d: &mut Decider<'_>) {
    let late = d
        .state
        .handovers
        .still_open()
        .any(|handover| handover.overdue.is_some());
    if !late {
        alarms::decide::end_all(d, |kind| *kind == AlarmKind::HandoverNotAccepted);
    }
}
