//! `import`, `fallback-markup`, and what is common to everything that goes through the running server.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use serde_json::json;

use crate::admin::{Reply, Request, client};
use crate::cli::output::Output;
use crate::cli::{check, config, read_text};
use crate::config::sources::Flags;
use crate::log::sqlite::open::OpenMode;
use crate::service_file;

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The service file
    #[arg(value_name = "SERVICE.toml")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct MarkupArgs {
    /// The service file; without one, the file that is in use
    #[arg(value_name = "SERVICE.toml")]
    file: Option<PathBuf>,
    #[command(flatten)]
    flags: Flags,
}

pub async fn import(args: &ImportArgs, output: Output) -> anyhow::Result<ExitCode> {
    let text = read_text(&args.file)?;
    if let Err(problems) = service_file::parse(&text) {
        check::wrong(&args.file, &problems, output)?;
        return Ok(ExitCode::FAILURE);
    }
    let config = config(&args.flags)?;
    let reply = client::ask(&config, OpenMode::Create, Request::Import { text }).await?;
    say(reply, output)
}

pub async fn markup(args: &MarkupArgs, output: Output) -> anyhow::Result<ExitCode> {
    let text = match &args.file {
        Some(path) => read_text(path)?,
        None => in_use(&args.flags).await?,
    };
    let service = match (service_file::parse(&text), &args.file) {
        (Ok(service), _) => service,
        (Err(problems), Some(path)) => {
            check::wrong(path, &problems, output)?;
            return Ok(ExitCode::FAILURE);
        }
        // It was accepted by an earlier version.
        (Err(_), None) => match service_file::parse_stored(&text) {
            Ok(service) => service,
            Err(_) => {
                bail!("the service file in use cannot be read by this version: import it again")
            }
        },
    };
    let markup = service_file::markup::fallback_markup(&service);
    output.say(&markup, &json!({"markup": markup}))?;
    Ok(ExitCode::SUCCESS)
}

async fn in_use(flags: &Flags) -> anyhow::Result<String> {
    let reply = client::ask(&config(flags)?, OpenMode::Existing, Request::Service {}).await?;
    match reply {
        Reply::Done { data, .. } => data
            .get("text")
            .and_then(serde_json::Value::as_str)
            .map(str::to_owned)
            .context("the server gave no service file"),
        Reply::Refused(why) => bail!(why),
    }
}

/// Asks for something that needs a database.
pub async fn ask(flags: &Flags, request: Request, output: Output) -> anyhow::Result<ExitCode> {
    say(
        client::ask(&config(flags)?, OpenMode::Existing, request).await?,
        output,
    )
}

fn say(reply: Reply, output: Output) -> anyhow::Result<ExitCode> {
    match reply {
        Reply::Done { said, data } => output.say(&said, &data)?,
        Reply::Refused(why) => bail!(why),
    }
    Ok(ExitCode::SUCCESS)
}
