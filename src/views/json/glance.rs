//! Whom a contact is about, as JSON: the same as the card shows, under the same viewer. Never adds what the view left out, and opens nothing:
//! of the plan only what the viewer has opened is here.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::patients::patient::Standing;
use crate::domain::plans::section::Section;
use crate::views::glance::listed::Listed;
use crate::views::glance::told::May;
use crate::views::glance::words;
use crate::views::glance::{About, Around, Candidate, Card, Covers, Glance, NoPlan, PartView};
use crate::views::json::plan::{EntryJson, asked};
use crate::views::json::{PersonJson, person};
use crate::views::plan::words as plan_words;

/// Whom a contact is about.
#[derive(Serialize, ToSchema)]
#[schema(as = ContactPerson)]
pub struct GlanceJson {
    /// Nobody has said: whose telephone it may be.
    pub candidates: Vec<CandidateJson>,
    /// The person; null: nobody has said.
    pub about: Option<AboutJson>,
}

/// Somebody whose telephone it may be.
#[derive(Serialize, ToSchema)]
#[schema(as = Candidate)]
pub struct CandidateJson {
    /// The patient.
    pub patient: String,
    /// The one around them, if the number is theirs.
    pub relative: Option<String>,
    /// Who would be in touch.
    pub name: String,
    /// What they are to the patient; null: the patient themselves.
    pub role: Option<&'static str>,
    /// The patient's name, if somebody around them is in touch.
    pub of: Option<String>,
}

/// The person whom a contact is about.
#[derive(Serialize, ToSchema)]
#[schema(as = AboutPerson)]
pub struct AboutJson {
    /// The record.
    pub patient: String,
    /// The name.
    pub name: String,
    /// What they want to be called.
    pub called: String,
    /// Somebody knows a name of theirs; else it is said in words whom it is about.
    pub named: bool,
    /// A life is in danger in one of their contacts that are open: nobody is told that they are safe.
    pub danger: bool,
    /// Who is in touch, if it is somebody around them.
    pub relative: Option<AroundJson>,
    /// Only the number says so: a hint, never proof.
    pub by_number: bool,
    /// Who has confirmed who it is; null: everybody is listened to and told nothing.
    pub confirmed_by: Option<PersonJson>,
    /// When.
    pub confirmed_at: Option<String>,
    /// How that is known: `question` (the person's), or `otherwise`.
    pub confirmed_how: Option<&'static str>,
    /// How, where it is known otherwise.
    pub confirmed_words: Option<String>,
    /// The question that was chosen for whoever is in touch: never the person's own where it is somebody else.
    pub question: Option<String>,
    /// What the person answers.
    pub answer: Option<String>,
    /// The person has died.
    pub dead: bool,
    /// The person has moved away.
    pub moved: bool,
    /// The language that whoever is in touch speaks: a tag.
    pub speaks: Option<String>,
    /// What helps them understand and be understood.
    pub communication: Vec<String>,
    /// No text messages.
    pub no_texts: bool,
    /// Their telephone does not show the service's number.
    pub number_withheld: bool,
    /// What to say if somebody else answers.
    pub somebody_else: Option<String>,
    /// What may be said to whoever is in touch.
    pub may: SayJson,
    /// The card.
    pub card: CardJson,
    /// Those around the person.
    pub people: Vec<AroundJson>,
    /// Consents that hold, and what they cover.
    pub consents: Vec<CoversJson>,
    /// What can be done now: `link`, `emergency`, `keep_safety`, `narrow`, `write`.
    pub can: Vec<&'static str>,
}

/// Somebody around the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AroundPerson)]
pub struct AroundJson {
    /// Which.
    pub id: String,
    /// The name.
    pub name: String,
    /// What they are to the person.
    pub role: &'static str,
    /// The person has named them next of kin.
    pub next_of_kin: bool,
    /// The person objects to contact with them.
    pub objected: bool,
    /// May be told more than that we listen.
    pub is_told: bool,
    /// Their telephones, in groups; nothing where the card is not opened.
    pub phones: Vec<String>,
    /// When they can be rung.
    pub hours: Option<String>,
}

