//! "I have read it": one tap at the foot of a page, for whoever has signed in; and the quiet line that says that there is something new to
//! read. Never shown while somebody talks.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handbook::kept::PageName;
use crate::domain::ids::IdSource as _;
use crate::domain::language::Language;
use crate::handbook::page::address;
use crate::ids::SystemIds;
use crate::text::{Arg, Texts};
use crate::views::{Viewer, conversation_of};
use crate::web::handbook::looked;
use crate::web::pages::act::refusal;
use crate::web::pages::form::Typed;
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// What the foot of a page says to whoever has signed in.
#[derive(Clone, Debug)]
pub struct Reader {
    /// When they have read it as it stands now.
    pub read: Option<String>,
}

/// For whoever looks at a page, if it is somebody of the staff.
pub fn reader(web: &WebState, viewer: &Viewer, name: &PageName) -> Option<Reader> {
    let staff = viewer.staff.as_ref()?;
    let state = web.engine.state();
    let zone = state.service.as_ref()?.zone.clone();
    let say = Say::new(&web.texts, viewer.language, zone, web.engine.now());
    let at = looked::read_at(&state, &web.handbook, staff, name);
    Some(Reader {
        read: at.map(|at| format!("{} {}", say.date(at), say.clock(at))),
    })
}

/// `POST /account/handbook/{page}`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(name): Path<String>,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let name = PageName::parse(&name).filter(|name| looked::names(&web.handbook).contains(name));
    let (Some(name), Some(actor), Ok(language)) =
        (name, viewer.actor(), typed.get("lang").parse::<Language>())
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let page = address(language, name.as_str());
    let versions = looked::versions(&web.handbook, &name);
    let version = versions
        .into_iter()
        .find(|version| version.as_str() == typed.get("version"));
    if let Some(version) = version {
        let command = HandbookCommand::MarkRead {
            page: name,
            version,
        };
        if let Err(error) = web.engine.submit(actor, Command::Handbook(command)).await {
            let (status, message) = refusal(&web, &viewer, &error);
            return (status, message).into_response();
        }
    }
    // Where it has been changed meanwhile the page shows what stands there now, unread.
    Redirect::to(&format!("/handbook/{page}#about-page")).into_response()
}

/// The foot of a page.
pub fn foot(
    texts: &Texts,
    language: Language,
    name: &str,
    version: &str,
    reader: &Reader,
) -> Markup {
    let t = |key: &str| texts.get(language, key, &[]);
    html! {
        section.page-read {
            @match &reader.read {
                Some(at) => p { (texts.get(language, "hb-you-read", &[("t", Arg::Text(at))])) },
                None => form method="post" action=(format!("/account/handbook/{name}")) {
                    input type="hidden" name="idempotency_key" value=(SystemIds.next().simple().to_string());
                    input type="hidden" name="version" value=(version);
                    input type="hidden" name="lang" value=(language.tag());
                    button type="submit" { (t("hb-mark-read")) }
                },
            }
        }
    }
}

/// Where to begin, for a nurse who is new; else "2 new pages in the handbook"; nothing where there is none, or while she talks.
pub fn news(web: &WebState, viewer: &Viewer) -> Markup {
    let state = web.engine.state();
    let Some(staff) = &viewer.staff else {
        return Markup::default();
    };
    if conversation_of(&state, staff).is_some() {
        return Markup::default();
    }
    let now = web.engine.now();
    let unread = looked::unread(&state, &web.handbook, staff, viewer.language, now);
    let zone = state
        .service
        .as_ref()
        .map_or(TimeZone::UTC, |service| service.zone.clone());
    let say = Say::new(&web.texts, viewer.language, zone, now);
    html! {
        @if !unread.start.is_empty() { p.news { a.as-link href="/handbook/#new" { (say.numbered("hb-start-line", unread.start.len())) } } }
        @else if !unread.new.is_empty() { p.news { a.as-link href="/handbook/#new" { (say.numbered("hb-news", unread.new.len())) } } }
    }
}
