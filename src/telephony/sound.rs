//! What is heard between two sentences of a wait: a soft, slow ringing tone, so that nobody takes silence for a line that is gone.
//! Made here, sample by sample: no recording has to be licensed, and nothing in it is about anybody.

use std::f64::consts::TAU;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// How long it is, seconds: well inside the 30 seconds of the caller's heartbeat, which beats when it is over.
pub const SECONDS: u32 = 8;
/// What telephones carry, samples a second.
const RATE: u32 = 8_000;
/// Two bytes a sample, one channel.
const BYTES_PER_SAMPLE: u32 = 2;
/// The ringing tone of the Nordic networks (ITU-T E.180, supplement 2: 425 Hz), with the octave below it to make it warmer.
const TONES: [(f64, f64); 2] = [(425.0, 0.7), (212.5, 0.3)];
/// One tone in so many seconds.
const PERIOD: f64 = 4.0;
/// It swells, stands and fades, seconds from the beginning of each period.
const SWELL: f64 = 0.25;
const FADE_FROM: f64 = 0.8;
const FADE: f64 = 0.6;
/// About 24 dB below full: softer than the voice that speaks between.
const LOUDEST: f64 = 2_000.0;

static WAITING: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(wav()));

/// The sound as an HTTP answer. The same for everybody, so that it may be kept on the way for a day.
pub fn waiting() -> Response {
    let headers = [
        (CONTENT_TYPE, "audio/wav"),
        (CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, WAITING.clone()).into_response()
}

/// The file: a header of 44 bytes (RIFF, WAVE, PCM) and the samples.
fn wav() -> Vec<u8> {
    let samples = RATE * SECONDS;
    let data = samples * BYTES_PER_SAMPLE;
    let mut file = Vec::new();
    file.extend(b"RIFF");
    file.extend((36 + data).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend(1_u16.to_le_bytes()); // PCM
    file.extend(1_u16.to_le_bytes()); // one channel
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * BYTES_PER_SAMPLE).to_le_bytes());
    file.extend(2_u16.to_le_bytes()); // bytes a frame
    file.extend(16_u16.to_le_bytes()); // bits a sample
    file.extend(b"data");
    file.extend(data.to_le_bytes());
    for n in 0..samples {
        file.extend(sample(f64::from(n) / f64::from(RATE)).to_le_bytes());
    }
    file
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the loudest sample is far below what 16 bits hold"
)]
fn sample(at: f64) -> i16 {
    let tone: f64 = TONES
        .iter()
        .map(|(hertz, share)| share * (TAU * hertz * at).sin())
        .sum();
    (tone * loudness(at % PERIOD) * LOUDEST).round() as i16
}

/// From 0 to 1, without an edge that would click.
fn loudness(at: f64) -> f64 {
    let smooth = |part: f64| {
        let part = part.clamp(0.0, 1.0);
        part * part * (3.0 - 2.0 * part)
    };
    smooth(at / SWELL) * (1.0 - smooth((at - FADE_FROM) / FADE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(file: &[u8]) -> Vec<i16> {
        let (pairs, rest) = file[44..].as_chunks();
        assert!(rest.is_empty());
        pairs.iter().map(|pair| i16::from_le_bytes(*pair)).collect()
    }

    fn number(file: &[u8], at: usize) -> u32 {
        u32::from_le_bytes(file[at..at + 4].try_into().unwrap())
    }

    #[test]
    fn is_a_wave_file_as_long_as_it_says() {
        let file = wav();
        assert_eq!((&file[..4], &file[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        assert_eq!(number(&file, 4), u32::try_from(file.len()).unwrap() - 8);
        assert_eq!(number(&file, 40), u32::try_from(file.len()).unwrap() - 44);
        let seconds = number(&file, 40) / number(&file, 28);
        assert_eq!(seconds, SECONDS);
    }

    #[test]
    fn is_quiet_has_no_clicks_and_ends_in_silence() {
        let samples = samples(&wav());
        let loudest = samples.iter().map(|one| one.abs()).max().unwrap();
        assert!((1_000..3_300).contains(&loudest), "{loudest}");
        // The steepest a tone of this height and loudness may be, between two samples.
        let steepest = samples
            .windows(2)
            .map(|two| (i32::from(two[1]) - i32::from(two[0])).abs())
            .max()
            .unwrap();
        assert!(steepest < 700, "{steepest}");
        assert_eq!(samples[0], 0);
        let (first, second) = samples.split_at(samples.len() / 2);
        assert_eq!(first, second, "two tones, each like the other");
        assert!(first[RATE as usize * 2..].iter().all(|one| *one == 0));
    }
}
