//! `/leader/deviations`: that something was not as it should be, when, and who says so. Never what was said: that stands in the
//! contact, for those who may open it.

use axum::extract::{Extension, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::access::Part;
use crate::domain::care::held::DeviationKind;
use crate::views::Viewer;
use crate::views::board;
use crate::views::care::{DeviationRow, deviations};
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /leader/deviations`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    let state = web.engine.state();
    if !viewer.may_see(&state, Part::Leading) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let now = web.engine.now();
    let board = board::board(&state, &viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t("ui-title-deviations");
    let live = format!("/api/v1/live?view=wall&lang={}", say.language);
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &live,
        class: "leader",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(&headers),
    };
    let rows = deviations(&state, &viewer);
    parts::page(
        &say,
        &frame,
        &board,
        &body(&say, &rows, viewer.nurse().is_some()),
    )
    .into_response()
}

fn body(say: &Say<'_>, rows: &[DeviationRow], nurse: bool) -> Markup {
    html! {
        header.bar {
            @if nurse { a.quiet.as-link href="/nurse" { "← " (say.t("ui-back-to-board")) } }
            @else { a.quiet.as-link href="/leader" { "← " (say.t("in-home")) } }
            span.who { (say.t("ui-title-deviations")) }
            span.grow {}
            (parts::line(say))
        }
        main.page #main tabindex="-1" {
            h1 { (say.t("ui-title-deviations")) }
            @if rows.is_empty() { p { (say.t("ui-deviations-none")) } }
            @else {
                p.soft { (say.t("ui-deviations-about")) }
                ul.notes {
                    @for row in rows {
                        li id=(format!("deviation-{}", row.id)) {
                            b { (say.by("ui-deviation", kind(row.kind))) }
                            p { span.num title=(say.exact(row.at)) { (say.when(row.at)) } " · " (who::named(say, &row.by)) " · "
                                (say.by("ui-deviation-police", if row.police { "yes" } else { "no" })) }
                        }
                    }
                }
            }
        }
    }
}

/// The word of a kind.
pub const fn kind(kind: DeviationKind) -> &'static str {
    match kind {
        DeviationKind::Threat => "threat",
    }
}
