//! The person whom a contact is about, on the sheet while it rings and on the contact's page: who it may be, the card that is read in five
//! seconds, what may be said to whoever is in touch, and what is done about it with one tap.

pub mod acts;
mod forms;

use maud::{Markup, html};

use crate::domain::openings::opening::Ground;
use crate::domain::patients::people::Told;
use crate::domain::plans::section::{Ask, Section};
use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::glance::told::May;
use crate::views::glance::words;
use crate::views::glance::{About, Around, Candidate, Card, Glance, NoPlan, PartView};
use crate::views::plan::words as plan_words;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// On the sheet that covers the screen: what she reads before she answers, and nothing to fill in.
pub fn sheet(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    match &detail.glance {
        Some(Glance::About(about)) => html! {
            div.tight {
                (who_it_is(say, about))
                (may(say, about))
                (forms::show_card(say, detail, about, keys))
                (card(say, about, true))
                (none(say, &about.card))
            }
        },
        Some(Glance::Unsaid(candidates)) if candidates.len() > 1 => {
            choose(say, detail, candidates, keys)
        }
        Some(Glance::Unsaid(_)) | None => Markup::default(),
    }
}

/// On the contact's page, and while they talk.
pub fn region(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    match &detail.glance {
        Some(Glance::About(about)) => html! {
            section.person.tight.pane-in id=(format!("person-{}", detail.id)) aria-labelledby=(format!("person-name-{}", detail.id)) {
                h2 id=(format!("person-name-{}", detail.id)) { (say.with("ui-gl-about", &[("who", Arg::Text(&about.name))])) }
                (who_it_is(say, about))
                (forms::confirm(say, detail, about, keys))
                (closed(say, about))
                (forms::keep_safety(say, detail, about, keys))
                (may(say, about))
                (forms::show_card(say, detail, about, keys))
                (card(say, about, false))
                (none(say, &about.card))
                (reach(say, about))
                (forms::rest(say, detail, about, keys, &rest(say, &about.card)))
                (forms::folds(say, detail, about, keys))
            }
        },
        Some(Glance::Unsaid(candidates)) => html! {
            section.person.tight.pane-in id=(format!("person-{}", detail.id)) {
                @if candidates.is_empty() { p.soft { (say.t("ui-gl-unsaid")) } }
                @else { (choose(say, detail, candidates, keys)) }
                @if detail.can.note { (forms::find(say, detail)) }
            }
        },
        None => Markup::default(),
    }
}

/// Whose telephone it may be: one tap says which.
fn choose(say: &Say<'_>, detail: &Detail, candidates: &[Candidate], keys: &Keys) -> Markup {
    html! {
        form.tight method="post" action=(format!("/nurse/contact/{}/person", detail.id)) data-act="person" {
            (keys.hidden("person"))
            p.eyebrow { (say.t("ui-gl-choose")) }
            (keys.problem(detail.id, "person"))
            @for one in candidates {
                button.do.wide.choice-line type="submit" name="who" value=(forms::who_value(one.patient, one.relative)) {
                    b { (one.name) } span { (candidate(say, one)) }
                }
            }
        }
    }
}

fn candidate(say: &Say<'_>, one: &Candidate) -> String {
    match (&one.role, &one.of) {
        (Some(role), Some(of)) => say.with(
            "ui-gl-role-of",
            &[
                ("role", Arg::Text(&say.by("ui-gl-role", words::role(*role)))),
                ("who", Arg::Text(of)),
            ],
        ),
        _ => say.t("ui-gl-themselves"),
    }
}

