//! Handovers as JSON: the same as the pages show. Instants are RFC 3339 in UTC.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::handovers::handover::Receiver;
use crate::domain::time::Timestamp;
use crate::views::contact::NextView;
use crate::views::escort_json::{self, EscortJson};
use crate::views::follow_up::for_word;
use crate::views::handovers::agreed_json::{AgreedJson, agreed};
use crate::views::handovers::matters_json::{BesideJson, beside};
use crate::views::handovers::told::{Left, Told};
use crate::views::handovers::{
    Draft, HandoverLine, HandoverView, Hers, How, ItemView, Question, Said,
};
use crate::views::json::glance::ListedJson;
use crate::views::json::notes::{NoteJson, note};
use crate::views::json::{self, PersonJson, RowJson};
use crate::views::on_duty_json;
use crate::views::words;

/// What there is to hand over, and what has been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Handovers)]
pub struct HandoversJson {
    /// What the duty going on has to hand over, to each to whom it can; nothing for those who are not on duty.
    pub to_hand_over: Vec<DraftJson>,
    /// Those that concern the viewer, the open ones first.
    pub handovers: Vec<HandoverLineJson>,
    /// What the viewer has taken over and is not done with, the oldest first. Whom it is about stands in the handover.
    pub mine: Vec<HersJson>,
}

/// One of a handover that the viewer has taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverMine)]
pub struct HersJson {
    /// Which handover.
    pub handover: String,
    /// Which contact.
    pub contact: String,
    /// When it was handed over.
    pub at: String,
    /// It stays with the viewer until then, or until it is said to be done.
    pub until: Option<String>,
    /// The sentence on it.
    pub sentence: Option<SaidJson>,
    /// What is left to do.
    pub left: Vec<LeftJson>,
}

/// What a duty has to hand over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverDraft)]
pub struct DraftJson {
    /// `day` or `nurse`.
    pub to: &'static str,
    /// The nurse who comes next: her short name.
    pub nurse: Option<String>,
    /// When it is handed over by itself.
    pub by_itself_at: Option<String>,
    /// So many more were nothing.
    pub quiet: usize,
    /// About so many minutes of reading.
    pub minutes: usize,
    /// What there is, the most urgent first.
    pub items: Vec<ItemJson>,
    /// What there is beside the contacts.
    pub beside: Vec<BesideJson>,
}

/// A handover in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverLine)]
pub struct HandoverLineJson {
    /// Which.
    pub id: String,
    /// `day` or `nurse`.
    pub to: &'static str,
    /// The nurse to whom.
    pub nurse: Option<PersonJson>,
    /// Who had the duty.
    pub givers: Vec<PersonJson>,
    /// Who signed it; none: it was made by itself when the duty ended.
    pub signed_by: Option<PersonJson>,
    /// When.
    pub signed_at: Option<String>,
    /// When it was handed over.
    pub at: String,
    /// Whose name stands on it until it is accepted.
    pub keeper: Option<PersonJson>,
    /// When it rings, if something in it is not accepted.
    pub ring_at: String,
    /// Since when it is too late.
    pub overdue: Option<String>,
    /// How many there are in it.
    pub items: usize,
    /// How many have not been accepted.
    pub waiting: usize,
    /// How many of these wait for an answer.
    pub asked: usize,
    /// The viewer accepts it.
    pub takes: bool,
    /// The viewer answers for it.
    pub gives: bool,
}

/// A handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Handover)]
pub struct HandoverJson {
    /// As in the list.
    #[serde(flatten)]
    pub line: HandoverLineJson,
    /// About so many minutes of reading.
    pub minutes: usize,
    /// What stands in it, in the order in which it was handed over.
    pub contents: Vec<ItemJson>,
    /// What stands beside the contacts, each accepted by itself. Nothing here and in `contents`: nothing had happened.
    pub beside: Vec<BesideJson>,
    /// The short names of those to whom one of it can be given.
    pub owners: Vec<String>,
}

/// What somebody has written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverSaid)]
pub struct SaidJson {
    /// Who.
    pub by: PersonJson,
    /// When.
    pub at: String,
    /// What; none: erased.
    pub text: Option<String>,
}

/// A question, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverQuestion)]
pub struct QuestionJson {
    /// The question.
    pub question: SaidJson,
    /// The answer.
    pub answer: Option<SaidJson>,
}

/// Something that is left to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverLeft)]
pub struct LeftJson {
    /// `person`, `children`, or the name of one that was set beside them.
    pub about: String,
    /// `person`, `relative` or `child`, where it is said.
    pub for_whom: Option<&'static str>,
    /// The relative.
    pub relative: Option<String>,
    /// The relative as they stand on the list of those around the person, where they were chosen there.
    pub listed: Option<ListedJson>,
    /// Who does it.
    pub owner: PersonJson,
    /// By when.
    pub at: String,
    /// What.
    pub what: Option<String>,
}

