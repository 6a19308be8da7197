//! One request, as whoever sent it or a nurse may see it. A PC that several people use never shows who the patient is; whoever asks is
//! told a nurse's first name once she has taken it, and before that only where she stands in the duty.

mod seen;

use crate::domain::actor::Actor;
use crate::domain::assessments::case;
use crate::domain::contacts::contact::{Contact, Outcome, Phase};
use crate::domain::ids::{ContactId, RequestId, StaffId};
use crate::domain::patients::birth_number::Sort;
use crate::domain::requests::form::{Form, PatientRef, Urgency, Wanted};
use crate::domain::requests::request::{Request, Requester};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::summons::state::SummonsState;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::Person;
use crate::views::request::seen::Seen;
use crate::views::row;

/// For so long after it was sent a PC that several people use still shows a request that has ended.
const SHOWN_AT_STATION: std::time::Duration = std::time::Duration::from_hours(12);
/// For so long after it was sent whoever asked finds a request that has ended.
const SHOWN_AFTER: std::time::Duration = std::time::Duration::from_hours(48);

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    /// Which.
    pub id: RequestId,
    /// Its contact.
    pub contact: ContactId,
    /// Since when.
    pub since: Timestamp,
    /// Who asks.
    pub asker: Asker,
    /// How soon.
    pub urgency: Urgency,
    /// What.
    pub wanted: Vec<Wanted>,
    /// The rest of what was filled in; none where it may not be shown.
    pub form: Option<FormView>,
    /// How far it has come.
    pub stage: StageView,
    /// When somebody took it, if somebody was rung for it.
    pub accepted_at: Option<Timestamp>,
    /// What the telephones are at.
    pub line: LineView,
    /// What was written, oldest first.
    pub room: Vec<Said>,
    /// What was agreed, oldest first.
    pub agreed: Vec<Said>,
    /// Lines of the other side since the viewer's side last wrote.
    pub unanswered: u16,
    /// How many times the form was changed.
    pub changed: u16,
    /// What the viewer can do now.
    pub can: RequestCan,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// From where.
    pub from: AskedFrom,
    /// The name, where it is known and not erased.
    pub name: Option<String>,
    /// The number in the register of health personnel.
    pub hpr: Option<String>,
    /// It is the viewer.
    pub me: bool,
}

/// From where somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AskedFrom {
    /// Signed in.
    Account,
    /// At a PC that several people use.
    Station,
    /// By telephone; the nurse filled it in.
    Telephone,
}

/// What was filled in. What was not answered, or is erased, is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct FormView {
    pub patient: PatientView,
    pub situation: Option<String>,
    pub background: Option<String>,
    pub assessment: Option<String>,
    pub recommendation: Option<String>,
    pub place: Option<String>,
    pub present: Option<String>,
    pub safety: Option<String>,
    pub interpreter: Option<String>,
    /// In groups, and as it is dialled.
    pub phone: Option<(String, String)>,
}

/// Whom it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PatientView {
    /// By number.
    Number {
        /// In groups.
        grouped: String,
        /// What sort of number.
        sort: Sort,
        /// Nobody has it.
        synthetic: bool,
    },
    /// By name.
    Named {
        /// The name.
        name: String,
        /// The year of birth.
        birth_year: Option<u16>,
    },
    /// Not known yet.
    #[default]
    Unknown,
    /// Erased.
    Erased,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that the stages in domain::requests explain"
)]
pub enum StageView {
    /// Nurses are being rung.
    Ringing(Rings),
    /// A nurse has taken it.
    Accepted { by: Person, at: Timestamp },
    /// She is on her way.
    OnTheWay {
        by: Person,
        since: Timestamp,
        expected: Timestamp,
    },
    /// She is there.
    Arrived { by: Person, at: Timestamp },
    /// It has its outcome.
    Closed {
        at: Timestamp,
        outcome: Option<Outcome>,
    },
    /// Whoever asked needs it no more; `open`: a nurse had taken it, and has yet to say how it ended.
    Withdrawn { at: Timestamp, open: bool },
}

/// Who is being rung, and what comes next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rings {
    /// Whose telephones ring.
    pub rung: Vec<Person>,
    /// Since when the last of them has.
    pub since: Option<Timestamp>,
    /// One of them has been picked up, and the key is awaited.
    pub answered: bool,
    /// The viewer's own telephone is among them, or she is told on her screen.
    pub me: bool,
    /// Those who see it on their screens, since their telephones are taken.
    pub noticed: Vec<Person>,
    /// What comes next, and when.
    pub next: Option<(RingsNext, Timestamp)>,
    /// How often everybody has been rung after the last step.
    pub rounds: u16,
}

