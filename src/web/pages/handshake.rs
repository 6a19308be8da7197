//! The start of a duty on the board: three ways to reach her, each proven with a tap. Gone as soon as all three are.

use maud::{Markup, html};

use crate::domain::handshakes::handshake::Way;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::board::Board;
use crate::views::on_duty::HandshakeSeen;
use crate::views::on_duty_json;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;

/// The card; nothing once everything is proven, or where there is nothing to prove.
pub fn card(say: &Say<'_>, board: &Board, keys: &Keys) -> Markup {
    let seen = board.me.as_ref().and_then(|me| me.handshake.as_ref());
    let Some(seen) = seen.filter(|seen| !seen.is_complete()) else {
        return Markup::default();
    };
    html! {
        section.group.card aria-labelledby="h-handshake" data-handshake {
            h2 #h-handshake { (say.t("ui-handshake")) }
            p { (asked(say, board, seen)) }
            @if seen.missed { p.bad { (say.t("ui-handshake-missed")) } }
            @else if let Some(due_at) = seen.due_at {
                p.soft { (say.around("ui-handshake-told", &[], &say.until(due_at))) }
            }
            ul.ways { @for (way, proven) in seen.ways { (line(say, seen, way, proven, keys)) } }
        }
    }
}

fn asked(say: &Say<'_>, board: &Board, seen: &HandshakeSeen) -> String {
    if seen.starts <= board.now && seen.due_at.is_none() {
        return say.t("ui-handshake-already");
    }
    let starts = say.day_and_time(seen.starts);
    say.with("ui-handshake-ask", &[("t", Arg::Text(&starts))])
}

fn line(
    say: &Say<'_>,
    seen: &HandshakeSeen,
    way: Way,
    proven: Option<Timestamp>,
    keys: &Keys,
) -> Markup {
    let (mark, word) = match way {
        Way::Tablet => (Icon::Alert, "tablet"),
        Way::Telephone => (Icon::Phone, "telephone"),
        Way::Message => (Icon::Message, "message"),
    };
    html! {
        li.way id=(format!("way-{word}")) {
            div.way-head {
                (icon(mark)) b { (say.by("ui-way", word)) }
                @match proven {
                    Some(at) => span.state.talking { (say.with("ui-way-proven", &[("t", Arg::Text(&say.clock(at)))])) },
                    None => span.state.waiting { (say.t("ui-way-open")) },
                }
            }
            @if proven.is_none() { (acts(say, seen, way, keys)) }
        }
    }
}

fn acts(say: &Say<'_>, seen: &HandshakeSeen, way: Way, keys: &Keys) -> Markup {
    match way {
        Way::Tablet => html! {
            p.soft { (say.t("ui-sounds-how")) }
            div.acts {
                button.do.small.if-js type="button" data-try-sounds { (say.t("ui-sounds-play")) }
                form method="post" action="/nurse/duty/tablet" data-act="tablet" {
                    (keys.hidden("tablet")) (keys.problem_of("tablet"))
                    button.do.small.main.wide type="submit" { (say.t("ui-sounds-heard")) }
                }
            }
        },
        Way::Telephone => html! {
            @if seen.rings { p.state.ringing { (icon(Icon::Phone)) (say.t("ui-ringing-you")) } }
            @else {
                p.soft { (say.t("ui-ring-me-how")) }
                form method="post" action="/nurse/duty/ring" data-act="ring" {
                    (keys.hidden("ring")) (keys.problem_of("ring"))
                    button.do.small.main.wide type="submit" { (say.t("ui-ring-me")) }
                }
            }
        },
        Way::Message => html! {
            p.soft { (say.by("ui-code-message", on_duty_json::code_message(seen.message))) " · " (say.t("ui-code-how")) }
            form.under.line method="post" action="/nurse/duty/code" data-act="code" {
                (keys.hidden("code")) (keys.problem_of("code"))
                label.sr for="handshake-code" { (say.t("ui-code")) }
                input #handshake-code .num name="code" inputmode="numeric" autocomplete="one-time-code" placeholder=(say.t("ui-code"));
                button.do.small.main type="submit" { (say.t("ui-code-confirm")) }
            }
            form method="post" action="/nurse/duty/send" data-act="send" {
                (keys.hidden("send")) (keys.problem_of("send"))
                button.do.small type="submit" { (say.t("ui-code-send")) }
            }
        },
    }
}
