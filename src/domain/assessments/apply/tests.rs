//! What is found of documents by an index is what a walk through all of them finds.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::actor::Actor;
use crate::domain::assessments::signature::{DoctorSignature, NurseSignature, Signature};
use crate::domain::forms::form::FormRef;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::StaffId;

const KINDS: [DocumentKind; 3] = [
    DocumentKind::TelephoneOrder,
    DocumentKind::NurseAssessment,
    DocumentKind::DoctorExamination,
];

fn kari() -> Actor {
    Actor::Staff(StaffId::new("kari"))
}

/// Whatever may happen to one of eight documents in three contacts.
fn event(what: u8, which: u8) -> AssessmentEvent {
    let document = DocumentId::from_uuid(Uuid::from_u128(u128::from(which % 8)));
    let words = || Secret::Known("ord".to_owned());
    let by = kari();
    match what % 9 {
        0 | 1 => AssessmentEvent::DocumentBegun {
            document,
            contact: ContactId::from_uuid(Uuid::from_u128(u128::from(which % 3))),
            document_kind: KINDS[usize::from(which) % KINDS.len()],
            form: FormRef {
                url: "https://example.test/skjema".to_owned(),
                version: "1".to_owned(),
            },
            by,
        },
        2 => AssessmentEvent::FieldWritten {
            document,
            field: "observed".parse().unwrap(),
            instead_of: 0,
            values: Secret::Erased,
            by,
        },
        3 => AssessmentEvent::DocumentSigned {
            document,
            signature: Signature::Nurse(NurseSignature::as_recorded(StaffId::new("kari"))),
            to_transfer: which.is_multiple_of(2),
        },
        4 => AssessmentEvent::OrderCountersigned {
            document,
            signature: DoctorSignature::as_recorded(Actor::Staff(StaffId::new("jonas"))),
        },
        5 => AssessmentEvent::DocumentElsewhere {
            document,
            words: words(),
            by,
        },
        6 => AssessmentEvent::DocumentWithdrawn {
            document,
            reason: words(),
            by,
        },
        7 => AssessmentEvent::DocumentTransferred { document, by },
        _ => AssessmentEvent::DocumentErased { document },
    }
}

/// What is being written, the orders without a doctor, what is to transfer.
type Indexed = (
    BTreeMap<ContactId, BTreeSet<DocumentId>>,
    BTreeSet<DocumentId>,
    BTreeSet<DocumentId>,
);

/// By walking through all.
fn walked(state: &State) -> Indexed {
    let mut drafts = BTreeMap::<_, BTreeSet<_>>::new();
    let (mut orders, mut to_transfer) = (BTreeSet::new(), BTreeSet::new());
    for document in state.documents.values().filter(|one| !one.erased) {
        if document.is_draft() {
            drafts
                .entry(document.contact)
                .or_default()
                .insert(document.id);
        }
        if document.lacks_doctor() {
            orders.insert(document.id);
        }
        if document.transfer.waits() {
            to_transfer.insert(document.id);
        }
    }
    (drafts, orders, to_transfer)
}

/// As they are kept.
fn kept(state: &State) -> Indexed {
    let drafts = state.drafts.iter();
    let drafts = drafts.map(|(contact, all)| (*contact, all.iter().copied().collect()));
    (
        drafts.collect(),
        state.unsigned_orders.iter().copied().collect(),
        state.to_transfer.iter().copied().collect(),
    )
}

proptest! {
    #[test]
    fn the_indexes_say_what_a_walk_through_all_documents_says(
        happened in prop::collection::vec((any::<u8>(), any::<u8>()), 1..80),
    ) {
        let mut state = State::default();
        for (what, which) in happened {
            state.seq += 1;
            let event = event(what, which);
            // Nobody begins the same document twice.
            if let AssessmentEvent::DocumentBegun { document, .. } = &event
                && state.documents.contains_key(document)
            {
                continue;
            }
            apply(&mut state, Timestamp::from_millis(1_000), &event);
            prop_assert_eq!(kept(&state), walked(&state), "after {:?}", event);
        }
    }
}

#[test]
fn a_draft_is_among_those_being_written_until_it_is_signed() {
    let mut state = State::default();
    let at = Timestamp::from_millis(1_000);
    apply(&mut state, at, &event(0, 1));
    assert_eq!(state.drafts.len(), 1);
    apply(&mut state, at, &event(3, 1));
    assert!(state.drafts.is_empty());
}
