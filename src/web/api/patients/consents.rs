//! What the person consents to: given with whoever works with them, narrowed and withdrawn at their word by anyone on duty, at once.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::ids::{ConsentId, ContactId};
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::LONGEST;
use crate::views::record::words;
use crate::web::api::act::{self, Added, Body, Done, chosen, instant};
use crate::web::api::caller::Caller;
use crate::web::api::patients::confidences::Strike;
use crate::web::api::patients::fields;
use crate::web::error::Problem;

/// A consent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewConsent)]
pub struct ConsentBody {
    /// Chosen by whoever writes it down, as for a person who is registered.
    #[serde(default)]
    pub id: Option<String>,
    /// `plan_made`, `sharing` or `shown_on_call`.
    pub kind: String,
    /// Parts of the plan that it does not cover: any for `sharing`, those of the crisis part for `shown_on_call`.
    #[serde(default)]
    pub without: Vec<String>,
    /// With whom, or what else the person says about it.
    #[serde(default)]
    pub words: String,
    /// `spoken`, `on_paper` or `by_telephone`.
    pub how: String,
    /// It holds until then: an instant.
    pub until: String,
    /// The person's capacity to decide it: `has` or `in_doubt`. Whoever `lacks` it does not consent.
    #[serde(default)]
    pub capacity: String,
    /// What there is to say of it; needed where it is in doubt.
    #[serde(default)]
    pub capacity_words: String,
}

/// Less from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NarrowConsent)]
pub struct Narrow {
    /// Parts of the plan that it covers no more.
    pub without: Vec<String>,
    /// The contact in which the person said so.
    #[serde(default)]
    pub contact: Option<String>,
}

/// Nothing any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WithdrawConsent)]
pub struct Withdraw {
    /// The contact in which the person said so.
    #[serde(default)]
    pub contact: Option<String>,
}

/// Writes down a consent. The newest of its kind counts.
#[utoipa::path(post, path = "/api/v1/patients/{id}/consents", tag = "consents",
    params(("id" = String, Path, description = "the patient")), request_body = ConsentBody,
    responses(
        (status = OK, body = Added),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn give(
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<ConsentBody>,
) -> Result<Json<Added>, Problem> {
    let consent: ConsentId = chosen(body.id.as_deref(), ConsentId::from_uuid)?;
    let kind = fields::word("kind", &words::CONSENTS, &body.kind)?;
    let without = fields::sections("without", &body.without)?;
    if without
        .iter()
        .any(|part| !words::can_be_left_out(kind, *part))
    {
        let why = "this consent is not about that part: leave it out of `without`";
        return Err(Problem::of_field("without", why));
    }
    let command = PatientCommand::GiveConsent {
        patient: act::id(&id, "patient")?,
        consent,
        kind,
        without,
        words: fields::longest("words", body.words, LONGEST)?,
        how: fields::word("how", &words::HOW, &body.how)?,
        until: instant(&body.until).map_err(|problem| problem.about("until"))?,
        able: fields::able(&body.capacity, body.capacity_words)?,
    };
    let added = caller.adds(command, consent.to_string()).await;
    added.map_err(|problem| problem.about("until"))
}

/// Leaves parts out from now on. Every open screen follows at once.
#[utoipa::path(post, path = "/api/v1/patients/{id}/consents/{consent}/narrow", tag = "consents",
    params(("id" = String, Path, description = "the patient"), ("consent" = String, Path, description = "the consent")),
    request_body = Narrow,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn narrow(
    caller: Caller,
    Path((id, consent)): Path<(String, String)>,
    Body(body): Body<Narrow>,
) -> Result<Json<Done>, Problem> {
    let without = fields::sections("without", &body.without)?;
    if without.is_empty() {
        return Err(Problem::of_field("without", "say which parts"));
    }
    let command = PatientCommand::NarrowConsent {
        patient: act::id(&id, "patient")?,
        consent: act::id(&consent, "consent")?,
        without,
        contact: said_in(body.contact.as_deref())?,
    };
    caller.does(command).await
}

/// Withdraws a consent. Every open screen follows at once.
#[utoipa::path(post, path = "/api/v1/patients/{id}/consents/{consent}/withdraw", tag = "consents",
    params(("id" = String, Path, description = "the patient"), ("consent" = String, Path, description = "the consent")),
    request_body = Withdraw,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn withdraw(
    caller: Caller,
    Path((id, consent)): Path<(String, String)>,
    Body(body): Body<Withdraw>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::WithdrawConsent {
        patient: act::id(&id, "patient")?,
        consent: act::id(&consent, "consent")?,
        contact: said_in(body.contact.as_deref())?,
    };
    caller.does(command).await
}

/// Strikes a consent through that was never given, or not by this person: it covers nothing more, as one that is withdrawn, and can still be read.
#[utoipa::path(post, path = "/api/v1/patients/{id}/consents/{consent}/strike", tag = "consents",
    params(("id" = String, Path, description = "the patient"), ("consent" = String, Path, description = "the consent")),
    request_body = Strike,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn strike(
    caller: Caller,
    Path((id, consent)): Path<(String, String)>,
    Body(Strike { why }): Body<Strike>,
) -> Result<Json<Done>, Problem> {
    let command = PatientCommand::StrikeConsent {
        patient: act::id(&id, "patient")?,
        consent: act::id(&consent, "consent")?,
        why: fields::needed("why", why, LONGEST)?,
    };
    caller.does(command).await
}

fn said_in(contact: Option<&str>) -> Result<Option<ContactId>, Problem> {
    contact
        .map(|contact| fields::id("contact", contact))
        .transpose()
}