/// One contact in a handover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverItem)]
pub struct ItemJson {
    /// Which.
    pub contact: String,
    /// Its line on the board; none, with everything else of it, for somebody who may not open it.
    pub row: Option<RowJson>,
    /// Whom it is about, by name.
    pub name: Option<String>,
    /// Their record.
    pub patient: Option<String>,
    /// When it began.
    pub began: Option<String>,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// The person does not want to be followed up, in these words.
    pub refused: Option<String>,
    /// What is left to do.
    pub left: Vec<LeftJson>,
    /// Somebody of ours goes along with the person, or is going to, and is not back.
    pub escorts: Vec<EscortJson>,
    /// Escorts that are over, but for what was called off.
    pub escorts_over: Vec<EscortJson>,
    /// How soon a doctor asked for help: `immediate`, `urgent`, `soon` or `routine`.
    pub urgency: Option<&'static str>,
    /// The situation in the doctor's words; none: not written, or erased.
    pub situation: Option<String>,
    /// Where the person was admitted, where that is how it ended; none as well if erased.
    pub admitted_to: Option<String>,
    /// When.
    pub admitted_at: Option<String>,
    /// What was written, oldest first.
    pub notes: Vec<NoteJson>,
    /// What was agreed, in the words that were written; the newest last.
    pub agreed: Vec<AgreedJson>,
    /// The documents that the viewer may read.
    pub documents: Vec<String>,
    /// Documents that nobody has signed.
    pub unsigned: usize,
    /// Orders given by telephone that wait for a doctor's signature.
    pub await_doctor: usize,
    /// Documents that are to go to the municipality's record system.
    pub to_transfer: usize,
    /// Something was not as it should be.
    pub deviations: usize,
    /// `yes`, `no` or `not_asked`: children who are relatives.
    pub children: Option<&'static str>,
    /// The plan is looked at again then.
    pub review_at: Option<String>,
    /// Suggestions for the plan that nobody has looked at with the person.
    pub suggestions: usize,
    /// The sentence on it.
    pub sentence: Option<SaidJson>,
    /// What was written on it since it was handed over.
    pub later: Vec<SaidJson>,
    /// Questions and answers.
    pub asked: Vec<QuestionJson>,
    /// `draft`, `waiting`, `asked` or `accepted`; `erased`: it was erased before anybody had accepted it.
    pub standing: &'static str,
    /// Who has accepted it.
    pub accepted_by: Option<PersonJson>,
    /// Whose it is.
    pub owner: Option<PersonJson>,
    /// When it was accepted.
    pub accepted_at: Option<String>,
    /// It stays with its owner until then, or until she says that she is done with it.
    pub until: Option<String>,
    /// It ended after it was handed over.
    pub ended_since: Option<String>,
    /// So much was written in it after it was handed over.
    pub notes_since: usize,
}

/// A draft.
pub fn draft(draft: &Draft) -> DraftJson {
    DraftJson {
        to: to(&draft.receiver),
        nurse: match &draft.receiver {
            Receiver::Day => None,
            Receiver::Nurse(nurse) => Some(nurse.to_string()),
        },
        by_itself_at: instant(draft.by_itself_at),
        quiet: draft.quiet,
        minutes: draft.minutes,
        items: draft.items.iter().map(item).collect(),
        beside: draft.beside.iter().map(beside).collect(),
    }
}

/// A line of the list.
pub fn line(line: &HandoverLine) -> HandoverLineJson {
    HandoverLineJson {
        id: line.id.to_string(),
        to: to(&line.receiver),
        nurse: line.nurse.as_ref().map(json::person),
        givers: line.givers.iter().map(json::person).collect(),
        signed_by: line.signed.as_ref().map(|(by, _)| json::person(by)),
        signed_at: line.signed.as_ref().map(|(_, at)| at.to_string()),
        at: line.at.to_string(),
        keeper: line.keeper.as_ref().map(json::person),
        ring_at: line.ring_at.to_string(),
        overdue: instant(line.overdue),
        items: line.items,
        waiting: line.waiting,
        asked: line.asked,
        takes: line.takes,
        gives: line.gives,
    }
}

/// What the viewer has taken over.
pub fn hers(hers: &Hers) -> HersJson {
    let told = hers.item.told.as_ref();
    HersJson {
        handover: hers.handover.to_string(),
        contact: hers.item.contact.to_string(),
        at: hers.at.to_string(),
        until: instant(hers.item.until),
        sentence: hers.item.sentence.as_ref().map(said),
        left: told.map_or_else(Vec::new, |told| told.left.iter().map(left).collect()),
    }
}

/// The whole of it.
pub fn whole(view: &HandoverView) -> HandoverJson {
    HandoverJson {
        line: line(&view.line),
        minutes: view.minutes,
        contents: view.items.iter().map(item).collect(),
        beside: view.beside.iter().map(beside).collect(),
        owners: view.owners.iter().map(|(id, _)| id.to_string()).collect(),
    }
}

const fn to(receiver: &Receiver) -> &'static str {
    match receiver {
        Receiver::Day => "day",
        Receiver::Nurse(_) => "nurse",
    }
}

