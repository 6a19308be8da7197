//! What is posted from the pages: a form becomes one command, and its answer a page or, for the browser's own request, JSON. A
//! refused form comes back with its words and the reason beside it.

use axum::Json;
use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use crate::domain::access::Part;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::contacts::contact::{Contact, Note};
use crate::domain::ids::{AlarmId, CallId, ContactId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::SubmitError;
use crate::text::Arg;
use crate::views::board::Position;
use crate::views::{Viewer, third as third_view};
use crate::web::pages::act_escort::EscortAct;
use crate::web::pages::asked::{beside_outcome, outcome, submit, time, written};
use crate::web::pages::care_acts::{CareAct, Unsaid};
use crate::web::pages::form::{Refused, Typed, wants_json};
use crate::web::pages::glance::acts::PersonAct;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::say::Say;
use crate::web::pages::{act_duty, admitted, deaths, nurse};
use crate::web::state::WebState;

/// What can be done with a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Claim,
    Decline,
    End,
    BringIn,
    HandOver,
    CallBack,
    Promise,
    Proposal,
    Note,
    Message,
    TakeMessage,
    PassMessage,
    Outcome,
    Visit,
    Care(CareAct),
    Person(PersonAct),
    Escort(EscortAct),
}

impl Act {
    const ALL: [(Self, &'static str); 14] = [
        (Self::Claim, "claim"),
        (Self::Decline, "decline"),
        (Self::End, "end"),
        (Self::BringIn, "bring-in"),
        (Self::HandOver, "hand-over"),
        (Self::CallBack, "call-back"),
        (Self::Promise, "promise"),
        (Self::Proposal, "proposal"),
        (Self::Note, "note"),
        (Self::Message, "message"),
        (Self::TakeMessage, "take-message"),
        (Self::PassMessage, "pass-message"),
        (Self::Outcome, "outcome"),
        (Self::Visit, "visit"),
    ];

    fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(act, _)| act)
            .or_else(|| CareAct::of(word).map(Self::Care))
            .or_else(|| PersonAct::of(word).map(Self::Person))
            .or_else(|| EscortAct::of(word).map(Self::Escort))
    }
}

/// Why a form was not carried out.
#[derive(Debug)]
pub(super) enum Problem {
    /// A rule or the loop says no.
    Submit(SubmitError),
    /// A field says nothing that can be read: the key of the sentence.
    Field(&'static str),
    /// Carried out before, word for word.
    Already,
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        Self::Submit(SubmitError::Rejected(rejection))
    }
}

impl From<Unsaid> for Problem {
    fn from(why: Unsaid) -> Self {
        match why {
            Unsaid::Rejected(why) => why.into(),
            Unsaid::Field(key) => Self::Field(key),
        }
    }
}

/// `POST /nurse/contact/{contact}/{act}`.
pub async fn contact(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, act)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let (Ok(id), Some(what)) = (contact.parse::<ContactId>(), Act::of(&act)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Whoever may have a contact in hand; which one is decided below.
    let hands = |_: &StaffId| viewer.may_see(&web.engine.state(), Part::Hands);
    let Some(staff) = viewer.staff.clone().filter(hands) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        contact: Some(id),
        act: &act,
        typed: Typed(fields),
        first: Vec::new(),
    };
    let state = web.engine.state();
    let mut posted = posted;
    let opens = |contact: &&Contact| viewer.may_open(&state, contact);
    let found = state.contact(id).filter(opens);
    if what == Act::Outcome {
        posted.first = beside_outcome(&state, id, found, &posted.typed);
    }
    if let (Act::Person(act), Some(found)) = (what, found) {
        posted.first.extend(act.first(&state, found, &posted.typed));
    }
    let command = command(&state, &viewer, id, what, &posted.typed, web.engine.now());
    let go = match what {
        Act::Care(act) => act.goes_to(id),
        Act::Decline | Act::PassMessage => "/nurse".to_owned(),
        Act::Claim
        | Act::End
        | Act::BringIn
        | Act::HandOver
        | Act::CallBack
        | Act::Promise
        | Act::Proposal
        | Act::Note
        | Act::Message
        | Act::TakeMessage
        | Act::Outcome
        | Act::Visit
        | Act::Person(_)
        | Act::Escort(_) => format!("/nurse/contact/{id}"),
    };
    carry_out(posted, &staff, command, go).await
}

