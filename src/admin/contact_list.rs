//! Taking in the municipality's old spreadsheet from the machine, in the name of somebody who may register people: the machine itself
//! may not. A file is tried before it is taken in, and taken in whole or not at all.

use serde_json::{Value, json};

use crate::admin::work::{Outcome, Work};
use crate::contact_list::{self, Around, Intake, Line, Outcome as Becomes, Whom, said};
use crate::domain::access;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::patients::command::PatientCommand;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::ids::SystemIds;
use crate::web::session::accounts;

impl Work {
    pub(super) async fn import_contacts(&self, text: &str, name: &str, dry_run: bool) -> Outcome {
        let state = self.state().await;
        let actor = self.in_the_name_of(&state, name)?;
        let now = self.clock.now();
        let zone = state.service.as_ref().map(|service| service.zone.clone());
        let zone = zone.unwrap_or(jiff::tz::TimeZone::UTC);
        let year = now.to_jiff().to_zoned(zone).year();
        let intake = contact_list::intake(text, &state, &actor, (now, year), &mut SystemIds);
        let takes = !dry_run && !intake.is_refused() && !intake.commands.is_empty();
        if takes {
            let command = PatientCommand::TakeIn(intake.commands.clone());
            self.submit_as(actor, Command::Patient(command)).await?;
        }
        Ok((words(&intake, name, dry_run), data(&intake, dry_run, takes)))
    }

    /// Somebody of the day service, whom an account is for that can be used.
    fn in_the_name_of(&self, state: &State, name: &str) -> Result<Actor, String> {
        let name = accounts::normal(name);
        let account = self
            .accounts
            .by_username(&name)
            .filter(|account| !account.disabled);
        let staff = account
            .and_then(|account| account.staff.clone())
            .ok_or_else(|| {
                format!("there is no account {name:?} of a member of staff that can be used")
            })?;
        let days = state
            .service
            .as_ref()
            .and_then(|service| service.staff(&staff))
            .is_some_and(|staff| {
                staff.has_role(StaffRole::DayNurse) || staff.has_role(StaffRole::Coordinator)
            });
        if !days {
            return Err(format!(
                "{name} is not of the day service: whoever takes people in works with them afterwards, so name a day nurse or a coordinator"
            ));
        }
        let actor = Actor::Staff(staff);
        let any = Command::Patient(PatientCommand::TakeIn(Vec::new()));
        access::allows(state, &actor, &any, self.clock.now()).map_err(|why| why.to_string())?;
        Ok(actor)
    }
}

fn words(intake: &Intake, name: &str, dry_run: bool) -> String {
    let mut lines: Vec<String> = intake.lines.iter().map(said::line).collect();
    lines.push(said::summary(said::counts(intake)));
    lines.push(if intake.is_refused() {
        "Nothing is taken in: all of a file, or nothing. Put right what is refused, and try again.".to_owned()
    } else if dry_run {
        format!("This was a trial: nothing has changed. Without --dry-run it is taken in, in the name of {name}.")
    } else if intake.commands.is_empty() {
        "Nothing is new: nothing has changed.".to_owned()
    } else {
        format!("All of it is taken in, in the name of {name}.")
    });
    lines.join("\n")
}

fn data(intake: &Intake, dry_run: bool, changed: bool) -> Value {
    let counts = said::counts(intake);
    json!({
        "changed": changed,
        "dry_run": dry_run,
        "ok": !intake.is_refused(),
        "new_persons": counts.persons,
        "new_contacts": counts.contacts,
        "unchanged": counts.unchanged,
        "refused": counts.refused,
        "lines": intake.lines.iter().map(of_line).collect::<Vec<_>>(),
    })
}

fn of_line(line: &Line) -> Value {
    match &line.outcome {
        Becomes::Refused(wrong) => {
            let wrong = wrong.iter().map(
                |wrong| json!({"column": wrong.column, "value": wrong.value, "why": wrong.why}),
            );
            json!({"line": line.number, "refused": wrong.collect::<Vec<_>>()})
        }
        Becomes::Fits { whom, around } => {
            let (person, same_person) = match whom {
                Whom::New => ("new", None),
                Whom::Known => ("registered", None),
                Whom::Above(line) => ("above", Some(line)),
            };
            let (contact, same_contact) = match around {
                Around::Nobody => (None, None),
                Around::New => (Some("new"), None),
                Around::Listed => (Some("listed"), None),
                Around::Above(line) => (Some("above"), Some(line)),
                Around::TakenOff => (Some("taken_off"), None),
            };
            json!({
                "line": line.number,
                "person": person,
                "person_line": same_person,
                "contact": contact,
                "contact_line": same_contact,
            })
        }
    }
}
