//! A plan as JSON: the same as its pages show, under the same viewer. A part has entries, and an entry answers what the part asks for, each by
//! its word. Never adds what the view left out.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::plans::content::Entry;
use crate::domain::plans::plan::Stage;
use crate::domain::plans::section::Ask;
use crate::views::glance::words as record_words;
use crate::views::json::elsewhere::{ElsewhereJson, elsewhere};
use crate::views::json::plan_beside::{BesideJson, DiffersJson, beside, differs};
use crate::views::json::{PersonJson, person};
use crate::views::plan::diff::{Change, PartDiff};
use crate::views::plan::words;
use crate::views::plan::{Part, PersonsAnswer, PlanView, SuggestionRow, Version, VersionRow};

/// One entry: what stands there, by what is asked for (`what`, `signs`, `own_steps`, …).
pub type EntryJson = BTreeMap<&'static str, String>;

/// Everything about somebody's plan that the viewer may see.
#[derive(Serialize, ToSchema)]
#[schema(as = Plan)]
pub struct PlanJson {
    /// Whose.
    pub patient: String,
    /// What the person wants to be called.
    pub called: String,
    /// The plainest ground on which it is read: `assigned`, `contact`, `emergency`, `safety` or `reason`.
    pub ground: &'static str,
    /// The viewer works with the person: writes, and sees every version.
    pub works_with: bool,
    /// The consent that the plan is made holds.
    pub may_be_made: bool,
    /// The consent that it is shown on call holds.
    pub shown_on_call: bool,
    /// `not_asked`, `here`, `elsewhere`, `not_ready` or `wants_none`.
    pub stand: &'static str,
    /// Where it is, if it is elsewhere.
    pub elsewhere: Option<String>,
    /// Who coordinates it.
    pub coordinator: Option<PersonJson>,
    /// People, nurses and consents as the record has them now, which is what counts: for whoever works with the person.
    pub beside: Option<BesideJson>,
    /// What is different in them since the person said yes to the version in force; null where that was not kept.
    pub changed_since: Option<DiffersJson>,
    /// The version in force, with the parts that may be read.
    pub in_force: Option<VersionJson>,
    /// The number of the version that is being written.
    pub under_way: Option<u16>,
    /// Every version, the newest first: for whoever works with the person.
    pub versions: Vec<VersionRowJson>,
    /// What is suggested and not settled, and what was struck through: for whoever works with the person.
    pub suggestions: Vec<SuggestionJson>,
    /// What was looked at with the person, the newest first: for whoever works with the person.
    pub looked_at: Vec<SuggestionJson>,
}

/// A version.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanVersion)]
pub struct VersionJson {
    /// Which.
    pub id: String,
    /// Its number, from 1.
    pub number: u16,
    /// Since when it is being written.
    pub begun_at: String,
    /// How far it has come.
    #[serde(flatten)]
    pub stage: StageJson,
    /// Those who have written it with the person.
    pub authors: Vec<PersonJson>,
    /// What the person says of it; null where no part may be read.
    pub answer: Option<AnswerJson>,
    /// The parts that may be read and have been written in.
    pub parts: Vec<PartJson>,
    /// What stands beside it: for whoever works with the person.
    pub beside: Option<BesideJson>,
}

/// How far a version has come.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanStage)]
pub struct StageJson {
    /// `draft`, `agreed`, `in_force`, `replaced` or `dropped`.
    pub stage: &'static str,
    /// Since when it is in force, or when it was replaced.
    pub since: Option<String>,
    /// The period ends then.
    pub until: Option<String>,
    /// It is looked at again then; null where the person has died.
    pub review_at: Option<String>,
}

/// A version in the list of them.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanVersionRow)]
pub struct VersionRowJson {
    /// The record that holds it: its number is that of this record. Another than the patient's where two records are read as one.
    pub patient: String,
    /// Its number.
    pub number: u16,
    /// Since when it was written.
    pub begun_at: String,
    /// How far it came.
    #[serde(flatten)]
    pub stage: StageJson,
}