/// `POST /nurse/contact/{contact}/person`: from the card, and from the search.
pub async fn person(
    web: Web<WebState>,
    viewer: Extension<Viewer>,
    Path(id): Path<String>,
    headers: HeaderMap,
    fields: Form<Vec<(String, String)>>,
) -> Response {
    contact(
        web,
        viewer,
        Path((id, "person".to_owned())),
        headers,
        fields,
    )
    .await
}

/// `POST /nurse/alarm/{alarm}/take`.
pub async fn take_alarm(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(alarm): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let Ok(alarm) = alarm.parse::<AlarmId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(staff) = viewer.staff.clone() else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        contact: None,
        act: "take",
        typed: Typed(fields),
        first: Vec::new(),
    };
    let contact = web
        .engine
        .state()
        .alarm(alarm)
        .and_then(|alarm| alarm.contact);
    let go = match contact {
        Some(contact) if viewer.nurse().is_some() => format!("/nurse/contact/{contact}"),
        Some(_) | None => "/nurse".to_owned(),
    };
    carry_out(posted, &staff, Ok(Command::TakeAlarm { alarm }), go).await
}

/// A form that was sent.
pub(super) struct Posted<'a> {
    pub web: &'a WebState,
    pub viewer: &'a Viewer,
    pub headers: &'a HeaderMap,
    pub contact: Option<ContactId>,
    pub act: &'a str,
    pub typed: Typed,
    /// What the form says beside what it asks for, carried out before it.
    pub first: Vec<Command>,
}

pub(super) async fn carry_out(
    mut posted: Posted<'_>,
    staff: &StaffId,
    command: Result<Command, Problem>,
    go: String,
) -> Response {
    let web = posted.web;
    let key = posted.typed.key(posted.headers);
    let print = fingerprint(&(posted.act, posted.contact, posted.typed.without_key()));
    let actor = Actor::Staff(staff.clone());
    match web.once.begin(&actor, &key, print, web.engine.now()) {
        Known::New => {}
        Known::Done(went_to) => return posted.done(&web.engine.state(), &went_to),
        Known::Running => return posted.refuse(&Problem::Field("ui-no-running")),
        Known::Differs => return posted.refuse(&Problem::Field("ui-no-key-differs")),
    }
    let submitter = || actor.clone();
    let result = match (command, std::mem::take(&mut posted.first)) {
        (Ok(command), first) => submit(&web.engine, submitter, first, command)
            .await
            .map_err(Problem::Submit),
        (Err(Problem::Already), _) => Ok(web.engine.state()),
        (Err(problem), _) => Err(problem),
    };
    match result {
        Ok(state) => {
            web.once.done(&actor, &key, &go);
            posted.done(&state, &go)
        }
        Err(problem) => {
            web.once.forget(&actor, &key);
            posted.refuse(&problem)
        }
    }
}

impl Posted<'_> {
    fn done(&self, state: &State, go: &str) -> Response {
        if wants_json(self.headers) {
            let at = Position {
                epoch: state.epoch,
                seq: state.seq,
            };
            return Json(json!({"ok": true, "go": go, "at": at.to_string()})).into_response();
        }
        Redirect::to(go).into_response()
    }

    fn refuse(self, problem: &Problem) -> Response {
        let (status, message) = self.reason(problem);
        if wants_json(self.headers) {
            return (status, Json(json!({"ok": false, "message": message}))).into_response();
        }
        let mut keys = nurse::page_keys();
        keys.refused = Some(Refused {
            contact: self.contact,
            act: self.act.to_owned(),
            message,
            typed: self.typed,
        });
        let shown = nurse::Shown::of(self.headers, status);
        nurse::render(self.web, self.viewer, self.contact, &keys, shown)
    }

    /// What went wrong, in the viewer's words.
    fn reason(&self, problem: &Problem) -> (StatusCode, String) {
        match problem {
            Problem::Field(key) => {
                let say = plain(self.web, self.viewer);
                (StatusCode::UNPROCESSABLE_ENTITY, say.t(key))
            }
            Problem::Already => (StatusCode::OK, String::new()),
            Problem::Submit(error) => refusal(self.web, self.viewer, error),
        }
    }
}

