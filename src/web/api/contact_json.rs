//! A contact as JSON. Never adds what the view left out.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::contacts::contact::WhyNot;
use crate::domain::plans::learnt::Learnt;
use crate::views::contact::{
    Carried, ClosingView, Colleague, Detail, MessageView, MessageWords, NextView,
};
use crate::views::json::notes::{NoteJson, note};
use crate::views::json::{self, PersonJson, RowJson};
use crate::views::on_duty_json::{self, FollowUpJson};
use crate::views::third::{ThirdChoice, ThirdKind};
use crate::views::words;
use crate::views::writing::Writing;
use crate::web::api::care_json::{self, CareJson};

/// A contact.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Contact)]
pub struct ContactJson {
    /// Which.
    pub id: String,
    /// When it began.
    pub began: String,
    /// Its line on the board.
    pub row: RowJson,
    /// The open contact that it may belong to.
    pub proposed: Option<RowJson>,
    /// What has been written, oldest first.
    pub notes: Vec<NoteJson>,
    /// The messages, oldest first.
    pub messages: Vec<MessageJson>,
    /// What the viewer can do now: the last part of each address.
    pub can: Vec<&'static str>,
    /// Who can be brought in from outside.
    pub third: Vec<ThirdJson>,
    /// Colleagues who can be brought in, take over or follow up.
    pub colleagues: Vec<ColleagueJson>,
    /// How it ended.
    pub closing: Option<ClosingJson>,
    /// What is left to do, the first due first.
    pub left: Vec<FollowUpJson>,
    /// A danger, a child, what the viewer is writing.
    pub care: CareJson,
    /// What is going on in text messages.
    pub writing: Option<WritingJson>,
    /// The person has asked for no more messages.
    pub stopped: bool,
    /// Whether there are children who are relatives.
    pub children: Option<ChildrenJson>,
    /// What was learnt for the plan: `asked` (say it with `outcome`), `said` or `nothing`; null: it is not asked here.
    pub learnt: Option<&'static str>,
}

/// What is going on in text messages.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Writing)]
pub struct WritingJson {
    /// Who answers.
    pub with: Option<PersonJson>,
    /// When it rings again unless somebody answers.
    pub ring_at: Option<String>,
}

/// Children who are relatives.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Children)]
pub struct ChildrenJson {
    /// `yes`, `no` or `not_asked`.
    pub answer: &'static str,
    /// Who sees to them.
    pub who: Option<PersonJson>,
}

/// A message of the thread.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Message)]
pub struct MessageJson {
    /// When.
    pub at: String,
    /// From the person.
    pub incoming: bool,
    /// `own`, `service` (one of the service's own sentences) or `erased`.
    pub kind: &'static str,
    /// A person's own words.
    pub text: Option<String>,
    /// `queued`, `sent`, `delivered`, `failed` or `received`.
    pub state: &'static str,
}

/// Somebody outside who can be brought in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Third)]
pub struct ThirdJson {
    /// What `bring-in` takes.
    pub key: String,
    /// What the service file calls them.
    pub label: String,
    /// `doctor`, `legevakt`, `interpreter`, `receiving` or `partner`.
    pub kind: &'static str,
    /// The interpreter's language.
    pub language: Option<String>,
    /// They answer now, by their hours.
    pub open: bool,
}

/// A colleague.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Colleague)]
pub struct ColleagueJson {
    /// What `bring-in`, `hand-over` and a follow-up take.
    pub staff: String,
    /// As shown.
    pub who: PersonJson,
    /// Takes calls and is on duty now.
    pub on_duty: bool,
    /// Her telephone is in use.
    pub engaged: bool,
}

/// How a contact ended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Closing)]
pub struct ClosingJson {
    /// When.
    pub at: String,
    /// By whom; none: the service itself.
    pub by: Option<PersonJson>,
    /// How, as `outcome` takes it; those that the service gives itself as well.
    pub outcome: &'static str,
    /// `settled`, `refused`, `follow_up` or `elsewhere`.
    pub next: &'static str,
    /// Who follows up.
    pub who: Option<PersonJson>,
    /// When at the latest.
    pub due_at: Option<String>,
    /// What, or why not; none if erased.
    pub words: Option<String>,
    /// Why not: `no_more`, `will_ring`, `others`, `not_reached` or `own_words`, where it was asked.
    pub why_not: Option<&'static str>,
    /// The contact in which it goes on.
    pub contact: Option<String>,
    /// Where and when the person was admitted, where that is how it ended.
    pub admitted: Option<AdmittedJson>,
}

/// An admission. Whether it was by consent stands in the signed documents.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdmittedThere)]
pub struct AdmittedJson {
    /// Where; none if erased.
    pub unit: Option<String>,
    /// When.
    pub at: String,
}

