//! A person's record as JSON: the same as its page shows, under the same viewer. Instants are RFC 3339 in UTC, telephones as `+4790000081`.
//! Never adds what the view left out.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::consents::consent::Consent;
use crate::domain::patients::patient::Flag;
use crate::domain::patients::people::Relative;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::views::json::earlier::{self, EarlierJson, StruckByJson};
use crate::views::json::elsewhere::{ElsewhereJson, elsewhere};
use crate::views::json::identity::{IdentityJson, identity};
use crate::views::json::question::QuestionJson;
use crate::views::record::words::{self, word};
use crate::views::record::{ConfidenceRow, Hit, Merged, Mine, PlanLine, Record, Worker};

/// Somebody found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hit)]
pub struct HitJson {
    /// Which.
    pub id: String,
    /// The name.
    pub name: String,
    /// The year of birth; or its last two digits after `’`, as the birth number says it.
    pub born: Option<String>,
    /// `here`, `moved` or `dead`.
    pub standing: &'static str,
    /// Something opens the record to the viewer now.
    pub open: bool,
}

/// Somebody whom the viewer works with.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mine)]
pub struct MineJson {
    /// Which.
    pub id: String,
    /// The name.
    pub name: String,
    /// The plan is looked at again then.
    pub review_at: Option<String>,
    /// A version is being written.
    pub under_way: bool,
    /// Suggestions that nobody has looked at with the person.
    pub suggestions: usize,
}

/// A member of staff.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Worker)]
pub struct WorkerJson {
    /// The short name.
    pub id: String,
    /// The full name.
    pub name: String,
}

/// Somebody around the person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Relative)]
pub struct RelativeJson {
    /// Which.
    pub id: String,
    /// The name; null once it was erased, and with it what follows.
    pub name: Option<String>,
    /// What they are to the person, as `mother`, `general_practitioner`, `other`.
    pub role: Option<&'static str>,
    /// The person whom the patient has named as next of kin.
    pub next_of_kin: bool,
    /// Their telephones.
    pub phones: Vec<String>,
    /// When they can be rung.
    pub hours: Option<String>,
    /// The language they speak: a tag.
    pub language: Option<String>,
    /// Several people use the telephone.
    pub shared_phone: bool,
    /// What they may be told: `listen`, `safe`, `tasks` or `plan`.
    pub told: &'static str,
    /// The question that shows that it is them.
    pub question: Option<QuestionJson>,
    /// The person objects to contact with them.
    pub objected: bool,
    /// The place in which they are rung, from 1.
    pub order: u32,
}

/// Something to watch for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alert)]
pub struct AlertJson {
    /// Which.
    pub id: String,
    /// What.
    pub text: Option<String>,
    /// Why it was raised.
    pub reason: Option<String>,
    /// Why the person does not see it; null: they do.
    pub hidden_because: Option<String>,
    /// Who raised it.
    pub by: String,
    /// When.
    pub at: String,
    /// It holds until then.
    pub until: String,
    /// Who ended it before that.
    pub ended_by: Option<String>,
    /// When.
    pub ended_at: Option<String>,
    /// It never was so, and is struck through: by whom, when, why.
    pub struck: Option<StruckByJson>,
    /// It holds now.
    pub stands: bool,
}

/// How the person wants to be reached, and which nurses they want. The same shape is read and written.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Settings)]
pub struct SettingsJson {
    /// No text messages.
    pub no_texts: bool,
    /// The person's telephone does not show the service's number.
    pub number_withheld: bool,
    /// What to say if somebody else answers.
    pub somebody_else: Option<String>,
    /// Nurses the person wants, the first before the others: short names.
    pub preferred: Vec<String>,
    /// Nurses the person does not want.
    pub not_wanted: Vec<String>,
}

/// A consent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Consent)]
pub struct ConsentJson {
    /// Which.
    pub id: String,
    /// `plan_made`, `sharing` or `shown_on_call`.
    pub kind: &'static str,
    /// Parts of the plan that it does not cover.
    pub without: Vec<&'static str>,
    /// With whom, or what else the person has said about it.
    pub words: Option<String>,
    /// `spoken`, `on_paper` or `by_telephone`.
    pub how: &'static str,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub at: String,
    /// It holds until then.
    pub until: String,
    /// When it was withdrawn.
    pub withdrawn: Option<String>,
    /// It was never given: struck through.
    pub struck: Option<StruckByJson>,
    /// It was given to another service; `by` and `at` are of taking it in.
    pub elsewhere: Option<ElsewhereJson>,
    /// It is the one that counts now.
    pub holds: bool,
}

