//! The handbook, inside the program: pages from `handbook/`, readable without scripts and without signing in. Serves only files that
//! were there when the program was built.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::handbook::front;
use crate::web::error::Problem;
use crate::web::icon;

#[derive(rust_embed::Embed)]
#[folder = "handbook/"]
struct Files;

const STYLE: &str = include_str!("plain.css");

/// `/handbook/…`, and the style sheet of pages to read.
pub fn router() -> Router {
    Router::new()
        .route(
            "/handbook",
            get(|| async { Redirect::permanent("/handbook/") }),
        )
        .route("/handbook/", get(|| async { index() }))
        .route("/handbook/{*path}", get(show))
        .route("/plain.css", get(style))
}

/// A file of the handbook as it is, such as the example service file.
pub fn text(path: &str) -> Option<String> {
    let file = Files::get(path)?;
    String::from_utf8(file.data.into_owned()).ok()
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "max-age=3600"),
    ];
    (headers, STYLE).into_response()
}

async fn show(Path(path): Path<String>) -> Response {
    let missing = || {
        let words = "the handbook has no such page: see /handbook/";
        Problem::new(StatusCode::NOT_FOUND, words).into_response()
    };
    // Names are compared with those that are embedded; nothing is looked up on the disk.
    let Some(name) = Files::iter().find(|name| *name == path) else {
        return missing();
    };
    let Some(file) = Files::get(&name) else {
        return missing();
    };
    let kind = match name.rsplit('.').next() {
        Some("md") => {
            let source = String::from_utf8_lossy(&file.data);
            let body = front::body(&source);
            return page(&About::of(&name), &title(body, &name), &rendered(body)).into_response();
        }
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some(_) | None => "text/plain; charset=utf-8",
    };
    ([(header::CONTENT_TYPE, kind)], file.data.into_owned()).into_response()
}

fn index() -> Markup {
    let mut chapters: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for name in Files::iter().filter(|name| name.ends_with(".md")) {
        let chapter = name.rsplit_once('/').map_or("", |(chapter, _)| chapter);
        let title = text(&name).map_or_else(|| name.to_string(), |source| title(&source, &name));
        chapters
            .entry(chapter.to_owned())
            .or_default()
            .push((name.to_string(), title));
    }
    let list = html! {
        h1 { "Handbook" }
        p { a href="/handbook/forms/" { "Forms" } " · " a href="/handbook/forms/?lang=nb" lang="nb" hreflang="nb" { "Skjemaene" } }
        @for (chapter, pages) in &chapters {
            h2 { (chapter_title(chapter)) }
            ul lang=[chapter_language(chapter)] {
                @for (name, title) in pages {
                    li { a href=(format!("/handbook/{name}")) { (title) } }
                }
            }
        }
    };
    page(&About::of(""), "Handbook", &list.into_string())
}

/// Languages that the service's own pages are written in: folder, tag, and what each calls itself.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("service/nb", "nb", "Norsk"),
    ("service/en", "en", "English"),
    ("service/se", "se", "Davvisámegiella"),
];

/// The language of a chapter, where it is not that of the page around it.
fn chapter_language(folder: &str) -> Option<&'static str> {
    let found = LANGUAGES.iter().find(|(chapter, _, _)| *chapter == folder);
    found.map(|(_, tag, _)| *tag).filter(|tag| *tag != "en")
}

/// What is around a page: its language, and where it stands in others.
struct About {
    language: &'static str,
    /// Address, tag, and what the language calls itself.
    others: Vec<(String, &'static str, &'static str)>,
}

