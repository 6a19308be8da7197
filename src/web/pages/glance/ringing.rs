//! The person on the sheet that covers the screen while it rings: who it may be, what may be said, and the card in a few words. Read in
//! five seconds, with the answer under the thumb; the whole card is one tap away, and there is nothing to fill in.

use maud::{Markup, html};

use crate::domain::patients::people::Told;
use crate::domain::plans::section::{Ask, Section};
use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::glance::told::{May, WhyListen};
use crate::views::glance::words;
use crate::views::glance::{About, Around, Glance, PartView};
use crate::views::plan::words as plan_words;
use crate::web::pages::form::Keys;
use crate::web::pages::glance::{self, forms, standing};
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;

/// What she reads before she answers.
pub fn sheet(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    match &detail.glance {
        Some(Glance::About(about)) => html! {
            div.tight {
                (standing(say, about))
                (may(say, about))
                (forms::show_card(say, detail, about, keys))
                (card(say, detail, about))
                (glance::none(say, &about.card))
            }
        },
        Some(Glance::Unsaid(candidates)) if candidates.len() > 1 => {
            glance::choose(say, detail, candidates, keys)
        }
        Some(Glance::Unsaid(_)) | None => Markup::default(),
    }
}

/// What may be said, in two sentences: now, and once it is confirmed who it is.
fn may(say: &Say<'_>, about: &About) -> Markup {
    let name = [("who", Arg::Text(about.called.as_str()))];
    let first = if about.by_number {
        "ui-gl-ring-first"
    } else {
        "ui-gl-ring-first-said"
    };
    let then = |level: Told| {
        let what = ("what", Arg::Text(words::told(level)));
        say.with("ui-gl-ring-then", &[what, name[0]])
    };
    let (open, now, later) = match &about.may {
        May::Themselves { confirmed: true } => (
            true,
            say.t("ui-gl-say-themselves"),
            say.t("ui-gl-say-themselves-how"),
        ),
        May::Themselves { confirmed: false } => (
            false,
            say.with(first, &name),
            say.t("ui-gl-ring-then-themselves"),
        ),
        May::Around {
            why: Some(why @ (WhyListen::Objected | WhyListen::NotShared)),
            ..
        } => (
            false,
            format!(
                "{} {}",
                say.with("ui-gl-ring-nothing", &name),
                say.by("ui-gl-why", words::why(*why))
            ),
            then(Told::Listen),
        ),
        May::Around {
            why: Some(WhyListen::NotConfirmed),
            then: level,
            ..
        } => (false, say.with(first, &name), then(*level)),
        May::Around { level, .. } if about.confirmed.is_some() && *level > Told::Listen => {
            (true, glance::level_words(say, *level, about), String::new())
        }
        May::Around { .. } => (
            false,
            say.with("ui-gl-ring-nothing", &name),
            then(Told::Listen),
        ),
    };
    html! {
        div.say.blue[open] {
            b { @if !open { (icon(Icon::Alert)) " " } (now) }
            @if !later.is_empty() { small { (later) } }
        }
    }
}

/// The card: in a few words, and whole.
fn card(say: &Say<'_>, detail: &Detail, about: &About) -> Markup {
    let card = &about.card;
    let find = |section: Section| card.glance.iter().find(|part| part.section == section);
    let zones = [Section::Red, Section::Yellow].map(find);
    let pair = [Section::Helps, Section::Worse].map(find);
    let others = |one: &&Around| about.relative.as_ref().is_none_or(|now| now.id != one.id);
    if card.glance.is_empty() && card.ring.is_empty() {
        return Markup::default();
    }
    html! {
        (glance::reasoned(say, card))
        div.card-box {
            details.whole id=(format!("card-{}", detail.id)) {
                summary { span { span.soft { (say.t(super::called(about))) } " " b { (about.called) } } span.soft.grow { (say.t("ui-gl-whole")) } }
                (glance::card(say, about))
            }
            dl.glance.brief {
                @let spoken = spoken(say, about, find(Section::Communication));
                @if !spoken.is_empty() { (line(say, Section::Communication, &spoken)) }
                @for part in [find(Section::MeetMe)].into_iter().chain(zones).chain(pair).flatten() { (line(say, part.section, &in_brief(part))) }
                @if let Some(one) = card.ring.iter().find(others) {
                    div { dt { (say.by("ui-gl-short", "ring")) } " " dd { (glance::to_ring(say, one)) } }
                }
                @if let Some(part) = find(Section::SaferSurroundings) { (line(say, part.section, &in_brief(part))) }
            }
        }
    }
}

fn line(say: &Say<'_>, section: Section, text: &str) -> Markup {
    html! {
        div.zone-red[section == Section::Red].zone-yellow[section == Section::Yellow].across[matches!(section, Section::Communication | Section::MeetMe)] {
            dt { (say.by("ui-gl-short", plan_words::section(section))) } " " dd { (text) }
        }
    }
}

/// What the record and the plan say of how to speak with them.
fn spoken(say: &Say<'_>, about: &About, part: Option<&PartView>) -> String {
    let plan = part.map(in_brief);
    let speaks = say.speaks(about.speaks.as_ref());
    let all: Vec<&str> = speaks
        .iter()
        .chain(&about.communication)
        .chain(&plan)
        .map(String::as_str)
        .collect();
    all.join(" · ")
}

/// What stands in a part, on one line; of a zone its signs, if it has any.
fn in_brief(part: &PartView) -> String {
    let is_zone = matches!(part.section, Section::Yellow | Section::Red);
    let mut answers = part.entries.iter().flatten();
    let signs = is_zone && answers.any(|(ask, _)| *ask == Ask::Signs);
    let texts = part.entries.iter().flatten();
    let texts = texts.filter(|(ask, _)| !signs || *ask == Ask::Signs);
    let lines = texts.flat_map(|(_, text)| text.lines().map(str::trim));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" · ")
}
