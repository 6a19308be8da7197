//! What is done about a plan besides writing in it: a form becomes one command. Whoever sends one that is refused is sent back to its page, with
//! the words and the reason beside them.

use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::domain::command::Command;
use crate::domain::ids::{IdSource as _, PatientId, PlanId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::suggestions::goes_into;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::views::plan::words;
use crate::views::plan::{PlanView, SuggestionRow};
use crate::web::pages::act;
use crate::web::pages::asked::time;
use crate::web::pages::form::{Refused, Typed};
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::plan::{Asked, nothing, print, suggestions, write};
use crate::web::state::WebState;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Begin,
    Answer,
    Force,
    End,
    Drop,
    Suggest,
    Settle,
    Take,
    Strike,
}

impl Act {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Begin, "begin"),
        (Self::Answer, "answer"),
        (Self::Force, "force"),
        (Self::End, "end"),
        (Self::Drop, "drop"),
        (Self::Suggest, "suggest"),
        (Self::Settle, "settle"),
        (Self::Take, "take"),
        (Self::Strike, "strike"),
    ];

    fn of(word: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|(_, known)| *known == word);
        found.map(|(act, _)| act)
    }

    /// Where the page goes on, after the plan's own address.
    const fn goes_to(self) -> &'static str {
        match self {
            // A suggestion is taken in where it goes into its part.
            Self::Begin | Self::Take => "/write",
            Self::Answer => "/write#answer",
            Self::Force | Self::End | Self::Drop | Self::Suggest | Self::Settle | Self::Strike => {
                ""
            }
        }
    }

    /// The place of its form on the page.
    fn stands_at(self, typed: &Typed) -> String {
        match self {
            Self::Begin => "main".to_owned(),
            Self::Answer => "answer".to_owned(),
            Self::Force => "force".to_owned(),
            Self::End => "end".to_owned(),
            Self::Drop => "drop".to_owned(),
            Self::Suggest => "suggest".to_owned(),
            Self::Settle | Self::Take | Self::Strike => {
                let (record, index) = (typed.get("record"), typed.get("index"));
                suggestions::form_name("suggestion", record, index)
            }
        }
    }

    /// Whether its form stands on the page on which is written.
    const fn is_writing(self) -> bool {
        match self {
            Self::Answer | Self::Force | Self::Drop => true,
            Self::Begin | Self::End | Self::Suggest | Self::Settle | Self::Take | Self::Strike => {
                false
            }
        }
    }
}

