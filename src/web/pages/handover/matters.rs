//! What stands in a handover beside the contacts: what was not as it should be, and the plans that are to be looked at again.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::handovers::matters::{BesideKnown, BesideTold, BesideView, PlanTold};
use crate::web::pages::deviations;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// The section; nothing, where there is nothing. `acts`: what can be done with one of them.
pub fn section(say: &Say<'_>, all: &[BesideView], acts: impl Fn(&BesideView) -> Markup) -> Markup {
    html! {
        @if !all.is_empty() {
            section aria-labelledby="h-beside" {
                h2 #h-beside { (say.t("ho-beside")) " " span.count { (all.len()) } }
                @for one in all {
                    article class=(format!("handed {}", tone(one))) id=(id(one)) {
                        (told(say, one))
                        (known(say, one))
                        (acts(one))
                    }
                }
            }
        }
    }
}

/// Where a link leads to it, and what a form about it is called.
pub fn id(one: &BesideView) -> String {
    match &one.told {
        BesideTold::Deviation(row) => format!("deviation-{}", row.id),
        BesideTold::Plan(plan) => format!("plan-{}", plan.plan),
    }
}

const fn tone(one: &BesideView) -> &'static str {
    match one.known {
        BesideKnown::Draft | BesideKnown::Waiting => "waiting",
        BesideKnown::By(..) | BesideKnown::Erased => "calm",
    }
}

fn told(say: &Say<'_>, one: &BesideView) -> Markup {
    match (&one.told, &one.known) {
        (_, BesideKnown::Erased) => html! { h3 { (say.t("ho-ended-erased")) } },
        (BesideTold::Deviation(row), _) => deviations::handed(say, row),
        (BesideTold::Plan(plan), _) => of_plan(say, plan),
    }
}

fn of_plan(say: &Say<'_>, plan: &PlanTold) -> Markup {
    let since = plan.review_at.map(|at| say.date(at));
    let with = plan.coordinator.as_ref().map(|staff| {
        let who = who::person(say, staff);
        say.with("ho-plan-with", &[("who", Arg::Text(&who))])
    });
    html! {
        h3 {
            @if let Some((patient, name)) = &plan.whose {
                a.as-link href=(format!("/patient/{patient}/plan")) { (name) }
            } @else { (say.t("ho-plan-somebody")) }
        }
        p.line {
            @if let Some(since) = &since { (say.with("ho-plan-due", &[("at", Arg::Text(since))])) }
            @else { (say.t("ho-plan-replaced")) }
            @if let Some(with) = &with { " · " (with) }
        }
    }
}

fn known(say: &Say<'_>, one: &BesideView) -> Markup {
    match &one.known {
        BesideKnown::By(by, at) => {
            let by = who::subject(say, by);
            let at = say.when(*at);
            html! { p.soft { (say.with("ho-known-by", &[("by", Arg::Text(&by)), ("at", Arg::Text(&at))])) } }
        }
        BesideKnown::Draft | BesideKnown::Waiting | BesideKnown::Erased => Markup::default(),
    }
}