/// What the person says of a version.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonsAnswer)]
pub struct AnswerJson {
    /// `yes`, `in_part` or `no`.
    pub agrees: &'static str,
    /// In their own words.
    pub words: Option<String>,
    /// Their capacity to decide when it was made: `has`, `in_doubt` or `lacks`.
    pub capacity: &'static str,
    /// What there is to say of it: for whoever works with the person.
    pub capacity_words: Option<String>,
    /// When; what was said to another service: when it was taken in.
    pub at: String,
    /// It was said to another service.
    pub elsewhere: Option<ElsewhereJson>,
}

/// A part of a version.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanPart)]
pub struct PartJson {
    /// Which, as `helps`, `red`, `medication`.
    pub part: &'static str,
    /// What stands there.
    pub entries: Vec<EntryJson>,
    /// There is something of the person's own in it, in their own words.
    pub own_words: bool,
    /// An entry lacks something that it needs, as a medicine its date: nobody agrees to the version until it is filled in or taken out.
    pub incomplete: bool,
    /// Who wrote it down.
    pub by: PersonJson,
    /// When.
    pub at: String,
    /// To be sent back by whoever writes on: another number means that somebody else has written since.
    pub seen: i64,
}

/// A suggestion.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanSuggestion)]
pub struct SuggestionJson {
    /// The record that holds it: it is settled there.
    pub patient: String,
    /// Its place, by which it is settled.
    pub index: u16,
    /// For which part; null: what was learnt.
    pub part: Option<&'static str>,
    /// Who.
    pub by: PersonJson,
    /// When.
    pub at: String,
    /// When the contact began in which it was said; null: it was said in none.
    pub said_in: Option<String>,
    /// What.
    pub words: String,
    /// Whether it can be taken into the version that is being written as it stands; one that was looked at can be as well.
    pub can_be_taken: bool,
    /// Who looked at it with the person; null: it waits, or is struck through.
    pub settled: Option<SettledSuggestionJson>,
    /// It was wrong, and is struck through.
    pub struck: Option<StruckSuggestionJson>,
}

/// Who looked at a suggestion with the person, when, and what came of it.
#[derive(Serialize, ToSchema)]
#[schema(as = SettledSuggestion)]
pub struct SettledSuggestionJson {
    /// Who.
    pub by: PersonJson,
    /// When.
    pub at: String,
    /// The part into which it was taken; null: into none.
    pub taken_into: Option<&'static str>,
}

/// By whom something was struck through, when, why.
#[derive(Serialize, ToSchema)]
#[schema(as = StruckSuggestion)]
pub struct StruckSuggestionJson {
    /// By whom.
    pub by: PersonJson,
    /// When.
    pub at: String,
    /// Why.
    pub why: Option<String>,
}

/// What is different in a part.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanPartDiff)]
pub struct PartDiffJson {
    /// Which part.
    pub part: &'static str,
    /// Entries that stand only in the newer one.
    pub new: Vec<EntryJson>,
    /// Entries that stand only in the older one.
    pub gone: Vec<EntryJson>,
    /// Entries that stand in both and not alike.
    pub changed: Vec<ChangeJson>,
    /// The same entries stand in another order.
    pub reordered: bool,
    /// Whether it is said in the person's own words, where that is new.
    pub own_words: Option<bool>,
}

/// An entry as it was and as it is.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanEntryChange)]
pub struct ChangeJson {
    /// As it was.
    pub before: EntryJson,
    /// As it is.
    pub now: EntryJson,
}

/// A plan.
pub fn plan(view: &PlanView) -> PlanJson {
    PlanJson {
        patient: view.patient.to_string(),
        called: view.called.clone(),
        ground: record_words::ground(view.ground),
        works_with: view.works_with,
        may_be_made: view.may_be_made,
        shown_on_call: view.shown_on_call,
        stand: words::stand(view.stand),
        elsewhere: view.elsewhere.clone(),
        coordinator: view.coordinator.as_ref().map(person),
        beside: view.beside.as_ref().map(beside),
        changed_since: view.changed_since().as_ref().map(differs),
        in_force: view.in_force.as_ref().map(version),
        under_way: view.under_way.as_ref().map(|version| version.number),
        versions: view.versions.iter().map(row).collect(),
        suggestions: view.suggestions.iter().map(suggestion).collect(),
        looked_at: view.looked_at.iter().map(suggestion).collect(),
    }
}

