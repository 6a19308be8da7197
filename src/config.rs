//! How the program is set up: flags, the environment, a config file and the defaults, in that order. Says what is missing or
//! wrong and what to do about it. Never shows a token, and never reads the environment by itself: it is handed in.

pub mod sources;
#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::config::sources::{Setting, Settings};
use crate::domain::phone::E164;

const LISTEN: &str = "127.0.0.1:8080";
const PUBLIC_URL: &str = "http://127.0.0.1:8080";
const DATABASE_URL: &str = "sqlite://hjemmevakt.db";
const KEY_FILE: &str = "hjemmevakt.key";
const TWILIO: &str = "https://api.twilio.com";
const LOG: &str = "info";

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen, unless a socket is handed over.
    pub listen: SocketAddr,
    /// What the carrier and people reach.
    pub public_url: PublicUrl,
    /// Where the database is.
    pub database_url: String,
    /// Where the master keys are.
    pub key_file: PathBuf,
    /// How far the service's time is to be ahead of the real one, in milliseconds; none: as the data says, or not at all.
    pub clock_offset_ms: Option<i64>,
    /// The carrier's base URL, without a slash at the end.
    pub twilio_base_url: String,
    /// The carrier's account; none: not set.
    pub twilio: Option<Twilio>,
    /// Which of the carrier's settings are missing, if any is.
    pub twilio_missing: Vec<&'static str>,
    /// The municipality's own forms, if it has any.
    pub forms_folder: Option<PathBuf>,
    /// The municipality's own pages of the handbook, if it has any.
    pub handbook_folder: Option<PathBuf>,
    /// What to log, as `tracing` filters say it.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
}

/// The account at the carrier.
#[derive(Clone)]
pub struct Twilio {
    /// Its name, `AC…`.
    pub account_sid: String,
    /// The token that signs.
    pub auth_token: Zeroizing<String>,
    /// The token before, while tokens are rotated.
    pub auth_token_old: Option<Zeroizing<String>>,
    /// The service's number there.
    pub number: E164,
}

impl fmt::Debug for Twilio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Twilio({})", self.account_sid)
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The address that the carrier and people reach: scheme and host, with a port and a path if need be, no slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    text: String,
    origin_end: usize,
}

impl PublicUrl {
    /// Checks it. The error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim().trim_end_matches('/');
        let start = match text.split_once("://") {
            Some(("http", _)) => 7,
            Some(("https", _)) => 8,
            Some(_) | None => return Err("it must begin with http:// or https://"),
        };
        let rest = &text[start..];
        if rest.contains(['?', '#', '@', ' ']) {
            return Err("it must hold no user, no question and no fragment");
        }
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() || host.starts_with(':') {
            return Err("it names no host");
        }
        Ok(Self {
            origin_end: start + host.len(),
            text: text.to_owned(),
        })
    }

    /// As it is written, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.text[..self.origin_end]
    }

    /// Whether it is reached over an encrypted line.
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https://")
    }
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value that cannot be used.
    #[error("{setting} is {value:?}: {problem}")]
    Value {
        /// Which setting, and where it was said.
        setting: Setting,
        /// What was said.
        value: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The carrier is needed and not set up.
    #[error(
        "the carrier is not set up: {} {} missing. Set {} in the environment or in the config file; \
         `hjemmevakt demo` needs none of it", list(missing), if missing.len() == 1 { "is" } else { "are" }, if missing.len() == 1 { "it" } else { "them" }
    )]
    Carrier {
        /// The names of what is missing.
        missing: Vec<&'static str>,
    },
    /// A clock that is wrong on purpose, and real telephones.
    #[error(
        "the clock is set off from the real time, and the carrier is the real one ({carrier}): real telephones are never rung by a \
         clock that is wrong. Take HJEMMEVAKT_CLOCK_OFFSET away and use a new database, or point HJEMMEVAKT_TWILIO_BASE_URL at the simulated network"
    )]
    Offset {
        /// The carrier's address.
        carrier: String,
    },
    /// The config file could not be read.
    #[error("the config file {} cannot be read", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The config file is not what it should be.
    #[error("the config file {} cannot be used: {problem}", path.display())]
    Toml {
        /// Which.
        path: PathBuf,
        /// What is wrong, with the line.
        problem: String,
    },
    /// Others can read a token in the config file.
    #[error(
        "the config file {} holds the carrier's token and can be read by others (mode {mode:03o}): run chmod 600 on it, and take a new token if somebody may have read it", path.display()
    )]
    Permissions {
        /// Which.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
}

