//! `/patient/{patient}/plan/version/{version}`: one version, and what is different in it from the one that it was begun from.

use axum::extract::{Extension, Path, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::domain::openings::opening::RecordPart;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::plan::diff::{self, Change, PartDiff};
use crate::views::plan::{self as plan_view, PlanView, Version};
use crate::web::pages::plan::{Asked, answer, beside, nothing, overview, part};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// `GET /patient/{patient}/plan/version/{version}`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((patient, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::of(&web, &viewer, &headers, &patient);
    let (Some(asked), Ok(number)) = (asked, version.parse::<u16>()) else {
        return nothing();
    };
    let state = web.engine.state();
    let found = plan_view::version(&state, &viewer, asked.patient, number, web.engine.now());
    let (Some((version, before)), Some(view)) = (found, asked.working()) else {
        return nothing();
    };
    let mut parts: Vec<RecordPart> = version.read();
    parts.extend(before.iter().flat_map(Version::read));
    if let Err(refused) = asked.read(parts).await {
        return refused;
    }
    asked
        .page(Some(&asked.address()), Some(&asked.work()), |say| {
            body(say, &view, &version, before.as_ref())
        })
        .into_response()
}

fn body(say: &Say<'_>, view: &PlanView, version: &Version, before: Option<&Version>) -> Markup {
    html! {
        h1 { (say.with("ui-plan-version-of", &[("n", Arg::Number(version.number.into())), ("who", Arg::Text(&view.called))])) }
        (overview::stage(say, version))
        @if let Some(answer) = &version.answer { (answer::said(say, answer)) }
        @if let Some(before) = before {
            section.plan-part aria-labelledby="h-changes" {
                h2 #h-changes { (say.with("ui-plan-changes-since", &[("n", Arg::Number(before.number.into()))])) }
                (differences(say, before, version))
            }
        }
        (overview::parts(say, version))
        (beside::section(say, view, version))
    }
}

/// Everything that differs: in the parts, and in what stands beside them. That nothing does is said once.
fn differences(say: &Say<'_>, before: &Version, version: &Version) -> Markup {
    let parts = diff::between(&before.parts, &version.parts);
    let both = plan_view::beside::both(before, version);
    let both = both.filter(|(was, is)| !plan_view::beside::between(was, is).is_nothing());
    html! {
        @if both.is_none() || !parts.is_empty() { (list(say, &parts)) }
        @if let Some((was, is)) = both { (beside::differences(say, was, is)) }
    }
}

/// Everything that differs, part by part, in words.
pub fn list(say: &Say<'_>, all: &[PartDiff]) -> Markup {
    html! {
        @if all.is_empty() { p { (say.t("ui-plan-changes-none")) } }
        @for diff in all {
            section.plan-diff {
                h3 { (part::title(say, diff.section)) }
                @for entry in &diff.new {
                    div.new { p { b { (say.by("ui-plan-diff", "new")) } } ins { (part::answers(say, diff.section, entry)) } }
                }
                @for change in &diff.changed { (changed(say, diff, change)) }
                @for entry in &diff.gone {
                    div.gone { p { b { (say.by("ui-plan-diff", "gone")) } } del { (part::answers(say, diff.section, entry)) } }
                }
                @if diff.reordered { p { b { (say.by("ui-plan-diff", "reordered")) } } }
                @if let Some(own) = diff.own_words { p { b { (say.by("ui-plan-diff", if own { "own" } else { "not_own" })) } } }
            }
        }
    }
}

fn changed(say: &Say<'_>, diff: &PartDiff, change: &Change) -> Markup {
    html! {
        div.changed {
            p { b { (say.by("ui-plan-diff", "changed")) } }
            // What it is about stands above what is changed in it, where it has several answers.
            @if let Some(first) = change.now.first().filter(|_| change.now.len() > 1) { p.words { (first.text) } }
            dl.plan-entry {
                @for answer in change.answers(diff.section) {
                    div {
                        dt { (part::asked(say, diff.section, answer.ask)) }
                        @if let Some(before) = answer.before { dd { span.soft { (say.by("ui-plan-diff", "before")) } " " del.words { (part::said(answer.ask, before)) } } }
                        @if let Some(now) = answer.now { dd { span.soft { (say.by("ui-plan-diff", "now")) } " " ins.words { (part::said(answer.ask, now)) } } }
                        @else { dd { (say.by("ui-plan-diff", "left_out")) } }
                    }
                }
            }
        }
    }
}
