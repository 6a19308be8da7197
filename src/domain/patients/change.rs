//! What those who have a person in hand change in their record.

use crate::domain::consents::able::Widened;
use crate::domain::consents::elsewhere::Said;
use crate::domain::ids::{ConfidenceId, ContactId, FlagId, RelativeId};
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Person, Told};
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::plans::plan::PlanStand;
use crate::domain::plans::section::Section;
use crate::domain::time::Timestamp;

/// A change to a record. Ids are chosen by whoever asks: the same twice is one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum Change {
    /// A change with a word on what stood there: it was wrong, or it has changed since. Where nothing stood, it says nothing.
    Said {
        amended: Amended,
        change: Box<Change>,
    },
    /// Who it is, otherwise. `seen`: what the writer had before them.
    Amend {
        identity: Box<Identity>,
        seen: Box<Identity>,
    },
    /// How it is with them.
    SetStanding(Standing),
    /// Somebody around them: new, or listed otherwise. `order` is the place in which they are rung, from 0.
    List {
        relative: RelativeId,
        person: Box<Person>,
        order: u16,
    },
    /// What somebody may be told: less at once, more only with whoever works with the person.
    SetTold {
        relative: RelativeId,
        told: Told,
        widened: Option<Widened>,
    },
    /// Whether the person objects to contact with somebody.
    SetObjected {
        relative: RelativeId,
        objected: bool,
    },
    /// The question that shows that it is somebody around the person: chosen together with those who work with the person.
    ChooseTheirQuestion {
        relative: RelativeId,
        question: ProofQuestion,
    },
    /// Take somebody off the list.
    Unlist { relative: RelativeId },
    /// Something to watch for. `hidden_because`: why the person does not see it; empty: they do.
    RaiseFlag {
        flag: FlagId,
        text: String,
        reason: String,
        hidden_because: String,
        until: Timestamp,
    },
    /// Nothing to watch for any more.
    EndFlag { flag: FlagId },
    /// How the person wants to be reached.
    SaveSettings(Box<Settings>),
    /// The same as somebody reads and changes it: what `seen` says is what stood there when they began.
    AmendSettings {
        settings: Box<Settings>,
        seen: Box<Settings>,
    },
    /// The question that shows that it is them.
    ChooseQuestion(ProofQuestion),
    /// What somebody around them has told in confidence.
    WriteConfidence {
        confidence: ConfidenceId,
        relative: Option<RelativeId>,
        contact: Option<ContactId>,
        text: String,
    },
    /// It was wrong.
    StrikeConfidence {
        confidence: ConfidenceId,
        why: String,
    },
    /// Where the plan is, or why there is none.
    SetPlanStand { stand: PlanStand, elsewhere: String },
    /// Something for the plan; without a part, what was learnt after a crisis.
    Suggest {
        section: Option<Section>,
        contact: Option<ContactId>,
        words: String,
    },
    /// What was learnt in this contact: nothing, this time.
    NothingLearnt { contact: ContactId },
    /// What is written down now was said to another service: when, and to whom.
    SaidElsewhere {
        what: Said,
        at: Option<Timestamp>,
        to: String,
    },
}
