//! What the leader does about erasing: asks, refuses, carries out what somebody else has asked, and sees what came of it.

use axum::extract::{Extension, Form as Fields, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::ids::{ErasureId, IdSource as _, PatientId, StaffId};
use crate::domain::patients::command::PatientCommand;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::record::leading::{By, Ended, ErasureRow, WorkedWith};
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::record::leading::{self, Said};
use crate::web::pages::record::parts::{Form, card, folded};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// What is done, and whether it stands among the questions whether to erase.
const ACTS: [(&str, bool); 6] = [
    ("assign", false),
    ("unassign", false),
    ("coordinator", false),
    ("ask-erasure", false),
    ("refuse-erasure", true),
    ("erase", true),
];

/// `POST /leader/patients/{patient}/{act}`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((patient, act)): Path<(String, String)>,
    headers: HeaderMap,
    Fields(sent): Fields<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(sent);
    let known = ACTS.iter().find(|(known, _)| *known == act);
    let (Ok(id), Some((act, erases)), Some(actor)) =
        (patient.parse::<PatientId>(), known, viewer.actor())
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if !viewer.leads() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let say = Say::new(
        &web.texts,
        viewer.language,
        jiff::tz::TimeZone::UTC,
        web.engine.now(),
    );
    let refuse = |status, message| {
        let name = match (*act, typed.get("item")) {
            ("unassign", staff) => format!("unassign.{id}.{staff}"),
            (act, _) => format!("{act}.{id}"),
        };
        let mut keys = page_keys();
        keys.refused = Some(Refused {
            contact: None,
            act: name,
            message,
            typed: typed.clone(),
        });
        let said = if *erases {
            Said::Nothing
        } else {
            Said::One(id)
        };
        leading::render(&web, &viewer, &headers, status, &keys, &said)
    };
    let key = typed.key(&headers);
    let print = fingerprint(&(act, &patient, typed.without_key()));
    match web.once.begin(&actor, &key, print, web.engine.now()) {
        Known::New => {}
        Known::Done(went_to) => return Redirect::to(&went_to).into_response(),
        Known::Running => return refuse(StatusCode::CONFLICT, say.t("ui-no-running")),
        Known::Differs => return refuse(StatusCode::CONFLICT, say.t("ui-no-key-differs")),
    }
    let done = match command(id, act, &typed) {
        Ok(command) => {
            let done = web.engine.submit(actor.clone(), Command::Patient(command));
            done.await.map_err(|error| refusal(&web, &viewer, &error))
        }
        Err(why) => Err((StatusCode::UNPROCESSABLE_ENTITY, say.t(why))),
    };
    match done {
        Ok(_) => {
            let go = if *erases || *act == "ask-erasure" {
                "/leader/patients#erasures".to_owned()
            } else {
                format!("/leader/patients?who={id}")
            };
            web.once.done(&actor, &key, &go);
            Redirect::to(&go).into_response()
        }
        Err((status, message)) => {
            web.once.forget(&actor, &key);
            refuse(status, message)
        }
    }
}

/// The command that a form asks for, or the key of the sentence that says what is missing.
fn command(patient: PatientId, act: &str, typed: &Typed) -> Result<PatientCommand, &'static str> {
    let erasure = || {
        typed
            .get("item")
            .parse::<ErasureId>()
            .map_err(|_| "rec-no-choice")
    };
    let reason = || typed.get("reason").to_owned();
    let assign = |staff, assigned| PatientCommand::Assign {
        patient,
        staff: StaffId::new(typed.get(staff)),
        assigned,
    };
    Ok(match act {
        "assign" => assign("staff", true),
        "unassign" => assign("item", false),
        "coordinator" => PatientCommand::SetCoordinator {
            patient,
            coordinator: Some(typed.get("coordinator"))
                .filter(|staff| !staff.is_empty())
                .map(StaffId::new),
        },
        "ask-erasure" => PatientCommand::AskErasure {
            patient,
            erasure: erasure()?,
            reason: reason(),
        },
        "refuse-erasure" => PatientCommand::RefuseErasure {
            patient,
            erasure: erasure()?,
            reason: reason(),
        },
        _ if typed.get("sure") != "yes" => return Err("lead-erase-say-sure"),
        _ => PatientCommand::Erase {
            patient,
            erasure: erasure()?,
        },
    })
}

