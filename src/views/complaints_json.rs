//! Complaints as JSON. Holds no rules: what is in it was decided by `views::complaints`.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::complaints::complaint::{Complains, How};
use crate::views::complaints::{ComplaintRow, ComplaintView, DoneView};
use crate::views::deviations_json::{named, said};
use crate::views::followed::StepView;
use crate::views::json::{PersonJson, person};

/// A complaint in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Complaint)]
pub struct ComplaintJson {
    /// Which.
    pub id: String,
    /// When it was written down.
    pub at: String,
    /// Who complains: `patient`, `relative` or `other`.
    pub complains: &'static str,
    /// The name, and how they are reached; nothing where it is erased.
    pub who: Option<String>,
    /// Who follows it.
    pub owner: Option<PersonJson>,
    /// They have no answer yet.
    pub open: bool,
    /// They should have.
    pub late: bool,
    /// They have an answer by then.
    pub answer_by: Option<String>,
}

/// One complaint.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OneComplaint)]
pub struct OneComplaintJson {
    /// As in a list.
    pub complaint: ComplaintJson,
    /// Who wrote it down, by name.
    pub by: Option<String>,
    /// About what; nothing where it is erased.
    pub words: Option<String>,
    /// The contact, for those who may open it.
    pub contact: Option<String>,
    /// What has been done about it, oldest first.
    pub steps: Vec<ComplaintStepJson>,
}

/// One thing that was done about a complaint.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ComplaintStep)]
pub struct ComplaintStepJson {
    /// When.
    pub at: String,
    /// Who, by name.
    pub by: Option<String>,
    /// `given`, `noted`, `passed_on`, `answered` or `reopened`.
    pub what: &'static str,
    /// To whom it was given.
    pub to: Option<PersonJson>,
    /// How it was answered: `meeting`, `telephone` or `letter`.
    pub how: Option<&'static str>,
    /// What was written, to whom it was passed on, or what was answered.
    pub text: Option<String>,
}

/// The word of who complains.
pub const fn complains(who: Complains) -> &'static str {
    match who {
        Complains::Patient => "patient",
        Complains::Relative => "relative",
        Complains::Other => "other",
    }
}

/// The word of how one was answered.
pub const fn how(how: How) -> &'static str {
    match how {
        How::Meeting => "meeting",
        How::Telephone => "telephone",
        How::Letter => "letter",
    }
}

/// A line of a list.
pub fn row(row: &ComplaintRow) -> ComplaintJson {
    ComplaintJson {
        id: row.id.to_string(),
        at: row.at.to_string(),
        complains: complains(row.complains),
        who: said(&row.who),
        owner: row.owner.as_ref().map(person),
        open: row.open,
        late: row.late,
        answer_by: row.answer_by.map(|at| at.to_string()),
    }
}

/// One of them.
pub fn one(view: &ComplaintView) -> OneComplaintJson {
    OneComplaintJson {
        complaint: row(&view.row),
        by: named(&view.by),
        words: said(&view.words),
        contact: view.contact.map(|contact| contact.to_string()),
        steps: view.steps.iter().map(step).collect(),
    }
}

fn step(step: &StepView<DoneView>) -> ComplaintStepJson {
    let (what, to, by, text) = match &step.what {
        DoneView::Given(to) => ("given", Some(person(to)), None, None),
        DoneView::Noted(text) => ("noted", None, None, said(text)),
        DoneView::PassedOn(to) => ("passed_on", None, None, said(to)),
        DoneView::Answered(by, answer) => ("answered", None, Some(how(*by)), said(answer)),
        DoneView::Reopened(why) => ("reopened", None, None, said(why)),
    };
    ComplaintStepJson {
        at: step.at.to_string(),
        by: named(&step.by),
        what,
        to,
        how: by,
        text,
    }
}
