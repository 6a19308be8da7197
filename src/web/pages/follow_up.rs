//! A follow-up in a list: what is to be done, by whom and when, and what can be done with it: done, with a word, moved with a reason, given to
//! somebody else. And `/leader/follow-ups`: what is too late, and whose it is, never whom it is about.

use axum::extract::{Extension, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::domain::access::Part;
use crate::domain::followups::follow_up::About;
use crate::domain::ids::ContactId;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::follow_up::{FollowUpRow, LateRow, late};
use crate::web::pages::form::Keys;
use crate::web::pages::further;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::record::parts as record;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;
use crate::web::state::WebState;

/// Where a list stands, and so where its forms lead back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the board, which is pushed to.
    Board,
    /// On the page of the day service.
    Day,
}

/// More than this is not read in one look, in characters.
const LONG: usize = 120;

/// A line of the list.
pub fn line(say: &Say<'_>, row: &FollowUpRow, keys: &Keys, place: Place) -> Markup {
    let tone = if row.at <= say.now {
        "row late"
    } else {
        "row calm"
    };
    let follow = match row.about {
        About::Person => "follow".to_owned(),
        About::Children => "children".to_owned(),
        About::Further(id) => format!("further-{id}"),
    };
    let whom = further::for_whom(say, &row.for_whom);
    let about = row.whom.as_ref().map(|whom| who::whom(say, whom));
    let owner = if row.owner.me {
        say.t("ui-turn-you")
    } else {
        let who = who::named(say, &row.owner);
        say.with("ui-turn", &[("who", Arg::Text(&who))])
    };
    let nobody = if row.mine && !row.owner.me {
        say.t("ui-follow-up-nobody")
    } else {
        String::new()
    };
    let moved = row.moved.as_deref().map_or_else(String::new, |why| {
        say.with("ui-follow-up-moved", &[("why", Arg::Text(why))])
    });
    html! {
        div class=(tone) id=[row.contact.map(|contact| format!("{follow}-{contact}"))] {
            span.what { (icon(Icon::Note)) span { (words(say, row)) @if let Some(about) = &about { " · " (about) } } }
            span.when { (say.due(row.at)) }
            span.next { (dotted([text(&say.when(row.at)), text(&owner), text(&whom), text(&nobody), text(&moved)])) (further::listed(say, &row.for_whom)) }
            @if let Some(contact) = row.contact {
                div.row-acts {
                    @if row.mine { (done(say, row, contact, keys, place)) }
                    a.do.small href=(format!("/nurse/contact/{contact}")) data-nav { (say.t("ui-alarm-contact")) }
                }
                @if row.mine { (more(say, row, contact, keys, place)) }
            }
        }
    }
}

/// What is to be done, in words.
fn what(say: &Say<'_>, row: &FollowUpRow) -> String {
    match (row.about, &row.what) {
        (About::Children, _) => say.t("ui-follow-up-children"),
        (About::Person | About::Further(_), Some(what)) => what.clone(),
        (About::Person | About::Further(_), None) => say.t("ui-follow-up-erased"),
    }
}

/// The same, set off; what is long is not bold from one end to the other.
pub fn words(say: &Say<'_>, row: &FollowUpRow) -> Markup {
    let what = what(say, row);
    html! { b.long[what.chars().count() > LONG] { (what) } }
}

/// The word in an address, and the form's name.
fn act(row: &FollowUpRow, what: &str) -> String {
    match row.about {
        About::Person => what.to_owned(),
        About::Children => format!("children-{what}"),
        About::Further(id) => format!("{id}-{what}"),
    }
}

fn form(
    contact: ContactId,
    keys: &Keys,
    place: Place,
    (act, suffix): (&str, &str),
    inside: &Markup,
) -> Markup {
    let name = format!("{act}-{contact}");
    html! {
        form.fields method="post" action=(format!("/nurse/follow-up/{contact}/{act}"))
            data-act=(name) data-anew[place == Place::Day] {
            (keys.hidden(&format!("{name}{suffix}"))) (keys.problem_of(&name))
            @if place == Place::Day { input type="hidden" name="from" value="day"; }
            (inside)
        }
    }
}

