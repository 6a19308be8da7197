//! `/leader/handbook`: every page of the service by chapters, with since when it is in force, who has reviewed it and when it is due, and who
//! has read it as it stands; and when the forms were last looked through. A page is looked through on its own page.

use axum::extract::{Extension, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::access::Part;
use crate::domain::forms::form::FormRef;
use crate::domain::handbook::kept::PageName;
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::handbook::page::Page;
use crate::text::Arg;
use crate::views::Viewer;
use crate::web::handbook::chapters;
use crate::web::handbook::looked::{self, Looked};
use crate::web::handbook::page::day;
use crate::web::handbook::readers;
use crate::web::pages::forms::field::words;
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// Where the page is.
pub const HERE: &str = "/leader/handbook";

#[derive(Deserialize)]
pub struct Asked {
    /// The page whose chapter is opened.
    #[serde(default)]
    at: String,
}

/// `GET /leader/handbook`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let state = web.engine.state();
    if !viewer.may_see(&state, Part::Leading) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let back = Some(("/leader", "in-home"));
    let body = |say: &Say<'_>| body(&web, &state, say, &asked.at);
    parts::page(&web, &viewer, &headers, back, "hb-leader-title", body).into_response()
}

/// A page as the leader sees it.
struct Row<'a> {
    name: PageName,
    page: &'a Page,
    looked: Looked,
}

/// The pages by chapters, in the order in which they are read.
fn chapters<'a>(
    web: &'a WebState,
    state: &State,
    language: Language,
) -> Vec<(&'static str, Vec<Row<'a>>)> {
    let row = |name: PageName| {
        let page = web.handbook.in_language(language, name.as_str())?;
        let looked = Looked::of(state, &web.handbook, &name, page);
        Some(Row { name, page, looked })
    };
    let mut rows: Vec<Row<'a>> = looked::names(&web.handbook)
        .into_iter()
        .filter_map(row)
        .collect();
    rows.sort_by_key(|row| (chapters::place(row.name.as_str()), row.page.title.clone()));
    let mut all: Vec<(&'static str, Vec<Row<'a>>)> = Vec::new();
    for row in rows {
        let chapter = chapters::chapter(row.name.as_str());
        match all.last_mut().filter(|(last, _)| *last == chapter) {
            Some((_, rows)) => rows.push(row),
            None => all.push((chapter, vec![row])),
        }
    }
    all
}

/// The pages that somebody is to look at now, in the order in which they are read.
pub fn waiting(web: &WebState, language: Language) -> Vec<(PageName, &Page)> {
    let state = web.engine.state();
    let today = looked::today(&state, web.engine.now());
    let rows = chapters(web, &state, language).into_iter();
    rows.flat_map(|(_, rows)| rows)
        .filter(|row| row.looked.waits(today))
        .map(|row| (row.name, row.page))
        .collect()
}

fn body(web: &WebState, state: &State, say: &Say<'_>, at: &str) -> Markup {
    let today = looked::today(state, say.now);
    let all = chapters(web, state, say.language);
    let waits = |rows: &[Row<'_>]| rows.iter().filter(|row| row.looked.waits(today)).count();
    let none = all.iter().all(|(_, rows)| waits(rows) == 0);
    html! {
        h1 { (say.t("hb-leader-title")) }
        p.hint { (say.t("hb-leader-about")) }
        @if none { p.say.green { (say.t("hb-leader-none-waits")) } }
        @for (chapter, rows) in &all {
            @let waits = waits(rows);
            details.more.card id=(chapter) open[rows.iter().any(|row| row.name.as_str() == at)] {
                summary { b { (say.by("hb-chapter", chapter)) } " · " span.bad[waits > 0] { (say.numbered("hb-leader-chapter", waits)) } }
                @for row in rows { (line(web, state, say, row, today)) }
            }
        }
        (forms(web, say, today))
    }
}

fn line(web: &WebState, state: &State, say: &Say<'_>, row: &Row<'_>, today: Date) -> Markup {
    html! {
        article.page-row id=(row.name) {
            h3 { a href=(format!("{HERE}/{}", row.name)) { (row.page.title) } }
            (stands(state, say, row.page, &row.looked, today))
            (who_read(web, state, say, &row.name))
            p { a.as-link href=(format!("{HERE}/{}", row.name)) { (say.t("hb-leader-read")) } }
        }
    }
}

/// Who has looked through a page, since when it is in force, and when it is due.
pub fn stands(state: &State, say: &Say<'_>, page: &Page, looked: &Looked, today: Date) -> Markup {
    let late = looked.due.is_some_and(|due| due <= today);
    let from = page.front.as_ref().map(|front| day(front.effective_from));
    let with = |key: &str, t: &str| say.with(key, &[("t", Arg::Text(t))]);
    html! {
        p {
            @match &looked.reviewed {
                Some((by, on)) => { (say.with("hb-reviewed-line", &[("who", Arg::Text(&readers::reviewer(state, by))), ("t", Arg::Text(&day(*on)))])) }
                None => b { (say.t("hb-awaits")) },
            }
            @if looked.changed { " " b { (say.t("hb-changed-since")) } }
        }
        p.soft {
            @if let Some(from) = &from { (with("hb-in-force-line", from)) " " }
            @if let Some(due) = looked.due { span.bad[late] { (with(if late { "hb-due-over" } else { "hb-due-line" }, &day(due))) } }
        }
    }
}

/// Who has read it as it stands now, and who has not.
pub fn who_read(web: &WebState, state: &State, say: &Say<'_>, name: &PageName) -> Markup {
    let all = readers::readers(state, &web.handbook, name);
    let staff = all.len();
    let (read, unread): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, at)| at.is_some());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    html! {
        details.more id=(format!("{name}-readers")) {
            summary { (say.with("hb-readers", &[("n", Arg::Number(count(read.len()))), ("all", Arg::Number(count(staff)))])) }
            ul.list {
                @for (staff, at) in &read { li { span { b { (staff.name) } @if let Some(at) = at { " · " span.num { (say.date(*at)) " " (say.clock(*at)) } } } } }
                @for (staff, _) in &unread { li { span { (staff.name) " · " span.soft { (say.t("hb-not-read")) } } } }
            }
        }
    }
}

/// Came with the program: the service has not looked through it, whatever those who made it say.
fn is_shipped(web: &WebState, form: &FormRef) -> bool {
    web.forms.file(form).is_some_and(|file| file.file.shipped)
}

/// The forms are looked through where they are written: when, and since when they are in use.
fn forms(web: &WebState, say: &Say<'_>, today: Date) -> Markup {
    let forms = web.forms.library.in_force(today);
    html! {
        section.card #forms aria-labelledby="h-forms" {
            h2 #h-forms { (say.t("hb-forms")) " " span.count { (forms.len()) } }
            p.hint { (say.t("hb-leader-forms")) }
            ul.list {
                @for form in &forms {
                    @let head = form.head();
                    li { span {
                        a href=(format!("/handbook/forms/{}", head.name)) { (words(say, &head.title)) }
                        br;
                        span.soft {
                            (say.with("hb-in-force-line", &[("t", Arg::Text(&day(head.effective_from)))])) " "
                            @match head.reviewed {
                                Some(on) if is_shipped(web, form.reference()) => (say.with("hb-form-shipped", &[("t", Arg::Text(&day(on)))])),
                                Some(on) => (say.with("hb-form-reviewed", &[("t", Arg::Text(&day(on)))])),
                                None => (say.t("ui-form-never")),
                            }
                        }
                    } }
                }
            }
        }
    }
}
