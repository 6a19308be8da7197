//! What the log says of one contact in a handover, to somebody who may open it. Whom it is about stands there only where a ground to read it holds.

use std::time::Duration;

use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::contacts::contact::Contact;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::handovers::compose::follow_ups;
use crate::domain::ids::{ContactId, DocumentId, PatientId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::plans::plan::{Plan, Stage};
use crate::domain::requests::form::Urgency;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::contact::{self, ClosingView, NoteView};
use crate::views::deviations::{self, DeviationRow};
use crate::views::documents::said_word;
use crate::views::escort::{self, EscortSeen};
use crate::views::follow_up::{self, For};
use crate::views::handovers::agreed::{self, Agreed};
use crate::views::people::{Person, person};
use crate::views::row::{self, Row};

/// A plan that is looked at again within this is said to be due.
const SOON: Duration = Duration::from_hours(14 * 24);

/// Something that is left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// About what.
    pub about: About,
    /// Who does it.
    pub owner: Person,
    /// By when.
    pub at: Timestamp,
    /// What; none as well for children: that they are seen to.
    pub what: Option<String>,
    /// For whom, where that is said.
    pub for_whom: For,
}

/// Whose plan is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanDue {
    /// It is looked at again then.
    pub review_at: Option<Timestamp>,
    /// Suggestions that nobody has looked at with the person.
    pub suggestions: usize,
}

/// What the log says of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its line on the board.
    pub row: Row,
    /// Whom it is about, by name, where the viewer has a ground to read it.
    pub name: Option<String>,
    /// Their record.
    pub patient: Option<PatientId>,
    /// When it began.
    pub began: Timestamp,
    /// How it ended.
    pub closing: Option<ClosingView>,
    /// What is left to do, the first due first.
    pub left: Vec<Left>,
    /// What was written, oldest first.
    pub notes: Vec<NoteView>,
    /// What was agreed, in the words that were written.
    pub agreed: Vec<Agreed>,
    /// The documents that the viewer may read: which, what it is, and how far it has come.
    pub documents: Vec<(DocumentId, DocumentKind, &'static str)>,
    /// Documents that nobody has signed.
    pub drafts: usize,
    /// Orders given by telephone that wait for a doctor's signature.
    pub await_doctor: usize,
    /// Documents that are to go to the municipality's record system.
    pub to_transfer: usize,
    /// Documents that are signed.
    pub signed: usize,
    /// Something was not as it should be.
    pub deviations: Vec<DeviationRow>,
    /// Children who are relatives.
    pub children: Option<ChildrenAnswer>,
    /// The plan is to be looked at.
    pub plan: Option<PlanDue>,
    /// Somebody is out with them now.
    pub visit: bool,
    /// Somebody of ours goes along with them, or is going to, and is not back.
    pub escorts: Vec<EscortSeen>,
    /// Those that are over: who went, and into whose hands.
    pub escorts_over: Vec<EscortSeen>,
    /// How soon a doctor asked for help, and the situation in the doctor's words.
    pub asked: Option<(Urgency, Option<String>)>,
}

/// What the log says of a contact, to those who may open it.
pub(super) fn told(state: &State, viewer: &Viewer, id: ContactId, now: Timestamp) -> Option<Told> {
    let contact = state.contact(id)?;
    if !viewer.may_open(state, contact) {
        return None;
    }
    let (mut drafts, mut await_doctor, mut to_transfer, mut signed) = (0, 0, 0, 0);
    for document in state.documents_of(id).filter(|document| !document.erased) {
        drafts += usize::from(document.is_draft());
        await_doctor += usize::from(document.lacks_doctor());
        signed += usize::from(document.is_signed() && !document.lacks_doctor());
        to_transfer += usize::from(document.transfer.waits());
    }
    let (patient, name, plan) = about(state, viewer, contact, now);
    let seen = agreed::documents(state, viewer, contact);
    Some(Told {
        row: row::of(state, viewer, contact),
        name,
        patient,
        began: contact.since,
        closing: contact::closing(state, viewer, contact),
        left: follow_ups(state, id)
            .into_iter()
            .map(|found| left(state, viewer, contact, found, now))
            .collect(),
        notes: contact::notes(state, viewer, contact),
        agreed: agreed::agreed(state, contact, &seen),
        documents: seen
            .iter()
            .map(|seen| {
                let standing = said_word(state, seen.document);
                (seen.document.id, seen.document.kind, standing)
            })
            .collect(),
        drafts,
        await_doctor,
        to_transfer,
        signed,
        deviations: deviations::of_contact(state, viewer, id, now),
        children: contact.children.as_ref().map(|children| children.answer),
        plan,
        escorts: escort::going_on(state, viewer, id, now),
        escorts_over: escort::over(state, viewer, id, now),
        asked: state.request_of(id).map(|request| {
            let situation = request.form.isbar.situation.as_ref();
            let situation = situation.and_then(Secret::known).cloned();
            (request.form.urgency, situation)
        }),
        visit: state.visits.values().any(|visit| visit.contact == Some(id)),
    })
}

type Whom = (Option<PatientId>, Option<String>, Option<PlanDue>);

/// Whom it is about, as far as the viewer has a ground to read it, and whether their plan is to be looked at.
fn about(state: &State, viewer: &Viewer, contact: &Contact, now: Timestamp) -> Whom {
    let about = contact.about.as_ref();
    let Some(patient) = about.and_then(|about| state.current_patient(about.patient)) else {
        return (None, None, None);
    };
    let sight = sight::sight(state, viewer.looker(), patient, now);
    if sight.ground_for(RecordPart::Identity).is_none() {
        return (None, None, None);
    }
    let name = patient.identity.known().map(Identity::full_name);
    let in_force = state.plan_in_force_of(patient);
    let review_at = in_force.and_then(|plan| review(plan, now));
    let suggestions = state.suggestions_of(patient);
    let suggestions = suggestions.filter(|(_, _, one)| one.waits()).count();
    let plan = (review_at.is_some() || suggestions > 0).then_some(PlanDue {
        review_at,
        suggestions,
    });
    (
        Some(patient.id),
        name,
        plan.filter(|_| sight.in_hand && sight.knows_of_plan()),
    )
}

fn review(plan: &Plan, now: Timestamp) -> Option<Timestamp> {
    match plan.stage {
        Stage::InForce { review_at, .. } => Some(review_at).filter(|at| *at <= now + SOON),
        Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
    }
}

fn left(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    found: &FollowUp,
    now: Timestamp,
) -> Left {
    Left {
        about: found.about,
        owner: person(state, viewer, &found.owner),
        at: found.at,
        what: follow_up::what(contact, found),
        for_whom: follow_up::for_whom(state, viewer, contact, found, now),
    }
}
