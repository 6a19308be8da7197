//! A request on the nurse's page: its line on the board, the sheet while it rings, the card that is read in five seconds, and what she
//! can do with it.

use maud::{Markup, html};

use crate::domain::service::urgency::UrgencyTimes;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::request::{LineView, RequestLine, RequestView, Rings, RingsNext, StageView};
use crate::views::words;
use crate::web::pages::care;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{self, Icon, icon};
use crate::web::pages::request::ask::{self, Ask};
use crate::web::pages::request::isbar;
use crate::web::pages::request::room::{self, Reader};
use crate::web::pages::request::sent::amend;
use crate::web::pages::row::Tone;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// Minutes that one tap says she needs.
const WAYS: [u16; 4] = [15, 30, 45, 60];

/// How a request looks.
pub fn tone(stage: &StageView, now: Timestamp) -> Tone {
    match stage {
        StageView::Ringing(rings) => ringing_tone(rings),
        StageView::Accepted { .. } => Tone::Waiting,
        StageView::OnTheWay { expected, .. } if *expected < now => Tone::Late,
        StageView::OnTheWay { .. } | StageView::Arrived { .. } => Tone::Talking,
        StageView::Closed { .. } | StageView::Withdrawn { .. } => Tone::Calm,
    }
}

/// Whose turn it is, and what comes next.
pub fn next(say: &Say<'_>, stage: &StageView) -> Markup {
    match stage {
        StageView::Ringing(rings) => ringing(say, rings),
        StageView::Accepted { by, .. } => {
            let who = who::person(say, by);
            text(&say.with("rq-row-accepted", &[("who", Arg::Text(&who))]))
        }
        StageView::OnTheWay { by, expected, .. } => {
            let who = who::subject(say, by);
            let way = say.with("rq-on-the-way-by", &[("who", Arg::Text(&who))]);
            let at = say.when(*expected);
            let at = say.with("rq-expected-at", &[("t", Arg::Text(&at))]);
            dotted([text(&way), text(&at)])
        }
        StageView::Arrived { by, .. } => {
            let who = who::subject(say, by);
            text(&say.with("rq-arrived-by", &[("who", Arg::Text(&who))]))
        }
        StageView::Closed { outcome, .. } => {
            let outcome = outcome.map(|outcome| say.by("ui-outcome", words::outcome(outcome)));
            let closed = say.by("rq-step", "closed");
            dotted([text(&closed), text(&outcome.unwrap_or_default())])
        }
        StageView::Withdrawn { open, .. } => {
            let outcome = if *open {
                say.t("rq-row-outcome")
            } else {
                String::new()
            };
            dotted([text(&say.t("rq-withdrawn")), text(&outcome)])
        }
    }
}

const fn ringing_tone(rings: &Rings) -> Tone {
    if rings.rounds > 0 {
        Tone::Late
    } else if rings.me {
        Tone::Ringing
    } else {
        Tone::Waiting
    }
}

/// Who is rung, and what comes next.
pub fn ringing(say: &Say<'_>, rings: &Rings) -> Markup {
    let names = who::people(say, &rings.rung);
    let now = if rings.rounds > 0 {
        say.t("rq-nobody-answered")
    } else if rings.rung.is_empty() && !rings.noticed.is_empty() {
        let busy = who::people(say, &rings.noticed);
        say.with("ui-all-busy", &[("who", Arg::Text(&busy))])
    } else if rings.rung.is_empty() {
        say.t("rq-rings-nobody")
    } else {
        say.with("rq-rings-now", &[("who", Arg::Text(&names))])
    };
    dotted([text(&now), coming(say, rings)])
}

/// What comes next, and when.
pub fn coming(say: &Say<'_>, rings: &Rings) -> Markup {
    match &rings.next {
        Some((RingsNext::Ring(people), at)) => {
            let names = who::people(say, people);
            say.around(
                "rq-next-ring",
                &[("who", Arg::Text(&names))],
                &say.until(*at),
            )
        }
        Some((RingsNext::Everyone, at)) => say.around("rq-next-everyone", &[], &say.until(*at)),
        Some((RingsNext::NextDuty, _)) => text(&say.t("rq-waits-for-duty")),
        None => Markup::default(),
    }
}

/// The first words of its line on the board.
pub fn what(say: &Say<'_>, line: &RequestLine) -> Markup {
    html! {
        span {
            b { (say.t("rq-row-kind")) } " " span.dots { "·" } " " (say.by("rq-urgency-is", words::urgency(line.urgency)))
            @if line.unanswered > 0 { " " span.tag { (say.with("rq-unanswered", &[("n", Arg::Number(line.unanswered.into()))])) } }
        }
    }
}

