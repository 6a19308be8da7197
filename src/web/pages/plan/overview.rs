//! `/patient/{patient}/plan`: the version in force as it is read, the crisis part first; what can be suggested for it; and, for whoever works
//! with the person, what waits, and every version.

use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::domain::openings::opening::{Ground, RecordPart};
use crate::domain::plans::plan::{PlanStand, Stage};
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::plan::words;
use crate::views::plan::{PlanView, Version, VersionRow};
use crate::views::shows::Shows;
use crate::web::pages::form::Keys;
use crate::web::pages::plan::{Again, Asked, answer, beside, nothing, part, suggestions, write};
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /patient/{patient}/plan`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    Query(again): Query<Again>,
    headers: HeaderMap,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &patient) else {
        return nothing();
    };
    let keys = asked.keys(&again);
    render(&asked, &keys).await
}

/// The page as it stands, with what was refused of it.
async fn render(asked: &Asked<'_>, keys: &Keys) -> Response {
    let Some(view) = asked.view() else {
        return nothing();
    };
    let parts = view.in_force.as_ref().map(Version::read);
    if let Err(refused) = asked.read(parts.unwrap_or_default()).await {
        return refused;
    }
    // As it stands now: something may have been withdrawn while the reading was written down.
    let Some(view) = asked.view() else {
        return nothing();
    };
    let contact = view.ground.contact();
    let back = contact.map(|contact| format!("/nurse/contact/{contact}"));
    let page = asked.page(back.as_deref(), Some(&shows(&view)), |say| {
        body(say, &view, keys)
    });
    page.into_response()
}

/// What stands on it: what is only for those who work with the person, or what there is a ground for.
fn shows(view: &PlanView) -> Shows {
    if view.works_with {
        return Shows::work(view.patient);
    }
    let parts = view.in_force.as_ref().map(Version::read);
    let identity = std::iter::once(RecordPart::Identity);
    Shows::parts(view.patient, identity.chain(parts.unwrap_or_default()))
}

fn body(say: &Say<'_>, view: &PlanView, keys: &Keys) -> Markup {
    html! {
        h1 { (say.with("ui-plan-of", &[("who", Arg::Text(&view.called))])) }
        @if !view.suggestions.is_empty() { (suggestions::waiting(say, view, keys)) }
        @if view.works_with { (work(say, view, keys)) }
        @match &view.in_force {
            Some(version) => (in_force(say, view, version)),
            None => (none(say, view)),
        }
        (suggestions::suggest(say, view, keys))
        @if view.works_with {
            (suggestions::looked_at(say, view, keys))
            (versions(say, view))
            @if let Some(version) = &view.in_force { (end(say, view, version, keys)) }
        }
    }
}

/// What she does next about it: write on, begin, take it along.
fn work(say: &Say<'_>, view: &PlanView, keys: &Keys) -> Markup {
    let to = |page: &str| format!("/patient/{}/plan/{page}", view.patient);
    let taken_back = view.taken_back && view.in_force.is_some();
    html! {
        @if taken_back {
            div.say.red role="alert" { p { b { (say.t("ui-plan-taken-back")) } } p { (say.t("ui-plan-taken-back-how")) } p { a href="#end" { (say.t("ui-plan-end")) } } }
        }
        @if view.moved && view.in_force.is_some() && !taken_back {
            div.say.amber { p { b { (say.t("rec-moved-plan")) } } p { (say.t("rec-moved-plan-how")) } p { a href="#end" { (say.t("ui-plan-end")) } } }
        }
        @match &view.under_way {
            Some(version) => {
                div.say.blue {
                    p { b { (say.numbered(if version.stage == Stage::Agreed { "ui-plan-is-agreed" } else { "ui-plan-is-written" }, version.number.into())) } }
                    @if !view.may_be_made { p { (say.t("ui-plan-no-consent")) } }
                }
                a.do.main.wide href=(to("write")) { (say.numbered("ui-plan-go-on", version.number.into())) }
            }
            None => (write::begin(say, view, keys)),
        }
        @if view.in_force.is_some() && !taken_back {
            div.acts {
                a.do href=(to("print")) { (say.t("ui-plan-print")) }
                a.do href=(to("card")) { (say.t("ui-plan-card")) }
            }
        }
    }
}

/// Where the individual plan is, if only the crisis part is here.
pub fn elsewhere(say: &Say<'_>, place: Option<&str>) -> String {
    match place {
        Some(place) => say.with("ui-plan-elsewhere-at", &[("where", Arg::Text(place))]),
        None => say.t("ui-plan-elsewhere"),
    }
}

/// The consent that the plan is made ends before the period does: for whoever works with the person.
fn ends_before(view: &PlanView, version: &Version) -> Option<Timestamp> {
    let Stage::InForce { until, .. } = version.stage else {
        return None;
    };
    view.made_until
        .filter(|ends| view.works_with && *ends < until)
}

/// The same of this plan; nothing where all of it is here.
pub fn rest(say: &Say<'_>, view: &PlanView) -> Option<String> {
    (view.stand == PlanStand::Elsewhere).then(|| elsewhere(say, view.elsewhere.as_deref()))
}

fn in_force(say: &Say<'_>, view: &PlanView, version: &Version) -> Markup {
    let nothing = version.standing().next().is_none();
    html! {
        (stage(say, version))
        @if let Some(rest) = rest(say, view) { p { (rest) } }
        @if let Some(ends) = ends_before(view, version) {
            p { b.bad { (say.with("ui-plan-consent-ends", &[("t", Arg::Text(&say.date(ends)))])) } }
        }
        @if let Some(who) = &view.coordinator { p.soft { (say.with("ui-plan-coordinator", &[("who", Arg::Text(&who::named(say, who)))])) } }
        @if nothing && !view.works_with { (closed(say, view)) }
        @else {
            @if !view.works_with { p.soft data-with-parts { (say.t(why_shown(view.ground))) } }
            @if let Some(answer) = &version.answer { div data-with-parts { (answer::said(say, answer)) } }
            (parts(say, version))
            (beside::section(say, view, version))
        }
    }
}

/// On which ground the parts are shown that are shown.
const fn why_shown(ground: Ground) -> &'static str {
    match ground {
        Ground::Assigned
        | Ground::Contact(_)
        | Ground::Request(_)
        | Ground::Reason
        | Ground::TakenOn => "ui-plan-shown-by-consent",
        Ground::Emergency(_) | Ground::Safety(_) => "ui-plan-shown-by-reason",
    }
}

/// There is a plan, and nothing of it may be read.
fn closed(say: &Say<'_>, view: &PlanView) -> Markup {
    html! {
        div.say {
            p { b { (say.t("ui-plan-closed")) } }
            p { (say.t(if view.shown_on_call { "ui-plan-closed-left-out" } else { "ui-plan-closed-why" })) }
            p { (say.t("ui-plan-closed-how")) }
        }
    }
}

fn none(say: &Say<'_>, view: &PlanView) -> Markup {
    html! {
        div.empty {
            p { (say.by("ui-plan-none", words::stand(view.stand))) }
            @if view.stand == PlanStand::Elsewhere { @if let Some(place) = &view.elsewhere { p.words { (place) } } }
        }
    }
}

/// Since when a version holds, until when, and when it is looked at again.
pub fn stage(say: &Say<'_>, version: &Version) -> Markup {
    let (review, over) = match version.stage {
        Stage::InForce {
            until, review_at, ..
        } if !version.dead => (review_at <= say.now, until <= say.now),
        Stage::InForce { .. }
        | Stage::Draft
        | Stage::Agreed
        | Stage::Replaced { .. }
        | Stage::Dropped => (false, false),
    };
    let [first, then] = period(say, version);
    html! {
        p {
            @if then.is_empty() { (first) } @else { b { (first) } " " (then) }
            @if review { " " b.bad { (say.t("ui-plan-review-due")) } }
            @if over { " " b.bad { (say.t("ui-plan-period-over")) } }
        }
        p.soft { (written_by(say, version)) }
    }
}

/// How far a version has come; of one in force since when, and until when.
pub fn period(say: &Say<'_>, version: &Version) -> [String; 2] {
    match version.stage {
        Stage::InForce { .. } if version.dead => {
            let number = Arg::Number(version.number.into());
            [
                say.with("ui-plan-in-force", &[("n", number)]),
                String::new(),
            ]
        }
        Stage::InForce {
            since,
            until,
            review_at,
            ..
        } => {
            let (since, until) = (say.date(since), say.date(until));
            let number = Arg::Number(version.number.into());
            let begun = [("n", number), ("t", Arg::Text(&since))];
            let review = say.date(review_at);
            let ends = [("until", Arg::Text(&until)), ("review", Arg::Text(&review))];
            [
                say.with("ui-plan-in-force-since", &begun),
                say.with("ui-plan-in-force-until", &ends),
            ]
        }
        Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => {
            let stage = words::stage(version.stage);
            [say.by("ui-plan-stage", stage), String::new()]
        }
    }
}

/// Who has written it with the person.
pub fn written_by(say: &Say<'_>, version: &Version) -> String {
    let authors = who::people_named(say, &version.authors);
    say.with("ui-plan-authors", &[("who", Arg::Text(&authors))])
}

/// Every part that may be read and in which something stands: the crisis part first.
pub fn parts(say: &Say<'_>, version: &Version) -> Markup {
    let of = |crisis: bool| {
        version
            .standing()
            .filter(move |part| part.section.is_crisis() == crisis)
    };
    let group = |id: &str, heading: &str, crisis: bool| {
        html! {
            @if of(crisis).next().is_some() {
                h2 id=(id) data-with-parts { (say.t(heading)) }
                @for shown in of(crisis) { (part::card(say, shown)) }
            }
        }
    };
    html! {
        (group("crisis", "ui-plan-crisis", true))
        (group("individual", "ui-plan-individual", false))
    }
}

fn versions(say: &Say<'_>, view: &PlanView) -> Markup {
    html! {
        @if !view.versions.is_empty() {
            section aria-labelledby="h-versions" {
                h2 #h-versions { (say.t("ui-plan-versions")) }
                ul.notes.plan-versions { @for row in &view.versions { (version(say, row)) } }
            }
        }
    }
}

fn version(say: &Say<'_>, row: &VersionRow) -> Markup {
    html! {
        li {
            a href=(format!("/patient/{}/plan/version/{}", row.patient, row.number)) { (say.numbered("ui-plan-version", row.number.into())) }
            " " span.tag { (say.by("ui-plan-stage", words::stage(row.stage))) }
            " " span.soft.num { (say.with("ui-plan-begun", &[("t", Arg::Text(&say.date(row.begun_at)))])) }
        }
    }
}

fn end(say: &Say<'_>, view: &PlanView, version: &Version, keys: &Keys) -> Markup {
    html! {
        details.more.plan-apart #end open[keys.refused_act("end").is_some() || view.taken_back] {
            summary { (say.t("ui-plan-end")) }
            form method="post" action=(format!("/patient/{}/plan/end", view.patient)) {
                (keys.hidden("end"))
                input type="hidden" name="plan" value=(version.id);
                p.hint { (say.t("ui-plan-end-how")) }
                (keys.problem_of("end"))
                button.do.alarm type="submit" { (say.t("ui-plan-end-do")) }
            }
        }
    }
}
