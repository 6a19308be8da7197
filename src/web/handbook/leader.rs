//! `/leader/handbook`: every page of the service with since when it is in force, who has reviewed it and when it is due, and who has read it as
//! it stands; and when the forms were last looked through. The leader says here that a page has been looked through and holds.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::domain::access::Part;
use crate::domain::command::Command;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handbook::kept::PageName;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::service::people::{Staff, StaffRole};
use crate::domain::state::State;
use crate::handbook::page::Page;
use crate::text::Arg;
use crate::views::Viewer;
use crate::web::handbook::looked::{self, By, Looked};
use crate::web::handbook::page::day;
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed};
use crate::web::pages::forms::field::words;
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// Where the page is.
const HERE: &str = "/leader/handbook";

/// `GET /leader/handbook`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    page(&web, &viewer, &headers, StatusCode::OK, &page_keys())
}

/// `POST /leader/handbook/{page}`: it was looked through, and holds until a day.
pub async fn review(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(name): Path<String>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let name = PageName::parse(&name).filter(|name| looked::names(&web.handbook).contains(name));
    let (Some(name), Some(actor)) = (name, viewer.actor()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let refuse = |status: StatusCode, message: String| {
        let mut keys = page_keys();
        keys.refused = Some(Refused {
            contact: None,
            act: name.to_string(),
            message,
            typed: typed.clone(),
        });
        page(&web, &viewer, &headers, status, &keys)
    };
    let t = |key: &str| web.texts.get(viewer.language, key, &[]);
    let Some(version) = looked::whole(&web.handbook, &name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if typed.get("version") != version.as_str() {
        return refuse(StatusCode::CONFLICT, t("hb-no-changed"));
    }
    let Ok(until) = typed.get("until").parse::<Date>() else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, t("hb-no-until"));
    };
    let command = HandbookCommand::ReviewPage {
        page: name.clone(),
        version,
        until,
    };
    match web.engine.submit(actor, Command::Handbook(command)).await {
        Ok(_) => Redirect::to(&format!("{HERE}#{name}")).into_response(),
        Err(error) => {
            let (status, message) = refusal(&web, &viewer, &error);
            refuse(status, message)
        }
    }
}

fn page(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let state = web.engine.state();
    if !viewer.may_see(&state, Part::Leading) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let page = parts::page(
        web,
        viewer,
        headers,
        Some(("/leader", "in-home")),
        "hb-leader-title",
        |say| body(web, &state, say, keys),
    );
    (status, page).into_response()
}

/// A page as the leader sees it.
struct Row<'a> {
    name: PageName,
    page: &'a Page,
    looked: Looked,
}

fn body(web: &WebState, state: &State, say: &Say<'_>, keys: &Keys) -> Markup {
    let today = looked::today(state, say.now);
    let rows = looked::names(&web.handbook).into_iter().filter_map(|name| {
        let page = web.handbook.in_language(say.language, name.as_str())?;
        let looked = Looked::of(state, &web.handbook, &name, page);
        Some(Row { name, page, looked })
    });
    let (mut waits, holds): (Vec<Row<'_>>, Vec<Row<'_>>) =
        rows.partition(|row| row.looked.waits(today));
    waits.sort_by_key(|row| (row.looked.due, row.page.title.clone()));
    html! {
        h1 { (say.t("hb-leader-title")) }
        p.hint { (say.t("hb-leader-about")) }
        @for (id, heading, rows) in [("waits", "hb-leader-waits", &waits), ("holds", "hb-leader-holds", &holds)] {
            @if !rows.is_empty() {
                section.card id=(id) aria-labelledby=(format!("h-{id}")) {
                    h2 id=(format!("h-{id}")) { (say.t(heading)) " " span.count { (rows.len()) } }
                    @for row in rows { (line(web, state, say, keys, row, today)) }
                }
            }
        }
        @if waits.is_empty() { p.say.green { (say.t("hb-leader-none-waits")) } }
        (forms(web, say, today))
    }
}

