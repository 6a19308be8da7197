//! What always holds of documents that wait: whoever began one that is not signed is reminded once, at the time that was promised; only a doctor
//! signs what a doctor ordered; and what belongs in the municipality's record system is to transfer until somebody says that it is there. The list
//! is that of `handbook/engineering/testing.md`; nothing here is weaker than what `handbook/service/en/assessments.md` promises.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::assessments::asked::asked_by;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::{Document, Transfer};
use crate::domain::command::Command;
use crate::domain::ids::{DocumentId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::world::World;

/// Whoever began a document is reminded after so long that it is not signed.
const REMINDED_AFTER: Duration = Duration::from_hours(12);

/// What the world has seen of it.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// Who is to be reminded of each, and when.
    remind: BTreeMap<DocumentId, (StaffId, Timestamp)>,
    /// Orders that wait for a doctor: which, and by when a leader is to know.
    orders: BTreeMap<DocumentId, ((Option<Actor>, bool), Timestamp)>,
    /// Of which somebody has said that they are in the record system.
    confirmed: BTreeSet<DocumentId>,
    wrong: Option<String>,
}

/// A command is about to be given: it is said that a document is in the record system.
pub fn word(world: &mut World, command: &Command) -> Option<DocumentId> {
    let Command::Assessment(AssessmentCommand::ConfirmTransfer { document }) = command else {
        return None;
    };
    world.held.signing.confirmed.insert(*document);
    Some(*document)
}

/// It was taken.
pub fn heard(state: &State, document: DocumentId) -> Option<String> {
    let found = state.document(document);
    let there = found.is_some_and(|found| matches!(found.transfer, Transfer::Transferred { .. }));
    (!there).then(|| format!("document {document} was said to be transferred, and is not"))
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State, now: Timestamp) {
        let mut written: BTreeMap<&StaffId, usize> = BTreeMap::new();
        for (staff, text) in written_to(last, state) {
            if *text == MessageText::SigningDue {
                *written.entry(staff).or_default() += 1;
            }
        }
        for (staff, count) in written {
            let theirs = |it: &(&DocumentId, &(StaffId, Timestamp))| {
                let (_, (whose, due)) = it;
                whose == staff && *due <= now
            };
            let due: Vec<DocumentId> = self
                .remind
                .iter()
                .filter(theirs)
                .map(|(id, _)| *id)
                .collect();
            if count > due.len() {
                let due = due.len();
                self.wrong = Some(format!(
                    "{staff} is reminded of {count} documents at {now}, and {due} wait"
                ));
            }
            for id in due.into_iter().take(count) {
                self.remind.remove(&id);
            }
        }
        if state.documents.ptr_eq(&last.documents) {
            return;
        }
        for (id, document) in &state.documents {
            if !last.documents.contains_key(id)
                && asked_by(state, document).is_none()
                && let Some(staff) = document.begun_by.staff()
            {
                let due = document.begun_at + REMINDED_AFTER;
                self.remind.insert(*id, (staff.clone(), due));
            }
        }
        self.orders(state, now);
        self.remind.retain(|id, _| {
            let found = state.document(*id);
            found.is_some_and(|found| found.is_draft() && !found.erased)
        });
    }

    /// An order that waits for a doctor: who it is, whether they were reminded, and by when the leader is to have been told.
    fn orders(&mut self, state: &State, now: Timestamp) {
        let service = state.service.as_ref();
        let Some(within) = service.map(|service| service.documents.order_signed_within) else {
            return;
        };
        let waits = |id: &DocumentId| {
            let document = state.document(*id);
            document.filter(|document| {
                document.lacks_doctor() && !document.chase.late && !document.erased
            })
        };
        self.orders.retain(|id, _| waits(id).is_some());
        for document in state.unsigned_orders.iter().filter_map(waits) {
            // From when the doctor was reminded it is as long again, however late that was.
            let step = (document.ordered_by.clone(), document.chase.reminded);
            let known = self.orders.get(&document.id);
            if known.is_none_or(|(known, _)| *known != step) {
                let soon = now + within;
                let by = if step.1 { soon } else { soon + within };
                self.orders.insert(document.id, (step, by));
            }
        }
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        if let Some((id, (_, by))) = self.orders.iter().find(|(_, (_, by))| late(*by)) {
            return Some(format!("no leader knows by {by} that no doctor signs {id}"));
        }
        let silent = self.remind.iter().find(|(_, (_, due))| late(*due));
        silent.map(|(id, (staff, due))| {
            format!("{staff} was to be reminded of document {id} by {due}")
        })
    }
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    let wrong = world.held.signing.wrong.take().filter(|_| sure);
    if state.documents.ptr_eq(&last.documents) {
        return wrong;
    }
    let changed = state.documents.iter().filter(|(id, document)| {
        let before = last.documents.get(*id);
        !document.erased && before.is_none_or(|before| !Arc::ptr_eq(before, document))
    });
    let confirmed = &world.held.signing.confirmed;
    wrong.or_else(|| {
        let mut changed = changed.map(|(id, document)| (last.document(*id), document));
        changed.find_map(|(before, document)| {
            not_transferred(state, confirmed, before, document)
                .or_else(|| no_doctor(state, document))
        })
    })
}

/// Where the official record is said to be is where the municipality has decided, and whether it is there is what somebody said.
fn not_transferred(
    state: &State,
    confirmed: &BTreeSet<DocumentId>,
    before: Option<&Document>,
    document: &Document,
) -> Option<String> {
    let service = state.service.as_ref()?;
    let elsewhere = service.documents.in_epj.contains(&document.kind);
    // What is withdrawn is to be transferred no more; if it is there already, it is to be struck there.
    let signed = document.is_signed();
    let there = elsewhere && confirmed.contains(&document.id);
    let holds = match &document.transfer {
        Transfer::Here => !(elsewhere && signed),
        Transfer::ToTransfer => elsewhere && signed,
        Transfer::ToTransferAgain => there && signed,
        Transfer::ToStrike => there && !signed,
        Transfer::Transferred { .. } => there,
    };
    let before = before.map(|before| &before.transfer);
    let back = before.is_some_and(is_there) && !is_there(&document.transfer);
    (!holds || back).then(|| {
        format!(
            "document {} was {before:?}, and is {:?}: signed {signed}, official there {elsewhere}",
            document.id, document.transfer
        )
    })
}

/// Whether the record system has it, as it is or as it was.
const fn is_there(transfer: &Transfer) -> bool {
    match transfer {
        Transfer::Here | Transfer::ToTransfer => false,
        Transfer::ToTransferAgain | Transfer::ToStrike | Transfer::Transferred { .. } => true,
    }
}

/// An order by telephone is signed by a doctor, and by nobody else.
fn no_doctor(state: &State, document: &Document) -> Option<String> {
    let (by, _) = document.countersigned.as_ref()?;
    let doctor = match by.actor() {
        Actor::Guest(_) => true,
        Actor::Staff(staff) => {
            let member = state.service.as_ref().and_then(|it| it.staff(staff));
            member.is_some_and(|member| {
                member.has_role(StaffRole::Doctor) || member.has_role(StaffRole::MunicipalDoctor)
            })
        }
        Actor::Station(_) | Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => {
            false
        }
    };
    let (by, id) = (by.actor(), document.id);
    (!doctor).then(|| format!("{by} has signed the order {id} as a doctor"))
}
