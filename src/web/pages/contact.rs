//! The pane of one contact: the caller card, what has been written, and what can be done now. Its regions swap one by one, so
//! that a note being typed is never in the way of a clock.

use maud::{Markup, html};

use crate::domain::plans::learnt::Learnt;
use crate::text::Arg;
use crate::views::contact::{Detail, NextView};
use crate::views::row::Stage;
use crate::views::words;
use crate::web::pages::admitted;
use crate::web::pages::feedback;
use crate::web::pages::form::Keys;
use crate::web::pages::further;
use crate::web::pages::parts::{Region, icon, region};
use crate::web::pages::request;
use crate::web::pages::row::{next, tone, when};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::{care, contact_acts, contact_log, escort, glance, relative, who};

/// The regions of an opened contact.
pub fn regions(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Vec<Region> {
    vec![
        ("pane-card", card(say, detail)),
        ("pane-care", care::marks(say, detail, keys)),
        ("pane-escort", escort::region(say, detail, keys)),
        ("pane-head", head(say, detail, keys)),
        ("pane-person", glance::region(say, detail, keys)),
        ("pane-log", contact_log::log(say, detail, keys)),
        ("pane-acts", contact_acts::acts(say, detail, keys)),
        ("pane-foot", contact_acts::foot(say, detail, keys)),
    ]
}

/// The same regions with nothing in them.
pub fn nothing(say: &Say<'_>) -> Vec<Region> {
    vec![
        ("pane-card", Markup::default()),
        ("pane-care", Markup::default()),
        ("pane-escort", Markup::default()),
        (
            "pane-head",
            html! { p.soft.nothing { (say.t("ui-nothing-open")) } },
        ),
        ("pane-person", Markup::default()),
        ("pane-log", Markup::default()),
        ("pane-acts", Markup::default()),
        ("pane-foot", Markup::default()),
    ]
}

/// The pane around its regions.
pub fn pane(regions: &[Region]) -> Markup {
    html! {
        @for name in ["pane-card", "pane-care", "pane-escort", "pane-head", "pane-person", "pane-documents", "pane-log", "pane-acts", "pane-foot"] {
            @if let Some((_, inside)) = regions.iter().find(|(known, _)| *known == name) { (region(name, inside)) }
        }
    }
}

/// Who the number says it is, what it is now and since when: always in sight, whatever is below it.
fn card(say: &Say<'_>, detail: &Detail) -> Markup {
    let row = &detail.row;
    let tone = tone(row, say.now);
    html! {
        div.card {
            a.back href="/nurse" data-nav aria-label=(say.t("ui-back-to-board")) { "←" }
            @if let Some(hint) = &row.hint { b.card-who { (who::hint(say, hint)) } }
            span class=(format!("state {}", tone.class())) {
                (icon(tone.icon()))
                @if let Some(request) = detail.request.as_ref().filter(|_| row.is_quiet()) {
                    (request::nurse::stage(say, request))
                } @else {
                    (say.by("ui-stage", words::stage(&row.stage)))
                }
                " " (when(say, row))
            }
        }
    }
}

/// What the number says, as a hint, and what happens next.
fn head(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let row = &detail.row;
    html! {
        div.tight.pane-in id=(format!("head-{}", detail.id)) data-contact=(detail.id) data-talking[detail.can.talk.is_some()] {
            @if let Some(request) = detail.request.as_ref().filter(|_| row.is_quiet()) {
                (request::nurse::head(say, request, keys))
            } @else {
                (caller(say, detail))
                (relative::card(say, detail))
                p.soft { (next(say, row)) }
                (contact_acts::to_outcome(say, detail))
                @if let Some(request) = &detail.request { (request::isbar::first(say, request)) (request::isbar::card(say, request)) }
            }
            (proposal(say, detail, keys))
            (children(say, detail))
            (closing(say, detail))
            @if let Some(learnt) = detail.learnt.filter(|_| detail.closing.is_some()) { (learnt_this_time(say, learnt)) }
            (further::left(say, detail))
            (feedback::after(say, detail))
        }
    }
}

fn caller(say: &Say<'_>, detail: &Detail) -> Markup {
    let Some(hint) = &detail.row.hint else {
        return Markup::default();
    };
    let listed = !hint.labels.is_empty();
    let repeats = if detail.row.repeats > 0 {
        say.with(
            "ui-repeats",
            &[("n", Arg::Number(detail.row.repeats.into()))],
        )
    } else {
        String::new()
    };
    let began = say.with(
        "ui-began",
        &[
            ("what", Arg::Text(words::origin(detail.row.origin))),
            ("t", Arg::Text(&say.when(detail.began))),
        ],
    );
    let labels = who::hint(say, hint);
    // Of somebody whom the register knows it is said below that the number is a hint, beside what may be said.
    let known = glance::who(say, detail);
    let alone = listed && known.is_none();
    let (name, relation) = known.unwrap_or_else(|| (labels.clone(), String::new()));
    html! {
        @if alone { p.eyebrow { (say.t(if hint.labels.len() > 1 { "ui-registered-on-several" } else { "ui-registered-on" })) } }
        h1.caller-name { (name) }
        @if !relation.is_empty() { p.relation { (relation) } }
        @if listed && labels != name { p.soft { (say.t("ui-registered-on")) " " (labels) } }
        @if alone { p.soft { (say.t("ui-only-a-hint")) } }
        p.facts { (dotted([
            html! { @if let Some(number) = &hint.number { span.num { (number) } } },
            text(&say.by("ui-speaks", detail.row.language.tag())),
            text(&if hint.shared { say.t("ui-shared-phone") } else { String::new() }),
            text(&began),
            text(&repeats),
        ])) }
    }
}

/// What was learnt, once the contact is over.
fn learnt_this_time(say: &Say<'_>, learnt: Learnt) -> Markup {
    html! {
        @match learnt {
            Learnt::Asked => {},
            Learnt::Said => p.soft { (say.t("ui-learnt-said")) },
            Learnt::Nothing => p.soft { (say.t("ui-learnt-nothing-said")) },
        }
    }
}

/// The same number has another contact open: she says whether it is one.
fn proposal(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(other) = detail.proposed.as_deref().filter(|_| detail.can.settle) else {
        return Markup::default();
    };
    html! {
        div.say {
            p { b { (say.t("ui-proposal")) } }
            p { (say.by("ui-stage", words::stage(&other.stage))) " · " (next(say, other))
                @if let Some(contact) = other.contact { " · " a href=(format!("/nurse/contact/{contact}")) data-nav { (say.t("ui-proposal-open")) } } }
            form.pair method="post" action=(format!("/nurse/contact/{}/proposal", detail.id)) data-act="proposal" {
                (keys.hidden("proposal"))
                (keys.problem(detail.id, "proposal"))
                button.do type="submit" name="same" value="yes" { (say.t("ui-proposal-yes")) }
                button.do type="submit" name="same" value="no" { (say.t("ui-proposal-no")) }
            }
        }
    }
}

/// Who sees to the children who are relatives.
fn children(say: &Say<'_>, detail: &Detail) -> Markup {
    let who = detail
        .children
        .as_ref()
        .and_then(|known| known.who.as_ref());
    html! {
        @if let Some(who) = who {
            p.soft { (say.with("ui-children-by", &[("who", Arg::Text(&who::named(say, who)))])) }
        }
    }
}

fn closing(say: &Say<'_>, detail: &Detail) -> Markup {
    let (Some(closing), Stage::Closed { outcome }) = (&detail.closing, &detail.row.stage) else {
        return Markup::default();
    };
    let by = closing.by.as_ref().map(|who| who::named(say, who));
    let erased = || say.t("ui-erased");
    html! {
        div.say.green {
            b { (say.by("ui-outcome", words::outcome(*outcome))) }
            @if let Some((unit, at)) = &closing.admitted {
                p { (admitted::said(say, unit.as_deref(), *at)) }
            }
            small {
                (say.when(closing.at)) @if let Some(by) = by { " · " (by) } " · "
                @match &closing.next {
                    NextView::Settled => (say.t("ui-settled")),
                    NextView::Refused(why, words) => {
                        (say.t("ui-refused")) ": "
                        @if let Some(why) = why { (say.by("ui-why-not", why.word())) " · " }
                        (words.clone().unwrap_or_else(erased))
                    },
                    NextView::FollowUp { who, at, what } => {
                        (say.with("ui-follow-up-by", &[("who", Arg::Text(&who::named(say, who))), ("t", Arg::Text(&say.when(*at)))]))
                        ": " (what.clone().unwrap_or_else(erased))
                    },
                    NextView::Elsewhere(contact) => {
                        a href=(format!("/nurse/contact/{contact}")) data-nav { (say.t("ui-elsewhere")) }
                    },
                }
            }
        }
    }
}