/// A version.
pub fn version(version: &Version) -> VersionJson {
    VersionJson {
        id: version.id.to_string(),
        number: version.number,
        begun_at: version.begun_at.to_string(),
        stage: StageJson {
            review_at: stage(version.stage).review_at.filter(|_| !version.dead),
            ..stage(version.stage)
        },
        authors: version.authors.iter().map(person).collect(),
        answer: version.answer.as_ref().map(answer),
        parts: version.parts.iter().map(|one| part(version, one)).collect(),
        beside: version.beside.as_ref().map(beside),
    }
}

fn row(row: &VersionRow) -> VersionRowJson {
    VersionRowJson {
        patient: row.patient.to_string(),
        number: row.number,
        begun_at: row.begun_at.to_string(),
        stage: stage(row.stage),
    }
}

fn stage(stage: Stage) -> StageJson {
    let (since, until, review_at) = match stage {
        Stage::Draft | Stage::Agreed | Stage::Dropped => (None, None, None),
        Stage::Replaced { at } => (Some(at), None, None),
        Stage::InForce {
            since,
            until,
            review_at,
            ..
        } => (Some(since), Some(until), Some(review_at)),
    };
    StageJson {
        stage: words::stage(stage),
        since: since.map(|at| at.to_string()),
        until: until.map(|at| at.to_string()),
        review_at: review_at.map(|at| at.to_string()),
    }
}

fn answer(answer: &PersonsAnswer) -> AnswerJson {
    AnswerJson {
        agrees: words::agrees(answer.agrees),
        words: answer.words.clone(),
        capacity: words::capacity(answer.capacity),
        capacity_words: answer.capacity_words.clone(),
        at: answer.at.to_string(),
        elsewhere: (answer.elsewhere.as_ref()).map(|(at, to)| elsewhere(*at, to.clone())),
    }
}

fn part(version: &Version, part: &Part) -> PartJson {
    PartJson {
        part: words::section(part.section),
        entries: part.content.entries.iter().map(entry).collect(),
        own_words: part.content.own_words,
        incomplete: part.content.is_incomplete(part.section),
        by: person(&part.by),
        at: part.at.to_string(),
        seen: version.seen(part.section),
    }
}

fn entry(entry: &Entry) -> EntryJson {
    let answers = entry.iter();
    answers
        .map(|one| (words::ask(one.ask), one.text.clone()))
        .collect()
}

/// An entry of a card.
pub fn asked(entry: &[(Ask, String)]) -> EntryJson {
    let answers = entry.iter();
    answers
        .map(|(ask, text)| (words::ask(*ask), text.clone()))
        .collect()
}

fn suggestion(row: &SuggestionRow) -> SuggestionJson {
    SuggestionJson {
        patient: row.patient.to_string(),
        index: row.index,
        part: row.section.map(words::section),
        by: person(&row.by),
        at: row.at.to_string(),
        said_in: row.said_in.map(|at| at.to_string()),
        words: row.words.clone(),
        can_be_taken: row.goes_into().is_some(),
        settled: row.settled.as_ref().map(|(by, at)| SettledSuggestionJson {
            by: person(by),
            at: at.to_string(),
            taken_into: row.taken.map(words::section),
        }),
        struck: row
            .struck
            .as_ref()
            .map(|(by, at, why)| StruckSuggestionJson {
                by: person(by),
                at: at.to_string(),
                why: why.clone(),
            }),
    }
}

/// What is different in a part.
pub fn diff(diff: &PartDiff) -> PartDiffJson {
    let change = |change: &Change| ChangeJson {
        before: entry(&change.before),
        now: entry(&change.now),
    };
    PartDiffJson {
        part: words::section(diff.section),
        new: diff.new.iter().map(entry).collect(),
        gone: diff.gone.iter().map(entry).collect(),
        changed: diff.changed.iter().map(change).collect(),
        reordered: diff.reordered,
        own_words: diff.own_words,
    }
}
