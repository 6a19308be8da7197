//! Escorts on the board: from when to when a chair is empty, and who answers meanwhile; and on the page of the contact, how far the journey has
//! come. What is filled in is in `escort_forms`.

use std::time::Duration;

use maud::{Markup, html};

use crate::domain::escorts::escort::{Police, PoliceReason};
use crate::text::Arg;
use crate::views::board::Board;
use crate::views::contact::Detail;
use crate::views::escort::{Chair, ChairStage, EscortSeen, Escorts, Meanwhile, StageSeen};
use crate::views::escort_json as words;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::escort_forms;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{self, Icon, icon};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// Chairs that are empty, or will be. `keys`: where she can say that she is back.
pub fn group(say: &Say<'_>, board: &Board, keys: Option<&Keys>) -> Markup {
    let lines = html! { @for chair in &board.chairs { (line(say, chair, keys)) } };
    let heading = say.t("ui-group-chairs");
    parts::group("h-chairs", &heading, board.chairs.len(), &lines)
}

/// One of them. Also on the leader's page, where what the leader says of it stands below.
pub fn line(say: &Say<'_>, chair: &Chair, keys: Option<&Keys>) -> Markup {
    let (tone, mark) = match chair.stage {
        ChairStage::Overdue | ChairStage::Delayed => ("late", Icon::Alert),
        ChairStage::Empty => ("waiting", Icon::Clock),
        ChairStage::Planned => ("calm", Icon::Clock),
    };
    let mine = keys.filter(|_| chair.person.me && chair.stage != ChairStage::Planned);
    html! {
        div class=(format!("row {tone} chair")) id=(format!("chair-{}", chair.escort)) {
            span.what { (icon(mark)) span { b { (sentence(say, chair)) } } }
            span.when { (say.due(if chair.stage == ChairStage::Planned { chair.from } else { chair.until })) }
            span.next { (answers(say, &chair.answers)) }
            @if let Some(cover) = &chair.cover {
                span.next { (say.with("ui-chair-cover", &[("who", Arg::Text(&who::subject(say, cover)))])) }
            }
            @if let Some(contact) = chair.contact.filter(|_| keys.is_some()) {
                div.row-acts.stacked {
                    a.do.small href=(format!("/nurse/contact/{contact}")) data-nav { (say.t("ui-chair-open")) }
                    @if let Some(keys) = mine { (escort_forms::back(say, contact, chair.escort, chair.stage == ChairStage::Overdue, keys)) }
                }
            }
        }
    }
}

/// What is booked for later than this can wait.
const LATER: Duration = Duration::from_hours(12);
/// More words than this are folded away, in characters.
const LONG: usize = 240;

/// "Kari er på ledsaging til ca. 04:30."
pub fn sentence(say: &Say<'_>, chair: &Chair) -> String {
    let me = if chair.person.me { "me" } else { "other" };
    say.with(
        "ui-chair",
        &[
            ("what", Arg::Text(words::stage(chair.stage))),
            ("me", Arg::Text(me)),
            ("who", Arg::Text(&who::named(say, &chair.person))),
            ("from", Arg::Text(&say.when(chair.from))),
            ("until", Arg::Text(&say.when(chair.until))),
        ],
    )
}

/// "Aslak svarer."
pub fn answers(say: &Say<'_>, answers: &Meanwhile) -> String {
    match answers {
        Meanwhile::People(people) => {
            let Some((first, rest)) = people.split_first() else {
                return say.t("ui-chair-outside");
            };
            let who = who::subject(say, first);
            if rest.is_empty() {
                return say.with("ui-chair-answers", &[("who", Arg::Text(&who))]);
            }
            let then = who::people(say, rest);
            say.with(
                "ui-chair-answers-then",
                &[("who", Arg::Text(&who)), ("then", Arg::Text(&then))],
            )
        }
        Meanwhile::Fallback(kind) => {
            say.by("ui-chair-fallback", crate::views::json::destination(*kind))
        }
        Meanwhile::OutsideDuty => say.t("ui-chair-outside"),
    }
}