impl About {
    fn of(name: &str) -> Self {
        let place = LANGUAGES.iter().find_map(|(folder, tag, _)| {
            Some((*tag, name.strip_prefix(folder)?.strip_prefix('/')?))
        });
        let Some((language, page)) = place else {
            return Self {
                language: "en",
                others: Vec::new(),
            };
        };
        let others = LANGUAGES
            .iter()
            .filter(|(_, tag, _)| *tag != language)
            .map(|(folder, tag, word)| (format!("{folder}/{page}"), *tag, *word))
            .filter(|(name, _, _)| Files::get(name).is_some())
            .map(|(name, tag, word)| (format!("/handbook/{name}"), tag, word))
            .collect();
        Self { language, others }
    }

    /// "To the page" and "Handbook".
    fn words(&self) -> (&'static str, &'static str) {
        match self.language {
            "nb" => ("Til siden", "Håndbok"),
            "se" => ("Siidui", "Giehtagirji"),
            _ => ("To the page", "Handbook"),
        }
    }
}

fn chapter_title(folder: &str) -> &str {
    match folder {
        "" => "About this handbook",
        "operations" => "For those who run it",
        "engineering" => "For those who build it",
        "service/nb" => "For those who use it (norsk)",
        "service/se" => "For those who use it (davvisámegillii, awaiting review)",
        "service/en" => "For those who use it (English)",
        other => other,
    }
}

/// The first heading of a page, or its name.
pub fn title(source: &str, name: &str) -> String {
    source
        .lines()
        .find_map(|line| line.strip_prefix("# "))
        .unwrap_or(name)
        .trim()
        .to_owned()
}

/// As HTML. Markup inside a page is shown as text: pages are words.
pub fn rendered(source: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut events: Vec<Event<'_>> = Parser::new_ext(source, options)
        .map(shown_as_text)
        .collect();
    let anchors = anchors(&events);
    let headings = events.iter_mut().filter_map(|event| {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            Some(id)
        } else {
            None
        }
    });
    for (id, anchor) in headings.zip(anchors) {
        *id = Some(anchor.into());
    }
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events.into_iter());
    reachable(&out)
}

/// What may be wider than the screen can be scrolled with the keyboard, and a cell without words heads no column.
fn reachable(html: &str) -> String {
    html.replace("<table>", "<table tabindex=\"0\">")
        .replace("<pre>", "<pre tabindex=\"0\">")
        .replace("<th></th>", "<td></td>")
}

fn shown_as_text(event: Event<'_>) -> Event<'_> {
    if let Event::Html(text) | Event::InlineHtml(text) = event {
        Event::Text(text)
    } else {
        event
    }
}

/// A name for each heading, so that it can be linked to: its words, in lower case, with hyphens.
fn anchors(events: &[Event<'_>]) -> Vec<String> {
    let mut anchors = Vec::new();
    let mut words: Option<String> = None;
    for event in events {
        if let Event::Start(Tag::Heading { .. }) = event {
            words = Some(String::new());
        } else if let Event::End(TagEnd::Heading(_)) = event {
            anchors.extend(words.take().map(|words| slug(&words)));
        } else if let (Event::Text(text) | Event::Code(text), Some(words)) = (event, &mut words) {
            words.push_str(text);
        }
    }
    anchors
}

fn slug(words: &str) -> String {
    words
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            c if c.is_alphanumeric() || c == '_' => Some(c),
            _ => None,
        })
        .collect()
}

