//! What stands beside a version of a plan as JSON: the same as its pages show. Never a telephone, and nothing that was told in confidence.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::plans::beside::{Around, Given};
use crate::views::glance::words as record_words;
use crate::views::plan::beside::{BesideView, Differs, Nurse};
use crate::views::plan::words;
use crate::views::record::words::{HOW, ROLES, word};

/// People, nurses and consents, at one time.
#[derive(Serialize, ToSchema)]
#[schema(as = BesidePlan)]
pub struct BesideJson {
    /// When it stood so.
    pub at: String,
    /// The version has kept it, as it was when the person said yes; otherwise it is what the record says now.
    pub kept: bool,
    /// Those around the person, in the order in which they are rung.
    pub people: Vec<AroundJson>,
    /// Nurses the person wants, the first before the others.
    pub preferred: Vec<NurseJson>,
    /// Nurses the person does not want.
    pub not_wanted: Vec<NurseJson>,
    /// The newest consent of each kind.
    pub consents: Vec<GivenJson>,
}

/// Somebody around the person.
#[derive(Serialize, ToSchema)]
#[schema(as = AroundPlan)]
pub struct AroundJson {
    /// Which.
    pub id: String,
    /// The name.
    pub name: String,
    /// What they are to the person, as `mother`, `general_practitioner`, `other`.
    pub role: &'static str,
    /// The person has named them next of kin.
    pub next_of_kin: bool,
    /// When they can be rung.
    pub hours: Option<String>,
    /// What they may be told: `listen`, `safe`, `tasks` or `plan`. Without the consent to sharing nobody is told anything.
    pub told: &'static str,
    /// The person objects to contact with them: they are told nothing.
    pub objected: bool,
}

/// A nurse whom the person has named.
#[derive(Serialize, ToSchema)]
#[schema(as = NamedNurse)]
pub struct NurseJson {
    /// Her short name.
    pub id: String,
    /// Her name, where it is shown.
    pub name: Option<String>,
}

/// A consent.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenConsent)]
pub struct GivenJson {
    /// Which.
    pub id: String,
    /// `plan_made`, `sharing` or `shown_on_call`.
    pub kind: &'static str,
    /// It held then.
    pub holds: bool,
    /// Parts of the plan that it does not cover.
    pub without: Vec<&'static str>,
    /// With whom, or what else the person has said about it.
    pub words: Option<String>,
    /// `spoken`, `on_paper` or `by_telephone`.
    pub how: &'static str,
    /// When it was given.
    pub at: String,
    /// It holds until then.
    pub until: String,
    /// When it was withdrawn.
    pub withdrawn: Option<String>,
}

/// What is not the same.
#[derive(Serialize, ToSchema)]
#[schema(as = BesidePlanDiff)]
pub struct DiffersJson {
    /// Those around the person of whom something is said otherwise, or who are listed on one side only.
    pub people: Vec<String>,
    /// The same people are rung in another order.
    pub reordered: bool,
    /// The nurses the person wants.
    pub preferred: bool,
    /// The nurses the person does not want.
    pub not_wanted: bool,
    /// Consents, by their kind.
    pub consents: Vec<&'static str>,
}

/// What stands beside a version, or the plan.
pub fn beside(view: &BesideView) -> BesideJson {
    let given = |one: &Given| given(view, one);
    BesideJson {
        at: view.at.to_string(),
        kept: view.kept,
        people: view.people.iter().map(around).collect(),
        preferred: view.preferred.iter().map(nurse).collect(),
        not_wanted: view.not_wanted.iter().map(nurse).collect(),
        consents: view.consents.iter().map(given).collect(),
    }
}

/// What is different.
pub fn differs(differs: &Differs) -> DiffersJson {
    let consents = differs.consents.iter();
    DiffersJson {
        people: differs.people.iter().map(ToString::to_string).collect(),
        reordered: differs.reordered,
        preferred: differs.preferred,
        not_wanted: differs.not_wanted,
        consents: consents.map(|kind| record_words::consent(*kind)).collect(),
    }
}

fn around(one: &Around) -> AroundJson {
    AroundJson {
        id: one.id.to_string(),
        name: one.name.clone(),
        role: word(&ROLES, &one.role),
        next_of_kin: one.next_of_kin,
        hours: one.hours.clone(),
        told: record_words::told(one.told),
        objected: one.objected,
    }
}

fn nurse(nurse: &Nurse) -> NurseJson {
    NurseJson {
        id: nurse.id.to_string(),
        name: nurse.who.name.clone(),
    }
}

fn given(view: &BesideView, one: &Given) -> GivenJson {
    GivenJson {
        id: one.id.to_string(),
        kind: record_words::consent(one.kind),
        holds: one.holds(view.at),
        without: one
            .without
            .iter()
            .map(|part| words::section(*part))
            .collect(),
        words: one.words.clone(),
        how: word(&HOW, &one.how),
        at: one.at.to_string(),
        until: one.until.to_string(),
        withdrawn: one.withdrawn.map(|at| at.to_string()),
    }
}
