//! `/doctor`: ask for a nurse, and see help coming. One page: the form, or one request with its ladder and its room. The same regions
//! are pushed by the live line.

use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::actor::Actor;
use crate::domain::ids::RequestId;
use crate::domain::language::Language;
use crate::text::Arg;
use crate::views::board::{self, Board};
use crate::views::by_request::by_request;
use crate::views::desk::{self, Desk};
use crate::views::request::{self as request_view, RequestView};
use crate::views::{Outside, Viewer};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::document;
use crate::web::pages::form::Keys;
use crate::web::pages::nurse::{Seen, page_keys};
use crate::web::pages::parts::{self, Frame, Region, place};
use crate::web::pages::request::ask::{self, Ask};
use crate::web::pages::request::fields::Wrong;
use crate::web::pages::request::{
    desk as desk_part, isbar, nurse as nurse_part, person, room, sent,
};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The cookie that keeps the language chosen on this page.
const LANGUAGE: &str = "language";
/// So many of the requests that were sent stand over the form; the others are folded, so that it is within reach.
const MINE_SHOWN: usize = 3;

/// What is on the page.
struct Parts {
    board: Board,
    desk: Desk,
    open: Option<RequestView>,
    regions: Vec<Region>,
}

/// The regions of the page, for the live line.
pub fn regions(seen: &Seen<'_>, keys: &Keys) -> (Board, Vec<Region>) {
    let parts = parts(seen, keys);
    (parts.board, parts.regions)
}

fn parts(seen: &Seen<'_>, keys: &Keys) -> Parts {
    let board = board::board(seen.state, seen.viewer, seen.now, seen.standing.clone());
    let say = Say::new(
        seen.texts,
        seen.viewer.language,
        board.zone.clone(),
        seen.now,
    )
    .uncounted(keys.is_live());
    let desk = desk::desk(
        seen.state,
        seen.viewer,
        board.duty.now.as_ref(),
        seen.now,
        &seen.standing,
    );
    let open = seen
        .contact
        .and_then(|contact| seen.state.request_of(contact))
        .and_then(|found| request_view::request(seen.state, seen.viewer, found.id, seen.now))
        .filter(|request| request.asker.me);
    let mut regions = vec![
        ("top", desk_part::on_duty(&say, &desk)),
        ("banners", banners(&say, &board)),
        ("notice", desk_part::notice(&say, &desk)),
    ];
    match &open {
        Some(request) => regions.extend([
            ("status", sent::status(&say, request, &desk, keys)),
            (
                "isbar",
                html! {
                    (person::link(&say, request.id, by_request(seen.state, seen.viewer, request.id, seen.now).is_some()))
                    (isbar::first(&say, request)) (isbar::card(&say, request))
                },
            ),
            (
                "documents",
                document::list::list(seen, &say, request.contact, keys),
            ),
            ("agreed", room::agreed(&say, request)),
            ("room", room::lines(&say, request)),
        ]),
        None => regions.extend([
            (
                "mine",
                html! {
                    (document::list::decisions(seen, &say))
                    (document::list::orders(seen, &say))
                    (document::list::unsigned(seen, &say))
                    (document::part::cases(seen, &say, keys))
                    (mine(&say, &request_view::sent(seen.state, seen.viewer, seen.now)))
                },
            ),
            ("send", send(&say, &desk)),
            ("receives", desk_part::receiving(&say, &desk)),
        ]),
    }
    Parts {
        board,
        desk,
        open,
        regions,
    }
}

/// Only what concerns whoever asks: nothing goes out.
fn banners(say: &Say<'_>, board: &Board) -> Markup {
    html! { @if board.effects_held { (parts::banner(say, "held")) } }
}

/// The requests that were sent, as lines that open them.
fn mine(say: &Say<'_>, requests: &[RequestView]) -> Markup {
    let (first, rest) = requests.split_at(requests.len().min(MINE_SHOWN));
    html! {
        @if !requests.is_empty() {
            section.group aria-labelledby="h-mine" {
                h2 #h-mine { (say.t("rq-mine")) }
                @for request in first { (line(say, request)) }
                @if !rest.is_empty() {
                    details.more #mine-rest {
                        summary { (say.with("ui-more", &[("n", Arg::Number(u32::try_from(rest.len()).unwrap_or(u32::MAX)))])) }
                        @for request in rest { (line(say, request)) }
                    }
                }
            }
        }
    }
}

