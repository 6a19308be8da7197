//! `check`: a service file, the forms or the handbook's pages said back in words, or whether the carrier sends our number's calls to us.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::cli::output::Output;
use crate::cli::{config, read_text};
use crate::clock::Clock;
use crate::config::sources::Flags;
use crate::forms::problem::Problems;
use crate::forms::said;
use crate::forms::shelf::Shelf;
use crate::handbook::folder::Problems as PageProblems;
use crate::handbook::said as pages_said;
use crate::handbook::shelf::Handbook;
use crate::service_file;
use crate::service_file::problem::Problem;
use crate::telephony::number_check::check_number;
use crate::telephony::signature::PublicUrl;
use crate::telephony::urls::Urls;

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("subject").required(true).multiple(true)))]
pub struct CheckArgs {
    /// The service file
    #[arg(group = "subject", value_name = "SERVICE.toml")]
    file: Option<PathBuf>,
    /// Ask the carrier whether the number's addresses are ours
    #[arg(long, group = "subject")]
    carrier: bool,
    /// Read the forms: those that come with the program, and those of the forms folder
    #[arg(long, group = "subject")]
    forms: bool,
    /// Read the handbook's pages: those that come with the program, and those of the handbook folder
    #[arg(long, group = "subject")]
    handbook: bool,
    #[command(flatten)]
    flags: Flags,
}

pub async fn run(args: &CheckArgs, output: Output) -> anyhow::Result<ExitCode> {
    if let Some(path) = &args.file {
        let status = file(path, output)?;
        if status != ExitCode::SUCCESS {
            return Ok(status);
        }
    }
    if args.forms {
        let status = forms(&args.flags, output)?;
        if status != ExitCode::SUCCESS {
            return Ok(status);
        }
    }
    if args.handbook {
        let status = handbook(&args.flags, output)?;
        if status != ExitCode::SUCCESS {
            return Ok(status);
        }
    }
    if args.carrier {
        return carrier(&args.flags, output).await;
    }
    Ok(ExitCode::SUCCESS)
}

fn file(path: &PathBuf, output: Output) -> anyhow::Result<ExitCode> {
    let text = read_text(path)?;
    let service = match service_file::parse(&text) {
        Ok(service) => service,
        Err(problems) => {
            wrong(path, &problems, output)?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let now = Clock::default().now();
    let words = service_file::explain::explain(&service, now);
    let data = service_file::explain::explain_json(&service, now)?;
    output.say(&words, &data)?;
    Ok(ExitCode::SUCCESS)
}

/// Every problem, in the form that editors jump to.
pub fn wrong(path: &std::path::Path, problems: &[Problem], output: Output) -> anyhow::Result<()> {
    let path = path.display();
    let lines: Vec<_> = problems
        .iter()
        .map(|p| format!("{path}:{}:{}: {}", p.line, p.column, p.message))
        .collect();
    let data: Vec<_> = problems
        .iter()
        .map(|p| json!({"line": p.line, "column": p.column, "message": p.message}))
        .collect();
    output.say(&lines.join("\n"), &json!({"ok": false, "problems": data}))?;
    Ok(())
}

fn forms(flags: &Flags, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(flags)?;
    let shelf = match Shelf::load(config.forms_folder.as_deref()) {
        Ok(shelf) => shelf,
        Err(Problems(problems)) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            let data: Vec<_> = problems
                .iter()
                .map(|p| json!({"file": p.file, "linkId": p.link, "message": p.message}))
                .collect();
            output.say(&lines.join("\n"), &json!({"ok": false, "problems": data}))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let today = Clock::default()
        .now()
        .to_jiff()
        .to_zoned(TimeZone::UTC)
        .date();
    let words = said::explain(&shelf, today);
    output.say(&words, &said::explain_json(&shelf, today))?;
    Ok(ExitCode::SUCCESS)
}

fn handbook(flags: &Flags, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(flags)?;
    let pages = match Handbook::load(config.handbook_folder.as_deref()) {
        Ok(pages) => pages,
        Err(PageProblems(problems)) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            let data: Vec<_> = problems
                .iter()
                .map(|p| json!({"file": p.file, "message": p.message}))
                .collect();
            output.say(&lines.join("\n"), &json!({"ok": false, "problems": data}))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    output.say(
        &pages_said::explain(&pages),
        &pages_said::explain_json(&pages),
    )?;
    Ok(ExitCode::SUCCESS)
}

async fn carrier(flags: &Flags, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(flags)?;
    let account = config.carrier()?;
    let carrier = crate::serve::carrier(&config, account)?;
    let urls = Urls::new(PublicUrl::parse(config.public_url.as_str())?);
    let problems = check_number(&carrier, &account.number, &urls)
        .await
        .context("the carrier could not be asked")?;
    if !problems.is_empty() {
        let data = json!({"ok": false, "problems": problems});
        output.say(&problems.join("\n"), &data)?;
        return Ok(ExitCode::FAILURE);
    }
    output.say(
        "Calls, their ends and messages come to us, and the number has a fallback address elsewhere.",
        &json!({"ok": true}),
    )?;
    Ok(ExitCode::SUCCESS)
}