/// The clock of its line.
pub fn when(say: &Say<'_>, line: &RequestLine) -> Markup {
    match &line.stage {
        StageView::Ringing(_) | StageView::Accepted { .. } => say.since(line.since),
        StageView::OnTheWay { expected, .. } => say.due(*expected),
        StageView::Arrived { at, .. }
        | StageView::Closed { at, .. }
        | StageView::Withdrawn { at, .. } => {
            html! { time.num title=(say.exact(*at)) { (say.when(*at)) } }
        }
    }
}

/// The head of the pane.
pub fn head(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    html! {
        p.eyebrow { (say.t("rq-nurse-heading")) }
        h1.caller-name { (isbar::asker(say, request)) }
        (isbar::first(say, request))
        p.soft { (next(say, &request.stage)) }
        @if matches!(request.stage, StageView::Withdrawn { .. }) { p.say { (say.t("rq-must-close")) } }
        (isbar::card(say, request))
        @if request.can.amend { (amend(say, request, Reader::Nurse, keys, None)) }
    }
}

/// How far it has come, in a word.
pub fn stage(say: &Say<'_>, request: &RequestView) -> String {
    say.by("rq-step", stage_word(&request.stage))
}

const fn stage_word(stage: &StageView) -> &'static str {
    match stage {
        StageView::Ringing(_) => "ringing",
        StageView::Accepted { .. } => "accepted",
        StageView::OnTheWay { .. } => "on_the_way",
        StageView::Arrived { .. } => "arrived",
        StageView::Closed { .. } | StageView::Withdrawn { .. } => "closed",
    }
}

/// What was said: the room, above the notes of the contact.
pub fn log(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    html! {
        section.stack {
            (room::agreed(say, request))
            div { (room::lines(say, request)) (room::write(say, request, Reader::Nurse, keys)) }
        }
    }
}

/// Above the foot: what is not the main thing now.
pub fn acts(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    let accepted = matches!(request.stage, StageView::Accepted { .. });
    html! {
        @if request.can.on_the_way {
            @if !accepted { (ways(say, request, keys)) }
            (other_way(say, request, keys))
        }
        @if request.can.connect && !request.can.accept && !accepted { (connect(say, request, keys)) }
        @if request.can.decline && !request.can.accept { (decline(say, request, keys, "decline")) }
    }
}

/// The main action: take it; then ring, or say when she is there; then that she is.
pub fn foot(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    html! {
        @if request.can.accept {
            (accept(say, request, keys, "accept"))
        } @else if matches!(request.stage, StageView::Accepted { .. }) && request.can.on_the_way {
            div.tight {
                @if request.can.connect { (connect(say, request, keys)) }
                (ways(say, request, keys))
            }
        } @else if matches!(request.stage, StageView::OnTheWay { .. }) && request.can.arrive {
            (one(request, keys, "arrive", "arrive", &html! { button.do.go.wide.tall type="submit" data-main { (say.t("rq-arrive")) } }))
        }
    }
}

fn accept(say: &Say<'_>, request: &RequestView, keys: &Keys, key: &str) -> Markup {
    let button = html! {
        button.do.go.wide.tall.two-line type="submit" data-main { (say.t("rq-accept")) small { (say.t("rq-accept-how")) } }
    };
    one(request, keys, "accept", key, &button)
}

fn decline(say: &Say<'_>, request: &RequestView, keys: &Keys, key: &str) -> Markup {
    let button = html! {
        button.do.wide.two-line type="submit" { (say.t("rq-decline")) small { (say.t("rq-decline-next")) } }
    };
    one(request, keys, "decline", key, &button)
}

fn connect(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    let button = html! {
        button.do.wide.two-line.go type="submit" { (say.t("rq-call-doctor")) small { (say.t("rq-call-doctor-how")) } }
    };
    html! {
        @if request.line == LineView::Quiet { (one(request, keys, "connect", "connect", &button)) }
    }
}

/// How long it takes, in one tap.
fn ways(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    html! {
        form.ways method="post" action=(Reader::Nurse.act(request, "on-the-way")) data-act="on-the-way" {
            (keys.hidden(&format!("way-{}", request.id)))
            (room::problem(keys, request, "on-the-way"))
            b { (say.t("rq-on-the-way")) }
            div.way {
                @for minutes in WAYS {
                    button.do type="submit" name="minutes" value=(minutes) {
                        (say.with("rq-on-the-way-in", &[("n", Arg::Number(minutes.into()))]))
                    }
                }
            }
        }
    }
}

