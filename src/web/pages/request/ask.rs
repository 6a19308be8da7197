//! The form with which legevakt asks for a nurse: the urgency and what is wanted first, then the patient and ISBAR. Nothing in it is
//! required; what is typed is kept in the browser until it is sent.

use std::time::Duration;

use maud::{Markup, html};

use crate::domain::requests::form::{Urgency, Wanted};
use crate::domain::service::urgency::UrgencyTimes;
use crate::text::Arg;
use crate::views::request::FormView;
use crate::views::words;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::request::fields::Wrong;
use crate::web::pages::say::Say;

/// A form: where it goes, and what stands in it.
pub struct Ask<'a> {
    /// Where it is posted.
    pub action: &'a str,
    /// The word of the act, for what was refused.
    pub act: &'a str,
    /// Before the names of drafts: one for each request.
    pub draft: &'a str,
    /// What stands in it.
    pub value: &'a dyn Fn(&str) -> String,
    /// What is chosen in a group.
    pub chosen: &'a dyn Fn(&str, &str) -> bool,
    /// What was wrong, if it was refused.
    pub wrong: Option<Wrong>,
    /// How soon each is to be answered.
    pub times: UrgencyTimes,
    /// Who asks is asked for: at a PC that several people use.
    pub names: bool,
}

impl Ask<'_> {
    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.draft)
    }
}

/// The questions, without the button.
pub fn questions(say: &Say<'_>, ask: &Ask<'_>) -> Markup {
    html! {
        fieldset {
            legend { (say.t("rq-urgency")) }
            div.choices.cards {
                @for urgency in Urgency::ALL {
                    @let word = words::urgency(urgency);
                    label.choice {
                        input type="radio" name="urgency" value=(word) checked[(ask.chosen)("urgency", word)] data-draft=(ask.id("urgency"));
                        span { b { (say.by("rq-urgency-is", word)) } small { (say.by("rq-urgency-means", word)) @if let Some(within) = ask.times.of(urgency) { " " (within_words(say, within)) } } }
                    }
                }
            }
        }
        fieldset {
            legend { (say.t("rq-wanted")) }
            div.choices.cards.wants {
                @for wanted in Wanted::ALL {
                    @let word = words::wanted(wanted);
                    label.choice {
                        input type="checkbox" name="wanted" value=(word) checked[(ask.chosen)("wanted", word)] data-draft=(ask.id("wanted"));
                        span { (say.by("rq-wanted-is", word)) }
                    }
                }
            }
        }
        (field(say, ask, "patient", Some("rq-patient-hint"), 200))
        (area(say, ask, "situation"))
        (field(say, ask, "place", Some("rq-place-hint"), 4_000))
        (more(say, ask))
        (field(say, ask, "phone", Some("rq-phone-hint"), 40))
        @if ask.names {
            div.tight {
                div.two { (field(say, ask, "name", None, 200)) (field(say, ask, "hpr", None, 20)) }
                p.hint { (say.t("rq-who-hint")) }
            }
        }
    }
}

/// How soon it is to be answered: minutes, or whole hours.
fn within_words(say: &Say<'_>, within: Duration) -> String {
    let minutes = u32::try_from(within.as_secs() / 60).unwrap_or(u32::MAX);
    let (key, n) = if minutes.is_multiple_of(60) {
        ("rq-within-hours", minutes / 60)
    } else {
        ("rq-within-minutes", minutes)
    };
    say.with(key, &[("n", Arg::Number(n))])
}

/// What can wait, folded away; open where something stands in it.
fn more(say: &Say<'_>, ask: &Ask<'_>) -> Markup {
    let names = [
        "present",
        "safety",
        "interpreter",
        "background",
        "assessment",
        "recommendation",
    ];
    let open = names.iter().any(|name| !(ask.value)(name).is_empty());
    html! {
        details.more open[open] id=(ask.id("more")) {
            summary { (say.t("rq-more")) }
            div.stack {
                p.hint { (say.t("rq-more-hint")) " " (say.t("rq-kept-here")) }
                (field(say, ask, "present", None, 4_000))
                (field(say, ask, "safety", Some("rq-safety-hint"), 4_000))
                (field(say, ask, "interpreter", None, 4_000))
                (area(say, ask, "background"))
                (area(say, ask, "assessment"))
                (area(say, ask, "recommendation"))
            }
        }
    }
}