/// What comes next for a request that nobody has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RingsNext {
    /// These are rung as well.
    Ring(Vec<Person>),
    /// Everybody is rung again.
    Everyone,
    /// It waits for the next duty.
    NextDuty,
}

/// What the telephones of a request are at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineView {
    /// Nothing.
    Quiet,
    /// The two are being connected.
    Connecting,
    /// They talk.
    Talking,
}

/// Something that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// The side of whoever asked.
    pub by_asker: bool,
    /// The viewer wrote it.
    pub mine: bool,
    /// The name that may be shown.
    pub name: Option<String>,
    /// What; none: erased.
    pub text: Option<String>,
}

/// What the viewer can do with a request now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a button of the page")]
pub struct RequestCan {
    pub accept: bool,
    pub decline: bool,
    pub on_the_way: bool,
    pub arrive: bool,
    pub connect: bool,
    /// It could be, if there were a number.
    pub connect_needs_phone: bool,
    pub write: bool,
    pub agree: bool,
    pub amend: bool,
    pub withdraw: bool,
}

/// A request as a line of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// How soon.
    pub urgency: Urgency,
    /// Since when.
    pub since: Timestamp,
    /// How far it has come.
    pub stage: StageView,
    /// Lines of whoever asked since a nurse last wrote.
    pub unanswered: u16,
}

/// Which side the viewer is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Asker,
    Nurse,
    /// A doctor who was named in the case: reads it.
    Named,
}

/// The request, if the viewer takes part in it.
pub fn request(
    state: &State,
    viewer: &Viewer,
    id: RequestId,
    now: Timestamp,
) -> Option<RequestView> {
    let request = state.request(id)?;
    let contact = state.contact(request.contact)?;
    let side = side(state, viewer, request, contact, now)?;
    let asked_at_station = matches!(viewer.actor(), Some(Actor::Station(_)));
    let seen = Seen {
        state,
        viewer,
        side,
    };
    Some(RequestView {
        id,
        contact: contact.id,
        since: request.since,
        asker: asker(state, viewer, request),
        urgency: request.form.urgency,
        wanted: request.form.wanted.clone(),
        form: (!asked_at_station).then(|| form(&request.form)),
        stage: seen.stage(request, contact),
        accepted_at: accepted_at(state, request),
        line: line(state, viewer, contact),
        room: request
            .room
            .iter()
            .map(|line| seen.said(request, line))
            .collect(),
        agreed: request
            .agreed
            .iter()
            .map(|line| seen.said(request, line))
            .collect(),
        unanswered: seen.unanswered(request),
        changed: request.changed,
        can: seen.can(request, contact, asked_at_station),
    })
}

