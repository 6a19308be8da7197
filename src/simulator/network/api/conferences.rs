//! Conferences: finding one, announcing in it, ending it.

use super::super::announce::announce;
use super::super::clock::rfc2822;
use super::super::conference::{Conference, Phase};
use super::super::error::Refusal;
use super::super::webhook::{Outgoing, field};
use super::super::world::Network;
use super::form::Form;
use super::{Answer, id_of, ok, page, uri};
use axum::Extension;
use axum::extract::{Path, State};
use serde_json::{Value, json};

pub(super) async fn list(State(net): State<Network>, Extension(form): Extension<Form>) -> Answer {
    let wanted = |name: &str, value: &str| form.get(name).is_none_or(|wanted| wanted == value);
    let items = net.look(|world| {
        let matching = world.conferences.iter().rev();
        let matching = matching
            .filter(|c| wanted("FriendlyName", &c.name) && wanted("Status", c.phase.name()));
        matching.map(|c| render(&net, c)).collect()
    });
    Ok(page(&net, &form, "Conferences", items))
}

pub(super) async fn show(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
) -> Answer {
    rendered(&net, id_of(&id)).map(ok)
}

fn rendered(net: &Network, sid: &str) -> Result<Value, Refusal> {
    let found = net.look(|world| {
        world
            .conference(sid)
            .filter(|c| c.sid == sid)
            .map(|c| render(net, c))
    });
    found.ok_or_else(|| Refusal::not_found(&uri(net, &format!("Conferences/{sid}"))))
}

pub(super) async fn update(
    State(net): State<Network>,
    Path((_account, id)): Path<(String, String)>,
    Extension(form): Extension<Form>,
) -> Answer {
    let sid = id_of(&id);
    rendered(&net, sid)?;
    if let Some(status) = form.get("Status") {
        if status != "completed" {
            return Err(Refusal::parameter("Status", status));
        }
        let config = net.config();
        net.with(|world| world.end_conference(config, sid, "conference-ended-via-api", None));
    }
    if let Some(address) = form.address("AnnounceUrl", "AnnounceMethod")? {
        let members = net.look(|world| {
            let seats = world
                .conference(sid)
                .filter(|c| c.phase == Phase::InProgress)
                .map(|c| &c.seats);
            seats.map(|seats| seats.iter().map(|s| s.call.clone()).collect::<Vec<_>>())
        });
        // 21220 has no twin for conferences: one that does not go on takes no announcements.
        let members =
            members.ok_or_else(|| Refusal::bad(20001, "The conference is not in progress"))?;
        let request = Outgoing {
            url: address.url,
            method: address.method,
            params: about(&net, sid),
        };
        net.spawn(announce(
            net.clone(),
            sid.to_owned(),
            members,
            request,
            false,
        ));
    }
    rendered(&net, sid).map(ok)
}

/// The fields that a request for an announcement carries.
pub(super) fn about(net: &Network, sid: &str) -> Vec<(String, String)> {
    let name = net.look(|world| {
        world
            .conference(sid)
            .map(|c| c.name.clone())
            .unwrap_or_default()
    });
    vec![
        field("AccountSid", &net.config().account_sid),
        field("ApiVersion", "2010-04-01"),
        field("ConferenceSid", sid),
        field("FriendlyName", name),
    ]
}

fn render(net: &Network, conference: &Conference) -> Value {
    let sid = &conference.sid;
    json!({
        "sid": sid,
        "account_sid": net.config().account_sid,
        "friendly_name": conference.name,
        "status": conference.phase.name(),
        "region": "ie1",
        "reason_conference_ended": conference.reason_ended,
        "call_sid_ending_conference": conference.call_ending,
        "date_created": rfc2822(conference.created),
        "date_updated": rfc2822(conference.updated),
        "api_version": "2010-04-01",
        "uri": uri(net, &format!("Conferences/{sid}")),
        "subresource_uris": {
            "participants": uri(net, &format!("Conferences/{sid}/Participants")),
            "recordings": uri(net, &format!("Conferences/{sid}/Recordings")),
        },
    })
}
