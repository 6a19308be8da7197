//! What is posted about a request, from either side: a form becomes one command, and its answer a page or, for the browser's own
//! request, JSON. A refused form comes back with its words and the reason beside it.

use axum::Json;
use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::{ContactId, IdSource, RequestId};
use crate::domain::rejection::Rejection;
use crate::domain::requests::form::Form;
use crate::domain::requests::request::Requester;
use crate::domain::requests::send::same_again;
use crate::domain::secret::Secret;
use crate::engine::SubmitError;
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::views::board::Position;
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Refused, Typed, wants_json};
use crate::web::pages::nurse;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::request::doctor;
use crate::web::pages::request::fields::{self, Wrong};
use crate::web::pages::request::room::Reader;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// What can be done with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Amend,
    Withdraw,
    Accept,
    Decline,
    OnTheWay,
    Arrive,
    Write,
    Agree,
    Connect,
}

impl Act {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Amend, "amend"),
        (Self::Withdraw, "withdraw"),
        (Self::Accept, "accept"),
        (Self::Decline, "decline"),
        (Self::OnTheWay, "on-the-way"),
        (Self::Arrive, "arrive"),
        (Self::Write, "write"),
        (Self::Agree, "agree"),
        (Self::Connect, "connect"),
    ];

    fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(act, _)| act)
    }
}

/// Why a form was not carried out.
enum Problem {
    /// A rule or the loop says no.
    Submit(SubmitError),
    /// A field cannot be read.
    Field(Wrong),
    /// Something that a sentence says.
    Said(&'static str),
}

/// Where a form came from, and where its page goes on.
struct Posted<'a> {
    web: &'a WebState,
    viewer: Viewer,
    actor: Actor,
    headers: &'a HeaderMap,
    reader: Reader,
    request: Option<RequestId>,
    contact: Option<ContactId>,
    act: &'a str,
    typed: Typed,
}

/// `POST /doctor/request`.
pub async fn send(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    let Some(posted) = posted(&web, viewer, &headers, Reader::Asker, "request", fields) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let new = posted.new_request();
    let mut shown = new;
    let command = posted.form().and_then(|form| {
        let requester = posted.requester()?;
        // The same words again are counted with the request that stands: that is the one to look at.
        let (state, now) = (web.engine.state(), web.engine.now());
        if let Some(known) = same_again(&state, &requester, &form, now) {
            shown = known.id;
        }
        Ok(Command::SendRequest {
            request: new,
            requester,
            form,
        })
    });
    let go = format!("/doctor/request/{shown}");
    carry_out(posted, command, go).await
}

/// `POST /nurse/contact/{contact}/request`: a call becomes a request.
pub async fn fill(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    let Ok(contact) = contact.parse::<ContactId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(mut posted) = posted(&web, viewer, &headers, Reader::Nurse, "request", fields) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    posted.contact = Some(contact);
    let request = posted.new_request();
    let command = posted.form().map(|form| Command::FillRequest {
        request,
        contact,
        form,
    });
    carry_out(posted, command, format!("/nurse/contact/{contact}")).await
}