/// Where the plan is, as far as a record says it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanLine)]
pub struct PlanLineJson {
    /// `not_asked`, `here`, `elsewhere`, `not_ready` or `wants_none`.
    pub stand: &'static str,
    /// Where else.
    pub elsewhere: Option<String>,
    /// The number of the version in force.
    pub in_force: Option<u16>,
    /// It is looked at again then.
    pub review_at: Option<String>,
    /// A version is being written.
    pub under_way: bool,
    /// Suggestions that nobody has looked at with the person.
    pub suggestions: usize,
}

/// A record that is read under this one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MergedRecord)]
pub struct MergedJson {
    /// Which.
    pub id: String,
    /// Who it says that it is.
    pub name: String,
    /// Since when the service had it.
    pub since: String,
    /// Those around the person, as it lists them.
    pub people: Vec<RelativeJson>,
    /// What it says to watch for now.
    pub alerts: Vec<AlertJson>,
}

/// What the viewer may do besides reading.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MayWithRecord)]
pub struct MayJson {
    /// Works with the person: widens with them what only the person widens.
    pub with_the_person: bool,
    /// Takes back what the person takes back.
    pub narrow: bool,
    /// Says who works with the person.
    pub assign: bool,
    /// Says that two records are of one person.
    pub merge: bool,
}

/// A record.
#[derive(Serialize, ToSchema)]
#[schema(as = Record)]
pub struct RecordJson {
    /// Which: the one in use, where another was asked for that was merged into it.
    pub id: String,
    /// Since when the service knows the person.
    pub since: String,
    /// Who it is.
    pub identity: IdentityJson,
    /// `here`, `moved` or `dead`.
    pub standing: &'static str,
    /// Those around them, in the order in which they are rung.
    pub people: Vec<RelativeJson>,
    /// What to watch for: what stands before what is over.
    pub alerts: Vec<AlertJson>,
    /// How the person wants to be reached.
    pub settings: SettingsJson,
    /// The question that shows that it is them.
    pub question: Option<QuestionJson>,
    /// What stood before in who it is and in how they want to be reached, the newest first.
    pub earlier: Vec<EarlierJson>,
    /// Every consent there has been, the newest first; null with `plan`.
    pub consents: Option<Vec<ConsentJson>>,
    /// Where the plan is; null where it is not to be known whether there is one: with a reason and without a contact, unless it is shown by consent.
    pub plan: Option<PlanLineJson>,
    /// Who coordinates it.
    pub coordinator: Option<WorkerJson>,
    /// Those who have the person assigned.
    pub assigned: Vec<WorkerJson>,
    /// Records that are read under this one.
    pub merged: Vec<MergedJson>,
    /// What the viewer may do.
    pub may: MayJson,
}

/// What somebody around the person has told in confidence.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Confidence)]
pub struct ConfidenceJson {
    /// Which.
    pub id: String,
    /// Who told it; null: it is not said, or they are erased.
    pub teller: Option<String>,
    /// Who wrote it down.
    pub by: WorkerJson,
    /// When.
    pub at: String,
    /// What; null once it is erased.
    pub text: Option<String>,
    /// Struck through: by whom, when, why.
    pub struck: Option<StruckJson>,
}

/// Something wrong, struck through and still to be read.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Struck)]
pub struct StruckJson {
    /// By whom.
    pub by: WorkerJson,
    /// When.
    pub at: String,
    /// Why.
    pub why: Option<String>,
}

/// Somebody found.
pub fn hit(hit: &Hit) -> HitJson {
    HitJson {
        id: hit.id.to_string(),
        name: hit.name.clone(),
        born: hit.born.clone(),
        standing: word(&words::STANDINGS, &hit.standing),
        open: hit.open,
    }
}

/// Somebody whom she works with.
pub fn mine(mine: &Mine) -> MineJson {
    MineJson {
        id: mine.id.to_string(),
        name: mine.name.clone(),
        review_at: mine.review_at.map(|at| at.to_string()),
        under_way: mine.under_way,
        suggestions: mine.suggestions,
    }
}

/// A member of staff.
pub fn worker(worker: &Worker) -> WorkerJson {
    WorkerJson {
        id: worker.id.to_string(),
        name: worker.name.clone(),
    }
}

/// As they are written over the API.
pub(super) fn phones(phones: &[E164]) -> Vec<String> {
    phones.iter().map(ToString::to_string).collect()
}

fn relative(relative: &Relative) -> RelativeJson {
    let person = relative.person.known();
    RelativeJson {
        id: relative.id.to_string(),
        name: person.map(|person| person.name.clone()),
        role: person.map(|person| word(&words::ROLES, &person.role)),
        next_of_kin: person.is_some_and(|person| person.next_of_kin),
        phones: person
            .map(|person| phones(&person.phones))
            .unwrap_or_default(),
        hours: person.and_then(|person| person.hours.clone()),
        language: person.and_then(|person| person.language.as_ref().map(ToString::to_string)),
        shared_phone: person.is_some_and(|person| person.shared_phone),
        told: word(&words::TOLD, &relative.told),
        question: QuestionJson::known(relative.question.as_ref()),
        objected: relative.objected,
        order: u32::from(relative.order) + 1,
    }
}