/// For sentences without times of day in them.
fn plain<'a>(web: &'a WebState, viewer: &Viewer) -> Say<'a> {
    let zone = jiff::tz::TimeZone::UTC;
    Say::new(&web.texts, viewer.language, zone, web.engine.now())
}

/// Why the loop did not do it, in the viewer's words.
pub fn refusal(web: &WebState, viewer: &Viewer, error: &SubmitError) -> (StatusCode, String) {
    let say = plain(web, viewer);
    let unavailable = |key: &str| (StatusCode::SERVICE_UNAVAILABLE, say.t(key));
    match error {
        SubmitError::Rejected(why) => (StatusCode::CONFLICT, rejection(&say, why)),
        SubmitError::Overloaded => unavailable("ui-no-overloaded"),
        SubmitError::NotWritable(_) => unavailable("ui-no-not-writable"),
        SubmitError::Stopped => unavailable("ui-no-stopped"),
    }
}

/// A rejection in the viewer's language.
pub fn rejection(say: &Say<'_>, why: &Rejection) -> String {
    let word = match why {
        Rejection::NoService => "no_service",
        Rejection::NotFound { .. } => "not_found",
        Rejection::NotStaff => "not_staff",
        Rejection::MayNot(why) => return say.may_not(*why),
        Rejection::Record(why) => return say.no_record(*why),
        Rejection::Document(why) => return say.no_document(why),
        Rejection::Death(why) => return deaths::refused(say, *why),
        Rejection::Complaint(why) => return say.no_complaint(*why),
        Rejection::Deviation(why) => return say.no_deviation(*why),
        Rejection::Escort(why) => return say.no_escort(*why),
        Rejection::Handover(why) => return say.no_handover(why),
        Rejection::Ending(why) => return admitted::refused(say, *why),
        Rejection::GuestStands => "guest_stands",
        Rejection::NotHpr => "not_hpr",
        Rejection::TooFarAhead { days } => {
            let days = usize::try_from(*days).unwrap_or(usize::MAX);
            return say.numbered("ui-no-too-far-ahead", days);
        }
        Rejection::NotOnDuty => "not_on_duty",
        Rejection::NotYours => "not_yours",
        Rejection::NotTakenYet => "not_taken_yet",
        Rejection::RequestStands => "request_stands",
        Rejection::NoNurseOnDuty { call } => {
            return say.with("ui-no-nurse-on-duty", &[("call", Arg::Text(call))]);
        }
        Rejection::MinutesWrong { most } => return say.numbered("ui-no-minutes", (*most).into()),
        Rejection::RoomFull { most } => return say.numbered("ui-no-room", *most),
        Rejection::TakenAlready => "taken_already",
        Rejection::NotWaiting => "not_waiting",
        Rejection::NotTalking => "not_talking",
        Rejection::Busy => "busy",
        Rejection::ColleagueBusy { who } => {
            return say.with("ui-no-colleague-busy", &[("who", Arg::Text(who))]);
        }
        Rejection::NoNumber => "no_number",
        Rejection::NumberWouldShow => "number_would_show",
        Rejection::MessagesStopped => "messages_stopped",
        Rejection::NotAsked => return say.t("fb-no"),
        Rejection::NobodyForChildren => "nobody_for_children",
        Rejection::LineOpen => "line_open",
        Rejection::Closed => "closed",
        Rejection::StillOpen => "still_open",
        Rejection::OutcomeNotChosen => "outcome_not_chosen",
        Rejection::FollowUpMissing => "follow_up_missing",
        Rejection::CannotFollowUp { who } => {
            return say.with("ui-no-cannot-follow-up", &[("who", Arg::Text(who))]);
        }
        Rejection::UnknownStaff { who } => {
            return say.with("ui-no-unknown-staff", &[("who", Arg::Text(who))]);
        }
        Rejection::NoProposal => "no_proposal",
        Rejection::Empty => "empty",
        Rejection::TooLong { most } => return say.numbered("ui-no-too-long", *most),
        Rejection::KnownPrivately => return say.t("ui-no-known-privately"),
        Rejection::DangerStands => return say.t("ui-no-danger-stands"),
        Rejection::NoDanger => return say.t("ui-no-danger"),
        Rejection::TooLateToUndo => return say.t("ui-no-undo"),
        Rejection::DraftDiffers => return say.t("ui-no-draft-differs"),
        Rejection::NobodyElse => return say.t("ui-no-nobody-else"),
        Rejection::ChildOnLine => return say.t("ui-no-child-on-line"),
        Rejection::NotUnknown => "not_unknown",
        Rejection::NotOnDutySoon => "not_on_duty_soon",
        Rejection::OnlyOneLeft => "only_one_left",
        Rejection::NotAChoice => "not_a_choice",
        Rejection::VisitUnderWay => "visit_under_way",
        Rejection::VisitGoesOn => "visit_goes_on",
        Rejection::CodeNeeded => "code_needed",
        Rejection::WrongCode => "wrong_code",
        Rejection::ColleagueSettles => "colleague_settles",
        Rejection::InThePast => "in_the_past",
    };
    say.by("ui-no", word)
}