impl Config {
    /// From the settings that were found.
    pub fn from_settings(settings: &Settings) -> Result<Self, ConfigError> {
        let (twilio, twilio_missing) = carrier(settings)?;
        let config = Self {
            listen: settings.parse("listen", LISTEN, |text| {
                text.parse().map_err(|_| {
                    "write an address and a port, for example 127.0.0.1:8080 or [::]:8080"
                        .to_owned()
                })
            })?,
            public_url: settings.parse("public_url", PUBLIC_URL, |text| {
                PublicUrl::parse(text).map_err(str::to_owned)
            })?,
            database_url: settings.parse("database_url", DATABASE_URL, database_url)?,
            key_file: settings.text("key_file").unwrap_or(KEY_FILE).into(),
            clock_offset_ms: settings
                .text("clock_offset")
                .map(|_| settings.parse("clock_offset", "0s", offset))
                .transpose()?,
            twilio_base_url: settings.parse("twilio_base_url", TWILIO, |text| {
                PublicUrl::parse(text)
                    .map(|url| url.as_str().to_owned())
                    .map_err(str::to_owned)
            })?,
            twilio,
            twilio_missing,
            forms_folder: settings.text("forms_folder").map(PathBuf::from),
            handbook_folder: settings.text("handbook_folder").map(PathBuf::from),
            log: settings.text("log").unwrap_or(LOG).to_owned(),
            log_format: settings.parse("log_format", "text", |text| match text {
                "text" => Ok(LogFormat::Text),
                "json" => Ok(LogFormat::Json),
                _ => Err("it is text or json".to_owned()),
            })?,
        };
        config.check_offset(config.clock_offset_ms.unwrap_or(0))?;
        Ok(config)
    }

    /// The carrier's account, or what is missing of it.
    pub fn carrier(&self) -> Result<&Twilio, ConfigError> {
        self.twilio.as_ref().ok_or_else(|| ConfigError::Carrier {
            missing: self.twilio_missing.clone(),
        })
    }

    /// Refuses a clock that is off when the carrier is the real one.
    pub fn check_offset(&self, offset_ms: i64) -> Result<(), ConfigError> {
        if offset_ms != 0 && is_real_carrier(&self.twilio_base_url) {
            return Err(ConfigError::Offset {
                carrier: self.twilio_base_url.clone(),
            });
        }
        Ok(())
    }
}

/// Whether this address reaches real telephones.
fn is_real_carrier(base_url: &str) -> bool {
    let host = base_url.split("://").nth(1).unwrap_or(base_url);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "twilio.com" || host.ends_with(".twilio.com")
}

fn carrier(settings: &Settings) -> Result<(Option<Twilio>, Vec<&'static str>), ConfigError> {
    let names = ["twilio_account_sid", "twilio_auth_token", "twilio_number"];
    let missing: Vec<_> = names
        .into_iter()
        .filter(|name| settings.text(name).is_none())
        .map(sources::env_name)
        .collect();
    let [Some(account_sid), Some(token), Some(_)] = names.map(|name| settings.text(name)) else {
        return Ok((None, missing));
    };
    let number = settings.parse("twilio_number", "", |text| {
        text.parse::<E164>().map_err(|_| {
            "write the whole number with its country code, for example +4778000000".to_owned()
        })
    })?;
    let secret = |text: &str| Zeroizing::new(text.to_owned());
    let twilio = Twilio {
        account_sid: account_sid.to_owned(),
        auth_token: secret(token),
        auth_token_old: settings.text("twilio_auth_token_old").map(secret),
        number,
    };
    Ok((Some(twilio), missing))
}

fn database_url(text: &str) -> Result<String, String> {
    if text.starts_with("sqlite:") {
        return Ok(text.to_owned());
    }
    Err(if text.starts_with("postgres") {
        "this version keeps its log in SQLite only: write sqlite:// and the path of the file"
    } else {
        "write sqlite:// and the path of the file, for example sqlite://hjemmevakt.db"
    }
    .to_owned())
}

fn offset(text: &str) -> Result<i64, String> {
    let length: jiff::SignedDuration = text
        .parse()
        .map_err(|_| "write a length of time, for example 0s, 36h or -90m".to_owned())?;
    i64::try_from(length.as_millis()).map_err(|_| "that is too long".to_owned())
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