fn alert((flag, stands): &(Flag, bool)) -> AlertJson {
    let ended = flag.ended.as_ref();
    AlertJson {
        id: flag.id.to_string(),
        text: flag.text.known().cloned(),
        reason: flag.reason.known().cloned(),
        hidden_because: flag
            .hidden_because
            .as_ref()
            .and_then(Secret::known)
            .cloned(),
        by: flag.by.to_string(),
        at: flag.at.to_string(),
        until: flag.until.to_string(),
        ended_by: ended.map(|(by, _)| by.to_string()),
        ended_at: ended.map(|(_, at)| at.to_string()),
        struck: flag.struck.as_ref().map(earlier::struck_by),
        stands: *stands,
    }
}

fn consent((consent, holds): &(Consent, bool)) -> ConsentJson {
    ConsentJson {
        id: consent.id.to_string(),
        kind: word(&words::CONSENTS, &consent.kind),
        without: consent
            .without
            .iter()
            .map(|part| word(&words::SECTIONS, part))
            .collect(),
        words: consent.words.as_ref().and_then(Secret::known).cloned(),
        how: word(&words::HOW, &consent.how),
        by: consent.by.to_string(),
        at: consent.at.to_string(),
        until: consent.until.to_string(),
        withdrawn: consent.withdrawn.map(|at| at.to_string()),
        struck: consent.struck.as_ref().map(earlier::struck_by),
        elsewhere: consent.elsewhere.as_ref().map(|said| {
            let to = said.to.as_ref().and_then(Secret::known);
            elsewhere(said.at, to.cloned())
        }),
        holds: *holds,
    }
}

fn plan_line(plan: &PlanLine) -> PlanLineJson {
    PlanLineJson {
        stand: word(&words::STANDS, &plan.stand),
        elsewhere: plan.elsewhere.clone(),
        in_force: plan.in_force.map(|(version, _)| version),
        review_at: plan.in_force.and_then(|(_, at)| Some(at?.to_string())),
        under_way: plan.under_way,
        suggestions: plan.suggestions,
    }
}

fn merged(merged: &Merged) -> MergedJson {
    MergedJson {
        id: merged.id.to_string(),
        name: merged.name.clone(),
        since: merged.since.to_string(),
        people: merged.people.iter().map(relative).collect(),
        alerts: merged
            .flags
            .iter()
            .map(|flag| alert(&(flag.clone(), true)))
            .collect(),
    }
}

/// A record.
pub fn record(record: &Record) -> RecordJson {
    let settings = &record.settings;
    let nurses =
        |all: &[crate::domain::ids::StaffId]| all.iter().map(ToString::to_string).collect();
    RecordJson {
        id: record.id.to_string(),
        since: record.since.to_string(),
        identity: identity(&record.identity),
        standing: word(&words::STANDINGS, &record.standing),
        people: record.people.iter().map(relative).collect(),
        alerts: record.flags.iter().map(alert).collect(),
        settings: SettingsJson {
            no_texts: settings.no_texts,
            number_withheld: settings.number_withheld,
            somebody_else: settings.somebody_else.clone(),
            preferred: nurses(&settings.preferred),
            not_wanted: nurses(&settings.not_wanted),
        },
        question: record.question.as_ref().map(QuestionJson::of),
        earlier: record.earlier.iter().map(earlier::row).collect(),
        consents: (record.plan.as_ref()).map(|_| record.consents.iter().map(consent).collect()),
        plan: record.plan.as_ref().map(plan_line),
        coordinator: record.coordinator.as_ref().map(worker),
        assigned: record.assigned.iter().map(worker).collect(),
        merged: record.merged.iter().map(merged).collect(),
        may: MayJson {
            with_the_person: record.may.with_the_person,
            narrow: record.may.narrow,
            assign: record.may.assign,
            merge: record.may.merge,
        },
    }
}

/// What was told in confidence.
pub fn confidence(row: &ConfidenceRow) -> ConfidenceJson {
    ConfidenceJson {
        id: row.id.to_string(),
        teller: row.teller.clone(),
        by: worker(&row.by),
        at: row.at.to_string(),
        text: row.text.clone(),
        struck: row.struck.as_ref().map(|(by, at, why)| StruckJson {
            by: worker(by),
            at: at.to_string(),
            why: why.clone(),
        }),
    }
}
