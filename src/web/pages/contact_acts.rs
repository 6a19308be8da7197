//! What can be done with a contact now: one main action at the foot, others beside it, dangerous ones apart.

use maud::{Markup, html};

use crate::domain::contacts::contact::WhyNot;
use crate::domain::plans::content::LONGEST;
use crate::domain::plans::learnt::Learnt;
use crate::domain::service::window::{DAY, WeeklyWindow};
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::contact::{Colleague, Detail};
use crate::views::glance::Glance;
use crate::views::request::PatientView;
use crate::views::row::Stage;
use crate::views::third::{ThirdChoice, ThirdKind};
use crate::views::words;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::admitted;
use crate::web::pages::care;
use crate::web::pages::escort_forms;
use crate::web::pages::feedback;
use crate::web::pages::form::Keys;
use crate::web::pages::further;
use crate::web::pages::on_duty::{self, Said};
use crate::web::pages::request;
use crate::web::pages::say::Say;
use crate::web::pages::sheet;
use crate::web::pages::{thread, who};

/// They have talked, nothing of a request is left, and how it ended is not said.
fn needs_outcome(detail: &Detail) -> bool {
    let over = detail.request.as_ref().is_none_or(request::nurse::is_over);
    matches!(detail.row.stage, Stage::NeedsOutcome { .. }) && over
}

/// From the top of the page to what is asked of the nurse, past the card and the note.
pub fn to_outcome(say: &Say<'_>, detail: &Detail) -> Markup {
    html! {
        @if detail.can.outcome && needs_outcome(detail) {
            p { a.do.wide href=(format!("#outcome-asked-{}", detail.id)) { (say.t("ui-outcome-ask")) } }
        }
    }
}

/// What can be done, above the foot.
pub fn acts(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let needs_outcome = needs_outcome(detail);
    let waits = matches!(
        detail.row.stage,
        Stage::Waiting { .. } | Stage::LineLost { .. }
    );
    html! {
        div.stack.pane-in id=(format!("acts-{}", detail.id)) {
            @if let Some(request) = &detail.request { (request::nurse::acts(say, request, keys)) }
            @if detail.can_fill { (request::nurse::fill(say, detail.id, detail.row.hint.as_ref().and_then(|hint| hint.number.as_deref()), keys)) }
            @if waits && detail.can.claim.is_none() { p.say { (say.t("ui-cannot-claim-now")) } }
            @if detail.left_alone { (left_alone(say, detail)) }
            @if detail.can.outcome { (outcome(say, detail, keys, needs_outcome)) }
            (further::set(say, detail, keys))
            @if detail.can.talk.is_none() { (sheet::on_contact(say, detail)) }
            @if detail.can.call_back && needs_outcome { (ring_now(say, detail, keys, false)) }
            @if detail.can.ring_hidden {
                div.say { b { (say.t("ui-ring-hidden")) } small { (say.t("ui-ring-hidden-how")) } }
            }
            @if detail.can.promise { (promise(say, detail, keys)) }
            @if detail.can.talk.is_some() { (bring_in(say, detail, keys)) (hand_over(say, detail, keys)) }
            @if detail.can.visit { (go_out(say, detail, keys)) }
            (escort_forms::book(say, detail, keys))
            @if detail.can.talk.is_some() || detail.can.outcome { (feedback::fold(say, detail, keys)) }
            @if detail.can.talk.is_none() { (care::leave_button(say, detail, keys)) }
            @if detail.care.can.danger && detail.can.talk.is_none() { (care::danger_button(say, detail, keys)) }
            (care::rare(say, detail, keys))
            @if detail.can.talk.is_none() {
                p { a.as-link href=(format!("/deviation/new?contact={}", detail.id)) { (say.t("dev-raise")) } }
                p { a.as-link href=(format!("/complaint/new?contact={}", detail.id)) { (say.t("cpl-new")) } }
            }
            @if let Some(call) = detail.can.talk.filter(|_| detail.care.can.leave.is_some()) {
                (one(keys, detail, "end", &html! { input type="hidden" name="call" value=(call); },
                    &html! { button.do.wide type="submit" { (say.t("ui-end-all")) } }))
            }
        }
    }
}

