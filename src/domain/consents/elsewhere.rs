//! What the person said to another service, and was taken in here with their record: when it was said, and to whom, as that service has it.

use std::time::Duration;

use crate::domain::consents::event::ConsentEvent;
use crate::domain::decider::Decider;
use crate::domain::ids::{ConsentId, PlanId, StaffId};
use crate::domain::patients::identity::{LONGEST, text_of};
use crate::domain::patients::patient::Patient;
use crate::domain::plans::event::PlanEvent;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// So far ahead another service's clock may be.
pub const CLOCKS_DIFFER: Duration = Duration::from_hours(1);

/// Said to another service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// When; none: it does not say.
    pub at: Option<Timestamp>,
    /// To whom; none: it does not say.
    pub to: Option<Secret<String>>,
}

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A consent.
    Consent(ConsentId),
    /// The answer to a version of the plan.
    Answer(PlanId),
}

/// Only of what is written down at this moment, and by whom: nobody makes of what was said here something that was said elsewhere.
pub(in crate::domain) fn say(
    d: &mut Decider<'_>,
    found: &Patient,
    what: Said,
    at: Option<Timestamp>,
    to: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let at = at.filter(|at| *at <= d.now + CLOCKS_DIFFER);
    let to = text_of(to, LONGEST)?.map(Secret::Known);
    let patient = found.id;
    if !is_said_now(found, what, &by, d.now) {
        return Err(Rejection::NotFound { what: "record" });
    }
    match what {
        Said::Consent(consent) => d.emit(ConsentEvent::ConsentGivenElsewhere {
            patient,
            consent,
            given_at: at,
            given_to: to,
        }),
        Said::Answer(plan) => d.emit(PlanEvent::AnsweredElsewhere {
            patient,
            plan,
            answered_at: at,
            answered_to: to,
        }),
    }
    Ok(())
}

fn is_said_now(found: &Patient, what: Said, by: &StaffId, now: Timestamp) -> bool {
    match what {
        Said::Consent(consent) => found
            .consents
            .get(&consent)
            .is_some_and(|one| one.by == *by && one.at == now && one.elsewhere.is_none()),
        Said::Answer(plan) => {
            let mut plans = found.plans.iter().filter(|one| one.id == plan);
            plans.any(|one| {
                let answered = one.agreement.as_ref().map(|(_, at)| *at);
                answered == Some(now) && one.answered_elsewhere.is_none()
            })
        }
    }
}
