//! Announcements: markup that people who are in a conference, or held in it, hear where they are.

use super::call::Place;
use super::error::MarkupError;
use super::handset::Speaker;
use super::sounds;
use super::twiml::{self, Play, Setting, Verb};
use super::webhook::{self, Outgoing};
use super::world::Network;
use std::time::Duration;

/// Fetches markup and lets these calls hear it, where they are. With `while_held`, only as long as they are held.
pub(super) async fn announce(
    net: Network,
    conference: String,
    calls: Vec<String>,
    request: Outgoing,
    while_held: bool,
) {
    let markup = match webhook::fetch_markup(&net, request.clone()).await {
        Ok(markup) => markup,
        Err(error) => return net.with(|world| world.log_error(&error)),
    };
    let verbs = match twiml::parse::parse(&markup, Setting::ConferenceWait) {
        Ok(verbs) => verbs,
        Err(fault) => {
            let error = MarkupError::new(fault.code, &request.url, fault.message);
            return net.with(|world| world.log_error(&error));
        }
    };
    for verb in verbs {
        let (by, text, language, time) = match &verb {
            Verb::Say(say) => (
                Speaker::Voice,
                say.text.clone(),
                say.language.clone(),
                net.config().speech(&say.text),
            ),
            Verb::Play(play) => match played(&net, &request.url, play).await {
                Ok((what, time)) => (Speaker::Sound, what, None, time),
                Err(error) => return net.with(|world| world.log_error(&error)),
            },
            Verb::Pause { seconds } => {
                tokio::time::sleep(net.config().scaled(f64::from(*seconds))).await;
                continue;
            }
            Verb::Gather(_)
            | Verb::Dial(_)
            | Verb::Enqueue(_)
            | Verb::Leave
            | Verb::Redirect(_)
            | Verb::Record(_)
            | Verb::Hangup
            | Verb::Reject { .. } => continue,
        };
        net.with(|world| {
            for call in &calls {
                let here = world
                    .call(call)
                    .is_some_and(|c| c.place == Place::Conference(conference.clone()));
                let held = world
                    .conference(&conference)
                    .and_then(|c| c.seat(call))
                    .is_some_and(|seat| seat.hold);
                if here && (held || !while_held) {
                    world.hear(call, by, "", &text, language.as_deref());
                }
            }
        });
        tokio::time::sleep(time).await;
    }
}

/// The address of a recording, and how long it is.
async fn played(net: &Network, base: &str, play: &Play) -> Result<(String, Duration), MarkupError> {
    if play.is_tones() {
        return Ok((play.what.clone(), net.config().speech(&play.what)));
    }
    let url = reqwest::Url::parse(base)
        .and_then(|base| base.join(&play.what))
        .map_err(|_| MarkupError::new(11100, &play.what, "not an address"))?;
    let time = sounds::length(net, url.as_str()).await?;
    Ok((url.into(), time))
}