/// Somebody on the list of those around the person, for whom something is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ListedPerson)]
pub struct ListedJson {
    /// Who.
    #[serde(flatten)]
    pub around: AroundJson,
    /// What they may be told once it is confirmed who it is: `listen`, `safe`, `tasks` or `plan`.
    pub told: &'static str,
    /// They have been taken off the list.
    pub removed: bool,
}

/// What may be said to whoever is in touch.
#[derive(Serialize, ToSchema)]
#[schema(as = MaySay)]
pub struct SayJson {
    /// It is the person themselves.
    pub themselves: bool,
    /// Now: `nothing` before it is confirmed that it is the person, and `everything` of their own then; to others `listen`, `safe`, `tasks` or
    /// `plan`.
    pub level: &'static str,
    /// Why it is not more: `not_confirmed`, `objected` or `not_shared`.
    pub why: Option<&'static str>,
    /// Once it is confirmed who it is.
    pub then: &'static str,
    /// What the plan asks of whoever is in touch, by name and as their role has it, where that may be said.
    pub tasks: Vec<String>,
    /// So many steps and tasks for somebody of their role name nobody, and are told nobody by this.
    pub unnamed: usize,
    /// Parts that may hold more tasks are not open to the viewer.
    pub unopened: bool,
    /// Parts that the person keeps out of it.
    pub without: Vec<&'static str>,
}

/// What is read at a glance, and the rest.
#[derive(Serialize, ToSchema)]
#[schema(as = GlanceCard)]
pub struct CardJson {
    /// Parts that are read at a glance.
    pub glance: Vec<CardPartJson>,
    /// Whom to ring, in order.
    pub ring: Vec<AroundJson>,
    /// There is something for the glance that the viewer has not opened: `/card` does.
    pub unread: bool,
    /// The rest of the crisis part that the viewer has opened.
    pub rest: Vec<CardPartJson>,
    /// There is more of the crisis part that the viewer has not opened: `/rest` does.
    pub more: bool,
    /// What the viewer had read in this contact and is closed now: the person wants less shared.
    pub closed: Vec<&'static str>,
    /// Why nothing of a plan is shown: `not_shown` (no consent shows it), or where it is and why there is none.
    pub none: Option<&'static str>,
    /// Where the plan is, if it is elsewhere.
    pub elsewhere: Option<String>,
    /// Opened with a reason: `emergency` or `safety`.
    pub with_reason: Option<&'static str>,
}

/// A part of the plan.
#[derive(Serialize, ToSchema)]
#[schema(as = GlancePart)]
pub struct CardPartJson {
    /// Which.
    pub part: &'static str,
    /// What stands there.
    pub entries: Vec<EntryJson>,
}

/// A consent that holds.
#[derive(Serialize, ToSchema)]
#[schema(as = ConsentCovers)]
pub struct CoversJson {
    /// Which.
    pub id: String,
    /// `sharing`, `shown_on_call` or `plan_made`.
    pub kind: &'static str,
    /// Parts of the crisis part that it covers.
    pub parts: Vec<&'static str>,
}

/// Whom a contact is about.
pub fn glance(glance: &Glance) -> GlanceJson {
    match glance {
        Glance::Unsaid(candidates) => GlanceJson {
            candidates: candidates.iter().map(candidate).collect(),
            about: None,
        },
        Glance::About(one) => GlanceJson {
            candidates: Vec::new(),
            about: Some(about(one)),
        },
    }
}

fn candidate(one: &Candidate) -> CandidateJson {
    CandidateJson {
        patient: one.patient.to_string(),
        relative: one.relative.map(|id| id.to_string()),
        name: one.name.clone(),
        role: one.role.map(words::role),
        of: one.of.clone(),
    }
}

