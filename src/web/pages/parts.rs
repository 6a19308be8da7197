//! Parts that several pages are made of: the frame, regions, marks, groups, banners.

use axum::http::{HeaderMap, header};
use maud::{DOCTYPE, Markup, html};

use crate::domain::alarms::alarm::AlarmKind;
use crate::text::Arg;
use crate::views::board::{AlarmRow, Board};
use crate::views::words;
use crate::web::pages::form::Keys;
use crate::web::pages::language;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;
use crate::web::session::gate::AGAIN;

/// So many alarms that nobody takes what waits are shown at once: what waits stands on the board as well.
const WAITING_SHOWN: usize = 3;

/// A region of a page: its name, and what stands in it. Names are those that the live line sends.
pub type Region = (&'static str, Markup);

/// A small mark beside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its whole meaning")]
pub enum Icon {
    Clock,
    Phone,
    Talk,
    Alert,
    Note,
    Message,
}

/// A mark. Decoration: the word beside it says the same.
pub fn icon(icon: Icon) -> Markup {
    let path = match icon {
        Icon::Clock => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.2l2.2 1.6",
        Icon::Phone => {
            "M5.2 2.4 6.8 6 5.3 7.4a8 8 0 0 0 3.3 3.3L10 9.2l3.6 1.6v2.4c0 .3-.3.6-.6.6C7.200 13.800 2.200 8.800 2.200 3c0-.3.3-.6.6-.6z"
        }
        Icon::Talk => {
            "M2.500 3.500h11v7.500H8L4.800 13.600V11H2.500zM5.200 6.200h5.600M5.200 8.400h3.600"
        }
        Icon::Alert => "M8 2 14.400 13.600H1.600zM8 6.400v3.400M8 11.400v.6",
        Icon::Note => "M3.500 2.500h9v11h-9zM5.800 5.600h4.400M5.800 8h4.400M5.800 10.400h2.600",
        Icon::Message => "M2 4h12v8.400H2zM2 4.400l6 4.400 6-4.400",
    };
    html! { svg.icon viewBox="0 0 16 16" aria-hidden="true" focusable="false" { path d=(path) {} } }
}

/// What a page needs around its regions.
pub struct Frame<'a> {
    /// The title of the window.
    pub title: &'a str,
    /// The address of the style sheet and the scripts, with their version in it.
    pub assets: &'a str,
    /// Where the live line is, without `since`.
    pub live: &'a str,
    /// The class of the body.
    pub class: &'a str,
    /// Who reads: drafts are kept apart by it.
    pub staff: &'a str,
    /// Without JavaScript the page is fetched again this often, seconds; never where something may be typed.
    pub refresh: Option<u16>,
    /// The look she has chosen in this browser; none: by the clock.
    pub theme: Option<Theme>,
}

/// A look that somebody has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its whole meaning")]
pub enum Theme {
    Dark,
    Light,
}

impl Theme {
    /// What this browser has chosen, by its cookie.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).into_iter();
        cookies
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .find_map(|pair| match pair.trim() {
                "theme=dark" => Some(Self::Dark),
                "theme=light" => Some(Self::Light),
                _ => None,
            })
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }
}

/// A whole page.
pub fn page(say: &Say<'_>, frame: &Frame<'_>, board: &Board, body: &Markup) -> Markup {
    let on_duty = board.duty.now.is_some();
    let theme = match frame.theme {
        Some(chosen) => Some(chosen.word()),
        None if say.is_night() && on_duty && frame.class != "doctor" => Some("dark"),
        None => None,
    };
    html! {
        (DOCTYPE)
        html lang=(say.language.tag()) data-theme=[theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                @if let Some(seconds) = frame.refresh {
                    noscript { meta http-equiv="refresh" content=(format!("{seconds};url=?{AGAIN}")); }
                }
                title { (frame.title) }
                (crate::web::icon::link())
                (crate::web::install::link())
                link rel="stylesheet" href=(format!("{}/style.css", frame.assets));
                link rel="stylesheet" href=(format!("{}/request.css", frame.assets));
                link rel="stylesheet" href=(format!("{}/plan.css", frame.assets));
                link rel="stylesheet" href=(format!("{}/forms.css", frame.assets));
                link rel="stylesheet" href=(format!("{}/document.css", frame.assets));
                link rel="stylesheet" href=(format!("{}/handbook.css", frame.assets));
                @if frame.class == "record" { link rel="stylesheet" href=(format!("{}/record.css", frame.assets)); }
                script type="module" src=(format!("{}/app.js", frame.assets)) {}
            }
            body class=(frame.class) data-live=(frame.live) data-at=(board.at) data-now=(board.now.as_millis())
                data-zone=[board.zone.iana_name()] data-duty[on_duty]
                data-staff=(frame.staff) {
                a.skip href="#main" { (say.t("ui-skip")) }
                (body)
                (language::awaiting_review(say))
                (client_words(say))
            }
        }
    }
}

