//! `/handover/{handover}`: what was handed over, read and accepted.

use axum::extract::{Extension, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::handovers::handover::Receiver;
use crate::domain::handovers::matters::Matter;
use crate::domain::ids::HandoverId;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::handovers::matters::{BesideKnown, BesideView};
use crate::views::handovers::{self, HandoverView, How, ItemView};
use crate::web::pages::act::refusal;
use crate::web::pages::deviations;
use crate::web::pages::form::Keys;
use crate::web::pages::handover::{item, list, matters};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /handover/{handover}`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(handover): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Ok(id) = handover.parse::<HandoverId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    render(&web, &viewer, &headers, id, StatusCode::OK, &page_keys()).await
}

/// The same with a form that was refused.
pub async fn render(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    id: HandoverId,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let find = || handovers::handover(&web.engine.state(), viewer, id, web.engine.now());
    let Some(found) = find() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Who takes it, or has taken it over, has read it: nothing is shown that is not written down.
    if found.line.takes
        && let Some(staff) = viewer.staff.clone()
    {
        let read = Command::Handover(HandoverCommand::Read { handover: id });
        if let Err(error) = web.engine.submit(Actor::Staff(staff), read).await {
            let (status, message) = refusal(web, viewer, &error);
            let back = Some(("/handover", "ho-back"));
            let page = parts::page(web, viewer, headers, back, "ho-title", |say| {
                html! { h1 { (say.t("ho-title")) } p.say.red role="alert" { (message) } }
            });
            return (status, page).into_response();
        }
    }
    let Some(found) = find() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let back = Some(("/handover", "ho-back"));
    let page = parts::page(web, viewer, headers, back, "ho-title", |say| {
        body(say, &found, keys)
    });
    (status, page).into_response()
}

fn body(say: &Say<'_>, found: &HandoverView, keys: &Keys) -> Markup {
    let line = &found.line;
    let (done, open): (Vec<&ItemView>, Vec<&ItemView>) = found
        .items
        .iter()
        .partition(|item| matches!(item.how, How::Accepted { .. } | How::Erased));
    let acts = Acts { say, found, keys };
    html! {
        h1 { (list::heading(say, line)) }
        p class=(if line.overdue.is_some() { "say red" } else { "lead" }) { (list::standing(say, line)) }
        (signature(say, found))
        @if found.minutes > 0 { p.soft { (say.numbered("ho-minutes", found.minutes)) } }
        div.not-printed { button.do.small.if-js type="button" data-print { (say.t("ho-print")) } }
        @if line.gives && line.signed.is_none() && line.items > 0 { (acts.button("sign", "ho-sign")) }
        @if line.takes && line.receiver != Receiver::Day && line.waiting > 1 { (acts.button("all", "ho-accept-all")) }
        @if !open.is_empty() {
            section aria-labelledby="h-wait" {
                h2 #h-wait { (say.t("ho-waits")) " " span.count { (open.len()) } }
                @for one in &open { (item::article(say, one, &acts.of(one))) }
            }
        }
        @if !done.is_empty() {
            section aria-labelledby="h-done" {
                h2 #h-done { (say.t("ho-done")) " " span.count { (done.len()) } }
                @for one in &done { (item::article(say, one, &acts.done(one))) }
            }
        }
        (matters::section(say, &found.beside, |one| acts.beside(one)))
        (deviations::beside(say, &found.deviations))
    }
}

fn signature(say: &Say<'_>, found: &HandoverView) -> Markup {
    let line = &found.line;
    let givers = who::people(say, &line.givers);
    let text = match &line.signed {
        Some((by, at)) => {
            let by = who::named(say, by);
            let at = say.day_and_time(*at);
            say.with(
                "ho-signed-by",
                &[("who", Arg::Text(&by)), ("at", Arg::Text(&at))],
            )
        }
        None => say.with("ho-made-itself", &[("who", Arg::Text(&givers))]),
    };
    html! { p.soft { (text) } }
}

/// What can be done with it.
struct Acts<'a> {
    say: &'a Say<'a>,
    found: &'a HandoverView,
    keys: &'a Keys,
}

impl Acts<'_> {
    fn action(&self, act: &str) -> String {
        format!("/handover/{}/{act}", self.found.line.id)
    }

    /// About the whole of it.
    fn button(&self, act: &str, label: &str) -> Markup {
        html! {
            form.not-printed method="post" action=(self.action(act)) {
                (self.keys.hidden(act))
                (self.keys.problem_of(act))
                button.do.main.wide type="submit" { (self.say.t(label)) }
            }
        }
    }

    /// About one of it.
    fn of(&self, item: &ItemView) -> Markup {
        if item.told.is_none() {
            return Markup::default();
        }
        let line = &self.found.line;
        html! {
            div.not-printed.item-acts {
                @if line.takes { (self.accepts(item)) }
                @if line.takes && item.how == How::Waiting { (self.asks(item)) }
                @if line.gives && item.how == How::Asked { (self.words(item, "answer", "ho-answer", "ho-answer-send")) }
            }
        }
    }

    /// About something that stands beside the contacts.
    fn beside(&self, one: &BesideView) -> Markup {
        if !self.found.line.takes || one.known != BesideKnown::Waiting {
            return Markup::default();
        }
        let name = format!("beside-{}", matters::id(one));
        let (field, id) = match one.matter {
            Matter::Deviation(deviation) => ("deviation", deviation.to_string()),
            Matter::Plan(plan) => ("plan", plan.to_string()),
        };
        html! {
            form.not-printed method="post" action=(self.action("beside")) {
                (self.keys.hidden(&name))
                input type="hidden" name=(field) value=(id);
                (self.keys.problem_of(&name))
                button.do.main type="submit" { (self.say.t("ho-accept")) }
            }
        }
    }

    /// Hers, and she is not done with it.
    fn done(&self, item: &ItemView) -> Markup {
        match &item.how {
            How::Accepted { owner, .. } if owner.me && item.until.is_some() => {
                item::done(self.say, self.keys, self.found.line.id, item, None)
            }
            How::Draft | How::Waiting | How::Asked | How::Accepted { .. } | How::Erased => {
                Markup::default()
            }
        }
    }

    fn accepts(&self, item: &ItemView) -> Markup {
        let (say, name) = (self.say, format!("accept-{}", item.contact));
        let others: Vec<_> = self
            .found
            .owners
            .iter()
            .filter(|(_, person)| !person.me)
            .collect();
        let form = |owner: Option<&str>, name: &str, inside: &Markup| {
            html! {
                form method="post" action=(self.action("accept")) {
                    (self.keys.hidden(name))
                    input type="hidden" name="contact" value=(item.contact);
                    @if let Some(owner) = owner { input type="hidden" name="owner" value=(owner); }
                    (self.keys.problem_of(name))
                    (inside)
                }
            }
        };
        html! {
            (form(None, &name, &html! { button.do.main type="submit" { (say.t("ho-accept")) } }))
            @if !others.is_empty() {
                details.more {
                    summary { (say.t("ho-accept-for")) }
                    @for (id, person) in others {
                        (form(Some(id.as_str()), &format!("{name}-{id}"), &html! {
                            button.do type="submit" { (say.with("ho-accept-her", &[("who", Arg::Text(&who::named(say, person)))])) }
                        }))
                    }
                }
            }
        }
    }

    fn asks(&self, item: &ItemView) -> Markup {
        let name = format!("ask-{}", item.contact);
        let open = self.keys.refused_act(&name).is_some();
        html! {
            details.more open[open] {
                summary { (self.say.t("ho-ask-back")) }
                (self.words(item, "ask", "ho-ask", "ho-ask-send"))
            }
        }
    }

    fn words(&self, item: &ItemView, act: &str, label: &str, button: &str) -> Markup {
        let name = format!("{act}-{}", item.contact);
        let typed = self
            .keys
            .refused_act(&name)
            .map_or("", |refused| refused.typed.get("text"));
        html! {
            form.fields method="post" action=(self.action(act)) {
                (self.keys.hidden(&name))
                input type="hidden" name="contact" value=(item.contact);
                label for=(name) { (self.say.t(label)) }
                textarea id=(name) name="text" rows="2" maxlength="1000" { (typed) }
                (self.keys.problem_of(&name))
                button.do type="submit" { (self.say.t(button)) }
            }
        }
    }
}
