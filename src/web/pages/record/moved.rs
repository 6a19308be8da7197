//! Somebody has moved: where they live now, who their general practitioner is, and what becomes of the plan. Asked on the record until it stands
//! there; nobody has to know it on the day.

use maud::{Markup, html};

use crate::domain::ids::{IdSource as _, RelativeId};
use crate::domain::patients::change::Change;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::moved::Asks;
use crate::domain::patients::people::{Person, Role};
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::record::Record;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::record::fields::{self, Unread};
use crate::web::pages::record::parts::{Form, card};
use crate::web::pages::say::Say;

/// Writes down where the person lives now.
pub const ADDRESS: &str = "new-address";
/// Lists who their general practitioner is now.
pub const DOCTOR: &str = "new-doctor";

/// The card; nothing once all of it was answered.
pub fn show(say: &Say<'_>, record: &Record, keys: &Keys, asks: &Asks) -> Markup {
    if !asks.address && !asks.doctor && !asks.plan {
        return html! {};
    }
    let at = say.date(asks.since);
    let inside = html! {
        p { (say.with("rec-moved-since", &[("t", Arg::Text(&at))])) }
        @if asks.plan {
            p { b { (say.t("rec-moved-plan")) } }
            p { (say.t("rec-moved-plan-how")) }
            p { a href=(format!("/patient/{}/plan", record.id)) { (say.t("rec-plan-open")) } }
        }
        @if asks.address { (address(say, record, keys)) }
        @if asks.doctor { (doctor(say, record, keys)) }
    };
    card("moved", &say.t("rec-moved"), &inside)
}

fn address(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let form = Form {
        say,
        keys,
        name: ADDRESS,
    };
    let before = record.identity.address.as_deref().unwrap_or_default();
    form.around(
        &format!("/patient/{}/record/{ADDRESS}", record.id),
        "",
        &html! {
            @if !before.is_empty() { p.soft { (say.with("rec-moved-from", &[("where", Arg::Text(before))])) } }
            input type="hidden" name="was_address" value=(before);
            (form.line("address", "rec-moved-address", ""))
            (form.go("rec-moved-address-save"))
        },
    )
}

fn doctor(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let form = Form {
        say,
        keys,
        name: DOCTOR,
    };
    let fresh = RelativeId::from_uuid(SystemIds.next()).to_string();
    let people = record.people.iter();
    let known = people.filter_map(|one| one.person.known());
    let now = known.filter(|person| person.role == Role::GeneralPractitioner);
    let now: Vec<&str> = now.map(|person| person.name.as_str()).collect();
    form.around(
        &format!("/patient/{}/record/{DOCTOR}", record.id),
        "",
        &html! {
            @if !now.is_empty() { p.soft { (say.with("rec-moved-doctor-before", &[("who", Arg::Text(&now.join(", ")))])) } }
            input type="hidden" name="id" value=(form.value("id", &fresh));
            (form.line("name", "rec-moved-doctor", ""))
            (form.line_with("phones", "rec-phones", "rec-phones-hint", ""))
            (form.go("rec-moved-doctor-save"))
        },
    )
}

/// Where they live now: what stood there was right until then. `known`: who it is, as it stands.
pub fn moves(typed: &Typed, known: &Identity) -> Result<Change, Unread> {
    let address = typed.get("address");
    if address.is_empty() {
        return Err(Unread::Address);
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let with = |text: &str| Identity {
        address: some(text),
        ..known.clone()
    };
    Ok(Change::Said {
        amended: Amended::Changed,
        change: Box::new(Change::Amend {
            identity: Box::new(with(address)),
            seen: Box::new(with(typed.get("was_address"))),
        }),
    })
}

/// Who their general practitioner is now: listed beside the one from before, and told nothing that nobody has agreed to.
pub fn doctor_of(typed: &Typed) -> Result<Person, Unread> {
    Ok(Person {
        name: typed.get("name").to_owned(),
        role: Role::GeneralPractitioner,
        next_of_kin: false,
        phones: fields::phones(typed.get("phones"))?,
        hours: None,
        language: None,
        shared_phone: false,
    })
}
