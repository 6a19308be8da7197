//! What to watch for: with a reason, an author and an end. The person can see it, unless there is a stated reason against: that one stands at
//! `/patient/{patient}/alerts`, a page of its own, so that it is never on the screen while the record is read together with the person.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::ids::{FlagId, IdSource, PatientId, StaffId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::patient::Flag;
use crate::domain::secret::Secret;
use crate::engine::SubmitError;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::record::{HiddenAlert, Record, Worker, hidden_alerts, worker};
use crate::views::shows::Shows;
use crate::web::pages::form::Keys;
use crate::web::pages::record::earlier::strike;
use crate::web::pages::record::parts::{self, Form, button, card, folded};
use crate::web::pages::record::show::{Reading, Shown, closed, reads, unread};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The card. `name`: the name behind a short one.
pub fn show(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    name: &dyn Fn(&StaffId) -> Worker,
) -> Markup {
    let seen = record
        .flags
        .iter()
        .filter(|(flag, _)| flag.hidden_because.is_none());
    let (stand, over): (Vec<_>, Vec<_>) = seen.partition(|(_, stands)| *stands);
    let path = format!("/patient/{}/record", record.id);
    let refused = |flag: &Flag| keys.refused_act(&format!("{STRIKE}.{}", flag.id)).is_some();
    let refused_over = over.iter().any(|(flag, _)| refused(flag));
    let inside = html! {
        @if stand.is_empty() { p { (say.t("rec-flags-none")) } }
        ul.list { @for (flag, _) in &stand {
            li {
                div.say.red { b { (known(&flag.text)) } }
                (about(say, flag, name))
                (button(say, keys, &format!("/patient/{}/record/end-flag", record.id), (&format!("end-flag.{}", flag.id), &flag.id.to_string()), "rec-flag-end"))
                (strike(say, keys, (&path, STRIKE), &flag.id.to_string()))
            }
        } }
        @if !over.is_empty() {
            (folded(&say.numbered("rec-flags-over", over.len()), refused_over, &html! {
                ul.list { @for (flag, _) in &over {
                    li {
                        (over_now(flag))
                        (about(say, flag, name))
                        @if flag.struck.is_none() { (strike(say, keys, (&path, STRIKE), &flag.id.to_string())) }
                    }
                } }
            }))
        }
        (new(say, record.id, keys, "flag"))
    };
    card("alerts", &say.t("rec-flags"), &inside)
}

fn known(text: &Secret<String>) -> &str {
    text.known().map_or("", String::as_str)
}

/// What does not hold any more; what never was so is struck through.
fn over_now(flag: &Flag) -> Markup {
    html! { p { @if flag.struck.is_some() { s { (known(&flag.text)) } } @else { (known(&flag.text)) } } }
}

fn about(say: &Say<'_>, flag: &Flag, name: &dyn Fn(&StaffId) -> Worker) -> Markup {
    let by = name(&flag.by).name;
    let (at, until) = (say.date(flag.at), say.date(flag.until));
    html! {
        p { (say.t("rec-flag-why")) ": " (known(&flag.reason)) }
        p.soft { (say.with("rec-flag-by", &[("who", Arg::Text(&by)), ("at", Arg::Text(&at)), ("until", Arg::Text(&until))])) }
        @if let Some((who, at)) = &flag.ended {
            p.soft { (say.with("rec-flag-ended", &[("who", Arg::Text(&name(who).name)), ("at", Arg::Text(&say.date(*at)))])) }
        }
        @if let Some(struck) = &flag.struck {
            p { (say.with("rec-struck", &[("who", Arg::Text(&name(&struck.by).name)), ("at", Arg::Text(&say.when(struck.at)))])) @if let Some(why) = struck.why.known() { ": " (why) } }
        }
        @match &flag.hidden_because {
            Some(why) => p.soft { (say.t("rec-flag-hidden")) ": " (known(why)) },
            None => p.soft { (say.t("rec-flag-seen")) },
        }
    }
}

