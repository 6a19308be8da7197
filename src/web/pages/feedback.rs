//! The one question after a contact: in the contact, where the nurse asks whether it may be sent; and `/leader/feedback`, where the leader
//! sees how many said yes and no. Never who, and never anything about a nurse.

use axum::extract::{Extension, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::text::Arg;
use crate::views::Viewer;
use crate::views::contact::Detail;
use crate::views::feedback::{FeedbackView, Quarter, quarters};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::form::Keys;
use crate::web::pages::record::parts as record;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// Whether the person may be asked afterwards: folded, as it is the last thing on anybody's mind.
pub fn fold(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(view) = &detail.feedback else {
        return Markup::default();
    };
    let typed = keys.typed(detail.id, "feedback");
    html! {
        details.more open[typed.is_some()] id=(format!("feedback-{}", detail.id)) {
            summary { (say.t("fb-title")) }
            div.tight {
                @match view {
                    FeedbackView::MayAgree => (ask(say, detail, keys, typed.map_or("", |typed| typed.get("text")))),
                    FeedbackView::Agreed(words) => {
                        p.say.green { b { (say.t("fb-agreed")) } @if let Some(words) = words { small { "«" (words) "»" } } }
                        form method="post" action=(format!("/nurse/contact/{}/feedback-no", detail.id)) data-act="feedback-no" {
                            (keys.hidden("feedback-no")) (keys.problem(detail.id, "feedback-no"))
                            button.do type="submit" { (say.t("fb-not-any-more")) }
                        }
                    },
                    FeedbackView::Planned(_) | FeedbackView::Sent(_) | FeedbackView::Not(_) => (said(say, view)),
                }
            }
        }
    }
}

fn ask(say: &Say<'_>, detail: &Detail, keys: &Keys, typed: &str) -> Markup {
    let id = format!("feedback-words-{}", detail.id);
    html! {
        form.tight method="post" action=(format!("/nurse/contact/{}/feedback", detail.id)) data-act="feedback" {
            (keys.hidden("feedback"))
            p.hint { (say.t("fb-how")) }
            label for=(id) { (say.t("fb-words")) }
            input id=(id) name="text" value=(typed) maxlength="500" autocomplete="off" data-draft=(id);
            (keys.problem(detail.id, "feedback"))
            button.do type="submit" { (say.t("fb-agrees")) }
        }
    }
}

/// How it stands, once the contact is over.
pub fn after(say: &Say<'_>, detail: &Detail) -> Markup {
    match &detail.feedback {
        Some(view) if detail.closing.is_some() => said(say, view),
        Some(_) | None => Markup::default(),
    }
}

fn said(say: &Say<'_>, view: &FeedbackView) -> Markup {
    let at = |key: &str, at| say.with(key, &[("t", Arg::Text(&say.when(at)))]);
    html! {
        @match view {
            FeedbackView::Planned(when) => p.soft { (at("fb-planned", *when)) },
            FeedbackView::Sent(when) => p.soft { (at("fb-sent", *when)) },
            FeedbackView::Not(why) => p.soft { (say.by("fb-why", why.word())) },
            FeedbackView::MayAgree | FeedbackView::Agreed(_) => {},
        }
    }
}

/// `GET /leader/feedback`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    let Some(rows) = quarters(&state, &viewer, now) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let back = Some(("/leader", "in-home"));
    record::page(&web, &viewer, &headers, back, "fb-leader-title", |say| {
        html! {
            h1 { (say.t("fb-leader-title")) }
            p.soft { (say.t("fb-leader-about")) }
            p { (handbook(say, Place::Conversation)) }
            @if rows.is_empty() { div.empty { p { (say.t("fb-leader-none")) } } }
            @for row in &rows { (quarter(say, row)) }
        }
    })
    .into_response()
}

fn quarter(say: &Say<'_>, row: &Quarter) -> Markup {
    let (year, number) = (row.year.to_string(), row.number.to_string());
    let title = say.with(
        "fb-quarter",
        &[("n", Arg::Text(&number)), ("year", Arg::Text(&year))],
    );
    let cells = [
        ("fb-asked", row.asked),
        ("fb-yes", row.yes),
        ("fb-no-answer-no", row.no),
        ("fb-silent", row.silent),
    ];
    let inside = html! {
        dl.numbers { @for (key, n) in cells {
            div { dt { (say.t(key)) } @match n { Some(n) => dd.num { (n) }, None => dd { (say.t("fb-few")) } } }
        } }
    };
    record::card(&format!("quarter-{year}-{number}"), &title, &inside)
}
