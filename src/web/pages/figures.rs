//! `/leader/figures`: the figures of a period with a plot for each, the table behind it, and all of it as CSV. Small numbers are left out for
//! whoever may not see the cases.

use axum::extract::{Extension, Query, State as Web};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::figures::figure::Unit;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::figures::span::{self, Days, Length, NoPeriod};
use crate::views::figures::{Figures, Piece, Shown, figures, under};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::plot;
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// Which period.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Chosen {
    /// `week`, `month`, `quarter`, `year` or `own`.
    #[serde(default)]
    pub period: String,
    /// A day in it.
    #[serde(default)]
    pub day: String,
    /// The first of own days.
    #[serde(default)]
    pub first: String,
    /// The last of own days.
    #[serde(default)]
    pub last: String,
}

/// The days that were chosen, and what was wrong with them; without a choice, the month that goes on.
pub fn days(
    state: &State,
    viewer: &Viewer,
    zone: &TimeZone,
    now: Timestamp,
    chosen: &Chosen,
) -> (Days, Option<NoPeriod>) {
    let today = span::day(zone, now);
    let date = |text: &str| text.parse::<Date>().ok();
    let length = Length::ALL
        .into_iter()
        .find(|length| length.word() == chosen.period)
        .unwrap_or_default();
    let day = date(&chosen.day).unwrap_or(today);
    if length != Length::Own {
        return (Days::around(length, day), None);
    }
    let month = Days::around(Length::Month, today);
    let first = date(&chosen.first).unwrap_or(month.first);
    let last = date(&chosen.last).unwrap_or(month.last);
    let masked = under(state, viewer).is_some();
    match Days::own(first, last, masked) {
        Ok(days) => (days, None),
        Err(why) => (month, Some(why)),
    }
}

/// What stands in an address for these days.
fn query(days: Days) -> String {
    let word = days.length.word();
    match days.length {
        Length::Own => format!("?period={word}&first={}&last={}", days.first, days.last),
        Length::Week | Length::Month | Length::Quarter | Length::Year => {
            format!("?period={word}&day={}", days.first)
        }
    }
}

fn zone(state: &State) -> TimeZone {
    state
        .service
        .as_ref()
        .map_or(TimeZone::UTC, |service| service.zone.clone())
}

/// `GET /leader/figures`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(chosen): Query<Chosen>,
    headers: HeaderMap,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    let zone = zone(&state);
    let (days, wrong) = days(&state, &viewer, &zone, now, &chosen);
    let Some(found) = figures(&state, &viewer, &zone, days.period(&zone), now) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let back = Some(("/leader", "in-home"));
    let page = parts::page(&web, &viewer, &headers, back, "ui-fig-title", |say| {
        html! {
            h1 { (say.t("ui-fig-title")) }
            p { (handbook(say, Place::Figures)) }
            (choose(say, days, wrong, found.under.is_some()))
            p { b { (said(say, days)) } }
            (about(say, &found, days))
            @for figure in &found.all { (one(say, figure, found.under)) }
        }
    });
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    (status, page).into_response()
}

/// `GET /leader/figures.csv`.
pub async fn csv(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(chosen): Query<Chosen>,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    let zone = zone(&state);
    let (days, _) = days(&state, &viewer, &zone, now, &chosen);
    let Some(found) = figures(&state, &viewer, &zone, days.period(&zone), now) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let say = Say::new(&web.texts, viewer.language, zone, now);
    let name = format!(
        "attachment; filename=\"figures-{}-{}.csv\"",
        days.first, days.last
    );
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, table(&say, &found, days)).into_response()
}

/// With a byte order mark, semicolons and quotes: a spreadsheet in Norway opens it as it is.
fn table(say: &Say<'_>, found: &Figures, days: Days) -> String {
    let mut csv = String::from("\u{feff}");
    let mut line = |fields: &[&str]| {
        let quoted: Vec<String> = fields
            .iter()
            .map(|field| format!("\"{}\"", field.replace('"', "\"\"")))
            .collect();
        csv.push_str(&quoted.join(";"));
        csv.push_str("\r\n");
    };
    line(&[
        &say.t("ui-fig-csv-first"),
        &say.t("ui-fig-csv-last"),
        &say.t("ui-fig-csv-figure"),
        &say.t("ui-fig-csv-part"),
        &say.t("ui-fig-csv-number"),
        &say.t("ui-fig-csv-unit"),
    ]);
    let (first, last) = (days.first.to_string(), days.last.to_string());
    for figure in &found.all {
        let title = say.by("ui-fig", figure.id);
        let unit = say.by("ui-fig-unit", unit(figure.unit));
        for cell in &figure.cells {
            let n = shown(cell.n, found.under);
            line(&[&first, &last, &title, &label(say, figure, cell), &n, &unit]);
        }
        let n = shown(figure.total, found.under);
        line(&[&first, &last, &title, &say.t("ui-fig-total"), &n, &unit]);
    }
    csv
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::People => "people",
        Unit::Minutes => "minutes",
    }
}

/// A number, or under what it is.
fn shown(n: Option<u64>, under: Option<u64>) -> String {
    match (n, under) {
        (Some(n), _) => n.to_string(),
        (None, Some(_)) => "–".to_owned(),
        (None, None) => String::new(),
    }
}

/// What a part is called: the hours by their numbers, the rest in words.
fn label(say: &Say<'_>, figure: &Shown, cell: &Piece) -> String {
    match cell.word.strip_prefix('h') {
        Some(hour) if figure.id == "contacts_by_hour" => format!("{hour}:00"),
        Some(_) | None => say.by("ui-fig-part", &format!("{}_{}", figure.id, cell.word)),
    }
}