fn line(say: &Say<'_>, request: &RequestView) -> Markup {
    let tone = nurse_part::tone(&request.stage, say.now);
    html! {
        a class=(format!("row {}", tone.class())) id=(format!("request-{}", request.id)) href=(format!("/doctor/request/{}", request.id)) {
            span.what { (parts::icon(tone.icon()))
                span { b { (say.by("rq-urgency-is", crate::views::words::urgency(request.urgency))) } " " (isbar::wanted(say, request)) " " (room::unanswered(say, request)) } }
            span.when { (say.when(request.since)) }
            span.next { (nurse_part::next(say, &request.stage)) }
        }
    }
}

/// The button, and what it does; without a nurse, that it cannot be sent, and whom to call.
fn send(say: &Say<'_>, desk: &Desk) -> Markup {
    let reached = desk.reach.is_reached() && desk.writable;
    html! {
        @if reached {
            button.do.main.wide.tall.two-line #send type="submit" data-main { (say.t("rq-send")) small { (say.t("rq-send-what")) } }
        } @else {
            p.say { (say.t("rq-cannot-send")) }
            @if let Some(first) = desk.instead.first() { (desk_part::lines(std::slice::from_ref(first))) }
        }
    }
}

/// The whole page.
pub fn page(seen: &Seen<'_>, assets: &str, keys: &Keys, wrong: Option<Wrong>) -> Markup {
    let parts = parts(seen, keys);
    let say = Say::new(
        seen.texts,
        seen.viewer.language,
        parts.board.zone.clone(),
        seen.now,
    );
    let contact = parts
        .open
        .as_ref()
        .map(|request| format!("&contact={}", request.contact))
        .unwrap_or_default();
    let live = format!("/api/v1/live?view=doctor&lang={}{contact}", say.language);
    let title = say.t("rq-title");
    let reader = seen
        .viewer
        .actor()
        .map_or_else(String::new, |actor| actor.to_string());
    let frame = Frame {
        title: &title,
        assets,
        live: &live,
        class: "doctor",
        staff: &reader,
        refresh: parts.open.is_some().then_some(15),
        // A bright room: as the machine is set.
        theme: None,
    };
    let inside = match &parts.open {
        Some(request) => sent::one(&say, &parts.regions, &parts.desk, request, keys, wrong),
        None => form(&say, seen.viewer, &parts, seen, keys, wrong),
    };
    let body = html! {
        (bar(&say, seen.viewer, &parts))
        (place(&parts.regions, "banners"))
        div.notice data-queue hidden role="status" {}
        main #main tabindex="-1" { (inside) }
    };
    parts::page(&say, &frame, &parts.board, &body)
}

fn bar(say: &Say<'_>, viewer: &Viewer, parts: &Parts) -> Markup {
    let other = match say.language {
        Language::Bokmal | Language::NorthernSami => Language::English,
        Language::English => Language::Bokmal,
    };
    let here = parts.open.as_ref().map_or_else(
        || "/doctor".to_owned(),
        |request| format!("/doctor/request/{}", request.id),
    );
    // Whoever sits at legevakt's PC has no account.
    let at_station = matches!(viewer.outside, Some(Outside::Station(_)));
    html! {
        header.bar {
            @if parts.open.is_some() { a.language href="/doctor" { "← " (say.t("rq-back")) } } @else { span.who { (say.t("rq-who")) } }
            (place(&parts.regions, "top"))
            span.grow {}
            (parts::line(say))
            a.language href=(format!("{here}?lang={other}")) lang=(other.tag()) hreflang=(other.tag()) { (say.t("rq-other-language")) }
            @if !at_station { a.quiet.me href="/account" { (say.t("in-account-short")) } }
        }
    }
}

