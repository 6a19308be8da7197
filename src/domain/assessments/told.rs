//! Who is told when an examination or a decision is finished, or counts no more: nobody who waits for it, or goes along on it, finds it out by
//! looking (`handbook/service/en/assessments.md`). No message says anything about anybody.

use std::collections::BTreeSet;

use crate::domain::actor::Actor;
use crate::domain::assessments::asked::asked_by;
use crate::domain::assessments::chase::{self, DocumentText};
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::signature::Office;
use crate::domain::contacts::hands;
use crate::domain::decider::Decider;
use crate::domain::ids::StaffId;
use crate::domain::state::State;

/// It is signed, or said to be written in another record.
pub(super) fn finished(d: &mut Decider<'_>, document: &Document) {
    tell(d, document, DocumentText::PartFinished);
}

/// It counts no more. `before`: as it was.
pub(super) fn withdrawn(d: &mut Decider<'_>, before: &Document) {
    match before.part.standing() {
        Standing::Signed { .. } | Standing::Elsewhere(_) => {
            tell(d, before, DocumentText::PartTakenBack);
        }
        Standing::Draft => {
            let Some(asker) = asked_by(&d.state, before).cloned() else {
                return;
            };
            chase::text_municipal_doctors(d, &DocumentText::DecisionNotWanted.into());
            if let Some(asker) = asker.staff().filter(|_| asker != d.actor) {
                d.text_staff(asker, DocumentText::PartTakenBack.into());
            }
        }
        Standing::Withdrawn { .. } => {}
    }
}

fn tell(d: &mut Decider<'_>, document: &Document, text: DocumentText) {
    match Office::of(document.kind) {
        Office::Doctor | Office::MunicipalDoctor => {}
        Office::Nurse | Office::Institution => return,
    }
    for staff in waiting(&d.state, document, &d.actor) {
        d.text_staff(&staff, text.into());
    }
}

/// Whoever asked for it, has the contact, follows it up or goes along, but not whoever does this.
fn waiting(state: &State, document: &Document, actor: &Actor) -> BTreeSet<StaffId> {
    let contact = document.contact;
    let asker = asked_by(state, document).and_then(Actor::staff);
    let owner = state.contact(contact).and_then(hands::owner);
    let follow = state.follow_ups_of(contact).map(|found| &found.owner);
    let along = state.escorts_of(contact);
    let along = along.filter(|escort| escort.is_open());
    let all = asker.into_iter().chain(owner).chain(follow);
    all.chain(along.map(|escort| &escort.journey.staff))
        .filter(|staff| actor.staff() != Some(*staff))
        .cloned()
        .collect()
}
