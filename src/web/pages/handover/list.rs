//! `/handover`: what waits, what the duty leaves, and what has been handed over before.

use axum::extract::{Extension, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::access::Part;
use crate::domain::handovers::handover::Receiver;
use crate::domain::ids::IdSource as _;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::handovers::{self, Draft, HandoverLine, ItemView};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::deviations;
use crate::web::pages::form::Keys;
use crate::web::pages::handover::{item, matters};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// To whom, where the duty can hand over to several.
#[derive(Deserialize)]
pub struct To {
    #[serde(default)]
    to: String,
}

/// `GET /handover`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Query(To { to }): Query<To>,
    headers: HeaderMap,
) -> Response {
    render(&web, &viewer, &headers, &to, StatusCode::OK, &page_keys())
}

/// The same with a form that was refused.
pub fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    to: &str,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let (state, now) = (web.engine.state(), web.engine.now());
    if !viewer.may_see(&state, Part::Hands) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let all = handovers::receivers(&state, viewer, now);
    let receiver = all
        .iter()
        .find(|receiver| word(receiver) == to)
        .or_else(|| all.first());
    let draft = receiver.and_then(|to| handovers::draft(&state, viewer, to, now));
    let lines = handovers::list(&state, viewer);
    let home = parts::home(viewer);
    let page = parts::page(web, viewer, headers, Some(home), "ho-title", |say| {
        html! {
            h1 { (say.t("ho-title")) }
            p { (handbook(say, Place::Handover)) }
            (waiting(say, &lines))
            @if all.len() > 1 { (choice(say, &all, receiver)) }
            @if let Some(draft) = &draft { (writes(say, draft, keys)) }
            @else if lines.iter().all(|line| line.waiting == 0) { p.lead { (say.t("ho-nothing")) } }
            (past(say, &lines))
        }
    });
    (status, page).into_response()
}

/// The word in an address.
pub const fn word(receiver: &Receiver) -> &'static str {
    match receiver {
        Receiver::Day => "day",
        Receiver::Nurse(_) => "nurse",
    }
}

/// Those of which something has not been accepted.
fn waiting(say: &Say<'_>, lines: &[HandoverLine]) -> Markup {
    let open: Vec<&HandoverLine> = lines.iter().filter(|line| line.waiting > 0).collect();
    html! {
        @if !open.is_empty() {
            section.card aria-labelledby="h-open" {
                h2 #h-open { (say.t("ho-open-ones")) " " span.count { (open.len()) } }
                @for one in &open { (line(say, one)) }
            }
        }
    }
}

/// One of the list.
pub fn line(say: &Say<'_>, line: &HandoverLine) -> Markup {
    let tone = if line.overdue.is_some() {
        "late"
    } else if line.waiting > 0 {
        "waiting"
    } else {
        "calm"
    };
    html! {
        a class=(format!("row {tone}")) href=(format!("/handover/{}", line.id)) {
            span.what-is { b { (heading(say, line)) } }
            span.about-them { (standing(say, line)) }
        }
    }
}

/// To whom, and from when.
pub fn heading(say: &Say<'_>, line: &HandoverLine) -> String {
    let at = say.day_and_time(line.at);
    match &line.nurse {
        None => say.with("ho-to-day-at", &[("at", Arg::Text(&at))]),
        Some(nurse) => {
            let who = who::person(say, nurse);
            say.with(
                "ho-to-nurse-at",
                &[("who", Arg::Text(&who)), ("at", Arg::Text(&at))],
            )
        }
    }
}

/// How far it has come, whose name stands on it, and when it rings.
pub fn standing(say: &Say<'_>, line: &HandoverLine) -> String {
    if line.items == 0 {
        return say.t("ho-nothing-happened");
    }
    if line.waiting == 0 {
        return say.numbered("ho-all-accepted", line.items);
    }
    let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let waits = say.with(
        "ho-waiting",
        &[
            ("n", Arg::Number(n(line.waiting))),
            ("of", Arg::Number(n(line.items))),
        ],
    );
    let asked = (line.asked > 0).then(|| say.numbered("ho-waiting-asked", line.asked));
    let keeper = line.keeper.as_ref().map(|keeper| {
        let who = who::named(say, keeper);
        say.with("ho-keeper", &[("who", Arg::Text(&who))])
    });
    let rings = match line.overdue {
        Some(at) => say.with("ho-overdue", &[("at", Arg::Text(&say.day_and_time(at)))]),
        None => say.with(
            "ho-rings",
            &[("at", Arg::Text(&say.day_and_time(line.ring_at)))],
        ),
    };
    let all: Vec<String> = [Some(waits), asked, keeper, Some(rings)]
        .into_iter()
        .flatten()
        .collect();
    all.join(" · ")
}

