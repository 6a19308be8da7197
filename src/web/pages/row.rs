//! A line of the board: what it is and since when, whose turn and what happens next.

use maud::{Markup, html};

use crate::domain::calls::call::FallbackReason;
use crate::domain::contacts::contact::{CallBackStage, Origin, OutcomeDue};
use crate::domain::ids::ContactId;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::handed;
use crate::views::hint::HintKind;
use crate::views::json::destination;
use crate::views::next::{Next, NextStep};
use crate::views::row::{Row, Rung, Stage, Third, Turn};
use crate::views::words;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::request;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// How a line looks. The word and the place say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Somebody waits.
    Waiting,
    /// A telephone rings.
    Ringing,
    /// They talk.
    Talking,
    /// Overdue.
    Late,
    /// Can wait.
    Calm,
}

impl Tone {
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ringing => "ringing",
            Self::Talking => "talking",
            Self::Late => "late",
            Self::Calm => "calm",
        }
    }

    /// The mark beside the word.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Waiting => Icon::Clock,
            Self::Ringing => Icon::Phone,
            Self::Talking => Icon::Talk,
            Self::Late => Icon::Alert,
            Self::Calm => Icon::Note,
        }
    }
}

/// The tone of a contact at an instant.
pub fn tone(row: &Row, now: Timestamp) -> Tone {
    if let Some(line) = row
        .request
        .as_ref()
        .filter(|_| row.is_quiet() && !row.danger)
    {
        return request::nurse::tone(&line.stage, now);
    }
    match &row.stage {
        _ if row.danger => Tone::Late,
        Stage::Waiting { rounds, .. } | Stage::Writes { rounds, .. } if *rounds > 0 => Tone::Late,
        stage if handed::to_me(stage) => Tone::Ringing,
        Stage::Waiting { rings_me: true, .. }
        | Stage::Writes { rings_me: true, .. }
        | Stage::Joining { .. }
        | Stage::RingingNurse { .. }
        | Stage::RingingPerson { .. } => Tone::Ringing,
        Stage::LineLost { .. } => Tone::Late,
        Stage::Talking { .. } | Stage::FallingBack { answered: true, .. } => Tone::Talking,
        Stage::Waiting { .. } | Stage::Writes { .. } | Stage::FallingBack { .. } => Tone::Waiting,
        Stage::CallBackDue { due_at, stage, .. } => {
            if *due_at <= now || *stage != CallBackStage::Promised {
                Tone::Late
            } else {
                Tone::Waiting
            }
        }
        Stage::NeedsOutcome { .. } | Stage::Closed { .. } => Tone::Calm,
    }
}

/// One line. With a contact it is a link; `open` is the one that stands open beside the board.
pub fn line(say: &Say<'_>, row: &Row, open: Option<ContactId>) -> Markup {
    let tone = tone(row, say.now);
    let talks =
        row.mine && matches!(row.stage, Stage::Talking { .. }) && !handed::to_me(&row.stage);
    let inside = html! {
        span.what { (icon(tone.icon())) (what(say, row)) }
        span.when { (when(say, row)) }
        span.next { (next(say, row)) @if row.assessed { " · " b { (say.t("doc-under-way")) } } }
    };
    if let Some(contact) = row.contact {
        html! {
            a class=(format!("row {}", tone.class())) id=(format!("row-{contact}")) data-nav
                href=(format!("/nurse/contact/{contact}")) data-talks[talks]
                aria-current=[(open == Some(contact)).then_some("true")] { (inside) }
        }
    } else {
        html! { div class=(format!("row {}", tone.class())) { (inside) } }
    }
}