/// Who is in touch, what they are to the person, and whether it is confirmed.
fn who_it_is(say: &Say<'_>, about: &About) -> Markup {
    let confirmed = about.confirmed.as_ref();
    html! {
        p.who-it-is {
            @match &about.relative {
                Some(around) => {
                    b { (around.name) } " · " (say.with("ui-gl-role-of", &[
                        ("role", Arg::Text(&say.by("ui-gl-role", words::role(around.role)))),
                        ("who", Arg::Text(&about.name)),
                    ]))
                    @if around.next_of_kin { " · " (say.t("ui-gl-next-of-kin")) }
                }
                None => { b { (about.name) } " · " (say.t("ui-gl-themselves")) }
            }
        }
        @if let Some((by, at)) = confirmed {
            p.state.talking { "✓ " (say.with("ui-gl-confirmed", &[("who", Arg::Text(&who::named(say, by))), ("t", Arg::Text(&say.when(*at)))])) }
        } @else {
            p.state.waiting { (icon(Icon::Alert)) (say.t(if about.by_number { "ui-gl-hint" } else { "ui-gl-not-confirmed" })) }
        }
        @if about.dead { p.say { b { (say.t("ui-gl-dead")) } } }
    }
}

/// What may be said to whoever is in touch, in plain words.
fn may(say: &Say<'_>, about: &About) -> Markup {
    let name = [("who", Arg::Text(about.called.as_str()))];
    match &about.may {
        May::Themselves { confirmed } => html! {
            div.say.blue { b { (say.t(if *confirmed { "ui-gl-say-themselves" } else { "ui-gl-say-nothing" })) }
                small { (say.t(if *confirmed { "ui-gl-say-themselves-how" } else { "ui-gl-say-ask-first" })) } }
        },
        May::Around {
            level,
            why,
            then,
            tasks,
            without,
        } => html! {
            div.say.blue {
                b { (level_words(say, *level, &name)) }
                @if let Some(why) = why { small { (say.by("ui-gl-why", words::why(*why))) } }
                @if *level == Told::Listen { small { (say.with("ui-gl-listen-how", &name)) } }
                @if *then > *level { small { (say.t("ui-gl-then")) " " (level_words(say, *then, &name)) } }
                @if !tasks.is_empty() { ul.plain-list { @for task in tasks { li { (task) } } } }
                @if !without.is_empty() {
                    small { (say.with("ui-gl-without", &[("parts", Arg::Text(&sections(say, without)))])) }
                }
            }
        },
    }
}

fn level_words(say: &Say<'_>, level: Told, name: &[(&'static str, Arg<'_>); 1]) -> String {
    let [(_, who)] = name;
    say.with(
        "ui-gl-level",
        &[("what", Arg::Text(words::told(level))), ("who", *who)],
    )
}

fn sections(say: &Say<'_>, all: &[Section]) -> String {
    let names: Vec<String> = all
        .iter()
        .map(|section| say.by("ui-gl-part", plan_words::section(*section)))
        .collect();
    names.join(", ")
}

/// The card: large, in the person's own words; empty parts are left out. `short`: the signs of a zone alone, for the sheet.
fn card(say: &Say<'_>, about: &About, short: bool) -> Markup {
    let card = &about.card;
    let find = |section: Section| card.glance.iter().find(|part| part.section == section);
    let pair = [Section::Helps, Section::Worse].map(find);
    let any = !card.glance.is_empty() || !card.ring.is_empty();
    html! {
        @if let Some(ground) = card.with_reason {
            p.say { (icon(Icon::Alert)) " " (say.by("ui-gl-reasoned", if matches!(ground, Ground::Safety(_)) { "safety" } else { "emergency" })) }
        }
        @if any {
            dl.glance.own {
                div { dt { (say.t("ui-gl-called")) } dd { (about.called) } }
                @if !about.communication.is_empty() { div { dt { (say.by("ui-gl-part", "communication")) } dd { (about.communication.join(" · ")) } } }
                @for section in [Section::Communication, Section::MeetMe] {
                    @if let Some(part) = find(section) { (part_line(say, part, short)) }
                }
                @for section in [Section::Red, Section::Yellow] {
                    @if let Some(part) = find(section) { (part_line(say, part, short)) }
                }
                @for part in pair.into_iter().flatten() { (part_line(say, part, short)) }
                @if let Some(part) = find(Section::SaferSurroundings) { (part_line(say, part, short)) }
                @if !card.ring.is_empty() {
                    div { dt { (say.t("ui-gl-ring")) } dd { ol.plain-list { @for one in card.ring.iter().take(if short { 2 } else { usize::MAX }) { li { (to_ring(say, one)) } } } } }
                }
            }
        }
    }
}