fn choice(say: &Say<'_>, all: &[Receiver], now: Option<&Receiver>) -> Markup {
    html! {
        nav.acts aria-label=(say.t("ho-to")) {
            @for one in all {
                a.do href=(format!("/handover?to={}", word(one))) aria-current=[(Some(one) == now).then_some("true")] {
                    (say.by("ho-to-whom", word(one)))
                }
            }
        }
    }
}

/// What the duty leaves, with a field for a sentence on each; one button keeps them, another hands over.
fn writes(say: &Say<'_>, draft: &Draft, keys: &Keys) -> Markup {
    let when = draft.by_itself_at.map(|at| say.day_and_time(at));
    let refused = keys.refused_act("sentences");
    let nothing = draft.items.is_empty() && draft.beside.is_empty();
    html! {
        section aria-labelledby="h-draft" {
            h2 #h-draft { (say.by("ho-draft", word(&draft.receiver))) }
            @if let Some(nurse) = &draft.nurse { p { (say.with("ho-draft-nurse", &[("who", Arg::Text(&who::named(say, nurse)))])) } }
            @if nothing { p.lead { (say.t("ho-draft-empty")) } }
            @else {
                p.soft {
                    (say.numbered("ho-minutes", draft.minutes))
                    @if let Some(when) = &when { " " (say.with("ho-by-itself", &[("at", Arg::Text(when))])) }
                }
            }
            @if draft.quiet > 0 { p.soft { (say.numbered("ho-quiet", draft.quiet)) } }
            @if !nothing {
                form.handing method="post" action="/handover/sentences" data-act="sentences" data-stay {
                    (keys.hidden("sentences"))
                    input type="hidden" name="to" value=(word(&draft.receiver));
                    input type="hidden" name="id" value=(SystemIds.next().simple());
                    @for one in &draft.items { (item::article(say, one, &field(say, one, refused.map(|refused| refused.typed.get(&name(one)))))) }
                    (matters::section(say, &draft.beside, |_| Markup::default()))
                    div.foot-acts {
                        (keys.problem_of("sentences"))
                        button.do.main.wide type="submit" name="do" value="hand-over" { (say.by("ho-hand-over", word(&draft.receiver))) }
                        @if !draft.items.is_empty() { button.do.wide type="submit" name="do" value="save" { (say.t("ho-save")) } }
                    }
                }
            }
        }
        (deviations::beside(say, &draft.deviations))
    }
}

/// The name of the field of an item.
pub fn name(item: &ItemView) -> String {
    format!("s-{}", item.contact)
}

fn field(say: &Say<'_>, item: &ItemView, typed: Option<&str>) -> Markup {
    let name = name(item);
    let kept = item.sentence.as_ref();
    let text = typed.unwrap_or_else(|| {
        kept.and_then(|kept| kept.text.as_deref())
            .unwrap_or_default()
    });
    html! {
        label for=(name) { (say.t("ho-sentence")) }
        textarea id=(name) name=(name) rows="2" maxlength="1000" data-draft=(format!("handover-{}", item.contact)) { (text) }
        @if let Some(kept) = kept {
            p.soft.num { (say.with("ho-kept", &[("who", Arg::Text(&who::named(say, &kept.by))), ("at", Arg::Text(&say.when(kept.at)))])) }
        }
    }
}

fn past(say: &Say<'_>, lines: &[HandoverLine]) -> Markup {
    let past: Vec<&HandoverLine> = lines.iter().filter(|line| line.waiting == 0).collect();
    html! {
        @if !past.is_empty() {
            details.more {
                summary { (say.numbered("ho-past", past.len())) }
                @for one in &past { (line(say, one)) }
            }
        }
    }
}
