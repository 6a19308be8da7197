//! What is kept as it is typed: the note pad and the four questions. The browser keeps it at once, the server within three
//! seconds; what another device of hers has written meanwhile is shown beside it, never overwritten.

use axum::Json;
use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::ContactId;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::SubmitError;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::care::{self, CareView};
use crate::views::contact::Detail;
use crate::web::pages::act;
use crate::web::pages::danger;
use crate::web::pages::form::{Keys, Typed, wants_json};
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// What the server has of a field: its number goes with the form, and what it says is there for the browser to compare.
pub fn kept(say: &Say<'_>, number: u64, at: Option<Timestamp>, text: &str) -> Markup {
    let saved = at.map(|at| say.with("ui-js-kept", &[("t", Arg::Text(&say.exact(at)))]));
    html! {
        input type="hidden" name="seen" value=(number) data-seen;
        span.soft.num data-saved { @if let Some(saved) = saved { (saved) } }
        div hidden data-theirs=(number) data-kept-at=[at.map(Timestamp::as_millis)] { (text) }
        div.conflict role="alert" data-conflict hidden {
            p { b { (say.t("ui-draft-theirs")) } }
            p.words data-other {}
            div.pair {
                button.do.small type="button" data-take="both" { (say.t("ui-draft-both")) }
                button.do.small type="button" data-take="mine" { (say.t("ui-draft-mine")) }
            }
        }
    }
}

/// The note pad.
pub fn note(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let id = format!("note-{}", detail.id);
    let draft = detail.care.draft.as_ref();
    let typed = keys.typed(detail.id, "note").map(|typed| typed.get("text"));
    let text = typed
        .or(draft.map(|draft| draft.text.as_str()))
        .unwrap_or("");
    html! {
        form method="post" action=(format!("/nurse/contact/{}/note", detail.id)) data-act="note" data-keep data-pad=(id)
            data-pad-to=(format!("/nurse/contact/{}/draft", detail.id)) {
            (keys.hidden("note"))
            label for=(id) { (say.t("ui-note")) }
            textarea id=(id) name="text" rows="3" maxlength="10000" { (text) }
            (keys.problem(detail.id, "note"))
            div.under { button.do.small type="submit" { (say.t("ui-note-save")) } (kept(say, draft.map_or(0, |draft| draft.number), draft.map(|draft| draft.at), draft.map_or("", |draft| draft.text.as_str()))) }
        }
        @for (person, at) in &detail.care.writing {
            p.soft { (say.with("ui-draft-of", &[("who", Arg::Text(&who::subject(say, person))), ("t", Arg::Text(&say.when(*at)))])) }
        }
    }
}

/// `POST /nurse/contact/{contact}/draft`: what she has typed so far.
pub async fn save_draft(
    web: Web<WebState>,
    viewer: Extension<Viewer>,
    contact: Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Typed(fields);
    let (text, seen) = (raw(&fields), seen(&fields));
    let ask = move |contact| {
        Some(Command::SaveDraft {
            contact,
            text,
            seen,
        })
    };
    let of = |care: &CareView| {
        care.draft.as_ref().map_or_else(
            || json!({"number": 0, "text": ""}),
            |draft| json!({"number": draft.number, "text": draft.text, "at": draft.at.as_millis()}),
        )
    };
    keep(web, viewer, contact, &headers, ask, of).await
}

/// `POST /nurse/contact/{contact}/answer`: one of the four questions.
pub async fn save_answer(
    web: Web<WebState>,
    viewer: Extension<Viewer>,
    contact: Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Typed(fields);
    let Some(question) = danger::question(fields.get("question")) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let (text, seen) = (raw(&fields), seen(&fields));
    let ask = move |contact| {
        Some(Command::AnswerDanger {
            contact,
            question,
            text,
            seen,
        })
    };
    let of = move |care: &CareView| {
        let answers = care.danger.iter().flat_map(|danger| &danger.answers);
        let answer = answers
            .into_iter()
            .find(|answer| answer.question == question);
        answer.map_or_else(
            || json!({"number": 0, "text": ""}),
            |answer| {
                json!({"number": answer.number, "text": answer.text, "at": answer.at.map(Timestamp::as_millis)})
            },
        )
    };
    keep(web, viewer, contact, &headers, ask, of).await
}

fn raw(fields: &Typed) -> String {
    let text = fields.0.iter().find(|(name, _)| name == "text");
    text.map(|(_, text)| text.clone()).unwrap_or_default()
}

fn seen(fields: &Typed) -> u64 {
    fields.get("seen").parse().unwrap_or_default()
}

/// Keeps it, and says what the server has now: her own words, or those that stand in the way.
async fn keep(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: &HeaderMap,
    ask: impl FnOnce(ContactId) -> Option<Command>,
    of: impl Fn(&CareView) -> Value,
) -> Response {
    let Some(staff) = viewer.staff.clone() else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let opens = |id: &ContactId| {
        let state = web.engine.state();
        state
            .contact(*id)
            .is_some_and(|contact| viewer.may_open(&state, contact))
    };
    let id = contact.parse::<ContactId>().ok().filter(opens);
    let Some((id, command)) = id.and_then(|id| Some((id, ask(id)?))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let now_kept = |state: &State| {
        let contact = state.contact(id);
        contact.map_or(Value::Null, |contact| {
            of(&care::of(state, &viewer, contact, web.engine.now()))
        })
    };
    let html = !wants_json(headers);
    match web.engine.submit(Actor::Staff(staff), command).await {
        Ok(_) if html => Redirect::to(&format!("/nurse/contact/{id}")).into_response(),
        Ok(state) => Json(json!({"ok": true, "kept": now_kept(&state)})).into_response(),
        Err(error) => {
            let state = web.engine.state();
            let differs = matches!(error, SubmitError::Rejected(Rejection::DraftDiffers));
            let (status, message) = act::refusal(&web, &viewer, &error);
            let kept = differs.then(|| now_kept(&state));
            let body = json!({"ok": false, "message": message, "kept": kept});
            (status, Json(body)).into_response()
        }
    }
}
