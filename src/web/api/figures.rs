//! Figures of a period.

use axum::extract::{Query, State};
use axum::{Extension, Json};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::figures::figure::Unit;
use crate::views::Viewer;
use crate::views::figures::figures;
use crate::web::api::ApiState;
use crate::web::error::Problem;
use crate::web::pages::figures::{Chosen, days};

/// Which period; without one, the month that goes on.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `week`, `month`, `quarter`, `year` or `own`.
    #[serde(default)]
    #[param(required = false)]
    pub period: String,
    /// A day in it: `2026-11-27`.
    #[serde(default)]
    #[param(required = false)]
    pub day: String,
    /// The first of own days.
    #[serde(default)]
    #[param(required = false)]
    pub first: String,
    /// The last of own days, included.
    #[serde(default)]
    #[param(required = false)]
    pub last: String,
}

/// The figures of a period. What each of them means stands in the handbook.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Figures)]
pub struct FiguresJson {
    /// The first day.
    pub first: String,
    /// The last day, included.
    pub last: String,
    /// Numbers under this are left out, and others beside them, so that they cannot be worked out; of how the service kept its own times only where
    /// there are fewer in all; none: the viewer may see the cases.
    pub left_out_under: Option<u64>,
    /// In the order in which the page shows them.
    pub figures: Vec<FigureJson>,
}

/// A figure: parts of a whole that are apart from each other.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Figure)]
pub struct FigureJson {
    /// Its word.
    pub id: &'static str,
    /// `people` (contacts, calls, people) or `minutes`.
    pub unit: &'static str,
    /// All of it; none: left out.
    pub total: Option<u64>,
    /// The parts.
    pub parts: Vec<FigurePartJson>,
}

/// A part of a figure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FigurePart)]
pub struct FigurePartJson {
    /// Its word.
    pub part: &'static str,
    /// How many; none: left out.
    pub n: Option<u64>,
}

/// The figures of a period, for whoever leads.
#[utoipa::path(get, path = "/api/v1/figures", tag = "figures", params(Asked),
    responses(
        (status = OK, body = FiguresJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Query(asked): Query<Asked>,
) -> Result<Json<FiguresJson>, Problem> {
    let (now, known) = (state.engine.now(), state.engine.state());
    let zone = known
        .service
        .as_ref()
        .map_or(TimeZone::UTC, |service| service.zone.clone());
    let chosen = Chosen {
        period: asked.period,
        day: asked.day,
        first: asked.first,
        last: asked.last,
    };
    let refused = || Problem::forbidden("figures are for whoever leads the service");
    let (days, wrong) = days(&known, &viewer, &zone, now, &chosen);
    let found = figures(&known, &viewer, &zone, days.period(&zone), now).ok_or_else(refused)?;
    if wrong.is_some() {
        return Err(Problem::new(
            axum::http::StatusCode::UNPROCESSABLE_ENTITY,
            "`first` and `last` are two days, the first one first; where small numbers are left out there are only whole weeks, months, quarters and years",
        ));
    }
    Ok(Json(FiguresJson {
        first: days.first.to_string(),
        last: days.last.to_string(),
        left_out_under: found.under,
        figures: found
            .all
            .into_iter()
            .map(|figure| FigureJson {
                id: figure.id,
                unit: match figure.unit {
                    Unit::People => "people",
                    Unit::Minutes => "minutes",
                },
                total: figure.total,
                parts: figure
                    .cells
                    .iter()
                    .map(|cell| FigurePartJson {
                        part: cell.word,
                        n: cell.n,
                    })
                    .collect(),
            })
            .collect(),
    }))
}