/// The form by which the leader asks that somebody's record be erased.
pub fn ask(say: &Say<'_>, keys: &Keys, one: &WorkedWith) -> Markup {
    if one.erasure_asked {
        return html! { p { (say.t("lead-asked")) " " a href="#erasures" { (say.t("lead-asked-see")) } } };
    }
    let name = format!("ask-erasure.{}", one.id);
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let fresh = ErasureId::from_uuid(SystemIds.next()).to_string();
    let action = format!("/leader/patients/{}/ask-erasure", one.id);
    let inside = form.around(
        &action,
        form.value("item", &fresh),
        &html! {
            p.hint { (say.t("lead-ask-hint")) }
            (form.line_with("reason", "lead-reason", "lead-reason-hint", ""))
            button.do.wide type="submit" { (say.t("lead-ask-go")) }
        },
    );
    folded(&say.t("lead-ask"), form.is_refused(), &inside)
}

/// Every question whether to erase.
pub fn show(say: &Say<'_>, keys: &Keys, rows: &[ErasureRow]) -> Markup {
    let (open, over): (Vec<&ErasureRow>, Vec<&ErasureRow>) =
        rows.iter().partition(|row| row.end.is_none());
    let inside = html! {
        p.hint { (say.t("lead-erasures-about")) }
        @if open.is_empty() { p { (say.t("lead-erasures-none")) } }
        @for row in &open { (question(say, keys, row)) }
        @if !over.is_empty() {
            (folded(&say.numbered("lead-erasures-over", over.len()), false, &html! {
                ul.list { @for row in &over { li { (ended(say, row)) } } }
            }))
        }
    };
    card("erasures", &say.t("lead-erasures"), &inside)
}

fn whose(say: &Say<'_>, row: &ErasureRow) -> String {
    let name = row.name.clone();
    name.unwrap_or_else(|| say.t("lead-erased-record"))
}

fn by(say: &Say<'_>, by: &By) -> String {
    match by {
        By::Staff(staff) => staff.name.clone(),
        By::Machine => say.t("lead-machine"),
    }
}

fn asked(say: &Say<'_>, row: &ErasureRow) -> Markup {
    let (who, at) = (by(say, &row.by), say.when(row.at));
    html! {
        p { (say.with("lead-asked-by", &[("who", Arg::Text(&who)), ("at", Arg::Text(&at))])) }
        blockquote.words { (row.reason) }
    }
}

fn question(say: &Say<'_>, keys: &Keys, row: &ErasureRow) -> Markup {
    let (refusing, erasing) = (
        format!("refuse-erasure.{}", row.patient),
        format!("erase.{}", row.patient),
    );
    let refuse = Form {
        say,
        keys,
        name: &refusing,
    };
    let erase = Form {
        say,
        keys,
        name: &erasing,
    };
    let path = |act: &str| format!("/leader/patients/{}/{act}", row.patient);
    let item = row.id.to_string();
    let carry_out = erase.around(
        &path("erase"),
        &item,
        &html! {
            (erase.tick("sure", "yes", &say.t("lead-erase-sure"), false))
            button.do.alarm.wide type="submit" { (say.t("lead-erase-go")) }
        },
    );
    let keep = refuse.around(
        &path("refuse-erasure"),
        &item,
        &html! {
            (refuse.line_with("reason", "lead-refuse-reason", "lead-reason-hint", ""))
            button.do.wide type="submit" { (say.t("lead-refuse-go")) }
        },
    );
    let not_before = say.day_and_time(row.not_before);
    html! {
        section.person-line aria-label=(whose(say, row)) {
            h3 { (whose(say, row)) }
            (asked(say, row))
            // The form may have gone from the page since it was opened.
            @if row.is_mine || !row.is_ripe || row.contact_open { (keys.problem_of(&erasing)) }
            @if row.is_mine { p.say { (say.t("lead-erasure-mine")) } }
            @else if !row.is_ripe { p.say { (say.with("lead-erasure-not-before", &[("at", Arg::Text(&not_before))])) } }
            @else if row.contact_open { p.say { (say.t("lead-erasure-contact")) } }
            @else { (folded(&say.t("lead-erase"), erase.is_refused(), &carry_out)) }
            (folded(&say.t("lead-refuse"), refuse.is_refused(), &keep))
        }
    }
}

fn ended(say: &Say<'_>, row: &ErasureRow) -> Markup {
    html! {
        p { b { (whose(say, row)) } }
        (asked(say, row))
        @match &row.end {
            Some(Ended::Done(who, at)) => p { (say.with("lead-done", &[("who", Arg::Text(&by(say, who))), ("at", Arg::Text(&say.when(*at)))])) },
            Some(Ended::Refused(who, at, why)) => {
                p { (say.with("lead-refused", &[("who", Arg::Text(&by(say, who))), ("at", Arg::Text(&say.when(*at)))])) }
                blockquote.words { (why) }
            }
            None => {}
        }
    }
}
