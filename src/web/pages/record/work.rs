//! Who works with the person, where the plan is, and other records of the same person.

use maud::{Markup, html};

use crate::domain::ids::PatientId;
use crate::domain::plans::plan::PlanStand;
use crate::text::Arg;
use crate::views::record::words::{STANDS, word};
use crate::views::record::{Hit, Record, Worker};
use crate::web::pages::form::Keys;
use crate::web::pages::record::parts::{Form, button, card, folded};
use crate::web::pages::record::search;
use crate::web::pages::say::Say;

/// Where the plan is, and the ways to it.
pub fn plan(say: &Say<'_>, record: &Record, keys: &Keys) -> Markup {
    let Some(plan) = &record.plan else {
        let nothing = html! { p { (say.t("rec-plan-with-contact")) } };
        return card("plan", &say.t("rec-plan"), &nothing);
    };
    let form = Form {
        say,
        keys,
        name: "stand",
    };
    let elsewhere = plan.elsewhere.as_deref().unwrap_or_default();
    let change = form.around(
        &format!("/patient/{}/record/stand", record.id),
        "",
        &html! {
            (form.choice("stand", "rec-plan-stand", "rec-plan-stand-is", &STANDS, word(&STANDS, &plan.stand)))
            (form.line("elsewhere", "rec-plan-where", elsewhere))
            (form.go("rec-save"))
        },
    );
    let inside = html! {
        p { b { (say.by("rec-plan-stand-is", word(&STANDS, &plan.stand))) } @if plan.stand == PlanStand::Elsewhere && !elsewhere.is_empty() { ": " (elsewhere) } }
        @if let Some((version, at)) = plan.in_force {
            p {
                (say.with("ui-plan-in-force", &[("n", Arg::Number(version.into()))]))
                @if let Some(at) = at { " " (say.with("rec-plan-review", &[("at", Arg::Text(&say.date(at)))])) }
            }
        }
        @if plan.under_way { p { (say.t("rec-plan-under-way")) } }
        @if plan.suggestions > 0 { p { span.state.waiting { (say.numbered("rec-suggestions", plan.suggestions)) } } }
        p { a.do.wide href=(format!("/patient/{}/plan", record.id)) { (say.t("rec-plan-open")) } }
        (folded(&say.t("rec-plan-stand-set"), form.is_refused(), &change))
    };
    card("plan", &say.t("rec-plan"), &inside)
}

/// Who works with the person. `days`: those of the day service.
pub fn workers(say: &Say<'_>, record: &Record, keys: &Keys, days: &[Worker]) -> Markup {
    let path = |act: &str| format!("/patient/{}/record/{act}", record.id);
    let (assign, coordinate) = (
        Form {
            say,
            keys,
            name: "assign",
        },
        Form {
            say,
            keys,
            name: "coordinator",
        },
    );
    let coordinator = record.coordinator.as_ref();
    let choice = |field: &str, label: &str, kept: &str, none: bool| {
        html! {
            div {
                label for=(field) { (say.t(label)) }
                select id=(field) name=(field) {
                    @if none { option value="" { (say.t("rec-nobody")) } }
                    @for one in days { option value=(one.id) selected[one.id.as_str() == kept] { (one.name) } }
                }
            }
        }
    };
    let inside = html! {
        p { (say.t("rec-coordinator")) ": " b { (coordinator.map_or_else(|| say.t("rec-nobody"), |one| one.name.clone())) } }
        @if record.assigned.is_empty() { p { (say.t("rec-assigned-none")) } }
        @else {
            h3 { (say.t("rec-assigned")) }
            ul.list { @for one in &record.assigned {
                li.line {
                    span { (one.name) }
                    @if record.may.assign { (button(say, keys, &path("unassign"), (&format!("unassign.{}", one.id), one.id.as_str()), "rec-unassign")) }
                }
            } }
        }
        @if let Some(given) = record.may.take_on {
            @let form = Form { say, keys, name: "take" };
            (folded(&say.t("rec-take"), form.is_refused(), &take_on(&form, record.id, given)))
        }
        @if record.may.assign {
            (folded(&say.t("rec-workers-change"), assign.is_refused() || coordinate.is_refused(), &html! {
                (coordinate.around(&path("coordinator"), "", &html! {
                    (choice("coordinator", "rec-coordinator", coordinator.map_or("", |one| one.id.as_str()), true))
                    (coordinate.go("rec-coordinator-save"))
                }))
                (assign.around(&path("assign"), "", &html! {
                    (choice("staff", "rec-assign", "", false))
                    (assign.go("rec-assign-save"))
                }))
            }))
        }
    };
    card("workers", &say.t("rec-workers"), &inside)
}

