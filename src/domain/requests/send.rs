//! A request is sent, changed, withdrawn, or filled in by the nurse for somebody who rang.

use crate::domain::contacts::contact::{CallerNumber, Next, Origin, Outcome, OutcomeDue, Phase};
use crate::domain::decider::Decider;
use crate::domain::event::{ContactEvent, MessageEvent};
use crate::domain::guests::decide::{hpr_number, named};
use crate::domain::guests::guest::Guest;
use crate::domain::ids::{ContactId, RequestId};
use crate::domain::language::Language;
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::requests::event::RequestEvent;
use crate::domain::requests::form::Form;
use crate::domain::requests::instead;
use crate::domain::requests::request::{Request, Requester};
use crate::domain::requests::room;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::summons;
use crate::domain::summons::state::SummonsWhy;
use crate::domain::time::Timestamp;

/// A request is sent. With nobody on duty it is refused, and whom to call instead is said: a request that lies in a queue looks
/// like help (`handbook/engineering/requests.md`). The same id, or the same words from the same place within minutes, is one
/// request.
pub(in crate::domain) fn send(
    d: &mut Decider<'_>,
    request: RequestId,
    from: Requester,
    form: Form,
) -> Result<(), Rejection> {
    if !from.is(&d.actor) {
        return Err(Rejection::NotYours);
    }
    if let Some(known) = d.state.request(request) {
        return if known.from.is(&d.actor) {
            Ok(())
        } else {
            Err(Rejection::NotYours)
        };
    }
    let service = d.service().ok_or(Rejection::NoService)?;
    let (from, form) = (checked(from)?, form.checked()?);
    if let Some((request, contact)) =
        standing(&d.state, &from, &form, d.now).map(|known| (known.id, known.contact))
    {
        d.emit(RequestEvent::RequestRepeated { request, contact });
        return Ok(());
    }
    if !instead::is_nurse_on_duty(&d.state) {
        return Err(instead::no_nurse(&d.state, &service, d.now));
    }
    let contact = d.contact_id();
    let (origin, number) = (Origin::Request, reached_on(d, &from, &form));
    let language = language(d, &from);
    d.emit(ContactEvent::ContactOpened {
        contact,
        origin,
        number,
        language,
    });
    d.emit(RequestEvent::RequestSent {
        request,
        contact,
        from,
        form: Box::new(form),
    });
    let owner = d.owner_for(contact);
    d.emit(ContactEvent::OutcomeNeeded {
        contact,
        owner,
        why: OutcomeDue::Request,
        remind_at: None,
    });
    summons::steps::begin(d, contact, SummonsWhy::Request);
    Ok(())
}

/// The names that somebody gives at a PC, as they are kept.
fn checked(from: Requester) -> Result<Requester, Rejection> {
    match from {
        Requester::Station {
            station,
            name: Secret::Known(name),
            hpr,
        } => {
            let hpr = match hpr {
                Some(Secret::Known(digits)) => hpr_number(&digits)?.map(Secret::Known),
                Some(Secret::Erased) | None => hpr,
            };
            Ok(Requester::Station {
                station,
                name: Secret::Known(named(&name)?),
                hpr,
            })
        }
        Requester::Staff(_)
        | Requester::Guest(_)
        | Requester::Station { .. }
        | Requester::Telephone => Ok(from),
    }
}

/// The open request with the same words from the same person, sent within minutes.
pub fn standing<'a>(
    state: &'a State,
    from: &Requester,
    form: &Form,
    now: Timestamp,
) -> Option<&'a Request> {
    let young = now - crate::domain::deadline::timing(state).repeat_fold;
    state
        .open_requests
        .iter()
        .filter_map(|request| state.request(*request))
        .find(|known| known.since >= young && known.from == *from && known.form == *form)
}

/// As [`standing`], for what has not been through the checks yet.
pub fn same_again<'a>(
    state: &'a State,
    from: &Requester,
    form: &Form,
    now: Timestamp,
) -> Option<&'a Request> {
    let (from, form) = (checked(from.clone()).ok()?, form.clone().checked().ok()?);
    standing(state, &from, &form, now)
}

/// Where whoever asks is reached: what the form says, else the number of the PC or of the person.
fn reached_on(d: &Decider<'_>, from: &Requester, form: &Form) -> CallerNumber {
    let number = form
        .phone
        .as_ref()
        .and_then(|phone| phone.known().cloned())
        .or_else(|| own_number(d, from));
    number.map_or(CallerNumber::NotGiven, |number| {
        CallerNumber::Number(Secret::Known(number))
    })
}

