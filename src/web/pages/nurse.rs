//! `/nurse`: the board beside the opened contact, and the sheet over both while a call rings her. The same regions are pushed by the
//! live line.

use axum::extract::{Extension, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::forms::library::Library;
use crate::domain::ids::{ContactId, IdSource};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::text::{Arg, Texts};
use crate::views::board::{self, Board, Standing};
use crate::views::contact::{self as contact_view, Detail};
use crate::views::handed;
use crate::views::handovers::Waits;
use crate::views::request::{self as request_view, RequestView, Rings, StageView};
use crate::views::row::{Row, Stage};
use crate::views::{Viewer, conversation_of};
use crate::web::handbook::read;
use crate::web::pages::contact;
use crate::web::pages::document;
use crate::web::pages::escort;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{self, Frame, Region, Theme, place};
use crate::web::pages::request;
use crate::web::pages::ring;
use crate::web::pages::ring_written;
use crate::web::pages::row::line;
use crate::web::pages::say::Say;
use crate::web::pages::{handshake, on_duty, watch, who};
use crate::web::state::WebState;

/// So many lines of what can wait are shown; the rest folds away.
const SHOWN: usize = 8;

/// What the page is made from.
pub struct Seen<'a> {
    /// Every sentence.
    pub texts: &'a Texts,
    /// Everything the service knows.
    pub state: &'a State,
    /// Who looks.
    pub viewer: &'a Viewer,
    /// The contact that she has opened; none: the one that is first for her.
    pub contact: Option<ContactId>,
    /// When.
    pub now: Timestamp,
    /// Whether the log takes new records.
    pub standing: Standing,
    /// The forms that documents are written on; none: nothing can be begun from the page.
    pub forms: Option<&'a Library>,
}

/// The board and every region of the page.
pub fn regions(seen: &Seen<'_>, keys: &Keys) -> (Board, Vec<Region>) {
    let board = board::board(seen.state, seen.viewer, seen.now, seen.standing.clone());
    let say = Say::new(
        seen.texts,
        seen.viewer.language,
        board.zone.clone(),
        seen.now,
    )
    .uncounted(keys.is_live());
    let open = seen
        .contact
        .or_else(|| board::first_for(seen.state, seen.viewer, &board));
    let detail = open.and_then(|id| contact_view::detail(seen.state, seen.viewer, id, seen.now));
    let mut regions = groups(&say, &board, open, keys);
    if let Some((_, later)) = regions.iter_mut().find(|(name, _)| *name == "follow-ups") {
        *later = html! { (later) (document::list::left(seen, &say)) };
    }
    regions.push(("ring", sheet(seen, &say, &board, keys)));
    let documents = detail.as_ref().map_or_else(Markup::default, |detail| {
        document::list::list(seen, &say, detail.id, keys)
    });
    regions.push(("pane-documents", documents));
    regions.extend(match &detail {
        Some(detail) => contact::regions(&say, detail, keys),
        None => contact::nothing(&say),
    });
    (board, regions)
}

/// The board's own regions.
fn groups(say: &Say<'_>, board: &Board, open: Option<ContactId>, keys: &Keys) -> Vec<Region> {
    let mine = board.mine();
    let others =
        |rows: &[Row]| -> Vec<Row> { rows.iter().filter(|row| !row.mine).cloned().collect() };
    let (waiting, talking) = (others(&board.waiting), others(&board.talking));
    let mut later = others(&board.call_backs);
    later.extend(others(&board.outcomes));
    let lines = |rows: &mut dyn Iterator<Item = &Row>| html! { @for row in rows { (line(say, row, open)) } };
    let n = mine.len();
    vec![
        ("top", top(say, board)),
        ("banners", parts::banners(say, board)),
        ("alarms", parts::alarms(say, &board.alarms, Some(keys))),
        ("watches", watch::group(say, board, Some(keys))),
        ("chairs", escort::group(say, board, Some(keys))),
        (
            "mine",
            html! {
                (parts::group("h-mine", &say.t("ui-group-mine"), n, &lines(&mut mine.into_iter())))
                @if n == 0 && waiting.is_empty() { (nobody_waits(say, board)) }
            },
        ),
        (
            "waiting",
            parts::group(
                "h-waiting",
                &say.t("ui-group-waiting"),
                waiting.len(),
                &lines(&mut waiting.iter()),
            ),
        ),
        (
            "talking",
            parts::group(
                "h-talking",
                &say.t("ui-group-talking"),
                talking.len(),
                &lines(&mut talking.iter()),
            ),
        ),
        // Whoever waits comes before it.
        ("handshake", handshake::card(say, board, keys)),
        ("follow-ups", on_duty::follow_ups(say, board, keys)),
        (
            "later",
            parts::group(
                "h-later",
                &say.t("ui-group-later"),
                later.len(),
                &folded(say, &later, open),
            ),
        ),
        ("notices", parts::notices(say, &board.alarms, Some(keys))),
        ("duty", on_duty(say, board)),
        ("my-duty", on_duty::mine(say, board, keys)),
    ]
}