fn instant(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string())
}

fn said(said: &Said) -> SaidJson {
    SaidJson {
        by: json::person(&said.by),
        at: said.at.to_string(),
        text: said.text.clone(),
    }
}

fn question(asked: &Question) -> QuestionJson {
    QuestionJson {
        question: said(&asked.question),
        answer: asked.answer.as_ref().map(said),
    }
}

fn left(left: &Left) -> LeftJson {
    LeftJson {
        about: on_duty_json::about(left.about),
        for_whom: for_word(&left.for_whom),
        relative: on_duty_json::relative(&left.for_whom),
        listed: on_duty_json::listed(&left.for_whom),
        owner: json::person(&left.owner),
        at: left.at.to_string(),
        what: left.what.clone(),
    }
}

const fn children(answer: ChildrenAnswer) -> &'static str {
    match answer {
        ChildrenAnswer::Yes => "yes",
        ChildrenAnswer::No => "no",
        ChildrenAnswer::NotAsked => "not_asked",
    }
}

fn item(item: &ItemView) -> ItemJson {
    let told = item.told.as_ref();
    let accepted = match &item.how {
        How::Accepted { by, owner, at } => Some((by, owner, at)),
        How::Draft | How::Waiting | How::Asked | How::Erased => None,
    };
    let plan = told.and_then(|told| told.plan);
    let asked = told.and_then(|told| told.asked.as_ref());
    let closing = told.and_then(|told| told.closing.as_ref());
    let admitted = closing.and_then(|closing| closing.admitted.as_ref());
    ItemJson {
        contact: item.contact.to_string(),
        row: told.map(|told| json::row(&told.row)),
        name: told.and_then(|told| told.name.clone()),
        patient: told.and_then(|told| Some(told.patient?.to_string())),
        began: told.map(|told| told.began.to_string()),
        outcome: told.and_then(outcome),
        refused: told.and_then(refused),
        left: told.map_or_else(Vec::new, |told| told.left.iter().map(left).collect()),
        escorts: told.map_or_else(Vec::new, |told| {
            told.escorts.iter().map(escort_json::escort).collect()
        }),
        escorts_over: told.map_or_else(Vec::new, |told| {
            let over = told.escorts_over.iter();
            over.map(escort_json::escort).collect()
        }),
        urgency: asked.map(|(urgency, _)| words::urgency(*urgency)),
        situation: asked.and_then(|(_, situation)| situation.clone()),
        admitted_to: admitted.and_then(|(unit, _)| unit.clone()),
        admitted_at: admitted.map(|(_, at)| at.to_string()),
        notes: told.map_or_else(Vec::new, |told| told.notes.iter().map(note).collect()),
        agreed: told.map_or_else(Vec::new, |told| told.agreed.iter().map(agreed).collect()),
        documents: told.map_or_else(Vec::new, |told| {
            let ids = told.documents.iter();
            ids.map(|(id, _, _)| id.to_string()).collect()
        }),
        unsigned: told.map_or(0, |told| told.drafts),
        await_doctor: told.map_or(0, |told| told.await_doctor),
        to_transfer: told.map_or(0, |told| told.to_transfer),
        deviations: told.map_or(0, |told| told.deviations.len()),
        children: told.and_then(|told| told.children.map(children)),
        review_at: instant(plan.and_then(|plan| plan.review_at)),
        suggestions: plan.map_or(0, |plan| plan.suggestions),
        sentence: item.sentence.as_ref().map(said),
        later: item.later.iter().map(said).collect(),
        asked: item.asked.iter().map(question).collect(),
        standing: match item.how {
            How::Draft => "draft",
            How::Waiting => "waiting",
            How::Asked => "asked",
            How::Accepted { .. } => "accepted",
            How::Erased => "erased",
        },
        accepted_by: accepted.map(|(by, _, _)| json::person(by)),
        owner: accepted.map(|(_, owner, _)| json::person(owner)),
        accepted_at: accepted.map(|(_, _, at)| at.to_string()),
        until: instant(item.until),
        ended_since: instant(item.ended_since),
        notes_since: item.notes_since,
    }
}

fn outcome(told: &Told) -> Option<&'static str> {
    use crate::views::row::Stage;
    match &told.row.stage {
        Stage::Closed { outcome } => Some(words::outcome(*outcome)),
        Stage::Waiting { .. }
        | Stage::Writes { .. }
        | Stage::Joining { .. }
        | Stage::Talking { .. }
        | Stage::LineLost { .. }
        | Stage::FallingBack { .. }
        | Stage::RingingNurse { .. }
        | Stage::RingingPerson { .. }
        | Stage::CallBackDue { .. }
        | Stage::NeedsOutcome { .. } => None,
    }
}

fn refused(told: &Told) -> Option<String> {
    match &told.closing.as_ref()?.next {
        NextView::Refused(_, words) => words.clone(),
        NextView::Settled | NextView::FollowUp { .. } | NextView::Elsewhere(_) => None,
    }
}