/// The main action, within the thumb's reach. A region of its own, so that it stands still while what is above it scrolls.
pub fn foot(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let call_back = detail.can.call_back && matches!(detail.row.stage, Stage::CallBackDue { .. });
    let asked = detail
        .request
        .as_ref()
        .filter(|_| detail.can.claim.is_none() && detail.can.talk.is_none());
    let asked = asked.map_or_else(Markup::default, |request| {
        request::nurse::foot(say, request, keys)
    });
    let inside = html! {
        @if !asked.0.is_empty() {
            (asked)
        } @else if let Some(call) = detail.can.claim {
            (one(keys, detail, "claim", &html! { input type="hidden" name="call" value=(call); },
                &html! { button.do.go.wide.tall.two-line type="submit" data-main { (say.t("ui-take-it")) small { (say.t("ui-take-it-or-answer")) } } }))
        } @else if let Some(call) = detail.can.talk {
            div.foot-pair {
                @if detail.care.can.danger { (care::danger_button(say, detail, keys)) }
                @else { a.do.alarm href="tel:113" { (say.t("ui-call-113")) } }
                @if detail.care.can.leave.is_some() { (care::leave_button(say, detail, keys)) }
                @else { (one(keys, detail, "end", &html! { input type="hidden" name="call" value=(call); },
                    &html! { button.do.main.wide type="submit" data-main { (say.t("ui-end")) } })) }
            }
        } @else if thread::is_main(detail) {
            (thread::foot(say, detail, keys))
        } @else if call_back {
            (ring_now(say, detail, keys, true))
        }
    };
    html! { @if !inside.0.is_empty() { div.foot id=(format!("foot-{}", detail.id)) { (inside) } } }
}

/// Her telephone first, then the person's.
fn ring_now(say: &Say<'_>, detail: &Detail, keys: &Keys, main: bool) -> Markup {
    one(
        keys,
        detail,
        "call-back",
        &Markup::default(),
        &html! {
            button.do.wide.two-line.go[main].tall[main] type="submit" data-main[main] {
                (say.t("ui-ring-now")) small { (say.t("ui-ring-now-how")) }
            }
        },
    )
}

/// A form that is one button.
fn one(keys: &Keys, detail: &Detail, act: &str, fields: &Markup, button: &Markup) -> Markup {
    html! {
        form method="post" action=(format!("/nurse/contact/{}/{act}", detail.id)) data-act=(act) {
            (keys.hidden(act)) (fields) (keys.problem(detail.id, act)) (button)
        }
    }
}

/// Nobody is to be reached here: those left behind stand in the record.
fn left_alone(say: &Say<'_>, detail: &Detail) -> Markup {
    html! {
        div.say.stack {
            p { b { (say.t("dea-left-alone")) } }
            @if let Some(Glance::About(about)) = &detail.glance {
                p { a href=(format!("/patient/{}#death", about.patient)) { (say.t("dea-left-alone-to")) } }
            }
        }
    }
}

/// To ring at a time that she chooses.
fn promise(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let refused = keys.typed(detail.id, "promise");
    let typed = refused.map_or("", |typed| typed.get("at"));
    html! {
        details.more open[refused.is_some()] id=(format!("promise-{}", detail.id)) {
            summary { (say.t("ui-ring-later")) }
            form method="post" action=(format!("/nurse/contact/{}/promise", detail.id)) data-act="promise" {
                (keys.hidden("promise"))
                label for=(format!("promise-at-{}", detail.id)) { (say.t("ui-ring-later-when")) }
                p.hint { (say.t("ui-ring-later-hint")) }
                div.under.line {
                    input id=(format!("promise-at-{}", detail.id)) type="datetime-local" name="at" value=(typed) data-draft=(format!("promise-at-{}", detail.id));
                    button.do type="submit" { (say.t("ui-ring-later-save")) }
                }
                (keys.problem(detail.id, "promise"))
            }
        }
    }
}

