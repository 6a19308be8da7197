//! `/nurse/contact/{contact}/person`: whom a contact is about, found by name, birth number or telephone. Shows who somebody is and nothing
//! more: no relative, no plan, and not whether there is one. What is looked for is posted: it never stands in an address, which browsers and
//! proxies keep.

use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::ids::ContactId;
use crate::domain::openings::searches::Place;
use crate::views::Viewer;
use crate::views::board;
use crate::views::glance::find::{Found, find};
use crate::web::pages::form::Keys;
use crate::web::pages::nurse;
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::Say;
use crate::web::searched;
use crate::web::state::WebState;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
}

/// `GET /nurse/contact/{contact}/person`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
) -> Response {
    answer(&web, &viewer, &contact, "", &headers)
}

/// `POST /nurse/contact/{contact}/find`: looks for somebody.
pub async fn look(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
    Form(ask): Form<Ask>,
) -> Response {
    answer(&web, &viewer, &contact, ask.q.trim(), &headers)
}

fn answer(
    web: &WebState,
    viewer: &Viewer,
    contact: &str,
    typed: &str,
    headers: &HeaderMap,
) -> Response {
    let state = web.engine.state();
    let found = contact
        .parse::<ContactId>()
        .ok()
        .and_then(|id| state.contact(id))
        .filter(|contact| viewer.may_open(&state, contact));
    let Some(contact) = found else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let now = web.engine.now();
    let board = board::board(&state, viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t("ui-gl-find-title");
    let live = format!("/api/v1/live?view=wall&lang={}", say.language);
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &live,
        class: "nurse-find",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(headers),
    };
    let found = find(&state, viewer, typed);
    let shown = found.iter().flatten().map(|one| one.patient);
    searched::shows(&web.engine, viewer, Place::Contact, typed, shown);
    let keys = nurse::page_keys();
    let body = body(&say, contact.id, typed, found.as_deref(), &keys);
    parts::page(&say, &frame, &board, &body).into_response()
}

fn body(
    say: &Say<'_>,
    contact: ContactId,
    typed: &str,
    found: Option<&[Found]>,
    keys: &Keys,
) -> Markup {
    let back = format!("/nurse/contact/{contact}");
    html! {
        header.bar {
            a.quiet.as-link href=(back) { "← " (say.t("ui-gl-back")) }
            span.who { (say.t("ui-gl-find-title")) }
            span.grow {}
            (parts::line(say))
        }
        main.page #main tabindex="-1" {
            h1 { (say.t("ui-gl-find-title")) }
            @match found {
                None => p { (say.t("ui-gl-find-not-on-duty")) },
                Some(found) => {
                    form.tight method="post" action=(format!("{back}/find")) role="search" {
                        label for="find-q" { (say.t("ui-gl-find-what")) }
                        p.hint { (say.t("ui-gl-find-hint")) }
                        div.under.line {
                            input #find-q type="search" name="q" value=(typed) autocomplete="off" autofocus spellcheck="false";
                            button.do.main type="submit" { (say.t("ui-gl-find-go")) }
                        }
                    }
                    @if !typed.is_empty() && found.is_empty() { p { (say.t("ui-gl-find-none")) } }
                    @for one in found {
                        form method="post" action=(format!("{back}/person")) {
                            (keys.hidden(&format!("person-{}", one.patient)))
                            button.do.wide.choice-line type="submit" name="who" value=(one.patient) {
                                b { (one.name) } span.num { (one.born.as_deref().unwrap_or_default()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