/// What can wait: the first few, and the rest behind one tap.
fn folded(say: &Say<'_>, rows: &[Row], open: Option<ContactId>) -> Markup {
    let (first, rest) = rows.split_at(rows.len().min(SHOWN));
    html! {
        @for row in first { (line(say, row, open)) }
        @if !rest.is_empty() {
            details.more #later-rest {
                summary { (say.with("ui-more", &[("n", Arg::Number(u32::try_from(rest.len()).unwrap_or(u32::MAX)))])) }
                @for row in rest { (line(say, row, open)) }
            }
        }
    }
}

/// Until when she has it, and whether the backup is there.
fn top(say: &Say<'_>, board: &Board) -> Markup {
    let duty = &board.duty;
    html! {
        @match &duty.now {
            Some(now) if now.me => span.opt { (say.with("ui-duty-until", &[("t", Arg::Text(&say.day_and_time(now.ends)))])) },
            Some(now) => span.opt { (say.with("ui-not-your-duty", &[("t", Arg::Text(&say.day_and_time(now.ends)))])) },
            None => span.opt { (say.t("ui-no-duty-now")) },
        }
    }
}

/// Empty is a sentence.
fn nobody_waits(say: &Say<'_>, board: &Board) -> Markup {
    let backup = board
        .duty
        .now
        .as_ref()
        .and_then(|now| now.people.iter().find(|one| !one.person.me));
    html! {
        section.empty {
            p.lead { (say.t("ui-nobody-waits")) }
            @if let Some(now) = board.duty.now.as_ref().filter(|now| now.me) {
                p { (say.with("ui-you-until", &[("t", Arg::Text(&say.day_and_time(now.ends)))])) }
                @match backup {
                    Some(backup) => p { (say.with("ui-backup-is", &[("who", Arg::Text(&who::named(say, &backup.person)))])) },
                    None => p { (say.t("ui-backup-none")) },
                }
            }
        }
    }
}

/// Who has it, now and next.
pub fn on_duty(say: &Say<'_>, board: &Board) -> Markup {
    let duty = &board.duty;
    html! {
        section.group aria-labelledby="h-duty" {
            h2 #h-duty { (say.t("ui-group-duty")) }
            @if let Some(now) = &duty.now {
                ul.people {
                    @for one in &now.people {
                        (on_duty::person(say, one))
                    }
                }
                @if now.people.is_empty() { p { (say.t("ui-duty-hole")) } }
            } @else {
                p { (say.t("ui-nobody-on-duty")) }
                @if let Some(outside) = &duty.outside {
                    p.soft { (say.by("ui-outside-to", crate::views::json::destination(outside.kind))) }
                }
            }
            @if let Some(next) = &duty.next { p.soft { (next_duty(say, next)) } }
            @if let Some(waits) = board.handovers { (handovers(say, waits)) }
            @if board.registers { p { a.as-link href="/patients" { (say.t("rec-title-patients")) } } }
            @if board.works_days { p { a.as-link href="/day" { (say.t("rec-title-day")) } } }
            @if board.raises {
                p { a.as-link href="/deviation/new" { (say.t("dev-raise")) } }
                p { a.as-link href="/complaint/new" { (say.t("cpl-new")) } }
            }
            p { a.as-link href="/handbook/" { (say.t("hb-title")) } }
            @if board.lets_in { p { a.as-link href="/guests" { (say.t("in-guests-title")) } } }
            @if let Some(n) = board.deviations { p { a.as-link href="/leader/deviations" { (say.with("ui-deviations-link", &[("n", Arg::Number(n))])) } } }
        }
    }
}