/// The escorts of an opened contact: what goes on first, what is over folded away.
pub fn region(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(escorts) = &detail.escorts else {
        return Markup::default();
    };
    let (open, over): (Vec<&EscortSeen>, Vec<&EscortSeen>) =
        escorts.all.iter().partition(|escort| escort.open);
    if open.is_empty() && over.is_empty() {
        return Markup::default();
    }
    let waits = |escort: &&EscortSeen| can_wait(say, escort);
    let (later, open): (Vec<&EscortSeen>, Vec<&EscortSeen>) = open.into_iter().partition(waits);
    html! {
        div.stack.pane-in id=(format!("escorts-{}", detail.id)) {
            @for escort in open { (card(say, escorts, escort, keys)) }
            @for escort in later {
                details.more id=(format!("escort-later-{}", escort.id)) open[keys.is_refused()] {
                    summary { span { (stage(say, escort)) @if escort.told.is_none() { " · " (say.t("ui-escort-untold")) } } }
                    (card(say, escorts, escort, keys))
                }
            }
            @if !over.is_empty() {
                details.more id=(format!("escorts-over-{}", detail.id)) {
                    summary { (say.t("ui-escorts-over")) " " span.count { (over.len()) } }
                    @for escort in over { (card(say, escorts, escort, keys)) }
                }
            }
        }
    }
}

/// It is only booked, and not for today or tonight: whom the contact is about is read first.
fn can_wait(say: &Say<'_>, escort: &EscortSeen) -> bool {
    matches!(escort.stage, StageSeen::Booked)
        && escort.cancelled.is_none()
        && escort.from > say.now + LATER
}

fn card(say: &Say<'_>, escorts: &Escorts, escort: &EscortSeen, keys: &Keys) -> Markup {
    let erased = || say.t("ui-erased");
    let flight = escort.flight.clone().unwrap_or_else(erased);
    let unit = escort.unit.clone().unwrap_or_else(erased);
    let tone = if escort.chair == ChairStage::Overdue || escort.chair == ChairStage::Delayed {
        "group card late escort"
    } else {
        "group card escort"
    };
    html! {
        section class=(if escort.open { tone } else { "group card over escort" }) id=(format!("escort-{}", escort.id)) {
            h2 { (say.by("ui-escort-ride", words::ride(escort.ride))) @if !flight.is_empty() { " " (flight) } }
            p { b { (stage(say, escort)) } }
            p { (say.with("ui-escort-to", &[("unit", Arg::Text(&unit))])) }
            @if escort.open {
                p { (say.with("ui-escort-window", &[("from", Arg::Text(&say.when(escort.from))), ("until", Arg::Text(&say.when(escort.until)))]))
                    " " (answers(say, &escort.answers)) }
                (told(say, escort))
                (examined(say, escorts))
            } @else {
                p.soft { (say.with("ui-escort-was", &[("from", Arg::Text(&say.when(escort.from))), ("until", Arg::Text(&say.when(escort.until)))])) }
            }
            (cancelled(say, escort))
            (around(say, escort))
            @if escort.open { (escort_forms::steps(say, escorts, escort, keys)) p { (handbook(say, Place::Escort)) } }
        }
    }
}

/// In a handover: how far it has come, when she is back, who answers meanwhile, and what happens until the next flight.
pub fn handed(say: &Say<'_>, escort: &EscortSeen) -> Markup {
    let until = say.day_and_time(escort.until);
    let back = if escort.chair == ChairStage::Delayed {
        say.t("ui-escort-back-unknown")
    } else {
        say.with("ui-escort-back-by", &[("until", Arg::Text(&until))])
    };
    html! {
        div.say.escort-handed.red[escort.chair == ChairStage::Overdue || escort.chair == ChairStage::Delayed] {
            p { (icon(Icon::Clock)) " " b { (stage(say, escort)) } }
            p { (back) " " (answers(say, &escort.answers)) }
            (cancelled(say, escort))
            (told(say, escort))
        }
    }
}

/// How far it has come, and since when.
pub fn stage(say: &Say<'_>, escort: &EscortSeen) -> String {
    let who = who::subject(say, &escort.person);
    let (word, at, words) = match &escort.stage {
        StageSeen::Booked => ("booked", escort.from, None),
        StageSeen::UnderWay { since } => ("under_way", *since, None),
        StageSeen::Arrived { at, to } => ("arrived", *at, to.clone()),
        StageSeen::Back { at, to } => ("back", *at, to.clone()),
        StageSeen::CalledOff { at, reason, .. } => ("called_off", *at, reason.clone()),
    };
    let said = say.with(
        "ui-escort-stage",
        &[
            ("what", Arg::Text(word)),
            ("who", Arg::Text(&who)),
            ("t", Arg::Text(&say.when(at))),
        ],
    );
    match words.filter(|words| !words.is_empty()) {
        Some(words) => format!("{said}: {words}"),
        None => said,
    }
}

