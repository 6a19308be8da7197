//! `/handbook/forms/` and `/handbook/forms/{name}`: the forms as they are, with version, source and when each question is asked. Readable
//! without signing in, like the handbook; nothing can be filled in, and there is nothing about anybody.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State as Web};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;

use crate::domain::forms::answer::Answers;
use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::language::Language;
use crate::forms::shelf::OnShelf;
use crate::text::Arg;
use crate::web::error::Problem;
use crate::web::handbook::link;
use crate::web::icon;
use crate::web::language::{self, own_name};
use crate::web::pages::forms::field::words;
use crate::web::pages::forms::whole::{Filling, Refused};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The forms, for everybody.
pub fn router() -> Router<WebState> {
    let slash = || async { Redirect::permanent("/handbook/forms/") };
    Router::new()
        .route("/handbook/forms", get(slash))
        .route("/handbook/forms/", get(index))
        .route("/handbook/forms/{name}", get(show))
        .route("/handbook/forms/{name}/file", get(file))
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    version: Option<String>,
}

/// What a page is made with.
struct Page {
    web: WebState,
    language: Language,
    zone: TimeZone,
    today: Date,
}

impl Page {
    fn of(web: WebState, asked: &Asked, headers: &HeaderMap) -> Self {
        let language = language::asked_or_kept(asked.lang.as_deref(), headers);
        let state = web.engine.state();
        let zone = state
            .service
            .as_ref()
            .map_or(TimeZone::UTC, |service| service.zone.clone());
        let today = web.engine.now().to_jiff().to_zoned(zone.clone()).date();
        Self {
            web,
            language,
            zone,
            today,
        }
    }

    fn say(&self) -> Say<'_> {
        Say::new(
            &self.web.texts,
            self.language,
            self.zone.clone(),
            self.web.engine.now(),
        )
    }

    /// The form with this name: in the version that was asked for, else the one that is in use.
    fn form(&self, name: &str, version: Option<&str>) -> Option<(Arc<Form>, Arc<OnShelf>)> {
        let library = &self.web.forms.library;
        let current = library.named(name, self.today)?;
        let form = match version {
            None => current,
            Some(version) => library.all().find(|form| {
                form.reference().url == current.reference().url
                    && form.reference().version == version
            })?,
        };
        let file = self.web.forms.file(form.reference())?;
        Some((Arc::clone(form), Arc::clone(file)))
    }

    fn answer(&self, asked: &Asked, page: Markup) -> Response {
        match self.web.languages.kept(asked.lang.as_deref()) {
            Some(cookie) => ([(header::SET_COOKIE, cookie)], page).into_response(),
            None => page.into_response(),
        }
    }

    fn frame(&self, say: &Say<'_>, title: &str, address: &str, body: &Markup) -> Markup {
        let assets = self.web.assets.base();
        let joined = if address.contains('?') { '&' } else { '?' };
        html! {
            (DOCTYPE)
            html lang=(say.language.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) " · Hjemmevakt" }
                    (icon::link())
                    link rel="stylesheet" href=(format!("{assets}/style.css"));
                    link rel="stylesheet" href=(format!("{assets}/forms.css"));
                }
                body.form-preview {
                    a.skip href="#main" { (say.t("ui-skip")) }
                    header.bar {
                        a.me href="/handbook/" { (say.t("ui-form-handbook")) }
                        span.grow {}
                        @for other in Language::ALL {
                            @if other != say.language {
                                a.me href=(format!("{address}{joined}lang={other}")) lang=(other.tag()) hreflang=(other.tag()) { (own_name(other)) }
                            }
                        }
                    }
                    main.page #main tabindex="-1" { (body) }
                }
            }
        }
    }
}

fn nothing() -> Response {
    let words = "there is no such form: see /handbook/forms/";
    Problem::new(StatusCode::NOT_FOUND, words).into_response()
}

async fn index(
    Web(web): Web<WebState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let page = Page::of(web, &asked, &headers);
    let say = page.say();
    let title = say.t("ui-forms-title");
    let mut forms = page.web.forms.library.in_force(page.today);
    forms.sort_by_key(|form| (place(form.kind()), form.head().name.clone()));
    let body = html! {
        h1 { (title) }
        p { (say.t("ui-forms-lead")) }
        ul.form-list {
            @for form in forms {
                li {
                    a href=(format!("/handbook/forms/{}", form.head().name)) { (words(&say, &form.head().title)) }
                    @if let Some(purpose) = &form.head().purpose { p.soft { (words(&say, purpose)) } }
                }
            }
        }
    };
    let framed = page.frame(&say, &title, "/handbook/forms/", &body);
    page.answer(&asked, framed)
}

