//! The documents of a case, on the contact's page and on the page of the doctor who asked: what there is, and what can be begun.

use maud::{Markup, html};

use crate::domain::assessments::asked::{self, Request};
use crate::domain::assessments::document::{Document, Standing, Transfer};
use crate::domain::assessments::signature::Office;
use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::ContactId;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::documents::{self, DocumentSeen};
use crate::web::handbook::looked;
use crate::web::pages::document::{next, part};
use crate::web::pages::form::Keys;
use crate::web::pages::forms::field::words;
use crate::web::pages::nurse::Seen;
use crate::web::pages::parts::{Icon, icon};
use crate::web::pages::say::Say;

/// The list, and what can be begun. Nothing for whoever takes no part.
pub fn list(seen: &Seen<'_>, say: &Say<'_>, contact: ContactId, keys: &Keys) -> Markup {
    let all = documents::of_contact(seen.state, seen.viewer, contact);
    let forms = to_begin(seen, contact);
    let heading = format!("h-documents-{contact}");
    let sheet = next::of_sheet(say, seen, contact, keys);
    html! {
        (sheet)
        @if !all.is_empty() || !forms.is_empty() {
            section.group.documents id=(format!("documents-{contact}")) aria-labelledby=(heading) {
                h2 id=(heading) { (say.t("doc-all")) }
                @for one in &all { (line(seen, say, one)) }
                (next::of_contact(say, seen, contact))
                @if !forms.is_empty() { (begin(seen, say, contact, &forms, keys)) }
                (part::doctors(seen, say, contact, keys))
            }
        }
    }
}

/// One line, and under it what waits in contacts that are over: to be signed, or to be done with in the record system.
pub fn left(seen: &Seen<'_>, say: &Say<'_>) -> Markup {
    let left = documents::left(seen.state, seen.viewer);
    html! {
        @if !left.is_empty() {
            details.more #documents-left {
                summary { (say.numbered("doc-left", left.len())) }
                @for one in &left { (line(seen, say, one)) }
            }
        }
    }
}

/// The orders given by telephone that wait for the viewer's signature.
pub fn orders(seen: &Seen<'_>, say: &Say<'_>) -> Markup {
    let orders = documents::to_countersign(seen.state, seen.viewer);
    html! {
        @if !orders.is_empty() {
            section.group #orders aria-labelledby="h-orders" {
                h2 #h-orders { (say.t("doc-orders")) " " span.count { (orders.len()) } }
                @for one in &orders { (line(seen, say, one)) }
            }
        }
    }
}

/// The decisions that wait for the viewer, the municipal doctor.
pub fn decisions(seen: &Seen<'_>, say: &Say<'_>) -> Markup {
    let decisions = documents::to_decide(seen.state, seen.viewer);
    html! {
        @if !decisions.is_empty() {
            section.group #decisions aria-labelledby="h-decisions" {
                h2 #h-decisions { (say.t("doc-decisions")) " " span.count { (decisions.len()) } }
                @for one in &decisions { (line(seen, say, one)) }
            }
        }
    }
}

/// What the viewer has begun or written in, and nobody has signed, of whatever contact.
pub fn unsigned(seen: &Seen<'_>, say: &Say<'_>) -> Markup {
    let unsigned = documents::unsigned(seen.state, seen.viewer);
    html! {
        @if !unsigned.is_empty() {
            section.group #unsigned aria-labelledby="h-unsigned" {
                h2 #h-unsigned { (say.t("doc-unsigned")) " " span.count { (unsigned.len()) } }
                @for one in &unsigned { (line(seen, say, one)) }
            }
        }
    }
}

/// On the page of a document: the others of its case, and of an admission the parts that nobody has begun.
pub fn others(seen: &Seen<'_>, say: &Say<'_>, found: &DocumentSeen<'_>) -> Markup {
    let document = found.document;
    let all = documents::of_contact(seen.state, seen.viewer, document.contact);
    let there = |kind: &DocumentKind| {
        all.iter()
            .any(|one| one.document.kind == *kind && counts(one))
    };
    let admission = [
        DocumentKind::NurseAssessment,
        DocumentKind::DoctorExamination,
    ];
    let lacking = admission
        .into_iter()
        .filter(|kind| admission.contains(&document.kind) && !there(kind));
    let lacking: Vec<DocumentKind> = lacking.collect();
    let others: Vec<_> = all
        .iter()
        .filter(|one| one.document.id != document.id)
        .collect();
    html! {
        @if !others.is_empty() || !lacking.is_empty() {
            section.group.documents aria-labelledby="h-case" {
                h2 #h-case { (say.t("doc-case")) }
                @for one in others { (line(seen, say, one)) }
                @for kind in lacking {
                    div.row.idle {
                        span.what { (icon(Icon::Note)) span { b { (title(say, None, kind)) } } }
                        span.when {}
                        span.next { (say.t("doc-not-begun")) " · " (say.by("doc-who-signs", documents::office_word(kind))) }
                    }
                }
            }
        }
    }
}

