//! `/patient/{patient}/confidences`: what those around somebody have told in confidence. A page of its own, so that it is never on the
//! screen while the person's record is read together with the person.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::ids::{ConfidenceId, IdSource, PatientId, RelativeId};
use crate::domain::openings::opening::RecordPart;
use crate::engine::SubmitError;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::record::{ConfidenceRow, confidences};
use crate::views::shows::Shows;
use crate::web::pages::record::parts::{self, Form, folded};
use crate::web::pages::record::show::{Reading, Shown, closed, reads, unread};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The page, from the present state.
pub async fn render(web: &WebState, viewer: &Viewer, id: PatientId, shown: Shown<'_>) -> Response {
    let reading = match reads(web, viewer, id, &[RecordPart::Confidences]).await {
        Ok(reading) => reading,
        Err(SubmitError::Rejected(_)) => return closed(web, viewer, Some(id), &shown),
        Err(error) => return unread(web, viewer, &error, shown.headers),
    };
    let found = confidences(&web.engine.state(), viewer, id, web.engine.now());
    let Some((name, tellers, rows)) = found else {
        return closed(web, viewer, Some(id), &shown);
    };
    let path = format!("/patient/{id}");
    let back = Some((path.as_str(), "rec-title-patient"));
    let shows = Shows::parts(id, [RecordPart::Confidences]);
    let page = parts::page_that_closes(
        web,
        viewer,
        shown.headers,
        back,
        "rec-confidences",
        Some(&shows),
        |say| {
            html! {
                h1 { (say.t("rec-confidences")) }
                p { (name) }
                @if matches!(reading, Reading::Unwritten) { p.say.red role="alert" { b { (say.t("rec-unwritten")) } } }
                p.say.amber { (say.t("rec-confidences-hint")) }
                section.card {
                    @if rows.is_empty() { p { (say.t("rec-confidences-none")) } }
                    ul.list { @for row in &rows { (line(say, id, row, &shown)) } }
                }
                section.card { (new(say, id, &tellers, &shown)) }
            }
        },
    );
    (shown.status, page).into_response()
}

fn line(say: &Say<'_>, id: PatientId, row: &ConfidenceRow, shown: &Shown<'_>) -> Markup {
    let name = format!("strike.{}", row.id);
    let form = Form {
        say,
        keys: &shown.keys,
        name: &name,
    };
    let text = row
        .text
        .clone()
        .unwrap_or_else(|| say.t("rec-confidence-erased"));
    let at = say.when(row.at);
    let by = [
        ("who", Arg::Text(row.by.name.as_str())),
        ("at", Arg::Text(at.as_str())),
    ];
    html! {
        li {
            @match &row.teller {
                Some(teller) => p { b { (say.with("rec-confidence-from", &[("who", Arg::Text(teller))])) } },
                None => p { b { (say.t("rec-confidence-unsaid")) } },
            }
            @match &row.struck {
                None => p.words { (text) },
                Some((who, at, why)) => {
                    p.words { s { (text) } }
                    p.soft { (say.with("rec-struck", &[("who", Arg::Text(&who.name)), ("at", Arg::Text(&say.when(*at)))])) @if let Some(why) = why { ": " (why) } }
                },
            }
            p.soft { (say.with("rec-confidence-by", &by)) }
            @if row.struck.is_none() && row.text.is_some() {
                (folded(&say.t("rec-strike"), form.is_refused(), &form.around(&format!("/patient/{id}/record/strike"), &row.id.to_string(), &html! {
                    (form.line_with("why", "rec-strike-why", "rec-strike-hint", ""))
                    (form.go("rec-strike-go"))
                })))
            }
        }
    }
}

fn new(
    say: &Say<'_>,
    id: PatientId,
    tellers: &[(RelativeId, String)],
    shown: &Shown<'_>,
) -> Markup {
    let form = Form {
        say,
        keys: &shown.keys,
        name: "confidence",
    };
    let fresh = ConfidenceId::from_uuid(SystemIds.next()).to_string();
    let now = form.value("relative", "");
    html! {
        h2 { (say.t("rec-confidence-new")) }
        (form.around(&format!("/patient/{id}/record/confidence"), "", &html! {
            input type="hidden" name="id" value=(form.value("id", &fresh));
            div {
                label for="relative" { (say.t("rec-confidence-who")) }
                select id="relative" name="relative" {
                    option value="" { (say.t("rec-confidence-unsaid")) }
                    @for (relative, name) in tellers { option value=(relative) selected[relative.to_string() == now] { (name) } }
                }
            }
            (form.text("text", "rec-confidence-text", ""))
            (form.go("rec-confidence-save"))
        }))
    }
}
