//! A Bundle becomes commands: all of them are carried out, or none. Everything that is wrong in it is told at once, with resource and
//! field. What a rule would refuse because its time is over is left out, and told as well.

mod people;
mod plan;
mod rights;

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::ids::{IdSource, PatientId};
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::plan::PlanStand;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::fhir::node::{Found, Node};

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Resource and field: `Patient/1.birthDate`.
    pub at: String,
    /// What.
    pub what: String,
}

/// Why nothing was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What is written cannot be read.
    Unreadable(Vec<Wrong>),
    /// A rule says no.
    Rule {
        /// To what.
        at: String,
        /// Which.
        why: Rejection,
    },
}

/// What is taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// As whom.
    pub patient: PatientId,
    /// All of it at once.
    pub command: PatientCommand,
    /// What was left out, and why.
    pub left_out: Vec<String>,
}

/// Reads a Bundle and tries its commands on a copy of the state.
pub fn read(
    bundle: &Value,
    state: &State,
    actor: &Actor,
    now: Timestamp,
    ids: &mut dyn IdSource,
) -> Result<Taken, Refused> {
    let found = RefCell::new(Vec::new());
    let resources = resources(bundle, &found);
    let mut inward = Inward {
        state,
        now,
        ids,
        patient: PatientId::from_uuid(uuid::Uuid::nil()),
        stand: PlanStand::default(),
        steps: Vec::new(),
        left_out: Vec::new(),
    };
    inward.all(&resources, &Node::new(bundle, "Bundle".to_owned(), &found));
    let (patient, steps, left_out) = (inward.patient, inward.steps, inward.left_out);
    let wrong = found.into_inner();
    if !wrong.is_empty() {
        return Err(Refused::Unreadable(wrong));
    }
    let mut tried = state.clone();
    for (at, step) in &steps {
        let command = Command::Patient(step.clone());
        match decide(&tried, actor, command, now, ids) {
            Ok(decided) => tried = decided.state,
            Err(why) => {
                let mut at = at.clone();
                if let Rejection::Record(RecordRejection::BeyondConsent { .. }) = why {
                    at.push_str(".period.end");
                }
                return Err(Refused::Rule { at, why });
            }
        }
    }
    Ok(Taken {
        patient,
        command: PatientCommand::TakeIn(steps.into_iter().map(|(_, step)| step).collect()),
        left_out,
    })
}

/// Every resource by its type.
type Resources<'a> = BTreeMap<&'a str, Vec<Node<'a>>>;

fn resources<'a>(bundle: &'a Value, found: &'a Found) -> Resources<'a> {
    let whole = Node::new(bundle, "Bundle".to_owned(), found);
    if whole.text_of("resourceType").as_deref() != Some("Bundle") {
        whole.wrong("this is not a Bundle of R4");
    }
    let mut resources = Resources::new();
    for entry in whole.each("entry") {
        let Some(resource) = entry.needed("resource") else {
            continue;
        };
        let kind = resource.value.get("resourceType").and_then(Value::as_str);
        let Some(kind) = kind else {
            resource.wrong("resourceType is missing");
            continue;
        };
        let id = resource.value.get("id").and_then(Value::as_str);
        let path = format!("{kind}/{}", id.unwrap_or("-"));
        let node = Node::new(resource.value, path, found);
        resources.entry(kind).or_default().push(node);
    }
    resources
}

/// What the commands are made with.
struct Inward<'a> {
    state: &'a State,
    now: Timestamp,
    ids: &'a mut dyn IdSource,
    patient: PatientId,
    /// Where their plan lives.
    stand: PlanStand,
    steps: Vec<(String, PatientCommand)>,
    left_out: Vec<String>,
}

impl Inward<'_> {
    fn all(&mut self, resources: &Resources<'_>, whole: &Node<'_>) {
        let of = |kind: &str| resources.get(kind).map(Vec::as_slice).unwrap_or_default();
        let [patient] = of("Patient") else {
            whole.wrong("there must be one Patient in it");
            return;
        };
        self.person(patient);
        for relative in of("RelatedPerson") {
            self.relative(relative);
        }
        for flag in of("Flag") {
            self.flag(flag);
        }
        self.consents(of("Consent"));
        self.plan(of("CarePlan"), of("Goal"));
        self.standing(patient);
    }

    fn step(&mut self, at: &Node<'_>, command: PatientCommand) {
        self.steps.push((at.path().to_owned(), command));
    }

    fn leave_out(&mut self, at: &Node<'_>, why: &str) {
        self.left_out.push(format!("{}: {why}", at.path()));
    }

    /// The id that a resource brings along; a new one, if it is another system's.
    fn id<T>(&mut self, node: &Node<'_>, of: impl FnOnce(uuid::Uuid) -> T) -> T {
        let own = node.value.get("id").and_then(Value::as_str);
        let own = own.and_then(|id| uuid::Uuid::parse_str(id).ok());
        of(own.unwrap_or_else(|| self.ids.next()))
    }
}
