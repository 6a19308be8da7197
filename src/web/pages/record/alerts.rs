//! What to watch for: with a reason, an author and an end. The person can see it, unless there is a stated reason against.

use maud::{Markup, html};

use crate::domain::ids::{FlagId, IdSource};
use crate::domain::patients::patient::Flag;
use crate::domain::secret::Secret;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::record::{Record, Worker};
use crate::web::pages::form::Keys;
use crate::web::pages::record::parts::{Form, button, card, folded};
use crate::web::pages::say::Say;

/// The card. `name`: the name behind a short one.
pub fn show(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    name: &dyn Fn(&crate::domain::ids::StaffId) -> Worker,
) -> Markup {
    let (stand, over): (Vec<_>, Vec<_>) = record.flags.iter().partition(|(_, stands)| *stands);
    let inside = html! {
        @if stand.is_empty() { p { (say.t("rec-flags-none")) } }
        ul.list { @for (flag, _) in &stand {
            li {
                div.say.red { b { (known(&flag.text)) } }
                (about(say, flag, name))
                (button(say, keys, &format!("/patient/{}/record/end-flag", record.id), (&format!("end-flag.{}", flag.id), &flag.id.to_string()), "rec-flag-end"))
            }
        } }
        @if !over.is_empty() {
            (folded(&say.numbered("rec-flags-over", over.len()), false, &html! {
                ul.list { @for (flag, _) in &over { li { p { (known(&flag.text)) } (about(say, flag, name)) } } }
            }))
        }
        (new(say, record, keys))
    };
    card("alerts", &say.t("rec-flags"), &inside)
}

fn known(text: &Secret<String>) -> &str {
    text.known().map_or("", String::as_str)
}

fn about(
    say: &Say<'_>,
    flag: &Flag,
    name: &dyn Fn(&crate::domain::ids::StaffId) -> Worker,
) -> Markup {
    let by = name(&flag.by).name;
    let (at, until) = (say.date(flag.at), say.date(flag.until));
    html! {
        p { (say.t("rec-flag-why")) ": " (known(&flag.reason)) }
        p.soft { (say.with("rec-flag-by", &[("who", Arg::Text(&by)), ("at", Arg::Text(&at)), ("until", Arg::Text(&until))])) }
        @if let Some((who, at)) = &flag.ended {
            p.soft { (say.with("rec-flag-ended", &[("who", Arg::Text(&name(who).name)), ("at", Arg::Text(&say.date(*at)))])) }
        }
        @match &flag.hidden_because {
            Some(why) => p.soft { (say.t("rec-flag-hidden")) ": " (known(why)) },
            None => p.soft { (say.t("rec-flag-seen")) },
        }
    }
}

fn new(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let form = Form {
        say,
        keys,
        name: "flag",
    };
    let fresh = FlagId::from_uuid(SystemIds.next()).to_string();
    let inside = form.around(
        &format!("/patient/{}/record/flag", record.id),
        "",
        &html! {
            input type="hidden" name="id" value=(form.value("id", &fresh));
            (form.line_with("text", "rec-flag-text", "rec-flag-text-hint", ""))
            (form.line("reason", "rec-flag-why", ""))
            (form.day("until", "rec-flag-until", ""))
            (form.line_with("hidden_because", "rec-flag-hide", "rec-flag-hide-hint", ""))
            (form.go("rec-flag-raise"))
        },
    );
    folded(&say.t("rec-flag-new"), form.is_refused(), &inside)
}