/// The receiving unit, with the time and by whom.
fn told(say: &Say<'_>, escort: &EscortSeen) -> Markup {
    let Some((at, by, whom)) = &escort.told else {
        return html! { p.bad { (icon(Icon::Alert)) " " (say.t("ui-escort-untold")) } };
    };
    let whom = whom.clone().filter(|whom| !whom.is_empty());
    let told = say.with(
        "ui-escort-told",
        &[
            ("t", Arg::Text(&say.when(*at))),
            ("who", Arg::Text(&who::person(say, by))),
        ],
    );
    html! { p { "✓ " (told) @if let Some(whom) = whom { ": " (whom) } } }
}

/// How old the doctor's examination is (psykisk helsevernloven § 3-1).
fn examined(say: &Say<'_>, escorts: &Escorts) -> Markup {
    html! {
        @if let Some(withdrawn) = &escorts.withdrawn {
            @let args = [("who", Arg::Text(&withdrawn.by)), ("t", Arg::Text(&say.when(withdrawn.at)))];
            p.bad { (icon(Icon::Alert)) " " (say.with("ui-escort-exam-withdrawn", &args))
                @if let Some(reason) = &withdrawn.reason { ": " (reason) } }
        }
        @match escorts.examination {
            Some(examination) => {
                @let when = say.when(examination.at);
                p { (say.around("ui-escort-examined", &[("when", Arg::Text(&when))], &say.age(examination.at))) }
            },
            None if escorts.withdrawn.is_none() => { p.soft { (say.t("ui-escort-not-examined")) } },
            None => {},
        }
    }
}

fn cancelled(say: &Say<'_>, escort: &EscortSeen) -> Markup {
    let Some(cancelled) = &escort.cancelled else {
        return Markup::default();
    };
    let line = |key: &str, words: &Option<String>| {
        let words = words.clone().unwrap_or_else(|| say.t("ui-erased"));
        html! { @if !words.is_empty() { dt { (say.t(key)) } dd { (words) } } }
    };
    html! {
        p { (icon(Icon::Alert)) " " (say.with("ui-escort-cancelled", &[("t", Arg::Text(&say.when(cancelled.at))), ("who", Arg::Text(&who::person(say, &cancelled.by)))])) }
        @if let Some(wait) = &cancelled.wait {
            dl.facts-list {
                (line("ui-escort-wait-place", &wait.place)) (line("ui-escort-wait-stays", &wait.stays))
                dt { (say.t("ui-escort-wait-departs")) }
                dd { (wait.departs.map_or_else(|| say.t("ui-escort-departs-unknown"), |at| say.when(at))) }
                (line("ui-escort-wait-rest", &wait.rest))
            }
        }
    }
}

/// Who asked, and what was done about the police. What is long is folded away: it was written to be read afterwards.
fn around(say: &Say<'_>, escort: &EscortSeen) -> Markup {
    let erased = || say.t("ui-erased");
    let asked = escort.asked_by.clone().unwrap_or_else(erased);
    let civil = escort.civil.clone().unwrap_or_else(erased);
    let why = escort.police_why.clone().unwrap_or_else(erased);
    let waited = escort.police_waited.map_or_else(String::new, |minutes| {
        say.with(
            "ui-escort-police-waited",
            &[("n", Arg::Number(minutes.into()))],
        )
    });
    let reasons: Vec<String> = escort
        .police_reasons
        .iter()
        .filter(|one| **one != PoliceReason::OwnWords)
        .map(|one| say.by("ui-escort-police-reason", one.code()))
        .collect();
    let folds = civil.chars().count() + why.chars().count() > LONG;
    let at_once = if folds { "" } else { &why };
    let civil =
        html! { @if !civil.is_empty() { p.soft { (say.t("ui-escort-civil-was")) " " (civil) } } };
    html! {
        p.soft { (say.with("ui-escort-asked", &[("who", Arg::Text(&asked))])) }
        @if !folds { (civil) }
        @if escort.police != Police::NotNeeded {
            p.soft { (dotted([text(&say.by("ui-escort-police", words::police(escort.police))), text(at_once), text(&waited)])) }
            @if !reasons.is_empty() { p.soft { (dotted(reasons.iter().map(|reason| text(reason)))) } }
        }
        @if folds {
            details.more id=(format!("escort-why-{}", escort.id)) {
                summary { (say.t("ui-escort-why")) }
                (civil)
                p.soft { (why) }
            }
        }
    }
}
