//! What a tablet keeps of the handbook and its forms, so that they can be read without a line: the list that the service worker goes by, and
//! the words that are looked through in the browser. The same for everybody who reads a language; nothing about anybody.

use std::collections::BTreeSet;

use aws_lc_rs::digest::{Context, SHA256};
use axum::Json;
use axum::extract::{Query, State as Web};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::forms::shelf::Shelf;
use crate::handbook::markdown;
use crate::handbook::page::Page;
use crate::handbook::shelf::Handbook;
use crate::web::handbook::STYLE;
use crate::web::language;
use crate::web::state::WebState;

#[derive(Deserialize)]
pub struct Asked {
    lang: Option<String>,
}

/// What is kept, under a name that changes with any of it.
#[derive(Debug, Serialize)]
pub struct Kept {
    /// Of all that is kept.
    pub version: String,
    /// Addresses.
    pub files: BTreeSet<String>,
}

/// A page that can be looked through.
#[derive(Debug, Serialize)]
pub struct Words<'a> {
    address: &'a str,
    title: &'a str,
    /// Anchor, heading and text of each part.
    sections: Vec<[&'a str; 3]>,
}

/// `GET /handbook/kept.json`.
pub async fn list(
    Web(web): Web<WebState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let language = language::asked_or_kept(asked.lang.as_deref(), &headers);
    let forms = Forms::of(&web.forms, &web.engine.state(), web.engine.now());
    not_kept(Json(kept(
        &web.handbook,
        &forms,
        &web.assets.base(),
        language,
    )))
}

/// `GET /handbook/words.json`.
pub async fn words(
    Web(web): Web<WebState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let language = language::asked_or_kept(asked.lang.as_deref(), &headers);
    let pages = web.handbook.for_reader(language);
    let words: Vec<Words<'_>> = pages.iter().map(|page| words_of(page)).collect();
    not_kept(Json(words))
}

fn not_kept(answer: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "no-cache")], answer).into_response()
}

fn words_of(page: &Page) -> Words<'_> {
    let sections = page.sections.iter();
    Words {
        address: &page.address,
        title: &page.title,
        sections: sections
            .map(|one| [one.anchor.as_str(), one.heading.as_str(), one.text.as_str()])
            .collect(),
    }
}

/// The forms that are in use, by name, and all that their pages say.
#[derive(Debug, Default)]
pub struct Forms {
    names: BTreeSet<String>,
    said: Vec<String>,
}

impl Forms {
    /// Those of the day, with the municipality's own times in them.
    pub fn of(shelf: &Shelf, state: &State, now: Timestamp) -> Self {
        let service = state.service.as_ref();
        let zone = service.map_or(TimeZone::UTC, |service| service.zone.clone());
        let mut forms = Self::default();
        if let Some(service) = service {
            forms.said.push(format!("{:?}", service.urgency));
        }
        let today = now.to_jiff().to_zoned(zone).date();
        for form in shelf.library.in_force(today) {
            forms.names.insert(form.head().name.clone());
            forms.said.push(form.reference().to_string());
            let file = shelf.file(form.reference());
            forms.said.extend(file.map(|file| file.file.text.clone()));
        }
        forms
    }
}

/// The pages of a language, the pictures on them, the forms, the first page, the words and the style sheet.
pub fn kept(handbook: &Handbook, forms: &Forms, assets: &str, language: Language) -> Kept {
    let pages = handbook.for_reader(language);
    let mut digest = Context::new(&SHA256);
    digest.update(STYLE.as_bytes());
    digest.update(assets.as_bytes());
    let mut files = BTreeSet::from([
        "/plain.css".to_owned(),
        format!("/handbook/?lang={language}"),
        format!("/handbook/forms/?lang={language}"),
        format!("/handbook/words.json?lang={language}"),
    ]);
    for said in &forms.said {
        digest.update(said.as_bytes());
    }
    let of_form = |name: &String| format!("/handbook/forms/{name}?lang={language}");
    files.extend(forms.names.iter().map(of_form));
    // It stands at `/about`, with the numbers of the service in it.
    let leaflet = |page: &Page| {
        page.of_the_service()
            .is_some_and(|(_, name)| name == "about")
    };
    for page in pages.into_iter().filter(|page| !leaflet(page)) {
        digest.update(page.address.as_bytes());
        digest.update(page.version.as_bytes());
        files.insert(format!("/handbook/{}", page.address));
        let links = markdown::links(&page.body);
        let pictures = links
            .iter()
            .filter_map(|link| markdown::target(&page.address, link))
            .filter(|address| address.starts_with("pictures/"));
        files.extend(pictures.map(|address| format!("/handbook/{address}")));
    }
    let digest = digest.finish();
    let first = digest.as_ref().first_chunk().copied().unwrap_or_default();
    Kept {
        version: format!("{language}-{:016x}", u64::from_be_bytes(first)),
        files,
    }
}
