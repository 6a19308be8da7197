//! The example's patients: invented people, registered by the coordinator of the example with the commands that her pages give. They are
//! there once: data that knows any patient gets no more.

mod elin;
mod others;

use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::config::Config;
use crate::data::opened as data;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::consents::able::{Able, Widened};
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::ids::{ConsentId, IdSource as _, PatientId, PlanId, RelativeId, StaffId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::people::{Person, Role, Told};
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::content::{Answer, Content};
use crate::domain::plans::plan::{Agrees, Capacity};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::log::sqlite::open::OpenMode;

/// Who registers them: the coordinator of the example service file.
const COORDINATOR: &str = "siri";

/// Registers them, all or none, before the server runs.
pub async fn register(config: &Config) -> anyhow::Result<()> {
    let mut data = data::open(config, OpenMode::Existing).await?;
    if !data.core.state().patients.is_empty() {
        return Ok(());
    }
    let now = data.clock.now();
    let all = Command::Patient(PatientCommand::TakeIn(commands(now)?));
    let siri = Actor::Staff(StaffId::new(COORDINATOR));
    let answers = data.core.turn(now, vec![(siri, all)]).await?;
    match answers
        .into_iter()
        .next()
        .context("the log gave no answer")?
    {
        Ok(_) => Ok(()),
        Err(why) => {
            bail!("the example's patients are refused ({why}): this is a fault of the program")
        }
    }
}

/// What registers them and writes their plans.
pub fn commands(now: Timestamp) -> anyhow::Result<Vec<PatientCommand>> {
    let mut commands = elin::record(now)?;
    commands.extend(others::tore(now)?);
    commands.extend(others::ande(now)?);
    Ok(commands)
}

/// A record while it is being written.
struct Record {
    patient: PatientId,
    now: Timestamp,
    around: Vec<(String, RelativeId)>,
    commands: Vec<PatientCommand>,
}

/// A part of a plan: whether it is in the person's own words, and its entries.
type Part = (Section, bool, &'static [&'static [(Ask, &'static str)]]);

impl Record {
    fn of(identity: Identity, now: Timestamp) -> Self {
        let patient = PatientId::from_uuid(SystemIds.next());
        let identity = Box::new(identity);
        let coordinator = Some(StaffId::new(COORDINATOR));
        Self {
            patient,
            now,
            around: Vec::new(),
            commands: vec![
                PatientCommand::Register { patient, identity },
                PatientCommand::SetCoordinator {
                    patient,
                    coordinator,
                },
            ],
        }
    }

    fn changes(&mut self, change: Change) {
        let patient = self.patient;
        self.commands
            .push(PatientCommand::Change { patient, change });
    }

    fn in_days(&self, days: u64) -> Timestamp {
        self.now + Duration::from_hours(24 * days)
    }

    /// Somebody around the person, and what they may be told.
    fn lists(&mut self, person: Person, order: u16, told: Told) -> RelativeId {
        let relative = RelativeId::from_uuid(SystemIds.next());
        self.around.push((person.name.clone(), relative));
        let person = Box::new(person);
        self.changes(Change::List {
            relative,
            person,
            order,
        });
        self.changes(Change::SetTold {
            relative,
            told,
            widened: Some(Widened::by("Det er greit for meg.")),
        });
        relative
    }

    fn consents(&mut self, kind: ConsentKind, without: Vec<Section>, words: &str) {
        self.commands.push(PatientCommand::GiveConsent {
            patient: self.patient,
            consent: ConsentId::from_uuid(SystemIds.next()),
            kind,
            without,
            words: words.to_owned(),
            how: GivenHow::Spoken,
            until: self.in_days(365),
            able: Able::has(),
        });
    }

    /// A plan, written, agreed and in force.
    fn plans(&mut self, parts: &[Part], words: &str) {
        let patient = self.patient;
        let plan = PlanId::from_uuid(SystemIds.next());
        let mut steps = vec![PlanCommand::Begin { patient, plan }];
        steps.extend(parts.iter().map(|part| PlanCommand::Write {
            patient,
            plan,
            section: part.0,
            content: self.content(part),
            seen: None,
        }));
        steps.push(PlanCommand::Answer {
            patient,
            plan,
            agrees: Agrees::Yes,
            words: words.to_owned(),
            capacity: Capacity::Has,
            capacity_words: String::new(),
        });
        steps.push(PlanCommand::PutInForce {
            patient,
            plan,
            until: self.in_days(300),
            review_at: self.in_days(60),
        });
        self.commands
            .extend(steps.into_iter().map(PatientCommand::WritePlan));
    }

    fn content(&self, (_, own_words, entries): &Part) -> Content {
        let said = |(ask, text): &(Ask, &str)| Answer {
            ask: *ask,
            text: if *ask == Ask::For {
                self.whom(text)
            } else {
                (*text).to_owned()
            },
        };
        Content {
            entries: entries
                .iter()
                .map(|entry| entry.iter().map(said).collect())
                .collect(),
            own_words: *own_words,
        }
    }

    /// Those around the person whose names stand there.
    fn whom(&self, names: &str) -> String {
        let named = |(name, _): &&(String, RelativeId)| names.contains(name.as_str());
        let ids = self.around.iter().filter(named);
        let ids: Vec<String> = ids.map(|(_, id)| id.to_string()).collect();
        ids.join(" ")
    }
}

/// Somebody around a person, with one telephone.
fn around(name: &str, role: Role, phone: &str) -> anyhow::Result<Person> {
    Ok(Person {
        name: name.to_owned(),
        role,
        next_of_kin: false,
        phones: vec![phone.parse()?],
        hours: None,
        language: None,
        shared_phone: false,
    })
}
