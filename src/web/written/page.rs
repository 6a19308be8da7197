//! `/document/{document}/paper.pdf`, `/document/{document}/paper.txt`, and `/document/{document}/text`, where the text stands to be copied
//! into the municipality's record system. For whoever may read the document, and for nobody else.

use axum::Router;
use axum::extract::{Extension, Path, State as Web};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::domain::assessments::document::Transfer;
use crate::domain::ids::DocumentId;
use crate::views::{Viewer, board, documents};
use crate::web::error::Problem;
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::Say;
use crate::web::paper::answer;
use crate::web::state::WebState;
use crate::web::written::{self, Written, paper, plain};

/// What the files are called when they are saved: nothing of anybody.
const PDF: &str = "document.pdf";
const TXT: &str = "document.txt";

/// The papers of documents.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/document/{document}/paper.pdf", get(pdf))
        .route("/document/{document}/paper.txt", get(txt))
        .route("/document/{document}/text", get(text))
}

/// `GET /document/{document}/paper.pdf`.
async fn pdf(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
) -> Response {
    let found = match found(&web, &viewer, &document).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let sheet = paper::sheet(&found.say, found.written);
    answer(&web.texts, viewer.language, sheet, PDF).await
}

/// `GET /document/{document}/paper.txt`.
async fn txt(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
) -> Response {
    let found = match found(&web, &viewer, &document).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{TXT}\""),
        ),
    ];
    (headers, plain::text(&found.say, &found.written)).into_response()
}

/// `GET /document/{document}/text`.
async fn text(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = match found(&web, &viewer, &document).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let say = &found.say;
    let text = plain::text(say, &found.written);
    let state = web.engine.state();
    let board = board::board(&state, &viewer, say.now, web.standing());
    let live = format!("/api/v1/live?view=wall&lang={}", say.language);
    let frame = Frame {
        title: &found.written.title,
        assets: &web.assets.base(),
        live: &live,
        class: "document",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(&headers),
    };
    let body = body(&found, &text);
    parts::page(say, &frame, &board, &body).into_response()
}

/// The text in a field of its own, from which it can be taken without a script as well.
fn body(found: &Found<'_>, text: &str) -> Markup {
    let (say, written) = (&found.say, &found.written);
    let address = format!("/document/{}", found.id);
    let rows = text.lines().count().clamp(8, 30);
    html! {
        header.bar {
            a.quiet.as-link href=(address) { "← " (say.t("written-back")) }
            span.who { (written.title) }
            span.grow {}
            (parts::line(say))
        }
        main.page.written-page #main tabindex="-1" {
            h1 { (say.t("written-text")) }
            @for line in &written.first { p.say.red { (line) } }
            @if let Some(key) = found.waits { p.say { (say.t(key)) } }
            p.written-acts {
                button.do.main.if-js type="button" data-copy="written" data-copied=(say.t("written-copied")) { (say.t("written-copy")) }
                a.do href=(format!("{address}/paper.pdf")) { (say.t("written-pdf")) }
                a.do href=(format!("{address}/paper.txt")) download=(TXT) { (say.t("written-txt")) }
            }
            p.soft role="status" data-copy-said="" {}
            label for="written" { (say.t("written-copy-how")) }
            textarea #written readonly rows=(rows) spellcheck="false" { "\n" (text) }
        }
    }
}

/// A document that the viewer may read, in words.
struct Found<'a> {
    id: DocumentId,
    say: Say<'a>,
    written: Written,
    /// What is still to be done with it in the record system.
    waits: Option<&'static str>,
}

/// Not there and not theirs is the same.
async fn found<'a>(
    web: &'a WebState,
    viewer: &Viewer,
    document: &str,
) -> Result<Found<'a>, Response> {
    let nothing = || StatusCode::NOT_FOUND.into_response();
    let id: DocumentId = document.parse().map_err(|_| nothing())?;
    let state = web.engine.state();
    let seen = documents::document(&state, viewer, id).ok_or_else(nothing)?;
    let document = seen.document;
    let mark = written::mark(&web.engine, &state, document)
        .await
        .map_err(|error| Problem::from(error).into_response())?;
    let service = state.service.as_ref();
    let zone = service.map_or(TimeZone::UTC, |service| service.zone.clone());
    let say = Say::new(&web.texts, viewer.language, zone, web.engine.now());
    let form = web.forms.library.get(&document.form).map(AsRef::as_ref);
    let written = written::written(&say, &state, document, form, mark.as_ref());
    Ok(Found {
        id,
        written,
        say,
        waits: match document.transfer {
            Transfer::Here | Transfer::Transferred { .. } => None,
            Transfer::ToTransfer => Some("written-to-transfer"),
            Transfer::ToTransferAgain => Some("written-to-transfer-again"),
            Transfer::ToStrike => Some("written-to-strike"),
        },
    })
}
