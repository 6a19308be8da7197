//! What the nurse does with a request: takes it, cannot, is on her way, is there.

use std::time::Duration;

use crate::domain::care::rules::is_private;
use crate::domain::contacts::contact::{Contact, OutcomeDue, Owner, Phase};
use crate::domain::decider::Decider;
use crate::domain::event::ContactEvent;
use crate::domain::ids::{ContactId, RequestId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::requests::event::RequestEvent;
use crate::domain::requests::request::{Request, Stage};
use crate::domain::requests::send::open;
use crate::domain::summons;
use crate::domain::time::Timestamp;

/// Nobody is longer on the way than this, minutes.
pub const LONGEST_WAY: u16 = 24 * 60;
/// She is there: reminded of the outcome after this.
const THERE: Duration = Duration::from_hours(1);

/// "I take it", on the screen.
pub(in crate::domain) fn accept(d: &mut Decider<'_>, request: RequestId) -> Result<(), Rejection> {
    let staff = on_duty(d)?;
    let found = open(d, request)?;
    match found.nurse() {
        None => {
            summons::accept::by_screen(d, found.contact, &staff);
            Ok(())
        }
        Some(nurse) if *nurse == staff => Ok(()),
        Some(_) => Err(Rejection::TakenAlready),
    }
}

/// A nurse of ours who is on duty.
pub(in crate::domain) fn on_duty(d: &Decider<'_>) -> Result<StaffId, Rejection> {
    let staff = d.staff()?;
    if d.on_duty().contains(&staff) {
        Ok(staff)
    } else {
        Err(Rejection::NotOnDuty)
    }
}

/// A nurse has taken it, whichever way: it is hers from now on.
pub(in crate::domain) fn accepted(d: &mut Decider<'_>, contact: ContactId, by: &StaffId) {
    let Some(request) = d.state.request_of(contact).map(|request| request.id) else {
        return;
    };
    d.emit(RequestEvent::RequestAccepted {
        request,
        contact,
        by: by.clone(),
    });
    let remind_at = d.now + d.timing().outcome_reminder;
    own(d, contact, Owner::Staff(by.clone()), Some(remind_at));
}

/// Whose it is, and when she is reminded. A promise to call, or a line that is open, stands.
pub(in crate::domain) fn own(
    d: &mut Decider<'_>,
    contact: ContactId,
    owner: Owner,
    remind_at: Option<Timestamp>,
) {
    let Some(found) = d.contact(contact) else {
        return;
    };
    match &found.phase {
        Phase::NeedsOutcome { why, .. } => {
            let why = *why;
            d.emit(ContactEvent::OutcomeNeeded {
                contact,
                owner,
                why,
                remind_at,
            });
        }
        Phase::CallBackDue(_) => d.emit(ContactEvent::OwnerChanged { contact, owner }),
        Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => {}
    }
}

/// "I cannot": on to the next at once. Whoever has taken it already gives it back, and it rings again.
pub(in crate::domain) fn decline(d: &mut Decider<'_>, request: RequestId) -> Result<(), Rejection> {
    let staff = on_duty(d)?;
    let found = open(d, request)?;
    match found.nurse() {
        None => {
            summons::steps::decline(d, found.contact, &staff);
            Ok(())
        }
        Some(nurse) if *nurse == staff => {
            release(d, &found, &staff);
            Ok(())
        }
        Some(_) => Err(Rejection::NotYours),
    }
}

/// Whoever had it has it no more: others are rung.
pub(in crate::domain) fn release(d: &mut Decider<'_>, request: &Request, by: &StaffId) {
    let contact = request.contact;
    d.emit(RequestEvent::RequestReleased {
        request: request.id,
        contact,
        by: by.clone(),
    });
    let owner = d
        .on_duty()
        .into_iter()
        .find(|other| other != by && !is_private(&d.state, contact, other))
        .map_or_else(|| d.owner_for(contact), Owner::Staff);
    own(d, contact, owner, None);
    summons::steps::begin_without(d, contact, by);
}

/// She is on her way, and there in so many minutes. Said again, it is the new time that counts.
pub(in crate::domain) fn on_the_way(
    d: &mut Decider<'_>,
    request: RequestId,
    minutes: u16,
) -> Result<(), Rejection> {
    let (found, by) = hers(d, request)?;
    if minutes == 0 || minutes > LONGEST_WAY {
        return Err(Rejection::MinutesWrong { most: LONGEST_WAY });
    }
    let expected = d.now + Duration::from_mins(u64::from(minutes));
    let contact = found.contact;
    d.emit(RequestEvent::RequestOnTheWay {
        request,
        contact,
        by: by.clone(),
        expected,
    });
    let remind_at = expected + d.timing().outcome_reminder;
    own(d, contact, Owner::Staff(by), Some(remind_at));
    Ok(())
}

/// She is there.
pub(in crate::domain) fn arrive(d: &mut Decider<'_>, request: RequestId) -> Result<(), Rejection> {
    let (found, by) = hers(d, request)?;
    if matches!(found.stage, Stage::Arrived { .. }) {
        return Ok(());
    }
    let contact = found.contact;
    d.emit(RequestEvent::RequestArrived {
        request,
        contact,
        by: by.clone(),
    });
    let remind_at = d.now + THERE;
    own(d, contact, Owner::Staff(by), Some(remind_at));
    Ok(())
}

/// The request that she has taken.
fn hers(
    d: &Decider<'_>,
    request: RequestId,
) -> Result<(std::sync::Arc<Request>, StaffId), Rejection> {
    let staff = d.staff()?;
    let found = open(d, request)?;
    match found.nurse() {
        Some(nurse) if *nurse == staff => Ok((found, staff)),
        Some(_) => Err(Rejection::NotYours),
        None => Err(Rejection::NotTakenYet),
    }
}

/// She rings or writes to whoever asked, puts their call into it, or says how it ended: if nobody has taken it, it is hers.
pub(in crate::domain) fn taken_by(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    if d.state.request_of(contact).is_some_and(Request::is_ringing) {
        summons::accept::by_screen(d, contact, staff);
    }
}

/// Whether somebody has talked about it, or agreed something: what is left is to say how it ended.
pub(in crate::domain) fn is_served(request: &Request, contact: &Contact) -> bool {
    let talked = matches!(
        contact.phase,
        Phase::NeedsOutcome {
            why: OutcomeDue::Talked,
            ..
        }
    );
    talked || !request.agreed.is_empty()
}
