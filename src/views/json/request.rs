//! A request as JSON, for the API and the live line. Never adds what the view left out.

use serde::Serialize;
use utoipa::ToSchema;

use crate::views::json::{self, PersonJson};
use crate::views::people::Person;
use crate::views::request::{
    AskedFrom, FormView, LineView, PatientView, RequestCan, RequestLine, RequestView, Rings,
    RingsNext, Said, StageView,
};
use crate::views::words;

/// A request, as the viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Request)]
pub struct RequestJson {
    /// Which.
    pub id: String,
    /// Its contact; for the nurses' side.
    pub contact: Option<String>,
    /// Since when.
    pub since: String,
    /// Who asks.
    pub asker: AskerJson,
    /// `immediate`, `urgent`, `soon` or `routine`.
    pub urgency: &'static str,
    /// `advice_now`, `come_here`, `take_over`, `help_with_admission` or `escort`, each once.
    pub wanted: Vec<&'static str>,
    /// The rest of what was filled in; none on a PC that several people use.
    pub form: Option<FormJson>,
    /// How far it has come.
    pub stage: StageJson,
    /// When somebody took it.
    pub accepted_at: Option<String>,
    /// What the telephones are at: `quiet`, `connecting` or `talking`.
    pub line: &'static str,
    /// What was written, oldest first.
    pub room: Vec<SaidJson>,
    /// What was agreed, oldest first.
    pub agreed: Vec<SaidJson>,
    /// Lines of the other side since the viewer's side last wrote.
    pub unanswered: u16,
    /// How many times the form was changed.
    pub changed: u16,
    /// What the viewer can do now: the last part of each address.
    pub can: Vec<&'static str>,
}

/// A request as a line of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RequestRow)]
pub struct RequestRowJson {
    /// `immediate`, `urgent`, `soon` or `routine`.
    pub urgency: &'static str,
    /// Since when it was asked.
    pub since: String,
    /// How far it has come.
    pub stage: StageJson,
    /// Lines of whoever asked since a nurse last wrote.
    pub unanswered: u16,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Asker)]
pub struct AskerJson {
    /// `account`, `station` or `telephone`.
    pub from: &'static str,
    /// The name.
    pub name: Option<String>,
    /// The number in the register of health personnel.
    pub hpr: Option<String>,
    /// It is the viewer.
    pub me: bool,
}

/// What was filled in. What was not answered, or is erased, is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Form)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct FormJson {
    pub patient: PatientJson,
    pub situation: Option<String>,
    pub background: Option<String>,
    pub assessment: Option<String>,
    pub recommendation: Option<String>,
    pub place: Option<String>,
    pub present: Option<String>,
    pub safety: Option<String>,
    pub interpreter: Option<String>,
    pub phone: Option<String>,
}

/// Whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RequestPatient)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PatientJson {
    /// By birth number.
    BirthNumber {
        /// In groups.
        number: String,
        /// Nobody has it.
        synthetic: bool,
    },
    /// By name.
    Named {
        /// The name.
        name: String,
        /// The year of birth.
        birth_year: Option<u16>,
    },
    /// Not known yet.
    NotYetKnown,
    /// Erased.
    Erased,
}

/// How far a request has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RequestStage)]
pub struct StageJson {
    /// `ringing`, `accepted`, `on_the_way`, `arrived`, `closed` or `withdrawn`.
    pub is: &'static str,
    /// Since when; none while it rings.
    pub since: Option<String>,
    /// The nurse who has it.
    pub by: Option<PersonJson>,
    /// When she is there.
    pub expected: Option<String>,
    /// How it ended, as the outcomes of a contact.
    pub outcome: Option<&'static str>,
    /// Who is rung, while it rings.
    pub rings: Option<RingsJson>,
}

/// Who is being rung, and what comes next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Rings)]
pub struct RingsJson {
    /// Whose telephones ring.
    pub rung: Vec<PersonJson>,
    /// One of them has been picked up, and the key is awaited.
    pub answered: bool,
    /// Those who see it on their screens, since their telephones are taken.
    pub noticed: Vec<PersonJson>,
    /// It rings the viewer, or she is told on her screen.
    pub me: bool,
    /// `ring`, `everyone` or `next_duty`.
    pub next: Option<&'static str>,
    /// Whom that rings.
    pub next_people: Vec<PersonJson>,
    /// When, at the earliest.
    pub next_at: Option<String>,
    /// How often everybody has been rung after the last step.
    pub rounds: u16,
}

/// A line of the room, or something agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Said)]
pub struct SaidJson {
    /// When.
    pub at: String,
    /// The side of whoever asked.
    pub by_asker: bool,
    /// The viewer wrote it.
    pub mine: bool,
    /// The name that may be shown.
    pub name: Option<String>,
    /// What; none: erased.
    pub text: Option<String>,
}

