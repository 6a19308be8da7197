//! Those around somebody, in the order in which they are rung, and what each may be told.

use maud::{Markup, html};

use crate::domain::ids::{IdSource, RelativeId};
use crate::domain::patients::people::{Person, Relative};
use crate::domain::secret::Secret;
use crate::domain::tongue::Tongue;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::record::{Place, Record, words};
use crate::web::pages::form::Keys;
use crate::web::pages::record::consents::able;
use crate::web::pages::record::earlier;
use crate::web::pages::record::fields::phones_field;
use crate::web::pages::record::identity::language_choice;
use crate::web::pages::record::parts::{Form, button, card, fact, folded};
use crate::web::pages::say::Say;

/// The card.
pub fn show(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let inside = html! {
        @if record.people.is_empty() { p { (say.t("rec-people-none")) } }
        ul.list {
            @for (place, one) in record.people.iter().enumerate() { (line(say, record, keys, place, one)) }
        }
        (new(say, record, keys))
        (earlier::show(say, record, Place::People))
    };
    card("people", &say.t("rec-people"), &inside)
}

fn line(say: &Say<'_>, record: &Record, keys: &Keys, place: usize, relative: &Relative) -> Markup {
    let Some(person) = relative.person.known() else {
        return html! {};
    };
    let id = relative.id.to_string();
    let told = words::word(&words::TOLD, &relative.most_told());
    let role = say.by("rec-role", words::word(&words::ROLES, &person.role));
    let refused = |act: &str| keys.refused_act(&format!("{act}.{id}")).is_some();
    let open = [
        "person",
        "told",
        "asked",
        "objected",
        "unlist",
        earlier::WRONG_LISTING,
    ]
    .into_iter()
    .any(refused);
    html! {
        li id=(format!("person-{id}")) {
            p.line-head { span { b { (place + 1) ". " (person.name) } " · " (role) @if person.next_of_kin { " · " (say.t("rec-next-of-kin")) } } }
            @if relative.objected { p.say.red { b { (say.t("rec-objects")) } } }
            p { (say.by("rec-told-is", told)) }
            @if let Some(words) = relative.said.as_ref().and_then(|said| said.words.known()) { p.words { (words) } }
            dl.facts-list {
                (fact(&say.t("rec-phones"), &phones_field(&person.phones)))
                (fact(&say.t("rec-hours"), person.hours.as_deref().unwrap_or_default()))
                @if let Some(language) = &person.language { (fact(&say.t("rec-language"), &say.tongue(language))) }
            }
            @if let Some(asked) = relative.question.as_ref().and_then(Secret::known) {
                dl.facts-list {
                    (fact(&say.t("rec-question-is"), &asked.question))
                    (fact(&say.t("rec-answer-is"), &asked.answer))
                }
            }
            @if person.shared_phone { p.soft { (say.t("rec-shared-phone")) } }
            (folded(&say.with("rec-person-change", &[("who", Arg::Text(&person.name))]), open, &changes(say, record, keys, relative, person)))
        }
    }
}

fn changes(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    relative: &Relative,
    person: &Person,
) -> Markup {
    let id = relative.id.to_string();
    let path = |act: &str| format!("/patient/{}/record/{act}", record.id);
    let name = |act: &str| format!("{act}.{id}");
    let (told, edit) = (name("told"), name("person"));
    let told_form = Form {
        say,
        keys,
        name: &told,
    };
    let now = words::word(&words::TOLD, &relative.told);
    let order = (usize::from(relative.order) + 1).to_string();
    html! {
        (told_form.around(&path("told"), &id, &html! {
            (told_form.choice("told", "rec-told", "rec-told-is", &words::TOLD, now))
            @if record.may.with_the_person {
                p.hint { (say.t("rec-told-more")) }
                (told_form.text("words", "rec-told-words", ""))
                (able(&told_form))
            } @else { p.hint { (say.t("rec-told-narrow")) } }
            (earlier::ask(&told_form, true))
            (told_form.go("rec-told-save"))
        }))
        @if record.may.with_the_person { (asked(say, record, keys, relative)) }
        @let same = html! { p.hint { (say.t("rec-person-same")) } };
        (fields(say, keys, &edit, (&path("person"), &id), Some((person, &order)), &same))
        div.row-of {
            @if relative.objected {
                @if record.may.with_the_person { (button(say, keys, &path("no-objection"), (&name("no-objection"), &id), "rec-objects-not")) }
            } @else { (button(say, keys, &path("objected"), (&name("objected"), &id), "rec-objects-set")) }
            (button(say, keys, &path("unlist"), (&name("unlist"), &id), "rec-unlist"))
        }
        (earlier::listed_wrongly(say, record, keys, relative))
    }
}

/// The question that shows that it is them. The person's own is never asked of anybody else.
fn asked(say: &Say<'_>, record: &Record, keys: &Keys, relative: &Relative) -> Markup {
    let id = relative.id.to_string();
    let name = format!("asked.{id}");
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let kept = relative.question.as_ref().and_then(Secret::known);
    form.around(&format!("/patient/{}/record/asked", record.id), &id, &html! {
        p.hint { (say.t("rec-asked-hint")) }
        (form.line("question", "rec-question-is", kept.map_or("", |kept| kept.question.as_str())))
        (form.line("answer", "rec-answer-is", kept.map_or("", |kept| kept.answer.as_str())))
        (earlier::ask(&form, kept.is_some()))
        (form.go("rec-asked-save"))
    })
}

fn fields(
    say: &Say<'_>,
    keys: &Keys,
    name: &str,
    (path, item): (&str, &str),
    known: Option<(&Person, &str)>,
    more: &Markup,
) -> Markup {
    let form = Form { say, keys, name };
    let person = known.map(|(person, _)| person);
    let phones = person.map(|one| phones_field(&one.phones));
    let role = person.map_or("mother", |one| words::word(&words::ROLES, &one.role));
    let language = person.and_then(|one| one.language.as_ref());
    form.around(path, item, &html! {
        (more)
        (form.line("name", "rec-person-name", person.map_or("", |one| one.name.as_str())))
        div.two {
            (form.choice("role", "rec-role-label", "rec-role", &words::ROLES, role))
            (form.line_with("order", "rec-order", "rec-order-hint", known.map_or("", |(_, order)| order)))
        }
        (form.line_with("phones", "rec-phones", "rec-phones-hint", phones.as_deref().unwrap_or_default()))
        (form.line_with("hours", "rec-hours", "rec-hours-hint", person.and_then(|one| one.hours.as_deref()).unwrap_or_default()))
        (language_choice(&form, language.map_or("", Tongue::tag)))
        (form.tick("next_of_kin", "yes", &say.t("rec-next-of-kin"), person.is_some_and(|one| one.next_of_kin)))
        (form.tick("shared_phone", "yes", &say.t("rec-shared-phone"), person.is_some_and(|one| one.shared_phone)))
        (earlier::ask(&form, known.is_some()))
        (form.go("rec-save"))
    })
}

fn new(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let refused = keys.refused_act("new-person");
    let fresh = RelativeId::from_uuid(SystemIds.next()).to_string();
    let id = refused.map_or(fresh.as_str(), |refused| refused.typed.get("id"));
    let path = format!("/patient/{}/record/new-person", record.id);
    let chosen = html! { input type="hidden" name="id" value=(id); };
    let inside = html! {
        p.hint { (say.t("rec-person-new-hint")) }
        (fields(say, keys, "new-person", (&path, ""), None, &chosen))
    };
    folded(&say.t("rec-person-new"), refused.is_some(), &inside)
}