/// To the person: where, with whom, how long. What a request says of it stands there already.
fn go_out(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let refused = keys.typed(detail.id, "visit");
    let form = detail
        .request
        .as_ref()
        .and_then(|request| request.form.as_ref());
    let with = form.and_then(|form| match &form.patient {
        PatientView::Named { name, .. } => Some(name.as_str()),
        PatientView::Number { .. } | PatientView::Unknown | PatientView::Erased => None,
    });
    let said = Said {
        place: form.and_then(|form| form.place.as_deref()),
        with,
    };
    html! {
        details.more open[refused.is_some()] id=(format!("visit-{}", detail.id)) {
            summary { (say.t("ui-visit-start")) }
            form.tight method="post" action=(format!("/nurse/contact/{}/visit", detail.id)) data-act="visit" {
                (keys.hidden("visit"))
                (keys.problem(detail.id, "visit"))
                (on_duty::visit_fields(say, &detail.id.to_string(), refused, said))
            }
        }
    }
}

/// Whom she can bring in, those who answer now first.
fn bring_in(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(call) = detail.can.talk else {
        return Markup::default();
    };
    html! {
        details.more id=(format!("bring-in-{}", detail.id)) {
            summary { (say.t("ui-bring-in")) }
            form.tight method="post" action=(format!("/nurse/contact/{}/bring-in", detail.id)) data-act="bring-in" {
                (keys.hidden("bring-in"))
                input type="hidden" name="call" value=(call);
                p.hint { (say.t("ui-bring-in-hint")) }
                p { (handbook(say, Place::Interpreter)) }
                (keys.problem(detail.id, "bring-in"))
                @for choice in &detail.third { (third(say, choice)) }
                @if detail.third.is_empty() { p { (say.t("ui-bring-in-nobody")) } }
            }
        }
    }
}

fn third(say: &Say<'_>, choice: &ThirdChoice) -> Markup {
    let (kind, tag) = match &choice.kind {
        ThirdKind::Doctor => ("doctor", ""),
        ThirdKind::Interpreter(tag) => ("interpreter", tag.as_str()),
        ThirdKind::Legevakt => ("legevakt", ""),
        ThirdKind::Receiving => ("receiving", ""),
        ThirdKind::Partner => ("partner", ""),
    };
    html! {
        button.do.wide.choice-line.closed[!choice.open] type="submit" name="whom" value=(choice.key) {
            span { b { (choice.label) } " " span.soft { (say.with("ui-third-kind", &[("what", Arg::Text(kind)), ("tag", Arg::Text(tag))])) } }
            span.soft { (hours(say, choice)) }
        }
    }
}

/// "answers now", or when they do.
fn hours(say: &Say<'_>, choice: &ThirdChoice) -> String {
    if choice.hours.is_empty() {
        return say.t("ui-hours-always");
    }
    if let Some(opens) = choice.opens {
        let at = format!("{} {}", say.weekday(opens.day), clock(opens.minute));
        return say.with("ui-hours-closed", &[("t", Arg::Text(&at))]);
    }
    let hours = windows(say, &choice.hours);
    say.with("ui-hours-now", &[("t", Arg::Text(&hours))])
}