/// Sentences that the browser says by itself.
fn client_words(say: &Say<'_>) -> Markup {
    let keys = [
        "live",
        "connecting",
        "lost",
        "offline",
        "over",
        "saved-here",
        "sent",
        "queued",
        "sending",
        "not-sent",
        "now",
        "sound-on",
        "sound-off",
        "draft-found",
        "kept",
        "kept-here",
        "dark",
        "light",
        "new",
    ];
    html! {
        div hidden data-handbook-words data-whole=(say.t("hb-whole-page")) data-close=(say.t("hb-close")) {}
        div #words hidden {
            @for key in keys {
                span data-k=(key) { (say.with(&format!("ui-js-{key}"), &[("t", Arg::Text("%t"))])) }
            }
        }
    }
}

/// A place that the live line fills.
pub fn region(name: &str, inside: &Markup) -> Markup {
    html! { div data-region=(name) { (inside) } }
}

/// A region by its name, from those that were rendered.
pub fn place(regions: &[Region], name: &'static str) -> Markup {
    let found = regions.iter().find(|(known, _)| *known == name);
    html! { @if let Some((_, inside)) = found { (region(name, inside)) } }
}

/// The line to the server, and the clock. Filled by the browser; without it, the time the page was made.
pub fn line(say: &Say<'_>) -> Markup {
    html! {
        span.link role="status" { span.dot {} span.link-text { (say.with("ui-made-at", &[("t", Arg::Text(&say.clock(say.now)))])) } }
        b.num.clock data-clock { (say.clock(say.now)) }
    }
}

/// What stands where there is no bar: that the line is gone, since when, and what to do. Filled by the browser; nothing while it is there.
pub fn lost_over(say: &Say<'_>) -> Markup {
    let words = say.with("ui-lost-over", &[("t", Arg::Text("%t"))]);
    html! { p.say.red.lost-over role="alert" hidden data-lost=(words) { (icon(Icon::Alert)) " " b {} } }
}

/// A group of the board with a heading; nothing where there is nothing in it.
pub fn group(id: &str, heading: &str, count: usize, lines: &Markup) -> Markup {
    html! {
        @if count > 0 {
            section.group aria-labelledby=(id) {
                h2 id=(id) { (heading) @if count > 1 { " " span.count { (count) } } }
                (lines)
            }
        }
    }
}

/// What stands over everything: nothing goes out, nothing is kept, nobody is on duty.
pub fn banners(say: &Say<'_>, board: &Board) -> Markup {
    let hole = board
        .duty
        .now
        .as_ref()
        .is_some_and(|now| now.people.is_empty());
    html! {
        @if board.service.is_none() { (banner(say, "no-service")) }
        @if board.not_writable { (banner(say, "not-writable")) }
        @if board.effects_held { (banner(say, "held")) }
        @if hole { (banner(say, "hole")) }
    }
}

/// One of them.
pub fn banner(say: &Say<'_>, what: &str) -> Markup {
    html! {
        div.banner role="alert" {
            (icon(Icon::Alert))
            p { b { (say.by("ui-banner", what)) } " " (say.by("ui-banner-do", what)) }
        }
    }
}

