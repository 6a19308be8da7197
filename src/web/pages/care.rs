//! The marks of a contact on the page: danger, a child, a threat, what to watch for; and the rarely used choices, one tap away.

use maud::{Markup, html};

use crate::domain::ids::ContactId;
use crate::text::Arg;
use crate::views::care::{CareView, ChildView};
use crate::views::contact::Detail;
use crate::views::row::Stage;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::danger;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// The emergency telephone for children and young people, day and night.
const CHILDREN: &str = "116111";

/// Everything of it that must be seen, the most urgent first.
pub fn marks(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let care = &detail.care;
    html! {
        @if let Some(view) = &care.danger { (danger::band(say, detail, view, keys)) }
        (watch(say, care))
        @if let Some(child) = &care.child { (child_card(say, detail, child, keys)) }
    }
}

/// What the number says to watch for, and that somebody was threatened from it: on the card and on the ringing sheet.
pub fn watch(say: &Say<'_>, care: &CareView) -> Markup {
    html! {
        @for (text, until) in &care.safety {
            p.say.safety { b { (icon(Icon::Alert)) " " (say.t("ui-safety")) ": " (text) }
                small { (say.with("ui-safety-until", &[("t", Arg::Text(&say.when(*until)))])) } }
        }
        @if let Some(threat) = &care.threat {
            p.say { (icon(Icon::Alert)) " "
                (say.with("ui-threat-first", &[("who", Arg::Text(&who::named(say, &threat.who))), ("t", Arg::Text(&say.when(threat.at)))])) }
        }
    }
}

fn child_card(say: &Say<'_>, detail: &Detail, child: &ChildView, keys: &Keys) -> Markup {
    html! {
        section.child.tight aria-labelledby="h-child" {
            h2 #h-child { (say.t("ui-child")) }
            p { (say.t("ui-child-card")) }
            div.acts {
                @match &child.welfare {
                    Some((label, number)) => a.do.two-line href=(format!("tel:{number}")) { (say.with("ui-child-dial", &[("t", Arg::Text(label))])) },
                    None => p { (say.t("ui-child-welfare-none")) },
                }
                a.do.two-line href=(format!("tel:{CHILDREN}")) { (say.with("ui-child-dial", &[("t", Arg::Text("116 111"))])) small { (say.t("ui-child-alarm-phone")) } }
            }
            p { (say.t("ui-child-law")) }
            p { (handbook(say, Place::Child)) }
            @if detail.care.can.child {
                (one(keys, detail, "not-child", &html! { button.do.small type="submit" { (say.t("ui-child-not")) } }))
            }
        }
    }
}

/// A form that is one button.
fn one(keys: &Keys, detail: &Detail, act: &str, button: &Markup) -> Markup {
    one_of(keys, detail.id, act, button)
}

fn one_of(keys: &Keys, contact: ContactId, act: &str, button: &Markup) -> Markup {
    html! {
        form method="post" action=(format!("/nurse/contact/{contact}/{act}")) data-act=(act) {
            (keys.hidden(act)) (keys.problem(contact, act)) (button)
        }
    }
}

/// "Life in danger": one tap, undone rather than asked about.
pub fn danger_button(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    one(
        keys,
        detail,
        "danger",
        &html! { button.do.alarm.wide.two-line type="submit" { (say.t("ui-danger")) } },
    )
}

/// "I know this person privately."
pub fn private_button(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    private_of(say, detail.id, keys)
}

/// The same for a contact that is not opened: a request that rings.
pub fn private_of(say: &Say<'_>, contact: ContactId, keys: &Keys) -> Markup {
    one_of(
        keys,
        contact,
        "privately",
        &html! { button.do.wide.two-line type="submit" { (say.t("ui-private")) small { (say.t("ui-private-how")) } } },
    )
}

/// She leaves, and who goes on with it.
pub fn leave_button(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(call) = detail.care.can.leave else {
        return Markup::default();
    };
    let names: Vec<String> =
        match &detail.row.stage {
            Stage::Talking { nurse, others } => nurse
                .iter()
                .filter(|nurse| !nurse.me)
                .map(|nurse| who::named(say, nurse))
                .chain(others.iter().filter(|other| other.there).filter_map(
                    |other| match &other.who {
                        Some(who) if who.me => None,
                        Some(who) => Some(who::named(say, who)),
                        None => other.label.clone(),
                    },
                ))
                .collect(),
            Stage::Waiting { .. }
            | Stage::Writes { .. }
            | Stage::Joining { .. }
            | Stage::LineLost { .. }
            | Stage::FallingBack { .. }
            | Stage::RingingNurse { .. }
            | Stage::RingingPerson { .. }
            | Stage::CallBackDue { .. }
            | Stage::NeedsOutcome { .. }
            | Stage::Closed { .. } => Vec::new(),
        };
    html! {
        form method="post" action=(format!("/nurse/contact/{}/leave", detail.id)) data-act="leave" {
            (keys.hidden("leave"))
            input type="hidden" name="call" value=(call);
            (keys.problem(detail.id, "leave"))
            button.do.main.wide.two-line type="submit" data-main {
                (say.t("ui-leave")) small { (say.with("ui-leave-how", &[("who", Arg::Text(&names.join(", ")))])) }
            }
        }
    }
}

/// What is seldom needed, one tap away: a child, somebody she knows, a threat.
pub fn rare(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let can = &detail.care.can;
    let any = (can.child && detail.care.child.is_none()) || can.privately || can.threatened;
    let refused = keys.typed(detail.id, "threatened").is_some();
    html! {
        @if any {
            details.more open[refused] id=(format!("rare-{}", detail.id)) {
                summary { (say.t("ui-more-rare")) }
                div.tight {
                    @if can.child && detail.care.child.is_none() {
                        (one(keys, detail, "child", &html! { button.do.wide.two-line type="submit" { (say.t("ui-child")) small { (say.t("ui-child-tap-how")) } } }))
                    }
                    @if can.privately { (private_button(say, detail, keys)) }
                    @if can.threatened { (threatened(say, detail, keys)) }
                }
            }
        }
    }
}

fn threatened(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let typed = keys.typed(detail.id, "threatened");
    let id = format!("reason-{}", detail.id);
    let police = typed.map_or("", |typed| typed.get("police"));
    html! {
        details.more open[typed.is_some()] id=(format!("threatened-{}", detail.id)) {
            summary { (say.t("ui-threatened")) }
            form.stack method="post" action=(format!("/nurse/contact/{}/threatened", detail.id)) data-act="threatened" data-keep {
                (keys.hidden("threatened"))
                p.hint { (say.t("ui-threatened-hint")) }
                p { (handbook(say, Place::Threat)) }
                div { label for=(id) { (say.t("ui-threatened-what")) }
                    textarea id=(id) name="text" rows="2" maxlength="10000" data-draft=(id) { (typed.map_or("", |typed| typed.get("text"))) } }
                fieldset {
                    legend { (say.t("ui-threatened-police")) }
                    p.hint { (say.t("ui-threatened-police-hint")) }
                    a.do.alarm.wide.two-line href="tel:112" { (say.t("ui-police-112")) small { (say.t("ui-police-112-how")) } }
                    div.choices {
                        @for word in ["yes", "no"] {
                            label.choice { input type="radio" name="police" value=(word) checked[police == word] required; (say.by("ui-threatened-police-choice", word)) }
                        }
                    }
                }
                (keys.problem(detail.id, "threatened"))
                div { button.do.alarm.wide type="submit" { (say.t("ui-threatened-save")) } span.soft.num data-saved {} }
            }
        }
    }
}
