//! The forms by which one is written down, and by which it is added to, given to somebody, closed and opened again. The browser sends them by a
//! request of its own, and keeps what is typed until the service has it.

use maud::{Markup, html};

use crate::domain::ids::{ContactId, IdSource as _, StaffId};
use crate::ids::SystemIds;
use crate::views::people::Person;
use crate::views::{Outside, Viewer};
use crate::web::pages::form::Keys;
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// Under what name the browser keeps what is typed. None at a PC that several use, where the next to sit down would read it: there the words
/// stay on the page, and no longer than it.
pub fn draft(viewer: &Viewer, name: &str) -> Option<String> {
    match viewer.outside {
        None => Some(name.to_owned()),
        // Members of staff are kept apart by the page itself.
        Some(Outside::Guest(guest)) => Some(format!("{name}-{guest}")),
        Some(Outside::Station(_)) => None,
    }
}

/// One answer of several. `texts`: the question and the answers, by their keys.
pub fn choices<const N: usize>(
    say: &Say<'_>,
    texts: (&str, &str),
    name: &str,
    words: [&str; N],
    chosen: &str,
    kept: Option<&str>,
) -> Markup {
    html! {
        fieldset {
            legend { (say.t(texts.0)) }
            div.choices {
                @for word in words {
                    label.choice {
                        input type="radio" name=(name) value=(word) required checked[chosen == word] data-draft=[kept];
                        (say.by(texts.1, word))
                    }
                }
            }
        }
    }
}

/// The form of a new one.
pub struct New<'a> {
    pub say: &'a Say<'a>,
    pub web: &'a WebState,
    pub viewer: &'a Viewer,
    pub keys: &'a Keys,
    /// The first word of its address.
    pub page: &'static str,
    /// The contact that it was asked for from.
    pub contact: Option<ContactId>,
    /// Where the way back leads, and what it is called.
    pub back: (&'static str, &'static str),
    /// What was sent is there already, in other words: what stands in the form now would be another one.
    pub taken: bool,
}

impl New<'_> {
    /// The form's name.
    pub const NAME: &'static str = "new";

    /// What was typed, if it was refused.
    pub fn typed(&self, field: &str) -> &str {
        let refused = self.keys.refused_act(Self::NAME);
        refused.map_or("", |refused| refused.typed.get(field))
    }

    /// Under what name the browser keeps what is typed: in each contact something else.
    pub fn kept(&self, field: &str) -> Option<String> {
        let of = self.contact.map(|contact| format!("-{contact}"));
        let name = format!("{}-{field}{}", self.page, of.unwrap_or_default());
        draft(self.viewer, &name)
    }

    /// The whole form around its fields, and below it the way to the list of those one has written down.
    pub fn around(&self, in_contact: &str, fields: &Markup, send: &str, list: &str) -> Markup {
        let (say, page) = (self.say, self.page);
        // The browser keeps it with the words: pressed again after an answer that was lost, also on a page that was loaded again, it is the same one.
        let id = match self.typed("id") {
            known if !known.is_empty() && !self.taken => known.to_owned(),
            _ => SystemIds.next().simple().to_string(),
        };
        let has_list = !matches!(self.viewer.outside, Some(Outside::Station(_)));
        html! {
            form.fields method="post" action=(format!("/{page}/new")) data-act=(format!("{page}-new")) data-anew {
                (self.keys.hidden(Self::NAME))
                input type="hidden" name="id" value=(id) data-draft=[self.kept("id")];
                @if let Some(contact) = self.contact {
                    input type="hidden" name="contact" value=(contact);
                    p.say.blue { (say.t(in_contact)) }
                }
                (fields)
                (self.keys.problem_of(Self::NAME))
                button.do.main.wide.tall type="submit" { (say.t(send)) }
                span.soft.num data-saved {}
            }
            @if has_list { p { a.as-link href=(format!("/{page}")) { (say.t(list)) } } }
        }
    }
}

/// The forms of the page of one.
pub struct Forms<'a> {
    pub say: &'a Say<'a>,
    pub viewer: &'a Viewer,
    pub keys: &'a Keys,
    /// Its page. What is done about it is posted below it.
    pub page: String,
}

impl Forms<'_> {
    /// One of them.
    pub fn one(&self, act: &str, inside: &Markup) -> Markup {
        html! {
            form.fields method="post" action=(format!("{}/{act}", self.page)) data-act=(format!("followed-{act}")) data-anew {
                (self.keys.hidden(act)) (self.keys.problem_of(act)) (inside) span.soft.num data-saved {}
            }
        }
    }

    /// One that is needed now and then.
    pub fn folded(&self, act: &str, summary: &str, inside: &Markup) -> Markup {
        html! {
            details.more open[self.keys.refused_act(act).is_some()] { summary { (self.say.t(summary)) } (self.one(act, inside)) }
        }
    }

    /// Under what name the browser keeps what is typed in a field.
    pub fn kept(&self, field: &str) -> Option<String> {
        draft(self.viewer, &format!("{}-{field}", self.page))
    }

    /// A place to write in, with what was typed if it was refused.
    pub fn area(&self, (act, field): (&str, &str), label: &str) -> Markup {
        let typed = self.keys.refused_act(act);
        let typed = typed.map_or("", |refused| refused.typed.get(field));
        let id = format!("{act}-{field}");
        html! {
            div {
                label for=(id) { (self.say.t(label)) }
                textarea id=(id) name=(field) rows="3" maxlength="2000" required data-draft=[self.kept(&id)] { (typed) }
            }
        }
    }

    /// What she writes about it, behind a fold that says what it is for.
    pub fn written(&self, at: (&str, &str), label: &str, save: &str) -> Markup {
        let inside = html! {
            (self.area(at, label))
            button.do type="submit" { (self.say.t(save)) }
        };
        self.folded(at.0, save, &inside)
    }

    /// Its words are to go.
    pub fn erase(&self, save: &str, about: &str) -> Markup {
        let inside = html! {
            p.hint { (self.say.t(about)) }
            (self.area(("erase", "reason"), "cpl-ask-reason"))
            button.do.alarm type="submit" { (self.say.t(save)) }
        };
        self.folded("erase", save, &inside)
    }

    /// She follows it herself.
    pub fn take(&self) -> Markup {
        self.one(
            "take",
            &html! { button.do.main.wide type="submit" { (self.say.t("dev-take")) } },
        )
    }

    /// Whom it is given to; nothing where there is nobody to choose.
    pub fn give(&self, staff: &[(StaffId, Person)]) -> Markup {
        if staff.is_empty() {
            return Markup::default();
        }
        let inside = html! {
            div {
                label for="give-to" { (self.say.t("dev-give-who")) }
                select #give-to name="to" { @for (staff, person) in staff { option value=(staff) { (who::named(self.say, person)) } } }
            }
            button.do type="submit" { (self.say.t("dev-give")) }
        };
        self.folded("give", "dev-give", &inside)
    }
}
