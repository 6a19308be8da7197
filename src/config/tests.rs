//! What is read from where, which wins, and what is refused.

use std::io::Write as _;

use clap::Parser as _;

use super::*;
use crate::config::sources::Flags;

#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    flags: Flags,
}

fn config(args: &[&str], environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let line = Line::parse_from([&["x"], args].concat());
    let look_up = |name: &str| {
        environment
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())
    };
    Config::from_settings(&Settings::gather(&line.flags, look_up)?)
}

fn message(outcome: Result<Config, ConfigError>) -> String {
    outcome.unwrap_err().to_string()
}

const CARRIER: [(&str, &str); 3] = [
    ("HJEMMEVAKT_TWILIO_ACCOUNT_SID", "AC1"),
    ("HJEMMEVAKT_TWILIO_AUTH_TOKEN", "very secret"),
    ("HJEMMEVAKT_TWILIO_NUMBER", "+4778000000"),
];

#[test]
fn nothing_said_gives_the_defaults() {
    let config = config(&[], &[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url.as_str(), "http://127.0.0.1:8080");
    assert_eq!(config.database_url, "sqlite://hjemmevakt.db");
    assert_eq!(config.key_file.to_str(), Some("hjemmevakt.key"));
    assert_eq!(config.twilio_base_url, "https://api.twilio.com");
    assert_eq!(config.clock_offset_ms, None);
    assert_eq!(config.log_format, LogFormat::Text);
    assert_eq!(
        config.carrier().unwrap_err().to_string(),
        "the carrier is not set up: HJEMMEVAKT_TWILIO_ACCOUNT_SID, HJEMMEVAKT_TWILIO_AUTH_TOKEN and \
         HJEMMEVAKT_TWILIO_NUMBER are missing. Set them in the environment or in the config file; \
         `hjemmevakt demo` needs none of it"
    );
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(
        file,
        "listen = \"127.0.0.1:1\"\nlog = \"debug\"\nkey_file = \"c\""
    )
    .unwrap();
    let path = file.path().to_str().unwrap();
    let environment = [
        ("HJEMMEVAKT_LISTEN", "127.0.0.1:2"),
        ("HJEMMEVAKT_KEY_FILE", "b"),
    ];
    let config = config(&["--config", path, "--listen", "127.0.0.1:3"], &environment).unwrap();
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.key_file.to_str(), Some("b"));
    assert_eq!(config.log, "debug");
}

#[test]
fn an_empty_value_is_no_value() {
    let config = config(
        &[],
        &[
            ("HJEMMEVAKT_TWILIO_AUTH_TOKEN_OLD", ""),
            ("HJEMMEVAKT_LOG", " "),
        ],
    )
    .unwrap();
    assert_eq!(config.log, "info");
}

#[test]
fn says_what_is_wrong_and_where_it_was_said() {
    for (args, environment, expected) in [
        (
            &["--listen", "8080"][..],
            &[][..],
            "--listen is \"8080\": write an address and a port, for example 127.0.0.1:8080 or [::]:8080",
        ),
        (
            &[],
            &[("HJEMMEVAKT_PUBLIC_URL", "vakt.example.no")],
            "HJEMMEVAKT_PUBLIC_URL is \"vakt.example.no\": it must begin with http:// or https://",
        ),
        (
            &[],
            &[("HJEMMEVAKT_DATABASE_URL", "postgres://db")],
            "HJEMMEVAKT_DATABASE_URL is \"postgres://db\": this version keeps its log in SQLite only: write sqlite:// and the path of the file",
        ),
        (
            &[],
            &[("HJEMMEVAKT_CLOCK_OFFSET", "soon")],
            "HJEMMEVAKT_CLOCK_OFFSET is \"soon\": write a length of time, for example 0s, 36h or -90m",
        ),
        (
            &["--log-format", "xml"],
            &[],
            "--log-format is \"xml\": it is text or json",
        ),
    ] {
        assert_eq!(message(config(args, environment)), expected);
    }
}

#[test]
fn a_number_that_is_none_is_refused() {
    let mut environment = CARRIER;
    environment[2].1 = "116117";
    assert!(message(config(&[], &environment)).contains("write the whole number"));
}

#[test]
fn the_token_does_not_show() {
    let config = config(&[], &CARRIER).unwrap();
    assert!(config.carrier().is_ok());
    assert!(!format!("{config:?}").contains("very secret"));
}

#[test]
fn a_clock_that_is_off_rings_no_real_telephone() {
    for carrier in [
        "",
        "https://api.twilio.com",
        "https://api.dublin.ie1.TWILIO.com/",
        "http://twilio.com.:80",
    ] {
        let environment = [
            ("HJEMMEVAKT_CLOCK_OFFSET", "1h"),
            ("HJEMMEVAKT_TWILIO_BASE_URL", carrier),
        ];
        assert!(
            message(config(&[], &environment)).contains("real telephones"),
            "{carrier}"
        );
    }
    let environment = [
        ("HJEMMEVAKT_CLOCK_OFFSET", "-90m"),
        ("HJEMMEVAKT_TWILIO_BASE_URL", "http://127.0.0.1:8081/"),
    ];
    let simulated = config(&[], &environment).unwrap();
    assert_eq!(simulated.clock_offset_ms, Some(-5_400_000));
    assert_eq!(simulated.twilio_base_url, "http://127.0.0.1:8081");
    assert!(config(&[], &[("HJEMMEVAKT_CLOCK_OFFSET", "0s")]).is_ok());
}

#[test]
fn a_config_file_is_read_strictly() {
    for (content, expected) in [
        (
            "lisen = \"x\"",
            "there is no setting \"lisen\"; did you mean \"listen\"?",
        ),
        ("log = 3", "log must be a text in quotes"),
        ("log = ", "cannot be used"),
    ] {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "{content}").unwrap();
        let refused = message(config(&["--config", file.path().to_str().unwrap()], &[]));
        assert!(refused.contains(expected), "{refused}");
    }
    assert!(
        message(config(&["--config", "/nowhere.toml"], &[]))
            .contains("/nowhere.toml cannot be read")
    );
}

#[test]
fn a_config_file_with_a_token_belongs_to_its_owner_alone() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "twilio_auth_token = \"t\"").unwrap();
    let path = file.path().to_owned();
    let read = || config(&["--config", path.to_str().unwrap()], &[]);
    assert!(read().is_ok());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(message(read()).contains("mode 644"));
}

#[test]
fn the_public_url_knows_its_origin() {
    let url = PublicUrl::parse("https://vakt.example.no:8443/line/").unwrap();
    assert_eq!(url.as_str(), "https://vakt.example.no:8443/line");
    assert_eq!(url.origin(), "https://vakt.example.no:8443");
    assert!(url.is_https());
    for wrong in [
        "",
        "https://",
        "https://:80",
        "ftp://a",
        "https://a?b",
        "https://u@a",
    ] {
        assert!(PublicUrl::parse(wrong).is_err(), "{wrong}");
    }
}

use std::os::unix::fs::PermissionsExt as _;
