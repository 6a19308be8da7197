//! The real program, run in a folder of its own with nothing of our environment.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

pub const EXAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/handbook/operations/example-service.toml"
);

/// The program, with what it would be set up with.
pub fn program(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hjemmevakt"));
    command
        .args(args)
        .current_dir(dir)
        .env_clear()
        .env("HJEMMEVAKT_TWILIO_BASE_URL", "http://127.0.0.1:9")
        .env(
            "HJEMMEVAKT_TWILIO_ACCOUNT_SID",
            "AC0123456789abcdef0123456789abcdef",
        )
        .env(
            "HJEMMEVAKT_TWILIO_AUTH_TOKEN",
            "0123456789abcdef0123456789abcdef",
        )
        .env("HJEMMEVAKT_TWILIO_NUMBER", "+4778000000");
    command
}

pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

pub fn run(dir: &Path, args: &[&str]) -> Ran {
    ran(program(dir, args).output().unwrap())
}

pub fn ran(output: Output) -> Ran {
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Must work; its answer as JSON.
pub fn json(dir: &Path, args: &[&str]) -> Value {
    let ran = run(dir, &[args, &["--json"]].concat());
    assert_eq!(ran.status, 0, "{args:?}: {} {}", ran.out, ran.err);
    serde_json::from_str(&ran.out).unwrap()
}
