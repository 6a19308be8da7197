//! Those who are out, or need help: her own visit with its taps, a colleague's with where and with whom, and what to do when there is
//! no word. On her own screen nothing shows that help was called but a time that only she understands.

use maud::{Markup, html};

use crate::domain::safety::visit::{CHOICES, Settled};
use crate::text::Arg;
use crate::views::board::Board;
use crate::views::on_duty::MyDuty;
use crate::views::watch::{HelpSeen, VisitSeen, Watch, WatchStage};
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{self, Icon, icon};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// What has gone wrong and is not hers, and her own visit: above what waits. `urgent`: only what has gone wrong, for a wall.
pub fn group(say: &Say<'_>, board: &Board, keys: Option<&Keys>) -> Markup {
    let lines = html! {
        @for watch in &board.watches {
            @match (&watch.visit, keys) {
                (Some(visit), Some(keys)) if watch.person.me => (mine(say, board, visit, keys)),
                (Some(_) | None, keys) => (others(say, watch, keys)),
            }
        }
    };
    parts::group(
        "h-watches",
        &say.t("ui-group-watches"),
        board.watches.len(),
        &lines,
    )
}

/// Her own visit.
fn mine(say: &Say<'_>, board: &Board, visit: &VisitSeen, keys: &Keys) -> Markup {
    let Some(id) = visit.id else {
        return Markup::default();
    };
    let me = board.me.as_ref();
    let late = visit.stage != WatchStage::UnderWay;
    let has_code = me.is_some_and(|me| me.has_code);
    let check_in = format!("/nurse/visit/{id}/check-in");
    html! {
        div class=(if late { "row late visit" } else { "row talking visit" }) id="visit-mine" data-visit {
            span.what { (icon(Icon::Clock)) span { b { (say.t("ui-visit-mine")) } } }
            span.when { (say.due(visit.due_at)) }
            span.next { (place(say, visit)) }
            span.next { (my_stage(say, visit)) }
            div.row-acts.stacked {
                @if late && !has_code { p.soft { (say.t("ui-visit-no-code")) } }
                form.tight method="post" action=(check_in) data-act="check-in" {
                    (keys.hidden("check-in")) (keys.problem_of("check-in"))
                    @if late && has_code { (code(say, "visit-code")) }
                    button.do.main.wide.two-line type="submit" { (say.t("ui-visit-check-in")) small { (say.t("ui-visit-check-in-how")) } }
                    @if !late {
                        fieldset { legend.soft { (say.t("ui-visit-longer")) }
                            div.quarters { @for minutes in CHOICES { button.do.small type="submit" name="minutes" value=(minutes) { (minutes_word(say, minutes)) } } }
                        }
                    }
                }
                form.tight method="post" action=(format!("/nurse/visit/{id}/end")) data-act="visit-end" {
                    (keys.hidden("visit-end")) (keys.problem_of("visit-end"))
                    @if late && has_code { (code(say, "visit-end-code")) }
                    button.do.wide type="submit" { (say.t("ui-visit-end")) }
                }
                @if let Some(me) = me { (help(say, me, true, keys)) }
            }
        }
    }
}

fn my_stage(say: &Say<'_>, visit: &VisitSeen) -> Markup {
    match &visit.stage {
        WatchStage::UnderWay => say.around("ui-visit-due", &[], &say.until(visit.due_at)),
        WatchStage::Missed { told_at } => {
            say.around("ui-visit-missed-mine", &[], &say.until(*told_at))
        }
        WatchStage::Alarmed { .. } => text(&say.t("ui-visit-alarmed-mine")),
    }
}

fn code(say: &Say<'_>, id: &str) -> Markup {
    html! {
        label for=(id) { (say.t("ui-visit-code")) }
        p.hint { (say.t("ui-visit-code-how")) }
        input.num id=(id) name="code" type="password" inputmode="numeric" autocomplete="off";
    }
}

fn minutes_word(say: &Say<'_>, minutes: u16) -> String {
    say.with("ui-minutes", &[("n", Arg::Number(minutes.into()))])
}

fn place(say: &Say<'_>, visit: &VisitSeen) -> Markup {
    let with = visit
        .with
        .as_ref()
        .map(|with| say.with("ui-visit-with-whom", &[("who", Arg::Text(with))]));
    dotted([
        html! { @if let Some(place) = &visit.place { b { (place) } } },
        text(&with.unwrap_or_default()),
        text(&say.with(
            "ui-visit-since",
            &[("t", Arg::Text(&say.when(visit.since)))],
        )),
    ])
}

/// A silent call for help: two taps, and nothing that others in the room would notice.
pub fn help(say: &Say<'_>, me: &MyDuty, out: bool, keys: &Keys) -> Markup {
    let how = if out {
        "ui-help-how"
    } else {
        "ui-help-how-unknown"
    };
    html! {
        @if let Some((at, by)) = &me.noted {
            p.soft.noted {
                @match by {
                    Some(by) => (say.with("ui-noted-by", &[("t", Arg::Text(&say.clock(*at))), ("who", Arg::Text(by))])),
                    None => (say.with("ui-noted", &[("t", Arg::Text(&say.clock(*at)))])),
                }
            }
        }
        details.more.help-call #help-call {
            summary { (say.t("ui-help")) }
            form.tight method="post" action="/nurse/duty/help" data-act="help" data-stay {
                (keys.hidden("help")) (keys.problem_of("help"))
                p.hint { (say.t(how)) }
                button.do.alarm.wide type="submit" { (say.t("ui-help-send")) }
            }
        }
    }
}