/// Another length, in minutes.
fn other_way(say: &Say<'_>, request: &RequestView, keys: &Keys) -> Markup {
    let id = format!("way-other-{}", request.id);
    html! {
        form.under.line method="post" action=(Reader::Nurse.act(request, "on-the-way")) data-act="way-other" {
            (keys.hidden(&id))
            label for=(id) { (say.t("rq-on-the-way-other")) }
            input id=(id) name="minutes" inputmode="numeric" maxlength="4" autocomplete="off";
            button.do type="submit" { (say.t("rq-on-the-way-save")) }
        }
    }
}

/// A form that is one button.
fn one(request: &RequestView, keys: &Keys, act: &str, key: &str, button: &Markup) -> Markup {
    html! {
        form method="post" action=(Reader::Nurse.act(request, act)) data-act=(act) {
            (keys.hidden(&format!("{key}-{}", request.id))) (room::problem(keys, request, act)) (button)
        }
    }
}

/// The sheet that covers the screen while a request rings her.
pub fn sheet(
    say: &Say<'_>,
    request: &RequestView,
    rings: &Rings,
    others: usize,
    keys: &Keys,
) -> Markup {
    html! {
        div.sheet-cover role="dialog" aria-modal="true" aria-labelledby="ring-who" id=(format!("ring-{}", request.id)) data-ring="request" {
            div.sheet {
                (parts::lost_over(say))
                div.top {
                    span.state.ringing.pulse { (icon(Icon::Phone)) (say.t("rq-rings-you")) }
                    span.soft { (coming(say, rings)) }
                }
                div.stack {
                    div.tight {
                        p { (isbar::urgency(say, request)) }
                        h1 #ring-who { (isbar::wanted_or(say, request)) }
                        p.waited { (say.around("rq-waited", &[], &say.since(request.since))) }
                        p.soft { (isbar::asker(say, request)) }
                    }
                    (isbar::glance(say, request))
                    @if others > 0 {
                        p.say { (say.with("ui-ring-others", &[("n", Arg::Number(u32::try_from(others).unwrap_or(u32::MAX)))])) }
                    }
                }
                div.tight.sheet-acts {
                    (accept(say, request, keys, "ring-accept"))
                    div.acts {
                        (decline(say, request, keys, "ring-decline"))
                        (care::private_of(say, request.contact, keys))
                    }
                }
            }
        }
    }
}

/// A call from legevakt's line becomes a request: the same form, filled in while they talk.
pub fn fill(
    say: &Say<'_>,
    contact: crate::domain::ids::ContactId,
    number: Option<&str>,
    keys: &Keys,
) -> Markup {
    let typed = keys.typed(contact, "request");
    let phone = number.unwrap_or_default().to_owned();
    let value = ask::value_of(typed, |name| {
        if name == "phone" {
            phone.clone()
        } else {
            String::new()
        }
    });
    let chosen = ask::chosen_of(typed, |name, word| name == "urgency" && word == "urgent");
    let (action, draft) = (
        format!("/nurse/contact/{contact}/request"),
        format!("fill-{contact}"),
    );
    let ask = Ask {
        action: &action,
        act: "request",
        draft: &draft,
        value: &value,
        chosen: &chosen,
        wrong: None,
        times: UrgencyTimes::default(),
        names: false,
    };
    html! {
        details.more open[typed.is_some()] id=(format!("fill-fold-{contact}")) {
            summary { (say.t("rq-make-request")) }
            form.stack method="post" action=(ask.action) data-act=(ask.act) data-stay {
                (keys.hidden(&draft))
                p.hint { (say.t("rq-make-request-hint")) }
                (ask::questions(say, &ask))
                (ask::problem(say, keys, &ask))
                button.do.main.wide type="submit" { (say.t("rq-make-request-save")) }
            }
        }
    }
}

/// Whether it has gone through every step and nobody has taken it.
pub const fn nobody_answers(request: &RequestView) -> bool {
    match &request.stage {
        StageView::Ringing(rings) => rings.rounds > 0,
        StageView::Accepted { .. }
        | StageView::OnTheWay { .. }
        | StageView::Arrived { .. }
        | StageView::Closed { .. }
        | StageView::Withdrawn { .. } => false,
    }
}

/// Whether what is left is to say how it ended.
pub const fn is_over(request: &RequestView) -> bool {
    match &request.stage {
        StageView::Arrived { .. } | StageView::Closed { .. } | StageView::Withdrawn { .. } => true,
        StageView::Ringing(_) | StageView::Accepted { .. } | StageView::OnTheWay { .. } => false,
    }
}
