//! The one number that the account owns, so that its settings can be compared with what they should be.

use super::super::clock::{now, rfc2822};
use super::super::error::Refusal;
use super::super::world::Network;
use super::form::Form;
use super::{Answer, id_of, ok, page, uri};
use axum::Extension;
use axum::extract::{Path, State};
use serde_json::{Value, json};

/// The sid of the number: made of its digits, so that it is the same in every run.
pub(super) fn sid(net: &Network) -> String {
    format!(
        "PN{:0>32}",
        net.config().service_number.trim_start_matches('+')
    )
}

pub(super) async fn list(State(net): State<Network>, Extension(form): Extension<Form>) -> Answer {
    let wanted = form
        .get("PhoneNumber")
        .is_none_or(|wanted| net.config().service_number.contains(wanted));
    let items = if wanted {
        vec![render(&net)]
    } else {
        Vec::new()
    };
    Ok(page(&net, &form, "IncomingPhoneNumbers", items))
}

pub(super) async fn show(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
) -> Answer {
    if id_of(&id) == sid(&net) {
        return Ok(ok(render(&net)));
    }
    Err(Refusal::not_found(&uri(
        &net,
        &format!("IncomingPhoneNumbers/{}", id_of(&id)),
    )))
}

fn render(net: &Network) -> Value {
    let config = net.config();
    let sid = sid(net);
    json!({
        "sid": sid,
        "account_sid": config.account_sid,
        "friendly_name": config.service_number,
        "phone_number": config.service_number,
        "voice_url": config.voice_url, "voice_method": "POST",
        "voice_fallback_url": config.fallback_url().unwrap_or_default(), "voice_fallback_method": "POST",
        "voice_caller_id_lookup": false, "voice_application_sid": "", "voice_receive_mode": "voice",
        "status_callback": config.status_callback.clone().unwrap_or_default(), "status_callback_method": "POST",
        "sms_url": config.sms_url, "sms_method": "POST",
        "sms_fallback_url": "", "sms_fallback_method": "POST", "sms_application_sid": "",
        "capabilities": { "voice": true, "sms": true, "mms": false, "fax": false },
        "address_requirements": "none", "beta": false, "origin": "twilio", "status": "in-use",
        "emergency_status": "Inactive", "trunk_sid": null,
        "date_created": rfc2822(now()), "date_updated": rfc2822(now()),
        "api_version": "2010-04-01",
        "uri": uri(net, &format!("IncomingPhoneNumbers/{sid}")),
    })
}