/// The handover, and what of it waits for her.
fn handovers(say: &Say<'_>, waits: Waits) -> Markup {
    html! {
        p { a.as-link href="/handover" { (say.t("ho-link")) } }
        @if waits.takes > 0 { p.say { a href="/handover" { (say.numbered("ho-day-waits", waits.takes)) } } }
        @if waits.asked > 0 { p.say { a href="/handover" { (say.numbered("ho-asks-you", waits.asked)) } } }
    }
}

/// When the people change, and to whom; a room sees only when.
fn next_duty(say: &Say<'_>, next: &crate::views::duty::DutyNext) -> String {
    let starts = say.day_and_time(next.starts);
    if next.people.iter().any(|person| person.name.is_none()) {
        return say.with("ui-duty-next-when", &[("t", Arg::Text(&starts))]);
    }
    let people = next_people(say, next);
    say.with(
        "ui-duty-next",
        &[("t", Arg::Text(&starts)), ("who", Arg::Text(&people))],
    )
}

fn next_people(say: &Say<'_>, next: &crate::views::duty::DutyNext) -> String {
    if next.people.is_empty() {
        return say.t("ui-duty-next-nobody");
    }
    let names: Vec<String> = next
        .people
        .iter()
        .map(|person| who::named(say, person))
        .collect();
    names.join(", ")
}

/// The sheet, while a call rings her and she is in no conversation.
pub fn sheet(seen: &Seen<'_>, say: &Say<'_>, board: &Board, keys: &Keys) -> Markup {
    let talks = seen
        .viewer
        .nurse()
        .is_some_and(|me| conversation_of(seen.state, me).is_some());
    let ringing = board.rings_me().filter(|_| !talks);
    let detail: Option<Detail> = ringing
        .and_then(|row| row.contact)
        .and_then(|id| contact_view::detail(seen.state, seen.viewer, id, seen.now));
    let handed = ringing.is_some_and(|row| handed::to_me(&row.stage));
    let others = board.waiting.len().saturating_sub(usize::from(!handed));
    html! {
        @if let Some(detail) = detail {
            @if matches!(detail.row.stage, Stage::Writes { .. }) {
                (ring_written::sheet(say, &detail, others, keys))
            } @else {
                (ring::sheet(say, &detail, others, keys))
            }
        } @else if let Some((request, rings)) = asks(seen, board).as_ref().filter(|_| !talks) {
            (request::nurse::sheet(say, request, rings, others, keys))
        }
    }
}

/// The request that rings her.
fn asks(seen: &Seen<'_>, board: &Board) -> Option<(RequestView, Rings)> {
    let contact = board.asks_me()?.contact?;
    let id = seen.state.request_of(contact)?.id;
    let found = request_view::request(seen.state, seen.viewer, id, seen.now)?;
    match found.stage.clone() {
        StageView::Ringing(rings) => Some((found, rings)),
        StageView::Accepted { .. }
        | StageView::OnTheWay { .. }
        | StageView::Arrived { .. }
        | StageView::Closed { .. }
        | StageView::Withdrawn { .. } => None,
    }
}

/// The whole page.
pub fn page(seen: &Seen<'_>, assets: &str, theme: Option<Theme>, keys: &Keys) -> Markup {
    page_with(seen, assets, theme, keys, &Markup::default())
}

