//! Recordings that markup plays: fetched from their address as the carrier fetches them, kept for as long as their answer allows, and
//! handed on to the page of telephones. Never decoded: how long one is stands in its header.

use super::error::MarkupError;
use super::twiml::Method;
use super::webhook::Outgoing;
use super::world::{LogKind, Network};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// The largest recording that the carrier plays is 40 MB; nothing here needs more than this.
const LARGEST: usize = 4 * 1024 * 1024;
/// So many are kept.
const MOST: usize = 16;
/// The carrier's own time for fetching one.
const PATIENCE: Duration = Duration::from_secs(15);
/// One whose header does not say how long it is counts as a short sentence.
const UNKNOWN_LENGTH: Duration = Duration::from_millis(2_400);
/// Types that the carrier plays.
const KINDS: [&str; 10] = [
    "audio/mpeg",
    "audio/wav",
    "audio/wave",
    "audio/x-wav",
    "audio/aiff",
    "audio/x-aifc",
    "audio/x-aiff",
    "audio/x-gsm",
    "audio/gsm",
    "audio/ulaw",
];

/// Recordings by their address.
#[derive(Debug, Default)]
pub(super) struct Sounds(BTreeMap<String, Sound>);

#[derive(Debug, Clone)]
struct Sound {
    kind: String,
    content: Bytes,
    /// Nominal.
    length: Duration,
    fresh_until: Instant,
}

impl Sounds {
    fn keep(&mut self, url: &str, sound: Sound) {
        if self.0.len() >= MOST && !self.0.contains_key(url) {
            self.0.pop_first();
        }
        self.0.insert(url.to_owned(), sound);
    }
}

/// Real time that the recording at this address takes. Fetched unless it is kept still.
///
/// # Errors
/// What the carrier says of a recording that cannot be had (11200) or is none (13420).
pub(super) async fn length(net: &Network, url: &str) -> Result<Duration, MarkupError> {
    let kept = net.look(|world| world.sounds.0.get(url).cloned());
    let nominal = match kept.filter(|sound| sound.fresh_until > Instant::now()) {
        Some(sound) => sound.length,
        None => fetch(net, url).await?,
    };
    Ok(net.config().scaled(nominal.as_secs_f64()))
}

async fn fetch(net: &Network, url: &str) -> Result<Duration, MarkupError> {
    let request = Outgoing {
        url: url.to_owned(),
        method: Method::Get,
        params: Vec::new(),
    };
    let entry = net.with(|world| world.log_sent(LogKind::Media, &request));
    let failed = |why: &str| MarkupError::new(11200, url, why);
    let answer = net.http().get(url).timeout(PATIENCE).send().await;
    let mut answer = answer.map_err(|_| failed("the recording could not be fetched"))?;
    net.with(|world| world.log_status(entry, answer.status().as_u16()));
    if !answer.status().is_success() {
        return Err(failed("the recording is not there"));
    }
    let header = |name| {
        let value = answer.headers().get(name)?.to_str().ok()?;
        Some(value.trim().to_ascii_lowercase())
    };
    let kind = header(header::CONTENT_TYPE).unwrap_or_default();
    if !KINDS.contains(&kind.as_str()) {
        return Err(MarkupError::new(13420, url, format!("content type {kind}")));
    }
    let keep_for = header(header::CACHE_CONTROL).map_or(Duration::ZERO, |rules| max_age(&rules));
    let mut content = Vec::new();
    let broken = |_| MarkupError::new(11200, url, "the recording broke off");
    while let Some(chunk) = answer.chunk().await.map_err(broken)? {
        content.extend_from_slice(&chunk);
        if content.len() > LARGEST {
            return Err(failed("the recording is too large"));
        }
    }
    let length = wave_length(&content).unwrap_or(UNKNOWN_LENGTH);
    let sound = Sound {
        kind,
        content: Bytes::from(content),
        length,
        fresh_until: Instant::now() + keep_for,
    };
    net.with(|world| world.sounds.keep(url, sound));
    Ok(length)
}

/// How long an answer may be kept.
fn max_age(rules: &str) -> Duration {
    let mut rules = rules.split(',').map(str::trim);
    let seconds = rules.find_map(|rule| rule.strip_prefix("max-age=")?.parse().ok());
    Duration::from_secs(seconds.unwrap_or(0)).min(Duration::from_hours(24))
}

/// How long a WAVE file is: the length of its data over the bytes of a second.
fn wave_length(file: &[u8]) -> Option<Duration> {
    let number = |at: usize| {
        let bytes = file.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    if file.get(..4)? != b"RIFF" || file.get(8..16)? != b"WAVEfmt " || file.get(36..40)? != b"data"
    {
        return None;
    }
    let (data, a_second) = (number(40)?, number(28)?);
    let seconds = f64::from(data) / f64::from(a_second);
    Duration::try_from_secs_f64(seconds).ok()
}

/// `/phones/sound?url=…`: a recording that has been played on some telephone.
pub(super) fn router() -> Router<Network> {
    Router::new().route("/phones/sound", get(show))
}

#[derive(Debug, Deserialize)]
struct Asked {
    url: String,
}

/// Only what the server's own markup has named; nothing is fetched for whoever asks here.
async fn show(State(net): State<Network>, Query(asked): Query<Asked>) -> Response {
    let Some(sound) = net.look(|world| world.sounds.0.get(&asked.url).cloned()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, sound.kind),
        (header::CACHE_CONTROL, "max-age=60".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, sound.content).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_how_long() {
        let mut file = b"RIFF\0\0\0\0WAVEfmt ".to_vec();
        file.extend([0; 12]);
        file.extend(16_000_u32.to_le_bytes());
        file.extend([0; 4]);
        file.extend(b"data");
        file.extend(24_000_u32.to_le_bytes());
        assert_eq!(wave_length(&file), Some(Duration::from_millis(1_500)));
        assert_eq!(wave_length(&file[..39]), None);
        assert_eq!(wave_length(b"ID3"), None);
        file[28..32].copy_from_slice(&0_u32.to_le_bytes());
        assert_eq!(wave_length(&file), None, "no length at all, or for ever");
    }

    #[test]
    fn is_kept_for_as_long_as_it_may_be() {
        let seconds = |rules| max_age(rules).as_secs();
        assert_eq!(seconds("public, max-age=60"), 60);
        assert_eq!(seconds("no-store"), 0);
        assert_eq!(seconds("max-age=99999999"), 86_400);
    }
}