fn about(about: &About) -> AboutJson {
    let confirmed = about.confirmed.as_ref();
    let question = about.question.as_ref();
    let can = [
        (about.can.link, "link"),
        (about.can.confirm, "confirm"),
        (about.can.emergency, "emergency"),
        (about.can.keep_safety, "keep_safety"),
        (about.can.narrow, "narrow"),
        (about.can.write, "write"),
    ];
    AboutJson {
        patient: about.patient.to_string(),
        name: about.name.clone(),
        called: about.called.clone(),
        named: about.named,
        danger: about.danger,
        relative: about.relative.as_ref().map(around),
        by_number: about.by_number,
        confirmed_by: confirmed.map(|(by, _)| person(by)),
        confirmed_at: confirmed.map(|(_, at)| at.to_string()),
        confirmed_how: about.proof.as_ref().map(words::proof),
        confirmed_words: about.proof.as_ref().and_then(words::in_words),
        question: question.map(|(question, _)| question.clone()),
        answer: question.map(|(_, answer)| answer.clone()),
        dead: about.standing == Standing::Dead,
        moved: about.standing == Standing::Moved,
        speaks: about.speaks.as_ref().map(ToString::to_string),
        communication: about.communication.clone(),
        no_texts: about.no_texts,
        number_withheld: about.number_withheld,
        somebody_else: about.somebody_else.clone(),
        may: say(&about.may),
        card: card(&about.card),
        people: about.people.iter().map(around).collect(),
        consents: about.consents.iter().map(covers).collect(),
        can: can
            .into_iter()
            .filter(|(can, _)| *can)
            .map(|(_, word)| word)
            .collect(),
    }
}

/// Somebody on the list.
pub fn listed(listed: &Listed) -> ListedJson {
    ListedJson {
        around: around(&listed.around),
        told: words::told(listed.told),
        removed: listed.removed,
    }
}

fn around(one: &Around) -> AroundJson {
    AroundJson {
        id: one.id.to_string(),
        name: one.name.clone(),
        role: words::role(one.role),
        next_of_kin: one.next_of_kin,
        objected: one.objected,
        is_told: one.is_told,
        phones: one.phones.clone(),
        hours: one.hours.clone(),
    }
}

fn say(may: &May) -> SayJson {
    match may {
        May::Themselves { confirmed } => SayJson {
            themselves: true,
            level: if *confirmed { "everything" } else { "nothing" },
            why: (!confirmed).then_some("not_confirmed"),
            then: "everything",
            tasks: Vec::new(),
            unnamed: 0,
            unopened: false,
            without: Vec::new(),
        },
        May::Around {
            level,
            why,
            then,
            tasks,
            without,
        } => SayJson {
            themselves: false,
            level: words::told(*level),
            why: why.map(words::why),
            then: words::told(*then),
            tasks: tasks.named.clone(),
            unnamed: tasks.unnamed,
            unopened: tasks.unopened,
            without: sections(without),
        },
    }
}

fn card(card: &Card) -> CardJson {
    let (none, elsewhere) = match &card.none {
        None => (None, None),
        Some(NoPlan::NotShown) => (Some("not_shown"), None),
        Some(NoPlan::Stand(stand, place)) => (Some(plan_words::stand(*stand)), place.clone()),
    };
    CardJson {
        glance: card.glance.iter().map(part).collect(),
        ring: card.ring.iter().map(around).collect(),
        unread: card.unread,
        rest: card.rest.iter().map(part).collect(),
        more: card.more,
        closed: sections(&card.closed),
        none,
        elsewhere,
        with_reason: card.with_reason.map(words::ground),
    }
}

fn part(part: &PartView) -> CardPartJson {
    CardPartJson {
        part: plan_words::section(part.section),
        entries: part.entries.iter().map(|entry| asked(entry)).collect(),
    }
}

fn covers(covers: &Covers) -> CoversJson {
    CoversJson {
        id: covers.id.to_string(),
        kind: words::consent(covers.kind),
        parts: sections(&covers.sections),
    }
}

fn sections(all: &[Section]) -> Vec<&'static str> {
    all.iter()
        .map(|section| plan_words::section(*section))
        .collect()
}