/// The whole page, with what is new to read below the board. It is no region: it comes when the page is loaded.
fn page_with(
    seen: &Seen<'_>,
    assets: &str,
    theme: Option<Theme>,
    keys: &Keys,
    news: &Markup,
) -> Markup {
    let (board, regions) = regions(seen, keys);
    let say = Say::new(
        seen.texts,
        seen.viewer.language,
        board.zone.clone(),
        seen.now,
    );
    let contact = seen
        .contact
        .map(|id| format!("&contact={id}"))
        .unwrap_or_default();
    let live = format!("/api/v1/live?view=nurse&lang={}{contact}", say.language);
    let title = say.t("ui-title-nurse");
    let frame = Frame {
        title: &title,
        assets,
        live: &live,
        class: if seen.contact.is_some() {
            "nurse opened"
        } else {
            "nurse"
        },
        staff: seen
            .viewer
            .staff
            .as_ref()
            .map_or("", |staff| staff.as_str()),
        refresh: seen.contact.is_none().then_some(15),
        theme,
    };
    parts::page(&say, &frame, &board, &body(&say, &regions, news))
}

fn body(say: &Say<'_>, regions: &[Region], news: &Markup) -> Markup {
    html! {
        header.bar {
            span.who { (say.t("ui-title-nurse")) }
            (place(regions, "top"))
            span.grow {}
            button.quiet type="button" data-theme-choice hidden { (say.t("ui-js-dark")) }
            button.quiet type="button" data-sound hidden { (say.t("ui-js-sound-off")) }
            (parts::line(say))
            a.quiet.me href="/account" { (say.t("in-account-short")) }
        }
        (place(regions, "banners"))
        div.notice data-queue hidden role="status" {}
        main #main tabindex="-1" {
            h1.sr { (say.t("ui-board")) }
            div.panes {
                nav.board aria-label=(say.t("ui-board")) {
                    (place(regions, "alarms")) (place(regions, "watches")) (place(regions, "chairs")) (place(regions, "mine")) (place(regions, "waiting"))
                    (place(regions, "talking")) (place(regions, "handshake")) (place(regions, "follow-ups")) (place(regions, "later")) (place(regions, "notices")) (place(regions, "duty")) (place(regions, "my-duty"))
                    (news)
                }
                section.pane aria-label=(say.t("ui-pane")) { (contact::pane(regions)) }
            }
        }
        (place(regions, "ring"))
    }
}

/// `GET /nurse`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    let shown = Shown::of(&headers, StatusCode::OK);
    render(&web, &viewer, None, &page_keys(), shown)
}

/// `GET /nurse/contact/{contact}`.
pub async fn show_contact(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
) -> Response {
    let shown = Shown::of(&headers, StatusCode::OK);
    match contact.parse::<ContactId>() {
        Ok(contact) => render(&web, &viewer, Some(contact), &page_keys(), shown),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A name for the forms of one page.
pub fn page_keys() -> Keys {
    Keys::of_page(SystemIds.next().simple().to_string())
}

/// How a page is answered.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    theme: Option<Theme>,
    status: StatusCode,
}

impl Shown {
    /// For a request.
    pub fn of(headers: &HeaderMap, status: StatusCode) -> Self {
        Self {
            theme: Theme::of(headers),
            status,
        }
    }
}

/// Renders the page from the present state. A contact that may not be opened is not said to exist.
pub fn render(
    web: &WebState,
    viewer: &Viewer,
    contact: Option<ContactId>,
    keys: &Keys,
    shown: Shown,
) -> Response {
    if viewer.staff.is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let state = web.engine.state();
    let opens = |id: ContactId| {
        state
            .contact(id)
            .is_some_and(|contact| viewer.may_open(&state, contact))
    };
    if contact.is_some_and(|id| !opens(id)) {
        let page = page_without(web, viewer, keys, shown);
        return (StatusCode::NOT_FOUND, page).into_response();
    }
    let seen = web.seen(&state, viewer, contact);
    let news = read::news(web, viewer);
    let page = page_with(&seen, &web.assets.base(), shown.theme, keys, &news);
    (shown.status, page).into_response()
}

/// The board alone: what was asked for is not there, or not hers.
fn page_without(web: &WebState, viewer: &Viewer, keys: &Keys, shown: Shown) -> Markup {
    let state = web.engine.state();
    let seen = web.seen(&state, viewer, None);
    page(&seen, &web.assets.base(), shown.theme, keys)
}
