//! What follows a death, on the person's record: who is left behind and who cares for them, what ended, and what is to be looked at if the mark
//! was a mistake.

use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::deaths::command::{DeathCommand, Whom};
use crate::domain::followups::follow_up::{LONGEST_WHAT, LONGEST_WHOM};
use crate::domain::ids::{PatientId, StaffId};
use crate::domain::patients::people::Role;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::deaths::{DeathView, EndedRow, Hers, SurvivorRow};
use crate::views::glance::words;
use crate::views::record::Record;
use crate::web::pages::asked::time;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::record::fields::Unread;
use crate::web::pages::record::parts::{Form, button, card, folded};
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// The handbook's page, where the notices to authorities stand.
const CHAPTER: &str = "when-something-goes-wrong";
/// Somebody who is not on the list.
const OTHER: &str = "other";
/// A child.
const CHILD: &str = "child";

/// The card; of a mark that was taken back, what is to be looked at.
pub fn show(say: &Say<'_>, record: &Record, keys: &Keys, view: &DeathView) -> Markup {
    let (by, at) = (who::named(say, &view.by), say.when(view.at));
    let args = [("who", Arg::Text(&by)), ("t", Arg::Text(&at))];
    let inside = html! {
        @if let Some((by, at)) = &view.undone {
            p { (say.with("dea-undone", &[("who", Arg::Text(&who::named(say, by))), ("t", Arg::Text(&say.when(*at)))])) }
            @if view.ended.iter().any(|ended| ended.promise) { p.say.red { b { (say.t("dea-undone-promises")) } } }
            (ended(say, view, true))
        } @else {
            p { (say.with("dea-marked", &args)) " " (say.t("dea-quiet")) }
            h3 { (say.t("dea-survivors")) }
            @if view.survivors.is_empty() { p.say.red { b { (say.t("dea-survivors-none")) } } }
            ul.list { @for row in &view.survivors { (survivor(say, record, keys, row)) } }
            (new(say, record, keys, view))
            (ended(say, view, false))
            @if view.debriefs.0 > 0 { p.soft { (say.numbered("dea-debriefs", view.debriefs.1)) } }
            p { a href=(say.chapter(CHAPTER)) { (say.t("dea-chapter")) } }
        }
    };
    card("death", &say.t("dea-title"), &inside)
}

fn whom(say: &Say<'_>, child: bool, name: Option<&str>) -> String {
    match (child, name) {
        (true, _) => say.t("dea-child"),
        (false, Some(name)) => name.to_owned(),
        (false, None) => say.t("dea-unsaid"),
    }
}

fn survivor(say: &Say<'_>, record: &Record, keys: &Keys, row: &SurvivorRow) -> Markup {
    html! {
        li {
            p.line-head { b { (whom(say, row.child, row.who.as_deref())) } }
            @if let Some(told) = row.told { p.soft { (say.by("rec-told-is", words::told(told))) } }
            @match &row.open {
                Some(open) => p { (dotted([
                    text(open.what.as_deref().unwrap_or_default()),
                    text(&say.with("ui-follow-up-by", &[("who", Arg::Text(&who::named(say, &open.owner))), ("t", Arg::Text(&say.when(open.at)))])),
                ])) },
                None => p.soft { (say.t("dea-cared-for")) },
            }
            @if let Some(contact) = row.contact { p { a href=(format!("/nurse/contact/{contact}")) { (say.t("ui-alarm-contact")) } } }
            @if let (Some(task), Some(_)) = (row.task, &row.open) {
                @let path = format!("/patient/{}/record/cared-for", record.id);
                (button(say, keys, &path, (&format!("cared-for.{task}"), &task.to_string()), "dea-done"))
            }
        }
    }
}

fn ended(say: &Say<'_>, view: &DeathView, undone: bool) -> Markup {
    let title = if undone { "dea-again" } else { "dea-ended" };
    html! {
        @if !view.ended.is_empty() {
            h3 { (say.t(title)) }
            ul.list { @for row in &view.ended { li { (over(say, row)) } } }
        }
    }
}

fn over(say: &Say<'_>, row: &EndedRow) -> Markup {
    let kind = match (row.promise, row.waits) {
        (true, true) => "promise_waits",
        (true, false) => "promise",
        (false, _) => "follow_up",
    };
    let owner = row.owner.as_ref().map(|owner| who::named(say, owner));
    let said = dotted([
        text(&say.by("dea-ended-what", kind)),
        text(row.what.as_deref().unwrap_or_default()),
        text(owner.as_deref().unwrap_or_default()),
    ]);
    html! {
        @match row.contact {
            Some(contact) => a href=(format!("/nurse/contact/{contact}")) { (said) },
            None => (said),
        }
    }
}