/// The contact as JSON.
pub fn contact(detail: &Detail) -> ContactJson {
    ContactJson {
        id: detail.id.to_string(),
        began: detail.began.to_string(),
        row: json::row(&detail.row),
        proposed: detail.proposed.as_deref().map(json::row),
        notes: detail.notes.iter().map(note).collect(),
        messages: detail.messages.iter().map(message).collect(),
        can: can(detail),
        writing: detail.writing.as_ref().map(writing),
        stopped: detail.stopped,
        children: detail.children.as_ref().map(|children| ChildrenJson {
            answer: words::children(children.answer),
            who: children.who.as_ref().map(json::person),
        }),
        learnt: detail.learnt.map(|learnt| match learnt {
            Learnt::Asked => "asked",
            Learnt::Said => "said",
            Learnt::Nothing => "nothing",
        }),
        third: detail.third.iter().map(third).collect(),
        colleagues: detail.colleagues.iter().map(colleague).collect(),
        closing: detail.closing.as_ref().map(closing),
        left: detail.left.iter().map(on_duty_json::follow_up).collect(),
        care: care_json::care(&detail.care),
    }
}

fn message(message: &MessageView) -> MessageJson {
    let (kind, text) = match &message.text {
        MessageWords::Own(text) => ("own", Some(text.clone())),
        MessageWords::Erased => ("erased", None),
        MessageWords::Ours(_) => ("service", None),
    };
    MessageJson {
        at: message.at.to_string(),
        incoming: message.incoming,
        kind,
        text,
        state: match message.state {
            Carried::Queued => "queued",
            Carried::Sent => "sent",
            Carried::Delivered => "delivered",
            Carried::Failed(_) => "failed",
            Carried::Received => "received",
        },
    }
}

fn writing(writing: &Writing) -> WritingJson {
    WritingJson {
        with: writing.with.as_ref().map(json::person),
        ring_at: writing.ring_at.map(|at| at.to_string()),
    }
}

fn can(detail: &Detail) -> Vec<&'static str> {
    let can = &detail.can;
    let care = &detail.care.can;
    let talk = can.talk.is_some();
    [
        ("claim", can.claim.is_some()),
        ("decline", can.decline.is_some()),
        ("end", talk),
        ("bring-in", talk),
        ("hand-over", talk),
        ("call-back", can.call_back),
        ("promise", can.promise),
        ("outcome", can.outcome),
        ("note", can.note),
        ("message", can.message),
        (
            "take-message",
            detail
                .writing
                .as_ref()
                .is_some_and(|writing| writing.may_take),
        ),
        (
            "pass-message",
            detail
                .writing
                .as_ref()
                .is_some_and(|writing| writing.may_take),
        ),
        ("children", can.outcome),
        ("proposal", can.settle),
        ("leave", care.leave.is_some()),
        ("danger", care.danger),
        ("child", care.child),
        ("privately", care.privately),
        ("threatened", care.threatened),
    ]
    .into_iter()
    .filter(|(_, may)| *may)
    .map(|(what, _)| what)
    .collect()
}

fn third(choice: &ThirdChoice) -> ThirdJson {
    let (kind, language) = match &choice.kind {
        ThirdKind::Doctor => ("doctor", None),
        ThirdKind::Interpreter(language) => ("interpreter", Some(language.clone())),
        ThirdKind::Legevakt => ("legevakt", None),
        ThirdKind::Receiving => ("receiving", None),
        ThirdKind::Partner => ("partner", None),
    };
    ThirdJson {
        key: choice.key.clone(),
        label: choice.label.clone(),
        kind,
        language,
        open: choice.open,
    }
}

fn colleague(colleague: &Colleague) -> ColleagueJson {
    ColleagueJson {
        staff: colleague.staff.to_string(),
        who: json::person(&colleague.who),
        on_duty: colleague.on_duty,
        engaged: colleague.engaged,
    }
}

fn closing(closing: &ClosingView) -> ClosingJson {
    let mut shown = ClosingJson {
        at: closing.at.to_string(),
        by: closing.by.as_ref().map(json::person),
        outcome: words::outcome(closing.outcome),
        next: "settled",
        who: None,
        due_at: None,
        words: None,
        why_not: None,
        contact: None,
        admitted: closing.admitted.as_ref().map(|(unit, at)| AdmittedJson {
            unit: unit.clone(),
            at: at.to_string(),
        }),
    };
    match &closing.next {
        NextView::Settled => {}
        NextView::Refused(why, words) => {
            shown.next = "refused";
            shown.why_not = why.map(WhyNot::word);
            shown.words.clone_from(words);
        }
        NextView::FollowUp { who, at, what } => {
            shown.next = "follow_up";
            shown.who = Some(json::person(who));
            shown.due_at = Some(at.to_string());
            shown.words.clone_from(what);
        }
        NextView::Elsewhere(contact) => {
            shown.next = "elsewhere";
            shown.contact = Some(contact.to_string());
        }
    }
    shown
}