fn to_ring(say: &Say<'_>, one: &Around) -> Markup {
    html! {
        (one.name) " · " (say.by("ui-gl-role", words::role(one.role)))
        @for phone in &one.phones { " · " span.num { (phone) } }
        @if let Some(hours) = &one.hours { " · " (hours) }
    }
}

fn part_line(say: &Say<'_>, part: &PartView, short: bool) -> Markup {
    let is_zone = matches!(
        part.section,
        Section::Yellow | Section::Red | Section::Green
    );
    html! {
        div.zone-red[part.section == Section::Red].zone-yellow[part.section == Section::Yellow].half[matches!(part.section, Section::Helps | Section::Worse)] {
            dt { (say.by("ui-gl-part", plan_words::section(part.section))) }
            dd.clamp[short] { (entries(say, part, short && is_zone)) }
        }
    }
}

/// What stands in a part. `signs`: only the signs of a zone, if it has any.
fn entries(say: &Say<'_>, part: &PartView, signs: bool) -> Markup {
    let has_signs = part
        .entries
        .iter()
        .flatten()
        .any(|(ask, _)| *ask == Ask::Signs);
    let wanted = |ask: Ask| !(signs && has_signs) || ask == Ask::Signs;
    let plain = part.section.asks() == [Ask::What];
    html! {
        @for entry in &part.entries {
            div.entry {
                @for (ask, text) in entry.iter().filter(|(ask, _)| wanted(*ask)) {
                    @if plain || signs || (*ask == Ask::What) { span { (text) } }
                    @else { p { span.soft { (say.by("ui-gl-ask", plan_words::ask(*ask))) ": " } (text) } }
                }
            }
        }
    }
}

/// The rest of the crisis part that she has opened.
fn rest(say: &Say<'_>, card: &Card) -> Markup {
    html! {
        @if !card.rest.is_empty() {
            dl.glance.rest { @for part in &card.rest { (part_line(say, part, false)) } }
        }
    }
}

/// What was read here and is closed now: she is told at once.
fn closed(say: &Say<'_>, about: &About) -> Markup {
    html! {
        div aria-live="assertive" {
            @if !about.card.closed.is_empty() {
                div.say role="alert" { b { (icon(Icon::Alert)) " " (say.t("ui-gl-closed")) }
                    small { (say.with("ui-gl-closed-parts", &[("parts", Arg::Text(&sections(say, &about.card.closed)))])) } }
            }
        }
    }
}

fn none(say: &Say<'_>, card: &Card) -> Markup {
    html! {
        @match &card.none {
            Some(NoPlan::NotShown) if card.with_reason.is_none() => p.soft { (say.t("ui-gl-not-shown")) },
            Some(NoPlan::NotShown) | None => {},
            Some(NoPlan::Stand(stand, place)) => p.soft { (say.by("ui-gl-stand", words::stand(*stand))) @if let Some(place) = place { " " (place) } },
        }
    }
}

/// How the person wants to be reached.
fn reach(say: &Say<'_>, about: &About) -> Markup {
    let any = about.no_texts || about.number_withheld || about.somebody_else.is_some();
    html! {
        @if any {
            ul.plain-list.reach {
                @if about.no_texts { li { (say.t("ui-gl-no-texts")) } }
                @if about.number_withheld { li { (say.t("ui-gl-number-withheld")) } }
                @if let Some(words) = &about.somebody_else { li { (say.with("ui-gl-somebody-else", &[("t", Arg::Text(words))])) } }
            }
        }
    }
}
