//! What is posted from a record: a form becomes one command. A refused form comes back with its words and the reason beside it.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use maud::html;

use crate::domain::command::Command;
use crate::domain::consents::consent::ConsentKind;
use crate::domain::deaths::command::DeathCommand;
use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings::searches::Place;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::settings::ProofQuestion;
use crate::domain::plans::section::Section;
use crate::views::Viewer;
use crate::views::record::{find, record, words};
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Refused, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::record::acts::{ACTS, HIDDEN, IN_CONFIDENCE};
use crate::web::pages::record::fields::{self, Unread};
use crate::web::pages::record::show::{Page, Shown};
use crate::web::pages::record::{alerts, consents, death, earlier, moved, parts};
use crate::web::pages::say::Say;
use crate::web::searched;
use crate::web::state::WebState;

/// `POST /patient/{patient}/record/{act}`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((patient, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let known = act == "look" || ACTS.iter().any(|(known, _)| *known == act);
    let (Ok(id), true, Some(actor)) = (patient.parse::<PatientId>(), known, viewer.actor()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let posted = Posted {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        id,
        act: &act,
        typed: Typed(sent),
    };
    if act == "look" {
        return posted.look().await;
    }
    let go = posted.goes_to();
    let key = posted.typed.key(&headers);
    let print = fingerprint(&(&act, id.to_string(), posted.typed.without_key()));
    match web.once.begin(&actor, &key, print, web.engine.now()) {
        Known::New => {}
        Known::Done(went_to) => return Redirect::to(&went_to).into_response(),
        Known::Running => return posted.refuse_by("ui-no-running").await,
        Known::Differs => return posted.refuse_by("ui-no-key-differs").await,
    }
    let done = match posted.whole() {
        Ok(command) => web
            .engine
            .submit(actor.clone(), command)
            .await
            .map_err(|error| refusal(&web, &viewer, &error)),
        Err(why) => Err((StatusCode::UNPROCESSABLE_ENTITY, why.said(&posted.say()))),
    };
    match done {
        Ok(_) => {
            web.once.done(&actor, &key, &go);
            Redirect::to(&go).into_response()
        }
        Err((status, message)) => {
            web.once.forget(&actor, &key);
            posted.refuse(status, message).await
        }
    }
}

/// A form that was sent.
struct Posted<'a> {
    web: &'a WebState,
    viewer: &'a Viewer,
    headers: &'a HeaderMap,
    id: PatientId,
    act: &'a str,
    typed: Typed,
}

