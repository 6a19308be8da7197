//! The ladder: whoever asked sees help coming. What has been, what is now and since when, what comes next and when. Never says that
//! somebody comes before she has said so.

use maud::{Markup, html};

use crate::domain::requests::form::Wanted;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::people::Person;
use crate::views::request::{RequestView, Rings, RingsNext, StageView};
use crate::views::words;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// Where a rung stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Done,
    Now,
    ToCome,
}

/// One rung.
struct Rung {
    place: Place,
    tone: &'static str,
    what: Markup,
    beside: Markup,
    at: Markup,
}

/// The rungs of a request.
pub fn ladder(say: &Say<'_>, request: &RequestView) -> Markup {
    let mut rungs = vec![done(say, &say.by("rq-step", "sent"), Some(request.since))];
    match &request.stage {
        StageView::Ringing(rings) => {
            rungs.push(now_ringing(say, rings));
            rungs.push(to_come(say, "accepted"));
            rungs.extend(coming(say, request));
        }
        StageView::Accepted { by, at } => {
            rungs.push(accepted(say, by, Some(*at), true));
            rungs.extend(coming(say, request));
        }
        StageView::OnTheWay {
            by,
            since: _,
            expected,
        } => {
            rungs.push(accepted(say, by, request.accepted_at, false));
            rungs.push(on_the_way(say, by, *expected));
            rungs.push(to_come(say, "arrived"));
            rungs.push(to_come(say, "closed"));
        }
        StageView::Arrived { by, at } => {
            rungs.push(accepted(say, by, request.accepted_at, false));
            rungs.push(now(
                say,
                "good",
                &she(say, "rq-arrived-by", by),
                Markup::default(),
                *at,
            ));
            rungs.push(to_come(say, "closed"));
        }
        StageView::Closed { at, outcome } => {
            if let Some(at) = request.accepted_at {
                rungs.push(done(say, &say.by("rq-step", "accepted"), Some(at)));
            }
            let outcome = outcome.map(|outcome| say.by("ui-outcome", words::outcome(outcome)));
            let beside = html! { @if let Some(outcome) = outcome { span.beside { (outcome) } } };
            rungs.push(now(say, "good", &say.by("rq-step", "closed"), beside, *at));
        }
        StageView::Withdrawn { at, .. } => {
            rungs.push(now(say, "", &say.t("rq-withdrawn"), Markup::default(), *at));
        }
    }
    html! {
        ol.ladder aria-label=(say.t("rq-your-request")) {
            @for rung in &rungs { (one(rung)) }
        }
    }
}

fn one(rung: &Rung) -> Markup {
    let (class, mark) = match rung.place {
        Place::Done => ("done", "✓"),
        Place::Now => ("now", "●"),
        Place::ToCome => ("to-come", "○"),
    };
    html! {
        li class=(format!("{class} {}", rung.tone).trim_end()) aria-current=[(rung.place == Place::Now).then_some("step")] {
            span.mark aria-hidden="true" { (mark) }
            span { (rung.what) (rung.beside) }
            span.at { (rung.at) }
        }
    }
}

fn clock(say: &Say<'_>, at: Timestamp) -> Markup {
    html! { time.num title=(say.exact(at)) { (say.when(at)) } }
}

fn done(say: &Say<'_>, what: &str, at: Option<Timestamp>) -> Rung {
    Rung {
        place: Place::Done,
        tone: "",
        what: text(what),
        beside: Markup::default(),
        at: at.map_or_else(Markup::default, |at| clock(say, at)),
    }
}

fn now(say: &Say<'_>, tone: &'static str, what: &str, beside: Markup, at: Timestamp) -> Rung {
    Rung {
        place: Place::Now,
        tone,
        what: text(what),
        beside,
        at: clock(say, at),
    }
}

fn to_come(say: &Say<'_>, step: &str) -> Rung {
    Rung {
        place: Place::ToCome,
        tone: "",
        what: text(&say.by("rq-step", step)),
        beside: Markup::default(),
        at: Markup::default(),
    }
}

/// What is still to come: on the way and there only where somebody is to come.
fn coming(say: &Say<'_>, request: &RequestView) -> Vec<Rung> {
    let comes = request.wanted.iter().any(|wanted| match wanted {
        Wanted::ComeHere | Wanted::TakeOver | Wanted::HelpWithAdmission | Wanted::Escort => true,
        Wanted::AdviceNow => false,
    });
    let steps: &[&str] = if comes {
        &["on_the_way", "arrived", "closed"]
    } else {
        &["closed"]
    };
    steps.iter().map(|step| to_come(say, step)).collect()
}

/// A sentence that begins with her.
fn she(say: &Say<'_>, key: &str, by: &Person) -> String {
    say.with(key, &[("who", Arg::Text(&who::subject(say, by)))])
}

fn accepted(say: &Say<'_>, by: &Person, at: Option<Timestamp>, is_now: bool) -> Rung {
    let name = who::person(say, by);
    let what = say.with("rq-accepted-by", &[("who", Arg::Text(&name))]);
    match at.filter(|_| is_now) {
        Some(at) => {
            let beside = html! { span.beside { (say.t("rq-accepted-next")) } };
            now(say, "good", &what, beside, at)
        }
        None => done(say, &what, at),
    }
}

fn on_the_way(say: &Say<'_>, by: &Person, expected: Timestamp) -> Rung {
    let at = say.when(expected);
    let late = say.now > expected;
    let beside = html! {
        span.beside {
            (say.with("rq-expected-at", &[("t", Arg::Text(&at))])) " · " (say.due(expected))
        }
    };
    Rung {
        place: Place::Now,
        tone: if late { "late" } else { "good" },
        what: text(&she(say, "rq-on-the-way-by", by)),
        beside,
        at: Markup::default(),
    }
}

fn now_ringing(say: &Say<'_>, rings: &Rings) -> Rung {
    let nobody = rings.rounds > 0;
    let who = who::people(say, &rings.rung);
    let what = match (&rings.next, nobody) {
        (Some((RingsNext::NextDuty, _)), _) => say.t("rq-waits-for-duty"),
        (_, true) => say.t("rq-nobody-answered"),
        (Some(_) | None, false) => say.by("rq-step", "ringing"),
    };
    let rung = if rings.rung.is_empty() {
        say.t("rq-rings-nobody")
    } else {
        say.with("rq-rings-now", &[("who", Arg::Text(&who))])
    };
    let next = rings.next.as_ref().map(|(next, at)| match next {
        RingsNext::Ring(people) => {
            let names = who::people(say, people);
            say.around(
                "rq-next-ring",
                &[("who", Arg::Text(&names))],
                &say.until(*at),
            )
        }
        RingsNext::Everyone => say.around("rq-next-everyone", &[], &say.until(*at)),
        RingsNext::NextDuty => Markup::default(),
    });
    Rung {
        place: Place::Now,
        tone: if nobody { "late" } else { "ringing" },
        what: text(&what),
        beside: html! { span.beside { (dotted([text(&rung), next.unwrap_or_default()])) } },
        at: rings
            .since
            .map_or_else(Markup::default, |since| say.since(since)),
    }
}
