//! Request events change the state. No rules here.

use imbl::Vector;

use crate::domain::contacts::contact::CallerNumber;
use crate::domain::ids::ContactId;
use crate::domain::requests::event::RequestEvent;
use crate::domain::requests::form::Form;
use crate::domain::requests::request::{Request, Requester, RoomLine, Stage};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &RequestEvent) {
    match event {
        RequestEvent::RequestSent {
            request,
            contact,
            from,
            form,
        } => state.insert_request(Request {
            id: *request,
            contact: *contact,
            from: from.clone(),
            since: at,
            form: (**form).clone(),
            stage: Stage::Ringing,
            room: Vector::new(),
            agreed: Vector::new(),
            changed: 0,
            repeats: 0,
        }),
        RequestEvent::RequestFilled {
            request,
            contact,
            by,
            form,
        } => {
            reached_on(state, *contact, form);
            state.insert_request(Request {
                id: *request,
                contact: *contact,
                from: Requester::Telephone,
                since: at,
                form: (**form).clone(),
                stage: Stage::Accepted { by: by.clone(), at },
                room: Vector::new(),
                agreed: Vector::new(),
                changed: 0,
                repeats: 0,
            });
        }
        RequestEvent::RequestAmended {
            request,
            contact,
            form,
            ..
        } => {
            reached_on(state, *contact, form);
            state.change_request(*request, |request| {
                request.form.clone_from(form);
                request.changed = request.changed.saturating_add(1);
            });
        }
        RequestEvent::RequestRepeated { request, .. } => {
            state.change_request(*request, |request| {
                request.repeats = request.repeats.saturating_add(1);
            });
        }
        RequestEvent::RequestWithdrawn { request, .. } => {
            state.change_request(*request, |request| {
                request.stage = Stage::Withdrawn { at };
            });
        }
        RequestEvent::RequestAccepted { request, by, .. }
        | RequestEvent::RequestPassed {
            request, to: by, ..
        } => state.change_request(*request, |request| {
            request.stage = Stage::Accepted { by: by.clone(), at };
        }),
        RequestEvent::RequestReleased { request, .. } => {
            state.change_request(*request, |request| request.stage = Stage::Ringing);
        }
        RequestEvent::RequestOnTheWay {
            request,
            by,
            expected,
            ..
        } => state.change_request(*request, |request| {
            request.stage = Stage::OnTheWay {
                by: by.clone(),
                since: at,
                expected: *expected,
            };
        }),
        RequestEvent::RequestArrived { request, by, .. } => {
            state.change_request(*request, |request| {
                request.stage = Stage::Arrived { by: by.clone(), at };
            });
        }
        RequestEvent::RoomWritten {
            request,
            by,
            name,
            text,
            ..
        } => state.change_request(*request, |request| {
            request.room.push_back(RoomLine {
                at,
                by: by.clone(),
                name: name.clone(),
                text: text.clone(),
            });
        }),
        RequestEvent::RequestAgreed {
            request, by, text, ..
        } => state.change_request(*request, |request| {
            request.agreed.push_back(RoomLine {
                at,
                by: by.clone(),
                name: None,
                text: text.clone(),
            });
        }),
    }
}

/// The form says where whoever asks is reached.
fn reached_on(state: &mut State, contact: ContactId, form: &Form) {
    if let Some(phone) = &form.phone {
        let number = CallerNumber::Number(phone.clone());
        state.renumber_contact(contact, number);
    }
}

/// The contact has its outcome, and the request with it. One that was withdrawn stays so.
pub(in crate::domain) fn close(state: &mut State, contact: ContactId, at: Timestamp) {
    let Some(request) = state.request_of.get(&contact).copied() else {
        return;
    };
    state.change_request(request, |request| {
        if request.is_open() {
            request.stage = Stage::Closed { at };
        }
    });
}

/// The content goes from memory as it goes from the log.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    let Some(request) = state.request_of.get(&contact).copied() else {
        return;
    };
    state.change_request(request, |request| {
        request.form.erase();
        if let Requester::Station { name, hpr, .. } = &mut request.from {
            *name = Secret::Erased;
            *hpr = hpr.as_ref().map(|_| Secret::Erased);
        }
        for line in request.room.iter_mut().chain(request.agreed.iter_mut()) {
            line.text = Secret::Erased;
            line.name = line.name.as_ref().map(|_| Secret::Erased);
        }
    });
}