/// It has not been withdrawn.
fn counts(seen: &DocumentSeen<'_>) -> bool {
    !matches!(seen.document.part.standing(), Standing::Withdrawn { .. })
}

fn line(page: &Seen<'_>, say: &Say<'_>, seen: &DocumentSeen<'_>) -> Markup {
    let document = seen.document;
    let form = page.forms.and_then(|forms| forms.get(&document.form));
    let form = form.map(AsRef::as_ref);
    let tone = if document.unsettled().next().is_some() || document.lacks_doctor() {
        "late"
    } else {
        "waiting"
    };
    html! {
        a class=(format!("row {tone}")) id=(format!("document-{}", document.id)) href=(format!("/document/{}", document.id)) {
            span.what { (icon(Icon::Note)) span { b { (named(page.state, say, form, document)) } " " span.soft { (say.by("doc-part", documents::office_word(document.kind))) } } }
            span.when { (say.when(since(seen))) }
            span.next { (standing(page.state, say, seen)) }
        }
    }
}

/// What a municipality has added by itself has no name here but its own title.
fn own(form: Option<&Form>) -> Option<&Form> {
    form.filter(|form| form.head().name != form.kind().code())
}

/// The name of a document, or of what can be begun.
pub fn title(say: &Say<'_>, form: Option<&Form>, kind: DocumentKind) -> String {
    match own(form) {
        Some(form) => form.head().title.for_reader(say.language).0.to_owned(),
        None => say.by("doc-kind", kind.code()),
    }
}

/// The same on a page, marked where it is in another language than the reader's.
pub fn heading(say: &Say<'_>, form: Option<&Form>, kind: DocumentKind) -> Markup {
    own(form).map_or_else(
        || html! { (title(say, None, kind)) },
        |form| words(say, &form.head().title),
    )
}

/// What it is called where it stands: nobody has decided anything where a request for a decision was taken back.
pub fn named(state: &State, say: &Say<'_>, form: Option<&Form>, document: &Document) -> Markup {
    match asked::request(state, document) {
        Some(Request::TakenBack) => {
            let title = title(say, form, document.kind);
            html! { (say.with("doc-ask-for", &[("kind", Arg::Text(&title))])) }
        }
        Some(Request::Waits) | None => heading(say, form, document.kind),
    }
}

/// The forms in use on which the viewer may begin something in a contact: of a kind there can be several.
fn to_begin<'a>(seen: &Seen<'a>, contact: ContactId) -> Vec<&'a Form> {
    let today = looked::today(seen.state, seen.now);
    let forms = seen
        .forms
        .map(|forms| documents::to_begin(seen.state, seen.viewer, contact, forms, today));
    forms.unwrap_or_default()
}

fn since(seen: &DocumentSeen<'_>) -> Timestamp {
    match seen.document.part.standing() {
        Standing::Draft => {
            let last = seen.document.last_written();
            last.map_or(seen.document.begun_at, |last| last.at)
        }
        Standing::Signed { at, .. } | Standing::Withdrawn { at, .. } => at,
        Standing::Elsewhere(elsewhere) => elsewhere.at,
    }
}

/// How far it has come, by whom and when; what is still to be done about it.
pub fn standing(state: &State, say: &Say<'_>, seen: &DocumentSeen<'_>) -> Markup {
    let document = seen.document;
    let asked = asked::asked_by(state, document);
    let writer = asked.and(document.last_written());
    let by = match document.part.standing() {
        Standing::Draft => writer.map_or(&document.begun_by, |last| &last.by).clone(),
        Standing::Signed { by, .. } => by.actor(),
        Standing::Withdrawn { by, .. } => by,
        Standing::Elsewhere(elsewhere) => elsewhere.by,
    };
    let word = documents::said_word(state, document);
    let asked = asked.filter(|_| word != "asked");
    let who = documents::name(state, &by);
    let at = say.when(since(seen));
    let args = [
        ("what", Arg::Text(word)),
        ("who", Arg::Text(&who)),
        ("t", Arg::Text(&at)),
    ];
    let unsettled = document.unsettled().count();
    html! {
        (say.with("doc-standing", &args))
        @if word == "asked" || word == "deciding" {
            @match &document.chase.seen {
                Some((by, at)) => { " · " (say.with("doc-seen-by", &[("who", Arg::Text(&documents::name(state, by))), ("t", Arg::Text(&say.when(*at)))])) },
                None if word == "asked" => { " · " b { (say.t("doc-unseen")) } },
                None => {},
            }
        }
        @if let Some(asker) = asked {
            " · " (say.with("doc-asked-by", &[("who", Arg::Text(&documents::name(state, asker))), ("t", Arg::Text(&say.when(document.begun_at)))]))
        }
        @if unsettled > 0 && document.is_draft() { " · " b { (say.numbered("doc-unsettled", unsettled)) } }
        @if document.lacks_doctor() { " · " b { (say.t("doc-awaits-doctor")) } }
        @match &document.transfer {
            Transfer::Here => {},
            Transfer::ToTransfer => { " · " b { (say.t("doc-to-transfer")) } },
            Transfer::ToTransferAgain => { " · " b { (say.t("doc-to-transfer-again")) } },
            Transfer::ToStrike => { " · " b { (say.t("doc-to-strike")) } },
            Transfer::Transferred { by, at } => {
                @let key = if documents::is_withdrawn(document) { "doc-is-struck" } else { "doc-is-transferred" };
                " · " (say.with(key, &[("who", Arg::Text(&documents::name(state, by))), ("t", Arg::Text(&say.when(*at)))]))
            },
        }
    }
}

