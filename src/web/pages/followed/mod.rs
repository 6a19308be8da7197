//! The pages of what is followed to its end, deviations and complaints: the frame that they share. What each asks, shows and offers is its own.

pub mod forms;
pub mod list;
pub mod posted;
pub mod requests;

use axum::http::HeaderMap;
use maud::{Markup, html};

use crate::domain::ids::ContactId;
use crate::views::followed::{Author, StepView, Words};
use crate::views::{Viewer, board};
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::state::WebState;

/// Where the way back leads.
pub fn home(viewer: &Viewer) -> (&'static str, &'static str) {
    if viewer.nurse().is_some() {
        ("/nurse", "ui-back-to-board")
    } else if viewer.works_days() {
        ("/day", "rec-title-day")
    } else if viewer.leads() {
        ("/leader", "in-home")
    } else if viewer.may_ask() {
        ("/doctor", "rq-back")
    } else {
        ("/account", "in-account-short")
    }
}

/// A page: where the way back leads, its title, and what stands on it.
pub fn page(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    back: (&str, &str),
    title: &str,
    body: impl FnOnce(&Say<'_>) -> Markup,
) -> Markup {
    let (state, now) = (web.engine.state(), web.engine.now());
    let board = board::board(&state, viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t(title);
    // Those who ask for help see what they see of the duty, and no more.
    let view = if viewer.may_ask() { "doctor" } else { "wall" };
    let live = format!("/api/v1/live?view={view}&lang={}", say.language);
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &live,
        class: "record",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(headers),
    };
    let inside = html! {
        header.bar {
            a.quiet.as-link href=(back.0) { "← " (say.t(back.1)) }
            span.who { (title) }
            span.grow {}
            (parts::line(&say))
        }
        main.page #main tabindex="-1" { (body(&say)) }
    };
    parts::page(&say, &frame, &board, &inside)
}

/// The contact, if it is hers to open.
pub fn opened(web: &WebState, viewer: &Viewer, id: Option<&str>) -> Option<ContactId> {
    let state = web.engine.state();
    let id = id?.parse().ok()?;
    let found = state.contact(id)?;
    viewer.may_open(&state, found).then_some(id)
}

/// Who wrote something, at the beginning of a sentence.
pub fn author(say: &Say<'_>, author: &Author) -> String {
    match &author.name {
        _ if author.me => say.t("ui-you"),
        Some(name) => name.clone(),
        None => say.t("dev-somebody"),
    }
}

/// What somebody wrote, or why it is not there.
pub fn words(say: &Say<'_>, words: &Words) -> Markup {
    html! {
        @match words {
            Words::None => {},
            Words::Said(said) => p.words { (said) },
            Words::Erased => p.soft { (say.t("ui-erased")) },
            Words::NotShown => p.soft { (say.t("dev-not-shown")) },
        }
    }
}

/// At the beginning of a line.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// What has been done about it. `line`: the word of a step, and what stands below it.
pub fn history<D>(
    say: &Say<'_>,
    steps: &[StepView<D>],
    line: impl Fn(&D) -> (String, Markup),
) -> Markup {
    html! {
        @if !steps.is_empty() {
            section.card aria-labelledby="h-done" {
                h2 #h-done { (say.t("dev-done")) }
                ol.notes {
                    @for step in steps {
                        @let (word, below) = line(&step.what);
                        @let by = author(say, &step.by);
                        @let when = format!("{} {}", say.date(step.at), say.clock(step.at));
                        li { p { b { (word) } " " span.soft { (dotted([text(&by), text(&when)])) } } (below) }
                    }
                }
            }
        }
    }
}
