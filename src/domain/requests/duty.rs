//! Others come on duty: what becomes of requests that somebody had taken.

use crate::domain::contacts::contact::Contact;
use crate::domain::decider::Decider;
use crate::domain::ids::{RequestId, StaffId};
use crate::domain::requests::event::RequestEvent;
use crate::domain::requests::request::{Request, Stage};
use crate::domain::requests::serve;
use crate::domain::state::State;

/// Whether somebody who is not on duty any more keeps a contact: she is on her way, or there.
pub(in crate::domain) fn is_kept(state: &State, contact: &Contact) -> bool {
    state
        .request_of(contact.id)
        .is_some_and(Request::is_on_the_spot)
}

/// Requests of somebody who is not on duty any more. Talked about, or agreed: the next nurse has it, to say how it ended. Otherwise
/// somebody has to take it anew, and whoever asked sees that it rings again.
pub(in crate::domain) fn changed(d: &mut Decider<'_>) {
    let on_duty = d.on_duty();
    let left: Vec<(RequestId, StaffId)> = d
        .state
        .open_requests
        .iter()
        .filter_map(|request| d.state.request(*request))
        .filter_map(|request| match &request.stage {
            Stage::Accepted { by, .. } if !on_duty.contains(by) => Some((request.id, by.clone())),
            Stage::Accepted { .. }
            | Stage::Ringing
            | Stage::OnTheWay { .. }
            | Stage::Arrived { .. }
            | Stage::Closed { .. }
            | Stage::Withdrawn { .. } => None,
        })
        .collect();
    for (id, by) in left {
        let Some(request) = d.state.requests.get(&id).cloned() else {
            continue;
        };
        let Some(contact) = d.contact(request.contact) else {
            continue;
        };
        if !serve::is_served(&request, &contact) {
            serve::release(d, &request, &by);
        } else if let Some(to) = on_duty.first().cloned() {
            let contact = request.contact;
            d.emit(RequestEvent::RequestPassed {
                request: id,
                contact,
                to,
            });
        }
    }
}
