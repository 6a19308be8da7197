//! `/leader/access`: every tablet and account that can get in, when it was used last and by whom; each is cut off with one tap,
//! at once.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};

use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::deaths;
use crate::views::documents;
use crate::views::follow_up;
use crate::views::record::leading::erasures_waiting;
use crate::views::reviews::reviews;
use crate::web::entry::account::{failed, real};
use crate::web::entry::stations::Said;
use crate::web::entry::{Entry, Looks, Me, Shape, chairs, forms, mine, stations};
use crate::web::handbook::leader::waiting;
use crate::web::pages::say::Say;
use crate::web::session::accounts::Account;
use crate::web::session::devices::Device;

/// `GET /leader`.
pub async fn home(State(entry): State<Entry>, Extension(looks): Looks) -> Response {
    leads(&entry, &looks, None)
}

/// The page, and what about a chair was refused.
pub fn leads(entry: &Entry, looks: &Viewer, problem: Option<&str>) -> Response {
    let say = entry.say(looks.language);
    let title = say.t("in-leader-title");
    let engine = &entry.web.engine;
    let waits = reviews(&engine.state(), looks, engine.now()).map_or(0, |reviews| reviews.count());
    let under_way = documents::under_way(&engine.state());
    let late = follow_up::late(&engine.state(), looks, engine.now()).len();
    let erasures = erasures_waiting(&engine.state(), looks, engine.now());
    let state = engine.state();
    let name = looks
        .staff
        .as_ref()
        .and_then(|staff| state.service.as_ref()?.staff(staff))
        .map(|staff| staff.name.clone());
    let open_deviations = state.deviations.open.len();
    let open_complaints = state.complaints.open.len();
    let debriefs = deaths::waiting(&state);
    let pages = waiting(&entry.web, looks.language).len();
    // What was refused stays until she has read it.
    let again = problem.is_none();
    let body = html! {
        main.entry.wide-entry #main tabindex="-1" data-again[again] {
            div.tight { p.soft { (entry.service_name()) } h1 { (title) } @if let Some(name) = name { p { (name) } } }
            p.soft #as-of { (say.with("in-leader-as-of", &[("t", Arg::Text(&say.exact(say.now)))])) }
            p.soft { (say.numbered("doc-leader-under-way", under_way)) }
            (chairs::show(&say, entry, looks, problem))
            nav.tiles aria-label=(title) {
                a.do.wide.choice-line href="/wall" { b { (say.t("in-leader-wall")) } span { (say.t("in-leader-wall-hint")) } }
                a.do.wide.choice-line href="/leader/access" { b { (say.t("in-access-title")) } span { (say.t("in-leader-access-hint")) } }
                a.do.wide.choice-line href="/leader/openings" { b { (say.t("acc-review-title")) @if waits > 0 { " " span.count { (waits) } } } span { (say.numbered("acc-leader-hint", waits)) } }
                a.do.wide.choice-line href="/leader/patients" { b { (say.t("lead-title")) @if erasures > 0 { " " span.count { (erasures) } } } span { (say.numbered("lead-tile-hint", erasures)) } }
                a.do.wide.choice-line href="/leader/follow-ups" { b { (say.t("ui-late-title")) @if late > 0 { " " span.count { (late) } } } span { (say.t("ui-late-hint")) } }
                a.do.wide.choice-line href="/leader/deviations" { b { (say.t("in-leader-deviations")) @if open_deviations > 0 { " " span.count { (open_deviations) } } } span { (say.t("in-leader-deviations-hint")) } }
                a.do.wide.choice-line href="/leader/complaints" { b { (say.t("cpl-title")) @if open_complaints > 0 { " " span.count { (open_complaints) } } } span { (say.t("cpl-hint")) } }
                a.do.wide.choice-line href="/leader/debriefs" { b { (say.t("dea-leader-title")) @if debriefs > 0 { " " span.count { (debriefs) } } } span { (say.t("dea-leader-hint")) } }
                a.do.wide.choice-line href="/leader/feedback" { b { (say.t("fb-leader-title")) } span { (say.t("fb-leader-hint")) } }
                a.do.wide.choice-line href="/leader/figures" { b { (say.t("ui-fig-title")) } span { (say.t("ui-fig-hint")) } }
                a.do.wide.choice-line href="/guests" { b { (say.t("in-guests-title")) } span { (say.t("in-leader-guests-hint")) } }
                a.do.wide.choice-line href="/account" { b { (say.t("in-account-title")) } span { (say.t("in-leader-account-hint")) } }
                a.do.wide.choice-line href="/leader/handbook" { b { (say.t("hb-leader-title")) @if pages > 0 { " " span.count { (pages) } } } span { (say.t("hb-leader-hint")) } }
                a.do.wide.choice-line href="/handbook/" { b { (say.t("in-handbook")) } span { (say.t("in-leader-handbook-hint")) } }
            }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: None,
    };
    entry.page(&say, &shape, &body).into_response()
}

