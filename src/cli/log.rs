//! `log`: checking and exporting, also beside a running server. Reads only.

mod document;

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::config;
use crate::cli::output::Output;
use crate::config::sources::Flags;
use crate::domain::assessments::hash::DocumentHash;
use crate::log::sqlite::SqliteLog;
use crate::log::sqlite::open::OpenMode;
use crate::log::{export, key_file, manifest, verify};

#[derive(Debug, Subcommand)]
pub enum LogCommand {
    /// Check every record, and say at which one the chain breaks
    Verify(VerifyArgs),
    /// Write every record as a line of JSON; what is sealed stays sealed
    Export(ExportArgs),
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Also compare with the signed head of this backup: finds an end that was cut off or made anew
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Check one document: a PDF or text file that was taken out of it, or its id or its place in the log with --hash
    #[arg(long, value_name = "FILE|ID|PLACE", conflicts_with = "against")]
    document: Option<String>,
    /// The hash at the foot of the paper
    #[arg(long, requires = "document")]
    hash: Option<DocumentHash>,
    /// The hash of the chain at the foot of the paper
    #[arg(long, requires = "document")]
    chain: Option<DocumentHash>,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Only records after this number
    #[arg(long, default_value_t = 0, value_name = "SEQ")]
    after: u64,
    /// Into this file instead of standard output; never over one that is there
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    flags: Flags,
}

pub async fn run(command: &LogCommand, output: Output) -> anyhow::Result<ExitCode> {
    match command {
        LogCommand::Verify(args) => verify_log(args, output).await,
        LogCommand::Export(args) => export_log(args, output).await,
    }
}

async fn verify_log(args: &VerifyArgs, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(&args.flags)?;
    if let Some(document) = &args.document {
        let given = document::Given {
            document: document.clone(),
            hash: args.hash,
            chain: args.chain,
        };
        return document::verify(&config, &given, output).await;
    }
    let mut log = SqliteLog::open(&config.database_url, OpenMode::Read).await?;
    let report = match &args.against {
        None => verify::verify(&mut log).await?,
        Some(dir) => {
            let keyring = key_file::load(&config.key_file)?;
            let manifest = manifest::Manifest::read(dir, &keyring)?;
            verify::verify_against(&mut log, &manifest.head).await?
        }
    };
    let (seq, hash) = (report.head.seq, report.head.hash.to_string());
    match report.broken {
        None => {
            let words = format!("{seq} records hold. The last hash is {hash}.");
            output.say(&words, &json!({"ok": true, "records": seq, "hash": hash}))?;
            Ok(ExitCode::SUCCESS)
        }
        Some(broken) => {
            let words = format!("The log breaks: {broken}\nUp to record {seq} everything holds.");
            let data = json!({"ok": false, "records": seq, "hash": hash, "broken_at": broken.seq, "why": broken.to_string()});
            output.say(&words, &data)?;
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn export_log(args: &ExportArgs, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(&args.flags)?;
    let mut log = SqliteLog::open(&config.database_url, OpenMode::Read).await?;
    match &args.out {
        None => {
            export::export(&mut log, args.after, BufWriter::new(io::stdout())).await?;
        }
        Some(path) => {
            let file = File::create_new(path)
                .with_context(|| format!("{} cannot be made", path.display()))?;
            let count = export::export(&mut log, args.after, BufWriter::new(file)).await?;
            let words = format!("{count} records written to {}.", path.display());
            output.say(&words, &json!({"records": count}))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
