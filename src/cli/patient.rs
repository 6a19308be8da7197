//! `patient`: what is done about a record from the machine; `keys`: the master keys that records are sealed under.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::admin::Request;
use crate::cli::import;
use crate::cli::output::Output;
use crate::config::sources::Flags;

#[derive(Debug, Subcommand)]
pub enum PatientCommand {
    /// Ask that a record be erased; somebody else carries it out after the waiting time
    AskErasure(ReasonArgs),
    /// Refuse to erase a record, with a reason that is kept
    RefuseErasure(ReasonArgs),
    /// Destroy for good what is kept of a person; somebody else has asked for it
    Erase(PatientArgs),
}

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Use a new master key from now on; the older ones stay in the key file
    Rotate(KeysArgs),
    /// Take every master key but the newest out of the key file; backups from before it came cannot be restored any more
    Retire(KeysArgs),
}

#[derive(Debug, Args)]
pub struct ReasonArgs {
    /// The patient's id, as the address of the record shows it
    id: String,
    /// Why: kept in the log; it must name nobody
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct PatientArgs {
    /// The patient's id, as the address of the record shows it
    id: String,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub struct KeysArgs {
    #[command(flatten)]
    flags: Flags,
}

pub async fn run(command: PatientCommand, output: Output) -> anyhow::Result<ExitCode> {
    let (flags, request) = match command {
        PatientCommand::AskErasure(args) => {
            let (patient, reason) = (args.id, args.reason);
            (args.flags, Request::PatientAskErasure { patient, reason })
        }
        PatientCommand::RefuseErasure(args) => {
            let (patient, reason) = (args.id, args.reason);
            (
                args.flags,
                Request::PatientRefuseErasure { patient, reason },
            )
        }
        PatientCommand::Erase(args) => (args.flags, Request::PatientErase { patient: args.id }),
    };
    import::ask(&flags, request, output).await
}

pub async fn keys(command: &KeysCommand, output: Output) -> anyhow::Result<ExitCode> {
    let (args, request) = match command {
        KeysCommand::Rotate(args) => (args, Request::MasterRotate {}),
        KeysCommand::Retire(args) => (args, Request::MasterRetire {}),
    };
    import::ask(&args.flags, request, output).await
}
