//! What is posted about the duty itself: the handshake, who takes calls, home visits, help, follow-ups. A form becomes one command.

use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::domain::command::Command;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::handshakes::command::HandshakeAct;
use crate::domain::ids::{ContactId, StaffId, VisitId};
use crate::domain::presence::command::PresenceCommand;
use crate::domain::safety::command::SafetyCommand;
use crate::domain::safety::visit::Settled;
use crate::views::Viewer;
use crate::web::pages::act::{Posted, Problem, carry_out};
use crate::web::pages::asked::time;
use crate::web::pages::form::Typed;
use crate::web::pages::further;
use crate::web::pages::watch;
use crate::web::state::WebState;

/// `POST /nurse/duty/{act}`.
pub async fn duty(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(act): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let Some(command) = of_duty(&act, &typed) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    post(&web, &viewer, &headers, &act, typed, command).await
}

fn of_duty(act: &str, typed: &Typed) -> Option<Result<Command, Problem>> {
    let handshake = |act| Some(Ok(Command::Handshake(act)));
    match act {
        "tablet" => handshake(HandshakeAct::Tablet),
        "ring" => handshake(HandshakeAct::Ring),
        "send" => handshake(HandshakeAct::Send),
        "code" => handshake(HandshakeAct::Code(typed.get("code").to_owned())),
        "available" => Some(Ok(Command::Presence(PresenceCommand::Available))),
        "unavailable" => Some(minutes(typed).map(|minutes| {
            Command::Presence(PresenceCommand::Unavailable {
                minutes,
                reason: typed.get("reason").to_owned(),
                even_alone: typed.get("even_alone") == "yes",
            })
        })),
        "visit" => Some(start(typed, None)),
        "help" => Some(Ok(Command::Safety(SafetyCommand::CallForHelp))),
        _ => None,
    }
}

fn minutes(typed: &Typed) -> Result<u16, Problem> {
    let minutes = typed.get("minutes").parse();
    minutes.map_err(|_| Problem::Field("ui-no-choose-minutes"))
}

/// She goes on a home visit; from the page of a contact it is that contact's.
pub(super) fn start(typed: &Typed, contact: Option<ContactId>) -> Result<Command, Problem> {
    let place = typed.get("place");
    if place.is_empty() {
        return Err(Problem::Field("ui-no-visit-place"));
    }
    Ok(Command::Safety(SafetyCommand::StartVisit {
        contact,
        place: place.to_owned(),
        with: typed.get("with").to_owned(),
        minutes: minutes(typed)?,
    }))
}

/// `POST /nurse/visit/{visit}/{act}`.
pub async fn visit(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((visit, act)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let Ok(visit) = visit.parse::<VisitId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let code = Some(typed.get("code").to_owned()).filter(|code| !code.is_empty());
    let (form, command) = match act.as_str() {
        "check-in" => (
            "check-in",
            Ok(Command::Safety(SafetyCommand::CheckIn {
                visit,
                minutes: typed.get("minutes").parse().ok(),
                code,
            })),
        ),
        "end" => (
            "visit-end",
            Ok(Command::Safety(SafetyCommand::EndVisit { visit, code })),
        ),
        "settle" => (
            "settle",
            how(&typed).map(|how| Command::SettleVisit { visit, how }),
        ),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    post(&web, &viewer, &headers, form, typed, command).await
}

fn how(typed: &Typed) -> Result<Settled, Problem> {
    Settled::ALL
        .into_iter()
        .find(|how| watch::word(*how) == typed.get("how"))
        .ok_or(Problem::Field("ui-no-choose-how"))
}

/// `POST /nurse/help/{staff}/settle`.
pub async fn settle_help(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(staff): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let staff = StaffId::new(&staff);
    let command = how(&typed).map(|how| Command::SettleHelp { staff, how });
    post(&web, &viewer, &headers, "settle", typed, command).await
}

/// `POST /nurse/follow-up/{contact}/{act}`: `new`; `done`, `move`, `hand`; with `children-` before it about the children who are
/// relatives, with the name of one before it about that one.
pub async fn follow_up(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, act)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let (about, what) = further::which(&act);
    let Ok(contact) = contact.parse::<ContactId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let text = |name: &str| typed.get(name).to_owned();
    let command = match what {
        "new" => further::command(&web.engine.state(), contact, &typed).map_err(Problem::Field),
        "done" => Ok(FollowUpCommand::Finish {
            contact,
            about,
            word: text("word"),
        }),
        "move" => time(&web.engine.state(), typed.get("at"))
            .ok_or(Problem::Field("ui-no-choose-when"))
            .map(|at| FollowUpCommand::Move {
                contact,
                about,
                at,
                reason: text("reason"),
            }),
        "hand" => Ok(FollowUpCommand::Hand {
            contact,
            about,
            to: StaffId::new(typed.get("to")),
        }),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let here = format!("/nurse/contact/{contact}");
    let go = match (what, typed.get("from")) {
        ("new", _) => here.as_str(),
        (_, "day") => "/day",
        _ => "/nurse",
    };
    let form = format!("{act}-{contact}");
    let command = command.map(Command::FollowUp);
    post_to(&web, &viewer, &headers, &form, typed, command, go).await
}

async fn post(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    act: &str,
    typed: Typed,
    command: Result<Command, Problem>,
) -> Response {
    post_to(web, viewer, headers, act, typed, command, "/nurse").await
}

async fn post_to(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    act: &str,
    typed: Typed,
    command: Result<Command, Problem>,
    go: &str,
) -> Response {
    let Some(staff) = viewer.staff.clone() else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let posted = Posted {
        web,
        viewer,
        headers,
        contact: None,
        act,
        typed,
        first: Vec::new(),
    };
    carry_out(posted, &staff, command, go.to_owned()).await
}