/// `POST /patient/{patient}/plan/{act}`.
pub async fn act(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((patient, word)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let asked = Asked::of(&web, &viewer, &headers, &patient);
    let found = asked.and_then(|asked| Some((asked.view()?, asked)));
    let (Some((view, asked)), Some(act)) = (found, Act::of(&word)) else {
        return nothing();
    };
    let Some(actor) = viewer.actor() else {
        return nothing();
    };
    let row = suggestion(&view, &typed).filter(|_| act == Act::Take);
    let part = row.and_then(|row| goes_into(row.section));
    let part = part.map(|section| format!("#{}", write::act(section)));
    let go = format!(
        "{}{}{}",
        asked.address(),
        act.goes_to(),
        part.unwrap_or_default()
    );
    let key = typed.key(&headers);
    let print = fingerprint(&(&word, &patient, typed.without_key()));
    match web.once.begin(&actor, &key, print, web.engine.now()) {
        Known::New => {}
        Known::Done(went_to) => return Redirect::to(&went_to).into_response(),
        Known::Running => return refuse(&asked, act, "ui-no-running", &word, typed),
        Known::Differs => return refuse(&asked, act, "ui-no-key-differs", &word, typed),
    }
    // In the person's language: it is to stand in their plan.
    let source =
        row.map(|row| suggestions::source(&asked.say_in(print::language(&view, &viewer)), row));
    let source = source.unwrap_or_default();
    let command = match command(&web.engine.state(), &view, act, &typed, source) {
        Ok(command) => Command::Patient(command),
        Err(key_of_why) => {
            web.once.forget(&actor, &key);
            return refuse(&asked, act, key_of_why, &word, typed);
        }
    };
    match web.engine.submit(actor.clone(), command).await {
        Ok(_) => {
            web.once.done(&actor, &key, &go);
            let form = asked.form(&form_name(act, &word, &typed));
            web.refusals.forget(&actor, &form);
            Redirect::to(&go).into_response()
        }
        Err(error) => {
            web.once.forget(&actor, &key);
            let (_, message) = act::refusal(&web, &viewer, &error);
            sent_back(&asked, act, message, &word, typed)
        }
    }
}

fn refuse(asked: &Asked<'_>, act: Act, key: &str, word: &str, typed: Typed) -> Response {
    sent_back(asked, act, asked.say().t(key), word, typed)
}

/// Back to the page on which the form stands, with what was typed and the reason beside it.
fn sent_back(asked: &Asked<'_>, act: Act, message: String, word: &str, typed: Typed) -> Response {
    let at = act.stands_at(&typed);
    let refused = Refused {
        contact: None,
        act: form_name(act, word, &typed),
        message,
        typed,
    };
    let page = if act.is_writing() { "/write" } else { "" };
    asked.sent_back(page, &at, refused)
}

/// What a form is called. Several suggestions: the message stands beside its own.
fn form_name(act: Act, word: &str, typed: &Typed) -> String {
    match act {
        Act::Settle | Act::Take | Act::Strike => {
            suggestions::form_name(word, typed.get("record"), typed.get("index"))
        }
        Act::Begin | Act::Answer | Act::Force | Act::End | Act::Drop | Act::Suggest => {
            word.to_owned()
        }
    }
}

/// The command that a form asks for, or the key of the sentence that says which field is not filled in.
fn command(
    state: &State,
    view: &PlanView,
    act: Act,
    typed: &Typed,
    source: String,
) -> Result<PatientCommand, &'static str> {
    let patient = view.patient;
    // A suggestion may stand in another record of the person.
    let record = record(view, typed);
    let index = || typed.get("index").parse().map_err(|_| "ui-plan-no-version");
    let plan = || {
        typed
            .get("plan")
            .parse::<PlanId>()
            .map_err(|_| "ui-plan-no-version")
    };
    Ok(PatientCommand::WritePlan(match act {
        Act::Begin => PlanCommand::Begin {
            patient,
            plan: PlanId::from_uuid(SystemIds.next()),
        },
        Act::Answer => PlanCommand::Answer {
            patient,
            plan: plan()?,
            agrees: words::agrees_of(typed.get("agrees")).ok_or("ui-plan-choose-answer")?,
            words: typed.get("words").to_owned(),
            capacity: words::capacity_of(typed.get("capacity")).ok_or("ui-plan-choose-capacity")?,
            capacity_words: typed.get("capacity_words").to_owned(),
        },
        Act::Force => PlanCommand::PutInForce {
            patient,
            plan: plan()?,
            until: last_day(state, view, typed.get("until"))?,
            review_at: day(state, typed.get("review"), "08:00")?,
        },
        Act::End => PlanCommand::End {
            patient,
            plan: plan()?,
        },
        Act::Drop => PlanCommand::Drop {
            patient,
            plan: plan()?,
        },
        Act::Settle => PlanCommand::SettleSuggestion {
            patient: record,
            index: index()?,
        },
        Act::Take => PlanCommand::TakeSuggestion {
            patient: record,
            index: index()?,
            plan: PlanId::from_uuid(SystemIds.next()),
            source,
        },
        Act::Strike => PlanCommand::StrikeSuggestion {
            patient: record,
            index: index()?,
            why: typed.get("why").to_owned(),
        },
        Act::Suggest => {
            return Ok(PatientCommand::Change {
                patient,
                change: Change::Suggest {
                    section: words::section_of(typed.get("section")),
                    contact: view.ground.contact(),
                    words: typed.get("words").to_owned(),
                },
            });
        }
    }))
}

/// The record that holds the suggestion which a form is about.
fn record(view: &PlanView, typed: &Typed) -> PatientId {
    typed.get("record").parse().unwrap_or(view.patient)
}

/// The suggestion which a form is about.
fn suggestion<'a>(view: &'a PlanView, typed: &Typed) -> Option<&'a SuggestionRow> {
    let index = typed.get("index").parse().ok()?;
    view.suggestion(record(view, typed), index)
}

/// The end of a day; on the day on which the consent ends, no longer than the consent.
fn last_day(state: &State, view: &PlanView, text: &str) -> Result<Timestamp, &'static str> {
    let (begins, ends) = (day(state, text, "00:00")?, day(state, text, "23:59")?);
    let consent = view.made_until.filter(|until| *until > begins);
    Ok(consent.map_or(ends, |until| if until < ends { until } else { ends }))
}

/// A day, at this time of it.
fn day(state: &State, text: &str, at: &str) -> Result<Timestamp, &'static str> {
    time(state, &format!("{text}T{at}")).ok_or("ui-plan-choose-day")
}
