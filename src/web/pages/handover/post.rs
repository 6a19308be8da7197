//! What is posted from a handover: sentences, the handing over itself, and what is done with one of it. A refused form comes back with its
//! words and the reason beside it.

use axum::Json;
use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::handovers::handover::Receiver;
use crate::domain::handovers::matters::Matter;
use crate::domain::ids::{ContactId, DeviationId, HandoverId, PlanId, StaffId};
use crate::views::Viewer;
use crate::views::handovers;
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Refused, Typed, wants_json};
use crate::web::pages::handover::{list, show};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::state::WebState;

/// A refusal: how it is answered, and why.
type No = (StatusCode, String);

/// `POST /handover/sentences`: every sentence as it stands now, and with `do=hand-over` the handing over.
pub async fn sentences(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let to = typed.get("to").to_owned();
    let mut commands = Vec::new();
    for (name, text) in &typed.0 {
        let contact = name.strip_prefix("s-").map(str::parse::<ContactId>);
        if let Some(Ok(contact)) = contact {
            commands.push(HandoverCommand::WriteSentence {
                contact,
                text: text.clone(),
            });
        }
    }
    let mut go = format!("/handover?to={to}");
    if typed.get("do") == "hand-over" {
        let now = web.engine.now();
        let all = handovers::receivers(&web.engine.state(), &viewer, now);
        let receiver = all.into_iter().find(|one| list::word(one) == to);
        let id = typed.get("id").parse::<HandoverId>();
        let (Ok(handover), Some(receiver)) = (id, receiver.or_else(|| nobody(&to))) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        go = format!("/handover/{handover}");
        commands.push(HandoverCommand::HandOver { handover, receiver });
    }
    match submit(&web, &viewer, &headers, "sentences", &typed, commands, go).await {
        Ok(done) => done,
        Err((status, message)) => {
            let keys = refused(&headers, "sentences", message, typed);
            match keys {
                Ok(keys) => list::render(&web, &viewer, &headers, &to, status, &keys),
                Err(said) => (status, said).into_response(),
            }
        }
    }
}

/// Nobody comes next any more: the rule says so itself.
fn nobody(to: &str) -> Option<Receiver> {
    (to == "day").then_some(Receiver::Day)
}

/// `POST /handover/{handover}/{act}`.
pub async fn one(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((handover, act)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let Ok(handover) = handover.parse::<HandoverId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let contact = typed.get("contact").parse::<ContactId>().ok();
    let text = || typed.get("text").to_owned();
    let owner = Some(typed.get("owner")).filter(|owner| !owner.is_empty());
    let deviation = typed.get("deviation").parse::<DeviationId>().ok();
    let plan = typed.get("plan").parse::<PlanId>().ok();
    let matter = deviation
        .map(Matter::Deviation)
        .or_else(|| plan.map(Matter::Plan));
    if let ("beside", Some(matter)) = (act.as_str(), matter) {
        let form = match matter {
            Matter::Deviation(deviation) => format!("beside-deviation-{deviation}"),
            Matter::Plan(plan) => format!("beside-plan-{plan}"),
        };
        let command = HandoverCommand::AcceptMatter { handover, matter };
        return done(&web, &viewer, &headers, handover, &form, typed, command).await;
    }
    let command = match (act.as_str(), contact) {
        ("sign", _) => HandoverCommand::Sign { handover },
        ("all", _) => HandoverCommand::AcceptAll { handover },
        ("accept", Some(contact)) => HandoverCommand::Accept {
            handover,
            contact,
            owner: owner.map(StaffId::new),
        },
        ("done", Some(contact)) => HandoverCommand::Finish { handover, contact },
        ("ask", Some(contact)) => HandoverCommand::Ask {
            handover,
            contact,
            question: text(),
        },
        ("answer", Some(contact)) => HandoverCommand::Answer {
            handover,
            contact,
            answer: text(),
        },
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let form = match (contact, owner) {
        (Some(contact), Some(owner)) => format!("{act}-{contact}-{owner}"),
        (Some(contact), None) => format!("{act}-{contact}"),
        (None, _) => act,
    };
    done(&web, &viewer, &headers, handover, &form, typed, command).await
}

/// Does it, and leads back to where it was done; a refused form comes back on the handover.
async fn done(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    handover: HandoverId,
    form: &str,
    typed: Typed,
    command: HandoverCommand,
) -> Response {
    let go = match typed.get("from") {
        "day" => "/day".to_owned(),
        _ => format!("/handover/{handover}"),
    };
    match submit(web, viewer, headers, form, &typed, vec![command], go).await {
        Ok(done) => done,
        Err((status, message)) => match refused(headers, form, message, typed) {
            Ok(keys) => show::render(web, viewer, headers, handover, status, &keys).await,
            Err(said) => (status, said).into_response(),
        },
    }
}

/// A page that has come back, or what a script is told.
fn refused(
    headers: &HeaderMap,
    act: &str,
    message: String,
    typed: Typed,
) -> Result<crate::web::pages::form::Keys, Json<serde_json::Value>> {
    if wants_json(headers) {
        return Err(Json(json!({"ok": false, "message": message})));
    }
    let mut keys = page_keys();
    keys.refused = Some(Refused {
        contact: None,
        act: act.to_owned(),
        message,
        typed,
    });
    Ok(keys)
}

/// Carries it out, once however often it is sent.
async fn submit(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    form: &str,
    typed: &Typed,
    commands: Vec<HandoverCommand>,
    go: String,
) -> Result<Response, No> {
    let Some(staff) = viewer.staff.clone() else {
        return Ok(StatusCode::FORBIDDEN.into_response());
    };
    let actor = Actor::Staff(staff);
    let key = typed.key(headers);
    let print = fingerprint(&(form, &go, typed.without_key()));
    let busy = |key: &str| {
        let zone = jiff::tz::TimeZone::UTC;
        let say =
            crate::web::pages::say::Say::new(&web.texts, viewer.language, zone, web.engine.now());
        (StatusCode::CONFLICT, say.t(key))
    };
    match web.once.begin(&actor, &key, print, web.engine.now()) {
        Known::New => {}
        Known::Done(went_to) => return Ok(answered(headers, &went_to)),
        Known::Running => return Err(busy("ui-no-running")),
        Known::Differs => return Err(busy("ui-no-key-differs")),
    }
    for command in commands {
        let done = web
            .engine
            .submit(actor.clone(), Command::Handover(command))
            .await;
        if let Err(error) = done {
            web.once.forget(&actor, &key);
            return Err(refusal(web, viewer, &error));
        }
    }
    web.once.done(&actor, &key, &go);
    Ok(answered(headers, &go))
}

fn answered(headers: &HeaderMap, go: &str) -> Response {
    if wants_json(headers) {
        return Json(json!({"ok": true, "go": go})).into_response();
    }
    Redirect::to(go).into_response()
}
