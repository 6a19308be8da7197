//! `/wall`: a screen in a room. Counts, states and clocks; never who, never a relation, never a number, whoever is signed in.

use axum::extract::{Extension, State as Web};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::text::{Arg, Texts};
use crate::views::Viewer;
use crate::views::board::{self, Board, Standing};
use crate::views::row::Row;
use crate::web::pages::escort;
use crate::web::pages::language;
use crate::web::pages::nurse::on_duty;
use crate::web::pages::parts::{self, Frame, Region, place};
use crate::web::pages::row::line;
use crate::web::pages::say::Say;
use crate::web::pages::watch;
use crate::web::state::WebState;

/// So many lines of a tile are shown; the figure above them counts all.
const SHOWN: usize = 4;

/// The board and every region of the wall. `live`: for the live line, without running clocks.
pub fn regions(
    texts: &Texts,
    state: &State,
    language: Language,
    now: Timestamp,
    standing: Standing,
    live: bool,
) -> (Board, Vec<Region>) {
    let board = board::board(state, &Viewer::room(language), now, standing);
    let say = Say::new(texts, language, board.zone.clone(), now).uncounted(live);
    let mut later: Vec<&Row> = board.call_backs.iter().chain(&board.outcomes).collect();
    later.sort_by_key(|row| row.urgency(now));
    let regions = vec![
        ("banners", parts::banners(&say, &board)),
        ("alarms", parts::alarms(&say, &board.alarms, None)),
        (
            "waiting",
            tile(
                &say,
                "ui-wall-waiting",
                "ui-wall-nobody-waits",
                &board.waiting.iter().collect::<Vec<_>>(),
            ),
        ),
        (
            "talking",
            tile(
                &say,
                "ui-wall-talking",
                "ui-wall-nobody-talks",
                &board.talking.iter().collect::<Vec<_>>(),
            ),
        ),
        (
            "later",
            tile(&say, "ui-wall-later", "ui-wall-nothing-later", &later),
        ),
        ("notices", parts::notices(&say, &board.alarms, None)),
        ("duty", on_duty(&say, &board)),
        ("watches", watch::group(&say, &board, None)),
        ("chairs", escort::group(&say, &board, None)),
        ("tally", tally(&say, &board)),
    ];
    (board, regions)
}

/// A figure and the first few lines behind it.
fn tile(say: &Say<'_>, heading: &str, empty: &str, rows: &[&Row]) -> Markup {
    let (first, rest) = rows.split_at(rows.len().min(SHOWN));
    html! {
        h2 { (say.t(heading)) }
        @if rows.is_empty() { p.lead { (say.t(empty)) } } @else { p.big.num { (rows.len()) } }
        @for row in first { (line(say, row, None)) }
        @if !rest.is_empty() {
            p.soft { (say.with("ui-more", &[("n", Arg::Number(u32::try_from(rest.len()).unwrap_or(u32::MAX)))])) }
        }
    }
}

/// How calls were answered in this duty.
fn tally(say: &Say<'_>, board: &Board) -> Markup {
    let tally = board.tally;
    html! {
        h2 { (say.t("ui-tally")) }
        @if tally.calls == 0 {
            p.lead { (say.t("ui-tally-none")) }
        } @else {
            p.big.num { (say.with("ui-tally-of", &[("n", Arg::Number(tally.within_two_minutes)), ("all", Arg::Number(tally.calls))])) }
        }
    }
}

/// The whole page.
pub fn page(
    texts: &Texts,
    state: &State,
    language: Language,
    now: Timestamp,
    standing: Standing,
    assets: &str,
) -> Markup {
    let (board, regions) = regions(texts, state, language, now, standing, false);
    let say = Say::new(texts, language, board.zone.clone(), now);
    let title = say.t("ui-title-wall");
    let live = format!("/api/v1/live?view=wall&lang={language}");
    let frame = Frame {
        title: &title,
        assets,
        live: &live,
        class: "on-wall",
        staff: "",
        theme: None,
        refresh: Some(15),
    };
    let name = board.service.clone().unwrap_or(title.clone());
    let body = html! {
        header.bar {
            span.who { (name) }
            span.grow {}
            (language::choice(&say))
            button.quiet type="button" data-sound hidden { (say.t("ui-js-sound-off")) }
            (parts::line(&say))
        }
        (place(&regions, "banners"))
        main.wall #main tabindex="-1" {
            h1.sr { (title) }
            div.wall-alarms { (place(&regions, "alarms")) }
            section.tile.first { (place(&regions, "waiting")) }
            section.tile { (place(&regions, "talking")) }
            section.tile { (place(&regions, "duty")) (place(&regions, "chairs")) (place(&regions, "watches")) (place(&regions, "tally")) (place(&regions, "notices")) }
            section.tile.later { (place(&regions, "later")) }
        }
    };
    parts::page(&say, &frame, &board, &body)
}

/// `GET /wall`.
pub async fn show(Web(web): Web<WebState>, Extension(viewer): Extension<Viewer>) -> Response {
    let language = viewer.language;
    let state = web.engine.state();
    let page = page(
        &web.texts,
        &state,
        language,
        web.engine.now(),
        web.standing(),
        &web.assets.base(),
    );
    (StatusCode::OK, page).into_response()
}