/// The form, and beside it what happens when it is sent.
fn form(
    say: &Say<'_>,
    viewer: &Viewer,
    parts: &Parts,
    seen: &Seen<'_>,
    keys: &Keys,
    wrong: Option<Wrong>,
) -> Markup {
    let typed = keys.refused_act("request").map(|refused| &refused.typed);
    let own = own_phone(seen);
    let value = ask::value_of(typed, |name| {
        if name == "phone" {
            own.clone()
        } else {
            String::new()
        }
    });
    let chosen = ask::chosen_of(typed, |name, word| name == "urgency" && word == "urgent");
    let ask = Ask {
        action: "/doctor/request",
        act: "request",
        draft: "ask",
        value: &value,
        chosen: &chosen,
        wrong,
        times: parts.desk.urgency,
        names: matches!(viewer.actor(), Some(Actor::Station(_))),
    };
    html! {
        div.panes.ask {
            section.ask-form aria-labelledby="ask-title" {
                div.ask-inner.stack {
                    h1 #ask-title { (say.t("rq-title")) }
                    (place(&parts.regions, "notice"))
                    (place(&parts.regions, "mine"))
                    form.stack method="post" action=(ask.action) data-act=(ask.act) data-forget {
                        (keys.hidden("request"))
                        (ask::questions(say, &ask))
                        div.ask-foot {
                            (ask::problem(say, keys, &ask))
                            (place(&parts.regions, "send"))
                            div.under { span.soft.num data-saved {} }
                        }
                    }
                }
            }
            aside.ask-side aria-label=(say.t("rq-what-happens")) {
                div.ask-stick.stack {
                    div {
                        h2 { (say.t("rq-what-happens")) }
                        ol.numbered { @for key in ["rq-what-happens-1", "rq-what-happens-2", "rq-what-happens-3", "rq-what-happens-4"] { li { (say.t(key)) } } }
                    }
                    @if let Some(number) = &parts.desk.number {
                        div {
                            h2 { (say.t("rq-call-too")) }
                            (desk_part::lines(std::slice::from_ref(number)))
                            p.soft { (say.t("rq-own-line")) }
                        }
                    }
                    (place(&parts.regions, "receives"))
                    div { p { a.as-link href="/deviation/new" { (say.t("dev-raise")) } } p { a.as-link href="/complaint/new" { (say.t("cpl-new")) } } p { (handbook(say, Place::Locum)) } p { (handbook(say, Place::Admission)) } }
                }
            }
        }
    }
}

/// Where the viewer is reached, as far as the service knows.
fn own_phone(seen: &Seen<'_>) -> String {
    let state = seen.state;
    let number = match seen.viewer.actor() {
        Some(Actor::Staff(staff)) => state
            .service
            .as_ref()
            .and_then(|service| service.staff(&staff)?.phones.first().cloned()),
        Some(Actor::Guest(guest)) => state
            .guest(guest)
            .and_then(|guest| guest.phone.as_ref()?.known().cloned()),
        Some(Actor::Station(station)) => state
            .station(station)
            .and_then(|station| station.phone.clone()),
        Some(Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator) | None => None,
    };
    number.map_or_else(String::new, |number| number.grouped())
}

/// What is asked for in the address.
#[derive(Debug, Deserialize)]
pub struct Asked {
    lang: Option<String>,
}

/// `GET /doctor`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    answer(&web, viewer, None, &asked, &headers)
}

/// `GET /doctor/request/{request}`.
pub async fn show_request(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(request): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    match request.parse::<RequestId>() {
        Ok(request) => answer(&web, viewer, Some(request), &asked, &headers),
        Err(_) => Redirect::to("/doctor").into_response(),
    }
}

/// The page; the language chosen by a tap is kept in this browser.
fn answer(
    web: &WebState,
    viewer: Viewer,
    request: Option<RequestId>,
    asked: &Asked,
    headers: &HeaderMap,
) -> Response {
    let chosen = asked
        .lang
        .as_deref()
        .and_then(|tag| tag.parse::<Language>().ok());
    let viewer = reads(viewer, chosen, headers);
    let shown = render(web, &viewer, request, &page_keys(), None, StatusCode::OK);
    match chosen {
        Some(language) => {
            let year = 365 * 24 * 3600;
            let cookie =
                format!("{LANGUAGE}={language}; Path=/; Max-Age={year}; SameSite=Strict; HttpOnly");
            ([(header::SET_COOKIE, cookie)], shown).into_response()
        }
        None => shown,
    }
}

/// As what the viewer reads: the language chosen now, or before in this browser, or her own.
pub fn reads(viewer: Viewer, chosen: Option<Language>, headers: &HeaderMap) -> Viewer {
    let kept = || {
        let cookies = headers.get(header::COOKIE)?.to_str().ok()?;
        let mut pairs = cookies
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| *name == LANGUAGE)?.1.parse().ok()
    };
    let language = chosen.or_else(kept).unwrap_or(viewer.language);
    Viewer { language, ..viewer }
}

/// Renders the page from the present state. A request that is not the viewer's is not said to exist.
pub fn render(
    web: &WebState,
    viewer: &Viewer,
    request: Option<RequestId>,
    keys: &Keys,
    wrong: Option<Wrong>,
    status: StatusCode,
) -> Response {
    if viewer.actor().is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let state = web.engine.state();
    let now = web.engine.now();
    let contact = match request {
        None => None,
        Some(id) => match request_view::request(&state, viewer, id, now) {
            Some(found) if found.asker.me => Some(found.contact),
            Some(_) | None => return Redirect::to("/doctor").into_response(),
        },
    };
    let seen = web.seen(&state, viewer, contact);
    (status, page(&seen, &web.assets.base(), keys, wrong)).into_response()
}