fn page(about: &About, title: &str, body: &str) -> Markup {
    let (skip, handbook) = about.words();
    html! {
        (DOCTYPE)
        html lang=(about.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Hjemmevakt" }
                (icon::link())
                link rel="stylesheet" href="/plain.css";
                @for (address, tag, _) in &about.others { link rel="alternate" hreflang=(tag) href=(address); }
            }
            body {
                a class="skip" href="#page" { (skip) }
                main id="page" {
                    nav {
                        a href="/handbook/" { (handbook) } " · " a href="/" { "Hjemmevakt" }
                        @for (address, tag, word) in &about.others {
                            " · " a href=(address) lang=(tag) hreflang=(tag) { (word) }
                        }
                    }
                    (PreEscaped(body))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_words_and_headings_can_be_linked_to() {
        let html = rendered(
            "# The key file\n\n<script>x</script>\n\n| a | b |\n|---|---|\n| 1 | `<` |\n\n## A `b` c!\n",
        );
        assert!(
            html.contains("<h1 id=\"the-key-file\">The key file</h1>"),
            "{html}"
        );
        assert!(html.contains("<h2 id=\"a-b-c\">"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("<table tabindex=\"0\">"), "{html}");
        assert!(rendered("||b|\n|-|-|\n|1|2|\n").contains("<td></td><th>b</th>"));
    }

    #[tokio::test]
    async fn only_what_is_embedded_is_served() {
        let show = |path: &str| show(Path(path.to_owned()));
        assert_eq!(show("engineering/log.md").await.status(), StatusCode::OK);
        assert_eq!(
            show("operations/example-service.toml").await.status(),
            StatusCode::OK
        );
        for path in [
            "../Cargo.toml",
            "operations/../../Cargo.toml",
            "/etc/passwd",
            "operations",
            "",
            "engineering/nothing.md",
        ] {
            assert_eq!(show(path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn the_index_names_every_page() {
        let index = index().into_string();
        for name in Files::iter().filter(|name| name.ends_with(".md")) {
            assert!(index.contains(&format!("/handbook/{name}")), "{name}");
        }
    }

    #[tokio::test]
    async fn a_page_says_its_language_and_leads_to_the_same_in_the_other() {
        let shown = async |path: &str| {
            let body = show(Path(path.to_owned())).await.into_body();
            let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            String::from_utf8(bytes.to_vec()).unwrap()
        };
        let norsk = shown("service/nb/the-number.md").await;
        assert!(norsk.contains("<html lang=\"nb\">"), "{norsk}");
        assert!(norsk.contains(
            "<a href=\"/handbook/service/en/the-number.md\" lang=\"en\" hreflang=\"en\">English</a>"
        ));
        assert!(norsk.contains("Håndbok</a>") && !norsk.contains("Handbook</a>"));
        let english = shown("service/en/the-number.md").await;
        assert!(english.contains("<html lang=\"en\">"), "{english}");
        assert!(english.contains("hreflang=\"nb\">Norsk</a>"));
        let builders = shown("engineering/log.md").await;
        assert!(builders.contains("<html lang=\"en\">") && !builders.contains("hreflang"));
    }

    #[test]
    fn every_page_of_the_service_says_what_it_rests_on_and_who_has_reviewed_it() {
        let mut wrong = Vec::new();
        for name in Files::iter().filter(|name| name.starts_with("service/")) {
            if let Err(error) = front::read(&text(&name).unwrap()) {
                wrong.push(format!("{name}: {error}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_page_of_the_service_is_there_in_norwegian_and_english() {
        for name in Files::iter().filter(|name| name.starts_with("service/nb/")) {
            let other = name.replace("service/nb/", "service/en/");
            assert!(Files::get(&other).is_some(), "there is no {other}");
        }
    }

    #[test]
    fn links_between_pages_lead_somewhere() {
        for name in Files::iter().filter(|name| name.ends_with(".md")) {
            let source = text(&name).unwrap();
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            for event in Parser::new(&source) {
                let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
                else {
                    continue;
                };
                let target = dest_url.split('#').next().unwrap_or_default();
                if target.is_empty() || target.contains("://") {
                    continue;
                }
                let mut path: Vec<&str> =
                    folder.split('/').filter(|part| !part.is_empty()).collect();
                for part in target.split('/') {
                    match part {
                        ".." => drop(path.pop()),
                        "." => {}
                        part => path.push(part),
                    }
                }
                let path = path.join("/");
                let outside = target.starts_with("../../") || target.starts_with("/api");
                assert!(
                    outside || Files::get(&path).is_some(),
                    "{name} links to {target}"
                );
            }
        }
    }
}
