//! One request as whoever asked sees it: the ladder and what can be done now, what was asked, what was agreed, the room.

use maud::{Markup, html};

use crate::domain::service::urgency::UrgencyTimes;
use crate::views::desk::Desk;
use crate::views::request::{LineView, RequestView};
use crate::views::words;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{Region, place};
use crate::web::pages::request::ask::{self, Ask};
use crate::web::pages::request::fields::Wrong;
use crate::web::pages::request::room::{self, Reader};
use crate::web::pages::request::{desk as desk_part, ladder, nurse as nurse_part};
use crate::web::pages::say::Say;

/// The ladder, and what can be done now.
pub fn status(say: &Say<'_>, request: &RequestView, desk: &Desk, keys: &Keys) -> Markup {
    html! {
        div.tight id=(format!("status-{}", request.id)) data-request=(request.id) {
            h1 { (say.t("rq-your-request")) }
            p.soft.num { (say.with("rq-sent-at", &[("t", crate::text::Arg::Text(&say.exact(request.since)))])) }
            (ladder::ladder(say, request))
            @if nurse_part::nobody_answers(request) {
                div.say { (say.t("rq-nobody-answered-do")) }
                (desk_part::lines(&desk.instead))
            }
            (connect(say, request, keys))
            @if request.can.withdraw { (withdraw(say, request, keys)) }
        }
    }
}

fn connect(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    html! {
        @match request.line {
            LineView::Talking => { p.say.green { b { (say.t("rq-talking")) } } },
            LineView::Connecting => { p.say.green { b { (say.t("rq-connecting")) } " " (say.t("rq-connecting-how")) } },
            LineView::Quiet => {
                @if request.can.connect {
                    form method="post" action=(Reader::Asker.act(request, "connect")) data-act="connect" {
                        (keys.hidden("connect"))
                        (room::problem(keys, request, "connect"))
                        button.do.go.wide.two-line type="submit" { (say.t("rq-connect")) small { (say.t("rq-connect-how")) } }
                    }
                } @else if request.can.connect_needs_phone {
                    p.hint { (say.t("rq-connect-no-phone")) }
                }
            },
        }
    }
}

fn withdraw(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    html! {
        details.more id=(format!("withdraw-{}", request.id)) {
            summary { (say.t("rq-withdraw")) }
            form.tight method="post" action=(Reader::Asker.act(request, "withdraw")) data-act="withdraw" {
                (keys.hidden("withdraw"))
                p.hint { (say.t("rq-withdraw-sure")) }
                (room::problem(keys, request, "withdraw"))
                button.do.alarm.wide type="submit" { (say.t("rq-withdraw")) }
            }
        }
    }
}

/// One request: help first, then what was asked and the room.
pub fn one(
    say: &Say<'_>,
    regions: &[Region],
    desk: &Desk,
    request: &RequestView,
    keys: &Keys,
    wrong: Option<Wrong>,
) -> Markup {
    html! {
        div.panes.ask.sent {
            section.ask-form aria-label=(say.t("rq-room")) {
                div.ask-inner.stack {
                    (place(regions, "notice"))
                    (place(regions, "isbar"))
                    @if request.can.amend { (amend(say, request, Reader::Asker, keys, wrong)) }
                    (place(regions, "documents"))
                    (place(regions, "agreed"))
                    (place(regions, "room"))
                    (room::write(say, request, Reader::Asker, keys))
                }
            }
            aside.ask-side aria-label=(say.t("rq-your-request")) {
                div.ask-stick.stack {
                    (place(regions, "status"))
                    div.glance { div { b { (say.t("rq-while-waiting")) } p { (say.t("rq-while-voluntary")) } } }
                    div { h2 { (say.t("rq-receives")) } (desk_part::lines(&desk.receiving)) }
                }
            }
        }
    }
}

/// The form again, with what was sent in it.
pub fn amend(
    say: &Say<'_>,
    request: &RequestView,
    reader: Reader,
    keys: &Keys,
    wrong: Option<Wrong>,
) -> Markup {
    let refused = keys.typed(request.contact, "amend");
    let sent = request.form.clone().unwrap_or_default();
    let value = ask::value_of(refused, |name| ask::as_sent(&sent, name));
    let chosen = ask::chosen_of(refused, |name, word| match name {
        "urgency" => words::urgency(request.urgency) == word,
        "wanted" => request
            .wanted
            .iter()
            .any(|wanted| words::wanted(*wanted) == word),
        _ => false,
    });
    let (action, draft) = (
        reader.act(request, "amend"),
        format!("amend-{}", request.id),
    );
    let ask = Ask {
        action: &action,
        act: "amend",
        draft: &draft,
        value: &value,
        chosen: &chosen,
        wrong,
        times: UrgencyTimes::default(),
        names: false,
    };
    html! {
        details.more open[refused.is_some()] id=(format!("amend-fold-{}", request.id)) {
            summary { (say.t("rq-amend")) }
            form.stack method="post" action=(ask.action) data-act=(ask.act) data-stay {
                (keys.hidden(&draft))
                (ask::questions(say, &ask))
                (ask::problem(say, keys, &ask))
                button.do.main.wide type="submit" { (say.t("rq-amend-save")) }
            }
        }
    }
}
