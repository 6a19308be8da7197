//! `/patient/{patient}/plan/print`: the plan in force as a copy to take home, in the person's language, for A4 paper; `print.pdf` is the same
//! as a file. With `?for=…` it is a copy for one of those around the person, with what that one may be told. The person decides who gets one.

use std::sync::Arc;

use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::language::Language;
use crate::domain::openings::opening::RecordPart;
use crate::domain::phone::E164;
use crate::domain::plans::section::Section;
use crate::domain::state::State;
use crate::domain::tongue::Tongue;
use crate::paper::Paper;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::plan::PlanView;
use crate::views::plan::copy::{self as copy_view, Copy};
use crate::web::pages::plan::paper::Extent;
use crate::web::pages::plan::{Asked, copy, nothing, on_page, paper, take_home};
use crate::web::pages::say::Say;
use crate::web::paper::answer;
use crate::web::state::WebState;

/// For whom the copy is: absent, for the person.
#[derive(Deserialize)]
pub struct ForWhom {
    #[serde(rename = "for", default)]
    whom: Option<String>,
    /// `crisis`: the crisis part alone.
    #[serde(default)]
    part: Option<String>,
}

/// `GET /patient/{patient}/plan/print`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    Query(query): Query<ForWhom>,
    headers: HeaderMap,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &patient) else {
        return nothing();
    };
    let extent = Extent::of(query.part.as_deref());
    let found = |state: &State, view: &PlanView| copies(&asked, state, view, &query);
    let (view, copy) = match asked.to_print(found).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let (language, number) = (language(&view, &viewer), asked.number());
    let sheet = Arc::new(made(
        &asked.say_in(language),
        &view,
        copy.as_ref(),
        number.as_ref(),
        extent,
    ));
    let fit = on_page::fit(&sheet).await;
    let receivers = copy_view::receivers(&web.engine.state(), &view, web.engine.now());
    let there = view.in_force.is_some();
    let (key, file) = match &copy {
        Some(copy) => ("ui-plan-copy-how", Some(copy::file(copy))),
        None => (
            "ui-plan-print-how",
            there.then(|| copy::whole(extent).to_owned()),
        ),
    };
    asked
        .page(Some(&asked.address()), Some(&asked.work()), |say| {
            html! {
                (copy::choice(say, &view, &receivers, copy.as_ref(), extent))
                (how(say, key, view.language.as_ref(), file.as_deref()))
                @if there {
                    (on_page::sheets(say, fit, &longest(&view, copy.as_ref())))
                    (on_page::article(&sheet, fit))
                } @else {
                    div.empty { p { (say.t("ui-plan-print-none")) } }
                }
            }
        })
        .into_response()
}

/// The paper that was asked for.
fn made(
    say: &Say<'_>,
    view: &PlanView,
    copy: Option<&Copy>,
    number: Option<&E164>,
    extent: Extent,
) -> Paper {
    match copy {
        Some(copy) => copy::paper(say, view, copy, number),
        None => paper::sheet(say, view, number, extent),
    }
}

/// The longest parts of the crisis part, which is to be one sheet.
fn longest(view: &PlanView, copy: Option<&Copy>) -> Vec<Section> {
    let parts = match (copy, &view.in_force) {
        (Some(copy), _) => copy.parts.iter().collect(),
        (None, Some(version)) => paper::parts(version, true),
        (None, None) => Vec::new(),
    };
    take_home::longest(&parts)
}

/// `GET /patient/{patient}/plan/print.pdf`.
pub async fn pdf(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    Query(query): Query<ForWhom>,
    headers: HeaderMap,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &patient) else {
        return nothing();
    };
    let extent = Extent::of(query.part.as_deref());
    let found = |state: &State, view: &PlanView| copies(&asked, state, view, &query);
    let (view, copy) = match asked.to_print(found).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let language = language(&view, &viewer);
    let (say, number) = (asked.say_in(language), asked.number());
    let sheet = made(&say, &view, copy.as_ref(), number.as_ref(), extent);
    answer(&web.texts, language, sheet, paper::PLAN_FILE).await
}

/// The copy for one of those around the person, or none: the person's own; and what is read for it.
fn copies(
    asked: &Asked<'_>,
    state: &State,
    view: &PlanView,
    query: &ForWhom,
) -> Option<(Option<Copy>, Vec<RecordPart>)> {
    let whom = query.whom.as_deref();
    let Some(whom) = whom.filter(|whom| !whom.is_empty()) else {
        let extent = Extent::of(query.part.as_deref());
        return Some((None, extent.read(view)));
    };
    let copy = copy_view::copy(state, view, whom.parse().ok()?, asked.web.engine.now())?;
    let read = copy.read.clone();
    Some((Some(copy), read))
}

/// The language it is printed in: the person's own, if it is known and there are papers in it.
pub fn language(view: &PlanView, viewer: &Viewer) -> Language {
    let theirs = view.language.as_ref();
    theirs.map_or_else(|| viewer.language.on_paper(), Tongue::on_paper)
}

/// The person's language is one that no paper is printed in: whoever hands it over is told.
pub fn not_theirs(say: &Say<'_>, theirs: Option<&Tongue>) -> Markup {
    let other = theirs.filter(|theirs| theirs.is_not_on_paper());
    html! {
        @if let Some(other) = other {
            p.say { (say.with("ui-paper-language", &[("what", Arg::Text(&say.tongue(other)))])) }
        }
    }
}

/// What stands above the paper, and is not printed. `theirs`: the person's language; `file`: the same as a PDF, beside this page.
pub fn how(say: &Say<'_>, key: &str, theirs: Option<&Tongue>, file: Option<&str>) -> Markup {
    html! {
        div.not-printed {
            p { (say.t(key)) }
            (not_theirs(say, theirs))
            button.do.main.if-js type="button" data-print { (say.t("ui-plan-print-do")) }
            @if let Some(file) = file { " " a.do href=(file) { (say.t("ui-plan-as-pdf")) } }
        }
    }
}
