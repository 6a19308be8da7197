//! Who has the duty and what each is at, and what she may say of herself: that she takes no calls for a while, that she goes on a home
//! visit, that she needs help. And what is to be followed up before the duty ends.

use maud::{Markup, html};

use crate::domain::presence::unavailable;
use crate::domain::safety::visit;
use crate::text::Arg;
use crate::views::board::Board;
use crate::views::duty::{OnDuty, Presence};
use crate::views::follow_up::FollowUpRow;
use crate::views::on_duty::MyDuty;
use crate::views::on_duty_json;
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::follow_up;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::parts;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::{watch, who};

/// One of those on duty: who, and what she is at.
pub fn person(say: &Say<'_>, one: &OnDuty) -> Markup {
    html! {
        li { span { b { (who::named(say, &one.person)) } @if one.person.name.is_some() { " " span.soft { (who::place(say, one.person.place)) } } }
            (presence(say, one))
            span.soft.about-her { (about(say, one)) } }
    }
}

fn presence(say: &Say<'_>, one: &OnDuty) -> Markup {
    let (class, word) = match one.presence {
        Presence::Talking => ("state talking", "talking"),
        Presence::Rung => ("state ringing", "rung"),
        Presence::Free => {
            if let Some(until) = one.escorting {
                let until = say.when(until);
                return html! { span.state.waiting { (say.with("ui-on-duty-escorting", &[("t", Arg::Text(&until))])) } };
            }
            if let Some(until) = one.unavailable {
                let until = say.when(until);
                return html! { span.state.waiting { (say.with("ui-on-duty-unavailable", &[("t", Arg::Text(&until))])) } };
            }
            ("state", "free")
        }
    };
    html! { span class=(class) { (say.by("ui-presence", word)) } }
}

/// What others want to know of her beside her telephone.
fn about(say: &Say<'_>, one: &OnDuty) -> Markup {
    let screen = if one.screen {
        "ui-on-duty-screen"
    } else {
        "ui-on-duty-phone-only"
    };
    let visiting = if one.visiting {
        say.t("ui-on-duty-visiting")
    } else {
        String::new()
    };
    let proven = one.holes.as_ref().map_or_else(String::new, |holes| {
        if holes.is_empty() {
            return say.t("ui-on-duty-proven");
        }
        let words: Vec<String> = holes
            .iter()
            .map(|way| say.by("ui-way-within", on_duty_json::way(*way)))
            .collect();
        say.by("ui-on-duty-not-proven", &words.join(", "))
    });
    dotted([text(&visiting), text(&say.t(screen)), text(&proven)])
}

/// What she may say of herself.
pub fn mine(say: &Say<'_>, board: &Board, keys: &Keys) -> Markup {
    let Some(me) = &board.me else {
        return Markup::default();
    };
    let out = board
        .watches
        .iter()
        .any(|watch| watch.person.me && watch.visit.is_some());
    html! {
        div.stack.my-duty {
            @if me.on_duty { (calls(say, me, keys)) }
            @if !out { (go_out(say, keys)) (watch::help(say, me, false, keys)) }
        }
    }
}

fn calls(say: &Say<'_>, me: &MyDuty, keys: &Keys) -> Markup {
    if let Some(until) = me.unavailable {
        let until = say.when(until);
        return html! {
            div.say.tight {
                b { (say.with("ui-unavailable-until", &[("t", Arg::Text(&until))])) }
                form method="post" action="/nurse/duty/available" data-act="available" {
                    (keys.hidden("available")) (keys.problem_of("available"))
                    button.do.main.wide type="submit" { (say.t("ui-available")) }
                }
            }
        };
    }
    html! {
        details.more #take-a-break {
            summary { (say.t("ui-unavailable")) }
            form.tight method="post" action="/nurse/duty/unavailable" data-act="unavailable" data-stay {
                (keys.hidden("unavailable")) (keys.problem_of("unavailable"))
                p.hint { (say.t(if me.only_one { "ui-unavailable-alone" } else { "ui-unavailable-how" })) }
                @if me.only_one {
                    label.choice { input type="checkbox" name="even_alone" value="yes"; (say.t("ui-unavailable-alone-yes")) }
                }
                label for="away-reason" { (say.t("ui-unavailable-reason")) }
                input #away-reason name="reason" maxlength="200" autocomplete="off" data-draft="away-reason";
                div.quarters { @for minutes in unavailable::CHOICES {
                    button.do.small type="submit" name="minutes" value=(minutes) { (minutes_word(say, minutes)) }
                } }
            }
        }
    }
}

