//! The requests for them: one is written down, one is shown, something is done about one.

use std::fmt::Display;
use std::str::FromStr;

use axum::extract::{Extension, Form as Fields, Path, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::command::Command;
use crate::domain::ids::{ContactId, IdSource as _};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::followed::forms::{Forms, New};
use crate::web::pages::followed::posted::Posted;
use crate::web::pages::followed::{home, opened, page};
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::state::WebState;

/// What is followed to its end: deviations, or complaints.
pub trait Followed: Sized + 'static {
    type Id: Copy + Display + FromStr + Send + Sync;
    /// One of them, as somebody may see it.
    type View;
    type Command;
    const KIND: Kind<Self>;
}

/// What a form asks for, or the key of the sentence that says which field is not filled in.
pub type Wanted<F> = Result<<F as Followed>::Command, &'static str>;

/// One of them, if somebody may see it.
pub type Seen<F> =
    fn(&State, &Viewer, <F as Followed>::Id, Timestamp) -> Option<<F as Followed>::View>;

/// What somebody asks for with a form of its page.
pub type Act<F> = fn(&Viewer, <F as Followed>::Id, &str, &Typed) -> Option<Wanted<F>>;

/// How the pages of a kind differ. Texts stand by their key.
pub struct Kind<F: Followed> {
    /// The first word of their addresses.
    pub page: &'static str,
    /// The title of the page of a new one, and what stands first on it.
    pub new: (&'static str, &'static str),
    /// What its form asks for.
    pub begin: fn(F::Id, Option<ContactId>, &Typed) -> Wanted<F>,
    pub form: fn(&New<'_>) -> Markup,
    /// What stands there once it is written down.
    pub begun: fn(&New<'_>, F::Id) -> Markup,
    /// The title of the page of one.
    pub one: &'static str,
    /// The lists from which the leader, and anybody else, came to it, and what the way back is called.
    pub lists: [(&'static str, &'static str); 2],
    pub view: Seen<F>,
    /// Whether there is one of this id.
    pub is_there: fn(&State, F::Id) -> bool,
    pub shown: fn(&Forms<'_>, &F::View) -> Markup,
    /// What a form of its page asks for; nothing where there is no such form.
    pub act: Act<F>,
    pub command: fn(F::Command) -> Command,
}

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The contact that a new one was asked for from.
    contact: Option<String>,
    /// One that was just written down.
    sent: Option<String>,
}

/// Whoever asks.
pub type Asker = (Web<WebState>, Extension<Viewer>, HeaderMap);
type Sent = Fields<Vec<(String, String)>>;

/// `GET …/new`.
pub async fn new<F: Followed>(asker: Asker, Query(asked): Query<Asked>) -> Response {
    let contact = opened(&asker.0, &asker.1, asked.contact.as_deref());
    let sent = asked.sent.and_then(|id| id.parse().ok());
    page_of_new::<F>(&asker, (contact, sent), StatusCode::OK, &page_keys())
}

/// `POST …/new`.
pub async fn begin<F: Followed>(asker: Asker, Fields(sent): Sent) -> Response {
    let typed = Typed(sent);
    let Ok(id) = typed.get("id").parse::<F::Id>() else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let contact = opened(&asker.0, &asker.1, Some(typed.get("contact")));
    let command = (F::KIND.begin)(id, contact, &typed).map(F::KIND.command);
    let go = format!("/{}/new?sent={id}", F::KIND.page);
    let again = |status, keys: &Keys| page_of_new::<F>(&asker, (contact, None), status, keys);
    let mut posted = posted(&asker, New::NAME, typed);
    if (F::KIND.is_there)(&asker.0.engine.state(), id) {
        posted.anew = Some(SystemIds.next().simple().to_string());
    }
    posted.carry_out(command, &go, again).await
}

/// `GET …/{id}`.
pub async fn show<F: Followed>(asker: Asker, Path(id): Path<String>) -> Response {
    match id.parse() {
        Ok(id) => page_of_one::<F>(&asker, id, StatusCode::OK, &page_keys()),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `POST …/{id}/{act}`.
pub async fn act<F: Followed>(
    asker: Asker,
    Path((id, act)): Path<(String, String)>,
    Fields(sent): Sent,
) -> Response {
    let typed = Typed(sent);
    let id = id.parse::<F::Id>().ok();
    let asked = id.and_then(|id| Some((id, (F::KIND.act)(&asker.1, id, &act, &typed)?)));
    let Some((id, command)) = asked else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let go = format!("/{}/{id}", F::KIND.page);
    let again = |status, keys: &Keys| page_of_one::<F>(&asker, id, status, keys);
    let posted = posted(&asker, &act, typed);
    posted
        .carry_out(command.map(F::KIND.command), &go, again)
        .await
}

fn posted<'a>((web, viewer, headers): &'a Asker, name: &'a str, typed: Typed) -> Posted<'a> {
    Posted {
        web,
        viewer,
        headers,
        name,
        typed,
        anew: None,
    }
}

fn page_of_new<F: Followed>(
    (web, viewer, headers): &Asker,
    (contact, sent): (Option<ContactId>, Option<F::Id>),
    status: StatusCode,
    keys: &Keys,
) -> Response {
    if viewer.actor().is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (kind, back) = (F::KIND, home(viewer));
    let (title, about) = kind.new;
    let typed = keys
        .refused_act(New::NAME)
        .map(|refused| refused.typed.get("id"));
    let refused = typed.and_then(|id| id.parse::<F::Id>().ok());
    let taken = refused.is_some_and(|id| (kind.is_there)(&web.engine.state(), id));
    let page = page(web, viewer, headers, back, title, |say| {
        let new = New {
            say,
            web,
            viewer,
            keys,
            page: kind.page,
            contact,
            back,
            taken,
        };
        html! {
            @match sent {
                Some(id) => ((kind.begun)(&new, id)),
                None => { h1 { (say.t(title)) } p.hint { (say.t(about)) } p { (handbook(say, Place::Wrong)) } ((kind.form)(&new)) },
            }
        }
    });
    (status, page).into_response()
}

fn page_of_one<F: Followed>(
    (web, viewer, headers): &Asker,
    id: F::Id,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let kind = F::KIND;
    let Some(view) = (kind.view)(&web.engine.state(), viewer, id, web.engine.now()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let back = kind.lists[usize::from(!viewer.leads())];
    let page = page(web, viewer, headers, back, kind.one, |say| {
        let forms = Forms {
            say,
            viewer,
            keys,
            page: format!("/{}/{id}", kind.page),
        };
        (kind.shown)(&forms, &view)
    });
    (status, page).into_response()
}
