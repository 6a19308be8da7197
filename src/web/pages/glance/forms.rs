//! What is done about the person of a contact: confirmed, opened, narrowed, written. One tap each; what needs a reason asks for it.

use maud::{Markup, html};

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::{PatientId, RelativeId};
use crate::domain::plans::section::Section;
use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::glance::words;
use crate::views::glance::{About, Around, Covers};
use crate::views::plan::words as plan_words;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::form::Keys;
use crate::web::pages::say::Say;

/// A patient, and somebody around them, as one value of a button.
pub fn who_value(patient: PatientId, relative: Option<RelativeId>) -> String {
    relative.map_or_else(
        || patient.to_string(),
        |relative| format!("{patient}/{relative}"),
    )
}

/// A form that is one button.
fn one(keys: &Keys, detail: &Detail, act: &str, inside: &Markup) -> Markup {
    html! {
        form.tight method="post" action=(format!("/nurse/contact/{}/{act}", detail.id)) data-act=(act) {
            (keys.hidden(act)) (keys.problem(detail.id, act)) (inside)
        }
    }
}

/// A fold with one text to write.
struct Write<'a> {
    act: &'a str,
    title: &'a str,
    hint: &'a str,
    label: &'a str,
    save: &'a str,
    /// Waits for the line if it is gone.
    keeps: bool,
    /// Before the text.
    first: Markup,
}

fn write(say: &Say<'_>, detail: &Detail, keys: &Keys, form: &Write<'_>) -> Markup {
    let act = form.act;
    let typed = keys.typed(detail.id, act);
    let id = format!("{act}-text-{}", detail.id);
    html! {
        details.more open[typed.is_some()] id=(format!("{act}-{}", detail.id)) {
            summary { (say.t(form.title)) }
            form.tight method="post" action=(format!("/nurse/contact/{}/{act}", detail.id)) data-act=(act) data-keep[form.keeps] data-stay {
                (keys.hidden(act))
                p.hint { (say.t(form.hint)) }
                (form.first)
                div { label for=(id) { (say.t(form.label)) }
                    textarea id=(id) name="text" rows="2" maxlength="10000" data-draft=(id) { (typed.map_or("", |typed| typed.get("text"))) } }
                (keys.problem(detail.id, act))
                div { button.do.wide type="submit" { (say.t(form.save)) } span.soft.num data-saved {} }
            }
        }
    }
}

/// Not opened yet: one tap, and it is written down that she reads.
pub fn show_card(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys) -> Markup {
    html! {
        @if about.card.unread {
            (one(keys, detail, "card", &html! {
                button.do.wide.two-line type="submit" { (say.t("ui-gl-show-card")) small { (say.t("ui-gl-written-down")) } }
            }))
        }
    }
}

/// The rest of the crisis part: one tap away.
pub fn rest(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys, opened: &Markup) -> Markup {
    html! {
        @if about.card.unread || about.card.more {
            p { a href=(format!("/patient/{}/plan", about.patient)) { (say.t("ui-gl-plan-page")) } }
        }
        @if about.card.more {
            (one(keys, detail, "rest", &html! {
                button.do.wide.two-line type="submit" { (say.t("ui-gl-show-rest")) small { (say.t("ui-gl-written-down")) } }
            }))
        }
        @if !opened.0.is_empty() {
            details.more open id=(format!("rest-{}", detail.id)) { summary { (say.t("ui-gl-rest")) } (opened) }
        }
    }
}