/// One more survivor: chosen among those around the person, or said in own words.
fn new(say: &Say<'_>, record: &Record, keys: &Keys, view: &DeathView) -> Markup {
    let form = Form {
        say,
        keys,
        name: "survivor",
    };
    let cared = |id| view.survivors.iter().any(|row| row.relative == Some(id));
    let chosen = form.value("whom", "");
    let owner = form.value("owner", "");
    let path = format!("/patient/{}/record/survivor", record.id);
    let inside = html! {
        fieldset.left-behind {
            legend { (say.t("dea-who")) }
            div.choices {
                @for relative in &record.people {
                    @if let Some(person) = relative.person.known().filter(|person| matches!(person.role, Role::Close(_))) {
                        @let id = relative.id.to_string();
                        label.choice {
                            input type="radio" name="whom" value=(id) checked[chosen == id] required;
                            span {
                                (person.name) @if cared(relative.id) { " · " (say.t("dea-already")) }
                                @if relative.objected { small { (say.t("end-listed-unwanted")) } }
                                @else if let Some(told) = view.told.get(&relative.id) { small { (say.by("rec-told-is", words::told(*told))) } }
                            }
                        }
                    }
                }
                label.choice { input type="radio" name="whom" value=(CHILD) checked[chosen == CHILD] required; (say.t("dea-child")) }
                label.choice { input type="radio" name="whom" value=(OTHER) checked[chosen == OTHER] required; (say.t("dea-other")) }
            }
            div.if-other {
                label for="survivor-other" { (say.t("dea-other-who")) }
                input id="survivor-other" name="other" maxlength=(LONGEST_WHOM) autocomplete="off" value=(form.value("other", ""));
            }
        }
        div {
            label for="survivor-what" { (say.t("ui-follow-up-what")) }
            input id="survivor-what" name="what" maxlength=(LONGEST_WHAT) autocomplete="off" required value=(form.value("what", ""));
        }
        div {
            label for="survivor-owner" { (say.t("dea-owner")) }
            @if !view.in_contact { p.hint { (say.t("dea-no-contact")) } }
            select id="survivor-owner" name="owner" required {
                option value="" { (say.t("ui-choose")) }
                @for (staff, person) in &view.staff { option value=(staff) selected[owner == staff.as_str()] { (who::named(say, person)) } }
            }
        }
        div {
            label for="survivor-at" { (say.t("ui-follow-up-when")) }
            input id="survivor-at" name="at" type="datetime-local" required value=(form.value("at", ""));
        }
        (form.go("dea-care"))
    };
    let open = form.is_refused() || view.survivors.is_empty();
    folded(&say.t("dea-new"), open, &form.around(&path, "", &inside))
}

/// What the form asks for.
pub fn cares(state: &State, patient: PatientId, typed: &Typed) -> Result<Command, Unread> {
    let whom = match typed.get("whom") {
        CHILD => Whom::Child,
        OTHER => Whom::Words(typed.get("other").to_owned()),
        relative => Whom::Listed(relative.parse().map_err(|_| Unread::Choice)?),
    };
    if typed.get("owner").is_empty() {
        return Err(Unread::Choice);
    }
    Ok(Command::Death(DeathCommand::CareFor {
        patient,
        whom,
        contact: None,
        owner: StaffId::new(typed.get("owner")),
        at: time(state, typed.get("at")).ok_or(Unread::Day)?,
        what: typed.get("what").to_owned(),
    }))
}

/// Those whom she cares for, on the page of the day service.
pub fn hers(say: &Say<'_>, keys: &Keys, all: &[Hers]) -> Markup {
    html! {
        @if !all.is_empty() {
            section.card #survivors aria-labelledby="h-survivors" {
                h2 #h-survivors { (say.t("dea-hers")) " " span.count { (all.len()) } }
                @for one in all {
                    div class=(if one.at <= say.now { "row late" } else { "row calm" }) {
                        span.what-is { b { (whom(say, one.who.is_none(), one.who.as_deref())) } }
                        span.about-them { (dotted([text(one.what.as_deref().unwrap_or_default()), text(&say.when(one.at))])) }
                        @let path = format!("/patient/{}/record/cared-for", one.patient);
                        div.row-acts { (button(say, keys, &path, (&format!("cared-for.{}", one.task), &one.task.to_string()), "dea-done")) }
                    }
                }
            }
        }
    }
}
