//! `/api/v1/patients`: the register, a person's record, the plan, and who works with whom. What a page can do a program can, with the same
//! rights; every reading is written down before it is answered.

mod confidences;
mod consents;
pub mod fields;
mod leading;
mod people;
mod plan;
mod plan_acts;
mod plan_paper;
mod record;
mod register;
mod work;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::web::api::ApiState;

/// Everything about patients but what goes out and in as FHIR.
pub fn router() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(register::mine, register::register))
        .routes(routes!(register::search))
        .routes(routes!(record::show))
        .routes(routes!(record::amend))
        .routes(routes!(record::standing))
        .routes(routes!(record::settings))
        .routes(routes!(record::question))
        .routes(routes!(record::plan_stand))
        .routes(routes!(record::raise))
        .routes(routes!(record::end_alert))
        .routes(routes!(record::strike_alert))
        .routes(routes!(record::open))
        .routes(routes!(people::add))
        .routes(routes!(people::change))
        .routes(routes!(people::told))
        .routes(routes!(people::question))
        .routes(routes!(people::objected))
        .routes(routes!(people::unlist))
        .routes(routes!(people::strike))
        .routes(routes!(consents::give))
        .routes(routes!(consents::narrow))
        .routes(routes!(consents::withdraw))
        .routes(routes!(consents::strike))
        .routes(routes!(confidences::list, confidences::write))
        .routes(routes!(confidences::strike))
        .routes(routes!(plan::show))
        .routes(routes!(plan::under_way))
        .routes(routes!(plan::version))
        .routes(routes!(plan::card))
        .routes(routes!(plan_paper::print))
        .routes(routes!(plan_paper::card))
        .routes(routes!(plan_paper::text))
        .routes(routes!(plan_acts::begin))
        .routes(routes!(plan_acts::write))
        .routes(routes!(plan_acts::answer))
        .routes(routes!(plan_acts::put_in_force))
        .routes(routes!(plan_acts::end))
        .routes(routes!(plan_acts::drop))
        .routes(routes!(plan_acts::suggest))
        .routes(routes!(plan_acts::settle))
        .routes(routes!(plan_acts::take))
        .routes(routes!(plan_acts::strike))
        .routes(routes!(work::assign))
        .routes(routes!(work::take_on))
        .routes(routes!(work::coordinator))
        .routes(routes!(work::merge))
        .routes(routes!(work::undo_merge))
        .routes(routes!(leading::unassigned))
        .routes(routes!(leading::search))
        .routes(routes!(leading::erasures))
        .routes(routes!(leading::ask))
        .routes(routes!(leading::refuse))
        .routes(routes!(leading::carry_out))
}