/// `hver dag 08:00–22:00`, `man–fre 08:00–15:30`: windows of the same times on days in a row are said together.
fn windows(say: &Say<'_>, hours: &[WeeklyWindow]) -> String {
    let mut sorted = hours.to_vec();
    sorted.sort_by_key(|window| window.from.of_week());
    let mut runs: Vec<(WeeklyWindow, WeeklyWindow, usize)> = Vec::new();
    for window in sorted {
        let same = |last: &WeeklyWindow| {
            (last.from.minute, last.to.minute) == (window.from.minute, window.to.minute)
                && last.from.of_week() + DAY == window.from.of_week()
        };
        match runs.last_mut() {
            Some((_, last, days)) if same(last) => {
                *last = window;
                *days += 1;
            }
            Some(_) | None => runs.push((window, window, 1)),
        }
    }
    let said = runs.iter().map(|(first, last, days)| {
        let days = match days {
            1 => say.weekday(first.from.day),
            7 => say.t("ui-every-day"),
            _ => format!(
                "{}–{}",
                say.weekday(first.from.day),
                say.weekday(last.from.day)
            ),
        };
        format!(
            "{days} {}–{}",
            clock(first.from.minute),
            clock(first.to.minute)
        )
    });
    said.collect::<Vec<_>>().join(", ")
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn hand_over(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(call) = detail.can.talk else {
        return Markup::default();
    };
    let nurses: Vec<&Colleague> = detail
        .colleagues
        .iter()
        .filter(|colleague| colleague.nurse && !colleague.who.me)
        .collect();
    html! {
        details.more id=(format!("hand-over-{}", detail.id)) {
            summary { (say.t("ui-hand-over")) }
            form.tight method="post" action=(format!("/nurse/contact/{}/hand-over", detail.id)) data-act="hand-over" {
                (keys.hidden("hand-over"))
                input type="hidden" name="call" value=(call);
                p.hint { (say.t("ui-hand-over-hint")) }
                (keys.problem(detail.id, "hand-over"))
                @for colleague in &nurses {
                    button.do.wide.choice-line.closed[colleague.engaged] type="submit" name="to" value=(colleague.staff) {
                        b { (who::named(say, &colleague.who)) }
                        span.soft { (say.by("ui-colleague", if colleague.engaged { "engaged" } else if colleague.on_duty { "on_duty" } else { "off_duty" })) }
                    }
                }
                @if nurses.is_empty() { p { (say.t("ui-hand-over-nobody")) } }
            }
        }
    }
}

/// How it ended and what happens next. Nothing is chosen beforehand.
fn outcome(say: &Say<'_>, detail: &Detail, keys: &Keys, open: bool) -> Markup {
    let typed = keys.typed(detail.id, "outcome");
    let value = |name: &str| typed.map_or("", |typed| typed.get(name)).to_owned();
    let main = open;
    // Another name once it is asked for: the fold that she left shut while they talked must not stay shut.
    let id = if main { "outcome-asked" } else { "outcome" };
    html! {
        details.more.outcome open[open || typed.is_some()] id=(format!("{id}-{}", detail.id)) {
            summary { (say.t(if main || detail.request.is_some() { "ui-outcome-ask" } else { "ui-outcome-without-call" })) }
            form.stack method="post" action=(format!("/nurse/contact/{}/outcome", detail.id)) data-act="outcome" data-keep {
                (keys.hidden("outcome"))
                p { (handbook(say, Place::Settle)) }
                @if detail.decision_waits { p.say.red { (say.by("ui-no-document", "decision_waits")) } }
                @if detail.unsigned > 0 {
                    p.say { a.as-link href=(format!("#documents-{}", detail.id)) { (say.numbered("doc-unsigned-here", detail.unsigned)) } }
                }
                fieldset {
                    legend { (say.t("ui-outcome-how")) }
                    div.choices {
                        @for choice in words::CHOICES {
                            @let word = words::outcome(choice);
                            label.choice { input type="radio" name="outcome" value=(word) data-leaves[choice.leaves_something() && !detail.with_the_dead] checked[value("outcome") == word] required; (say.by("ui-outcome", word)) }
                        }
                    }
                }
                (admitted::fields(say, detail, &value))
                (what_next(say, detail, &value))
                (children(say, detail, &value))
                (learnt(say, detail, &value))
                (keys.problem(detail.id, "outcome"))
                button.do.wide.main[main] type="submit" data-main[main] { (say.t("ui-outcome-save")) }
            }
        }
    }
}

/// What was learnt this time, for the plan: one field, asked once. Nothing is kept back for it.
fn learnt(say: &Say<'_>, detail: &Detail, value: &dyn Fn(&str) -> String) -> Markup {
    let Some(Glance::About(about)) = detail
        .glance
        .as_ref()
        .filter(|_| detail.learnt == Some(Learnt::Asked))
    else {
        return Markup::default();
    };
    let id = format!("learnt-{}", detail.id);
    html! {
        fieldset.learnt.tight {
            legend { (say.t("ui-learnt-ask")) }
            p.hint id=(format!("{id}-hint")) { (say.with("ui-learnt-how", &[("who", Arg::Text(&about.called))])) }
            textarea id=(id) name="learnt" rows="2" maxlength=(LONGEST) aria-label=(say.t("ui-learnt-ask")) aria-describedby=(format!("{id}-hint"))
                data-draft=(id) { (value("learnt")) }
            label.choice { input type="checkbox" name="learnt_nothing" value="yes" checked[value("learnt_nothing") == "yes"]; span { (say.t("ui-learnt-nothing")) } }
        }
    }
}

/// For somebody who has died nothing is followed up.
fn next_steps(detail: &Detail) -> &'static [&'static str] {
    if detail.with_the_dead {
        &["settled"]
    } else {
        &["follow_up", "settled", "refused"]
    }
}

