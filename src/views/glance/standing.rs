//! How the plan on the card stands: what is over, where the rest of it is, and why there is none.

use crate::domain::patients::patient::Standing;
use crate::domain::plans::plan::{PlanStand, Stage};
use crate::views::glance::{Elsewhere, NoPlan, Past, Reader};

impl Reader<'_> {
    pub(super) fn past(&self) -> Option<Past> {
        if self.patient.standing == Standing::Dead {
            return None;
        }
        if !self.written().any(|section| self.sight.section(section)) {
            return None;
        }
        match self.state.plan_in_force_of(self.patient)?.stage {
            Stage::InForce { until, .. } if until <= self.now => Some(Past::Period(until)),
            Stage::InForce { review_at, .. } if review_at <= self.now => {
                Some(Past::Review(review_at))
            }
            Stage::InForce { .. }
            | Stage::Draft
            | Stage::Agreed
            | Stage::Replaced { .. }
            | Stage::Dropped => None,
        }
    }

    pub(super) fn elsewhere(&self) -> Option<Elsewhere> {
        self.state.plan_in_force_of(self.patient)?;
        let (stand, place) = self.state.plan_stand_of(self.patient);
        (stand == PlanStand::Elsewhere).then(|| Elsewhere {
            place: place.cloned(),
        })
    }

    pub(super) fn no_plan(&self) -> Option<NoPlan> {
        if self.state.plan_in_force_of(self.patient).is_none() {
            let (stand, place) = self.state.plan_stand_of(self.patient);
            return Some(NoPlan::Stand(stand, place.cloned()));
        }
        let hidden = self.written().next().is_some()
            && !self.written().any(|section| self.sight.section(section));
        hidden.then_some(NoPlan::NotShown)
    }
}
