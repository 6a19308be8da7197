//! Signing, and what may be said of a document afterwards. What is signed is never rewritten (helsepersonelloven §§ 39–40;
//! `handbook/service/en/assessments.md`).

use crate::domain::access;
use crate::domain::actor::Actor;
use crate::domain::assessments::decide::{found, not_theirs, whose, writes};
use crate::domain::assessments::document::{Document, LONGEST, Standing, Transfer};
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::assessments::hash::Signed;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::assessments::signature::{self, DoctorSignature, Office, Signature};
use crate::domain::assessments::{asked, case, chase, moments, told};
use crate::domain::decider::Decider;
use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::unfinished::unfinished;
use crate::domain::ids::DocumentId;
use crate::domain::messages::message::MessageText;
use crate::domain::patients::identity::needed;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Whether it is still being written.
pub(super) fn is_draft(document: &Document) -> Result<(), DocumentRejection> {
    match document.part.standing() {
        Standing::Draft => Ok(()),
        Standing::Signed { .. } => Err(DocumentRejection::Signed),
        Standing::Elsewhere(_) | Standing::Withdrawn { .. } => Err(DocumentRejection::Over),
    }
}

/// A document is finished on the form it was begun on.
pub(super) fn on_its_form(document: &Document, form: &Form) -> Result<(), DocumentRejection> {
    if *form.reference() == document.form {
        Ok(())
    } else {
        Err(DocumentRejection::OtherForm {
            form: document.form.to_string(),
        })
    }
}

pub(super) fn sign(
    d: &mut Decider<'_>,
    document: DocumentId,
    form: &Form,
    seen: u64,
    outside: bool,
) -> Result<(), Rejection> {
    let found = found(d, document)?;
    let signature = Signature::of(Office::of(found.kind), &d.state, &d.actor)?;
    if let Standing::Signed { by, .. } = found.part.standing()
        && by == signature
    {
        return Ok(());
    }
    writes(d, &found)?;
    is_draft(&found)?;
    on_its_form(&found, form)?;
    let unsettled: Vec<String> = found
        .unsettled()
        .map(|(field, _)| field.to_string())
        .collect();
    if !unsettled.is_empty() {
        return Err(DocumentRejection::Unsettled {
            fields: unsettled.join(", "),
        }
        .into());
    }
    if found.last_written().map_or(0, |written| written.number) > seen {
        return Err(DocumentRejection::WrittenSince.into());
    }
    let missing: Vec<String> = unfinished(form, &found.answers())
        .into_iter()
        .map(|missing| missing.field.to_string())
        .collect();
    if !missing.is_empty() {
        return Err(DocumentRejection::Unfinished {
            fields: missing.join(", "),
        }
        .into());
    }
    if found.lacks_orderer() && !outside {
        return Err(DocumentRejection::WhichDoctor.into());
    }
    let ahead = moments::ahead(&found, d.now);
    if !ahead.is_empty() {
        let fields = ahead.join(", ");
        return Err(DocumentRejection::Ahead { fields }.into());
    }
    let to_transfer = d
        .service()
        .is_some_and(|service| service.documents.in_epj.contains(&found.kind));
    let form_digest = form.head().digest.clone();
    let nonce = d.nonce();
    let hash = Signed {
        document,
        contact: found.contact,
        kind: found.kind,
        form: &found.form,
        form_digest: &form_digest,
        signature: &signature,
        at: d.now,
        answers: &found.answers(),
    }
    .hash(&nonce);
    d.emit(AssessmentEvent::DocumentHashed {
        document,
        hash,
        nonce: Secret::Known(nonce),
        form_digest,
    });
    d.emit(AssessmentEvent::DocumentSigned {
        document,
        signature,
        to_transfer,
    });
    if found.countersigned.is_none() {
        tell_doctor(d, found.ordered_by.as_ref());
        chase::order(d, document);
    }
    told::finished(d, &found);
    Ok(())
}

/// The doctor who gave an order by telephone is named by whoever writes it down, or wrote it down: from then on they may read this one
/// document, whether they ever asked for anything in the case or not. Once it is signed by the nurse they are told that it waits.
pub(super) fn name_doctor(
    d: &mut Decider<'_>,
    document: DocumentId,
    doctor: &Actor,
) -> Result<(), Rejection> {
    let found = found(d, document)?;
    if found.kind != DocumentKind::TelephoneOrder {
        return Err(DocumentRejection::NotAnOrder.into());
    }
    if found.is_draft() {
        writes(d, &found)?;
    } else if found.signed_by().as_ref() != Some(&d.actor) {
        return Err(not_theirs());
    }
    if found.countersigned.is_some() || found.chase.paper.is_some() {
        return Err(DocumentRejection::Signed.into());
    }
    if matches!(
        found.part.standing(),
        Standing::Elsewhere(_) | Standing::Withdrawn { .. }
    ) {
        return Err(DocumentRejection::Over.into());
    }
    if !signature::is_reachable_doctor(&d.state, doctor) {
        return Err(DocumentRejection::NoDoctor.into());
    }
    if found.ordered_by.as_ref() == Some(doctor) {
        return Ok(());
    }
    let by = d.actor.clone();
    d.emit(AssessmentEvent::OrderDoctorNamed {
        document,
        doctor: doctor.clone(),
        by,
    });
    if found.is_signed() {
        tell_doctor(d, Some(doctor));
        chase::order(d, document);
    }
    Ok(())
}

