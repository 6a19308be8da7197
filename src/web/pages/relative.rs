//! The card for somebody who calls or writes about another: what can always be done, also when nothing may be told
//! (`handbook/service/en/relatives.md`).

use maud::{Markup, html};

use crate::views::contact::Detail;
use crate::views::glance::Glance;
use crate::views::hint::HintKind;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::say::Say;

/// The card, where the number is listed for somebody around a patient.
pub fn card(say: &Say<'_>, detail: &Detail) -> Markup {
    let relative = detail
        .row
        .hint
        .as_ref()
        .is_some_and(|hint| hint.kind == HintKind::Contact);
    // Once it is known whom it is about, what may be said stands with the person.
    if !relative || matches!(detail.glance, Some(Glance::About(_))) {
        return Markup::default();
    }
    html! {
        section.say.blue aria-labelledby=(format!("relative-{}", detail.id)) {
            b id=(format!("relative-{}", detail.id)) { (say.t("ui-relative")) }
            ul.plain-list {
                @for what in ["listen", "guide", "support"] { li { (say.by("ui-relative-can", what)) } }
            }
            small { (say.t("ui-relative-level")) }
            p { (handbook(say, Place::Relatives)) }
        }
    }
}
