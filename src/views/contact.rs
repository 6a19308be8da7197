//! One contact opened: the caller card, what has been written, and what can be done now.

use imbl::OrdSet;

use crate::domain::actor::Actor;
use crate::domain::assessments::asked;
use crate::domain::care::rules;
use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::contacts::contact::{Contact, Next, Outcome, Phase, WhyNot};
use crate::domain::contacts::hands;
use crate::domain::deaths::quiet;
use crate::domain::ids::{CallId, ContactId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::messages::person::{self, Reach};
use crate::domain::plans::learnt::{Learnt, of_contact};
use crate::domain::service::Service;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::care::{self, CareView};
use crate::views::escort::{self, Escorts};
use crate::views::feedback::{self, FeedbackView};
use crate::views::follow_up::{self, FollowUpRow};
use crate::views::glance::{self, Glance};
use crate::views::handed;
use crate::views::hint::HintKind;
use crate::views::people::{Person, person};
use crate::views::request::{self, RequestView};
use crate::views::row::{self, Row, Stage};
use crate::views::spoken;
use crate::views::third::{ThirdChoice, third};
use crate::views::writing::{self, Writing};

/// A contact as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which.
    pub id: ContactId,
    /// Its line on the board.
    pub row: Row,
    /// When it began.
    pub began: Timestamp,
    /// The open contact that it may belong to.
    pub proposed: Option<Box<Row>>,
    /// What has been written, here and in what was joined to it, oldest first.
    pub notes: Vec<NoteView>,
    /// The messages, oldest first.
    pub messages: Vec<MessageView>,
    /// What the viewer can do now.
    pub can: Can,
    /// Whom she can bring in.
    pub third: Vec<ThirdChoice>,
    /// Colleagues who can take over or follow up.
    pub colleagues: Vec<Colleague>,
    /// Her own other telephones: place in the service file, and the number.
    pub phones: Vec<(u8, String)>,
    /// How it ended.
    pub closing: Option<ClosingView>,
    /// When sheets with what was agreed were handed out.
    pub sheets: Vec<Timestamp>,
    /// So many documents of it nobody has signed, the doctor's part as well.
    pub unsigned: usize,
    /// A decision on compulsory examination was asked for in it, and is not made.
    pub decision_waits: bool,
    /// What is left to do, the first due first.
    pub left: Vec<FollowUpRow>,
    /// A danger, a child, a threat, what she is writing.
    pub care: CareView,
    /// What is going on in writing.
    pub writing: Option<Writing>,
    /// The person has asked for no more messages.
    pub stopped: bool,
    /// It was with somebody who has died: nothing is left to do for them.
    pub with_the_dead: bool,
    /// It is about somebody who has died.
    pub about_the_dead: bool,
    /// The number is left alone, because whoever had it has died.
    pub left_alone: bool,
    /// Whether there are children who are relatives, if somebody has answered.
    pub children: Option<ChildrenView>,
    /// The request that it is.
    pub request: Option<RequestView>,
    /// It came from the legevakt's line, and can be made a request.
    pub can_fill: bool,
    /// Whom it is about, and what is read of them at a glance; none where nothing may be known of it.
    pub glance: Option<Glance>,
    /// Escorts, and who can go along.
    pub escorts: Option<Escorts>,
    /// What was learnt, where whoever ends the contact is asked for it.
    pub learnt: Option<Learnt>,
    /// Whether the person may be asked afterwards.
    pub feedback: Option<FeedbackView>,
    /// Who looks.
    pub me: Option<StaffId>,
}

/// Children who are relatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildrenView {
    /// The answer.
    pub answer: ChildrenAnswer,
    /// Who sees to them.
    pub who: Option<Person>,
}

/// A line of the note pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteView {
    /// When.
    pub at: Timestamp,
    /// By whom; none: the service itself.
    pub by: Option<Person>,
    /// What; none: erased.
    pub text: Option<String>,
    /// The contact it stands in, and which of its lines it is.
    pub place: (ContactId, u16),
    /// Struck through: by whom, when, why.
    pub struck: Option<(Person, Timestamp, Option<String>)>,
}

/// A message in the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    /// When.
    pub at: Timestamp,
    /// From the person.
    pub incoming: bool,
    /// What was written.
    pub text: MessageWords,
    /// How far it has come.
    pub state: Carried,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageWords {
    /// A person's own words.
    Own(String),
    /// Erased.
    Erased,
    /// One of the service's own sentences.
    Ours(MessageText),
}

/// How far a message has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// On its way.
    Queued,
    /// The carrier has it.
    Sent,
    /// It has arrived.
    Delivered,
    /// It did not; what the carrier answered.
    Failed(String),
    /// It came in.
    Received,
}