/// What it is: the kind of thing in bold, then who the number says.
fn what(say: &Say<'_>, row: &Row) -> Markup {
    if let Some(line) = &row.request {
        return request::nurse::what(say, line);
    }
    let kind = say.by("ui-row-kind", kind_word(row));
    let caller = who::caller(say, row);
    let first = row.first_in_line
        && row
            .hint
            .as_ref()
            .is_some_and(|hint| hint.kind == HintKind::Legevakt);
    html! {
        span {
            b { (kind) }
            @if let Some(caller) = caller { " " span.dots { "·" } " " span.caller { (caller) } }
            @if row.danger { " " span.tag { (say.t("ui-row-danger")) } }
            @if first { " " span.tag { (say.t("ui-first-in-line")) } }
            @if row.proposed { " " span.tag { (say.t("ui-maybe-same")) } }
            @if row.unanswered > 1 || (row.unanswered > 0 && kind_word(row) != "answer") {
                " " span.tag { (say.with("ui-unanswered", &[("n", Arg::Number(row.unanswered.into()))])) }
            }
        }
    }
}

fn kind_word(row: &Row) -> &'static str {
    match &row.stage {
        Stage::CallBackDue { .. } if row.origin == Origin::Message => "answer",
        Stage::Writes { .. }
        | Stage::NeedsOutcome {
            why: OutcomeDue::Written,
            ..
        } => "answer",
        Stage::CallBackDue { .. } | Stage::RingingNurse { .. } | Stage::RingingPerson { .. } => {
            "call_back"
        }
        Stage::NeedsOutcome { .. } => "outcome",
        Stage::Closed { .. } => "closed",
        Stage::Waiting { .. }
        | Stage::Joining { .. }
        | Stage::Talking { .. }
        | Stage::LineLost { .. }
        | Stage::FallingBack { .. } => "call",
    }
}

/// The clock of the line.
pub fn when(say: &Say<'_>, row: &Row) -> Markup {
    if let Some(line) = row.request.as_ref().filter(|_| row.is_quiet()) {
        return request::nurse::when(say, line);
    }
    match &row.stage {
        Stage::CallBackDue { due_at, .. } => say.due(*due_at),
        Stage::NeedsOutcome { .. } | Stage::Closed { .. } => {
            html! { time.num title=(say.exact(row.since)) { (say.when(row.since)) } }
        }
        Stage::Waiting { .. }
        | Stage::Writes { .. }
        | Stage::Joining { .. }
        | Stage::Talking { .. }
        | Stage::LineLost { .. }
        | Stage::FallingBack { .. }
        | Stage::RingingNurse { .. }
        | Stage::RingingPerson { .. } => say.since(row.since),
    }
}

/// Only what happens next and when, for a caller who waits; otherwise as [`next`].
pub fn coming_next(say: &Say<'_>, row: &Row) -> Markup {
    match &row.stage {
        Stage::Waiting {
            claimed: None,
            next,
            fallback_at,
            ..
        } => dotted([coming(say, next), fallback(say, next, *fallback_at)]),
        Stage::Writes { next, .. } => coming_or_next_duty(say, next.as_ref()),
        Stage::Waiting { .. }
        | Stage::Joining { .. }
        | Stage::Talking { .. }
        | Stage::LineLost { .. }
        | Stage::FallingBack { .. }
        | Stage::RingingNurse { .. }
        | Stage::RingingPerson { .. }
        | Stage::CallBackDue { .. }
        | Stage::NeedsOutcome { .. }
        | Stage::Closed { .. } => next(say, row),
    }
}