fn go_out(say: &Say<'_>, keys: &Keys) -> Markup {
    html! {
        details.more #go-out {
            summary { (say.t("ui-visit-start")) }
            form.tight method="post" action="/nurse/duty/visit" data-act="visit" data-stay {
                (keys.hidden("visit")) (keys.problem_of("visit"))
                (visit_fields(say, "board", None, Said::default()))
            }
        }
    }
}

/// What is known already of where she goes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said<'a> {
    pub place: Option<&'a str>,
    pub with: Option<&'a str>,
}

/// Where, with whom, how long, and that she goes. `id` keeps the fields apart from those of another form on the page; what she typed in a
/// form that was refused comes before what is known.
pub(super) fn visit_fields(
    say: &Say<'_>,
    id: &str,
    typed: Option<&Typed>,
    said: Said<'_>,
) -> Markup {
    let (place, with) = (format!("visit-place-{id}"), format!("visit-with-{id}"));
    let value = |name, known: Option<&str>| match typed {
        Some(typed) => typed.get(name).to_owned(),
        None => known.unwrap_or_default().to_owned(),
    };
    let chosen: u16 = typed
        .and_then(|typed| typed.get("minutes").parse().ok())
        .unwrap_or(30);
    html! {
        p.hint { (say.t("ui-visit-start-how")) }
        p { (handbook(say, Place::HomeVisits)) }
        label for=(place) { (say.t("ui-visit-place")) }
        p.hint { (say.t("ui-visit-place-hint")) }
        input id=(place) name="place" maxlength="300" autocomplete="off" required value=(value("place", said.place)) data-draft=(place);
        label for=(with) { (say.t("ui-visit-with")) }
        input id=(with) name="with" maxlength="300" autocomplete="off" value=(value("with", said.with)) data-draft=(with);
        fieldset { legend { (say.t("ui-visit-minutes")) }
            div.quarters.lengths { @for minutes in visit::CHOICES {
                label.choice { input type="radio" name="minutes" value=(minutes) checked[minutes == chosen]; (minutes_word(say, minutes)) }
            } }
        }
        button.do.main.wide type="submit" { (say.t("ui-visit-begin")) }
    }
}

fn minutes_word(say: &Say<'_>, minutes: u16) -> String {
    say.with("ui-minutes", &[("n", Arg::Number(minutes.into()))])
}

/// So many are in sight, and all that are late; the rest can wait.
const SHOWN: usize = 5;

/// What is to be followed up before the duty ends: hers, and what nobody on duty owns.
pub fn follow_ups(say: &Say<'_>, board: &Board, keys: &Keys) -> Markup {
    let rows = &board.follow_ups;
    let late = rows.iter().filter(|row| row.at <= say.now).count();
    let (first, rest) = rows.split_at(rows.len().min(late.max(SHOWN)));
    let line = |row: &FollowUpRow| follow_up::line(say, row, keys, follow_up::Place::Board);
    let lines = html! {
        @for row in first { (line(row)) }
        @if !rest.is_empty() {
            details.more id="follow-ups-more" {
                summary { (say.numbered("end-left-more", rest.len())) }
                @for row in rest { (line(row)) }
            }
        }
    };
    parts::group(
        "h-follow-ups",
        &say.t("ui-group-follow-ups"),
        rows.len(),
        &lines,
    )
}