/// What the doctor concludes is that the municipal doctor is to consider a decision: asked for with one tap, unless it is already.
pub fn ask(seen: &Seen<'_>, say: &Say<'_>, found: &DocumentSeen<'_>, keys: &Keys) -> Markup {
    let document = found.document;
    let contact = document.contact;
    let conclusion = "conclusion.what".parse().ok();
    let answers = document.answers();
    let concludes = conclusion.is_some_and(|link| {
        let values = answers.of(&Field { link, row: 0 });
        values.contains(&Answer::Choice(Code::new("examination")))
    });
    if document.kind != DocumentKind::DoctorExamination || !concludes {
        return Markup::default();
    }
    let all = documents::of_contact(seen.state, seen.viewer, contact);
    let is_decision = |kind| Office::of(kind) == Office::MunicipalDoctor;
    if all
        .iter()
        .any(|one| is_decision(one.document.kind) && counts(one))
    {
        return Markup::default();
    }
    let form = to_begin(seen, contact)
        .into_iter()
        .find(|form| is_decision(form.kind()));
    html! {
        @if let Some(form) = form {
            form.say method="post" action=(format!("/document/begin/{contact}")) data-act="begin" {
                (keys.hidden("begin-document"))
                (keys.problem(contact, "begin-document"))
                p { (say.t("doc-concludes")) }
                button.do.wide type="submit" name="form" value=(form.head().name) {
                    (say.with("doc-ask-for", &[("kind", Arg::Text(&title(say, Some(form), form.kind())))]))
                }
            }
        }
    }
}

/// One is being written: on to it, or one more of what can be several. A decision is asked for once.
fn go_on(seen: &Seen<'_>, say: &Say<'_>, form: &Form, one: &DocumentSeen<'_>) -> Markup {
    let (state, document) = (seen.state, one.document);
    let title = title(say, Some(form), form.kind());
    let asked = asked::asked_by(state, document);
    let writer = asked::author(state, document);
    let by = asked.or(writer.as_ref()).unwrap_or(&document.begun_by);
    let who = documents::name(state, by);
    let args = [("kind", Arg::Text(&title)), ("who", Arg::Text(&who))];
    let key = match asked {
        Some(_) => "doc-asked-already",
        None => "doc-being-written",
    };
    html! {
        a.do href=(format!("/document/{}", document.id)) { (say.with(key, &args)) }
        @if Office::of(document.kind) != Office::MunicipalDoctor {
            button.do.quiet type="submit" name="another" value=(form.head().name) { (say.with("doc-begin-another", &args)) }
        }
    }
}

/// What this viewer may begin; of what only the municipal doctor decides, the others ask for it.
fn begin(
    seen: &Seen<'_>,
    say: &Say<'_>,
    contact: ContactId,
    forms: &[&Form],
    keys: &Keys,
) -> Markup {
    let decides = seen
        .viewer
        .looker()
        .as_role(StaffRole::MunicipalDoctor)
        .is_some();
    let asks = |kind| Office::of(kind) == Office::MunicipalDoctor && !decides;
    html! {
        details.more id=(format!("begin-{contact}")) {
            summary { (say.t("doc-begin")) }
            form.doc-begin method="post" action=(format!("/document/begin/{contact}")) data-act="begin" {
                (keys.hidden("begin-document"))
                (keys.problem(contact, "begin-document"))
                @for form in forms {
                    @let kind = form.kind();
                    @match documents::being_written(seen.state, seen.viewer, contact, form) {
                        Some(one) => (go_on(seen, say, form, &one)),
                        None => button.do type="submit" name="form" value=(form.head().name) {
                            @if asks(kind) { (say.with("doc-ask-for", &[("kind", Arg::Text(&title(say, Some(form), kind)))])) }
                            @else { (heading(say, Some(form), kind)) }
                        },
                    }
                }
            }
        }
    }
}
