//! What stands over the form: whether a nurse can be reached, and if not, whom to call, before a word is written.

use maud::{Markup, html};

use crate::text::Arg;
use crate::views::desk::{Desk, Line, Reach};
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;

/// In the bar: until when somebody is on duty.
pub fn on_duty(say: &Say<'_>, desk: &Desk) -> Markup {
    html! {
        @match desk.reach {
            Reach::Nurse { until, .. } => {
                span.opt { (say.with("rq-nurse-there", &[("t", Arg::Text(&say.day_and_time(until)))])) }
            },
            Reach::Hole { .. } | Reach::Nobody { .. } => {},
        }
    }
}

/// Over the form.
pub fn notice(say: &Say<'_>, desk: &Desk) -> Markup {
    html! {
        div role="status" {
            @if !desk.writable {
                (nobody(say, desk, "rq-not-writable", &say.t("rq-not-writable-why")))
            } @else {
                @match desk.reach {
                    Reach::Nurse { until, busy } => (there(say, &say.day_and_time(until), busy)),
                    Reach::Hole { until, empty } => {
                        @let word = if empty { "empty" } else { "unavailable" };
                        @let t = say.day_and_time(until);
                        (nobody(say, desk, "rq-hole", &say.with("rq-hole-why", &[("what", Arg::Text(word)), ("t", Arg::Text(&t))])))
                    },
                    Reach::Nobody { next } => {
                        @let why = match next {
                            Some(next) => say.with("rq-nobody-until", &[("t", Arg::Text(&say.day_and_time(next)))]),
                            None => say.t("rq-nobody-when-unknown"),
                        };
                        (nobody(say, desk, "rq-nobody", &why))
                    },
                }
            }
            @if let Some((until, others)) = desk.out {
                @let word = if others { "somebody" } else { "nobody" };
                @let t = say.when(until);
                p.say { (say.with("ui-desk-escort", &[("what", Arg::Text(word)), ("t", Arg::Text(&t))])) }
            }
        }
    }
}

fn there(say: &Say<'_>, until: &str, busy: bool) -> Markup {
    html! {
        p.there.busy[busy] {
            (icon(if busy { Icon::Talk } else { Icon::Phone }))
            span {
                (say.with("rq-nurse-there", &[("t", Arg::Text(until))]))
                @if busy { ". " (say.t("rq-nurse-busy")) }
            }
        }
    }
}

fn nobody(say: &Say<'_>, desk: &Desk, what: &str, why: &str) -> Markup {
    html! {
        section.nobody {
            h2 { (icon(Icon::Alert)) (say.t(what)) }
            p { (why) }
            @if !desk.instead.is_empty() {
                p { b { (say.t("rq-call-instead")) } }
                (lines(&desk.instead))
            }
        }
    }
}

/// Numbers that a tap dials.
pub fn lines(lines: &[Line]) -> Markup {
    html! {
        div.lines {
            @for line in lines {
                a.do href=(format!("tel:{}", line.dial)) { span { (line.label) } span.num { (line.number) } }
            }
        }
    }
}

/// Who can receive a patient now.
pub fn receiving(say: &Say<'_>, desk: &Desk) -> Markup {
    html! {
        h2 { (say.t("rq-receives")) }
        @if desk.receiving.is_empty() { p.soft { (say.t("rq-receives-nobody")) } }
        (lines(&desk.receiving))
    }
}
