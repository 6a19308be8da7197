//! `import-contacts`: the municipality's old spreadsheet of people and those around them.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::admin::{Reply, Request, client};
use crate::cli::config;
use crate::cli::output::Output;
use crate::config::sources::Flags;
use crate::contact_list::decode;
use crate::log::sqlite::open::OpenMode;

/// The largest file, in bytes: what the server reads of it, with every quotation mark doubled, stays under its longest line.
const LARGEST: usize = 6 * 1024 * 1024;

#[derive(Debug, Args)]
pub struct ContactsArgs {
    /// The file, as CSV: the first line names the columns
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// In whose name: the account of a day nurse or a coordinator
    #[arg(long = "as", value_name = "USERNAME")]
    name: String,
    /// Only say, line by line, what would come of it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    flags: Flags,
}

pub async fn run(args: ContactsArgs, output: Output) -> anyhow::Result<ExitCode> {
    let path = args.file.display();
    let bytes = std::fs::read(&args.file).with_context(|| format!("{path} cannot be read"))?;
    if bytes.len() > LARGEST {
        bail!("{path} is too large: take it in by parts, each with the first line");
    }
    let text = decode::text(&bytes).with_context(|| format!("{path} is not taken in"))?;
    let request = Request::ImportContacts {
        text,
        name: args.name,
        dry_run: args.dry_run,
    };
    match client::ask(&config(&args.flags)?, OpenMode::Existing, request).await? {
        Reply::Refused(why) => bail!(why),
        Reply::Done { said, data } => {
            output.say(&said, &data)?;
            let ok = data.get("ok").and_then(serde_json::Value::as_bool);
            Ok(if ok == Some(true) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
    }
}