/// `GET /leader/access`.
pub async fn show(State(entry): State<Entry>, me: Me, Extension(looks): Looks) -> Response {
    let say = entry.say(looks.language);
    page(&entry, &say, mine(&me), &looks, &Said::default()).into_response()
}

/// `POST /leader/access/device/{id}/cut-off`: it is lost.
pub async fn cut_off(State(entry): State<Entry>, Path(id): Path<String>) -> Response {
    match entry.sessions().cut_off(&id).await {
        Ok(_) => Redirect::to("/leader/access").into_response(),
        Err(error) => failed(&error),
    }
}

/// `POST /leader/access/account/{id}/sign-out`: everywhere, at once.
pub async fn sign_out(State(entry): State<Entry>, Path(id): Path<String>) -> Response {
    let sessions = entry.sessions();
    if let Some(account) = sessions.accounts().by_id(&id)
        && let Err(error) = sessions.sign_out_everywhere(&account).await
    {
        return failed(&error);
    }
    Redirect::to("/leader/access").into_response()
}

/// The whole page.
pub fn page(entry: &Entry, say: &Say<'_>, leader: &Account, looks: &Viewer, said: &Said) -> Markup {
    let sessions = entry.sessions();
    let title = say.t("in-access-title");
    let accounts: Vec<_> = sessions
        .accounts()
        .all()
        .into_iter()
        .filter(|account| !account.disabled && account.guest.is_none())
        .collect();
    let body = html! {
        main.entry.wide-entry #main tabindex="-1" {
            div.tight { h1 { (title) } p { (say.t("in-access-why")) } }
            (devices(entry, say))
            (stations::section(entry, say, looks, said))
            section.card {
                h2 { (say.t("in-access-accounts")) }
                ul.list { @for account in &accounts { (account_line(entry, say, account, leader)) } }
            }
        }
    };
    let shape = Shape {
        title: &title,
        class: "way-in",
        inside: true,
        home: Some("/leader"),
    };
    entry.page(say, &shape, &body)
}

fn devices(entry: &Entry, say: &Say<'_>) -> Markup {
    let all: Vec<Arc<Device>> = entry.sessions().devices().all();
    html! {
        section.card {
            h2 { (say.t("in-access-devices")) }
            @if all.is_empty() { p { (say.t("in-access-no-devices")) } }
            ul.list {
                @for device in &all {
                    li {
                        span {
                            b { (device.label) } br;
                            span.soft { (used(entry, say, device.used_at, device.used_by.as_deref())) }
                        }
                        (forms::button(&format!("/leader/access/device/{}/cut-off", device.id), "do small alarm", &say.t("in-access-cut-off")))
                    }
                }
            }
        }
    }
}

fn account_line(entry: &Entry, say: &Say<'_>, account: &Account, leader: &Account) -> Markup {
    let roles: Vec<String> = account
        .roles
        .iter()
        .map(|role| say.by("in-role", role.as_str()))
        .collect();
    let open = entry.sessions().opened().of_account(&account.id);
    let last = open.first().map(|session| session.touched);
    let used_at = last.max(account.used_at);
    html! {
        li {
            span {
                b { (entry.name_of(account)) } " " span.soft { (roles.join(", ")) } br;
                span.soft { (used(entry, say, used_at, None)) }
                @if !account.second_factor && entry.gate.sees_patients(account) { br; span.soft { (say.t("in-access-no-factor")) } }
            }
            @if !open.is_empty() && account.id != leader.id {
                (forms::button(&format!("/leader/access/account/{}/sign-out", account.id), "do small", &say.t("in-access-sign-out")))
            }
        }
    }
}

/// When something was used last, and by whom.
fn used(entry: &Entry, say: &Say<'_>, at: Option<Timestamp>, by: Option<&str>) -> String {
    let Some(at) = at else {
        return say.t("in-access-never");
    };
    let when = real(entry, say, at);
    match by {
        Some(by) => say.with(
            "in-access-used-by",
            &[
                ("t", Arg::Text(&when)),
                ("who", Arg::Text(&entry.name_of_id(by))),
            ],
        ),
        None => say.with("in-session-used", &[("t", Arg::Text(&when))]),
    }
}
