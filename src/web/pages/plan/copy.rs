//! A copy of the plan for somebody around the person: what that one may be told, on the page to print and as a file. Who else is around the
//! person, nurses and consents stand only on the person's own copy.

use maud::{Markup, html};

use crate::domain::phone::E164;
use crate::paper::{Block, Paper};
use crate::text::Arg;
use crate::views::glance::words as record_words;
use crate::views::plan::copy::{Copy, Receiver};
use crate::views::plan::{Part, PlanView};
use crate::views::record::words::{ROLES, word};
use crate::web::pages::plan::paper::Extent;
use crate::web::pages::plan::{overview, paper, take_home};
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
pub fn paper(say: &Say<'_>, view: &PlanView, copy: &Copy, number: Option<&E164>) -> Paper {
    let title = say.with("ui-plan-copy-of", &[("who", Arg::Text(&view.called))]);
    let mut blocks = vec![Block::Title(title.clone()), paper::rings(say, number)];
    blocks.push(Block::Text(whom(say, copy)));
    let binds_nobody = say.t("ui-plan-paper-binds-nobody");
    let about: Vec<String> = period(say, view)
        .into_iter()
        .chain([binds_nobody])
        .collect();
    blocks.push(Block::Soft(about.join(" ")));
    blocks.push(Block::Heading(say.t("ui-plan-copy-tasks")));
    blocks.push(if copy.tasks.is_empty() {
        Block::Text(say.t("ui-plan-copy-tasks-none"))
    } else {
        Block::List(copy.tasks.clone())
    });
    let parts: Vec<&Part> = copy.parts.iter().collect();
    if !parts.is_empty() {
        blocks.push(Block::Heading(say.t("ui-plan-crisis")));
        blocks.extend(take_home::front(say, &parts));
        blocks.push(Block::Turn);
        blocks.extend(take_home::back(say, &parts));
    }
    paper::folded(say, title, blocks)
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