/// What the viewer can do with it now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Can {
    /// Take the call.
    pub claim: Option<CallId>,
    /// Say that she cannot.
    pub decline: Option<CallId>,
    /// Bring somebody in, hand over, end: she talks in it.
    pub talk: Option<CallId>,
    /// Ring the person.
    pub call_back: bool,
    /// She rings by herself from a telephone that hides its number: ours would show.
    pub ring_hidden: bool,
    /// Promise to ring at a time.
    pub promise: bool,
    /// Say how it ended.
    pub outcome: bool,
    /// Write a note.
    pub note: bool,
    /// Write a message.
    pub message: bool,
    /// Say whether it belongs to another.
    pub settle: bool,
    /// Go on a home visit.
    pub visit: bool,
}

/// A colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who, as the form sends it back.
    pub staff: StaffId,
    /// As shown.
    pub who: Person,
    /// She takes calls and is on duty now.
    pub on_duty: bool,
    /// She takes calls.
    pub nurse: bool,
    /// Her telephone is in use.
    pub engaged: bool,
}

/// How a contact ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingView {
    /// When.
    pub at: Timestamp,
    /// By whom; none: the service itself.
    pub by: Option<Person>,
    /// How.
    pub outcome: Outcome,
    /// What happens next.
    pub next: NextView,
    /// Where the person was admitted, none if erased, and when.
    pub admitted: Option<(Option<String>, Timestamp)>,
}

/// What happens next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextView {
    /// Nothing is left to do.
    Settled,
    /// The person does not want it: why not, where it was asked, and their words, none if erased.
    Refused(Option<WhyNot>, Option<String>),
    /// Somebody follows up.
    FollowUp {
        /// Who.
        who: Person,
        /// When at the latest.
        at: Timestamp,
        /// What; none if erased.
        what: Option<String>,
    },
    /// It goes on in another contact.
    Elsewhere(ContactId),
}

/// The contact, if the viewer may open it.
pub fn detail(state: &State, viewer: &Viewer, id: ContactId, now: Timestamp) -> Option<Detail> {
    let contact = state.contact(id)?;
    if !viewer.may_open(state, contact) {
        return None;
    }
    let row = row::of(state, viewer, contact);
    let proposed = contact
        .proposed
        .and_then(|other| state.contact(other))
        .filter(|other| other.is_open())
        .map(|other| Box::new(row::of(state, viewer, other)));
    let service = state.service.as_deref();
    let glance = glance::of(state, viewer, contact, now);
    // That a plan exists is known to whoever has the person in hand.
    let in_hand = matches!(glance, Some(Glance::About(_)));
    Some(Detail {
        id,
        began: contact.since,
        can: can(state, viewer, contact, &row, proposed.is_some()),
        notes: notes(state, viewer, contact),
        messages: spoken::messages(state, contact),
        third: service
            .map(|service| third(service, now))
            .unwrap_or_default(),
        colleagues: service
            .map(|service| colleagues(state, viewer, service))
            .unwrap_or_default(),
        phones: service
            .map(|service| phones(viewer, service))
            .unwrap_or_default(),
        closing: closing(state, viewer, contact),
        sheets: contact.sheets.iter().map(|sheet| sheet.at).collect(),
        unsigned: state.drafts.get(&contact.id).map_or(0, OrdSet::len),
        decision_waits: asked::open_decision(state, contact.id).is_some(),
        left: follow_up::of_contact(state, viewer, contact, now),
        glance,
        learnt: of_contact(state, contact).filter(|_| in_hand),
        escorts: escort::of_contact(state, viewer, id, now),
        feedback: feedback::of(state, contact, now),
        me: viewer.staff.clone(),
        care: care::of(state, viewer, contact, now),
        writing: writing::of(state, viewer, contact),
        stopped: person::reach(state, contact) == Reach::Stopped,
        about_the_dead: quiet::is_about_the_dead(state, contact),
        with_the_dead: quiet::is_with_the_dead(state, contact),
        left_alone: contact.is_open() && quiet::is_left_alone(state, contact),
        children: contact.children.as_ref().map(|children| ChildrenView {
            answer: children.answer,
            who: children
                .follows_up
                .as_ref()
                .map(|staff| person(state, viewer, staff)),
        }),
        can_fill: contact.is_open() && row.request.is_none() && is_legevakt(&row),
        request: state
            .request_of(id)
            .and_then(|found| request::request(state, viewer, found.id, now)),
        proposed,
        row,
    })
}

fn is_legevakt(row: &Row) -> bool {
    row.hint
        .as_ref()
        .is_some_and(|hint| hint.kind == HintKind::Legevakt)
}

