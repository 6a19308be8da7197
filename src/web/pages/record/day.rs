//! `/day`: the home of the day service. Her people, what is due with each, and what waits.

use axum::extract::{Extension, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::openings::opening::RecordPart;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::deaths::{self, Hers};
use crate::views::follow_up::{self, FollowUpRow, LateRow};
use crate::views::glance::words::consent;
use crate::views::handovers::{self, Waits};
use crate::views::record::{Mine, my_people};
use crate::views::whom;
use crate::web::handbook::link::{Place as Chapter, open as handbook};
use crate::web::handbook::read;
use crate::web::pages::document::list;
use crate::web::pages::follow_up::{Place, late_line, line as line_of};
use crate::web::pages::handover::item;
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::{death, parts};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// A plan that is looked at again within this is shown as due.
const SOON: std::time::Duration = std::time::Duration::from_hours(14 * 24);

/// `GET /day`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    if !viewer.works_days() {
        return StatusCode::FORBIDDEN.into_response();
    }
    // Whom it is about stands there by name: that she reads it is written down first. What cannot be written down is not named.
    for patient in whom::unwritten(&web.engine.state(), &viewer, web.engine.now()) {
        if let Err(error) = (web.unwritten)
            .read(&viewer, patient, &[RecordPart::Identity])
            .await
        {
            tracing::warn!(%patient, %error, "somebody is not named on the page of the day service");
        }
    }
    let waits = handovers::waits(&web.engine.state(), &viewer).unwrap_or_default();
    let left = follow_up::hers(&web.engine.state(), &viewer, web.engine.now());
    let late = follow_up::late(&web.engine.state(), &viewer, web.engine.now());
    let taken = handovers::hers(&web.engine.state(), &viewer, web.engine.now());
    let mine = my_people(&web.engine.state(), &viewer, web.engine.now());
    let survivors = deaths::hers(&web.engine.state(), &viewer);
    let state = web.engine.state();
    let seen = web.seen(&state, &viewer, None);
    parts::page(
        &web,
        &viewer,
        &headers,
        Some(("/nurse", "ui-back-to-board")),
        "rec-title-day",
        |say| {
            body(
                say,
                &mine,
                (waits, &taken),
                (&left, &late, &survivors),
                &list::left(&seen, say),
                &read::news(&web, &viewer),
            )
        },
    )
    .into_response()
}

fn body(
    say: &Say<'_>,
    mine: &[Mine],
    (handed, taken): (Waits, &[handovers::Hers]),
    (left, late, survivors): (&[FollowUpRow], &[LateRow], &[Hers]),
    papers: &Markup,
    news: &Markup,
) -> Markup {
    let keys = page_keys();
    let by = say.now + SOON;
    let (waits, rest): (Vec<&Mine>, Vec<&Mine>) = mine
        .iter()
        .partition(|one| one.is_due(by) || !one.ends.is_empty() || one.suggestions > 0);
    html! {
        h1 { (say.t("rec-title-day")) }
        p { (handbook(say, Chapter::Handover)) }
        @if handed.takes > 0 { a.row.waiting href="/handover" { span.what-is { b { (say.numbered("ho-day-waits", handed.takes)) } } } }
        @if !left.is_empty() {
            section.card aria-labelledby="h-left" {
                h2 #h-left { (say.t("ui-follow-up-hers")) " " span.count { (left.len()) } }
                @for one in left { (line_of(say, one, &keys, Place::Day)) }
            }
        }
        @if !taken.is_empty() {
            section aria-labelledby="h-taken" {
                h2 #h-taken { (say.t("ho-hers")) " " span.count { (taken.len()) } }
                @for one in taken { (item::hers(say, &keys, one)) }
            }
        }
        (papers)
        (death::hers(say, &keys, survivors))
        @if !late.is_empty() {
            section.card aria-labelledby="h-late" {
                h2 #h-late { (say.t("ui-late-title")) " " span.count { (late.len()) } }
                p.soft { (say.t("ui-late-about")) }
                @for one in late { (late_line(say, one)) }
            }
        }
        @if mine.is_empty() { p { (say.t("rec-day-nobody")) } }
        @if !waits.is_empty() {
            section.card aria-labelledby="h-waits" {
                h2 #h-waits { (say.t("rec-day-waits")) " " span.count { (waits.len()) } }
                @for one in &waits { (line(say, one, by)) }
            }
        }
        @if !rest.is_empty() {
            section.card aria-labelledby="h-mine" {
                h2 #h-mine { (say.t("rec-day-mine")) " " span.count { (rest.len()) } }
                @for one in &rest { (line(say, one, by)) }
            }
        }
        nav.acts aria-label=(say.t("rec-day-more")) {
            a.do.main href="/patients" { (say.t("rec-title-patients")) }
            a.do href="/handover" { (say.t("ho-link")) }
            a.do href="/deviation/new" { (say.t("dev-raise")) }
            a.do href="/complaint/new" { (say.t("cpl-new")) }
            a.do href="/nurse" { (say.t("rec-day-board")) }
        }
        (news)
    }
}

fn line(say: &Say<'_>, one: &Mine, by: Timestamp) -> Markup {
    let tone = if one.is_due(say.now) {
        "late"
    } else if one.is_due(by) || !one.ends.is_empty() || one.suggestions > 0 {
        "waiting"
    } else {
        "calm"
    };
    let said = [
        one.taken_back.then(|| say.t("rec-taken-back")),
        one.moved.then(|| say.t("rec-moved-day")),
        ends(say, one),
        one.review_at.map(|at| review(say, at)),
        (one.suggestions > 0).then(|| say.numbered("rec-suggestions", one.suggestions)),
        one.under_way.then(|| say.t("rec-plan-under-way")),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    html! {
        a class=(format!("row {tone}")) href=(format!("/patient/{}", one.id)) {
            span.what-is { b { (one.name) } }
            @if !said.is_empty() { span.about-them { (said.join(" · ")) } }
        }
    }
}

/// Which consents end, or have ended, and when.
fn ends(say: &Say<'_>, one: &Mine) -> Option<String> {
    let all = one.ends.iter().map(|ends| {
        let over = ends.at <= say.now;
        let key = if over {
            "rec-consent-ended"
        } else {
            "rec-consent-ends"
        };
        let what = consent(ends.kind);
        let at = say.date(ends.at);
        say.with(key, &[("what", Arg::Text(what)), ("at", Arg::Text(&at))])
    });
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

fn review(say: &Say<'_>, at: Timestamp) -> String {
    let key = if at <= say.now {
        "rec-review-late"
    } else {
        "rec-review-at"
    };
    say.with(key, &[("at", Arg::Text(&say.date(at)))])
}