/// Whose turn it is, and what happens next and when.
pub fn next(say: &Say<'_>, row: &Row) -> Markup {
    if let Some(line) = row.request.as_ref().filter(|_| row.is_quiet()) {
        return request::nurse::next(say, &line.stage);
    }
    match &row.stage {
        Stage::Waiting {
            rung,
            claimed,
            noticed,
            unjoined,
            next,
            fallback_at,
            rounds,
            ..
        } => match claimed {
            Some((who, until)) => dotted([
                text(&say.with("ui-claimed", &[("who", Arg::Text(&who::subject(say, who)))])),
                say.around("ui-claim-lapses", &[], &say.until(*until)),
            ]),
            None => dotted([
                not_put_through(say, unjoined),
                now_rung(say, rung, noticed, *rounds),
                coming(say, next),
                fallback(say, next, *fallback_at),
            ]),
        },
        Stage::Writes {
            rung,
            noticed,
            next,
            rounds,
            ..
        } => dotted([
            now_rung(say, rung, noticed, *rounds),
            coming_or_next_duty(say, next.as_ref()),
        ]),
        Stage::Joining { nurse } => {
            let name = nurse.as_ref().map(|who| who::person(say, who));
            text(&say.with(
                "ui-joining",
                &[("who", Arg::Text(name.as_deref().unwrap_or("")))],
            ))
        }
        Stage::Talking { nurse, others } => dotted(
            std::iter::once(text(&match nurse {
                Some(nurse) => {
                    say.with("ui-talks", &[("who", Arg::Text(&who::subject(say, nurse)))])
                }
                None => say.t("ui-talking"),
            }))
            .chain(others.iter().map(|other| third(say, other))),
        ),
        Stage::LineLost { nurse, until } => dotted([
            text(&say.with(
                "ui-line-lost",
                &[("who", Arg::Text(&who::person(say, nurse)))],
            )),
            say.around("ui-line-lost-next", &[], &say.until(*until)),
        ]),
        Stage::FallingBack {
            why,
            kind,
            label,
            answered,
            ..
        } => falls_back(say, *why, destination(*kind), label.as_deref(), *answered),
        Stage::RingingNurse { nurse } => {
            let name = nurse.as_ref().map(|who| who::person(say, who));
            text(&say.with(
                "ui-rings-nurse-first",
                &[("who", Arg::Text(name.as_deref().unwrap_or("")))],
            ))
        }
        Stage::RingingPerson { nurse } => {
            let name = nurse.as_ref().map(|who| who::subject(say, who));
            text(&say.with(
                "ui-rings-person",
                &[("who", Arg::Text(name.as_deref().unwrap_or("")))],
            ))
        }
        Stage::CallBackDue {
            due_at,
            next_at,
            why,
            stage,
            tries,
            turn,
        } => dotted([
            text(&say.by("ui-call-back-why", words::reason(*why))),
            text(&tried(say, *tries)),
            text(&turn_of(say, turn)),
            reminder(say, *stage, *due_at, *next_at),
            rings_again(say, row),
        ]),
        Stage::NeedsOutcome { why, turn, .. } => dotted([
            text(&say.by("ui-outcome-why", words::due(*why))),
            text(&turn_of(say, turn)),
            rings_again(say, row),
        ]),
        Stage::Closed { outcome } => text(&say.by("ui-outcome", words::outcome(*outcome))),
    }
}

/// Why somebody who took it is asked again.
fn not_put_through(say: &Say<'_>, unjoined: &[crate::views::people::Person]) -> Markup {
    if unjoined.is_empty() {
        return Markup::default();
    }
    let names = who::people(say, unjoined);
    text(&say.with("ui-join-failed", &[("who", Arg::Text(&names))]))
}

fn now_rung(
    say: &Say<'_>,
    rung: &[Rung],
    noticed: &[crate::views::people::Person],
    rounds: u16,
) -> Markup {
    if let Some(answered) = rung.iter().find(|rung| rung.answered) {
        let name = who::subject(say, &answered.who);
        return text(&say.with("ui-picked-up", &[("who", Arg::Text(&name))]));
    }
    if !rung.is_empty() {
        let names = who::people(say, rung.iter().map(|rung| &rung.who));
        return text(&say.with("ui-ringing", &[("who", Arg::Text(&names))]));
    }
    if rounds > 0 {
        return text(&say.t("ui-nobody-answered"));
    }
    if noticed.is_empty() {
        return text(&say.t("ui-nobody-rings"));
    }
    let names = who::people(say, noticed);
    text(&say.with("ui-all-busy", &[("who", Arg::Text(&names))]))
}

/// Somebody who writes waits for an answer.
fn rings_again(say: &Say<'_>, row: &Row) -> Markup {
    match row.rings_again_at {
        Some(at) => say.around("ui-writing-rings", &[], &say.until(at)),
        None => Markup::default(),
    }
}

/// What comes next, and when; it waits for whoever is on duty next, if nobody can be rung.
fn coming_or_next_duty(say: &Say<'_>, next: Option<&Next>) -> Markup {
    match next {
        Some(next) => coming(say, next),
        None => text(&say.t("ui-turn-next")),
    }
}