fn done(say: &Say<'_>, row: &FollowUpRow, contact: ContactId, keys: &Keys, place: Place) -> Markup {
    form(
        contact,
        keys,
        place,
        (&act(row, "done"), ""),
        &html! { button.do.small type="submit" { (say.t("ui-follow-up-done")) } },
    )
}

/// What is rarer: done with a word, moved, given to somebody else.
fn more(say: &Say<'_>, row: &FollowUpRow, contact: ContactId, keys: &Keys, place: Place) -> Markup {
    let (moves, hands, ends) = (act(row, "move"), act(row, "hand"), act(row, "done"));
    let typed = |act: &str, field: &str| {
        let refused = keys.refused_act(&format!("{act}-{contact}"));
        refused.map_or_else(String::new, |refused| refused.typed.get(field).to_owned())
    };
    let open = [&moves, &hands]
        .iter()
        .any(|act| keys.refused_act(&format!("{act}-{contact}")).is_some());
    let id = |act: &str, field: &str| format!("{act}-{field}-{contact}");
    html! {
        details.more id=(format!("{moves}-more-{contact}")) open[open] {
            summary { (say.t("ui-follow-up-more")) }
            (form(contact, keys, place, (&ends, ".word"), &html! {
                label for=(id(&ends, "word")) { (say.t("ui-follow-up-word")) }
                input id=(id(&ends, "word")) name="word" maxlength="1000" autocomplete="off" value=(typed(&ends, "word")) data-draft=(id(&ends, "word"));
                button.do.small type="submit" { (say.t("ui-follow-up-done-word")) }
            }))
            (form(contact, keys, place, (&moves, ""), &html! {
                label for=(id(&moves, "at")) { (say.t("ui-follow-up-move-when")) }
                input id=(id(&moves, "at")) name="at" type="datetime-local" value=(typed(&moves, "at")) data-draft=(id(&moves, "at"));
                label for=(id(&moves, "reason")) { (say.t("ui-follow-up-move-why")) }
                input id=(id(&moves, "reason")) name="reason" maxlength="1000" autocomplete="off" value=(typed(&moves, "reason")) data-draft=(id(&moves, "reason"));
                button.do.small type="submit" { (say.t("ui-follow-up-move")) }
            }))
            @if !row.others.is_empty() {
                (form(contact, keys, place, (&hands, ""), &html! {
                    label for=(id(&hands, "to")) { (say.t("ui-follow-up-hand-who")) }
                    select id=(id(&hands, "to")) name="to" {
                        @for (staff, person) in &row.others { option value=(staff) { (who::named(say, person)) } }
                    }
                    button.do.small type="submit" { (say.t("ui-follow-up-hand")) }
                }))
            }
        }
    }
}

/// `GET /leader/follow-ups`.
pub async fn too_late(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    let state = web.engine.state();
    if !viewer.may_see(&state, Part::Leading) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let rows = late(&state, &viewer, web.engine.now());
    let back = Some(("/leader", "in-home"));
    record::page(&web, &viewer, &headers, back, "ui-late-title", |say| {
        html! {
            h1 { (say.t("ui-late-title")) }
            @if rows.is_empty() { p.lead { (say.t("ui-late-none")) } }
            @else { p.soft { (say.t("ui-late-about")) } @for row in &rows { (late_line(say, row)) } }
        }
    })
    .into_response()
}

pub fn late_line(say: &Say<'_>, row: &LateRow) -> Markup {
    let at = say.day_and_time(row.at);
    html! {
        div.row.late {
            span.what-is { b { (who::named(say, &row.owner)) } }
            span.about-them {
                (say.with("ui-late-since", &[("at", Arg::Text(&at))]))
                @if row.moved { " · " (say.t("ui-late-moved")) }
            }
        }
    }
}
