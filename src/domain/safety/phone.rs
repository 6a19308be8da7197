//! The telephone that rings her when there is no word: her code says that she is well. Voicemail, a child, a key or silence say nothing.

use crate::domain::calls::leg::{Leg, LegEnd};
use crate::domain::calls::legs;
use crate::domain::decider::Decider;
use crate::domain::event::LegEvent;
use crate::domain::ids::{CarrierId, VisitId};
use crate::domain::safety::codes::{self, Code};
use crate::domain::safety::event::SafetyEvent;
use crate::domain::safety::visit::{CheckedBy, HelpBy};
use crate::domain::safety::{decide, help};

/// So many wrong codes, and it is no answer.
const CODES: u8 = 3;

/// What was entered; empty: nothing came in time.
pub(in crate::domain) fn code_entered(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    visit: VisitId,
    digits: &str,
) {
    let found = d.state.visit(visit).cloned();
    let Some(found) = found else {
        d.end_leg(leg.id, LegEnd::Told);
        return;
    };
    let service = d.service();
    let code = service
        .as_ref()
        .and_then(|service| service.staff(&found.staff))
        .and_then(|staff| codes::of(staff, digits));
    match code {
        Some(code) => {
            d.emit(LegEvent::LegConfirmed {
                leg: leg.id,
                line: line.clone(),
                purpose: leg.purpose,
            });
            // Both sound the same where she is.
            match code {
                Code::Safe => decide::is_well(d, &found.staff, CheckedBy::TelephoneCode, None),
                Code::Help => help::called(d, &found.staff, HelpBy::TelephoneCode),
            }
            d.end_leg(leg.id, LegEnd::Told);
        }
        None if digits.is_empty() => legs::over(d, leg.id, LegEnd::Unconfirmed),
        None => {
            let refused = found
                .refused
                .filter(|(on, _)| *on == leg.id)
                .map_or(0, |(_, times)| times);
            d.emit(SafetyEvent::CheckInRefused { visit, leg: leg.id });
            if refused + 1 >= CODES {
                legs::over(d, leg.id, LegEnd::Unconfirmed);
            } else {
                // Her time to enter it begins anew.
                d.emit(LegEvent::CodeRefused { leg: leg.id });
            }
        }
    }
}
