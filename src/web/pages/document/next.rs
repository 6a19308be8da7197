//! The next contact that a signed document names, as a follow-up: whoever has the contact in hand makes it one with what was written, and
//! changes what she will. Nothing is sent by itself.

use maud::{Markup, html};

use crate::domain::assessments::document::Document;
use crate::domain::assessments::next_contact::{self, NextContact};
use crate::domain::followups::follow_up::{About, LONGEST_WHAT};
use crate::domain::forms::form::Form;
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::contact::colleagues;
use crate::views::documents::{self, DocumentSeen};
use crate::web::pages::document::list;
use crate::web::pages::form::Keys;
use crate::web::pages::nurse::Seen;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// What the fields of a sheet are numbered with.
const SHEET: usize = 1_000;

/// What a document names, each with its form.
pub fn offer(
    say: &Say<'_>,
    seen: &Seen<'_>,
    found: &DocumentSeen<'_>,
    form: Option<&Form>,
    keys: &Keys,
) -> Markup {
    let (state, document) = (seen.state, found.document);
    let contact = document.contact;
    if !documents::may_name(state, seen.viewer, contact) {
        return Markup::default();
    }
    let all = waiting(state, document, say.now);
    html! {
        @if !all.is_empty() {
            section.doc-sign #next-contact aria-labelledby="h-next" {
                h2 #h-next { (say.t("doc-next")) }
                p.hint { (say.t("doc-next-how")) }
                @let title = list::title(say, form, document.kind);
                @for (number, next) in all.iter().enumerate() {
                    (one(say, seen, contact, (number, next), &title, keys))
                }
            }
        }
    }
}

/// On the page of a contact: what its documents name, and the way there.
pub fn of_contact(say: &Say<'_>, seen: &Seen<'_>, contact: ContactId) -> Markup {
    if !documents::may_name(seen.state, seen.viewer, contact) {
        return Markup::default();
    }
    let all = documents::of_contact(seen.state, seen.viewer, contact);
    html! {
        @for found in &all {
            @let document = found.document;
            @let form = seen.forms.and_then(|forms| forms.get(&document.form));
            @for next in waiting(seen.state, document, say.now) {
                p.say {
                    b { (list::heading(say, form.map(AsRef::as_ref), document.kind)) } ": " (told(say, &next)) " "
                    a href=(format!("/document/{}#next-contact", document.id)) { (say.t("doc-next-make")) }
                }
            }
        }
    }
}

/// On the page of a contact: what its last sheet names, as a follow-up with what was written on it.
pub fn of_sheet(say: &Say<'_>, seen: &Seen<'_>, contact: ContactId, keys: &Keys) -> Markup {
    if !documents::may_name(seen.state, seen.viewer, contact) {
        return Markup::default();
    }
    let found = seen.state.contact(contact);
    let next = found.and_then(next_contact::on_sheet);
    let Some(next) = next.filter(|next| waits(seen.state, contact, next, say.now)) else {
        return Markup::default();
    };
    let title = say.t("end-sheet-title");
    let act = format!("new-{contact}");
    html! {
        section.say id=(format!("sheet-next-{contact}")) {
            p { b { (title) } ": " (told(say, &next)) }
            details.more open[keys.refused_act(&act).is_some()] {
                summary { (say.t("doc-next-make")) }
                // After those of the documents, which are numbered from the first.
                (one(say, seen, contact, (SHEET, &next), &title, keys))
            }
        }
    }
}

/// What is still to come, and has no follow-up at its time.
fn waiting(state: &State, document: &Document, now: Timestamp) -> Vec<NextContact> {
    let all = next_contact::named(document).into_iter();
    all.filter(|next| waits(state, document.contact, next, now))
        .collect()
}

fn waits(state: &State, contact: ContactId, next: &NextContact, now: Timestamp) -> bool {
    let mut all = state.follow_ups_of(contact);
    let made = match next.at {
        // A form says the minute.
        Some(at) => all.any(|found| minute(found.at) == minute(at)),
        None => all.any(|found| found.about != About::Person),
    };
    next.at.is_none_or(|at| at > now) && !made
}

const fn minute(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(60_000)
}

/// When, and who, as it was written.
fn told(say: &Say<'_>, next: &NextContact) -> String {
    let at = next.at.map(|at| say.when(at));
    let child = next.child.clone().filter(|name| !name.is_empty());
    let all = [child, at, next.who.clone()].into_iter().flatten();
    all.collect::<Vec<_>>().join(", ")
}

fn one(
    say: &Say<'_>,
    seen: &Seen<'_>,
    contact: ContactId,
    (number, next): (usize, &NextContact),
    title: &str,
    keys: &Keys,
) -> Markup {
    let act = format!("new-{contact}");
    let id = |field: &str| format!("next-{field}-{number}");
    let parts = [
        Some(title.to_owned()),
        next.child.clone(),
        next.who.clone(),
        next.what.clone(),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let what: String = parts.join(". ").chars().take(LONGEST_WHAT).collect();
    html! {
        p { b { (told(say, next)) } }
        form.tight method="post" action=(format!("/nurse/follow-up/{contact}/new")) data-act=(act) {
            (keys.hidden(&format!("{act}-{number}")))
            (keys.problem_of(&act))
            input type="hidden" name="for" value=(if next.child.is_some() { "child" } else { "person" });
            label for=(id("what")) { (say.t("ui-follow-up-what")) }
            textarea id=(id("what")) name="what" rows="3" maxlength=(LONGEST_WHAT) required { (what) }
            div.two {
                div { label for=(id("owner")) { (say.t("ui-follow-up-who")) }
                    select id=(id("owner")) name="owner" required {
                        option value="" { (say.t("ui-choose")) }
                        @for colleague in seen.state.service.iter().flat_map(|service| colleagues(seen.state, seen.viewer, service)) {
                            option value=(colleague.staff) { (who::named(say, &colleague.who)) @if colleague.who.me { " (" (say.t("ui-you-object")) ")" } }
                        }
                    } }
                div { label for=(id("at")) { (say.t("ui-follow-up-when")) }
                    input id=(id("at")) type="datetime-local" name="at" required value=(next.at.map_or_else(String::new, |at| say.field(at))); }
            }
            button.do.main.wide type="submit" { (say.t("doc-next-do")) }
        }
    }
}
