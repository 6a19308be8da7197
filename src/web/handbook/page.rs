//! One page of the handbook: its words, where it stands in other languages, since when it is in force, what it rests on and who has
//! reviewed it.

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::domain::language::Language;
use crate::handbook::front::Front;
use crate::handbook::page::{Origin, Page};
use crate::handbook::shelf::Handbook;
use crate::text::{Arg, Texts};
use crate::web::handbook::looked::{By, Looked};
use crate::web::handbook::read::{self, Reader};
use crate::web::icon;
use crate::web::language::own_name;

/// What is around a page.
pub struct Around<'a> {
    /// The title.
    pub title: &'a str,
    /// Its language.
    pub language: Language,
    /// Where it stands in others: address and language.
    pub others: Vec<(String, Language)>,
    /// A script that makes it quicker.
    pub script: Option<String>,
}

/// A page that was read from a file.
pub fn whole(
    handbook: &Handbook,
    texts: &Texts,
    page: &Page,
    known: Option<&(Looked, Option<Reader>)>,
) -> Markup {
    let own = page.of_the_service();
    let language = own.map_or(Language::English, |(language, _)| language);
    let others = own.map(|(language, name)| {
        handbook
            .named(name)
            .filter(|(other, _)| *other != language)
            .map(|(other, page)| (format!("/handbook/{}", page.address), other))
            .collect()
    });
    let around = Around {
        title: &page.title,
        language,
        others: others.unwrap_or_default(),
        script: None,
    };
    let said = Said { texts, language };
    let body = html! {
        article { (PreEscaped(page.html())) }
        @if let Some((language, name)) = own {
            (said.about(page, known.map(|(looked, _)| looked)))
            @if let Some((_, Some(reader))) = known { (read::foot(texts, language, name, &page.version, reader)) }
        }
    };
    framed(texts, &around, &body)
}

/// The frame of a page to read.
pub fn framed(texts: &Texts, around: &Around<'_>, body: &Markup) -> Markup {
    let t = |key: &str| texts.get(around.language, key, &[]);
    html! {
        (DOCTYPE)
        html lang=(around.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (around.title) " · Hjemmevakt" }
                (icon::link())
                link rel="stylesheet" href="/plain.css";
                @for (address, language) in &around.others { link rel="alternate" hreflang=(language.tag()) href=(address); }
                @if let Some(script) = &around.script { script type="module" src=(script) {} }
            }
            body {
                a class="skip" href="#page" { (t("hb-skip")) }
                main id="page" {
                    nav {
                        a href=(format!("/handbook/?lang={}", around.language)) { (t("hb-title")) } " · " a href="/" { "Hjemmevakt" }
                        @for (address, language) in &around.others {
                            " · " a href=(address) lang=(language.tag()) hreflang=(language.tag()) { (own_name(*language)) }
                        }
                    }
                    (body)
                }
            }
        }
    }
}

/// What is said of a page.
struct Said<'a> {
    texts: &'a Texts,
    language: Language,
}

impl Said<'_> {
    fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key, &[])
    }

    fn with(&self, key: &str, on: Date) -> String {
        self.texts
            .get(self.language, key, &[("t", Arg::Text(&day(on)))])
    }

    fn about(&self, page: &Page, looked: Option<&Looked>) -> Markup {
        html! {
            section.page-about aria-labelledby="about-page" {
                h2 #about-page { (self.t("hb-about")) }
                @match &page.front {
                    Some(front) => (self.front(front, looked)),
                    None => p { (self.t("hb-nothing-said")) },
                }
                @match page.origin {
                    Origin::Shipped => {}
                    Origin::Added | Origin::Replaces => p { (self.t("hb-own-page")) },
                }
            }
        }
    }

    /// What the leader has said here counts before what the file says.
    fn front(&self, front: &Front, looked: Option<&Looked>) -> Markup {
        let here = looked.and_then(|looked| match &looked.reviewed {
            Some((By::Leader(_), on)) => Some(self.with("hb-reviewed-by-leader", *on)),
            Some((By::Named(_), _)) | None => None,
        });
        let due = looked
            .and_then(|looked| looked.due)
            .unwrap_or(front.review_due);
        html! {
            dl {
                dt { (self.t("hb-in-force")) } dd { (day(front.effective_from)) }
                dt { (self.t("hb-reviewed")) }
                dd { @match (&here, &front.reviewed) {
                    (Some(here), _) => (here),
                    (None, Some(reviewed)) => (self.texts.get(self.language, "hb-reviewed-by", &[("who", Arg::Text(&reviewed.by)), ("t", Arg::Text(&day(reviewed.on)))])),
                    (None, None) => strong { (self.t("hb-awaits")) },
                } }
                dt { (self.t("hb-due")) } dd { (day(due)) }
                dt { (self.t("hb-rests-on")) }
                @for source in &front.sources { dd { (source) } }
            }
        }
    }
}

/// A day, as it is written here.
pub fn day(day: Date) -> String {
    day.strftime("%-d.%-m.%Y").to_string()
}