fn what_next(say: &Say<'_>, detail: &Detail, value: &dyn Fn(&str) -> String) -> Markup {
    let next = value("next");
    let id = |name: &str| format!("{name}-{}", detail.id);
    html! {
        fieldset.next-step {
            legend { (say.t("ui-next-how")) }
            div.choices {
                @for word in next_steps(detail) {
                    label.choice { input type="radio" name="next" value=(word) checked[next == *word] required; (say.by("ui-next", word)) }
                }
            }
            div.if-refused.tight {
                div.choices { @for one in WhyNot::ALL {
                    label.choice { input type="radio" name="why_not" value=(one.word()) checked[value("why_not") == one.word()]; (say.by("ui-why-not", one.word())) }
                } }
                label for=(id("words")) { (say.t("ui-refused-words")) }
                input id=(id("words")) name="words" value=(value("words")) data-draft=(id("words")) autocomplete="off";
            }
            div.if-follow-up.tight {
                div { label for=(id("what")) { (say.t("ui-follow-up-what")) }
                    input id=(id("what")) name="what" value=(value("what")) data-draft=(id("what")) autocomplete="off"; }
                div.two {
                    div { label for=(id("owner")) { (say.t("ui-follow-up-who")) }
                        select id=(id("owner")) name="owner" {
                            option value="" { (say.t("ui-choose")) }
                            @for colleague in &detail.colleagues {
                                option value=(colleague.staff) selected[value("owner") == colleague.staff.as_str()] {
                                    (who::named(say, &colleague.who)) @if colleague.who.me { " (" (say.t("ui-you-object")) ")" }
                                }
                            }
                        } }
                    div { label for=(id("at")) { (say.t("ui-follow-up-when")) }
                        input id=(id("at")) type="datetime-local" name="at" value=(value("at")) min=(say.field(start_of(say.now))) data-draft=(id("at")); }
                }
            }
        }
    }
}

/// Children who are relatives: asked about, and never ticked beforehand.
fn children(say: &Say<'_>, detail: &Detail, value: &dyn Fn(&str) -> String) -> Markup {
    let known = detail
        .children
        .as_ref()
        .map(|known| words::children(known.answer));
    let typed = value("children");
    let chosen = if typed.is_empty() {
        known.unwrap_or_default()
    } else {
        typed.as_str()
    };
    let id = format!("children-owner-{}", detail.id);
    html! {
        fieldset.children {
            legend { (say.t("ui-children-ask")) }
            div.choices {
                @for answer in words::CHILDREN {
                    @let word = words::children(answer);
                    label.choice { input type="radio" name="children" value=(word) checked[chosen == word]; (say.by("ui-children", word)) }
                }
            }
            div.if-children.tight {
                label for=(id) { (say.t("ui-children-who")) }
                select id=(id) name="children_owner" {
                    option value="" { (say.t("ui-choose")) }
                    @for colleague in &detail.colleagues {
                        option value=(colleague.staff) selected[value("children_owner") == colleague.staff.as_str()] {
                            (who::named(say, &colleague.who)) @if colleague.who.me { " (" (say.t("ui-you-object")) ")" }
                        }
                    }
                }
            }
        }
    }
}

/// The hour that has begun: a form that is rendered again in the same hour stays as it is.
fn start_of(now: Timestamp) -> Timestamp {
    const HOUR: i64 = 3_600_000;
    Timestamp::from_millis(now.as_millis().div_euclid(HOUR) * HOUR)
}