/// A form for another. `act`: one that the person sees, or one that the person does not see.
fn new(say: &Say<'_>, id: PatientId, keys: &Keys, act: &str) -> Markup {
    let form = Form {
        say,
        keys,
        name: act,
    };
    let fresh = FlagId::from_uuid(SystemIds.next()).to_string();
    let inside = form.around(
        &format!("/patient/{id}/record/{act}"),
        "",
        &html! {
            input type="hidden" name="id" value=(form.value("id", &fresh));
            (form.line_with("text", "rec-flag-text", "rec-flag-text-hint", ""))
            (form.line("reason", "rec-flag-why", ""))
            (form.day("until", "rec-flag-until", ""))
            @if act == HIDE { (form.line_with("hidden_because", "rec-flag-hide", "rec-flag-hide-hint", "")) }
            (form.go("rec-flag-raise"))
        },
    );
    let heading = if act == HIDE {
        "rec-alerts-new"
    } else {
        "rec-flag-new"
    };
    folded(&say.t(heading), form.is_refused(), &inside)
}

/// Raises one that the person does not see.
pub const HIDE: &str = "hidden-flag";
/// Ends one that the person does not see.
pub const END_HIDDEN: &str = "end-hidden-flag";
/// Says of one that it never was so.
pub const STRIKE: &str = "strike-flag";
/// The same of one that the person does not see.
pub const STRIKE_HIDDEN: &str = "strike-hidden-flag";

/// The page, from the present state.
pub async fn render(web: &WebState, viewer: &Viewer, id: PatientId, shown: Shown<'_>) -> Response {
    let reading = match reads(web, viewer, id, &[RecordPart::Flags]).await {
        Ok(reading) => reading,
        Err(SubmitError::Rejected(_)) => return closed(web, viewer, Some(id), &shown),
        Err(error) => return unread(web, viewer, &error, shown.headers),
    };
    let state = web.engine.state();
    let Some((person, rows)) = hidden_alerts(&state, viewer, id, web.engine.now()) else {
        return closed(web, viewer, Some(id), &shown);
    };
    let path = format!("/patient/{id}");
    let back = Some((path.as_str(), "rec-title-patient"));
    let page = parts::page_that_closes(
        web,
        viewer,
        shown.headers,
        back,
        "rec-alerts",
        Some(&Shows::parts(id, [RecordPart::Flags])),
        |say| {
            html! {
                h1 { (say.t("rec-alerts")) }
                p { (person) }
                @if matches!(reading, Reading::Unwritten) { p.say.red role="alert" { b { (say.t("rec-unwritten")) } } }
                p.say.amber { (say.t("rec-alerts-hint")) }
                section.card {
                    @if rows.is_empty() { p { (say.t("rec-alerts-none")) } }
                    ul.list { @for row in &rows { (hidden(say, id, row, &shown.keys, &|staff| worker(&state, staff))) } }
                    (new(say, id, &shown.keys, HIDE))
                }
            }
        },
    );
    (shown.status, page).into_response()
}

fn hidden(
    say: &Say<'_>,
    id: PatientId,
    row: &HiddenAlert,
    keys: &Keys,
    name: &dyn Fn(&StaffId) -> Worker,
) -> Markup {
    let flag = &row.flag;
    html! {
        li {
            @if row.stands { div.say.red { b { (known(&flag.text)) } } } @else { (over_now(flag)) }
            (about(say, flag, name))
            @if row.stands && row.own {
                (button(say, keys, &format!("/patient/{id}/record/{END_HIDDEN}"), (&format!("{END_HIDDEN}.{}", flag.id), &flag.id.to_string()), "rec-flag-end"))
            }
            @if row.own && flag.struck.is_none() { (strike(say, keys, (&format!("/patient/{id}/record"), STRIKE_HIDDEN), &flag.id.to_string())) }
        }
    }
}