impl Posted<'_> {
    fn say(&self) -> Say<'_> {
        Say::new(
            &self.web.texts,
            self.viewer.language,
            self.zone(),
            self.web.engine.now(),
        )
    }

    fn zone(&self) -> TimeZone {
        let state = self.web.engine.state();
        let service = state.service.as_ref();
        service.map_or(TimeZone::UTC, |service| service.zone.clone())
    }

    fn get(&self, field: &str) -> &str {
        self.typed.get(field)
    }

    /// The form's name on the page: the act, and what it is about.
    fn name(&self) -> String {
        match self.get("item") {
            _ if self.act == "standing" => self.act.to_owned(),
            "" => self.act.to_owned(),
            item => format!("{}.{item}", self.act),
        }
    }

    /// The page that the form stands on.
    fn page(&self) -> Page {
        if IN_CONFIDENCE.contains(&self.act) {
            Page::Confidences
        } else if HIDDEN.contains(&self.act) {
            Page::Alerts
        } else {
            Page::Record
        }
    }

    fn goes_to(&self) -> String {
        let card = ACTS.iter().find(|(act, _)| *act == self.act);
        let me = self.viewer.staff.as_ref();
        if self.act == "unassign" && me.is_some_and(|me| me.as_str() == self.get("item")) {
            return "/day".to_owned();
        }
        let page = self.page();
        if page != Page::Record {
            return page.address(self.id);
        }
        // What is asked about the move stands in a card of its own.
        if self.act == "standing" && self.get("item") == "moved" {
            return format!("/patient/{}#moved", self.id);
        }
        match card {
            Some((_, card)) if !card.is_empty() => format!("/patient/{}#{card}", self.id),
            Some(_) | None => format!("/patient/{}", self.id),
        }
    }

    /// What is asked for: about a death, or about the record.
    fn whole(&self) -> Result<Command, Unread> {
        match self.act {
            "survivor" => death::cares(&self.web.engine.state(), self.id, &self.typed),
            "cared-for" => Ok(Command::Death(DeathCommand::CaredFor {
                patient: self.id,
                task: self.get("item").parse().map_err(|_| Unread::Choice)?,
            })),
            _ => self.command().map(Command::Patient),
        }
    }

    async fn refuse_by(self, key: &str) -> Response {
        let message = self.say().t(key);
        self.refuse(StatusCode::CONFLICT, message).await
    }

    async fn refuse(self, status: StatusCode, message: String) -> Response {
        if status == StatusCode::SERVICE_UNAVAILABLE {
            return self.again(&message);
        }
        let mut keys = page_keys();
        let act = self.name();
        keys.refused = Some(Refused {
            contact: None,
            act,
            message,
            typed: self.typed.clone(),
        });
        let shown = Shown {
            headers: self.headers,
            status,
            keys,
            found: None,
        };
        self.page()
            .render(self.web, self.viewer, self.id, shown)
            .await
    }

    /// Nothing can be written, and so nothing can be read: what was typed waits in the page, to be sent again.
    fn again(&self, message: &str) -> Response {
        let back = Some(parts::home(self.viewer));
        let action = format!("/patient/{}/record/{}", self.id, self.act);
        let page = parts::page(
            self.web,
            self.viewer,
            self.headers,
            back,
            "rec-title-patient",
            |say| {
                html! {
                    h1 { (say.t("rec-again")) }
                    p.say.red role="alert" { (message) }
                    form.fields method="post" action=(action) {
                        @for (name, value) in &self.typed.0 { input type="hidden" name=(name) value=(value); }
                        button.do.main.wide type="submit" { (say.t("rec-again-go")) }
                    }
                }
            },
        );
        (StatusCode::SERVICE_UNAVAILABLE, page).into_response()
    }

    /// Looks for another record of the same person.
    async fn look(self) -> Response {
        let (state, now) = (self.web.engine.state(), self.web.engine.now());
        let mut found = Vec::new();
        // What nothing opens for her is not the place to look from.
        if record(&state, self.viewer, self.id, now).is_some() {
            found = find(&state, self.viewer, self.get("q"), now);
            found.retain(|hit| hit.id != self.id);
            let shown = found.iter().map(|hit| hit.id);
            let q = self.get("q");
            searched::shows(&self.web.engine, self.viewer, Place::Record, q, shown);
        }
        let shown = Shown {
            headers: self.headers,
            status: StatusCode::OK,
            keys: page_keys(),
            found: Some(found),
        };
        Page::Record
            .render(self.web, self.viewer, self.id, shown)
            .await
    }

    /// The command that the form asks for.
    fn command(&self) -> Result<PatientCommand, Unread> {
        let patient = self.id;
        let item = || self.get("item").parse();
        let assign = |staff: StaffId, assigned| PatientCommand::Assign {
            patient,
            staff,
            assigned,
        };
        Ok(match self.act {
            "take" => PatientCommand::TakeOn {
                patient,
                reason: self.get("reason").to_owned(),
            },
            "assign" => assign(StaffId::new(self.get("staff")), true),
            "unassign" => assign(StaffId::new(self.get("item")), false),
            "coordinator" => PatientCommand::SetCoordinator {
                patient,
                coordinator: Some(self.get("coordinator"))
                    .filter(|staff| !staff.is_empty())
                    .map(StaffId::new),
            },
            "open" => PatientCommand::OpenWithReason {
                patient,
                contact: None,
                reason: self.get("reason").to_owned(),
            },
            "merge" => PatientCommand::Merge {
                patient: self.get("other").parse().map_err(|_| Unread::Choice)?,
                into: patient,
                reason: self.get("reason").to_owned(),
            },
            "undo-merge" => PatientCommand::UndoMerge {
                patient: item().map_err(|_| Unread::Choice)?,
            },
            "consent" => self.consent()?,
            "narrow" => PatientCommand::NarrowConsent {
                patient,
                consent: self.get("item").parse().map_err(|_| Unread::Choice)?,
                without: self.without(None),
                contact: None,
            },
            "withdraw" => PatientCommand::WithdrawConsent {
                patient,
                consent: self.get("item").parse().map_err(|_| Unread::Choice)?,
                contact: None,
            },
            consents::STRIKE => PatientCommand::StrikeConsent {
                patient,
                consent: self.get("item").parse().map_err(|_| Unread::Choice)?,
                why: self.get("why").to_owned(),
            },
            _ => PatientCommand::Change {
                patient,
                change: match earlier::answered(&self.typed)? {
                    Some(amended) => Change::Said {
                        amended,
                        change: Box::new(self.change()?),
                    },
                    None => self.change()?,
                },
            },
        })
    }

    fn consent(&self) -> Result<PatientCommand, Unread> {
        let kind = words::chosen(&words::CONSENTS, self.get("item")).ok_or(Unread::Choice)?;
        Ok(PatientCommand::GiveConsent {
            patient: self.id,
            consent: self.get("id").parse().map_err(|_| Unread::Choice)?,
            kind,
            without: self.without(Some(kind)),
            words: self.get("words").to_owned(),
            how: words::chosen(&words::HOW, self.get("how")).ok_or(Unread::Choice)?,
            until: fields::end_of_day(&self.zone(), self.get("until"))?,
            able: fields::able(&self.typed)?,
        })
    }

    /// The parts that are left out.
    fn without(&self, kind: Option<ConsentKind>) -> Vec<Section> {
        fields::all(&self.typed, "without")
            .filter_map(|word| words::chosen(&words::SECTIONS, word))
            .filter(|part| kind.is_none_or(|kind| words::can_be_left_out(kind, *part)))
            .collect()
    }

    fn asked(&self) -> ProofQuestion {
        ProofQuestion {
            question: self.get("question").to_owned(),
            answer: self.get("answer").to_owned(),
        }
    }

    fn change(&self) -> Result<Change, Unread> {
        let text = |field: &str| self.get(field).to_owned();
        let relative = || self.get("item").parse().map_err(|_| Unread::Choice);
        Ok(match self.act {
            "amend" => {
                let year = self.say().year();
                Change::Amend {
                    identity: Box::new(fields::identity(&self.typed, "", year)?),
                    seen: Box::new(fields::identity(&self.typed, "was_", year)?),
                }
            }
            "standing" => Change::SetStanding(
                words::chosen(&words::STANDINGS, self.get("item")).ok_or(Unread::Choice)?,
            ),
            moved::ADDRESS => moved::moves(&self.typed, &self.known()?)?,
            moved::DOCTOR => Change::List {
                relative: self.get("id").parse().map_err(|_| Unread::Choice)?,
                person: Box::new(moved::doctor_of(&self.typed)?),
                order: self.order()?,
            },
            "new-person" => Change::List {
                relative: self.get("id").parse().map_err(|_| Unread::Choice)?,
                person: Box::new(fields::person(&self.typed)?),
                order: self.order()?,
            },
            "person" => Change::List {
                relative: relative()?,
                person: Box::new(fields::person(&self.typed)?),
                order: self.order()?,
            },
            "told" => Change::SetTold {
                relative: relative()?,
                told: words::chosen(&words::TOLD, self.get("told")).ok_or(Unread::Choice)?,
                widened: fields::widened(&self.typed)?,
            },
            "asked" => Change::ChooseTheirQuestion {
                relative: relative()?,
                question: self.asked(),
            },
            "objected" | "no-objection" => Change::SetObjected {
                relative: relative()?,
                objected: self.act == "objected",
            },
            "unlist" => Change::Unlist {
                relative: relative()?,
            },
            earlier::WRONG_LISTING => match self.get("what") {
                "unlist" => Change::Unlist {
                    relative: relative()?,
                },
                "no-objection" => Change::SetObjected {
                    relative: relative()?,
                    objected: false,
                },
                _ => return Err(Unread::Choice),
            },
            "flag" => Change::RaiseFlag {
                flag: self.get("id").parse().map_err(|_| Unread::Choice)?,
                text: text("text"),
                reason: text("reason"),
                hidden_because: text("hidden_because"),
                until: fields::end_of_day(&self.zone(), self.get("until"))?,
            },
            alerts::HIDE => Change::RaiseFlag {
                flag: self.get("id").parse().map_err(|_| Unread::Choice)?,
                text: text("text"),
                reason: text("reason"),
                hidden_because: match self.get("hidden_because").trim() {
                    "" => return Err(Unread::WhyHidden),
                    why => why.to_owned(),
                },
                until: fields::end_of_day(&self.zone(), self.get("until"))?,
            },
            "end-flag" | alerts::END_HIDDEN | alerts::STRIKE | alerts::STRIKE_HIDDEN => {
                Change::EndFlag {
                    flag: self.get("item").parse().map_err(|_| Unread::Choice)?,
                }
            }
            "settings" => Change::AmendSettings {
                settings: Box::new(fields::settings(&self.typed, "")),
                seen: Box::new(fields::settings(&self.typed, "was_")),
            },
            "question" => Change::ChooseQuestion(self.asked()),
            "confidence" => Change::WriteConfidence {
                confidence: self.get("id").parse().map_err(|_| Unread::Choice)?,
                relative: match self.get("relative") {
                    "" => None,
                    id => Some(id.parse().map_err(|_| Unread::Choice)?),
                },
                contact: None,
                text: text("text"),
            },
            "strike" => Change::StrikeConfidence {
                confidence: self.get("item").parse().map_err(|_| Unread::Choice)?,
                why: text("why"),
            },
            "stand" => Change::SetPlanStand {
                stand: words::chosen(&words::STANDS, self.get("stand")).ok_or(Unread::Choice)?,
                elsewhere: text("elsewhere"),
            },
            _ => return Err(Unread::Choice),
        })
    }

    /// Who it is, as it stands.
    fn known(&self) -> Result<Identity, Unread> {
        let state = self.web.engine.state();
        let patient = state.current_patient(self.id);
        let known = patient.and_then(|patient| patient.identity.known());
        known.cloned().ok_or(Unread::Choice)
    }

    /// The place in which somebody is rung, as people count; the last one, where none is written.
    fn order(&self) -> Result<u16, Unread> {
        let state = self.web.engine.state();
        let last = || {
            let people = state.current_patient(self.id).map(Patient::people);
            let last = people.and_then(|people| people.last().map(|one| one.order));
            last.map_or(0, |last| last.saturating_add(1))
        };
        match self.get("order") {
            "" => Ok(last()),
            text => {
                let place: u16 = text.parse().map_err(|_| Unread::Choice)?;
                Ok(place.saturating_sub(1))
            }
        }
    }
}
