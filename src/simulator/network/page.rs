//! `/phones`: the handsets side by side in the browser. The page is complete as it is sent; its script keeps it
//! current and presses the buttons. It shows only what a telephone would, never what the server knows.

use super::handset::{Event, EventKind, HandsetKind, HandsetState, LineState, Mode, Speaker};
use super::world::Network;
use crate::web::icon;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};

const STYLE: &str = include_str!("assets/phones.css");
const SCRIPT: &str = include_str!("assets/phones.js");

pub(super) fn router() -> Router<Network> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/phones") }))
        .route("/phones", get(phones))
        .route("/icon.svg", get(|| async { asset(icon::KIND, icon::SVG) }))
        .route(
            "/favicon.ico",
            get(|| async { asset(icon::KIND, icon::SVG) }),
        )
        .route(
            "/phones/phones.css",
            get(|| async { asset("text/css; charset=utf-8", STYLE) }),
        )
        .route(
            "/phones/phones.js",
            get(|| async { asset("text/javascript; charset=utf-8", SCRIPT) }),
        )
}

fn asset(kind: &'static str, body: &'static str) -> Response {
    (
        [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        body,
    )
        .into_response()
}

async fn phones(State(net): State<Network>) -> Response {
    let service = &net.config().service_number;
    let page = net.look(|world| {
        let mut handsets: Vec<&HandsetState> = world.handsets.values().collect();
        handsets.sort_by_key(|handset| place(&net, handset));
        html! {
            (DOCTYPE)
            html lang="nb" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    title { "Telefoner" }
                    (icon::link())
                    link rel="stylesheet" href="/phones/phones.css";
                    script src="/phones/phones.js" defer {}
                }
                body data-service=(service) {
                    a.skip href="#phones" { "Til telefonene" }
                    header.bar {
                        h1 { "Telefoner" }
                        p.soft { "Tjenestens nummer: " b.num { (service) } }
                        label.choice { input #aloud type="checkbox"; "Lyd på" }
                        p #link.link role="status" { span.dot {} span { "Tilkoblet" } }
                    }
                    nav #now aria-label="Ringer nå" aria-live="polite" {}
                    noscript { p.say { "Siden trenger JavaScript for å ringe og svare." } }
                    main #phones.phones {
                        @if handsets.is_empty() {
                            p.soft { "Det er ingen telefoner her ennå." }
                        }
                        @for handset in handsets { (card(handset, service)) }
                    }
                }
            }
        }
    });
    (headers(), page).into_response()
}

/// In the order they were configured; those that were added later come last, by number.
fn place(net: &Network, handset: &HandsetState) -> usize {
    let configured = net
        .config()
        .handsets
        .iter()
        .position(|h| h.number == handset.handset.number);
    configured.unwrap_or(usize::MAX)
}

fn headers() -> HeaderMap {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; \
                  base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    HeaderMap::from_iter([
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(policy),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            HeaderName::from_static("referrer-policy"),
            HeaderValue::from_static("no-referrer"),
        ),
    ])
}

fn card(handset: &HandsetState, service: &str) -> Markup {
    let number = &handset.handset.number;
    let state = handset.line.as_ref().map(|line| line.state);
    let id = number.trim_start_matches('+');
    let (class, word) = word(handset);
    html! {
        article.phone id={ "p" (id) } data-number=(number) data-state=(class) aria-labelledby={ "n" (id) } {
            header {
                h2 id={ "n" (id) } { (handset.handset.label) }
                p.soft.num { (number) @if handset.handset.kind == HandsetKind::Landline { " · fasttelefon" } }
                p role="status" {
                    span.state.(class) data-part="state" { (word) }
                    " " span.num.soft data-part="since" data-since=[handset.line.as_ref().map(|l| &l.since)] {}
                }
            }
            form.dial data-do="dial" hidden[state.is_some()] {
                label for={ "d" (id) } { "Ring til" }
                input.num id={ "d" (id) } name="to" type="tel" value=(service) autocomplete="off";
                label.choice { input type="checkbox" name="withheld"; "Skjul nummeret" }
                button.do.main { "Ring" }
            }
            div.acts data-part="ringing" hidden[state != Some(LineState::Ringing)] {
                button.do.go data-do="answer" { "Svar" }
                button.do.alarm data-do="decline" { "Avvis" }
            }
            h3 id={ "h" (id) } { "Det som høres" }
            div.heard role="log" aria-live="polite" aria-labelledby={ "h" (id) } tabindex="0" {
                ol data-part="heard" { (heard(handset)) }
            }
            div data-part="talking" hidden[state != Some(LineState::Talking)] {
                (keypad())
                form.speak data-do="say" {
                    label for={ "s" (id) } { "Si noe" }
                    div.with { input id={ "s" (id) } name="text" autocomplete="off" maxlength="500"; button.do { "Si" } }
                }
            }
            div.acts data-part="open" hidden[!matches!(state, Some(LineState::Talking | LineState::Dialling))] {
                button.do.alarm data-do="hangup" { "Legg på" }
            }
            p.say data-part="problem" role="alert" hidden {}
            (messages(handset, id))
            (modes(handset, id))
        }
    }
}

