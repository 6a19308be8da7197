//! The plan and the card as papers, and the card as a text: the same as on the pages, for the same people, and each a reading that is written down first.

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::plan::{on_paper, reads};
use crate::domain::language::Language;
use crate::domain::tongue::Tongue;
use crate::views::plan::PlanView;
use crate::views::plan::card::{self as card_view, READ};
use crate::views::plan::copy as copy_view;
use crate::web::api::act::{self, gone};
use crate::web::api::caller::Caller;
use crate::web::api::patients::fields;
use crate::web::error::Problem;
use crate::web::pages::plan::paper::{self, CARD_FILE, Extent, PLAN_FILE};
use crate::web::pages::plan::{card as card_page, copy as copy_page};
use crate::web::pages::say::Say;
use crate::web::paper::answer;

/// A file to print.
#[derive(ToSchema)]
#[schema(as = Pdf, value_type = String, format = Binary)]
pub struct Pdf(
    #[expect(
        dead_code,
        reason = "described, and never made: the bytes go out as they are"
    )]
    Vec<u8>,
);

/// For whom the copy is.
#[derive(Deserialize)]
pub struct ForWhom {
    #[serde(rename = "for", default)]
    whom: Option<String>,
    #[serde(default)]
    part: Option<String>,
}

/// The plan in force as a PDF to take home, in the person's language where there are papers in it, else in Norwegian. Without `for` it is the
/// person's own; with it a copy for one of those around the person, which holds what that one may be told and nothing else.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan/print.pdf", tag = "plans",
    params(("id" = String, Path, description = "the patient"), ("for" = Option<String>, Query, description = "one of those around the person, by id"),
        ("part" = Option<String>, Query, description = "`crisis`: the crisis part alone")),
    responses(
        (status = OK, body = Pdf, content_type = "application/pdf"),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn print(
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<ForWhom>,
) -> Result<Response, Problem> {
    let patient = act::id(&id, "patient")?;
    let (state, plan) = on_paper(&caller, patient)?;
    let number = state.service.as_ref().map(|service| &service.number);
    let language = language(&caller, &plan);
    let say = say(&caller, language);
    let sheet = if let Some(whom) = query.whom.as_deref() {
        let whom = fields::id("for", whom)?;
        let copy = copy_view::copy(&state, &plan, whom, caller.now());
        let copy = copy.ok_or_else(|| gone("copy"))?;
        reads(&caller, patient, copy.read.clone()).await?;
        copy_page::paper(&say, &plan, &copy, number)
    } else {
        let extent = Extent::of(query.part.as_deref());
        reads(&caller, patient, extent.read(&plan)).await?;
        paper::sheet(&say, &plan, number, extent)
    };
    Ok(answer(&caller.api.texts, language, sheet, PLAN_FILE).await)
}

/// The card for the pocket as a PDF, in the person's language where there are papers in it, else in Norwegian. Whoever finds it learns nothing of anybody.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan/card.pdf", tag = "plans",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = Pdf, content_type = "application/pdf"),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn card(caller: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let patient = act::id(&id, "patient")?;
    let (state, plan) = on_paper(&caller, patient)?;
    let card = card_view::card(&state, &plan).ok_or_else(|| gone("card"))?;
    reads(&caller, patient, vec![READ]).await?;
    let language = language(&caller, &plan);
    let card = paper::card(&say(&caller, language), &card);
    Ok(answer(&caller.api.texts, language, card, CARD_FILE).await)
}

/// The same as the card, as a text message.
#[derive(Serialize, ToSchema)]
#[schema(as = PocketText)]
pub struct TextShown {
    /// The person's own steps, as many as there is room for, and the service's number: under 300 characters. It is copied by hand, and sent only
    /// if the person wants it.
    pub text: String,
    /// The language it is in: `nb` or `en`.
    pub language: &'static str,
    /// Steps that name somebody or hold a number, and are left out.
    pub left_out: usize,
}

/// The card for the pocket as a text message, in the person's language where there are papers in it, else in Norwegian. Whoever reads it on
/// somebody's telephone learns nothing of anybody.
#[utoipa::path(get, path = "/api/v1/patients/{id}/plan/card/text", tag = "plans",
    params(("id" = String, Path, description = "the patient")),
    responses(
        (status = OK, body = TextShown),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn text(caller: Caller, Path(id): Path<String>) -> Result<Json<TextShown>, Problem> {
    let patient = act::id(&id, "patient")?;
    let (state, plan) = on_paper(&caller, patient)?;
    let card = card_view::card(&state, &plan).ok_or_else(|| gone("card"))?;
    reads(&caller, patient, vec![READ]).await?;
    let language = language(&caller, &plan);
    Ok(Json(TextShown {
        text: card_page::text(&say(&caller, language), &card),
        language: language.tag(),
        left_out: card.left_out,
    }))
}

pub(super) fn language(caller: &Caller, plan: &PlanView) -> Language {
    let theirs = plan.language.as_ref();
    theirs.map_or_else(|| caller.viewer.language.on_paper(), Tongue::on_paper)
}

pub(super) fn say(caller: &Caller, language: Language) -> Say<'_> {
    let state = caller.state();
    let zone = state.service.as_ref().map(|service| service.zone.clone());
    let zone = zone.unwrap_or(TimeZone::UTC);
    Say::new(&caller.api.texts, language, zone, caller.now())
}
