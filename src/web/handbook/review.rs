//! `/leader/handbook/{page}`: a page to look through, one language beside the other, and at its foot that it holds. From there on to the next
//! that waits.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};

use crate::domain::access::Part;
use crate::domain::command::Command;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handbook::kept::PageName;
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::handbook::page::Page;
use crate::text::Arg;
use crate::views::Viewer;
use crate::web::handbook::leader::{HERE, stands, waiting, who_read};
use crate::web::handbook::looked::{self, Looked};
use crate::web::language::own_name;
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// `GET /leader/handbook/{page}`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    match named(&web, &name) {
        Some(name) => page(&web, &viewer, &headers, &name, StatusCode::OK, &page_keys()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `POST /leader/handbook/{page}`: it was looked through, and holds until a day.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(name): Path<String>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let (Some(name), Some(actor)) = (named(&web, &name), viewer.actor()) else {
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
        page(&web, &viewer, &headers, &name, status, &keys)
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
        Ok(_) => Redirect::to(&format!("{HERE}?at={name}#{name}")).into_response(),
        Err(error) => {
            let (status, message) = refusal(&web, &viewer, &error);
            refuse(status, message)
        }
    }
}

fn named(web: &WebState, name: &str) -> Option<PageName> {
    PageName::parse(name).filter(|name| looked::names(&web.handbook).contains(name))
}

fn page(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    name: &PageName,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let state = web.engine.state();
    if !viewer.may_see(&state, Part::Leading) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let back = Some((HERE, "hb-leader-back"));
    let body = |say: &Say<'_>| body(web, &state, say, name, keys);
    let page = parts::page(web, viewer, headers, back, "hb-leader-title", body);
    (status, page).into_response()
}

fn body(web: &WebState, state: &State, say: &Say<'_>, name: &PageName, keys: &Keys) -> Markup {
    let today = looked::today(state, say.now);
    let texts: Vec<(Language, &Page)> = web
        .handbook
        .named(name.as_str())
        .map(|(language, page)| (language, &**page))
        .collect();
    let own = web.handbook.in_language(say.language, name.as_str());
    let title = own.map_or_else(String::new, |page| page.title.clone());
    let next = waiting(web, say.language);
    let next = next.into_iter().find(|(other, _)| other != name);
    html! {
        h1 { (title) }
        @if let Some(page) = own { (stands(state, say, page, &Looked::of(state, &web.handbook, name, page), today)) }
        (who_read(web, state, say, name))
        @if texts.len() == 1 { p.soft { (say.t("hb-leader-only")) } }
        div.side-by-side {
            @for (language, page) in &texts {
                section.card.reads-body lang=(language.tag()) aria-label=(own_name(*language)) {
                    p.eyebrow { (own_name(*language)) }
                    (PreEscaped(page.html_elsewhere()))
                }
            }
        }
        (review_form(web, say, keys, name, today))
        @if let Some((next, page)) = next { p { a.as-link href=(format!("{HERE}/{next}")) { (say.with("hb-leader-next", &[("page", Arg::Text(&page.title))])) } } }
    }
}

fn review_form(web: &WebState, say: &Say<'_>, keys: &Keys, name: &PageName, today: Date) -> Markup {
    let in_a_year = today.checked_add(1.year()).unwrap_or(today).to_string();
    let version = looked::whole(&web.handbook, name);
    let refused = keys.refused_act(name.as_str());
    let until = refused.map_or(in_a_year.as_str(), |refused| refused.typed.get("until"));
    html! {
        section.card #review aria-labelledby="h-review" {
            h2 #h-review { (say.t("hb-review")) }
            form.fields method="post" action=(format!("{HERE}/{name}")) {
                (keys.hidden(name.as_str()))
                (keys.problem_of(name.as_str()))
                @if let Some(version) = &version { input type="hidden" name="version" value=(version); }
                div {
                    label for="until" { (say.t("hb-review-until")) }
                    input #until type="date" name="until" required value=(until) min=(today);
                }
                button.do type="submit" { (say.t("hb-review-go")) }
            }
        }
    }
}
