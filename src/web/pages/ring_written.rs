//! The sheet that covers the screen while a message rings her: who the number says, what they wrote, and one main action.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::contact::{Detail, MessageView, MessageWords};
use crate::web::pages::care;
use crate::web::pages::form::Keys;
use crate::web::pages::glance;
use crate::web::pages::parts::{self, Icon, icon};
use crate::web::pages::ring;
use crate::web::pages::row;
use crate::web::pages::say::Say;
use crate::web::pages::thread;

/// So many of the last messages are on the sheet; all of them are in the contact.
const SHOWN: usize = 3;

/// The sheet for somebody who writes.
pub fn sheet(say: &Say<'_>, detail: &Detail, others: usize, keys: &Keys) -> Markup {
    html! {
        div.sheet-cover role="dialog" aria-modal="true" aria-labelledby="ring-who" id=(format!("ring-{}", detail.id)) data-ring {
            div.sheet {
                (parts::lost_over(say))
                div.top {
                    span.state.ringing.pulse { (icon(Icon::Phone)) (say.t("ui-ring-you")) }
                    span.soft { (row::coming_next(say, &detail.row)) }
                }
                div.stack {
                    (care::watch(say, &detail.care))
                    @if detail.care.child.is_some() { p.say { b { (say.t("ui-child")) } small { (say.t("ui-child-card")) } } }
                    p.eyebrow { (say.t("ui-ring-written")) }
                    (ring::caller(say, detail))
                    (words(say, detail))
                    (glance::ringing::sheet(say, detail, keys))
                    @if others > 0 {
                        p.say { (say.with("ui-ring-others", &[("n", Arg::Number(u32::try_from(others).unwrap_or(u32::MAX)))])) }
                    }
                }
                div.tight.sheet-acts {
                    (thread::take(say, detail, keys))
                    @if detail.care.can.privately { div.acts { (care::private_button(say, detail, keys)) } }
                }
            }
        }
    }
}

/// What they wrote last, after the last of ours.
fn words(say: &Say<'_>, detail: &Detail) -> Markup {
    let unanswered: Vec<&MessageView> = detail
        .messages
        .iter()
        .rev()
        .filter(|message| matches!(message.text, MessageWords::Own(_) | MessageWords::Erased))
        .take_while(|message| message.incoming)
        .take(SHOWN)
        .collect();
    html! {
        @if !unanswered.is_empty() {
            ol.bubbles.large { @for message in unanswered.into_iter().rev() { (thread::bubble(say, message)) } }
        }
    }
}
