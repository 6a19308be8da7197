//! The carrier's REST interface, as far as the server uses it: one account, form-encoded in, JSON out.
//! Every request passes the same gate: who asks, what is in it, and which fault strikes it.

mod calls;
mod conferences;
mod form;
mod messages;
mod numbers;
mod participants;

use super::error::Refusal;
use super::faults::{Drawn, Fault, Kind};
use super::world::{LogKind, Network};
use axum::Router;
use axum::body::Body;
use axum::extract::{OriginalUri, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use form::Form;
use serde_json::{Value, json};

/// What a handler answers with.
type Answer = Result<Response, Refusal>;

/// The largest request that is read, in bytes.
const LARGEST_REQUEST: usize = 256 * 1024;

pub(super) fn router(net: &Network) -> Router<Network> {
    let account = Router::new()
        .route("/Calls.json", get(calls::list).post(calls::create))
        .route("/Calls/{id}", get(calls::show).post(calls::update))
        .route("/Messages.json", get(messages::list).post(messages::create))
        .route("/Messages/{id}", get(messages::show))
        .route("/Conferences.json", get(conferences::list))
        .route(
            "/Conferences/{id}",
            get(conferences::show).post(conferences::update),
        )
        .route(
            "/Conferences/{id}/Participants.json",
            get(participants::list).post(participants::create),
        )
        .route(
            "/Conferences/{id}/Participants/{call}",
            get(participants::show)
                .post(participants::update)
                .delete(participants::remove),
        )
        .route("/IncomingPhoneNumbers.json", get(numbers::list))
        .route("/IncomingPhoneNumbers/{id}", get(numbers::show))
        .fallback(not_found)
        .method_not_allowed_fallback(not_allowed)
        .layer(from_fn_with_state(net.clone(), gate));
    Router::new().nest("/2010-04-01/Accounts/{account}", account)
}

async fn not_found(request: Request) -> Refusal {
    Refusal::not_found(request.uri().path())
}

async fn not_allowed() -> Refusal {
    // 20004: the resource is there, but not for this method.
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, 20004, "Method not allowed")
}

async fn gate(State(net): State<Network>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    // Inside a nest the address has lost its beginning; the log and the faults want it whole.
    let path = parts
        .extensions
        .get::<OriginalUri>()
        .map_or_else(|| parts.uri.path(), |uri| uri.path())
        .to_owned();
    let Ok(bytes) = axum::body::to_bytes(body, LARGEST_REQUEST).await else {
        return Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            20001,
            "The request is too large",
        )
        .into_response();
    };
    let mut form = Form::parse(&String::from_utf8_lossy(&bytes));
    form.add(parts.uri.query().unwrap_or_default());
    let (entry, drawn) = net.with(|world| {
        let entry = world.log(
            LogKind::Rest,
            parts.method.as_str(),
            &path,
            form.pairs().to_vec(),
        );
        (
            entry,
            world.draw(Kind::Rest, &format!("{} {path}", parts.method)),
        )
    });
    let mut request = Request::from_parts(parts, Body::empty());
    let authorised = authorised(&net, &request, &path);
    request.extensions_mut().insert(form);
    let response = match (authorised, drawn.map(|Drawn { fault, .. }| fault)) {
        (false, _) => Refusal::unauthorised().into_response(),
        (true, Some(Fault::RestTooManyRequests)) => {
            Refusal::new(StatusCode::TOO_MANY_REQUESTS, 20429, "Too Many Requests").into_response()
        }
        (true, Some(Fault::RestServerError)) => Refusal::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            20500,
            "Internal Server Error",
        )
        .into_response(),
        (true, Some(Fault::RestHangBefore)) => never().await,
        (true, Some(Fault::RestHangAfter)) => {
            let _done = next.run(request).await;
            never().await
        }
        (true, _) => next.run(request).await,
    };
    net.with(|world| world.log_status(entry, response.status().as_u16()));
    response
}

/// A request that was taken and is not answered, until whoever asked has given up.
async fn never() -> Response {
    std::future::pending().await
}

fn authorised(net: &Network, request: &Request, path: &str) -> bool {
    let config = net.config();
    let given = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Basic "))
        .and_then(|value| base64::engine::general_purpose::STANDARD.decode(value).ok());
    let wanted = format!("{}:{}", config.account_sid, config.auth_token);
    let own_account = path.split('/').nth(3) == Some(config.account_sid.as_str());
    given.as_deref() == Some(wanted.as_bytes()) && own_account
}

/// The id in the last part of an address, without `.json`.
fn id_of(last: &str) -> &str {
    last.strip_suffix(".json").unwrap_or(last)
}

fn created(body: Value) -> Response {
    (StatusCode::CREATED, axum::Json(body)).into_response()
}

fn ok(body: Value) -> Response {
    axum::Json(body).into_response()
}

/// A page of a list. `items` are newest first; everything that the network remembers can be paged through.
fn page(net: &Network, form: &Form, resource: &str, items: Vec<Value>) -> Response {
    const LARGEST_PAGE: usize = 1000;
    let size = form.number("PageSize").unwrap_or(50).clamp(1, LARGEST_PAGE);
    let page = form.number("Page").unwrap_or(0);
    let start = page.saturating_mul(size).min(items.len());
    let end = start.saturating_add(size).min(items.len());
    let mut kept = String::new();
    for (name, value) in form.pairs() {
        if name != "Page" && name != "PageSize" {
            kept.extend(["&", &form::escape(name), "=", &form::escape(value)]);
        }
    }
    let base = format!(
        "/2010-04-01/Accounts/{}/{resource}.json",
        net.config().account_sid
    );
    let at = |number: usize| format!("{base}?PageSize={size}&Page={number}{kept}");
    let name = resource.rsplit('/').next().unwrap_or(resource);
    let key: String = name
        .chars()
        .enumerate()
        .fold(String::new(), |mut key, (index, letter)| {
            if letter.is_uppercase() && index > 0 {
                key.push('_');
            }
            key.push(letter.to_ascii_lowercase());
            key
        });
    let mut body = json!({
        "first_page_uri": at(0),
        "end": end.saturating_sub(1),
        "previous_page_uri": page.checked_sub(1).map(&at),
        "next_page_uri": (end < items.len()).then(|| at(page + 1)),
        "page": page,
        "page_size": size,
        "start": start,
        "uri": at(page),
    });
    if let Some(object) = body.as_object_mut() {
        object.insert(
            key,
            items.into_iter().skip(start).take(end - start).collect(),
        );
    }
    ok(body)
}

/// The address of a resource relative to the network's.
fn uri(net: &Network, rest: &str) -> String {
    format!(
        "/2010-04-01/Accounts/{}/{rest}.json",
        net.config().account_sid
    )
}
