//! The sheet that covers the screen while a call rings her: what the number says, how long they have waited, and one main action.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::handed;
use crate::views::hint::HintKind;
use crate::views::row::Stage;
use crate::web::pages::care;
use crate::web::pages::form::Keys;
use crate::web::pages::glance;
use crate::web::pages::parts::{self, Icon, icon};
use crate::web::pages::row;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// The sheet for the call of this contact.
pub fn sheet(say: &Say<'_>, detail: &Detail, others: usize, keys: &Keys) -> Markup {
    let claimed =
        matches!(&detail.row.stage, Stage::Waiting { claimed: Some((who, _)), .. } if who.me);
    html! {
        div.sheet-cover role="dialog" aria-modal="true" aria-labelledby="ring-who" id=(format!("ring-{}", detail.id)) data-ring[!claimed] {
            div.sheet {
                (parts::lost_over(say))
                div.top {
                    span.state.ringing.pulse[!claimed] { (icon(Icon::Phone)) (say.t(if claimed { "ui-ring-pick-up" } else { "ui-ring-you" })) }
                    span.soft { (row::coming_next(say, &detail.row)) }
                }
                div.stack {
                    @if was_not_put_through(detail) {
                        p.say role="alert" { b { (say.t("ui-join-failed-you")) } small { (say.t("ui-join-failed-you-do")) } }
                    }
                    (care::watch(say, &detail.care))
                    @if detail.care.child.is_some() { p.say { b { (say.t("ui-child")) } small { (say.t("ui-child-card")) } } }
                    (caller(say, detail))
                    (glance::ringing::sheet(say, detail, keys))
                    (said_before(say, detail))
                    @if others > 0 {
                        p.say { (say.with("ui-ring-others", &[("n", Arg::Number(u32::try_from(others).unwrap_or(u32::MAX)))])) }
                    }
                }
                (acts(say, detail, claimed, keys))
            }
        }
    }
}

/// She took it, and the two lines did not come together.
fn was_not_put_through(detail: &Detail) -> bool {
    matches!(&detail.row.stage, Stage::Waiting { unjoined, .. } if unjoined.iter().any(|who| who.me))
}

/// Who it may be; how long they have waited; their language. What only the number says is said to be a hint.
pub fn caller(say: &Say<'_>, detail: &Detail) -> Markup {
    let Some(hint) = &detail.row.hint else {
        return Markup::default();
    };
    let labels = who::hint(say, hint);
    let known = glance::who(say, detail);
    let (name, relation) = known.unwrap_or_else(|| (labels.clone(), String::new()));
    let listed = !hint.labels.is_empty();
    // What is written below says the same of somebody whom the register knows.
    let alone = listed && relation.is_empty();
    html! {
        div.caller {
            @if alone { p.eyebrow { (say.t(if hint.labels.len() > 1 { "ui-registered-on-several" } else { "ui-registered-on" })) } }
            h1 #ring-who { (name) }
            @if !relation.is_empty() { p.relation { (relation) } }
            @if listed && labels != name { p.soft { (say.t("ui-registered-on")) " " (labels) } }
            @if alone { p.soft { (say.t("ui-only-a-hint")) } }
            @match handed::by(&detail.row.stage) {
                Some(by) => p.waited { (say.around("ui-ring-handed", &[("who", Arg::Text(&who::named(say, by)))], &say.since(detail.row.since))) },
                None if handed::to_me(&detail.row.stage) => {},
                None => p.waited { (say.around("ui-waited", &[], &say.since(detail.row.since))) },
            }
            p { (dotted([
                text(&say.by("ui-speaks", detail.row.language.tag())),
                html! { @if let Some(number) = &hint.number { span.num { (number) } } },
                text(&if hint.shared { say.t("ui-shared-phone") } else { String::new() }),
                text(&if hint.kind == HintKind::Legevakt { say.t("ui-doctor-calls") } else { String::new() }),
            ])) }
        }
    }
}

/// What is known from before in this contact: how often they called, the last note, what they wrote.
fn said_before(say: &Say<'_>, detail: &Detail) -> Markup {
    let last_note = detail
        .notes
        .iter()
        .rfind(|note| note.struck.is_none())
        .and_then(|note| note.text.as_deref().map(|text| (note.at, text)));
    let proposed = detail.proposed.as_deref();
    html! {
        @if last_note.is_some() || proposed.is_some() || detail.row.repeats > 0 {
            dl.glance {
                @if detail.row.repeats > 0 {
                    div { dt { (say.t("ui-before")) } dd { (say.with("ui-repeats", &[("n", Arg::Number(detail.row.repeats.into()))])) } }
                }
                @if let Some(other) = proposed {
                    div { dt { (say.t("ui-maybe-same")) } dd { (row::next(say, other)) } }
                }
                @if let Some((at, note)) = last_note {
                    div { dt { (say.t("ui-last-note")) " " span.num { (say.when(at)) } } dd.clamp { (note) } }
                }
            }
        }
    }
}

fn acts(say: &Say<'_>, detail: &Detail, claimed: bool, keys: &Keys) -> Markup {
    let claim = format!("/nurse/contact/{}/claim", detail.id);
    let handed = handed::to_me(&detail.row.stage);
    html! {
        div.tight.sheet-acts {
            @if claimed {
                p.say.green { b { (say.t("ui-claimed-you")) } small { (say.t("ui-claimed-you-do")) } }
            } @else if let Some(call) = detail.can.claim {
                form method="post" action=(claim) data-act="claim" {
                    (keys.hidden("ring-claim"))
                    input type="hidden" name="call" value=(call);
                    (keys.problem(detail.id, "claim"))
                    button.do.go.wide.tall.two-line type="submit" data-main {
                        (say.t("ui-take-it")) small { (say.t("ui-take-it-or-answer")) }
                    }
                }
            } @else {
                p.say { (say.t("ui-answer-the-phone")) }
            }
            @if !claimed { (other_phones(say, detail, keys)) }
            div.acts {
                @if let Some(call) = detail.can.decline {
                    form method="post" action=(format!("/nurse/contact/{}/decline", detail.id)) data-act="decline" {
                        (keys.hidden("ring-decline"))
                        input type="hidden" name="call" value=(call);
                        (keys.problem(detail.id, "decline"))
                        button.do.wide.two-line type="submit" { (say.t("ui-cannot")) small { (say.t(if handed { "ui-cannot-handed" } else { "ui-cannot-next" })) } }
                    }
                }
                @if detail.care.can.privately && !claimed { (care::private_button(say, detail, keys)) }
            }
        }
    }
}

/// Her other telephones, one tap each.
fn other_phones(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(call) = detail.can.claim.filter(|_| !detail.phones.is_empty()) else {
        return Markup::default();
    };
    html! {
        div.acts aria-label=(say.t("ui-other-phone")) role="group" {
            @for (at, number) in &detail.phones {
                form method="post" action=(format!("/nurse/contact/{}/claim", detail.id)) data-act="claim" {
                    (keys.hidden(&format!("ring-claim-{at}")))
                    input type="hidden" name="call" value=(call);
                    button.do.wide type="submit" name="phone" value=(at) { (icon(Icon::Phone)) span.num { (say.with("ui-ring-on", &[("t", Arg::Text(number))])) } }
                }
            }
        }
    }
}