fn line(
    web: &WebState,
    state: &State,
    say: &Say<'_>,
    keys: &Keys,
    row: &Row<'_>,
    today: Date,
) -> Markup {
    let late = row.looked.due.is_some_and(|due| due <= today);
    let from = row
        .page
        .front
        .as_ref()
        .map(|front| day(front.effective_from));
    let with = |key: &str, t: &str| say.with(key, &[("t", Arg::Text(t))]);
    html! {
        article.page-row id=(row.name) {
            h3 { a href=(format!("/handbook/{}", row.page.address)) { (row.page.title) } }
            p {
                @match &row.looked.reviewed {
                    Some((by, on)) => { (say.with("hb-reviewed-line", &[("who", Arg::Text(&who(state, by))), ("t", Arg::Text(&day(*on)))])) }
                    None => b { (say.t("hb-awaits")) },
                }
                @if row.looked.changed { " " b { (say.t("hb-changed-since")) } }
            }
            p.soft {
                @if let Some(from) = &from { (with("hb-in-force-line", from)) " " }
                @if let Some(due) = row.looked.due { span.bad[late] { (with(if late { "hb-due-over" } else { "hb-due-line" }, &day(due))) } }
            }
            (readers(web, state, say, &row.name))
            (review_form(web, say, keys, &row.name, today))
        }
    }
}

fn who(state: &State, by: &By) -> String {
    match by {
        By::Named(name) => name.clone(),
        By::Leader(staff) => name_of(state, staff),
    }
}

fn name_of(state: &State, id: &StaffId) -> String {
    let service = state.service.as_ref();
    let staff = service.and_then(|service| service.staff(id));
    staff.map_or_else(|| id.to_string(), |staff| staff.name.clone())
}

/// Who has read it as it stands now, and who has not.
fn readers(web: &WebState, state: &State, say: &Say<'_>, name: &PageName) -> Markup {
    let staff: Vec<&Staff> = state
        .service
        .iter()
        .flat_map(|service| &service.staff)
        .filter(|staff| staff.roles.iter().any(|role| *role != StaffRole::Operator))
        .collect();
    let (read, unread): (Vec<_>, Vec<_>) = staff
        .iter()
        .map(|staff| {
            (
                staff,
                looked::read_at(state, &web.handbook, &staff.id, name),
            )
        })
        .partition(|(_, at)| at.is_some());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    html! {
        details.more id=(format!("{name}-readers")) {
            summary { (say.with("hb-readers", &[("n", Arg::Number(count(read.len()))), ("all", Arg::Number(count(staff.len())))])) }
            ul.list {
                @for (staff, at) in &read { li { span { b { (staff.name) } @if let Some(at) = at { " · " span.num { (say.date(*at)) " " (say.clock(*at)) } } } } }
                @for (staff, _) in &unread { li { span { (staff.name) " · " span.soft { (say.t("hb-not-read")) } } } }
            }
        }
    }
}

fn review_form(web: &WebState, say: &Say<'_>, keys: &Keys, name: &PageName, today: Date) -> Markup {
    let in_a_year = today.checked_add(1.year()).unwrap_or(today).to_string();
    let version = looked::whole(&web.handbook, name);
    let refused = keys.refused_act(name.as_str());
    let until = refused.map_or(in_a_year.as_str(), |refused| refused.typed.get("until"));
    let field = format!("{name}-until");
    html! {
        details.more id=(format!("{name}-review")) open[refused.is_some()] {
            summary { (say.t("hb-review")) }
            form.fields method="post" action=(format!("{HERE}/{name}")) {
                (keys.hidden(name.as_str()))
                (keys.problem_of(name.as_str()))
                @if let Some(version) = &version { input type="hidden" name="version" value=(version); }
                div {
                    label for=(field) { (say.t("hb-review-until")) }
                    input id=(field) type="date" name="until" required value=(until) min=(today);
                }
                button.do type="submit" { (say.t("hb-review-go")) }
            }
        }
    }
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

/// How many pages somebody is to look at now.
pub fn waiting(web: &WebState) -> usize {
    let state = web.engine.state();
    let today = looked::today(&state, web.engine.now());
    let names = looked::names(&web.handbook);
    let waits = |name: &PageName| {
        let page = web.handbook.in_language(Language::Bokmal, name.as_str());
        page.is_some_and(|page| Looked::of(&state, &web.handbook, name, page).waits(today))
    };
    names.iter().filter(|name| waits(name)).count()
}