fn label(say: &Say<'_>, name: &str) -> String {
    match name {
        "name" => say.t("rq-your-name"),
        "hpr" => say.t("rq-your-hpr"),
        other => say.t(&format!("rq-{other}")),
    }
}

fn field(say: &Say<'_>, ask: &Ask<'_>, name: &str, hint: Option<&str>, most: u16) -> Markup {
    let (id, hint_id) = (ask.id(name), format!("{}-hint", ask.id(name)));
    let wrong = ask.wrong.filter(|wrong| wrong.field() == name);
    let (kind, complete, mode) = match name {
        "phone" => ("tel", "tel", "tel"),
        "name" => ("text", "name", "text"),
        "hpr" => ("text", "off", "numeric"),
        _ => ("text", "off", "text"),
    };
    html! {
        div {
            label for=(id) { (label(say, name)) }
            @if let Some(hint) = hint { p.hint id=(hint_id) { (say.t(hint)) } }
            input id=(id) class=[wrong.map(|_| "field-wrong")] type=(kind) name=(name) value=((ask.value)(name)) maxlength=(most)
                autocomplete=(complete) inputmode=(mode) data-draft=(id) data-once[ask.names && matches!(name, "name" | "hpr")] aria-describedby=[hint.map(|_| hint_id.as_str())]
                aria-invalid=[wrong.map(|_| "true")];
        }
    }
}

fn area(say: &Say<'_>, ask: &Ask<'_>, name: &str) -> Markup {
    let id = ask.id(name);
    html! {
        div {
            label for=(id) { (label(say, name)) }
            textarea id=(id) name=(name) rows="3" maxlength="4000" data-draft=(id) { ((ask.value)(name)) }
        }
    }
}

/// What went wrong, beside the button. Digits that are no birth number may be sent as they stand: help does not wait for a digit.
pub fn problem(say: &Say<'_>, keys: &Keys, ask: &Ask<'_>) -> Markup {
    let message = keys
        .refused_act(ask.act)
        .map(|refused| refused.message.as_str());
    html! {
        div.problem data-problem role="alert" {
            @if let Some(message) = message { p { (message) } }
        }
        div.as-written hidden[!matches!(ask.wrong, Some(Wrong::Patient(_)))] data-if-wrong="patient" {
            button.do.wide type="submit" name="as_written" value="yes" { (say.t("rq-as-written")) }
        }
    }
}

/// The value of a field, from what was refused, or else from `otherwise`.
pub fn value_of<'a>(
    typed: Option<&'a Typed>,
    otherwise: impl Fn(&str) -> String + 'a,
) -> impl Fn(&str) -> String + 'a {
    move |name| typed.map_or_else(|| otherwise(name), |typed| typed.get(name).to_owned())
}

/// What is chosen, from what was refused, or else from `otherwise`.
pub fn chosen_of<'a>(
    typed: Option<&'a Typed>,
    otherwise: impl Fn(&str, &str) -> bool + 'a,
) -> impl Fn(&str, &str) -> bool + 'a {
    move |name, word| match typed {
        Some(typed) => typed
            .0
            .iter()
            .any(|(known, value)| known == name && value == word),
        None => otherwise(name, word),
    }
}

/// What stands in a form that was sent before.
pub fn as_sent(form: &FormView, name: &str) -> String {
    use crate::views::request::PatientView;
    let said = |answer: &Option<String>| answer.clone().unwrap_or_default();
    match name {
        "patient" => match &form.patient {
            PatientView::Number { grouped, .. } => grouped.clone(),
            PatientView::Named {
                name,
                birth_year: Some(year),
            } => format!("{name} {year}").trim().to_owned(),
            PatientView::Named {
                name,
                birth_year: None,
            } => name.clone(),
            PatientView::Unknown | PatientView::Erased => String::new(),
        },
        "situation" => said(&form.situation),
        "background" => said(&form.background),
        "assessment" => said(&form.assessment),
        "recommendation" => said(&form.recommendation),
        "place" => said(&form.place),
        "present" => said(&form.present),
        "safety" => said(&form.safety),
        "interpreter" => said(&form.interpreter),
        "phone" => form
            .phone
            .as_ref()
            .map(|(grouped, _)| grouped.clone())
            .unwrap_or_default(),
        _ => String::new(),
    }
}
