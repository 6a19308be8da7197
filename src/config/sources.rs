//! Where a setting was said: a flag, the environment, or the config file. Keeps only the text and where it came from.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::config::ConfigError;

/// Flags that every command understands. The environment says the same, and is better for secrets: others on the machine can
/// see the flags of a running program.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Settings (each may also be in the environment or the config file)")]
pub struct Flags {
    /// A config file (TOML) with these settings
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<std::path::PathBuf>,
    /// Where to listen (HJEMMEVAKT_LISTEN) (default: 127.0.0.1:8080)
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// What the carrier and people reach (HJEMMEVAKT_PUBLIC_URL) (default: http://127.0.0.1:8080)
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
    /// The database (HJEMMEVAKT_DATABASE_URL) (default: sqlite://hjemmevakt.db)
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// The master keys (HJEMMEVAKT_KEY_FILE) (default: hjemmevakt.key)
    #[arg(long, global = true, value_name = "FILE")]
    key_file: Option<String>,
    /// The carrier's address (HJEMMEVAKT_TWILIO_BASE_URL) (default: `https://api.twilio.com`)
    #[arg(long, global = true, value_name = "URL", hide_short_help = true)]
    twilio_base_url: Option<String>,
    /// The account at the carrier (HJEMMEVAKT_TWILIO_ACCOUNT_SID)
    #[arg(long, global = true, value_name = "SID", hide_short_help = true)]
    twilio_account_sid: Option<String>,
    /// Its token; better in the environment (HJEMMEVAKT_TWILIO_AUTH_TOKEN)
    #[arg(long, global = true, value_name = "TOKEN", hide_short_help = true)]
    twilio_auth_token: Option<String>,
    /// The token before, while tokens are rotated (HJEMMEVAKT_TWILIO_AUTH_TOKEN_OLD)
    #[arg(long, global = true, value_name = "TOKEN", hide_short_help = true)]
    twilio_auth_token_old: Option<String>,
    /// The service's number at the carrier (HJEMMEVAKT_TWILIO_NUMBER)
    #[arg(long, global = true, value_name = "NUMBER", hide_short_help = true)]
    twilio_number: Option<String>,
    /// For trials: the service's time is the real time plus this (HJEMMEVAKT_CLOCK_OFFSET) (default: 0s)
    #[arg(
        long,
        global = true,
        value_name = "LENGTH",
        allow_hyphen_values = true,
        hide_short_help = true
    )]
    clock_offset: Option<String>,
    /// The municipality's own forms (HJEMMEVAKT_FORMS_FOLDER)
    #[arg(long, global = true, value_name = "FOLDER", hide_short_help = true)]
    forms_folder: Option<String>,
    /// The municipality's own pages of the handbook (HJEMMEVAKT_HANDBOOK_FOLDER)
    #[arg(long, global = true, value_name = "FOLDER", hide_short_help = true)]
    handbook_folder: Option<String>,
    /// What to log: error, warn, info, debug (HJEMMEVAKT_LOG) (default: info)
    #[arg(long, global = true, value_name = "LEVEL")]
    log: Option<String>,
    /// text, or json for one object a line (HJEMMEVAKT_LOG_FORMAT) (default: text)
    #[arg(long, global = true, value_name = "FORMAT")]
    log_format: Option<String>,
}

/// Every setting: as the config file names it, and as the environment does.
const NAMES: [(&str, &str); 14] = [
    ("listen", "HJEMMEVAKT_LISTEN"),
    ("public_url", "HJEMMEVAKT_PUBLIC_URL"),
    ("database_url", "HJEMMEVAKT_DATABASE_URL"),
    ("key_file", "HJEMMEVAKT_KEY_FILE"),
    ("twilio_base_url", "HJEMMEVAKT_TWILIO_BASE_URL"),
    ("twilio_account_sid", "HJEMMEVAKT_TWILIO_ACCOUNT_SID"),
    ("twilio_auth_token", "HJEMMEVAKT_TWILIO_AUTH_TOKEN"),
    ("twilio_auth_token_old", "HJEMMEVAKT_TWILIO_AUTH_TOKEN_OLD"),
    ("twilio_number", "HJEMMEVAKT_TWILIO_NUMBER"),
    ("clock_offset", "HJEMMEVAKT_CLOCK_OFFSET"),
    ("forms_folder", "HJEMMEVAKT_FORMS_FOLDER"),
    ("handbook_folder", "HJEMMEVAKT_HANDBOOK_FOLDER"),
    ("log", "HJEMMEVAKT_LOG"),
    ("log_format", "HJEMMEVAKT_LOG_FORMAT"),
];