/// What comes next, and when.
pub fn coming(say: &Say<'_>, next: &Next) -> Markup {
    let timer = say.until(next.at);
    match &next.what {
        NextStep::Ring(people) => {
            let names = who::people(say, people);
            say.around("ui-next-ring", &[("who", Arg::Text(&names))], &timer)
        }
        NextStep::RingAgain => say.around("ui-next-again", &[], &timer),
        NextStep::Round => say.around("ui-next-round", &[], &timer),
        NextStep::Fallback(kind) => say.around(
            "ui-next-fallback",
            &[("what", Arg::Text(destination(*kind)))],
            &timer,
        ),
    }
}

/// The fallback at the latest, where something else comes first.
fn fallback(say: &Say<'_>, next: &Next, at: Option<Timestamp>) -> Markup {
    let first = matches!(next.what, NextStep::Fallback(_) | NextStep::Round);
    match at {
        Some(at) if !first => say.around("ui-fallback-latest", &[], &say.until(at)),
        Some(_) | None => Markup::default(),
    }
}

fn falls_back(
    say: &Say<'_>,
    why: FallbackReason,
    kind: &str,
    label: Option<&str>,
    answered: bool,
) -> Markup {
    let name = label.map_or_else(|| say.by("ui-destination", kind), ToOwned::to_owned);
    let key = if answered {
        "ui-fallback-talks"
    } else {
        "ui-fallback-rings"
    };
    let why = match why {
        FallbackReason::NobodyAnswered => "nobody_answered",
        FallbackReason::NobodyToRing => "nobody_to_ring",
        FallbackReason::OutsideDuty => "outside_duty",
    };
    dotted([
        text(&say.with(key, &[("who", Arg::Text(&name))])),
        text(&say.by("ui-fallback-why", why)),
    ])
}

fn third(say: &Say<'_>, third: &Third) -> Markup {
    let name = third
        .who
        .as_ref()
        .map(|who| who::person(say, who))
        .or_else(|| third.label.clone())
        .unwrap_or_else(|| say.t("ui-third-somebody"));
    let key = match (third.there, third.takes_over) {
        (true, _) => "ui-third-there",
        (false, true) => "ui-third-takes-over",
        (false, false) => "ui-third-rung",
    };
    text(&say.with(key, &[("who", Arg::Text(&name))]))
}

fn tried(say: &Say<'_>, tries: u8) -> String {
    if tries == 0 {
        return String::new();
    }
    say.with("ui-tried", &[("n", Arg::Number(tries.into()))])
}

/// Whose turn it is.
pub fn turn_of(say: &Say<'_>, turn: &Turn) -> String {
    match (&turn.who, turn.until_next_duty) {
        (Some(who), false) if who.me => say.t("ui-turn-you"),
        (Some(who), false) => say.with("ui-turn", &[("who", Arg::Text(&who::named(say, who)))]),
        (Some(who), true) => say.with(
            "ui-turn-keeper",
            &[("who", Arg::Text(&who::named(say, who)))],
        ),
        (None, _) => say.t("ui-turn-next"),
    }
}

/// What happens if nobody calls back.
fn reminder(say: &Say<'_>, stage: CallBackStage, due_at: Timestamp, next_at: Timestamp) -> Markup {
    let word = match stage {
        CallBackStage::Promised => "owner",
        CallBackStage::OwnerReminded => "backup",
        CallBackStage::BackupReminded => "leader",
        CallBackStage::LeaderTold => "everyone",
    };
    let by = say.when(due_at);
    let within = if due_at > say.now {
        text(&say.with("ui-call-back-by", &[("t", Arg::Text(&by))]))
    } else {
        Markup::default()
    };
    let next = if stage == CallBackStage::Promised && next_at <= due_at {
        Markup::default()
    } else {
        say.around(
            "ui-reminder",
            &[("what", Arg::Text(word))],
            &say.until(next_at),
        )
    };
    dotted([within, next])
}