/// The message says nothing about anybody. A guest sees it when next signed in.
fn tell_doctor(d: &mut Decider<'_>, doctor: Option<&Actor>) {
    if let Some(staff) = doctor.and_then(Actor::staff) {
        d.text_staff(staff, MessageText::OrderToSign);
    }
}

/// A doctor signs an order that was given by telephone, here or on paper, once it has been written down and signed by the nurse who read it back.
pub(super) fn countersign(d: &mut Decider<'_>, document: DocumentId) -> Result<(), Rejection> {
    let found = found(d, document)?;
    if found.kind != DocumentKind::TelephoneOrder {
        return Err(DocumentRejection::NotAnOrder.into());
    }
    if !found.is_signed() {
        return Err(DocumentRejection::NotSigned.into());
    }
    let signature = match DoctorSignature::of(&d.state, &d.actor) {
        Ok(signature) => signature,
        Err(why) => return on_paper(d, &found, why),
    };
    if found
        .ordered_by
        .as_ref()
        .is_some_and(|doctor| *doctor != d.actor)
    {
        return Err(DocumentRejection::OtherDoctor.into());
    }
    if found.lacks_doctor() {
        d.emit(AssessmentEvent::OrderCountersigned {
            document,
            signature,
        });
    }
    Ok(())
}

/// No doctor who signs in here was named: the nurse who signed says that the one who gave it has signed on paper.
fn on_paper(
    d: &mut Decider<'_>,
    found: &Document,
    why: DocumentRejection,
) -> Result<(), Rejection> {
    let (document, by) = (found.id, d.actor.clone());
    if found.ordered_by.is_some() || found.signed_by().as_ref() != Some(&by) {
        return Err(why.into());
    }
    if found.lacks_doctor() {
        d.emit(AssessmentEvent::OrderSignedOnPaper { document, by });
    }
    Ok(())
}

/// "Written in the legevakt's record, when, by whom": nothing is written twice.
pub(super) fn state_elsewhere(
    d: &mut Decider<'_>,
    document: DocumentId,
    (record, written_by): (&str, &str),
    written_at: Timestamp,
) -> Result<(), Rejection> {
    let found = found(d, document)?;
    is_draft(&found)?;
    Signature::of(Office::of(found.kind), &d.state, &d.actor)?;
    writes(d, &found)?;
    if written_at > d.now {
        return Err(DocumentRejection::NotYet.into());
    }
    let (record, written_by) = (needed(record, LONGEST)?, needed(written_by, LONGEST)?);
    let by = d.actor.clone();
    d.emit(AssessmentEvent::DocumentWrittenElsewhere {
        document,
        record: Secret::Known(record),
        written_by: Secret::Known(written_by),
        written_at,
        by,
    });
    told::finished(d, &found);
    Ok(())
}

pub(super) fn amend(
    d: &mut Decider<'_>,
    document: DocumentId,
    words: &str,
    reason: &str,
) -> Result<(), Rejection> {
    let found = found(d, document)?;
    if !found.is_signed() {
        return Err(DocumentRejection::NotSigned.into());
    }
    Signature::of(Office::of(found.kind), &d.state, &d.actor).map_err(|_| whose(found.kind))?;
    if !reads(d, &found) {
        return Err(not_theirs());
    }
    let (words, reason) = (needed(words, LONGEST)?, needed(reason, LONGEST)?);
    let by = d.actor.clone();
    d.emit(AssessmentEvent::DocumentAmended {
        document,
        words: Secret::Known(words),
        reason: Secret::Known(reason),
        by,
    });
    Ok(())
}

/// A draft, by whoever may write in it, and by whoever began it while no one else has written in it; what is signed, by whoever signed it. Both are kept.
pub(super) fn withdraw(
    d: &mut Decider<'_>,
    document: DocumentId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = found(d, document)?;
    match found.part.standing() {
        Standing::Draft => {
            let began = found.begun_by == d.actor;
            let alone = began && !asked::others_wrote(&found, &d.actor);
            if !alone && let Err(why) = writes(d, &found) {
                return Err(if began {
                    DocumentRejection::OthersWrote.into()
                } else {
                    why
                });
            }
        }
        Standing::Signed { by, .. } => {
            if by.actor() != d.actor {
                return Err(DocumentRejection::NotTheSigner.into());
            }
        }
        Standing::Elsewhere(said) => {
            if said.by != d.actor {
                return Err(DocumentRejection::NotTheSigner.into());
            }
        }
        Standing::Withdrawn { .. } => return Ok(()),
    }
    let (reason, by) = (Secret::Known(needed(reason, LONGEST)?), d.actor.clone());
    d.emit(AssessmentEvent::DocumentWithdrawn {
        document,
        reason,
        by,
    });
    told::withdrawn(d, &found);
    Ok(())
}

/// It is in the municipality's record system now.
pub(super) fn confirm_transfer(d: &mut Decider<'_>, document: DocumentId) -> Result<(), Rejection> {
    let found = found(d, document)?;
    match found.transfer {
        Transfer::Here => Err(DocumentRejection::NothingToTransfer.into()),
        Transfer::Transferred { .. } => Ok(()),
        Transfer::ToTransfer | Transfer::ToTransferAgain | Transfer::ToStrike => {
            let by: Actor = d.actor.clone();
            d.emit(AssessmentEvent::DocumentTransferred { document, by });
            Ok(())
        }
    }
}

fn reads(d: &Decider<'_>, document: &Document) -> bool {
    access::sees(&d.state, &d.actor, |state, looker| {
        case::may_read(state, looker, document)
    })
}
