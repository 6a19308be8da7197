//! The choice of language: on one's own account, and in the frame of a screen on a wall. One tap opens it, the second chooses. Works
//! without scripts.

use maud::{Markup, html};

use crate::domain::language::Language;
use crate::web::language::own_name;
use crate::web::pages::say::Say;

/// A button for each language, called what it calls itself.
pub fn buttons(say: &Say<'_>) -> Markup {
    html! {
        form.languages method="post" action="/language" {
            @for language in Language::ALL {
                button.do type="submit" name="lang" value=(language.tag()) lang=(language.tag())
                    aria-current=[(language == say.language).then_some("true")] { (own_name(language)) }
            }
        }
    }
}

/// For the bar of a page that has no account page.
pub fn choice(say: &Say<'_>) -> Markup {
    html! {
        details.lang #choose-language {
            summary.quiet { span.sr { (say.t("ui-language")) ": " (own_name(say.language)) } span aria-hidden="true" { (say.language.tag()) } }
            (buttons(say))
        }
    }
}

/// Where a page is in Northern Sámi: nobody who speaks it has read it through.
pub fn awaiting_review(say: &Say<'_>) -> Markup {
    html! {
        @if say.language == Language::NorthernSami { footer.awaiting.soft lang="nb" { (say.t("ui-language-awaiting")) } }
    }
}