/// A colleague.
fn others(say: &Say<'_>, watch: &Watch, keys: Option<&Keys>) -> Markup {
    let urgent = watch.is_urgent();
    let name = who::named(say, &watch.person);
    let visit = watch.visit.as_ref();
    let heading = if visit.is_some() {
        "ui-visit-of"
    } else {
        "ui-help-of"
    };
    let id = watch
        .staff
        .as_ref()
        .map_or_else(|| "watch".to_owned(), |staff| format!("watch-{staff}"));
    html! {
        div class=(if urgent { "row late visit" } else { "row calm visit" }) id=(id) {
            span.what { (icon(if urgent { Icon::Alert } else { Icon::Clock })) span { b { (say.with(heading, &[("who", Arg::Text(&name))])) } } }
            span.when { @if let Some(visit) = visit { (say.due(visit.due_at)) } }
            @if let Some(visit) = visit {
                span.next { (place(say, visit)) }
                span.next { (stage(say, visit)) }
                @if let Some(at) = visit.bare_ok { span.next { (say.with("ui-visit-bare-ok", &[("t", Arg::Text(&say.clock(at)))])) } }
            }
            @if let Some(help) = &watch.help { (called(say, help)) }
            @if urgent && watch.may_settle {
                div.row-acts.stacked { (police(say, watch)) @if let Some(keys) = keys { (settle(say, watch, keys)) } }
            }
        }
    }
}

fn stage(say: &Say<'_>, visit: &VisitSeen) -> Markup {
    match &visit.stage {
        WatchStage::UnderWay => say.around("ui-visit-due-other", &[], &say.until(visit.due_at)),
        WatchStage::Missed { told_at } => say.around("ui-visit-missed", &[], &say.until(*told_at)),
        WatchStage::Alarmed { since, taken } => dotted([
            text(&say.with("ui-visit-alarmed", &[("t", Arg::Text(&say.clock(*since)))])),
            taken_words(say, taken.as_ref()),
        ]),
    }
}

fn taken_words(
    say: &Say<'_>,
    taken: Option<&(crate::views::people::Person, crate::domain::time::Timestamp)>,
) -> Markup {
    match taken {
        Some((by, again_at)) => say.around(
            "ui-watch-taken",
            &[("who", Arg::Text(&who::subject(say, by)))],
            &say.until(*again_at),
        ),
        None => text(&say.t("ui-watch-open")),
    }
}

fn called(say: &Say<'_>, help: &HelpSeen) -> Markup {
    html! {
        span.next { b { (say.with("ui-help-since", &[("t", Arg::Text(&say.clock(help.since)))])) } " · " (taken_words(say, help.taken.as_ref())) }
        @if let Some(at) = help.safe_code { span.next { (say.with("ui-help-safe-code", &[("t", Arg::Text(&say.clock(at)))])) } }
    }
}

/// What to do now (`handbook/service/en/home-visits.md`).
fn police(say: &Say<'_>, watch: &Watch) -> Markup {
    let first = if watch.help.is_some() {
        "ui-watch-police-help"
    } else {
        "ui-watch-police-visit"
    };
    // Called from elsewhere than a visit, help is needed where nobody has written down.
    let (words, place) = if watch.visit.is_some() {
        ("ui-watch-police-say", "ui-watch-police-where")
    } else {
        ("ui-watch-police-say-help", "ui-watch-police-where-unknown")
    };
    html! {
        div.say.red {
            b { (say.t("ui-watch-police")) }
            ol.steps { @for key in [first, words, place, "ui-watch-police-wait"] { li { (say.t(key)) } } }
        }
        a.do.alarm.wide href="tel:112" { (icon(Icon::Phone)) (say.t("ui-watch-police-call")) }
    }
}

fn settle(say: &Say<'_>, watch: &Watch, keys: &Keys) -> Markup {
    let visit = watch.visit.as_ref().and_then(|visit| visit.id);
    let action = match (&watch.help, &watch.staff, visit) {
        (Some(_), Some(staff), _) => format!("/nurse/help/{staff}/settle"),
        (_, Some(_), Some(visit)) => format!("/nurse/visit/{visit}/settle"),
        (_, None, _) | (None, _, None) => return Markup::default(),
    };
    html! {
        form.tight method="post" action=(action) data-act="settle" {
            (keys.hidden("settle")) (keys.problem_of("settle"))
            fieldset { legend { (say.t("ui-settle")) }
                div.acts { @for how in Settled::ALL {
                    button.do.small type="submit" name="how" value=(word(how)) { (say.by("ui-settle-how", word(how))) }
                } }
            }
        }
    }
}

/// The word of a form for what a colleague has found out.
pub const fn word(how: Settled) -> &'static str {
    match how {
        Settled::SpokeWithHer => "spoke_with_her",
        Settled::SomebodyIsThere => "somebody_is_there",
        Settled::ByMistake => "by_mistake",
    }
}
