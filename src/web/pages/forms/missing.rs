//! What is still to be answered, above a form that somebody wants to sign: each leads to its field.

use maud::{Markup, html};

use crate::domain::forms::form::Form;
use crate::domain::forms::unfinished::Missing;
use crate::web::pages::forms::field;
use crate::web::pages::say::Say;

/// The list; a sentence where nothing is missing.
pub fn list(say: &Say<'_>, form: &Form, missing: &[Missing]) -> Markup {
    html! {
        @if missing.is_empty() {
            p.say.green { (say.t("ui-form-whole")) }
        } @else {
            div.say.form-missing role="group" aria-labelledby="form-missing" {
                p #form-missing { b { (say.numbered("ui-form-missing", missing.len())) } }
                ul {
                    @for one in missing {
                        li { a href=(format!("#{}", field::id(&one.field))) {
                            @match form.item(&one.field.link).and_then(|item| item.text.as_ref()) {
                                Some(text) => (field::words(say, text)),
                                None => (one.field),
                            }
                        } }
                    }
                }
            }
        }
    }
}
