//! What a form carries: its key, what was typed, and what was wrong with it. Nothing typed is lost: a refused form comes back
//! with its words.

use axum::http::{HeaderMap, header};
use maud::{Markup, html};

use crate::domain::ids::ContactId;

/// What a page's forms are named by, so that each is carried out once. Regions of the live line have none: the browser makes
/// one for each form that it sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    base: Option<String>,
    /// The form that was refused, and why.
    pub refused: Option<Refused>,
}

/// A form that was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which contact's.
    pub contact: Option<ContactId>,
    /// Which form: the word in its address.
    pub act: String,
    /// Why, in the viewer's language.
    pub message: String,
    /// What was typed.
    pub typed: Typed,
}

/// The fields of a form as they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// The field, trimmed; empty where it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The form's name: the header's before the field's.
    pub fn key(&self, headers: &HeaderMap) -> String {
        headers
            .get("idempotency-key")
            .and_then(|key| key.to_str().ok())
            .unwrap_or_else(|| self.get("idempotency_key"))
            .to_owned()
    }

    /// What was filled in: all but the form's name.
    pub fn without_key(&self) -> Vec<&(String, String)> {
        self.0
            .iter()
            .filter(|(name, _)| name != "idempotency_key")
            .collect()
    }
}

/// Whether a script asks, which shows the answer itself; otherwise a browser, which is sent on to a page.
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"))
}

impl Keys {
    /// For the forms of a page with this name.
    pub const fn of_page(base: String) -> Self {
        Self {
            base: Some(base),
            refused: None,
        }
    }

    /// Whether the forms are for the live line, and not for one page.
    pub const fn is_live(&self) -> bool {
        self.base.is_none()
    }

    /// The hidden field of a form.
    pub fn hidden(&self, form: &str) -> Markup {
        let key = self
            .base
            .as_ref()
            .map(|base| format!("{base}.{form}"))
            .unwrap_or_default();
        html! { input type="hidden" name="idempotency_key" value=(key); }
    }

    /// What was typed in this form, if it was refused.
    pub fn typed(&self, contact: ContactId, act: &str) -> Option<&Typed> {
        self.of(contact, act).map(|refused| &refused.typed)
    }

    /// The form of this act that was refused, whichever contact it is about.
    pub fn refused_act(&self, act: &str) -> Option<&Refused> {
        self.refused.as_ref().filter(|refused| refused.act == act)
    }

    /// Whether a form of the page was refused.
    pub const fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// The place for what went wrong in a form. Always there, so that the browser can fill it as well.
    pub fn problem(&self, contact: ContactId, act: &str) -> Markup {
        html! {
            div.problem data-problem role="alert" {
                @if let Some(refused) = self.of(contact, act) { p { (refused.message) } }
            }
        }
    }

    /// The same for a form that belongs to no contact.
    pub fn problem_of(&self, act: &str) -> Markup {
        let refused = self.refused.as_ref();
        let mine = refused.filter(|refused| refused.contact.is_none() && refused.act == act);
        html! {
            div.problem data-problem role="alert" {
                @if let Some(refused) = mine { p { (refused.message) } }
            }
        }
    }

    fn of(&self, contact: ContactId, act: &str) -> Option<&Refused> {
        self.refused
            .as_ref()
            .filter(|refused| refused.contact == Some(contact) && refused.act == act)
    }
}
