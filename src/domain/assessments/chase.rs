//! Whoever is to sign or to decide is reminded, and when that does not help, somebody who can do something about it is told
//! (`handbook/service/en/assessments.md`). No message says anything about anybody.

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::assessments::asked::asked_by;
use crate::domain::assessments::decide::found;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::assessments::signature::{MunicipalDoctorSignature, Office};
use crate::domain::decider::Decider;
use crate::domain::ids::{DocumentId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::rejection::Rejection;
use crate::domain::service::documents::Documents;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Whoever can sign a draft is reminded after so long.
pub(super) const REMIND: Duration = Duration::from_hours(12);

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chase {
    /// Whoever is to sign has been reminded.
    pub reminded: bool,
    /// It did not help, and somebody else has been told.
    pub late: bool,
    /// The doctor does not sign in here and has signed an order on paper: who says so, and when.
    pub paper: Option<(Actor, Timestamp)>,
    /// The first municipal doctor who opened a decision that was asked for, and when.
    pub seen: Option<(Actor, Timestamp)>,
}

impl Chase {
    /// It waits for somebody else from now on.
    pub(super) const fn goes_on(&mut self) {
        self.reminded = false;
        self.late = false;
    }
}

/// What is written to staff about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentText {
    /// To a leader: an order given by telephone waits for a doctor's signature.
    OrderUnsigned,
    /// To whoever asked for a decision: no municipal doctor has opened it.
    DecisionUnseen,
    /// To a municipal doctor: a decision that was asked for is not needed any more.
    DecisionNotWanted,
    /// To whoever waits for it: an examination or a decision is written and signed, here or elsewhere.
    PartFinished,
    /// To whoever waits for it, or has read it: it counts no more.
    PartTakenBack,
}

impl From<DocumentText> for MessageText {
    fn from(text: DocumentText) -> Self {
        Self::Document(text)
    }
}

/// Nobody has looked at a decision that was asked for.
pub fn is_unseen(document: &Document) -> bool {
    document.is_draft() && document.chase.seen.is_none() && document.entries.is_empty()
}

/// Whether it would be something new that this actor has opened it: a decision that was asked for, and nobody who can make it has seen.
pub fn opens(state: &State, document: &Document, actor: &Actor) -> bool {
    document.is_draft()
        && document.chase.seen.is_none()
        && asked_by(state, document).is_some()
        && MunicipalDoctorSignature::of(state, actor).is_ok()
}

fn rules(d: &Decider<'_>) -> Documents {
    let service = d.service();
    service.map_or_else(Documents::default, |service| service.documents.clone())
}

fn waits(d: &mut Decider<'_>, document: DocumentId, until: Timestamp) {
    d.emit(AssessmentEvent::SignatureAwaited { document, until });
}

/// A decision was asked for.
pub(super) fn decision(d: &mut Decider<'_>, document: DocumentId) {
    ask_municipal_doctors(d);
    let until = d.now + rules(d).decision_seen_within;
    waits(d, document, until);
}

/// An order given by telephone waits for a doctor from now on, or for another one.
pub(super) fn order(d: &mut Decider<'_>, document: DocumentId) {
    let Some(found) = d.state.documents.get(&document).cloned() else {
        return;
    };
    if found.lacks_doctor() {
        let until = d.now + rules(d).order_signed_within;
        waits(d, document, until);
    }
}

/// The municipal doctor has opened it: whoever asked sees that. Anybody else who opens it changes nothing.
pub(super) fn see(d: &mut Decider<'_>, document: DocumentId) -> Result<(), Rejection> {
    let found = found(d, document)?;
    let by = d.actor.clone();
    if opens(&d.state, &found, &by) {
        d.emit(AssessmentEvent::DecisionSeen { document, by });
    }
    Ok(())
}

/// A decision is asked for: those who can make it get a message that says nothing about anybody.
fn ask_municipal_doctors(d: &mut Decider<'_>) {
    text_municipal_doctors(d, &MessageText::DecisionAsked);
}

/// All of them but whoever does this.
pub(super) fn text_municipal_doctors(d: &mut Decider<'_>, text: &MessageText) {
    let Some(service) = d.service() else { return };
    let asked: Vec<StaffId> = service
        .staff
        .iter()
        .filter(|staff| staff.has_role(StaffRole::MunicipalDoctor))
        .filter(|staff| d.actor.staff() != Some(&staff.id))
        .map(|staff| staff.id.clone())
        .collect();
    for staff in asked {
        d.text_staff(&staff, text.clone());
    }
}

/// The time has come.
pub(in crate::domain) fn due(d: &mut Decider<'_>, document: DocumentId) {
    let Some(found) = d.state.documents.get(&document).cloned() else {
        return;
    };
    if found.lacks_doctor() {
        order_due(d, &found);
    } else if let Some(asker) = asked_by(&d.state, &found).filter(|_| found.is_draft()) {
        decision_due(d, &found, asker);
    } else {
        draft_due(d, &found);
    }
}

/// Whoever began a document that is still not signed is reminded, once.
fn draft_due(d: &mut Decider<'_>, found: &Document) {
    let document = found.id;
    d.emit(AssessmentEvent::SigningReminded { document });
    if let Some(staff) = found.begun_by.staff().filter(|_| found.is_draft()) {
        d.text_staff(staff, MessageText::SigningDue);
    }
}

/// The doctor is reminded, and after as long again the leader is told. Where nobody was named, or somebody who reads no messages here, the
/// leader is told at once.
fn order_due(d: &mut Decider<'_>, found: &Document) {
    let document = found.id;
    let doctor = found.ordered_by.as_ref().and_then(Actor::staff);
    if let Some(doctor) = doctor.filter(|_| !found.chase.reminded) {
        d.emit(AssessmentEvent::SigningReminded { document });
        d.text_staff(doctor, MessageText::OrderToSign);
        let until = d.now + rules(d).order_signed_within;
        waits(d, document, until);
    } else {
        d.emit(AssessmentEvent::SigningLate { document });
        for leader in d.leaders() {
            d.text_staff(&leader, DocumentText::OrderUnsigned.into());
        }
    }
}

/// The municipal doctors are reminded while nobody has opened it; then whoever asked is told. In the end those who can sign it are reminded
/// that it is not signed.
fn decision_due(d: &mut Decider<'_>, found: &Document, asker: &Actor) {
    let (document, unseen) = (found.id, is_unseen(found));
    let last = found.begun_at + REMIND;
    let is_last = d.now >= last;
    if is_last || (unseen && !found.chase.reminded) {
        d.emit(AssessmentEvent::SigningReminded { document });
        ask_municipal_doctors(d);
    }
    if unseen && !found.chase.late && (is_last || found.chase.reminded) {
        d.emit(AssessmentEvent::SigningLate { document });
        if let Some(staff) = asker.staff() {
            d.text_staff(staff, DocumentText::DecisionUnseen.into());
        }
    }
    if !is_last {
        let again = unseen && !found.chase.reminded;
        let soon = d.now + rules(d).decision_seen_within;
        waits(d, document, if again { soon.min(last) } else { last });
    }
}

/// Whether it is the municipal doctor's, and still to be made.
pub fn is_asked(state: &State, document: &Document) -> bool {
    Office::of(document.kind) == Office::MunicipalDoctor
        && document.is_draft()
        && asked_by(state, document).is_some()
}
