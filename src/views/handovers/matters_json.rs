//! What stands in a handover beside the contacts, as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use crate::views::handovers::matters::{BesideKnown, BesideTold, BesideView};
use crate::views::json::{self, PersonJson};

/// Something in a handover that is in none of its contacts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverBeside)]
pub struct BesideJson {
    /// The deviation, where it is one.
    pub deviation: Option<String>,
    /// What kind of deviation.
    pub kind: Option<&'static str>,
    /// When the deviation was raised.
    pub raised_at: Option<String>,
    /// The deviation is followed still.
    pub open: Option<bool>,
    /// The plan that is to be looked at again, where it is one.
    pub plan: Option<String>,
    /// Whose plan, for those who have a ground to read it.
    pub patient: Option<String>,
    /// By name.
    pub name: Option<String>,
    /// The coordinator of the plan, or whoever follows the deviation.
    pub with: Option<PersonJson>,
    /// The plan was to be looked at then.
    pub review_at: Option<String>,
    /// `draft`, `waiting`, `accepted`, or `erased`: it was erased before anybody had accepted it.
    pub standing: &'static str,
    /// Who has accepted it.
    pub accepted_by: Option<PersonJson>,
    /// When.
    pub accepted_at: Option<String>,
}

/// One of them.
pub fn beside(view: &BesideView) -> BesideJson {
    let (row, plan) = match &view.told {
        BesideTold::Deviation(row) => (Some(row), None),
        BesideTold::Plan(plan) => (None, Some(plan)),
    };
    let whose = plan.and_then(|plan| plan.whose.as_ref());
    let with = row.map_or_else(
        || plan.and_then(|plan| plan.coordinator.as_ref()),
        |row| row.owner.as_ref(),
    );
    let accepted = match &view.known {
        BesideKnown::By(by, at) => Some((by, at)),
        BesideKnown::Draft | BesideKnown::Waiting | BesideKnown::Erased => None,
    };
    BesideJson {
        deviation: row.map(|row| row.id.to_string()),
        kind: row.map(|row| row.kind),
        raised_at: row.map(|row| row.at.to_string()),
        open: row.map(|row| row.open),
        plan: plan.map(|plan| plan.plan.to_string()),
        patient: whose.map(|(patient, _)| patient.to_string()),
        name: whose.map(|(_, name)| name.clone()),
        with: with.map(json::person),
        review_at: plan.and_then(|plan| Some(plan.review_at?.to_string())),
        standing: match view.known {
            BesideKnown::Draft => "draft",
            BesideKnown::Waiting => "waiting",
            BesideKnown::By(..) => "accepted",
            BesideKnown::Erased => "erased",
        },
        accepted_by: accepted.map(|(by, _)| json::person(by)),
        accepted_at: accepted.map(|(_, at)| at.to_string()),
    }
}