/// The form by which she takes the person on. `given`: somebody has given her the person, and it takes no reason.
pub fn take_on(form: &Form<'_>, patient: PatientId, given: bool) -> Markup {
    form.around(
        &format!("/patient/{patient}/record/take"),
        "",
        &html! {
            @if given { p.hint { (form.say.t("rec-take-given")) } }
            @else {
                p.hint { (form.say.t("rec-take-hint")) }
                (form.text("reason", "rec-take-why", ""))
            }
            (form.go("rec-take-go"))
        },
    )
}

/// Other records of the same person. `found`: who was looked for to merge.
pub fn merged(say: &Say<'_>, record: &Record, keys: &Keys, found: Option<&[Hit]>) -> Markup {
    let path = |act: &str| format!("/patient/{}/record/{act}", record.id);
    let form = Form {
        say,
        keys,
        name: "look",
    };
    let open = found.is_some() || form.is_refused() || keys.refused_act("merge").is_some();
    let inside = html! {
        @if record.merged.is_empty() { p { (say.t("rec-merged-none")) } }
        ul.list { @for other in &record.merged {
            li {
                p { b { (other.name) } " · " span.soft { (say.with("rec-since", &[("at", Arg::Text(&say.date(other.since)))])) } }
                @for flag in other.flags.iter().filter(|flag| flag.hidden_because.is_none()) { div.say.red { b { (flag.text.known().map_or("", String::as_str)) } } }
                @for one in &other.people {
                    @if let Some(person) = one.person.known() {
                        p { (person.name) " · " (say.by("rec-told-is", word(&crate::views::record::words::TOLD, &one.most_told()))) }
                    }
                }
                @if record.may.merge { (button(say, keys, &path("undo-merge"), (&format!("undo-merge.{}", other.id), &other.id.to_string()), "rec-merge-undo")) }
            }
        } }
        @if record.may.merge {
            (folded(&say.t("rec-merge"), open, &html! {
                p.hint { (say.t("rec-merge-hint")) }
                (form.around(&path("look"), "", &html! {
                    (form.line("q", "rec-search-what", ""))
                    (form.go("rec-search-go"))
                }))
                (keys.problem_of("merge"))
                @if let Some(found) = found {
                    @if found.is_empty() { p role="status" { (say.t("rec-found-none")) } }
                    ul.list { @for hit in found {
                        li.line {
                            span { b { (hit.name) } @if let Some(year) = &hit.born { " · " (say.with("rec-born", &[("year", Arg::Text(year))])) } (search::gone(say, hit)) }
                            form method="post" action=(path("merge")) {
                                (keys.hidden(&format!("merge-{}", hit.id)))
                                input type="hidden" name="other" value=(hit.id);
                                @if !hit.open { (why(say, &hit.id.to_string(), "")) }
                                button.do.small type="submit" { (say.t("rec-merge-go")) }
                            }
                        }
                    } }
                } @else if let Some(refused) = keys.refused_act("merge") {
                    @let other = refused.typed.get("other");
                    form method="post" action=(path("merge")) {
                        (keys.hidden(&format!("merge-{other}")))
                        input type="hidden" name="other" value=(other);
                        (why(say, other, refused.typed.get("reason")))
                        button.do.small type="submit" { (say.t("rec-merge-go")) }
                    }
                }
            }))
        }
    };
    card("merged", &say.t("rec-merged"), &inside)
}

/// Why they are one person, of whoever has no ground to read the other.
fn why(say: &Say<'_>, other: &str, typed: &str) -> Markup {
    let id = format!("merge-why-{other}");
    html! {
        div {
            label for=(id) { (say.t("rec-merge-why")) }
            input id=(id) name="reason" maxlength="1000" value=(typed);
            p.hint { (say.t("rec-merge-why-hint")) }
        }
    }
}
