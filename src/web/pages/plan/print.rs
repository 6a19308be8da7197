//! `/patient/{patient}/plan/print`: the plan in force as a copy to take home, in the person's language, for A4 paper; `print.pdf` is the same
//! as a file. With `?for=…` it is a copy for one of those around the person, with what that one may be told. The person decides who gets one.

use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::language::Language;
use crate::domain::openings::opening::RecordPart;
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::domain::tongue::Tongue;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::plan::copy::{self as copy_view, Copy};
use crate::views::plan::{PlanView, Version};
use crate::web::pages::plan::paper::Extent;
use crate::web::pages::plan::{
    Asked, answer as answers, beside, copy, nothing, overview, paper, part,
};
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
    let theirs = asked.say_in(language);
    let receivers = copy_view::receivers(&web.engine.state(), &view, web.engine.now());
    asked
        .page(Some(&asked.address()), Some(&asked.work()), |say| {
            html! {
                (copy::choice(say, &view, &receivers, copy.as_ref(), extent))
                @if let Some(copy) = &copy {
                    (how(say, "ui-plan-copy-how", view.language.as_ref(), Some(&copy::file(copy))))
                    article.paper lang=(language.tag()) { (copy::sheet(&theirs, &view, copy, number.as_ref())) }
                } @else {
                    (how(say, "ui-plan-print-how", view.language.as_ref(), view.in_force.as_ref().map(|_| copy::whole(extent))))
                    @match &view.in_force {
                        Some(version) => article.paper lang=(language.tag()) { (sheet(&theirs, &view, version, number.as_ref(), extent)) },
                        None => div.empty { p { (say.t("ui-plan-print-none")) } },
                    }
                }
            }
        })
        .into_response()
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
    let sheet = match &copy {
        Some(copy) => copy::paper(&say, &view, copy, number.as_ref()),
        None => paper::sheet(&say, &view, number.as_ref(), extent),
    };
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

fn sheet(
    say: &Say<'_>,
    view: &PlanView,
    version: &Version,
    number: Option<&E164>,
    extent: Extent,
) -> Markup {
    html! {
        header.paper-head {
            h1 { (say.with(extent.title(), &[("who", Arg::Text(&view.called))])) }
            @if let Some(number) = number { p.lead { (say.with("ui-plan-paper-number", &[("number", Arg::Text(&number.grouped()))])) } }
            (overview::stage(say, version))
            @if let Some(rest) = overview::rest(say, view) { p { (rest) } }
            p.soft { (say.t("ui-plan-paper-binds-nobody")) }
        }
        div.paper-parts {
            @for (crisis, heading) in extent.headings().iter().copied() {
                @let mut parts = version.standing().filter(|part| part.section.is_crisis() == crisis).peekable();
                @if parts.peek().is_some() { h2 { (say.t(heading)) } }
                @for shown in parts { (part::card(say, shown)) }
            }
        }
        (beside::section(say, view, version))
        @if let Some(answer) = &version.answer { (answers::said(say, answer)) }
        p.soft { (say.with("ui-plan-paper-printed", &[("t", Arg::Text(&say.date(say.now)))])) }
    }
}