/// The requests that the viewer has sent and may still see, those that are open first, then the newest.
pub fn sent(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<RequestView> {
    let Some(actor) = viewer.actor() else {
        return Vec::new();
    };
    let open = state.open_requests.iter();
    let mut sent: Vec<&Request> = open
        .filter_map(|request| state.request(*request))
        .chain(
            state
                .newest_requests()
                .take_while(|request| now.since(request.since) < SHOWN_AFTER)
                .filter(|request| !request.is_open()),
        )
        .filter(|request| request.from.is(&actor))
        .collect();
    sent.sort_by_key(|request| (!request.is_open(), std::cmp::Reverse(request.since)));
    sent.into_iter()
        .filter_map(|found| request(state, viewer, found.id, now))
        .collect()
}

/// Every request that the viewer takes part in: those sent, and those that are open and in her hands, the oldest first.
pub fn all(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<RequestView> {
    let mut all = sent(state, viewer, now);
    let mut others: Vec<RequestView> = state
        .open_requests
        .iter()
        .filter_map(|id| request(state, viewer, *id, now))
        .filter(|request| !request.asker.me)
        .collect();
    others.sort_by_key(|request| (request.since, request.id));
    all.extend(others);
    all
}

/// The request of a contact as a line of the board. Holds nothing that a room may not show.
pub(super) fn line_of(state: &State, viewer: &Viewer, contact: &Contact) -> Option<RequestLine> {
    let request = state.request_of(contact.id)?;
    let side = Side::Nurse;
    let seen = Seen {
        state,
        viewer,
        side,
    };
    Some(RequestLine {
        urgency: request.form.urgency,
        since: request.since,
        stage: seen.stage(request, contact),
        unanswered: seen.unanswered(request),
    })
}

fn side(
    state: &State,
    viewer: &Viewer,
    request: &Request,
    contact: &Contact,
    now: Timestamp,
) -> Option<Side> {
    let actor = viewer.actor()?;
    if request.from.is(&actor) {
        let shown = match actor {
            Actor::Station(_) => now.since(request.since) < SHOWN_AT_STATION,
            Actor::Staff(_) | Actor::Guest(_) => now.since(request.since) < SHOWN_AFTER,
            Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => false,
        };
        return (shown || request.is_open()).then_some(Side::Asker);
    }
    if viewer.may_open(state, contact) {
        return Some(Side::Nurse);
    }
    let named = case::standing(state, viewer.looker(), contact.id).asked;
    let shown = request.is_open() || now.since(request.since) < SHOWN_AFTER;
    (named && shown).then_some(Side::Named)
}

/// Who asks.
pub(super) fn asker(state: &State, viewer: &Viewer, request: &Request) -> Asker {
    let me = viewer.actor().is_some_and(|actor| request.from.is(&actor));
    let (from, name, hpr) = match &request.from {
        Requester::Staff(staff) => (AskedFrom::Account, staff_name(state, staff), None),
        Requester::Guest(id) => {
            let guest = state.guest(*id);
            let name = guest.and_then(|guest| guest.name.known().cloned());
            let hpr = guest.and_then(|guest| known(guest.hpr.as_ref()));
            (AskedFrom::Account, name, hpr)
        }
        Requester::Station { name, hpr, .. } => (
            AskedFrom::Station,
            name.known().cloned(),
            known(hpr.as_ref()),
        ),
        Requester::Telephone => (AskedFrom::Telephone, None, None),
    };
    Asker {
        from,
        name,
        hpr,
        me,
    }
}

fn staff_name(state: &State, staff: &StaffId) -> Option<String> {
    let service = state.service.as_ref()?;
    service.staff(staff).map(|staff| staff.name.clone())
}

fn known<T: Clone>(secret: Option<&Secret<T>>) -> Option<T> {
    secret.and_then(|secret| secret.known().cloned())
}

fn form(form: &Form) -> FormView {
    let said = |answer: &Option<Secret<String>>| known(answer.as_ref());
    FormView {
        patient: patient(&form.patient),
        situation: said(&form.isbar.situation),
        background: said(&form.isbar.background),
        assessment: said(&form.isbar.assessment),
        recommendation: said(&form.isbar.recommendation),
        place: said(&form.place),
        present: said(&form.present),
        safety: said(&form.safety),
        interpreter: said(&form.interpreter),
        phone: known(form.phone.as_ref()).map(|phone| (phone.grouped(), phone.to_string())),
    }
}

fn patient(patient: &PatientRef) -> PatientView {
    match patient {
        PatientRef::BirthNumber(Secret::Known(number)) => PatientView::Number {
            grouped: number.grouped(),
            sort: number.sort(),
            synthetic: number.is_synthetic(),
        },
        PatientRef::Named {
            name: Secret::Known(name),
            birth_year,
        } => PatientView::Named {
            name: name.clone(),
            birth_year: *birth_year,
        },
        PatientRef::BirthNumber(Secret::Erased)
        | PatientRef::Named {
            name: Secret::Erased,
            ..
        } => PatientView::Erased,
        PatientRef::NotYetKnown => PatientView::Unknown,
    }
}

/// Kept by the summons when the request has come further.
fn accepted_at(state: &State, request: &Request) -> Option<Timestamp> {
    match &state.summons_of(request.contact)?.state {
        SummonsState::Accepted { at, .. } => Some(*at),
        SummonsState::Ringing(_) | SummonsState::Ended { .. } => None,
    }
}

fn line(state: &State, viewer: &Viewer, contact: &Contact) -> LineView {
    use row::Stage as S;
    match &contact.phase {
        Phase::OnTheLine(_) | Phase::CallingBack { .. } => {
            match row::of(state, viewer, contact).stage {
                S::Talking { .. } | S::LineLost { .. } => LineView::Talking,
                S::Waiting { .. }
                | S::Joining { .. }
                | S::FallingBack { .. }
                | S::RingingNurse { .. }
                | S::RingingPerson { .. }
                | S::CallBackDue { .. } => LineView::Connecting,
                S::Writes { .. } | S::NeedsOutcome { .. } | S::Closed { .. } => LineView::Quiet,
            }
        }
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => LineView::Quiet,
    }
}