fn keypad() -> Markup {
    html! {
        div.keys role="group" aria-label="Taster" {
            @for key in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] {
                button.do data-do="keys" data-key=(key)
                    aria-label=[match key { "*" => Some("stjerne"), "#" => Some("firkant"), _ => None }] { (key) }
            }
        }
    }
}

fn word(handset: &HandsetState) -> (&'static str, String) {
    match handset.line.as_ref().map(|line| (line.state, &line.other)) {
        Some((LineState::Dialling, other)) => ("waiting", format!("Ringer {other}")),
        Some((LineState::Ringing, other)) => ("ringing", format!("Oppringning fra {other}")),
        Some((LineState::Talking, other)) => ("talking", format!("I samtale med {other}")),
        None => match handset.mode {
            Mode::Off => ("late", "Av".to_owned()),
            Mode::Busy => ("late", "Opptatt".to_owned()),
            Mode::Normal
            | Mode::Voicemail { .. }
            | Mode::Declines { .. }
            | Mode::AutoAnswer { .. } => ("free", "Ledig".to_owned()),
        },
    }
}

fn heard(handset: &HandsetState) -> Markup {
    html! {
        @for event in worth_a_line(handset) {
            @if let EventKind::Heard { call, by, from, text, language } = &event.kind {
                li class=(speaker(*by).0) data-seq=(event.seq) data-call=(call) data-text=(text) lang=[language.as_deref()] {
                    b { (if from.is_empty() { speaker(*by).1 } else { from }) } " " span { (words(*by, text)) }
                }
            }
        }
    }
}

/// What was heard; the same recording over and over is one line.
fn worth_a_line(handset: &HandsetState) -> Vec<&Event> {
    let mut lines: Vec<&Event> = Vec::new();
    for event in &handset.events {
        let again = lines.last().is_some_and(|last| is_same_sound(last, event));
        if matches!(event.kind, EventKind::Heard { .. }) && !again {
            lines.push(event);
        }
    }
    lines
}

fn is_same_sound(one: &Event, other: &Event) -> bool {
    sound(one).is_some_and(|heard| Some(heard) == sound(other))
}

/// In which call, and which recording.
fn sound(event: &Event) -> Option<(&str, &str)> {
    if let EventKind::Heard {
        call,
        by: Speaker::Sound,
        text,
        ..
    } = &event.kind
    {
        Some((call, text))
    } else {
        None
    }
}

/// A recording goes by the name of its file.
fn words(by: Speaker, text: &str) -> &str {
    match by {
        Speaker::Sound => text.rsplit('/').next().unwrap_or(text),
        Speaker::Voice | Speaker::Person | Speaker::Oneself => text,
    }
}

fn speaker(by: Speaker) -> (&'static str, &'static str) {
    match by {
        Speaker::Voice => ("voice", "Stemme"),
        Speaker::Person => ("person", "Den andre"),
        Speaker::Sound => ("sound", "Lyd"),
        Speaker::Oneself => ("oneself", "Du"),
    }
}

fn messages(handset: &HandsetState, id: &str) -> Markup {
    html! {
        details.sms data-part="sms" hidden[handset.handset.kind == HandsetKind::Landline] {
            summary { span.num { "SMS (" span data-part="count" { (handset.messages.len()) } ")" } }
            ol data-part="messages" aria-live="polite" {
                @for sms in &handset.messages {
                    li.(if sms.sent { "oneself" } else { "person" }) data-sid=(sms.sid) {
                        b { (if sms.sent { "Du" } else { &sms.other }) } " " span { (sms.body) }
                    }
                }
            }
            form data-do="sms" {
                label for={ "m" (id) } { "Ny SMS til tjenesten" }
                textarea id={ "m" (id) } name="body" rows="2" maxlength="1600" {}
                button.do { "Send SMS" }
            }
        }
    }
}

fn modes(handset: &HandsetState, id: &str) -> Markup {
    let current = mode_name(&handset.mode);
    html! {
        div.mode {
            label for={ "o" (id) } { "Når det ringer" }
            select id={ "o" (id) } data-do="mode" {
                @for (name, text) in [
                    ("normal", "Ringer til noen svarer"),
                    ("voicemail", "Telefonsvarer tar den"),
                    ("busy", "Opptatt"),
                    ("off", "Av eller uten dekning"),
                    ("declines", "Avviser"),
                    ("auto_answer", "Svarer og trykker 1"),
                ] {
                    option value=(name) selected[name == current] { (text) }
                }
            }
        }
    }
}

fn mode_name(mode: &Mode) -> &'static str {
    match mode {
        Mode::Normal => "normal",
        Mode::Voicemail { .. } => "voicemail",
        Mode::Busy => "busy",
        Mode::Off => "off",
        Mode::Declines { .. } => "declines",
        Mode::AutoAnswer { .. } => "auto_answer",
    }
}
