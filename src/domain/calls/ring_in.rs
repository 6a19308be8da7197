//! A nurse who rings in herself: her code, then her lost caller or the one who waits. The number is a hint; the code is what counts.

use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::calls::{arrive, join};
use crate::domain::contacts::contact::CallerNumber;
use crate::domain::decider::Decider;
use crate::domain::event::LegEvent;
use crate::domain::ids::{CallId, CarrierId, StaffId};

/// So many wrong codes, and she is served as any caller is.
const CODES: u8 = 2;

/// What she has entered; nothing, and she is served as any caller is: it may be she who needs somebody.
pub(in crate::domain) fn code_entered(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    digits: &str,
) {
    let service = d.service();
    let staff = service
        .as_ref()
        .and_then(|service| service.staff_by_code(digits))
        .map(|staff| staff.id.clone());
    // Her own code, from her own number: somebody else's says nothing about who this is.
    if let Some(staff) = staff.filter(|staff| leg.staff() == Some(staff)) {
        put_through(d, leg, line, &staff);
        return;
    }
    let refused = leg
        .rang_in
        .as_ref()
        .map_or(CODES, |rang_in| rang_in.refused);
    if digits.is_empty() || refused + 1 >= CODES {
        serve_as_caller(d, leg, line);
    } else {
        d.emit(LegEvent::CodeRefused { leg: leg.id });
    }
}

/// No code has come, nor the word that none would: whoever it is waits for somebody.
pub(in crate::domain) fn no_code(d: &mut Decider<'_>, leg: &Leg) {
    let Some(line) = leg.live_lines().last().cloned() else {
        d.end_leg(leg.id, LegEnd::Stopped);
        return;
    };
    serve_as_caller(d, leg, &line);
    arrive::bring(d, &line);
}

fn serve_as_caller(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId) {
    let number = leg.rang_in.as_ref().map(|rang_in| rang_in.number.clone());
    d.end_leg(leg.id, LegEnd::Told);
    arrive::open_call(
        d,
        line,
        number.map_or(CallerNumber::Malformed, CallerNumber::Number),
    );
}

fn put_through(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId, staff: &StaffId) {
    let in_conversation = d
        .state
        .legs_of(staff)
        .any(|other| other.id != leg.id && other.is_confirmed());
    match lost_caller(d, staff).or_else(|| first_in_line(d)) {
        Some(call) if !in_conversation => {
            let purpose = Purpose::Take(call);
            d.emit(LegEvent::LegConfirmed {
                leg: leg.id,
                line: line.clone(),
                purpose,
            });
            if let Some(leg) = d.leg(leg.id) {
                join::join(d, &leg, call);
            }
        }
        Some(_) | None => d.end_leg(leg.id, LegEnd::Told),
    }
}

/// The caller whose conversation with her was cut off.
fn lost_caller(d: &Decider<'_>, staff: &StaffId) -> Option<CallId> {
    d.state
        .live_calls
        .iter()
        .filter_map(|call| d.state.call(*call))
        .find(
            |call| matches!(&call.state, CallState::LineLost { staff: lost, .. } if lost == staff),
        )
        .map(|call| call.id)
}

/// The first in line of those who wait: legevakt's own line, then the longest.
fn first_in_line(d: &Decider<'_>) -> Option<CallId> {
    d.state
        .live_calls
        .iter()
        .filter_map(|call| d.state.call(*call))
        .filter_map(|call| {
            call.waiting()
                .map(|waiting| (!call.first_in_line, waiting.since, call.id))
        })
        .min()
        .map(|(_, _, call)| call)
}