/// Alarms that ring people and that nobody has taken: above everything. `keys`: where they can be taken.
pub fn alarms(say: &Say<'_>, alarms: &[AlarmRow], keys: Option<&Keys>) -> Markup {
    let loud = || alarms.iter().filter(|alarm| alarm.loud);
    // What nobody takes stands on the board below as well: many of them are not to hide it, nor anything else that is loud.
    let (waits, others): (Vec<_>, Vec<_>) =
        loud().partition(|alarm| matches!(alarm.kind, AlarmKind::NobodyTakes));
    let (first, rest) = waits.split_at(waits.len().min(WAITING_SHOWN));
    let lines = html! {
        @for alarm in others.iter().chain(first) { (alarm_line(say, alarm, keys)) }
        @if !rest.is_empty() {
            details.more #alarms-rest {
                summary { (say.with("ui-more", &[("n", Arg::Number(u32::try_from(rest.len()).unwrap_or(u32::MAX)))])) }
                @for alarm in rest { (alarm_line(say, alarm, keys)) }
            }
        }
    };
    html! {
        div aria-live="assertive" {
            (group("h-alarms", &say.t("ui-group-alarms"), loud().count(), &lines))
        }
    }
}

/// Alarms that can wait for a quiet moment: below what waits.
pub fn notices(say: &Say<'_>, alarms: &[AlarmRow], keys: Option<&Keys>) -> Markup {
    let quiet: Vec<&AlarmRow> = alarms.iter().filter(|alarm| !alarm.loud).collect();
    let lines = html! { @for alarm in &quiet { (alarm_line(say, alarm, keys)) } };
    group("h-notices", &say.t("ui-group-notices"), quiet.len(), &lines)
}

fn alarm_line(say: &Say<'_>, alarm: &AlarmRow, keys: Option<&Keys>) -> Markup {
    let detail = alarm_detail(alarm);
    let about = alarm
        .about
        .as_ref()
        .map_or_else(String::new, |who| who::named(say, who));
    let with = match &alarm.with {
        Some((who, at)) => say.around(
            "ui-alarm-with",
            &[("who", Arg::Text(&who::person(say, who)))],
            &say.until(*at),
        ),
        None => text(&say.t("ui-alarm-open")),
    };
    let repeats = if alarm.repeats > 0 {
        say.with(
            "ui-alarm-repeats",
            &[("n", Arg::Number(alarm.repeats.into()))],
        )
    } else {
        String::new()
    };
    let tone = if alarm.loud { "late" } else { "waiting" };
    html! {
        div class=(format!("row alarm {tone}")) data-alarm[alarm.loud && !alarm.silent] id=(format!("alarm-{}", alarm.id)) {
            span.what { (icon(Icon::Alert)) span { b { (say.by("ui-alarm", words::alarm(&alarm.kind))) } } }
            span.when { (say.since(alarm.since)) }
            span.next { (dotted([text(&about), text(&detail), text(&repeats), with])) }
            @if let Some(keys) = keys.filter(|_| alarm.may_take) {
                div.row-acts {
                    form method="post" action=(format!("/nurse/alarm/{}/take", alarm.id)) data-act="take" {
                        (keys.hidden(&format!("take-{}", alarm.id)))
                        button.do.small type="submit" { (say.t("ui-alarm-take")) }
                    }
                    @if let Some(contact) = alarm.contact {
                        a.do.small href=(format!("/nurse/contact/{contact}")) data-nav { (say.t("ui-alarm-contact")) }
                    }
                }
            }
        }
    }
}

/// What the carrier answered, where it may be read.
fn alarm_detail(alarm: &AlarmRow) -> String {
    match &alarm.kind {
        AlarmKind::CarrierRefused(why)
        | AlarmKind::GivenUp(why)
        | AlarmKind::MessageFailed(why) => why.clone(),
        AlarmKind::NoNurseOnRoster
        | AlarmKind::NobodyToRing
        | AlarmKind::NobodyAnswers
        | AlarmKind::NobodyTakes
        | AlarmKind::CallBackOverdue
        | AlarmKind::LifeInDanger
        | AlarmKind::MessagesStopped
        | AlarmKind::HandshakeMissed(_)
        | AlarmKind::HandshakeHole(_)
        | AlarmKind::NobodyAvailable
        | AlarmKind::HandoverNotAccepted
        | AlarmKind::VisitMissed(_)
        | AlarmKind::HelpNeeded(_) => String::new(),
    }
}