/// `POST /doctor/request/{request}/{act}`.
pub async fn by_asker(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((request, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    with_one(
        &web,
        viewer,
        &headers,
        Reader::Asker,
        (&request, &act),
        fields,
    )
    .await
}

/// `POST /nurse/request/{request}/{act}`.
pub async fn by_nurse(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((request, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Response {
    with_one(
        &web,
        viewer,
        &headers,
        Reader::Nurse,
        (&request, &act),
        fields,
    )
    .await
}

async fn with_one(
    web: &WebState,
    viewer: Viewer,
    headers: &HeaderMap,
    reader: Reader,
    (request, act): (&str, &str),
    fields: Vec<(String, String)>,
) -> Response {
    let (Ok(id), Some(what)) = (request.parse::<RequestId>(), Act::of(act)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(mut posted) = posted(web, viewer, headers, reader, act, fields) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    posted.request = Some(id);
    posted.contact = web
        .engine
        .state()
        .request(id)
        .map(|request| request.contact);
    let command = posted.command(id, what);
    let go = match (reader, posted.contact) {
        (Reader::Asker, _) => format!("/doctor/request/{id}"),
        (Reader::Nurse, Some(contact)) if what != Act::Decline => {
            format!("/nurse/contact/{contact}")
        }
        (Reader::Nurse, Some(_) | None) => "/nurse".to_owned(),
    };
    carry_out(posted, command, go).await
}

fn posted<'a>(
    web: &'a WebState,
    viewer: Viewer,
    headers: &'a HeaderMap,
    reader: Reader,
    act: &'a str,
    fields: Vec<(String, String)>,
) -> Option<Posted<'a>> {
    let viewer = match reader {
        Reader::Asker => doctor::reads(viewer, None, headers),
        Reader::Nurse => viewer,
    };
    Some(Posted {
        web,
        actor: viewer.actor()?,
        viewer,
        headers,
        reader,
        request: None,
        contact: None,
        act,
        typed: Typed(fields),
    })
}

async fn carry_out(posted: Posted<'_>, command: Result<Command, Problem>, go: String) -> Response {
    let web = posted.web;
    let key = posted.typed.key(posted.headers);
    let filled_in = posted.typed.without_key();
    let print = fingerprint(&(posted.act, posted.request, posted.contact, filled_in));
    match web.once.begin(&posted.actor, &key, print, web.engine.now()) {
        Known::New => {}
        Known::Done(went_to) => return posted.done(&went_to),
        Known::Running => return posted.refuse(&Problem::Said("ui-no-running")),
        Known::Differs => return posted.refuse(&Problem::Said("ui-no-key-differs")),
    }
    let result = match command {
        Ok(command) => web
            .engine
            .submit(posted.actor.clone(), command)
            .await
            .map_err(Problem::Submit),
        Err(problem) => Err(problem),
    };
    match result {
        Ok(_) => {
            web.once.done(&posted.actor, &key, &go);
            posted.done(&go)
        }
        Err(problem) => {
            web.once.forget(&posted.actor, &key);
            posted.refuse(&problem)
        }
    }
}

impl Posted<'_> {
    /// The request of a form has the form's own name where it is an id: sent again after a lost answer, it is the same request.
    fn new_request(&self) -> RequestId {
        self.typed
            .key(self.headers)
            .parse::<RequestId>()
            .unwrap_or_else(|_| RequestId::from_uuid(SystemIds.next()))
    }

    fn form(&self) -> Result<Box<Form>, Problem> {
        let now = self.web.engine.now();
        let state = self.web.engine.state();
        let zone = state
            .service
            .as_ref()
            .map_or(jiff::tz::TimeZone::UTC, |service| service.zone.clone());
        let year = now.to_jiff().to_zoned(zone).year();
        fields::form(&self.typed, year)
            .map(Box::new)
            .map_err(Problem::Field)
    }

    /// Who asks: at a PC that several people use, with the name that was given.
    fn requester(&self) -> Result<Requester, Problem> {
        let said = |name: &str| {
            let text = self.typed.get(name);
            (!text.is_empty()).then(|| Secret::Known(text.to_owned()))
        };
        match &self.actor {
            Actor::Staff(staff) => Ok(Requester::Staff(staff.clone())),
            Actor::Guest(guest) => Ok(Requester::Guest(*guest)),
            Actor::Station(station) => Ok(Requester::Station {
                station: *station,
                name: said("name").ok_or(Problem::Field(Wrong::Name))?,
                hpr: said("hpr"),
            }),
            Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => {
                Err(Problem::Submit(SubmitError::Rejected(Rejection::NotStaff)))
            }
        }
    }

    fn command(&self, request: RequestId, act: Act) -> Result<Command, Problem> {
        let text = || self.typed.get("text").to_owned();
        Ok(match act {
            Act::Amend => Command::AmendRequest {
                request,
                form: self.form()?,
            },
            Act::Withdraw => Command::WithdrawRequest { request },
            Act::Accept => Command::AcceptRequest { request },
            Act::Decline => Command::DeclineRequest { request },
            Act::OnTheWay => Command::SetOnTheWay {
                request,
                minutes: self
                    .typed
                    .get("minutes")
                    .parse()
                    .map_err(|_| Problem::Said("rq-no-minutes"))?,
            },
            Act::Arrive => Command::ArriveAt { request },
            Act::Write => Command::WriteInRoom {
                request,
                text: text(),
                name: self.written_by(request),
            },
            Act::Agree => Command::Agree {
                request,
                text: text(),
            },
            Act::Connect => Command::ConnectNow { request },
        })
    }

    /// At a PC that several people use, the line carries the name that the request was sent with.
    fn written_by(&self, request: RequestId) -> Option<String> {
        let state = self.web.engine.state();
        match &state.request(request)?.from {
            Requester::Station { name, .. } if matches!(self.actor, Actor::Station(_)) => {
                name.known().cloned()
            }
            Requester::Station { .. }
            | Requester::Staff(_)
            | Requester::Guest(_)
            | Requester::Telephone => None,
        }
    }

    fn done(&self, go: &str) -> Response {
        if wants_json(self.headers) {
            let state = self.web.engine.state();
            let at = Position {
                epoch: state.epoch,
                seq: state.seq,
            };
            return Json(json!({"ok": true, "go": go, "at": at.to_string()})).into_response();
        }
        Redirect::to(go).into_response()
    }

    fn refuse(self, problem: &Problem) -> Response {
        let zone = jiff::tz::TimeZone::UTC;
        let say = Say::new(
            &self.web.texts,
            self.viewer.language,
            zone,
            self.web.engine.now(),
        );
        let (status, message, wrong) = match problem {
            Problem::Field(wrong) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                wrong.said(&say),
                Some(*wrong),
            ),
            Problem::Said(key) => (StatusCode::UNPROCESSABLE_ENTITY, say.t(key), None),
            Problem::Submit(error) => {
                let (status, message) = refusal(self.web, &self.viewer, error);
                (status, message, None)
            }
        };
        if wants_json(self.headers) {
            let field = wrong.map(Wrong::field);
            return (
                status,
                Json(json!({"ok": false, "message": message, "field": field})),
            )
                .into_response();
        }
        let mut keys = nurse::page_keys();
        keys.refused = Some(Refused {
            contact: self.contact,
            act: self.act.to_owned(),
            message,
            typed: self.typed,
        });
        match self.reader {
            Reader::Asker => {
                doctor::render(self.web, &self.viewer, self.request, &keys, wrong, status)
            }
            Reader::Nurse => {
                let shown = nurse::Shown::of(self.headers, status);
                nurse::render(self.web, &self.viewer, self.contact, &keys, shown)
            }
        }
    }
}
