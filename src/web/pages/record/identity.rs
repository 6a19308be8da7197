//! Who somebody is: what is known, and the form to write it otherwise. The form carries what its writer had before them.

use maud::{Markup, html};

use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::identity::Identity;
use crate::domain::tongue::Tongue;
use crate::views::record::{Place, Record, words};
use crate::web::pages::form::Keys;
use crate::web::pages::record::earlier;
use crate::web::pages::record::fields::phones_field;
use crate::web::pages::record::parts::{Form, button, card, fact, folded};
use crate::web::pages::say::Say;

/// Each field of the form and what it holds.
struct Held(Vec<(&'static str, String)>);

impl Held {
    fn of(who: &Identity) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self(vec![
            ("given", who.given.clone()),
            ("family", who.family.clone()),
            ("described", text(&who.described)),
            ("preferred", text(&who.preferred)),
            (
                "number",
                who.birth_number.map(|n| n.grouped()).unwrap_or_default(),
            ),
            (
                "year",
                who.birth_year.map(|y| y.to_string()).unwrap_or_default(),
            ),
            ("phones", phones_field(&who.phones)),
            ("address", text(&who.address)),
            (
                "language",
                who.language.as_ref().map_or("", Tongue::tag).to_owned(),
            ),
            ("interpreter", text(&who.interpreter)),
            ("communication", text(&who.communication)),
        ])
    }

    fn get(&self, field: &str) -> &str {
        let found = self.0.iter().find(|(name, _)| *name == field);
        found.map_or("", |(_, value)| value.as_str())
    }
}

/// The fields for somebody, with what is known.
pub fn fields<'a>(form: &Form<'a>, held: &'a [(&'static str, String)]) -> Markup {
    let kept = |field: &str| {
        held.iter()
            .find(|(name, _)| *name == field)
            .map_or("", |(_, value)| value.as_str())
    };
    html! {
        div.two {
            (form.line("given", "rec-given", kept("given")))
            (form.line("family", "rec-family", kept("family")))
        }
        (form.line_with("described", "rec-described", "rec-described-hint", kept("described")))
        (form.line("preferred", "rec-preferred", kept("preferred")))
        div.two {
            (form.line_with("number", "rec-number", "rec-number-hint", kept("number")))
            (form.line_with("year", "rec-year", "rec-year-hint", kept("year")))
        }
        (form.line_with("phones", "rec-phones", "rec-phones-hint", kept("phones")))
        (form.line("address", "rec-address", kept("address")))
        (language_choice(form, kept("language")))
        (form.line("interpreter", "rec-interpreter", kept("interpreter")))
        (form.line("communication", "rec-communication", kept("communication")))
    }
}

/// The language somebody speaks; it may not be known, and it may be any.
pub fn language_choice<'a>(form: &Form<'a>, kept: &'a str) -> Markup {
    let say = form.say;
    let id = form.id("language");
    let now = form.value("language", kept);
    // What was written by its tag stands in the list from then on.
    let own = Some(kept).filter(|tag| !Tongue::OFFERED.contains(tag));
    let all = Tongue::OFFERED
        .into_iter()
        .chain(own)
        .filter(|tag| !tag.is_empty());
    let named = all.filter_map(|tag| Some((tag, say.tongue(&tag.parse().ok()?))));
    html! {
        div.two {
            div {
                label for=(id) { (say.t("rec-language")) }
                select id=(id) name="language" {
                    option value="" { (say.by("rec-language-is", "none")) }
                    @for (tag, name) in named { option value=(tag) selected[tag == now] { (name) } }
                }
            }
            (form.line_with("language_other", "rec-language-other", "rec-language-other-hint", ""))
        }
    }
}

/// The card.
pub fn show(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let who = &record.identity;
    let held = Held::of(who);
    let form = Form {
        say,
        keys,
        name: "amend",
    };
    let amend = html! {
        @for (field, value) in &held.0 { input type="hidden" name=(format!("was_{field}")) value=(value); }
        (fields(&form, &held.0))
        (earlier::ask(&form, true))
        (form.go("rec-save"))
    };
    let path = |act: &str| format!("/patient/{}/record/{act}", record.id);
    let inside = html! {
        dl.facts-list {
            @if who.is_named() { (fact(&say.t("rec-name"), &who.full_name())) }
            (fact(&say.t("rec-described"), held.get("described")))
            (fact(&say.t("rec-preferred"), held.get("preferred")))
            (fact(&say.t("rec-number"), &who.birth_number.as_ref().map(BirthNumber::grouped).unwrap_or_default()))
            (fact(&say.t("rec-year"), held.get("year")))
            (fact(&say.t("rec-phones"), held.get("phones")))
            (fact(&say.t("rec-address"), held.get("address")))
            @if let Some(language) = &who.language { (fact(&say.t("rec-language"), &say.tongue(language))) }
            (fact(&say.t("rec-interpreter"), held.get("interpreter")))
            (fact(&say.t("rec-communication"), held.get("communication")))
            (fact(&say.t("rec-standing"), &say.by("rec-standing-is", words::word(&words::STANDINGS, &record.standing))))
        }
        (folded(&say.t("rec-amend"), form.is_refused(), &form.around(&path("amend"), "", &amend)))
        (folded(&say.t("rec-standing-set"), keys.refused_act("standing").is_some(), &html! {
            p.hint { (say.t("rec-standing-hint")) }
            div.row-of {
                @for (word, standing) in &words::STANDINGS {
                    @if *standing != record.standing {
                        (button(say, keys, &path("standing"), ("standing", word), &format!("rec-standing-{word}")))
                    }
                }
            }
        }))
        (earlier::show(say, record, Place::Identity))
    };
    card("identity", &say.t("rec-identity"), &inside)
}
