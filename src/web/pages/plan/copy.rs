//! A copy of the plan for somebody around the person: what that one may be told, on the page to print and as a file. Who else is around the
//! person, nurses and consents stand only on the person's own copy.

use maud::{Markup, html};

use crate::domain::phone::E164;
use crate::paper::{Block, Paper, Sheet};
use crate::text::Arg;
use crate::views::glance::words as record_words;
use crate::views::plan::PlanView;
use crate::views::plan::copy::{Copy, Receiver};
use crate::views::record::words::{ROLES, word};
use crate::web::pages::plan::paper::Extent;
use crate::web::pages::plan::{overview, paper, part};
use crate::web::pages::say::Say;

/// The same as a file, beside the page.
pub fn file(copy: &Copy) -> String {
    format!("print.pdf?for={}", copy.receiver.id)
}

/// The person's own as a file, beside the page.
pub const fn whole(extent: Extent) -> &'static str {
    match extent {
        Extent::Whole => "print.pdf",
        Extent::Crisis => "print.pdf?part=crisis",
    }
}

/// For whom it is printed, and the way to the others.
pub fn choice(
    say: &Say<'_>,
    view: &PlanView,
    all: &[Receiver],
    chosen: Option<&Copy>,
    extent: Extent,
) -> Markup {
    let page = format!("/patient/{}/plan/print", view.patient);
    let chosen = chosen.map(|copy| copy.receiver.id);
    let current = |is: bool| is.then_some("page");
    html! {
        @if view.in_force.is_some() {
            nav.not-printed.plan-copies aria-labelledby="h-copies" {
                p #h-copies { b { (say.t("ui-plan-copy-choose")) } }
                div.acts {
                    a.do href=(page) aria-current=[current(chosen.is_none() && extent == Extent::Whole)] { (say.with("ui-plan-copy-own", &[("who", Arg::Text(&view.called))])) }
                    a.do href=(format!("{page}?part=crisis")) aria-current=[current(chosen.is_none() && extent == Extent::Crisis)] { (say.with("ui-plan-copy-crisis", &[("who", Arg::Text(&view.called))])) }
                    @for one in all {
                        a.do href=(format!("{page}?for={}", one.id)) aria-current=[current(chosen == Some(one.id))] { (named(say, one)) }
                    }
                }
            }
        }
    }
}

fn named(say: &Say<'_>, one: &Receiver) -> String {
    format!(
        "{}, {}",
        one.name,
        say.by("rec-role", word(&ROLES, &one.role))
    )
}

/// The copy, to be printed.
pub fn sheet(say: &Say<'_>, view: &PlanView, copy: &Copy, number: Option<&E164>) -> Markup {
    html! {
        header.paper-head {
            h1 { (say.with("ui-plan-copy-of", &[("who", Arg::Text(&view.called))])) }
            @if let Some(number) = number { p.lead { (say.with("ui-plan-paper-number", &[("number", Arg::Text(&number.grouped()))])) } }
            p { (whom(say, copy)) }
            @if let Some(period) = period(say, view) { p.soft { (period) } }
            p.soft { (say.t("ui-plan-paper-binds-nobody")) }
        }
        section aria-labelledby="h-tasks" {
            h2 #h-tasks { (say.t("ui-plan-copy-tasks")) }
            @if copy.tasks.is_empty() { p { (say.t("ui-plan-copy-tasks-none")) } }
            @else { ul.plan-list { @for task in &copy.tasks { li.words { (task) } } } }
        }
        @if !copy.parts.is_empty() {
            div.paper-parts {
                h2 { (say.t("ui-plan-crisis")) }
                @for shown in &copy.parts { (part::card(say, shown)) }
            }
        }
        p.soft { (printed(say)) }
    }
}

/// The same as a file.
pub fn paper(say: &Say<'_>, view: &PlanView, copy: &Copy, number: Option<&E164>) -> Paper {
    let title = say.with("ui-plan-copy-of", &[("who", Arg::Text(&view.called))]);
    let mut blocks = vec![Block::Title(title.clone())];
    if let Some(number) = number {
        let number = number.grouped();
        let ring = say.with("ui-plan-paper-number", &[("number", Arg::Text(&number))]);
        blocks.push(Block::Strong(ring));
    }
    blocks.push(Block::Text(whom(say, copy)));
    blocks.extend(period(say, view).map(Block::Soft));
    blocks.push(Block::Soft(say.t("ui-plan-paper-binds-nobody")));
    blocks.push(Block::Heading(say.t("ui-plan-copy-tasks")));
    blocks.push(if copy.tasks.is_empty() {
        Block::Text(say.t("ui-plan-copy-tasks-none"))
    } else {
        Block::List(copy.tasks.clone())
    });
    if !copy.parts.is_empty() {
        blocks.push(Block::Heading(say.t("ui-plan-crisis")));
        blocks.extend(copy.parts.iter().flat_map(|part| paper::of_part(say, part)));
    }
    Paper {
        foot: vec![format!("{title} · {}", printed(say))],
        title,
        language: say.language.tag(),
        sheet: Sheet::A4,
        blocks,
        struck: false,
        mark: None,
    }
}

fn whom(say: &Say<'_>, copy: &Copy) -> String {
    let told = say.by("ui-plan-copy-told", record_words::told(copy.receiver.told));
    let who = [("who", Arg::Text(&copy.receiver.name))];
    format!("{} {told}", say.with("ui-plan-copy-for", &who))
}

fn period(say: &Say<'_>, view: &PlanView) -> Option<String> {
    let version = view.in_force.as_ref()?;
    Some(overview::period(say, version).join(" "))
}

fn printed(say: &Say<'_>) -> String {
    let on = say.date(say.now);
    say.with("ui-plan-paper-printed", &[("t", Arg::Text(&on))])
}