/// The command that a form asks for.
fn command(
    state: &State,
    viewer: &Viewer,
    id: ContactId,
    act: Act,
    typed: &Typed,
    now: Timestamp,
) -> Result<Command, Problem> {
    let contact = state
        .contact(id)
        .filter(|contact| viewer.may_open(state, contact))
        .ok_or(Rejection::NotFound { what: "contact" })?;
    let call = || {
        typed
            .get("call")
            .parse::<CallId>()
            .ok()
            .filter(|call| state.call(*call).is_some_and(|call| call.contact == id))
            .ok_or(Rejection::NotFound { what: "call" })
    };
    let text = || typed.get("text").to_owned();
    Ok(match act {
        Act::Claim => Command::Claim {
            call: call()?,
            phone: typed.get("phone").parse().ok(),
        },
        Act::Decline => Command::Decline { call: call()? },
        Act::End => Command::EndTalk { call: call()? },
        Act::BringIn => Command::BringIn {
            call: call()?,
            whom: third(state, typed.get("whom"), now)?,
        },
        Act::HandOver => match typed.get("to") {
            "" => return Err(Problem::Field("ui-no-choose-who")),
            to => Command::HandOver {
                call: call()?,
                to: StaffId::new(to),
            },
        },
        Act::CallBack => Command::StartCallBack { contact: id },
        Act::Promise => Command::PromiseCallBack {
            contact: id,
            due_at: time(state, typed.get("at")).ok_or(Problem::Field("ui-no-choose-when"))?,
        },
        Act::Proposal => Command::SettleProposal {
            contact: id,
            same: match typed.get("same") {
                "yes" => true,
                "no" => false,
                _ => return Err(Problem::Field("ui-no-choose-same")),
            },
        },
        Act::Note if is_written(contact, viewer, typed.get("text"), now) => {
            return Err(Problem::Already);
        }
        Act::Note => Command::FinishDraft {
            contact: id,
            text: text(),
            seen: typed.get("seen").parse().unwrap_or_default(),
        },
        Act::Message => Command::WriteMessage {
            contact: id,
            text: written(typed),
        },
        Act::TakeMessage => Command::TakeMessage { contact: id },
        Act::PassMessage => Command::PassMessage { contact: id },
        Act::Outcome => outcome(state, id, typed).map_err(Problem::Field)?,
        Act::Visit => act_duty::start(typed, Some(id))?,
        Act::Care(act) => act.command(state, id, typed)?,
        Act::Person(act) => act.command(state, viewer, contact, typed, now)?,
        Act::Escort(act) => act.command(state, id, typed, now)?,
    })
}

/// The same words by the same person within a day: a note that was sent again after a lost line.
fn is_written(contact: &Contact, viewer: &Viewer, text: &str, now: Timestamp) -> bool {
    let day = std::time::Duration::from_hours(24);
    let same = |note: &&Note| {
        note.by.staff() == viewer.staff.as_ref()
            && now.since(note.at) < day
            && note.text.known().is_some_and(|known| known == text)
    };
    !text.is_empty() && contact.notes.iter().any(|note| same(&note))
}

fn third(
    state: &State,
    key: &str,
    now: Timestamp,
) -> Result<crate::domain::calls::leg::Callee, Problem> {
    let service = state.service.as_ref().ok_or(Rejection::NoService)?;
    third_view::third(service, now)
        .into_iter()
        .find(|choice| choice.key == key)
        .map(|choice| choice.callee)
        .ok_or(Problem::Field("ui-no-choose-who"))
}
