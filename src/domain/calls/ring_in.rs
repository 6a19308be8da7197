//! A nurse who rings in herself: her code, then her lost caller or the one who waits. The number is a hint; the code is what counts.

use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::calls::{arrive, join, legs};
use crate::domain::care::rules;
use crate::domain::contacts::contact::CallerNumber;
use crate::domain::decider::Decider;
use crate::domain::event::LegEvent;
use crate::domain::ids::{CallId, CarrierId, StaffId};
use crate::domain::safety::codes::{self, Code};
use crate::domain::safety::help;
use crate::domain::safety::visit::HelpBy;
use crate::domain::secret::Secret;

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
        .and_then(|service| codes::find(service, leg.staff(), digits));
    if let Some((staff, code)) = staff {
        if code == Code::Help {
            help::called(d, &staff, HelpBy::TelephoneCode);
        }
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

/// No code, and no word that she has gone: the carrier is asked; if it does not say that the line is over she is served as any
/// caller is. Nobody who has rung us is hung up on.
pub(in crate::domain) fn silent(d: &mut Decider<'_>, leg: &Leg) {
    let line = leg.live_lines().next().cloned();
    match line {
        None => legs::over(d, leg.id, LegEnd::HungUp),
        Some(_) if leg.asked.is_none() => d.emit(LegEvent::LegAsked { leg: leg.id }),
        Some(line) => {
            serve_as_caller(d, leg, &line);
            arrive::bring(d, &line);
        }
    }
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
    match lost_caller(d, staff).or_else(|| first_in_line(d, staff)) {
        Some(call) if !in_conversation => {
            identify(d, leg, line, staff);
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

/// The code counts, not the telephone: a colleague's telephone is hers while she is on it.
fn identify(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId, staff: &StaffId) {
    if leg.staff() != Some(staff) {
        let number = leg.rang_in.as_ref().map(|rang_in| rang_in.number.clone());
        d.emit(LegEvent::LegRangIn {
            leg: leg.id,
            staff: staff.clone(),
            line: line.clone(),
            language: d.language_of(staff),
            number: number.unwrap_or(Secret::Erased),
        });
    }
}

/// The caller whose conversation with her was cut off.
fn lost_caller(d: &Decider<'_>, staff: &StaffId) -> Option<CallId> {
    d.state
        .live_calls
        .iter()
        .filter_map(|call| d.state.call(*call))
        .find(|call| {
            matches!(&call.state, CallState::LineLost { staff: lost, .. } if lost == staff)
                && !rules::is_private(&d.state, call.contact, staff)
        })
        .map(|call| call.id)
}

/// The first in line of those who wait: legevakt's own line, then the longest.
fn first_in_line(d: &Decider<'_>, staff: &StaffId) -> Option<CallId> {
    d.state
        .live_calls
        .iter()
        .filter_map(|call| d.state.call(*call))
        .filter(|call| !rules::is_private(&d.state, call.contact, staff))
        .filter_map(|call| {
            call.waiting()
                .map(|waiting| (!call.first_in_line, waiting.since, call.id))
        })
        .min()
        .map(|(_, _, call)| call)
}
