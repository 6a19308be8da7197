//! The command line: what can be asked, and who answers it. Words for people on standard output, JSON with `--json`, what went
//! wrong on standard error. Exit status 0, 1 (it did not work, and why) or 2 (used wrongly).

mod account;
mod backup;
mod check;
mod contacts;
mod import;
mod log;
mod output;
mod patient;
mod simulate;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};

use crate::cli::output::Output;
use crate::config::Config;
use crate::config::sources::{Flags, Settings};
use crate::simulator::network::args::NetworkArgs;

/// The crisis line and on-call desk of a psychiatric out-of-hours service.
///
/// A call always reaches someone. `hjemmevakt demo` shows the whole service on this machine, with a simulated telephone network.
#[derive(Debug, Parser)]
#[command(name = "hjemmevakt", version, max_term_width = 110)]
struct Line {
    #[command(subcommand)]
    what: What,
    /// Answer in JSON, for programs
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Run the service
    Serve(OnlySettings),
    /// Try the whole service on this machine, with a simulated telephone network
    Demo(crate::demo::DemoArgs),
    /// Run the simulated telephone network alone
    Network(Box<NetworkArgs>),
    /// Read a service file and say in words what it means
    Check(check::CheckArgs),
    /// Use a service file from now on; the same file twice changes nothing
    Import(import::ImportArgs),
    /// Take in the municipality's old spreadsheet of people and their contacts; the same file twice changes nothing
    ImportContacts(contacts::ContactsArgs),
    /// People and screens that can sign in
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// The log of everything that has happened
    #[command(subcommand)]
    Log(log::LogCommand),
    /// Whole duty weekends in virtual time, with every fault there is
    Simulate(simulate::SimulateArgs),
    /// Static markup for the carrier, for when everything here is gone
    FallbackMarkup(import::MarkupArgs),
    /// Copy the database while it is in use
    Backup(backup::BackupArgs),
    /// Make a database from a backup; nothing is sent until `effects release`
    Restore(backup::BackupArgs),
    /// What goes out to people
    #[command(subcommand)]
    Effects(EffectsCommand),
    /// What is kept of people who have called
    #[command(subcommand)]
    Contact(ContactCommand),
    /// The master keys, under which everything personal is sealed
    #[command(subcommand)]
    Keys(patient::KeysCommand),
    /// What is kept of patients
    #[command(subcommand)]
    Patient(patient::PatientCommand),
    /// What is kept of home visits without a contact
    #[command(subcommand)]
    Visit(VisitCommand),
}

#[derive(Debug, Args)]
struct OnlySettings {
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Subcommand)]
enum EffectsCommand {
    /// Let go out what was held after a restore
    Release(OnlySettings),
}

#[derive(Debug, Subcommand)]
enum ContactCommand {
    /// Destroy for good what was said in a closed contact of an unknown caller
    Erase(EraseArgs),
}

#[derive(Debug, Subcommand)]
enum VisitCommand {
    /// Destroy for good where a home visit was and with whom; it is over
    Erase(EraseArgs),
}

#[derive(Debug, Args)]
struct EraseArgs {
    /// Its id, as the address of a contact shows it, and `/api/v1/visits` that of a visit
    id: String,
    /// Why: kept in the log
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    flags: Flags,
}

/// Reads the arguments of the process and does what they say.
pub fn main() -> ExitCode {
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(error) => {
            // Help and version come this way too, with status 0.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let output = Output::new(line.json);
    match run(line.what, output) {
        Ok(status) => status,
        Err(error) => {
            output.failed(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(what: What, output: Output) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the program cannot start its threads")?;
    runtime.block_on(dispatch(what, output))
}

async fn dispatch(what: What, output: Output) -> anyhow::Result<ExitCode> {
    match what {
        What::Serve(settings) => {
            crate::serve::run(&config(&settings.flags)?).await?;
            Ok(ExitCode::SUCCESS)
        }
        What::Demo(args) => {
            crate::demo::run(args).await?;
            Ok(ExitCode::SUCCESS)
        }
        What::Network(args) => {
            let stop = crate::serve::stop_on_signal()?;
            args.run(stop).await?;
            Ok(ExitCode::SUCCESS)
        }
        What::Check(args) => check::run(&args, output).await,
        What::Import(args) => import::import(&args, output).await,
        What::ImportContacts(args) => contacts::run(args, output).await,
        What::Account(command) => account::run(command, output).await,
        What::Log(command) => log::run(&command, output).await,
        What::Simulate(args) => simulate::run(&args, output),
        What::FallbackMarkup(args) => import::markup(&args, output).await,
        What::Backup(args) => backup::backup(&args, output).await,
        What::Restore(args) => backup::restore(&args, output).await,
        What::Effects(EffectsCommand::Release(settings)) => {
            let request = crate::admin::Request::EffectsRelease {};
            import::ask(&settings.flags, request, output).await
        }
        What::Keys(command) => patient::keys(&command, output).await,
        What::Patient(command) => patient::run(command, output).await,
        What::Contact(ContactCommand::Erase(args)) => {
            let request = crate::admin::Request::ContactErase {
                contact: args.id,
                reason: args.reason,
            };
            import::ask(&args.flags, request, output).await
        }
        What::Visit(VisitCommand::Erase(args)) => {
            let request = crate::admin::Request::VisitErase {
                visit: args.id,
                reason: args.reason,
            };
            import::ask(&args.flags, request, output).await
        }
    }
}

fn config(flags: &Flags) -> anyhow::Result<Config> {
    let settings = Settings::gather(flags, |name| std::env::var(name).ok())?;
    Ok(Config::from_settings(&settings)?)
}

/// A file that the person named.
fn read_text(path: &PathBuf) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}
