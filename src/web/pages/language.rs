//! The choice of language in the frame of every page: one tap opens it, the second chooses. Works without scripts.

use maud::{Markup, html};

use crate::domain::language::Language;
use crate::web::language::own_name;
use crate::web::pages::say::Say;

/// For the bar of a page.
pub fn choice(say: &Say<'_>) -> Markup {
    html! {
        details.lang #choose-language {
            summary.quiet { span.sr { (say.t("ui-language")) ": " (own_name(say.language)) } span aria-hidden="true" { (say.language.tag()) } }
            form method="post" action="/language" {
                @for language in Language::ALL {
                    button.do type="submit" name="lang" value=(language.tag()) lang=(language.tag())
                        aria-current=[(language == say.language).then_some("true")] { (own_name(language)) }
                }
            }
        }
    }
}

/// At the foot of a page in Northern Sámi: nobody who speaks it has read it through.
pub fn awaiting_review(say: &Say<'_>) -> Markup {
    html! {
        @if say.language == Language::NorthernSami { p.awaiting.soft { (say.t("ui-language-awaiting")) } }
    }
}
