//! How the person wants to be reached and by whom, and the question that shows that it is them.

use maud::{Markup, html};

use crate::domain::ids::StaffId;
use crate::domain::patients::settings::{MOST_NURSES, Settings};
use crate::views::record::{Place, Record, Worker};
use crate::web::pages::form::Keys;
use crate::web::pages::record::parts::{Form, card, fact, folded};
use crate::web::pages::record::{earlier, fields};
use crate::web::pages::say::Say;

/// The settings. `nurses`: whom there is to choose from.
pub fn settings(say: &Say<'_>, record: &Record, keys: &Keys, nurses: &[Worker]) -> Markup {
    let now = &record.settings;
    let somebody_else = now.somebody_else.as_deref().unwrap_or_default();
    let names = |chosen: &[StaffId]| {
        let all: Vec<&str> = chosen.iter().map(|id| name(nurses, id)).collect();
        all.join(", ")
    };
    let form = Form {
        say,
        keys,
        name: "settings",
    };
    let choice = |field: &str, label: &str, chosen: &[StaffId]| {
        html! {
            fieldset {
                legend { (say.t(label)) }
                div.choices {
                    @for nurse in nurses { (form.tick(field, nurse.id.as_str(), &nurse.name, chosen.contains(&nurse.id))) }
                }
            }
        }
    };
    let change = form.around(
        &format!("/patient/{}/record/settings", record.id),
        "",
        &html! {
            (form.tick("no_texts", "yes", &say.t("rec-no-texts"), now.no_texts))
            (form.tick("number_withheld", "yes", &say.t("rec-withheld"), now.number_withheld))
            (form.line_with("somebody_else", "rec-somebody-else", "rec-somebody-else-hint", somebody_else))
            (was(now))
            (in_order(&form, nurses, &now.preferred))
            (choice("not_wanted", "rec-not-wanted", &now.not_wanted))
            (earlier::ask(&form, *now != Settings::default()))
            (form.go("rec-save"))
        },
    );
    let inside = html! {
        ul.plain-list {
            li { (say.t(if now.no_texts { "rec-no-texts" } else { "rec-texts" })) }
            li { (say.t(if now.number_withheld { "rec-withheld" } else { "rec-not-withheld" })) }
        }
        dl.facts-list {
            (fact(&say.t("rec-somebody-else"), somebody_else))
            (fact(&say.t("rec-wanted"), &names(&now.preferred)))
            (fact(&say.t("rec-not-wanted"), &names(&now.not_wanted)))
        }
        (folded(&say.t("rec-settings-change"), form.is_refused(), &change))
        (earlier::show(say, record, Place::Settings))
    };
    card("settings", &say.t("rec-settings"), &inside)
}

/// What stood there when the form was made.
fn was(now: &Settings) -> Markup {
    let yes =
        |field: &str, is: bool| html! { @if is { input type="hidden" name=(field) value="yes"; } };
    html! {
        (yes("was_no_texts", now.no_texts))
        (yes("was_number_withheld", now.number_withheld))
        input type="hidden" name="was_somebody_else" value=(now.somebody_else.as_deref().unwrap_or_default());
        @for nurse in &now.preferred { input type="hidden" name="was_preferred" value=(nurse.as_str()); }
        @for nurse in &now.not_wanted { input type="hidden" name="was_not_wanted" value=(nurse.as_str()); }
    }
}

/// Nurses the person wants, in their order: the first is rung before the others.
fn in_order(form: &Form<'_>, nurses: &[Worker], kept: &[StaffId]) -> Markup {
    let say = form.say;
    let typed = form.keys.refused_act(form.name);
    let chosen: Vec<StaffId> = typed.map_or_else(
        || kept.to_vec(),
        |refused| fields::settings(&refused.typed, "").preferred,
    );
    let places = nurses.len().min((chosen.len() + 2).clamp(3, MOST_NURSES));
    html! {
        fieldset {
            legend { (say.t("rec-wanted")) }
            p.hint { (say.t("rec-wanted-order")) }
            @for place in 0..places {
                @let id = format!("settings-preferred-{place}");
                div {
                    label for=(id) { (say.numbered("rec-wanted-place", place + 1)) }
                    select id=(id) name="preferred" {
                        option value="" { "–" }
                        @for nurse in nurses { option value=(nurse.id.as_str()) selected[chosen.get(place) == Some(&nurse.id)] { (nurse.name) } }
                    }
                }
            }
        }
    }
}

fn name<'a>(nurses: &'a [Worker], id: &'a StaffId) -> &'a str {
    let known = nurses.iter().find(|nurse| nurse.id == *id);
    known.map_or(id.as_str(), |nurse| nurse.name.as_str())
}

/// The question. Chosen only together with those who work with the person: whoever could change it could pass for them.
pub fn question(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let form = Form {
        say,
        keys,
        name: "question",
    };
    let kept = record.question.as_ref();
    let change = form.around(
        &format!("/patient/{}/record/question", record.id),
        "",
        &html! {
            (form.line("question", "rec-question-is", kept.map_or("", |kept| kept.question.as_str())))
            (form.line("answer", "rec-answer-is", kept.map_or("", |kept| kept.answer.as_str())))
            (earlier::ask(&form, kept.is_some()))
            (form.go("rec-save"))
        },
    );
    let inside = html! {
        p.hint { (say.t("rec-question-hint")) }
        @match kept {
            Some(kept) => dl.facts-list {
                (fact(&say.t("rec-question-is"), &kept.question))
                (fact(&say.t("rec-answer-is"), &kept.answer))
            },
            None => p { (say.t("rec-question-none")) },
        }
        @if record.may.with_the_person { (folded(&say.t("rec-question-choose"), form.is_refused(), &change)) }
        (earlier::show(say, record, Place::Question))
    };
    card("question", &say.t("rec-question"), &inside)
}
