//! `account`: who may sign in. A password is made here and shown once, or read from standard input; never taken from the arguments,
//! which others on the machine can see.

use std::io::Read as _;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clap::{Args, Subcommand};
use serde_json::json;
use zeroize::Zeroizing;

use crate::admin::{Reply, Request, client};
use crate::cli::output::Output;
use crate::cli::{config, import};
use crate::config::sources::Flags;
use crate::log::entropy::{Entropy as _, SystemEntropy};
use crate::log::sqlite::open::OpenMode;

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Make an account for a member of staff, or for a screen on a wall
    Add(AddArgs),
    /// Give a new password; every session there is ends
    Reset(ResetArgs),
    /// Let nobody sign in with it any more; every session there is ends
    Disable(DisableArgs),
    /// Sign sessions with a new key from now on; nobody is signed out
    RotateKeys(RotateArgs),
}

#[derive(Debug, Args)]
pub struct AddArgs {
    /// What is typed at sign-in: the id in the service file, as a rule
    name: String,
    /// Who it is in the service file, if the name is another
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
    /// What it may do, if not what the service file says; may be repeated. `wall` alone makes an account for a screen
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    password: PasswordArgs,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct ResetArgs {
    /// Whose
    name: String,
    /// Take away the second factor too, for somebody who has lost the telephone and the recovery codes
    #[arg(long)]
    second_factor: bool,
    #[command(flatten)]
    password: PasswordArgs,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct DisableArgs {
    /// Whose
    name: String,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct RotateArgs {
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
struct PasswordArgs {
    /// Read the password from standard input instead of making one and showing it once
    #[arg(long)]
    password_stdin: bool,
}

pub async fn run(command: AccountCommand, output: Output) -> anyhow::Result<ExitCode> {
    match command {
        AccountCommand::Add(args) => {
            let password = password(&args.password)?;
            let request = Request::AccountAdd {
                username: args.name,
                password: password.to_string(),
                staff: args.staff,
                roles: args.roles,
            };
            ask(&args.flags, request, &args.password, &password, output).await
        }
        AccountCommand::Reset(args) => {
            let password = password(&args.password)?;
            let request = Request::AccountReset {
                username: args.name,
                password: password.to_string(),
                second_factor: args.second_factor,
            };
            ask(&args.flags, request, &args.password, &password, output).await
        }
        AccountCommand::RotateKeys(args) => {
            import::ask(&args.flags, Request::RotateKeys {}, output).await
        }
        AccountCommand::Disable(args) => {
            let username = args.name;
            import::ask(&args.flags, Request::AccountDisable { username }, output).await
        }
    }
}

async fn ask(
    flags: &Flags,
    request: Request,
    args: &PasswordArgs,
    password: &str,
    output: Output,
) -> anyhow::Result<ExitCode> {
    let reply = client::ask(&config(flags)?, OpenMode::Existing, request).await?;
    let (said, mut data) = match reply {
        Reply::Done { said, data } => (said, data),
        Reply::Refused(why) => bail!(why),
    };
    if args.password_stdin {
        output.say(&said, &data)?;
    } else {
        if let Some(data) = data.as_object_mut() {
            data.insert("password".to_owned(), json!(password));
        }
        let words = format!("{said}\nThe password, shown this once: {password}");
        output.say(&words, &data)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn password(args: &PasswordArgs) -> anyhow::Result<Zeroizing<String>> {
    if args.password_stdin {
        let mut text = Zeroizing::new(String::new());
        std::io::stdin()
            .take(4_096)
            .read_to_string(&mut text)
            .context("no password could be read from standard input")?;
        return Ok(Zeroizing::new(
            text.trim_end_matches(['\r', '\n']).to_owned(),
        ));
    }
    let mut bytes = Zeroizing::new([0; 15]);
    SystemEntropy.fill(&mut *bytes)?;
    Ok(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes)))
}