fn own_number(d: &Decider<'_>, from: &Requester) -> Option<E164> {
    match from {
        Requester::Staff(staff) => {
            let service = d.service()?;
            service.staff(staff)?.phones.first().cloned()
        }
        Requester::Guest(guest) => d.state.guest(*guest)?.phone.as_ref()?.known().cloned(),
        Requester::Station { station, .. } => d.state.station(*station)?.phone.clone(),
        Requester::Telephone => None,
    }
}

fn language(d: &Decider<'_>, from: &Requester) -> Language {
    let guest = |guest: &Guest| guest.language;
    match from {
        Requester::Staff(staff) => d.language_of(staff),
        Requester::Guest(id) => d
            .state
            .guest(*id)
            .map_or_else(|| d.service_language(), guest),
        Requester::Station { .. } | Requester::Telephone => d.service_language(),
    }
}

/// Whoever asked knows more now. For somebody who rang, the nurse writes it down.
pub(in crate::domain) fn amend(
    d: &mut Decider<'_>,
    request: RequestId,
    form: Form,
) -> Result<(), Rejection> {
    let found = open(d, request)?;
    let by_nurse = found.from == Requester::Telephone && d.actor.staff().is_some();
    if !found.from.is(&d.actor) && !by_nurse {
        return Err(Rejection::NotYours);
    }
    let form = form.checked()?;
    if form != found.form {
        let (contact, by) = (found.contact, d.actor.clone());
        d.emit(RequestEvent::RequestAmended {
            request,
            contact,
            by,
            form: Box::new(form),
        });
        if found.from.is(&d.actor) {
            room::tell_nurse(d, &found);
        }
    }
    Ok(())
}

/// It is not needed any more. Nobody has taken it: it ends here. Somebody has: she is told, and records how it ended.
pub(in crate::domain) fn withdraw(
    d: &mut Decider<'_>,
    request: RequestId,
) -> Result<(), Rejection> {
    let found = open(d, request)?;
    if !found.from.is(&d.actor) {
        return Err(Rejection::NotYours);
    }
    let (contact, by) = (found.contact, d.actor.clone());
    d.emit(RequestEvent::RequestWithdrawn {
        request,
        contact,
        by: by.clone(),
    });
    summons::accept::end(d, contact);
    if let Some(nurse) = found.nurse().cloned() {
        let (message, language) = (d.message_id(), d.language_of(&nurse));
        d.emit(MessageEvent::MessageQueued {
            message,
            contact: Some(contact),
            to: Recipient::Staff(nurse),
            text: MessageText::RequestWithdrawn,
            language,
        });
        return Ok(());
    }
    // A life in danger is not ended by whoever asked.
    let waits = d.contact(contact).is_some_and(|contact| {
        contact.care.danger.is_none()
            && matches!(
                contact.phase,
                Phase::NeedsOutcome { .. } | Phase::CallBackDue(_)
            )
    });
    if waits {
        d.emit(ContactEvent::ContactClosed {
            contact,
            outcome: Outcome::Withdrawn,
            next: Next::Settled,
            by,
        });
    }
    Ok(())
}

/// The nurse fills in what somebody who rang or wrote asks for. It is hers, and nobody is rung for it any more. The same id twice is one
/// request.
pub(in crate::domain) fn fill(
    d: &mut Decider<'_>,
    request: RequestId,
    contact: ContactId,
    form: Form,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if let Some(known) = d.state.request_of(contact) {
        return if known.id == request {
            Ok(())
        } else {
            Err(Rejection::TakenAlready)
        };
    }
    if d.state.request(request).is_some() {
        return Err(Rejection::NotYours);
    }
    if !found.is_open() {
        return Err(Rejection::Closed);
    }
    let form = form.checked()?;
    d.emit(RequestEvent::RequestFilled {
        request,
        contact,
        by: by.clone(),
        form: Box::new(form),
    });
    summons::accept::by_screen(d, contact, &by);
    Ok(())
}

/// The request, if something is still to come of it.
pub(in crate::domain) fn open(
    d: &Decider<'_>,
    request: RequestId,
) -> Result<std::sync::Arc<Request>, Rejection> {
    let found = d
        .state
        .requests
        .get(&request)
        .cloned()
        .ok_or(Rejection::NotFound { what: "request" })?;
    if found.is_open() {
        Ok(found)
    } else {
        Err(Rejection::Closed)
    }
}
