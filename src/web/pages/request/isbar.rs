//! What was filled in, so that it is read in five seconds: the urgency and what is wanted, what happens now, the patient, safety; the
//! rest after it. Empty parts are left out.

use maud::{Markup, html};

use crate::domain::patients::birth_number::Sort;
use crate::text::Arg;
use crate::views::request::{AskedFrom, FormView, PatientView, RequestView};
use crate::views::words;
use crate::web::pages::say::{Say, dotted, text};

/// How soon, as a mark of its own, and what is wanted.
pub fn first(say: &Say<'_>, request: &RequestView) -> Markup {
    html! {
        p.asks {
            (urgency(say, request)) " "
            b { (wanted(say, request)) }
            @if request.changed > 0 { " " span.tag { (say.with("rq-amended", &[("n", Arg::Number(request.changed.into()))])) } }
        }
    }
}

/// How soon.
pub fn urgency(say: &Say<'_>, request: &RequestView) -> Markup {
    let word = words::urgency(request.urgency);
    html! { span class=(format!("urgency {word}")) { (say.by("rq-urgency-is", word)) } }
}

/// What is asked for, in one line.
pub fn wanted(say: &Say<'_>, request: &RequestView) -> String {
    let all: Vec<String> = request
        .wanted
        .iter()
        .map(|wanted| say.by("rq-wanted-is", words::wanted(*wanted)))
        .collect();
    all.join(" · ")
}

/// The same, or that help is asked for, where nothing was chosen.
pub fn wanted_or(say: &Say<'_>, request: &RequestView) -> String {
    let wanted = wanted(say, request);
    if wanted.is_empty() {
        say.t("rq-nurse-heading")
    } else {
        wanted
    }
}

/// Who asks, and from where.
pub fn asker(say: &Say<'_>, request: &RequestView) -> String {
    let asker = &request.asker;
    let name = asker.name.clone().unwrap_or_else(|| say.t("rq-by-doctor"));
    match asker.from {
        AskedFrom::Account => name,
        AskedFrom::Station => say.with("rq-from-station", &[("name", Arg::Text(&name))]),
        AskedFrom::Telephone => say.t("rq-from-telephone"),
    }
}

/// The whole card.
pub fn card(say: &Say<'_>, request: &RequestView) -> Markup {
    let Some(form) = &request.form else {
        return html! { p.say { (say.t("rq-hidden-here")) } };
    };
    html! {
        dl.isbar {
            @if let Some(now) = &form.situation { div.first { dt { (say.t("rq-s")) } dd { (now) } } }
            (line(say, "rq-patient-short", Some(patient(say, &form.patient))))
            (part(say, "rq-place-short", form.place.as_deref()))
            @if let Some(safety) = &form.safety { div.safety { dt { (say.t("rq-safety")) } dd { (safety) } } }
            (part(say, "rq-present", form.present.as_deref()))
            (part(say, "rq-interpreter", form.interpreter.as_deref()))
            (part(say, "rq-b", form.background.as_deref()))
            (part(say, "rq-a", form.assessment.as_deref()))
            (part(say, "rq-recommendation", form.recommendation.as_deref()))
            (line(say, "rq-asked-by", Some(by(say, request, form))))
        }
    }
}

/// On the sheet while it rings: the first four.
pub fn glance(say: &Say<'_>, request: &RequestView) -> Markup {
    let Some(form) = &request.form else {
        return Markup::default();
    };
    html! {
        dl.glance {
            @if let Some(now) = &form.situation { div { dt { (say.t("rq-s")) } dd.clamp { (now) } } }
            div { dt { (say.t("rq-patient-short")) } dd { (patient(say, &form.patient)) } }
            @if let Some(place) = &form.place { div { dt { (say.t("rq-place-short")) } dd.clamp { (place) } } }
            @if let Some(safety) = &form.safety { div { dt { (say.t("rq-safety")) } dd.clamp { (safety) } } }
        }
    }
}

fn part(say: &Say<'_>, key: &str, value: Option<&str>) -> Markup {
    line(say, key, value.map(text))
}

fn line(say: &Say<'_>, key: &str, value: Option<Markup>) -> Markup {
    html! { @if let Some(value) = value { div { dt { (say.t(key)) } dd { (value) } } } }
}

fn patient(say: &Say<'_>, patient: &PatientView) -> Markup {
    match patient {
        PatientView::Number {
            grouped,
            sort,
            synthetic,
        } => {
            let sort = match sort {
                Sort::Birth => "birth",
                Sort::D => "d",
                Sort::H => "h",
                Sort::Fh => "fh",
            };
            let sort = say.by("rq-patient-kind", sort);
            let invented = if *synthetic {
                say.t("rq-patient-invented")
            } else {
                String::new()
            };
            dotted([
                html! { span.num { (grouped) } },
                text(&sort),
                text(&invented),
            ])
        }
        PatientView::Named {
            name,
            birth_year: Some(year),
        } => {
            let year = year.to_string();
            let known = [
                ("name", Arg::Text(name.as_str())),
                ("year", Arg::Text(&year)),
            ];
            text(
                say.with("rq-patient-born", &known)
                    .trim_start_matches([',', ' ']),
            )
        }
        PatientView::Named {
            name,
            birth_year: None,
        } => text(name),
        PatientView::Unknown => text(&say.t("rq-patient-unknown")),
        PatientView::Erased => text(&say.t("ui-erased")),
    }
}

/// Who asks, and where they are reached.
fn by(say: &Say<'_>, request: &RequestView, form: &FormView) -> Markup {
    let hpr = request.asker.hpr.as_deref();
    dotted([
        text(&asker(say, request)),
        text(&hpr.map_or_else(String::new, |hpr| {
            say.with("rq-hpr", &[("n", Arg::Text(hpr))])
        })),
        html! { @if let Some((grouped, dial)) = &form.phone { a.num href=(format!("tel:{dial}")) { (grouped) } } },
    ])
}