/// Who it is: the question that the person chose, and one tap.
pub fn confirm(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys) -> Markup {
    if about.confirmed.is_some() || !about.can.link {
        return Markup::default();
    }
    let otherwise = Write {
        act: "known",
        title: "ui-gl-known",
        hint: "ui-gl-known-hint",
        label: "ui-gl-known-how",
        save: "ui-gl-known-save",
        keeps: false,
        first: Markup::default(),
    };
    html! {
        @if let Some((question, answer)) = &about.question {
            dl.ask-first {
                div { dt { (say.t("ui-gl-question")) } dd { (question) } }
                div { dt { (say.t("ui-gl-answer")) } dd { (answer) } }
            }
        } @else if about.relative.is_some() { p.hint { (say.t("ui-gl-no-question-for")) } p { (handbook(say, Place::WhoIsIt)) }
        } @else { p.hint { (say.t("ui-gl-no-question")) } p { (handbook(say, Place::WhoIsIt)) } }
        @if !about.can.confirm { p.hint { (say.t("ui-gl-confirm-first")) } }
        div.acts {
            @if about.can.confirm && about.question.is_some() {
                (one(keys, detail, "confirm", &html! { button.do.wide type="submit" { (say.t("ui-gl-confirm")) } }))
            }
            (one(keys, detail, "not-person", &html! { button.do.wide type="submit" { (say.t("ui-gl-not-person")) } }))
        }
        @if about.can.confirm { (write(say, detail, keys, &otherwise)) }
    }
}

/// Sharing was withdrawn in the middle: what is needed for safety, with a reason.
pub fn keep_safety(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys) -> Markup {
    if !about.can.keep_safety {
        return Markup::default();
    }
    let form = Write {
        act: "keep-safety",
        title: "ui-gl-keep",
        hint: "ui-gl-keep-hint",
        label: "ui-gl-reason",
        save: "ui-gl-keep-save",
        keeps: false,
        first: Markup::default(),
    };
    write(say, detail, keys, &form)
}

/// What is needed now and then, folded.
pub fn folds(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys) -> Markup {
    let emergency = Write {
        act: "emergency",
        title: "ui-gl-emergency",
        hint: "ui-gl-emergency-hint",
        label: "ui-gl-reason",
        save: "ui-gl-emergency-save",
        keeps: false,
        first: Markup::default(),
    };
    let confide = Write {
        act: "confide",
        title: "ui-gl-confide",
        hint: "ui-gl-confide-hint",
        label: "ui-gl-confide-what",
        save: "ui-gl-confide-save",
        keeps: true,
        first: Markup::default(),
    };
    let learnt = Write {
        act: "learnt",
        title: "ui-gl-learnt",
        hint: "ui-gl-learnt-hint",
        label: "ui-gl-learnt-what",
        save: "ui-gl-learnt-save",
        keeps: true,
        first: about_which(say, detail),
    };
    html! {
        @if about.can.emergency { (write(say, detail, keys, &emergency)) }
        @if about.can.narrow { (less(say, detail, about, keys)) }
        @if about.relative.is_some() && about.can.write { (write(say, detail, keys, &confide)) }
        @if about.can.write { (write(say, detail, keys, &learnt)) }
        @if about.can.link { (somebody_else(say, detail, about, keys)) }
    }
}

/// What the words are for: what was learnt, or a part of the plan.
fn about_which(say: &Say<'_>, detail: &Detail) -> Markup {
    let id = format!("learnt-part-{}", detail.id);
    html! {
        div { label for=(id) { (say.t("ui-gl-learnt-part")) }
            select id=(id) name="part" {
                option value="" { (say.t("ui-gl-learnt-whole")) }
                @for section in Section::ALL { option value=(plan_words::section(section)) { (say.by("ui-gl-part", plan_words::section(section))) } }
            } }
    }
}

