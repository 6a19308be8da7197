//! Deviations as JSON. Holds no rules: what is in it was decided by `views::deviations`.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::deviations::deviation::Harm;
use crate::views::deviations::{DeviationRow, DeviationView, DoneView};
use crate::views::followed::{Author, StepView, Words};
use crate::views::json::{PersonJson, person};

/// A deviation in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Deviation)]
pub struct DeviationJson {
    /// Which.
    pub id: String,
    /// `person` (somebody says so), `threat`, or what the service itself saw: `nobody_answered`, `nobody_took`, `call_back_late`,
    /// `check_in_missed`, `handover_not_accepted`, `not_reviewed`, `wrong_reading`.
    pub kind: &'static str,
    /// When it was raised.
    pub at: String,
    /// The time that it is about, where it is about one.
    pub about: Option<String>,
    /// Who says so, by name.
    pub by: Option<String>,
    /// The police were rung; of a threat only.
    pub police: Option<bool>,
    /// `harmed`, `could_have`, `no` or `not_known`.
    pub harm: Option<&'static str>,
    /// What happened, as somebody wrote it; nothing where it is erased, or stands in the contact.
    pub text: Option<String>,
    /// Who follows it.
    pub owner: Option<PersonJson>,
    /// It is followed still.
    pub open: bool,
    /// Something about it should have been done by now.
    pub late: bool,
    /// What is to be done next is to be done by then.
    pub by_when: Option<String>,
}

/// One deviation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OneDeviation)]
pub struct OneDeviationJson {
    /// As in a list.
    pub deviation: DeviationJson,
    /// The contact, for those who may open it.
    pub contact: Option<String>,
    /// What was done at once.
    pub measure: Option<String>,
    /// What has been done about it, oldest first.
    pub steps: Vec<DeviationStepJson>,
}

/// One thing that was done about a deviation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeviationStep)]
pub struct DeviationStepJson {
    /// When.
    pub at: String,
    /// Who, by name.
    pub by: Option<String>,
    /// `given`, `noted`, `closed` or `reopened`.
    pub what: &'static str,
    /// To whom it was given.
    pub to: Option<PersonJson>,
    /// What was written; of one that is closed, what was found.
    pub text: Option<String>,
    /// What changes; of one that is closed.
    pub changed: Option<String>,
}

/// The word of a harm.
pub const fn harm(harm: Harm) -> &'static str {
    match harm {
        Harm::Harmed => "harmed",
        Harm::CouldHave => "could_have",
        Harm::No => "no",
        Harm::NotKnown => "not_known",
    }
}

/// A line of a list.
pub fn row(row: &DeviationRow) -> DeviationJson {
    DeviationJson {
        id: row.id.to_string(),
        kind: row.kind,
        at: row.at.to_string(),
        about: row.about.map(|at| at.to_string()),
        by: row.by.as_ref().and_then(named),
        police: row.police,
        harm: row.harm.map(harm),
        text: row.text.clone(),
        owner: row.owner.as_ref().map(person),
        open: row.open,
        late: row.late,
        by_when: row.by_when.filter(|_| row.open).map(|at| at.to_string()),
    }
}

/// One of them.
pub fn one(view: &DeviationView) -> OneDeviationJson {
    OneDeviationJson {
        deviation: row(&view.row),
        contact: view.contact.map(|contact| contact.to_string()),
        measure: said(&view.measure),
        steps: view.steps.iter().map(step).collect(),
    }
}

fn step(step: &StepView<DoneView>) -> DeviationStepJson {
    let (what, to, text, changed) = match &step.what {
        DoneView::Given(to) => ("given", Some(person(to)), None, None),
        DoneView::Noted(text) => ("noted", None, said(text), None),
        DoneView::Closed { found, changed } => ("closed", None, said(found), said(changed)),
        DoneView::Reopened(why) => ("reopened", None, said(why), None),
    };
    DeviationStepJson {
        at: step.at.to_string(),
        by: named(&step.by),
        what,
        to,
        text,
        changed,
    }
}

pub(super) fn named(author: &Author) -> Option<String> {
    author.name.clone()
}

pub(super) fn said(words: &Words) -> Option<String> {
    match words {
        Words::Said(text) => Some(text.clone()),
        Words::None | Words::Erased | Words::NotShown => None,
    }
}