fn can(state: &State, viewer: &Viewer, contact: &Contact, row: &Row, proposed: bool) -> Can {
    let waits = matches!(row.stage, Stage::Waiting { .. });
    let taken = matches!(&row.stage, Stage::Waiting { claimed: Some((who, _)), .. } if !who.me);
    let mine_talks = matches!(&row.stage, Stage::Talking { nurse: Some(nurse), .. } if nurse.me);
    let busy = viewer.staff.as_ref().is_some_and(|me| {
        state
            .legs_of(me)
            .any(crate::domain::calls::leg::Leg::is_confirmed)
    });
    // The number of somebody who has died is not one to ring or to write to.
    let left_alone = quiet::is_left_alone(state, contact);
    let has_number = contact.number.known().is_some() && !left_alone;
    let off_line = matches!(
        contact.phase,
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. }
    );
    let shows = rules::number_would_show(state, contact);
    let can_text = matches!(person::reach(state, contact), Reach::Writes(_));
    Can {
        claim: row.call.filter(|_| waits && !taken && !busy),
        decline: row.call.filter(|_| waits || handed::to_me(&row.stage)),
        talk: row.call.filter(|_| mine_talks),
        // The doctor of a request is rung with its own button.
        call_back: off_line && has_number && !busy && row.request.is_none() && !shows,
        ring_hidden: off_line && has_number && row.request.is_none() && shows,
        promise: off_line && has_number && row.request.is_none(),
        outcome: off_line && contact.care.danger.is_none() && row.asks().is_none(),
        note: true,
        message: contact.is_open()
            && can_text
            && !left_alone
            && !person::wants_none(state, contact)
            && person::may_be_answered(state, contact),
        settle: proposed,
        visit: viewer
            .nurse()
            .is_some_and(|nurse| !state.is_visiting(nurse)),
    }
}

fn by(state: &State, viewer: &Viewer, actor: &Actor) -> Option<Person> {
    actor.staff().map(|staff| person(state, viewer, staff))
}

pub(super) fn notes(state: &State, viewer: &Viewer, contact: &Contact) -> Vec<NoteView> {
    let joined = contact.joined.iter().filter_map(|id| state.contact(*id));
    let mut notes: Vec<NoteView> = joined
        .chain([contact])
        .flat_map(|contact| (0_u16..).zip(&contact.notes).map(|of| (contact.id, of)))
        .map(|(id, (index, note))| NoteView {
            at: note.at,
            by: by(state, viewer, &note.by),
            text: note.text.known().cloned(),
            place: (id, index),
            struck: note.struck.as_ref().map(|struck| {
                let by = person(state, viewer, &struck.by);
                (by, struck.at, struck.why.known().cloned())
            }),
        })
        .collect();
    notes.sort_by_key(|note| note.at);
    notes
}

/// Those who can follow somebody up, whoever looks first.
pub fn colleagues(state: &State, viewer: &Viewer, service: &Service) -> Vec<Colleague> {
    let mut all: Vec<Colleague> = service
        .staff
        .iter()
        .filter(|staff| hands::can_follow_up(state, &staff.id))
        .map(|staff| Colleague {
            staff: staff.id.clone(),
            who: person(state, viewer, &staff.id),
            on_duty: state
                .shift
                .as_ref()
                .is_some_and(|shift| shift.has(&staff.id)),
            nurse: staff.has_role(StaffRole::Nurse),
            engaged: state.engaged.contains_key(&staff.id),
        })
        .collect();
    all.sort_by_key(|colleague| (!colleague.who.me, !colleague.on_duty, !colleague.nurse));
    all
}

fn phones(viewer: &Viewer, service: &Service) -> Vec<(u8, String)> {
    let me = viewer.staff.as_ref().and_then(|me| service.staff(me));
    let phones = me.map(|me| me.phones.as_slice()).unwrap_or_default();
    (0u8..)
        .zip(phones)
        .skip(1)
        .map(|(at, phone)| (at, phone.grouped()))
        .collect()
}

pub(super) fn closing(state: &State, viewer: &Viewer, contact: &Contact) -> Option<ClosingView> {
    let Phase::Closed(closing) = &contact.phase else {
        return None;
    };
    Some(ClosingView {
        at: closing.at,
        by: by(state, viewer, &closing.by),
        outcome: closing.outcome,
        next: match &closing.next {
            Next::Settled => NextView::Settled,
            Next::Refused { why, words } => NextView::Refused(*why, words.known().cloned()),
            Next::FollowUp { owner, at, what } => NextView::FollowUp {
                who: person(state, viewer, owner),
                at: *at,
                what: what.known().cloned(),
            },
            Next::Elsewhere(contact) => NextView::Elsewhere(*contact),
        },
        admitted: contact
            .admission
            .as_ref()
            .map(|admission| (admission.unit.known().cloned(), admission.at)),
    })
}
