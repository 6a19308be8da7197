//! On the leader's page: which chairs are empty or will be, who takes them, and that somebody is back. The times, and never what it is about.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::escorts::command::EscortCommand;
use crate::domain::ids::{EscortId, StaffId};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State as Service;
use crate::views::Viewer;
use crate::views::escort::{Chair, ChairStage, chairs};
use crate::web::entry::{Entry, Looks};
use crate::web::pages::act::refusal;
use crate::web::pages::escort;
use crate::web::pages::say::Say;

/// Who takes the chair; empty: nobody in particular.
#[derive(Debug, Default, Deserialize)]
pub struct Cover {
    #[serde(default)]
    staff: String,
}

/// What is under `problem` was refused.
pub fn show(say: &Say<'_>, entry: &Entry, looks: &Viewer, problem: Option<&str>) -> Markup {
    let engine = &entry.web.engine;
    let state = engine.state();
    let found = chairs(&state, looks, engine.now());
    html! {
        @if !found.is_empty() || problem.is_some() {
            section.group.chairs #chairs aria-labelledby="h-chairs" {
                h2 #h-chairs { (say.t("ui-group-chairs")) }
                @if let Some(problem) = problem { div.problem role="alert" { p { (problem) } } }
                @if found.is_empty() { p.soft { (say.t("ui-chairs-none")) } }
                @for chair in &found { (one(say, &state, chair)) }
            }
        }
    }
}

fn one(say: &Say<'_>, state: &Service, chair: &Chair) -> Markup {
    let id = format!("cover-{}", chair.escort);
    let path = |act: &str| format!("/leader/chair/{}/{act}", chair.escort);
    let nurses = nurses(state, chair.staff.as_ref());
    let taken = chair.cover.as_ref().and_then(|cover| cover.name.as_deref());
    html! {
        div.tight {
            (escort::line(say, chair, None))
            form.tight method="post" action=(path("cover")) {
                label for=(id) { (say.t("ui-chair-cover-choose")) }
                p.hint { (say.t("ui-chair-cover-how")) }
                div.line {
                    select id=(id) name="staff" {
                        option value="" { (say.t("ui-chair-cover-nobody")) }
                        @for (short, name) in &nurses { option value=(short) selected[taken == Some(name.as_str())] { (name) } }
                    }
                    button.do type="submit" { (say.t("ui-chair-cover-save")) }
                }
            }
            @if chair.stage != ChairStage::Planned {
                form method="post" action=(path("back")) { button.do type="submit" { (say.t("ui-chair-back")) } }
            }
        }
    }
}

/// The nurses of the service, but for the one who is out.
fn nurses(state: &Service, out: Option<&StaffId>) -> Vec<(StaffId, String)> {
    let staff = state.service.iter().flat_map(|service| &service.staff);
    staff
        .filter(|staff| staff.has_role(StaffRole::Nurse) && Some(&staff.id) != out)
        .map(|staff| (staff.id.clone(), staff.name.clone()))
        .collect()
}

/// `POST /leader/chair/{escort}/cover`.
pub async fn cover(
    State(entry): State<Entry>,
    Extension(looks): Looks,
    Path(escort): Path<String>,
    Form(cover): Form<Cover>,
) -> Response {
    let cover = Some(cover.staff.trim())
        .filter(|staff| !staff.is_empty())
        .map(StaffId::new);
    carry_out(&entry, &looks, &escort, |escort| EscortCommand::NameCover {
        escort,
        cover,
    })
    .await
}

/// `POST /leader/chair/{escort}/back`.
pub async fn back(
    State(entry): State<Entry>,
    Extension(looks): Looks,
    Path(escort): Path<String>,
) -> Response {
    carry_out(&entry, &looks, &escort, |escort| EscortCommand::SayBack {
        escort,
    })
    .await
}

async fn carry_out(
    entry: &Entry,
    looks: &Viewer,
    escort: &str,
    command: impl FnOnce(EscortId) -> EscortCommand,
) -> Response {
    let (Ok(escort), Some(staff)) = (escort.parse(), looks.staff.clone()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let command = Command::Escort(command(escort));
    let done = entry.web.engine.submit(Actor::Staff(staff), command).await;
    match done {
        Ok(_) => Redirect::to("/leader#chairs").into_response(),
        Err(error) => {
            let (status, why) = refusal(&entry.web, looks, &error);
            (status, super::access::leads(entry, looks, Some(&why))).into_response()
        }
    }
}
