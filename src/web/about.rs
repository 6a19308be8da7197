//! `/about`: for the public. Whom to call when, what happens then, what is kept about you. Without scripts and without signing in; prints
//! to one folded sheet. The words are pages of the handbook, the numbers the service file's. Says nothing about who is on duty.

use std::fmt::Write as _;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Deserialize;

use crate::domain::language::Language;
use crate::domain::service::Service;
use crate::domain::service::places::{Destination, DestinationKind};
use crate::domain::service::window::WeekTime;
use crate::handbook::markdown;
use crate::handbook::page::address;
use crate::handbook::shelf::Handbook;
use crate::text::message::Spoken;
use crate::text::{Arg, Texts};
use crate::web::language::{self, own_name};
use crate::web::state::WebState;

/// `/about`. In the handbook the same pages would stand without names and numbers.
pub fn router() -> Router<WebState> {
    let filled_in = |to: &'static str| get(move || async move { Redirect::to(to) });
    Router::new()
        .route("/about", get(show))
        .route("/handbook/service/nb/about.md", filled_in("/about?lang=nb"))
        .route("/handbook/service/en/about.md", filled_in("/about?lang=en"))
        .route("/handbook/service/se/about.md", filled_in("/about?lang=se"))
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
}

async fn show(
    State(web): State<WebState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let language = language::asked_or_kept(asked.lang.as_deref(), &headers);
    let state = web.engine.state();
    let words = Words {
        handbook: &web.handbook,
        texts: &web.texts,
    };
    let page = page(language, state.service.as_deref(), &words);
    match web.languages.kept(asked.lang.as_deref()) {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], page).into_response(),
        None => page.into_response(),
    }
}

/// Where the words are from.
struct Words<'a> {
    handbook: &'a Handbook,
    texts: &'a Texts,
}

/// The page's source with the service's own names and numbers in it.
fn text(language: Language, service: Option<&Service>, words: &Words<'_>) -> String {
    let page = words.handbook.page(&address(language, "about"));
    let source = page.map_or("", |page| page.body.as_str());
    let texts = words.texts;
    let Some(service) = service else {
        // Nothing has been set up: what is true everywhere still is.
        return source
            .lines()
            .filter(|line| !line.contains('{'))
            .collect::<Vec<_>>()
            .join("\n");
    };
    source
        .replace("{service}", &plain(&service.name))
        .replace("{municipality}", &plain(&service.municipality))
        .replace("{number}", &service.number.grouped())
        .replace("{duty}", &duty(language, service, texts))
        .replace("{outside}", &outside(language, service, texts))
}

