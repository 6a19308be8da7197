//! The person whom a contact is about, on the contact's page and on the sheet while it rings: who it may be, the card in their own words,
//! what may be said to whoever is in touch, and what is done about it with one tap.

pub mod acts;
mod forms;
pub mod ringing;

use maud::{Markup, html};

use crate::domain::openings::opening::Ground;
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Role, Told};
use crate::domain::plans::section::{Ask, Section};
use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::glance::told::{May, Tasks, WhyListen};
use crate::views::glance::words;
use crate::views::glance::{About, Around, Candidate, Card, Glance, NoPlan, PartView, Past};
use crate::views::plan::words as plan_words;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::plan::part::said;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// On the contact's page, and while they talk.
pub fn region(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    match &detail.glance {
        Some(Glance::About(about)) => html! {
            section.person.tight.pane-in id=(format!("person-{}", detail.id)) aria-labelledby=(format!("person-name-{}", detail.id)) {
                h2 id=(format!("person-name-{}", detail.id)) { (say.with("ui-gl-about", &[("who", Arg::Text(&about.name))])) }
                (confirmed(say, about))
                (closed(say, about))
                (forms::keep_safety(say, detail, about, keys))
                // Of whoever has died nobody asks whether it is they.
                @if !detail.with_the_dead { (may(say, about)) (forms::confirm(say, detail, about, keys)) }
                (forms::show_card(say, detail, about, keys))
                (reasoned(say, &about.card))
                (card(say, about))
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
        (Some(role), Some(of)) => role_of(say, *role, of),
        _ => say.t("ui-gl-themselves"),
    }
}

/// What somebody is to the person: "mother of Elin".
fn role_of(say: &Say<'_>, role: Role, name: &str) -> String {
    let role = say.by("ui-gl-role", words::role(role));
    say.with(
        "ui-gl-role-of",
        &[("role", Arg::Text(&role)), ("who", Arg::Text(name))],
    )
}

/// Who it may be, by name, and what they are to the person; nothing, where nobody has said whom it is about.
pub fn who(say: &Say<'_>, detail: &Detail) -> Option<(String, String)> {
    let Some(Glance::About(about)) = &detail.glance else {
        return None;
    };
    let Some(around) = &about.relative else {
        return Some((about.name.clone(), say.t("ui-gl-themselves")));
    };
    let mut relation = role_of(say, around.role, &about.name);
    if around.next_of_kin {
        relation = format!("{relation} · {}", say.t("ui-gl-next-of-kin"));
    }
    Some((around.name.clone(), relation))
}

/// That the person has died, or has moved away.
fn standing(say: &Say<'_>, about: &About) -> Markup {
    match about.standing {
        Standing::Here => html! {},
        Standing::Moved => html! { p.say.amber { b { (say.t("ui-gl-moved")) } } },
        Standing::Dead => html! { p.say { b { (say.t("ui-gl-dead")) } } },
    }
}

/// Who has confirmed it, and when.
fn confirmed(say: &Say<'_>, about: &About) -> Markup {
    html! {
        @if let Some((by, at)) = &about.confirmed {
            p.state.talking { "✓ " (say.with("ui-gl-confirmed", &[("who", Arg::Text(&who::named(say, by))), ("t", Arg::Text(&say.when(*at)))])) }
        }
        @if let Some(how) = about.proof.as_ref().and_then(words::in_words) { p.soft { (say.t("ui-gl-known-how")) ": " (how) } }
        (standing(say, about))
    }
}

/// What may be said to whoever is in touch, in plain words.
fn may(say: &Say<'_>, about: &About) -> Markup {
    let name = [("who", Arg::Text(about.called.as_str()))];
    match &about.may {
        May::Themselves { confirmed } => html! {
            div.say.blue[*confirmed] { b { (warned(*confirmed)) (say.t(if *confirmed { "ui-gl-say-themselves" } else { "ui-gl-say-nothing" })) }
                small { (say.t(if *confirmed { "ui-gl-say-themselves-how" } else { "ui-gl-say-ask-first" })) } }
        },
        May::Around {
            level,
            why,
            then,
            tasks,
            without,
        } => html! {
            div.say.blue[*level > Told::Listen] {
                b { (warned(*level > Told::Listen)) (level_words(say, *level, about)) }
                @if let Some(why) = why { small { (because(say, about, *why)) } }
                @if *level == Told::Listen { small { (say.with("ui-gl-listen-how", &name)) } }
                @if *then > *level { small { (say.t("ui-gl-then")) " " (level_words(say, *then, about)) } }
                @if *level >= Told::Tasks { (to_do(say, tasks, &name)) }
                @if !without.is_empty() {
                    small { (say.with("ui-gl-without", &[("parts", Arg::Text(&sections(say, without)))])) }
                }
            }
        },
    }
}

/// What the plan gives whoever is in touch to do, and what may be missing there.
fn to_do(say: &Say<'_>, tasks: &Tasks, name: &[(&'static str, Arg<'_>); 1]) -> Markup {
    let unnamed = u32::try_from(tasks.unnamed).unwrap_or(u32::MAX);
    let [(_, who)] = name;
    html! {
        @if !tasks.named.is_empty() { ul.plain-list { @for task in &tasks.named { li { (task) } } } }
        @else if !tasks.unopened { small { (say.t("ui-gl-tasks-none")) } }
        @if tasks.unnamed > 0 { small { (say.with("ui-gl-tasks-unnamed", &[("n", Arg::Number(unnamed)), ("who", *who)])) } }
        @if tasks.unopened { small { (say.t("ui-gl-tasks-unopened")) } }
    }
}

/// Nothing may be said: a sign beside the words.
fn warned(may: bool) -> Markup {
    html! { @if !may { (icon(Icon::Alert)) " " } }
}

/// Why nothing may be told; a number is a hint, never proof.
fn because(say: &Say<'_>, about: &About, why: WhyListen) -> String {
    if why == WhyListen::NotConfirmed && about.by_number {
        say.t("ui-gl-hint")
    } else {
        say.by("ui-gl-why", words::why(why))
    }
}

/// What may be said at a level. Nobody is told that somebody is safe while a life is in danger.
fn level_words(say: &Say<'_>, level: Told, about: &About) -> String {
    let what = match level {
        Told::Safe | Told::Tasks if about.danger => format!("{}_danger", words::told(level)),
        Told::Listen | Told::Safe | Told::Tasks | Told::Plan => words::told(level).to_owned(),
    };
    say.with(
        "ui-gl-level",
        &[
            ("what", Arg::Text(&what)),
            ("who", Arg::Text(about.called.as_str())),
        ],
    )
}

fn sections(say: &Say<'_>, all: &[Section]) -> String {
    let names: Vec<String> = all
        .iter()
        .map(|section| say.by("ui-gl-part", plan_words::section(*section)))
        .collect();
    names.join(" · ")
}

/// That it was opened with a reason.
fn reasoned(say: &Say<'_>, card: &Card) -> Markup {
    html! {
        @if let Some(ground) = card.with_reason {
            p.say { (icon(Icon::Alert)) " " (say.by("ui-gl-reasoned", if matches!(ground, Ground::Safety(_)) { "safety" } else { "emergency" })) }
        }
    }
}

/// The card: large, in the person's own words; empty parts are left out.
fn card(say: &Say<'_>, about: &About) -> Markup {
    let card = &about.card;
    let find = |section: Section| card.glance.iter().find(|part| part.section == section);
    let spoken = find(Section::Communication);
    html! {
        @if !card.glance.is_empty() || !card.ring.is_empty() {
            dl.glance.own {
                div { dt { (say.t(called(about))) } dd { (about.called) } }
                @let speaks = say.speaks(about.speaks.as_ref());
                @if spoken.is_some() || speaks.is_some() || !about.communication.is_empty() {
                    div { dt { (say.by("ui-gl-part", "communication")) }
                        dd { @if let Some(one) = &speaks { div.entry { (one) } } @for one in &about.communication { div.entry { (one) } } @if let Some(part) = spoken { (entries(say, part)) } } }
                }
                @for section in [Section::MeetMe, Section::Red, Section::Yellow, Section::Helps, Section::Worse, Section::SaferSurroundings] {
                    @if let Some(part) = find(section) { (part_line(say, part)) }
                }
                @if !card.ring.is_empty() {
                    div { dt { (say.t("ui-gl-ring")) } dd { ol.plain-list { @for one in &card.ring { li { (to_ring(say, one)) } } } } }
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
        @if !one.is_told { " · " b { (say.t("ui-gl-tell-nothing")) } }
    }
}

fn part_line(say: &Say<'_>, part: &PartView) -> Markup {
    html! {
        div.zone-red[part.section == Section::Red].zone-yellow[part.section == Section::Yellow].half[matches!(part.section, Section::Helps | Section::Worse)] {
            dt { (say.by("ui-gl-part", plan_words::section(part.section))) }
            dd { (entries(say, part)) }
        }
    }
}

/// What stands in a part: each answer with what was asked, where more than one thing is.
fn entries(say: &Say<'_>, part: &PartView) -> Markup {
    let plain = part.section.asks() == [Ask::What];
    html! {
        @for entry in &part.entries {
            div.entry {
                @for (ask, text) in entry {
                    @if plain || *ask == Ask::What { span { (text) } }
                    @else { p { span.soft { (say.by("ui-gl-ask", plan_words::ask(*ask))) ": " } (said(*ask, text)) } }
                }
            }
        }
    }
}

/// The rest of the crisis part that she has opened.
fn rest(say: &Say<'_>, card: &Card) -> Markup {
    html! {
        @if !card.rest.is_empty() {
            dl.glance.rest { @for part in &card.rest { (part_line(say, part)) } }
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
        @match card.past {
            Some(Past::Period(at)) => p.bad { b { (say.with("ui-gl-period-past", &[("t", Arg::Text(&say.date(at)))])) } },
            Some(Past::Review(at)) => p.bad { b { (say.with("ui-gl-review-past", &[("t", Arg::Text(&say.date(at)))])) } },
            None => {},
        }
        @if let Some(elsewhere) = &card.elsewhere {
            p.soft { (crate::web::pages::plan::elsewhere(say, elsewhere.place.as_deref())) }
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

/// What stands before the name: that it is one, or that nobody knows it.
pub(super) const fn called(about: &About) -> &'static str {
    if about.named {
        "ui-gl-called"
    } else {
        "ui-gl-unnamed"
    }
}