/// What the environment calls a setting.
pub(super) fn env_name(name: &str) -> &'static str {
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, env)| env)
}

/// A setting and where it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A flag.
    Flag(&'static str),
    /// The environment.
    Environment(&'static str),
    /// The config file.
    File(&'static str),
    /// Nobody said it.
    Default(&'static str),
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => write!(f, "--{}", name.replace('_', "-")),
            Self::Environment(name) => f.write_str(name),
            Self::File(name) => write!(f, "{name} in the config file"),
            Self::Default(name) => write!(f, "the default of {name}"),
        }
    }
}

/// The settings that were said, each once.
#[derive(Default)]
pub struct Settings {
    said: HashMap<&'static str, (Setting, String)>,
}

impl Settings {
    /// From the flags, then the environment, then the config file that the flags name. Empty means not said.
    pub fn gather(
        flags: &Flags,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let mut file = match &flags.config {
            Some(path) => read_file(path)?,
            None => HashMap::new(),
        };
        let mut said = HashMap::new();
        for (name, env) in NAMES {
            let flag = flags.get(name).map(|text| (Setting::Flag(name), text));
            let found = flag
                .or_else(|| environment(env).map(|text| (Setting::Environment(env), text)))
                .or_else(|| file.remove(name).map(|text| (Setting::File(name), text)))
                .filter(|(_, text)| !text.trim().is_empty());
            if let Some(found) = found {
                said.insert(name, found);
            }
        }
        Ok(Self { said })
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.said.get(name).map(|(_, text)| text.trim())
    }

    pub(super) fn parse<T>(
        &self,
        name: &'static str,
        default: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, ConfigError> {
        let text = self.text(name).unwrap_or(default);
        parse(text).map_err(|problem| ConfigError::Value {
            setting: self
                .said
                .get(name)
                .map_or(Setting::Default(name), |(setting, _)| setting.clone()),
            value: text.to_owned(),
            problem,
        })
    }
}

impl Flags {
    fn get(&self, name: &str) -> Option<String> {
        match name {
            "listen" => self.listen.clone(),
            "public_url" => self.public_url.clone(),
            "database_url" => self.database_url.clone(),
            "key_file" => self.key_file.clone(),
            "twilio_base_url" => self.twilio_base_url.clone(),
            "twilio_account_sid" => self.twilio_account_sid.clone(),
            "twilio_auth_token" => self.twilio_auth_token.clone(),
            "twilio_auth_token_old" => self.twilio_auth_token_old.clone(),
            "twilio_number" => self.twilio_number.clone(),
            "clock_offset" => self.clock_offset.clone(),
            "forms_folder" => self.forms_folder.clone(),
            "handbook_folder" => self.handbook_folder.clone(),
            "log" => self.log.clone(),
            "log_format" => self.log_format.clone(),
            _ => None,
        }
    }
}

/// Lines such as `listen = "127.0.0.1:8080"`, and nothing else.
fn read_file(path: &Path) -> Result<HashMap<&'static str, String>, ConfigError> {
    let io = |source| ConfigError::File {
        path: path.to_owned(),
        source,
    };
    let wrong = |problem: String| ConfigError::Toml {
        path: path.to_owned(),
        problem,
    };
    let text = fs::read_to_string(path).map_err(io)?;
    let table: toml::Table = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let mut found = HashMap::new();
    for (key, value) in table {
        let Some((name, _)) = NAMES.iter().find(|(name, _)| *name == key) else {
            let known = NAMES.map(|(name, _)| name);
            let hint = crate::service_file::problem::did_you_mean(&key, known);
            return Err(wrong(format!("there is no setting {key:?}{hint}")));
        };
        let Some(text) = value.as_str() else {
            return Err(wrong(format!("{name} must be a text in quotes")));
        };
        found.insert(*name, text.to_owned());
    }
    let mode = fs::metadata(path).map_err(io)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 && found.keys().any(|name| name.contains("token")) {
        return Err(ConfigError::Permissions {
            path: path.to_owned(),
            mode,
        });
    }
    Ok(found)
}