/// The request as JSON.
pub fn request(view: &RequestView) -> RequestJson {
    RequestJson {
        id: view.id.to_string(),
        contact: (!view.asker.me).then(|| view.contact.to_string()),
        since: view.since.to_string(),
        asker: AskerJson {
            from: match view.asker.from {
                AskedFrom::Account => "account",
                AskedFrom::Station => "station",
                AskedFrom::Telephone => "telephone",
            },
            name: view.asker.name.clone(),
            hpr: view.asker.hpr.clone(),
            me: view.asker.me,
        },
        urgency: words::urgency(view.urgency),
        wanted: view.wanted.iter().map(|one| words::wanted(*one)).collect(),
        form: view.form.as_ref().map(form),
        stage: stage(&view.stage),
        accepted_at: view.accepted_at.map(|at| at.to_string()),
        line: match view.line {
            LineView::Quiet => "quiet",
            LineView::Connecting => "connecting",
            LineView::Talking => "talking",
        },
        room: view.room.iter().map(said).collect(),
        agreed: view.agreed.iter().map(said).collect(),
        unanswered: view.unanswered,
        changed: view.changed,
        can: can(view.can),
    }
}

/// A line of the board.
pub fn line(line: &RequestLine) -> RequestRowJson {
    RequestRowJson {
        urgency: words::urgency(line.urgency),
        since: line.since.to_string(),
        stage: stage(&line.stage),
        unanswered: line.unanswered,
    }
}

fn form(form: &FormView) -> FormJson {
    FormJson {
        patient: match &form.patient {
            PatientView::Number {
                grouped, synthetic, ..
            } => PatientJson::BirthNumber {
                number: grouped.clone(),
                synthetic: *synthetic,
            },
            PatientView::Named { name, birth_year } => PatientJson::Named {
                name: name.clone(),
                birth_year: *birth_year,
            },
            PatientView::Unknown => PatientJson::NotYetKnown,
            PatientView::Erased => PatientJson::Erased,
        },
        situation: form.situation.clone(),
        background: form.background.clone(),
        assessment: form.assessment.clone(),
        recommendation: form.recommendation.clone(),
        place: form.place.clone(),
        present: form.present.clone(),
        safety: form.safety.clone(),
        interpreter: form.interpreter.clone(),
        phone: form.phone.as_ref().map(|(_, dial)| dial.clone()),
    }
}

fn said(said: &Said) -> SaidJson {
    SaidJson {
        at: said.at.to_string(),
        by_asker: said.by_asker,
        mine: said.mine,
        name: said.name.clone(),
        text: said.text.clone(),
    }
}

fn stage(stage: &StageView) -> StageJson {
    let (is, since, by) = match stage {
        StageView::Ringing(_) => ("ringing", None, None),
        StageView::Accepted { by, at } => ("accepted", Some(at), Some(by)),
        StageView::OnTheWay { by, since, .. } => ("on_the_way", Some(since), Some(by)),
        StageView::Arrived { by, at } => ("arrived", Some(at), Some(by)),
        StageView::Closed { at, .. } => ("closed", Some(at), None),
        StageView::Withdrawn { at, .. } => ("withdrawn", Some(at), None),
    };
    StageJson {
        is,
        since: since.map(ToString::to_string),
        by: by.map(json::person),
        expected: if let StageView::OnTheWay { expected, .. } = stage {
            Some(expected.to_string())
        } else {
            None
        },
        outcome: if let StageView::Closed { outcome, .. } = stage {
            outcome.map(words::outcome)
        } else {
            None
        },
        rings: if let StageView::Ringing(found) = stage {
            Some(rings(found))
        } else {
            None
        },
    }
}

fn rings(rings: &Rings) -> RingsJson {
    let people = |people: &[Person]| people.iter().map(json::person).collect();
    let (next, next_people) = match &rings.next {
        Some((RingsNext::Ring(staff), _)) => (Some("ring"), people(staff)),
        Some((RingsNext::Everyone, _)) => (Some("everyone"), Vec::new()),
        Some((RingsNext::NextDuty, _)) => (Some("next_duty"), Vec::new()),
        None => (None, Vec::new()),
    };
    RingsJson {
        rung: people(&rings.rung),
        answered: rings.answered,
        noticed: people(&rings.noticed),
        me: rings.me,
        next,
        next_people,
        next_at: rings.next.as_ref().map(|(_, at)| at.to_string()),
        rounds: rings.rounds,
    }
}

fn can(can: RequestCan) -> Vec<&'static str> {
    [
        ("amend", can.amend),
        ("withdraw", can.withdraw),
        ("accept", can.accept),
        ("decline", can.decline),
        ("on-the-way", can.on_the_way),
        ("arrive", can.arrive),
        ("room", can.write),
        ("agree", can.agree),
        ("connect", can.connect),
    ]
    .into_iter()
    .filter(|(_, may)| *may)
    .map(|(what, _)| what)
    .collect()
}