fn said(say: &Say<'_>, days: Days) -> String {
    let date = |date: Date| date.strftime("%-d.%-m.%Y").to_string();
    say.with(
        "ui-fig-period",
        &[
            ("what", Arg::Text(days.length.word())),
            ("first", Arg::Text(&date(days.first))),
            ("last", Arg::Text(&date(days.last))),
        ],
    )
}

fn choose(say: &Say<'_>, days: Days, wrong: Option<NoPeriod>, masked: bool) -> Markup {
    let problem = wrong.map(|why| {
        say.by(
            "ui-fig-no",
            match why {
                NoPeriod::Backwards => "backwards",
                NoPeriod::OnlyWhole => "only_whole",
            },
        )
    });
    html! {
        form.tight.choose-period method="get" action="/leader/figures" {
            @if let Some(problem) = problem { div.problem role="alert" { p { (problem) } } }
            div.line {
                label for="period" { (say.t("ui-fig-length")) }
                select #period name="period" {
                    @for length in Length::ALL.into_iter().filter(|length| !masked || *length != Length::Own) { option value=(length.word()) selected[length == days.length] { (say.by("ui-fig-length-is", length.word())) } }
                }
            }
            div.line {
                label for="day" { (say.t("ui-fig-day")) }
                input #day type="date" name="day" value=(days.first);
            }
            @if !masked {
                details.more open[days.length == Length::Own] #own-days {
                    summary { (say.t("ui-fig-own")) }
                    div.line { label for="first" { (say.t("ui-fig-first")) } input #first type="date" name="first" value=(days.first); }
                    div.line { label for="last" { (say.t("ui-fig-last")) } input #last type="date" name="last" value=(days.last); }
                }
            }
            button.do.main type="submit" { (say.t("ui-fig-show")) }
        }
        @if let Some((before, after)) = days.beside() {
            nav.pair.beside aria-label=(say.t("ui-fig-beside")) {
                a.do href=(format!("/leader/figures{}", query(before))) { "← " (say.t("ui-fig-before")) }
                a.do href=(format!("/leader/figures{}", query(after))) { (say.t("ui-fig-after")) " →" }
            }
        }
    }
}

/// What is left out, what each means, and the file.
fn about(say: &Say<'_>, found: &Figures, days: Days) -> Markup {
    let left_out = found.all.iter().any(Shown::leaves_out);
    html! {
        @match found.under {
            Some(under) if left_out => p.say { (say.numbered("ui-fig-left-out", usize::try_from(under).unwrap_or(usize::MAX))) },
            Some(_) => {},
            None => p.soft { (say.t("ui-fig-all-shown")) },
        }
        p { a.as-link href=(say.chapter("figures")) { (say.t("ui-fig-meaning")) } " · "
            a.as-link href=(format!("/leader/figures.csv{}", query(days))) download { (say.t("ui-fig-csv")) } }
    }
}

fn one(say: &Say<'_>, figure: &Shown, under: Option<u64>) -> Markup {
    let title = say.by("ui-fig", figure.id);
    let id = format!("fig-{}", figure.id.replace('_', "-"));
    let labels: Vec<String> = figure
        .cells
        .iter()
        .map(|cell| label(say, figure, cell))
        .collect();
    html! {
        section.card.figure id=(id) aria-labelledby=(format!("h-{id}")) {
            h2 id=(format!("h-{id}")) { (title) }
            p.soft { (say.by("ui-fig-about", figure.id)) }
            @if figure.is_nothing() { p { (say.t("ui-fig-nothing")) } }
            @else {
                p.fig-total { (summary(say, figure)) }
                @if figure.id == "contacts_by_hour" { (plot::upright(&title, &labels, figure)) }
                @else { (plot::lying(say, &title, &labels, figure)) }
                details.more id=(format!("{id}-table")) {
                    summary { (say.t("ui-fig-table")) }
                    table.plain {
                        caption.sr { (title) }
                        thead { tr { th scope="col" { (say.t("ui-fig-csv-part")) } th.num scope="col" { (say.by("ui-fig-unit", unit(figure.unit))) } } }
                        tbody {
                            @for (cell, label) in figure.cells.iter().zip(&labels) { tr { th scope="row" { (label) } td.num { (shown(cell.n, under)) } } }
                        }
                        tfoot { tr { th scope="row" { (say.t("ui-fig-total")) } td.num { (shown(figure.total, under)) } } }
                    }
                }
            }
        }
    }
}

/// All of it, and the share that counts, where nothing of it is left out.
fn summary(say: &Say<'_>, figure: &Shown) -> String {
    let Some(total) = figure.total else {
        return say.t("ui-fig-few");
    };
    let number = |n: u64| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    if figure.unit == Unit::Minutes {
        return say.with(
            "ui-fig-hours",
            &[("h", number(total / 60)), ("m", number(total % 60))],
        );
    }
    let first = figure.cells.first().and_then(|cell| cell.n);
    let good = ["answers", "call_backs", "follow_ups"].contains(&figure.id);
    match first.filter(|_| good && total > 0) {
        Some(n) => say.with(
            "ui-fig-share",
            &[
                ("n", number(n)),
                ("all", number(total)),
                ("percent", number(n * 100 / total)),
            ],
        ),
        None => say.with("ui-fig-in-all", &[("all", number(total))]),
    }
}