/// Words from the service file are words, not Markdown.
fn plain(words: &str) -> String {
    words
        .chars()
        .flat_map(|c| {
            let marks = matches!(c, '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '\\');
            marks.then_some('\\').into_iter().chain([c])
        })
        .collect()
}

/// `torsdag 15.00–mandag 08.00`, every window.
fn duty(language: Language, service: &Service, texts: &Texts) -> String {
    let windows = service.duty_windows.iter().map(|window| {
        format!(
            "{}–{}",
            moment(language, texts, window.from),
            moment(language, texts, window.to)
        )
    });
    windows.collect::<Vec<_>>().join(", ")
}

fn moment(language: Language, texts: &Texts, at: WeekTime) -> String {
    let day = texts.get(language, "ui-day-long", &[("what", Arg::Text(day(at)))]);
    let between = match language {
        Language::Bokmal | Language::NorthernSami => '.',
        Language::English => ':',
    };
    format!("{day} {:02}{between}{:02}", at.minute / 60, at.minute % 60)
}

const fn day(at: WeekTime) -> &'static str {
    use jiff::civil::Weekday;
    match at.day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// Where calls go outside the duty, with the numbers, each once.
fn outside(language: Language, service: &Service, texts: &Texts) -> String {
    let mut places: Vec<String> = Vec::new();
    let windows = service.outside.iter().map(|window| &window.destination);
    for destination in windows.chain([&service.outside_default]) {
        let place = format!(
            "{} (**{}**)",
            name(language, destination, texts),
            destination.number.grouped()
        );
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.join(", ")
}

fn name(language: Language, destination: &Destination, texts: &Texts) -> String {
    match destination.kind {
        DestinationKind::Legevakt => texts.say(language, &Spoken::DestinationLegevakt),
        DestinationKind::DayService => texts.say(language, &Spoken::DestinationDayService),
        DestinationKind::Other => plain(&destination.label),
    }
}

/// To call and to write with one tap: danger to life first, then the service.
fn calls(language: Language, service: Option<&Service>, texts: &Texts) -> Markup {
    let number = service.map(|service| &service.number);
    html! {
        nav.calls.not-printed aria-label=(texts.get(language, "ui-about-calls", &[])) {
            a.danger href="tel:113" { (texts.get(language, "ui-about-113", &[])) }
            @if let Some(number) = number {
                a href=(format!("tel:{}", number.as_str())) {
                    (texts.get(language, "ui-about-call", &[("number", Arg::Text(&number.grouped()))]))
                }
                a.quiet href=(format!("sms:{}", number.as_str())) { (texts.get(language, "ui-about-write", &[])) }
            }
        }
    }
}

/// A number in bold is one that can be tapped.
fn tapped(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<strong>") {
        out.push_str(before);
        let Some((words, after)) = after.split_once("</strong>") else {
            out.push_str("<strong>");
            rest = after;
            continue;
        };
        let dialled: String = words.chars().filter(|c| *c != ' ').collect();
        let number = dialled.strip_prefix('+').unwrap_or(&dialled);
        if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) {
            let _ = write!(
                out,
                "<a href=\"tel:{dialled}\"><strong>{words}</strong></a>"
            );
        } else {
            let _ = write!(out, "<strong>{words}</strong>");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn page(language: Language, service: Option<&Service>, words: &Words<'_>) -> Markup {
    let source = text(language, service, words);
    let texts = words.texts;
    let title = markdown::title(&source, "Hjemmevakt");
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href="/plain.css";
            }
            body.leaflet {
                main id="page" {
                    nav.not-printed {
                        @for other in Language::ALL {
                            a href=(format!("/about?lang={other}")) lang=(other.tag()) hreflang=(other.tag())
                                aria-current=[(other == language).then_some("page")] { (own_name(other)) }
                            " "
                        }
                    }
                    (calls(language, service, texts))
                    (PreEscaped(tapped(&markdown::rendered(&source))))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service_file;

    const EXAMPLE: &str = include_str!("../../handbook/operations/example-service.toml");

    fn shown(language: Language) -> String {
        let service = service_file::parse(EXAMPLE).unwrap();
        let texts = Texts::load().unwrap();
        let words = Words {
            handbook: &Handbook::shipped(),
            texts: &texts,
        };
        page(language, Some(&service), &words).into_string()
    }

    #[test]
    fn numbers_and_hours_are_the_service_files_in_each_language() {
        for language in Language::ALL {
            let html = shown(language);
            assert!(html.contains("+47 78 00 00 00"), "{html}");
            assert!(html.contains("113") && html.contains("116 117"), "{html}");
            assert!(!html.contains('{'), "{html}");
            assert!(!html.contains("<script"), "{html}");
            for tapped in [
                "tel:113",
                "tel:112",
                "tel:116117",
                "tel:116111",
                "tel:+4778000000",
                "sms:+4778000000",
            ] {
                assert!(
                    html.contains(&format!("href=\"{tapped}\"")),
                    "{tapped}: {html}"
                );
            }
        }
        assert!(shown(Language::Bokmal).contains("torsdag 15.00–mandag 08.00"));
        assert!(shown(Language::English).contains("Thursday 15:00–Monday 08:00"));
        assert!(
            shown(Language::Bokmal).contains(
                "dagtjenesten for psykisk helse (<a href=\"tel:+4778000003\"><strong>+47 78 00 00 03</strong></a>)"
            )
        );
        assert!(shown(Language::NorthernSami).contains("vuordá dárkkisteami"));
    }

    #[test]
    fn nobody_on_the_staff_and_no_known_caller_is_named() {
        let service = service_file::parse(EXAMPLE).unwrap();
        for language in Language::ALL {
            let html = shown(language);
            for staff in &service.staff {
                assert!(!html.contains(&staff.name));
                assert!(
                    staff
                        .phones
                        .iter()
                        .all(|phone| !html.contains(&phone.grouped()))
                );
            }
            for known in &service.known {
                assert!(!html.contains(&known.number.grouped()));
            }
        }
    }

    #[test]
    fn without_a_service_file_what_holds_everywhere_is_said() {
        let texts = Texts::load().unwrap();
        let words = Words {
            handbook: &Handbook::shipped(),
            texts: &texts,
        };
        let html = page(Language::Bokmal, None, &words).into_string();
        assert!(
            !html.contains("sms:") && html.contains("tel:113\""),
            "{html}"
        );
        assert!(html.contains("113") && !html.contains('{'), "{html}");
    }
}