/// At the person's word less is shared, at once; more only by the person with those who work with them.
fn less(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys) -> Markup {
    let is_told = |around: &&Around| around.is_told && !around.objected;
    let told: Vec<&Around> = about.people.iter().filter(is_told).collect();
    html! {
        @if !about.consents.is_empty() || !told.is_empty() {
            details.more id=(format!("less-{}", detail.id)) {
                summary { (say.t("ui-gl-less")) }
                div.tight {
                    p.hint { (say.t("ui-gl-less-hint")) }
                    (keys.problem(detail.id, "share-less"))
                    @for covers in &about.consents { (one_consent(say, detail, about, covers, keys)) }
                    @if !told.is_empty() {
                        details.more id=(format!("tell-less-{}", detail.id)) {
                            summary { (say.t("ui-gl-tell-some-less")) }
                            div.tight {
                                (said_it(say, about))
                                (one(keys, detail, "tell-less", &html! {
                                    @for around in told {
                                        button.do.wide type="submit" name="relative" value=(around.id) { (say.with("ui-gl-tell-less", &[("who", Arg::Text(&around.name))])) }
                                    }
                                }))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The step before less is shared: whether the person has said so. That a relative wants it is not enough.
fn said_it(say: &Say<'_>, about: &About) -> Markup {
    let who = ("who", Arg::Text(&about.called));
    let asks = match &about.relative {
        Some(other) => say.with(
            "ui-gl-less-said-relative",
            &[who, ("other", Arg::Text(&other.name))],
        ),
        None => say.with("ui-gl-less-said", &[who]),
    };
    html! { p.say { b { (asks) } } }
}

fn one_consent(
    say: &Say<'_>,
    detail: &Detail,
    about: &About,
    covers: &Covers,
    keys: &Keys,
) -> Markup {
    let word = words::consent(covers.kind);
    html! {
        fieldset.tight {
            legend { (say.by("ui-gl-consent", word)) }
            details.more id=(format!("none-{word}-{}", detail.id)) {
                summary { (say.by("ui-gl-withdraw", word)) }
                form.tight method="post" action=(format!("/nurse/contact/{}/share-none", detail.id)) data-act="share-none" {
                    (keys.hidden(&format!("share-none-{word}")))
                    input type="hidden" name="consent" value=(covers.id);
                    (said_it(say, about))
                    @if covers.kind == ConsentKind::PlanMade { p.hint { (say.t("ui-gl-withdraw-plan")) } }
                    button.do.alarm.wide type="submit" { (say.with("ui-gl-less-yes", &[("who", Arg::Text(&about.called))])) }
                }
            }
            @if !covers.sections.is_empty() {
                form.tight method="post" action=(format!("/nurse/contact/{}/share-less", detail.id)) data-act="share-less" {
                    (keys.hidden(&format!("share-less-{word}")))
                    input type="hidden" name="consent" value=(covers.id);
                    p.hint { (say.t("ui-gl-which")) }
                    div.choices {
                        @for section in &covers.sections {
                            label.choice { input type="checkbox" name="part" value=(plan_words::section(*section)); (say.by("ui-gl-part", plan_words::section(*section))) }
                        }
                    }
                    button.do.wide type="submit" { (say.t("ui-gl-leave-out")) }
                }
            }
        }
    }
}

/// Who is in touch, of those around the person; or about somebody else altogether.
fn somebody_else(say: &Say<'_>, detail: &Detail, about: &About, keys: &Keys) -> Markup {
    let now = about.relative.as_ref().map(|around| around.id);
    html! {
        details.more id=(format!("else-{}", detail.id)) {
            summary { (say.t("ui-gl-else")) }
            div.tight {
                form.tight method="post" action=(format!("/nurse/contact/{}/person", detail.id)) data-act="person" {
                    (keys.hidden("person"))
                    (keys.problem(detail.id, "person"))
                    @if now.is_some() {
                        button.do.wide.choice-line type="submit" name="who" value=(who_value(about.patient, None)) { b { (about.name) } span { (say.t("ui-gl-themselves")) } }
                    }
                    @for around in about.people.iter().filter(|around| Some(around.id) != now) {
                        button.do.wide.choice-line type="submit" name="who" value=(who_value(about.patient, Some(around.id))) {
                            b { (around.name) } span { (say.by("ui-gl-role", words::role(around.role))) }
                        }
                    }
                }
                @if about.confirmed.is_some() { (one(keys, detail, "not-person", &html! { button.do.wide type="submit" { (say.t("ui-gl-not-person")) } })) }
                (find(say, detail))
            }
        }
    }
}

/// To the search.
pub fn find(say: &Say<'_>, detail: &Detail) -> Markup {
    html! { p { a.as-link href=(format!("/nurse/contact/{}/person", detail.id)) { (say.t("ui-gl-find")) } } }
}