/// In the order in which a case meets them.
fn place(kind: DocumentKind) -> Option<usize> {
    DocumentKind::ALL.iter().position(|known| *known == kind)
}

async fn show(
    Web(web): Web<WebState>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if let Some(name) = name.strip_suffix(".json") {
        // The name of the file, as the handbook's own pages link to it.
        return Redirect::to(&format!("/handbook/forms/{name}")).into_response();
    }
    let page = Page::of(web, &asked, &headers);
    let Some((form, file)) = page.form(&name, asked.version.as_deref()) else {
        return nothing();
    };
    let say = page.say();
    let title = form.head().title.for_reader(say.language).0;
    let address = match &asked.version {
        Some(_) => format!("/handbook/forms/{name}?{}", version_of(&form)),
        None => format!("/handbook/forms/{name}"),
    };
    let body = body(&page, &say, &form, &file);
    let framed = page.frame(&say, title, &address, &body);
    page.answer(&asked, framed)
}

/// The file itself, for whoever makes one of their own from it.
async fn file(
    Web(web): Web<WebState>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let page = Page::of(web, &asked, &headers);
    let Some((_, file)) = page.form(&name, asked.version.as_deref()) else {
        return nothing();
    };
    let kind = [(header::CONTENT_TYPE, "application/fhir+json; charset=utf-8")];
    (kind, file.file.text.clone()).into_response()
}

/// `version=…`, for an address.
fn version_of(form: &Form) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("version", &form.reference().version);
    query.finish()
}

fn body(page: &Page, say: &Say<'_>, form: &Form, file: &OnShelf) -> Markup {
    let state = page.web.engine.state();
    let times = state.service.as_ref().map(|service| &service.urgency);
    let filling = Filling {
        form,
        answers: &Answers::default(),
        refused: &Refused::new(),
        missing: &[],
        times,
        preview: true,
    };
    html! {
        div.tight {
            h1 { (words(say, &form.head().title)) }
            p.soft.num { (version(say, form)) }
            @if let Some(purpose) = &form.head().purpose { p { (words(say, purpose)) } }
        }
        (link::of_kind(say, form.kind()))
        p.say.blue { (say.t("ui-form-preview")) }
        @if file.file.shipped { p.say { (say.t("ui-form-shipped")) } }
        (filling.fields(say))
        (about(page, say, form, file))
    }
}

fn day(day: Date) -> String {
    day.strftime("%-d.%-m.%Y").to_string()
}

fn version(say: &Say<'_>, form: &Form) -> String {
    let head = form.head();
    let from = day(head.effective_from);
    let until = head.effective_until.map(day);
    let mut args = vec![
        ("v", Arg::Text(&head.reference.version)),
        ("t", Arg::Text(&from)),
    ];
    match &until {
        Some(until) => {
            args.push(("until", Arg::Text(until)));
            say.with("ui-form-version-until", &args)
        }
        None => say.with("ui-form-version", &args),
    }
}

/// Where it is from, who answers for it, when it was looked through, and what else there is.
fn about(page: &Page, say: &Say<'_>, form: &Form, file: &OnShelf) -> Markup {
    let head = form.head();
    let reference = form.reference();
    let others = page.web.forms.library.all().filter(|other| {
        other.reference().url == reference.url && other.reference().version != reference.version
    });
    let others: Vec<_> = others.collect();
    html! {
        section.form-about.tight {
            @if !file.file.shipped { p { (say.t("ui-form-of-the-service")) } }
            dl {
                @if let Some(source) = &head.source { dt { (say.t("ui-form-source")) } dd { (words(say, source)) } }
                dt { (say.t("ui-form-reviewed")) }
                dd.num { @match head.reviewed {
                    Some(on) if file.file.shipped => (say.with("hb-form-shipped", &[("t", Arg::Text(&day(on)))])),
                    Some(on) => { (day(on)) @if let Some(publisher) = &head.publisher { " · " (publisher) } }
                    None => (say.t("ui-form-never")),
                } }
                @if let Some(copyright) = &head.copyright { dt { (say.t("ui-form-copyright")) } dd { (words(say, copyright)) } }
                @if !others.is_empty() {
                    dt { (say.t("ui-form-versions")) }
                    @for other in others {
                        dd { a href=(format!("/handbook/forms/{}?{}", head.name, version_of(other))) { (version(say, other)) } }
                    }
                }
            }
            p.soft { (reference) }
            p { a.as-link href=(format!("/handbook/forms/{}/file?{}", head.name, version_of(form))) { (say.t("ui-form-file")) } }
        }
    }
}
